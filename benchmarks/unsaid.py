"""What a line says of numbers, names and skills that its notes do not: found by other means than decoding.

`model.held` decides what may be written, letter by letter. This reads finished lines with plain expressions, its own
list of number words, the numbers of `agents.numbers`, the dictionary of lemminflect, and every run of words that the
list of skills knows. Relations (which number belongs to what) are `agents.verify`'s business here, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from agents.numbers import Number, find_numbers
from retrieval.ambiguous import load_guards
from retrieval.taxonomy import WORD, Pattern, load_taxonomy, normal_word

_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_LETTERS = re.compile(r"[^\W\d_]+")
_ALNUM = re.compile(r"[^\W_]+")
_NUMBER_WORDS = frozenset(
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "million millions billion billions dozen dozens couple half halved third quarter twice thrice double doubled "
    "triple tripled fourth fifth sixth seventh eighth ninth tenth".split()
)
"""Words that count. "One", "single", "first" and "second" are left out: they say "a", "the" and "moment" as often."""
_TIMES = {"twice": 2, "double": 2, "doubled": 2, "thrice": 3, "triple": 3, "tripled": 3, "a": 1, "an": 1}
"""What these say, beside the words that `agents.numbers` reads."""
_SMALL = frozenset("i a an the and or of in on at by for from to with as is it my was were under over day".split())
_NAMES = frozenset("google facebook oxford tesla".split())
"""Names that the dictionary has as words."""
_DAYS = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|christmas|(?:janu|febru)ary|march|april|june|july|august|"
    r"(?:septem|octo|novem|decem)ber"
)
_LONGEST_SKILL = 6

Kind = Literal["number", "name", "skill"]


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Something of a line that is not in the notes, in the line's words."""

    kind: Kind
    quote: str


def find_unsaid(line: str, notes: Sequence[str]) -> list[Unsaid]:
    """Numbers, capitalised names and known skills of `line` that `notes` do not hold in any spelling."""
    said = "\n".join(notes)
    return [
        *(Unsaid("number", quote) for quote in _numbers(line, said)),
        *(Unsaid("name", quote) for quote in _names(line, said)),
        *(Unsaid("skill", quote) for quote in _skills(line, said)),
    ]


# --- numbers


def _numbers(line: str, said: str) -> Iterator[str]:
    values = {number.value for number in find_numbers(said)} | {_value(match) for match in _DIGITS.findall(said)}
    words = {word.lower() for word in _LETTERS.findall(said)}
    values |= {Fraction(_TIMES[word]) for word in words & _TIMES.keys()}
    read = [number for number in find_numbers(line) if number.value in values]
    for match in _DIGITS.finditer(line):
        if _value(match.group()) not in values and not any(_within(match, number) for number in read):
            yield match.group()
    for match in _LETTERS.finditer(line):
        word = match.group().lower()
        if word in _NUMBER_WORDS and word not in words and not any(_within(match, number) for number in read):
            value = next((number.value for number in find_numbers(word)), _TIMES.get(word))
            if value not in values:
                yield match.group()


def _value(digits: str) -> Fraction:
    return Fraction(digits.replace(",", ""))


def _within(match: re.Match[str], number: Number) -> bool:
    return number.start <= match.start() and match.end() <= number.end


# --- names


def _names(line: str, said: str) -> Iterator[str]:
    words = [word.lower() for word in _ALNUM.findall(said)]
    known = {form for word in words for form in (word, f"{word}s", word.removesuffix("s"))}
    known |= {left + right for left, right in pairwise(words)}
    known |= {part for word in words for part in _LETTERS.findall(word)}
    for chunk in re.finditer(r"\S+", line):
        joined = "".join(_ALNUM.findall(chunk.group())).lower()
        for match in _ALNUM.finditer(chunk.group()):
            word = match.group().lower()
            if match.group() == word or word in known or joined in known or joined.removesuffix("s") in known:
                continue
            first = not _ALNUM.search(line[: chunk.start() + match.start()])
            if word in _SMALL or _is_day(word, known) or (first and _is_ordinary(match.group(), known)):
                continue
            if not re.fullmatch(r"\d+[a-z]{1,2}", word):  # 2ND: a number, looked at as one
                yield match.group()


def _is_day(word: str, known: set[str]) -> bool:
    return _DAYS.fullmatch(word) is not None and bool({word[:3], word[:4], "xmas"} & known)


def _is_ordinary(first: str, known: set[str]) -> bool:
    """Whether the capital of a line's first word says nothing: a word of the dictionary, or of the notes in part."""
    from lemminflect import getAllLemmas

    word = first.lower()
    return (
        word not in _NAMES
        and first[1:] == word[1:]
        and (bool(getAllLemmas(word)) or word.endswith(("ed", "ing")) or any(other.startswith(word) for other in known))
    )


# --- skills


def _skills(line: str, said: str) -> Iterator[str]:
    words = {normal_word(word) for word in WORD.findall(said)} | {word.lower() for word in _ALNUM.findall(said)}
    squeezed = {left + right for left, right in pairwise(word.lower() for word in WORD.findall(said))} | words
    named = {pattern.name for *_, pattern in _runs(said)}
    held: list[tuple[int, int]] = []
    for start, end, key, pattern in sorted(_runs(line), key=lambda run: run[0] - run[1]):
        inside = any(left <= start and end <= right for left, right in held)
        if inside or pattern.name in named or set(key.split()) <= words or key.replace(" ", "") in squeezed:
            held.append((start, end))
        elif _means_nothing_else(key, pattern):
            yield line[start:end]


def _runs(text: str) -> Iterator[tuple[int, int, str, Pattern]]:
    """Every run of words that is a known skill, activities left out: start, end, key, pattern."""
    found = list(WORD.finditer(text))
    for first in range(len(found)):
        for last in range(first, min(first + _LONGEST_SKILL, len(found))):
            start, end = found[first].start(), found[last].end()
            key = " ".join(normal_word(word.group()) for word in found[first : last + 1])
            if (guard := load_guards().get(key)) is not None and guard.name:
                yield start, end, key, Pattern(guard.name, "tool", weak=not (guard.open and guard.forms))
            for pattern in load_taxonomy().patterns.get(key, ()):
                if pattern.kind != "task" and pattern.surface in (None, text[start:end]):
                    yield start, end, key, pattern


def _means_nothing_else(key: str, pattern: Pattern) -> bool:
    return not pattern.weak and (pattern.kind != "language" or " " in key)
