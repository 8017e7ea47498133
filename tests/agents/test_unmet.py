"""Which requirements of a posting are worth a question, and to whom."""

from __future__ import annotations

import pytest

from agents.coverage import coverage
from agents.plan import next_question, questions_by_id
from agents.unmet import wanted
from storage.facts import Source
from storage.interview import Interview


def applicant(title: str, target: str, *requirements: str) -> Interview:
    interview = Interview()
    interview.add_fact("work", 0, "position", title, Source(0, 0, len(title), title))
    rows = [{"text": text, "skills": [], "must": True} for text in requirements]
    interview.target = {"title": target, "requirements": rows}
    return interview


def words(interview: Interview) -> list[str]:
    return [want.words for want in wanted(interview)]


@pytest.mark.parametrize(
    "requirement",
    [
        "Bachelor's degree in hospitality",
        "BSN",
        "5+ years in a kitchen",
        "Friendly and reliable",
        "Fluent English",
    ],
)
def test_what_is_not_had_by_being_asked_is_not_asked(requirement: str) -> None:
    assert words(applicant("Chef", "Sous chef", requirement)) == []


@pytest.mark.parametrize(
    ("requirement", "asked"),
    [
        ("Willing to work weekends", "Could you work weekends?"),
        ("Right to work in the UK", "Do you have the right to work in the UK?"),
        ("Able to lift 25 kg", "Can you lift 25 kg?"),
        ("Willingness to travel 60%", "Are you willing to travel"),
        ("Night shifts", "Could you work night shifts?"),
        ("Weekend availability", "Could you do weekend work?"),
        ("Own car", "Do you have your own car?"),
    ],
)
def test_a_condition_is_asked_for_as_one(requirement: str, asked: str) -> None:
    (want,) = wanted(applicant("Chef", "Sous chef", requirement))
    assert want.kind == "condition"
    assert want.ask.startswith(asked)


@pytest.mark.parametrize("requirement", ["Travel agent experience", "Shift lead experience", "Full driving licence"])
def test_work_and_papers_are_no_conditions(requirement: str) -> None:
    assert not any(want.kind == "condition" for want in wanted(applicant("Chef", "Sous chef", requirement)))


@pytest.mark.parametrize(
    ("requirement", "said"),
    [
        ("Willingness to travel 60%", "willing to travel up to sixty percent"),
        ("Willing to work weekends", "can work any weekends"),
        ("Must be authorized to work in the United States", "right to work in the US"),
    ],
)
def test_what_was_said_of_a_condition_meets_it(requirement: str, said: str) -> None:
    interview = applicant("Chef", "Sous chef", requirement)
    interview.add_fact("basics", 0, "summary", said, Source(1, 0, len(said), said))
    assert wanted(interview) == []
    assert all(met.facts for met in coverage(interview))


def test_the_posting_is_quoted_and_its_kind_known() -> None:
    interview = applicant("Chef", "Sous chef", "HACCP", "Wine knowledge", "Spanish", "Food hygiene certificate")
    kinds = {want.words: want.kind for want in wanted(interview)}
    assert kinds["Wine knowledge"] == "practice"
    assert kinds["Spanish"] == "language"
    assert kinds["Food hygiene certificate"] == "licence"
    assert "HACCP" in kinds


def test_another_trade_s_tools_are_not_asked_of_a_cook_but_a_licence_of_many_is() -> None:
    interview = applicant("Line cook", "Network engineer", "Terraform", "Fusion splicing", "Driver's license")
    assert words(interview) == ["Driver's license"]


def test_a_no_holds_for_another_posting_in_other_words() -> None:
    interview = applicant("Chef", "Sous chef", "Wine knowledge", "HACCP")
    interview.state["declined"] = [name for name in questions_by_id(interview) if "wine" in name]
    assert interview.state["declined"]
    interview.target = {
        "title": "Head chef",
        "requirements": [{"text": "Knowledge of wine", "skills": [], "must": True}],
    }
    assert not any("wine" in name for name in _open(interview))


def _open(interview: Interview) -> list[str]:
    found: list[str] = []
    while (question := next_question(interview)) is not None:
        found.append(question.id)
        interview.state.setdefault("asked", []).append(question.id)
    return found


def test_the_first_is_asked_alone_and_the_next_together() -> None:
    interview = applicant("Chef", "Sous chef", "HACCP", "Wine knowledge", "Butchery", "Sous vide")
    unmet = [name for name in questions_by_id(interview) if name.startswith("unmet:")]
    assert len(unmet) == 2
    assert "+" not in unmet[0]
    assert unmet[1].count("+") == 2
