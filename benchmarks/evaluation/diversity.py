"""How much the lines of one page differ from each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from benchmarks.evaluation.similarity import line_bleu


def distinct_2(lines: Sequence[str]) -> float:
    """Different pairs of neighbouring words over all words, in lower case; 0 without words.

    Pairs do not reach across lines. Source: Li et al. 2016, A diversity-promoting objective function, section 5.3.
    """
    pages = [line.lower().split() for line in lines]
    words = sum(map(len, pages))
    return len({pair for page in pages for pair in pairwise(page)}) / words if words else 0.0


def self_bleu(lines: Sequence[str]) -> float:
    """Mean BLEU, 0 to 100, of each line against all others: 100 if all are the same. 0 for fewer than two lines.

    It grows with the number of lines: compare pages of one length. Source: Zhu et al. 2018, Texygen, section 3.3.
    """
    if len(lines) < 2:
        return 0.0
    scores = [line_bleu(line, [*lines[:index], *lines[index + 1 :]]) for index, line in enumerate(lines)]
    return sum(scores) / len(scores)
