"""Facts by status, versions, undo and redo."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.facts import Source
from storage.interview import Interview, Line


def _tell(interview: Interview, value: str, *, section: str = "work", entry: int = 0, field: str = "highlight") -> str:
    """Add a stated fact and return its id."""
    turn = interview.add_turn("person", value)
    return interview.add_fact(section, entry, field, value, Source(turn.number, 0, len(value), value)).id


def _line(text: str, *facts: str) -> Line:
    return Line("work", 0, text, facts, "literal")


def _statuses(interview: Interview) -> list[str]:
    return [fact.status for fact in interview.facts]


def test_numbers_turns_in_order() -> None:
    interview = Interview()
    assert [interview.add_turn("person", text).number for text in "abc"] == [0, 1, 2]


def test_keeps_a_superseded_fact_but_does_not_show_it() -> None:
    interview = Interview()
    old = _tell(interview, "2018", field="startDate")
    new = _tell(interview, "2019", field="startDate")
    interview.set_status(old, "superseded")
    assert interview.value("work", 0, "startDate") == "2019"
    assert [fact.id for fact in interview.live_facts("work")] == [new]
    assert interview.fact(old).value == "2018"


def test_shows_no_fact_that_waits_for_a_yes() -> None:
    interview = Interview()
    fact = _tell(interview, "Mercy Hospital", field="name")
    interview.set_status(fact, "proposed")
    assert interview.value("work", 0, "name") is None
    assert interview.entries("work") == []


def test_never_gives_the_number_of_an_entry_again() -> None:
    interview = Interview()
    assert interview.next_entry("work") == 0
    interview.set_status(_tell(interview, "Mercy Hospital", entry=0), "withdrawn")
    assert interview.next_entry("work") == 1
    assert interview.next_entry("education") == 0


def test_lists_entries_in_the_order_in_which_they_came_up() -> None:
    interview = Interview()
    for entry in (2, 0, 2, 1):
        _tell(interview, f"fact {entry}", entry=entry)
    assert interview.entries("work") == [2, 0, 1]


def test_finds_facts_by_section_entry_and_field() -> None:
    interview = Interview()
    first = _tell(interview, "Nurse", field="position")
    second = _tell(interview, "Cook", entry=1, field="position")
    third = _tell(interview, "Night shifts", entry=1)
    assert [fact.id for fact in interview.live_facts("work", field="position")] == [first, second]
    assert [fact.id for fact in interview.live_facts(entry=1)] == [second, third]


@pytest.mark.parametrize("call", [lambda i: i.fact("f9"), lambda i: i.set_status("f9", "withdrawn")])
def test_knows_no_fact_that_was_never_told(call: object) -> None:
    with pytest.raises(KeyError):
        call(Interview())  # type: ignore[operator]  # parametrised as object


def test_has_nothing_to_undo_or_redo_at_first() -> None:
    interview = Interview()
    assert (interview.undo(), interview.redo(), interview.lines) == (None, None, ())
    interview.commit("first")
    assert (interview.undo(), interview.redo(), interview.version) == (None, None, 0)


def test_undoes_and_redoes_lines_and_facts_together() -> None:
    interview = Interview()
    old = _tell(interview, "2018", field="startDate")
    interview.commit("told", (_line("before", old),))
    new = _tell(interview, "2019", field="startDate")
    interview.set_status(old, "superseded")
    after = interview.commit("corrected", (_line("after", new),))

    assert interview.undo() == after
    assert [line.text for line in interview.lines] == ["before"]
    assert interview.value("work", 0, "startDate") == "2018"
    assert _statuses(interview) == ["stated", "withdrawn"]

    assert interview.redo() == after
    assert [line.text for line in interview.lines] == ["after"]
    assert interview.value("work", 0, "startDate") == "2019"
    assert _statuses(interview) == ["superseded", "stated"]


def test_leaves_a_proposal_that_came_later_waiting_when_undoing() -> None:
    interview = Interview()
    interview.commit("first")
    interview.commit("second")
    interview.set_status(_tell(interview, "Mercy Hospital", field="name"), "proposed")
    interview.undo()
    assert _statuses(interview) == ["proposed"]


def test_redoes_along_the_newest_branch() -> None:
    interview = Interview()
    interview.commit("start")
    interview.commit("one way", (_line("one way"),))
    interview.undo()
    interview.commit("another way", (_line("another way"),))
    assert interview.redo() is None
    interview.undo()
    assert not interview.lines
    interview.redo()
    assert [line.text for line in interview.lines] == ["another way"]
    assert [version.parent for version in interview.versions] == [None, 0, 0]


def test_commits_the_lines_there_are_when_it_gets_none() -> None:
    interview = Interview()
    interview.commit("written", (_line("a line"),))
    interview.commit("a fact more")
    assert [line.text for line in interview.lines] == ["a line"]


@given(st.lists(st.sampled_from(["tell", "commit", "undo", "redo", "withdraw"]), max_size=30))
def test_keeps_every_fact_and_version_whatever_is_done(steps: list[str]) -> None:
    interview = Interview()
    for number, step in enumerate(steps):
        versions, facts = list(interview.versions), len(interview.facts)
        if step == "tell":
            _tell(interview, f"fact {number}")
        elif step == "commit":
            interview.commit(f"step {number}", (_line(f"line {number}"),))
        elif step == "withdraw" and interview.facts:
            interview.set_status(interview.facts[-1].id, "withdrawn")
        elif step == "undo" and interview.undo():
            assert interview.versions[interview.version or 0].lines == interview.lines
        elif step == "redo":
            interview.redo()
        assert interview.versions[: len(versions)] == versions
        assert len(interview.facts) >= facts
        assert [fact.id for fact in interview.facts] == [f"f{n + 1}" for n in range(len(interview.facts))]


@given(st.lists(st.sampled_from(["tell", "withdraw"]), min_size=1, max_size=8))
def test_redo_after_undo_changes_nothing(steps: list[str]) -> None:
    interview = Interview()
    interview.commit("start")
    for number, step in enumerate(steps):
        fact = _tell(interview, f"fact {number}")
        if step == "withdraw":
            interview.set_status(fact, "withdrawn")
        interview.commit(step, (_line(f"line {number}", fact),))
    facts, lines = list(interview.facts), interview.lines
    while interview.undo():
        pass
    assert interview.live_facts() == []
    while interview.redo():
        pass
    assert (interview.facts, interview.lines) == (facts, lines)
