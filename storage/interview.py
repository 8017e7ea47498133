"""Everything one conversation has produced: turns, facts, accepted lines, versions, the target job. Pure values.

An `Interview` is loaded, changed by one turn and saved whole; `storage.sql` does not look inside it beyond its parts.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from storage.facts import LIVE, Fact, Source, Status


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of the transcript. `number` counts from 0 in a conversation; `speaker` is "person" or "vita"."""

    number: int
    speaker: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the resume and the facts that carry it. `engine` is "local", "literal" or provider:model."""

    section: str
    entry: int
    text: str
    facts: tuple[str, ...]
    engine: str
    rank: int = 0
    """Place within its entry, from 0."""


@dataclass(frozen=True, slots=True)
class Version:
    """The resume after one accepted change: all lines, and the status of every fact then. `parent` is None at first."""

    number: int
    parent: int | None
    cause: str
    lines: tuple[Line, ...]
    statuses: dict[str, Status]
    at: datetime


@dataclass(slots=True)
class Interview:
    """The state of one conversation.

    `target` is the posting's text with its typed requirements (as plain data), or None; `version` is the number of the
    current version (None before the first); `state` holds what `agents.plan` remembers (questions asked, refusals,
    the question now open, a proposal that waits for a yes), JSON-able.
    """

    language: str = "en"
    turns: list[Turn] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    version: int | None = None
    target: dict[str, Any] | None = None
    state: dict[str, Any] = field(default_factory=dict)

    # --- facts

    def live_facts(self, section: str | None = None, entry: int | None = None, field: str | None = None) -> list[Fact]:
        """The facts that hold now, in the order they were said."""
        return [
            fact
            for fact in self.facts
            if fact.is_live
            and (section is None or fact.section == section)
            and (entry is None or fact.entry == entry)
            and (field is None or fact.field == field)
        ]

    def value(self, section: str, entry: int, field: str) -> str | None:
        """The newest live value of a single-valued field, or None."""
        found = self.live_facts(section, entry, field)
        return found[-1].value if found else None

    def entries(self, section: str) -> list[int]:
        """Numbers of the entries of `section` that have a live fact, in the order they first came up."""
        return list(dict.fromkeys(fact.entry for fact in self.facts if fact.is_live and fact.section == section))

    def next_entry(self, section: str) -> int:
        """A number that no entry of `section` has had, withdrawn ones included."""
        return max((fact.entry for fact in self.facts if fact.section == section), default=-1) + 1

    def add_fact(
        self, section: str, entry: int, field: str, value: str, source: Source, status: Status = "stated"
    ) -> Fact:
        """Append a new fact and return it. Nothing is overwritten; see `set_status` for the fact it replaces."""
        fact = Fact(f"f{len(self.facts) + 1}", section, entry, field, value, source, status)
        self.facts.append(fact)
        return fact

    def set_status(self, fact_id: str, status: Status) -> None:
        """Raises KeyError if there is no such fact."""
        for index, fact in enumerate(self.facts):
            if fact.id == fact_id:
                self.facts[index] = replace(fact, status=status)
                return
        raise KeyError(fact_id)

    def fact(self, fact_id: str) -> Fact:
        """Raises KeyError if there is no such fact."""
        for fact in self.facts:
            if fact.id == fact_id:
                return fact
        raise KeyError(fact_id)

    # --- turns and versions

    def add_turn(self, speaker: str, text: str) -> Turn:
        turn = Turn(len(self.turns), speaker, text, datetime.now(UTC))
        self.turns.append(turn)
        return turn

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the current version."""
        return self.versions[self.version].lines if self.version is not None else ()

    def commit(self, cause: str, lines: tuple[Line, ...] | None = None) -> Version:
        """Make a version of the facts as they are now with `lines` (default: the current ones), and make it current."""
        version = Version(
            number=len(self.versions),
            parent=self.version,
            cause=cause,
            lines=self.lines if lines is None else lines,
            statuses={fact.id: fact.status for fact in self.facts},
            at=datetime.now(UTC),
        )
        self.versions.append(version)
        self.version = version.number
        return version

    def undo(self) -> Version | None:
        """Go back to the parent version; returns the version left behind, or None if there is nothing to undo."""
        if self.version is None:
            return None
        left = self.versions[self.version]
        if left.parent is None:
            return None
        self._restore(self.versions[left.parent])
        return left

    def redo(self) -> Version | None:
        """Go forward to the newest child of the current version, and return it; None if there is none."""
        children = [version for version in self.versions if version.parent == self.version]
        if self.version is None or not children:
            return None
        self._restore(children[-1])
        return children[-1]

    def _restore(self, version: Version) -> None:
        """Facts get the status they had in `version`; facts that came after it do not hold any more."""
        self.version = version.number
        self.facts = [
            replace(fact, status=version.statuses.get(fact.id, "withdrawn" if fact.status in LIVE else fact.status))
            for fact in self.facts
        ]
