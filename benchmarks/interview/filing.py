"""Which of Vita's entries is which job or school of a life, and which of its facts are true, or true elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.interview.life import NAMES, Life, Slot, holds, normal
from storage.facts import Fact

Place = tuple[str, int]
"""Section and entry, in Vita's numbers."""

_ONE_ENTRY = frozenset({"basics", "skills"})
"""Sections in which a life has no entries."""

_IN_WORDS = frozenset({"highlight", "description", "summary"})
"""Fields whose value may say more than the truth's key phrases."""


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
    """Vita's facts beside the truth. `nearest` has each place's entry in the life; two places may have the same one,
    where Vita split a job. `wrong` and `missing` are what a reader wants to see."""

    nearest: Mapping[Place, int]
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    wrong: Sequence[Fact] = ()
    missing: Sequence[Slot] = ()


def nearest_entries(life: Life, facts: Iterable[Fact]) -> dict[Place, int]:
    """For each of Vita's entries the entry of the life that its facts speak of most, if they speak of any.

    Where two are as likely (jobs of one employer), the one that no other place has.
    """
    by_place: dict[Place, list[Fact]] = {}
    for fact in facts:
        by_place.setdefault((fact.section, fact.entry), []).append(fact)
    likeness = {
        place: {entry: _likeness(life, place[0], entry, own) for entry in life.entries(place[0]) or [0]}
        for place, own in by_place.items()
    }
    found: dict[Place, int] = {}
    taken: Counter[Place] = Counter()
    for place in sorted(likeness, key=lambda place: -max(likeness[place].values())):
        section, own = place[0], likeness[place]
        best = max(own, key=lambda entry: (own[entry], -taken[section, entry]))
        if own[best] or section in _ONE_ENTRY:
            found[place] = 0 if section in _ONE_ENTRY else best
            taken[section, best] += 1
    return found


def file_facts(life: Life, facts: Sequence[Fact], told: frozenset[Slot]) -> Filing:
    """Score the live facts of a finished interview against what was said in it.

    Every place stands for one entry of the life, the best match first; a second place for the same entry is wrong.
    """
    nearest = nearest_entries(life, facts)
    own = _one_each(life, nearest, facts)
    tallies: dict[str, Tally] = {}
    captured: set[Slot] = set()
    wrong = []
    for fact in facts:
        tally = tallies.setdefault(fact.section, Tally())
        tally.facts += 1
        entry = own.get((fact.section, fact.entry))
        slots = [slot for slot in _true_slots(life, fact) if (slot.section, slot.entry) == (fact.section, entry)]
        if set(slots) - captured or (slots and fact.field == "highlight"):
            captured |= set(slots)
            tally.right += 1
            continue
        wrong.append(fact)
        tally.misfiled += _is_elsewhere(life, fact)
    for slot in told:
        tally = tallies.setdefault(slot.section, Tally())
        tally.told += 1
        tally.captured += slot in captured
    return Filing(nearest, tallies, wrong, sorted(told - captured, key=str))


def is_true(life: Life, fact: Fact, nearest: Mapping[Place, int]) -> bool:
    """Whether a fact holds of the entry that it is filed under."""
    entry = nearest.get((fact.section, fact.entry))
    return any((slot.section, slot.entry) == (fact.section, entry) for slot in _true_slots(life, fact))


def total(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())


def _one_each(life: Life, nearest: Mapping[Place, int], facts: Sequence[Fact]) -> dict[Place, int]:
    """`nearest`, with the better one where two places claim the same entry."""
    of_place = {place: [fact for fact in facts if (fact.section, fact.entry) == place] for place in nearest}
    ranked = sorted(nearest, key=lambda place: -_likeness(life, place[0], nearest[place], of_place[place]))
    own: dict[Place, int] = {}
    taken: Counter[tuple[str, int]] = Counter()
    for place in ranked:
        claim = place[0], nearest[place]
        if place[0] in _ONE_ENTRY or not taken[claim]:
            own[place] = nearest[place]
        taken[claim] += 1
    return own


def _likeness(life: Life, section: str, entry: int, facts: Iterable[Fact]) -> int:
    """How much some facts speak of an entry: its names count most, a name in part less, all else one each."""
    score = 0
    names = NAMES.get(section, ())
    for fact in facts:
        slots = [slot for slot in life.of(section, entry) if slot.field == fact.field]
        if any(_says(fact, life.truth[slot]) for slot in slots):
            score += 4 if fact.field in names else 1
        elif fact.field in names and any(_partly(fact.value, life.truth[slot]) for slot in slots):
            score += 2
    return score


def _true_slots(life: Life, fact: Fact) -> list[Slot]:
    """The slots of a fact's section and field, of any entry, that its value states.

    A degree that holds its subject ("bsc nursing") states both: on the resume they stand side by side anyway.
    """
    alike = (slot for slot in life.truth if (slot.section, slot.field) == (fact.section, fact.field))
    return [slot for slot in alike if _says(fact, life.truth[slot])] or _whole_study(life, fact)


_STUDY = ("studyType", "area")


def _whole_study(life: Life, fact: Fact) -> list[Slot]:
    if fact.section != "education" or fact.field not in _STUDY:
        return []
    for entry in life.entries("education"):
        slots = [slot for slot in life.of("education", entry) if slot.field in _STUDY]
        if len(slots) == len(_STUDY) and all(holds(fact.value, life.truth[slot]) for slot in slots):
            wordings = [wording for slot in slots for wording in life.truth[slot][0]]
            rest = re.sub("|".join(re.escape(normal(wording)) for wording in wordings), " ", normal(fact.value))
            if set(rest.split()) <= {"in", "of", "the", "a"}:
                return slots
    return []


def _is_elsewhere(life: Life, fact: Fact) -> bool:
    """Whether a wrong fact is right of another entry or section. A date that two jobs share tells nothing."""
    if "date" in fact.field.lower():
        return False
    return any(
        slot.section != fact.section or slot in _true_slots(life, fact)
        for slot in life.truth
        if _same(fact, slot, life)
    )


def _same(fact: Fact, slot: Slot, life: Life) -> bool:
    if "date" in slot.field.lower():
        return False
    return holds(fact.value, life.truth[slot]) if slot.field in _IN_WORDS else _equals(fact.value, life.truth[slot])


def _says(fact: Fact, phrases: tuple[tuple[str, ...], ...]) -> bool:
    if fact.field in _IN_WORDS:
        return holds(fact.value, phrases)
    if fact.field == "phone":
        digits = [re.sub(r"\D", "", text) for text in (fact.value, phrases[0][0])]
        return digits[0] == digits[1]
    return _equals(fact.value, phrases)


def _equals(value: str, phrases: tuple[tuple[str, ...], ...]) -> bool:
    return len(phrases) == 1 and _bare(value) in {_bare(wording) for wording in phrases[0]}


def _partly(value: str, phrases: tuple[tuple[str, ...], ...]) -> bool:
    return any(holds(value, ((wording,),)) or holds(wording, ((value,),)) for wording in phrases[0])


def _bare(text: str) -> str:
    return re.sub(r"^(?:the|an?)\s+", "", normal(text)).strip(" .,;:!?'\"")
