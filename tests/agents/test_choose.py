"""Of the cleaned note and a model's candidates, the better one that says nothing more."""

from __future__ import annotations

import pytest

from agents.choose import choose_line, strays
from agents.coverage import stems


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
    ("line", "note"),
    [
        pytest.param("Served on-time at 99.1%", "on time 99.1% last yr", id="a verb nobody said"),
        pytest.param(
            "Delivered parcel deliveries, 80 a day", "parcel deliveries, 80 a day", id="a deed beside its noun"
        ),
        pytest.param("Repaired vans for 24 drivers", "repaired vans, 24 drivers", id="whom it serves, by guess"),
        pytest.param("Delivered till and opened shifts", "Till, deliveries, opening shifts", id="deeds of nouns"),
        pytest.param("Opened about 600 debtors", "Open items of about 600 debtors", id="a noun left out"),
        pytest.param("Lead a crew of 4", "Lead hand for a crew of 4", id="a title turned into a deed"),
        pytest.param("Care for ventilated patients", "Care for two ventilated patients", id="a number left out"),
        pytest.param("Worked with edged lenses in store", "edged lenses in store", id="a verb before a deed"),
        pytest.param("Worked on the wildland red card", "wildland red card", id="a verb before a card"),
        pytest.param("Weekly pay at ADP", "Weekly pay, ADP", id="a tool made a place of work"),
        pytest.param("Worked in plating, never touched it", "Plating, never touched it", id="a verb before a denial"),
        pytest.param("Worked on live captions: other team", "Live captions: other team", id="a verb for others' work"),
        pytest.param("Worked at rope access level 1", "Rope access level 1", id="a verb before a level"),
        pytest.param("Worked with EA since 2020", "EA since 2020", id="a verb before letters that say anything"),
        pytest.param(
            "Wrote evaluations for 8 of 34 promoted", "Wrote evaluations; 8 of 34 promoted", id="a purpose nobody named"
        ),
    ],
)
def test_a_candidate_that_says_otherwise_strays(line: str, note: str) -> None:
    assert strays(line, [note], note)


@pytest.mark.parametrize(
    ("line", "note", "cleaned"),
    [
        ("Designed LV switchgear up to 4000 A", "LV switchgear design up to 4000A", "LV switchgear design up to 4000A"),
        ("Did food bank sorting for 2 winters", "food bank sorting, 2 winters", "Food bank sorting, 2 winters"),
        ("Repaired pumps and valves", "i repair pumps n valves", "Repair pumps, valves"),
        ("Trained 2 new nurses every year", "train two new nurses every year", "Train 2 new nurses every year"),
        ("Order, receive and rotate stock and keep the HACCP book",)
        + ("Order, receive and rotate stock; keep the HACCP book",) * 2,
    ],
)
def test_other_forms_of_what_was_said_do_not(line: str, note: str, cleaned: str) -> None:
    assert not strays(line, [note], cleaned)


def test_of_two_lines_as_good_the_one_in_the_words_of_the_posting_is_taken() -> None:
    notes, cleaned = ["fixed lifts, 30 blocks"], "Fixed lifts, 30 blocks"
    candidates = [("Fixed lifts in 30 blocks", "local"), ("Repaired lifts in 30 blocks", "local")]
    assert choose_line(notes, cleaned, candidates).text != "Repaired lifts in 30 blocks"
    chosen = choose_line(notes, cleaned, candidates, wanted=stems("Experience repairing lifts"))
    assert chosen.text == "Repaired lifts in 30 blocks"
