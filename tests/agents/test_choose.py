"""Of the cleaned note and a model's candidates, the better one that says nothing more."""

from __future__ import annotations

import pytest

from agents.choose import adds_words, choose_line


def test_a_candidate_that_invents_is_refused() -> None:
    chosen = choose_line(
        ["looked after 6 patients a shift"],
        "Looked after 6 patients a shift",
        [("Looked after 60 patients a shift, improving outcomes", "local")],
    )
    assert (chosen.text, chosen.engine) == ("Looked after 6 patients a shift", "literal")


def test_a_candidate_as_good_as_the_note_does_not_replace_it() -> None:
    chosen = choose_line(["fixed pumps"], "Fixed pumps", [("Fixed pumps", "local")])
    assert chosen.engine == "literal"


def test_a_candidate_that_keeps_more_of_the_notes_wins() -> None:
    notes = ["welded frames for trailers", "tested every weld"]
    chosen = choose_line(notes, "Welded frames", [("Welded frames for trailers and tested every weld", "local")])
    assert chosen.engine == "local"


def test_a_cleaned_line_that_the_check_refuses_gives_way_to_the_persons_words() -> None:
    chosen = choose_line(["helped plan menus"], "Led menu planning for 40 restaurants", [])
    assert chosen.text == "Helped plan menus"
    assert chosen.refused


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        ("Served on-time at 99.1%", ["on time 99.1% last yr"]),
        ("Delivered till and opened shifts", ["Till, deliveries, opening shifts"]),
        ("Completed stock counts", ["stock counts"]),
    ],
)
def test_verbs_that_nobody_said_are_additions(line: str, notes: list[str]) -> None:
    assert adds_words(line, notes)


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        ("Repaired pumps and valves", ["i repair pumps n valves"]),
        ("Trained 2 new nurses every year", ["train two new nurses every year"]),
    ],
)
def test_other_forms_of_what_was_said_are_none(line: str, notes: list[str]) -> None:
    assert not adds_words(line, notes)
