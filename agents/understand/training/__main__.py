"""Trains the pipeline that reads messages: `python -m agents.understand.training --out FOLDER`."""

from __future__ import annotations

import argparse
import logging
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from thinc.api import Config

from agents.understand.trained.spans import PIPELINE
from agents.understand.training import corpus as corpus  # registers what the configuration names

CONFIG = Path(__file__).with_name("pipeline.cfg")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m agents.understand.training", description=__doc__)
    parser.add_argument("--out", type=Path, default=PIPELINE, help="where the best pipeline goes")
    parser.add_argument("--config", type=Path, default=CONFIG)
    parser.add_argument("--steps", type=int, default=None, help="fewer than the configuration has")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO)
    overrides = {} if options.steps is None else {"training.max_steps": options.steps}
    config = filled(options.config, overrides)
    nlp = init_nlp(config)
    with tempfile.TemporaryDirectory() as folder:
        train_loop(nlp, Path(folder))
        shutil.copytree(Path(folder) / "model-best", options.out, dirs_exist_ok=True)
    (options.out / "SHA256SUMS").write_text(sums(options.out), encoding="utf-8")
    return 0


def sums(folder: Path) -> str:
    """A line for each file with its SHA-256, as `sha256sum -c` reads it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    return "".join(
        f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in files
    )


def filled(path: Path, overrides: dict[str, int]) -> Config:
    """The configuration with spaCy's defaults wherever it says nothing."""
    config = util.load_config(path, overrides=overrides, interpolate=False)
    return util.load_model_from_config(config, auto_fill=True).config


if __name__ == "__main__":
    raise SystemExit(main())
