"""Schools, papers, languages and contacts, whatever was asked; and what is none of them."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from tests.agents.understand.told import CARDS, CONTACT, DUTIES, EMPTY, SCHOOL, TOOLS, asked, read


@pytest.mark.parametrize("context", [DUTIES, SCHOOL, EMPTY])
@pytest.mark.parametrize(
    ("text", "school", "end"),
    [
        ("just school in spain, IES Las Viñas, 2009", "IES Las Viñas", "2009"),
        ("school in Poland, Liceum Kopernika, finished 2011", "Liceum Kopernika", "2011"),
    ],
)
def test_a_school_abroad_has_its_name(text: str, school: str, end: str, context: Context) -> None:
    found = read(text, context)
    assert any(fact.endswith(f".institution={school}") for fact in found)
    assert any(fact.endswith(f".endDate={end}") for fact in found)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("my name is Denise Kowalski im in tulsa 918-555-0133", "tulsa"),
        ("im from leeds", "leeds"),
        ("live near cork, 0871234567", "cork"),
    ],
)
def test_a_town_is_told_in_passing_and_is_no_name(text: str, city: str) -> None:
    found = read(text, CONTACT)
    assert f"basics.0.city={city}" in found
    assert f"basics.0.name={city}" not in found


def test_a_place_in_a_contest_is_an_award_at_the_head_of_a_message() -> None:
    found = read("Second place at the 2022 MinneHack Hackathon", CARDS)
    assert found == ["awards.0.title=Second place at the 2022 MinneHack Hackathon", "awards.0.date=2022"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ok so i just finished uni (marketing, Univ of Salford, 2:1, graduated july 2026) and i need a cv",
            {"institution=Univ of Salford", "score=2:1", "endDate=2026-07"},
        ),
        (
            "finished my degree at University of Leeds in 2019",
            {"institution=University of Leeds", "endDate=2019"},
        ),
        (
            "finished my degree (University of Leeds, 2019)",
            {"institution=University of Leeds", "endDate=2019"},
        ),
        (
            "btec business level 3 croydon college 2018",
            {"studyType=btec", "institution=croydon college", "endDate=2018"},
        ),
    ],
)
def test_a_study_told_in_brackets_or_without_marks_is_read(text: str, expected: set[str]) -> None:
    assert expected <= {fact.split(".", 2)[2] for fact in read(text, SCHOOL)}


@pytest.mark.parametrize("text", ["arjun mistry / arjunm26@example.com / bolton", "Ana Ruiz | ana@example.org | Cadiz"])
def test_a_card_may_be_parted_by_any_mark(text: str) -> None:
    name, email, city = [part.strip() for part in text.replace("|", "/").split("/")]
    assert read(text, CONTACT) == [f"basics.0.name={name}", f"basics.0.email={email}", f"basics.0.city={city}"]


def test_tools_told_late_are_no_school_and_no_certificate() -> None:
    assert read("table saw, spindle moulder, router, hand tools, SketchUp", asked("education", "institution")) == []
    assert [fact.split("=")[1] for fact in read("word, excel bit of sage", CARDS)] == ["word", "excel", "sage"]


def test_an_item_of_a_list_of_duties_is_no_certificate() -> None:
    found = read("Patrols, CCTV, writing incident reports, first aid. About 3 incidents a shift", DUTIES)
    assert found == [
        "work.0.highlight=Patrols, CCTV, writing incident reports, first aid",
        "work.0.highlight=About 3 incidents a shift",
    ]


def test_certificates_among_skills_are_kept_with_the_skills() -> None:
    found = read("forklift cert 2024, manual handling, safe pass", TOOLS)
    assert {"certificates.0.name=forklift cert", "certificates.0.date=2024"} <= set(found)
    assert [fact.split("=")[1] for fact in found if ".skill=" in fact] == ["manual handling", "safe pass"]


def test_the_class_of_a_degree_is_read_in_any_order() -> None:
    found = read("BSc Physics, University of Ibadan, 2011, second class upper", SCHOOL)
    assert "education.0.score=second class upper" in found


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I want to go back to teaching. Physics teacher", "target"),
        ("i want to go back to the first question", "back"),
        ("none of that", "no"),
        ("no particular job", "no"),
    ],
)
def test_what_a_message_wants_is_told_apart(text: str, intent: str) -> None:
    assert understand(text, context=EMPTY).intent == intent


def test_who_gave_certificates_may_stand_as_an_item_of_its_own() -> None:
    assert "certificates.0.issuer=St John Ambulance" in read("forklift ticket 2019, St John Ambulance", CARDS)


def test_name_and_town_in_front_of_the_contacts_are_parted() -> None:
    found = read("Hector Salinas bakersfield ca 661-555-0147 hsalinas@example.com", CONTACT)
    assert found[:2] == ["basics.0.name=Hector Salinas", "basics.0.city=bakersfield ca"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("french native english C2 spanish B1", ["french=native", "english=C2", "spanish=B1"]),
        ("native french, fluent english", ["french=native", "english=fluent"]),
        ("french fluent and german", ["french=fluent", "german="]),
    ],
)
def test_each_language_has_its_own_level(text: str, expected: list[str]) -> None:
    told: dict[str, dict[str, str]] = {}
    for fact in read(text, asked("languages", "language")):
        place, value = fact.split("=")
        told.setdefault(place.split(".")[1], {})[place.split(".")[2]] = value
    assert [f"{entry['language']}={entry.get('fluency', '')}" for entry in told.values()] == expected


def test_a_year_before_what_goes_on_now_is_an_end() -> None:
    found = read("NVQ level 2 plumbing at Slough College, finished 2025, now doing level 3", SCHOOL)
    assert "education.0.endDate=2025" in found
    assert not any("startDate" in fact for fact in found)


def test_a_short_advertisement_is_a_target() -> None:
    text = (
        "Frontend Developer at Lumen Labs. We need: 3+ years React, TypeScript, testing (Jest, Cypress), English fluent"
    )
    assert understand(text, context=EMPTY).intent == "target"


def test_a_town_between_contacts_is_read() -> None:
    found = read("my name's Camille Dufour, camille@example.org, Lyon, +33 6 12 34 56 78", CONTACT)
    assert "basics.0.city=Lyon" in found


@pytest.mark.parametrize("context", [CARDS, asked("certificates", "date"), EMPTY])
def test_one_training_among_certificates_is_one(context: Context) -> None:
    found = read("CSCS card, driving licence, asbestos awareness 2024", context)
    names = [fact.split("=")[1] for fact in found if ".name=" in fact]
    assert names == ["CSCS card", "driving licence", "asbestos awareness"]
    assert [fact for fact in found if ".date=" in fact] == ["certificates.2.date=2024"]


def test_first_aid_that_was_given_is_no_certificate() -> None:
    found = read("At the club I organised games for up to 40 children, and I did first aid", DUTIES)
    assert not any(fact.startswith("certificates") for fact in found)


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("cardiff", asked("basics", "name", "city"), "basics.0.city=cardiff"),
        ("Megan Price", DUTIES, "basics.0.name=Megan Price"),
        ("welsh - fluent. english", asked("certificates", "date"), "languages.1.language=english"),
    ],
)
def test_what_answers_no_question_is_what_it_is(text: str, context: Context, expected: str) -> None:
    found = read(text, context)
    assert expected in found
    assert not any(".highlight=" in fact or fact.startswith("certificates") for fact in found)
