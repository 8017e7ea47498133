"""Numbers in people's words: digits, number words, units, rates, hedges, ranges. Pure; it knows no facts and no lines.

`find_numbers` reads what "abt 40k", "three hrs a day", "half a dozen", "one in three" and "$1.2m" say;
`digits_for_words` writes number words as a resume would. Units come from `units.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from agents.numbers.around import Bound, Place, bound_of, counted_words, place_of, rate_of
from agents.numbers.read import Kind, is_number_word, read_spans, small
from agents.numbers.units import in_base_unit, multipliers, unit_of

__all__ = ["Bound", "Kind", "Number", "Place", "digits_for_words", "find_numbers", "unit_of"]


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text.

    `value` is as written, multiplied out (`1.5k` is 1500, `half` is 1/2, `5:40 pm` is 1060 minutes after midnight).
    `unit` is a name of units.toml or ""; `per` is the time or thing of a rate ("8 a day" → "day") or "".
    `counts` are the lower-case words right after it that may name what it counts ("8 new patients" → new, patients).
    `place` says which end of a range it is. `start` and `end` span the number with its unit, without hedge and rate.
    `words`: it is written in words rather than digits.
    """

    value: Fraction
    unit: str
    per: str
    counts: tuple[str, ...]
    bound: Bound
    kind: Kind
    place: Place
    start: int
    end: int
    words: bool

    @property
    def measure(self) -> tuple[Fraction, str]:
        """The value in the base unit of its family, and that family: 3 hours and 180 minutes measure the same."""
        return in_base_unit(self.value, self.unit)


def find_numbers(text: str) -> tuple[Number, ...]:
    """Every number of `text`, in order. Digits inside codes (A320, SPS-67, 3G) are no numbers."""
    spans = read_spans(text)
    found: list[Number] = []
    for index, span in enumerate(spans):
        after = text[span.end : spans[index + 1].start if index + 1 < len(spans) else len(text)]
        place = place_of(text, spans, index)
        before = "" if place == "high" else text[spans[index - 1].end if index else 0 : span.start]
        counts = counted_words(after)
        bound = bound_of(before, after, span.unit or unit_of(counts[-1] if counts else ""))
        if place == "high" and bound == "exactly":
            bound = found[-1].bound
        found.append(
            Number(
                value=span.value, unit=span.unit, per=rate_of(after), counts=counts, bound=bound, kind=span.kind,
                place=place, start=span.start, end=span.end, words=span.words,
            )
        )  # fmt: skip
    return tuple(_share_counts(text, list(_share_units(found))))


def digits_for_words(text: str) -> str:
    """`text` with its number words as digits, the way a resume writes them: "three hours" → "3 hours".

    Kept as they are: ordinals, fractions, a lone "one" ("one of the", "one helper"; but "1 in 3"), "zero", "once",
    "a couple", numbers within names ("Three Rivers") and fixed phrases ("one-on-one", "three-way").
    """
    parts: list[str] = []
    position = 0
    numbers = find_numbers(text)
    for index, number in enumerate(numbers):
        ranged = number.place == "low" and index + 1 < len(numbers) and numbers[index + 1].value > 1
        written = _in_digits(text, number, ranged=ranged) if number.words else None
        if written is not None:
            parts += [text[position : number.start], written]
            position = number.end
    return "".join([*parts, text[position:]])


def _share_units(numbers: list[Number]) -> Iterator[Number]:
    """In "6 to 9 kW", "from 7% to 3%", "10-20k" the low end takes what only the high end says."""
    for index, number in enumerate(numbers):
        mate = numbers[index + 1] if number.place == "low" and index + 1 < len(numbers) else None
        if mate is None or number.kind not in ("cardinal", "ratio"):
            yield number
            continue
        value = number.value
        if 0 < value < 1000 and mate.value % 1000 == 0 and value < mate.value / 1000 <= 5 * value:
            value *= 1000
        yield replace(
            number,
            value=value,
            unit=number.unit or mate.unit,
            per=number.per or mate.per,
            counts=number.counts or mate.counts,
        )


def _share_counts(text: str, numbers: list[Number]) -> Iterator[Number]:
    """In "3 and 5 axis mills" and "16, 32 bit" the first number counts what the second one does."""
    for index, number in enumerate(numbers):
        mate = numbers[index + 1] if index + 1 < len(numbers) else None
        listed = mate is not None and re.fullmatch(r"\s*(?:,|and|or|&|n|/|\+)\s*", text[number.end : mate.start])
        if (
            mate is not None
            and listed
            and re.search(r"\bof\s+$", text[: number.start], re.I)
            and "," in text[number.end : mate.start]
        ):
            listed = None  # "crew of 6, 11 houses"
        if mate is not None and listed and not number.counts and not number.unit and number.kind == mate.kind:
            number = replace(number, counts=mate.counts, unit=mate.unit)
        yield number


_FIXED = re.compile(r"[\s-](?:way|fold|wheeler|stop[ -]shop|on[- ]one|to[- ]one|another)\b", re.I)
_KEPT = re.compile(r"once|twice|thrice|zero|.*\bcouple|half an?\b(?! dozen).*", re.I)


def _in_digits(text: str, number: Number, *, ranged: bool) -> str | None:
    """The digits for a number written in words, or None where the words stay."""
    words = text[number.start : number.end]
    if number.kind == "clock":
        return "24/7"
    if number.kind == "ordinal" or _KEPT.fullmatch(words) or _FIXED.match(text, number.end):
        return None
    if number.kind == "ratio":
        if not re.search(r"\b(?:in|out of)\b", words, re.I):
            return None
        return re.sub(r"[A-Za-z]+", lambda word: str(small(word[0])) if is_number_word(word[0]) else word[0], words)
    if number.value == 1 and not number.unit and not ranged:
        return None
    value, scale = number.value, re.search(r"\b(million|billion)\b", words, re.I)
    if scale and (value / multipliers()[scale[1].lower()]).denominator in (1, 2, 4, 5, 10):
        return f"{_digits(value / multipliers()[scale[1].lower()])} {scale[1].lower()}{_unit_text(words)}"
    return (str(value) if number.kind == "year" else _digits(value)) + _unit_text(words)


def _unit_text(words: str) -> str:
    """The unit at the end of "three hours" with the space before it, or ""."""
    for match in re.finditer(r"[\s-]+", words):
        if unit_of(words[match.end() :]):
            return words[match.start() :]
    return ""


def _digits(value: Fraction) -> str:
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,.2f}".rstrip("0").rstrip(".")
