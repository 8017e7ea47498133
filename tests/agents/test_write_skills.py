"""How the skills section names what somebody can do."""

from __future__ import annotations

import pytest

from agents.write import write_resume
from storage.facts import Source
from storage.interview import Interview


def listed(*said: str) -> list[str]:
    interview = Interview()
    for value in said:
        turn = interview.add_turn("person", value)
        interview.add_fact("skills", 0, "skill", value, Source(turn.number, 0, len(value), value), "stated")
    return [line.text for line in write_resume(interview, None).lines]


@pytest.mark.parametrize(("said", "name"), [("k8s", "Kubernetes"), ("postgres", "PostgreSQL"), ("matlab", "MATLAB")])
def test_a_tool_goes_by_its_usual_name(said: str, name: str) -> None:
    assert listed(said) == [name]


@pytest.mark.parametrize("said", ["Inventory Control", "Blueprint Reading", "Pipe Fitting", "Forklift", "Python 3"])
def test_what_somebody_knows_stays_as_said(said: str) -> None:
    assert listed(said) == [said]


def test_two_names_of_one_skill_are_one_line() -> None:
    assert listed("k8s", "Kubernetes") == ["Kubernetes"]
