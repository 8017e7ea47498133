"""What lists say about each word before anything is learned: the trained pipelines see it beside the word itself.

A hint is kept in `Token.tag_`, so it is one more attribute to embed. It is set by the tokenizer, because that is what
runs over every text, in training and in use alike.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from agents.understand.credentials import find_certificates, find_degrees, find_languages
from agents.understand.date_words import POINT
from agents.understand.dates import find_dates
from agents.understand.names import is_place
from agents.understand.schools import is_kind_of_school
from agents.understand.titles import is_head
from agents.understand.words import flatten, is_function_word, is_past, is_verb
from retrieval.skills import find_skills

_DAY = datetime.date(2026, 1, 1)
"""Any day: only where dates stand is asked here, not which they are."""


class HintingTokenizer:
    """spaCy's own tokenizer of the language; every token gets what the lists say about it."""

    def __init__(self, nlp: Language) -> None:
        self._tokenize = registry.tokenizers.get("spacy.Tokenizer.v1")()(nlp)

    def __call__(self, text: str) -> Doc:
        doc: Doc = self._tokenize(text)
        hints = [_word_hint(token.text) for token in doc]
        for start, end, hint in reversed([*_stretches(text)]):  # what comes first wins
            for token in doc:
                if start <= token.idx < end:
                    hints[token.i] = hint
        for token, hint in zip(doc, hints, strict=True):
            token.tag_ = hint
        return doc

    def to_bytes(self, **options: object) -> bytes:
        return b""

    def from_bytes(self, data: bytes, **options: object) -> HintingTokenizer:
        return self

    def to_disk(self, path: object, **options: object) -> None:
        pass

    def from_disk(self, path: object, **options: object) -> HintingTokenizer:
        return self


@registry.tokenizers("vita.hints.v1")  # type: ignore[untyped-decorator]  # spaCy's registry has no types
def make_tokenizer() -> Callable[[Language], HintingTokenizer]:
    return HintingTokenizer


def _stretches(text: str) -> Iterator[tuple[int, int, str]]:
    """Characters that a list knows, with their hint, the surest first."""
    flat = flatten(text)
    yield from ((span.start, span.end, f"date-{span.kind}") for span in find_dates(flat, _DAY))
    yield from ((found.start, found.end, "degree") for found in find_degrees(flat))
    yield from ((found.start, found.end, "certificate") for found in find_certificates(flat))
    yield from ((found.start, found.end, "language") for found in find_languages(flat))
    yield from ((found.start, found.end, "skill") for found in find_skills(text))
    yield from ((found.start(), found.end(), "date-part") for found in POINT.finditer(flat))


def _word_hint(word: str) -> str:
    low = word.lower()
    if is_head(low):
        return "head"
    if is_place(low):
        return "place"
    if is_kind_of_school(low):
        return "school"
    if any(letter.isdigit() for letter in word):
        return "number"
    if is_function_word(low):
        return "function"
    if is_past(low):
        return "past"
    if is_verb(low):
        return "verb"
    return "word" if low.isalpha() else "sign"
