"""Training pairs: notes of one job and the resume lines they support, cut into groups of one line each.

The format and its origin are in `model/data/README.md`. A group is a line with the notes it cites; notes that no line
cites (gripes, wishes) make no group.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from model.base import Brief
from model.order import order_of

CURRENT = " (current)"
"""Ends an `occupation` whose job goes on."""


class DataError(Exception):
    """A line of the data is not a pair. The text names file, line and what was expected."""


@dataclass(frozen=True, slots=True)
class Group:
    """One thing to learn: the brief, and the line an author wrote for it. `occupation` keeps splits apart.

    `smooth` is the brief's draft as an author smoothed it (`model.order`), "" where there is none.
    """

    brief: Brief
    line: str
    occupation: str
    smooth: str = ""


def read_groups(path: Path) -> list[Group]:
    """The groups of a JSON Lines file, in its order. Raises DataError; OSError if the file cannot be read."""
    groups: list[Group] = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not text.strip():
            continue
        try:
            groups.extend(_groups_of(json.loads(text)))
        except (json.JSONDecodeError, KeyError, TypeError, IndexError) as error:
            raise DataError(
                f'{path.name}, line {number}: expected {{"section", "occupation", "facts", "lines"}} as the data card '
                f"describes, got {text[:60]!r}"
            ) from error
    return groups


def smoothings(groups: Sequence[Group]) -> list[Group]:
    """Those with a smoothed draft, which is their line then."""
    return [replace(group, line=group.smooth) for group in groups if group.smooth]


def data_hash(path: Path) -> str:
    """sha256 of the file, as hex: says which data an adapter was trained on."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _groups_of(pair: dict[str, Any]) -> list[Group]:
    occupation: str = pair["occupation"]
    facts: list[str] = pair["facts"]
    role = occupation.removesuffix(CURRENT)
    groups = []
    for line in pair["lines"]:
        cited: list[int] = line["facts"]
        if not cited or min(cited) < 1:
            raise IndexError("a line cites notes by 1-based index")
        brief = Brief(
            section=pair["section"],
            role=role,
            notes=tuple(facts[index - 1] for index in cited),
            current=occupation != role,
            cleaned=line.get("draft", ""),
        )
        groups.append(Group(brief, line["text"], role, line.get("smooth") or _own_smoothing(brief, line["text"])))
    return groups


def _own_smoothing(brief: Brief, line: str) -> str:
    """The line itself, if it only smooths the draft; else ""."""
    order = order_of(brief.cleaned)
    return line if brief.cleaned and order.accepts(line, growing=False) and order.ends(line) else ""
