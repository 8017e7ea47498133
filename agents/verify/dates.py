"""Dates: months and weekdays by name, and on which side of a year the line stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from agents.numbers import Number
from agents.verify import lexicon
from agents.verify.findings import Finding
from agents.verify.ground import Ground

_NEAR = r"\s+(?:[a-z]+\.?\s+)?$"
_SIDES = (
    ("since", rf"\b(?:since|from|starting|onwards){_NEAR}|\b(?:started|began|joined)\s+(?:\w+\s+){{0,3}}$"),
    (
        "until",
        rf"\b(?:until|till|til|through|thru|to|up to){_NEAR}|[-–]\s*$|"
        rf"\b(?:left|ended|ending|runs?\s+out|ran\s+out|expires?|due)\s+(?:\w+\s+){{0,3}}$",
    ),
    ("before", rf"\b(?:before|prior to){_NEAR}"),
    ("after", rf"\bafter{_NEAR}"),
)
_BEFORE_SHORT = (
    r"\b(?:since|from|in|until|till?|by|of|class of|summer|spring|autumn|winter|xmas|christmas"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|[a-z]+(?:ch|ry|il|ne|ly|st|er))\b"
)
"""What stands before a year of two digits."""
_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_SEASONS = "spring summer autumn fall winter christmas easter thanksgiving halloween"


def _side(text: str, number: Number) -> str:
    before = re.split(r"[,;]|\d{4}", text[max(0, number.start - 24) : number.start])[-1]
    for name, pattern in _SIDES:
        if re.search(pattern, before, re.IGNORECASE):
            return name
    return ""


def same_side(ground: Ground, said: Number, written: Number, line: str) -> bool:
    """Since, until, before and after a year are different claims; a bare year allows "in"."""
    ours = _side(line, written)
    if not ours:
        return True
    for note, candidate in ground.numbers:
        if candidate is said:
            theirs = _side(ground.notes[note], said) or (
                "since" if said.place == "low" else "until" if said.place == "high" else ""
            )
            begun = ours == "since" and re.search(
                r"\b(?:start|began|join|since|hire|open)", ground.notes[note], re.IGNORECASE
            )
            return ours == theirs or bool(begun and theirs not in ("until", "before"))
    return False


def is_short_year(ground: Ground, written: Number, line: str) -> bool:
    """Whether the notes give a year of the line by its last two digits, on the same side: "gas safe since 09"."""
    ours = _side(line, written)
    after = r"(?=\s*(?:[-–,.;)|&]|$|(?:and|n|to|till?|until)\b))"
    short = re.compile(rf"(?:{_BEFORE_SHORT})\s*['’]?(?P<year>{int(written.value) % 100:02}){after}", re.IGNORECASE)
    return any(
        not ours or ours == _side(note, replace(written, start=match.start("year")))
        for note in ground.notes
        for match in short.finditer(note)
    )


def check_dates(ground: Ground, line: str) -> Iterator[Finding]:
    """Months and weekdays by name."""
    for match in re.finditer(rf"\b(?:{'|'.join(f'{_MONTHS} {_DAYS}'.split())})s?\b", line, re.IGNORECASE):
        word = match.group().lower().rstrip("s")
        if word in ("may", "march") and not match.group()[0].isupper():
            continue
        known = (
            word in ground.words
            or word + "s" in ground.words
            or any(
                word in lexicon.expansions(said) or word in lexicon.expansions(said.rstrip("s"))
                for said in ground.words
            )
        )
        numeric = word in _MONTHS.split() and _has_month(ground, _MONTHS.split().index(word) + 1)
        if not known and not numeric and not any(lexicon.same_word(said, word) for said in ground.words):
            yield Finding(match.group(), "date", match.start(), match.end())

    yield from _mismatched(ground, line)


def _mismatched(ground: Ground, line: str) -> Iterator[Finding]:
    """ "May 2020" of "may 2017 and nov 2020": each month keeps its year."""
    told = [(_month(match), match["year"]) for note in ground.notes for match in _MONTH_YEAR.finditer(note)]
    for match in _MONTH_YEAR.finditer(line):
        rivals = {month for month, year in told if year == match["year"]}
        if rivals and _month(match) not in rivals:
            yield Finding(match.group(), "date", match.start(), match.end())


def _month(match: re.Match[str]) -> str:
    return match["month"][:3].lower()


_MONTH_YEAR = re.compile(
    r"\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def _has_month(ground: Ground, month: int) -> bool:
    pattern = re.compile(rf"(?<!\d)0?{month}[/.](?:\d{{1,2}}[/.])?(?:19|20)?\d{{2}}|(?:19|20)\d{{2}}-0?{month}\b")
    return any(pattern.search(note) for note in ground.notes)
