"""What a group of notes holds of numbers and names, and whether a line stays within it. Plain strings, no model.

A line may grow letter by letter: `accepts(text)` says whether `text` can still become a line that holds only numbers,
number words, units of money and share, and capitalised names of the notes. Relations (which number belongs to what) are
`agents.verify`'s business. Chinese numerals are not checked here: 一 is in too many words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from model.base import Brief

_WORD = re.compile(r"[^\W_\u2e80-\u9fff\uac00-\ud7af]+(?:[.,][0-9]+)*")
"""A word or a number: letters and digits, with separators between digits (`3,200`, `4.9`, `A320`, `410k`).

Chinese, Japanese and Korean letters are left out: they have no case, and a number between them stands alone.
"""
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_CHUNK = re.compile(r"\S+$")
_JOINERS = frozenset(".,-/&+'’")
"""Signs that may stand inside a word or number that is still growing."""
_FORMS = re.compile(r"([0-9]+(?:[.,][0-9]+)*[.,]?)(.*)", re.DOTALL)

_SCALES = {"thousand": ("k",), "million": ("m", "mil", "mm", "mio"), "billion": ("b", "bn", "bil")}
_FACTORS = {"k": 1_000, "m": 1_000_000, "mil": 1_000_000, "bn": 1_000_000_000}
_OTHER_NUMBERS = {
    "once": "1", "twice": "2", "thrice": "3", "double": "2", "doubled": "2", "triple": "3", "tripled": "3",
    "half": "½", "halved": "½", "quarter": "¼", "dozen": "12", "dozens": "12", "couple": "2", "pair": "2",
    "single": "1", "second": "2", "hundreds": "100", "thousands": "1000", "millions": "1000000",
}  # fmt: skip
"""English words that count, beyond those that text2num reads."""
_SIGNS = {
    "%": {"percent", "pct", "per cent", "percentage"},
    "$": {"dollar", "dollars", "bucks", "usd"},
    "£": {"pound", "pounds", "quid", "gbp"},
    "€": {"euro", "euros", "eur"},
    "¥": {"yuan", "yen", "rmb", "cny", "jpy"},
    "+": set(),
}
"""Signs that say something about a number, and the words that say the same."""
_CALENDAR = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays "
    "Sundays January February March April May June July August September October November December"
).split()
_SHORT = (("xmas", "christmas"), ("sec", "second"), ("sec", "seconds"), ("min", "minute"))
_FREE = frozenset("I A An The And Or Of In On At By For From To With As Is It Day".split())
"""Closed-class words that may be capitalised anywhere."""
_NUMBER_LANGUAGES = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "ca"})
_ONE_IS_AN_ARTICLE = _NUMBER_LANGUAGES - {"en"}
_NOUNS_CAPITAL = frozenset({"de"})


@dataclass(frozen=True, slots=True)
class Held:
    """What may be written: all words of the notes in lower case, numbers in every spelling, signs.

    `number_words` are number words the notes hold or hold as digits; `suffixes` may follow a number without a space.
    """

    words: frozenset[str]
    numbers: frozenset[str]
    suffixes: frozenset[str]
    signs: frozenset[str]
    language: str

    def accepts(self, line: str, *, complete: bool = False) -> bool:
        """Whether `line` can be continued to a line within the notes; with `complete`, whether it is one as it stands.

        All but the last stretch without a space is taken as accepted before; see `accepts_whole` for a finished line.
        """
        found = _CHUNK.search(line)
        if found is None:
            return True
        return self._accepts_chunk(found.group(), first=not line[: found.start()].strip(), complete=complete)

    def accepts_whole(self, line: str) -> bool:
        """Whether every word of a finished line stays within the notes."""
        return all(
            self._accepts_chunk(chunk, first=index == 0, complete=True) for index, chunk in enumerate(line.split())
        )

    def _accepts_chunk(self, chunk: str, *, first: bool, complete: bool) -> bool:
        if any(sign in chunk and sign not in self.signs for sign in _SIGNS):
            return False
        words = list(_WORD.finditer(chunk))
        joined = "".join(found.group() for found in words).lower()
        for index, found in enumerate(words):
            word, rest = found.group(), chunk[found.end() :]
            growing = not complete and index == len(words) - 1 and (not rest or rest in _JOINERS)
            if any(character.isnumeric() and not character.isalpha() for character in word):
                growing = growing and rest in ("", ".", ",")
                if not self._accepts_number(word + (rest if growing else ""), growing=growing):
                    return False
                continue
            if self._counts(word) and not self._holds_count(word.lower(), growing=growing and not rest):
                return False
            if not self._accepts_case(word, joined, first and index == 0, growing=not complete):
                return False
        return True

    def _accepts_case(self, word: str, joined: str, start: bool, *, growing: bool) -> bool:
        """Lower case is free. A capital is free at the start of the line; elsewhere the word must be a held one.

        `joined` is the whole stretch without its hyphens: `Wi-Fi` is held by `wifi`. A word can still grow if all
        that follows it belongs to a held one.
        """
        if self.language in _NOUNS_CAPITAL or not any(character.isupper() for character in word):
            return True
        if (start and word[1:] == word[1:].lower()) or word in _FREE:
            return True
        if word.lower() in self.words or joined in self.words or joined.removesuffix("s") in self.words:
            return True
        return growing and (
            any(held.startswith(joined) for held in self.words) or any(f.startswith(word) for f in _FREE)
        )

    def _counts(self, word: str) -> bool:
        return value_of(word.lower(), self.language) is not None

    def _holds_count(self, word: str, *, growing: bool) -> bool:
        """A number word must be in the notes, or its value; `ten` may also grow into the notes' `tenants`."""
        value = value_of(word, self.language)
        if word in self.words or value in self.numbers or (value == "1" and self.language in _ONE_IS_AN_ARTICLE):
            return True
        return growing and _begins(word, self.words)

    def _accepts_number(self, word: str, *, growing: bool) -> bool:
        """A word with digits: one of the notes, or a held number with a held suffix (`410k`, `3kg`, `2nd`)."""
        lowered = word.lower()
        bare = lowered.rstrip(".,")
        if bare in self.words or bare in self.numbers:
            return True
        if growing and (_begins(lowered, self.words) or _begins(lowered, self.numbers)):
            return True
        found = _FORMS.fullmatch(bare)
        if found is None or found.group(1) not in self.numbers or not found.group(2):
            return False
        if lowered != bare and not growing:
            return False
        return found.group(2) in self.suffixes or (growing and _begins(found.group(2), self.suffixes))


