"""Attention for a few queries over many keys, on a processor: heads that share keys are read in one go.

With grouped queries (Ainslie et al. 2023) several query heads look at one head of keys. transformers spares the copies
when a step has one token; with words read ahead it has a few, and copies all keys for every query head.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor

NAME = "packed"
"""What `attn_implementation` calls it, once registered."""


def register() -> None:
    """Make it known to transformers. A second call does nothing new."""
    from transformers import AttentionInterface
    from transformers.masking_utils import AttentionMaskInterface, sdpa_mask

    AttentionInterface.register(NAME, attend)
    AttentionMaskInterface.register(NAME, sdpa_mask)


def attend(
    module: Any,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    dropout: float = 0.0,
    scaling: float | None = None,
    **_: Any,
) -> tuple[Tensor, None]:
    """Softmax attention. `query` is (rows, heads, new, size), `key` and `value` (rows, key heads, all, size), the mask
    (rows, 1, new, all) or None: causal. The result is (rows, new, heads, size).
    """
    from torch.nn.functional import scaled_dot_product_attention

    rows, heads, new, size = query.shape
    shared = key.shape[1]
    each = heads // shared
    if attention_mask is None:
        key, value = key.repeat_interleave(each, dim=1), value.repeat_interleave(each, dim=1)
        seen = scaled_dot_product_attention(query, key, value, dropout_p=dropout, scale=scaling, is_causal=new > 1)
        return seen.transpose(1, 2).contiguous(), None
    packed = query.reshape(rows, shared, each * new, size)
    seen = scaled_dot_product_attention(
        packed, key, value, attn_mask=attention_mask.repeat(1, 1, each, 1), dropout_p=dropout, scale=scaling
    )
    return seen.reshape(rows, heads, new, size).transpose(1, 2).contiguous(), None
