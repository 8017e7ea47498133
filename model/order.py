"""A draft smoothed, and no more: all its words of content in their order, with words between them that only join.

A small model puts a note's words together anew and mixes up what belongs to what ("a 90-door school with a master key
system"). Kept to the order of the draft it can still do what it is good at: articles, prepositions, forms of a word,
and in front a verb that says no more than that something was done. Strings, no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*[%+]?")
_COMPOUND = re.compile(r"[^\W_]+-(?:[^\W_]+-?)*")
_PLAIN = re.compile(r"(?:[\w\x21-\x7e£€¥°’“”–—±×≤≥→]| (?! ))*")
"""Signs of a line, and no two spaces in a row."""
JOINING = frozenset("a an the and of in on at with to as from per each every its their which who that all both".split())
"""May be added."""
IN_A_ROW = 2
"""Added words at most before the draft goes on: more lead nowhere."""
_ARTICLES = frozenset(["a", "an", "the"])
_PASSING = frozenset("a an the i my me is are was were then also just really".split())
"""May be left out."""
OPENERS = frozenset("work worked do did handle handled have had hold held use used".split())
"""Verbs that may open a line whatever was done."""
_ENDINGS = ("", "s", "es", "e", "ed", "ing", "ings", "y", "ies", "ied")
"""What may follow the root of a word."""


@dataclass(frozen=True, slots=True)
class Order:
    """The words of a draft, folded, as they follow each other, and those that hyphens join."""

    words: tuple[str, ...]
    compounds: frozenset[str]

    def accepts(self, text: str, *, growing: bool) -> bool:
        """Whether `text` can become a smoothing; with `growing` its last word may go on."""
        return self._read(text, growing=growing) is not None

    def ends(self, text: str) -> bool:
        """Whether `text` is one as it stands."""
        place = self._read(text, growing=False)
        return place is not None and all(word in _PASSING for word in self.words[place:])

    def _read(self, text: str, *, growing: bool) -> int | None:
        """How many words of the draft are behind us after `text`; None if it went elsewhere."""
        if _PLAIN.fullmatch(text) is None or not self._joins_rightly(text, growing=growing):
            return None
        written = words_of(text)
        place, added = 0, list[str]()
        for index, word in enumerate(written):
            last = growing and index == len(written) - 1 and not text[-1:].isspace()
            after = next((at + 1 for at in self._within_reach(place) if word in _forms(self.words[at])), None)
            if after is not None:
                place, added = after, []
            elif word in self._additions(place, added):
                added.append(word)
            elif last and self._may_grow(word, place, added):
                return place
            else:
                return None
        return place

    def _joins_rightly(self, text: str, *, growing: bool) -> bool:
        """Whether hyphens join only what the draft joins."""
        for found in _COMPOUND.finditer(text.casefold()):
            open_ = growing and found.end() == len(text)
            if not any(
                other.startswith(found.group()) if open_ else other == found.group() for other in self.compounds
            ):
                return False
        return True

    def _additions(self, place: int, added: Sequence[str]) -> frozenset[str]:
        """What may be added here: at first a verb or an article, nothing at the end, no word and no article twice."""
        if place == len(self.words):
            return frozenset()
        if place == 0 and not added:
            return OPENERS | _ARTICLES
        if len(added) >= IN_A_ROW + (place == 0):
            return frozenset()
        return JOINING - (_ARTICLES if _ARTICLES.intersection(added) else frozenset()) - frozenset(added)

    def _within_reach(self, place: int) -> range:
        """The words that may come next: the first of content, and what may be left out before it."""
        end = place
        while end < len(self.words) and self.words[end] in _PASSING:
            end += 1
        return range(place, min(end + 1, len(self.words)))

    def _may_grow(self, word: str, place: int, added: Sequence[str]) -> bool:
        near = (form for at in self._within_reach(place) for form in _forms(self.words[at]))
        return any(other.startswith(word) for other in (*near, *self._additions(place, added)))


def order_of(draft: str) -> Order:
    """The order that a line made of `draft` must keep."""
    compounds = (found.group() for found in _COMPOUND.finditer(draft.casefold()))
    return Order(tuple(words_of(draft)), frozenset(form for whole in compounds for form in (whole, f"{whole}s")))


def words_of(text: str) -> list[str]:
    """Its words and numbers, folded, parts of hyphenated ones apart."""
    return [found.group().casefold().replace("’", "'") for found in _WORD.finditer(text)]


@cache
def _forms(word: str) -> frozenset[str]:
    """The word and what may be forms of it, as far as endings show them; three letters at least stay."""
    if not word.isalpha() or len(word) < 3:
        return frozenset([word])
    root = _root(word)
    longer = (word + ending for ending in ("s", "ed", "ing"))  # of "survey", whose root is that of "delivery"
    doubled = (root + root[-1] + ending for ending in ("ed", "ing", "ings"))
    return frozenset([word, *longer, *(root + ending for ending in _ENDINGS), *doubled])


def _root(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ied", "es", "ed", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and len(word) > 4:
            return word.removesuffix(ending)
    return word.removesuffix("s") if len(word) == 4 else word
