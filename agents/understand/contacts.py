"""E-mail addresses, phone numbers and links in a text. Pure; whose they are is not known here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_EMAIL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._%+'-]*@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}\b")
_SPOKEN_EMAIL = re.compile(
    r"\b[a-z0-9_]+(?:\s*(?:\.|\bdot\b|\bunderscore\b)\s*[a-z0-9_]+)*\s+at\s+[a-z0-9-]+\s+dot\s+(?:com|org|net|"
    r"co|edu|de|uk|io|me)\b(?:\s+dot\s+[a-z]{2})?",
    re.IGNORECASE,
)
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


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach a person; `field` is JSON Resume's name in `basics`."""

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
    for match in (*_EMAIL.finditer(text), *_MASKED_EMAIL.finditer(text), *_SPOKEN_EMAIL.finditer(text)):
        _add(found, Contact("email", match[0], *match.span()))
    for match in _URL.finditer(text):
        end = match.end() - (len(match[0]) - len(match[0].rstrip(".,;:!?")))
        _add(found, Contact("url", text[match.start() : end], match.start(), end))
    for match in _PHONE.finditer(text):
        if _is_phone(text, match):
            _add(found, Contact("phone", match[0], *match.span()))
    return tuple(sorted(found, key=lambda contact: contact.start))


def _add(found: list[Contact], contact: Contact) -> None:
    if not any(other.start < contact.end and contact.start < other.end for other in found):
        found.append(contact)


def _is_phone(text: str, match: re.Match[str]) -> bool:
    words = match[0].strip()
    digits = sum(character.isdigit() for character in words)
    if _DATE_LIKE.fullmatch(words.strip("()")) or digits > 15:
        return False
    cued = bool(_PHONE_CUE.search(text[: match.start()]))
    if digits < (6 if cued else 7):
        return False
    shaped = bool(re.search(r"\d[\s().\-–/]+\d", words)) or words[0] in "+0("
    alone = text.strip() == words
    return cued or alone or words[0] in "+0(" or (shaped and digits >= 7) or digits in {10, 11}
