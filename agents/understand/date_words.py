"""Single dates as people type them ("Sept '14", "05/2016", "last summer", "twenty nineteen"): one pattern, and what
each part of it says. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DatePoint:
    """One date and the characters that say it."""

    value: str
    start: int
    end: int


_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january,feb febuary february,mar march,apr april,may,jun june,jul july,aug august,sep sept september,"
        "oct october,nov november,dec december".split(","),
        start=1,
    )
    for name in names.split()
}
SEASONS = "spring|summer|autumn|fall|winter"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
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
UNIT = "|".join(word for word in _UNITS if word != "zero")
_TEN = "|".join(_TENS)
_SPELLED = (
    rf"(?:nineteen|twenty)[\s-]+(?:(?:oh?|o)[\s-]+(?:{UNIT})|(?:{_TEN})(?:[\s-]+(?:{UNIT}))?|(?:{UNIT}))"
    rf"|two\s+thousand(?:\s+(?:and\s+)?(?:(?:{_TEN})(?:[\s-]+(?:{UNIT}))?|(?:{UNIT})))?"
)
POINT = re.compile(
    rf"""(?<![\w$£€#.,/@+])(?:
      (?P<iso>{YEAR})[-/.](?P<iso_month>0[1-9]|1[0-2])(?:[-/.](?:0[1-9]|[12]\d|3[01]))?(?![\d/.-]*\d)
    | (?P<day_a>\d{{1,2}})[/.-](?P<day_b>\d{{1,2}})[/.-](?P<day_year>{YEAR})
    | (?P<num_month>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<num_year>{YEAR})
    | (?P<slash_month>0?[1-9]|1[0-2])/(?P<slash_year>\d{{2}})(?![\d/])
    | (?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_MONTH})
        (?:\s*\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s+(?={YEAR}))?
        (?:(?:\s*[,/-]?\s*|\s+of\s+|\s+in\s+)(?P<month_year>{YEAR}|{_SHORT}|{_SPELLED}
            |last\s+year|this\s+year)|\s+(?P<month_short>\d{{2}})(?!\d|\s*(?:st|nd|rd|th|%|[ap]m)\b))?)
    | (?:(?P<season>{SEASONS})s?\s*(?:of\s+|in\s+)?(?P<season_year>{YEAR}|{_SHORT}|{_SPELLED}))
    | (?P<relative>(?:last|this|past)\s+(?:year|{SEASONS}|{_MONTH}(?!\w)))
    | (?P<ago>(?P<ago_count>\d{{1,2}}|{UNIT}|a\s+couple(?:\s+of)?|a\s+few|a|an)\s+(?P<ago_unit>years?|yrs?
        |months?)\s+ago)
    | (?P<year>{YEAR})
    | (?P<spelled>{_SPELLED})
    | (?P<short>{_SHORT})
    | (?P<bare>\d{{2}}(?=\s*(?:-|–|—|to|till?|until|/)\s*(?:['’]?\d{{2}}|{YEAR})\b))
    )(?!(?!-?ish\b)[\w%€$£]|[.,:]\d)""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class RawPoint:
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


def read_point(match: re.Match[str], text: str, today: date) -> RawPoint | None:
    """The point a match says, or None where it is a number or a word and no date."""
    group = match.groupdict()
    start, end = match.span()
    if group["iso"]:
        return RawPoint(start, end, int(group["iso"]), int(group["iso_month"]))
    if group["day_year"]:
        one, two = int(group["day_a"]), int(group["day_b"])
        month = two if (two <= 12 and (one > 12 or "." in match[0])) else one
        return RawPoint(start, end, int(group["day_year"]), month) if 1 <= month <= 12 else None
    if group["num_year"]:
        return RawPoint(start, end, int(group["num_year"]), int(group["num_month"]))
    if group["slash_year"]:
        return RawPoint(start, end, _century(group["slash_year"], today), int(group["slash_month"]), weak=True)
    if group["month"]:
        return _month(match, start, end, today)
    if group["season"]:
        return RawPoint(start, end, _year_of(group["season_year"], today))
    if group["relative"]:
        return RawPoint(start, end, *_relative(group["relative"].lower(), today))
    if group["ago"]:
        return _ago(group, start, end, today)
    if group["year"]:
        return RawPoint(start, end, int(group["year"])) if _is_year(text, start, end, today) else None
    if group["spelled"]:
        year = _spelled(group["spelled"])
        return RawPoint(start, end, year) if year and year <= today.year + 8 and not _counts(text, end) else None
    if group["short"]:
        return RawPoint(start, end, _century(group["short"], today))
    return RawPoint(start, end, _century(group["bare"], today), weak=True)


def _month(match: re.Match[str], start: int, end: int, today: date) -> RawPoint | None:
    group = match.groupdict()
    month = _MONTHS[group["month"].lower().rstrip(".")]
    if group["month_year"]:
        return RawPoint(start, end, _year_of(group["month_year"], today), month)
    if group["month_short"]:
        short = int(group["month_short"])
        return RawPoint(start, end, _century(group["month_short"], today), month, weak=10 <= short <= 31)
    return RawPoint(start, end, None, month, weak=True)


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


def _ago(group: dict[str, str], start: int, end: int, today: date) -> RawPoint:
    count = read_count(group["ago_count"])
    if group["ago_unit"].lower().startswith("y"):
        return RawPoint(start, end, today.year - count)
    months = today.year * 12 + today.month - 1 - count
    return RawPoint(start, end, months // 12, months % 12 + 1)


def read_count(words: str) -> int:
    words = re.sub(r"^an?\s+(?=couple|few)|\s+of$", "", words.lower())
    return int(words) if words.isdigit() else _COUNTS.get(words, 1)


def _counts(text: str, end: int) -> bool:
    """Whether a plural noun follows ("2000 customers", "1950 units"): then the number counts things."""
    after = re.match(r"\s+(?:[a-z]+\s+)?([a-z]{3,}s)\b", text[end:])
    return (
        bool(after)
        and after is not None
        and after[1] not in {"was", "this", "as", "has", "is", "plus", "onwards", "grads", "sales"}
    )


def _is_year(text: str, start: int, end: int, today: date) -> bool:
    if int(text[start:end]) > today.year + 8:
        return False
    before = text[:start].rstrip().lower()
    if re.search(r"(?:\b(?:in|since|from|until|till|to|of|year|during|between|and|by)|[-–—(,:'/])$", before):
        return not (_counts(text, end) and re.search(r"\b(?:of|to|by|and|from)$", before))
    return not _counts(text, end)
