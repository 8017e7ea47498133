"""From what was understood to facts: add, supersede, withdraw. Nothing is overwritten and nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass, field

from agents.understand import Found, Understanding
from storage.facts import Fact, Source, Status
from storage.interview import Interview, Turn

SINGLE = frozenset(
    {
        *("name", "label", "email", "phone", "city", "position", "startDate", "endDate", "institution", "studyType"),
        *("area", "score", "date", "issuer", "awarder", "title", "fluency", "language", "organization", "publisher"),
        *("releaseDate", "location", "description", "level", "address", "postalCode", "region", "countryCode", "image"),
    }
)
"""Fields of which an entry has one: a new value takes the place of the old one."""


@dataclass(slots=True)
class Recorded:
    """What a message changed: facts added, and facts that no longer hold (with what took their place, if anything).

    `moved` are facts that hold in another entry now, from the same words; `restored` were taken out and hold again,
    `recast` are something else than they were taken for.
    """

    added: list[Fact] = field(default_factory=list)
    superseded: list[tuple[Fact, Fact]] = field(default_factory=list)
    withdrawn: list[Fact] = field(default_factory=list)
    moved: list[Fact] = field(default_factory=list)
    restored: list[Fact] = field(default_factory=list)
    recast: list[Fact] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.superseded or self.withdrawn or self.moved or self.restored or self.recast)


def record(interview: Interview, turn: Turn, understanding: Understanding, *, status: Status = "stated") -> Recorded:
    """Apply what was understood of `turn` to the interview, and say what changed.

    A fact that is already known, word for word, is not added twice.
    """
    recorded = Recorded()
    for fact_id in understanding.withdraws:
        recorded.withdrawn.append(interview.fact(fact_id))
        interview.set_status(fact_id, "withdrawn")
    for fact_id in understanding.restores:
        interview.set_status(fact_id, "stated")
        recorded.restored.append(interview.fact(fact_id))
    for fact_id, entry in understanding.moves:
        told = interview.fact(fact_id)
        interview.set_status(fact_id, "superseded")
        recorded.moved.append(interview.add_fact(told.section, entry, told.field, told.value, told.source, told.status))
    for fact_id, found in understanding.recasts:
        told = interview.fact(fact_id)
        interview.set_status(fact_id, "superseded")
        new = interview.add_fact(found.section, found.entry, found.field, found.value, told.source, told.status)
        recorded.recast.append(new)
    for found in understanding.facts:
        if _known(interview, found):
            continue
        old = _replaced(interview, found) if status != "proposed" else None
        source = Source(turn.number, found.start, found.end, turn.text[found.start : found.end])
        fact = interview.add_fact(found.section, found.entry, found.field, found.value, source, status)
        if old is None:
            recorded.added.append(fact)
        else:
            interview.set_status(old.id, "superseded")
            recorded.superseded.append((old, fact))
    _merge_bare_titles(interview, recorded)
    return recorded


def _merge_bare_titles(interview: Interview, recorded: Recorded) -> None:
    """A job of which only a title is known ("I'm a machinist") gives way to one that has that title and more."""
    for new in [fact for fact in recorded.added if (fact.section, fact.field) == ("work", "position")]:
        if interview.value("work", new.entry, "name") is None:
            continue
        words = set(new.value.casefold().split())
        for entry in interview.entries("work"):
            facts = interview.live_facts("work", entry)
            bare = len(facts) == 1 and facts[0].field == "position" and entry != new.entry
            if bare and set(facts[0].value.casefold().split()) <= words:
                interview.set_status(facts[0].id, "superseded")


def confirm(interview: Interview, facts: list[Fact]) -> None:
    """Make proposed facts hold. One that contradicts what the person said before takes its place."""
    for fact in facts:
        if fact.field in SINGLE:
            for old in interview.live_facts(fact.section, fact.entry, fact.field):
                interview.set_status(old.id, "superseded")
        interview.set_status(fact.id, "confirmed")


def _known(interview: Interview, found: Found) -> bool:
    value = found.value.casefold().strip()
    same = interview.live_facts(found.section, None if found.field == "skill" else found.entry, found.field)
    return any(fact.value.casefold().strip() == value for fact in same) and found.replaces is None


def _replaced(interview: Interview, found: Found) -> Fact | None:
    """The live fact whose place a new value takes, if any."""
    if found.replaces is not None and (old := interview.fact(found.replaces)).is_live:
        return old
    if found.field not in SINGLE:
        return None
    olds = interview.live_facts(found.section, found.entry, found.field)
    return olds[-1] if olds else None
