"""Which duties say little, what is asked about them, and what a bare number then counts."""

from __future__ import annotations

import pytest

from agents.follow_ups import complete, find_amount, find_follow_up, is_weak
from agents.language import load_phrases
from storage.facts import Source
from storage.interview import Interview

PHRASES = load_phrases("en")


def job(title: str, *deeds: str) -> Interview:
    interview = Interview()
    for field, value in [("position", title), *(("highlight", deed) for deed in deeds)]:
        interview.add_fact("work", 0, field, value, Source(0, 0, len(value), value))
    return interview


@pytest.mark.parametrize("deed", ["did the roof", "looked after the garden", "answered the phone since 2019"])
def test_a_duty_without_number_outcome_and_tool_is_weak(deed: str) -> None:
    assert is_weak(PHRASES, deed)


@pytest.mark.parametrize(
    "deed", ["fed 30 horses", "two dozen cakes a day", "cut costs by sharing a van", "kept the books in QuickBooks"]
)
def test_a_duty_with_one_of_them_is_not(deed: str) -> None:
    assert not is_weak(PHRASES, deed)


@pytest.mark.parametrize(
    ("title", "deed", "name"),
    [
        ("Sous chef", "made the sauces", "covers"),
        ("Night nurse", "gave medication", "ward"),
        ("Bus driver", "drove the airport line", "passengers"),
        ("Shift lead", "ran the night crew", "led"),
        ("Bricklayer", "built garden walls", "site_jobs"),
        ("Primary teacher", "taught reading", "class"),
        ("Rope maker", "laid rope", "number"),
    ],
)
def test_the_question_suits_the_work(title: str, deed: str, name: str) -> None:
    found = find_follow_up(job(title, deed), "work", 0)
    assert found is not None
    assert found.name == name


def test_what_was_told_with_a_number_is_not_asked_again() -> None:
    assert find_follow_up(job("Chef", "180 covers a night"), "work", 0) is None
    assert find_follow_up(job("Chef", "180 covers a night", "made the sauces"), "work", 0) is None


def test_a_question_about_a_duty_quotes_its_part() -> None:
    found = find_follow_up(job("Cook", "made the sauces and trained the new cooks, on the grill"), "work", 0)
    assert found is not None
    assert (found.name, found.deed) == ("trained", "trained the new cooks")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("120", "120 covers on a busy night"),
        ("like 120", "about 120 covers on a busy night"),
        ("about 100 to 120 i think", "about 100 to 120 covers on a busy night"),
        ("up to ninety", "up to ninety covers on a busy night"),
        ("80 a day", "80 covers a day"),
    ],
)
def test_a_bare_number_counts_what_was_asked(said: str, meant: str) -> None:
    assert complete(PHRASES, "covers", said) == meant


@pytest.mark.parametrize(
    "said", ["no idea", "120 covers on fridays", "2019", "$900", "we had 40 seats and 2 sittings", ""]
)
def test_words_that_say_more_than_a_number_stand_as_they_are(said: str) -> None:
    assert complete(PHRASES, "covers", said) is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("ooh I'd say forty roofs a year if it's dry which it isn't", "forty roofs a year"),
        ("five of us in the department", "five of us in the department"),
        ("we did about 60 cubes in a month, more in summer", "about 60 cubes in a month"),
        ("I started in 2014", ""),
        ("hard to tell", ""),
    ],
)
def test_an_amount_in_a_sentence_is_the_statement_around_it(text: str, amount: str) -> None:
    assert find_amount(PHRASES, text) == amount
