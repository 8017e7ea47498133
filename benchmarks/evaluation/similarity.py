"""How alike two texts are: in words, in order, in meaning. The formulas, each with its source."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from agents.coverage import stems
from retrieval.embed import Embedder

if TYPE_CHECKING:
    import numpy as np
    from sacrebleu.metrics.bleu import BLEU

ORDERS = 4
"""BLEU counts runs of one to four words."""


def rouge_l(line: str, reference: str) -> float:
    """F1 of the longest common subsequence of words, in lower case. Source: Lin 2004, ROUGE, section 3."""
    left, right = line.lower().split(), reference.lower().split()
    lengths = [0] * (len(right) + 1)
    for word in left:
        above_left = 0
        for column, other in enumerate(right, 1):
            above = lengths[column]
            lengths[column] = above_left + 1 if word == other else max(above, lengths[column - 1])
            above_left = above
    return 2 * lengths[-1] / (len(left) + len(right)) if left and right else 0.0


def bleu_counts(line: str, references: Sequence[str]) -> list[float]:
    """What a line adds to BLEU: words, reference words, then matched and all runs of 1 to 4 words.

    sacrebleu counts, with its own tokenizer (13a) and case kept. Source: Papineni et al. 2002; Post 2018 for sacrebleu.
    """
    found = _counter().sentence_score(line, references)
    return [found.sys_len, found.ref_len, *found.counts, *found.totals]


def corpus_bleu(counts: Sequence[float]) -> float:
    """BLEU, 0 to 100, of summed `bleu_counts`, as sacrebleu has it for a corpus ("exp" smoothing)."""
    whole = [int(count) for count in counts]
    matched, possible = whole[2 : 2 + ORDERS], whole[2 + ORDERS :]
    return _counter().compute_bleu(matched, possible, whole[0], whole[1], smooth_method="exp").score


def line_bleu(line: str, references: Sequence[str]) -> float:
    """BLEU, 0 to 100, of a single line: runs longer than the line do not count against it, zeros are smoothed."""
    return _counter().sentence_score(line, references).score


@cache
def _counter() -> BLEU:
    from sacrebleu.metrics.bleu import BLEU

    return BLEU(effective_order=True)


def overlap(left: str, right: str) -> float:
    """Overlap coefficient of the stems of content words: |A ∩ B| / min(|A|, |B|), 0 if one has none.

    Source: Szymkiewicz 1934 and Simpson 1943, as Vijaymeena & Kavitha 2016 review them.
    """
    ours, theirs = stems(left), stems(right)
    smaller = min(len(ours), len(theirs))
    return len(ours & theirs) / smaller if smaller else 0.0


class Meaning:
    """Likeness in meaning by MiniLM vectors. A text is embedded once, however often it is compared."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors: dict[str, np.ndarray[Any, Any]] = {}

    def likeness(self, left: Sequence[str], right: Sequence[str]) -> float:
        """Cosine of the mean vectors of two lists of texts, -1 to 1; 0 if one list is empty.

        Texts go in one by one, since the network reads no more than 256 tokens of any.
        """
        import numpy as np

        if not left or not right:
            return 0.0
        ours, theirs = self._mean(left), self._mean(right)
        return float(ours @ theirs / (np.linalg.norm(ours) * np.linalg.norm(theirs)))

    def _mean(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        self._vectors.update(zip(new, self._embedder.embed(new), strict=True))
        vectors: np.ndarray[Any, Any] = np.mean([self._vectors[text] for text in texts], axis=0)
        return vectors
