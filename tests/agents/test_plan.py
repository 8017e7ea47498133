"""What is asked next follows from the facts and from what was asked before."""

from __future__ import annotations

from agents.plan import bare_jobs, next_question, progress
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
    assert question.id == "work:0:number"
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


def test_progress_counts_topics() -> None:
    done, total = progress(Interview())
    assert done == 0
    assert total >= 6
    done, _ = progress(interview_with(("skills", 0, "skill", "Excel")))
    assert done == 1


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
