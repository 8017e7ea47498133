"""Prompts as token ids, and the beginning that a batch of them shares.

The model reads a shared beginning once, for one row; its keys and values are then repeated for all rows. Training and
decoding both do this: with the rules in front of every group it saves about half of the work.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from model.base import Brief
from model.prompts import render, render_smoothing

if TYPE_CHECKING:
    from torch import Tensor


def prompt_ids(tokenizer: Any, brief: Brief, *, smooths: bool = False) -> list[int]:
    """The rendered brief through the tokenizer's chat template, up to where the model has to answer.

    With `smooths` a brief with a draft asks for no more than to smooth it.
    """
    return chat_ids(tokenizer, render_smoothing(brief) if smooths and brief.cleaned else render(brief))


def chat_ids(tokenizer: Any, messages: Sequence[dict[str, str]]) -> list[int]:
    """Chat messages through the tokenizer's template, up to where the model has to answer."""
    encoded = tokenizer.apply_chat_template(list(messages), tokenize=True, add_generation_prompt=True)
    ids: list[int] = encoded["input_ids"]
    return ids


def shared_length(rows: Sequence[Sequence[int]]) -> int:
    """How many ids at the beginning all rows share; at least one id of every row is left over."""
    length = min(len(row) for row in rows) - 1
    for column in range(length):
        if any(row[column] != rows[0][column] for row in rows):
            return column
    return length


def read_shared(decoder: Any, ids: Tensor, rows: int) -> Any:
    """The key-value cache of `ids` (1, length), repeated for `rows` rows. Gradients flow through it."""
    cache = decoder(input_ids=ids, use_cache=True).past_key_values
    cache.batch_repeat_interleave(rows)
    return cache


def pad(rows: Sequence[Sequence[int]], *, with_id: int, left: bool) -> tuple[Tensor, Tensor]:
    """`rows` as (rows, longest) ids and a mask of the same shape, 1 where an id is real."""
    import torch

    longest = max(len(row) for row in rows)
    ids = torch.full((len(rows), longest), with_id, dtype=torch.long)
    mask = torch.zeros((len(rows), longest), dtype=torch.long)
    for index, row in enumerate(rows):
        place = slice(longest - len(row), longest) if left else slice(0, len(row))
        ids[index, place] = torch.tensor(list(row), dtype=torch.long)
        mask[index, place] = 1
    return ids, mask
