"""The top of a resume: name, what the person is, and how to reach them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agents.understand.contacts import find_contacts
from agents.understand.document.kinds import is_location, title_score
from agents.understand.document.lines import SHORT, Line, Span, trimmed
from agents.understand.names import is_place

_PROFILES = re.compile(
    r"(?:linkedin|github|gitlab|bitbucket|behance|dribbble|twitter|x|instagram|facebook|medium|stackoverflow|"
    r"xing|kaggle|orcid|"
    r"youtube|tiktok|researchgate|huggingface)\.(?:com|net|org|co)\b",
    re.IGNORECASE,
)
_TITLE_PAGE = re.compile(r"(?:curriculum\s+vitae|resum[eé]|cv|r[eé]sum[eé]|lebenslauf)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:(?:full\s+)?name\s*:|(?:resum[eé]|r[eé]sum[eé]|cv|curriculum\s+vitae)\s*(?:of|[:–—-]))\s*", re.IGNORECASE
)
_OTHER_LABEL = re.compile(
    r"(?:e-?mail|phone|tel|telephone|mobile|cell|address|location|linkedin|github|website|web|portfolio|city|"
    r"home|contact|based in|"
    r"nationality|date of birth|dob|born|citizenship|driving licen[cs]e|marital status|gender|age)\.?\s*:?\s*",
    re.IGNORECASE,
)
_PARTICLE = "van|von|de|der|den|del|della|da|das|do|dos|los|las|di|la|le|al|bin|ben|bint|el|ní|ó|mac|y|e"
_NAME_WORD = rf"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*|{_PARTICLE})"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s+[\"“(]?{_NAME_WORD}[\"”)]?){{1,5}}")
_POST_NOMINALS = re.compile(
    r",?\s+(?:[A-Z][A-Za-z]{0,2}\.?[A-Z]+[A-Za-z]*\.?|Ph\.?D\.?|M\.?D\.?|Jr\.?|Sr\.?|Esq\.?)(?:,\s*[A-Z][\w.-]+)*$"
)
_POSTCODE = re.compile(
    r"\b(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4}\s?[A-Z]{2}|"
    r"\d{2}-\d{3}|\d{4,6})\b"
)
_STREET = re.compile(
    r"^\d{1,3}[A-Za-z]?\s+\w|^\d{4}\s+(?:[NESW]\.?\s+)?\w+\s\w|^[^\W\d_][\w.' -]{3,}\s\d{1,4}[a-z]?$|"
    r"\b(?:street|road|avenue|lane|drive|close|court|boulevard|"
    r"stra(?:ß|ss)e|apt|flat|unit|st\.|rd\.|ave\.?|p\.?o\.? box)\b",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,12}(?:/\S*)?", re.IGNORECASE)

Fact = tuple[str, Span]


def read_contact(document: str, lines: Sequence[Line], *, top: bool) -> list[Fact]:
    """Fields of `basics` with their spans. Name and label stand at the `top` only."""
    facts: list[Fact] = []
    pieces = [piece for line in lines if len(line.text) <= SHORT for piece in _pieces(document, line, facts)]
    for number, piece in enumerate(pieces):
        known = {field for field, _ in facts}
        words = document[piece.start : piece.end]
        if _TITLE_PAGE.fullmatch(words):
            continue
        if _DOMAIN.fullmatch(words):
            field = "profile" if _PROFILES.search(words) else "url"
            if field == "profile" or field not in known:
                facts.append((field, piece))
            continue
        if top and "name" not in known and number < 4 and (name := _name(document, piece)):
            facts.append(("name", name))
            continue
        if top and "name" in known and "label" not in known and number < 6 and _is_label(words):
            facts.append(("label", piece))
            continue
        if (place := _place(document, piece)) and "city" not in known:
            facts.extend(place)
            continue
        if (
            "city" not in known
            and _stands_with_contacts(lines, piece)
            and re.fullmatch(r"[^\W\d_a-z][\w.' -]{2,24}", words)
        ):
            facts.append(("city", piece))
    return facts


def _stands_with_contacts(lines: Sequence[Line], piece: Span) -> bool:
    """Whether an address or number is on the same line, where else only the town is."""
    line = next(line for line in lines if line.start <= piece.start < line.end)
    return bool(find_contacts(line.text)) and line is not lines[0]


def _pieces(document: str, line: Line, facts: list[Fact]) -> Iterator[Span]:
    """Parts of a line between contacts, bars, dots and tabs; the contacts go to `facts`."""
    cuts: list[tuple[int, int]] = []
    for contact in find_contacts(line.text):
        span = Span(line.start + contact.start, line.start + contact.end)
        field: str = contact.field
        if field == "url" and _PROFILES.search(contact.value):
            field = "profile"
        if not any(kept == field and field != "profile" for kept, _ in facts):
            facts.append((field, span))
        cuts.append((span.start, span.end))
    cuts += [
        (line.start + mark.start(), line.start + mark.end())
        for mark in re.finditer(r"\t|\s*[|·•●]\s*|\s+[–—/-]\s+|\s{3,}|;\s", line.text)
    ]
    position = line.start
    for start, end in [*sorted(cuts), (line.end, line.end)]:
        if start > position:
            piece = trimmed(document, Span(position, start))
            label = _OTHER_LABEL.match(document[piece.start : piece.end]) if piece else None
            if label and (":" in label[0] or label.end() == piece.end - piece.start):
                piece = Span(piece.start + label.end(), piece.end)
            names_a_contact = document[piece.end : piece.end + 1] == ":" and piece.end < end
            if piece and not names_a_contact and re.search(r"[^\W\d_]{2}", document[piece.start : piece.end]):
                yield piece
        position = max(position, end)


def _name(document: str, piece: Span) -> Span | None:
    """A person's name: a few capitalised words, without degrees behind it, and not a title."""
    words = document[piece.start : piece.end]
    start = match.end() if (match := _LABEL.match(words)) else 0
    rest = words[start:]
    if rest.isupper() and (match := re.match(r"[^,\d]+", rest)):
        rest = match[0].rstrip()
    elif match := _POST_NOMINALS.search(rest):
        rest = rest[: match.start()]
    rest = rest.split(",")[0].rstrip()
    bare = re.sub(r"\s+\([^()]*\)$", "", rest)
    if not (
        _NAME.fullmatch(bare.title() if bare.isupper() else bare) and title_score(bare) <= 1.2 and not is_place(bare)
    ):
        return None
    return Span(piece.start + start, piece.start + start + len(rest))


