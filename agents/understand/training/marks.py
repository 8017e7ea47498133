"""Annotated messages: text with inline marks, `[label|words]`, as agents/understand/data/README.md has them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

TODAY = date(2026, 11, 21)
"""The day on which the messages were written."""

STATEMENTS = frozenset({"deed", "unsaid"})
"""Labels of what is said; the others are labels of single details, and may lie within a deed."""

_MARK = re.compile(r"\[(\w+)\|")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words with a label; offsets are characters of the plain text."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """One message as it was typed, with what its author marked, the inner marks first."""

    text: str
    marks: tuple[Mark, ...]
    intent: str
    occupation: str
    asked: tuple[str, ...] = ()
    """The section that was asked about, and the fields."""


def read_annotated(path: Path) -> Iterator[Annotated]:
    """The messages of a JSON Lines file. Raises ValueError with the line for one whose brackets do not match."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, marks = parse_marks(record["marked"])
        yield Annotated(text, marks, record["intent"], record["occupation"], tuple(record.get("asked", ())))


def parse_marks(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, and the marks. Raises ValueError if brackets do not match."""
    text, at, opened, marks = "", 0, list[tuple[str, int]](), list[Mark]()
    while at < len(marked):
        if begun := _MARK.match(marked, at):
            opened.append((begun[1], len(text)))
            at = begun.end()
            continue
        if marked[at] == "]":
            if not opened:
                raise ValueError(f"a bracket is closed that was not opened: {marked}")
            label, start = opened.pop()
            marks.append(Mark(start, len(text), label))
        else:
            text += marked[at]
        at += 1
    if opened:
        raise ValueError(f"a bracket is not closed: {marked}")
    return text, tuple(marks)
