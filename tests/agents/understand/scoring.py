"""How well `understand` does on the messages beside it: slots as (section, field, value), case and space folded."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from agents.understand import Context, Understanding, understand

MESSAGES = Path(__file__).with_name("messages.jsonl")
TODAY = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of slots found and expected, and of messages with the right intent."""

    hits: int
    found: int
    expected: int
    intents: int
    messages: int

    @property
    def precision(self) -> float:
        return self.hits / max(self.found, 1)

    @property
    def recall(self) -> float:
        return self.hits / max(self.expected, 1)

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(self.found + self.expected, 1)


def read_messages(part: str) -> list[dict[str, Any]]:
    lines = MESSAGES.read_text(encoding="utf-8").splitlines()[1:]
    return [record for record in map(json.loads, lines) if record["part"] == part]


def fold(value: str) -> str:
    return " ".join(value.lower().split())


def slots_of(understood: Understanding) -> Counter[tuple[str, str, str]]:
    return Counter((fact.section, fact.field, fold(fact.value)) for fact in understood.facts)


def score(part: str) -> Score:
    hits = found = expected = intents = 0
    records = read_messages(part)
    for record in records:
        understood = understand(record["text"], context=Context(today=TODAY))
        ours = slots_of(understood)
        theirs = Counter((section, field, fold(value)) for section, _, field, value in record["slots"])
        hits += (ours & theirs).total()
        found += ours.total()
        expected += theirs.total()
        intents += understood.intent == record["intent"]
    return Score(hits, found, expected, intents, len(records))
