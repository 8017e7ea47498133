"""The command over a few groups and one person, with the tiny model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.evaluation.command import run
from model.local import ADAPTER

PAIR = {
    "section": "work",
    "occupation": "Beekeeper",
    "facts": ["60 hives, 4 farms", "the drive was awful"],
    "lines": [{"text": "Kept 60 hives on 4 farms", "facts": [1], "draft": "60 hives, 4 farms"}],
}
PERSON = {
    "id": "01-beekeeper",
    "resume": {
        "basics": {"name": "Ada Quill"},
        "work": [
            {"name": "Fernbrook", "position": "Beekeeper", "highlights": ["60 hives, 4 farms"]},
            {"name": "Blue Lantern", "position": "Baker", "endDate": "2015", "highlights": ["baked bread"]},
        ],
    },
    "postings": [{"title": "Baker", "text": "We bake bread.\n- Sourdough"}, {"title": "Grower", "text": "- Bees"}],
}


@pytest.fixture
def given(tmp_path: Path) -> list[str]:
    """The options for one group, one person and the sheets."""
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "01-beekeeper.json").write_text(json.dumps(PERSON))
    (tmp_path / "groups.jsonl").write_text(json.dumps(PAIR))
    options = [f"--{name}={tmp_path / name}.jsonl" for name in ("lines", "pairs")]
    return [f"--data={tmp_path / 'groups.jsonl'}", f"--people={tmp_path / 'people'}", *options]


def rows_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(row) for row in text.splitlines()]


def test_every_writer_goes_the_whole_way(
    given: list[str], tiny_model_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "table.md"
    writers = ["note", "cleaned", "base", "adapter-free"]
    options = [*given, f"--writers={','.join(writers)}", f"--base={tiny_model_folder}", f"--table={table}"]
    assert run("", options) == 0
    rows = rows_of(capsys.readouterr().out)
    assert [row["writer"].split()[0] for row in rows] == writers
    assert all(set(row["groups"]) >= {"count", "seconds_a_line", "before", "after"} for row in rows)
    assert ["resumes" in row for row in rows] == [False, True, True, True]
    assert rows[1]["groups"]["before"]["preserved"] == [1, 1, 1]
    assert rows[1]["groups"]["after"]["rouge_l"] == [
        0.6,
        0.6,
        0.6,
    ]  # 3 words of 4 and 6 in common ("hives," is another)
    assert rows[1]["resumes"]["stayed_cleaned"] == [1, 1, 1]
    assert all(row["groups"]["after"]["findings"] == [0, 0, 0] for row in rows)  # whatever a random model wrote
    assert f"| note | cleaned | base | adapter-free {ADAPTER.name} |" in table.read_text()
    assert str(tmp_path) not in table.read_text()


def test_sheets_are_written_graded_and_read_back_beside_earlier_scores(
    given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("", [*given, "--writers=note,cleaned"]) == 0
    (tmp_path / "scores.jsonl").write_text(capsys.readouterr().out)
    sheet = tmp_path / "lines.jsonl"
    graded = [row | {"grade": "faithful"} for row in rows_of(sheet.read_text())]
    assert {tuple(row["notes"]) for row in graded} == {("60 hives, 4 farms",), ("baked bread",)}
    sheet.write_text("".join(json.dumps(row) + "\n" for row in graded))
    options = [f"--scores={tmp_path / 'scores.jsonl'}", f"--grades={sheet}", f"--table={tmp_path / 'table.md'}"]
    assert run("", options) == 0
    (printed,) = rows_of(capsys.readouterr().out)
    assert printed["grades"]["cleaned"]["after"]["faithful"] == [1, 1, 1]
    assert "note" not in printed["grades"]
    assert "| cleaned, on whole resumes |" in (tmp_path / "table.md").read_text()


@pytest.mark.parametrize("options", [["--data=dev.jsonl", "--writers=poet"], ["--writers=note"]])
def test_what_cannot_be_run_is_refused(options: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run("", options)


def test_a_missing_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("", [f"--data={tmp_path / 'nothing.jsonl'}", "--writers=note"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
