"""Answers in the middle of an interview: the open question helps where words alone do not say, and never misleads."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from storage.facts import Fact, Source

FACTS = tuple(
    Fact(f"f{number}", "work", 0, field, value, Source(0, 0, len(value), value))
    for number, (field, value) in enumerate(
        [("position", "staff nurse"), ("name", "Mercy Hospital"), ("startDate", "2018-03")], start=1
    )
)
NEW_JOB = ("work", None, ("name", "position", "startDate", "endDate", "highlight"))
DUTIES = ("work", 0, ("highlight",))
BASICS = ("basics", 0, ("name", "email", "phone", "city"))
SKILLS = ("skills", None, ("skill",))
CERTIFICATES = ("certificates", None, ("name", "date"))
EXTRAS = ("", None, ())


def slots(text: str, asked: tuple[str, int | None, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    section, entry, fields = asked
    context = Context(facts=FACTS, asked_section=section or None, asked_entry=entry, asked_fields=fields)
    return [(found.section, found.field, found.value) for found in understand(text, context=context).facts]


@pytest.mark.parametrize("asked", [NEW_JOB, DUTIES, BASICS, SKILLS, EXTRAS])
def test_name_and_contacts_are_never_a_job(asked: tuple[str, int | None, tuple[str, ...]]) -> None:
    found = slots("Dana Reyes, dana.reyes@example.org, 512-555-0142, Austin", asked)
    assert set(found) == {
        ("basics", "name", "Dana Reyes"),
        ("basics", "email", "dana.reyes@example.org"),
        ("basics", "phone", "512-555-0142"),
        ("basics", "city", "Austin"),
    }


@pytest.mark.parametrize("asked", [NEW_JOB, DUTIES, SKILLS, CERTIFICATES, EXTRAS])
def test_certificates_are_certificates_whatever_was_asked(asked: tuple[str, int | None, tuple[str, ...]]) -> None:
    found = slots("ACLS 2022, BLS 2023", asked)
    assert set(found) == {
        ("certificates", "name", "ACLS"),
        ("certificates", "date", "2022"),
        ("certificates", "name", "BLS"),
        ("certificates", "date", "2023"),
    }


@pytest.mark.parametrize("asked", [NEW_JOB, DUTIES, SKILLS, EXTRAS])
def test_a_school_is_a_school_whatever_was_asked(asked: tuple[str, int | None, tuple[str, ...]]) -> None:
    found = slots("BSc Nursing, Texas State University, 2017", asked)
    assert {section for section, _, _ in found} == {"education"}


@pytest.mark.parametrize("asked", [NEW_JOB, DUTIES, BASICS, SKILLS, CERTIFICATES, EXTRAS])
@pytest.mark.parametrize(
    "text",
    [
        "asdfgh qwrtz",
        "my sister is a nurse at St Anne's",
        "I had back surgery in 2019",
        "my boss was awful and the pay was terrible",
        "i was off sick for 3 months with my knee",
        "my dad drove trucks his whole life",
        "I'd love to work at Google one day",
    ],
)
def test_nonsense_gripes_health_and_others_lives_are_no_facts(
    text: str, asked: tuple[str, int | None, tuple[str, ...]]
) -> None:
    assert slots(text, asked) == []


def test_every_part_of_an_answer_about_duties_is_kept() -> None:
    text = "i look after 6 patients a shift on the cardiac ward, and i train two new nurses every year"
    values = " ".join(value for _, field, value in slots(text, DUTIES) if field == "highlight")
    assert "6 patients" in values
    assert "two new nurses" in values


def test_a_tool_list_asked_for_duties_is_not_lost() -> None:
    assert slots("Epic, wound care, telemetry", SKILLS) == [
        ("skills", "skill", "Epic"),
        ("skills", "skill", "wound care"),
        ("skills", "skill", "telemetry"),
    ]


@pytest.mark.parametrize("text", ["undo", "undo that please", "redo", "take that back"])
def test_undo_and_redo_are_edits(text: str) -> None:
    assert understand(text).intent == "edit"


@pytest.mark.parametrize(
    ("text", "asked", "slot"),
    [
        ("Bright Smiles Dental", ("work", 1, ("name",)), ("work", "name", "Bright Smiles Dental")),
        ("2015 to 2018", ("work", 0, ("startDate", "endDate")), ("work", "endDate", "2018")),
        ("head chef", ("work", 1, ("position",)), ("work", "position", "head chef")),
        ("jo marlow", BASICS, ("basics", "name", "jo marlow")),
        ("im living in tacoma", BASICS, ("basics", "city", "tacoma")),
        ("fluent", ("languages", 0, ("fluency",)), ("languages", "fluency", "fluent")),
        ("lead fitter at Ferrous Works since 2020", NEW_JOB, ("work", "name", "Ferrous Works")),
    ],
)
def test_a_bare_answer_fits_the_question(
    text: str, asked: tuple[str, int | None, tuple[str, ...]], slot: tuple[str, str, str]
) -> None:
    assert slot in slots(text, asked)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("milan institute cosmetology 2017-2018", [("institution", "milan institute"), ("area", "cosmetology")]),
        ("welding at ohio technical college 2015", [("area", "welding"), ("institution", "ohio technical college")]),
        ("akron barber academy, hair design, 2011", [("institution", "akron barber academy"), ("area", "hair design")]),
        (
            "vocational school, Portage Lakes Career Center, 1993",
            [("studyType", "vocational school"), ("institution", "Portage Lakes Career Center")],
        ),
        ("trade school 2004", [("studyType", "trade school")]),
    ],
)
def test_a_school_and_what_stands_beside_it(text: str, expected: list[tuple[str, str]]) -> None:
    asked = ("education", None, ("institution", "studyType", "startDate", "endDate"))
    assert [(field, value) for _, field, value in slots(text, asked) if "Date" not in field] == expected


def test_volunteering_told_beside_a_question_on_skills_is_volunteering() -> None:
    found = slots("I volunteer at the Crescent Food Pantry since 2024, I pack 80 boxes every Saturday", SKILLS)
    assert {section for section, _, _ in found} == {"volunteer"}
    assert ("volunteer", "highlight", "I pack 80 boxes every Saturday") in found


def test_a_calling_card_in_one_line() -> None:
    assert set(slots("tina lopez tina.lopez@example.com reno nevada", BASICS)) == {
        ("basics", "name", "tina lopez"),
        ("basics", "email", "tina.lopez@example.com"),
        ("basics", "city", "reno nevada"),
    }
