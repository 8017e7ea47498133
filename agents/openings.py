"""No two lines in a row that begin alike: which of its acceptable texts each line gets, and in which order they stand.

In this order: another text of the same line, another place where nothing ranks one line before the other, a phrase that
means the same whatever it is said of (openings.toml); else the lines stay alike. Pure: texts in, texts out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from agents.clean.verbs import forms, inflect, lemma_of


@dataclass(frozen=True, slots=True)
class Slot:
    """A line to be: `texts` it may have, best first (one for a line that is not to change), never empty.

    `rewordings` are texts to be taken only where nothing else helps. Neighbours with the same `tie` may change places;
    None: this one stays where it is.
    """

    texts: tuple[str, ...]
    rewordings: tuple[str, ...] = ()
    tie: Hashable | None = None


def vary(slots: Sequence[Slot]) -> list[tuple[int, str]]:
    """The lines in the order in which they are read: the slot's index and its text."""
    order = _reordered([slot.texts for slot in slots], [slot.tie for slot in slots])
    clashes, _, texts = _pick([slots[index].texts for index in order])
    if clashes:
        _, _, texts = _pick([(*slots[index].texts, *slots[index].rewordings) for index in order])
    return list(zip(order, texts, strict=True))


def begin_alike(first: str, second: str) -> bool:
    """Whether two lines begin with the same word, or with forms of one verb."""
    return bool(opening := _opening(first)) and opening == _opening(second)


@lru_cache(maxsize=4096)
def _opening(text: str) -> str:
    match = re.search(r"\w+(?:['’-]\w+)*", text)
    word = match[0].casefold() if match else ""
    return lemma_of(word) if forms(word) else word


def _pick(options: Sequence[Sequence[str]]) -> tuple[int, int, list[str]]:
    """The fewest pairs in a row that begin alike, then the least sum of the texts' ranks, and the texts that give them.

    Viterbi's way: for each text of a line only the best row of texts that leads to it goes on.
    """
    rows: list[tuple[int, int, list[str]]] = [(0, 0, [])]
    for texts in options:
        rows = [
            min(
                (
                    (clashes + bool(row and begin_alike(row[-1], text)), cost + rank, [*row, text])
                    for clashes, cost, row in rows
                ),
                key=lambda row: row[:2],
            )
            for rank, text in enumerate(texts)
        ]
    return min(rows, key=lambda row: row[:2])


def _reordered(texts: Sequence[Sequence[str]], ties: Sequence[Hashable | None]) -> list[int]:
    """The order with the fewest clashes that moving single lines among their ties leads to; moves are short."""
    order = list(range(len(texts)))
    clashes = _pick(texts)[0]
    while clashes:
        moved = [_moved(order, source, goal) for source, goal in _moves([ties[index] for index in order])]
        found = [(_pick([texts[index] for index in other])[0], number) for number, other in enumerate(moved)]
        best, number = min(found, default=(clashes, 0))
        if best >= clashes:
            break
        order, clashes = moved[number], best
    return order


def _moves(ties: Sequence[Hashable | None]) -> list[tuple[int, int]]:
    """Every (from, to) within a run of neighbours with the same tie, the shortest first."""
    runs: list[int] = [0] if ties else []
    for before, after in pairwise(ties):
        runs.append(runs[-1] + (before is None or before != after))
    places = range(len(ties))
    pairs = [(source, goal) for source in places for goal in places if source != goal and runs[source] == runs[goal]]
    return sorted(pairs, key=lambda pair: abs(pair[0] - pair[1]))


def _moved(order: Sequence[int], source: int, goal: int) -> list[int]:
    rest = [index for place, index in enumerate(order) if place != source]
    return [*rest[:goal], order[source], *rest[goal:]]


def rewordings(text: str) -> tuple[str, ...]:
    """`text` with another phrase of the same meaning at its beginning, in the same tense; () for nearly all texts."""
    found: list[str] = []
    for old, new in _phrases():
        verb, *rest = old.split(" ")
        match = re.match(rf"(?P<verb>\w+){''.join(rf' {re.escape(word)}' for word in rest)} (?!to\b)", text)
        tag = _tag(match["verb"].casefold(), verb) if match else None
        if match and tag:
            begin, *more = new.split(" ")
            phrase = " ".join([inflect(begin, tag), *more])
            found.append(f"{phrase[:1].upper()}{phrase[1:]} {text[match.end() :]}")
    return tuple(found)


def _tag(word: str, verb: str) -> str | None:
    return next((tag for tag in ("VB", "VBD") if word == inflect(verb, tag)), None)


@cache
def _phrases() -> list[tuple[str, str]]:
    """What may stand for what at the beginning of a line, in the base form."""
    data = tomllib.loads(resources.files("agents").joinpath("openings.toml").read_text(encoding="utf-8"))
    return [(row["from"], row["to"]) for row in data["phrase"]]
