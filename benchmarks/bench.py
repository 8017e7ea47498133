"""`make bench`: how fast Vita is on this machine. Prints a table and writes it to `benchmarks/RESULTS.md`.

Times of different machines, or of two runs on a shared one, do not compare; ratios within one run do.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from benchmarks.machine import describe_machine, peak_megabytes

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).with_name("RESULTS.md")
PEOPLE = ROOT / "tests" / "people"
MESSAGES = [
    "hi",
    "i'm a line cook at Harbor Grill since may 2019",
    "before that dishwasher at Bluebird Diner 2016 to 2019",
    "we do about 180 covers a night and i run the grill station",
    "what do you have so far?",
    "no wait, the Bluebird job started 2015",
    "ServSafe food handler, 2020",
    "Jo Marlow, jo.marlow@example.org, 503-555-0188, Portland",
    "why do you need my email?",
    "HACCP, knife skills, ordering",
    "/facts",
    "skip",
]
LINES = 18


def main() -> None:
    rows = [*start_up(), *replies(), *exports(), *writing()]
    rows.append(("peak memory of this process", f"{peak_megabytes():,.0f} MB"))
    text = "\n".join(
        [
            "# How fast Vita is",
            "",
            f"`make bench`, {date.today()}, {describe_machine()}. "
            "The machine may be shared: compare within one run only.",
            "",
            "| what | measured |",
            "| --- | --- |",
            *(f"| {name} | {value} |" for name, value in rows),
            "",
        ]
    )
    RESULTS.write_text(text, encoding="utf-8")
    print(text)


def start_up() -> list[tuple[str, str]]:
    """Seconds from starting the command to the first question, in a pseudo-terminal: a first start, then a second."""
    with tempfile.TemporaryDirectory() as folder:
        cold, warm = (_first_question(Path(folder)) for _ in range(2))
    return [("first question, first start", f"{cold:.2f} s"), ("first question, later start", f"{warm:.2f} s")]


def _first_question(folder: Path) -> float:
    import pty

    controller, terminal = pty.openpty()
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat", "--data", str(folder)],
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "GENERATOR": "literal"},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    seen = b""
    while b"?" not in seen and time.perf_counter() - began < 60:
        seen += os.read(controller, 65536)
    seconds = time.perf_counter() - began
    process.kill()
    process.wait()
    os.close(controller)
    return seconds


def replies() -> list[tuple[str, str]]:
    """Milliseconds of a reply that writes nothing: the terminal's script mode, 10 conversations of 12 messages."""
    from agents.engine import Engine
    from agents.messages import Message
    from storage.migrations import migrate
    from storage.repository import Principal
    from storage.sql import open_repository

    async def converse(folder: Path) -> list[float]:
        url = f"sqlite+aiosqlite:///{folder / 'vita.db'}"
        migrate(url)
        engine = Engine(open_repository(url, key=b"0" * 32), generator=None, corpus=None)
        engine.warm()
        seconds: list[float] = []
        for person in range(10):
            for text in MESSAGES:
                began = time.perf_counter()
                await engine.turn(Principal("bench", "local", "local", str(person)), Message(text))
                seconds.append(time.perf_counter() - began)
        await engine.close()
        return seconds

    with tempfile.TemporaryDirectory() as folder:
        seconds = sorted(asyncio.run(converse(Path(folder))))
    median, p99 = statistics.median(seconds), seconds[int(len(seconds) * 0.99) - 1]
    return [
        ("reply without writing, median", f"{median * 1000:.0f} ms"),
        ("reply without writing, 99th percentile", f"{p99 * 1000:.0f} ms"),
    ]


def exports() -> list[tuple[str, str]]:
    """Seconds for a PDF and a PNG in a warm process, the best of five."""
    from storage.export import render
    from storage.resume import Resume

    resume = Resume.model_validate(json.loads((PEOPLE / "nurse.json").read_text(encoding="utf-8")))
    return [
        (
            f"{kind.upper()} of a resume",
            f"{min(_seconds(lambda kind=kind: render(resume, kind)) for _ in range(5)):.3f} s",
        )
        for kind in ("pdf", "png")
    ]


def writing() -> list[tuple[str, str]]:
    """Seconds for the lines of an 18-line resume in one batch, and one after another by plain generate."""
    from model.base import Brief
    from model.base_model import base_folder, is_ready
    from model.local import LocalGenerator

    cache = user_cache_path("vita", appauthor=False)
    if not is_ready(cache):
        return [(f"resume of {LINES} lines", "not measured: no base model (make setup)")]
    from model.dataset import read_groups

    groups = read_groups(ROOT / "model" / "data" / "dev.jsonl")
    briefs: list[Brief] = [group.brief for group in groups if group.brief.section == "work"][:LINES]
    generator = LocalGenerator(base_folder(cache))
    loading = _seconds(generator.load)
    list(generator.write(briefs[:1]))
    lines: dict[int, str] = {}
    first = _seconds(lambda: next(iter(generator.write(briefs))))
    ours = _seconds(lambda: lines.update((draft.brief, draft.text) for draft in generator.write(briefs)))
    unread = _seconds(lambda: _without_reading_ahead(generator, briefs))
    one_batch = _seconds(lambda: _plain(generator, briefs))
    alone: list[str] = []
    one_by_one = _seconds(lambda: alone.extend(line for brief in briefs for line in _plain(generator, [brief])))
    equal = sum(lines.get(index) == line for index, line in enumerate(alone))
    ways = {
        "one by one, plain generate": one_by_one,
        "one plain batch": one_batch,
        "shared beginning once, grounded, finished rows leave": unread,
        "and words of the notes read ahead (as it ships)": ours,
    }
    return [
        ("loading the model", f"{loading:.1f} s"),
        ("first line to be seen", f"{first:.1f} s"),
        *(
            (f"{LINES} lines, {way}", f"{seconds:.1f} s, {one_by_one / seconds:.1f}× the first")
            for way, seconds in ways.items()
        ),
        ("lines equal to plain generate's", f"{equal} of {LINES} (bf16 sums differ by batch; grounding forbids some)"),
    ]


def _without_reading_ahead(generator: Any, briefs: list[Any]) -> None:
    from unittest import mock

    with mock.patch("model.decode.AHEAD", 0):
        list(generator.write(briefs))


def _plain(generator: Any, briefs: list[Any]) -> list[str]:
    """Lines as a tutorial would write them: the same prompts, whole, padded to one length, model.generate, greedy."""
    import torch

    from model.prompts import render_smoothing

    engine = generator.engine
    engine.tokenizer.padding_side = "left"
    prompts = engine.tokenizer.apply_chat_template(
        [render_smoothing(brief) for brief in briefs],
        add_generation_prompt=True,
        return_tensors="pt",
        return_dict=True,
        padding=True,
    )
    with torch.inference_mode():
        # the loaded model itself, so that both ways run the same weights
        written = engine._model.generate(**prompts, max_new_tokens=48, do_sample=False, eos_token_id=engine.line_ends)
    answers = engine.tokenizer.batch_decode(written[:, prompts["input_ids"].shape[1] :], skip_special_tokens=True)
    return [answer.strip() for answer in answers]


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