def _is_label(words: str) -> bool:
    return title_score(words) > 0 and not is_location(words) and len(words.split()) <= 12 and not words.endswith(".")


def _place(document: str, piece: Span) -> list[Fact]:
    """Town, region, postal code, country and street of an address."""
    words = document[piece.start : piece.end]
    code = _POSTCODE.search(words)
    parts = [
        (match.group().strip(), piece.start + match.start() + len(match.group()) - len(match.group().lstrip()))
        for match in re.finditer(r"[^,]+", words)
    ]
    spans = [(text, Span(start, start + len(text))) for text, start in parts if text]
    streets = [span for text, span in spans if _STREET.search(text) and not is_place(re.sub(r"[\s\d-]+$", "", text))]
    rest = [(text, span) for text, span in spans if span not in streets]
    if not (
        is_location(_POSTCODE.sub("", words).replace(" ,", ",").strip(" ,"))
        or (code and len(words) < 80)
        or (streets and rest)
    ):
        return []
    facts: list[Fact] = [("address", span) for span in streets[:1]]
    if code:
        facts.append(("postalCode", Span(piece.start + code.start(), piece.start + code.end())))
    named: list[Span] = []
    for text, span in rest:
        inner = _POSTCODE.sub(lambda match: " " * len(match[0]), text)
        start = len(inner) - len(inner.lstrip())
        if inner.strip() and len(inner.split()) <= 4:
            named.append(Span(span.start + start, span.start + start + len(inner.strip())))
    for field, span in zip(_fields(document, named), named, strict=False):
        facts.append((field, span))
    return facts


def _fields(document: str, named: list[Span]) -> list[str]:
    """What town, region and country parts of an address are, in their order."""
    if len(named) < 2:
        return ["city"]
    last = document[named[-1].start : named[-1].end]
    country = "countryCode" if re.fullmatch(r"[A-Z]{2}", last) else "region"
    if len(named) == 2:
        us_state = re.fullmatch(r"[A-Z]{2,3}", last) and last not in {
            "UK",
            "US",
            "USA",
            "GB",
            "IE",
            "DE",
            "FR",
            "PL",
            "ES",
            "IT",
            "NL",
            "SE",
            "UAE",
            "NZ",
            "AU",
            "IN",
            "CN",
        }
        return ["city", "region" if us_state else country]
    return ["city", "region", *(["countryCode"] if country == "countryCode" else [])]
