"""Who writes: from a name to a generator, with a memory of what it wrote and what that cost."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from agents.vocabulary import VOCABULARY
from benchmarks.evaluation.examples import ExampleGenerator
from benchmarks.machine import forget_peak, peak_megabytes
from model.base import Brief, Draft, GenerationError, Generator
from model.base_model import find_base
from model.generators import PROVIDER_AND_MODEL, generator_from
from model.local import LocalGenerator
from model.seq2seq import Seq2SeqGenerator

WRITERS = ("note", "cleaned", "base", "adapter", "base-free", "adapter-free", "seq2seq", "remote")
"""`note`: as typed. `cleaned`: by rules. `base`: with five examples in its prompt. `adapter`: one row for each folder.

`-free`: without grounded decoding, and for `base-free` without examples; `seq2seq`: an encoder-decoder trained from
scratch (`model.train_seq2seq`); `remote`: what GENERATOR names.
"""


AT_ONCE = 18
"""Briefs asked for together: those of one resume, since deadlines are a resume's, and so are the times reported."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the writers' weights are. `base` is a known base or a folder; `cache` is where `make setup` put it."""

    cache: Path
    base: str
    adapters: tuple[Path, ...]
    seq2seq: Path


class NoteWriter:
    """Gives the notes back as they were typed: what a resume without any help would say."""

    name = "note"

    def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> Iterator[Draft]:
        yield from (Draft(index, ", ".join(brief.notes), self.name) for index, brief in enumerate(briefs))


def open_writers(names: Sequence[str], places: Places) -> Iterator[tuple[str, Generator | None]]:
    """Each writer's name in the table and its generator, None for `cleaned`, which needs none.

    Made one after another and kept by nobody here, so that two models need not be in memory at once.
    Raises BaseModelError, GeneratorError; GenerationError if GENERATOR names no remote model.
    """
    for name in names:
        if name == "note":
            yield name, NoteWriter()
        elif name == "cleaned":
            yield name, None
        elif name == "base":
            yield name, ExampleGenerator(find_base(places.base, places.cache))
        elif name == "base-free":
            yield name, LocalGenerator(find_base(places.base, places.cache), adapter=None, grounded=False)
        elif name in ("adapter", "adapter-free"):
            base = find_base(places.base, places.cache)
            for folder in places.adapters:
                yield (
                    f"{name} {folder.name}",
                    LocalGenerator(base, adapter=folder, grounded=name == "adapter", vocabulary=VOCABULARY),
                )
        elif name == "seq2seq":
            yield name, Seq2SeqGenerator(places.seq2seq)
        else:
            yield _remote(places.cache)


def _remote(cache: Path) -> tuple[str, Generator | None]:
    """GENERATOR and its companions are read here as `agents.tailor` reads them."""
    named = os.environ.get("GENERATOR", "")
    if not PROVIDER_AND_MODEL.fullmatch(named):
        raise GenerationError(f"expected GENERATOR=provider:model for the writer 'remote', got {named!r}")
    return named, generator_from(os.environ, cache=cache, vocabulary=VOCABULARY)


@dataclass(slots=True)
class Recorder:
    """A generator that remembers: what each brief was answered with, how long writing took, and what went wrong.

    A brief that comes again (the same group for another posting) gets the same drafts at no cost, as greedy decoding
    would give them. The pipeline falls back to cleaned notes when a generator fails, which here would pass for a
    result: look at `failure` afterwards.
    """

    generator: Generator
    drafts: dict[Brief, tuple[str, ...]] = field(default_factory=dict)
    seconds: float = 0.0
    megabytes: float = 0.0
    failure: GenerationError | None = None
    name: str = field(init=False)

    def __post_init__(self) -> None:
        self.name = self.generator.name

    def load(self) -> None:
        """Read the weights, where there are any: that is not writing. Raises GenerationError."""
        if load := getattr(self.generator, "load", None):
            load()

    def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> Iterator[Draft]:
        """The drafts of each brief; none for one that failed."""
        new = [brief for brief in dict.fromkeys(briefs) if brief not in self.drafts]
        for start in range(0, len(new), AT_ONCE):
            self._write(new[start : start + AT_ONCE], candidates)
        for index, brief in enumerate(briefs):
            yield from (Draft(index, text, self.name) for text in self.drafts[brief])

    def _write(self, briefs: Sequence[Brief], candidates: int) -> None:
        texts: dict[int, list[str]] = {}
        forget_peak()
        began = time.monotonic()
        try:
            for draft in self.generator.write(briefs, candidates=candidates):
                texts.setdefault(draft.brief, []).append(draft.text)
        except GenerationError as error:  # drafts that came before it hold
            self.failure = error
        self.seconds += time.monotonic() - began
        self.megabytes = max(self.megabytes, peak_megabytes())
        self.drafts.update({brief: tuple(texts.get(index, ())) for index, brief in enumerate(briefs)})
