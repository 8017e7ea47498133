"""Names with their kind, name and town in one breath, tools with what they are, and a job named in short."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from tests.agents.understand.test_within_job import TODAY, known

LIBRARY = known(("work", 0, "position", "assistant"), ("work", 0, "name", "Norfolk and Norwich Millennium Library"))


def read(text: str, section: str | None, *fields: str) -> list[str]:
    context = Context((), section, 0 if section == "basics" else None, fields, TODAY)
    return [f"{f.field}={f.value}" for f in understand(text, context=context).facts]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("i volunteer at Totterdown repair cafe", "Totterdown repair cafe"),
        ("I volunteer at St Annes food bank", "St Annes food bank"),
        ("i work at Harbour tool library", "Harbour tool library"),
        ("I was at Barclays bank", "Barclays bank"),
        ("worked at Google project manager", "Google"),
        ("i work for Amazon delivery driver group", "Amazon"),
        ("worked at Tesco in the bakery", "Tesco"),
        ("worked at Walmart front desk", "Walmart"),
    ],
)
def test_a_name_keeps_the_words_of_its_kind(text: str, name: str) -> None:
    assert next(f for f in read(text, None) if f.startswith(("name=", "organization="))).split("=")[1] == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tyler brandt leeds", ["name=tyler brandt", "city=leeds"]),
        ("tyler brandt leeds 07700 900123", ["name=tyler brandt", "city=leeds", "phone=07700 900123"]),
        ("renate okafor lindqvist bristol", ["name=renate okafor lindqvist", "city=bristol"]),
        ("jo marlow portland oregon", ["name=jo marlow", "city=portland oregon"]),
        ("Jack London", ["name=Jack London"]),
        ("sam hull york", ["name=sam hull york"]),
        ("ana lucia santiago", ["name=ana lucia santiago"]),
    ],
)
def test_the_town_behind_a_name_is_no_last_name(text: str, expected: list[str]) -> None:
    assert read(text, "basics", "name", "email", "phone", "city") == expected


@pytest.mark.parametrize(
    ("text", "tools"),
    [
        ("TMS that's our collections database", ["TMS"]),
        ("TMS, thats our collections database, and Excel", ["TMS", "Excel"]),
        ("Solidworks its a cad program", ["Solidworks"]),
        ("Sage which is what we do payroll with", ["Sage"]),
        ("Excel and Word", ["Excel", "Word"]),
    ],
)
def test_what_a_tool_is_is_no_part_of_its_name(text: str, tools: list[str]) -> None:
    assert read(text, "skills", "skill") == [f"skill={tool}" for tool in tools]


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        (
            "you lost what I did at the Millennium library. it was issue desk, 1,800 loans a week, I trained 9",
            ["issue desk, 1,800 loans a week", "I trained 9"],
        ),
        (
            "you forgot my duties at the library: shelving, issue desk and storytime",
            ["shelving, issue desk and storytime"],
        ),
        ("where are my duties at the Millennium library? i ran the storytime", ["i ran the storytime"]),
        ("at the Millennium library i also ran a reading group", ["i also ran a reading group"]),
    ],
)
def test_a_job_named_in_short_is_the_one_known(text: str, deeds: list[str]) -> None:
    found = understand(text, context=Context(LIBRARY, today=TODAY)).facts
    assert [(f.entry, f.field, f.value) for f in found] == [(0, "highlight", deed) for deed in deeds]


def test_another_place_with_the_same_kind_is_another_job() -> None:
    found = understand("I worked at Eastwood Library 2001-2003", context=Context(LIBRARY, today=TODAY)).facts
    assert {f.entry for f in found} == {1}
