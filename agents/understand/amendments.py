"""A figure or a year of something done, put right: "actually it's 24 contributors", "correction: that was in 2009".

The line told before stays as it was said, but for that figure. Dates of jobs and schools are `corrections`' matter.
"""

from __future__ import annotations

import re

from agents.understand.intents import is_correction
from agents.understand.references import DATE_FIELDS, FIELD_WORDS, SECTION_WORDS
from agents.understand.values import Context, Found
from agents.understand.words import is_function_word
from storage.facts import Fact

_TOLD = frozenset({"highlight", "description", "summary"})
_CUE = re.compile(
    r"^\s*(?:(?:oh|oops|sorry|no|wait|hmm|ah|actually|correction|well|and|so|i\s+mean(?:t)?)\b[\s,.!:-]*)*"
    r"(?:make\s+(?:it|that)|it'?s|it\s+(?:is|was)|that'?s|that\s+(?:is|was|should\s+be)|should\s+be|i\s+meant?)\s+"
    r"(?:about\s+|only\s+|over\s+|more\s+like\s+)?[$€£]?\d",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w.,])[$€£]?(?P<figure>\d(?:[\d.,]*\d)?)(?P<unit>\s?%|k\b|m\b)?(?![\w]|[.,]\d)", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REFUSED = re.compile(r"\b(?:not|instead\s+of|rather\s+than|isn'?t|wasn'?t)\s+(?:in\s+)?(?:the\s+)?$", re.IGNORECASE)
_OF_ENTRY = "|".join((FIELD_WORDS["startDate"], FIELD_WORDS["endDate"], *SECTION_WORDS.values()))


def find_amendment(text: str, context: Context) -> Found | None:
    """The line that a short correction changes by one figure or year, whole; None where no told line has its like."""
    if len(text.split()) > 14 or not (is_correction(text) or _CUE.match(text)):
        return None
    told = [fact for fact in context.live() if fact.field in _TOLD]
    if not told:
        return None
    if (years := list(_YEAR.finditer(text))) and len(years) == len(list(_NUMBER.finditer(text))):
        return _other_year(text, years, context) if is_correction(text) else None
    return _other_figure(text, told)


def _other_year(text: str, years: list[re.Match[str]], context: Context) -> Found | None:
    """The newest deed with another year, if nothing dated was told after it and no job or school is spoken of."""
    new = [year for year in years if not _REFUSED.search(text[: year.start()])]
    old = [year[0] for year in years if year not in new]
    if len(new) != 1 or re.search(rf"\b(?:{_OF_ENTRY})\b", text, re.IGNORECASE):
        return None
    dated = [
        fact
        for fact in context.live()
        if (fact.field in DATE_FIELDS or (fact.field in _TOLD and len(_YEAR.findall(fact.value)) == 1))
        and (not old or any(year in fact.value for year in old))
    ]
    if dated and dated[-1].field in _TOLD:
        if _YEAR.findall(dated[-1].value) == [new[0][0]]:
            return None
        return _found(dated[-1], _YEAR.sub(new[0][0], dated[-1].value), new[0].span())
    newest = max(fact.source.turn for fact in context.live())
    latest = [fact for fact in context.live() if fact.source.turn == newest]
    if not old and len(latest) == 1 and latest[0].field in _TOLD and re.search(r"\b(?:it|that)\s+was\b", text, re.I):
        return _found(latest[0], f"{latest[0].value.rstrip(' .')} in {new[0][0]}", new[0].span())
    return None


def _other_figure(text: str, told: list[Fact]) -> Found | None:
    """The newest line with the figure refused ("not 23"), or with another figure of the same thing."""
    figures = [match for match in _NUMBER.finditer(text) if not _YEAR.fullmatch(match["figure"])]
    refused = [match for match in figures if _REFUSED.search(text[: match.start()])]
    new = [match for match in figures if match not in refused]
    if len(new) != 1 or len(refused) > 1:
        return None
    thing = _thing(text, new[0].end())
    for fact in reversed(told):
        for match in reversed(list(_NUMBER.finditer(fact.value))):
            if _YEAR.fullmatch(match["figure"]) or match["figure"] == new[0]["figure"]:
                continue
            same = bool(thing) and _thing(fact.value, match.end()) == thing
            share = (new[0]["unit"] or "").strip() == "%" == (match["unit"] or "").strip() and not thing
            if match["figure"] == refused[0]["figure"] if refused else (same or share):
                value = fact.value[: match.start("figure")] + new[0]["figure"] + fact.value[match.end("figure") :]
                return _found(fact, value, new[0].span("figure"))
    return _only_figure(text, told[-1], new[0]) if not refused and not thing else None


def _only_figure(text: str, fact: Fact, new: re.Match[str]) -> Found | None:
    """The newest line, where it has one figure and the correction is nothing but another ("sorry, 24")."""
    old = [match for match in _NUMBER.finditer(fact.value) if not _YEAR.fullmatch(match["figure"])]
    if len(old) != 1 or len(text.split()) > 5 or not is_correction(text) or old[0]["figure"] == new["figure"]:
        return None
    value = fact.value[: old[0].start("figure")] + new["figure"] + fact.value[old[0].end("figure") :]
    return _found(fact, value, new.span("figure"))


def _thing(text: str, position: int) -> str:
    """What a figure counts: the next word, or the one after it where that is an adjective's place; singular."""
    words = re.findall(r"[^\W\d_][\w'-]*", re.split(r"[.,;:!?()]", text[position:], maxsplit=1)[0].lower())
    if not words or is_function_word(words[0]):
        return ""
    return re.sub(r"(?:ies|es|s)$", "", words[0]) or words[0]


def _found(fact: Fact, value: str, span: tuple[int, int]) -> Found:
    return Found(fact.section, fact.entry, fact.field, value, *span, replaces=fact.id)
