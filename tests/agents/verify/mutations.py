"""Planted errors in great number: what becomes false when one thing in a true line is changed by rule.

Coarser than the hand-written checks (a changed line is now and then still true), but there are thousands of them: they
show at once what a relaxed check lets through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from agents.numbers import find_numbers
from agents.numbers.units import unit_of

_RATES = {
    "day": "week",
    "week": "month",
    "month": "week",
    "shift": "week",
    "hour": "day",
    "night": "week",
    "year": "month",
}
_UNITS = {
    "hours": "days", "hour": "day", "days": "weeks", "weeks": "months", "months": "years", "years": "months",
    "kg": "lb", "lbs": "kg", "miles": "km", "km": "miles", "minutes": "hours", "mm": "cm", "acres": "hectares",
}  # fmt: skip
_STRONGER = re.compile(r"^(?:Helped|Assisted|Supported|Helped to|Helped with|Assisted with)\s+(?:with\s+|in\s+)?(\w+)")
_ADDED = {
    "outcome": (", improving efficiency", ", reducing costs by 20%", ", resulting in higher sales"),
    "scope": (" across the country", " for all departments", " single-handedly"),
    "praise": (" with outstanding results", " to a high professional standard"),
    "skill": (" using Excel", " in Python", " with SAP"),
    "name": (" at Northgate", " for Halden & Co"),
    "date": (" since 2011", " from March"),
    "negation": (" without a single complaint", " with no accidents"),
    "unsupported": (" and trained new staff", " and kept the budget"),
}


def mutate(line: str) -> Iterator[tuple[str, str]]:
    """(kind, false line), at most one of each kind."""
    text = line.rstrip(".")
    choice = sum(map(ord, line))
    for kind, additions in _ADDED.items():
        yield f"{kind} added", text + additions[choice % len(additions)]
    for kind, changed in (
        ("number changed", _number(line)),
        ("rate changed", _swapped(line, r"(?:a|per|each|every)\s+", _RATES)),
        ("unit changed", _swapped(line, r"\d[\d.,]*[\s-]", _UNITS)),
        ("hedge added", _hedged(line)),
        ("order turned", _turned(line)),
        ("since for until", _sided(line)),
        ("numbers exchanged", _exchanged(line)),
        ("helped lost", _stronger(line)),
        ("negation lost", _affirmed(line)),
    ):
        if changed is not None and changed != line:
            yield kind, changed


def _number(line: str) -> str | None:
    for number in find_numbers(line):
        digits = line[number.start : number.end]
        match = re.match(r"\d+", digits)
        if match and number.value not in (0, 1) and number.kind in ("cardinal", "year"):
            return line[: number.start] + str(int(match[0]) + 3) + digits[match.end() :] + line[number.end :]
    return None


def _swapped(line: str, before: str, table: dict[str, str]) -> str | None:
    match = re.search(rf"(?<!\w)({before})({'|'.join(table)})(?!\w)", line)
    return line[: match.start(2)] + table[match[2]] + line[match.end(2) :] if match else None


def _hedged(line: str) -> str | None:
    for number in find_numbers(line):
        plain = number.kind == "cardinal" and number.bound == "exactly" and not number.place and number.value > 3
        alone = re.search(r"(?:^|[\s(])$", line[: number.start]) and not re.match(r"-", line[number.end :])
        if plain and alone and not re.search(r"\b(?:over|after|every|each|an?|the|year|of)\s+$", line[: number.start]):
            return line[: number.start] + "over " + line[number.start :]
    return None


def _turned(line: str) -> str | None:
    match = re.search(r"from ([$£€]?\d[\w.,%]*)( .{0,24}?)?to ([$£€]?\d[\w.,%]*\w|\d)(?![\w%])", line)
    if match is None:
        return None
    return line[: match.start(1)] + match[3] + line[match.end(1) : match.start(3)] + match[1] + line[match.end(3) :]


def _sided(line: str) -> str | None:
    match = re.search(r"\bsince(?= (?:\w+ )?(?:19|20)\d\d)", line)
    return line[: match.start()] + "until" + line[match.end() :] if match else None


def _exchanged(line: str) -> str | None:
    """Two figures that count different things change places."""
    numbers = [
        number for number in find_numbers(line) if number.kind == "cardinal" and not number.place and not number.words
    ]
    for first, second in pairwise(numbers):
        ours, theirs = (line[number.start : number.end] for number in (first, second))
        counted = first.counts and second.counts and first.counts[-1] != second.counts[-1]
        if counted and ours.isdigit() and theirs.isdigit() and ours != theirs and not unit_of(first.counts[0]):
            return line[: first.start] + theirs + line[first.end : second.start] + ours + line[second.end :]
    return None


def _stronger(line: str) -> str | None:
    match = _STRONGER.match(line)
    if match is None:
        return None
    return "Led " + line[match.start(1) :]


def _affirmed(line: str) -> str | None:
    match = re.search(r"\b(?:without (?:a |an |any )?|with no |no )(?=[a-z]+s?\b)", line)
    return line[: match.start()] + "with " + line[match.end() :] if match else None
