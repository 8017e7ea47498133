"""A document repeats what was told: the same job stays one job, another job stays another."""

from __future__ import annotations

import pytest

from agents.matching import match_entries
from agents.understand import Found
from storage.facts import Source
from storage.interview import Interview

TOLD = [
    ("work", 0, "position", "housekeeper"),
    ("work", 0, "name", "Holiday Inn Express Tulsa"),
    ("work", 0, "startDate", "2002"),
    ("work", 0, "highlight", "cleaned fourteen rooms a day"),
    ("work", 1, "name", "Elm Park Hotel"),
    ("work", 1, "startDate", "2010-04"),
    ("education", 0, "institution", "Union High School"),
    ("languages", 0, "language", "Polish"),
    ("basics", 0, "phone", "(918) 555-0133"),
]


def told() -> Interview:
    interview = Interview()
    for section, entry, field, value in TOLD:
        interview.add_fact(section, entry, field, value, Source(0, 0, len(value), value))
    return interview


def read(*rows: tuple[str, int, str, str]) -> list[tuple[str, int, str, str]]:
    found = [Found(section, entry, field, value, 0, len(value)) for section, entry, field, value in rows]
    return [(fact.section, fact.entry, fact.field, fact.value) for fact in match_entries(told(), found)]


def test_the_same_job_is_one_and_only_what_is_new_is_left() -> None:
    assert read(
        ("work", 0, "name", "Holiday Inn Express"),
        ("work", 0, "position", "Room Attendant"),
        ("work", 0, "startDate", "2002-03"),
        ("work", 0, "endDate", "2009-06"),
        ("work", 0, "highlight", "Cleaned 14 rooms a day"),
        ("work", 0, "highlight", "Trained 3 new attendants"),
    ) == [
        ("work", 0, "position", "Room Attendant"),
        ("work", 0, "startDate", "2002-03"),
        ("work", 0, "endDate", "2009-06"),
        ("work", 0, "highlight", "Trained 3 new attendants"),
    ]


@pytest.mark.parametrize(
    "job",
    [
        pytest.param([("name", "Tulsa Linen Service"), ("startDate", "2002")], id="another employer"),
        pytest.param([("name", "Holiday Inn Express"), ("startDate", "2015")], id="the employer at another time"),
        pytest.param([("name", "Holiday Inn Express"), ("position", "Night auditor")], id="another title, no dates"),
    ],
)
def test_another_job_stays_another(job: list[tuple[str, str]]) -> None:
    assert {entry for _, entry, _, _ in read(*(("work", 0, field, value) for field, value in job))} == {2}


def test_two_jobs_of_a_document_never_become_one() -> None:
    rows = read(("work", 0, "name", "Elm Park Hotel"), ("work", 1, "name", "Elm Park Hotel"), ("work", 1, "city", "x"))
    assert rows == [("work", 2, "name", "Elm Park Hotel"), ("work", 2, "city", "x")]


def test_what_was_told_more_precisely_stays() -> None:
    assert read(("work", 0, "name", "Elm Park"), ("work", 0, "startDate", "2010")) == []
    assert read(("basics", 0, "phone", "918.555.0133"), ("languages", 0, "language", "polish")) == []
