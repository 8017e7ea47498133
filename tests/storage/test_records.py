"""Interviews as records and back."""

from __future__ import annotations

import pytest
from hypothesis import given

from storage.interview import Interview
from storage.records import from_records, to_records
from tests.storage.interviews import INTERVIEWS


@given(INTERVIEWS)
def test_gives_an_interview_back_as_it_was(interview: Interview) -> None:
    assert from_records(to_records(interview)) == interview


def test_makes_one_record_for_each_turn_fact_and_version() -> None:
    interview = Interview()
    interview.add_turn("person", "Hello")
    interview.add_turn("vita", "Hello! What do you do?")
    interview.commit("start")
    records = to_records(interview)
    assert {kind: len(found) for kind, found in records.lists.items()} == {"turn": 2, "fact": 0, "version": 1}


def test_refuses_a_state_that_is_not_plain_data() -> None:
    with pytest.raises(TypeError):
        to_records(Interview(state={"when": object()}))
