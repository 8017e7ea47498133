"""No two lines in a row begin alike, if another text, another place or another phrase can help it."""

from __future__ import annotations

from itertools import groupby, pairwise, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.openings import Slot, begin_alike, rewordings, vary

VERBS = ("Weighed", "Weigh", "Sorted", "Hung", "Sieved")

SLOTS = st.lists(
    st.builds(
        Slot,
        st.lists(st.sampled_from(VERBS), min_size=1, max_size=2, unique=True).map(tuple),
        tie=st.sampled_from([None, "a", "a", "b"]),
    ),
    max_size=5,
)


def clashes(texts: list[str]) -> int:
    return sum(begin_alike(*pair) for pair in pairwise(texts))


def allowed_orders(slots: list[Slot]) -> list[list[int]]:
    """Every order in which neighbours with the same tie may stand."""
    runs = [list(run) for _, run in groupby(range(len(slots)), lambda index: slots[index].tie or f"alone {index}")]
    return [[index for run in orders for index in run] for orders in product(*(permutations(run) for run in runs))]


@settings(deadline=None, max_examples=60)
@given(SLOTS)
def test_every_line_stays_with_one_of_its_texts_and_among_its_ties(slots: list[Slot]) -> None:
    varied = vary(slots)
    assert [index for index, _ in varied] in allowed_orders(slots)
    assert all(text in slots[index].texts for index, text in varied)


@settings(deadline=None, max_examples=60)
@given(SLOTS)
def test_no_order_and_no_texts_that_are_allowed_have_fewer_clashes(slots: list[Slot]) -> None:
    best = min(
        clashes(list(texts))
        for order in allowed_orders(slots)
        for texts in product(*(slots[index].texts for index in order))
    )
    assert clashes([text for _, text in vary(slots)]) == best


@settings(deadline=None, max_examples=30)
@given(SLOTS)
def test_what_clashes_nowhere_stays_as_it_is(slots: list[Slot]) -> None:
    first = [slot.texts[0] for slot in slots]
    if not clashes(first):
        assert vary(slots) == list(enumerate(first))


def test_another_text_is_taken_before_another_place_and_that_before_another_phrase() -> None:
    alike, other = Slot(("Sorted post", "Weighed post"), tie=0), Slot(("Sorted bags",), ("Parted bags",), 0)
    assert vary([alike, other]) == [(0, "Weighed post"), (1, "Sorted bags")]
    moved = [Slot(("Sorted post",), ("Parted post",), 0), Slot(("Sorted bags",), tie=0), Slot(("Hung bags",), tie=0)]
    assert [text for _, text in vary(moved)] == ["Sorted post", "Hung bags", "Sorted bags"]
    assert [text for _, text in vary([Slot(("Sorted post",)), other])] == ["Sorted post", "Parted bags"]


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("Run the kiln", "Ran the ferry", True),
        ("The whole yard", "“The” shed", True),
        ("12 barges", "12 tugs", True),
        ("Ran the kiln", "Fired the kiln", False),
        ("", "", False),
    ],
)
def test_lines_begin_alike_with_one_word_or_forms_of_one_verb(first: str, second: str, alike: bool) -> None:
    assert begin_alike(first, second) is alike


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Looked after 12 ponies", ("Took care of 12 ponies",)),
        ("Look after 12 ponies", ("Take care of 12 ponies",)),
        ("Helped with the lambing", ("Assisted with the lambing",)),
        ("Helped lambs", ()),
        ("Repaired nets", ()),
        ("Looking after ponies", ()),
    ],
)
def test_only_phrases_that_mean_the_same_are_put_for_each_other(text: str, others: tuple[str, ...]) -> None:
    assert rewordings(text) == others
