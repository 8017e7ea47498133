"""The base model with five examples in its prompt: what a model that nobody trained can do when it is shown how.

The examples are training groups, fixed here; none of their occupations is held out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from agents.vocabulary import VOCABULARY
from model.answers import line_of
from model.base import Brief, Draft
from model.dataset import Group, read_groups
from model.encoding import shared_length
from model.engine import Engine
from model.grounding import Row
from model.held import held_by
from model.prompts import render

SOURCE = Path("model/data/pairs.jsonl")
SHOWN = ("Quarry Operator", "Tutor", "IT Help Desk Technician", "Cashier", "Student, Electronics")
"""Occupations; the first group of each is shown. They drop a gripe, join notes, name who helped, add a verb."""

_LONGEST_LINE = 72
"""Tokens; a line that is not over by then is dropped."""


@cache
def examples(source: Path = SOURCE) -> tuple[Group, ...]:
    """The five groups, in the order of `SHOWN`. Raises OSError, DataError."""
    first = {group.occupation: group for group in reversed(read_groups(source))}
    return tuple(first[occupation] for occupation in SHOWN)


def conversation(brief: Brief, shown: Sequence[Group]) -> list[dict[str, str]]:
    """The brief's chat messages with the examples as turns between the rules and the notes."""
    rules, notes = render(brief)
    turns = [turn for group in shown for turn in (render(group.brief)[1], {"role": "assistant", "content": group.line})]
    return [rules, *turns, notes]


class ExampleGenerator:
    """A local model without an adapter, the examples before every group; grounded and greedy as `model.local` is."""

    name = "base"

    def __init__(self, base: Path) -> None:
        self.engine = Engine(base)

    def load(self) -> None:
        """Raises GenerationError."""
        self.engine.load()

    def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> Iterator[Draft]:
        """One greedy line a brief, whatever `candidates` says. Raises GenerationError.

        Section by section, so that the rules and the examples are read once for all groups of a section.
        """
        self.load()
        order = sorted(range(len(briefs)), key=lambda index: briefs[index].section)
        for _, section in groupby(order, key=lambda index: briefs[index].section):
            chosen = list(section)
            for place, line in self._lines([briefs[index] for index in chosen]):
                yield Draft(chosen[place], line, self.name)

    def _lines(self, briefs: Sequence[Brief]) -> Iterator[tuple[int, str]]:
        probe = Brief(briefs[0].section, "", ("?",))
        prompts = [self._prompt(brief) for brief in (probe, *briefs)]
        for place, _, answer in self.engine.complete(
            prompts[1:],
            [[Row(held_by(brief, VOCABULARY))] for brief in briefs],
            shared=shared_length(prompts),
            ends=self.engine.line_ends,
            max_new_tokens=_LONGEST_LINE,
        ):
            if (line := line_of(answer or "")) is not None:
                yield place, line

    def _prompt(self, brief: Brief) -> list[int]:
        encoded = self.engine.tokenizer.apply_chat_template(
            conversation(brief, examples()), tokenize=True, add_generation_prompt=True
        )
        ids: list[int] = encoded["input_ids"]
        return ids
