"""A second recognizer in one pipeline: what is said, in spans that may hold the details that the first one finds.

spaCy's recognizer knows `Doc.ents` alone, where no two spans overlap. This one learns from `Doc.spans["statements"]`
and writes there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from spacy.language import Language
from spacy.pipeline.ner import DEFAULT_NER_MODEL, EntityRecognizer  # type: ignore[import-not-found]  # compiled
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Model

GROUP = "statements"


class StatementRecognizer(EntityRecognizer):  # type: ignore[misc]  # compiled, without types
    """Runs before anything that writes `Doc.ents`."""

    def set_annotations(self, docs: Iterable[Doc], batch_guesses: Any) -> None:
        docs = list(docs)
        super().set_annotations(docs, batch_guesses)
        for doc in docs:
            doc.spans[GROUP] = list(doc.ents)
            doc.ents = ()

    def initialize(self, get_examples: Callable[[], Iterable[Example]], **options: Any) -> None:
        super().initialize(lambda: map(_of_statements, get_examples()), **options)

    def update(self, examples: Iterable[Example], **options: Any) -> dict[str, float]:
        losses: dict[str, float] = super().update([_of_statements(example) for example in examples], **options)
        return losses


def _of_statements(example: Example) -> Example:
    """The example as the recognizer reads it: the reference's statements are its entities."""
    reference = example.reference.copy()
    reference.ents = tuple(example.reference.spans[GROUP]) if GROUP in example.reference.spans else ()
    return Example(example.predicted, reference)


def _score(examples: Iterable[Example], **_: Any) -> dict[str, Any]:
    def spans(doc: Doc, key: str) -> Iterable[Any]:
        return list(doc.spans.get(GROUP, ()))

    scores = Scorer.score_spans(
        examples, attr=GROUP, getter=spans, has_annotation=lambda doc: GROUP in doc.spans, allow_overlap=False
    )
    return {name: value for name, value in scores.items() if value is not None}


@Language.factory(
    "vita_statements",
    default_config={
        "moves": None,
        "update_with_oracle_cut_size": 100,
        "model": DEFAULT_NER_MODEL,
        "incorrect_spans_key": None,
    },
    default_score_weights={"statements_f": 1.0, "statements_p": 0.0, "statements_r": 0.0},
)
def make_statement_recognizer(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    moves: Any,
    update_with_oracle_cut_size: int,
    incorrect_spans_key: str | None,
) -> StatementRecognizer:
    return StatementRecognizer(
        nlp.vocab,
        model,
        name,
        moves=moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        incorrect_spans_key=incorrect_spans_key,
        multitasks=[],
        beam_width=1,
        beam_density=0.0,
        beam_update_prob=0.0,
        scorer=partial(_score),
    )
