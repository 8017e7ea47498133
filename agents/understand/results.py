"""Statements of results that are lines as they stand: "the waiting list went from 40 to 12", "in 2008 I recovered …".

What looks like an employer, a certificate or a job's date within them is none.
"""

from __future__ import annotations

import re

from agents.understand.names import ORGANISATION
from agents.understand.page import Page, Slot
from agents.understand.values import Context
from agents.understand.words import Clause, is_past, strip

_TENS = r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_AMOUNT = (
    r"(?:(?:about|around|roughly|nearly|almost|over|under|only|just)\s+)*(?:[$€£]?\d[\d.,]*|zero|one|two|three|four|five|six|"
    rf"seven|eight|nine|ten|eleven|twelve|\w+teen|(?:{_TENS})(?:[\s-]\w+)?|hundreds?|an?\s+\w+|half)"
)
_CHANGE = re.compile(
    r"\b(?:went|goes|rose|risen|grew|grown|fell|fallen|dropped|drop|climbed|jumped|shrank|sank|moved|came|increased|decreased|"
    r"improved|doubled|tripled|halved|rises?|rising)\s+(?:up\s+|down\s+|back\s+|steadily\s+)*"
    rf"(?:(?:from\s+{_AMOUNT}\b.*?\b(?:down\s+|up\s+)?to\s+{_AMOUNT})|(?:by\s+)?{_AMOUNT}\s*(?:%|percent|points?)|"
    rf"(?:down\s+|up\s+)?to\s+{_AMOUNT}\s*(?:%|percent))",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(?:i|i'm|im|i've|ive|my\s+(?:name|title|degree))\b", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:and|but|so|also|plus|then|well|oh|there|that|which|because|while|with)\b[\s,]*)+", re.IGNORECASE
)
_DATED_DEED = re.compile(
    r"(?:(?:and|then|also|back)\s+)*in\s+(?:\w+\s+)?(?:19|20)\d\d\s*,?\s*(?:i|we)\s+(?:also\s+|even\s+|personally\s+)?(?P<verb>\w+)\b",
    re.IGNORECASE,
)
_NO_DEED = frozenset(
    "worked was were had got went joined started became moved left quit began studied graduated attended volunteered "
    "won received earned passed completed held obtained finished switched transferred retired returned opened founded "
    "interned freelanced took renewed qualified enrolled".split()
)


def read_result(page: Page, clause: Clause, context: Context) -> list[Slot]:
    """The whole clause as a line where it states a result; with the known employer that it names. Empty otherwise."""
    words = page.words(clause)
    lead = _LEAD.match(words)
    start, end = strip(page.text, clause.start + (lead.end() if lead else 0), clause.end)
    if page.text[start:end].endswith("?"):
        return []
    if _CHANGE.search(words) and not _SELF.search(words):
        return [Slot("", "highlight", start, end)]
    deed = _DATED_DEED.match(page.text[start:end])
    if deed is None or deed["verb"].lower() in _NO_DEED or not is_past(deed["verb"].lower()):
        return []
    known = known_employer(page, start, end, context)
    rest = page.text[start + deed.end() : end]
    if not re.search(r"\d", rest) or (re.search(r"\b(?:at|as)\s+\w", rest) and not known):
        return []
    return [*known, Slot("", "highlight", start, end)]


def is_dated_deed(words: str) -> bool:
    """Whether the year that opens a clause is that of a deed ("in 2021 I cut waste by 12%"), and of no job."""
    deed = _DATED_DEED.match(words)
    return (
        deed is not None
        and deed["verb"].lower() not in _NO_DEED
        and is_past(deed["verb"].lower())
        and bool(re.search(r"\d", words[deed.end() :]))
        and len(re.findall(r"\b(?:19|20)\d\d\b", words)) == 1
    )


def known_employer(page: Page, start: int, end: int, context: Context) -> list[Slot]:
    """An employer of the interview that the words name, whole or by its last word."""
    for fact in reversed(context.live("work")):
        if fact.field != "name":
            continue
        words = fact.value.split()
        last = words[-1] if len(words[-1]) >= 5 and words[-1].lower() not in ORGANISATION else fact.value
        for name in (fact.value, " ".join(words[:2]), " ".join(words[:3]), last):
            if match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", page.text[start:end], re.IGNORECASE):
                return [Slot("work", "name", start + match.start(), start + match.end())]
    return []
