"""What is no fact stays none, whatever was asked; a yes or no may have words around it; numbers stay whole."""

from __future__ import annotations

import re

import pytest

from agents.understand import Context, Understanding, understand
from storage.facts import Fact, Source

TOLD = (
    ("work", "position", "boatbuilder", 1),
    ("work", "name", "Werft Sandhagen", 1),
    ("work", "startDate", "2007-03", 1),
    ("work", "endDate", "2016", 1),
    ("work", "highlight", "In 2011 I rebuilt the slipway for 9 boats", 2),
    ("projects", "name", "Harbour map", 3),
    ("projects", "highlight", "free to use, 310 readers", 3),
)
FACTS = tuple(
    Fact(f"f{number}", section, 0, field, value, Source(turn, 0, len(value), value))
    for number, (section, field, value, turn) in enumerate(TOLD, start=1)
)
ASKED: dict[str, tuple[str | None, int | None, tuple[str, ...]]] = {
    "duties": ("work", 0, ("highlight",)),
    "job": ("work", None, ("name", "position", "startDate", "endDate", "highlight")),
    "who": ("basics", 0, ("name", "email", "city")),
    "town": ("basics", 0, ("city",)),
    "skills": ("skills", None, ("skill",)),
    "papers": ("certificates", None, ("name", "date")),
    "nothing": (None, None, ()),
}


def read(text: str, asked: str = "nothing") -> Understanding:
    section, entry, fields = ASKED[asked]
    return understand(text, context=Context(facts=FACTS, asked_section=section, asked_entry=entry, asked_fields=fields))


def values(text: str, asked: str = "nothing") -> list[tuple[str, str]]:
    return [(found.field, found.value) for found in read(text, asked).facts]


@pytest.mark.parametrize("asked", ["duties", "who", "town", "skills", "papers"])
@pytest.mark.parametrize(
    "text",
    [
        "the foreman yells at everyone before lunch",
        "owner never paid us on time honestly",
        "the commute there was brutal tho",
        "my shoulder is shot from all the planing",
        "honestly the new director is a clown but leave that out",
        "my flatmate quit the same week",
        "my wife thinks i work too much",
        "I am leaving because they moved the yard",
        "some day I would love to take the skipper's course but I have not",
        "it was fun while it lasted",
        "in my first year",
        "To be honest",
        "can you also do cover letters?",
        "will my boss see this?",
        "customers drive me crazy sometimes",
        "people there were really nice",
        "i'd have stayed if they paid more",
    ],
)
def test_what_is_no_fact_becomes_none(text: str, asked: str) -> None:
    assert values(text, asked) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Repaired 40 nets a week. The cold was awful, don't write that down.", "Repaired 40 nets a week"),
        ("I fitted 30 kitchens a year. hours were insane tho, my wife hated it", "I fitted 30 kitchens a year"),
        (
            "what I'm proudest of is that waiting times fell from 50 to 20 minutes",
            "waiting times fell from 50 to 20 minutes",
        ),
        ("I cared for patients with depression", "I cared for patients with depression"),
        ("never had an accident", "never had an accident"),
        ("collected garbage from 900 homes a day", "collected garbage from 900 homes a day"),
        ("I treated people with burns", "I treated people with burns"),
        ("our store won cleanest branch of the region", "our store won cleanest branch of the region"),
        (
            "visits at Open Farm rose from eleven hundred to two thousand",
            "visits at Open Farm rose from eleven hundred to two thousand",
        ),
        ("In 2013 I trained 7 apprentices at Sandhagen.", "In 2013 I trained 7 apprentices at Sandhagen"),
        ("trained 12, sorry 14 apprentices", "trained 14 apprentices"),
    ],
)
def test_deeds_beside_asides_are_kept_alone(text: str, kept: str) -> None:
    assert values(text, "duties") == [("highlight", kept)]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("night shifts mostly", "name"),
        ("greasing bearings, changing belts", "name"),
        ("two kids at home", "name"),
        ("rinse dry rinse dry, wax", "name"),
        ("97.5% first pass yield", "city"),
        ("early shift, warehouse", "city"),
        ("i move around a lot", "city"),
    ],
)
def test_talk_is_neither_a_name_nor_a_town(text: str, field: str) -> None:
    for asked in ("who", "town"):
        assert field not in {name for name, _ in values(text, asked)}


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Aoife Ní Bhriain", "who", ("name", "Aoife Ní Bhriain")),
        ("will grant", "who", ("name", "will grant")),
        ("nadia el amrani and i live in lille", "who", ("name", "nadia el amrani")),
        ("Stockton-on-Tees, UK", "town", ("city", "Stockton-on-Tees, UK")),
        ("Brno", "town", ("city", "Brno")),
    ],
)
def test_names_and_towns_are_taken(text: str, asked: str, expected: tuple[str, str]) -> None:
    assert expected in values(text, asked)


