"""Languages and how well they are spoken."""

from __future__ import annotations

from agents.sections.section import Need, Section

SECTION = Section(
    name="languages",
    title=("language",),
    needs=(Need("fluency", ("fluency",)),),
    group="extras",
    jointly=True,
)
