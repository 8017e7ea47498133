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

from agents.understand.entries import read_entries
from agents.understand.page import read_page
from agents.understand.trained import encoder as encoder  # registers the layers
from agents.understand.trained.hints import with_hints
from agents.understand.trained.statements import GROUP
from agents.understand.training.augment import pools_of, vary
from agents.understand.training.marks import STATEMENTS, TODAY, Annotated, read_annotated
from agents.understand.values import Context, Found

DATA = Path(__file__).parents[1] / "data"
INTENTS = ("answer", "correct", "withdraw", "skip", "back", "status", "question", "edit", "export", "small_talk")

_GRAMMAR_SILENT = 0.25
"""Share of the variants that come without what the grammar makes of them."""
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
    """Every message comes as written and in `variants` variants, made once; some variants without the grammar's word,
    so that it is not taken for more than it is."""

    rng = random.Random(seed)
    written = read_part(development)
    pools = pools_of(written)
    varied = [vary(message, pools, rng) for _ in range(variants) for message in written]
    made: list[Example] = []

    def read(nlp: Language) -> Iterator[Example]:
        if not made:
            made.extend(as_example(nlp, message) for message in written)
            made.extend(as_example(nlp, message, rng.random() > _GRAMMAR_SILENT) for message in varied)
        yield from made

    return read


def as_example(nlp: Language, message: Annotated, with_grammar: bool = True) -> Example:
    """The message with its details as entities, its statements as spans, its intent as category."""
    by_grammar = read_by_grammar(message) if with_grammar else []
    predicted = with_hints(nlp.make_doc(message.text), by_grammar)
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
    return Example(predicted, reference)


def read_by_grammar(message: Annotated) -> list[Found]:
    """What the grammar makes of a message, given the question that it answers."""
    section, fields = next(iter(message.asked), None), message.asked[1:]
    context = Context(
        asked_section=section, asked_entry=None if section is None else 0, asked_fields=fields, today=TODAY
    )
    return read_entries(read_page(message.text, TODAY), context)[0]


def _apart(spans: Iterator[Span]) -> Iterator[Span]:
    """Without those that overlap one before (a certificate within a school's name)."""
    taken: set[int] = set()
    for span in spans:
        tokens = set(range(span.start, span.end))
        if tokens and not tokens & taken:
            taken |= tokens
            yield span
