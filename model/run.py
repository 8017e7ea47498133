"""How far a training is, and what is kept of it: checkpoints, a report, pages of samples. The same for every model."""

from __future__ import annotations

import json
import logging
import math
import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from model.dataset import Group, data_hash
from model.plot import PICTURE, PlotError, draw_losses

logger = logging.getLogger(__name__)

CHECKPOINT = "checkpoint.pt"


_Options = TypeVar("_Options")


@dataclass(slots=True)
class Run:
    """How far a training is; saved with every checkpoint.

    A step reads `batches_a_step` batches: accumulated ones times processes.
    """

    step: int = 0
    seconds: float = 0.0
    losses: list[float] = field(default_factory=list)
    dev_losses: list[float] = field(default_factory=list)
    batches_a_step: int = 1


def read_config(path: Path, kind: Callable[..., _Options]) -> _Options:
    """The options in a configuration file. Raises ValueError if it is not TOML or one is unknown or missing."""
    try:
        return kind(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise ValueError(f"{path.name}: {error}") from error


def scheduled_rate(step: int, steps: int, *, peak: float, warmup_steps: int) -> float:
    """The learning rate of a step: linear warm-up to `peak`, then a cosine down to a tenth of it."""
    if step < warmup_steps:
        return peak * (step + 1) / warmup_steps
    share = (step - warmup_steps) / max(1, steps - warmup_steps)
    return peak * (0.1 + 0.9 * 0.5 * (1 + math.cos(math.pi * share)))


def save_checkpoint(folder: Path, weights: Mapping[str, Any], optimizer: Any, run: Run) -> None:
    """What `load_checkpoint` needs to continue; a kill while it is written leaves the one before."""
    import torch

    path = folder / CHECKPOINT
    temporary = path.with_suffix(".writing")
    torch.save({"weights": dict(weights), "optimizer": optimizer.state_dict(), "run": asdict(run)}, temporary)
    os.replace(temporary, path)


def load_checkpoint(folder: Path, model: Any, optimizer: Any, *, batches_a_step: int = 1) -> Run:
    """What the last checkpoint held, put into model and optimizer; a new run if there is none.

    Raises ValueError if its steps were larger or smaller than this run's are.
    """
    import torch

    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / CHECKPOINT).is_file():
        return Run(batches_a_step=batches_a_step)
    saved = torch.load(folder / CHECKPOINT, map_location="cpu", weights_only=True)
    run = Run(**saved["run"])
    if run.batches_a_step != batches_a_step:
        raise ValueError(
            f"The run in {folder} read {run.batches_a_step} batches a step, this one reads {batches_a_step}: continue "
            "it with as many processes times accumulated batches as before, or name another --out."
        )
    model.load_state_dict(saved["weights"], strict=False)
    optimizer.load_state_dict(saved["optimizer"])
    return run


def write_report(
    out: Path, options: Any, run: Run, *, data: Sequence[str], tokens: int, libraries: Sequence[str], **more: object
) -> None:
    """Write `report.json`, how the weights beside it were made, and its picture.

    `tokens` is how many ids were read in all steps.
    """
    from importlib.metadata import version

    report = {
        "options": asdict(options),
        **more,
        "data": {Path(path).name: data_hash(Path(path)) for path in data},
        "versions": {name: version(name) for name in libraries},
        "steps": run.step,
        "seconds": round(run.seconds),
        "tokens_per_second": round(tokens / max(run.seconds, 1e-9), 1),
        "dev_loss_by_epoch": run.dev_losses,
        "loss_by_step": run.losses,
    }
    (out / "report.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    try:
        draw_losses(report, out / PICTURE)
    except PlotError as error:
        logger.warning("%s", error)


def write_samples(out: Path, epoch: int, groups: Sequence[Group], lines: Sequence[str]) -> None:
    """Write a page to read: notes, the author's line, the model's line."""
    page = [f"# Samples after epoch {epoch}", ""]
    for group, line in zip(groups, lines, strict=True):
        page += [f"- notes: {' / '.join(group.brief.notes)}", f"  - author: {group.line}", f"  - model: {line}"]
    (out / f"samples-epoch-{epoch}.md").write_text("\n".join(page) + "\n", encoding="utf-8")
