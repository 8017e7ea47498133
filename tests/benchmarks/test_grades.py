from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.evaluation.bootstrap import Estimate
from benchmarks.evaluation.grades import Comparison, Reading, read_grades, write_pairs, write_sheet
from model.dataset import DataError

NOTES = ("12 lambs a day", "hate it")


def reading(writer: str, line: str, *, stage: str = "before", unit: str = "group 1") -> Reading:
    return Reading(writer, stage, unit, "Shepherd", NOTES, line)


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(row) for row in path.read_text().splitlines()]


def answer(path: Path, field: str, answers: dict[str, str]) -> None:
    """Fill in a sheet as a reader would: by what the line says."""
    filled = [row | {field: answers[row.get("line") or row["a"]]} for row in rows_of(path)]
    path.write_text("".join(json.dumps(row) + "\n" for row in filled))


def test_a_line_is_read_once_however_many_wrote_it_and_the_sheet_does_not_say_who(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.jsonl"
    write_sheet(sheet, [reading("ewe", "Fed 12 lambs"), reading("ram", "Fed 12 lambs"), reading("ram", "Led lambs")])
    rows = rows_of(sheet)
    assert sorted(row["line"] for row in rows) == ["Fed 12 lambs", "Led lambs"]
    assert "ewe" not in sheet.read_text()
    assert set(rows[0]) == {"id", "role", "notes", "line", "grade"}


def test_ids_and_order_are_the_same_in_every_run(tmp_path: Path) -> None:
    lines = [reading("ewe", f"Fed {number} lambs") for number in range(9)]
    for name, given in (("one", lines), ("two", lines[::-1])):
        write_sheet(tmp_path / f"{name}.jsonl", given)
    assert (tmp_path / "one.jsonl").read_text() == (tmp_path / "two.jsonl").read_text()
    assert [row["line"] for row in rows_of(tmp_path / "one.jsonl")] != [line.line for line in lines]


def test_grades_become_shares_of_each_writer_and_stage(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.jsonl"
    write_sheet(
        sheet,
        [
            reading("ewe", "Fed 12 lambs"),
            reading("ewe", "Led 12 lambs", unit="group 2"),
            reading("ewe", "Fed 12 lambs", stage="after"),
            reading("ram", "Fed 99 lambs"),
            reading("ram", "Not yet read", unit="group 2"),
        ],
    )
    answers = {"Fed 12 lambs": "faithful", "Led 12 lambs": "drift", "Fed 99 lambs": "invented", "Not yet read": ""}
    answer(sheet, "grade", answers)
    found = read_grades(sheet)
    assert found["ewe"]["before"]["read"] == 2
    assert found["ewe"]["before"]["faithful"] == Estimate(0.5, 0, 1)
    assert found["ewe"]["after"]["faithful"] == Estimate(1, 1, 1)
    assert found["ram"]["before"] == {
        "read": 1,
        "faithful": Estimate(0, 0, 0),
        "drift": Estimate(0, 0, 0),
        "invented": Estimate(1, 1, 1),
    }


@pytest.mark.parametrize(
    ("row", "complaint"),
    [({"id": "nobody's", "grade": "faithful"}, "not in the key"), ({"grade": "fine"}, "expected one of faithful")],
)
def test_a_grade_that_cannot_be_counted_is_named(tmp_path: Path, row: dict[str, str], complaint: str) -> None:
    sheet = tmp_path / "sheet.jsonl"
    write_sheet(sheet, [reading("ewe", "Fed 12 lambs")])
    sheet.write_text(json.dumps(rows_of(sheet)[0] | row) + "\n")
    with pytest.raises(DataError, match=complaint):
        read_grades(sheet)


def test_the_preferred_letter_is_read_as_the_chosen_line_or_the_cleaned_note(tmp_path: Path) -> None:
    sheet = tmp_path / "pairs.jsonl"
    write_pairs(
        sheet,
        [Comparison("ram", f"group {n}", "Shepherd", NOTES, f"chosen {n}", f"cleaned {n}") for n in range(20)],
    )
    rows = rows_of(sheet)
    assert {row["a"].split()[0] for row in rows} == {"chosen", "cleaned"}  # the order is drawn
    liked = [row | {"preferred": "a" if row["a"].startswith("chosen") else "b"} for row in rows[:15]]
    others = [row | {"preferred": "same"} for row in rows[15:19]]
    disliked = [row | {"preferred": "b" if row["a"].startswith("chosen") else "a"} for row in rows[19:]]
    sheet.write_text("".join(json.dumps(row) + "\n" for row in [*liked, *others, *disliked]))
    found = read_grades(sheet)["ram"]["side by side"]
    assert [found[name].value for name in ("preferred", "same", "worse")] == [0.75, 0.2, 0.05]
