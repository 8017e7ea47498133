"""What a person puts right or takes back, with the facts the interview holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.understand import Context, understand
from storage.facts import Fact, Source

_TOLD = [
    ("basics", 0, "name", "Dana Kowalsky", 0),
    ("basics", 0, "phone", "0151 23456", 0),
    ("basics", 0, "email", "dana@x.org", 0),
    ("work", 0, "name", "Initech", 1),
    ("work", 0, "position", "welder", 1),
    ("work", 0, "startDate", "2015", 1),
    ("work", 0, "endDate", "2018", 1),
    ("work", 1, "name", "Mercy General", 2),
    ("work", 1, "position", "night nurse", 2),
    ("work", 1, "startDate", "2019", 2),
    ("work", 1, "highlight", "did payroll for 40 people", 2),
    ("awards", 0, "title", "Employee of the Month", 3),
    ("awards", 0, "date", "2020", 3),
    ("skills", 0, "skill", "Excel", 3),
]
FACTS = tuple(
    Fact(f"f{number}", section, entry, field, value, Source(turn, 0, len(value), value))
    for number, (section, entry, field, value, turn) in enumerate(_TOLD, start=1)
)
CONTEXT = Context(facts=FACTS, today=date(2026, 11, 21))


@pytest.mark.parametrize(
    ("text", "replaced", "value"),
    [
        ("actually it's spelled Kowalski", "Dana Kowalsky", "Dana Kowalski"),
        ("not 2015 but 2016", "2015", "2016"),
        ("i meant 2016 not 2015", "2015", "2016"),
        ("I started at Initech in 2014 actually", "2015", "2014"),
        ("sorry, i left in 2017", "2018", "2017"),
        ("no wait, that was 2021", "2020", "2021"),
        ("no, it was Mercy Hospital not Mercy General", "Mercy General", "Mercy Hospital"),
        ("my title there was staff nurse, not night nurse", "night nurse", "staff nurse"),
        ("actually i was a senior welder", "welder", "senior welder"),
        ("change my email to dana.k@x.org", "dana@x.org", "dana.k@x.org"),
        ("the phone number should be 0151 23457", "0151 23456", "0151 23457"),
        ("the title at Mercy should be Charge Nurse", "night nurse", "Charge Nurse"),
        ("my new number is 0171 998877", "0151 23456", "0171 998877"),
    ],
)
def test_a_correction_replaces_the_fact_it_means(text: str, replaced: str, value: str) -> None:
    understood = understand(text, context=CONTEXT)
    assert understood.intent == "correct"
    old = next(fact for fact in FACTS if fact.value == replaced)
    assert [(found.replaces, found.value, found.field, found.entry) for found in understood.facts] == [
        (old.id, value, old.field, old.entry)
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("scrap the initech job", {"Initech", "welder", "2015", "2018"}),
        ("remove my phone number", {"0151 23456"}),
        ("please don't include my email", {"dana@x.org"}),
        ("delete the award", {"Employee of the Month", "2020"}),
        ("take out Excel", {"Excel"}),
        ("remove the payroll thing", {"did payroll for 40 people"}),
        ("forget what i just said", {"Employee of the Month", "2020", "Excel"}),
    ],
)
def test_a_withdrawal_names_the_facts_it_means(text: str, values: set[str]) -> None:
    understood = understand(text, context=CONTEXT)
    assert understood.intent == "withdraw"
    assert {fact.value for fact in FACTS if fact.id in understood.withdraws} == values


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("at mercy general i also trained 6 new nurses", 1),
        ("i also did the rota", 1),
        ("at initech i built tanks for breweries", 0),
        ("at initec i built tanks for breweries", 0),
    ],
)
def test_a_duty_goes_to_the_entry_that_is_named_or_was_last(text: str, entry: int) -> None:
    facts = understand(text, context=CONTEXT).facts
    assert [(found.field, found.entry) for found in facts] == [("highlight", entry)]


def test_another_employer_gets_a_number_that_no_entry_has_had() -> None:
    facts = understand("I worked at Globex from 2010 to 2012", context=CONTEXT).facts
    assert {(found.field, found.entry) for found in facts} == {("name", 2), ("startDate", 2), ("endDate", 2)}


def test_what_is_known_already_is_not_told_twice() -> None:
    assert understand("I worked at Initech as a welder", context=CONTEXT).facts == ()


@given(st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_text_is_understood_without_an_error(text: str) -> None:
    for found in understand(text, context=CONTEXT).facts:
        assert 0 <= found.start < found.end <= len(text)
