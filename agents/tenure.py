"""How long somebody has done a kind of work, from the dates of their jobs. Pure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from storage.interview import Interview

_YEARS = re.compile(
    r"\b(?:(?:at\s+least|minimum(?:\s+of)?|over|more\s+than|a)\s+)*"
    r"(?P<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s*(?:\+|(?:-|–|to)\s*\d{1,2}\s*\+?)?"
    r"\s*(?:or\s+more\s+)?(?:full\s+)?years?\b(?:['’]\s*|\s+of\s+)?(?:\s*(?:relevant|professional|work(?:ing)?|prior|"
    r"paid)\b)*\s*(?:experience\b)?",
    re.IGNORECASE,
)
_WORDS = "one two three four five six seven eight nine ten".split()


def years_asked(text: str) -> tuple[int, str]:
    """The years of experience that a requirement asks for, and the rest of it; (0, text) if it asks for none.

    Of a range ("2–4 years") the lower end counts. An age ("18 years old") is none.
    """
    match = _YEARS.search(text)
    if match is None or re.match(r"\s*(?:old|of\s+age)\b", text[match.end() :], re.IGNORECASE):
        return 0, text
    count = match["count"].lower()
    years = _WORDS.index(count) + 1 if count in _WORDS else int(count)
    return years, f"{text[: match.start()]} {text[match.end() :]}".strip()


def months_worked(interview: Interview, entries: Iterable[int], today: datetime.date) -> int:
    """Calendar months in which any of these jobs was held; jobs at the same time count once, those without dates not.

    A year without a month counts from its January to the January of the year of the end.
    """
    months: set[int] = set()
    for entry in entries:
        start, end = interview.value("work", entry, "startDate"), interview.value("work", entry, "endDate")
        if start:
            months.update(range(month_number(start), month_number(end) if end else today.year * 12 + today.month))
    return len(months)


def month_number(date: str) -> int:
    """Months since the year 0 of "YYYY", "YYYY-MM" or "YYYY-MM-DD"."""
    year, month = int(date[:4]), int(date[5:7]) if len(date) >= 7 else 1
    return year * 12 + month
