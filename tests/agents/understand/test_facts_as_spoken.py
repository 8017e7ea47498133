"""Facts as people speak them: two studies in a breath, run-on sentences, asides that begin another entry, addresses as
dictated; and what such rules must leave alone."""

from __future__ import annotations

import datetime

import pytest

from agents.understand import Context, understand
from storage.facts import Fact, Source

TODAY = datetime.date(2026, 11, 21)
CAMP = tuple(
    Fact(f"f{number}", "work", 0, field, value, Source(0, 0, len(value), value))
    for number, (field, value) in enumerate(
        [("position", "counsellor"), ("name", "Camp Wildwood"), ("startDate", "2025-06"), ("endDate", "2025-08")]
    )
)
EMPTY = Context(today=TODAY)


def asked(section: str, *fields: str, entry: int | None = None, facts: tuple[Fact, ...] = CAMP) -> Context:
    return Context(facts, section, entry, fields, TODAY)


DUTIES = asked("work", "highlight", entry=0)
SCHOOL = asked("education", "institution", "studyType")
CARDS = asked("certificates", "name")
TOOLS = asked("skills", "skill")
CONTACT = asked("basics", "name", "email", "phone", "city")


def read(text: str, context: Context = EMPTY) -> list[str]:
    """The facts as "work.0.name=TelOne", in the order of their words."""
    found = understand(text, context=context).facts
    return [f"{fact.section}.{fact.entry}.{fact.field}={fact.value}" for fact in found]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "my last job was at camp wildwood last summer i was a counsellor there from june to august 2025",
            "2025-06",
            "2025-08",
        ),
        ("last summer i worked at Sunny Acres as a lifeguard, May 2024 to September 2024", "2024-05", "2024-09"),
        ("last summer i was a lifeguard at Sunny Acres from june to august", "2026-06", "2026-08"),
        ("i was a deckhand on Blue Heron Charters last summer, june 2026 through august 2026", "2026-06", "2026-08"),
        ("I worked at Joe's cafe as a barista last summer", "2026", "2026"),
        ("I was a barista at Joe's from 2023 to last summer", "2023", "2026"),
    ],
)
def test_months_and_years_beat_a_season(text: str, start: str, end: str) -> None:
    dates = [fact for fact in read(text) if "Date" in fact]
    assert dates == [f"work.0.startDate={start}", f"work.0.endDate={end}"]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "B.S. in Statistics from University of Illinois Urbana-Champaign (2014-2018, GPA 3.8, "
            "magna cum laude) and a "
            "Master of Science in Data Science from University of Minnesota, finished in 2023, thesis on readmissions",
            "B.S.|Statistics|University of Illinois Urbana-Champaign|2014|2018|3.8, magna cum laude",
            "Master of Science|Data Science|University of Minnesota|2023|thesis on readmissions",
        ),
        (
            "bachelor of arts in history at Reed College 2008-2012 with honors, then an MSW from "
            "Portland State University "
            "2014-2016, thesis about foster care",
            "bachelor of arts|history|Reed College|2008|2012|honors",
            "MSW|Portland State University|2014|2016|thesis about foster care",
        ),
        (
            "BSc Chemistry, Leeds University, 2010-2013 (2:1) and MSc Materials from Imperial "
            "College (2014, distinction)",
            "BSc|Chemistry|Leeds University|2010|2013|2:1",
            "MSc|Materials|Imperial College|2014|distinction",
        ),
        (
            "associate degree in nursing from Tulsa Community College 2011 and a BSN from Langston "
            "University (2015, GPA 3.6)",
            "associate degree|nursing|Tulsa Community College|2011",
            "BSN|Langston University|2015|3.6",
        ),
        (
            "PhD in physics at MIT, 2015, dissertation on dark matter, and BSc from Caltech 2009",
            "PhD|physics|MIT|2015|dissertation on dark matter",
            "BSc|Caltech|2009",
        ),
    ],
)
@pytest.mark.parametrize("context", [EMPTY, SCHOOL])
def test_two_studies_keep_their_own(text: str, first: str, second: str, context: Context) -> None:
    found = read(text, context)
    for entry, expected in enumerate((first, second)):
        assert sorted(f.split("=")[1] for f in found if f".{entry}." in f) == sorted(expected.split("|"))
    assert all(fact.startswith("education") for fact in found)


def test_a_thesis_is_a_line_of_its_study() -> None:
    known = (Fact("f", "education", 0, "studyType", "MSc", Source(0, 0, 3, "MSc")),)
    found = read("my thesis was about soil erosion in the Andes", asked("education", "area", entry=0, facts=known))
    assert found == ["education.0.highlight=thesis was about soil erosion in the Andes"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("my email is maya dot torres at example dot com", "maya.torres@example.com"),
        ("its big_joe99 at yahoo dot com and my number is 555 010 2233", "big_joe99@yahoo.com"),
        ("j underscore smith at mail dot example dot co dot uk", "j_smith@mail.example.co.uk"),
        ("you can reach me at priya at outlook dot com", "priya@outlook.com"),
        ("maya dot torres 22 at gmail dot com", "maya.torres22@gmail.com"),
        ("maya (at) example (dot) com", "maya@example.com"),
        ("maya@example.com", "maya@example.com"),
    ],
)
def test_an_address_as_dictated_is_put_in_signs(text: str, address: str) -> None:
    found = read(text, CONTACT)
    assert f"basics.0.email={address}" in found
    assert not [fact for fact in found if ".name=" in fact]


