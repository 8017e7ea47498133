"""Corrections and disputes change what they name, if it is known and the new value fits; otherwise nothing."""

from __future__ import annotations

import pytest

from agents.understand import Context, Understanding, understand
from storage.facts import Fact, Source

TOLD = (
    ("basics", 0, "city", "Tampa FL"),
    ("work", 0, "position", "Kennel Attendant"),
    ("work", 0, "name", "Barks & Bubbles"),
    ("work", 0, "startDate", "2022-06"),
    ("work", 0, "highlight", "walked 20 dogs a day"),
    ("work", 1, "name", "Florida"),
    ("work", 1, "startDate", "2024"),
    ("work", 1, "highlight", "drove the van"),
    ("work", 2, "position", "Freelance Network Installer"),
    ("work", 2, "startDate", "2016-03"),
    ("work", 2, "endDate", "2019"),
    ("work", 3, "position", "freelancer"),
    ("work", 3, "highlight", "pulled 3 km of cable"),
    ("education", 0, "institution", "Barks & Bubbles"),
    ("education", 0, "studyType", "Associate Degree"),
    ("skills", 0, "skill", "Excel"),
)
FACTS = tuple(
    Fact(f"f{number}", section, entry, field, value, Source(number, 0, len(value), value))
    for number, (section, entry, field, value) in enumerate(TOLD, start=1)
)
IDS = {fact.value: fact.id for fact in FACTS}


def read(text: str) -> Understanding:
    return understand(text, context=Context(facts=FACTS))


@pytest.mark.parametrize(
    "text",
    [
        "Change Ohio to Barks & Bubbles",
        "Change my town to Barks & Bubbles",
        "Change Barks & Bubbles to finished in May",
        "No, that's wrong. Georgia is not a job, it's the state. Tampa, Florida.",
        "Lowes is not my employer",
        "I didn't say that",
        "correct my email to Bob",
        "Barks & Bubbles and Florida are the same company",
        "Barks & Bubbles and Florida are two different jobs",
        "Lakeside and Riverside are the same job, please merge",
    ],
)
def test_what_names_nothing_known_or_nothing_fitting_changes_nothing(text: str) -> None:
    understood = read(text)
    assert understood.intent in {"correct", "withdraw"}
    assert (understood.facts, understood.withdraws, understood.moves) == ((), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "No, that's wrong. Florida is not a job, it's the state. Tampa, Florida.",
        "florida is not a job, delete it",
        "Florida isn't an employer",
        "Florida was never a job of mine",
        "thats wrong, i never worked at Florida",
    ],
)
def test_what_is_no_job_goes_and_its_deeds_stay(text: str) -> None:
    understood = read(text)
    assert understood.intent == "withdraw"
    assert set(understood.withdraws) == {IDS["Florida"], IDS["2024"]}
    assert understood.moves == ((IDS["drove the van"], 0),)


@pytest.mark.parametrize(
    "text",
    [
        "The freelancer and the Freelance Network Installer are the same job, please merge",
        "freelancer is the same job as Freelance Network Installer",
        "please merge freelancer and Freelance Network Installer",
    ],
)
def test_two_jobs_that_are_one_are_put_together(text: str) -> None:
    understood = read(text)
    assert understood.moves == ((IDS["pulled 3 km of cable"], 2),)
    assert understood.withdraws == (IDS["freelancer"],)
    assert understood.facts == ()


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Happy Paws is the employer of kennel attendant, not Barks & Bubbles", "Barks & Bubbles", "Happy Paws"),
        ("the employer is Happy Paws, not Barks & Bubbles", "Barks & Bubbles", "Happy Paws"),
        ("no wait, that was 2017 not 2016 for the installer", "2016-03", "2017-03"),
        ("Barks & Bubbles is not my employer, it's Foam House", "Barks & Bubbles", "Foam House"),
        ("my job title is Groomer not Kennel Attendant", "Kennel Attendant", "Groomer"),
        ("change the end of the installer job to 2020", "2019", "2020"),
        ("change Tampa FL to Ocala FL", "Tampa FL", "Ocala FL"),
        ("The kennel attendant job started in May 2021", "2022-06", "2021-05"),
    ],
)
def test_a_correction_changes_the_one_value_it_names(text: str, old: str, new: str) -> None:
    (found,) = read(text).facts
    replaced = next(fact for fact in FACTS if fact.id == found.replaces)
    assert (replaced.value, found.value) == (old, new)


@pytest.mark.parametrize(
    "text", ["Barks & Bubbles was in Ocala, not here", "the location of the kennel attendant job is Ocala"]
)
def test_the_place_of_a_named_job(text: str) -> None:
    (found,) = read(text).facts
    assert (found.section, found.entry, found.field, found.value) == ("work", 0, "location", "Ocala")


def test_a_refused_school_gives_way_to_the_one_told() -> None:
    found = read("My degree is from College of Central Florida, finished May 2024. Not Barks & Bubbles").facts
    assert ("education", 0, "institution", "College of Central Florida") in {
        (f.section, f.entry, f.field, f.value) for f in found
    }
    assert ("education", 0, "endDate", "2024-05") in {(f.section, f.entry, f.field, f.value) for f in found}
    assert not [f for f in found if f.section == "work"]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("I never said 'walked 20 dogs a day'", "walked 20 dogs a day"),
        ('i didn\'t say "drove the van" … delete that line', "drove the van"),
        ("drove the van is wrong, remove it", "drove the van"),
        ("Excel isn't a skill", "Excel"),
    ],
)
def test_what_was_never_said_is_taken_out(text: str, gone: str) -> None:
    understood = read(text)
    assert (understood.intent, understood.withdraws) == ("withdraw", (IDS[gone],))


@pytest.mark.parametrize(
    "text",
    [
        "opened the pumps, cleaned the seals and replaced filters with new ones",
        "sorry, before that I worked at Globex as a welder from 2010 to 2012",
        "I never said no to an extra shift and covered 12 weekends",
        "I was not a manager but I trained 8 people",
        "night nurse and day nurse shifts were 12 hours each",
    ],
)
def test_telling_more_is_no_correction(text: str) -> None:
    understood = read(text)
    assert understood.withdraws == understood.moves == ()
    assert not [found for found in understood.facts if found.replaces]


def test_the_dates_of_a_job_named_by_its_title() -> None:
    found = read("The kennel attendant job was from June 2022 to August 2023").facts
    assert {(f.entry, f.field, f.value) for f in found} == {(0, "endDate", "2023-08")}
