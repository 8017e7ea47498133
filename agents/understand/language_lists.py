"""Languages with how well they are spoken, in a statement about nothing else: "german is my native language, english
at C1, vietnamese". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agents.understand.credentials import LEVEL
from agents.understand.page import Page, Slot
from agents.understand.words import Clause, strip

_LEVEL = re.compile(rf"\b{LEVEL}\b", re.IGNORECASE)
_CEFR = re.compile(r"[ABC][12][+-]?", re.IGNORECASE)
"""The level that says most, where words stand beside it ("a little Italian A2")."""
_FILLER = re.compile(
    r"\b(?:i|i'm|im|am|my|is|are|at|in|of|the|an?|and|also|plus|but|too|both|speak|speaks|speaking|spoken|read|write|"
    r"understand|can|it|language|languages|tongue|level|speaker|well|only|just|then|about|around|on|have|know|with|"
    r"as|by|for|from|home|school|learned|yes|yeah|which|very|really|pretty|now|still|to|so|english-speaking|mostly)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;/&+]\s*(?:and\s+|but\s+)?|\s+(?:and|but|plus)\s+|\.\s+", re.IGNORECASE)


def read_language_list(
    page: Page, statement: Clause, *, labelled: bool, asked: str, fields: Sequence[str] = ()
) -> list[Slot]:
    """Language and fluency slots; empty unless every word of the statement is a language, a level or a filler."""
    mentions = [mention for mention in page.languages if statement.start <= mention.start < statement.end]
    if not mentions or any(statement.start <= span.start < statement.end for span in page.dates):
        return []
    rest = list(page.words(statement))
    for mention in mentions:
        rest[mention.start - statement.start : mention.end - statement.start] = " " * (mention.end - mention.start)
    left = _FILLER.sub(" ", _LEVEL.sub(" ", "".join(rest)))
    if re.search(r"\w", left) or re.search(
        r"\b(?:not|no|never|don'?t|can'?t|want|learning)\b", page.words(statement), re.IGNORECASE
    ):
        return []
    if len(mentions) == 1 and not (labelled or asked == "languages" or _LEVEL.search(page.words(statement))):
        return []
    return _pairs(page, statement)


def _pairs(page: Page, statement: Clause) -> list[Slot]:
    """Each part of the list with its own level; a level of "both" holds for the languages before it, a level in front
    of a list for what follows it without one ("fluent in spanish and english")."""
    slots: list[Slot] = []
    ahead: tuple[int, int] | None = None
    bare: list[tuple[int, int]] = []
    for start, end in (run for part in _parts(page, statement) for run in _runs(page, *part)):
        languages = [m for m in page.languages if start <= m.start < end]
        levels = [m for m in _LEVEL.finditer(page.text, start, end) if not any(_over(m.span(), x) for x in languages)]
        if not languages:
            continue
        level = max(levels, key=lambda found: bool(_CEFR.fullmatch(found[0]))).span() if levels else None
        if level and page.text[slice(*level)].lower() in {"well", "good"} and "as well" in page.text[start:end]:
            level = None
        *earlier_ones, mention = languages
        slots += [Slot("languages", "language", one.start, one.end, fresh=True) for one in earlier_ones]
        bare += [(one.start, one.end) for one in earlier_ones]
        shared = bool(re.search(r"\b(?:both|all)\b", page.text[start:end], re.IGNORECASE))
        if level and shared and level[0] > mention.start:
            for earlier in bare:
                index = next(i for i, slot in enumerate(slots) if (slot.start, slot.end) == earlier)
                slots.insert(index + 1, Slot("languages", "fluency", *level))
        given = level or ahead
        slots.append(Slot("languages", "language", mention.start, mention.end, fresh=True))
        if given:
            slots.append(Slot("languages", "fluency", *strip(page.text, *given)))
        else:
            bare.append((mention.start, mention.end))
        if level:
            in_front = re.fullmatch(
                r"\s*(?:(?:in|at)\s+(?:both\s+)?|(?:in\s+)?both\s+)", page.text[level[1] : mention.start]
            )
            ahead = level if level[0] < mention.start and in_front else None
    return slots


def _runs(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """A part in which languages and levels take turns without a mark, cut so that each language has its own:
    "french native english C2", "native french fluent english"."""
    languages = [m for m in page.languages if start <= m.start < end]
    levels = [m for m in _LEVEL.finditer(page.text, start, end) if not any(_over(m.span(), x) for x in languages)]
    if len(languages) < 2 or not levels:
        return [(start, end)]
    ahead = levels[0].start() < languages[0].start
    cuts = [m.end for m in languages[:-1]] if ahead else [m.start for m in languages[1:]]
    return list(pairwise([start, *cuts, end]))


def _parts(page: Page, statement: Clause) -> list[tuple[int, int]]:
    parts = []
    left = statement.start
    for match in _SEPARATOR.finditer(page.text, statement.start, statement.end):
        parts.append((left, match.start()))
        left = match.end()
    return [*parts, (left, statement.end)]


def _over(span: tuple[int, int], mention: object) -> bool:
    start, end = getattr(mention, "start", 0), getattr(mention, "end", 0)
    return bool(span[0] < end and start < span[1])
