"""Puts the cleaned note beside every line of training data, as the writer will see it when it is used.

    python -m agents.drafts model/data/*.jsonl

Rewrites the files: each line of a pair gets `draft`, what `agents.clean` makes of the notes it cites ("" where nothing
is made or nothing is cleaned: edits, letters). Run it again when the rules of cleaning change, then train.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from agents.clean import clean
from model.dataset import CURRENT

UNCLEANED = frozenset({"edit", "letter"})
"""Sections whose notes are not notes of a line: a request, and what a letter is to say."""


def with_drafts(pair: dict[str, Any]) -> dict[str, Any]:
    """The pair (see `model/data/README.md`) with a draft for every line."""
    section, current = pair["section"], pair["occupation"].endswith(CURRENT)
    lines = []
    for line in pair["lines"]:
        notes = [pair["facts"][index - 1] for index in line["facts"]]
        draft = None if section in UNCLEANED else clean(notes, section=section, current=current)
        lines.append({**line, "draft": draft or ""})
    return {**pair, "lines": lines}


def fill(path: Path) -> int:
    """Rewrite one file; how many drafts it has. A kill leaves the file as it was. Raises OSError, ValueError."""
    rows = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines() if text.strip()]
    filled = [with_drafts(row) for row in rows]
    temporary = path.with_suffix(".writing")
    temporary.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in filled), encoding="utf-8")
    os.replace(temporary, path)
    return sum(bool(line["draft"]) for row in filled for line in row["lines"])


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m agents.drafts", description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    try:
        for path in parser.parse_args().files:
            print(f"{path.name}: {fill(path)} drafts")
    except (OSError, ValueError, KeyError, IndexError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
