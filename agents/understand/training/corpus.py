"""spaCy's training corpora over the annotated messages: registered readers that the configurations name."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Span
from spacy.training import Example
from spacy.util import registry

from agents.understand.trained import encoder as encoder  # registers the layers
from agents.understand.trained import hints as hints  # registers the tokenizer
from agents.understand.trained.statements import GROUP
from agents.understand.training.augment import pools_of, vary
from agents.understand.training.marks import STATEMENTS, Annotated, read_annotated

DATA = Path(__file__).parents[1] / "data"
INTENTS = ("answer", "correct", "withdraw", "skip", "back", "status", "question", "edit", "export", "small_talk")

_TENTHS_OF_DEVELOPMENT = 1
"""Of ten parts of the occupations, those that the scores while training are computed on."""


def read_part(development: bool) -> list[Annotated]:
    """The messages of the occupations that are trained on, or of those that choose the best step."""
    paths = [*sorted(DATA.glob("*.jsonl")), *sorted(DATA.glob("entries/*.jsonl"))]
    messages = {message.text: message for path in paths for message in read_annotated(path)}
    return [message for message in messages.values() if is_development(message.occupation) is development]


def is_development(occupation: str) -> bool:
    """The same for every run and file."""
    return hashlib.sha256(occupation.casefold().encode()).digest()[0] % 10 < _TENTHS_OF_DEVELOPMENT


@registry.readers("vita.messages.v1")  # type: ignore[untyped-decorator]  # spaCy's registry has no types
def messages_reader(development: bool, variants: int, seed: int = 0) -> Callable[[Language], Iterator[Example]]:
    """Every message comes as written and in `variants` variants, made once."""

    rng = random.Random(seed)
    messages = read_part(development)
    pools = pools_of(messages)
    messages += [vary(message, pools, rng) for _ in range(variants) for message in messages]
    made: list[Example] = []

    def read(nlp: Language) -> Iterator[Example]:
        if not made:
            made.extend(as_example(nlp, message) for message in messages)
        yield from made

    return read


def as_example(nlp: Language, message: Annotated) -> Example:
    """The message with its details as entities, its statements as spans, its intent as category."""
    reference = nlp.make_doc(message.text)

    def spans(statements: bool) -> list[Span]:
        found = (
            reference.char_span(mark.start, mark.end, mark.label, alignment_mode="contract")
            for mark in message.marks
            if (mark.label in STATEMENTS) is statements
        )
        return list(_apart(span for span in found if span is not None))

    reference.ents = tuple(spans(statements=False))
    reference.spans[GROUP] = spans(statements=True)
    reference.cats = {intent: float(intent == message.intent) for intent in INTENTS}
    return Example(nlp.make_doc(message.text), reference)


def _apart(spans: Iterator[Span]) -> Iterator[Span]:
    """Without those that overlap one before (a certificate within a school's name)."""
    taken: set[int] = set()
    for span in spans:
        tokens = set(range(span.start, span.end))
        if tokens and not tokens & taken:
            taken |= tokens
            yield span
