"""Requests that name an entry, a field and a new value; nothing changes where the entry is unknown or the value odd."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from storage.facts import Fact, Source

ROWS = [
    ("work", 0, "position", "senior data analyst"),
    ("work", 0, "name", "Northlake Health"),
    ("work", 0, "startDate", "2021-03"),
    ("work", 1, "position", "barista"),
    ("work", 1, "name", "Bean There Cafe"),
    ("projects", 0, "name", "side project"),
    ("certificates", 0, "name", "Forklift licence"),
    ("certificates", 0, "date", "2014"),
    ("education", 0, "institution", "Union High School"),
    ("languages", 0, "language", "Polish"),
]
FACTS = tuple(
    Fact(f"f{number}", section, entry, field, value, Source(0, 0, len(value), value))
    for number, (section, entry, field, value) in enumerate(ROWS, 1)
)


def changed(text: str, asked: str | None = None) -> list[tuple[str, int, str, str]]:
    understood = understand(text, context=Context(facts=FACTS, asked_section=asked, asked_fields=("highlight",)))
    assert understood.intent in {"correct", "edit", "none"}, understood
    return [(found.section, found.entry, found.field, found.value) for found in understood.facts]


@pytest.mark.parametrize("asked", [None, "work"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("change dates of Northlake to Feb 2021 - now", [("work", 0, "startDate", "2021-02")]),
        (
            "change the barista dates to Sept 2015 - May 2018",
            [("work", 1, "startDate", "2015-09"), ("work", 1, "endDate", "2018-05")],
        ),
        ("please set the end date of the barista job to 2018", [("work", 1, "endDate", "2018")]),
        ("change my title at Northlake to Lead Analyst", [("work", 0, "position", "Lead Analyst")]),
        ("update the Northlake title to analytics lead", [("work", 0, "position", "analytics lead")]),
        ("rename the project to BusTimes MSP", [("projects", 0, "name", "BusTimes MSP")]),
        ("correct the year of the forklift licence to 2016", [("certificates", 0, "date", "2016")]),
        ("rename Union High to Union Senior High", [("education", 0, "institution", "Union Senior High")]),
        ("can you change the employer of the barista job to Bean Here Cafe", [("work", 1, "name", "Bean Here Cafe")]),
    ],
)
def test_the_field_of_the_entry_changes(
    text: str, expected: list[tuple[str, int, str, str]], asked: str | None
) -> None:
    assert changed(text, asked) == expected


@pytest.mark.parametrize(
    "text",
    [
        "change the dates of the Initech job to 2015 - 2018",
        "change the dates of Northlake to something else",
        "change the employer of the barista job to i don't know it was a mess",
    ],
)
def test_what_does_not_fit_changes_nothing(text: str) -> None:
    assert changed(text) == []
