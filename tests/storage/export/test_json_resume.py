from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from storage.export import render
from storage.export.json_resume import validate
from storage.resume import Resume
from tests.storage.export.people import NAMES, data_of, resume_of


def exported(data: dict[str, Any], **options: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(render(Resume.model_validate(data), "json", **options))
    return document


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_keeps_to_the_schema(name: str) -> None:
    assert validate(json.loads(render(resume_of(name), "json"))) == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_lost(name: str) -> None:
    data = data_of(name)
    if (address := data["basics"].get("url", "https")) and not address.startswith("https"):
        data["basics"]["url"] = f"https://{address}"
    data["meta"] = data.get("meta", {}) | {"version": "v1.0.0"}
    document = exported(data)
    del document["$schema"]
    assert document == data


def test_reading_what_was_written_gives_the_same_document() -> None:
    document = exported(data_of("designer"))
    assert exported(document) == document


def test_unknown_fields_stay() -> None:
    data = {"basics": {"name": "Ann", "pronouns": "she"}, "work": [{"name": "X", "team": {"size": 3}}], "vita": [1]}
    document = exported(data)
    assert document["basics"]["pronouns"] == "she"
    assert document["work"][0]["team"] == {"size": 3}
    assert document["vita"] == [1]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2019", {"startDate": "2019"}),
        ("2019-04", {"startDate": "2019-04"}),
        ("2019-04-30", {"startDate": "2019-04-30"}),
        (" 2019-04 ", {"startDate": "2019-04"}),
        ("2019-4", {"startDate": "2019-04"}),
        ("2019/04", {"startDate": "2019-04"}),
        ("04/2019", {"startDate": "2019-04"}),
        ("April 2019", {"startDate": "2019-04"}),
        ("Sept. 2019", {"startDate": "2019-09"}),
        ("2019-4-3", {"startDate": "2019-04-03"}),
        ("Spring 2019", {"startDate": "2019", "startDateText": "Spring 2019"}),
        ("2018 or 2019", {"startDateText": "2018 or 2019"}),
        ("2019-13", {"startDate": "2019", "startDateText": "2019-13"}),
        ("after school", {"startDateText": "after school"}),
    ],
)
def test_dates_come_in_the_schemas_form(given: str, expected: dict[str, str]) -> None:
    document = exported({"work": [{"name": "X", "startDate": given}]})
    assert document["work"] == [{"name": "X"} | expected]
    assert validate(document) == []


@pytest.mark.parametrize("word", ["Present", "present", "current", "now"])
def test_an_end_that_is_no_date_means_that_it_goes_on(word: str) -> None:
    document = exported({"work": [{"name": "X", "startDate": "2019", "endDate": word}]})
    assert document["work"] == [{"name": "X", "startDate": "2019"}]


def test_meta_names_the_version_and_a_given_date() -> None:
    document = exported({"meta": {"theme": "flat"}}, date=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC))
    assert document["meta"] == {"theme": "flat", "version": "v1.0.0", "lastModified": "2026-03-04T05:06:07"}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ([], "resume: expected an object, got a list"),
        ({"work": {}}, "work: expected a list, got an object"),
        ({"work": ["x"]}, "work 1: expected an object, got text"),
        ({"work": [{}, {"name": 3}]}, "work 2, name: expected text, got a number"),
        ({"work": [{"highlights": ["a", None]}]}, "work 1, highlights 2: expected text, got nothing"),
        ({"basics": {"email": "ann"}}, "basics, email: expected an e-mail address, got 'ann'"),
        (
            {"basics": {"url": "ann.example"}},
            "basics, url: expected a web address with http:// or https://, got 'ann.example'",
        ),
        (
            {"work": [{"startDate": "Apr 2019"}]},
            "work 1, startDate: expected a date as YYYY, YYYY-MM or YYYY-MM-DD, got 'Apr 2019'",
        ),
        (
            {"certificates": [{"date": "May"}]},
            "certificates 1, date: expected a date as YYYY, YYYY-MM or YYYY-MM-DD, got 'May'",
        ),
    ],
)
def test_problems_are_told_in_plain_words(data: object, problem: str) -> None:
    assert validate(data) == [problem]


def test_a_misspelt_section_is_named_with_the_known_ones() -> None:
    (problem,) = validate({"wrok": []})
    assert problem.startswith("resume: JSON Resume has no field 'wrok' here; known: $schema, basics, work")


def test_all_problems_are_told_at_once_and_in_order() -> None:
    problems = validate({"work": [{"name": 1}, {"name": 2}], "basics": {"name": []}})
    assert [problem.split(":")[0] for problem in problems] == ["basics, name", "work 1, name", "work 2, name"]


def test_a_certificate_may_be_dated_by_its_month() -> None:
    assert validate({"certificates": [{"date": "2019-05"}]}) == []
