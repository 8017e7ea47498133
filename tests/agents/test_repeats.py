"""What counts as told twice."""

from __future__ import annotations

import pytest

from agents.repeats import says


@pytest.mark.parametrize(
    ("fuller", "note"),
    [
        ("fired the kiln, about 40 pots a week", "fire the kiln"),
        ("fired the kiln, about 40 pots a week", "i fired the kiln around forty pots each week"),
        ("boss was late, sharpened 30 saws", "sharpened thirty saws"),
        ("graded eggs every morning", "i grade the eggs"),
        ("30 divers checked weekly", "checked 30 divers a week"),
    ],
)
def test_the_same_words_and_numbers_are_one_thing(fuller: str, note: str) -> None:
    assert says(fuller, note)


@pytest.mark.parametrize(
    ("fuller", "note"),
    [
        ("fired 40 pots", "fired 50 pots"),
        ("fired the kiln", "fired the kiln, 40 pots a week"),
        ("sharpened 30 saws' teeth", "sharpened 30 saws"),
        ("we rebuilt the weir", "i rebuilt the weir"),
        ("helped grade the eggs", "graded the eggs"),
        ("sometimes graded the eggs", "graded the eggs"),
        ("never closed the weir", "closed the weir"),
        ("graded the eggs when the foreman was ill", "graded the eggs"),
        ("shipped eels from Ost to Wick", "shipped eels from Wick to Ost"),
        ("divers taught skippers", "skippers taught divers"),
        ("graded eggs", "..."),
    ],
)
def test_another_number_doer_direction_or_limit_is_another_thing(fuller: str, note: str) -> None:
    assert not says(fuller, note)
