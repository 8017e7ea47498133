"""Facts numbered within a message → facts with the numbers that their entries have in the interview. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from agents.understand.drafts import is_short_for, same_name
from agents.understand.values import Context, Found

NAMING: Mapping[str, Sequence[str]] = {
    "work": ("name", "position"),
    "education": ("institution", "studyType", "area"),
    "volunteer": ("organization", "position"),
    "projects": ("name",),
    "certificates": ("name",),
    "awards": ("title",),
    "languages": ("language",),
}
"""Fields that tell entries of a section apart, the surest first."""


def place(facts: Sequence[Found], context: Context) -> list[Found]:
    """Each entry of the message is one that is known by name, the one that is asked about, the last one told where it
    names none, or a new one."""
    numbers: dict[tuple[str, int], int] = {}
    for section, local in dict.fromkeys((fact.section, fact.entry) for fact in facts):
        told = {fact.field: fact.value for fact in facts if (fact.section, fact.entry) == (section, local)}
        taken = {number for (other, _), number in numbers.items() if other == section}
        numbers[section, local] = _number(section, told, taken, context)
    return [replace(fact, entry=numbers[fact.section, fact.entry]) for fact in facts]


def _number(section: str, told: Mapping[str, str], taken: set[int], context: Context) -> int:
    known = _known_entry(section, told, context)
    if known is not None and known not in taken:
        return known
    asked = context.asked_entry if context.asked_section == section else None
    if asked is not None and asked not in taken and _fits(section, told, asked, context):
        return asked
    live = context.live(section)
    if live and not taken and not any(name in told for name in NAMING.get(section, ())):
        return live[-1].entry
    return max([context.next_entry(section), *(number + 1 for number in taken)])


def _known_entry(section: str, told: Mapping[str, str], context: Context) -> int | None:
    """The entry of the interview that has the same name, and no other title than the one told."""
    for name in NAMING.get(section, ())[:1]:
        if name not in told:
            continue
        for fact in reversed(context.live(section)):
            if fact.field == name and (same_name(fact.value, told[name]) or is_short_for(told[name], fact.value)):
                title = {one.value.casefold() for one in context.live(section, fact.entry) if one.field == "position"}
                if not title or "position" not in told or told["position"].casefold() in title:
                    return fact.entry
    return None


def _fits(section: str, told: Mapping[str, str], entry: int, context: Context) -> bool:
    """Whether what is told may be of the entry: nothing that names it is known to be another."""
    known = {fact.field: fact.value for fact in context.live(section, entry)}
    return all(
        name not in told or name not in known or same_name(told[name], known[name]) for name in NAMING.get(section, ())
    )
