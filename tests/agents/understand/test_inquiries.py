"""Questions about what Vita keeps, asked with and without a mark."""

from __future__ import annotations

import pytest

from agents.understand import understand
from agents.understand.inquiries import find_inquiry


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("what dates do you have for brennan", "kept", "dates brennan"),
        ("when did i start at tri county", "kept", "when start at tri county"),
        ("what phone number do you have for me", "kept", "phone number me"),
        ("what's my job title at brennan", "kept", "my job title at brennan"),
        ("which jobs have you got", "kept", "jobs"),
        ("why is the forklift not in it", "there", "the forklift"),
        ("why didn't you put the award in", "there", "the award"),
        ("what happened to my volunteering", "there", "my volunteering"),
        ("i told you i know excel why is it not on there", "there", "i know excel"),
        ("is my email in there", "there", "my email"),
        ("what did you leave out of what I told you?", "left_out", ""),
        ("did you use everything i told you", "left_out", ""),
        ("what's missing for the job?", "missing", ""),
        ("what do they want that i dont have", "missing", ""),
        ("do i fit the job", "missing", ""),
        ("who sees this", "vita", ""),
        ("can my boss see this", "vita", ""),
        ("where does my data go", "vita", ""),
        ("how do i start over", "vita", ""),
        ("whats this got to do with it", "vita", ""),
    ],
)
def test_a_question_about_what_is_kept(text: str, kind: str, about: str) -> None:
    found = find_inquiry(text)
    assert found is not None
    assert (found.kind, found.about) == (kind, about)
    understood = understand(text)
    assert understood.intent == "question"
    assert not understood.facts


@pytest.mark.parametrize(
    "text",
    [
        "what do you have so far",
        "when i was at tesco i ran the till",
        "what i did was clean rooms",
        "why does it say pallet jack?",
        "how to operate a forklift",
        "do you mean tesco?",
        "why do you ask",
        "did the till and the shelves",
        "have a forklift licence",
        "did my apprenticeship at BMW",
    ],
)
def test_what_tells_or_asks_otherwise_is_none(text: str) -> None:
    assert find_inquiry(text) is None


@pytest.mark.parametrize(
    "text", ["thanks bye", "ok thx see you tomorrow", "thank u so much bye", "bye and thanks for your help"]
)
def test_thanks_and_a_goodbye_are_small_talk(text: str) -> None:
    understood = understand(text)
    assert understood.intent == "small_talk"
    assert not understood.facts
