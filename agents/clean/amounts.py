"""Amounts as a resume has them: "like 6" → "about 6", "12 hr shift" → "12-hour shift", "3x/wk" → "3 times a week"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from agents.clean.rewrites import rewritten
from agents.numbers import digits_for_words

_NOT_NOUNS = frozenset(
    "a an the per and or of in on at with for from to by each every over under while when after before since until "
    "then now so but as than total max average avg ago long old plus straight apart away off out up down about around "
    "part mostly usually sometimes daily weekly monthly yearly i we my was is were are full alone there here later on "
    "early late once twice both all some prior earlier in during between without combined lighter heavier longer "
    "shorter taller faster slower bigger smaller higher lower more less fewer wide high tall deep thick apiece"
    " late".split()
)
"""Words after "12 hr" that show that no noun follows: "12 hours a day", but "12-hour shift"."""

_MEASURES = frozenset(
    "second minute hour day week month year man person foot page axis inch mile ton tonne gallon kilo pound lb km kg "
    "ft".split()
)
"""Units that never are what is counted: "4-hour windows", but "2 bed managers" are two managers."""

_ORDINALS = frozenset({"st", "nd", "rd", "th"})

_SMALL = dict(enumerate("zero one two three four five six seven eight nine ten eleven twelve".split()))


def written_amounts(text: str, times: Mapping[str, str], nouns: Sequence[str]) -> str:
    """`text` with every amount as a resume writes it.

    `times` are shortened units of time and what they stand for; `nouns` those that make a compound with a number
    ("24-unit building").
    """
    text = re.sub(r"\b(\w+)[ -](?:year|yr)s?[ -]olds\b", r"\1-year-olds", text)
    text = digits_for_words(text)
    text = rewritten(text, "amounts")
    text = _times(text, times)
    text = re.sub(r"(?<![\w.])(\d+)[ -]years?[ -]old(?=s\b| (?!and|or|but|now|when|who)[a-z])", r"\1-year-old", text)
    text = re.sub(r"(?<=\d )(\d\d?)(?=-year-olds?)", lambda match: _SMALL.get(int(match[1]), match[1]), text)

    def joined(match: re.Match[str]) -> str:
        before, count, noun, head = match[1], match[2], match[3], match[4].lower()
        counted_head = head.endswith("s") and not head.endswith("ss") and noun.lower() not in _MEASURES
        if head in _NOT_NOUNS or counted_head or (count == "1" and before.lower() not in ("a ", "the ")):
            return match[0]
        return f"{before}{count}-{noun} "

    pattern = rf"((?:\ba |\bthe )?)(?<![\w.,$-])(\d[\d,.]*) ({'|'.join(nouns)}) (?=([A-Za-z][a-z]+))"
    return re.sub(pattern, joined, text, flags=re.I)


def _times(text: str, times: Mapping[str, str]) -> str:
    """ "12 hrs" → "12 hours", "an hr" → "an hour", "per wk" → "a week"."""
    units = "|".join(times)

    def counted(match: re.Match[str]) -> str:
        following = (match[4] or "").lower()
        pair = not match[3].endswith("s") and bool(following) and following not in _NOT_NOUNS
        return f"{match[1]}{match[2] or ' '}{times[match[3]]}{'' if match[1] in ('1', 'one') or pair else 's'}"

    text = re.sub(rf"(?<![\w$])(\d[\d,.]*|one)([ -]?)({units})\.?(?![\w/])(?=(?:\s+([A-Za-z]+))?)", counted, text)
    text = re.sub(
        rf"\b(a|an|per|each|every|last|next|this|the|half an?|\d*(?:1st|2nd|3rd|\dth)|second|third|other) "
        rf"({units})\b\.?",
        lambda match: (
            f"{match[1]} {times[match[2]]}{'s' if match[1][-2:] in _ORDINALS and match[2][-1] == 's' else ''}"
        ),
        text,
        flags=re.I,
    )
    return re.sub(
        rf"\b(last|past|first|few|of|for) ({units})(?<=s)\b", lambda match: f"{match[1]} {times[match[2]]}s", text
    )
