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
_UNPAID = re.compile(
    r"\bvolunt(?!eers?\s+(?:co-?ordinat|manag|organi[sz]|officer))\w*|\bunpaid\b|\bfor\s+(?:free|nothing|nowt)\b|"
    r"\bfree\s+of\s+charge\b|\b(?:no|without)\s+(?:fee|pay)\b|\btrustee\b",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(r"[\s,;&]+(?:and|then|plus|also|&)?\Z", re.IGNORECASE)
_STOP = re.compile(r"[.;!?]\s|\n")
_STUDY_BEGINS = re.compile(
    r"\b(?:since|start(?:ed|ing)?|began|begin|joined|enrol\w*|applied)\b[^.;,]{0,40}$", re.IGNORECASE
)
_DOER = re.compile(r"\b(?:i|we)\s+(?:(?:also|then|even|just)\s+)?\Z", re.IGNORECASE)
"""Whoever did it is quoted with what was done."""
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
        section = _section(text, entry, members, [span for span in spans if span not in members])
        number = counts.get(section, 0)
        counts[section] = number + 1
        yield from _values(text, section, number, members)
        yield from _dates(text, section, number, members, dates)


def _section(text: str, entry: Entry, members: Sequence[Span], others: Sequence[Span]) -> str:
    """A job that its own sentence calls unpaid is volunteering."""
    if entry.section != "work":
        return entry.section
    first, last = members[0].start, max(span.end for span in members)
    begin = max((span.end for span in others if span.end <= first), default=0)
    end = min((span.start for span in others if span.start >= last), default=len(text))
    left, right = _STOP.split(text[begin:first])[-1], _STOP.split(text[last:end])[0]
    return "volunteer" if _UNPAID.search(f"{left}{text[first:last]}{right}") else "work"


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
        start = span.start
        if span.label == "deed" and (doer := _DOER.search(text, 0, start)):
            start = doer.start()
        end = _ending(text, start, span.end) if span.label == "deed" else span.end
        yield Found(section, number, name, text[start:end], start, end)


def _ending(text: str, start: int, end: int) -> int:
    """Where a deed ends before the word that leads on to the next one."""
    leading_on = _LEADS_ON.search(text, start, end)
    return end if leading_on is None else leading_on.start()


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
    before = " ".join(text[: found.start].split())[-60:] + " "
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
