"""An adapter on disk: its weights, a config that names its base plainly, a checksum; and whether it fits a model."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

WEIGHTS = "adapter_model.safetensors"
CONFIG = "adapter_config.json"
MERGED = "merged_from.json"
"""Says of a model folder which base and adapter it was made of (`model.merge`)."""


def save(model: Any, folder: Path, *, base: str) -> None:
    """Write the adapter of a peft model into `folder`, in bf16; `base` is the name of what it was trained on."""
    import torch
    from peft import get_peft_model_state_dict
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    state = get_peft_model_state_dict(model)
    weights = {name: value.detach().to("cpu", torch.bfloat16).contiguous() for name, value in state.items()}
    save_file(weights, folder / WEIGHTS, metadata={"format": "pt"})
    os.chmod(folder / WEIGHTS, 0o644)
    config = model.peft_config["default"].to_dict()
    plain = {key: sorted(value) if isinstance(value, set) else value for key, value in config.items()}
    plain |= {"base_model_name_or_path": base, "inference_mode": True}
    (folder / CONFIG).write_text(json.dumps(plain, indent=2, sort_keys=True, default=str) + "\n", encoding="utf-8")
    digest = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{digest}  {WEIGHTS}\n", encoding="utf-8")


def put_into(model: Any, folder: Path) -> None:
    """Set the matrices of a peft model to those of the adapter in `folder`, to train it further.

    Raises OSError if there is no adapter, ValueError if it is for other layers or of another rank.
    """
    from peft import get_peft_model_state_dict, set_peft_model_state_dict
    from safetensors.torch import load_file

    weights = load_file(folder / WEIGHTS)
    sizes = {name: value.shape for name, value in get_peft_model_state_dict(model).items()}
    if sizes != {name: value.shape for name, value in weights.items()}:
        raise ValueError(f"the adapter {folder.name!r} is for other layers or of another rank")
    set_peft_model_state_dict(model, weights)


def fits(folder: Path, model: Any) -> bool:
    """Whether every matrix of the adapter in `folder` meets a layer of its size in the model.

    Raises OSError if there is no adapter.
    """
    from safetensors import safe_open

    layers = dict(model.named_modules())
    with safe_open(folder / WEIGHTS, framework="pt") as weights:
        for name in weights.keys():  # noqa: SIM118 - not a dict
            layer_name, _, side = name.removeprefix("base_model.model.").rpartition(".lora_")
            layer = layers.get(layer_name)
            inward, outward = getattr(layer, "in_features", None), getattr(layer, "out_features", None)
            shape = weights.get_slice(name).get_shape()
            if (side.startswith("A") and shape[1] != inward) or (side.startswith("B") and shape[0] != outward):
                return False
    return True


def apply(model: Any, folder: Path) -> Any:
    """The model with the adapter in `folder` added to its weights: W + BA · alpha / rank (Hu et al. 2021, LoRA).

    A plain adapter is added in place; peft, which copies every matrix as float32, is asked for the other kinds.
    Raises OSError if there is no adapter, ValueError if its weights are not numbers.
    """
    import torch

    if (pairs := _pairs(model, folder)) is None:
        return _by_peft(model, folder)
    with torch.no_grad():
        for layer, inward, outward, scale in pairs:
            layer.weight.addmm_(outward, inward, alpha=scale)
    return model


def attach(model: Any, folder: Path) -> Any:
    """The same model, but Wx + B(Ax) · alpha / rank is computed as it runs.

    The weights stay as they lie in the file: nothing is copied, so a model is ready at once, processes share its
    memory, and the adapter keeps the digits that rounding W + BA to bf16 would take. Raises like `apply`.
    """
    if (pairs := _pairs(model, folder)) is None:
        return _by_peft(model, folder)
    for layer, inward, outward, scale in pairs:
        layer.register_forward_hook(_addition(inward, outward * scale))
    return model


def _addition(inward: Any, outward: Any) -> Any:
    from torch.nn.functional import linear

    return lambda layer, inputs, output: output.add_(linear(linear(inputs[0], inward), outward))


def _pairs(model: Any, folder: Path) -> list[tuple[Any, Any, Any, float]] | None:
    """Each adapted layer with its A, its B and alpha / rank; None for an adapter that is more than such pairs."""
    from peft import LoraConfig, PeftConfig
    from safetensors.torch import load_file

    config = PeftConfig.from_pretrained(str(folder))
    if not isinstance(config, LoraConfig) or _is_special(config):
        return None
    weights = load_file(folder / WEIGHTS)
    if not all(bool(weight.isfinite().all()) for weight in weights.values()):
        raise ValueError(f"the adapter {folder.name!r} holds weights that are not numbers")
    scale = config.lora_alpha / (config.r**0.5 if config.use_rslora else config.r)
    pairs = []
    for name, inward in weights.items():
        if name.endswith(".lora_A.weight"):
            layer = model.get_submodule(name.removeprefix("base_model.model.").removesuffix(".lora_A.weight"))
            outward = weights[name.replace(".lora_A.", ".lora_B.")]
            pairs.append((layer, inward.to(layer.weight), outward.to(layer.weight), scale))
    return pairs


def _by_peft(model: Any, folder: Path) -> Any:
    from peft import PeftModel

    return PeftModel.from_pretrained(model, str(folder)).merge_and_unload(safe_merge=True)


def _is_special(config: Any) -> bool:
    """Whether a LoRA does more than add BA to the weights of linear layers, or not to all of them alike."""
    return bool(
        config.use_dora
        or config.bias != "none"
        or config.modules_to_save
        or config.rank_pattern
        or config.alpha_pattern
        or config.fan_in_fan_out
    )
