"""Lists of skills, certificates and languages, awards with their rank, schools of other countries, offices in clubs."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from storage.facts import Fact, Source

FACTS = tuple(
    Fact(f"f{number}", section, 0, field, value, Source(0, 0, len(value), value))
    for number, (section, field, value) in enumerate(
        [
            ("work", "position", "cashier"),
            ("work", "name", "Corner Shop"),
            ("education", "institution", "Millbrook University"),
            ("education", "startDate", "2022"),
        ]
    )
)
JOB = ("work", 1, ("name", "position", "startDate", "endDate"))
DUTIES = ("work", 0, ("highlight",))
CERTIFICATES = ("certificates", None, ("name", "date"))
CERTIFICATE_DATE = ("certificates", 0, ("date",))
LEVEL = ("languages", 0, ("fluency",))
PROJECT = ("projects", None, ("name", "description"))
VOLUNTEER = ("volunteer", None, ("organization", "position"))
EDUCATION = ("education", None, ("institution", "area", "studyType", "endDate"))
NOTHING = ("", None, ())
Asked = tuple[str, int | None, tuple[str, ...]]


def slots(text: str, asked: Asked = NOTHING) -> list[tuple[str, str, str]]:
    section, entry, fields = asked
    context = Context(facts=FACTS, asked_section=section or None, asked_entry=entry, asked_fields=fields)
    found = understand(text, context=context).facts
    order = sorted(found, key=lambda fact: (fact.section, fact.entry))
    return [(fact.section, fact.field, fact.value) for fact in order]


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("GeoGebra Desmos Moodle LaTeX and a bit of Python", NOTHING, "GeoGebra|Desmos|Moodle|LaTeX|Python"),
        ("SolidWorks, C, Matlab, soldering", PROJECT, "SolidWorks|C|Matlab|soldering"),
        ("Photoshop, Premiere, After Effects", JOB, "Photoshop|Premiere|After Effects"),
        ("Illustrator, InDesign, Figma, Glyphs", JOB, "Illustrator|InDesign|Figma|Glyphs"),
        ("menu costing, butchery, fish, haccp", LEVEL, "menu costing|butchery|fish|haccp"),
        ("reefer, 10 speed manual, load securement", CERTIFICATE_DATE, "reefer|10 speed manual|load securement"),
        ("forklift, plasma cutting, orbital, blueprint reading", DUTIES, None),
        ("skills: CAD (Fusion 360, Onshape), 3D printing", NOTHING, "CAD (Fusion 360, Onshape)|3D printing"),
        ("I work with SAP, DATEV and Excel (Power Query, VBA).", NOTHING, "SAP|DATEV|Excel (Power Query, VBA)"),
        ("i use Procreate, Illustrator and Canva every day", NOTHING, "Procreate|Illustrator|Canva"),
        ("Excel, Word and QuickBooks", EDUCATION, "Excel|Word|QuickBooks"),
    ],
)
def test_a_bare_list_of_skills_is_skills_whatever_was_asked(text: str, asked: Asked, expected: str | None) -> None:
    names = (expected or text.replace(", ", "|")).split("|")
    assert slots(text, asked) == [("skills", "skill", name) for name in names]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("took orders, ran food, closed the till", DUTIES),
        ("knitting patterns, tech packs, grading", DUTIES),
        ("I work with kids, parents and teachers", DUTIES),
        ("baker, Sunrise Bakery, Tampa", JOB),
    ],
)
def test_lists_of_deeds_and_of_a_job_are_no_skills(text: str, asked: Asked) -> None:
    found = slots(text, asked)
    assert found
    assert {section for section, _, _ in found} == {"work"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cdl a w hazmat and tanker. dot med card", "cdl a w hazmat and tanker|dot med card"),
        ("OSHA 30, forklift, confined space entry, 2019", "OSHA 30|forklift|confined space entry @2019"),
        ("BLS exp march 2027, PALS 2024, TNCC 2023", "BLS|PALS @2024|TNCC @2023"),
        ("ACLS and BLS both feb 2024", "ACLS @2024-02|BLS @2024-02"),
        ("series 7, series 63, both 2019", "series 7 @2019|series 63 @2019"),
        ("my driving licence, category B and C1E", "driving licence, category B and C1E"),
        ("food hygiene and safety manager level, 2021", "food hygiene and safety manager level @2021"),
        (
            "forklift operator class IV and V, APICS CSCP Sept 2023",
            "forklift operator class IV and V|APICS CSCP @2023-09",
        ),
        ("my oregon RN license (its a compact one)", "oregon RN license"),
        ("working at heights, abrasive wheels", "working at heights|abrasive wheels"),
        (
            "IFRS Specialist, May 2018; Certified Associate, Tax, 2020",
            "IFRS Specialist @2018-05|Certified Associate, Tax @2020",
        ),
    ],
)
def test_certificates_keep_their_whole_name_and_their_own_date(text: str, expected: str) -> None:
    found = slots(text, CERTIFICATES)
    read: list[str] = []
    for section, field, value in found:
        assert section == "certificates"
        if field == "name":
            read.append(value)
        else:
            read[-1] += f" @{value}"
    assert read == expected.split("|")


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("6G tig from harbor weld testing jan 23", "harbor weld testing"),
        ("TNCC 2023 by ENA", "ENA"),
        ("BLS 2024 (AHA)", "AHA"),
        ("cosmetology license from the state of georgia 2014", "state of georgia"),
    ],
)
def test_who_issued_a_certificate_is_read(text: str, issuer: str) -> None:
    assert ("certificates", "issuer", issuer) in slots(text, CERTIFICATES)


@pytest.mark.parametrize(
    "text",
    [
        "gave about 1,400 covid shots",
        "vacuum, buffing floors, steam cleaning, chemicals",
        "my dad drove trucks his whole life",
    ],
)
def test_a_sentence_is_no_certificate(text: str) -> None:
    assert not any(section == "certificates" for section, _, _ in slots(text, CERTIFICATES))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "german is my native language, english at C1, vietnamese",
            {"german": "native", "english": "C1", "vietnamese": ""},
        ),
        (
            "spanish native, english fluent, a bit of polish",
            {"spanish": "native", "english": "fluent", "polish": "a bit"},
        ),
        (
            "portuguese is my mother tongue and english pretty good",
            {"portuguese": "mother tongue", "english": "pretty good"},
        ),
        ("english so so", {"english": "so so"}),
        ("fluent in tagalog and english", {"tagalog": "fluent", "english": "fluent"}),
        ("C1 english, A2 german", {"english": "C1", "german": "A2"}),
    ],
)
def test_languages_have_the_level_said_of_them(text: str, expected: dict[str, str]) -> None:
    found = understand(text, context=Context(asked_section="languages", asked_fields=("language", "fluency"))).facts
    assert {fact.section for fact in found} == {"languages"}
    names = {fact.entry: fact.value for fact in found if fact.field == "language"}
    levels = {fact.entry: fact.value for fact in found if fact.field == "fluency"}
    assert {name: levels.get(entry, "") for entry, name in names.items()} == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("second place Young Chef of the Year 2020 from Table Verte", "second place Young Chef of the Year"),
        ("we came fourth of 32 at the student robot cup 2025", "fourth of 32 at the student robot cup"),
        ("finalist in the Young Designer Award 2022", "finalist in the Young Designer Award"),
        ("Driver of the Year 2017, third place", "Driver of the Year 2017, third place"),
        ("Good Conduct Medal 2014", "Good Conduct Medal"),
        ("Harbour Bravery Medal June 2019", "Harbour Bravery Medal"),
        (
            "got the bronze medal at the national baking championship",
            "bronze medal at the national baking championship",
        ),
    ],
)
def test_an_award_keeps_its_rank(text: str, title: str) -> None:
    assert ("awards", "title", title) in slots(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DEP cuisine at École hôtelière Saint-Luc 2015-2016", {"DEP", "cuisine", "École hôtelière Saint-Luc"}),
        (
            "beaver creek vo-tech, welding technology diploma 2010",
            {"beaver creek vo-tech", "welding technology", "diploma"},
        ),
        ("Licenciatura en Enfermería, Universidad de los Altos, 2012", {"Licenciatura", "Universidad de los Altos"}),
        ("Ausbildung at Berufsschule Nordstadt 2009-2012", {"Ausbildung", "Berufsschule Nordstadt"}),
        ("a BSc honours in mathematical physics in Liffey University", {"BSc honours", "mathematical physics"}),
        ("Diplom-Kauffrau (FH) in Accounting, final grade 1.8", {"Diplom-Kauffrau (FH)", "Accounting", "1.8"}),
        ("i only went to 9th grade", {"9th grade"}),
    ],
)
def test_schools_and_degrees_of_other_countries_are_education(text: str, expected: set[str]) -> None:
    found = slots(text, EDUCATION)
    assert {section for section, _, _ in found} == {"education"}
    assert expected <= {value for _, _, value in found}


def test_the_end_of_a_known_study_is_its_date() -> None:
    assert slots("the degree is done now, finished feb 2026", DUTIES) == [("education", "endDate", "2026-02")]


@pytest.mark.parametrize(
    ("text", "position", "organisation"),
    [
        ("treasurer of the Harbour Rowing Club since 2019", "treasurer", "Harbour Rowing Club"),
        ("Volunteer dock lead at Lakeside Food Bank", "Volunteer dock lead", "Lakeside Food Bank"),
        ("scout leader with the 3rd Millbrook Scouts", "scout leader", "3rd Millbrook Scouts"),
    ],
)
def test_an_office_in_a_club_is_volunteering(text: str, position: str, organisation: str) -> None:
    found = slots(text, VOLUNTEER)
    assert ("volunteer", "position", position) in found
    assert ("volunteer", "organization", organisation) in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "I had an article in Maths Teaching Letters in March 2022 called Ratio before fractions",
            "Ratio before fractions",
        ),
        ("I published a small book, Quays: a river in type, 2021", "Quays: a river in type"),
    ],
)
def test_a_publication_has_its_name(text: str, name: str) -> None:
    assert ("publications", "name", name) in slots(text)


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("fire marshal training 2022", "fire marshal training", "2022"),
        ("rope access level 1, 2019", "rope access level 1", "2019"),
        ("i did a forklift course in march 2021", "forklift course", "2021-03"),
    ],
)
def test_a_course_or_level_with_its_year_is_a_certificate(text: str, name: str, date: str) -> None:
    assert slots(text) == [("certificates", "name", name), ("certificates", "date", date)]


@pytest.mark.parametrize("text", ["ran leadership training in 2022", "organised staff training, 2021"])
def test_who_gave_a_training_has_done_work(text: str) -> None:
    assert slots(text) == [("work", "highlight", text)]
