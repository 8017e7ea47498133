"""Dates as people type them. Property tests: whatever is found lies in the text, in order, and is a possible date."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.understand.dates import find_dates

TODAY = date(2026, 11, 21)
MONTHS = "January February March April May June July August September October November December".split()


def ends(text: str) -> list[tuple[str | None, str | None, bool]]:
    return [
        (span.first.value if span.first else None, span.last.value if span.last else None, span.current)
        for span in find_dates(text, TODAY)
    ]


@pytest.mark.parametrize(
    ("text", "first", "last", "current"),
    [
        ("05/2016-11/2020", "2016-05", "2020-11", False),
        ("Sept 14 – now", "2014-09", None, True),
        ("2018 to 2021", "2018", "2021", False),
        ("2018-20", "2018", "2020", False),
        ("2016–18", "2016", "2018", False),
        ("2018 2020", "2018", "2020", False),
        ("from 09 to 12", "2009", "2012", False),
        ("between 2015 and 2018", "2015", "2018", False),
        ("Jan 2020 through March 21", "2020-01", "2021-03", False),
        ("March to June 2020", "2020-03", "2020-06", False),
        ("Nov - Feb 2020", "2019-11", "2020-02", False),
        ("from spring 2018", "2018", None, False),
        ("since 2019", "2019", None, True),
        ("2019 onwards", "2019", None, True),
        ("jan 2019 till now", "2019-01", None, True),
        ("for 3 years until 2021", "2018", "2021", False),
        ("from 2015 for 4 yrs", "2015", "2019", False),
        ("the last two winters", "2024", "2026", False),
        ("for the past 6 years", "2020", None, True),
        ("nineteen ninety eight to two thousand and four", "1998", "2004", False),
        ("till march 2020", None, "2020-03", False),
    ],
)
def test_stretches_of_time(text: str, first: str | None, last: str | None, current: bool) -> None:
    assert ends(text) == [(first, last, current)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("summer '09", "2009"),
        ("last year", "2025"),
        ("last summer", "2026"),
        ("in twenty nineteen", "2019"),
        ("3 years ago", "2023"),
        ("12.05.2019", "2019-05"),
        ("may 2019", "2019-05"),
        ("2009-12", "2009-12"),
        ("on the 3rd of June 2017", "2017-06"),
        ("June 3, 2017", "2017-06"),
    ],
)
def test_points_in_time(text: str, value: str) -> None:
    assert [span.first.value for span in find_dates(text, TODAY) if span.first] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "served 2000 customers a week",
        "i may have done it",
        "twenty four people",
        "$2019 a month",
        "handled 24 to 30 calls a day",
        "march the kids to school",
        "the year 3021",
    ],
)
def test_numbers_and_words_that_are_no_dates(text: str) -> None:
    assert ends(text) == []


@given(st.integers(1960, 2026), st.integers(1, 12), st.integers(0, 20))
def test_any_month_and_year_is_read_back(year: int, month: int, years: int) -> None:
    later = min(year + years, 2026)
    text = f"worked there from {MONTHS[month - 1]} {year} to {MONTHS[month - 1]} {later}"
    assert ends(text) == [(f"{year}-{month:02}", f"{later}-{month:02}", False)]


@given(
    st.lists(
        st.sampled_from(
            [
                "2019",
                "june",
                "'09",
                "-",
                "to",
                "since",
                "5",
                "years",
                "for",
                ",",
                "until",
                "may",
                "12/2020",
                "x",
                "last",
                "winter",
                "now",
                "\n",
                "oh",
                "twenty",
                "99",
            ]
        ),
        max_size=12,
    )
)
def test_spans_lie_in_the_text_in_order_and_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for span in find_dates(text, TODAY):
        assert end <= span.start < span.end <= len(text)
        end = span.end
        for point in (span.first, span.last):
            if point:
                assert 0 <= point.start < point.end <= len(text)
                assert re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", point.value)
        if span.first and span.last:
            assert span.first.value[:4] <= span.last.value[:4]


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in find_dates(text, TODAY))
