"""Licences, permits and certificates."""

from __future__ import annotations

from agents.sections.section import Need, Section

SECTION = Section(name="certificates", title=("name",), needs=(Need("date", ("date",)),), group="extras", jointly=True)