@pytest.mark.parametrize(
    "text", ["I was a developer at booking dot com 2015-2019", "i work at booking dot com since 2019"]
)
def test_an_employer_as_dictated_is_no_address(text: str) -> None:
    assert "work.0.name=booking dot com" in read(text)
    assert not [fact for fact in read(text) if "email" in fact]


@pytest.mark.parametrize("context", [EMPTY, DUTIES, asked("projects", "name")])
@pytest.mark.parametrize(
    ("text", "name", "start"),
    [
        (
            "Oh, side project: I run a website called BusTimes MSP since 2020, it has 3,000 users",
            "BusTimes MSP",
            "2020",
        ),
        ("Side project: built an app called PlantPal in 2022", "PlantPal", "2022"),
        ("my side project: a podcast called Night Shift Nurses, since 2021", "Night Shift Nurses", "2021"),
        ("I run a blog called Sourdough Diaries since 2019", "Sourdough Diaries", "2019"),
    ],
)
def test_a_project_told_by_the_way_is_a_project(text: str, name: str, start: str, context: Context) -> None:
    found = read(text, context)
    assert f"projects.0.name={name}" in found
    assert f"projects.0.startDate={start}" in found
    assert all(fact.startswith("projects.0.") for fact in found)


@pytest.mark.parametrize("context", [EMPTY, DUTIES, asked("projects", "name")])
@pytest.mark.parametrize(
    ("text", "title", "publisher"),
    [
        (
            'And a publication: Raman P, Olsen K. "Predicting readmissions", Journal of Clinical Analytics, 2022',
            "Predicting readmissions",
            "Journal of Clinical Analytics",
        ),
        (
            'Publications: "Why Bridges Sing", Structural Engineer Monthly, 2018',
            "Why Bridges Sing",
            "Structural Engineer Monthly",
        ),
        (
            "publication: Okafor T. Soil recovery after fire, Journal of Ecology, 2019",
            "Soil recovery after fire",
            "Journal of Ecology",
        ),
    ],
)
def test_a_reference_is_a_publication(text: str, title: str, publisher: str, context: Context) -> None:
    found = read(text, context)
    assert f"publications.0.name={title}" in found
    assert f"publications.0.publisher={publisher}" in found
    assert all(fact.startswith("publications.0.") for fact in found)


@pytest.mark.parametrize(
    ("text", "organization", "position"),
    [
        (
            "add Northlake Health: volunteer as data stewardship committee member since 2023",
            "Northlake Health",
            "data stewardship committee member",
        ),
        ("Harbour House: volunteer cook since 2020", "Harbour House", "volunteer cook"),
    ],
)
def test_volunteering_keeps_the_organisation_in_front(text: str, organization: str, position: str) -> None:
    found = read(text, asked("volunteer", "organization"))
    assert found[:2] == [f"volunteer.0.organization={organization}", f"volunteer.0.position={position}"]


@pytest.mark.parametrize(
    ("text", "name", "start", "end"),
    [
        ("And from 2016 to 2018 I was a part-time barista at Bean There Cafe", "Bean There Cafe", "2016", "2018"),
        ("From March 2019 to May 2021, I worked as a welder at Kessler GmbH", "Kessler GmbH", "2019-03", "2021-05"),
        ("between 2012 and 2015 I drove a bus for Metro Transit", "Metro Transit", "2012", "2015"),
        ("so in between 2012 and 2014 i was a nanny for the Ortega Family", "Ortega Family", "2012", "2014"),
    ],
)
@pytest.mark.parametrize("context", [EMPTY, DUTIES])
def test_dates_in_front_belong_to_the_job_behind(text: str, name: str, start: str, end: str, context: Context) -> None:
    found = [fact.partition(".")[2].partition(".")[2] for fact in read(text, context)]
    assert {f"name={name}", f"startDate={start}", f"endDate={end}"} <= set(found)


def test_a_year_in_front_belongs_to_its_deed() -> None:
    assert read("and in 2021 i trained 4 apprentices", DUTIES) == ["work.0.highlight=in 2021 i trained 4 apprentices"]


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


@pytest.mark.parametrize("text", ["44", "about 30", "maybe 90%", "over 200"])
def test_a_bare_number_is_no_duty(text: str) -> None:
    assert read(text, DUTIES) == []


def test_a_place_in_a_contest_is_an_award_at_the_head_of_a_message() -> None:
    found = read("Second place at the 2022 MinneHack Hackathon", CARDS)
    assert found == ["awards.0.title=Second place at the 2022 MinneHack Hackathon", "awards.0.date=2022"]


def test_what_somebody_says_they_made_is_a_line_of_the_project() -> None:
    found = read("Oh, side project: I run a website called BusTimes MSP since 2020, 3,000 riders use it monthly")
    assert "projects.0.name=BusTimes MSP" in found
    assert any(fact.startswith("projects.0.highlight=I run a website") for fact in found)
    assert not any("description" in fact for fact in found)


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


@pytest.mark.parametrize("text", ["Before Harland I was in Lagos", "in Leeds", "at Kings College"])
def test_when_and_where_alone_are_no_duty(text: str) -> None:
    assert not any(".highlight=" in fact for fact in read(text, DUTIES))


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


def test_who_gave_certificates_may_stand_as_an_item_of_its_own() -> None:
    assert "certificates.0.issuer=St John Ambulance" in read("forklift ticket 2019, St John Ambulance", CARDS)


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


def test_a_dash_with_nothing_behind_it_goes_on() -> None:
    found = read("sales assistant, H&M, Cardiff, 06/2022 - ", asked("work", "name"))
    assert "work.1.startDate=2022-06" in found
    assert not any("endDate" in fact for fact in found)
