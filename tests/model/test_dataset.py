from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.dataset import DataError, data_hash, read_groups, smoothings
from model.held import held_by
from model.order import order_of
from model.train import read_options

DATA = Path("model/data")
FILES = read_options(Path("model/configs/qwen-1.5b.toml")).data
TRAINED = [group for path in FILES for group in read_groups(Path(path))]
PAIR = {
    "section": "work",
    "occupation": "Plumber (current)",
    "facts": ["leaks n drains", "boss was mean", "6 calls a day"],
    "lines": [{"text": "Answer 6 calls a day for leaks and drains", "facts": [3, 1]}],
}


def write(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def test_a_line_becomes_a_group_with_the_notes_it_cites_in_that_order(tmp_path: Path) -> None:
    (group,) = read_groups(write(tmp_path / "pairs.jsonl", PAIR))
    assert group.brief.notes == ("6 calls a day", "leaks n drains")
    assert group.line == "Answer 6 calls a day for leaks and drains"
    assert (group.brief.role, group.brief.current, group.brief.section) == ("Plumber", True, "work")


def test_a_note_that_no_line_cites_is_in_no_group(tmp_path: Path) -> None:
    groups = read_groups(write(tmp_path / "pairs.jsonl", PAIR))
    assert not any("mean" in note for group in groups for note in group.brief.notes)


@pytest.mark.parametrize(
    ("line", "smooth"),
    [
        ({"draft": "Leaks, drains", "smooth": "Leaks and drains"}, "Leaks and drains"),
        ({"draft": "6 calls a day for leaks, drains"}, ""),
        ({"draft": "Answer 6 calls a day for leaks, drains"}, "Answer 6 calls a day for leaks and drains"),
        ({}, ""),
    ],
)
def test_a_smoothing_is_given_or_is_the_line_that_keeps_the_drafts_order(
    tmp_path: Path, line: dict[str, str], smooth: str
) -> None:
    pair = {**PAIR, "lines": [{**PAIR["lines"][0], **line}]}  # type: ignore[dict-item, index]
    (group,) = groups = read_groups(write(tmp_path / "pairs.jsonl", pair))
    assert group.smooth == smooth
    assert [(other.brief, other.line) for other in smoothings(groups)] == ([(group.brief, smooth)] if smooth else [])


@pytest.mark.parametrize(
    "change",
    [
        {"facts": ["one"]},
        {"lines": [{"text": "x", "facts": []}]},
        {"lines": [{"text": "x", "facts": [0]}]},
        {"lines": 3},
    ],
)
def test_a_broken_pair_is_told_with_file_and_line(tmp_path: Path, change: dict[str, object]) -> None:
    path = write(tmp_path / "pairs.jsonl", PAIR, {**PAIR, **change})
    with pytest.raises(DataError, match=r"pairs\.jsonl, line 2"):
        read_groups(path)


def test_text_that_is_not_json_is_told(tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text("{\n")
    with pytest.raises(DataError, match="line 1"):
        read_groups(tmp_path / "pairs.jsonl")


def test_the_hash_changes_with_the_data(tmp_path: Path) -> None:
    one = data_hash(write(tmp_path / "a", PAIR))
    assert one == data_hash(write(tmp_path / "b", PAIR)) != data_hash(write(tmp_path / "c", PAIR, PAIR))


def test_no_occupation_is_both_trained_on_and_measured() -> None:
    trained = {group.occupation.casefold() for group in TRAINED}
    for name in ("dev", "test", "fresh"):
        measured = {group.occupation.casefold() for group in read_groups(DATA / f"{name}.jsonl")}
        assert measured
        assert not trained & measured


def test_the_groups_are_as_many_and_as_various_as_the_data_card_says() -> None:
    assert len(TRAINED) >= 2_500
    assert len({group.occupation.casefold() for group in TRAINED}) >= 120
    sections = {group.brief.section for group in TRAINED}
    written = {"work", "education", "projects", "volunteer", "awards", "certificates"}
    assert written | {"summary", "edit", "letter"} <= sections


def test_the_lines_we_train_on_hold_no_number_or_name_of_their_own() -> None:
    groups = [*TRAINED, *read_groups(DATA / "dev.jsonl"), *read_groups(DATA / "test.jsonl")]
    strange = [group.line for group in groups if not held_by(group.brief).accepts_whole(group.line)]
    assert len(strange) <= 0.02 * len(groups), strange


def test_what_smooths_a_draft_only_smooths_it() -> None:
    groups = smoothings([*TRAINED, *read_groups(DATA / "dev.jsonl")])
    assert len(groups) >= 2_400
    for group in groups:
        assert order_of(group.brief.cleaned).ends(group.line), group
        assert held_by(group.brief, in_order=True).accepts_whole(group.line), group
