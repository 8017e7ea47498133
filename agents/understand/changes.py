"""A request that names an entry, the field and the new value: "change the dates of the bakery job to 2015 - 2018".

Nothing changes unless the entry is known and the value can be what the field says.
"""

from __future__ import annotations

import datetime
import re

from agents.understand.drafts import NAME_FIELD
from agents.understand.exchanges import clean_span
from agents.understand.page import Page, read_page
from agents.understand.plausible import fits
from agents.understand.references import SECTION_WORDS, named_entry
from agents.understand.values import Context, Found

_FIELDS = {
    "dates": r"dates?|years?|times?|period",
    "startDate": r"start(?:ing)?(?:\s+(?:date|year))?|beginning",
    "endDate": r"end(?:ing)?(?:\s+(?:date|year))?",
    "position": r"(?:job\s+)?title|position|role",
    "name": r"employer|company|firm|name|school|college|university|organi[sz]ation|charity|issuer",
    "location": r"place|location|town|city",
    "studyType": r"degree|qualification|diploma",
    "area": r"subject|major|field|course",
    "score": r"gpa|grade|score|mark",
    "fluency": r"level|fluency",
}
_FIELD = "|".join(_FIELDS.values())
_ASKS = (
    r"\s*(?:(?:please|ok|okay|no|and|oh|wait|sorry|can\s+you|could\s+you|vita)\b[\s,.!]*)*"
    r"(?:change|set|update|correct|fix|put|make|edit)\s+"
)
_THE = r"(?:the\s+|my\s+)?"
_SHAPES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_ASKS}{_THE}(?P<field>{_FIELD})\s+(?:of|for|on|at|in)\s+{_THE}(?P<entry>[^,.]+?)\s+(?:to|as|into)\s+(?P<new>.+)",
        rf"{_ASKS}{_THE}(?P<entry>[^,.]+?)(?:['’]s)?\s+(?P<field>{_FIELD})\s+(?:to|as|into)\s+(?P<new>.+)",
        rf"\s*(?:(?:please|can\s+you|could\s+you)\s+)*(?:rename|call|name)\s+{_THE}(?P<entry>[^,.]+?)\s+"
        r"(?:(?:to|as|into)\s+)(?P<new>.+)",
    )
)
_LINE = re.compile(r"\b(?:line|bullet|point|sentence|number|no\.?)\s*\d+|\b(?:line|bullet)\b", re.IGNORECASE)


def find_changes(text: str, context: Context) -> list[Found] | None:
    """The new values that a request gives a known entry; [] if it is such a request and they do not fit, else None."""
    for pattern in _SHAPES:
        match = pattern.fullmatch(text)
        if match is None or _LINE.search(match["entry"]) or (place := _place(match["entry"], context)) is None:
            continue
        said = match.groupdict().get("field") or "name"
        field = next(name for name, words in _FIELDS.items() if re.fullmatch(words, said, re.IGNORECASE))
        page = read_page(text, context.today or datetime.date.today())
        read = _dates if field in {"dates", "startDate", "endDate"} else _value
        return read(page, place, field, match.span("new"), context)
    return None


def _place(words: str, context: Context) -> tuple[str, int] | None:
    """The entry that words name, by its own name or title, or as the only or last one of its kind ("the project")."""
    for section in ("", "work"):  # an employer where one volunteers too is the employer
        if place := named_entry(words, context, section=section, least=0.3):
            return place
    for section, kind in SECTION_WORDS.items():
        if re.fullmatch(rf"(?:(?:last|latest|new|side)\s+)?(?:{kind})", words.strip(), re.IGNORECASE):
            live = context.live(section)
            entries = list(dict.fromkeys(fact.entry for fact in live))
            if entries and (len(entries) == 1 or re.match(r"last|latest|new", words, re.IGNORECASE)):
                return section, entries[-1]
    return None


def _dates(page: Page, place: tuple[str, int], field: str, span: tuple[int, int], context: Context) -> list[Found]:
    dates = [date for date in page.dates if date.end > span[0]]  # "to 2018" is one span
    if not dates:
        return []
    first, last = dates[0].first, dates[-1].last
    once = {"certificates": "date", "awards": "date", "publications": "releaseDate"}.get(place[0])
    wanted = [(once, first or last)] if once else [("startDate", first), ("endDate", last)]
    if field == "endDate":
        wanted = [("endDate", last or first)]
    elif field == "startDate":
        wanted = [("startDate", first or last)]
    found: list[Found] = []
    for name, point in wanted:
        if point is not None:
            old = [fact for fact in context.live(*place) if fact.field == name]
            found.append(Found(*place, str(name), point.value, point.start, point.end, old[-1].id if old else None))
    return found


def _value(page: Page, place: tuple[str, int], field: str, span: tuple[int, int], context: Context) -> list[Found]:
    section, entry = place
    own = {"name": NAME_FIELD.get(section, "name"), "position": {"education": "studyType"}.get(section, "position")}
    name = own.get(field, field)
    cleaned = clean_span(page.text, *span)
    if cleaned is None:
        return []
    old = [fact for fact in context.live(section, entry) if fact.field == name]
    found = Found(section, entry, name, page.text[slice(*cleaned)], *cleaned, old[-1].id if old else None)
    return [found] if fits(found, context) else []
