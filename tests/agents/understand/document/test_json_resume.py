"""JSON Resume as facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from agents.record import record
from agents.understand import Understanding
from agents.understand.document import facts_of_json_resume, json_resume_problems
from storage.interview import Interview
from storage.resume import assemble

PEOPLE = [path for path in sorted((Path(__file__).parents[3] / "people").glob("*.json")) if "." not in path.stem]


def _facts(data: dict[str, Any]) -> list[tuple[str, int, str, str]]:
    return [(found.section, found.entry, found.field, found.value) for found in facts_of_json_resume(data)]


def test_flattens_basics() -> None:
    assert _facts(
        {
            "basics": {
                "name": "Dana Reyes",
                "location": {"city": "Leeds", "postalCode": "LS1 4AP", "countryCode": "GB"},
                "profiles": [
                    {"network": "LinkedIn", "username": "dana", "url": "https://linkedin.com/in/dana"},
                    {"network": "Mastodon", "username": "dana"},
                    {"network": "X"},
                ],
                "availability": "now",
                "nested": {"unknown": 1},
            }
        }
    ) == [
        ("basics", 0, "name", "Dana Reyes"),
        ("basics", 0, "city", "Leeds"),
        ("basics", 0, "postalCode", "LS1 4AP"),
        ("basics", 0, "countryCode", "GB"),
        ("basics", 0, "profile", "https://linkedin.com/in/dana"),
        ("basics", 0, "profile", "Mastodon: dana"),
        ("basics", 0, "availability", "now"),
    ]


def test_numbers_entries_and_names_items_of_lists_in_the_singular() -> None:
    assert _facts(
        {
            "work": [
                {"name": "Mercy", "highlights": ["Cared", "Trained"]},
                {"company": "Harbour", "website": "harbour.example", "shift": "nights"},
            ],
            "education": [{"institution": "Leeds", "courses": ["Anatomy"], "gpa": "3.8"}],
            "projects": [{"name": "Map", "roles": ["lead"], "keywords": ["gis"]}],
        }
    ) == [
        ("work", 0, "name", "Mercy"),
        ("work", 0, "highlight", "Cared"),
        ("work", 0, "highlight", "Trained"),
        ("work", 1, "name", "Harbour"),
        ("work", 1, "url", "harbour.example"),
        ("work", 1, "shift", "nights"),
        ("education", 0, "institution", "Leeds"),
        ("education", 0, "course", "Anatomy"),
        ("education", 0, "score", "3.8"),
        ("projects", 0, "name", "Map"),
        ("projects", 0, "role", "lead"),
        ("projects", 0, "keyword", "gis"),
    ]


def test_tells_single_skills_from_groups() -> None:
    data = {"skills": [{"name": "Welding"}, {"name": "Kitchen", "keywords": ["sauces"]}, "Forklift"]}
    assert _facts(data) == [
        ("skills", 0, "skill", "Welding"),
        ("skills", 1, "name", "Kitchen"),
        ("skills", 1, "keyword", "sauces"),
        ("skills", 2, "skill", "Forklift"),
    ]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("2019-04-15", "2019-04-15"),
        ("2019-04", "2019-04"),
        ("2019", "2019"),
        (2019, "2019"),
        ("2019-04-15T00:00:00Z", "2019-04-15"),
        ("April 2019", "2019-04"),
        ("04/2019", "2019-04"),
        ("when I was young", "when I was young"),
    ],
)
def test_keeps_dates_as_they_are_and_reads_spoken_ones(given: object, told: str) -> None:
    assert _facts({"work": [{"startDate": given}]}) == [("work", 0, "startDate", told)]


@pytest.mark.parametrize("given", ["Present", "current", "now", "Ongoing.", "", None])
def test_gives_no_end_to_what_goes_on(given: object) -> None:
    assert _facts({"work": [{"name": "Mercy", "endDate": given}]}) == [("work", 0, "name", "Mercy")]


def test_points_at_the_words_in_the_file() -> None:
    text = '{"basics": {"name": "Zoë \\"Z\\" Li", "label": "name"}, "work": [{"name": "A"}, {"name": "A"}]}'
    found = facts_of_json_resume(json.loads(text), text=text)
    assert [text[fact.start : fact.end] for fact in found] == ['Zoë \\"Z\\" Li', "name", "A", "A"]
    assert found[2].start < found[3].start


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ([], "expected an object with basics, work, education …, got a list"),
        ("text", "expected an object with basics, work, education …, got a string"),
        ({}, "none of JSON Resume's sections"),
        ({"name": "x", "price": 3}, "none of JSON Resume's sections"),
        ({"basics": ["Dana"]}, "expected an object at basics, got a list"),
        ({"basics": {"name": True}}, "expected a string at basics.name, got true or false"),
        ({"basics": {"profiles": [None]}}, "expected objects at basics.profiles, found null"),
        ({"work": {"name": "Mercy"}}, "expected a list at work, got an object"),
        ({"work": [{"name": "Mercy"}, 3]}, r"expected an object at work\[1\], got a number"),
        ({"work": [{"highlights": "Cared"}]}, r"expected a list at work\[0\].highlights, got a string"),
        ({"work": [{"highlights": [{}]}]}, r"expected strings at work\[0\].highlights, found an object"),
        ({"skills": [{"name": ["a"]}]}, r"expected a string at skills\[0\].name, got a list"),
    ],
)
def test_says_in_one_sentence_why_it_is_not_json_resume(data: object, problem: str) -> None:
    with pytest.raises(AssertionError, match=problem):
        raise AssertionError(json_resume_problems(data))


@pytest.mark.parametrize(
    "data",
    [
        {"basics": {"name": "Dana"}},
        {"work": [], "skills": ["Welding"]},
        {"work": None, "basics": {"profiles": None}, "skills": [{}]},
    ],
)
def test_takes_what_has_a_section_in_the_right_shape(data: object) -> None:
    assert json_resume_problems(data) is None


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_gives_every_value_of_a_resume_back(path: Path) -> None:
    """Facts make the same resume again: all but written lines, the order of entries and days of dates."""
    data = json.loads(path.read_text(encoding="utf-8"))
    assert json_resume_problems(data) is None
    interview = Interview()
    turn = interview.add_turn("document", path.read_text(encoding="utf-8"))
    record(interview, turn, Understanding("answer", facts_of_json_resume(data, text=turn.text)))
    again = assemble(interview).to_json()
    for section in data.keys() - {"meta", "$schema"}:
        if section == "basics":
            assert again[section].keys() >= data[section].keys() - {"summary"}
            continue
        assert sorted(_single_values(again[section])) == sorted(_single_values(data[section]))


def _single_values(entries: list[dict[str, Any]]) -> list[str]:
    values = [value for entry in entries for value in entry.values()]
    texts = [value[:7] if value[:4].isdigit() else value for value in values if isinstance(value, str)]
    return texts + [
        item for entry in entries for key in ("keywords", "courses", "roles") for item in entry.get(key, [])
    ]
