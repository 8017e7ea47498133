"""Entries of spans → facts: which field each span fills, and the dates as JSON Resume writes them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agents.understand.dates import DateSpan
from agents.understand.trained.grouping import FIELDS, OPENERS, Entry
from agents.understand.trained.spans import Span
from agents.understand.values import Found

_DATED_FROM_TO = frozenset({"work", "education", "volunteer", "projects"})
_ENDS = re.compile(
    r"\b(?:until?|till?|til|left|leaving|finish(?:ed|ing)?|ended|ending|end|quit|closed|retired|resigned|redundant|"
    r"laid off|let go|stopped|to|done|graduated?|passed|completed|out)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:since|from|start(?:ed|ing)?|join(?:ed|ing)?|began|begin|beginning|became|hired|took|taken|moved|went|promoted|"
    r"made|opened|set up|came|got|switched|transferred|w\.?e\.?f\.?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_RUNS_OUT = re.compile(
    r"\b(?:exp|expir\w+|valid|runs? out|ran out|renew\w*|lapse\w*|until|till)\b[^.;]{0,20}$", re.IGNORECASE
)
_WITHIN = re.compile(r"\b(?:in|during)\s*$", re.IGNORECASE)
"""A job told with one date behind "in" took place within it."""
_UNPAID = re.compile(r"\bvolunt|\bunpaid\b", re.IGNORECASE)
_STUDY_BEGINS = re.compile(
    r"\b(?:since|start(?:ed|ing)?|began|begin|joined|enrol\w*|applied)\b[^.;,]{0,40}$", re.IGNORECASE
)
_SCORE = re.compile(
    r"\d(?:\.\d+)?\s*(?:%|gpa|cgpa|/\s*\d)|\bgpa\b|\b(?:first|2[.:][12]|distinction|merit|honou?rs)\b", re.IGNORECASE
)


def groupable(text: str, spans: Sequence[Span], dates: Sequence[DateSpan]) -> tuple[Span, ...]:
    """Spans that may be part of an entry, left to right, the longer first where two begin together.

    A duration that no date is tied to dates nothing, and a number is part of an entry only as a mark or grade.
    """
    kept = [
        span
        for span in spans
        if (span.label in OPENERS or span.label in {"fluency", "metric"})
        and (span.label != "metric" or _SCORE.search(text[span.start : span.end]))
        and (span.label not in {"date", "range"} or dates_of(span, dates))
    ]
    return tuple(sorted(kept, key=lambda span: (span.start, -span.end)))


def dates_of(span: Span, dates: Sequence[DateSpan]) -> set[str]:
    """Every value that the words of a date or range may stand for."""
    values = set()
    for found in _found_dates(span, dates):
        values |= {point.value for point in (found.first, found.last) if point is not None}
    return values


def fill(text: str, spans: Sequence[Span], entries: Sequence[Entry], dates: Sequence[DateSpan]) -> Iterator[Found]:
    """The facts of the entries, numbered within their sections in the order of first mention."""
    counts: dict[str, int] = {}
    for entry in entries:
        members = [spans[member] for member in entry.members]
        section = _section(text, entry, members)
        number = counts.get(section, 0)
        counts[section] = number + 1
        yield from _values(text, section, number, members)
        yield from _dates(text, section, number, members, dates)


def _section(text: str, entry: Entry, members: Sequence[Span]) -> str:
    """A job whose title says that it is unpaid is volunteering."""
    unpaid = any(span.label == "title" and _UNPAID.search(text[span.start : span.end]) for span in members)
    return "volunteer" if entry.section == "work" and unpaid else entry.section


def _values(text: str, section: str, number: int, members: Sequence[Span]) -> Iterator[Found]:
    """Every field once, by the first span that fills it; of deeds and projects' descriptions all."""
    filled: set[str] = set()
    for span in members:
        name = FIELDS[section][span.label]
        if name in {"", "date"} or (name in filled and name != "highlight"):
            continue
        words = text[span.start : span.end]
        if name == "score" and not _SCORE.search(words):
            continue
        filled.add(name)
        yield Found(section, number, name, words, span.start, span.end)


def _dates(text: str, section: str, number: int, members: Sequence[Span], dates: Sequence[DateSpan]) -> Iterator[Found]:
    filled: dict[str, str] = {}
    for span in members:
        if FIELDS[section][span.label] != "date":
            continue
        for found in _found_dates(span, dates):
            for name, value in _placed(text, section, found, members, filled):
                if name not in filled and value:
                    filled[name] = value
                    yield Found(section, number, name, value, span.start, span.end)


def _placed(
    text: str, section: str, found: DateSpan, members: Sequence[Span], filled: dict[str, str]
) -> list[tuple[str, str]]:
    """The fields that a stretch of time fills."""
    first, last = (point.value if point else "" for point in (found.first, found.last))
    if section in {"certificates", "awards"}:
        return [] if _RUNS_OUT.search(text[max(0, found.start - 25) : found.start]) else [("date", first or last)]
    if found.kind == "range":
        return [("startDate", first), ("endDate", last)]
    if found.kind == "since":
        return [("startDate", first)]
    if found.kind == "until":
        return [("endDate", last)]
    before = text[max(0, found.start - 60) : found.start]
    ends, begins = _ENDS.search(before), _BEGINS.search(before)
    if section == "education":
        return [("startDate" if _STUDY_BEGINS.search(before) else "endDate", first)]
    if "startDate" in filled and first >= filled["startDate"]:
        return [("endDate", first)]
    if ends and (not begins or begins.start() < ends.start()):
        return [("endDate", first)]
    if begins or section == "volunteer":
        return [("startDate", first)]
    whole = section == "projects" or _WITHIN.search(before) or any(span.label == "deed" for span in members)
    return [("startDate", first), ("endDate", first)] if whole else [("startDate", first)]


def _found_dates(span: Span, dates: Sequence[DateSpan]) -> list[DateSpan]:
    """The stretches of time in the words, whole where the words are a part of one."""
    return [found for found in dates if found.start < span.end and span.start < found.end]
