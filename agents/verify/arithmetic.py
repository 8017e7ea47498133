"""Figures that follow from the notes: every 15 minutes is 4 times an hour, 12-hour shifts 4 nights a week 48 hours.

Only what one multiplication or division gives, within one note, and with the units to match on both sides.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from agents.numbers import Number, find_numbers
from agents.numbers.units import in_base_unit
from agents.verify.ground import Ground

_EVERY = re.compile(r"\b(?:every|each|ever)\s+$", re.IGNORECASE)
_TURNS = frozenset("day night shift morning evening afternoon".split())
_BESIDE = re.compile(r"\s+(?:days?|weeks?|hours?|minutes?)?\s*(?:instead\s+of|rather\s+than|not|to|down\s+to)\s+")


def follows(ground: Ground, number: Number, line: str) -> bool:
    """Whether `number` of the line can be worked out from figures of one note."""
    number = _with_unit_before(number, line)
    if any(said.unit and said.measure == number.measure and number.unit for _, said in ground.numbers):
        return True
    return (
        _is_one(ground, number)
        or any(
            _is_frequency(number, line, said, note) or _is_interval(number, line, said)
            for index, note in enumerate(ground.notes)
            for place, said in ground.numbers
            if place == index
        )
        or _is_product(ground, number)
    )


def _is_one(ground: Ground, number: Number) -> bool:
    """ "60 minutes" of "an hour", "10 years" of "a decade"."""
    lengths = [_LENGTHS.get(unit, (1, unit)) for note in ground.notes for unit in _ONE.findall(note.lower())]
    return bool(number.unit) and any(number.measure == in_base_unit(Fraction(many), unit) for many, unit in lengths)


_ONE = re.compile(
    r"(?:^|\b(?:to|for|by|in|under|over|took|takes|was|is|about|nearly|after|than|every|did|spent)\s+)(?:an?|one)\s+"
    r"(?:whole\s+|full\s+)?(hour|week|fortnight|month|year|decade)\b"
)
_LENGTHS = {"decade": (10, "year"), "fortnight": (14, "day")}


def _with_unit_before(number: Number, line: str) -> Number:
    """The 21 of "10 days instead of 21" is in days."""
    for before in find_numbers(line[: number.start]):
        if before.unit and not number.unit and _BESIDE.fullmatch(line[before.end : number.start]):
            return replace(number, unit=before.unit)
    return number


def _is_frequency(number: Number, line: str, said: Number, note: str) -> bool:
    """ "4 times an hour" of "every 15 minutes"."""
    if number.unit != "times" or not number.per or not said.unit or not _EVERY.search(note[: said.start]):
        return False
    period, family = said.measure
    whole, other = in_base_unit(Fraction(1), number.per)
    return family == other and period > 0 and whole / period == number.value


def _is_interval(number: Number, line: str, said: Number) -> bool:
    """ "Every 15 minutes" of "4 times an hour"."""
    if said.unit != "times" or not said.per or not number.unit or not _EVERY.search(line[: number.start]):
        return False
    whole, family = in_base_unit(Fraction(1), said.per)
    period, other = number.measure
    return family == other and said.value > 0 and whole / said.value == period


def _is_product(ground: Ground, number: Number) -> bool:
    """ "48 hours a week" of "12 hr shift 4 nites a week": hours of a turn by the turns of a week or month."""
    if number.unit != "hour" or not number.per:
        return False
    for (place, each), (other, turns) in permutations(ground.numbers, 2):
        if place != other or each.unit != "hour" or turns.per != number.per or each.per not in ("", *_TURNS):
            continue
        note = ground.notes[place][each.end :]
        shift = each.per in _TURNS or re.match(r"\s*-?\s*(?:shift|day|night|nite|duty)", note, re.IGNORECASE)
        counted = turns.unit == "day" or any(word.rstrip("s") in (*_TURNS, "nite") for word in turns.counts)
        if shift and counted and each.value * turns.value == number.value:
            return True
    return False
