"""Dates as people type them: points, ranges, "since", "until", durations tied to a date. Pure; it does not know what
is dated.

Values are `YYYY` or `YYYY-MM`. A season or "around" gives the year alone: nobody said the month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from agents.understand.date_words import POINT, SEASONS, UNIT, YEAR, DatePoint, RawPoint, read_count, read_point

Kind = Literal["point", "range", "since", "until"]


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A stretch of text about time. `first` is where it begins (or the point), `last` where it ends, if said.

    `current` says that the words tell it goes on ("since 2019", "2019 – now").
    """

    start: int
    end: int
    kind: Kind
    first: DatePoint | None = None
    last: DatePoint | None = None
    current: bool = False


_NEXT_SHORT = re.compile(r"['’]?(\d{2})(?![\d%:/.]|\s*(?:hours?|people|%|[ap]m\b|years?|yrs?|months?|weeks?|days?))")
_NOW = (
    r"(?:now|nowadays|present|today|current(?:ly)?|ongoing|date|this day|the present|right now|still(?: there|"
    r" here)?)\b"
)
_APPROX = (
    r"(?:(?:the\s+)?(?:end|start|beginning|middle)\s+of\s+|early\s+|late\s+|mid[- ]?|around\s+|about\s+|like\s+|"
    r"roughly\s+|sometime\s+(?:in\s+)?)*"
)
_CHANGED = re.compile(
    r"\b(?:gr[eo]w|grown|rose|went\s+(?:up|down|from)|raised?|increas(?:e|ed|ing)|improv(?:ed?|ing)|cut|drop(?:s|ped)?|fell|"
    r"reduc(?:ed?|ing)|lower(?:ed|ing)|brought|took\s+[^.;]*\bfrom|doubled|tripled|scor(?:ed?|es)|temp(?:erature)?s?|sizes?|ages?|aged|"
    r"pages?|open|hours)\b[^.;!?\n]{0,40}$",
    re.IGNORECASE,
)
"""What stands before a change or a measure in two figures ("raised it from 80 to 95") rather than two years."""
_TO = re.compile(
    rf"(?:-?ish\b)?(?:\s+(?:or\s+so|i\s+think|maybe))?\s*(?:-{{1,2}}|–|—|→|>|/|to|till|til|’til|'til|untill?|through|thru|up\s+to|up\s+until|and\s+(?:left|"
    rf"finished|ended|until|till)(?:\s+in)?)\s*{_APPROX}",
    re.IGNORECASE,
)
_TO_WHEN = re.compile(
    r"\s*(?:until|till?|til)\s+(?:(?!\d)[\w']+\s+){1,5}(?:in\s+)?(?=\d|[A-Za-z]+\s+\d)", re.IGNORECASE
)
"""A range whose end is told with its cause: "2008 until they closed in 2023"."""
_ONWARD = re.compile(r"\s+(?:onwards?|on|and\s+on)\b(?!\s+\w+ing)", re.IGNORECASE)
_OPEN_END = re.compile(r"\s*[-–—]+\s*(?=$|[;\n)])")
"""A dash with no end behind it: "06/2022 -"."""
_VAGUE = re.compile(rf"(?:last|this|past)\s+(?:{SEASONS})", re.IGNORECASE)
_PARTED = re.compile(r"[.!?;\n]|\b(?:then|before|after|next|now|since|previously|earlier|another)\b", re.IGNORECASE)
"""What stands between two dates of different things."""
_SPACE = re.compile(rf"(?<=\d) (?={YEAR}\b)")
_COUNTED = re.compile(
    r"\s+(?!(?:and|at|as|i|in|then|for|with|doing|when|where|on|but|so|until|before|after|by|the|my)\b)[a-z]{2,}"
)
"""What follows a count ("24 to 30 calls a day") rather than two short years."""
_AND = re.compile(r"\s*(?:and|&)\s*", re.IGNORECASE)
_SEASONS = re.compile(rf"\b(?:{SEASONS}|season)s\b[^.;!?\n]{{0,60}}$", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,\s*)?(?:and|n|[&+,])?\s*", re.IGNORECASE)
"""What stands between the years of "the summers of 2022 and 2023"."""
_TO_NOW = re.compile(
    rf"\s*(?:-{{1,2}}|–|—|→|to|till|til|'til|untill?|through|thru|up\s+to|up\s+until|and|,|\()?\s*(?:the\s+)?{_NOW}",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"\b(?:since|starting|beginning|as\s+of|ever\s+since|from)\s+(?:in\s+|about\s+)?{_APPROX}$", re.IGNORECASE
)
_UNTIL = re.compile(
    rf"(?:\b(?:until|untill|till|til|up\s+to|up\s+until|through|thru|to|ending|ended)|(?<=\s)-)\s+(?:in\s+)?{_APPROX}$",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\b(?:the\s+)?(?:end|start|beginning|middle)\s+of\s+$", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween\s+{_APPROX}$", re.IGNORECASE)
