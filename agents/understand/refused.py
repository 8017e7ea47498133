"""Which section of the resume a no denies: "no degree", "i never went to college", "i don't have any certs". Pure."""

from __future__ import annotations

import re

_NO = (
    r"(?:(?:sorry|well|um+|but|and|also|i|we|oh)\b[\s,]*)*(?:no|none|never\s+(?:got|had|did|went\s+to|finished|earned)|"
    r"(?:have|had|got|there(?:'s|\s+is))\s+(?:no|never)|(?:do\s+not|don'?t|did\s+not|didn'?t|haven'?t)\s+(?:have|get|got|go\s+to|"
    r"finish|hold|speak))\s+(?:(?:an?|any|my|other|real|formal|college|university|special|professional)\s+)*"
)
_SECTIONS = {
    "education": r"degrees?|diplomas?|school(?:ing)?|college|uni(?:versity)?|education|studies",
    "certificates": r"certs?|certificat(?:e|ion)s?|licen[sc]es?|tickets",
    "awards": r"awards?|prizes?|hono(?:u)?rs",
    "languages": r"(?:foreign\s+)?languages?",
    "volunteer": r"volunteer(?:ing)?(?:\s+work)?",
    "projects": r"(?:side\s+)?projects?",
    "publications": r"publications?|papers",
    "basics": r"(?:e-?mails?|phones?|mobile|telephone)(?:\s+(?:address(?:es)?|numbers?))?",
}
_DENIAL = {
    section: re.compile(
        rf"{_NO}(?:{words})(?:\s+(?:or|and|nor)\s+\w+)?(?:\s+(?:yet|though|tho|sorry|at\s+all))?\W*", re.I
    )
    for section, words in _SECTIONS.items()
}


_STATEMENT = re.compile(r"[^,.;!?\n]+")


def denied_sections(text: str) -> tuple[str, ...]:
    """The sections of which a statement in the message says that there is nothing. A degree is not all of education."""
    found = [denied_section(statement) for statement in _STATEMENT.findall(text)]
    return tuple(section for section in dict.fromkeys(found) if section and section not in {"education", "basics"})


def denied_section(text: str) -> str | None:
    """The section that the message, and nothing else in it, says there is nothing for."""
    plain = text.replace("’", "'").strip()
    return next((section for section, pattern in _DENIAL.items() if pattern.fullmatch(plain)), None)
