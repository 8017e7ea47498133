"""What agents.numbers reads in people's words, and how it writes number words as digits."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.numbers import digits_for_words, find_numbers


@pytest.mark.parametrize(
    ("text", "value", "family"),
    [
        ("abt 40k a yr", 40000, ""),
        ("$40k", 40000, "dollar"),
        ("forty thousand dollars", 40000, "dollar"),
        ("three hours", 10800, "time"),
        ("180 minutes", 10800, "time"),
        ("half an hour", 1800, "time"),
        ("two and a half years", 30, "months"),
        ("half of them", Fraction(1, 2), ""),
        ("50%", Fraction(1, 2), "ratio"),
        ("a dozen eggs", 12, ""),
        ("half a dozen eggs", 6, ""),
        ("three dozen", 36, ""),
        ("one in three patients", Fraction(1, 3), ""),
        ("8 out of ten", Fraction(4, 5), ""),
        ("$1.2m of gear", 1_200_000, "dollar"),
        ("1.2M subs", 1_200_000, ""),
        ("60,000 sq ft", 60000, "square foot"),
        ("a hundred and five", 105, ""),
        ("twenty-five thousand dollars", 25000, "dollar"),
        ("in nineteen ninety eight", 1998, ""),
        ("twice a week", 2, "times"),
        ("5-man crew", 5, ""),
        ("80 m towers", 80, "metre"),
        ("fourty cooks", 40, ""),
        ("2 1/2 years", 30, "months"),
    ],
)
def test_reads_what_a_number_is_worth(text: str, value: int | Fraction, family: str) -> None:
    (number,) = find_numbers(text)
    assert number.measure == (value, family)


@pytest.mark.parametrize(
    "text", ["A320s and a D6", "SPS-67 drive", "3G and 4G tests", "Worked at Three Rivers", "no one"]
)
def test_codes_and_names_are_no_numbers(text: str) -> None:
    assert [number for number in find_numbers(text) if number.value != 1] == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("abt 40 cooks", "about"),
        ("40ish cooks", "about"),
        ("four hundred something", "about"),
        ("over 40 cooks", "over"),
        ("300+ sorties", "at least"),
        ("nearly forty cooks", "nearly"),
        ("just under 3 hours", "nearly"),
        ("no more than 5 errors", "at most"),
        ("finished over 3 nights", "exactly"),
        ("for over 3 years", "over"),
        ("40 cooks", "exactly"),
    ],
)
def test_reads_the_hedge(text: str, bound: str) -> None:
    assert find_numbers(text)[0].bound == bound


def test_a_range_has_a_low_and_a_high_end_with_the_same_unit() -> None:
    low, high = find_numbers("systems of 6 to 9 kw")
    assert (low.place, high.place) == ("low", "high")
    assert low.unit == high.unit == "kilowatt"


@pytest.mark.parametrize(
    ("text", "per", "head"),
    [
        ("8 new patients a day", "day", "patients"),
        ("40 sheets/wk", "week", "sheets"),
        ("12 covers per shift", "shift", "covers"),
        ("14 roles", "", "roles"),
        ("4-hour windows", "", "windows"),
        ("8 of our patients", "", "patients"),
    ],
)
def test_reads_rate_and_counted_thing(text: str, per: str, head: str) -> None:
    (number,) = find_numbers(text)
    assert (number.per, number.counts[-1]) == (per, head)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("three hours", "3 hours"),
        ("one of the cooks", "one of the cooks"),
        ("with one helper", "with one helper"),
        ("one in four hires", "1 in 4 hires"),
        ("one or two helpers", "1 or 2 helpers"),
        ("crew of five", "crew of 5"),
        ("forty thousand dollars", "40,000 dollars"),
        ("half a dozen vans", "6 vans"),
        ("two million users", "2 million users"),
        ("ten percent", "10 percent"),
        ("since nineteen ninety eight", "since 1998"),
        ("two thousand nineteen", "2019"),
        ("two and a half years", "2.5 years"),
        ("zero accidents", "zero accidents"),
        ("first aid on second shift", "first aid on second shift"),
        ("three-way matching", "three-way matching"),
        ("one-on-one lessons", "one-on-one lessons"),
        ("twenty-four seven", "24/7"),
        ("half the team", "half the team"),
        ("twice a week", "twice a week"),
        ("Worked at Three Rivers", "Worked at Three Rivers"),
    ],
)
def test_writes_number_words_as_digits(text: str, written: str) -> None:
    assert digits_for_words(text) == written


@given(st.integers(min_value=2, max_value=999_999_999))
def test_digits_are_read_back_as_they_are_written(value: int) -> None:
    (number,) = find_numbers(f"served {value:,} customers")
    assert number.value == value


@given(st.text(max_size=80))
def test_spans_lie_in_order_within_any_text(text: str) -> None:
    position = 0
    for number in find_numbers(text):
        assert position <= number.start < number.end <= len(text)
        position = number.end


@given(st.text(alphabet=st.sampled_from("aonetw hudrsixy,.-0123456789 "), max_size=60))
def test_writing_digits_twice_changes_nothing_more(text: str) -> None:
    once = digits_for_words(text)
    assert digits_for_words(once) == once
