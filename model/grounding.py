"""Decoding that stays within the notes: tokens that would write what the group does not hold are forbidden.

For each row the processor walks the vocabulary from the likeliest token down and takes the first ones that
`model.held` accepts: one for a greedy row, a handful for a sampled row, which draws among them. Only the chosen token
stays possible.
Checking a few tokens as text is cheap beside a step of the model (2 ms a row) and needs no table for any tokenizer;
drawing here rather than in `generate` spares a sort of the whole vocabulary (25 ms a row).
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from model.held import Held

if TYPE_CHECKING:
    from torch import Tensor

_CUT = "\ufffd"
"""What a tokenizer writes for a character whose bytes are not all there yet."""


@dataclass(frozen=True, slots=True)
class Row:
    """How one row is decoded: within `held` (None: freely), drawing among the `width` best tokens (1: greedy).

    A token `reach` nats or more below the best is not taken: a line written so much against the model's will is none.
    """

    held: Held | None
    width: int = 1
    temperature: float = 0.8
    reach: float = math.inf


class GroundedChoice:
    """Chooses tokens for a batch whose row `i` is decoded as `rows[i]` says; a transformers LogitsProcessor, too.

    `prompt_length` is the number of columns before the first written token; `ends` are the ids that end a line. `seed`
    decides what sampled rows draw. `stuck` holds the rows that had no token left that may follow (a number begun that
    the notes do not end so): they were ended there, and their text is to be dropped.
    """

    def __init__(
        self, tokenizer: Any, rows: Sequence[Row], *, ends: Sequence[int], prompt_length: int = 0, seed: int = 0
    ) -> None:
        self._tokenizer = tokenizer
        self._rows = list(rows)
        self._prompt_length = prompt_length
        self._ends = frozenset(ends)
        self.stuck: set[int] = set()
        self._chance = random.Random(seed)
        self._texts: dict[int, str] = {}
        self._marks = frozenset(tokenizer.all_special_ids) - self._ends

    def __call__(self, input_ids: Tensor, scores: Tensor) -> Tensor:
        """`input_ids` is (rows, length), `scores` (rows, vocabulary); new scores, -inf for all but each row's token."""
        import torch

        kept = torch.full_like(scores, float("-inf"))
        written = input_ids[:, self._prompt_length :].tolist()
        for index in range(len(self._rows)):
            if written[index] and written[index][-1] in self._ends:
                chosen = written[index][-1]  # a finished row: generate() pads it whatever we say
            else:
                chosen = self.choose(index, written[index], scores[index])
            kept[index, chosen] = 0.0
        return kept

    def choose(self, index: int, written: list[int], scores: Tensor) -> int:
        """The id that follows in row `index`: one of the best that may; an end of the line if none may at all."""
        row = self._rows[index]
        found = self._allowed(written, scores, row)
        if not found:
            self.stuck.add(index)
            return min(self._ends)
        if len(found) == 1:
            return found[0]
        best = scores[found].float()
        weights = ((best - best.max()) / row.temperature).exp().tolist()
        return self._chance.choices(found, weights)[0]

    def _allowed(self, written: list[int], scores: Tensor, row: Row) -> list[int]:
        import torch

        text = self._decode(written)
        looked, wanted = 0, max(16, 2 * row.width)
        found: list[int] = []
        while looked < scores.shape[-1] and not found:  # a few will do for a sampled row: the rest is far down
            values, indices = torch.topk(scores, min(wanted, scores.shape[-1]))
            near = int((values > values[0] - row.reach).sum())
            best = indices.tolist()[:near]
            for candidate in best[looked:]:
                if self._may_follow(written, text, candidate, row.held):
                    found.append(candidate)
                    if len(found) == row.width:
                        return found
            if near < len(indices):
                break
            looked, wanted = len(best), wanted * 16
        return found

    def _may_follow(self, written: list[int], text: str, candidate: int, held: Held | None) -> bool:
        if candidate in self._marks:
            return False
        if held is None:
            return True
        if candidate in self._ends:
            return _CUT not in text and held.may_end(text)
        added = self._text_of(candidate)
        if not added:  # a number of the vocabulary that no token has
            return False
        if _CUT in text[-1:] or _CUT in added:  # bytes of one character in several tokens: only together are they text
            whole, text = self._decode([*written, candidate]).rstrip(_CUT), text.rstrip(_CUT)
            added = whole[len(text) :]
            if _CUT in whole:
                return False
        spaces = (index for index, character in enumerate(added) if character.isspace())
        return all(held.accepts(text + added[:index], complete=True) for index in spaces) and held.accepts(text + added)

    def _text_of(self, candidate: int) -> str:
        if candidate not in self._texts:
            self._texts[candidate] = self._decode([candidate])
        return self._texts[candidate]

    def _decode(self, ids: list[int]) -> str:
        text: str = self._tokenizer.decode(ids, skip_special_tokens=False, clean_up_tokenization_spaces=False)
        return text
