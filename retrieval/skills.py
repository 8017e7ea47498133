"""Finds skills in text by name: the longest known spelling wins, and names that are ordinary words need proof.

Runs as a filter: `python -m retrieval.skills` reads {"text", "language"?} and writes
{"skills": [{"name", "start", "end"}]}; with `--esco`, each skill also has "esco", its address in ESCO or null.
It knows names, not meanings: "kept the servers alive" names no skill.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from typing import Any

from retrieval.ambiguous import Guard, Text, Word, judge, load_guards, read_text
from retrieval.taxonomy import WORD, Kind, Pattern, esco_uri, key_of, load_taxonomy, normal_word
from storage.jsonlines import run_filter, take

_JOINT = re.compile(r"[ \u00a0]?[-–/.&+'’]?[ \u00a0]?$|[ \u00a0]{0,3}$")
"""What may stand between two words of one name."""

_LISTED = re.compile(
    r"[\s,;:/|•·&+()、，；和与及\-–—*]*(?:(?:and/or|and|or|und|y|et|plus|as well as|also)\s+)?"
    r"(?:(?:some|basic|ms|advanced)\s+)?$",
    re.IGNORECASE,
)
"""What may stand between two members of one list."""


@dataclass(frozen=True, slots=True)
class SkillSpan:
    """Characters `start` to `end` (exclusive) name the skill `name`; `kind` "task" is an activity ("Inspect tyres")."""

    name: str
    start: int
    end: int
    kind: Kind


@dataclass(slots=True)
class _Candidate:
    span: SkillSpan
    family: str
    named: bool
    verdict: bool | None


def find_skills(text: str, *, language: str = "en") -> tuple[SkillSpan, ...]:
    """The skills named in `text`, in order, not overlapping.

    `language` (ISO 639-1) is the text's: within Chinese, "Go" or "Excel" cannot be ordinary words and need no proof.
    """
    read = read_text(text, language=language)
    candidates = list(_candidates(read, tasks=False))
    _settle(candidates, text)
    found = [candidate.span for candidate in candidates if candidate.verdict]
    for candidate in _candidates(read, tasks=True):
        span = candidate.span
        if candidate.verdict and all(span.end <= other.start or other.end <= span.start for other in found):
            found.append(span)
    return tuple(sorted(found, key=lambda span: span.start))


def canonical(name: str) -> str | None:
    """The one name of a skill that may be written as `name` in any case ("k8s" → "Kubernetes"); None if unknown."""
    key = key_of(name)
    if guard := load_guards().get(key):
        return guard.name or None
    patterns = load_taxonomy().patterns.get(key, ())
    chosen = next((pattern for pattern in patterns if pattern.surface in (None, name.strip())), None)
    return (chosen or patterns[0]).name if patterns else None


def skills_ending(text: str) -> Iterator[tuple[str, str, bool]]:
    """The skills that the last words of `text` name, the longest first: name, these words, whether they are proof.

    For text that still grows, where nothing can be waited for: "kubernetes" means nothing else, "go" and "excel" may.
    Activities are left out, for their names are plain sentences. Takes about 5 µs.
    """
    last = next(iter(WORD.findall(text[text.rfind(" ", 0, len(text) - 1) + 1 :])[-1:]), "")
    counts = _lengths_by_last_word().get(normal_word(last), ())
    words = list(WORD.finditer(text))[-counts[0] :] if counts else []
    for count in counts:
        if count > len(words):
            continue
        key = " ".join(normal_word(word.group()) for word in words[-count:])
        said = text[words[-count].start() : words[-1].end()]
        guard = load_guards().get(key)
        if guard is not None and guard.name:
            yield guard.name, said, guard.open and bool(guard.forms)
        for pattern in load_taxonomy().patterns.get(key, ()):
            if pattern.kind != "task" and pattern.surface in (None, said):
                alone = pattern.kind == "language" and count == 1  # polish
                yield pattern.name, said, not (pattern.weak or alone or guard is not None)


@cache
def _lengths_by_last_word() -> dict[str, tuple[int, ...]]:
    """The numbers of words, the most first, of the names that end with a word."""
    lengths: dict[str, set[int]] = {key: {1} for key, guard in load_guards().items() if guard.name}
    for key, patterns in load_taxonomy().patterns.items():
        if any(pattern.kind != "task" for pattern in patterns):
            lengths.setdefault(key.rpartition(" ")[2], set()).add(key.count(" ") + 1)
    return {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}


def same_skill(one: str, other: str) -> bool:
    """Do both name the same skill? Unknown names are compared as written, without case, plural and hyphens."""
    return (canonical(one) or key_of(one)) == (canonical(other) or key_of(other))


def is_known_skill(word: str) -> bool:
    """Is `word`, or are these words, by themselves the name of a skill? "Go" is; "go" and "pyhton" are not."""
    key = key_of(word)
    if guard := load_guards().get(key):
        return guard.open or word.strip() in guard.forms
    patterns = load_taxonomy().patterns.get(key, ())
    return any(not (pattern.weak or pattern.slip) and pattern.surface in (None, word.strip()) for pattern in patterns)


def _candidates(read: Text, *, tasks: bool) -> Iterator[_Candidate]:
    """Every longest spelling from the left; `tasks` picks activities only, or all but them."""
    taxonomy, guards = load_taxonomy(), load_guards()
    lengths = taxonomy.task_lengths if tasks else taxonomy.lengths
    words = read.words
    index = 0
    while index < len(words):
        step = 1
        counts = lengths.get(words[index].normal, ())
        if not tasks and words[index].normal in guards and 1 not in counts:
            counts = (*counts, 1)
        reach = _reach(read, index, counts[0]) if counts else 0
        for count in counts:
            if count > reach:
                continue
            last = index + count - 1
            key = " ".join(word.normal for word in words[index : last + 1])
            written = read.text[words[index].start : words[last].end]
            guard = guards.get(key) if count == 1 and not tasks else None
            if guard is not None and guard.name:
                span = SkillSpan(guard.name, words[index].start, words[last].end, _kind_of(guard))
                verdict = judge(guard, read, index, last)
                yield _Candidate(span, guard.family, written in guard.forms and not guard.strict, verdict)
                break
            pattern = _choose(taxonomy.patterns.get(key, ()), written, tasks=tasks)
            if pattern is not None:
                span = SkillSpan(pattern.name, words[index].start, words[last].end, pattern.kind)
                group = "language" if pattern.kind == "language" else "subject"
                needs_proof = pattern.weak or (pattern.kind == "language" and count == 1)
                needs_proof |= count == 1 and bool(pattern.surface) and written.istitle() and _begins(words, index)
                verdict = judge(guards[group], read, index, last) if needs_proof else True
                named = not pattern.weak
                yield _Candidate(span, group if needs_proof else pattern.kind, named, verdict)
                step = count
                break
        index += step


def _begins(words: list[Word], index: int) -> bool:
    """Is this the first word of a longer sentence, where any word has a capital? "Postman came late"."""
    word = words[index]
    first = index == 0 or words[index - 1].sentence != word.sentence
    return first and index + 1 < len(words) and words[index + 1].sentence == word.sentence


def _kind_of(guard: Guard) -> Kind:
    return "knowledge" if guard.family == "subject" else "tool"


def _choose(patterns: tuple[Pattern, ...], written: str, *, tasks: bool) -> Pattern | None:
    for pattern in patterns:
        if (pattern.kind == "task") == tasks and pattern.surface in (None, written):
            return pattern
    return None


def _reach(read: Text, index: int, limit: int) -> int:
    """How many words from `index` on, at most `limit`, stand close enough to be one name."""
    words = read.words
    count = 1
    while count < limit and index + count < len(words):
        between = read.text[words[index + count - 1].end : words[index + count].start]
        if len(between) > 3 or not _JOINT.match(between) or (between.startswith(".") and between != "."):
            break
        count += 1
    return count


def _settle(candidates: list[_Candidate], text: str) -> None:
    """Let the members of a list prove each other: "Go, Docker", "word, excel and outlook"."""
    between = [text[one.span.end : other.span.start] for one, other in pairwise(candidates)]
    linked = [bool(_LISTED.match(gap)) for gap in between]
    for index in (*range(len(linked)), *reversed(range(len(linked)))):
        one, other = candidates[index], candidates[index + 1]
        if linked[index] and one.verdict is None and _proves(other, one, between[index]):
            one.verdict = True
        if linked[index] and other.verdict is None and _proves(one, other, between[index]):
            other.verdict = True
    for run in _runs(candidates, linked):
        open_ones = [member for member in run if member.verdict is None and member.family != "subject"]
        if len({member.family for member in open_ones}) == 1 and (
            len(open_ones) >= 3 or (len(open_ones) == 2 and all(member.named for member in open_ones))
        ):
            for member in open_ones:
                member.verdict = member.family != "language" or len(open_ones) >= 3


def _proves(neighbour: _Candidate, candidate: _Candidate, between: str) -> bool:
    if not neighbour.verdict:
        return False
    if candidate.family in {"subject", "planner"} and between in {" ", ""}:
        return False  # "Power BI dashboards", "Excel Monday": no list
    if candidate.family == "language":
        return neighbour.span.kind == "language"
    if candidate.family == "subject":
        return neighbour.span.kind != "language"
    return neighbour.span.kind == "tool" or neighbour.family == candidate.family


def _runs(candidates: list[_Candidate], linked: list[bool]) -> Iterator[list[_Candidate]]:
    run = candidates[:1]
    for candidate, joined in zip(candidates[1:], linked, strict=True):
        if not joined:
            yield run
            run = []
        run.append(candidate)
    if run:
        yield run


def _answer(record: dict[str, Any], *, esco: bool = False) -> dict[str, Any]:
    found = find_skills(take(record, "text", str), language=take(record, "language", str, "en"))
    skills: list[dict[str, Any]] = [{"name": skill.name, "start": skill.start, "end": skill.end} for skill in found]
    return {"skills": [skill | {"esco": esco_uri(skill["name"])} if esco else skill for skill in skills]}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m retrieval.skills", description=__doc__)
    parser.add_argument("--esco", action="store_true", help="also say each skill's address in ESCO")
    raise SystemExit(run_filter(partial(_answer, esco=parser.parse_args().esco)))
