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
