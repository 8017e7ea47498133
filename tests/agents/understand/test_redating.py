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
