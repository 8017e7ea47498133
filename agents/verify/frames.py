"""A frame of one note put around another note's thing: its date, its number, its place.

"60 hives near Tolland" and "raising my own queens since 2020" do not say that there were hives since 2020; "onboarding
for 15 starters a month" and "run the right to work checks" do not say for whom the checks are run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.numbers import Number, find_numbers, unit_of
from agents.verify import lexicon, lists
from agents.verify.clauses import WORD
from agents.verify.deeds import is_content
from agents.verify.findings import Finding
from agents.verify.ground import Ground

_TIED = re.compile(
    r"\b(?:for|since|until|till|from)\s+(?:(?:about|over|nearly|up\s+to|around|the|all|more\s+than|almost|spring|summer|autumn|fall|"
    r"winter|early|late|mid|january|february|march|april|may|june|july|august|september|october|november|december)\s+)*$",
    re.IGNORECASE,
)
"""Before a figure that frames a deed: since when, for how long, for how many."""
_PIECE = re.compile(r"[,;]|\band\b", re.IGNORECASE)
_WHOLE_JOB = re.compile(
    r"\b(?:started|starting|began|begun|joined|hired|been|there|here|left|worked|working|employed|job|role|stayed|am|was|im|i['’]m)\b",
    re.IGNORECASE,
)
"""A note with one of these dates the job, and so all that was done in it."""


def check_frames(ground: Ground, line: str) -> Iterator[Finding]:
    """Each dated, timed or counted frame of the line that stands around nothing of the note it comes from."""
    if len(ground.notes) < 2:
        return
    for number in find_numbers(line):
        if not _TIED.search(line[: number.start]):
            continue
        homes = {note for note, said in ground.numbers if said.measure == number.measure}
        if not homes:
            continue
        start = max((cut.end() for cut in _PIECE.finditer(line, 0, number.start)), default=0)
        end = min((cut.start() for cut in _PIECE.finditer(line, number.end)), default=len(line))
        framed = _content(line[start : number.start])
        inside = framed + _content(line[number.end : end])
        if all(_is_torn(ground, home, number, framed, inside) for home in homes):
            yield Finding(line[number.start : number.end], "relation", number.start, number.end)


def _is_torn(ground: Ground, home: int, number: Number, framed: list[str], inside: list[str]) -> bool:
    """Whether a note's figure frames words of other notes and none of the things it tells of."""
    note = ground.notes[home]
    if _WHOLE_JOB.search(note):
        return False
    counted = {
        word
        for place, said in ground.numbers
        if place == home and said.measure == number.measure and not said.unit
        for word in said.counts
    }
    own = [word for word in _content(note) if word not in counted]
    things = [word for word in own if not (lexicon.is_past(word) or word.endswith("ing"))] or own
    if not things or any(lexicon.supports(said, word) for said in things for word in inside):
        return False
    others = [word for index, other in enumerate(ground.notes) if index != home for word in _content(other)]
    return any(
        any(lexicon.same_word(said, word) for said in others) and not any(lexicon.same_word(said, word) for said in own)
        for word in framed
    )


def _content(text: str) -> list[str]:
    """The words that tell of something, in order; figures, units and words that claim nothing are none."""
    figures = [(number.start, number.end) for number in find_numbers(text)]
    slight = lists.words("neutral", "words") | lists.words("neutral", "verbs")
    return [
        word
        for match in WORD.finditer(text)
        if is_content(word := match.group().lower())
        and word not in slight
        and not unit_of(word)
        and not any(start <= match.start() < end for start, end in figures)
    ]
