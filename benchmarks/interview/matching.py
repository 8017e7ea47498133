"""Vita's facts beside the truth: what a fact states, and which job or school of a life an entry of Vita's is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from benchmarks.interview.life import NAMES, Life, Phrases, Slot, holds, normal
from storage.facts import Fact

Place = tuple[str, int]
"""A section and an entry in it."""

ONE_ENTRY = frozenset({"basics", "skills"})
"""Sections in which a life has no entries."""

_IN_WORDS = frozenset({"highlight", "description", "summary"})
"""Fields whose value may say more than the truth's key phrases."""

_STUDY = ("studyType", "area")


# --- entries


def nearest_entries(life: Life, facts: Iterable[Fact]) -> dict[Place, Place]:
    """For each of Vita's entries the entry of the life that its facts speak of most, if they speak of any.

    Where two are as likely (jobs of one employer), the one that no other has; where none of the section is, one of
    another section with that name: what Vita took for a job may be the person's school.
    """
    by_place: dict[Place, list[Fact]] = {}
    for fact in facts:
        by_place.setdefault((fact.section, fact.entry), []).append(fact)
    scores = {place: _scores(life, place[0], own) for place, own in by_place.items()}
    found: dict[Place, Place] = {}
    taken: Counter[Place] = Counter()
    for place in sorted(scores, key=lambda place: -max(scores[place].values(), default=0)):
        best = max(scores[place], key=lambda mine: (scores[place][mine], -taken[mine]), default=None)
        if place[0] in ONE_ENTRY:
            found[place] = (place[0], 0)
        elif best is not None and scores[place][best]:
            found[place] = best
            taken[best] += 1
        elif elsewhere := _named(life, by_place[place]):
            found[place] = elsewhere
    return found


def _scores(life: Life, section: str, facts: Iterable[Fact]) -> dict[Place, int]:
    """How much some facts speak of each entry: its names count most, a name in part less, all else one each."""
    scores = {(section, entry): 0 for entry in life.entries(section)}
    names = NAMES.get(section, ())
    for fact in facts:
        stated = {(slot.section, slot.entry) for slot in true_slots(life, fact)}
        for place in scores:
            alike = (slot for slot in life.of(*place) if slot.field == fact.field)
            if place in stated:
                scores[place] += 4 if fact.field in names else 1
            elif fact.field in names and any(_partly(fact.value, life.truth[slot]) for slot in alike):
                scores[place] += 2
    return scores


def _named(life: Life, facts: Iterable[Fact]) -> Place | None:
    """An entry of any section that has one of these facts' values for a name."""
    values = [fact.value for fact in facts if fact.field in {"name", "organization", "institution", "title"}]
    named = (slot for slot in life.truth if slot.field in NAMES.get(slot.section, ())[:1])
    return next(
        ((slot.section, slot.entry) for slot in named for value in values if _partly(value, life.truth[slot])), None
    )


def _partly(value: str, phrases: Phrases) -> bool:
    return any(holds(value, ((wording,),)) or holds(wording, ((value,),)) for wording in phrases[0])


# --- facts


def true_slots(life: Life, fact: Fact) -> list[Slot]:
    """The slots of a fact's section and field, of any entry, that its value states.

    A degree that holds its subject ("bsc nursing") states both: on the resume they stand side by side anyway.
    """
    alike = (slot for slot in life.truth if (slot.section, slot.field) == (fact.section, fact.field))
    return [slot for slot in alike if _states(fact, life.truth[slot])] or _whole_study(life, fact)


def is_true(life: Life, fact: Fact, nearest: Mapping[Place, Place]) -> bool:
    """Whether a fact holds of the entry that it is filed under."""
    mine = nearest.get((fact.section, fact.entry))
    return any((slot.section, slot.entry) == mine for slot in true_slots(life, fact))


def is_elsewhere(life: Life, fact: Fact) -> bool:
    """Whether a wrong fact is right of another entry or section. A date tells nothing: two jobs may share it."""
    if "date" in fact.field.lower():
        return False
    other = (slot for slot in life.truth if slot.section != fact.section and "date" not in slot.field.lower())
    return bool(true_slots(life, fact)) or any(_is_value(fact.value, slot.field, life.truth[slot]) for slot in other)


def _states(fact: Fact, phrases: Phrases) -> bool:
    if fact.field == "phone":
        said, true = (re.sub(r"\D", "", text) for text in (fact.value, phrases[0][0]))
        return said == true
    return _is_value(fact.value, fact.field, phrases)


def _is_value(value: str, field: str, phrases: Phrases) -> bool:
    if field in _IN_WORDS:
        return holds(value, phrases)
    return len(phrases) == 1 and _bare(value) in {_bare(wording) for wording in phrases[0]}


def _bare(text: str) -> str:
    return re.sub(r"^(?:the|an?)\s+", "", normal(text)).strip(" .,;:!?'\"")


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
