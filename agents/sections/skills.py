"""What the person knows and can use; one fact a skill."""

from __future__ import annotations

from agents.sections.section import Section

SECTION = Section(name="skills", title=("skill", "name"), detail="skill")
