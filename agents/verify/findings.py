"""What a check answers with: a span of the line that the notes do not support, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "number",  # a figure, its unit, rate, range, hedge or what it counts
    "date",  # a year, month, weekday, or since/until
    "name",  # an employer, product, person, place or code
    "skill",  # a skill or tool, among them those that only the posting names
    "credential",  # a degree, licence, certificate or title one does not hold
    "scope",  # reach, frequency, size, independence
    "praise",  # a judgement the notes do not give
    "outcome",  # a result, purpose or cause
    "verb",  # a stronger verb than the notes': helped → led, was trained → trained
    "doer",  # someone else's deed
    "negation",  # not, or not yet, done; or the other way round
    "relation",  # right words, wrong pairing: a verb with another verb's object
    "entry",  # said, but of another job
    "unsupported",  # a word of content that no note carries
]


@dataclass(frozen=True, slots=True)
class Finding:
    """`quote` is characters `start` to `end` (exclusive) of the line."""

    quote: str
    reason: Reason
    start: int
    end: int
