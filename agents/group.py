"""Which notes become one line, and in which order lines stand. Code decides, so citations follow by construction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agents.coverage import overlap
from retrieval.passages import Requirement
from storage.facts import Fact

MAX_FRAGMENT_WORDS = 3
"""Notes this short (a tool, a task) share a line, if they were said one after another in one message."""

MAX_GROUP_WORDS = 26


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of one entry that become one line. `others` are the values of the entry's other groups."""

    section: str
    entry: int
    facts: tuple[Fact, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(fact.value for fact in self.facts)


def group_facts(section: str, entry: int, facts: Sequence[Fact]) -> list[Group]:
    """One group a fact; fragments that were said one after another in one message share a group."""
    groups: list[list[Fact]] = []
    for fact in facts:
        before = groups[-1] if groups else []
        beside = before and before[-1].source.turn == fact.source.turn
        if beside and all(map(_is_fragment, [*before, fact])) and _words([*before, fact]) <= MAX_GROUP_WORDS:
            before.append(fact)
        else:
            groups.append([fact])
    return [Group(section, entry, tuple(members)) for members in groups]


def order_groups(groups: Sequence[Group], requirements: Sequence[Requirement]) -> list[Group]:
    """Groups that a requirement of the posting asks for first, the best met before all; otherwise as told."""
    if not requirements:
        return list(groups)
    weights = [max(overlap(" ".join(group.notes), requirement) for requirement in requirements) for group in groups]
    ranked = sorted(range(len(groups)), key=lambda index: -weights[index])
    return [groups[index] for index in ranked]


def _is_fragment(fact: Fact) -> bool:
    return len(fact.value.split()) <= MAX_FRAGMENT_WORDS and not re.search(r"\d", fact.value)


def _words(facts: Sequence[Fact]) -> int:
    return sum(len(fact.value.split()) for fact in facts)
