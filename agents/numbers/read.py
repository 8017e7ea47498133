"""Where numbers stand in a text and what they are worth: digits, number words, shares, clock times, years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from text_to_num import text2num

from agents.numbers.units import currencies, match_unit, multipliers, unit_of

Kind = Literal["cardinal", "ordinal", "ratio", "year", "clock"]


@dataclass(frozen=True, slots=True)
class Span:
    """A number with its unit; `words` says that it is written in words rather than digits."""

    value: Fraction
    unit: str
    kind: Kind
    start: int
    end: int
    words: bool


def read_spans(text: str) -> list[Span]:
    """The numbers of `text` in order; where two readings overlap, the earlier and longer one."""
    kept: list[Span] = []
    for span in sorted(_candidates(text), key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def small(word: str) -> int:
    """The value of one number word or of a string of digits."""
    return int(word) if word.isdigit() else int(text2num(_TYPOS.get(word.lower(), word.lower()), "en"))


def is_number_word(word: str) -> bool:
    return word.lower() in _WORDS


_ONES = "zero one two three four five six seven eight nine ten eleven twelve"
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TYPOS = {
    "fourty": "forty", "ninty": "ninety", "fiveteen": "fifteen", "fiften": "fifteen", "twelv": "twelve",
    "eigth": "eight", "fivty": "fifty", "tweny": "twenty", "twleve": "twelve", "thirtheen": "thirteen", "sevn": "seven",
}  # fmt: skip
_WORDS = frozenset(
    [*_ONES.split(), *_TEENS.split(), *_TENS.split(), "hundred", "thousand", "million", "billion", *_TYPOS]
)
_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINALS = {word: value for value, word in enumerate(_NTH.split(), start=1)}
_PARTS = {
    "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10,
}  # fmt: skip
_TOPS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}

_ANY = "|".join(sorted(_WORDS, key=len, reverse=True))
_RUN = re.compile(
    rf"(?<![\w-])(?:a\s+(?=hundred|thousand|million|billion))?(?:{_ANY})(?:(?:[\s-]+|\s+(?:and|n|&)\s+)(?:{_ANY}))*(?!\w)",
    re.I,
)
_DOZEN = re.compile(rf"(?<!\w)(?:(half a)|(?:a|one)|({_ANY}|\d+))\s+dozen(?!\w)", re.I)
_COUPLE = re.compile(
    r"(?<!\w)(?:a\s+)?couple(?=\s+(?:of|dozen|hundred|thousand|more|new|hours|days|weeks|months|years)\b)", re.I
)
_ONCE = re.compile(r"(?<!\w)(once|twice|thrice)(?!\w)", re.I)
_OUT_OF = re.compile(
    rf"(?<![\w-])({_ANY}|\d+)\s+(?:in|out of)(?:\s+every)?\s+({_ANY}|\d+)(?!\w|[.,:/%]?\d|\s*(?:{_ANY})\b|%)", re.I
)
_PART = re.compile(
    rf"(?<![\w-])(?:(?P<top>{'|'.join(_TOPS)})[\s-]+)?(?P<part>{'|'.join(_PARTS)})"
    r"(?=\s+(?:of|the|my|our|its|their|a|an)\b|-(?=\w))"
    r"(?P<scale>\s+(?:of\s+)?an?\s+(?:million|thousand|billion|hour|day|year|mile|minute|month)\b)?",
    re.I,
)
_OF_IT = re.compile(r"\s+of\s+(?:the|our|my|it|them|all)\b", re.I)
_MIXED = re.compile(rf"(?<![\w-])({_ANY}|\d+)\s+and\s+(?:a|one)\s+(half|quarter|third)(?!\w)", re.I)
_HALF_HOUR = re.compile(
    rf"(?<![\w-])(?:(?:(?P<hours>{_ANY}|\d+|an?)\s+)?(?P<whole>hours?|hrs?)\s+(?:and|n|&)\s+(?:an?\s+)?half|half[\s-](?:hour|hr)(?:ly|s)?)(?!\w)",
    re.I,
)
_EVERY_HOURS = re.compile(r"(?<!\w)q\s?(\d{1,2})\s?(?:h|hrs?|hourly)(?!\w)", re.I)
"""As nurses write "every four hours": q4h."""
_ORDINAL = re.compile(rf"(?<![\w-])(?:(?P<digits>\d+)(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)}))(?!\w)", re.I)
_ROUND_THE_CLOCK = re.compile(r"(?<!\w)(?:24\s?/\s?7|(twenty[\s-]four[\s/-]seven))(?!\w)", re.I)
_CLOCK = re.compile(
    r"(?<![\w:.])(?:(\d{1,2})(?::(\d{2}))?\s?([ap])\.?m\b\.?|(\d{1,2}):(\d{2})(?![\w:]))", re.I
)  # "5:40", "2am", "2:15 p.m."
_DATE = re.compile(
    r"(?<![\w/.,$£€])(?:\d{1,2}[/.](?=(?:\d{1,2}[/.])?(?:19|20)\d{2}\b))?(?:\d{1,2}[/.])?((?:19|20)\d{2})(?:-(?:0[1-9]|1[0-2]))?"
    r"(?![\w/]|[.,]\d|\s*(?:sq|km|miles?|lbs?|kg|%))"
)
_DECADE = re.compile(r"(?<!\w)((?:18|19|20)\d0)s(?!\w)")
_FRACTION = re.compile(r"(?<![\w/.])(?:(\d+)[\s-])?([1-9])/([2-9]|1[02468])(?![\w/])")
_DIGITS = re.compile(
    r"(?P<mark>[$£€]\s?)?(?P<digits>(?:(?<![\w.,])|(?<=\b[xX]))(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|(?<![\w.,])\.\d+)"
    r"(?P<tail>'?s(?!\w)|[kKM](?!\w)|(?:mil|bn|mm|m)(?!\w))?"
)
_MULTIPLIER = re.compile(r"\s*-?(thousand|grand|million|billion|bn|mil|mill|dozen|hundred)(?!\w)", re.I)
_LENGTHS = re.compile(r"\s*(?:tall|high|long|deep|wide|towers?|pools?|sprint|cable|boat|mast|drop|above|below)\b", re.I)


def _candidates(text: str) -> Iterator[Span]:
    for match in _ROUND_THE_CLOCK.finditer(text):
        yield Span(Fraction(24, 7), "", "clock", match.start(), match.end(), match[1] is not None)
    for match in _CLOCK.finditer(text):
        hour, late = int(match[1] or match[4]), (match[3] or "").lower() == "p"
        if hour < 24:
            minutes = (hour % 12 if match[3] else hour) * 60 + int(match[2] or match[5] or 0) + 720 * late
            yield Span(Fraction(minutes), "", "clock", match.start(), match.end(), False)
    for pattern in (_DATE, _DECADE):
        for match in pattern.finditer(text):
            yield Span(Fraction(int(match[1])), "", "year", match.start(), match.end(), False)
    for match in _FRACTION.finditer(text):
        value = int(match[1] or 0) + Fraction(int(match[2]), int(match[3]))
        yield _with_unit(text, value, "ratio", match, words=False)
    for match in _OUT_OF.finditer(text):
        yield from _out_of(text, match)
    for match in _PART.finditer(text):
        yield from _part(text, match)
    for match in _MIXED.finditer(text):
        value = small(match[1]) + Fraction(1, _PARTS[match[2].lower()])
        yield _with_unit(text, value, "cardinal", match, words=True)
    for match in _HALF_HOUR.finditer(text):
        hours = match["hours"] or ("one" if match["whole"] else "zero")
        value = Fraction(1 if hours.lower() in ("a", "an") else small(hours)) + Fraction(1, 2)
        yield Span(value, "hour", "cardinal", match.start(), match.end(), True)
    for match in _EVERY_HOURS.finditer(text):
        yield Span(Fraction(int(match[1])), "hour", "cardinal", match.start(), match.end(), False)
    for match in _DOZEN.finditer(text):
        dozens = Fraction(1, 2) if match[1] else Fraction(small(match[2]) if match[2] else 1)
        yield _with_unit(text, dozens * 12, "cardinal", match, words=True)
    for match in _COUPLE.finditer(text):
        yield _with_unit(text, Fraction(2), "cardinal", match, words=True)
    for match in _ONCE.finditer(text):
        yield Span(Fraction(_TIMES[match[1].lower()]), "times", "cardinal", match.start(), match.end(), True)
    for match in _ORDINAL.finditer(text):
        value = Fraction(int(match["digits"]) if match["digits"] else _ORDINALS[match["word"].lower()])
        yield Span(value, "", "ordinal", match.start(), match.end(), not match["digits"])
    for match in _RUN.finditer(text):
        yield from _word_numbers(text, match)
    for match in _DIGITS.finditer(text):
        yield from _digit_number(text, match)


def _out_of(text: str, match: re.Match[str]) -> Iterator[Span]:
    """ "1 in 4" and "8 out of ten" are shares; "3 in 2 years" and "30 in 2019" are not."""
    first, last = small(match[1]), small(match[2])
    follows = re.match(r"[\s-]*([a-z]+)", text[match.end() :].lower())
    timed = follows is not None and unit_of(follows[1]) != ""
    if 0 < first < last and not timed and ("out" in match.group().lower() or last <= 20):
        yield Span(Fraction(first, last), "", "ratio", match.start(), match.end(), True)


def _part(text: str, match: re.Match[str]) -> Iterator[Span]:
    """ "half the team", "a third of", "half an hour", "half a million"; not "third shift", "the third of May"."""
    part, scale = _PARTS[match["part"].lower()], (match["scale"] or "").split()
    bare = (
        part == 2 or bool(scale) or (match["part"].lower() == "quarter" and _OF_IT.match(text, match.end()) is not None)
    )
    top = _TOPS[match["top"].lower()] if match["top"] else int(bare)
    if not top or (not scale and re.match(r"\s+an?\s+dozen\b", text[match.end() :], re.I)):
        return
    if not scale:
        yield Span(Fraction(top, part), "", "ratio", match.start(), match.end(), True)
    elif scale[-1].lower() in multipliers():
        yield _with_unit(text, Fraction(top, part) * multipliers()[scale[-1].lower()], "cardinal", match, words=True)
    else:
        yield Span(Fraction(top, part), scale[-1].lower(), "cardinal", match.start(), match.end(), True)


def _word_numbers(text: str, match: re.Match[str]) -> Iterator[Span]:
    """Split a run of number words into the numbers it holds: "nineteen ninety eight", "two three"."""
    pieces = [(piece.start() + match.start(), piece.group()) for piece in re.finditer(r"[A-Za-z]+|&", match.group())]
    pieces = [(start, "and" if word.lower() in ("n", "&") else word) for start, word in pieces]
    index = 0
    while index < len(pieces):
        stop, value = _longest([_TYPOS.get(word.lower(), word.lower()) for _, word in pieces[index:]])
        start, end = pieces[index][0], pieces[index + stop - 1][0] + len(pieces[index + stop - 1][1])
        if value is not None and not _is_name(text, start, end):
            bare = match_unit(text, end) is None and not re.match(r"\s+[a-z]+s\b", text[end:])
            year = stop > 1 and 1950 <= value <= 2050 and bare
            unit, unit_end = match_unit(text, end) or ("", end)
            yield Span(Fraction(value), unit, "year" if year else "cardinal", start, unit_end, True)
        index += stop


def _longest(words: list[str]) -> tuple[int, int | None]:
    """How many of `words` make the longest number they begin with, and its value; (1, None) if they make none."""
    if len(words) > 1 and words[0] in ("nineteen", "twenty"):
        for stop in (3, 2):  # years as they are spoken: nineteen ninety eight, twenty twenty
            tail = _evaluate(words[1:stop]) if len(words) >= stop else None
            if tail is not None and 10 <= tail <= 99:
                return stop, (1900 if words[0] == "nineteen" else 2000) + tail
    for stop in range(len(words), 0, -1):
        value = _evaluate(words[:stop])
        if value is not None:
            return stop, value
    return 1, None


def _evaluate(words: list[str]) -> int | None:
    if words[-1] in ("and", "a"):
        return None
    try:
        return int(text2num(" ".join(["one", *words[1:]] if words[0] == "a" else words), "en"))
    except ValueError:
        return None


def _digit_number(text: str, match: re.Match[str]) -> Iterator[Span]:
    mark = (match["mark"] or "").strip()
    start, end = (match.start() if mark else match.start("digits")), match.end("digits")
    if (
        not mark
        and re.search(r"[A-Za-z]-$", text[max(0, start - 2) : start])
        and not text[:start].lower().endswith("to-")
    ):
        return  # SPS-67
    value, tail = Fraction(match["digits"].replace(",", "")), (match["tail"] or "")
    tall = tail == "m" and not mark and _LENGTHS.match(text[match.end() :])
    if tail.lower() in multipliers() and not tall:
        value, end = value * multipliers()[tail.lower()], match.end()
    elif tail in ("s", "'s"):
        end = match.end()
    scale = _MULTIPLIER.match(text, end) or (re.compile(r"\s?mm?(?!\w)").match(text, end) if mark else None)
    if scale:
        value, end = value * multipliers()[(scale[1] if scale.lastindex else "m").lower()], scale.end()
    if mark:
        yield Span(value, currencies()[mark], "cardinal", start, end, False)
        return
    unit, unit_end = match_unit(text, end) or ("", end)
    if unit_end == end and re.match(r"[A-Za-z]", text[end:]) and not text[end:].startswith("ish"):
        return  # 3G, 5S, 29er
    yield Span(value, unit, "cardinal", start, unit_end, False)


def _with_unit(text: str, value: Fraction, kind: Kind, match: re.Match[str], *, words: bool) -> Span:
    unit, end = match_unit(text, match.end()) or ("", match.end())
    return Span(value, unit, kind, match.start(), end, words)


def _is_name(text: str, start: int, end: int) -> bool:
    """Capitalised number words inside a name: Three Rivers, Seven Eleven (not at the start of a sentence)."""
    if not text[start].isupper() or text[start:end].isupper():
        return False
    begins = re.search(r"(?:^|[.!?:;]\s*|^\W+)$", text[:start]) is not None
    return not begins and re.match(r"\s+[A-Z]|-[A-Z]", text[end:]) is not None
