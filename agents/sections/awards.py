"""Prizes and honours."""

from __future__ import annotations

from agents.sections.section import Need, Section

SECTION = Section(
    name="awards",
    title=("title",),
    needs=(Need("awarder", ("awarder",)), Need("date", ("date",))),
    group="extras",
    jointly=True,
)
