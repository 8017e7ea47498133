"""Which notes become one line, and in which order lines stand. Code decides, so citations follow by construction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from agents.clean import clean_note
from agents.coverage import overlap
from agents.repeats import says
from retrieval.passages import Requirement
from storage.facts import Fact

MAX_FRAGMENT_WORDS = 3
"""Notes this short (a tool, a task) share a line, if they were said one after another in one message."""

MAX_GROUP_WORDS = 26


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of one entry that become one line."""

    section: str
    entry: int
    facts: tuple[Fact, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """What the facts say, each thing once: a note that another says wholly is left to that one."""
        heads = said_by(self.facts)
        return tuple(fact.value for fact in self.facts if heads[fact] == fact)


def group_facts(section: str, entry: int, facts: Sequence[Fact]) -> list[Group]:
    """One group a fact; fragments that were said one after another in one message share a group, and so does what was
    told twice."""
    heads = said_by(facts)
    told = {head: tuple(fact for fact in facts if heads[fact] == head) for head in facts if heads[head] == head}
    return [Group(section, entry, tuple(chain(*(told[head] for head in members)))) for members in _gathered(list(told))]


def said_by(facts: Iterable[Fact]) -> dict[Fact, Fact]:
    """For each fact the fuller one that says all that it says; itself if no other does. Of two alike the longer one."""
    heads: dict[Fact, Fact] = {}
    for fact in sorted(facts, key=lambda fact: -len(fact.value)):
        heads[fact] = next((head for head in heads.values() if says(head.value, fact.value)), fact)
    return heads


def _gathered(facts: Sequence[Fact]) -> list[list[Fact]]:
    groups: list[list[Fact]] = []
    for fact in facts:
        before = groups[-1] if groups else []
        beside = before and before[-1].source.turn == fact.source.turn
        if beside and all(map(_is_fragment, [*before, fact])) and _words([*before, fact]) <= MAX_GROUP_WORDS:
            before.append(fact)
        else:
            groups.append([fact])
    return groups


def order_groups(groups: Sequence[Group], requirements: Sequence[Requirement]) -> list[Group]:
    """Groups that a requirement of the posting asks for first, the best met before all; otherwise as told."""
    return sorted(groups, key=lambda group: -relevance(group, requirements))


def relevance(group: Group, requirements: Sequence[Requirement]) -> float:
    """How much of the requirement that it meets best a group speaks of, 0 to 1; 0 without requirements."""
    return max((overlap(" ".join(group.notes), requirement) for requirement in requirements), default=0.0)


def _is_fragment(fact: Fact) -> bool:
    short = len(fact.value.split()) <= MAX_FRAGMENT_WORDS and not re.search(r"\d", fact.value)
    return short and fact.status != "insisted"


def _words(facts: Sequence[Fact]) -> int:
    """Words of the facts as lines, abbreviations written out."""
    return sum(len((clean_note(fact.value) or fact.value).split()) for fact in facts)
