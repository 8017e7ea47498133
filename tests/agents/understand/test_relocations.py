"""Deeds that are moved to the job they belong to, or to work done on one's own."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from storage.facts import Fact, Source
from tests.agents.understand.test_within_job import TODAY


def fact(number: int, entry: int, field: str, value: str, turn: int) -> Fact:
    return Fact(f"f{number}", "work", entry, field, value, Source(turn, 0, len(value), value))


WASH = (
    fact(0, 0, "name", "Ings Road Car Wash", 1),
    fact(1, 0, "startDate", "2025", 1),
    fact(2, 0, "highlight", "i fix bikes for people on my street", 2),
    fact(3, 0, "highlight", "did like 60", 2),
    fact(4, 0, "highlight", "clean cars inside and out, 30 a day", 3),
)
MUSEUM = (
    fact(0, 0, "name", "Ashby Museum", 1),
    fact(1, 1, "name", "300 Odd", 3),
    fact(2, 1, "startDate", "2019", 3),
    fact(3, 1, "highlight", "supervised two trainees", 3),
)


def read(text: str, facts: tuple[Fact, ...], *fields: str) -> tuple[list[str], list[tuple[str, int]], list[str]]:
    found = understand(text, context=Context(facts, "work" if fields else None, 0 if fields else None, fields, TODAY))
    return [f"{f.entry}.{f.field}={f.value}" for f in found.facts], list(found.moves), list(found.withdraws)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "the bike fixing isnt at the car wash, its just me, since 2021 in leeds",
            ["1.name=Self-employed", "1.startDate=2021", "1.location=leeds"],
        ),
        ("no the bikes thing wasnt at the car wash, i do that on my own", ["1.name=Self-employed"]),
        ("move the bike fixing to self employed", ["1.name=Self-employed"]),
        ("fixing bikes isn't part of the car wash. it's freelance", ["1.name=Self-employed"]),
        (
            "the bikes weren't at the car wash, it was at Hunslet Bike Project since 2023",
            ["1.name=Hunslet Bike Project", "1.startDate=2023"],
        ),
    ],
)
@pytest.mark.parametrize("fields", [(), ("highlight",)])
def test_a_deed_goes_to_work_of_its_own_with_what_was_told_beside_it(
    text: str, told: list[str], fields: tuple[str, ...]
) -> None:
    assert read(text, WASH, *fields) == (told, [("f2", 1), ("f3", 1)], [])


@pytest.mark.parametrize("text", ["put it under the museum", "no, move that to the Ashby Museum job please"])
def test_what_was_told_last_goes_where_it_is_put(text: str) -> None:
    assert read(text, MUSEUM) == ([], [("f3", 0)], [])


def test_an_entry_that_is_none_goes_and_its_deeds_stay() -> None:
    assert read("delete the 300 Odd job, put it under the museum", MUSEUM) == ([], [("f3", 0)], ["f1", "f2"])


@pytest.mark.parametrize(
    "text",
    ["move it there", "bikes are not for the car wash", "the window cleaning wasn't at the car wash, its just me"],
)
def test_what_cannot_be_told_apart_moves_nothing_and_adds_nothing(text: str) -> None:
    assert read(text, WASH, "highlight") == ([], [], [])


@pytest.mark.parametrize(
    "text", ["move cars to the forecourt", "put the sponges on the rack", "put stock into the van"]
)
def test_moving_things_is_a_deed(text: str) -> None:
    assert read(text, WASH, "highlight") == ([f"0.highlight={text}"], [], [])
