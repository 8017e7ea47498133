"""What a message told behind a fact and no reader took: named to the person, so that nothing is lost. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.understand.asides import is_tail
from agents.understand.intents import is_gibberish
from agents.understand.page import Page
from agents.understand.remarks import is_remark
from agents.understand.values import Found
from agents.understand.words import is_function_word

_SENTENCE = re.compile(r"[^.;!?\n]+(?:(?<=\d)[.](?=\d)[^.;!?\n]+)*")
_PIECE = re.compile(r"[^,()]+(?:(?<=\d),(?=\d)[^,()]+)*")
_TALK = re.compile(
    r"\b(?:cv|resume|résumé|lol|haha|thanks|thank|please|sorry|hi|hello|hey|good\s+(?:morning|afternoon|evening|day))\b|"
    r"\b(?:my|his|her)\s+(?:mum|mom|dad|father|mother|brother|sister|wife|husband|son|daughter|kids?|family|uncle|aunt|parents?)",
    re.IGNORECASE,
)
_FILLER = frozenset("both also too just basically actually really still now then there here well okay".split())


def unplaced(page: Page, found: Sequence[Found]) -> tuple[str, ...]:
    """The parts between commas behind the first fact of their sentence in which nothing was found, as typed.

    What stands in front of the first fact is its frame ("i published a small book, …"); remarks and talk tell nothing.
    """
    taken = [(fact.start, fact.end) for fact in found]
    taken += [(span.start, span.end) for span in page.dates] + [(one.start, one.end) for one in page.contacts]
    left: list[str] = []
    for sentence in _SENTENCE.finditer(page.text):
        inside = [start for start, end in taken if start < sentence.end() and sentence.start() < end]
        if not inside or _TALK.search(sentence[0]):
            continue
        for piece in _PIECE.finditer(page.text, max(sentence.start(), min(inside)), sentence.end()):
            start, end = piece.span()
            if not any(begin < end and start < stop for begin, stop in taken) and _tells(piece[0]):
                left.append(piece[0].strip())
    return tuple(left)


def _tells(words: str) -> bool:
    """Whether words tell something: two with a meaning of their own, and no remark."""
    own = [word for word in re.findall(r"[^\W\d_][\w'-]+", words.lower()) if not is_function_word(word)]
    if sum(word not in _FILLER for word in own) < 2:
        return False
    return not (is_remark(words) or is_tail(words.strip()) or is_gibberish(words))
