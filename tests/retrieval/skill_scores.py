"""What the skill finder is worth: `python -m tests.retrieval.skill_scores`.

`--skillspan DIR` adds the development part of SkillSpan (Zhang et al., NAACL 2022; kris927b/SkillSpan on GitHub, MIT),
which is not part of this project; `--write FILE` makes a Markdown page of it (benchmarks/SKILLS.md); `--show` prints
what went wrong on the texts that may be looked at.

Our own annotated texts are in three files. skills.jsonl was in view from the start. skills_people.jsonl and
skills_technical.jsonl were written and annotated by people who had not seen the code, and scored before anyone looked
at them (`FIRST_SEEN`). Then each two rows went in turn to development and to the held-out half, which stays unread.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.machine import describe_machine
from retrieval.skills import canonical, find_skills
from retrieval.taxonomy import Kind

HERE = Path(__file__).parent
HARD: frozenset[Kind] = frozenset({"tool", "knowledge", "licence", "language"})
"""The kinds that are knowledge in SkillSpan's sense; activities and soft skills are not."""

FIRST_SEEN = "P 0.91, R 0.65, F1 0.76 on all 290 (its held-out halves 0.74 each), 13 of 99 texts without a skill hit"
"""The two new files by the finder as it was at commit f60ba24, before anyone had looked at them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` (exclusive) say the skill `name`."""

    name: str
    start: int
    end: int
    kind: Kind | None = None


Finder = Callable[[str, str], Sequence[Mark]]
"""From a text and its language to the skills in it, not overlapping."""


@dataclass(slots=True)
class Tally:
    """Counts of marks, and what follows from them. A mark of the wrong name is wrong."""

    found: int = 0
    gold: int = 0
    found_right: int = 0
    gold_met: int = 0

    def add(self, found: Sequence[Mark], gold: Sequence[Mark], same: Callable[[Mark, Mark], bool]) -> None:
        self.found += len(found)
        self.gold += len(gold)
        self.found_right += sum(any(same(one, other) for other in gold) for one in found)
        self.gold_met += sum(any(same(one, other) for one in found) for other in gold)

    @property
    def precision(self) -> float:
        return self.found_right / (self.found or 1)

    @property
    def recall(self) -> float:
        return self.gold_met / (self.gold or 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)


@dataclass(slots=True)
class Scores:
    """`exact`: name, start and end are right; `touching`: the name is right and the places overlap.

    `free` texts name no skill; in `hit` of them one was found all the same.
    """

    exact: Tally
    touching: Tally
    free: int = 0
    hit: int = 0
    texts: int = 0


def read_rows(name: str) -> list[dict[str, Any]]:
    """The annotated texts of `name`.jsonl, without its header."""
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()[1:]]