def held_by(brief: Brief) -> Held:
    """What the notes, their cleaned form and the role hold together."""
    texts = [*brief.notes, brief.cleaned, brief.role]
    words, numbers, suffixes = set[str](), set[str](), {"st", "nd", "rd", "th", "s"}
    for text in texts:
        for found in _WORD.findall(text):
            words.update(_spellings(found.lower()))
            if found[0].isnumeric() and (match := _FORMS.fullmatch(found.lower())):
                numbers.update(_number_spellings(match.group(1)))
                suffixes.add(match.group(2))
                if (factor := _FACTORS.get(match.group(2))) is not None:
                    numbers.update(_scaled(match.group(1), factor))
            words.update(part.lower() for part in re.findall(r"[^\W\d_]{2,}", found))
            numbers.update(number for part in _NUMBER.findall(found) for number in _number_spellings(part))
        words.update(_joined(text))
        numbers.update(_numbers_in_words(text, brief.language))
        suffixes.update(word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) <= 3)
    words.update(scale for scale, short in _SCALES.items() if suffixes & set(short) or words & set(short))
    words.update(day.lower() for day in _CALENDAR if {day[:3].lower(), day[:4].lower()} & words)
    words.update(long for short, long in _SHORT if short in words)
    numbers.update(("1",) if words & {"a", "an", "each", "every"} else ())
    lowered = " ".join(texts).lower()
    signs = {sign for sign, said in _SIGNS.items() if sign in lowered or any(_says(lowered, word) for word in said)}
    return Held(frozenset(words), frozenset(numbers), frozenset(suffixes - {""}), frozenset(signs), brief.language)


@lru_cache(maxsize=4096)
def value_of(word: str, language: str) -> str | None:
    """The number a single lower-case word stands for, as digits; None if it does not count anything."""
    if language == "en" and word in _OTHER_NUMBERS:
        return _OTHER_NUMBERS[word]
    if language not in _NUMBER_LANGUAGES or not word.isalpha():
        return None
    from text_to_num import alpha2digit

    digits = re.match(r"[0-9]+", alpha2digit(word, language, 0))
    return digits.group() if digits else None


def _begins(word: str, longer: Iterable[str]) -> bool:
    return any(other.startswith(word) for other in longer)


def _says(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def _spellings(word: str) -> Iterable[str]:
    """The word, its plural and its singular."""
    yield word
    yield f"{word}s"
    if word.endswith("s") and len(word) > 3:
        yield word[:-1]


def _joined(text: str) -> Iterable[str]:
    """Neighbours written as one word: `x ray` and `x-ray` for `xray`, `Wi-Fi` for `wifi`."""
    words = [word.lower() for word in _WORD.findall(text)]
    for left, right in pairwise(words):
        if not (left[-1].isnumeric() and right[0].isnumeric()):
            yield left + right


def _number_spellings(number: str) -> Iterable[str]:
    """The number as it stands, without separators of thousands, and with them. Not `3` for `3,200`."""
    yield number
    plain = number.replace(",", "")
    if plain.isdecimal() and re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})*|[0-9]+", number):
        yield plain
        if len(plain) > 3:
            yield f"{int(plain):,}"


def _scaled(number: str, factor: int) -> Iterable[str]:
    """`410k` written out: 410000, 410,000. Nothing if it does not come out whole."""
    plain = number.replace(",", "").rstrip(".")
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", plain):
        value = round(float(plain) * factor, 6)
        if value == int(value):
            yield from _number_spellings(str(int(value)))


def _numbers_in_words(text: str, language: str) -> Iterable[str]:
    """The digits of number words, alone (`twenty` and `six`) only where they are no part of a longer one (26)."""
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        if language == "en" and word in _OTHER_NUMBERS:
            yield _OTHER_NUMBERS[word]
    if language in _NUMBER_LANGUAGES:
        from text_to_num import alpha2digit

        for number in _NUMBER.findall(alpha2digit(text, language, 0)):
            yield from _number_spellings(number)
