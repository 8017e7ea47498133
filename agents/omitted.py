"""What the resume leaves out of the facts that lines are made of, and why. Pure; `agents.put_back` is the way back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from agents.clean import MAX_WORDS, clean_note, is_gripe
from agents.coverage import stems
from agents.understand.private import is_private
from storage.facts import Fact
from storage.interview import Line

Why = Literal["private", "remark", "empty", "long"]
"""A private matter; a gripe, a wish or an aside; nothing to make a line of; past the length of a line."""


@dataclass(frozen=True, slots=True)
class Omitted:
    """A fact that makes no line, or the end of one that its line has no room for. `words` are the person's own."""

    fact: Fact
    words: str
    why: Why


def is_no_line(fact: Fact) -> bool:
    """Whether nothing in a note belongs on a resume, unless the person insists that it does."""
    return fact.section != "basics" and fact.status != "insisted" and clean_note(fact.value) is None


def left_out(facts: Iterable[Fact], lines: Iterable[Line]) -> tuple[Omitted, ...]:
    """What is in no line: of `facts`, which should all have one, those without, and the ends of too long ones."""
    line_of = {fact: line for line in lines for fact in line.facts}
    found = [_end(fact, line_of[fact.id].text) if fact.id in line_of else _whole(fact) for fact in facts]
    return tuple(left for left in found if left is not None)


def _whole(fact: Fact) -> Omitted:
    words = fact.source.words or fact.value
    if is_private(words):
        return Omitted(fact, words, "private")
    return Omitted(fact, words, "remark" if re.search(r"\w", words) and is_gripe(fact.value) else "empty")


def _end(fact: Fact, line: str) -> Omitted | None:
    """The end of a long note that its line stops before; None if the line says it all, or the rest makes no line."""
    note = fact.value
    if len(note.split()) <= MAX_WORDS:
        return None
    cleaned, told = clean_note(note), stems(line)
    for match in _STOP.finditer(note):
        rest = note[match.end() :].strip()
        if clean_note(note[: match.start()]) == cleaned and clean_note(rest) and not stems(rest) <= told:
            return Omitted(fact, rest, "long")
    return None


_STOP = re.compile(r"[.;!?]+\s+|\s*\n+\s*|\s+(?=(?:then\s+)?(?:i|we)\s)", re.IGNORECASE)
"""Where a note may have been cut (see `agents.clean.split`)."""
