"""Figures, dates and names keep the company they have in the notes: nothing moves from one thing to another.

"6 on tues, 9 on thurs" does not say 9 on Tuesdays; "stores from 2012, registrar from 2014" no registrar from 2012;
"wove at Skene, spun at Barra" no weaving at Barra. Pieces with such anchors are rivals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from agents.numbers import find_numbers, unit_of
from agents.verify import lexicon, lists
from agents.verify.clauses import WORD
from agents.verify.deeds import is_content
from agents.verify.findings import Finding, Reason
from agents.verify.ground import Ground


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a piece says how many, when or where of; `kind` is its rivals' as well, `key` compares it."""

    kind: str
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    anchors: tuple[Anchor, ...]
    words: tuple[str, ...]
    """The words of content, without the anchors."""


def check_company(ground: Ground, line: str) -> Iterator[Finding]:
    """Each anchor of the line beside the words of a rival piece of the notes, and beside none of its own."""
    said = tuple(piece for note in ground.notes for piece in read_pieces(note))
    if sum(bool(piece.anchors) for piece in said) < 2:
        return
    for piece in read_pieces(line):
        for anchor in piece.anchors:
            if not _is_listed(line, piece, anchor) and _is_torn(said, piece, anchor):
                yield Finding(line[anchor.start : anchor.end], _REASONS[anchor.kind[:4]], anchor.start, anchor.end)


_REASONS: dict[str, Reason] = {"figu": "number", "year": "date", "mont": "date", "week": "date", "name": "relation"}


def _is_torn(said: tuple[Piece, ...], piece: Piece, anchor: Anchor) -> bool:
    homes = [one for one in said if any(_same(other, anchor) for other in one.anchors)]
    if len(homes) != 1:
        return False
    others = [one for one in said if one is not homes[0]]
    dated = anchor.kind in ("year", "month")  # "may to august" of "may, june to august" is one frame, torn all the same
    there = {other.key for other in piece.anchors if other.kind == anchor.kind and not dated}
    rivals = [
        one
        for one in others
        if (keys := {other.key for other in one.anchors if other.kind == anchor.kind}) and not keys & there
    ]
    theirs = {word for one in rivals for word in _labels(one, anchor)}
    own = [word for word in _labels(homes[0], anchor) if not any(_labels_of(one, anchor, word) for one in others)]
    own = [word for word in own if not (lexicon.is_past(word) or word.endswith("ing"))] or own
    written = _labels(piece, anchor)
    shared = [word for word in written if any(lexicon.kin(word, other) for other in theirs)]
    if not own or not shared:
        return False
    if any(lexicon.supports(word, other) for word in own for other in written if other not in shared):
        return False
    return any(
        not _labels_of(homes[0], anchor, word) and sum(_labels_of(one, anchor, word) for one in others) == 1
        for word in shared
        if not lexicon.is_past(word)
    )


def _labels(piece: Piece, anchor: Anchor) -> list[str]:
    """What an anchor of its kind may be told apart by: the words of the piece, and its anchors of other kinds."""
    return [*piece.words, *(other.key for other in piece.anchors if other.kind in _NAMED and other.kind != anchor.kind)]


def _labels_of(piece: Piece, anchor: Anchor, word: str) -> bool:
    return any(lexicon.kin(word, other) for other in _labels(piece, anchor))


_NAMED = frozenset(["month", "weekday", "name"])


def _same(said: Anchor, written: Anchor) -> bool:
    return said.kind == written.kind and said.key == written.key


def _is_listed(line: str, piece: Piece, anchor: Anchor) -> bool:
    """Whether the anchor stands in a list of its kind, "at Skene and Barra", whose things may stand in a list too."""
    return any(
        other.kind == anchor.kind and _LIST.fullmatch(line[min(anchor.end, other.end) : max(anchor.start, other.start)])
        for other in piece.anchors
        if other is not anchor
    )


_LIST = re.compile(
    r"[^,;]{0,30}?(?:,|\band\b|\bor\b|&|/)(?:\s*(?:and|or|in|at|on|for|the|respectively))*\s*", re.IGNORECASE
)
_CUT = re.compile(
    r"[,;!?\n()](?!\d{3}\b)|\.(?=\s|$)|\s[-–—]\s|\b(?:and|n|then|but|while|whilst|plus|after|before|later|now)\b|&",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def read_pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a text; one that only names an anchor goes to the one before: "Skene | and Barra"."""
    found: list[tuple[list[Anchor], list[str]]] = []
    anchors = _anchors(text)
    for start, end in _spans(text, anchors):
        own = [anchor for anchor in anchors if start <= anchor.start < end]
        words = [
            word for match in WORD.finditer(text, start, end)
            if _is_thing(word := match.group().lower())
            and not any(anchor.start <= match.start() < anchor.end for anchor in anchors)
        ]  # fmt: skip
        kinds = {anchor.kind for anchor in own}
        if found and len(kinds) == 1 and not words and kinds <= {anchor.kind for anchor in found[-1][0]}:
            found[-1][0].extend(own)
        elif own or words:
            found.append((own, words))
    return tuple(Piece(tuple(own), tuple(words)) for own, words in found)


def _spans(text: str, anchors: list[Anchor]) -> Iterator[tuple[int, int]]:
    """The parts between cuts; "4 on monday 7 on saturday" is cut before its second figure too."""
    start = 0
    for cut in [*_CUT.finditer(text), None]:
        end = cut.start() if cut else len(text)
        figures = [one for one in anchors if start <= one.start < end and one.kind.startswith("figure")]
        if len(figures) > 1 and not text[start : figures[0].start].strip():
            for first, second in pairwise(figures):
                yield first.start, second.start
            start = figures[-1].start
        yield start, end
        start = cut.end() if cut else end


def _is_thing(word: str) -> bool:
    slight = lists.words("neutral", "words") | lists.words("neutral", "verbs")
    return (
        is_content(word) and word not in _BARE and not slight & {word, lexicon.verb_lemma(word)} and not unit_of(word)
    )


_BARE = frozenset("more others other last next this odd total".split())


def _anchors(text: str) -> list[Anchor]:
    found: list[Anchor] = []
    for number in find_numbers(text):
        if number.kind == "year":
            found.append(Anchor("year", str(number.value), number.start, number.end))
        elif number.kind == "cardinal" and number.value > 1 and number.value not in (911, 999):
            value, family = number.measure
            found.append(Anchor(f"figure {family}", str(value), number.start, number.end))
    for match in WORD.finditer(text):
        if any(one.start <= match.start() < one.end for one in found):
            continue
        word = match.group()
        if month := _MONTH.fullmatch(word):
            found.append(Anchor("month", month[1].lower(), match.start(), match.end()))
        elif day := _DAY.fullmatch(word):
            found.append(Anchor("weekday", day[1].lower(), match.start(), match.end()))
        elif word[0].isupper() and word[1:].islower() and match.start() and _PLACED.search(text[: match.start()]):
            found.append(Anchor("name", word.lower(), match.start(), match.end()))
    return found


_MONTH = re.compile(
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?", re.IGNORECASE
)
_DAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|rs|r)?s?", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|at|for|to|from|near|with|of)\s+(?:the\s+)?(?:[A-Z][\w'’]*\s+)*$")
