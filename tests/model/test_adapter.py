from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from model import adapter

WORDS = torch.tensor([[5, 17, 200, 31, 7]])


def load(folder: Path) -> Any:
    from transformers import AutoModelForCausalLM

    return AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)


def make(base: Path, folder: Path, **options: Any) -> Any:
    """A LoRA with random matrices saved into `folder`, and the model that carries it unmerged."""
    from peft import LoraConfig, get_peft_model

    torch.manual_seed(1)
    config = LoraConfig(
        **{"r": 4, "lora_alpha": 8, "target_modules": ["q_proj", "down_proj"], "task_type": "CAUSAL_LM", **options}
    )
    model = get_peft_model(load(base), config).eval()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "lora_" in name:
                parameter.copy_((torch.randn_like(parameter) * 0.1).bfloat16())
    adapter.save(model, folder, base=base.name)
    return model


@pytest.mark.parametrize("join", [adapter.apply, adapter.attach])
@pytest.mark.parametrize("options", [{}, {"use_rslora": True}, {"alpha_pattern": {"down_proj": 2}}])
def test_a_model_joined_with_an_adapter_says_what_the_adapted_model_says(
    tiny_model_folder: Path, tmp_path: Path, options: dict[str, Any], join: Callable[[Any, Path], Any]
) -> None:
    carrying = make(tiny_model_folder, tmp_path, **options)
    plain = load(tiny_model_folder)(WORDS).logits
    joined = join(load(tiny_model_folder), tmp_path).eval()
    expected = carrying(WORDS).logits
    assert torch.allclose(joined(WORDS).logits, expected, atol=1e-3)
    assert not torch.allclose(plain, expected, atol=1e-2)


def test_an_adapter_whose_weights_are_no_numbers_is_refused(tiny_model_folder: Path, tmp_path: Path) -> None:
    model = make(tiny_model_folder, tmp_path)
    with torch.no_grad():
        next(parameter for name, parameter in model.named_parameters() if "lora_B" in name)[0, 0] = float("nan")
    adapter.save(model, tmp_path, base="tiny")
    with pytest.raises(ValueError, match="not numbers"):
        adapter.apply(load(tiny_model_folder), tmp_path)
