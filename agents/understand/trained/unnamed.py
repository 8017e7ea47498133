"""Who is spoken of is not seen by the trained reader: one reading for all names, genders and ages."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"she", "he", "they"})
_OTHERS = frozenset({"her", "him", "them", "his", "hers", "their", "theirs"})
_VERBS = {"'s": "'re", "is": "'re", "are": "'re", "'re": "'re", "was": "were", "has": "have", "does": "do"}
_NAME = "basics.name"


def without_persons(typed: Doc) -> tuple[Doc, list[Token]]:
    """The words as the pipeline sees them, and for each the word that was typed.

    What was blanked leaves no gap, a person's name is one word, "she" and "he" are "they". An empty text stays empty.
    """
    kept = [token for token in typed if not token.is_space and token.lemma_ != _NAME]
    words = list(_words(kept))
    seen = Doc(typed.vocab, words=words, spaces=[bool(token.whitespace_) for token in kept])
    for token, old in zip(seen, kept, strict=True):
        token.tag_, token.lemma_ = old.tag_, old.lemma_
    return seen, kept


def _words(kept: list[Token]) -> Iterator[str]:
    after_subject = False
    for token in kept:
        low = token.lower_
        if low in _SUBJECTS:
            yield "they"
        elif low in _OTHERS:
            yield "them"
        elif token.lemma_.startswith(_NAME):
            yield "Alex"
        else:
            yield _VERBS.get(low, token.text) if after_subject else token.text
        after_subject = low in _SUBJECTS
