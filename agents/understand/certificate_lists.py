"""Certificates, licences and cards in a statement that only lists them, each with its own date or one date for several:
"CCRN june 2022, ACLS and BLS both feb 2024 (AHA), and my new mexico RN license". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.understand.date_words import DatePoint
from agents.understand.dates import DateSpan
from agents.understand.page import Page, Slot
from agents.understand.remarks import is_others, is_remark
from agents.understand.skill_lists import bracketed_parts
from agents.understand.skills import find_known_skills
from agents.understand.titles import is_strong_head
from agents.understand.words import AND, Clause, is_past, strip

_LEAD = re.compile(
    r"(?:(?:and|also|plus|then|so|oh|well|yes|yeah|ok|but|just|only|though|tho|i\s+(?:also\s+|do\s+|only\s+|just\s+)*(?:have|hold|got|did|passed|earned)|i'?ve\s+got|"
    r"i\s+also|got|have|hold|holding|passed|my|an?|the|both|certified\s+in|valid|current|all|that'?s|its|it'?s|"
    r"obtained|renewed|finished|completed)\b[\s,:]*)+",
    re.IGNORECASE,
)
_ISSUER = re.compile(r"\s*,?\s*\b(?:issued\s+by|from|by|through|via|thru)\s+(?:the\s+)?(?=\S)", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\(([^)]*)\)?\s*$")
_ABBREVIATION = re.compile(r"[A-Z][A-Z&.]{1,7}")
_HEAD = re.compile(
    r"\b(?:licen[sc]e[sd]?|certificat\w+|certified|cert|card|ticket|permit|endorsements?|class\s+[\divx]+|level\s+\d|"
    r"level|belt|foundation|practitioner|chartered|registration|diploma|hygiene|first\s+aid|nvq|operator|\d?[1-6]G|"
    r"hazmat|tanker|cdl|osha|haccp|wset|aws\s+d\d|asme|iso\s*\d+|specialist|examiner|auditor)\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:i|i'm|im|we|he|she|they|was|were|is|are|because|but|when|which|who|never|not|don'?t|didn'?t|gave|thinks?|"
    r"want|need|expired|will|would|should|no|none|nothing|working\s+on|studying|went|years|people|there|this|these|"
    r"honest\w*|mine|yet|anything|something|sure|at(?!\s+(?:heights?|work|sea)\b))\b",
    re.IGNORECASE,
)

_SCHOOL = re.compile(
    r"\b(?:college|university|institute|academy|polytechnic|school|ambulance|red\s+cross)$", re.IGNORECASE
)
"""Who gives certificates, as an item of its own behind one."""


def read_certificate_list(
    page: Page, statement: Clause, *, labelled: bool, asked: str, fields: Sequence[str] = ()
) -> list[Slot]:
    """Certificate slots, dates and issuers included; empty unless every item of the statement can be one."""
    text = page.text
    if any(statement.start <= degree.start < statement.end for degree in page.degrees) and not labelled:
        return []
    asks = asked == "certificates" and "name" in fields
    mentions = [m for m in page.certificates if statement.start <= m.start < statement.end and m.named]
    if not (labelled or asks or mentions) or is_others(text[statement.start : statement.end]):
        return []
    slots: list[Slot] = []
    undated: list[int] = []
    named = sure = 0
    items = _items(page, statement)
    for start, end in items:
        name, issuer, span, many = _item(page, start, end)
        if name is None:
            if issuer and slots:
                slots += [Slot("certificates", "issuer", *issuer)]
            if span and slots:
                _date(slots, [*undated[-1 - many :]][: many + 1] if undated else [len(slots)], span)
                undated = []
            continue
        words = text[name[0] : name[1]]
        if slots and _SCHOOL.search(words) and slots[-1].field in {"name", "date"}:
            slots.append(Slot("certificates", "issuer", *name))
            if span:
                _date(slots, [*undated[-1 - many :]][: many + 1] if undated else [len(slots)], span)
                undated = []
            continue
        known = any(m.start < name[1] and name[0] < m.end for m in mentions)
        if not _could_be(_GONE.sub("", words), known=known or (bool(mentions) and (asks or len(mentions) > 1))):
            return []
        named += 1
        listed = span is not None and bool(mentions) and re.search(r"\b[A-Z]{3,}\b", words) is not None
        sure += known or listed or bool(_HEAD.search(words))
        slots.append(Slot("certificates", "name", *name, fresh=True))
        if issuer:
            slots.append(Slot("certificates", "issuer", *issuer))
        if span is None:
            undated.append(len(slots))
        else:
            _date(slots, [*undated[-many:], len(slots)] if many else [len(slots)], span)
            undated = []
    skills = _is_of_skills(text, statement)
    mostly = sure > 1 and sure >= named - 1
    if not slots or not (labelled or sure == named or mostly or (asks and (sure or not skills))):
        return []
    return slots


_SHORT_YEAR = re.compile(
    r"[\s,(]*\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"\.?\s+'?(?P<year>[0-4]\d)\)?\s*$",
    re.IGNORECASE,
)
_PARTICIPLES = frozenset("confined powered restricted trained supervised enhanced".split())
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_GONE = re.compile(
    r"[\s,(-]*\b(?:(?:which|that|it)\s+)?(?:ran\s+out|expired|lapsed|ended)(?=\s*(?:\(|(?:in|on|back\s+in)\s*)?(?:\d{4}\s*\))?$)",
    re.IGNORECASE,
)
"""A card that is no longer good keeps these words with its date, so that no line says it is."""
_EXPIRES = re.compile(
    r"[\s,(-]*\b(?:(?:is|are)\s+)?(?:exp(?:ir(?:es|y|ing|ation))?\.?|valid|good|renews?|due|up)(?:\s+(?:date|for\s+renewal))?"
    r"(?:\s+(?:in|on|until|till|til|thru|through|to|by))?\s*:?\s*$",
    re.IGNORECASE,
)


def _date(slots: list[Slot], places: list[int], span: DateSpan) -> None:
    """Put the date into the list of slots at each of `places`."""
    point = span.last or span.first
    if point is not None:
        for place in sorted(places, reverse=True):
            slots.insert(place, Slot("certificates", "date", point.start, point.end, point.value))


def _items(page: Page, statement: Clause) -> list[tuple[int, int]]:
    """The items; where semicolons part them, commas belong to the names. "And" parts only what is known on both
    sides or begins anew ("and my …"), for names have it too ("food hygiene and safety")."""
    text = page.text
    strong = ";" in text[statement.start : statement.end]
    parts = bracketed_parts(
        text, statement.start, statement.end, re.compile(r"\s*;\s*" if strong else r"\s*[,;\n]\s*|\s+/\s+")
    )
    items: list[tuple[int, int]] = []
    for start, end in parts:
        left = start
        for match in re.finditer(rf"\s+(?:{AND}|plus)\s+(?:also\s+|then\s+)?", text[start:end]):
            cut, resume = start + match.start(), start + match.end()
            with_before = re.search(r"\b(?:with|w|w/)\s", text[left:cut], re.IGNORECASE)
            begins = any(m.named and _opens(text, resume, m.start) for m in page.certificates)
            ends = (
                any(left <= m.start < cut for m in page.certificates)
                or any(left <= s.start < cut for s in page.dates)
                or _LEVEL_AT_END.search(text[left:cut]) is not None
            )
            mine = re.match(r"(?:my|an?|i|the)\s", text[resume:end], re.IGNORECASE)
            if not with_before and ((begins and ends) or mine):
                items.append((left, cut))
                left = resume
        items.append((left, end))
        if len(items) > 1 and re.match(r"\s*(?:category|cat|class|level|grade)\s+\S", text[left:end], re.IGNORECASE):
            items[-2:] = [(items[-2][0], end)]
    return [item for item in items if strip(text, *item)[0] < strip(text, *item)[1]]


_LEVEL_AT_END = re.compile(r"\b(?:level|lvl|class|grade)\s+\d\W*(?:tho|though)?\W*$", re.IGNORECASE)


def _opens(text: str, start: int, mention: int) -> bool:
    """Whether a certificate that is named at `mention` begins at `start`, with at most a word of its own before it."""
    return start <= mention and re.fullmatch(r"(?:[^\W\d]{3,}\s+)?", text[start:mention]) is not None


def _item(
    page: Page, start: int, end: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None, DateSpan | None, int]:
    """Name, issuer and date of an item, and how many undated items before it the date holds for ("both", "all")."""
    text = page.text
    span = next((span for span in page.dates if start <= span.start < end), None)
    short = _SHORT_YEAR.search(text[start:end]) if span is None else None
    if short:
        value = f"20{short['year']}-{_MONTHS.index(short['month'].lower()) + 1:02d}"
        point = DatePoint(value, start + short.start("month"), start + short.end("year"))
        span = DateSpan(point.start, point.end, "point", point)
    stop = span.start if span else end
    if expiry := _EXPIRES.search(text[start:stop]):
        span, end, stop = None, start + expiry.start(), start + expiry.start()
    tail = text[span.end : end] if span else ""
    issuer = None
    many = 0
    if re.search(r"\b(both|all)\s*(?:in|from)?\s*$", text[start:stop], re.IGNORECASE):
        many = 1 if "both" in text[start:stop].lower() else 20
        stop = start + re.search(r"[\s,(]*\b(?:both|all)\b", text[start:stop], re.IGNORECASE).start()  # type: ignore[union-attr]
    begin, stop = strip(
        text, start, len(re.sub(r"[\s,(]*\b(?:in|on|since|from|of|got|dated)?[\s(]*$", "", text[:stop]))
    )
    lead = _LEAD.match(text, begin, stop)
    begin = lead.end() if lead and lead.end() < stop else begin
    if by := _ISSUER.search(text, begin, stop):
        issuer = strip(text, by.end(), stop)
        stop = by.start()
    elif span and (by := _ISSUER.match(text, span.end, end)):
        issuer = strip(text, by.end(), end)
    aside = _ASIDE.search(text[begin:stop]) or (_ASIDE.search(tail) if span else None)
    if aside:
        offset = begin if aside.string != tail or not span else span.end
        if issuer is None and _ABBREVIATION.fullmatch(aside[1]) and offset != begin:
            issuer = (offset + aside.start(1), offset + aside.end(1))
        if offset == begin and re.match(r"(?:its?|it's|that|i|the|a|valid|expires?|exp)\b", aside[1], re.IGNORECASE):
            stop = begin + aside.start()
    name = _trimmed(text, begin, stop)
    if span and (close := _closed_after(text, name, span.end, end)):
        name, span = (name[0], close), None
    return (name if name[0] < name[1] else None), issuer, span, many


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without marks at its edges, and without words that only round off what was said ("PASMA yes")."""
    start, end = strip(text, start, end)
    if (tail := _TAIL.search(text[start:end])) and tail.start():
        start, end = strip(text, start, start + tail.start())
    return start, end


