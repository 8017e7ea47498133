"""Makes one model folder of a base and an adapter, for servers and libraries that know nothing of this project.

    python -m model.merge --adapter DIR --out DIR [--base NAME|DIR]

The folder holds bf16 weights as safetensors, and tokenizer, chat template and generation config as the base has them:
`transformers serve`, vLLM and `AutoModelForCausalLM` load it. It appears under its name only when it is whole. An
adapter is merged into the base whose name it holds and whose layers have its sizes, and into no other.
"""

from __future__ import annotations

import argparse
import errno
import hashlib
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from model.adapter import CONFIG, MERGED, WEIGHTS, apply, fits

COPIED = (
    "tokenizer.json",
    "tokenizer_config.json",
    "tokenizer.model",
    "vocab.json",
    "merges.txt",
    "special_tokens_map.json",
    "added_tokens.json",
    "chat_template.jinja",
    "chat_template.json",
    "generation_config.json",
)
"""Files of a base that are taken as they are, where it has them: written anew, older servers may not read them."""

_BESIDE_WEIGHTS = 100_000_000
"""Bytes that tokenizer, configs and the file system may need beside the weights."""


class MergeError(Exception):
    """There is no merged model. The text is one sentence for the person at the keyboard."""


def trained_on(adapter: Path) -> str:
    """The name of the base that the adapter was trained on. Raises MergeError if there is no whole adapter."""
    try:
        name: str = json.loads((adapter / CONFIG).read_text(encoding="utf-8"))["base_model_name_or_path"]
        digest = hashlib.sha256((adapter / WEIGHTS).read_bytes()).hexdigest()
        sums = adapter / "SHA256SUMS"
        expected = sums.read_text(encoding="utf-8").split()[0] if sums.is_file() else digest
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise MergeError(
            f"No adapter in {adapter}: expected {CONFIG} and {WEIGHTS} as training writes them."
        ) from error
    if digest != expected:
        raise MergeError(f"{adapter / WEIGHTS} is not the file that was trained: its sha256 is not the one beside it.")
    return name


def merge(adapter: Path, base: Path, out: Path) -> None:
    """Write the model folder `out`: the weights of the folder `base` with those of `adapter` added.

    Raises MergeError (another base, `out` in use, disk full, base unreadable); then `out` is as it was.
    """
    from safetensors import SafetensorError

    name = trained_on(adapter)
    if Path(name).name != base.name:
        raise MergeError(
            f"The adapter in {adapter} was trained on {name!r}, not on {base.name!r}: give that as --base."
        )
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise MergeError(f"{out} exists and is not empty: name a new folder with --out.")
    work = out.absolute().with_name(f".{out.name}.part")
    shutil.rmtree(work, ignore_errors=True)
    try:
        _check(adapter, base, out)
        work.mkdir(parents=True)
        _write(adapter, base, work)
        os.replace(work, out)  # an empty folder may be there
    except (OSError, ValueError, RuntimeError, MemoryError, SafetensorError) as error:
        shutil.rmtree(work, ignore_errors=True)
        if getattr(error, "errno", None) == errno.ENOSPC or "No space left" in str(error):  # safetensors knows no errno
            raise MergeError(
                f"The disk filled up while the merged model was written to {out}; nothing is left there."
            ) from error
        raise MergeError(
            f"{adapter.name!r} and {base.name!r} could not be merged into {out}: {_first_line(error)}"
        ) from error
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


def _check(adapter: Path, base: Path, out: Path) -> None:
    """Look before gigabytes are read: the sizes of all layers, the chat template, the room on the disk."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer

    config = AutoConfig.from_pretrained(base, local_files_only=True)
    with torch.device("meta"):
        empty: Any = AutoModelForCausalLM.from_config(config)  # type: ignore[no-untyped-call] # untyped there
    if not fits(adapter, empty):
        raise MergeError(
            f"The adapter in {adapter} does not fit {base}: its matrices have other sizes than the layers."
        )
    if AutoTokenizer.from_pretrained(base, local_files_only=True).chat_template is None:
        raise MergeError(
            f"The tokenizer in {base} has no chat template, so a server could not prompt the merged model."
        )
    needed = 2 * sum(parameter.numel() for parameter in empty.parameters()) + _BESIDE_WEIGHTS
    place = next(folder for folder in out.absolute().parents if folder.is_dir())
    if (free := shutil.disk_usage(place).free) < needed:
        raise MergeError(
            f"The disk is too full for the merged model: {needed / 1e9:.1f} GB are needed in {place}, "
            f"{free / 1e9:.1f} GB are free."
        )


def _write(adapter: Path, base: Path, folder: Path) -> None:
    import torch
    from transformers import AutoModelForCausalLM

    model: Any = AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16, local_files_only=True)
    merged = apply(model, adapter)
    merged.save_pretrained(folder, max_shard_size="5GB")
    for name in COPIED:
        if (base / name).is_file():
            shutil.copyfile(base / name, folder / name)
    origin = {
        "base": base.name,
        "adapter": adapter.resolve().name,
        "adapter_sha256": hashlib.sha256((adapter / WEIGHTS).read_bytes()).hexdigest(),
    }
    (folder / MERGED).write_text(json.dumps(origin, indent=2) + "\n", encoding="utf-8")
    for path in folder.iterdir():
        path.chmod(0o644)  # safetensors writes for its owner alone
        with path.open("rb") as file:
            os.fsync(file.fileno())


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def main() -> int:
    import platformdirs

    from model.base_model import BaseModelError, find_base

    parser = argparse.ArgumentParser(prog="python -m model.merge", description=__doc__.splitlines()[0])
    parser.add_argument("--adapter", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--base", help="a known base or a model folder; default: the one the adapter names")
    parser.add_argument("--cache", type=Path, default=Path(platformdirs.user_cache_dir("vita")))
    options = parser.parse_args()
    try:
        base = find_base(options.base or trained_on(options.adapter), options.cache)
        merge(options.adapter, base, options.out)
    except (MergeError, BaseModelError) as error:
        print(error, file=sys.stderr)
        return 1
    print(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
