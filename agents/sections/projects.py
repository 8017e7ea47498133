"""Things made or done outside a job, or worth showing by themselves."""

from __future__ import annotations

from agents.sections.section import Need, Section

SECTION = Section(
    name="projects",
    title=("name",),
    needs=(Need("description", ("description", "highlight")),),
    detail="highlight",
    group="extras",
)