def halves(name: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The development and the held-out half of a file: rows 0, 1, 4, 5, 8 … and 2, 3, 6, 7, 10 …"""
    rows = read_rows(name)
    return [row for i, row in enumerate(rows) if i // 2 % 2 == 0], [row for i, row in enumerate(rows) if i // 2 % 2]


ROWS = read_rows("skills")
PARTS: dict[str, list[dict[str, Any]]] = {
    "seen from the start": ROWS,
    "development": halves("skills_people")[0] + halves("skills_technical")[0],
    "held out, people": halves("skills_people")[1],
    "held out, technical": halves("skills_technical")[1],
}


def ours(text: str, language: str) -> list[Mark]:
    return [Mark(skill.name, skill.start, skill.end, skill.kind) for skill in find_skills(text, language=language)]


def score(rows: Sequence[dict[str, Any]], find: Finder = ours, *, show: bool = False) -> Scores:
    """Compare what `find` finds with what is marked."""
    scores = Scores(Tally(), Tally())
    for row in rows:
        found, gold = find(row["text"], row.get("language", "en")), [Mark(**mark) for mark in row["skills"]]
        scores.exact.add(found, gold, lambda one, other: _named(one, other) and _spot(one) == _spot(other))
        scores.touching.add(found, gold, lambda one, other: _named(one, other) and _shared(one, other) > 0)
        scores.texts += 1
        scores.free += not gold
        scores.hit += bool(found and not gold)
        if show:
            _show(row["text"], found, gold)
    return scores


def score_skillspan(folder: Path, find: Finder = ours, *, part: str = "dev") -> tuple[Tally, Tally, Tally]:
    """SkillSpan's knowledge spans exactly, and by half of the longer span; then its skill phrases by the same half.

    Names do not count: SkillSpan marks places only. Its tokens are joined by single spaces.
    """
    exact, half, phrases = Tally(), Tally(), Tally()
    for line in (folder / f"{part}.json").read_text("utf-8").splitlines():
        row = json.loads(line)
        found = find(" ".join(row["tokens"]), "en")
        hard = [mark for mark in found if mark.kind in HARD]
        knowledge = list(_tagged(row["tokens"], row["tags_knowledge"]))
        exact.add(hard, knowledge, lambda one, other: _spot(one) == _spot(other))
        half.add(hard, knowledge, _half)
        phrases.add(found, list(_tagged(row["tokens"], row["tags_skill"])), _half)
    return exact, half, phrases


def _tagged(tokens: Sequence[str], tags: Sequence[str]) -> Iterator[Mark]:
    start, place, last = -1, 0, 0
    for token, tag in zip([*tokens, ""], [*tags, "O"], strict=True):
        if tag != "I" and start >= 0:
            yield Mark("", start, last)
            start = -1
        if tag == "B" or (tag == "I" and start < 0):
            start = place
        last = place + len(token)
        place = last + 1


def _spot(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def _shared(one: Mark, other: Mark) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _half(one: Mark, other: Mark) -> bool:
    return 2 * _shared(one, other) >= max(one.end - one.start, other.end - other.start)


def _named(one: Mark, other: Mark) -> bool:
    """The annotators' name, or the list's own name for it."""
    return one.name in (other.name, canonical(other.name))


def _show(text: str, found: Sequence[Mark], gold: Sequence[Mark]) -> None:
    def told(marks: Sequence[Mark], others: Sequence[Mark]) -> list[tuple[str, str]]:
        wrong = [m for m in marks if not any(_spot(m) == _spot(o) and (_named(m, o) or _named(o, m)) for o in others)]
        return [(mark.name, text[mark.start : mark.end]) for mark in wrong]

    if (extra := told(found, gold)) + (missed := told(gold, found)):
        print(text, "| extra:", extra, "| missed:", missed)


def _texts_a_second(find: Finder) -> float:
    rows = [row for part in PARTS.values() for row in part]
    started = time.process_time()
    for row in rows:
        find(row["text"], row.get("language", "en"))
    return len(rows) / (time.process_time() - started)


def _figures(tally: Tally) -> str:
    return f"{tally.precision:.2f} / {tally.recall:.2f} / **{tally.f1:.2f}**"


def page(finders: dict[str, Finder], skillspan: Path | None) -> str:
    """Everything measured, as Markdown."""
    lines = [
        "# How well skills are found",
        "",
        f"`python -m tests.retrieval.skill_scores`, {date.today()}, {describe_machine()}.",
        "The same list in Vita's finder, which asks ordinary words for proof, and in spaCy's matchers, which do not.",
        "P / R / F1 of name and place; the places alone of SkillSpan. Texts are short: about 60 characters.",
        "",
        "| texts | finder | name and exact place | name, places overlap | skill-free texts hit |",
        "| --- | --- | --- | --- | --- |",
    ]
    for part, rows in PARTS.items():
        for name, find in finders.items():
            scores = score(rows, find)
            lines.append(
                f"| {part}: {scores.texts} texts, {scores.exact.gold} skills | {name} | {_figures(scores.exact)} "
                f"| {_figures(scores.touching)} | {scores.hit} of {scores.free} |"
            )
    lines += [
        "",
        "The rules and the list were made with the first two parts in view. The last two are the halves of",
        "skills_people.jsonl and skills_technical.jsonl that nobody has looked at; only their figures were taken, some",
        "twenty times while the list grew. Where the annotators named a skill in other words than the list, it counts",
        "as missed and as wrong. In the texts without a skill, words such as go, spring or docker mean something else.",
        f"When both files were new, Vita's finder had {FIRST_SEEN}.",
        "",
        "| finder | texts a second, one core |",
        "| --- | --- |",
        *(f"| {name} | {_texts_a_second(find):,.0f} |" for name, find in finders.items()),
    ]
    if skillspan:
        lines += [
            "",
            "SkillSpan, development part: 3,174 sentences of postings. Rules were improved on its training part only.",
            "",
            "| finder | knowledge, exact | knowledge, half of the longer span | skill phrases found |",
            "| --- | --- | --- | --- |",
        ]
        for name, find in finders.items():
            exact, half, phrases = score_skillspan(skillspan, find)
            lines.append(f"| {name} | {_figures(exact)} | {_figures(half)} | {phrases.recall:.2f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.retrieval.skill_scores", description=__doc__)
    parser.add_argument("--skillspan", type=Path, metavar="DIR", help="folder with SkillSpan's dev.json")
    parser.add_argument("--write", type=Path, metavar="FILE", help="also write the page to this file")
    parser.add_argument("--show", action="store_true", help="print what went wrong on development texts, and no more")
    options = parser.parse_args()
    if options.show:
        for part in ("seen from the start", "development"):
            score(PARTS[part], show=True)
        return
    from tests.retrieval.skill_rivals import entity_ruler, phrase_matcher

    text = page(
        {"Vita": ours, "spaCy PhraseMatcher (LOWER)": phrase_matcher(), "spaCy EntityRuler": entity_ruler()},
        options.skillspan,
    )
    print(text, end="")
    if options.write:
        options.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
