"""E-mail addresses, phone numbers and links in a text. Pure; whose they are is not known here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from agents.understand.words import is_verb

_EMAIL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._%+'-]*@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}\b")
_DOMAIN = r"(?:com|org|net|co|edu|gov|info|de|uk|io|me|us|ca|fr|es|nl|ie|in|au|nz|za)"
_SPOKEN_EMAIL = re.compile(
    r"\b(?P<local>[a-z0-9_]+(?:\s*(?:\.|\b(?:dot|underscore|dash|hyphen)\b)\s*[a-z0-9_]+|\s+\d+)*)\s+at\s+"
    rf"(?:[a-z0-9-]+\s*(?:\.|\bdot\b)\s*)+{_DOMAIN}\b(?:\s*(?:\.|\bdot\b)\s*[a-z]{{2}}\b)?",
    re.IGNORECASE,
)
_SPOKEN = {"dot": ".", "underscore": "_", "dash": "-", "hyphen": "-", "at": "@"}
_ADDRESS_CUE = re.compile(r"(?:e-?mail\w*|address|it'?s|its|is|me\s+at|me|[:,;.!?\n]|^)\s*$", re.IGNORECASE)
_MASKED_EMAIL = re.compile(
    r"\b[\w.+-]+\s*[(\[]\s*at\s*[)\]]\s*[\w-]+(?:\s*(?:\.|[(\[]\s*dot\s*[)\]])\s*\w+)+", re.IGNORECASE
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()\"']+"
    r"|\b(?:linkedin\.com|github\.com|gitlab\.com|behance\.net|dribbble\.com|instagram\.com|x\.com|"
    r"medium\.com)/[^\s<>()\"',;]+"
    r"|(?<![@\w.])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|me|co|info|design|page|site|portfolio|app|de|co\.uk|"
    r"uk|ca|eu)\b(?:/[^\s<>()\"',;]*)?(?!@)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.@/#$£€-])(?:\+|00|\()?\d[\d\s().\-–/]{4,18}\d(?:\s*(?:x|ext\.?)\s*\d{1,5})?(?![\w@%])", re.IGNORECASE
)
_PHONE_CUE = re.compile(
    r"\b(?:phone|cell|mobile|tel|telephone|number|call|text|reach|whatsapp|ring|contact)\b[^.\n]{0,25}$", re.IGNORECASE
)
_DATE_LIKE = re.compile(
    r"(?:19|20)\d\d\s*[-–/.]\s*(?:(?:19|20)?\d\d)(?:[-/.]\d\d?)?|\d{1,2}[/.-](?:19|"
    r"20)\d\d(?:\s*[-–]\s*\d{1,2}[/.-](?:19|20)\d\d)?"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d|(?:19|20)\d\d)|(?:(?:19|20)\d\d[\s,-]*)+"
)

_YEARS_FIRST = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d\s*\(")
"""Years with a bracket behind them: "2010-2013 (2:1)"."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach a person; `field` is JSON Resume's name in `basics`. An address as dictated is put in signs."""

    field: Literal["email", "phone", "url"]
    value: str
    start: int
    end: int


def find_contacts(text: str) -> tuple[Contact, ...]:
    """Contacts of `text`, left to right, without overlaps.

    A bare run of digits is a phone number if it has at least nine digits, or six after a word like "phone" or "call";
    years, dates and amounts are not.
    """
    found: list[Contact] = []
    for match in _EMAIL.finditer(text):
        _add(found, Contact("email", match[0], *match.span()))
    for match in (*_MASKED_EMAIL.finditer(text), *_SPOKEN_EMAIL.finditer(text)):
        if match.re is _MASKED_EMAIL or _is_address(text, match):
            _add(found, Contact("email", _in_signs(match[0]), *match.span()))
    for match in _URL.finditer(text):
        end = match.end() - (len(match[0]) - len(match[0].rstrip(".,;:!?")))
        _add(found, Contact("url", text[match.start() : end], match.start(), end))
    for match in _PHONE.finditer(text):
        if _is_phone(text, match):
            _add(found, Contact("phone", match[0], *match.span()))
    return tuple(sorted(found, key=lambda contact: contact.start))


def _is_address(text: str, match: re.Match[str]) -> bool:
    """Whether "x at y dot com" is an address: x has parts or digits, or stands where one is told; "work" does not."""
    local = match["local"]
    if re.search(r"\b(?:dot|underscore|dash|hyphen)\b|[._]|[a-z]\d", local, re.IGNORECASE):
        return True
    return not is_verb(local.lower()) and bool(_ADDRESS_CUE.search(text[: match.start()]))


def _in_signs(words: str) -> str:
    """An address as dictated ("maya dot torres at example dot com") in signs."""
    parts = re.findall(r"[\w-]+|[.+@]", words)
    return "".join(_SPOKEN.get(part.lower(), part) for part in parts)


def _add(found: list[Contact], contact: Contact) -> None:
    if not any(other.start < contact.end and contact.start < other.end for other in found):
        found.append(contact)


def _is_phone(text: str, match: re.Match[str]) -> bool:
    words = match[0].strip()
    digits = sum(character.isdigit() for character in words)
    if _DATE_LIKE.fullmatch(words.strip("()")) or _YEARS_FIRST.match(words) or digits > 15:
        return False
    cued = bool(_PHONE_CUE.search(text[: match.start()]))
    if digits < (6 if cued else 7):
        return False
    shaped = bool(re.search(r"\d[\s().\-–/]+\d", words)) or words[0] in "+0("
    alone = text.strip() == words
    return cued or alone or words[0] in "+0(" or (shaped and digits >= 7) or digits in {10, 11}
