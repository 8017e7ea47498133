"""Where somebody lives, as an address says it: street, town, region, postal code, country. Pure."""

from __future__ import annotations

import re

from agents.understand.document.kinds import is_location, is_region, is_state
from agents.understand.document.lines import Span, trimmed
from agents.understand.names import is_place

_CODE = re.compile(
    r"\b(?:\d{5}-\d{3,4}|\d{5}|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|[A-Z]{1,2}\d{1,2}\s*\d?X{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|"
    r"\d{4}\s?[A-Z]{2}|[A-Z]{1,2}-\d{4,5}|\d{2}-\d{3}|\d{3}-\d{4}|\d{3}\s\d{2,3}|\d{4,6}|[A-Z]{1,2}\d{1,2}(?=,|$))\b"
)
_STREET = re.compile(
    r"\b(?:street|road|avenue|lane|drive|close|court|boulevard|terrace|crescent|square|rise|apt|apto|flat|unit|suite|"
    r"block|blk|bloco|lot|house|floor|room|st\.|rd\.|ave\.?|p\.?\s?o\.? box|rua|calle|via|rue|ulica|ul\.|av\.|avenida|"
    r"straat|laan|kade|weg|platz|gata|gatan|gade)(?!\w)|stra(?:ß|ss)e\b|weg\b",
    re.IGNORECASE,
)
_COUNTRIES_LIKE_STATES = frozenset("DE IN".split())
"""Codes that are a country's more often than a state's where a town stands before them."""

Field = tuple[str, Span]


def read_address(document: str, span: Span) -> list[Field]:
    """Fields of `basics` for an address between commas; nothing if the words are none."""
    words = document[span.start : span.end]
    parts = [
        part
        for match in re.finditer(r"[^,]+", words)
        if (part := trimmed(document, Span(span.start + match.start(), span.start + match.end())))
    ]
    if not parts or len(words) > 150:
        return []
    street = _last_street(document, parts)
    rest = parts[street:]
    codes = [_code(document, part) for part in rest]
    code = next((found for found in codes if found), None)
    country = _country(document, rest) if len(parts) > 1 else None
    if not (country or (code and len(parts) > 1) or (street and rest) or is_location(_CODE.sub("", words).strip(" ,"))):
        return []
    named = [name for one in rest if (name := _without(document, one, code)) and one != country]
    if len(named) > 2 or (named and street and len(named) == 2 and not country and len(parts) > 4):
        street, named = parts.index(_holder(parts, named[-2])), named[-2:]
    fields: list[Field] = []
    if street:
        fields.append(("address", Span(parts[0].start, parts[street - 1].end)))
    if code:
        fields.append(("postalCode", code))
    fields += zip(_named(document, named, country), named, strict=False)
    if country:
        fields.append(("countryCode", country))
    return fields


def _last_street(document: str, parts: list[Span]) -> int:
    """How many of the parts, from the first, are house, street and the like."""
    found = 0
    for number, part in enumerate(parts[:-1], start=1):
        words = document[part.start : part.end]
        bare = _CODE.sub("", words) if number > 1 or not re.search(r"\D{4}", words) else words
        town = is_place(re.sub(r"[\s\d-]+$", "", words)) or (re.match(r"\d{4,5}\s+\D+$", words) is not None)
        if not town and (re.search(r"\d", bare) or _STREET.search(words)):
            found = number
    return found


def _code(document: str, part: Span) -> Span | None:
    match = _CODE.search(document, part.start, part.end)
    return Span(*match.span()) if match else None


def _country(document: str, rest: list[Span]) -> Span | None:
    """Two capitals at the end that are no state of a country that goes by its states."""
    last = rest[-1] if rest else None
    words = document[last.start : last.end] if last else ""
    if re.fullmatch(r"[A-Z]{2}", words) is None:
        return None
    alone = len(rest) < 3 and is_state(words) and words not in _COUNTRIES_LIKE_STATES
    return None if alone else last


def _without(document: str, part: Span, code: Span | None) -> Span | None:
    """A part without the postal code in it; None if nothing is left, or the part is no name."""
    if code and part.start <= code.start < part.end:
        before, after = trimmed(document, Span(part.start, code.start)), trimmed(document, Span(code.end, part.end))
        part = before if before else after
    words = document[part.start : part.end]
    return part if part and len(words.split()) <= 5 and re.search(r"[^\W\d_]", words) else None


def _holder(parts: list[Span], inner: Span) -> Span:
    return next(part for part in parts if part.start <= inner.start < part.end)


def _named(document: str, named: list[Span], country: Span | None) -> list[str]:
    """What the names before the country are: a town, and its region."""
    words = document[named[0].start : named[0].end] if len(named) == 1 else ""
    if country is None and is_region(words) and not is_place(words):
        return ["region"]
    return ["city", "region"]
