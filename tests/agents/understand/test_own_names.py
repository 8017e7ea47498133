"""The person's own name in any place of a message, never an employer; and the town beside it."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from storage.facts import Fact, Source
from tests.agents.understand.told import CONTACT, DUTIES, TODAY, asked, read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("im priya nair btw, priya.nair@example.com, 07700 900123, live in leeds", "priya nair"),
        ("im mike dorn btw, mike@example.com, toledo", "mike dorn"),
        ("mike dorn here, 614 555 0142 columbus ohio", "mike dorn"),
        ("my name is priya nair, thats not a job", "priya nair"),
        ("mike dorn is my name", "mike dorn"),
        ("name's mike dorn", "mike dorn"),
        ("names mike dorn, toledo ohio", "mike dorn"),
        ("You can put me down as Olu Adeyemi", "Olu Adeyemi"),
        ("sure. mike dorn", "mike dorn"),
        ("this is mike dorn, i live in toledo", "mike dorn"),
        ("my email is mike@example.com and im mike dorn", "mike dorn"),
        ("hi its tomasz, tomasz wilk", "tomasz wilk"),
    ],
)
def test_a_name_is_heard_wherever_it_stands(text: str, name: str) -> None:
    assert f"basics.0.name={name}" in read(text, CONTACT)


@pytest.mark.parametrize(
    "text",
    [
        "im mike dorn btw, worked at Brennan Freight since 2012",
        "mike dorn here. worked at Brennan Freight since 2012",
        "I worked at Brennan Freight since 2012, btw my name is mike dorn",
    ],
)
def test_a_name_beside_a_job_is_no_part_of_it(text: str) -> None:
    for context in (DUTIES, Context(today=TODAY)):
        facts = [fact.split(".", 2)[2] for fact in read(text, context)]
        assert {"name=mike dorn", "name=Brennan Freight", "startDate=2012"} == set(facts)


@pytest.mark.parametrize(
    "text",
    [
        "im on nights",
        "im team lead now",
        "its mostly nights, weekends",
        "i'm Power BI certified",
        "the shop's name is Rosa Blanca",
        "my boss's name is Karen Smith",
        "it was called Acme Tools",
        "im half polish",
        "im a forklift driver",
    ],
)
def test_what_somebody_is_or_works_for_is_no_name(text: str) -> None:
    assert not any(fact.startswith("basics.0.name") for fact in read(text))


EMPLOYER = (
    Fact("f1", "work", 0, "name", "Priya Nair", Source(1, 0, 10, "Priya Nair")),
    Fact("f2", "work", 0, "highlight", "Played netball for the uni", Source(1, 0, 10, "Played netball")),
)


@pytest.mark.parametrize(
    "text",
    [
        "my name is priya nair, thats not a job",
        "priya nair is my name not my employer",
        "Priya Nair isn't a company, it's my name",
        "that's my name, not the employer",
        "priya nair is me, not a company",
        "im priya nair",
    ],
)
def test_a_name_taken_for_an_employer_becomes_the_name(text: str) -> None:
    understood = understand(text, context=Context(EMPLOYER, today=TODAY))
    assert [(fact, found.section, found.field) for fact, found in understood.recasts] == [("f1", "basics", "name")]
    assert not understood.withdraws


def test_an_employer_that_is_the_known_name_goes() -> None:
    known = Fact("f3", "basics", 0, "name", "Priya Nair", Source(2, 0, 10, "Priya Nair"))
    context = Context((*EMPLOYER, known), today=TODAY)
    assert understand("priya nair is my name not my employer", context=context).withdraws == ("f1",)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("ray kowalski 614 555 0142 columbus ohio. raykow@example.com", "columbus ohio"),
        ("columbus i said", "columbus"),
        ("i said columbus", "columbus"),
        ("its columbus like i said", "columbus"),
        ("columbus ohio, i told u already", "columbus ohio"),
        ("leeds, already told you", "leeds"),
    ],
)
def test_a_town_is_heard_beside_a_number_and_told_again(text: str, town: str) -> None:
    assert f"basics.0.city={town}" in read(text, CONTACT)
    assert f"basics.0.city={town}" in read(text, asked("basics", "city", entry=0))
