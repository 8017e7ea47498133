"""Words in their sentence, as the packaged MiniLM sees them, for the layers of a spaCy pipeline.

The network is the one that finds similar jobs (`retrieval.embed`); nothing of it is trained here. What is trained mixes
its vectors with what can be seen in a word alone: its letters, its shape, and the hints of the lists.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import cast

import numpy as np
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Maxout, Model, chain, clone, concatenate, expand_window, residual, with_array
from thinc.types import Floats2d

from retrieval.embed import TOKEN_WIDTH, Embedder, default_cache, ensure_embedder


@registry.architectures("vita.WordsInContext.v1")  # type: ignore[untyped-decorator]  # spaCy's registry has no types
def build_words_in_context(
    embed: Model[list[Doc], list[Floats2d]], width: int, depth: int, dropout: float
) -> Model[list[Doc], list[Floats2d]]:
    """Vectors (words, `width`) of each text; `depth` layers see one word to the left and right of what they had."""

    def mix() -> Model[Floats2d, Floats2d]:
        return Maxout(nO=width, nP=3, normalize=True, dropout=dropout)

    seen: Model[list[Doc], list[Floats2d]] = chain(words_in_context(), with_array(mix()))
    window = residual(
        chain(expand_window(window_size=1), Maxout(nO=width, nI=width * 3, nP=3, normalize=True, dropout=dropout))
    )
    model: Model[list[Doc], list[Floats2d]] = chain(
        concatenate(seen, embed), with_array(chain(mix(), clone(window, depth)), pad=depth)
    )
    model.set_dim("nO", width)
    return model


def words_in_context() -> Model[list[Doc], list[Floats2d]]:
    """The network's vectors (words, TOKEN_WIDTH), which nothing changes."""
    return Model("words_in_context", _forward, dims={"nO": TOKEN_WIDTH})


def _forward(
    model: Model[list[Doc], list[Floats2d]], docs: list[Doc], is_train: bool
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], list[Doc]]]:
    words = (tuple(token.text for token in doc) for doc in docs)
    vectors = [model.ops.asarray2f(_vectors(text)) for text in words]
    return vectors, lambda changes: docs


@lru_cache(maxsize=20_000)
def _vectors(words: tuple[str, ...]) -> Floats2d:
    """Kept, because training reads the same texts again; half precision, because there are many."""
    return cast("Floats2d", _embedder().embed_words(words).astype(np.float16))


@cache
def _embedder() -> Embedder:
    return Embedder(ensure_embedder(default_cache()))
