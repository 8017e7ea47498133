"""What a person lacks, beside what they have: the one gives no fact and the other is not lost; and denials that are
claims, or that only look like denials."""

from __future__ import annotations

import pytest

from agents.understand import understand
from agents.understand.denials import without_denials
from tests.agents.understand.told import CARDS, DUTIES, EMPTY, SCHOOL, asked, read

LANGUAGES = asked("languages", "language")


def values(facts: list[str]) -> list[str]:
    return [fact.split("=", 1)[1].lower() for fact in facts if "Date" not in fact and ".date" not in fact]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("yes I have a full driving licence and I did PASMA in 2021, IPAF not", ["full driving licence", "pasma"]),
        (
            "nah. i do have a cytech level 2 tho and emergency first aid jan 2026",
            ["cytech level 2", "emergency first aid"],
        ),
        ("no forklift licence but i have cscs card 2023", ["cscs card"]),
        ("CSCS yes, IPAF no", ["cscs"]),
        ("i have PASMA (2021), never did IPAF", ["pasma"]),
        ("food hygiene level 2, no first aid", ["food hygiene level 2"]),
        ("nope but i got a driving licence", ["driving licence"]),
        ("not got HGV, got cat B", ["cat b"]),
        ("I don't have ServSafe. I have a TIPS card though", ["tips card"]),
        ("no OSHA 30, just OSHA 10 from 2022", ["osha 10"]),
        ("haven't done my NEBOSH yet but have IOSH", ["iosh"]),
        ("CPR lapsed, but BLS is current until 2027", ["bls"]),
        ("didn't pass IPAF, passed PASMA 2021", ["pasma"]),
        ("HGV class 2, class 1 not yet", ["hgv class 2"]),
        ("Forklift (expired 2020), CSCS card", ["forklift (expired 2020)", "cscs card"]),
    ],
)
def test_a_licence_denied_beside_one_held(text: str, held: list[str]) -> None:
    assert values(read(text, CARDS)) == held


@pytest.mark.parametrize(
    "text",
    [
        "No certificates. The first aid one ran out years ago.",
        "no forklift licence",
        "never finished my NVQ",
        "none, my CPR lapsed",
        "nah, not really",
        "nope the SIA badge is out of date",
        "failed my driving test twice lol",
        "i was going to do cscs but never got round to it",
        "don't have any, my food handler card expired ages ago",
    ],
)
def test_only_denials_give_no_certificate(text: str) -> None:
    understood = understand(text, context=CARDS)
    assert not understood.facts
    assert understood.intent in {"no", "none"}


@pytest.mark.parametrize("text", ["nah", "Nope", "nah not really", "none", "no thanks", "nothing"])
@pytest.mark.parametrize("context", [CARDS, SCHOOL, asked("work", "name"), asked("skills", "skill"), LANGUAGES])
def test_a_bare_no_names_nothing(text: str, context: object) -> None:
    assert understand(text, context=context).facts == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Spanish fluent, French no", "spanish"),
        ("no Polish, just German", "german"),
    ],
)
def test_a_language_denied_beside_one_spoken(text: str, told: str) -> None:
    assert [fact.split("=")[1].lower() for fact in read(text, LANGUAGES) if ".language=" in fact] == [told]


def test_a_study_never_finished_leaves_the_other_alone() -> None:
    facts = read("did GCSEs at Cockburn School 2023, never finished my A levels", SCHOOL)
    assert facts == [
        "education.0.studyType=GCSEs",
        "education.0.institution=Cockburn School",
        "education.0.endDate=2023",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "zero accidents, no complaints, never late",
        "no lost time incidents in 4 years",
        "ran a shift without supervision",
        "never missed a deadline",
        "i have never failed an audit",
        "built Excel reports with no errors",
        "helped kids with no English",
        "taught people who spoke no English",
        "not only Excel but SAP",
        "No Frills, cashier 2019 to 2020",
        "managed no-code projects",
        "first aid expired 2015",
    ],
)
def test_claims_and_names_are_no_denials(text: str) -> None:
    assert without_denials(text, EMPTY) == text


@pytest.mark.parametrize("text", ["no accidents, no complaints in 6 years", "never had a late delivery"])
def test_a_clean_record_stays_a_duty(text: str) -> None:
    assert [fact for fact in read(text, DUTIES) if "highlight" in fact]


def test_a_publisher_called_like_a_loss_is_kept() -> None:
    context = asked("awards", "awarder", entry=0)
    facts = read("I published a small book, Étiquettes, Éditions du Gone, 2022", context)
    assert "publications.0.publisher=Éditions du Gone" in facts


@pytest.mark.parametrize(
    "text",
    [
        "i dont want forklift. i want bike mechanic at a bike shop",
        "i want receptionist in a dental clinic",
        "not forklift, i want mechanic in a garage",
    ],
)
def test_a_job_wanted_is_a_target_and_no_job(text: str) -> None:
    understood = understand(text, context=EMPTY)
    assert (understood.intent, understood.facts, understood.unsure) == ("target", (), ())


def test_what_others_want_is_no_wish() -> None:
    text = "i gave customers what they want and sold 40 phones a week"
    assert read(text, DUTIES) == [f"work.0.highlight={text}"]


def test_a_job_told_beside_a_wish_is_kept() -> None:
    facts = read("i want a change but i was a chef at Nando's from 2018 to 2021", asked("work", "name", "position"))
    assert facts == [
        "work.1.position=chef",
        "work.1.name=Nando's",
        "work.1.startDate=2018",
        "work.1.endDate=2021",
    ]
