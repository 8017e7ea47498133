"""What stands around a number: its hedge ("about"), its rate ("a day"), its range, the words it counts."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal

from agents.numbers.read import Span
from agents.numbers.units import family_of

Bound = Literal["exactly", "about", "over", "under", "nearly", "at least", "at most"]
Place = Literal["", "low", "high"]

_NOT = r"(?:not|never|no|n't)"
_BEFORE: dict[Bound, str] = {
    "at most": rf"{_NOT} (?:over|above|more than|greater than|exceeding)|up to|within|at most|max(?:imum)?(?: of)?"
    r"|as many as",
    "at least": rf"{_NOT} (?:under|less than|fewer than|below)|at least|min(?:imum)?(?: of)?|upwards? of",
    "nearly": r"nearly|almost|just (?:under|below|shy of)|close to|approaching|nearing|not quite",
    "over": r"over|more than|above|exceeding|in excess of|north of|(?:well |just )?past|beyond|greater than|>",
    "under": r"under|less than|fewer than|below|<",
    "about": r"about|abt|bout|around|approx(?:imately)?\.?|roughly|circa|ca\.?|some|maybe|like|prob(?:ably)?|~"
    r"|estimated",
}
_AFTER: dict[Bound, str] = {
    "at least": r"\+|\s?plus\b| or (?:more|over)\b| and (?:up|more|counting)\b| (?:minimum|at least)\b",
    "at most": r" or (?:less|fewer|under)\b| max(?:imum)?\b| at most\b| tops\b",
    "nearly": r" (?:nearly|almost)\b",
    "about": r"\s?-?ish\b|[ -](?:something|odd)\b|(?: \w+){0,3} (?:or so|give or take|more or less)\b"
    r"| (?:approx|roughly)\b| (?:about|abt)(?=\s*(?:$|[,.;)]))",
}
_LEAD = r"\s*(?:[$£€]|an?\s+|the\s+|an?\s+average of\s+)?$"
_HEDGES_BEFORE = [(bound, re.compile(rf"(?<!\w)(?:{words}){_LEAD}", re.I)) for bound, words in _BEFORE.items()]
_HEDGES_AFTER = [(bound, re.compile(words, re.I)) for bound, words in _AFTER.items()]
_PHRASAL = re.compile(r"\b(?:turn|hand|flip)(?:s|ed|ing|ped|ping)?\s+over\s*$", re.I)
_LONGER = re.compile(r"\b(?:for|with|has|have|had|of|brings?|in)\s+(?:well\s+|just\s+)?\w+\s*$", re.I)


def bound_of(before: str, after: str, unit: str) -> Bound:
    """The hedge of the number between `before` and `after`.

    "over 3 nights" and "over 2 years" say how long something took unless "for over", "has over" come first.
    """
    for bound, pattern in _HEDGES_AFTER:
        if pattern.match(after):
            return bound
    for bound, pattern in _HEDGES_BEFORE:
        if pattern.search(before):
            if bound == "over" and _PHRASAL.search(before):
                return "exactly"
            timed = family_of(unit) in ("time", "months") or re.match(
                r"\s*(?:\w+\s+)?(?:nights|shifts|seasons|weekends|terms|winters|summers|days|weeks|months|years|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b",
                after,
                re.I,
            )
            if bound == "over" and timed and re.search(r"\bover\s*$", before, re.I) and not _LONGER.search(before):
                return "exactly"
            return bound
    return "exactly"


_LINK = re.compile(
    r"\s*(?:-|–|—|(?:down |up )?to|or|and|till|until|>|->|→)"
    r"(?:\s+(?:about|abt|around|nearly|almost|over|just|roughly))?\s*",
    re.I,
)


def place_of(text: str, spans: list[Span], index: int) -> Place:
    """Which end the number stands at in "6-8", "6 to 8", "between 6 and 8", "5 or 6", if any."""
    if index and _is_range(text, spans[index - 1], spans[index]):
        return "high"
    if index + 1 < len(spans) and _is_range(text, spans[index], spans[index + 1]):
        return "low"
    return ""


def _is_range(text: str, low: Span, high: Span) -> bool:
    link = text[low.end : high.start]
    if not _LINK.fullmatch(link) or low.kind != high.kind or low.kind == "ordinal":
        return False
    word = link.split()[0].lower() if link.split() else ""
    if word == "and":
        return re.search(r"\bbetween\s+$", text[: low.start], re.I) is not None
    return word != "or" or high.value <= 3 * max(low.value, Fraction(1))


_TIMES = {
    "hour": "hour hr h", "day": "day", "week": "week wk", "month": "month mo mth", "year": "year yr annum",
    "shift": "shift", "night": "night", "minute": "minute min", "quarter": "quarter qtr", "season": "season",
    "weekend": "weekend",
    "morning": "morning", "evening": "evening", "afternoon": "afternoon", "semester": "semester term",
}  # fmt: skip
_TIME_OF = {spelling: name for name, spellings in _TIMES.items() for spelling in spellings.split()}
_ADVERBS = {
    "daily": "day", "weekly": "week", "monthly": "month", "nightly": "night", "yearly": "year", "annually": "year",
    "quarterly": "quarter", "hourly": "hour",
}  # fmt: skip
_SPELLED = "|".join(sorted(_TIME_OF, key=len, reverse=True))
_RATE = re.compile(
    r"(?:(?<!\w)(?:an?|per|each|every|in a|p)[\s/]+(?:single |average |busy |given |whole |\d+[- ](?:hour|hr) )?|/\s?)"
    rf"(?P<time>{_SPELLED})(?!\w)|(?<!\w)(?P<adverb>{'|'.join(_ADVERBS)})(?=\s*$|\s+(?:in|on|at|for|with|from|to|by|and|using|across)\b)",
    re.I,
)
_RATE_OF_THING = re.compile(r"(?<!\w)(?:per|each)\s+([a-z]+)", re.I)
_CLAUSE_END = re.compile(r"[,;.!?()]|\s-\s|\b(?:then|but|when|because|which|who)\b")


def rate_of(after: str) -> str:
    """What the number is counted per: "day" in "8 patients a day", "crew" in "4 per crew", or ""."""
    reach = _CLAUSE_END.split(after[:60])[0]
    match = _RATE.search(reach)
    if match:
        return _TIME_OF[match["time"].lower()] if match["time"] else _ADVERBS[match["adverb"].lower()]
    thing = _RATE_OF_THING.search(reach)
    return thing[1].lower() if thing else ""


_STOP_WORDS = (
    "a an the in on at by for from to with w of and or n per each every over under across within during after before "
    "while when than since until that which who whose is was were are be been had has have as into around "
    "about using via "
    "plus but so if then out off up down last this next total altogether tops max each day daily avg "
    "average my our their his her its i we they you it he she not no"
)
_STOPS = frozenset(_STOP_WORDS.split())
_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*")
_HEDGE_LEFT = re.compile(r"\+|\s?-?ish\b|[ -](?:something|odd)\b|\s?plus\b| or (?:so|more)\b", re.I)
_OF = re.compile(r"\s*of\s+(?:(?:the|our|my|their|his|her|all)\s+)?", re.I)


def counted_words(after: str) -> tuple[str, ...]:
    """Up to four words after a number, as far as the noun phrase can reach: "8 of our new patients" → new, patients."""
    after = _HEDGE_LEFT.sub("", after, count=1) if _HEDGE_LEFT.match(after) else after
    of = _OF.match(after)
    words: list[str] = []
    for piece in re.findall(r"\S+", after[of.end() :] if of else after):
        match = _WORD.match(piece.lstrip("-‑(\"'“"))
        if match is None or match.group().lower() in _STOPS or len(words) == 4:
            break
        words.append(match.group().lower())
        if not piece.endswith(match.group()):
            break
    return tuple(words)
