"""What came of an interview: facts that are true, false, in a wrong place or missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.interview.life import Life, Slot
from benchmarks.interview.matching import ONE_ENTRY, Place, is_elsewhere, nearest_entries, true_slots
from storage.facts import Fact


@dataclass(slots=True)
class Tally:
    """Counts of one section or of all: facts that Vita has and how many of them are true; true things that were said
    and how many of them Vita has; facts that are true, but of another entry or section."""

    facts: int = 0
    right: int = 0
    told: int = 0
    captured: int = 0
    misfiled: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def precision(self) -> float:
        return self.right / self.facts if self.facts else 1.0

    @property
    def recall(self) -> float:
        return self.captured / self.told if self.told else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Filing:
    """The tally of each section, and what a reader wants to see: Vita's wrong facts, and what was told in vain."""

    tallies: Mapping[str, Tally]
    wrong: Sequence[Fact]
    missing: Sequence[Slot]


def file_facts(life: Life, facts: Sequence[Fact], told: frozenset[Slot], granted: Iterable[str] = ()) -> Filing:
    """Score the live facts of a finished interview against what was said in it.

    Every entry of Vita's stands for one of the life; a second one for the same is wrong, and so is a value said twice.
    `granted` are words of a posting to which the person said yes: a skill that has one of them is right, too.
    """
    own = _one_each(nearest_entries(life, facts), facts)
    tallies: dict[str, Tally] = {}
    captured: set[Slot] = set()
    wrong = []
    for fact in facts:
        tally = tallies.setdefault(fact.section, Tally())
        tally.facts += 1
        mine = own.get((fact.section, fact.entry))
        slots = {slot for slot in true_slots(life, fact) if (slot.section, slot.entry) == mine}
        is_granted = fact.section == "skills" and any(word.casefold() in fact.value.casefold() for word in granted)
        if slots - captured or is_granted or (slots and fact.field == "highlight"):
            captured |= slots
            tally.right += 1
        else:
            wrong.append(fact)
            tally.misfiled += is_elsewhere(life, fact)
    for slot in told:
        tally = tallies.setdefault(slot.section, Tally())
        tally.told += 1
        tally.captured += slot in captured
    return Filing(tallies, wrong, sorted(told - captured, key=str))


def total(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())


def _one_each(nearest: Mapping[Place, Place], facts: Sequence[Fact]) -> dict[Place, Place]:
    """`nearest`, with the entry that has more facts where two are taken for the same."""
    size = {place: sum((fact.section, fact.entry) == place for fact in facts) for place in nearest}
    own: dict[Place, Place] = {}
    for place in sorted(nearest, key=lambda place: -size[place]):
        if place[0] in ONE_ENTRY or nearest[place] not in own.values():
            own[place] = nearest[place]
    return own
