"""Words of a chat message: tokens with offsets, closed classes, verbs. Where a statement ends: `splitting.py`. Pure.

Everything downstream works on a `Page`: the text with typographic quotes and spaces flattened one for one, so
offsets into it are offsets into what the person typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FLAT = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "–": "-",
        "—": "-",
        "‑": "-",
        "\t": " ",
    }
)
AND = r"(?:\b(?:and|n)\b|[&+])"
"""What joins two statements or two names, as people type it."""
_TYPED_FOR = {"w/": "with", "W/": "with", "w": "with", "n": "and", "+": "and"}
_TOKEN = re.compile(r"(?<!\w)[wW]/(?=\s)|[^\W_](?:[\w'&+#/.-]*[\w+#])?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark; `lower` is what it is compared by."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_cased(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement; `opener` is the word of time or addition that began it ("then", "before", "also", ""),
    `sentence` its number."""

    start: int
    end: int
    opener: str
    sentence: int


def flatten(text: str) -> str:
    """`text` with quotes, dashes and spaces made plain, character for character."""
    return text.translate(_FLAT)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of `text[start:end]`, with offsets into `text`."""
    stop = len(text) if end is None else end
    return [
        Token(match[0], _TYPED_FOR.get(match[0]) or _with_g(match[0].lower()), *match.span())
        for match in _TOKEN.finditer(text, start, stop)
    ]


@cache
def _with_g(word: str) -> str:
    """A form in -ing that lost its end: "drivin", "cookin'"."""
    return word + "g" if word.endswith("in") and len(word) > 5 and is_verb(word + "g") else word


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of `words.txt`. Raises KeyError for a class that it lacks."""
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    text = (files(__package__) / "words.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {name: frozenset(words.split()) for name, words in (line.split(":", 1) for line in lines)}


@cache
def _function_words() -> frozenset[str]:
    names = ("pronoun", "article", "preposition", "conjunction", "auxiliary", "adverb", "framing")
    return frozenset().union(*(word_class(name) for name in names))


def is_function_word(word: str) -> bool:
    """Whether a name or title does not run over this (lower-case) word."""
    return word in _function_words()


_NOT_PAST = frozenset(
    "red bed shed need speed weed seed feed embed unlimited limited united associated advanced certified "
    "registered licensed "
    "used based named called experienced skilled qualified motivated dedicated interested tired bored disabled retired "
    "allied federated consolidated assorted integrated detailed united applied".split()
)


def is_past(word: str) -> bool:
    """Whether a lower-case word looks like a past form ("closed", "ran")."""
    return word in word_class("irregular") or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST)


def is_verb(word: str) -> bool:
    """Whether a lower-case word can open a duty: a past form, a base form or an -ing form of a verb of work."""
    if is_past(word):
        return True
    verbs = word_class("verb")
    stem = word[:-3] if word.endswith("ing") else word[:-1] if word.endswith("s") else word
    return (
        word in verbs
        or stem in verbs
        or stem + "e" in verbs
        or (stem[-2:-1] == stem[-1:] and stem[:-1] in verbs and word != stem)
    )


_EDGE = ' \t\n,;:-–—.!?…"*•·'


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without spaces and marks at its edges; a closing mark that belongs to an abbreviation goes too."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        if text[end - 1] == '"' and text[end - 2 : end - 1].isdigit():
            break  # inches
        end -= 1
    return start, end
