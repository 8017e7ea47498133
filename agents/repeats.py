"""Whether one note says all that another says: a thing told twice is one line. Pure: texts in, yes or no out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from agents.clean.verbs import lemma_of
from agents.numbers import digits_for_words

_LIGHT = frozenset(
    "a an the and i my our own also just really like kinda had have has been be am is are was were did do at on in "
    "of per each every for about around roughly approx approximately circa ca some there so then".split()
)
"""Words without which two notes still say the same; not "we", "not", "sometimes", "to" or "from"."""
_RELATIONS = frozenset(
    "to from with by over under before after without until since than as through into not no".split()
)
"""Words whose two sides do not change places."""
_OFTEN = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "yearly": "year"}
_CLAUSE = re.compile(r"[,;:.!?()\n]+(?=\s|$)|\s[-–—]+\s|\band\b|&")
_GOES_ON = frozenset("on in at for with every each per a an about using including".split())
"""Words that begin an addition: what stands before them is said whole."""


def says(fuller: str, note: str) -> bool:
    """Whether `fuller` says everything that `note` says, with the same numbers: the same words in another order, or all
    of them in a row as a clause or the beginning of one ("fed the calves" in "fed the calves every morning").
    """
    if re.search(r"\bwe\b", fuller, re.IGNORECASE) and not re.search(r"\bwe\b", note, re.IGNORECASE):
        return False
    told, other = _words(note), _words(fuller)
    if not told:
        return False
    if sorted(told) == sorted(other):
        first_same = told[0] == other[0] or told[0].isdigit() or other[0].isdigit()
        return told == other or (first_same and _RELATIONS.isdisjoint(told))
    return any(told == said for said in _beginnings(fuller))


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    """The words that carry a note, each in one form for all its forms."""
    return tuple(_form(word) for word in _spelled(text) if word not in _LIGHT)


def _spelled(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,:/]\d+)*%?|[^\W\d_]+(?:['’-][^\W\d_]+)*", digits_for_words(text).casefold())


@lru_cache(maxsize=4096)
def _form(word: str) -> str:
    from lemminflect import getLemma

    if word[:1].isdigit():
        return word
    lemma = _OFTEN.get(word) or lemma_of(word)
    return next(iter(getLemma(lemma, "NOUN")), lemma)


def _beginnings(text: str) -> Iterator[tuple[str, ...]]:
    """The words of each row of clauses of `text`, and of its beginnings up to where an addition begins."""
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    for number, start in enumerate(cuts[:-1]):
        for end in cuts[number + 1 :]:
            yield _words(text[start:end])
        words = re.sub(r"\s+", " ", text[start : cuts[number + 1]]).strip().split(" ")
        for place, word in enumerate(words):
            if place and word.casefold() in _GOES_ON:
                yield _words(" ".join(words[:place]))
