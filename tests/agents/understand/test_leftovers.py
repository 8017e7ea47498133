"""What a message tells behind a fact and no reader takes is named, and talk is not."""

from __future__ import annotations

import datetime

import pytest

from agents.understand import Context, understand
from agents.understand.leftovers import unplaced
from agents.understand.page import read_page
from agents.understand.values import Found

TODAY = datetime.date(2026, 11, 21)


def left(text: str, *values: str) -> tuple[str, ...]:
    """What is left of `text` where `values` were found in it."""
    found = [Found("work", 0, "name", value, text.index(value), text.index(value) + len(value)) for value in values]
    return unplaced(read_page(text, TODAY), found)


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("forklift cert 2024, manual handling, safe pass", ["forklift cert"], ("manual handling", "safe pass")),
        (
            "Retired Army, 12 years, honorable discharge, Secret clearance",
            ["Army"],
            ("honorable discharge", "Secret clearance"),
        ),
        (
            "won bronze at the Label Awards in 2023, for the range Tomme",
            ["bronze at the Label Awards"],
            ("for the range Tomme",),
        ),
        ("Tesco 2019-2021, store nights team", ["Tesco"], ("store nights team",)),
    ],
)
def test_what_stands_behind_a_fact_is_named(text: str, values: list[str], expected: tuple[str, ...]) -> None:
    assert left(text, *values) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("i published a small book, Cheese Labels, 2022", ["Cheese Labels"]),  # the frame in front of the fact
        ("i speak french too, my mums from congo", ["french"]),
        ("kofi asante, sous chef, i need a cv asap", ["kofi asante", "sous chef"]),
        ("spanish and english, both native", ["spanish", "english"]),
        ("Hill Farm 2010-2014, the pay was terrible", ["Hill Farm"]),
        ("Hill Farm, 1,400 ewes and 300 cows", ["Hill Farm", "1,400 ewes and 300 cows"]),
        ("good evening, my name is Ada", ["Ada"]),
    ],
)
def test_frames_talk_and_remarks_are_not_named(text: str, values: list[str]) -> None:
    assert left(text, *values) == ()


def test_nothing_is_named_of_a_message_that_was_read_whole() -> None:
    said = "barista at Copper Cup in Leeds, June 2019 to May 2021, made coffee and trained 3 starters"
    assert understand(said, context=Context(today=TODAY)).left == ()
