"""Jobs as people tell them beside a question: households, employers in front of titles, promotions, placements."""

from __future__ import annotations

import pytest

from agents.understand import Context
from storage.facts import Fact, Source
from tests.agents.understand.told import CARDS, DUTIES, EMPTY, TODAY, asked, read


@pytest.mark.parametrize(
    ("text", "name", "start"),
    [
        (
            "yeah so also i babysit for the hendersons they have three kids since like 2022 every friday i make dinner",
            "the hendersons",
            "2022",
        ),
        ("also i babysit for the Hendersons, three kids, since 2022", "the Hendersons", "2022"),
        ("i clean for the parkers since 2021", "the parkers", "2021"),
        ("i clean for the Okafor family since 2019", "Okafor family", "2019"),
        ("and since march 2026 i dogsit for the Lunds", "the Lunds", "2026-03"),
    ],
)
def test_a_household_is_a_job_of_its_own_once_the_other_has_ended(text: str, name: str, start: str) -> None:
    found = read(text, DUTIES)
    assert f"work.1.name={name}" in found
    assert f"work.1.startDate={start}" in found


@pytest.mark.parametrize(
    "text", ["cooked for the residents on sundays", "cared for the horses", "babysat for the guests of the hotel"]
)
def test_people_one_works_for_are_no_household(text: str) -> None:
    assert all(fact.startswith("work.0.highlight=") for fact in read(text, DUTIES))


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Boston University janitor 2012-2014", "Boston University", "janitor"),
        ("Mercy General Hospital night nurse, 2015 - 2019", "Mercy General Hospital", "night nurse"),
        ("US Army mechanic 2001 to 2005", "US Army", "mechanic"),
        ("Home Depot cashier since 2020", "Home Depot", "cashier"),
        ("barista at Copper Cup", "Copper Cup", "barista"),
        ("rowing coach at Henley Cup, 2019", "Henley Cup", "rowing coach"),
    ],
)
def test_an_employer_in_front_of_a_title_is_told_by_its_capitals(text: str, name: str, title: str) -> None:
    found = read(text, asked("work", "name", "position"))
    assert f"work.1.name={name}" in found
    assert f"work.1.position={title}" in found


@pytest.mark.parametrize("text", ["New York taxi driver 2001 to 2005", "Senior Bank Teller, 2001 to 2005"])
def test_a_town_or_a_rank_in_front_of_a_title_is_no_employer(text: str) -> None:
    assert not any(fact.startswith("work.1.name=") for fact in read(text, asked("work", "name", "position")))


@pytest.mark.parametrize("text", ["44", "about 30", "maybe 90%", "over 200"])
def test_a_bare_number_is_no_duty(text: str) -> None:
    assert read(text, DUTIES) == []


def test_what_somebody_says_they_made_is_a_line_of_the_project() -> None:
    found = read("Oh, side project: I run a website called BusTimes MSP since 2020, 3,000 riders use it monthly")
    assert "projects.0.name=BusTimes MSP" in found
    assert any(fact.startswith("projects.0.highlight=I run a website") for fact in found)
    assert not any("description" in fact for fact in found)


def test_who_stays_on_after_an_apprenticeship_works_there() -> None:
    found = read(
        "I served my apprenticeship at Halvorsen Joinery, 1993 to 1997, then stayed on as a bench joiner until 2011"
    )
    assert {"work.0.name=Halvorsen Joinery", "work.0.position=bench joiner", "work.0.endDate=2011"} <= set(found)


@pytest.mark.parametrize("text", ["I have been a joiner for 31 years", "ive been a nurse for over ten years now"])
def test_a_trade_with_its_years_and_no_employer_is_a_label(text: str) -> None:
    found = read(text)
    assert found
    assert all(fact.startswith("basics.0.label=") for fact in found)


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("the internship was at Pepperleaf Media summer 2025", "Pepperleaf Media", "internship"),
        ("did a marketing internship at Oru Foods in 2024", "Oru Foods", "marketing internship"),
        (
            "last job was front desk at a dentist, Bright Smiles Dental in Croydon. from march 2022 til august",
            "Bright Smiles Dental",
            "front desk",
        ),
    ],
)
def test_the_employer_behind_its_kind_and_the_title_of_a_placement_are_read(text: str, name: str, title: str) -> None:
    found = {fact.split(".", 2)[2] for fact in read(text, asked("work", "name", "position"))}
    assert {f"name={name}", f"position={title}"} <= found


def test_a_shop_and_its_town_are_a_job_where_one_was_asked_for() -> None:
    found = read(
        "Mistry Convenience Store in Bolton. till, stock, ordering. dad does the books tho", asked("work", "name")
    )
    assert found == [
        "work.1.name=Mistry Convenience Store",
        "work.1.location=Bolton",
        "work.1.highlight=till, stock, ordering",
    ]


