"""Facts numbered within a message → facts with the numbers that their entries have in the interview. Pure."""

from __future__ import annotations

from collections import Counter
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


def place(facts: Sequence[Found], by_grammar: Sequence[Found], context: Context) -> list[Found]:
    """Each entry of the message is one that is known by name, the one that the grammar takes it for, the one that is
    asked about, the last one told where it names none, or a new one."""
    numbers: dict[tuple[str, int], int] = {}
    for section, local in dict.fromkeys((fact.section, fact.entry) for fact in facts):
        own = [fact for fact in facts if (fact.section, fact.entry) == (section, local)]
        told = {fact.field: fact.value for fact in own}
        taken = {number for (other, _), number in numbers.items() if other == section}
        guess = _by_grammar(own, by_grammar)
        same = {
            (read.field, read.start, read.end) for read in by_grammar if (read.section, read.entry) == (section, guess)
        }
        known = all((fact.field, fact.start, fact.end) in same for fact in own)
        if guess in taken or not (known or _fits(section, told, guess, context)):
            guess = None
        numbers[section, local] = _number(section, told, guess, taken, context)
    return [replace(fact, entry=numbers[fact.section, fact.entry]) for fact in facts]


def number_anew(facts: Sequence[Found], context: Context) -> list[Found]:
    """The same facts, with the numbers of new entries in the order of their words and without gaps."""
    numbers: dict[tuple[str, int], int] = {}
    for fact in facts:
        known = context.next_entry(fact.section)
        if fact.entry >= known:
            fresh = sum(section == fact.section for section, _ in numbers)
            numbers.setdefault((fact.section, fact.entry), known + fresh)
    return [replace(fact, entry=numbers.get((fact.section, fact.entry), fact.entry)) for fact in facts]


def _by_grammar(own: Sequence[Found], by_grammar: Sequence[Found]) -> int | None:
    """The entry in which the grammar puts most of the same words."""
    votes = Counter(
        other.entry
        for fact in own
        for other in by_grammar
        if other.section == fact.section and other.start < fact.end and fact.start < other.end
    )
    return votes.most_common(1)[0][0] if votes else None


def _number(section: str, told: Mapping[str, str], guess: int | None, taken: set[int], context: Context) -> int:
    known = _known_entry(section, told, context)
    if known is not None and known not in taken:
        return known
    if guess is not None:
        return guess
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


def _fits(section: str, told: Mapping[str, str], entry: int | None, context: Context) -> bool:
    """Whether what is told may be of the entry: nothing that names it is known to be another. Of a job without an
    employer the title may have been told in short."""
    if entry is None:
        return False
    known = {fact.field: fact.value for fact in context.live(section, entry)}
    unnamed = section == "work" and "name" not in known and entry == context.asked_entry
    return all(
        name not in told
        or name not in known
        or same_name(told[name], known[name])
        or (unnamed and is_short_for(known[name], told[name]))
        for name in NAMING.get(section, ())
    )