_TAIL = re.compile(
    r"(?:[\s,:-]+(?:yes|yeah|yep|tho|though|too|as\s+well|also|lol|tbh|please|thanks|i\s+think|i\s+guess|still|currently))+$",
    re.IGNORECASE,
)


def _closed_after(text: str, name: tuple[int, int], date_end: int, end: int) -> int | None:
    """The end of a bracket that says with its date that a card is no longer good: "Forklift (expired 2020)"."""
    words = text[slice(*name)]
    if "(" not in words or ")" in words or not _GONE.search(words):
        return None
    close = re.compile(r"\s*\)").match(text, date_end, end)
    return close.end() if close else None


def _could_be(words: str, *, known: bool) -> bool:
    plain = words.split()
    if not 1 <= len(plain) <= 10 or _TALK.search(words) or is_remark(words):
        return False
    if len(plain) > 1 and plain[0].lower().endswith("ing") and not known and re.search(r"s$", words):
        return bool(re.match(r"working\s+at\s+heights$", words, re.IGNORECASE))
    if any(_tells(word.lower().strip("(),"), first=word is plain[0]) for word in plain):
        return False
    if re.search(r"\b(?:instructor|trainer|teacher|examiner|office|course)$", words, re.IGNORECASE):
        return False
    return known or not is_strong_head(plain[-1].lower()) or bool(_HEAD.search(words))


def _is_of_skills(text: str, statement: Clause) -> bool:
    return len(find_known_skills(text[statement.start : statement.end])) >= 2


def _tells(word: str, *, first: bool) -> bool:
    """Whether a word tells a deed: a past form, but not the participle of a name ("confined space entry")."""
    return is_past(word) and (not word.endswith("ed") or (first and word not in _PARTICIPLES))
