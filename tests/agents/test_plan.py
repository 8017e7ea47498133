"""What is asked next follows from the facts and from what was asked before."""

from __future__ import annotations

import pytest

from agents.plan import MAX_QUESTIONS, bare_jobs, next_question, progress, questions_by_id
from storage.facts import Source
from storage.interview import Interview


def interview_with(*facts: tuple[str, int, str, str]) -> Interview:
    interview = Interview()
    for section, entry, field, value in facts:
        interview.add_fact(section, entry, field, value, Source(0, 0, len(value), value))
    return interview


def test_asks_for_the_last_job_first() -> None:
    question = next_question(Interview())
    assert question is not None
    assert (question.section, question.entry) == ("work", None)


def test_asks_once_for_all_missing_fields() -> None:
    question = next_question(interview_with(("work", 0, "name", "Initech")))
    assert question is not None
    assert question.missing == ("position", "dates")
    assert question.title == "Initech"


def test_never_asks_what_a_fact_answers() -> None:
    interview = interview_with(
        ("work", 0, "name", "Initech"),
        ("work", 0, "position", "Clerk"),
        ("work", 0, "startDate", "2019"),
        ("work", 0, "highlight", "filed 40 claims a day"),
    )
    question = next_question(interview)
    assert question is not None
    assert question.id == "more:work:1"


def test_follows_up_for_a_number_once() -> None:
    interview = interview_with(
        ("work", 0, "name", "Initech"),
        ("work", 0, "position", "Clerk"),
        ("work", 0, "startDate", "2019"),
        ("work", 0, "highlight", "filed claims"),
    )
    question = next_question(interview)
    assert question is not None
    assert (question.id, question.follow_up) == ("work:0:number", "office")
    interview.state["asked"] = [question.id]
    after = next_question(interview)
    assert after is not None
    assert after.id == "more:work:1"


def test_a_no_to_more_jobs_holds_for_good() -> None:
    interview = interview_with(("work", 0, "name", "Initech"))
    interview.state["asked"] = ["work:0:needs", "work:0:detail", "more:work:1"]
    interview.state["declined"] = ["more:work"]
    interview.add_fact("work", 1, "name", "Acme", Source(0, 0, 4, "Acme"))
    interview.state["asked"] += ["work:1:needs", "work:1:detail"]
    question = next_question(interview)
    assert question is not None
    assert not question.id.startswith("more:work")


def test_what_was_put_off_comes_at_the_end() -> None:
    interview = Interview()
    everything = []
    while (question := next_question(interview)) is not None:
        everything.append(question.id)
        interview.state.setdefault("asked", []).append(question.id)
    interview.state["later"] = [everything[0]]
    again = next_question(interview)
    assert again is not None
    assert again.id == everything[0]
    assert len(everything) == len(set(everything))


def test_progress_counts_topics_and_the_minutes_that_are_left() -> None:
    begun = progress(Interview())
    assert begun.done == 0
    assert begun.total >= 6
    assert begun.minutes >= 2
    after = progress(interview_with(("skills", 0, "skill", "Excel")))
    assert after.done == 1
    assert after.minutes <= begun.minutes


def test_a_job_with_nothing_but_a_name_is_bare_until_a_no_says_that_there_is_no_more() -> None:
    interview = interview_with(
        ("work", 0, "name", "Initech"),
        ("work", 1, "name", "Joe's Bike Shop"),
        ("work", 1, "location", "Leeds"),
        ("work", 2, "position", "Car washer"),
        ("work", 3, "name", "Initrode"),
        ("work", 3, "highlight", "filed 40 claims a day"),
    )
    assert bare_jobs(interview) == [("work", 0), ("work", 1)]
    interview.state["declined"] = ["work:0:needs"]
    assert bare_jobs(interview) == [("work", 1)]


JOB = (("work", 0, "name", "Initech"), ("work", 0, "position", "Clerk"), ("work", 0, "startDate", "2019"))


def asked_in_turn(interview: Interview) -> list[str]:
    """The ids of all questions that somebody is asked who answers none."""
    while (question := next_question(interview)) is not None:
        interview.state.setdefault("asked", []).append(question.id)
    return list(interview.state["asked"])


