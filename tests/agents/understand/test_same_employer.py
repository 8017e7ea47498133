"""One employer has one name, however short it is said the second time; a second job there is a job of its own."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from storage.facts import Fact, Source

ROWS = [
    ("name", "tri county foods warehouse"),
    ("position", "order picker"),
    ("startDate", "1997"),
    ("endDate", "2004"),
]
PICKER = tuple(
    Fact(f"f{number}", "work", 0, field, value, Source(1, 0, len(value), value))
    for number, (field, value) in enumerate(ROWS)
)
LEAD = Fact("f9", "work", 1, "position", "shift lead", Source(2, 0, 10, "shift lead"))


def read(text: str, context: Context) -> dict[str, str]:
    return {f"{f.section}.{f.entry}.{f.field}": f.value for f in understand(text, context=context).facts}


@pytest.mark.parametrize(
    "text",
    [
        "shift lead at tri county from 2004 to 2010",
        "lead at tri county 2004 to 2010",
        "same place, shift lead from 2004 to 2010",
        "at tri county i was shift lead from 2004 to 2010",
    ],
)
def test_a_second_job_at_one_employer_has_its_own_dates(text: str) -> None:
    facts = read(text, Context(PICKER))
    assert facts["work.1.name"] == "tri county foods warehouse"
    assert (facts["work.1.startDate"], facts["work.1.endDate"]) == ("2004", "2010")
    assert not any(key.startswith("work.0") for key in facts)


@pytest.mark.parametrize(
    "text",
    [
        "same place",
        "tri county",
        "same place, tri county",
        "the same warehouse, 2004 to 2010",
        "same place, tri county. lead from 2004 to 2010",
    ],
)
def test_the_employer_asked_for_is_the_one_told_before(text: str) -> None:
    context = Context((*PICKER, LEAD), "work", 1, ("name", "startDate", "endDate"))
    facts = read(text, context)
    assert facts["work.1.name"] == "tri county foods warehouse"
    assert all(key.startswith("work.1") for key in facts)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("worked at tri state logistics as driver 2011 to 2012", "tri state logistics"),
        ("driver at Tri County Ambulance since 2015", "Tri County Ambulance"),
    ],
)
def test_another_name_that_begins_alike_is_another_employer(text: str, name: str) -> None:
    assert read(text, Context(PICKER))["work.1.name"] == name
