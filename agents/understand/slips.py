"""Dates taken back in the same breath: "in 2006 I started there. no wait it was autumn 2005". Pure.

The date told first gets the value of the one told last, and keeps its place in the statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agents.understand.dates import DateSpan

_CUE = re.compile(
    r"[\s,.;!?:(-]*(?:^|(?<=[\s,.;!?:(-]))(?:(?:oh|ah|uh+|um+|er+m?|hm+)\b[\s,.]*)*"
    r"(?:(?P<sure>sorry|oops|ups|wait|hang\s+on|hold\s+on|i\s+mean(?:t)?|actually|correction|scratch\s+that|make\s+that|"
    r"my\s+(?:bad|mistake)|(?:or\s+)?rather|no)\b[\s,.:!-]*)+"
    r"(?P<link>(?:(?:it|that|i|this)(?:'?s|\s+(?:was|is|must\s+have\s+been|should\s+be))?|actually|really|more\s+like|make\s+that|"
    r"only|(?P<ends>left|finished|ended|quit|until|till?)|(?P<starts>started|joined|began|from|since)|in|not\s+that\s+but)\b[\s,:]*)*$",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    r"\s*(?:$|[,.;!?)\n]|(?:and|then|but|as|when|where|before|i|so|actually|lol|sorry|that|not|at|for|with)\b)",
    re.IGNORECASE,
)
_QUOTES = re.compile(
    r"\b(?:says?|shows?|reads?|wrote|written|put|not|isn'?t|wasn'?t|down\s+as)\b[^,.;!?]*$", re.IGNORECASE
)
_FURTHEST = 16
"""Words between a date and the one that takes its place."""


def without_slips(text: str, dates: Sequence[DateSpan]) -> tuple[str, tuple[DateSpan, ...]]:
    """The text with what took a date back blanked, and the dates that hold.

    Which end of a range a single date puts right must be told, or be the end just said; else neither is taken.
    """
    kept: list[DateSpan] = []
    for span in dates:
        said = kept[-1] if kept else None
        cue = _CUE.search(text, said.end, span.start) if said else None
        if cue is None or said is None or not _takes_back(text, said, span, cue):
            kept.append(span)
            continue
        kept.pop()
        if (meant := _meant(said, span, cue, adjoins=not text[said.end : cue.start()].strip())) is not None:
            kept.append(meant)
        else:
            text = _blank(text, said.start, said.end)
        text = _blank(text, cue.start(), span.end)
    return text, tuple(kept)


def _takes_back(text: str, said: DateSpan, span: DateSpan, cue: re.Match[str]) -> bool:
    between = text[said.end : cue.start()]
    bare_no = cue["sure"].lower() in {"no", "actually"} and not cue["link"] and bool(between.strip())
    return (
        len(between.split()) <= _FURTHEST
        and len(re.findall(r"[.!?\n]\s", between)) <= 1
        and not bare_no
        and _STANDS_ALONE.match(text, span.end) is not None
        and not _QUOTES.search(text[: said.start])
    )


def _meant(said: DateSpan, span: DateSpan, cue: re.Match[str], *, adjoins: bool) -> DateSpan | None:
    """The date told first, with the values of the one that takes its place; None where it is unclear which it is."""
    if span.kind == "range" or (span.kind == "since" and span.current):
        return replace(span, start=said.start, end=said.end)
    point = span.first or span.last
    if said.kind == "until" or (said.kind == "range" and (cue["ends"] or span.kind == "until")):
        return replace(said, last=point)
    if said.kind in {"point", "since"} and not cue["ends"] and span.kind != "until":
        return replace(said, first=point)
    if said.kind == "range" and (cue["starts"] or span.kind == "since"):
        return replace(said, first=point)
    return replace(said, last=point) if said.kind == "range" and adjoins else None


def _blank(text: str, start: int, end: int) -> str:
    """Blanks, but for one mark that ends the sentence before."""
    blank = re.sub(r"[^\n]", " ", text[start:end])
    return text[:start] + blank + text[end:]
