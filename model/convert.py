"""From a GGUF file to a model folder that loads fast and can be trained."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor


def convert_gguf(joined: Path, folder: Path, progress: Callable[[str, float], None]) -> None:
    """Read a GGUF file and save it as a bf16 model folder with tokenizer and chat template.

    transformers dequantises to float32 and leaves a quantisation note in the config that would make the folder
    untrainable; so the weights move into a model made from the cleaned config. Peak memory is about 7.5 GB for 1.5B.
    """
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call] # transformers' logging is untyped
    place, file = str(joined.parent), joined.name
    progress("convert", 0.0)
    with contextlib.redirect_stderr(io.StringIO()):  # the reader's own progress bar has no switch
        read = AutoModelForCausalLM.from_pretrained(place, gguf_file=file, dtype=torch.bfloat16)
        config = AutoConfig.from_pretrained(place, gguf_file=file)
        tokenizer = AutoTokenizer.from_pretrained(place, gguf_file=file)
    progress("convert", 0.7)
    weights = read.state_dict()
    if hasattr(config, "quantization_config"):
        del config.quantization_config
    if _is_one_matrix(weights["lm_head.weight"], weights["model.embed_tokens.weight"]):
        config.tie_word_embeddings = True
        weights["model.embed_tokens.weight"] = weights["lm_head.weight"]
    model = AutoModelForCausalLM.from_config(config, dtype=torch.bfloat16)  # type: ignore[no-untyped-call] # so there
    model.load_state_dict(weights)
    del read, weights
    model.tie_weights()
    with contextlib.redirect_stderr(io.StringIO()):
        model.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
    for path in folder.iterdir():
        path.chmod(0o644)  # safetensors writes for its owner alone
    progress("convert", 1.0)


def _is_one_matrix(head: Tensor, embedding: Tensor) -> bool:
    """Whether both are the same weights, quantised twice: GGUF files of tied models hold the matrix in two precisions.

    The head's is the finer one. The difference for 4-bit against 6-bit is 8% of the mean weight.
    """
    if head.shape != embedding.shape:
        return False
    sample = slice(0, 4096)
    difference = (head[sample].float() - embedding[sample].float()).abs().mean()
    return bool(difference < 0.25 * embedding[sample].float().abs().mean())
