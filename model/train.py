"""Trains a LoRA adapter on the pairs, on whatever device there is.

    python -m model.train --config model/configs/qwen-1.5b.toml [--out model/adapters/NAME] [--cache DIR]

Loss and output head are computed at answer positions only, the rules in front of all groups once a batch (see
`model.encoding`); both together make an hour of a day on two processor cores. A killed run continues from its last
checkpoint when the same command is given again. Beside the adapter lie a report (options, seed, data hash, versions,
loss curve) and a page of samples for every epoch.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import os
import sys
import time
import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model.adapter import save
from model.dataset import DataError, Group, data_hash, read_groups
from model.encoding import pad, prompt_ids
from model.loss import Example, answer_loss, batches, encode

if TYPE_CHECKING:
    from torch import Tensor

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Options:
    """What a configuration file may set. `base` is a known base's name or a model folder, `data` files to learn from.

    `upper_layers` is the share of the layers, from the top, that get an adapter; `threads` 0 leaves torch's choice.
    """

    base: str
    data: list[str]
    dev: str
    targets: list[str]
    rank: int = 16
    alpha: int = 32
    dropout: float = 0.05
    upper_layers: float = 0.5
    epochs: int = 2
    batch_size: int = 8
    learning_rate: float = 2e-4
    warmup_steps: int = 10
    seed: int = 7
    checkpoint_steps: int = 20
    threads: int = 0
    samples: int = 12


@dataclass(slots=True)
class Run:
    """How far a training is; saved with every checkpoint."""

    step: int = 0
    seconds: float = 0.0
    losses: list[float] = field(default_factory=list)
    dev_losses: list[float] = field(default_factory=list)


def read_options(path: Path) -> Options:
    """Raises ValueError if the file is not TOML or holds an unknown or missing option."""
    try:
        return Options(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise ValueError(f"{path.name}: {error}") from error


def learning_rate(step: int, steps: int, options: Options) -> float:
    """Linear warm-up, then a cosine down to a tenth."""
    if step < options.warmup_steps:
        return options.learning_rate * (step + 1) / options.warmup_steps
    share = (step - options.warmup_steps) / max(1, steps - options.warmup_steps)
    return options.learning_rate * (0.1 + 0.9 * 0.5 * (1 + math.cos(math.pi * share)))


def add_adapter(model: Any, options: Options) -> Any:
    """The model with fresh LoRA matrices (float32) in its upper layers; all else is frozen."""
    from peft import LoraConfig, get_peft_model

    layers = model.config.num_hidden_layers
    first = layers - max(1, round(layers * options.upper_layers))
    config = LoraConfig(
        r=options.rank,
        lora_alpha=options.alpha,
        lora_dropout=options.dropout,
        target_modules=options.targets,
        layers_to_transform=list(range(first, layers)),
        task_type="CAUSAL_LM",
    )
    return get_peft_model(model, config)


def train(options: Options, base: Path, out: Path, *, limit_steps: int | None = None) -> Run:
    """Train until the epochs are over (or `limit_steps` steps are done in this call) and save into `out`.

    Raises DataError, OSError.
    """
    import torch
    from rich.progress import Progress
    from transformers import AutoModelForCausalLM, AutoTokenizer

    if options.threads:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    tokenizer = AutoTokenizer.from_pretrained(base, local_files_only=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    whole: Any = AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16, local_files_only=True)
    model = add_adapter(whole.to(device), options)
    examples = encode(tokenizer, [group for path in options.data for group in read_groups(Path(path))])
    dev = read_groups(Path(options.dev))
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=options.learning_rate, weight_decay=0.01)
    run = _resume(out / "checkpoint.pt", model, optimizer)
    plan = [
        (epoch, batch)
        for epoch in range(options.epochs)
        for batch in batches(examples, options.batch_size, seed=options.seed * 1000 + epoch)
    ]
    stop = len(plan) if limit_steps is None else min(len(plan), run.step + limit_steps)
    pad_id = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else tokenizer.eos_token_id
    logger.info("training groups=%d steps=%d at=%d parameters=%d", len(examples), len(plan), run.step, _count(trained))
    with Progress(transient=True) as bars:
        bar = bars.add_task("Training", total=len(plan), completed=run.step)
        while run.step < stop:
            epoch, batch = plan[run.step]
            began = time.monotonic()
            torch.manual_seed(options.seed * 100_000 + run.step)  # dropout, the same after a resume
            model.train()
            for group in optimizer.param_groups:
                group["lr"] = learning_rate(run.step, len(plan), options)
            loss, count = answer_loss(model.get_base_model(), batch, pad_id=pad_id)
            (loss / count).backward()  # type: ignore[no-untyped-call] # torch leaves it untyped
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            run.step += 1
            run.losses.append(round(float(loss.detach()) / count, 4))
            run.seconds += time.monotonic() - began
            bars.update(bar, completed=run.step, description=f"Training, loss {run.losses[-1]:.2f}")
            logger.info("step=%d loss=%.3f seconds=%.1f", run.step, run.losses[-1], time.monotonic() - began)
            if run.step == len(plan) or plan[run.step][0] != epoch:
                run.dev_losses.append(_dev_loss(model, encode(tokenizer, dev), options, pad_id))
                logger.info("epoch=%d dev_loss=%.3f", epoch + 1, run.dev_losses[-1])
                _write_samples(model, tokenizer, dev[:: max(1, len(dev) // options.samples)], out, epoch + 1)
                save(model, out / f"epoch-{epoch + 1}", base=base.name)
            if run.step % options.checkpoint_steps == 0 or run.step == stop:
                _checkpoint(out / "checkpoint.pt", model, optimizer, run)
    if run.step == len(plan):
        save(model, out, base=base.name)
        _write_report(out, options, run, base.name)
        (out / "checkpoint.pt").unlink(missing_ok=True)
    return run


def _count(parameters: Sequence[Tensor]) -> int:
    return sum(parameter.numel() for parameter in parameters)


def _dev_loss(model: Any, examples: Sequence[Example], options: Options, pad_id: int) -> float:
    import torch

    model.eval()
    total, count = 0.0, 0
    with torch.no_grad():
        for batch in batches(examples, options.batch_size, seed=0):
            loss, answers = answer_loss(model.get_base_model(), batch, pad_id=pad_id)
            total, count = total + float(loss), count + answers
    return round(total / max(1, count), 4)


def _write_samples(model: Any, tokenizer: Any, groups: Sequence[Group], out: Path, epoch: int) -> None:
    """A page to read: notes, the author's line, the model's line (greedy)."""
    import torch

    model.eval()
    pad_id = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else tokenizer.eos_token_id
    ids, mask = pad([prompt_ids(tokenizer, group.brief) for group in groups], with_id=pad_id, left=True)
    device = model.get_input_embeddings().weight.device
    with torch.no_grad():
        written = model.generate(
            input_ids=ids.to(device),
            attention_mask=mask.to(device),
            max_new_tokens=48,
            do_sample=False,
            pad_token_id=pad_id,
        )
    page = [f"# Samples after epoch {epoch}", ""]
    for group, row in zip(groups, written[:, ids.shape[1] :], strict=True):
        page += [f"- notes: {' / '.join(group.brief.notes)}", f"  - author: {group.line}"]
        page += [f"  - model: {tokenizer.decode(row, skip_special_tokens=True).strip()}"]
    (out / f"samples-epoch-{epoch}.md").write_text("\n".join(page) + "\n", encoding="utf-8")


def _write_report(out: Path, options: Options, run: Run, base: str) -> None:
    from importlib.metadata import version

    report = {
        "options": asdict(options) | {"base": Path(options.base).name},
        "base": base,
        "data": {Path(path).name: data_hash(Path(path)) for path in (*options.data, options.dev)},
        "versions": {name: version(name) for name in ("torch", "transformers", "peft")},
        "steps": run.step,
        "seconds": round(run.seconds),
        "dev_loss_by_epoch": run.dev_losses,
        "loss_by_step": run.losses,
    }
    (out / "report.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def _checkpoint(path: Path, model: Any, optimizer: Any, run: Run) -> None:
    import torch

    weights = {name: value for name, value in model.state_dict().items() if "lora_" in name}
    temporary = path.with_suffix(".writing")
    torch.save({"weights": weights, "optimizer": optimizer.state_dict(), "run": asdict(run)}, temporary)
    os.replace(temporary, path)


def _resume(path: Path, model: Any, optimizer: Any) -> Run:
    """What the last checkpoint held, put into model and optimizer; a new run if there is none."""
    import torch

    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file():
        return Run()
    saved = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(saved["weights"], strict=False)
    optimizer.load_state_dict(saved["optimizer"])
    return Run(**saved["run"])


def main() -> int:
    import platformdirs

    from model.base_model import KNOWN_BASES, BaseModelError, ensure_base_model

    parser = argparse.ArgumentParser(prog="python -m model.train", description=__doc__.splitlines()[0])
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="default: model/adapters/ and the config's name")
    parser.add_argument("--cache", type=Path, default=Path(platformdirs.user_cache_dir("vita")))
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--steps", type=int, help="stop after so many steps; the same command continues")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    try:
        options = replace(read_options(arguments.config), threads=arguments.threads)
        known = KNOWN_BASES.get(options.base)
        base = ensure_base_model(arguments.cache, base=known) if known else Path(options.base)
        print(json.dumps(asdict(options), indent=2))
        train(
            options, base, arguments.out or Path("model/adapters") / arguments.config.stem, limit_steps=arguments.steps
        )
    except (BaseModelError, DataError, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
