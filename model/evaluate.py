"""Compares what writes lines, on groups nobody trained on: the note as it is, the base model, the adapter, a baseline.

    python -m model.evaluate --data model/data/dev.jsonl [--writers note,base,adapter] [--lines FILE] [--adapter DIR]
        [--base NAME|DIR] [--seq2seq DIR]

Prints one JSON object a writer. These figures are cheap and coarse: likeness to one author's wording, and numbers or
names that the notes do not hold. Whether a line is faithful takes a reader: `--lines` writes all lines to be read.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from model.base import Brief, GenerationError
from model.base_model import DEFAULT_BASE, BaseModelError, find_base
from model.dataset import DataError, Group, read_groups
from model.held import held_by
from model.local import ADAPTER, LocalGenerator
from model.seq2seq import Seq2SeqGenerator

WRITERS = ("note", "base", "adapter", "base-free", "adapter-free", "seq2seq")
"""`-free`: without grounded decoding; `seq2seq`: an encoder-decoder trained from scratch (`model.train_seq2seq`)."""


@dataclass(frozen=True, slots=True)
class Score:
    """Shares are of all groups; `rouge_l` is a mean F1; `seconds` is for all lines, loading excluded."""

    writer: str
    groups: int
    written: float
    rouge_l: float
    invented: float
    digits_kept: float
    words: float
    seconds: float


def rouge_l(line: str, reference: str) -> float:
    """F1 of the longest common subsequence of words, in lower case. Source: Lin 2004, ROUGE, section 3."""
    left, right = line.lower().split(), reference.lower().split()
    lengths = [0] * (len(right) + 1)
    for word in left:
        above_left = 0
        for column, other in enumerate(right, 1):
            above = lengths[column]
            lengths[column] = above_left + 1 if word == other else max(above, lengths[column - 1])
            above_left = above
    return 2 * lengths[-1] / (len(left) + len(right)) if left and right else 0.0


def score(writer: str, groups: Sequence[Group], lines: Sequence[str], seconds: float) -> Score:
    """`lines` holds one line a group, "" where none was written."""
    written = [(group, line) for group, line in zip(groups, lines, strict=True) if line]
    count = max(1, len(written))
    kept = [_digits(line) >= _digits(group.line) for group, line in written]
    return Score(
        writer=writer,
        groups=len(groups),
        written=round(len(written) / max(1, len(groups)), 3),
        rouge_l=round(sum(rouge_l(line, group.line) for group, line in written) / count, 3),
        invented=round(sum(not held_by(group.brief).accepts_whole(line) for group, line in written) / count, 3),
        digits_kept=round(sum(kept) / count, 3),
        words=round(sum(len(line.split()) for _, line in written) / count, 1),
        seconds=round(seconds, 1),
    )


def _digits(line: str) -> set[str]:
    """The numbers of a line."""
    return {"".join(c for c in word if c.isdigit()) for word in line.split() if any(c.isdigit() for c in word)}


def lines_of(
    writer: str, briefs: Sequence[Brief], *, base: Path, adapter: Path, seq2seq: Path
) -> tuple[list[str], float]:
    """The greedy line of each brief ("" for none), and the seconds it took. Raises GenerationError."""
    if writer == "note":
        return [", ".join(brief.notes) for brief in briefs], 0.0
    generator: LocalGenerator | Seq2SeqGenerator
    if writer == "seq2seq":
        generator = Seq2SeqGenerator(seq2seq)
    else:
        chosen = adapter if writer.startswith("adapter") else None
        generator = LocalGenerator(base, adapter=chosen, grounded=not writer.endswith("-free"))
    generator.load()
    began = time.monotonic()
    drafts = {draft.brief: draft.text for draft in generator.write(briefs)}
    return [drafts.get(index, "") for index in range(len(briefs))], time.monotonic() - began


def main() -> int:
    import platformdirs

    parser = argparse.ArgumentParser(prog="python -m model.evaluate", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--writers", default="note,base,adapter", help="of " + ", ".join(WRITERS))
    parser.add_argument("--adapter", type=Path, default=ADAPTER)
    parser.add_argument("--base", default=DEFAULT_BASE, help="a known base or a model folder")
    parser.add_argument("--seq2seq", type=Path, help="default: models/seq2seq in the cache folder")
    parser.add_argument("--cache", type=Path, default=Path(platformdirs.user_cache_dir("vita")))
    parser.add_argument("--lines", type=Path, help="write notes and lines there, JSON Lines, to be read")
    options = parser.parse_args()
    writers = options.writers.split(",")
    if unknown := [writer for writer in writers if writer not in WRITERS]:
        parser.error(f"unknown writer {unknown[0]!r}; known: {', '.join(WRITERS)}")
    try:
        groups = read_groups(options.data)
        uses_base = any(writer.startswith(("base", "adapter")) for writer in writers)
        base = find_base(options.base, options.cache) if uses_base else Path()
        pages: dict[str, list[str]] = {}
        for writer in writers:
            pages[writer], seconds = lines_of(
                writer,
                [group.brief for group in groups],
                base=base,
                adapter=options.adapter,
                seq2seq=options.seq2seq or options.cache / "models" / "seq2seq",
            )
            found = score(writer, groups, pages[writer], seconds)
            print(json.dumps({name: getattr(found, name) for name in Score.__slots__}), flush=True)
        if options.lines:
            rows = [
                {"notes": group.brief.notes, "role": group.brief.role, "author": group.line}
                | {writer: page[index] for writer, page in pages.items()}
                for index, group in enumerate(groups)
            ]
            text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            options.lines.write_text(text, encoding="utf-8")
    except (BaseModelError, DataError, GenerationError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
