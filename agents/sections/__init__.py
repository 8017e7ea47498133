"""The sections of a resume, as the interview knows them: one file each, one name here.

A section says what an entry needs, what to ask and whether it has written lines. It holds no sentence: those are in
`agents/languages/`, under `sections.NAME`.
"""

from __future__ import annotations

from importlib import import_module

from agents.sections.section import Need, Section

SECTIONS = ("basics", "work", "education", "skills", "certificates", "projects", "languages", "volunteer", "awards")
"""In the order in which Vita asks. The other sections of JSON Resume are kept and exported, but not asked for."""


def section(name: str) -> Section:
    """Raises KeyError if `name` is not one of SECTIONS."""
    if name not in SECTIONS:
        raise KeyError(name)
    found: Section = import_module(f"agents.sections.{name}").SECTION
    return found


def sections() -> list[Section]:
    return [section(name) for name in SECTIONS]


__all__ = ["SECTIONS", "Need", "Section", "section", "sections"]