def test_what_came_with_an_office_is_kept() -> None:
    found = read("i was treasurer of the badminton society 2024-25, 60 members, budget 3k")
    assert "volunteer.0.highlight=60 members, budget 3k" in found


@pytest.mark.parametrize("text", ["Before Harland I was in Lagos", "in Leeds", "at Kings College"])
def test_when_and_where_alone_are_no_duty(text: str) -> None:
    assert not any(".highlight=" in fact for fact in read(text, DUTIES))


@pytest.mark.parametrize("context", [CARDS, EMPTY])
@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("culinary arts certificate from Cascade Community College in 2018", "Cascade Community College"),
        ("Welding certificate at Ohio Technical College 2017", "Ohio Technical College"),
    ],
)
def test_the_college_that_gave_a_certificate_is_no_employer(text: str, issuer: str, context: Context) -> None:
    found = read(text, context)
    assert f"certificates.0.issuer={issuer}" in found
    assert all(fact.startswith("certificates.0.") for fact in found)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "I was at Snips in Hove, 2013-2018, started as a junior and became stylist in 2015",
            ("2013", "2015"),
            ("2015", "2018"),
        ),
        ("Lidl 2016 to 2020, cashier then promoted to shift manager in 2018", ("2016", "2018"), ("2018", "2020")),
        ("Lidl since 2016, cashier, promoted to shift manager in 2018", ("2016", ""), ("2018", "")),
    ],
)
def test_a_promotion_ends_the_job_before_it(text: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    told = dict(fact.split("=") for fact in read(text, EMPTY))
    for entry, (start, end) in enumerate((first, second)):
        assert told.get(f"work.{entry}.startDate") == start
        assert told.get(f"work.{entry}.endDate", "") == end


def test_what_is_told_in_the_present_belongs_to_the_job_that_goes_on() -> None:
    told = [(0, "name", "Salon Noir"), (0, "startDate", "2018"), (1, "name", "Snips"), (1, "endDate", "2015")]
    facts = tuple(
        Fact(f"s{number}", "work", entry, field, value, Source(0, 0, len(value), value))
        for number, (entry, field, value) in enumerate(told)
    )
    context = Context(facts, today=TODAY)
    assert read("I run the salon when the owner is away", context)[0].startswith("work.0.highlight=")
    assert read("I swept the floors and made tea", context)[0].startswith("work.1.highlight=")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("im a mechanic looking for work, laid off last month", ["basics.0.label=mechanic"]),
        ("im a bit lost looking for work", []),
    ],
)
def test_who_looks_for_work_says_what_they_are(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_count_of_people_is_no_employer() -> None:
    assert read("yes 4 people in the team", asked("work", "name")) == []


def test_the_kind_of_place_in_front_of_a_line_is_no_duty() -> None:
    found = read("before that I worked in a warehouse, Ocado, Hatfield, picker, 2021 to 2023", asked("work", "name"))
    assert {"work.1.name=Ocado", "work.1.location=Hatfield", "work.1.position=picker"} <= set(found)
    assert not any(".highlight=" in fact for fact in found)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("i work at a startup called Pixelpond as a junior frontend dev, since jan 2022", "junior frontend dev"),
        ("senior nurse at Mercy since 2019", "senior nurse"),
        ("assistant store manager at Lidl 2019-2020", "assistant store manager"),
    ],
)
def test_a_rank_stays_with_its_title(text: str, title: str) -> None:
    assert f"work.0.position={title}" in read(text)


def test_an_answer_in_the_present_is_of_the_job_that_goes_on() -> None:
    told = [(0, "name", "Birchfield"), (0, "startDate", "2017"), (1, "name", "Holiday Club"), (1, "endDate", "2016")]
    facts = tuple(
        Fact(f"b{number}", "work", entry, field, value, Source(0, 0, len(value), value))
        for number, (entry, field, value) in enumerate(told)
    )
    context = Context(facts, "work", 1, ("highlight",), TODAY)
    now = read("I support six children one to one, run a phonics group, and I help the teacher with displays", context)
    then = read("I organised games, ran the tuck shop and led trips", context)
    assert now
    assert all(fact.startswith("work.0.highlight=") for fact in now)
    assert all(fact.startswith("work.1.highlight=") for fact in then)


def test_a_dash_with_nothing_behind_it_goes_on() -> None:
    found = read("sales assistant, H&M, Cardiff, 06/2022 - ", asked("work", "name"))
    assert "work.1.startDate=2022-06" in found
    assert not any("endDate" in fact for fact in found)


@pytest.mark.parametrize("who", ["im omar", "hi i'm Sade", "i am ready"])
def test_who_somebody_is_in_one_word_is_no_duty(who: str) -> None:
    found = read(f"{who}, i fix lifts. Lift engineer at Northgate Elevators in Bristol since march 2016")
    assert [fact for fact in found if ".highlight=" in fact] == ["work.0.highlight=i fix lifts"]
    assert "work.0.name=Northgate Elevators" in found
