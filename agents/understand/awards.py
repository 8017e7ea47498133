"""Awards in a clause, with the rank that was won ("second place", "fourth of 32", "finalist") and who gave them.
Pure."""

from __future__ import annotations

import re

from agents.understand.names import read_name
from agents.understand.page import Page, Slot
from agents.understand.words import Clause, strip

_RANK = (
    r"(?:(?:1st|2nd|3rd|[4-9]th|\d\dth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|joint\s+\w+|"
    r"top\s+(?:\d+|three|five|ten))(?:[\s-]+(?:place|prize|runner[\s-]up|rank|in\s+class))?(?:\s+(?:out\s+)?of\s+(?:about\s+)?"
    r"(?:\d[\d,]*|\w+)(?:\s+teams)?)?|runner[\s-]up|(?:semi-?|quarter-?)?finalist|short-?listed|highly\s+commended|"
    r"commended|special\s+mention|honou?rable\s+mention|nominated|nominee|(?:gold|silver|bronze)(?:\s+medal(?:l?ist)?)?)"
)
_OF_THE = re.compile(
    r"\b(?:(?:employee|salesperson|nurse|teacher|driver|associate|manager|cook|chef|technician|agent|rookie|"
    r"student|apprentice|volunteer|server|star|worker|player|soldier|team\s+member|\w+er)\s+of\s+the\s+(?:month|year|"
    r"quarter|week|season)"
    r"|dean'?s\s+list|honou?r\s+roll|valedictorian|salutatorian|(?:president'?s|chairman'?s|founder'?s)\s+club|"
    r"perfect\s+attendance(?:\s+award)?)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"\b(?:won|win|winner\s+of|awarded|received|got|earned|given|gave\s+me|recipient\s+of|nominated\s+for|"
    r"recognized\s+with|award\s*:)\s+(?:the|an?|our|my|their|this)?\s*(?P<title>(?:[\w'&-]+\s+){0,6}?(?:award|"
    r"prize|medal|scholarship|trophy|fellowship|certificate\s+of\s+(?:merit|excellence|appreciation)|"
    r"competition|contest|cup|honou?r)s?)\b(?P<for>\s+(?:for|of)\s+(?:[\w'&-]+\s*){1,5})?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<![\w'-])(?:[A-Z0-9][\w'&.-]*\s+(?:(?:of|for|and|in|the)\s+)*){1,6}(?:Medal|Award|Prize|Trophy|Scholarship|"
    r"Fellowship|Ribbon|Commendation|Grant|Cup)\b"
    r"(?!\s+(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)[A-Z])(?:\s+(?:of|for|in)\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)*)?"
)
_PLACED = re.compile(
    rf"(?:\b(?:came|finished|placed|took|got|won|were|was|made|ranked)\s+(?:in\s+)?(?:the\s+)?|(?<![\w ]))"
    rf"(?P<title>{_RANK}\s+(?:at|in|for)\s+"
    r"(?:the\s+|a\s+|our\s+)?(?:[\w'&-]+\s+){0,6}?(?:cup|competition|contest|championships?|tournament|olympiad|olympics|"
    r"finals?|games|fair|challenge|hackathon|race|awards?|prize|show|league|nationals|worldskills)"
    r"(?-i:\s+[A-Z]\w+)*)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?:^|(?<=[\s,(]))(?P<rank>{_RANK})\s*(?:,|-|:|in|for|at|of|as)?\s*(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile(
    rf"\s*(?:in\s+)?(?:\d{{4}}\s*)?[,(-]?\s*(?P<rank>{_RANK})(?=\s*(?:$|[,.;)]|\d|from|at|in\b|by))", re.IGNORECASE
)
_AWARDER = re.compile(r"[\s,]*(?:award\s+)?(?:in\s+)?(?:\u2400+|\d{4})?[\s,]*(?:(?!for\b)\w+\s+)?(?:at|from|by)\s+")


_REASON = re.compile(r"[\s,]+for\s+(?:my\s+|our\s+)?(?P<deed>[^\W\d_]+ing\s+\S.+)", re.IGNORECASE)
"""What it was given for: "… Medal 2018 for evacuating 300 people"."""


def read_awards(page: Page, clause: Clause) -> list[Slot]:
    """Awards with awarder; the rank is part of the title, for without it the title would say more than is true."""
    slots: list[Slot] = []
    for start, end in _titles(page, clause):
        slots.append(Slot("awards", "title", start, end, fresh=True))
        awarder = _AWARDER.match(page.text, end)
        if awarder and awarder.end() < clause.end:
            tokens = [token for token in page.tokens(clause) if token.start >= awarder.end()]
            name = read_name(tokens, 0, page.date_masks()) if tokens else None
            if name:
                slots.append(Slot("awards", "awarder", tokens[name[0]].start, tokens[name[1]].end))
    masks = [*((slot.start, slot.end) for slot in slots), *page.date_masks()]
    last = max((right for _, right in masks if slots and right <= clause.end), default=0)
    if slots and (reason := _REASON.match(page.text, last, clause.end)):
        slots.append(Slot("awards", "highlight", *strip(page.text, *reason.span("deed"))))
    return slots


def _titles(page: Page, clause: Clause) -> list[tuple[int, int]]:
    text = page.text
    spans = [match.span("title") for match in _PLACED.finditer(text, clause.start, clause.end)]
    for match in _OF_THE.finditer(text, clause.start, clause.end):
        start, end = match.span()
        while (word := re.search(r"(?<![\w'-])([A-Z][\w'-]*)\s$", text[clause.start : start])) and not re.match(
            r"(?:I|My|The|We|Was|Got|Won|Named|In|At|An?)$", word[1]
        ):
            start = clause.start + word.start(1)
        if young := re.search(
            r"\b(?:young|junior|rookie|apprentice|senior|trainee)\s$", text[clause.start : start], re.I
        ):
            start = clause.start + young.start()
        _add(spans, start, end)
    for match in _HEAD.finditer(text, clause.start, clause.end):
        _add(spans, *match.span("title"))
    for match in _NAMED.finditer(text, clause.start, clause.end):
        _add(spans, *match.span())
    return sorted(_with_rank(text, clause, *span) for span in spans)


def _add(spans: list[tuple[int, int]], start: int, end: int) -> None:
    if not any(left < end and start < right for left, right in spans):
        spans.append((start, end))


def _with_rank(text: str, clause: Clause, start: int, end: int) -> tuple[int, int]:
    """The title from the rank in front of it, or to the rank behind it."""
    before = _BEFORE.search(text[clause.start : start])
    if before:
        return clause.start + before.start("rank"), end
    after = _AFTER.match(text, end, clause.end)
    return (start, after.end("rank")) if after else (start, end)
