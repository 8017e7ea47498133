"""What of a posting is met, and what is a gap."""

from __future__ import annotations

import pytest

from agents.coverage import describe_gaps
from storage.facts import Source
from storage.interview import Interview


def gaps(wanted: str, section: str, field: str, value: str) -> list[str]:
    interview = Interview()
    turn = interview.add_turn("person", value)
    interview.add_fact(section, 0, field, value, Source(turn.number, 0, len(value), value), "stated")
    interview.target = {"requirements": [{"text": wanted, "skills": [], "must": True}]}
    return describe_gaps(interview)


@pytest.mark.parametrize(
    ("wanted", "section", "field", "value"),
    [
        ("Irish spoken fluently", "languages", "language", "Irish"),
        ("You speak French and English in meetings", "languages", "language", "english"),
        ("Forklift certification", "certificates", "name", "Forklift operator, class IV"),
        ("Associate degree or higher", "education", "studyType", "Associate of Applied Science"),
        ("Valid food safety certificate", "certificates", "name", "Food safety level 3"),
    ],
)
def test_a_fact_of_the_same_thing_meets_a_requirement(wanted: str, section: str, field: str, value: str) -> None:
    assert gaps(wanted, section, field, value) == []


@pytest.mark.parametrize(
    ("wanted", "value"),
    [
        ("Safeguarding lead training", "Lead rigger"),
        ("TWIC card", "DOT medical card"),
        ("Gas licence", "Driving licence"),
        ("WSET certificate", "First aid certificate"),
    ],
)
def test_another_paper_of_the_same_kind_does_not(wanted: str, value: str) -> None:
    assert gaps(wanted, "certificates", "name", value) == [wanted]


def test_two_facts_meet_together_what_neither_meets_alone() -> None:
    interview = Interview()
    for entry, value in enumerate(["Fish", "Butchery"]):
        turn = interview.add_turn("person", value)
        interview.add_fact("skills", entry, "skill", value, Source(turn.number, 0, len(value), value), "stated")
    interview.target = {"requirements": [{"text": "Fish butchery", "skills": [], "must": True}]}
    assert describe_gaps(interview) == []


@pytest.mark.parametrize(
    ("wanted", "value"),
    [
        ("Pack, crate and move objects", "packed and crated objects for loans, moved them with a van"),
        ("Mount making", "made brass mounts for the mineral gallery"),
        ("Experience of supervising others", "supervised two trainees since 2019"),
        ("Supervisory experience", "supervised two trainees"),
        ("Staff supervision", "supervised the bar staff"),
        ("Report writing", "wrote condition reports"),
        ("Teaching experience", "taught evening classes"),
        ("Van driving", "drove the van to the depot"),
        ("Bicycle repairs", "repaired bicycles"),
        ("Installation experience", "installed boilers"),
        ("Conservation of paintings", "conserved paintings"),
    ],
)
def test_other_forms_of_the_words_meet_a_requirement(wanted: str, value: str) -> None:
    assert gaps(wanted, "work", "highlight", value) == []


@pytest.mark.parametrize(
    ("wanted", "value"),
    [
        ("Packing cheese", "packed objects"),
        ("Mount making", "climbed a mount"),
        ("Objective thinking", "moved objects"),
        ("Care work", "washed cars"),
        ("Supervised driving", "supervised trainees"),
        ("Personal training", "drove persons to the station"),
        ("Conservation degree", "opened the conservatory"),
        ("Community nursing", "wrote communications"),
    ],
)
def test_words_that_only_look_alike_do_not(wanted: str, value: str) -> None:
    assert gaps(wanted, "work", "highlight", value) == [wanted]
