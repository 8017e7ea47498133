"""Jobs. What was done there becomes the lines of the resume."""

from __future__ import annotations

from agents.sections.section import Need, Section

SECTION = Section(
    name="work",
    title=("name", "position"),
    needs=(Need("employer", ("name",)), Need("position", ("position",)), Need("dates", ("startDate", "endDate"))),
    detail="highlight",
    follow_up=True,
    repeats=True,
)
