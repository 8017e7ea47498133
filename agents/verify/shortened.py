"""Words that the notes cut short and the line writes out, beyond what the list of abbreviations knows.

Read in context: the words beside the short form must be those beside the long one. What is a word of its own is no
short form: "cars" are no carpets.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from agents.verify import lexicon
from agents.verify.clauses import WORD
from agents.verify.ground import Ground

_SMALL = frozenset("a an the and or n of in on at for to with w by from into as is was".split())
_LONGER = 2
"""By how many letters the long form must exceed the short one."""


def is_spelled_out(ground: Ground, line: str, start: int) -> bool:
    """Whether the line's word at `start` is one of the notes' words, or some initials of theirs, written out."""
    row = _row(line)
    place = next((index for index, (_, begun) in enumerate(row) if begun == start), None)
    if place is None:
        return False
    return any(_is_clipped(_row(note), row, place) or _has_initials(note, row, place) for note in ground.notes)


@lru_cache(maxsize=1024)
def _row(text: str) -> tuple[tuple[str, int], ...]:
    """The words of a text that carry something, numbers among them, with where they begin."""
    return tuple(
        (word, match.start())
        for match in WORD.finditer(text)
        if (word := match.group().lower().replace("’", "'")) not in _SMALL
    )


def _is_clipped(note: tuple[tuple[str, int], ...], line: tuple[tuple[str, int], ...], place: int) -> bool:
    written = line[place][0]
    words = {word for word, _ in line}
    for index, (said, _) in enumerate(note):
        if said not in words and clips(said, written) and _stand_alike(note, index, line, place):
            return True
    return False


def clips(said: str, written: str) -> bool:
    """ "biosci" of "biosciences", "scaffs" of "scaffolders"."""
    short = said[:-1] if said.endswith("s") and len(said) > 3 else said
    if not (said.isalpha() and written.isalpha()) or len(short) < 3 or len(written) < len(short) + _LONGER:
        return False
    return written.startswith(short) and not lexicon.is_word(said) and not lexicon.is_word(short)


def _stand_alike(note: tuple[tuple[str, int], ...], index: int, line: tuple[tuple[str, int], ...], place: int) -> bool:
    return any(
        0 <= index + step < len(note)
        and 0 <= place + step < len(line)
        and _same(note[index + step][0], line[place + step][0])
        for step in (-1, 1)
    )


def _same(said: str, written: str) -> bool:
    return lexicon.same_word(said, written) or clips(said, written) or written in lexicon.expansions(said)


def _has_initials(note: str, line: tuple[tuple[str, int], ...], place: int) -> bool:
    """Initials in capitals, "HO", "QBRs", "DE", for two or more words in a row, the one at `place` among them."""
    for match in re.finditer(r"(?<![\w&-])([A-Z]{2,5})s?(?![\w&-])", note):
        letters = match[1].lower()
        for first in range(max(0, place - len(letters) + 1), place + 1):
            row = line[first : first + len(letters)]
            if "".join(word[0] for word, _ in row) == letters:
                return True
    return False


def is_misspelt(ground: Ground, line: str, word: str) -> bool:
    """Whether a word of the notes that no dictionary knows is `word` with its letters muddled ("dieing", "dor"), and
    near no other word of the line."""
    if len(word) < 4 or not word.isalpha() or not lexicon.is_word(word):
        return False
    row = {other for other, _ in _row(line) if other.isalpha()}
    for said in ground.words:
        if said in row or not said.isalpha() or lexicon.is_word(said) or lexicon.expansions(said):
            continue
        if _sounds_like(said, word) and not any(_sounds_like(said, other) for other in row - {word}):
            return True
    return False


def _sounds_like(said: str, written: str) -> bool:
    """The same first and last letters and the same consonants between them, at most two letters apart."""
    if len(said) < 3 or said[0] != written[0] or said[-1] != written[-1]:
        return False
    allowed = 1 if len(written) < 5 else 2
    return _frame(said) == _frame(written) and Levenshtein.distance(said, written) <= allowed


def _frame(word: str) -> str:
    """The consonants, doubled ones once."""
    return re.sub(r"(.)\1", r"\1", re.sub(r"[aeiouy]", "", word))


def is_renewed(ground: Ground, verb: str) -> bool:
    """ "Resoled" of "put new soles on"."""
    plain = lexicon.verb_lemma(verb[2:])
    return verb.startswith("re") and any(
        lexicon.kin(match[1], plain)
        for clause in ground.clauses
        if not clause.agent
        for match in _NEW.finditer(clause.text)
    )


_NEW = re.compile(
    r"\b(?:put|putting|fit|fitted|fitting|gave|laid|got)\s+(?:on\s+)?(?:new|fresh)\s+([a-z]{3,})", re.IGNORECASE
)
