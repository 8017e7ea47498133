"""What understanding takes and gives: values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from storage.facts import Fact

Intent = Literal[
    "answer",
    "correct",
    "withdraw",
    "skip",
    "back",
    "later",
    "done",
    "status",
    "question",
    "edit",
    "export",
    "letter",
    "restart",
    "target",
    "yes",
    "no",
    "small_talk",
    "private",
    "none",
]


@dataclass(frozen=True, slots=True)
class Context:
    """What the interview knows; all optional.

    `facts` are all facts in the order said, withdrawn ones included: numbers of entries are never used twice.
    `asked_*` is the open question. `today` is the day that "last year" is read from; None takes the clock's.
    """

    facts: tuple[Fact, ...] = ()
    asked_section: str | None = None
    asked_entry: int | None = None
    asked_fields: tuple[str, ...] = ()
    today: date | None = None

    def live(self, section: str | None = None, entry: int | None = None) -> list[Fact]:
        """Facts that hold, of a section or an entry, oldest first."""
        return [
            fact
            for fact in self.facts
            if fact.is_live and (section is None or fact.section == section) and (entry is None or fact.entry == entry)
        ]

    def next_entry(self, section: str) -> int:
        """A number that no entry of the section has had."""
        return max((fact.entry for fact in self.facts if fact.section == section), default=-1) + 1


@dataclass(frozen=True, slots=True)
class Found:
    """A fact found at characters `start`..`end` of the message; `replaces` is the id of the fact it corrects.

    `value` is that text, except dates (`YYYY`, `YYYY-MM`) and a corrected word of a longer value, which comes whole.
    """

    section: str
    entry: int
    field: str
    value: str
    start: int
    end: int
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a message says: what the person wants, facts to store, ids of facts to withdraw, and what to ask back.

    `moves` are ids of facts that belong to another entry of their section, with its number. `missed` are words of a
    request to take something out that mean nothing known; `restores` are ids of facts taken out that hold again;
    `recasts` are ids of facts that were taken for something else, with what they are. `left` are words behind the facts
    that no reader took; `denied` is what the person says they have not, papers and tools and studies, in their words.
    """

    intent: Intent
    facts: tuple[Found, ...] = ()
    withdraws: tuple[str, ...] = ()
    unsure: tuple[Found, ...] = ()
    moves: tuple[tuple[str, int], ...] = ()
    missed: tuple[str, ...] = ()
    restores: tuple[str, ...] = ()
    recasts: tuple[tuple[str, Found], ...] = ()
    left: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()

    @property
    def found(self) -> tuple[Found, ...]:
        """All that was read, what is to be asked back included."""
        return (*self.facts, *self.unsure)
