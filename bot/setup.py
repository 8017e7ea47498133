"""Sets Vita up in this folder: `make setup`, or `python3 -m bot.setup`.

Needs nothing but the standard library, and begins on any Python since 3.7, if only to say that it is too old. Each
stage leaves a stamp, so a second run has nothing to do and an interrupted one continues where it stopped.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bot.install import (
    DISK_FULL,
    LOCK,
    LOG,
    ROOT,
    VENV,
    SetupError,
    install_packages,
    make_venv,
    start,
    stop,
    use_new_python,
    venv_python,
)


class Stage(NamedTuple):
    """One step. It is done if its stamp holds the hash of `inputs` (texts and files) and what it made is still there.

    `run` returns the path of what it made, or "".
    """

    name: str
    title: str
    inputs: tuple[object, ...]
    run: Callable[[], str]


def main() -> int:
    """Run the stages that are not done yet; the exit code."""
    use_new_python()
    try:
        todo = [stage for stage in stages() if not is_done(stage)]
        for number, stage in enumerate(todo, start=1):
            say(f"[{number}/{len(todo)}] {stage.title}")
            begun = time.monotonic()
            made = stage.run()
            stamp(stage, made)
            say(f"      done in {time.monotonic() - begun:.0f} s")
    except SetupError as error:
        if str(error):
            print(error, file=sys.stderr)
        return 1
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        print(DISK_FULL if full else f"{error.filename}: {error.strerror}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted. The same command continues where it stopped.", file=sys.stderr)
        return 130
    return 0


def stages() -> list[Stage]:
    """What there is to do, in order. The largest comes last: Vita runs without it."""
    places = tuple(os.environ.get(name, "") for name in ("HOME", "XDG_CACHE_HOME"))
    retrieval = ROOT / "retrieval"
    embedder = (retrieval / "embed.py", retrieval / "embed_export.py", *places)
    corpus = tuple(sorted((retrieval / "corpus").glob("*.jsonl")))
    result = [
        Stage("venv", "Making a virtual environment in .venv", (sys.version_info[:2], VENV), make_venv),
        Stage("packages", "Installing the locked packages", (sys.version_info[:2], LOCK), install_packages),
        Stage("embedder", "Preparing the search network", embedder, lambda: run_module("retrieval.embed")),
        Stage(
            "index",
            "Indexing job postings and example lines",
            (*embedder, *corpus, retrieval / "ingest.py", retrieval / "chroma.py"),
            lambda: run_module("retrieval.ingest"),
        ),
    ]
    if os.environ.get("GENERATOR", "") in ("", "local") and not os.environ.get("MODEL"):
        base = ROOT / "model" / "base_model.py"
        title = "Preparing the language model (once; GENERATOR=literal does without)"
        result.append(Stage("base-model", title, (base, *places), lambda: run_module("model.base_model", show=True)))
    return result


def run_module(name: str, *, show: bool = False) -> str:
    """Run a module of this project and give the last line of its output if that is the path of what it made, else "".

    With `show` it speaks for itself on stderr, bars and errors alike. Raises SetupError.
    """
    command = [str(venv_python()), "-m", name]
    with start(command, env=os.environ, stderr=None if show else subprocess.PIPE) as process:
        try:
            output, errors = process.communicate()
        except KeyboardInterrupt:
            stop(process)
            raise
    said = (errors or b"").decode("utf-8", "replace").strip()
    if process.returncode != 0:
        raise SetupError(explain_module(name, process.returncode, said, spoke=show))
    printed = output.decode("utf-8", "replace").strip().splitlines()
    return printed[-1] if printed and os.path.exists(printed[-1]) else ""


def explain_module(name: str, code: int, said: str, *, spoke: bool) -> str:
    """One sentence for a module that failed; "" if it `spoke` for itself. A traceback goes to the log."""
    if code < 0:
        return f"{name} was stopped (signal {-code}). If memory is short, close something; then try again."
    if spoke:
        return ""
    if said and "\n" not in said:
        return said
    LOG.write_text(said + "\n", encoding="utf-8")
    return DISK_FULL if re.search("No space left|Errno 28", said) else f"{name} failed; what it said is in {LOG}."


# --- stamps


def is_done(stage: Stage) -> bool:
    try:
        left = json.loads(_stamp_file(stage).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(left["inputs"] == digest(stage.inputs) and (not left["made"] or os.path.exists(left["made"])))


def stamp(stage: Stage, made: str) -> None:
    """Write the stamp under another name first: half a stamp is none."""
    file = _stamp_file(stage)
    file.parent.mkdir(exist_ok=True)
    aside = file.with_suffix(".new")
    aside.write_text(json.dumps({"inputs": digest(stage.inputs), "made": made}), encoding="utf-8")
    os.replace(str(aside), str(file))


def digest(inputs: tuple[object, ...]) -> str:
    """A hash over texts and the contents of files."""
    total = hashlib.sha256()
    for item in inputs:
        content = item.read_bytes() if isinstance(item, Path) and item.is_file() else str(item).encode()
        total.update(len(content).to_bytes(8, "big") + content)
    return total.hexdigest()


def _stamp_file(stage: Stage) -> Path:
    return VENV / "stamps" / f"{stage.name}.json"


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
