"""How facts and lines become a JSON Resume."""

from __future__ import annotations

from typing import Any

import pytest

from storage.facts import Source, Status
from storage.interview import Interview, Line
from storage.resume import SECTIONS, Resume, assemble


def _interview(*facts: tuple[str, int, str, str], status: Status = "stated") -> Interview:
    interview = Interview()
    for section, entry, field, value in facts:
        interview.add_fact(section, entry, field, value, Source(0, 0, len(value), value), status)
    return interview


def _assembled(*facts: tuple[str, int, str, str]) -> dict[str, Any]:
    return assemble(_interview(*facts)).to_json()


def test_is_empty_without_facts() -> None:
    assert assemble(Interview()).to_json() == {}


@pytest.mark.parametrize("status", ["proposed", "superseded", "withdrawn"])
def test_shows_only_what_holds(status: Status) -> None:
    assert assemble(_interview(("work", 0, "name", "Mercy Hospital"), status=status)).to_json() == {}


def test_puts_identity_where_the_schema_has_it() -> None:
    assert _assembled(
        ("basics", 0, "name", "Dana Reyes"),
        ("basics", 0, "email", "dana@example.org"),
        ("basics", 0, "phone", "+44 20 7946 0000"),
        ("basics", 0, "label", "Nurse"),
        ("basics", 0, "city", "Leeds"),
        ("basics", 0, "postalCode", "LS1 4AP"),
        ("basics", 0, "url", "https://dana.example.org"),
    )["basics"] == {
        "name": "Dana Reyes",
        "email": "dana@example.org",
        "phone": "+44 20 7946 0000",
        "label": "Nurse",
        "location": {"city": "Leeds", "postalCode": "LS1 4AP"},
        "url": "https://dana.example.org",
    }


@pytest.mark.parametrize(
    ("value", "profile"),
    [
        (
            "linkedin.com/in/dana-reyes",
            {"network": "LinkedIn", "username": "dana-reyes", "url": "https://linkedin.com/in/dana-reyes"},
        ),
        (
            "https://uk.linkedin.com/in/dana?src=cv",
            {"network": "LinkedIn", "username": "dana", "url": "https://uk.linkedin.com/in/dana?src=cv"},
        ),
        (
            "HTTPS://www.GitHub.com/dreyes/",
            {"network": "GitHub", "username": "dreyes", "url": "HTTPS://www.GitHub.com/dreyes/"},
        ),
        (
            "http://medium.com/@dana",
            {"network": "Medium", "username": "dana", "url": "http://medium.com/@dana"},
        ),
        ("dana.github.io", {"network": "dana.github.io", "url": "https://dana.github.io"}),
        ("Mastodon: dana", {"network": "Mastodon", "username": "dana"}),
    ],
)
def test_reads_network_and_user_name_from_an_address(value: str, profile: dict[str, str]) -> None:
    assert _assembled(("basics", 0, "profile", value))["basics"]["profiles"] == [profile]


def test_lists_all_profiles() -> None:
    urls = ["https://github.com/dreyes", "https://linkedin.com/in/dreyes"]
    found = _assembled(*(("basics", 0, "profile", url) for url in urls))["basics"]["profiles"]
    assert [profile["url"] for profile in found] == urls


def test_shows_the_job_that_goes_on_first_then_the_newest() -> None:
    jobs = {
        "ended 2018": ("2012-05", "2018"),
        "goes on": ("2019", None),
        "ended 2018-11": ("2018-02", "2018-11"),
        "newer going on": ("2021", None),
        "ended 2020, began earlier": ("2009", "2020"),
        "ended 2020": ("2010", "2020"),
        "undated": (None, None),
        "undated too": (None, None),
    }
    facts: list[tuple[str, int, str, str]] = []
    for entry, (name, (start, end)) in enumerate(jobs.items()):
        facts.append(("work", entry, "name", name))
        facts += [("work", entry, "startDate", start)] if start else []
        facts += [("work", entry, "endDate", end)] if end else []
    assert [job["name"] for job in _assembled(*facts)["work"]] == [
        "newer going on",
        "goes on",
        "ended 2020",
        "ended 2020, began earlier",
        "ended 2018-11",
        "ended 2018",
        "undated",
        "undated too",
    ]


def test_keeps_what_has_no_dates_in_the_order_it_was_told() -> None:
    facts = [("languages", entry, "language", name) for entry, name in ((3, "Tamil"), (1, "Welsh"), (2, "Dutch"))]
    assert [entry["language"] for entry in _assembled(*facts)["languages"]] == ["Tamil", "Welsh", "Dutch"]


