"""The answer to the list of what was read in a document."""

from __future__ import annotations

import pytest

from agents.exchange import Exchange, Tools
from agents.messages import Message
from agents.proposals import answer_proposal, proposal_items
from agents.understand import Found, understand
from agents.uploads import propose
from storage.interview import Interview

TEXT = """Rye & Salt Bakery
Pastry chef
Bake croissants; train apprentices; order flour
Mixed doughs
for bread
Wrote the rota. Kept the till.
Washed pans, tins and trays
Lamination
Choir
Allotment"""

ITEMS = [
    ("work", 0, "name", "Rye & Salt Bakery"),
    ("work", 0, "position", "Pastry chef"),
    ("work", 0, "highlight", "Bake croissants; train apprentices; order flour"),
    ("work", 0, "highlight", "Mixed doughs\nfor bread"),
    ("work", 0, "highlight", "Wrote the rota. Kept the till."),
    ("work", 0, "highlight", "Washed pans, tins and trays"),
    ("skills", 0, "skill", "Lamination"),
    ("interests", 0, "name", "Choir"),
    ("interests", 1, "name", "Allotment"),
]
"""1 is the job, 2 to 5 its lines, then a skill and two interests."""


def _answered(text: str) -> Exchange:
    interview = Interview()
    found = []
    for section, entry, field, value in ITEMS:
        start = TEXT.index(value)
        found.append(Found(section, entry, field, value.replace("\n", " "), start, start + len(value)))
    first = Exchange(interview, Message("", ()), interview.add_turn("person", ""), Tools())
    propose(first, "cv.txt", TEXT, tuple(found))
    assert len(proposal_items(first)) == 8
    exchange = Exchange(interview, Message(text), interview.add_turn("person", text), Tools())
    exchange.understanding = understand(text)
    answer_proposal(exchange, text)
    return exchange


def _left(exchange: Exchange) -> list[str]:
    facts = [fact for fact in exchange.interview.facts if fact.status in {"proposed", "confirmed", "stated"}]
    return [fact.value for fact in facts if fact.field != "position"]


ALL = [value.replace("\n", " ") for _, _, field, value in ITEMS if field != "position"]


def _without(*values: str) -> list[str]:
    return [value for value in ALL if value not in values]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("yes but not 7", ["Choir"]),
        ("Yes. Strike 6 and 8", ["Lamination", "Allotment"]),
        ("leave out 6-8 please", ["Lamination", "Choir", "Allotment"]),
        ("yes, except 7 to 8", ["Choir", "Allotment"]),
        ("6 and 7 are wrong", ["Lamination", "Choir"]),
        ("yes but leave the choir out", ["Choir"]),
        ("keep it all but drop the allotment bit", ["Allotment"]),
        ("take the lamination off", ["Lamination"]),
        ("the allotment is nobody's business, leave that out as well", ["Allotment"]),
        ("don't include 7. and get rid of 8", ["Choir", "Allotment"]),
        ("I was there in 2014, not 2015", []),
        ("yes but I never worked at Bluebird", []),
        ("leave that out as well", []),
        ("not now", []),
        ("yes", []),
    ],
)
def test_leaves_out_what_is_named_by_number_or_words_and_nothing_else(text: str, gone: list[str]) -> None:
    assert _left(_answered(text)) == _without(*gone)


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("2 should be three separate things", ALL[1], ["Bake croissants", "train apprentices", "order flour"]),
        ("please split 3", ALL[2], ["Mixed doughs", "for bread"]),
        ("4 has run together", ALL[3], ["Wrote the rota.", "Kept the till."]),
        ("yes, number 5 is 3 things", ALL[4], ["Washed pans", "tins", "trays"]),
        ("split 5 into three", ALL[4], ["Washed pans", "tins", "trays"]),
    ],
)
def test_parts_an_item_where_it_has_parts(text: str, whole: str, parts: list[str]) -> None:
    left = _left(_answered(text))
    assert sorted(left) == sorted([*_without(whole), *parts])


@pytest.mark.parametrize("text", ["split 5", "6 should be two things", "1 has run together"])
def test_keeps_what_it_cannot_part_and_says_so(text: str) -> None:
    exchange = _answered(text)
    assert _left(exchange) == ALL
    assert "one piece" in exchange.said[0]


def test_one_answer_may_strike_and_part() -> None:
    exchange = _answered("Yes but not 7… And 2 should be three separate things, they've run together")
    assert "Choir" not in _left(exchange)
    assert {"Bake croissants", "train apprentices", "order flour"} <= set(_left(exchange))
    assert "Kept: 9 items" in "\n".join(exchange.said)


@pytest.mark.parametrize(
    ("text", "said"),
    [("yes", "Kept: 8 items"), ("yes but not 2-8", "Kept: 1 item,"), ("leave that out", "Which of them")],
)
def test_counts_what_was_listed(text: str, said: str) -> None:
    assert said in "\n".join(_answered(text).said)


@pytest.mark.parametrize("text", ["no", "delete all of it", "leave everything out please"])
def test_a_no_in_more_words_keeps_nothing(text: str) -> None:
    exchange = _answered(text)
    assert _left(exchange) == []
    assert exchange.state["proposal"] is None
