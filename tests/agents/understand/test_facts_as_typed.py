"""Facts as people type them: towns with their states, cards with their endorsements, n and w/ for and and with, two
employers in a sentence; and what such rules must leave alone."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from storage.facts import Fact, Source
from tests.agents.understand.scoring import TODAY

KNOWN = tuple(
    Fact(f"f{number}", "work", entry, field, value, Source(0, 0, len(value), value))
    for number, (entry, field, value) in enumerate(
        [
            (0, "position", "veterinary assistant"),
            (0, "name", "Cedar Hollow"),
            (0, "startDate", "2024-06"),
            (1, "position", "kennel attendant"),
            (1, "name", "Paws & Claws Pet Resort"),
            (1, "startDate", "2022"),
        ]
    )
)
DUTIES = Context(KNOWN, "work", 1, ("highlight",), TODAY)
SKILLS = Context(KNOWN, "skills", None, ("skill",), TODAY)
DATES = Context(KNOWN, "work", 1, ("startDate", "endDate"), TODAY)


def read(text: str, context: Context | None = None) -> list[str]:
    """The facts as "work.0.name=TelOne", in the order of their words."""
    found = understand(text, context=context or Context(today=TODAY)).facts
    return [f"{fact.section}.{fact.entry}.{fact.field}={fact.value}" for fact in found]


def values(text: str, field: str, context: Context | None = None) -> list[str]:
    """The values of "section.field", in the order of their words."""
    found = understand(text, context=context or Context(today=TODAY)).facts
    return [fact.value for fact in found if f"{fact.section}.{fact.field}" == field]


@pytest.mark.parametrize(
    ("text", "place", "start"),
    [
        ("I work as a vet assistant in Boise, Idaho since June 2024", "Boise, Idaho", "2024-06"),
        ("I was a kennel attendant at Paws & Claws in Nampa, Idaho from June 2022", "Nampa, Idaho", "2022-06"),
        ("bus driver in toledo ohio since 2015", "toledo ohio", "2015"),
        ("line cook at The Brass Pan in Eugene, Oregon since 2019", "Eugene, Oregon", "2019"),
        ("welder in Harare, Zimbabwe 2010 to 2014", "Harare, Zimbabwe", "2010"),
        ("electrician in Bulawayo, Zimbabwe since 2016", "Bulawayo, Zimbabwe", "2016"),
        ("I've been a receptionist in Kingston, Jamaica since 2016", "Kingston, Jamaica", "2016"),
        ("teacher in accra ghana from 2009 to 2015", "accra ghana", "2009"),
        ("carpenter in galway ireland since 2011", "galway ireland", "2011"),
        ("housekeeper at Hotel Sol in Mombasa, Kenya, 2011-2013", "Mombasa, Kenya", "2011"),
        ("dental nurse at Bright Smiles in Swansea, Wales since 2018", "Swansea, Wales", "2018"),
        (
            "Phlebotomist, Quest Diagnostics, Fresno, California, 3/2018 to 6/2024",
            "Fresno, California",
            "2018-03",
        ),
        ("nurse at St Mary's, Portland, Maine, 2012-2016", "Portland, Maine", "2012"),
        ("I drive trucks for Old Dominion out of Tulsa, Oklahoma since 2018", "Tulsa, Oklahoma", "2018"),
        ("roofer in mobile, al since 2010", "mobile, al", "2010"),
        ("baker in Saint-Denis, Reunion since 2019", "Saint-Denis, Reunion", "2019"),
        ("worked at Kroger, Toledo, Ohio, cashier, 2001-2005", "Toledo, Ohio", "2001"),
        ("I was a line technician at TelOne in Harare from 2012 to 2016", "Harare", "2012"),
    ],
)
def test_a_town_and_its_state_are_one_place_of_one_job(text: str, place: str, start: str) -> None:
    assert values(text, "work.location") == [place]
    assert values(text, "work.startDate") == [start]
    assert all(".1." not in fact for fact in read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "got my cdl class b with passenger n school bus endorsment 2015, first aid cert 2022, "
            "osha forklift ran out 2014",
            ["cdl class b with passenger n school bus endorsment", "first aid cert", "osha forklift ran out"],
        ),
        ("I do have a CPR for pets certificate from 2023", ["CPR for pets certificate"]),
        (
            "I have three certificates: Working at Heights 2023, Fibre Splicing 2021 and First Aid 2022",
            ["Working at Heights", "Fibre Splicing", "First Aid"],
        ),
        ("I have two licences: a forklift licence from 2019 and a reach truck licence from 2021", None),
        ("I've got the following tickets: dogging ticket 2018, white card 2016", ["dogging ticket", "white card"]),
        ("cdl class a w/ hazmat and tanker endorsements 2017", ["cdl class a w/ hazmat and tanker endorsements"]),
        ("CDL class A with hazmat & tanker endorsements, 2017", ["CDL class A with hazmat & tanker endorsements"]),
        ("I hold a class c licence with p and s endorsements", ["class c licence with p and s endorsements"]),
        ("my food handlers card expired in 2020", ["food handlers card expired"]),
        ("my cpr card lapsed in 2021", ["cpr card lapsed"]),
        ("guard card, first aid n cpr 2023", ["guard card", "first aid", "cpr"]),
        ("my electricians lisence from 2018", ["electricians lisence"]),
        ("I got my RN licence in 2012 and my BLS in 2023", ["RN licence", "BLS"]),
        ("I have a Security Officer licence from 2022", ["Security Officer licence"]),
    ],
)
def test_cards_are_certificates_and_never_jobs(text: str, expected: list[str] | None) -> None:
    assert values(text, "certificates.name") == (expected or ["forklift licence", "reach truck licence"])
    assert not [fact for fact in read(text) if fact.startswith("work")]


def test_a_card_that_ran_out_keeps_its_year() -> None:
    assert read("my cdl expired 2014") == ["certificates.0.name=cdl expired", "certificates.0.date=2014"]


@pytest.mark.parametrize(
    "text",
    [
        "picked 140 orders a shift w/ an rf scanner",
        "i picked orders w/ a rf scanner",
        "scanned 300 parcels a shift with a handheld",
        "packed boxes w/ a tape gun & pallet jack",
        "cleaned 40 kennels a day with a pressure washer",
        "I weld all shifts with a mig gun",
        "cut hair using clippers and a straight razor",
    ],
)
def test_a_tool_is_no_employer_and_stays_in_the_deed(text: str) -> None:
    assert read(text, DUTIES) == [f"work.1.highlight={text}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At Prairie Telecom I repair fibre lines and at SecureHome I install cameras",
            [
                "work.0.name=Prairie Telecom",
                "work.0.highlight=I repair fibre lines",
                "work.1.name=SecureHome",
                "work.1.highlight=I install cameras",
            ],
        ),
        (
            "At Lowes I stocked shelves, at Kroger I ran the register",
            [
                "work.0.name=Lowes",
                "work.0.highlight=I stocked shelves",
                "work.1.name=Kroger",
                "work.1.highlight=I ran the register",
            ],
        ),
        (
            "I baked bread at Miller's Bakery and waited tables at Luigi's",
            [
                "work.0.highlight=I baked bread",
                "work.0.name=Miller's Bakery",
                "work.1.highlight=waited tables",
                "work.1.name=Luigi's",
            ],
        ),
    ],
)
def test_each_of_two_employers_has_its_own_deed(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("context", [DUTIES, SKILLS])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At Cedar Hollow I assist in surgery and at Paws & Claws I walked dogs",
            ["work.0.highlight=I assist in surgery", "work.1.highlight=I walked dogs"],
        ),
        (
            "Yes, I've used Cornerstone every day at Cedar Hollow",
            ["work.0.highlight=I've used Cornerstone every day"],
        ),
        ("at Cedar Hollow i trained 3 new assistants", ["work.0.highlight=i trained 3 new assistants"]),
        ("trained 3 new assistants at cedar hollow", ["work.0.highlight=trained 3 new assistants"]),
    ],
)
def test_a_deed_goes_to_the_employer_it_names(text: str, expected: list[str], context: Context) -> None:
    assert read(text, context) == expected


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        (
            "i do the pre trip inspecton every day n i had zero accidents in 9 yrs",
            ["i do the pre trip inspecton every day", "i had zero accidents in 9 yrs"],
        ),
        ("I stock shelves & I run the till", ["I stock shelves", "I run the till"]),
        ("I walk dogs + i feed cats", ["I walk dogs", "i feed cats"]),
        ("fed the dogs n cleaned kennels + answered phones", ["fed the dogs n cleaned kennels + answered phones"]),
    ],
)
def test_short_words_for_and_join_deeds_as_and_does(text: str, deeds: list[str]) -> None:
    assert values(text, "work.highlight", DUTIES) == deeds


@pytest.mark.parametrize(
    ("text", "position", "name"),
    [
        ("forklift driver n picker at Amcor 2008 to 2017", "forklift driver n picker", "Amcor"),
        ("cook & dishwasher at Denny's 2012-2014", "cook & dishwasher", "Denny's"),
        ("host + server at Olive Garden since 2019", "host + server", "Olive Garden"),
        ("janitor n handyman for Oak Ridge Apartments since 2012", "janitor n handyman", "Oak Ridge Apartments"),
    ],
)
def test_two_titles_of_one_job_are_both_kept(text: str, position: str, name: str) -> None:
    assert (values(text, "work.position"), values(text, "work.name")) == ([position], [name])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("i drive a school bus for Washington Local Schools since 2015", "Washington Local Schools"),
        ("then started drivin school bus for Washington Local Schools", "Washington Local Schools"),
        ("I clean rooms for the Hilton since 2018", "Hilton"),
        ("I teach piano for Harmony Studio since 2014", "Harmony Studio"),
        ("The clinic is called Cedar Hollow", "Cedar Hollow"),
        ("My employer's name is Greenway Nurseries", "Greenway Nurseries"),
        ("the garage was called Axle & Sons", "Axle & Sons"),
        ("i'm self-employed since 2012", "self-employed"),
    ],
)
def test_an_employer_is_found_and_no_title_invented(text: str, name: str) -> None:
    assert values(text, "work.name") == [name]
    assert values(text, "work.position") == []


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("high school diploma, woodward high, 1991", "education.0.institution=woodward high"),
        ("I'm Maya Lindqvist, I'm 24 and I just graduated with an associate degree", "basics.0.name=Maya Lindqvist"),
        ("The clinic is called Cedar Hollow. My name is Maya.", "basics.0.name=Maya"),
        ("Hi, I'm Tendai Moyo, I install fibre for Prairie Telecom", "work.0.highlight=I install fibre"),
        (
            "at the shop i did the till, deliveries and opening shifts",
            "work.0.highlight=i did the till, deliveries and opening shifts",
        ),
        ("I volunteer at the animal shelter every Saturday", "volunteer.0.organization=animal shelter"),
        (
            "I volunteer at the animal shelter every Saturday",
            "volunteer.0.highlight=I volunteer at the animal shelter every Saturday",
        ),
    ],
)
def test_what_stands_beside_something_else_is_kept(text: str, fact: str) -> None:
    assert fact in read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CNA at Sunrise Manor since 2019", {"work.0.position=CNA", "work.0.name=Sunrise Manor"}),
        ("barista at Johnson & Sons since 2019", {"work.0.name=Johnson & Sons"}),
        ("cashier at W Hotel since 2019", {"work.0.name=W Hotel"}),
        ("licensed vocational nurse at Kaiser since 2019", {"work.0.position=licensed vocational nurse"}),
        ("I was at Georgia Pacific from 2012 to 2015", {"work.0.name=Georgia Pacific"}),
        ("driver at Jordan Logistics since 2018", {"work.0.name=Jordan Logistics"}),
        ("clerk at Chad's Market since 2018", {"work.0.name=Chad's Market"}),
        ("nurse in Leeds and at night I study", {"work.0.location=Leeds"}),
        ("i drove the bus and cleaned it", {"work.0.highlight=i drove the bus and cleaned it"}),
        ("promoted to shift lead in summer 2019", {"work.0.position=shift lead"}),
        ("worked at Target in 2015 and 2016", {"work.0.name=Target"}),
    ],
)
def test_what_these_rules_must_leave_alone(text: str, expected: set[str]) -> None:
    facts = set(read(text))
    assert expected <= facts
    assert not any(fact.startswith("work.1") for fact in facts)
