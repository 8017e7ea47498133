"""The end of a study that the interview knows: "the degree is done now, finished feb 2026". Pure."""

from __future__ import annotations

import re

from agents.understand.page import Page, Slot
from agents.understand.values import Context
from agents.understand.words import Clause

_DONE = re.compile(
    r"(?:(?:and|but|so|oh|well|actually|also)\s+)*(?:i\s+)?(?:(?:the|my|that|this)\s+(?:\w+\s+){0,2}?(?:degree|diploma|course|"
    r"studies|apprenticeship|bachelor'?s?|master'?s?|phd|thesis|program(?:me)?|training|school|college|uni)\s+"
    r"(?:is|are|was|were|got|i)\s+(?:all\s+)?(?:now\s+)?(?:done|finished|complete[d]?|over|through)"
    r"|(?:just\s+)?(?:finished|completed|graduated\s+from)\s+(?:the|my|that)\s+(?:\w+\s+)?(?:degree|diploma|course|studies|"
    r"apprenticeship|bachelor'?s?|master'?s?|phd|program(?:me)?|training))\b",
    re.IGNORECASE,
)

_SCHOOL = re.compile(r"\b(?:at|from)\s+\w|\b(?:univ\w*|college|school|institute|academy|polytechnic)\b", re.IGNORECASE)


def read_study_end(page: Page, statement: Clause, context: Context) -> list[Slot]:
    """The end date, for the last study known or for one that is told only thus.

    Empty where the statement tells of a school or degree by name."""
    live = context.live("education")
    dates = [span for span in page.dates if statement.start <= span.start < statement.end]
    done = _DONE.match(page.text, statement.start, statement.end)
    if len(dates) != 1 or not done:
        return []
    if any(statement.start <= degree.start < statement.end and " " in degree.value for degree in page.degrees):
        return []
    if _SCHOOL.search(page.text, done.end(), statement.end):
        return []
    point = dates[0].last or dates[0].first
    ends = [Slot("education", "endDate", point.start, point.end, point.value)] if point else []
    if live:
        return ends
    kind = re.search(r"\b(?:degree|diploma|apprenticeship|bachelor'?s?|master'?s?|phd)\b", done[0], re.IGNORECASE)
    start = done.start()
    return [Slot("education", "studyType", start + kind.start(), start + kind.end()), *ends] if kind else []