def test_two_jobs_and_a_degree_take_ten_questions() -> None:
    """The answers are as short as can be: each job at first without what was done there, and no number."""
    interview, asked = Interview(), 0
    told = {
        "work": [*JOB],
        "work:0:detail": [("work", 0, "highlight", "filed claims")],
        "more:work:1": [
            ("work", 1, "name", "Acme"),
            ("work", 1, "position", "Packer"),
            ("work", 1, "startDate", "2016"),
            ("work", 1, "endDate", "2019"),
        ],
        "work:1:detail": [("work", 1, "highlight", "packed boxes")],
        "basics:name+contact+city": [
            ("basics", 0, "name", "Jo Marlow"),
            ("basics", 0, "email", "jo@example.org"),
            ("basics", 0, "city", "Leeds"),
        ],
        "education": [
            ("education", 0, "institution", "Ohio State"),
            ("education", 0, "studyType", "BA"),
            ("education", 0, "endDate", "2015"),
        ],
    }
    while (question := next_question(interview)) is not None:
        asked += 1
        interview.state.setdefault("asked", []).append(question.id)
        for section, entry, field, value in told.get(question.id, []):
            interview.add_fact(section, entry, field, value, Source(0, 0, len(value), value))
    assert {"work:0:number", "target"} <= set(interview.state["asked"])
    assert asked <= MAX_QUESTIONS


def test_the_name_is_asked_for_once_more_at_the_end_unless_it_was_refused() -> None:
    interview = Interview()
    interview.state["asked"] = ["basics:name+contact+city"]
    assert "name" in questions_by_id(interview)
    interview.state["declined"] = ["basics:name+contact+city"]
    assert "name" not in questions_by_id(interview)


def test_what_was_refused_is_refused_in_every_other_company() -> None:
    interview = interview_with(*JOB)
    interview.state["declined"] = ["basics:name+contact+city", "languages:0+1:needs"]
    interview.add_fact("basics", 0, "name", "Lee Ash", Source(0, 0, 7, "Lee Ash"))
    interview.add_fact("languages", 1, "language", "Thai", Source(0, 0, 4, "Thai"))
    assert not [name for name in asked_in_turn(interview) if name.startswith(("basics", "languages"))]


def test_a_no_to_one_thing_is_none_to_another_that_begins_alike() -> None:
    interview = interview_with(*JOB)
    interview.state["declined"] = ["work:1"]
    for entry in range(1, 11):
        interview.add_fact("work", entry, "name", f"Shop {entry}", Source(0, 0, 6, "Shop 1"))
    asked = asked_in_turn(interview)
    assert not any(name.startswith("work:1:") for name in asked)
    assert any(name.startswith("work:10:") for name in asked)


def test_somebody_without_a_job_is_asked_for_school_and_unpaid_work_and_no_job() -> None:
    interview = Interview()
    interview.state["declined"] = ["work", "more:work"]
    asked = asked_in_turn(interview)
    assert asked[:2] == ["education", "volunteer"]
    assert not any("work" in name for name in asked)


def test_a_job_of_long_ago_gets_one_question() -> None:
    interview = interview_with(
        *JOB,
        ("work", 1, "name", "Acme"),
        ("work", 1, "position", "Packer"),
        ("work", 1, "startDate", "1994"),
        ("work", 1, "endDate", "1998"),
        ("work", 2, "name", "Old Mill"),
    )
    asked = asked_in_turn(interview)
    assert len([name for name in asked if name.startswith("work:1:")]) <= 1
    interview.add_fact("work", 1, "highlight", "packed boxes", Source(0, 0, 12, "packed boxes"))
    interview.state["asked"] = []
    assert not [name for name in asked_in_turn(interview) if name.startswith("work:1:")]


@pytest.mark.parametrize(("finished", "light"), [("2011", True), ("2004", False)])
def test_another_job_must_be_asked_for_only_where_there_may_be_one(finished: str, light: bool) -> None:
    interview = interview_with(
        *JOB,
        ("work", 1, "name", "Acme"),
        ("work", 1, "startDate", "2012"),
        ("work", 1, "endDate", "2019"),
        ("education", 0, "institution", "Ohio State"),
        ("education", 0, "endDate", finished),
    )
    assert questions_by_id(interview)["more:work:2"].light is light


def test_years_without_a_job_bring_one_offer_and_no_demand() -> None:
    gap = (
        ("work", 0, "name", "Initech"),
        ("work", 0, "position", "Clerk"),
        ("work", 0, "startDate", "2005"),
        ("work", 0, "endDate", "2012"),
        ("work", 0, "highlight", "filed 40 claims a day"),
        ("work", 1, "name", "Acme"),
        ("work", 1, "startDate", "2016"),
    )
    interview = interview_with(*gap)
    interview.state["declined"] = ["basics:name+contact+city", "skills", "education", "more:work"]
    question = questions_by_id(interview)["gap"]
    assert question.light
    assert question.extra == {"start": "2012", "end": "2016"}
    filled = interview_with(*gap, ("work", 2, "position", "family carer"), ("work", 2, "startDate", "2012"))
    assert "gap" not in questions_by_id(filled)
