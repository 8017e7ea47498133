"""Dates as they come in talk: short years across the century, dates taken back at once, answers with words around them;
and pairs of numbers that are no years."""

from __future__ import annotations

import datetime

import pytest

from agents.understand import Context, understand
from agents.understand.dates import find_dates
from storage.facts import Fact, Source

TODAY = datetime.date(2026, 11, 21)
FACTS = tuple(
    Fact(f"f{number}", "work", 0, field, value, Source(0, 0, len(value), value))
    for number, (field, value) in enumerate([("position", "framer"), ("name", "Dunmore")])
)
WHEN = Context(FACTS, "work", 0, ("startDate", "endDate"), TODAY)
DUTIES = Context(FACTS, "work", 0, ("highlight",), TODAY)


def told(text: str, context: Context) -> list[str]:
    return [f"{fact.entry}.{fact.field}={fact.value}" for fact in understand(text, context=context).facts]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("99 to 2005", "1999", "2005"),
        ("99 to 05", "1999", "2005"),
        ("from 98 till 04", "1998", "2004"),
        ("98-04", "1998", "2004"),
        ("'99-'05", "1999", "2005"),
        ("1999 to 05", "1999", "2005"),
        ("may 99 to june 05", "1999-05", "2005-06"),
        ("11 to 14", "2011", "2014"),
        ("2014ish to 2017", "2014", "2017"),
        ("2012 or so until 2016", "2012", "2016"),
    ],
)
def test_short_and_rough_years_make_a_range(text: str, start: str, end: str) -> None:
    (span,) = find_dates(text, TODAY)
    assert span.first is not None
    assert span.last is not None
    assert (span.first.value, span.last.value) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "grew followers from 50 to 2000",
        "cut waste from 95 to 05",
        "raised the score from 80 to 95",
        "served 24 to 30 calls a day",
        "nights, 22 to 06",
        "99 to 100 percent uptime",
        "took the herd from 90 to 2010 cows",
        "open 10 to 20",
        "temps 18 to 22",
        "sizes 10 to 12",
    ],
)
def test_two_numbers_are_not_always_years(text: str) -> None:
    assert find_dates(text, TODAY) == ()


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("oh sorry you asked when. autumn 2005 till now, still there", ["0.startDate=2005"]),
        ("march 2019 to now, didn't i say that already", ["0.startDate=2019-03"]),
        (
            "it was 2025 btw, saturdays aug 2025 only really",
            ["0.startDate=2025-08", "0.endDate=2025-08"],
        ),
        ("just aug 2025", ["0.startDate=2025-08", "0.endDate=2025-08"]),
        ("2019", ["0.startDate=2019"]),
        ("i only started in 2019", ["0.startDate=2019"]),
        ("from 2019 to 2021 when they closed down", ["0.startDate=2019", "0.endDate=2021"]),
        ("ah good question, must have been 2012 until 2016", ["0.startDate=2012", "0.endDate=2016"]),
        ("dont remember the month but 2014 to 2017", ["0.startDate=2014", "0.endDate=2017"]),
        ("in 2014, it was my first job, stayed till 2017", ["0.startDate=2014", "0.endDate=2017"]),
        ("end of 2010 until spring 2014 or so lol", ["0.startDate=2010", "0.endDate=2014"]),
        ("not sure exactly, around 2010 to 2014", ["0.startDate=2010", "0.endDate=2014"]),
        (
            "2019 to 2021, i ran the till and trained two juniors",
            ["0.highlight=i ran the till and trained two juniors", "0.startDate=2019", "0.endDate=2021"],
        ),
        ("my brother was there from 2019 to 2021", []),
    ],
)
def test_asked_when_the_dates_are_taken_and_the_talk_around_them_goes(text: str, dates: list[str]) -> None:
    assert told(text, WHEN) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In 2006 I started as a museum technician at Whitcombe Museum. no wait it was autumn 2005", ["2005"]),
        ("I've been at Whitcombe Museum since 2006 as a technician. no wait it was autumn 2005", ["2005"]),
        ("accounts assistant at Bell & Co 2015 to 2019, no sorry 2014 to 2019", ["2014", "2019"]),
        ("cook at Nando's 2019 to 2022. no wait I left in 2021", ["2019", "2021"]),
        ("cook at Nando's 2019 to 2022, sorry 2023", ["2019", "2023"]),
        ("nurse at St George's Hospital since January 2018. Oh wait, February 2018.", ["2018-02"]),
        ("started at Tesco 2018 as a shelf stacker. hang on no it was 2017. left 2021", ["2017", "2021"]),
        ("cook at Nando's 2019 to 2022 in the evenings. no wait it was 2021", []),
    ],
)
def test_a_date_taken_back_gives_way_to_the_one_told_last(text: str, dates: list[str]) -> None:
    found = understand(text, context=Context(today=TODAY)).facts
    assert [fact.value for fact in found if "Date" in fact.field] == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("cook at Nando's in 2019, then Lidl as cashier, 2021 to 2022", ["2019", "2019", "2021", "2022"]),
        ("no breaks: cook at Nando's 2019 to 2022", ["2019", "2022"]),
    ],
)
def test_another_date_takes_nothing_back(text: str, dates: list[str]) -> None:
    found = understand(text, context=Context(today=TODAY)).facts
    assert [fact.value for fact in found if "Date" in fact.field] == dates
