"""What is taken out is what was named; words that name nothing, or two things alike, take out nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agents.understand import Context, understand
from storage.facts import Fact, Source

TOLD = (
    ("basics", 0, "phone", "0117 496 0001"),
    ("basics", 0, "city", "Leeds"),
    ("work", 0, "position", "family carer"),
    ("work", 0, "startDate", "2016"),
    ("work", 0, "highlight", "organised transport to the hospital"),
    ("work", 1, "name", "Mind"),
    ("work", 1, "position", "shop assistant"),
    ("work", 1, "highlight", "served 200 people a day"),
    ("work", 1, "highlight", "sorted books and ran the till"),
    ("work", 2, "name", "Harbour Welding"),
    ("work", 2, "position", "welder"),
    ("work", 2, "endDate", "2012"),
    ("work", 2, "highlight", "nothing about who or why"),
    ("work", 2, "highlight", "trained 9 apprentices on the TIG bench for Osei"),
    ("work", 3, "name", "Change Please"),
    ("work", 3, "position", "barista"),
    ("certificates", 0, "name", "Food Hygiene Level 2"),
    ("certificates", 1, "name", "First Aid at Work"),
    ("certificates", 1, "date", "2024"),
    ("skills", 0, "skill", "Excel"),
    ("skills", 0, "skill", "Xero"),
    ("languages", 0, "language", "Polish"),
    ("languages", 0, "fluency", "native"),
    ("interests", 0, "name", "allotment"),
)
FACTS = tuple(
    Fact(f"f{number}", section, entry, field, value, Source(number, 0, len(value), value))
    for number, (section, entry, field, value) in enumerate(TOLD, start=1)
)
CARER = {"family carer", "2016", "organised transport to the hospital"}
MIND = {"Mind", "shop assistant", "served 200 people a day", "sorted books and ran the till"}
WELDER = {
    *("Harbour Welding", "welder", "2012", "nothing about who or why"),
    "trained 9 apprentices on the TIG bench for Osei",
}
BARISTA = {"Change Please", "barista"}


def gone(text: str, asked: tuple[str, ...] = ()) -> set[str]:
    section, entry = ("work", 1) if asked else (None, None)
    understood = understand(
        text, context=Context(facts=FACTS, asked_section=section, asked_entry=entry, asked_fields=asked)
    )
    assert not understood.facts, understood
    return {fact.value for fact in FACTS if fact.id in understood.withdraws}


@pytest.mark.parametrize("asked", [(), ("highlight",)])
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("scrap the carer job altogether, I've changed my mind", CARER),
        ("changed my mind, drop the carer job please", CARER),
        ("delete the welding job, i don't mind if it's empty", WELDER),
        ("pls remove the welder job because it was cash in hand at mind", WELDER),
        ("take the barista job out, please change nothing else", BARISTA),
        ("get rid of the change please one", BARISTA),
        ("remove Mind", MIND),
        ("please delete the shop assistant job - it was only a trial", MIND),
        ("delete Excel and Xero", {"Excel", "Xero"}),
        ("remove excel, polish and the allotment", {"Excel", "Polish", "native", "allotment"}),
        (
            "delete nothing about who or why and the 200 people one",
            {"nothing about who or why", "served 200 people a day"},
        ),
        (
            "take out the apprentices line and the bit about transport",
            {"trained 9 apprentices on the TIG bench for Osei", "organised transport to the hospital"},
        ),
        ("drop the carer job and the barista job", CARER | BARISTA),
        ("delete the end date of the welding job", {"2012"}),
        ("remove the first aid certificate", {"First Aid at Work", "2024"}),
        ("delete all certificates", {"Food Hygiene Level 2", "First Aid at Work", "2024"}),
        (
            "scrap everything about Osei and transport",
            {"trained 9 apprentices on the TIG bench for Osei", "organised transport to the hospital"},
        ),
        ("remove my phone number, i'm getting a new one", {"0117 496 0001"}),
        ("lose the till and books line lol", {"sorted books and ran the till"}),
    ],
)
def test_what_is_named_goes_and_nothing_else(text: str, values: set[str], asked: tuple[str, ...]) -> None:
    assert gone(text, asked) == values


@pytest.mark.parametrize(
    "text",
    [
        "delete the bakery job",
        "remove the job at Tesco",
        "scrap the gardener job, i changed my mind",
        "take out the driving licence",
        "delete the award",
        "remove the German one",
        "delete the job",
        "drop the certificate",
        "delete the line about forklifts",
        "delete City & Guilds",
        "take out the bullet at Mind",
        "delete the first line of the carer job",
    ],
)
def test_what_names_nothing_known_or_one_of_several_takes_out_nothing(text: str) -> None:
    understood = understand(text, context=Context(facts=FACTS))
    assert understood.intent in {"withdraw", "edit"}
    assert (understood.withdraws, understood.facts) == ((), ())


def test_words_that_mean_nothing_are_said_back() -> None:
    understood = understand("delete Excel and the forklift thing", context=Context(facts=FACTS))
    assert ({f.value for f in FACTS if f.id in understood.withdraws}, understood.missed) == (
        {"Excel"},
        ("the forklift thing",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "remove old tyres and fit new ones",
        "drop the engine and rebuild it",
        "delete duplicate records and check the rest",
        "took out the bins and swept the yard",
        "remove stock from the van every morning",
        "strike the set after each show and load the trucks",
    ],
)
def test_a_deed_that_begins_like_a_request_is_a_deed(text: str) -> None:
    context = Context(facts=FACTS, asked_section="work", asked_entry=1, asked_fields=("highlight",))
    understood = understand(text, context=context)
    assert understood.intent == "answer"
    assert {found.field for found in understood.facts} == {"highlight"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("bring back the till line", {"sorted books and ran the till"}),
        ("hm can you put the barista job back in please", BARISTA),
        ("restore Xero", {"Xero"}),
        ("i want the transport bit back", {"organised transport to the hospital"}),
        ("put back excel and polish", {"Excel", "Polish", "native"}),
        ("bring back the forklift line", set()),
    ],
)
def test_what_was_taken_out_comes_back(text: str, values: set[str]) -> None:
    past = tuple(replace(fact, status="withdrawn") for fact in FACTS)
    understood = understand(text, context=Context(facts=past))
    assert understood.intent == "correct"
    assert {fact.value for fact in FACTS if fact.id in understood.restores} == values


@pytest.mark.parametrize(
    "text", ["put back returned books", "put tools back in the shed", "bring customers back to the shop every week"]
)
def test_a_deed_of_putting_back_brings_back_nothing(text: str) -> None:
    context = Context(facts=FACTS, asked_section="work", asked_entry=1, asked_fields=("highlight",))
    understood = understand(text, context=context)
    assert (understood.restores, len(understood.facts)) == ((), 1)
