"""What clean() makes of notes: properties that hold for every note, and one example a rule."""

from __future__ import annotations

import pytest

from agents.clean import clean, clean_note, is_gripe


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("i did the closing", "Did the closing"),
        (
            "tore off n replaced shingle roofs, abt 2 houses a week in summer",
            "Tore off and replaced shingle roofs, about 2 houses a week in summer",
        ),
        ("did nights, hated it", "Did nights"),
        ("im the one who set up harness lines for the crew of five", "Set up harness lines for the crew of 5"),
        ("helped passengers w wheelchairs", "Helped passengers with wheelchairs"),
    ],
)
def test_makes_a_line_of_a_note(note: str, line: str) -> None:
    assert clean_note(note) == line


def test_a_gripe_alone_makes_no_line() -> None:
    assert is_gripe("foreman was a jerk tbh")
    assert clean(["foreman was a jerk tbh"]) is None
