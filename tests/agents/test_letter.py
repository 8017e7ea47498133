"""What a letter is made of: the strongest lines for the job, papers asked for, and no sentence that no fact carries."""

from __future__ import annotations

from typing import Any

import pytest

from agents.language import load_phrases
from agents.letter.compose import compose, paragraphs
from agents.letter.own_words import is_statement, own_sentence
from agents.letter.reasons import told_reason
from agents.letter.sentences import deed_of
from storage.facts import Source
from storage.interview import Interview, Line

EN = load_phrases("en")


def _interview(*rows: tuple[str, int, str, str], lines: tuple[tuple[str, int, str, str], ...] = ()) -> Interview:
    """An interview of these facts; a line is its section, entry, text and the note that it rests on."""
    interview = Interview()
    turn = interview.add_turn("person", "told")
    for section, entry, name, value in rows:
        interview.add_fact(section, entry, name, value, Source(turn.number, 0, 4, value))
    made = []
    for rank, (section, entry, text, note) in enumerate(lines):
        fact = interview.add_fact(section, entry, "highlight", note, Source(turn.number, 0, 4, note))
        made.append(Line(section, entry, text, (fact.id,), "literal", rank))
    interview.commit("write", tuple(made))
    return interview


def _target(*requirements: str, **values: str) -> dict[str, Any]:
    rows = [{"text": text, "skills": [], "must": True} for text in requirements]
    return {"title": "Driver", "company": "", "text": "", "requirements": rows, **values}


DRIVER = (("work", 0, "name", "Brennan Freight"), ("work", 0, "position", "Driver"), ("work", 0, "startDate", "2011"))


def _text(interview: Interview, *changes: dict[str, Any]) -> str:
    return "\n".join(paragraphs(compose(interview, EN, changes)))


def test_takes_up_what_the_posting_asks_for_and_numbers_before_the_rest() -> None:
    interview = _interview(
        *DRIVER,
        lines=(
            ("work", 0, "Signed for parcels", "signed for parcels"),
            ("work", 0, "Washed the truck", "washed the truck"),
            ("work", 0, "Drove 40 stops a day", "i drove 40 stops a day"),
            ("work", 0, "Loaded with a pallet jack", "i loaded with a pallet jack"),
            ("work", 0, "Kept the log", "kept the log"),
        ),
    )
    interview.target = _target("Pallet jack", "Stops")
    text = _text(interview)
    assert "pallet jack" in text
    assert "40 stops" in text
    assert "log" not in text


def test_a_note_that_is_no_deed_gets_no_verb() -> None:
    note = "no accidents in 14 years"
    interview = _interview(*DRIVER, lines=(("work", 0, "No accidents in 14 years", note),))
    text = _text(interview)
    assert "Brennan Freight: no accidents in 14 years." in text
    assert "I no" not in text


@pytest.mark.parametrize(
    ("line", "note", "deed"),
    [
        ("Care for 3 patients a shift", "I care for 3 patients a shift", "care for 3 patients a shift"),
        ("Trained new cooks", "trained new cooks", "trained new cooks"),
        ("Box truck of 26 ft", "box truck 26ft", None),
        ("Certified in first aid", "certified in first aid", None),
        ("Cleaning rooms", "cleaning rooms", None),
    ],
)
def test_a_deed_is_what_stands_behind_i(line: str, note: str, deed: str | None) -> None:
    interview = _interview(lines=(("work", 0, line, note),))
    assert deed_of(interview, interview.lines[0]) == deed


def test_every_sentence_about_the_person_rests_on_facts() -> None:
    interview = _interview(
        *DRIVER, ("skills", 0, "skill", "Excel"), lines=(("work", 0, "Drove 40 stops", "drove 40 stops"),)
    )
    for sentence in compose(interview, EN):
        if sentence.part in {"deeds", "more"} or "Brennan" in sentence.text:
            assert sentence.facts


def test_a_paper_that_is_still_to_come_is_not_held() -> None:
    interview = _interview(*DRIVER, ("certificates", 0, "name", "ACLS"), ("certificates", 0, "date", "2999"))
    assert "ACLS" not in _text(interview)


def test_nothing_told_makes_no_letter() -> None:
    assert compose(Interview(), EN) == ()


@pytest.mark.parametrize(
    ("target", "opening"),
    [
        ({"title": "Cafe job"}, "I am applying for your cafe job."),
        ({"title": "Work in a zoo"}, "I am applying for work in a zoo."),
        ({"title": "sous chef", "company": "Saltbox"}, "I am applying for the position of Sous Chef at Saltbox."),
    ],
)
def test_opens_with_the_job(target: dict[str, str], opening: str) -> None:
    interview = _interview(*DRIVER, lines=(("work", 0, "Drove 40 stops", "drove 40 stops"),))
    interview.target = _target(**target)
    assert opening in _text(interview)


def test_greets_whom_the_posting_names() -> None:
    interview = _interview(*DRIVER, lines=(("work", 0, "Drove 40 stops", "drove 40 stops"),))
    interview.target = _target(text="Driver wanted. Contact: Ms. Ada Winter, 555")
    assert _text(interview).startswith("Dear Ms. Ada Winter,")


def test_a_reason_told_in_the_interview_is_taken_up() -> None:
    interview = _interview(*DRIVER, lines=(("work", 0, "Drove 40 stops", "drove 40 stops"),))
    interview.add_turn("person", "i want to drive for a charity because i like people. my last job ended")
    assert told_reason(interview) == "i want to drive for a charity because i like people"
    assert "\nI want to drive for a charity because I like people.\n" in _text(interview)


@pytest.mark.parametrize(
    "text", ["i want you to delete line 2 because it is wrong", "i left because i wanted more pay"]
)
def test_a_request_or_a_grievance_is_no_reason(text: str) -> None:
    interview = Interview()
    interview.add_turn("person", text)
    assert told_reason(interview) == ""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("that i love dogs", "I love dogs."),
        ("because im good with people", "I am good with people."),
        ("how much I enjoyed teaching", "I enjoyed teaching."),
    ],
)
def test_what_the_person_wants_said_is_a_sentence_of_theirs(words: str, sentence: str) -> None:
    assert is_statement(words)
    assert own_sentence(words) == sentence


def test_a_thing_is_no_sentence() -> None:
    assert not is_statement("my forklift licence")


def test_what_the_person_would_do_is_said_where_the_posting_asks_for_it() -> None:
    interview = _interview(*DRIVER, ("basics", 0, "summary", "willing to work weekends"))
    assert "weekends" not in _text(interview)
    interview.target = _target("Weekends")
    assert "I am willing to work weekends." in _text(interview)
