"""The words of a resume that the person did not say (headings, month names, "Present"), and dates written with them.

One table a language in headings.toml; a language is added there and nowhere else.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from storage.export.errors import ExportError

_FILE = Path(__file__).with_name("headings.toml")
_DATE = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_GOES_ON = frozenset({"present", "current", "currently", "now", "ongoing", "today"})


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Headings(_Table):
    summary: str
    work: str
    education: str
    skills: str
    projects: str
    certificates: str
    awards: str
    languages: str
    volunteer: str
    publications: str
    interests: str
    references: str


class Labels(_Table):
    courses: str
    score: str
    keywords: str
    roles: str
    type: str


class Words(_Table):
    """One language's words and patterns; what each is for stands in headings.toml."""

    resume: str
    letter: str
    present: str
    month_year: str
    period: str
    degree: str
    labelled: str
    qualified: str
    page: str
    months: tuple[str, ...] = Field(min_length=12, max_length=12)
    headings: Headings
    labels: Labels

    def date(self, text: str) -> str:
        """`2019-04` or `2019-04-30` as "Apr 2019"; a year, or what is not a date, as it stands."""
        text = text.strip()
        found = _DATE.fullmatch(text)
        if not found or not found[2]:
            return text
        month = int(found[2])
        return self.month_year.format(month=self.months[month - 1], number=month, year=found[1])

    def dates(self, start: str | None, end: str | None) -> str:
        """A period as people write it: "Apr 2019 – Present". A start without an end goes on, as JSON Resume has it."""
        first, last = self.date(start or ""), self.date(end or "")
        if not last or goes_on(last):
            last = self.present if first or last else ""
        if not first or first == last:
            return last
        return self.period.format(start=first, end=last)


def goes_on(end: str) -> bool:
    """Whether an end date is a word such as "present" instead of a date."""
    return end.strip().lower() in _GOES_ON


@cache
def _tables() -> dict[str, Words]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {language: Words.model_validate(table) for language, table in data.items()}


def words_of(language: str) -> Words:
    """The words of a language, given as its code (`en`, `en-GB`). Raises ExportError if there are none."""
    tables = _tables()
    found = tables.get(language) or tables.get(re.split(r"[-_]", language)[0].lower())
    if found is None:
        raise ExportError(f"no resume headings for language {language!r}; known: {', '.join(sorted(tables))}")
    return found