_COUNT = rf"(?P<count>\d{{1,2}}|{UNIT}|a\s+couple(?:\s+of)?|a|an)(?P<half>\s+and\s+a\s+half|\.5)?"
_DURATION = re.compile(
    rf"(?<!')\b(?:for\s+|worked\s+|spent\s+)?(?:about\s+|around\s+|roughly\s+|almost\s+|nearly\s+|"
    rf"over\s+)?{_COUNT}\s+(?P<unit>years?|yrs?|y|months?|mos?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    rf"\b(?:for\s+|over\s+|in\s+)?(?:the\s+|these\s+)?(?:last|past)\s+(?P<count>\d{{1,2}}|{UNIT}|"
    rf"couple(?:\s+of)?|few)\s+(?P<unit>years?|yrs?|months?|{SEASONS})s?\b",
    re.IGNORECASE,
)


def find_dates(text: str, today: date) -> tuple[DateSpan, ...]:
    """Every date of `text`, left to right, without overlaps. "Last year" and two-digit years are read from `today`."""
    text = text.replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
    raws = _settled(
        text, [raw for match in POINT.finditer(text) if (raw := read_point(match, text, today)) is not None]
    )
    spans: list[DateSpan] = []
    index = 0
    while index < len(raws):
        span, used = _join(text, raws, index, today)
        index += used
        if span is not None:
            spans.append(_with_duration(text, span))
    spans.extend(_past_spans(text, spans, today))
    return tuple(sorted(spans, key=lambda span: span.start))


def _settled(text: str, raws: list[RawPoint]) -> list[RawPoint]:
    """The points, where "last summer" gives way to the months or years told beside it, and gives months its year."""
    for vague in [raw for raw in raws if _VAGUE.fullmatch(text, raw.start, raw.end)]:
        if _UNTIL.search(text[: vague.start]) or _SINCE.search(text[: vague.start]):
            continue
        beside = [
            raw
            for raw in raws
            if raw is not vague and not _PARTED.search(text, min(raw.end, vague.end), max(raw.start, vague.start))
        ]
        stated = [raw for raw in beside if raw.year is not None and abs(raw.year - (vague.year or 0)) <= 2]
        months = [raw for raw in beside if raw.year is None]
        if any(raw.month for raw in stated) or len(stated) >= 2:
            raws = [raw for raw in raws if raw is not vague]
        elif len(months) >= 2 and not stated:
            raws = [replace(raw, year=vague.year) if raw in months else raw for raw in raws if raw is not vague]
    return raws


def _before_next(link: re.Match[str] | None, following: RawPoint | None) -> re.Match[str] | None:
    """The link, if the next point stands right behind it."""
    return link if link is not None and following is not None and following.start == link.end() else None


def _join(text: str, raws: list[RawPoint], index: int, today: date) -> tuple[DateSpan | None, int]:
    """The span that begins with point `index`, and how many points it takes."""
    raw = raws[index]
    before = text[: raw.start]
    last = index
    while last + 1 < len(raws) and _LISTED.fullmatch(text, raws[last].end, raws[last + 1].start):
        last += 1
    if last > index and _SEASONS.search(text[: raw.start + 8]) and (listed := _range(raw, raws[last])) is not None:
        return listed, last + 1 - index
    following = raws[index + 1] if index + 1 < len(raws) else None
    link = (
        _before_next(_TO_WHEN.match(text, raw.end), following)
        or _TO.match(text, raw.end)
        or _SPACE.match(text, raw.end)
        or (_AND.match(text, raw.end) if _BETWEEN.search(before) else None)
    )
    if link and re.fullmatch(r"\d\d", text[raw.start : raw.end]) and _CHANGED.search(before):
        return None, 2 if _before_next(link, following) else 1
    if link:
        if following and following.start == link.end():
            if (joined := _range(raw, following)) is not None:
                return replace(joined, start=_cue_start(before, raw.start)), 2
            if raw.year is not None and following.year is not None and "/" not in link[0]:
                return None, 2  # "2017 to 2008": which of them is meant must be asked
        elif (
            raw.year is not None
            and (short := _NEXT_SHORT.match(text, link.end()))
            and (year := _short_end(raw.year, short, today))
        ):
            if raw.weak and raw.month is None and _COUNTED.match(text, short.end()):
                return None, 1
            final = DatePoint(str(year), short.start(), short.end())
            return DateSpan(_cue_start(before, raw.start), short.end(), "range", raw.point(), final), 1
    if raw.year is None:
        return None, 1
    if onward := _ONWARD.match(text, raw.end):
        return DateSpan(_cue_start(before, raw.start), onward.end(), "since", raw.point(), None, True), 1
    if (now := _TO_NOW.match(text, raw.end)) and not ("," in now[0] and re.match(r"\s+\w+ing\b", text[now.end() :])):
        return DateSpan(_cue_start(before, raw.start), now.end(), "since", raw.point(), None, True), 1
    if opened := _OPEN_END.match(text, raw.end):
        return DateSpan(_cue_start(before, raw.start), opened.end(), "since", raw.point(), None, True), 1
    if since := _SINCE.search(before):
        going_on = "since" in since[0].lower()
        return DateSpan(since.start(), raw.end, "since", raw.point(), None, going_on), 1
    if until := _UNTIL.search(before):
        return DateSpan(until.start(), raw.end, "until", None, raw.point()), 1
    if raw.weak:
        return None, 1
    return DateSpan(raw.start, raw.end, "point", raw.point()), 1


def _short_end(first: int, short: re.Match[str], today: date) -> int | None:
    """The year that two digits end a range with; past a century only as "05", which counts nothing ("99 to 05")."""
    year = first - first % 100 + int(short[1])
    if year >= first:
        return year
    wraps = short[1].startswith("0") or not short[0][0].isdigit()
    return year + 100 if wraps and year + 100 <= today.year + 1 else None


def _range(first: RawPoint, last: RawPoint) -> DateSpan | None:
    if last.year is None:
        if first.year is None or last.month is None:
            return None
        year = first.year + (1 if first.month and last.month < first.month else 0)
        return DateSpan(first.start, last.end, "range", first.point(), last.point(year))
    year = last.year - (1 if first.month and last.month and first.month > last.month else 0)
    start, end = first.point(year), last.point()
    if start.value[:4] > end.value[:4]:
        return None
    return DateSpan(first.start, last.end, "range", start, end)


def _cue_start(before: str, start: int) -> int:
    cue = _SINCE.search(before) or _BETWEEN.search(before) or _PART_OF.search(before)
    return cue.start() if cue else start


def _with_duration(text: str, span: DateSpan) -> DateSpan:
    """A point tied to a duration becomes a range: "for 3 years until 2021", "from 2015 for 4 yrs"."""
    if span.kind == "until" and span.last:
        before = [
            match
            for match in _DURATION.finditer(text, 0, span.start)
            if not text[match.end() : span.start].strip(" ,") and not text[: match.start()].endswith(("'", "’"))
        ]
        if before:
            first = DatePoint(_shift(span.last.value, before[-1], -1), before[-1].start(), before[-1].end())
            return DateSpan(before[-1].start(), span.end, "range", first, span.last)
    if span.kind in {"since", "point"} and span.first and not span.current:
        after = _DURATION.match(text, len(text) - len(text[span.end :].lstrip(" ,")))
        if after and after[0].lower().startswith("for"):
            last = DatePoint(_shift(span.first.value, after, 1), after.start(), after.end())
            return DateSpan(span.start, after.end(), "range", span.first, last)
    return span


def _shift(value: str, duration: re.Match[str], sign: int) -> str:
    count = read_count(duration["count"])
    months = count * (12 if duration["unit"].lower().startswith("y") else 1) * sign
    year, month = int(value[:4]), value[5:]
    if not month:
        return str(year + (months // 12 if months >= 0 else -(-months // 12)))
    total = year * 12 + int(month) - 1 + months
    return f"{total // 12}-{total % 12 + 1:02}"


def _past_spans(text: str, taken: list[DateSpan], today: date) -> list[DateSpan]:
    """ "The last two winters", "for the past 5 years": they run up to `today`."""
    found = []
    for match in _PAST.finditer(text):
        if any(span.start < match.end() and match.start() < span.end for span in taken):
            continue
        unit, count = match["unit"].lower(), read_count(match["count"])
        if unit.startswith("month"):
            continue
        first = DatePoint(str(today.year - count), *match.span())
        if unit.rstrip("s") in SEASONS:
            found.append(DateSpan(*match.span(), "range", first, DatePoint(str(today.year), *match.span())))
        else:
            found.append(DateSpan(*match.span(), "since", first, None, True))
    return found
