"""What the generator is told of words: the dictionary of the truth check, and the skills that retrieval knows."""

from __future__ import annotations

from agents.verify.lexicon import is_past, is_word
from model.held import Vocabulary
from retrieval.skills import skills_ending


def _is_ordinary(word: str) -> bool:
    return is_word(word) or is_past(word)


VOCABULARY = Vocabulary(is_word=_is_ordinary, skills_ending=skills_ending)
"""Loads nothing until it is asked: the list of skills takes 0.2 s, once."""
