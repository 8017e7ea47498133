"""Facts as people speak them: two studies in a breath, run-on sentences, asides that begin another entry, addresses as
dictated; and what such rules must leave alone."""

from __future__ import annotations

import pytest

from agents.understand import Context
from storage.facts import Fact, Source
from tests.agents.understand.told import CONTACT, DUTIES, EMPTY, SCHOOL, asked, read


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
