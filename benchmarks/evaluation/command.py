"""The command `python -m model.evaluate`: options, one run, one JSON object a writer, sheets for readers, the table."""

from __future__ import annotations

import argparse
import json
import random
import re
import shlex
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import platformdirs

from agents.tailor import TailorError
from benchmarks.evaluation import groups, resumes
from benchmarks.evaluation.bootstrap import Estimate
from benchmarks.evaluation.grades import Comparison, Reading, read_grades, write_pairs, write_sheet
from benchmarks.evaluation.people import Person, read_people
from benchmarks.evaluation.report import report
from benchmarks.evaluation.similarity import Meaning
from benchmarks.evaluation.writers import WRITERS, Places, Recorder, open_writers
from benchmarks.machine import describe_machine
from model.base import GenerationError, Generator
from model.base_model import DEFAULT_BASE, BaseModelError
from model.dataset import DataError, Group, read_groups
from model.generators import GeneratorError
from model.local import ADAPTER
from retrieval.embed import Embedder, EmbedderError, ensure_embedder

SEED = 5
"""Draws the groups that are to be read."""


class Run:
    """One run over groups and people: what every writer scored, and the lines that a reader should see."""

    def __init__(self, held_out: Sequence[Group], people: Sequence[Person], meaning: Meaning, *, sample: int) -> None:
        self._groups = held_out
        self._people = people
        self._meaning = meaning
        indices = range(len(held_out))
        self._read = sorted(random.Random(SEED).sample(indices, sample)) if 0 < sample < len(held_out) else indices
        self.readings: list[Reading] = []
        self.comparisons: list[Comparison] = []

    def score(self, writer: str, generator: Generator | None) -> dict[str, Any]:
        """What is printed for a writer. Raises GenerationError if it wrote nothing at all; TailorError."""
        recorder = None if generator is None else Recorder(generator)
        if recorder is not None:
            recorder.load()
        scores: dict[str, Any] = {"writer": writer}
        if self._groups:
            scores["groups"] = self._score_groups(writer, recorder)
        if self._people and writer != "note":  # which is no generator that anybody would have
            scores["resumes"] = self._score_resumes(writer, recorder)
        if recorder is not None and recorder.failure is not None:
            if not any(recorder.drafts.values()):
                raise recorder.failure
            print(f"{writer}: some groups have no line: {recorder.failure}", file=sys.stderr)
        plain: dict[str, Any] = _plain(scores)
        return plain

    def _score_groups(self, writer: str, recorder: Recorder | None) -> dict[str, Any]:
        page = groups.write_page(self._groups, recorder)
        for index in self._read if writer != "note" else ():  # a reader need not say that the notes are faithful
            brief, raw, final = self._groups[index].brief, page.raw[index], page.final[index]
            unit = f"group {index}"
            for stage, line in (("before", raw), ("after", final)):
                if line:
                    self.readings.append(Reading(writer, stage, unit, brief.role, brief.notes, line))
            if final != brief.cleaned:
                self.comparisons.append(Comparison(writer, unit, brief.role, brief.notes, final, brief.cleaned))
        cost = {"seconds_a_line": page.seconds / len(self._groups), "megabytes": page.megabytes}
        return {"count": len(self._groups)} | cost | groups.measure_page(self._groups, page, self._meaning)

    def _score_resumes(self, writer: str, recorder: Recorder | None) -> dict[str, Any]:
        written = resumes.write_resumes(self._people, recorder)
        for resume in written:
            for line in resume.lines:
                unit, role = resume.person.id, line.entry.role
                self.readings.append(Reading(writer, "resume", unit, role, line.notes, line.text))
                if line.cleaned and line.text != line.cleaned:
                    self.comparisons.append(Comparison(writer, unit, role, line.notes, line.text, line.cleaned))
        cost = {} if recorder is None else {"megabytes": recorder.megabytes}
        return {"count": len(written)} | cost | resumes.measure_resumes(written, self._meaning)


def _plain(value: Any) -> Any:
    """Estimates as lists of three, numbers rounded: what JSON can hold."""
    if isinstance(value, Estimate):
        return value.rounded()
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return round(value, 3) if isinstance(value, float) else value


