"""An entry that is something else than it was taken for moves as a whole, whatever it is called by."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from storage.facts import Fact, Source


def told(*rows: tuple[str, int, str, str]) -> Context:
    return Context(
        tuple(
            Fact(f"f{number}", section, entry, field, value, Source(number, 0, len(value), value))
            for number, (section, entry, field, value) in enumerate(rows, 1)
        )
    )


BECK = told(
    ("work", 0, "name", "Brennan Freight"),
    ("work", 0, "highlight", "drove trucks"),
    ("work", 1, "highlight", "tested water from meanwood beck for bacteria"),
    ("work", 1, "highlight", "did all the plating"),
)
SHOP = told(
    ("work", 0, "name", "Oxfam Shop"),
    ("work", 0, "position", "shop helper"),
    ("work", 0, "highlight", "sorted donations"),
)


@pytest.mark.parametrize(
    "text",
    [
        "noo it wasnt a job it was a uni project! the meanwood beck water thing",
        "it wasnt a job it was a uni project",
        "that was a school project not a job",
        "the meanwood beck thing is a uni project not a job",
        "no that's just a project",
        "its not a job its coursework",
        "put the meanwood beck stuff under projects",
    ],
)
def test_a_project_taken_for_a_job_becomes_one(text: str) -> None:
    understood = understand(text, context=BECK)
    moved = [(fact, found.section, found.field) for fact, found in understood.recasts]
    assert moved == [("f3", "projects", "highlight"), ("f4", "projects", "highlight")]


def test_it_is_named_by_what_it_was() -> None:
    text = "it wasnt a job it was a uni project! the meanwood beck water thing"
    (name,) = understand(text, context=BECK).facts
    assert (name.section, name.field, text[name.start : name.end]) == ("projects", "name", "meanwood beck water")


@pytest.mark.parametrize(
    "text",
    [
        "thats my volunteering not a job",
        "oxfam is volunteering not a job",
        "oxfam isnt a job its voluntary",
        "move oxfam to volunteering",
        "the oxfam shop was unpaid, not a job",
        "the oxfam shop wasn't a job, I volunteered there",
    ],
)
def test_unpaid_work_taken_for_a_job_moves_with_all_that_was_told(text: str) -> None:
    understood = understand(text, context=SHOP)
    fields = [(found.section, found.field) for _, found in understood.recasts]
    assert fields == [("volunteer", "organization"), ("volunteer", "position"), ("volunteer", "highlight")]


@pytest.mark.parametrize(
    "text", ["i managed a project", "it was a big project", "I volunteered at the shop, not a job"]
)
def test_what_tells_of_another_thing_moves_nothing(text: str) -> None:
    assert not understand(text, context=SHOP).recasts
