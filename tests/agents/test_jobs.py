"""Postings shown for a trade, or honestly none."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from agents.exchange import Exchange, Job, Tools
from agents.jobs import show_jobs
from agents.messages import Message
from storage.facts import Source
from storage.interview import Interview


@dataclass(frozen=True)
class _Posting:
    id: str
    title: str
    score: float
    company: str = "Spoke & Co"
    text: str = "Wanted"


class _Corpus:
    """Knows bicycle mechanics, and car mechanics that are near by name."""

    def similar_postings(self, text: str, k: int) -> Sequence[Job]:
        return [
            _Posting("o", "Forklift Driver", 0.46),
            _Posting("c", "Car Mechanic", 0.4),
            _Posting("h", "Herdsperson", 0.4),
        ]

    def titled_postings(self, title: str, k: int) -> Sequence[Job]:
        cars = _Posting("c", "Car Mechanic", 0.7 if "mechanic" in title else 0.3)
        return [_Posting("b", "Bicycle Mechanic", 0.9), cars] if title == "bike mechanic" else [cars]

    def exemplars(self, occupation: str, section: str, k: int) -> Sequence[str]:
        return []


def _shown(wanted: str) -> Exchange:
    interview = Interview()
    exchange = Exchange(interview, Message("x"), interview.add_turn("person", "x"), Tools(corpus=_Corpus()))
    asyncio.run(show_jobs(exchange, wanted))
    return exchange


def test_shows_the_trade_asked_for_and_no_other() -> None:
    exchange = _shown("bike mechanic")
    assert [job["title"] for job in exchange.state["jobs"]] == ["Bicycle Mechanic"]
    assert "bike mechanic" in exchange.said[0]


@pytest.mark.parametrize(("wanted", "titles"), [("boat mechanic", ["Car Mechanic"]), ("astronaut", [])])
def test_says_when_there_is_none_of_that_trade(wanted: str, titles: list[str]) -> None:
    exchange = _shown(wanted)
    assert [job["title"] for job in exchange.state.get("jobs", [])] == titles
    assert f"I have no posting for “{wanted}”" in exchange.said[0]


def test_a_number_picks_one_of_the_list() -> None:
    exchange = _shown("bike mechanic")
    asyncio.run(show_jobs(exchange, "1"))
    assert exchange.interview.target is not None
    assert exchange.interview.target["title"] == "Bicycle Mechanic"


@pytest.mark.parametrize(
    ("field", "value", "titles"),
    [
        pytest.param("position", "mechanic", ["Forklift Driver", "Car Mechanic"], id="near in text, or in title too"),
        pytest.param("position", "night porter", ["Forklift Driver"], id="near in text alone"),
        pytest.param("highlight", "kept bees", ["Forklift Driver", "Car Mechanic", "Herdsperson"], id="no trade yet"),
    ],
)
def test_shows_only_what_is_close_to_what_was_told(field: str, value: str, titles: list[str]) -> None:
    interview = Interview()
    turn = interview.add_turn("person", value)
    interview.add_fact("work", 0, field, value, Source(turn.number, 0, len(value), value))
    exchange = Exchange(interview, Message(value), turn, Tools(corpus=_Corpus()))
    asyncio.run(show_jobs(exchange))
    assert [job["title"] for job in exchange.state.get("jobs", [])] == titles
    assert "invented" in exchange.said[0]
