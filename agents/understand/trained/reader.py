"""A message → facts, as the trained pipeline reads it: `read_facts` is all that others need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.understand.page import Page
from agents.understand.trained.filling import fill, groupable
from agents.understand.trained.grouping import group
from agents.understand.trained.spans import Reading, Span
from agents.understand.values import Found

_GOING_ON = re.compile(r"\b(?:start(?:ed)?|began|been|kept|was|were)\s+$", re.IGNORECASE)
_DOING = re.compile(r"[a-z]{3,}in[g']?\b")
_PLAIN = {"skill": ("skills", "skill")}
"""Labels whose spans are entries on their own."""


def read_facts(page: Page, reading: Reading) -> list[Found]:
    """The facts of a message as it was read; numbered within it, in the order of their words."""
    spans = groupable(page.text, stated(reading), page.dates)
    entries = group(page.text, spans)
    facts = [*fill(page.text, spans, entries, page.dates), *_plain(reading)]
    return sorted(facts, key=lambda found: (found.start, found.end))


def stated(reading: Reading) -> list[Span]:
    """The details and deeds that the person states of themselves: not what lies within a wish, a denial, hearsay."""
    unsaid = [span for span in reading.statements if span.label == "unsaid"]
    deeds = [span for span in reading.statements if span.label == "deed"]
    return [
        span
        for span in (*reading.details, *deeds)
        if not any(out.start <= span.start and span.end <= out.end for out in unsaid)
        and not (span.label == "employer" and _is_activity(reading.text, span))
    ]


def _is_activity(text: str, span: Span) -> bool:
    """Whether words behind "started" or "been" are what was done ("driving a school bus") and no employer."""
    return bool(_GOING_ON.search(text[: span.start]) and _DOING.match(text, span.start))


def _plain(reading: Reading) -> Iterator[Found]:
    counts: dict[str, int] = {}
    for span in stated(reading):
        if span.label in _PLAIN:
            section, name = _PLAIN[span.label]
            number = counts.get(section, 0)
            counts[section] = number + 1
            yield Found(section, number, name, reading.text[span.start : span.end], span.start, span.end)
