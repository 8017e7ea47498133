"""Dates as people type them: points, ranges, "since", "until", durations tied to a date. Pure; it does not know what is dated.

Values are `YYYY` or `YYYY-MM`. A season or "around" gives the year alone: nobody said the month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Kind = Literal["point", "range", "since", "until"]


@dataclass(frozen=True, slots=True)
class DatePoint:
    """One date and the characters that say it."""

    value: str
    start: int
    end: int


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


_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january,feb febuary february,mar march,apr april,may,jun june,jul july,aug august,sep sept september,"
        "oct october,nov november,dec december".split(","),
        start=1,
    )
    for name in names.split()
}
_SEASONS = "spring|summer|autumn|fall|winter"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_SHORT = r"['’`]\d{2}"
_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_COUNTS = {**_UNITS, "a": 1, "an": 1, "couple": 2, "few": 3, "twenty": 20, "thirty": 30}
_UNIT = "|".join(word for word in _UNITS if word != "zero")
_TEN = "|".join(_TENS)
_SPELLED = (
    rf"(?:nineteen|twenty)[\s-]+(?:(?:oh?|o)[\s-]+(?:{_UNIT})|(?:{_TEN})(?:[\s-]+(?:{_UNIT}))?|(?:{_UNIT}))"
    rf"|two\s+thousand(?:\s+(?:and\s+)?(?:(?:{_TEN})(?:[\s-]+(?:{_UNIT}))?|(?:{_UNIT})))?"
)
_POINT = re.compile(
    rf"""(?<![\w$£€#.,/@+])(?:
      (?P<iso>{_YEAR})[-/.](?P<iso_month>0[1-9]|1[0-2])(?:[-/.](?:0[1-9]|[12]\d|3[01]))?(?![\d/.-]*\d)
    | (?P<day_a>\d{{1,2}})[/.-](?P<day_b>\d{{1,2}})[/.-](?P<day_year>{_YEAR})
    | (?P<num_month>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<num_year>{_YEAR})
    | (?P<slash_month>0?[1-9]|1[0-2])/(?P<slash_year>\d{{2}})(?![\d/])
    | (?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_MONTH})
        (?:\s*\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s+(?={_YEAR}))?
        (?:(?:\s*[,/-]?\s*|\s+of\s+|\s+in\s+)(?P<month_year>{_YEAR}|{_SHORT}|{_SPELLED}
            |last\s+year|this\s+year)|\s+(?P<month_short>\d{{2}})(?!\d|\s*(?:st|nd|rd|th|%|[ap]m)\b))?)
    | (?:(?P<season>{_SEASONS})\s*(?:of\s+|in\s+)?(?P<season_year>{_YEAR}|{_SHORT}|{_SPELLED}))
    | (?P<relative>(?:last|this|past)\s+(?:year|{_SEASONS}|{_MONTH}(?!\w)))
    | (?P<ago>(?P<ago_count>\d{{1,2}}|{_UNIT}|a\s+couple(?:\s+of)?|a\s+few|a|an)\s+(?P<ago_unit>years?|yrs?|months?)\s+ago)
    | (?P<year>{_YEAR})
    | (?P<spelled>{_SPELLED})
    | (?P<short>{_SHORT})
    | (?P<bare>\d{{2}}(?=\s*(?:-|–|—|to|till?|until|/)\s*['’]?\d{{2}}\b))
    )(?![\w%€$£]|[.,:]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_NEXT_SHORT = re.compile(r"['’]?(\d{2})(?![\d%:/.]|\s*(?:hours?|people|%|[ap]m\b|years?|yrs?|months?|weeks?|days?))")
_NOW = r"(?:now|nowadays|present|today|current(?:ly)?|ongoing|date|this day|the present|right now|still(?: there| here)?)\b"
_APPROX = r"(?:(?:the\s+)?(?:end|start|beginning|middle)\s+of\s+|early\s+|late\s+|mid[- ]?|around\s+|about\s+|like\s+|roughly\s+|sometime\s+(?:in\s+)?)*"
_TO = re.compile(
    rf"\s*(?:-{{1,2}}|–|—|→|>|/|to|till|til|’til|'til|untill?|through|thru|up\s+to|up\s+until|and\s+(?:left|finished|ended|until|till)(?:\s+in)?)\s*{_APPROX}",
    re.IGNORECASE,
)
_SPACE = re.compile(rf"(?<=\d) (?={_YEAR}\b)")
_AND = re.compile(r"\s*(?:and|&)\s*", re.IGNORECASE)
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
_BETWEEN = re.compile(rf"\bbetween\s+{_APPROX}$", re.IGNORECASE)
_COUNT = rf"(?P<count>\d{{1,2}}|{_UNIT}|a\s+couple(?:\s+of)?|a|an)(?P<half>\s+and\s+a\s+half|\.5)?"
_DURATION = re.compile(
    rf"\b(?:for\s+|worked\s+|spent\s+)?(?:about\s+|around\s+|roughly\s+|almost\s+|nearly\s+|over\s+)?{_COUNT}\s+(?P<unit>years?|yrs?|y|months?|mos?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    rf"\b(?:for\s+|over\s+|in\s+)?(?:the\s+|these\s+)?(?:last|past)\s+(?P<count>\d{{1,2}}|{_UNIT}|couple(?:\s+of)?|few)\s+(?P<unit>years?|yrs?|months?|{_SEASONS})s?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A point as typed; `year` may be missing ("March" in "March to June 2020"), `weak` needs a partner."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    weak: bool = False

    def point(self, year: int | None = None) -> DatePoint:
        chosen = self.year if self.year is not None else year
        assert chosen is not None
        return DatePoint(f"{chosen}-{self.month:02}" if self.month else str(chosen), self.start, self.end)


def find_dates(text: str, today: date) -> tuple[DateSpan, ...]:
    """Every date of `text`, left to right, without overlaps. "Last year" and two-digit years are read from `today`."""
    text = text.replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
    raws = [raw for match in _POINT.finditer(text) if (raw := _read(match, text, today)) is not None]
    spans: list[DateSpan] = []
    index = 0
    while index < len(raws):
        span, used = _join(text, raws, index, today)
        index += used
        if span is not None:
            spans.append(_with_duration(text, span))
    spans.extend(_past_spans(text, spans, today))
    return tuple(sorted(spans, key=lambda span: span.start))


def _join(text: str, raws: list[_Raw], index: int, today: date) -> tuple[DateSpan | None, int]:
    """The span that begins with point `index`, and how many points it takes."""
    raw = raws[index]
    before = text[: raw.start]
    following = raws[index + 1] if index + 1 < len(raws) else None
    link = (
        _TO.match(text, raw.end)
        or _SPACE.match(text, raw.end)
        or (_AND.match(text, raw.end) if _BETWEEN.search(before) else None)
    )
    if link:
        if following and following.start == link.end():
            if (joined := _range(raw, following)) is not None:
                return replace(joined, start=_cue_start(before, raw.start)), 2
        elif (
            raw.year is not None and (short := _NEXT_SHORT.match(text, link.end())) and raw.year % 100 <= int(short[1])
        ):
            last = DatePoint(str(raw.year - raw.year % 100 + int(short[1])), short.start(), short.end())
            return DateSpan(_cue_start(before, raw.start), short.end(), "range", raw.point(), last), 1
    if raw.year is None:
        return None, 1
    if now := _TO_NOW.match(text, raw.end):
        return DateSpan(_cue_start(before, raw.start), now.end(), "since", raw.point(), None, True), 1
    if since := _SINCE.search(before):
        going_on = "since" in since[0].lower()
        return DateSpan(since.start(), raw.end, "since", raw.point(), None, going_on), 1
    if until := _UNTIL.search(before):
        return DateSpan(until.start(), raw.end, "until", None, raw.point()), 1
    if raw.weak:
        return None, 1
    return DateSpan(raw.start, raw.end, "point", raw.point()), 1


def _range(first: _Raw, last: _Raw) -> DateSpan | None:
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
    cue = _SINCE.search(before) or _BETWEEN.search(before)
    return cue.start() if cue else start


def _read(match: re.Match[str], text: str, today: date) -> _Raw | None:
    """The point a match says, or None where it is a number or a word and no date."""
    group = match.groupdict()
    start, end = match.span()
    if group["iso"]:
        return _Raw(start, end, int(group["iso"]), int(group["iso_month"]))
    if group["day_year"]:
        one, two = int(group["day_a"]), int(group["day_b"])
        month = two if (two <= 12 and (one > 12 or "." in match[0])) else one
        return _Raw(start, end, int(group["day_year"]), month) if 1 <= month <= 12 else None
    if group["num_year"]:
        return _Raw(start, end, int(group["num_year"]), int(group["num_month"]))
    if group["slash_year"]:
        return _Raw(start, end, _century(group["slash_year"], today), int(group["slash_month"]), weak=True)
    if group["month"]:
        return _month(match, start, end, today)
    if group["season"]:
        return _Raw(start, end, _year_of(group["season_year"], today))
    if group["relative"]:
        return _Raw(start, end, *_relative(group["relative"].lower(), today))
    if group["ago"]:
        return _ago(group, start, end, today)
    if group["year"]:
        return _Raw(start, end, int(group["year"])) if _is_year(text, start, end, today) else None
    if group["spelled"]:
        year = _spelled(group["spelled"])
        return _Raw(start, end, year) if year and year <= today.year + 8 and not _counts(text, end) else None
    if group["short"]:
        return _Raw(start, end, _century(group["short"], today))
    return _Raw(start, end, _century(group["bare"], today), weak=True)


def _month(match: re.Match[str], start: int, end: int, today: date) -> _Raw | None:
    group = match.groupdict()
    month = _MONTHS[group["month"].lower().rstrip(".")]
    if group["month_year"]:
        return _Raw(start, end, _year_of(group["month_year"], today), month)
    if group["month_short"]:
        short = int(group["month_short"])
        return _Raw(start, end, _century(group["month_short"], today), month, weak=10 <= short <= 31)
    return _Raw(start, end, None, month, weak=True)


def _year_of(words: str, today: date) -> int:
    if words[0] in "'’`":
        return _century(words, today)
    if words.isdigit():
        return int(words)
    if "year" in words.lower():
        return today.year - ("last" in words.lower())
    return _spelled(words) or today.year


def _century(digits: str, today: date) -> int:
    """Two digits as a year that is at most six years ahead of `today`."""
    short = int(digits[-2:])
    year = today.year - today.year % 100 + short
    return year if year <= today.year + 6 else year - 100


def _spelled(words: str) -> int | None:
    parts = re.split(r"[\s-]+", words.lower())
    if parts[0] == "two":
        rest = [part for part in parts[2:] if part != "and"]
        return 2000 + sum(_TENS.get(part, _UNITS.get(part, 0)) for part in rest)
    rest = [part for part in parts[1:] if part not in {"o", "oh"}]
    tail = sum(_TENS.get(part, _UNITS.get(part, 0)) for part in rest)
    if tail < 10 and len(rest) == len(parts) - 1:
        return None  # "twenty four" is a number
    return (1900 if parts[0] == "nineteen" else 2000) + tail


def _relative(words: str, today: date) -> tuple[int, int | None]:
    which, what = words.split(maxsplit=1)
    back = which in {"last", "past"}
    if what == "year":
        return today.year - back, None
    month = _MONTHS.get(what.rstrip("."))
    if month is None:
        ends = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 2}[what]
        return today.year - (back and today.month <= ends), None
    return today.year - (month >= today.month if back else month > today.month), month


def _ago(group: dict[str, str], start: int, end: int, today: date) -> _Raw:
    count = _count(group["ago_count"])
    if group["ago_unit"].lower().startswith("y"):
        return _Raw(start, end, today.year - count)
    months = today.year * 12 + today.month - 1 - count
    return _Raw(start, end, months // 12, months % 12 + 1)


def _count(words: str) -> int:
    words = re.sub(r"^an?\s+(?=couple|few)|\s+of$", "", words.lower())
    return int(words) if words.isdigit() else _COUNTS.get(words, 1)


def _counts(text: str, end: int) -> bool:
    """Whether a plural noun follows ("2000 customers", "1950 units"): then the number counts things."""
    after = re.match(r"\s+(?:[a-z]+\s+)?([a-z]{3,}s)\b", text[end:])
    return (
        bool(after)
        and after is not None
        and after[1] not in {"was", "this", "as", "has", "is", "plus", "grads", "sales"}
    )


def _is_year(text: str, start: int, end: int, today: date) -> bool:
    if int(text[start:end]) > today.year + 8:
        return False
    before = text[:start].rstrip().lower()
    if re.search(r"(?:\b(?:in|since|from|until|till|to|of|year|during|between|and|by)|[-–—(,:'/])$", before):
        return not (_counts(text, end) and re.search(r"\b(?:of|to|by|and|from)$", before))
    return not _counts(text, end)


def _with_duration(text: str, span: DateSpan) -> DateSpan:
    """A point tied to a duration becomes a range: "for 3 years until 2021", "from 2015 for 4 yrs"."""
    if span.kind == "until" and span.last:
        before = [
            match for match in _DURATION.finditer(text, 0, span.start) if not text[match.end() : span.start].strip(" ,")
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
    count = _count(duration["count"])
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
        unit, count = match["unit"].lower(), _count(match["count"])
        if unit.startswith("month"):
            continue
        first = DatePoint(str(today.year - count), *match.span())
        if unit.rstrip("s") in _SEASONS:
            found.append(DateSpan(*match.span(), "range", first, DatePoint(str(today.year), *match.span())))
        else:
            found.append(DateSpan(*match.span(), "since", first, None, True))
    return found
