"""Answers to "what did you do there?": rooms, customers, amounts and dates of a deed stay in it; another job is told
apart."""

from __future__ import annotations

import datetime

import pytest

from agents.understand import Context, understand
from storage.facts import Fact, Source

TODAY = datetime.date(2026, 11, 21)


def known(*rows: tuple[str, int, str, str]) -> tuple[Fact, ...]:
    return tuple(
        Fact(f"f{number}", section, entry, field, value, Source(0, 0, len(value), value))
        for number, (section, entry, field, value) in enumerate(rows)
    )


MUSEUM = known(
    ("work", 0, "position", "Technician"), ("work", 0, "name", "Ashby Museum"), ("work", 0, "startDate", "2005")
)
UNDATED = known(("work", 0, "name", "Ashby Museum"))


def read(text: str, facts: tuple[Fact, ...] = MUSEUM, *fields: str) -> list[str]:
    context = Context(facts, "work", 0, fields or ("highlight",), TODAY)
    return [f"{f.section}.{f.entry}.{f.field}={f.value}" for f in understand(text, context=context).facts]


@pytest.mark.parametrize(
    "deed",
    [
        "made brass mounts for the mineral gallery, 300 odd, since 2012",
        "brass mounts for the fossil room, 300 odd since 2012",
        "i make mounts for the Mineral Gallery",
        "built 40 display cases for the Natural History Department",
        "set up the lighting at the sculpture gallery",
        "run the till at the gift shop, 200 customers a day",
        "did stock takes for the garden centre, 3 a year",
        "trained the new starters at the second depot",
        "handled claims for the motor department, a dozen a day",
        "supervised two trainees since 2019",
        "packed objects for the British Museum and the V&A",
    ],
)
@pytest.mark.parametrize("facts", [MUSEUM, UNDATED])
def test_a_deed_keeps_its_room_customer_and_date(deed: str, facts: tuple[Fact, ...]) -> None:
    assert read(deed, facts) == [f"work.0.highlight={deed}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "drove a forklift for Brixworth Cold Storage 2016-2020",
            [
                "work.1.highlight=drove a forklift",
                "work.1.name=Brixworth Cold Storage",
                "work.1.startDate=2016",
                "work.1.endDate=2020",
            ],
        ),
        ("also i drive for Uber at night", ["work.1.name=Uber"]),
        ("cooked at Joe's Diner", ["work.1.name=Joe's Diner"]),
        (
            "also worked at Joe's cafe as a barista in 2003",
            ["work.1.name=Joe's cafe", "work.1.position=barista", "work.1.startDate=2003", "work.1.endDate=2003"],
        ),
        ("I left and joined the Science Museum in 2016", ["work.1.name=Science Museum", "work.1.endDate=2016"]),
    ],
)
def test_another_job_in_such_an_answer_is_another_job(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_an_amount_in_a_list_behind_an_employer_is_no_employer() -> None:
    context = Context((), "work", None, ("name", "position"), TODAY)
    for text, names in {
        "worked at mcdonalds, 7 eleven and kfc": ["mcdonalds", "7 eleven", "kfc"],
        "made mounts for the mineral gallery, 300 odd": ["mineral gallery"],
        "cleaned rooms for the hilton hotel, about 15 a day": ["hilton hotel"],
    }.items():
        assert [f.value for f in understand(text, context=context).facts if f.field == "name"] == names