def _parser(about: str) -> argparse.ArgumentParser:
    cache = Path(platformdirs.user_cache_dir("vita"))
    parser = argparse.ArgumentParser(prog="python -m model.evaluate", description=about)
    parser.add_argument("--data", type=Path, help="held-out groups, JSON Lines as model/data/README.md has it")
    parser.add_argument("--people", type=Path, help="a folder of people with postings, for whole resumes")
    parser.add_argument("--writers", default="note,cleaned,base,adapter", help="of " + ", ".join(WRITERS))
    parser.add_argument("--adapter", type=Path, action="append", help="a folder; may be given several times")
    parser.add_argument("--base", default=DEFAULT_BASE, help="a known base or a model folder")
    parser.add_argument("--seq2seq", type=Path, help="default: models/seq2seq in the cache folder")
    parser.add_argument("--cache", type=Path, default=cache)
    parser.add_argument("--lines", type=Path, help="write the lines there to be graded, who wrote them beside it")
    parser.add_argument("--pairs", type=Path, help="write chosen lines beside cleaned notes there, to be preferred")
    parser.add_argument("--sample", type=int, default=0, help="so many groups, drawn at random, are to be read")
    parser.add_argument("--grades", type=Path, action="append", default=[], help="such a file that somebody has read")
    parser.add_argument("--scores", type=Path, help="what an earlier run printed, instead of running again")
    parser.add_argument("--table", type=Path, help="write the tables there, Markdown")
    return parser


def run(about: str, arguments: Sequence[str] | None = None) -> int:
    """0, or 1 with one line on standard error."""
    parser = _parser(about)
    options = parser.parse_args(arguments)
    if unknown := [writer for writer in options.writers.split(",") if writer not in WRITERS]:
        parser.error(f"unknown writer {unknown[0]!r}; known: {', '.join(WRITERS)}")
    if not (options.data or options.people or options.scores or options.grades):
        parser.error("nothing to do: give --data, --people, --scores or --grades")
    try:
        scores = _earlier(options.scores) if options.scores else []
        for found in _scores(options):
            print(json.dumps(found, ensure_ascii=False), flush=True)
            scores.append(found)
        grades: dict[str, Any] = {}
        for path in options.grades:
            for writer, stages in _plain(read_grades(path)).items():
                grades.setdefault(writer, {}).update(stages)
        if grades:
            print(json.dumps({"grades": grades}, ensure_ascii=False))
        if options.table:
            options.table.write_text(report(scores, grades, heading=_heading(arguments)), encoding="utf-8")
    except (BaseModelError, DataError, EmbedderError, GenerationError, GeneratorError, OSError, TailorError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _scores(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Each writer's scores; the sheets are written when all are done."""
    held_out = groups.with_cleaned(read_groups(options.data)) if options.data else []
    people = read_people(options.people) if options.people else []
    if not held_out and not people:
        return
    meaning = Meaning(Embedder(ensure_embedder(options.cache)))
    whole = Run(held_out, people, meaning, sample=options.sample)
    seq2seq = options.seq2seq or options.cache / "models" / "seq2seq"
    places = Places(options.cache, options.base, tuple(options.adapter or [ADAPTER]), seq2seq)
    for writer, generator in open_writers(options.writers.split(","), places):
        yield whole.score(writer, generator)
    if options.lines:
        write_sheet(options.lines, whole.readings)
    if options.pairs:
        write_pairs(options.pairs, whole.comparisons)


def _earlier(path: Path) -> list[dict[str, Any]]:
    """Raises DataError."""
    try:
        rows = [dict(json.loads(text)) for text in path.read_text(encoding="utf-8").splitlines() if text.strip()]
    except (ValueError, TypeError) as error:
        raise DataError(f"{path.name}: expected what an earlier run printed, one JSON object a writer") from error
    return [row for row in rows if "writer" in row]


def _heading(arguments: Sequence[str] | None) -> str:
    """Command, date and machine; of a folder outside the repository its name alone."""
    given = sys.argv[1:] if arguments is None else arguments
    shown = shlex.join(re.sub(r"^(--[\w-]+=)?/.*/", r"\1", word) for word in given)
    return f"`python -m model.evaluate {shown}`, {date.today()}, {describe_machine()}."
