"""Spans with labels: what each stretch of a message is, and what the person wants, as the trained pipelines see it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from agents.understand.values import Found
from retrieval.nlp import load_trained

_REST = re.compile(r"[^\W_]+")
PIPELINE = Path(__file__).with_name("pipeline")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start`..`end` of the message are a `label` of agents/understand/data/README.md."""

    start: int
    end: int
    label: str

    def holds(self, other: Span) -> bool:
        return self is not other and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Reading:
    """A message with its details and statements, left to right, and how likely each intent is."""

    text: str
    details: tuple[Span, ...]
    statements: tuple[Span, ...]
    intents: dict[str, float]


@lru_cache(maxsize=64)
def read(text: str, by_grammar: tuple[Found, ...] = ()) -> Reading:
    """The reading of `text`, for which the grammar has its own; some milliseconds for a message of 20 words."""
    from agents.understand.trained import encoder, statements  # noqa: F401  what the pipeline is made of
    from agents.understand.trained.hints import with_hints
    from agents.understand.trained.unnamed import without_persons

    nlp = load_trained(PIPELINE)
    typed = with_hints(nlp.make_doc(_lowered(text) if text.isupper() else text), by_grammar)
    seen, kept = without_persons(typed)
    doc = nlp(seen)

    def spans(found: Iterable[Any]) -> tuple[Span, ...]:
        ends = ((kept[one.start], kept[one.end - 1], one.label_) for one in found)
        return tuple(_of_whole_words(text, first.idx, last.idx + len(last), label) for first, last, label in ends)

    return Reading(text, spans(doc.ents), spans(doc.spans["statements"]), dict(doc.cats))


def _of_whole_words(text: str, start: int, end: int, label: str) -> Span:
    """The span to the end of the word that it ends in: spaCy parts "6G" and "2yrs"."""
    rest = _REST.match(text, end) if text[end - 1 : end].isalnum() else None
    return Span(start, end if rest is None else rest.end(), label)


def _lowered(text: str) -> str:
    """What was shouted, in small letters; letters that grow when they are lowered stay."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
