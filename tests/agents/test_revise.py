"""Which lines a request means, and what becomes of them."""

from __future__ import annotations

import pytest

from agents.pointing import find_lines
from agents.revise import points_at_numbers, revise
from agents.understand.intents import walk_wanted

LINES = (
    "Cooked 180 covers a night on the grill",
    "Trained 3 apprentices",
    "Ordered fish and vegetables twice a week",
    "Kept the HACCP records",
)


@pytest.mark.parametrize(
    ("words", "indices"),
    [
        ("line 2", (1,)),
        ("3", (2,)),
        ("2 and 4", (1, 3)),
        ("lines 1-3", (0, 1, 2)),
        ("the second bullet", (1,)),
        ("the last one", (3,)),
        ("the last two", (2, 3)),
        ("the line about apprentices", (1,)),
        ("the haccp one", (3,)),
        ("line 9", ()),
        ("the line about welding", ()),
        ("number 4", (3,)),
    ],
)
def test_finds_the_lines_that_words_point_at(words: str, indices: tuple[int, ...]) -> None:
    assert find_lines(LINES, words) == indices


@pytest.mark.parametrize(
    ("request_", "kind", "lines"),
    [
        ("delete line 2", "delete", (1,)),
        ("please remove the last bullet", "delete", (3,)),
        ("get rid of the one about vegetables", "delete", (2,)),
        ("change line 1 to Ran the grill", "replace", (0,)),
        ("line 3 should say Ordered fish", "replace", (2,)),
        ("change apprentices to trainees", "replace", (1,)),
        ("replace 'fish' with 'seafood' in line 3", "replace", (2,)),
        ("add Won the staff cook-off in 2019", "add", ()),
        ("move line 4 to the top", "reorder", (3,)),
        ("swap 1 and 2", "reorder", (0, 1)),
        ("merge lines 2 and 3", "merge", (1, 2)),
        ("why line 2?", "why", (1,)),
        ("undo that", "undo", ()),
        ("redo", "redo", ()),
        ("delete 1, 2 and 4", "delete", (0, 1, 3)),
        ("scrap 4 because it's boring", "delete", (3,)),
        ("remove the fish line and the haccp line", "delete", (2, 3)),
        ("remove the fish line and the forklift line", "ask", ()),
        ("hmm actually no, undo that, it was better before", "undo", ()),
        ("why line 4?", "why", (3,)),
        ("show me the words behind line 1", "why", (0,)),
        ("what did i say for line 3", "why", (2,)),
        ("how did you get 2", "why", (1,)),
        ("combine lines 2, 3 and 4 into one", "merge", (1, 2, 3)),
        ("put 1 and 2 together", "merge", (0, 1)),
        ("merge 2 with 3", "merge", (1, 2)),
        ("make it sing", "ask", ()),
        ("delete line 12", "ask", ()),
    ],
)
def test_understands_requests(request_: str, kind: str, lines: tuple[int, ...]) -> None:
    edit = revise(LINES, request_)
    assert (edit.kind, edit.lines) == (kind, lines)


def test_changes_only_the_line_that_is_meant() -> None:
    edit = revise(LINES, "replace 'fish' with 'seafood' in line 3")
    assert edit.section == (LINES[0], LINES[1], "Ordered seafood and vegetables twice a week", LINES[3])


def test_moves_a_line_behind_another() -> None:
    assert revise(LINES, "move line 1 after line 3").section == (LINES[1], LINES[2], LINES[0], LINES[3])
    assert revise(LINES, "move line 4 before line 2").section == (LINES[0], LINES[3], LINES[1], LINES[2])


def test_a_request_that_cannot_be_placed_changes_nothing() -> None:
    assert revise(LINES, "change line 7 to Cooked").section == LINES


def test_words_that_fit_two_lines_are_asked_back() -> None:
    assert revise(("Cooked fish", "Sold fish"), "delete the line about fish").kind == "ask"


def test_lines_put_together_read_as_the_person_says() -> None:
    edit = revise(LINES, "put 1 and 2 together: Ran the grill and trained 3 apprentices")
    assert (edit.kind, edit.lines, edit.text) == ("merge", (0, 1), "Ran the grill and trained 3 apprentices")


@pytest.mark.parametrize(
    "words",
    [
        *(
            "move 4 pallets at once",
            "swap 20 tyres a day",
            "remove 4 wheels a day",
            "merge 2 databases",
            "cut 12 mounts",
        ),
        *("drop 5 parcels, 6 letters", "put 2 and 2 boxes together", "change 3 tyres"),
    ],
)
def test_numbers_of_things_are_no_numbers_of_lines(words: str) -> None:
    assert not points_at_numbers(words)


@pytest.mark.parametrize(
    "words", ["can you put that back", "no no undo it!!", "oh wait. undo", "undo the last change", "revert that please"]
)
def test_the_last_change_is_taken_back(words: str) -> None:
    assert walk_wanted(words) == "undo"


@pytest.mark.parametrize(
    "words",
    [
        *("undo bolts and strip the engine", "I undo and redo the wiring", "put it back on the shelf"),
        *("undo that, change line 3 to x", "take it back to the depot"),
    ],
)
def test_what_only_sounds_like_taking_back_does_not(words: str) -> None:
    assert walk_wanted(words) is None


@pytest.mark.parametrize(
    ("request_", "text"),
    [
        ("line 1 should say 130 picks", "Picked and packed, 130 picks an hour"),
        ("line 2 is wrong, it was 4 soldiers", "Supervised 4 soldiers in the motor pool"),
        ("no, line 2 is wrong, it's only 4 soldiers", "Supervised 4 soldiers in the motor pool"),
        ("line 1 should say Picked by voice", "Picked by voice"),
    ],
)
def test_an_amount_alone_replaces_the_amount_of_the_line(request_: str, text: str) -> None:
    edit = revise(["Picked and packed, 120 picks an hour", "Supervised 5 soldiers in the motor pool"], request_)
    assert (edit.kind, edit.text) == ("replace", text)


def test_what_is_wrong_with_a_line_is_not_guessed_at() -> None:
    lines = ["Picked and packed, 120 picks an hour"]
    assert revise(lines, "line 1 is wrong, it was a night shift").kind == "wrong"


@pytest.mark.parametrize(
    ("words", "indices"),
    [
        ("lines 2 to 4", (1, 2, 3)),
        ("the first two", (0, 1)),
        ("all the lines", (0, 1, 2, 3)),
        ("all the lines about fish", (2,)),
        ("all the lines about unicorns", ()),
        ("the one about one hundred and eighty covers", (0,)),
        ("the bottom one", (3,)),
    ],
)
def test_ranges_numbers_in_words_and_all_of_a_kind_are_pointed_at(words: str, indices: tuple[int, ...]) -> None:
    assert find_lines(LINES, words) == indices


def test_what_was_said_for_a_line_points_at_it_too() -> None:
    assert find_lines(("Saw 8 patients", "Sold tickets"), "the eight dogs one", ("eight dogs a day", "tickets")) == (0,)


def test_a_short_text_takes_the_place_of_a_pronoun() -> None:
    assert revise(("Ran the grill", "Trained them"), "trained them - who? say new hires").text == "Trained new hires"


@pytest.mark.parametrize(
    "words", ["nooo undo that", "go back to how it was", "i liked it better before", "bring them back"]
)
def test_many_words_take_the_last_change_back(words: str) -> None:
    assert walk_wanted(words) == "undo"
