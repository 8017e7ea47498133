"""How much of a resume survives being printed by other people's programs, or ours, and read again as an upload is.

    python -m tests.retrieval.documents.round_trip [--table FILE] [--misses LAYOUT.KIND]

Each resume of `resumes/` is printed in every layout as PDF and as DOCX, and read by what reads uploads
(agents/uploads.py: file → text → facts). A value counts as read only in its own field of its own entry: the entries of
a section are paired by what they share. The even ones of the resumes, by name, are for development; the odd ones are
held out: what is misread there was not looked at, though the layouts were made with 01, 11, 15 and 33 before the eyes.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from agents.messages import Document
from agents.understand import Found
from agents.understand.document import facts_of_json_resume
from agents.uploads import find_facts, read_text
from benchmarks.machine import describe_machine
from storage.export import render
from storage.resume import Resume
from tests.retrieval.documents.layouts import LAYOUTS, print_resume

RESUMES = sorted((Path(__file__).parent / "resumes").glob("*.json"))
HELD_OUT, DEVELOPMENT = RESUMES[::2], RESUMES[1::2]
OURS = "ours"
KINDS = ("pdf", "docx")
FORMS = tuple((layout, kind) for layout in (OURS, *LAYOUTS) for kind in KINDS)

Field = tuple[str, str]
Entry = Counter[Field]
"""How often an entry has each (field, value)."""


class Score(NamedTuple):
    """Counts of values: rightly read, read, and printed."""

    right: int = 0
    read: int = 0
    told: int = 0

    def plus(self, other: Score) -> Score:
        return Score(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.read + self.told, 1)


Scores = dict[str, Score]
"""By section and field ("work.name")."""


def compare(path: Path, layout: str, kind: str) -> tuple[Scores, list[str]]:
    """How one resume is read in one form, and a line for each value that was lost or invented."""
    data = json.loads(path.read_text(encoding="utf-8"))
    printed = render(Resume.model_validate(data), kind) if layout == OURS else print_resume(data, layout, kind)
    taken = read_text(Document(f"{path.stem}.{kind}", printed, ""))
    read = _sections(find_facts(taken.text, wrapped=taken.kind != "docx"))
    told = _sections(facts_of_json_resume(data))
    scores: Scores = defaultdict(Score)
    misses: list[str] = []
    for section in sorted({*read, *told}):
        for theirs, ours in _paired(told[section], read[section]):
            for field in {field for field, _ in [*theirs, *ours]}:
                one, two = (_only(entry, field) for entry in (theirs, ours))
                name = f"{section}.{field}"
                scores[name] = scores[name].plus(Score((one & two).total(), two.total(), one.total()))
            misses += [f"- {section}.{field}: {value}" for field, value in (theirs - ours).elements()]
            misses += [f"+ {section}.{field}: {value}" for field, value in (ours - theirs).elements()]
    return scores, misses


def measure(paths: Sequence[Path], forms: Sequence[tuple[str, str]] = FORMS) -> dict[tuple[str, str], Scores]:
    """The scores of each form over these resumes."""
    with ThreadPoolExecutor(2) as pool:
        return {form: _summed(scores for scores, _ in pool.map(partial(_compare, form), paths)) for form in forms}


def _compare(form: tuple[str, str], path: Path) -> tuple[Scores, list[str]]:
    return compare(path, *form)


def _summed(many: Iterable[Scores]) -> Scores:
    total: Scores = defaultdict(Score)
    for scores in many:
        for name, score in scores.items():
            total[name] = total[name].plus(score)
    return total


def overall(scores: Iterable[Scores]) -> Score:
    total = Score()
    for score in _summed(scores).values():
        total = total.plus(score)
    return total


def _sections(facts: Iterable[Found]) -> defaultdict[str, list[Entry]]:
    sections: defaultdict[str, dict[int, Entry]] = defaultdict(lambda: defaultdict(Counter))
    for fact in facts:
        sections[fact.section][fact.entry][_folded(fact.field, fact.value)] += 1
    return defaultdict(list, {section: list(entries.values()) for section, entries in sections.items()})


def _folded(field: str, value: str) -> Field:
    """Without what no page shows: the day of a date, how an address begins and ends, which field a text is from."""
    value = " ".join(value.split())
    if field in {"startDate", "endDate", "date", "releaseDate"}:
        return field, value[:7]
    if field in {"url", "profile"}:
        return field, re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", value)
    return ("summary" if field in {"description", "reference"} else field), value


def _paired(told: list[Entry], read: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Entries with what was made of them: those that share most first; the rest alone."""
    shared = sorted(
        ((-(one & two).total(), i, j) for i, one in enumerate(told) for j, two in enumerate(read) if one & two)
    )
    left, right = dict(enumerate(told)), dict(enumerate(read))
    for _, i, j in shared:
        if i in left and j in right:
            yield left.pop(i), right.pop(j)
    yield from ((entry, Counter()) for entry in left.values())
    yield from ((Counter(), entry) for entry in right.values())


def _only(entry: Entry, field: str) -> Entry:
    return Counter({key: count for key, count in entry.items() if key[0] == field})


def table(development: dict[tuple[str, str], Scores], held_out: dict[tuple[str, str], Scores]) -> str:
    """Markdown: F1 of each form, then of each field over all forms, both for both parts."""
    forms = [(f"{layout} | {kind}", development[layout, kind], held_out[layout, kind]) for layout, kind in development]
    rows = [(name, overall([one]), overall([two])) for name, one, two in forms]
    rows.append(("all | ", overall(development.values()), overall(held_out.values())))
    one, two = _summed(development.values()), _summed(held_out.values())
    fields = [(name, one.get(name, Score()), two.get(name, Score())) for name in sorted({*one, *two})]
    return "\n".join(
        [
            "# Resumes printed and read again",
            "",
            f"Machine: {describe_machine()}. Date: {datetime.now(UTC):%Y-%m-%d}.",
            "Made by `python -m tests.retrieval.documents.round_trip --table benchmarks/DOCUMENTS.md`, which says how.",
            "",
            "| layout | file | F1, development | values | F1, held out | values |",
            "| --- | --- | --- | --- | --- | --- |",
            *(f"| {name} | {a.f1:.3f} | {a.told} | {b.f1:.3f} | {b.told} |" for name, a, b in rows),
            "",
            "| field, all forms | F1, development | values | F1, held out | values |",
            "| --- | --- | --- | --- | --- |",
            *(f"| {name} | {a.f1:.3f} | {a.told} | {b.f1:.3f} | {b.told} |" for name, a, b in fields),
            "",
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--table", type=Path, help="where the table is written (default: printed)")
    parser.add_argument("--misses", metavar="LAYOUT.KIND", help="what is misread in one form, in development resumes")
    options = parser.parse_args()
    if options.misses:
        layout, kind = options.misses.split(".")
        for path in DEVELOPMENT:
            print(path.stem, *compare(path, layout, kind)[1], sep="\n  ")
        return
    written = table(measure(DEVELOPMENT), measure(HELD_OUT))
    if options.table:
        options.table.write_text(written, encoding="utf-8")
    else:
        print(written)


if __name__ == "__main__":
    main()
