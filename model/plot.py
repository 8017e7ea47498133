"""A training's losses as a picture, drawn from its report.

    python -m model.plot REPORT.json [--out FILE.png]

Shows the loss of every step, faintly, its running mean, and the development loss where each epoch ends. Needs
matplotlib, which nothing else here needs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PICTURE = "loss.png"


class PlotError(Exception):
    """There is no picture. The text is one sentence for the person at the keyboard."""


def smoothed(losses: Sequence[float], window: int) -> list[float]:
    """The mean of each loss and up to `window` - 1 before it."""
    means = []
    for index in range(len(losses)):
        recent = losses[max(0, index + 1 - window) : index + 1]
        means.append(sum(recent) / len(recent))
    return means


def draw_losses(report: dict[str, Any], path: Path) -> None:
    """Write a PNG of the losses in `report`. Raises PlotError (no matplotlib, no losses), OSError."""
    losses, dev = report.get("loss_by_step"), report.get("dev_loss_by_epoch")
    if not losses or not dev:
        raise PlotError(f"{path.parent} has no losses to draw: expected 'loss_by_step' and 'dev_loss_by_epoch'.")
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise PlotError(
            "The losses were not drawn because matplotlib is not installed: "
            f"{sys.executable} -m pip install matplotlib, then python -m model.plot and the report's path."
        ) from error
    window = max(1, min(25, len(losses) // 8))
    steps = range(1, len(losses) + 1)
    ends = [len(losses) * epoch / len(dev) for epoch in range(1, len(dev) + 1)]
    figure = Figure(figsize=(7, 4), layout="constrained")
    FigureCanvasAgg(figure)  # draws into memory: no display, no global state
    axes = figure.add_subplot()
    axes.plot(steps, losses, color="tab:blue", alpha=0.25, linewidth=0.8)
    axes.plot(steps, smoothed(losses, window), color="tab:blue", label=f"training, mean of {window} steps")
    axes.plot(ends, dev, "o-", color="tab:orange", label="development, end of epoch")
    for end, loss in zip(ends, dev, strict=True):
        axes.annotate(f"{loss:.3f}", (end, loss), textcoords="offset points", xytext=(-4, 6), ha="right", fontsize=8)
    axes.set(xlabel="step", ylabel="cross-entropy a token, nats", ylim=(0, None))
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(path, dpi=120)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m model.plot", description=__doc__.splitlines()[0])
    parser.add_argument("report", type=Path)
    parser.add_argument("--out", type=Path, help=f"default: {PICTURE} beside the report")
    options = parser.parse_args()
    out: Path = options.out or options.report.with_name(PICTURE)
    try:
        draw_losses(json.loads(options.report.read_text(encoding="utf-8")), out)
    except (PlotError, OSError, json.JSONDecodeError) as error:
        print(error, file=sys.stderr)
        return 1
    print(out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
