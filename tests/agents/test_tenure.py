"""Years of experience that a posting asks for, and those that somebody has."""

from __future__ import annotations

import datetime

import pytest

from agents.coverage import describe_gaps
from agents.target import target_of
from agents.tenure import months_worked, years_asked
from storage.facts import Source
from storage.interview import Interview

TODAY = datetime.date(2026, 11, 21)


def somebody(*rows: tuple[int, str, str]) -> Interview:
    interview = Interview()
    for entry, field, value in rows:
        interview.add_fact("work", entry, field, value, Source(0, 0, len(value), value))
    return interview


@pytest.mark.parametrize(
    ("text", "years", "rest"),
    [
        ("3+ years on the line", 3, "on the line"),
        ("At least two years of experience in a kitchen", 2, "in a kitchen"),
        ("5 or more years' experience with Java", 5, "with Java"),
        ("2–4 years of roofing", 2, "roofing"),
        ("HACCP", 0, "HACCP"),
        ("18 years old or older", 0, "18 years old or older"),
    ],
)
def test_years_asked_for(text: str, years: int, rest: str) -> None:
    found, left = years_asked(text)
    assert (found, left.split()) == (years, rest.split())


def test_jobs_at_the_same_time_count_once() -> None:
    jobs = somebody(
        (0, "startDate", "2018"), (0, "endDate", "2020"), (1, "startDate", "2019-07"), (1, "endDate", "2021-01")
    )
    assert months_worked(jobs, [0, 1], TODAY) == 36
    assert months_worked(somebody((0, "startDate", "2026-01")), [0], TODAY) == 10
    assert months_worked(somebody((0, "position", "cook")), [0], TODAY) == 0


@pytest.mark.parametrize(
    ("start", "end", "gaps"),
    [
        ("2016", "2023", ["HACCP"]),
        ("2022", "2023", ["3+ years on the line", "HACCP"]),
    ],
)
def test_enough_years_in_that_kind_of_work_are_no_gap(start: str, end: str, gaps: list[str]) -> None:
    cook = somebody((0, "position", "line cook"), (0, "startDate", start), (0, "endDate", end))
    cook.target = target_of("Sous Chef\n\nRequirements:\n- 3+ years on the line\n- HACCP\n")
    assert describe_gaps(cook) == gaps


def test_years_in_other_work_do_not_count() -> None:
    driver = somebody((0, "position", "truck driver"), (0, "startDate", "2005"))
    driver.target = target_of("Sous Chef\n\nRequirements:\n- 3+ years on the line\n- HACCP\n")
    assert "3+ years on the line" in describe_gaps(driver)


def test_what_was_told_of_a_job_counts_together() -> None:
    maid = somebody((0, "position", "housekeeper"), (0, "name", "Seaview Hotel"), (0, "startDate", "2017"))
    maid.target = target_of(
        "Housekeeping Supervisor\n\nRequirements:\n- Minimum of one year of hotel housekeeping experience\n- Wine\n"
    )
    assert describe_gaps(maid) == ["Wine"]


@pytest.mark.parametrize(
    "wanted",
    [
        "At least five years' experience in a museum",
        "Minimum 10 years museum experience",
        "Five or more years working in museums or galleries",
        "5+ years in a gallery, museum or archive",
    ],
)
@pytest.mark.parametrize(("start", "met"), [("2005-09", True), ("2024", False)])
def test_years_at_a_kind_of_place_are_counted_from_the_dates(wanted: str, start: str, met: bool) -> None:
    technician = somebody((0, "position", "technician"), (0, "name", "Whitcombe Museum"), (0, "startDate", start))
    technician.target = target_of(f"Senior Technician\n\nRequirements:\n- {wanted}\n- HACCP\n")
    assert describe_gaps(technician) == (["HACCP"] if met else [wanted, "HACCP"])
