"""Sheets for a reader who must not know who wrote what, and what the reader said of them.

Whether a line is faithful takes a reader. A sheet is JSON Lines, shuffled, each line once however many writers wrote
it; beside FILE.jsonl lies FILE.key.jsonl, which says who did. Ids come from the words themselves, so a line that comes
again in a later run has its grade already. The reader fills in `grade`, or `preferred` where two lines stand side by
side. What was read for the README is kept in benchmarks/grades.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.evaluation.bootstrap import Estimate, estimate
from model.dataset import DataError

GRADES = ("faithful", "drift", "invented")
"""`faithful`: says what the notes say. `drift`: their words, but otherwise related, stronger, or short of what matters.
`invented`: something the notes do not say."""

PREFERENCES = ("preferred", "same", "worse")
"""Of the chosen line beside the cleaned note."""

SEED = 11


@dataclass(frozen=True, slots=True)
class Reading:
    """A line to be read. `stage` is before, after or resume; `unit` is the group or person that it is evidence of."""

    writer: str
    stage: str
    unit: str
    role: str
    notes: tuple[str, ...]
    line: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A chosen line that differs from the cleaned note."""

    writer: str
    unit: str
    role: str
    notes: tuple[str, ...]
    chosen: str
    cleaned: str


def write_sheet(path: Path, readings: Iterable[Reading]) -> None:
    """The lines to be graded, and the key beside them. Raises OSError."""
    rows: dict[str, dict[str, Any]] = {}
    key: dict[str, list[dict[str, str]]] = {}
    for reading in readings:
        id_ = _id(reading.role, *reading.notes, reading.line)
        rows[id_] = {"id": id_, "role": reading.role, "notes": reading.notes, "line": reading.line, "grade": ""}
        author = {"writer": reading.writer, "stage": reading.stage, "unit": reading.unit}
        if author not in key.setdefault(id_, []):
            key[id_].append(author)
    _write(path, rows, [{"id": id_, "by": authors} for id_, authors in key.items()])


def write_pairs(path: Path, comparisons: Iterable[Comparison]) -> None:
    """Chosen line and cleaned note side by side as `a` and `b`, in an order drawn for each. Raises OSError."""
    rows: dict[str, dict[str, Any]] = {}
    key: dict[str, dict[str, Any]] = {}
    for pair in comparisons:
        id_ = _id(pair.role, *pair.notes, pair.cleaned, pair.chosen)
        lines = [pair.chosen, pair.cleaned]
        random.Random(f"{SEED} {id_}").shuffle(lines)
        rows[id_] = {"id": id_, "role": pair.role, "notes": pair.notes, "a": lines[0], "b": lines[1], "preferred": ""}
        entry = key.setdefault(id_, {"id": id_, "chosen": "a" if lines[0] == pair.chosen else "b", "by": []})
        author = {"writer": pair.writer, "stage": "side by side", "unit": pair.unit}
        if author not in entry["by"]:
            entry["by"].append(author)
    _write(path, rows, list(key.values()))


def read_grades(path: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """Writer → stage → how many lines were read and the share of each grade, with intervals over units.

    Rows that the reader left open are passed over. Raises DataError for a grade nobody knows or a row without a key;
    OSError.
    """
    key = {row["id"]: row for row in _rows(_key_of(path))}
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for number, row in enumerate(_rows(path), 1):
        said = _said(row, key, f"{path.name}, line {number}")
        if said:
            for author in key[row["id"]]["by"]:
                found.setdefault((author["writer"], author["stage"]), []).append((author["unit"], said))
    shares: dict[str, dict[str, dict[str, Any]]] = {}
    for (writer, stage), answers in sorted(found.items()):
        choices = PREFERENCES if stage == "side by side" else GRADES
        counted = {choice: _share(answers, choice) for choice in choices}
        shares.setdefault(writer, {})[stage] = {"read": len(answers), **counted}
    return shares


def _said(row: dict[str, Any], key: dict[str, dict[str, Any]], where: str) -> str:
    """The grade, or what the preferred letter means for the chosen line; "" if the reader left it open."""
    if row.get("id") not in key:
        raise DataError(f"{where}: its id is not in the key")
    chosen = key[row["id"]].get("chosen")
    said = str(row.get("grade" if chosen is None else "preferred") or "")
    known = GRADES if chosen is None else ("a", "b", "same")
    if said and said not in known:
        raise DataError(f"{where}: expected one of {', '.join(known)}, got {said!r}")
    if chosen is None or said in ("", "same"):
        return said
    return "preferred" if said == chosen else "worse"


def _share(answers: Sequence[tuple[str, str]], choice: str) -> Estimate | None:
    units = dict.fromkeys(unit for unit, _ in answers)
    return estimate(
        [
            (
                sum(unit == other and said == choice for other, said in answers),
                sum(unit == other for other, _ in answers),
            )
            for unit in units
        ]
    )


def _id(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:12]


def _key_of(path: Path) -> Path:
    return path.with_suffix(".key.jsonl")


def _write(path: Path, rows: dict[str, dict[str, Any]], key: list[dict[str, Any]]) -> None:
    order = sorted(rows)
    random.Random(SEED).shuffle(order)
    for place, records in (
        (path, [rows[id_] for id_ in order]),
        (_key_of(path), sorted(key, key=lambda row: row["id"])),
    ):
        text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        place.write_text(text, encoding="utf-8")


def _rows(path: Path) -> list[dict[str, Any]]:
    """Raises DataError."""
    try:
        return [dict(json.loads(row)) for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
    except (ValueError, TypeError) as error:
        raise DataError(f"{path.name}: expected one JSON object a line") from error
