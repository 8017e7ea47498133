"""The packaged model with this project's adapter as a generator: all groups of a resume in one batch, on this machine.

Decoding is grounded: no number, name or skill that a group does not hold can be written (`model.grounding`). The rules
in front of every group are read once and kept.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from pathlib import Path

from model.answers import line_of
from model.base import Brief, Draft
from model.encoding import prompt_ids, shared_length
from model.engine import Engine
from model.grounding import Row
from model.held import Vocabulary, held_by

logger = logging.getLogger(__name__)

ADAPTER = Path(__file__).parent / "adapters" / "first"
"""The adapter that ships; used where it fits the model."""

_SAMPLED_WIDTH = 24
"""Tokens a sampled row may choose from at each step."""
_ROWS_AT_ONCE = 48
"""Rows in a batch: more gain nothing on a processor and cost memory."""
_LONGEST_LINE = 72
"""Tokens; a line that is not over by then is dropped."""


class LocalGenerator:
    """Writes lines with a model in this process. `base` is a model folder or a hub id.

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
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self.engine = Engine(base, adapter=adapter)
        self._grounded = grounded
        self._vocabulary = vocabulary
        self._ends: list[int] = []

    def load(self) -> None:
        """Read the weights now, for instance in a background thread. Raises GenerationError."""
        self.engine.load()

    def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> list[Draft]:
        """The first candidate of a brief is the greedy line, the others are sampled in the same batch.

        Equal candidates come once. Raises GenerationError.
        """
        if not briefs or candidates < 1:
            return []
        self.load()
        began = time.monotonic()
        prompts = [prompt_ids(self.engine.tokenizer, brief) for brief in briefs]
        by_length = sorted(range(len(briefs)), key=lambda index: len(prompts[index]))
        size = max(1, _ROWS_AT_ONCE // candidates)
        answers: dict[int, list[str | None]] = {}
        for start in range(0, len(by_length), size):
            chosen = by_length[start : start + size]
            written = self._write_batch([briefs[i] for i in chosen], [prompts[i] for i in chosen], candidates)
            answers.update(zip(chosen, written, strict=True))
        drafts = [
            Draft(index, text, self.name)
            for index, brief in enumerate(briefs)
            for text in _lines(answers[index], sentence=brief.section == "letter")
        ]
        seconds = time.monotonic() - began
        logger.info(
            "wrote briefs=%d candidates=%d drafts=%d seconds=%.1f", len(briefs), candidates, len(drafts), seconds
        )
        return drafts

    def _write_batch(
        self, briefs: Sequence[Brief], prompts: Sequence[list[int]], candidates: int
    ) -> list[list[str | None]]:
        self._ends = self._ends or self.engine.line_ends
        longest = max(len(prompt) for prompt in prompts) - self._shared(briefs, prompts)
        rows = []
        for brief in briefs:
            held = held_by(brief, self._vocabulary) if self._grounded else None
            rows.append([Row(held), *[Row(held, _SAMPLED_WIDTH)] * (candidates - 1)])
        return self.engine.complete(
            prompts,
            rows,
            shared=self._shared(briefs, prompts),
            guesses=[brief.cleaned for brief in briefs],
            ends=self._ends,
            max_new_tokens=min(_LONGEST_LINE, longest + 16),
        )

    def _shared(self, briefs: Sequence[Brief], prompts: Sequence[list[int]]) -> int:
        """How many ids the prompts share with every other prompt of their section, so that they are kept for later."""
        probe = prompt_ids(self.engine.tokenizer, Brief(section=briefs[0].section, role="", notes=("?",)))
        return shared_length([probe, *prompts])


def _lines(answers: Sequence[str | None], *, sentence: bool) -> list[str]:
    lines = (line_of(answer, sentence=sentence) for answer in answers if answer is not None)
    return list(dict.fromkeys(line for line in lines if line is not None))
