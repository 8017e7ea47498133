"""Unpaid work."""

from __future__ import annotations

from agents.sections.section import Need, Section

SECTION = Section(
    name="volunteer",
    title=("organization", "position"),
    needs=(Need("organization", ("organization",)),),
    detail="highlight",
    follow_up=True,
    group="extras",
)
