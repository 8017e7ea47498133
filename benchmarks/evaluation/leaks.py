"""Words in a line that came from elsewhere: from another job, from the posting, from somebody else's line.

Read without the truth check, whose work this measures: stems of content words and runs of words, nothing else. So a
neutral synonym that the other text happens to hold counts as a leak, too: the counts are upper bounds, to be compared
with those of the cleaned notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from agents.coverage import stems
from agents.numbers import digits_for_words

RUN = 4
"""So many words in a row are somebody's wording and no chance."""


def taken(line: str, own: Sequence[str], elsewhere: Sequence[str]) -> set[str]:
    """Stems of content words, numbers and names of `line` that `elsewhere` has and `own` lacks."""
    return _stems([line]) & (_stems(elsewhere) - _stems(own))


def _stems(texts: Sequence[str]) -> set[str]:
    """With number words as they stand and as digits."""
    return {stem for text in texts for stem in stems(f"{text} {digits_for_words(text)}")}


def runs(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Every run of four words in the texts, folded, without signs."""
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = re.findall(r"[^\W_]+", text.casefold())
        found.update(tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    return frozenset(found)


def copied(line: str, own: Sequence[str], exemplars: frozenset[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Runs of four words of `line` that an exemplar has and `own` lacks."""
    return set((runs([line]) & exemplars) - runs(own))
