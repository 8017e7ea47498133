"""New dates for an entry that a message names."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from storage.facts import Fact, Source

FACTS = tuple(
    Fact(f"f{number}", section, entry, field, value, Source(0, 0, len(value), value))
    for number, (section, entry, field, value) in enumerate(
        [
            ("work", 0, "name", "Copper Kettle"),
            ("work", 0, "startDate", "2015-03"),
            ("work", 0, "endDate", "2017"),
            ("work", 1, "name", "Foam & Co"),
            ("education", 0, "institution", "Lakeside College"),
        ],
        start=1,
    )
)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("actually the copper kettle job started in may 2015", [("work", 0, "startDate", "2015-05", "f2")]),
        ("Copper Kettle was until june 2018", [("work", 0, "endDate", "2018-06", "f3")]),
        (
            "i was at copper kettle from 2014 to 2016",
            [("work", 0, "startDate", "2014", "f2"), ("work", 0, "endDate", "2016", "f3")],
        ),
        ("I joined Foam & Co in 2018", [("work", 1, "startDate", "2018", None)]),
        ("finished lakeside in 2012", [("education", 0, "endDate", "2012", None)]),
    ],
)
def test_dates_go_to_the_entry_that_is_named(text: str, slots: list[tuple[str, int, str, str, str | None]]) -> None:
    understanding = understand(text, context=Context(facts=FACTS))
    assert [(f.section, f.entry, f.field, f.value, f.replaces) for f in understanding.facts] == slots


@pytest.mark.parametrize(
    "text", ["won a latte art prize at Copper Kettle in 2016", "at copper kettle i trained 12 baristas in 2016"]
)
def test_a_deed_with_a_year_moves_no_job(text: str) -> None:
    found = understand(text, context=Context(facts=FACTS)).facts
    assert not {("work", 0, "startDate"), ("work", 0, "endDate")} & {(f.section, f.entry, f.field) for f in found}


ROWS = [
    ("work", 0, "name", "Dunmore Framing"),
    ("work", 0, "position", "framer"),
    ("work", 0, "endDate", "2005"),
    ("work", 1, "name", "Whitcombe Museum"),
    ("work", 1, "position", "museum technician"),
    ("work", 1, "startDate", "2005"),
    ("work", 2, "name", "Car Wash"),
    ("work", 2, "position", "car washer"),
    ("work", 2, "startDate", "2026"),
    ("certificates", 0, "name", "Emergency First Aid"),
    ("certificates", 0, "date", "2026-01"),
    ("education", 0, "institution", "Leeds City College"),
    ("education", 0, "studyType", "NVQ Level 2"),
    ("education", 0, "endDate", "2019"),
    ("work", 3, "name", "Notts Care"),
    ("work", 3, "startDate", "2010"),
    ("work", 3, "endDate", "2014"),
    ("work", 1, "highlight", "rebuilt the mineral store in 2019"),
    ("work", 4, "name", "Pier Cafe"),
    ("work", 4, "startDate", "2024"),
    ("work", 4, "endDate", "2024"),
]
SEVERAL = tuple(
    Fact(f"f{number}", section, entry, field, value, Source(number, 0, len(value), value))
    for number, (section, entry, field, value) in enumerate(ROWS, 1)
)


def changed(text: str, asked: tuple[str, ...] = ()) -> list[str]:
    section, entry = ("work", 1) if asked else (None, None)
    context = Context(facts=SEVERAL, asked_section=section, asked_entry=entry, asked_fields=asked)
    understood = understand(text, context=context)
    assert understood.intent == "correct", understood
    return [f"{f.section} {f.entry} {f.field} {f.value}" for f in understood.facts]


@pytest.mark.parametrize("asked", [(), ("highlight",)])
@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("the car wash was 2025 not 2026", ["work 2 startDate 2025"]),
        ("it was 2025 not 2026, the car wash", ["work 2 startDate 2025"]),
        ("you put 2026 for the car wash but it was 2025", ["work 2 startDate 2025"]),
        ("the year for the car wash is wrong, it's 2025", ["work 2 startDate 2025"]),
        ("the first aid was 2025 not 2026", ["certificates 0 date 2025-01"]),
        ("no the first aid cert was jan 2024", ["certificates 0 date 2024-01"]),
        ("no wait it was 1999 to 2005 at Dunmore, it says only 2005", ["work 0 startDate 1999"]),
        ("Framing was from 1999 to 2005 please fix the date", ["work 0 startDate 1999"]),
        ("the museum job started autumn 2004 not 1999!! the framing was 1999-2005",
         ["work 1 startDate 2004", "work 0 startDate 1999"]),
        ("oops the dates are wrong, framing is 1998 - 2005 and the museum 2004 - now",
         ["work 0 startDate 1998", "work 1 startDate 2004"]),
        ("museum should be 2006", ["work 1 startDate 2006"]),
        ("the cafe was 2023 not 2024", ["work 4 startDate 2023", "work 4 endDate 2023"]),
        ("the NVQ was 2018 not 2019 sorry", ["education 0 endDate 2018"]),
        ("sorry the framing job ended 2004", ["work 0 endDate 2004"]),
        ("notts care was 2010 to 2015, not 2014", ["work 3 endDate 2015"]),
        ("actually i left the museum in 2020", ["work 1 endDate 2020"]),
        ("Dunmore was 1999 to 2005. i also cut mounts by hand there",
         ["work 0 startDate 1999", "work 0 highlight i also cut mounts by hand there"]),
    ],
)  # fmt: skip
def test_a_wrong_date_is_put_right_where_it_was_named(text: str, slots: list[str], asked: tuple[str, ...]) -> None:
    assert changed(text, asked) == slots


@pytest.mark.parametrize("text", ["the bakery was 2025 not 2026", "no, the hotel started in 2012 not 2010"])
def test_a_date_of_something_unknown_changes_no_other(text: str) -> None:
    assert changed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "at the museum i also built 20 cases in 2012",
        "before the museum i was at Tesco 1995 to 1999",
        "in 2012 the car wash got a prize and i ran the queue",
        "i washed 40 cars a day in 2025, not bad",
    ],
)
def test_a_year_in_what_is_told_puts_no_date_right(text: str) -> None:
    understood = understand(text, context=Context(facts=SEVERAL))
    assert not [found for found in understood.facts if found.replaces]


def test_dates_known_already_are_no_change() -> None:
    understood = understand("the museum job started 2005 not 1999", context=Context(facts=SEVERAL))
    assert [found.replaces for found in understood.facts] == [None]


def test_a_job_that_goes_on_after_all_has_no_end() -> None:
    understood = understand("sorry, notts care was 2010 till now", context=Context(facts=SEVERAL))
    assert understood.withdraws == ("f17",)
