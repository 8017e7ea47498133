"""New dates for an entry that is named: "the Walgreens job started in July 2017", "Initech was until April 2022"."""

from __future__ import annotations

import re

from agents.understand.page import Page
from agents.understand.values import Context, Found
from agents.understand.words import is_function_word

_STARTS = re.compile(
    r"\b(?:start(?:ed|s)?|began|begun|joined|from|since|hired|got\s+(?:in|there|hired))\b", re.IGNORECASE
)
_ENDS = re.compile(r"\b(?:end(?:ed|s)?|until|till?|left|quit|finished|stopped|to|through|graduated)\b", re.IGNORECASE)
_LONGEST = 14
"""Words; a longer message tells more than a date."""
_NAMING = frozenset({"name", "organization", "institution"})
_STUDIES = frozenset("degree diploma school college university graduated studied".split())
_TITLES = frozenset({"position", "studyType", "area"})
_OF_ENTRY = frozenset(
    "role position gig one work degree course diploma dates date really actually lasted ran went started began begun "
    "joined ended finished left quit stopped graduated program until till".split()
)
_COMMON = frozenset(
    "the and job hospital school college university company inc ltd llc group services restaurant center centre".split()
)


def find_redating(page: Page, context: Context) -> list[Found]:
    """The dates that a short message gives to the one known entry it names; [] if it does anything else."""
    if len(page.text.split()) > _LONGEST or not page.dates or re.search(r"\d+\s*%|[$£€]", page.text):
        return []
    place = _named_entry(page, context)
    if place is None:
        return []
    found: list[Found] = []
    for span in page.dates:
        if span.first is not None and span.last is not None and span.first != span.last:
            wanted = [("startDate", span.first), ("endDate", span.last)]
        else:
            point = span.first or span.last
            before = page.text[: span.start]
            if point is None:
                continue
            if span.first is None or (_ENDS.search(before) and not _STARTS.search(before)):
                wanted = [("endDate", point)]
            elif _STARTS.search(before):
                wanted = [("startDate", point)]
            else:
                return []
        for field, point in wanted:
            old = [fact.id for fact in context.live(*place) if fact.field == field]
            if any(fact.value == point.value and fact.field == field for fact in context.live(*place)):
                continue
            found.append(Found(*place, field, point.value, point.start, point.end, old[-1] if old else None))
        break
    return found


def _named_entry(page: Page, context: Context) -> tuple[str, int] | None:
    """The entry whose name's own words stand in the message, and nothing much else does; None if none or several do."""
    said = set(re.findall(r"[a-z0-9'&-]+", page.text.lower()))
    named = _named_by(_NAMING, said, context)
    titled = {} if named else _named_by(_TITLES, said, context)
    if len(named or titled) != 1:
        return None
    place, own = next(iter((named or titled).items()))
    if place[0] == "work" and _STUDIES & (said - own):
        return None  # "my degree from College of Western Idaho" dates no job at "Idaho"
    dates = " ".join(page.text[span.start : span.end].lower() for span in page.dates)
    rest = {w for w in said - own - _COMMON - set(re.findall(r"[a-z0-9'&-]+", dates)) if not is_function_word(w)}
    if titled:  # "night nurse at Lakeside 2015 to 2017" is another job, "the night nurse job was until 2017" is not
        definite = re.search(r"\b(?:the|my|that)\s", page.text, re.IGNORECASE)
        return place if definite and rest <= _OF_ENTRY else None
    return place if len(rest) <= 4 else None


def _named_by(fields: frozenset[str], said: set[str], context: Context) -> dict[tuple[str, int], set[str]]:
    """The entries of which all own words of a name or title are said, with those words."""
    named: dict[tuple[str, int], set[str]] = {}
    for fact in context.live():
        if fact.field in fields and fact.section in {"work", "education", "volunteer", "projects"}:
            words = {word for word in re.findall(r"[a-z0-9'&-]+", fact.value.lower()) if word not in _COMMON}
            own = {word for word in words if len(word) > 2 and not is_function_word(word)}
            if own and own <= said:
                named[fact.section, fact.entry] = own
    return named
