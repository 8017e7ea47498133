"""Contexts and a reader for tests of what is understood: facts as "work.0.name=TelOne"."""

from __future__ import annotations

import datetime

from agents.understand import Context, understand
from storage.facts import Fact, Source

TODAY = datetime.date(2026, 11, 21)
CAMP = tuple(
    Fact(f"f{number}", "work", 0, field, value, Source(0, 0, len(value), value))
    for number, (field, value) in enumerate(
        [("position", "counsellor"), ("name", "Camp Wildwood"), ("startDate", "2025-06"), ("endDate", "2025-08")]
    )
)
EMPTY = Context(today=TODAY)


def asked(section: str, *fields: str, entry: int | None = None, facts: tuple[Fact, ...] = CAMP) -> Context:
    return Context(facts, section, entry, fields, TODAY)


DUTIES = asked("work", "highlight", entry=0)
SCHOOL = asked("education", "institution", "studyType")
CARDS = asked("certificates", "name")
TOOLS = asked("skills", "skill")
CONTACT = asked("basics", "name", "email", "phone", "city")


def read(text: str, context: Context = EMPTY) -> list[str]:
    """The facts as "work.0.name=TelOne", in the order of their words."""
    found = understand(text, context=context).facts
    return [f"{fact.section}.{fact.entry}.{fact.field}={fact.value}" for fact in found]
