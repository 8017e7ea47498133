"""What somebody would do or may do is kept in their words, and is neither a deed nor a skill."""

from __future__ import annotations

import pytest

from tests.agents.understand.told import DUTIES, EMPTY, asked, read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I'm willing to travel up to sixty percent", "willing to travel up to sixty percent"),
        ("i can travel up to 60%", "can travel up to 60%"),
        ("Yes, I'm willing to travel.", "willing to travel"),
        ("im happy to work nights and weekends", "happy to work nights and weekends"),
        ("i can work any shift", "can work any shift"),
        ("i have the right to work in the uk", "right to work in the uk"),
        (
            "I've never used Salesforce. I'm willing to travel up to 60 percent though",
            "willing to travel up to 60 percent",
        ),
        ("add that im willing to travel", "willing to travel"),
        ("got my own car", "own car"),
        ("I can lift 50 lbs", "can lift 50 lbs"),
    ],
)
def test_what_somebody_would_do_is_kept(text: str, said: str) -> None:
    for context in (EMPTY, DUTIES, asked("skills", "skill")):
        assert read(text, context) == [f"basics.0.summary={said}"]


def test_the_rest_of_the_message_is_read_beside_it() -> None:
    facts = read("i'm fluent in spanish and willing to travel")
    assert "basics.0.summary=willing to travel" in facts
    assert "languages.0.language=spanish" in facts


@pytest.mark.parametrize(
    "text",
    [
        "I was happy to work weekends",
        "i can drive a forklift",
        "i travelled to 12 sites a week",
        "im not willing to travel",
    ],
)
def test_what_was_done_or_refused_is_none(text: str) -> None:
    assert not any(fact.startswith("basics") for fact in read(text))
