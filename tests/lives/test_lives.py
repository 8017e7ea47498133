"""Invented people talk with Vita (`tests/lives/README.md`): every fifth of them here, all by `benchmarks.interview`."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from agents.plan import Question
from benchmarks.interview.filing import Tally, file_facts, total
from benchmarks.interview.life import Life, LifeError, Slot, read_life, read_lives
from benchmarks.interview.person import Person
from benchmarks.interview.talk import MOST_TURNS, Talk, database, hold_talks
from storage.facts import Fact, Source
from storage.interview import Interview

LIVES = read_lives()
DATES = ("startDate", "endDate")


# --- what the interview is worth


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> list[Talk]:
    chosen = [life for life in LIVES if int(life.name.split("-")[0]) % 5 == 0]
    return asyncio.run(hold_talks(chosen, database(tmp_path_factory.mktemp("lives"))))


def score(talks: Sequence[Talk], *, held_out: bool) -> Tally:
    return total(tally for talk in talks if talk.life.is_held_out == held_out for tally in talk.filing.tallies.values())


@pytest.mark.slow
def test_everybody_comes_to_a_resume(talks: list[Talk]) -> None:
    assert [talk.life.name for talk in talks if talk.turns == MOST_TURNS] == []


@pytest.mark.slow
@pytest.mark.parametrize(("held_out", "floor"), [(False, 0.75), (True, 0.72)])
def test_what_is_said_is_kept(talks: list[Talk], held_out: bool, floor: float) -> None:
    """The floors are slightly below what was measured on 2026-11-22 (0.770 and 0.739); raise them with it."""
    assert score(talks, held_out=held_out).f1 >= floor


@pytest.mark.slow
def test_nothing_is_asked_that_vita_has_been_told_and_has_understood(talks: list[Talk]) -> None:
    faults = {talk.life.name: [fault for fault in talk.faults if fault.heard] for talk in talks}
    assert {name: found for name, found in faults.items() if found} == {}


# --- the lives


def test_thirty_people_can_tell_all_that_is_true_of_them() -> None:
    assert len(LIVES) == 30
    assert sum(life.is_held_out for life in LIVES) == 15
    assert {life.name: life.untold() for life in LIVES if life.untold()} == {}


def test_a_life_with_an_unknown_part_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "01-nobody.json"
    path.write_text(json.dumps({"about": "x", "kind": "plain", "no": "no", "unknown": "?", "hobbies": []}))
    with pytest.raises(LifeError, match="hobbies"):
        read_life(path)


# --- the people


@pytest.fixture
def life(tmp_path: Path) -> Life:
    path = tmp_path / "01-cook.json"
    jobs = [
        _job({"name": "Copper Ladle", "position": "cook", "startDate": "2021"}, "cook at Copper Ladle", "since 2021"),
        _job({"name": "Bluebird", "startDate": "2016", "endDate": "2019"}, "then Bluebird", "2016 to 2019"),
    ]
    jobs[0]["says"]["number"] = "90 guests a night"
    path.write_text(json.dumps({"about": "x", "kind": "plain", "no": "nope", "unknown": "dunno", "work": jobs}))
    return read_life(path)


def _job(facts: dict[str, str], entry: str, dates: str) -> dict[str, Any]:
    return {"facts": facts, "says": {"entry": entry, "dates": dates}}


def interview_with(*facts: tuple[str, int, str, str]) -> Interview:
    interview = Interview()
    for section, entry, field, value in facts:
        interview.add_fact(section, entry, field, value, Source(0, 0, 0, value))
    return interview


def test_somebody_answers_for_the_job_that_is_asked_about_whatever_number_vita_gave_it(life: Life) -> None:
    interview = interview_with(("work", 4, "name", "Bluebird"), ("work", 7, "name", "Copper Ladle"))
    assert Person(life).answer(interview, Question("work:4:needs", "", "work", 4, DATES)) == "2016 to 2019"


def test_the_same_question_is_answered_again_and_counted(life: Life) -> None:
    person, question = Person(life), Question("work:0:needs", "", "work", 0, DATES)
    interview = interview_with(("work", 0, "name", "Copper Ladle"))
    assert [person.answer(interview, question) for _ in range(3)] == ["since 2021", "since 2021", "skip"]
    assert [fault.kind for fault in person.faults] == ["repeated", "repeated"]
    assert not person.faults[0].heard


def test_asking_for_what_was_told_and_understood_is_a_fault_of_its_own(life: Life) -> None:
    person = Person(life)
    person.told |= {Slot("work", 0, "startDate")}
    interview = interview_with(("work", 0, "name", "Copper Ladle"), ("work", 0, "startDate", "2021"))
    person.answer(interview, Question("work:0:needs", "", "work", 0, DATES))
    assert [(fault.kind, fault.heard) for fault in person.faults] == [("known", True)]


def test_jobs_are_told_one_at_a_time_and_then_there_is_none(life: Life) -> None:
    person, question = Person(life), Question("more:work:1", "", "work", None, ("name", *DATES))
    said = [person.answer(Interview(), question) for _ in range(3)]
    assert said == ["cook at Copper Ladle", "then Bluebird", "nope"]


def test_a_follow_up_on_one_deed_is_not_answered_with_another(life: Life) -> None:
    interview = interview_with(("work", 0, "name", "Copper Ladle"))
    said = {}
    for deed in ("ordered the fish", "cooked for many guests"):
        question = Question("work:0:number", "", "work", 0, ("highlight",), extra={"deed": deed})
        said[deed] = Person(life).answer(interview, question)
    assert said == {"ordered the fish": "nope", "cooked for many guests": "90 guests a night"}


def test_nobody_knows_of_a_job_that_vita_made_up(life: Life) -> None:
    person = Person(life)
    assert person.answer(interview_with(("work", 2, "name", "Tacoma")), Question("work:2:needs", "", "work", 2, DATES))
    assert [fault.kind for fault in person.faults] == ["astray"]


# --- the score


def fact(entry: int, field: str, value: str) -> Fact:
    return Fact(f"f{field}{entry}", "work", entry, field, value, Source(0, 0, 0, value))


def test_a_fact_in_another_job_is_wrong_and_misfiled(life: Life) -> None:
    told = frozenset({Slot("work", 0, "name"), Slot("work", 0, "position"), Slot("work", 1, "name")})
    facts = [fact(0, "name", "the Copper Ladle"), fact(1, "name", "Bluebird"), fact(1, "position", "cook")]
    tally = file_facts(life, facts, told).tallies["work"]
    assert (tally.facts, tally.right, tally.told, tally.captured, tally.misfiled) == (3, 2, 3, 2, 1)


def test_a_job_noted_twice_counts_once(life: Life) -> None:
    facts = [fact(0, "name", "Bluebird"), fact(0, "endDate", "2019"), fact(1, "name", "Bluebird")]
    filing = file_facts(life, facts, frozenset({Slot("work", 1, "name"), Slot("work", 1, "endDate")}))
    assert [(wrong.entry, wrong.field) for wrong in filing.wrong] == [(1, "name")]
