"""Certificates, languages, volunteering, projects, publications, interests and references in a clause."""

from __future__ import annotations

import re
from dataclasses import replace

from agents.understand.names import read_name
from agents.understand.page import Page, Slot
from agents.understand.words import Clause, is_function_word, is_past, strip

_BY = re.compile(r"\b(?:from|by|through|via|with|issued\s+by|thru|at)\s+$", re.IGNORECASE)
_SPEAKS = re.compile(
    r"\b(?:speak|speaks|spoken|fluent|bilingual|native|languages?|conversational|tongue|trilingual|translate|"
    r"intermediate|basics?|lil|understand|learned|some|proficient|[abc][12]|speaker|speaking)\b",
    re.IGNORECASE,
)
_LEARNING = re.compile(
    r"\b(?:learn(?:ing)?|studying|want|teach(?:ing)?\s+myself)\s+(?:to\s+\w+\s+)?(?:some\s+)?$", re.IGNORECASE
)
_INTERESTS = re.compile(
    r"\b(?:hobb(?:y|ies)(?:\s+(?:are|is|include))?\s*:?|interests?(?:\s+(?:are|is|include))?\s*:|"
    r"interested\s+in|in\s+my\s+(?:free|spare)\s+time\s*,?(?:\s+i)?(?:\s+(?:like|love|enjoy|do|play))?|"
    r"outside\s+(?:of\s+)?work\s*,?\s+i(?:\s+(?:like|love|enjoy))?|for\s+fun\s+i)\s+",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\b(?:references?|referee)\s*(?:is|are|:|would\s+be|-)\s*(?P<who>.+)$", re.IGNORECASE)

_GIVEN = re.compile(
    r"\b(?:did|do|gave|give|giving|provid\w+|administer\w*|perform\w*)\s+(?:basic\s+|some\s+)?$", re.IGNORECASE
)
"""First aid that was given is no certificate of it."""


def read_certificates(page: Page, clause: Clause, *, asked: bool = False) -> list[Slot]:
    """Certificates with issuer; a list of them makes one entry each. `asked`: a bare answer counts as a name."""
    slots: list[Slot] = []
    words = page.words(clause)
    if re.search(
        r"\b(?:expired|don'?t\s+have|never\s+got|failed|no\s+(?:certs?|certificates?|licen[sc]es?)|"
        r"need\s+to\s+get|want\s+to\s+get|working\s+on\s+(?:getting\s+)?my|studying\s+for)\b",
        words,
        re.IGNORECASE,
    ):
        return []
    for mention in page.certificates:
        if clause.start <= mention.start < clause.end and not _GIVEN.search(page.text[clause.start : mention.start]):
            slots.append(Slot("certificates", "name", mention.start, mention.end, fresh=True))
            issuer = _issuer(page, clause, mention.end)
            if issuer:
                slots.append(Slot("certificates", "issuer", *issuer))
    if (
        asked
        and not slots
        and 1 <= len(words.split()) <= 8
        and "," not in words
        and not re.match(r"(?:i|we|no|none|not|nothing|nope|yes|yeah)\b", words.lower())
    ):
        start, end = without_dates(page, clause)
        for left, right in split_items(page.text, start, end):
            if any(left <= mention.start < right for mention in page.languages):
                continue
            slots.append(Slot("certificates", "name", left, right, fresh=True))
    return slots


def _issuer(page: Page, clause: Clause, start: int) -> tuple[int, int] | None:
    match = re.compile(r"\s*,?\s*(?:\w+\s+)?(?:from|by|at|through|via|issued\s+by|thru)\s+").match(page.text, start)
    if not match or match.end() >= clause.end:
        return None
    tokens = [token for token in page.tokens(clause) if token.start >= match.end()]
    name = read_name(tokens, 0, page.date_masks()) if tokens else None
    return (tokens[name[0]].start, tokens[name[1]].end) if name else None


def read_languages(page: Page, clause: Clause, *, asked: bool = False) -> list[Slot]:
    """Spoken languages with fluency, where the clause speaks of speaking. One fluency before a list holds for the
    first only."""
    mentions = [mention for mention in page.languages if clause.start <= mention.start < clause.end]
    words = page.words(clause)
    if not mentions or not (asked or _SPEAKS.search(words) or len(words.split()) <= 3 * len(mentions)):
        return []
    if re.search(r"\b(?:teach|taught|teacher|major|degree|restaurant|food|cuisine|studied)\b", words, re.IGNORECASE):
        return []
    first = next((word for word in words.lower().split() if word not in {"i", "we", "also", "and", "then"}), "")
    if is_past(first) and not _SPEAKS.match(first) and not asked:
        return []
    slots: list[Slot] = []
    shared: tuple[int, int] | None = None
    end = 0
    for mention in mentions:
        if _LEARNING.search(page.text[clause.start : mention.start]):
            continue
        if (
            shared
            and not mention.fluency
            and re.fullmatch(r"\s*(?:,|and|&|,\s*and|/)\s*", page.text[end : mention.start])
        ):
            mention = replace(mention, fluency=shared)
        shared = mention.fluency if mention.fluency and mention.fluency[0] < mention.start else None
        end = mention.end
        before = mention.fluency is not None and mention.fluency[0] < mention.start
        before = before and not any(
            slot.field == "fluency" and (slot.start, slot.end) == mention.fluency for slot in slots
        )
        slots.append(Slot("languages", "language", mention.start, mention.end, fresh=not before))
        if mention.fluency:
            slots.append(Slot("languages", "fluency", *mention.fluency, fresh=before))
    return slots


def read_interests(page: Page, clause: Clause, *, asked: bool = False) -> list[Slot]:
    """Interests and references: what follows their word, item by item."""
    match = _INTERESTS.search(page.text, clause.start, clause.end)
    if match or asked:
        start = match.end() if match else clause.start
        if re.match(
            r"(?:the\s+(?:job|role|position)|applying|working|becoming)\b", page.text[start : clause.end], re.IGNORECASE
        ):
            return []
        return [Slot("interests", "name", *span, fresh=True) for span in split_items(page.text, start, clause.end)]
    reference = _REFERENCE.search(page.text, clause.start, clause.end)
    if reference and not re.match(r"(?:available|upon|on\s+request|none|no)\b", reference["who"], re.IGNORECASE):
        return [Slot("references", "name", *strip(page.text, *reference.span("who")), fresh=True)]
    return []


def without_dates(page: Page, clause: Clause) -> tuple[int, int]:
    """The clause without a date at its end."""
    end = clause.end
    for span in reversed(page.dates_in(clause)):
        if not page.text[span.end : end].strip(" ,.()"):
            end = span.start
    end = len(re.sub(r"[\s,(]+(?:in|from|since|on)?\s*\(?$", "", page.text[:end], flags=re.IGNORECASE))
    return strip(page.text, clause.start, max(end, clause.start))


def split_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a comma and "and" list."""
    spans = []
    left = start
    for match in re.finditer(
        r"\s*(?:,(?!(?<=\d,)\d)\s*(?:and\s+|&\s+)?|;|\s+and\s+|\s*&\s*|\s+/\s+)\s*", text[start:end], re.IGNORECASE
    ):
        spans.append((left, start + match.start()))
        left = start + match.end()
    spans.append((left, end))
    trimmed = [strip(text, *span) for span in spans]
    return [
        (left, right)
        for left, right in trimmed
        if left < right and not all(is_function_word(word) for word in text[left:right].lower().split())
    ]
