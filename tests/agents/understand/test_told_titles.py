"""Titles that are called titles belong to the job spoken of, in place of the one told before."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from storage.facts import Fact
from tests.agents.understand.test_within_job import TODAY, known

WASH = known(("work", 0, "name", "Ings Road Car Wash"), ("work", 0, "startDate", "2025"))
MUSEUM = known(("work", 0, "position", "technician"), ("work", 0, "name", "Ashby Museum"))


def read(text: str, facts: tuple[Fact, ...], entry: int | None, *fields: str) -> list[str]:
    context = Context(facts, "work" if fields else None, entry, fields, TODAY)
    found = understand(text, context=context).facts
    return [f"{f.entry}.{f.field}={f.value}{f' for {f.replaces}' if f.replaces else ''}" for f in found]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("job title car washer", "car washer"),
        ("my title was valeter", "valeter"),
        ("title: vehicle valeter", "vehicle valeter"),
        ("my job title there was just operative", "operative"),
        ('the job title on my contract was "vehicle valet"', "vehicle valet"),
        ("official title site supervisor", "site supervisor"),
        ("position: car wash attendant", "car wash attendant"),
    ],
)
@pytest.mark.parametrize("fields", [(), ("highlight",), ("position", "endDate")])
def test_a_title_answers_the_job_spoken_of(text: str, title: str, fields: tuple[str, ...]) -> None:
    assert read(text, WASH, 0 if fields else None, *fields) == [f"0.position={title}"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("my title was Senior Technician", "Senior Technician"),
        ("my title at the museum was senior technician", "senior technician"),
        ("my title was senior technician at the museum", "senior technician"),
        ("job title: collections officer", "collections officer"),
    ],
)
def test_another_title_takes_the_place_of_the_one_told(text: str, title: str) -> None:
    assert read(text, MUSEUM, None) == [f"0.position={title} for f0"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("after that my title was shift manager", ["1.position=shift manager"]),
        ("my title was yard supervisor at Ridley's", ["1.position=yard supervisor", "1.name=Ridley's"]),
        (
            "title insurance agent at First American 2010-2014",
            ["1.position=insurance agent", "1.name=First American", "1.startDate=2010", "1.endDate=2014"],
        ),
    ],
)
def test_the_title_of_another_job_begins_it(text: str, expected: list[str]) -> None:
    assert read(text, MUSEUM, 0, "highlight") == expected


def test_any_other_job_is_begun_by_its_title() -> None:
    assert read("job title car washer", MUSEUM, None, "name", "position", "startDate") == ["1.position=car washer"]


def test_a_label_is_no_employer() -> None:
    assert read("job title: collections officer, Tate, 2001-2004", (), None) == [
        "0.position=collections officer",
        "0.name=Tate",
        "0.startDate=2001",
        "0.endDate=2004",
    ]
