"""Which of a document's entries the person has told of already, so that one job does not become two.

Pure; it looks at names and years only, and rather leaves two entries apart than merges two jobs at one employer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agents.coverage import stems
from agents.numbers import digits_for_words
from agents.understand import Found
from storage.facts import Fact
from storage.interview import Interview

_NAMES = {
    "work": "name",
    "education": "institution",
    "volunteer": "organization",
    "projects": "name",
    "certificates": "name",
    "awards": "title",
    "publications": "name",
    "languages": "language",
}
"""The field that tells entries of a section apart."""

_TITLES = {"work": "position", "education": "studyType", "volunteer": "position"}
_LINES = frozenset({"highlight", "summary"})


def match_entries(interview: Interview, found: Sequence[Found]) -> tuple[Found, ...]:
    """`found` with the numbers of entries that are known, new numbers for the others, and without what is known."""
    numbers: dict[tuple[str, int], int] = {}
    for section, entry in dict.fromkeys((fact.section, fact.entry) for fact in found):
        theirs = [fact for fact in found if (fact.section, fact.entry) == (section, entry)]
        numbers[section, entry] = _number(interview, section, theirs, taken=numbers)
    moved = [replace(fact, entry=numbers[fact.section, fact.entry]) for fact in found]
    return tuple(fact for fact in moved if not _is_known(interview, fact))


def _number(interview: Interview, section: str, theirs: Sequence[Found], *, taken: dict[tuple[str, int], int]) -> int:
    if section == "basics":
        return 0
    used = {number for (other, _), number in taken.items() if other == section}
    for entry in interview.entries(section):
        if entry not in used and _same(section, theirs, interview.live_facts(section, entry)):
            return entry
    return max(interview.next_entry(section), max(used, default=-1) + 1)


def _same(section: str, theirs: Sequence[Found], known: Sequence[Fact]) -> bool:
    if section not in _NAMES:
        return False
    name, other = _value(theirs, _NAMES[section]), _value(known, _NAMES[section])
    if not name or not other or not _alike(name, other):
        return False
    title, told = (_value(facts, _TITLES.get(section, "")) for facts in (theirs, known))
    start, end = _value(theirs, "startDate")[:4], _value(theirs, "endDate")[:4]
    began, ended = _value(known, "startDate")[:4], _value(known, "endDate")[:4]
    if start and began and start != began:
        return False
    return not title or not told or _alike(title, told) or bool(start and start == began) or bool(end and end == ended)


def _value(facts: Sequence[Found] | Sequence[Fact], field: str) -> str:
    return next((fact.value for fact in facts if fact.field == field), "")


def _alike(one: str, other: str) -> bool:
    """Whether all words of one name are in the other: "Holiday Inn Express" and "Holiday Inn Express Tulsa"."""
    first, second = (set(re.findall(r"\w+", name.casefold())) for name in (one, other))
    return first <= second or second <= first


def _is_known(interview: Interview, found: Found) -> bool:
    """Whether what a document says has been told, at least as precisely."""
    known = interview.live_facts(found.section, found.entry, found.field)
    if found.field in _LINES:
        return any(_content(found.value) <= _content(fact.value) for fact in known)
    if found.field == "phone":
        return any(_digits(fact.value).endswith(_digits(found.value)[-9:]) for fact in known)
    if "date" in found.field.lower():
        return any(fact.value.startswith(found.value) for fact in known)
    return any(_alike(found.value, fact.value) and len(found.value) <= len(fact.value) for fact in known)


def _content(line: str) -> set[str]:
    return stems(digits_for_words(line))


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
