"""Several trainings in a line keep their own school and year; levels, numbers and subjects are not lost."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from tests.agents.understand.test_within_job import TODAY


def studies(text: str) -> list[str]:
    """Each study as "kind|subject|school|end"."""
    found = understand(text, context=Context((), "education", None, ("institution", "studyType"), TODAY)).facts
    entries = sorted({fact.entry for fact in found if fact.section == "education"})
    values = {(fact.entry, fact.field): fact.value for fact in found if fact.section == "education"}
    fields = ("studyType", "area", "institution", "endDate")
    return ["|".join(values.get((entry, field), "") for field in fields) for entry in entries]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "level 2 tyre fitting 2025, derby city college, gcses 5 incl maths n english 2023 at noel baker school",
            ["|level 2 tyre fitting|derby city college|2025", "gcses|5 incl maths n english|noel baker school|2023"],
        ),
        (
            "city and guilds plumbing level 2 2009 at dudley college, gcses 2007 at Ellowes Hall school",
            ["|city and guilds plumbing level 2|dudley college|2009", "gcses||Ellowes Hall school|2007"],
        ),
        (
            "nvq level 3 hairdressing 2019 at Kirklees College, a levels in art and history 2016 at Greenhead College",
            ["nvq level 3|hairdressing|Kirklees College|2019", "a levels|art and history|Greenhead College|2016"],
        ),
        (
            "HND in engineering, Glasgow Clyde College, 2015, highers at Hillhead High School 2013",
            ["HND|engineering|Glasgow Clyde College|2015", "highers||Hillhead High School|2013"],
        ),
        (
            "associates in nursing at Mesa Community College 2015, high school diploma Mesa High School 2012",
            ["associates|nursing|Mesa Community College|2015", "high school diploma||Mesa High School|2012"],
        ),
        (
            "city and guilds level 3 catering, 1999, Thanet college, o levels 6 incl english 1996 at Dane Court school",
            [
                "|city and guilds level 3 catering|Thanet college|1999",
                "o levels|6 incl english|Dane Court school|1996",
            ],
        ),
        (
            "5 gcses incl maths and english, noel baker school 2023",
            ["5 gcses|incl maths and english|noel baker school|2023"],
        ),
        ("derby city college, level 2 tyre fitting, 2025", ["|level 2 tyre fitting|derby city college|2025"]),
    ],
)
def test_each_training_keeps_its_school_year_and_subject(text: str, expected: list[str]) -> None:
    assert studies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-2022, Leeds university, BSc biology", ["BSc|biology|Leeds university|2022"]),
        ("Leeds City College 2019, level 3 diploma", ["level 3 diploma||Leeds City College|2019"]),
        ("btec sport 2018, barnsley college", ["btec|sport|barnsley college|2018"]),
    ],
)
def test_one_training_stays_one(text: str, expected: list[str]) -> None:
    assert studies(text) == expected


def test_who_taught_a_certificate_is_not_the_school_of_another_study() -> None:
    text = "GED 2010, welding certificate 2012 at Lincoln Tech"
    context = Context((), "education", None, ("institution", "studyType"), TODAY)
    found = [(fact.section, fact.field, fact.value) for fact in understand(text, context=context).facts]
    assert ("certificates", "issuer", "Lincoln Tech") in found
    assert not any(field == "institution" for _, field, _ in found)