@pytest.mark.parametrize("asked", ["nothing", "duties", "job"])
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("yes, everything in there is right", "yes"),
        ("yep that all looks correct to me", "yes"),
        ("all fine, keep it", "yes"),
        ("good, save the lot", "yes"),
        ("no that is all wrong", "no"),
        ("nope never did crane work", "no"),
        ("that's the only one i've had", "no"),
        ("no i've only had one job", "no"),
        ("no other jobs", "no"),
        ("never used it", "no"),
    ],
)
def test_yes_and_no_have_words_around_them(text: str, intent: str, asked: str) -> None:
    understood = read(text, asked)
    assert (understood.intent, understood.facts) == (intent, ())


@pytest.mark.parametrize("text", ["yes, excel and word", "no i was the manager", "yes but the dates are wrong"])
def test_more_than_yes_or_no_is_neither(text: str) -> None:
    assert read(text).intent not in {"yes", "no"}


@pytest.mark.parametrize("asked", list(ASKED))
@pytest.mark.parametrize(
    "text",
    [
        "packed 1,250 boxes, 13.5 tons and 3-4 trucks a day",
        "filled about 2,300 prescriptions a month",
        "12,400 chicks, 1,100 hens",
    ],
)
def test_no_value_begins_or_ends_within_a_number(text: str, asked: str) -> None:
    for found in read(text, asked).facts:
        assert set(re.findall(r"\d[\d.,]*\d", found.value)) <= set(re.findall(r"\d[\d.,]*\d", text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Correction: that was in 2012.", "In 2012 I rebuilt the slipway for 9 boats"),
        ("no wait, that was 2010 not 2011", "In 2010 I rebuilt the slipway for 9 boats"),
        ("sorry it was 11 boats", "In 2011 I rebuilt the slipway for 11 boats"),
        ("actually it's 340 readers", "free to use, 340 readers"),
        ("make that 350 readers", "free to use, 350 readers"),
        ("it's 330, not 310", "free to use, 330 readers"),
    ],
)
def test_a_figure_of_a_line_is_put_right_in_the_line(text: str, value: str) -> None:
    understood = read(text, "duties")
    assert understood.intent == "correct"
    assert [found.value for found in understood.facts] == [value]
    assert all(found.replaces for found in understood.facts)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("I was a joiner at Holzhof Brandt from 2012 sorry 2013 until June 2018", ["2013", "2018-06"]),
        ("cook at Petersen Kantine from may 2015, no wait, may 2016 to july 2019", ["2016-05", "2019-07"]),
    ],
)
def test_a_slip_mended_at_once_leaves_the_mended_date(text: str, dates: list[str]) -> None:
    assert [value for field, value in values(text) if field in {"startDate", "endDate"}] == dates


def test_the_years_of_a_job_are_still_put_right() -> None:
    (found,) = read("sorry, I started there in 2008", "duties").facts
    assert (found.field, found.value, found.replaces) == ("startDate", "2008", "f3")


def test_somebody_else_at_the_end_takes_no_job_away() -> None:
    found = values("im a baker at Kornhaus since 2019, my sister works there too", "job")
    assert found == [("position", "baker"), ("name", "Kornhaus"), ("startDate", "2019")]
