"""How a number may be spelled: with and without separators, written out, in words. Plain strings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
NUMBER_LANGUAGES = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "ca"})
_OTHER_NUMBERS = {
    "once": "1", "twice": "2", "thrice": "3", "double": "2", "doubled": "2", "triple": "3", "tripled": "3",
    "half": "½", "halved": "½", "quarter": "¼", "dozen": "12", "dozens": "12", "couple": "2", "pair": "2",
    "single": "1", "second": "2", "hundreds": "100", "thousands": "1000", "millions": "1000000",
}  # fmt: skip
"""English words that count, beyond those that text2num reads."""


@lru_cache(maxsize=4096)
def value_of(word: str, language: str) -> str | None:
    """The number a single lower-case word stands for, as digits; None if it does not count anything."""
    if language == "en" and word in _OTHER_NUMBERS:
        return _OTHER_NUMBERS[word]
    if language not in NUMBER_LANGUAGES or not word.isalpha():
        return None
    from text_to_num import alpha2digit

    digits = re.match(r"[0-9]+", alpha2digit(word, language, 0))
    return digits.group() if digits else None


def number_spellings(number: str) -> Iterable[str]:
    """The number as it stands, without separators of thousands, and with them. Not `3` for `3,200`."""
    yield number
    plain = number.replace(",", "")
    if plain.isdecimal() and re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})*|[0-9]+", number):
        yield plain
        if len(plain) > 3:
            yield f"{int(plain):,}"


def scaled(number: str, factor: int) -> Iterable[str]:
    """`410k` written out: 410000, 410,000. Nothing if it does not come out whole."""
    plain = number.replace(",", "").rstrip(".")
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", plain):
        value = round(float(plain) * factor, 6)
        if value == int(value):
            yield from number_spellings(str(int(value)))


def numbers_in_words(text: str, language: str) -> Iterable[str]:
    """The digits of number words, alone (`twenty` and `six`) only where they are no part of a longer one (26)."""
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        if language == "en" and word in _OTHER_NUMBERS:
            yield _OTHER_NUMBERS[word]
    if language in NUMBER_LANGUAGES:
        from text_to_num import alpha2digit

        for number in NUMBER.findall(alpha2digit(text, language, 0)):
            yield from number_spellings(number)