def test_orders_certificates_by_their_date() -> None:
    facts = [
        ("certificates", 0, "name", "Forklift"),
        ("certificates", 0, "date", "2016"),
        ("certificates", 1, "name", "First aid"),
        ("certificates", 1, "date", "2021-03"),
    ]
    assert [entry["name"] for entry in _assembled(*facts)["certificates"]] == ["First aid", "Forklift"]


def test_takes_the_newest_value_of_a_field() -> None:
    job = _assembled(("work", 0, "position", "nurse"), ("work", 0, "position", "charge nurse"))["work"][0]
    assert job == {"position": "charge nurse"}


def test_writes_lines_and_not_notes_under_a_job() -> None:
    interview = _interview(("work", 0, "name", "Mercy"), ("work", 0, "highlight", "looked after like 12 beds"))
    interview.commit(
        "written",
        (
            Line("work", 0, "Second line", ("f2",), "local", rank=1),
            Line("work", 0, "Cared for 12 beds", ("f2",), "local", rank=0),
            Line("basics", 0, "Nurse with a calm hand.", (), "local"),
        ),
    )
    resume = assemble(interview).to_json()
    assert resume["work"] == [{"name": "Mercy", "highlights": ["Cared for 12 beds", "Second line"]}]
    assert resume["basics"] == {"summary": "Nurse with a calm hand."}


def test_writes_lines_of_a_school_as_its_summary() -> None:
    interview = _interview(("education", 0, "institution", "Leeds College"))
    interview.commit("written", tuple(Line("education", 0, text, (), "local", rank) for rank, text in enumerate("ab")))
    assert assemble(interview).to_json()["education"] == [{"institution": "Leeds College", "summary": "a b"}]


def test_collects_items_of_lists() -> None:
    facts = [
        ("education", 0, "course", "Anatomy"),
        ("education", 0, "course", "Law"),
        ("projects", 0, "role", "lead"),
        ("projects", 0, "keyword", "maps"),
    ]
    resume = _assembled(*facts)
    assert resume["education"] == [{"courses": ["Anatomy", "Law"]}]
    assert resume["projects"] == [{"keywords": ["maps"], "roles": ["lead"]}]


def test_lists_skills_once_as_the_lines_order_them_and_then_the_others() -> None:
    interview = _interview(*(("skills", 0, "skill", name) for name in ("welding", "k8s", "Forklift", "forklift")))
    interview.commit(
        "written",
        (
            Line("skills", 0, "Welding", ("f1",), "literal", rank=1),
            Line("skills", 0, "Kubernetes", ("f2",), "literal"),
        ),
    )
    assert assemble(interview).to_json()["skills"] == [
        {"name": "Kubernetes"},
        {"name": "Welding"},
        {"name": "Forklift"},
    ]


def test_keeps_groups_of_skills_with_or_without_a_name() -> None:
    facts = [
        ("skills", 1, "name", "Kitchen"),
        ("skills", 1, "level", "expert"),
        ("skills", 1, "keyword", "sauces"),
        ("skills", 2, "keyword", "till"),
        ("skills", 0, "skill", "HACCP"),
    ]
    assert _assembled(*facts)["skills"] == [
        {"name": "HACCP"},
        {"name": "Kitchen", "level": "expert", "keywords": ["sauces"]},
        {"keywords": ["till"]},
    ]


def test_spells_every_value_as_it_is_told_to() -> None:
    interview = _interview(
        ("basics", 0, "name", "dana"),
        ("work", 0, "position", "nurse"),
        ("skills", 0, "skill", "triage"),
        ("skills", 1, "keyword", "beds"),
    )
    resume = assemble(interview, lambda value, field: f"{field}={value}").to_json()
    assert resume["basics"]["name"] == "name=dana"
    assert resume["work"][0]["position"] == "position=nurse"
    assert resume["skills"] == [{"name": "skill=triage"}, {"keywords": ["keyword=beds"]}]


def test_reads_a_resume_with_every_section_and_writes_it_back() -> None:
    data = {
        "basics": {"name": "Dana", "location": {"countryCode": "GB"}, "profiles": [{"network": "X", "username": "d"}]},
        **{section: [{"summary": "a", "x-own": "kept"}] for section in SECTIONS[1:]},
    }
    assert Resume.model_validate(data).to_json() == data
