"""Jobs. What was done there becomes the lines of the resume."""

from __future__ import annotations

from agents.sections.section import Need, Section
from agents.understand.breaks import BREAK

_NO_EMPLOYER = (
    r"(?i)\b(?:freelanc\w*|self[- ]employed|own[- ]account|independent|apprentice\w*|owner|founder|sole\s+trader)\b"
    rf"|^(?:{BREAK})$"
)
"""Titles that say by themselves whose job it was."""

SECTION = Section(
    name="work",
    title=("name", "position"),
    needs=(
        Need("employer", ("name",), unless=("position", _NO_EMPLOYER)),
        Need("position", ("position",)),
        Need("dates", ("startDate", "endDate")),
    ),
    detail="highlight",
    follow_up=True,
    repeats=True,
)
