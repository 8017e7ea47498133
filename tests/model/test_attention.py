"""Packed attention gives what transformers' own gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from model.attention import NAME, register


def load(folder: Path, attention: str) -> Any:
    from transformers import AutoModelForCausalLM

    register()
    return AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32, attn_implementation=attention).eval()


@pytest.mark.parametrize("new", [1, 3])
def test_it_is_attention(tiny_model_folder: Path, new: int) -> None:
    torch.manual_seed(0)
    ids = torch.randint(5, 200, (3, 9))
    mask = torch.ones_like(ids)
    mask[0, :4] = mask[2, :1] = 0
    found = []
    for attention in ("sdpa", NAME):
        model = load(tiny_model_folder, attention)
        with torch.inference_mode():
            read = model(ids[:, :-new], attention_mask=mask[:, :-new], use_cache=True)
            positions = (mask.cumsum(dim=1) - 1).clamp(min=0)[:, -new:]
            step = model(
                ids[:, -new:], attention_mask=mask, position_ids=positions, past_key_values=read.past_key_values
            )
        found.append(step.logits)
    assert torch.allclose(*found, atol=1e-5)


def test_a_whole_text_without_a_mask_is_read_in_order(tiny_model_folder: Path) -> None:
    ids = torch.randint(5, 200, (1, 7))
    expected, found = (load(tiny_model_folder, name)(ids).logits for name in ("sdpa", NAME))
    assert torch.allclose(found, expected, atol=1e-5)
