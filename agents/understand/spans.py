"""Stretches of a clause that readers of a job hand to each other."""

from __future__ import annotations

from dataclasses import dataclass

from agents.understand.page import Page
from agents.understand.words import Clause


@dataclass(frozen=True, slots=True)
class Span:
    field: str
    start: int
    end: int
    unsure: bool = False


def taken_spans(page: Page, clause: Clause) -> list[tuple[int, int]]:
    spans = page.date_masks() + [(contact.start, contact.end) for contact in page.contacts]
    return [(start, end) for start, end in spans if start < clause.end and clause.start < end]


def is_free(spans: list[Span], start: int, end: int) -> bool:
    return not any(span.start < end and start < span.end for span in spans)
