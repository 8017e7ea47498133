"""Jobs and introductions in the orders people type them: lines of a resume, labels of time, one breath, odd verbs."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from storage.facts import Fact, Source
from tests.agents.understand.scoring import TODAY


def read(text: str, context: Context | None = None) -> set[tuple[str, str]]:
    found = understand(text, context=context or Context(today=TODAY)).facts
    return {(f"{fact.section}.{fact.entry}.{fact.field}", fact.value) for fact in found}


@pytest.mark.parametrize(
    ("text", "name", "label", "city"),
    [
        (
            "Linnea Åkesson, preschool teacher in Uppsala, linnea@example.org",
            "Linnea Åkesson",
            "preschool teacher",
            "Uppsala",
        ),
        ("hi im tyrone beasley, im a barber in macon ga", "tyrone beasley", "barber", "macon ga"),
        ("Yusuf Demirtaş. Forklift operator. Duisburg", "Yusuf Demirtaş", "Forklift operator", "Duisburg"),
        ("hello there! my name's Caoimhe Brannigan, physio, Derry", "Caoimhe Brannigan", "physio", "Derry"),
        ("HELLO MY NAME IS ROSA DELGADO, HOUSEKEEPER, FRESNO CA", "ROSA DELGADO", "HOUSEKEEPER", "FRESNO CA"),
        ("evening. Piet van der Merwe, diesel mechanic, Pretoria", "Piet van der Merwe", "diesel mechanic", "Pretoria"),
        ("Gwen O'Hara - veterinary nurse - Cork", "Gwen O'Hara", "veterinary nurse", "Cork"),
        ("mark hunter, plumber, spokane wa", "mark hunter", "plumber", "spokane wa"),
        ("Sakura Tanaka here, pastry chef in Osaka", "Sakura Tanaka", "pastry chef", "Osaka"),
        ("yo i need a cv asap, kwame asare-bélanger, sous chef", "kwame asare-bélanger", "sous chef", None),
        ("VERA QUILL-HATHAWAY. TRUCK DRIVER", "VERA QUILL-HATHAWAY", "TRUCK DRIVER", None),
        (
            "Good evening. Andre B. Thibodeaux, Shreveport LA. Retired Navy.",
            "Andre B. Thibodeaux",
            None,
            "Shreveport LA",
        ),
        (
            "hi! im dana etxeberri, icu nurse in tucson. i need a resume for a charge nurse job",
            "dana etxeberri",
            "icu nurse",
            "tucson",
        ),
    ],
)
def test_an_introduction_in_one_breath_is_of_the_person(
    text: str, name: str, label: str | None, city: str | None
) -> None:
    facts = read(text)
    assert ("basics.0.name", name) in facts
    assert {value for field, value in facts if field == "basics.0.label"} == ({label} if label else set())
    assert {value for field, value in facts if field == "basics.0.city"} == ({city} if city else set())
    assert {value for field, value in facts if field.startswith("work")} <= {"Navy"}, "where one retired from"


@pytest.mark.parametrize(
    "text",
    [
        "hi, I'm looking for work",
        "hello, nurse here",
        "good morning, ready to start",
        "Thanks, sounds good",
        "Line cook, Denver",
        "Excel, accounting",
        "Mercy General, nurse",
    ],
)
def test_what_names_nobody_gives_no_name(text: str) -> None:
    assert not any(field.endswith("0.name") and field.startswith("basics") for field, _ in read(text))


@pytest.mark.parametrize(
    ("text", "name", "position", "location"),
    [
        ("stonebridge dairy, milker, tillamook or, 2012 to 2016", "stonebridge dairy", "milker", None),
        (
            "keystone process piping in pittsburgh, journeyman pipe welder, 5/2017 to now",
            "keystone process piping",
            "journeyman pipe welder",
            "pittsburgh",
        ),
        (
            "before: two forks barge & boiler, brunot island. structural welder. feb 2012-apr 2017",
            "two forks barge & boiler",
            "structural welder",
            "brunot island",
        ),
        (
            "before that: Delgado & Hijos, mason's labourer, El Paso, 2009-2012",
            "Delgado & Hijos",
            "mason's labourer",
            "El Paso",
        ),
        (
            "previous: Rheinbach Apotheke, Köln. Pharmacist, May 2014 to April 2018",
            "Rheinbach Apotheke",
            "Pharmacist",
            "Köln",
        ),
        (
            "previous: Ferrous Works, Bilston. CNC Machinist, Jan 2012 to May 2016",
            "Ferrous Works",
            "CNC Machinist",
            "Bilston",
        ),
        ("current: bus driver, Metro Transit, Duluth MN, 2019 - present", "Metro Transit", "bus driver", "Duluth MN"),
        (
            "Earlier: Junior Surveyor, Highfield & Marsh LLP, Exeter, 2007-2010",
            "Highfield & Marsh LLP",
            "Junior Surveyor",
            "Exeter",
        ),
        (
            "Last duty: Staff Sergeant (E-6), Supply, 204th Supply Battalion, U.S. Army, Fort Riley KS, 2017 to 2022",
            "204th Supply Battalion, U.S. Army",
            "Staff Sergeant (E-6), Supply",
            "Fort Riley KS",
        ),
        ("Nokia, HR Manager, Espoo, 2011–2015", "Nokia", "HR Manager", None),
        (
            "I am Team Lead, Customer Care at Nordwind Versicherung AG since 2020",
            "Nordwind Versicherung AG",
            "Team Lead, Customer Care",
            None,
        ),
        (
            "I am Controller at Rohr- und Ventilwerke Petersen & Söhne GmbH & Co. KG since 2015",
            "Rohr- und Ventilwerke Petersen & Söhne GmbH & Co. KG",
            "Controller",
            None,
        ),
        (
            "I am head of mathematics at Inis na Rón Community College since 2013",
            "Inis na Rón Community College",
            "head of mathematics",
            None,
        ),
        ("Head baker at Boulangerie du Pont Neuf since 2020", "Boulangerie du Pont Neuf", "Head baker", None),
        ("In Studio Kestrel I was junior architect from 2016 to 2019.", "Studio Kestrel", "junior architect", None),
        ("im at la petite ourse in quebec pastry cook since 2022", "la petite ourse", "pastry cook", "quebec"),
        ("deli clerk at harris market b4 that, 2014-2016", "harris market", "deli clerk", None),
        ("tri-state towing before that, tow truck driver, 2015 to 2018", "tri-state towing", "tow truck driver", None),
        (
            "auberge du vieux port before, chef de partie on fish, april 2018 - may 2021",
            "auberge du vieux port",
            "chef de partie on fish",
            None,
        ),
        ("Atelier Brandt - Schneiderin - Wien - 2015-2019", "Atelier Brandt", "Schneiderin", "Wien"),
        (
            "Most recent job: Phlebotomist, St. Agnes Medical Center, Fresno CA, March 2018 to June 2024",
            "St. Agnes Medical Center",
            "Phlebotomist",
            "Fresno CA",
        ),
    ],
)
def test_employer_title_and_town_are_found_in_any_order(
    text: str, name: str, position: str, location: str | None
) -> None:
    facts = read(text)
    assert {("work.0.name", name), ("work.0.position", position)} <= facts
    assert location is None or ("work.0.location", location) in facts
    assert not any(field.startswith("work.1") for field, _ in facts)


@pytest.mark.parametrize(
    "text",
    [
        "I worked at Old Mill Bakery, first as an apprentice from 2005 to 2008, then as a baker until 2013",
        "Before that I was at Old Mill Bakery, where I was an apprentice from 2005 to 2008 and then Baker until 2013",
        "i worked at Old Mill Bakery, at first as apprentice 2005-08, then as baker for catering until 2013",
    ],
)
def test_two_titles_at_one_employer_are_two_entries_of_it(text: str) -> None:
    facts = read(text)
    assert {("work.0.name", "Old Mill Bakery"), ("work.1.name", "Old Mill Bakery")} <= facts
    assert {value.lower() for field, value in facts if field.endswith("position")} == {"apprentice", "baker"}


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        (
            "previous: Acorn Pay, Leeds. Engineer, 2017 to 2021. wrote the ledger in Go, moved 60 cron jobs to Airflow",
            ["wrote the ledger in Go", "moved 60 cron jobs to Airflow"],
        ),
        (
            "squad leader, 40th Sustainment Brigade, 2015 to 2019, 9 soldiers in a 60,000 sq ft depot. "
            "Moved the stock record to a new system",
            ["9 soldiers in a 60,000 sq ft depot", "Moved the stock record to a new system"],
        ),
        (
            "staff nurse at rio verde medical center 2016-2019, five patients a shift on a 32 bed floor",
            ["five patients a shift on a 32 bed floor"],
        ),
        (
            "three forks barge, welder, 2012-2017. flux core and stick on barge hulls",
            ["flux core and stick on barge hulls"],
        ),
        (
            "also was the engineer in charge of backups there, we passed two PCI audits",
            ["was the engineer in charge of backups there", "we passed two PCI audits"],
        ),
        (
            "I consolidate 9 subsidiaries in 4 currencies each month",
            ["I consolidate 9 subsidiaries in 4 currencies each month"],
        ),
        ("i brougth food cost down from 34% to 28.5%", ["i brougth food cost down from 34% to 28.5%"]),
        (
            "i started a daily checklist and cut waste by 6%",
            ["i started a daily checklist and cut waste by 6%"],
        ),
        ("tow truck driver, Apex Towing, 2015 to 2018, 12 calls a shift", ["12 calls a shift"]),
    ],
)
def test_no_deed_of_a_job_is_lost(text: str, deeds: list[str]) -> None:
    assert [value for _, value in sorted(read(text)) if value in deeds] == sorted(deeds)
    assert {value for field, value in read(text) if field.endswith("highlight")} == set(deeds)


@pytest.mark.parametrize(
    "text", ["I do press checks at three printers", "before that just my own jobs, mobile welder 2010-2012"]
)
def test_no_employer_is_made_up(text: str) -> None:
    assert not any(field.endswith(".name") for field, _ in read(text))


KNOWN = Context(
    facts=(
        Fact("f1", "work", 0, "name", "Harbour Rail", Source(0, 0, 12, "Harbour Rail")),
        Fact("f2", "work", 0, "position", "driver", Source(0, 13, 19, "driver")),
    ),
    asked_section="work",
    asked_entry=0,
    asked_fields=("highlight",),
    today=TODAY,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("before: two forks barge, brunot island. structural welder. feb 2012-apr 2017", "two forks barge"),
        ("previous: Acorn Pay, Leeds. Software Engineer, Sept 2017 to Jan 2021", "Acorn Pay"),
        ("pickett gravel b4 that. dump truck. loaded and hauled gravel", "pickett gravel"),
        ("auberge du port before, chef de partie, april 2018 - may 2021", "auberge du port"),
        ("Before that squad leader, 40th Sustainment Brigade, 2015 to 2019", "40th Sustainment Brigade"),
    ],
)
def test_a_job_told_after_another_is_a_new_entry_though_duties_were_asked(text: str, name: str) -> None:
    facts = read(text, KNOWN)
    assert ("work.1.name", name) in facts
    assert not any(field.startswith("work.0") for field, _ in facts)


@pytest.mark.parametrize(
    "text", ["I was also the forklift license trainer, 4K", "was the hand in charge of keys there"]
)
def test_a_role_within_the_job_is_a_line_of_it(text: str) -> None:
    assert read(text, KNOWN) == {("work.0.highlight", text)}
