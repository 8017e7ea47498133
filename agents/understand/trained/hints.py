"""What is known about each word before anything is learned: the trained pipelines see it beside the word itself.

What the lists say is kept in `Token.tag_`, what the grammar takes the word for in `Token.lemma_`: two more attributes
to embed. So the pipeline learns how far the grammar, which knows the question that was asked, can be believed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from agents.understand.credentials import find_certificates, find_degrees, find_languages
from agents.understand.date_words import POINT
from agents.understand.dates import find_dates
from agents.understand.names import is_place
from agents.understand.schools import is_kind_of_school
from agents.understand.titles import is_head
from agents.understand.values import Found
from agents.understand.words import flatten, is_function_word, is_past, is_verb
from retrieval.skills import find_skills

_DAY = datetime.date(2026, 1, 1)
"""Any day: only where dates stand is asked here, not which they are."""


def with_hints(doc: Doc, by_grammar: Sequence[Found]) -> Doc:
    """The words of a message, each with what the lists say about it and what the grammar takes it for."""
    hints = [_word_hint(token.text) for token in doc]
    for start, end, hint in reversed([*_stretches(doc.text)]):  # what comes first wins
        for token in doc:
            if start <= token.idx < end:
                hints[token.i] = hint
    for token, hint in zip(doc, hints, strict=True):
        token.tag_ = hint
        token.lemma_ = next((_read(found, token) for found in by_grammar if found.start <= token.idx < found.end), "-")
    return doc


def _read(found: Found, token: Token) -> str:
    """What the grammar takes a word for, and whether that begins with it."""
    return f"{found.section}.{found.field}{'!' if token.idx == found.start else ''}"


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
