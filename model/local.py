"""The packaged model with this project's adapter as a generator: all groups of a resume in one batch, on this machine.

Decoding is grounded: no number, name or skill that a group does not hold can be written (`model.grounding`). The rules
in front of every group are read once and kept.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from model.answers import line_of
from model.base import Brief, Draft
from model.encoding import chat_ids, prompt_ids, shared_length
from model.engine import Engine
from model.grounding import Row
from model.held import Vocabulary, held_by
from model.prompts import render_backward

logger = logging.getLogger(__name__)

ADAPTER = Path(__file__).parent / "adapters" / "fourth"
"""The adapter that ships; used where it fits the model."""

_SAMPLED_WIDTH = 24
"""Tokens a sampled row may choose from at each step."""
_REACH = 1.0
"""Nats (see `grounding.Row`). The adapter that ships stays within 1 in all development lines; crooked ones of a model
that would rather rewrite needed 3 to 20."""
_ROWS_AT_ONCE = 48
"""Rows in a batch: more gain nothing on a processor and cost memory."""
_ROWS_AT_FIRST = 4
"""Rows in the first batch, which is over soon."""
_LONGEST_LINE = 72
"""Tokens; a line that is not over by then is dropped."""


class LocalGenerator:
    """Writes lines with a model in this process. `base` is a model folder or a hub id.

    A line is the brief's draft, smoothed (`model.order`); with `smooths=False` the notes may be put together anew.
    `grounded=False` lets the model write freely (for comparisons). Without a `vocabulary` only numbers and capitalised
    names are bound, not skills. Construction is instant; `load()` reads the weights.
    """

    name = "local"

    def __init__(
        self,
        base: Path | str,
        *,
        adapter: Path | None = ADAPTER,
        grounded: bool = True,
        smooths: bool = True,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self.engine = Engine(base, adapter=adapter)
        self._grounded = grounded
        self._smooths = smooths
        self._vocabulary = vocabulary
        self._ends: list[int] = []

    @property
    def edits(self) -> bool:
        """Whether it can rewrite a line at a wish ("make it shorter"): not one that only smooths, it says the wish."""
        return not self._smooths

    def load(self) -> None:
        """Read the weights now, for instance in a background thread. Raises GenerationError."""
        self.engine.load()

    def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> Iterator[Draft]:
        """One candidate of a brief is the greedy line, the others are sampled in the same batch.

        Drafts come as they are ready, equal ones of a brief once: a few briefs are written first, so that there is
        something to see, then the others, the shortest prompts together. Where a brief has several, they come together,
        the best first (see `_best_first`). Raises GenerationError.
        """
        if not briefs or candidates < 1:
            return
        self.load()
        began = time.monotonic()
        prompts = [self._prompt(brief) for brief in briefs]
        there: set[tuple[int, str]] = set()
        for chosen in _batches([len(prompt) for prompt in prompts], candidates):
            written = self._write_batch([briefs[i] for i in chosen], [prompts[i] for i in chosen], candidates)
            drafts = self._drafts(briefs, chosen, written, there)
            yield from drafts if candidates == 1 else self._best_first(briefs, list(drafts))
        seconds = time.monotonic() - began
        logger.info(
            "wrote briefs=%d candidates=%d drafts=%d seconds=%.1f", len(briefs), candidates, len(there), seconds
        )

    def _write_batch(
        self, briefs: Sequence[Brief], prompts: Sequence[list[int]], candidates: int
    ) -> Iterator[tuple[int, int, str | None]]:
        self._ends = self._ends or self.engine.line_ends
        longest = max(len(prompt) for prompt in prompts) - self._shared(briefs, prompts)
        rows = []
        for brief in briefs:
            held = held_by(brief, self._vocabulary, in_order=self._smooths) if self._grounded else None
            reach = _REACH if held is not None and held.order is not None else math.inf
            sampled = Row(held, _SAMPLED_WIDTH, reach=reach)
            rows.append([Row(held, reach=reach), *[sampled] * (candidates - 1)])
        return self.engine.complete(
            prompts,
            rows,
            shared=self._shared(briefs, prompts),
            guesses=[brief.cleaned for brief in briefs],
            ends=self._ends,
            max_new_tokens=min(_LONGEST_LINE, longest + 16),
        )

    def _drafts(
        self,
        briefs: Sequence[Brief],
        chosen: Sequence[int],
        written: Iterable[tuple[int, int, str | None]],
        there: set[tuple[int, str]],
    ) -> Iterator[Draft]:
        """Usable answers as drafts; what is `there` already is not given again."""
        for place, _, answer in written:
            index = chosen[place]
            line = None if answer is None else line_of(answer, sentence=briefs[index].section == "letter")
            if line is not None and (index, line) not in there:
                there.add((index, line))
                yield Draft(index, line, self.name)

    def _best_first(self, briefs: Sequence[Brief], drafts: Sequence[Draft]) -> list[Draft]:
        """Sorted by log p(line | prompt) + log p(notes | line), means of a token (MMI-bidi, Li et al. 2016).

        The first is fluency; the second falls when a line leaves something out or adds what leads elsewhere.
        """
        if not drafts:
            return []
        tokenizer, texts = self.engine.tokenizer, [draft.text for draft in drafts]
        asked = [briefs[draft.brief] for draft in drafts]
        forward = self.engine.likelihoods([self._prompt(brief) for brief in asked], texts)
        backward = self.engine.likelihoods(
            [chat_ids(tokenizer, render_backward(text)) for text in texts], ["\n".join(brief.notes) for brief in asked]
        )
        scores = {id(draft): there + back for draft, there, back in zip(drafts, forward, backward, strict=True)}
        return sorted(drafts, key=lambda draft: -scores[id(draft)])

    def _prompt(self, brief: Brief) -> list[int]:
        return prompt_ids(self.engine.tokenizer, brief, smooths=self._smooths)

    def _shared(self, briefs: Sequence[Brief], prompts: Sequence[list[int]]) -> int:
        """How many ids the prompts share with every other prompt of their section, so that they are kept for later."""
        first = briefs[0]
        probe = Brief(first.section, "", ("?",), current=not first.current, cleaned="?" if first.cleaned else "")
        return shared_length([self._prompt(probe), *prompts])


def _batches(lengths: Sequence[int], candidates: int) -> list[list[int]]:
    """Indices of briefs to be written together: the first few, then all others by the length of their prompts."""
    first, size = max(1, _ROWS_AT_FIRST // candidates), max(1, _ROWS_AT_ONCE // candidates)
    others = sorted(range(first, len(lengths)), key=lengths.__getitem__)
    return [list(range(min(first, len(lengths)))), *(others[i : i + size] for i in range(0, len(others), size))]
