"""What is asked to be done to the written resume, in the words and the order that people use."""

from __future__ import annotations

import pytest

from agents.understand.instructions import is_order, read_instructions, read_request


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("take line 1 out", "line 1"),
        ("take line 5 off", "line 5"),
        ("can u take off line 3 pls", "line 3"),
        ("get rid of the last one", "the last one"),
        ("delte line 2", "line 2"),
        ("i dont want line 4 in there", "line 4"),
        ("line 4 can go", "line 4"),
        ("pls leave the till one out", "the till one"),
        ("remove the line about five or six patients", "the line about five or six patients"),
        ("no need for line two", "line 2"),
        ("i want the scanner line gone", "the scanner line"),
        ("kick out number 3", "number 3"),
        ("line 5 is wrong i didnt use a picker", "line 5"),
        ("line 2 isn't true, i never did that", "line 2"),
        ("the second bullet shouldn't be there", "the second bullet"),
        ("the last one is not mine", "the last one"),
        ("just drop the one with the box truck lol", "the one with the box truck"),
    ],
)
def test_what_is_to_go_is_found_in_any_order_of_words(words: str, which: str) -> None:
    request = read_request(words)
    assert request is not None
    assert (request.act, request.which) == ("delete", which)


@pytest.mark.parametrize(
    ("words", "which", "text"),
    [
        (
            "line 5 shud say no accidents in 14 yrs, 26 ft box truck",
            "line 5",
            "no accidents in 14 yrs, 26 ft box truck",
        ),
        ("line 1 should be: volunteer on saturdays, since 2025", "line 1", "volunteer on saturdays, since 2025"),
        ("Make line 1 shorter: Trained about 40 nurses", "line 1", "Trained about 40 nurses"),
        ("for line 3 put: drove a 26 ft truck", "line 3", "drove a 26 ft truck"),
        ("line two needs to say cooked 180 covers", "line 2", "cooked 180 covers"),
        ("can you change the last one to Ran the night shift", "the last one", "Ran the night shift"),
        ("write Ran the bar in line 2", "line 2", "Ran the bar"),
        ("change line 1 to Led a team of 5. Trained 3 new hires", "line 1", "Led a team of 5. Trained 3 new hires"),
    ],
)
def test_a_new_text_is_told_from_the_line_that_it_is_for(words: str, which: str, text: str) -> None:
    request = read_request(words)
    assert request is not None
    assert (request.act, request.which, request.text) == ("replace", which, text)


@pytest.mark.parametrize(
    ("words", "which", "manner"),
    [
        ("make it shorter", "it", "shorter"),
        ("shorter pls", "", "shorter"),
        ("too long", "", "shorter"),
        ("its way too long", "its", "shorter"),
        ("make line 8 shorter", "line 8", "shorter"),
        ("line 4 shorter", "line 4", "shorter"),
        ("make it sound less formal and shorter", "it", "plainer"),
        ("line 3 is too wordy", "line 3", "shorter"),
        ("shorten the last one", "the last one", "shorter"),
        ("cut it down a bit", "it", "shorter"),
        ("only the best stuff", "", "shorter"),
        ("just keep the most important things", "", "shorter"),
        ("i need it on one page", "it", "shorter"),
        ("make line 2 more formal", "line 2", "formal"),
        ("can it be more professional", "", "formal"),
        ("line 4 sounds too fancy", "line 4", "plainer"),
        ("less formal please", "", "plainer"),
        ("make line 1 a bit less formal", "line 1", "plainer"),
        ("make it less wordy", "it", "shorter"),
        ("put line 1 in plain english", "line 1", "plainer"),
        ("my friend says it should be one page only", "", "shorter"),
        ("write this in a more grown up way", "this", "formal"),
        ("can you make it sound better", "it", "better"),
    ],
)
def test_how_something_is_to_be_said(words: str, which: str, manner: str) -> None:
    request = read_request(words)
    assert request is not None
    assert (request.act, request.manner) == ("reword", manner)
    assert request.which in {which, "", "it", "this"}


@pytest.mark.parametrize(
    ("words", "act", "which", "place"),
    [
        ("Move the CCRN to the top", "move", "the CCRN", "to the top"),
        ("move to the top line 2", "move", "line 2", "to the top"),
        ("put line 3 first", "move", "line 3", "first"),
        ("line 3 should come first", "move", "line 3", "first"),
        ("it should lead with the training", "move", "the training", "lead"),
        ("lines 1 to 4 are from the beck project, not work", "belong", "lines 1 to 4", "the beck project"),
        ("Line 10 belongs to Mercy General not Kaiser, I'm on it at Mercy", "belong", "Line 10", "Mercy General"),
        ("move line 2 to the Tesco job", "belong", "line 2", "the Tesco job"),
        ("the cash one was at Aldi not Lidl", "belong", "the cash one", "Aldi"),
    ],
)
def test_where_something_is_to_stand(words: str, act: str, which: str, place: str) -> None:
    request = read_request(words)
    assert request is not None
    assert (request.act, request.which, request.place) == (act, which, place)


@pytest.mark.parametrize(
    ("message", "acts"),
    [
        ("Please take Resume Now out of the skills, and add Epic", ["delete", "add"]),
        ("i want it shorter, only the best stuff", ["reword", "reword"]),
        ("make it shorter, it should lead with the training and the savings", ["reword", "move"]),
        ("change line 1 to Led a team, and delete line 3", ["replace", "delete"]),
        ("delete 2 and 3, make line 4 shorter", ["delete", "reword"]),
        ("take out line 3 and line 4 and add cpr certificate", ["delete", "add"]),
        ("line 2 is too long. move line 3 up", ["reword", "move"]),
    ],
)
def test_all_that_a_message_asks_for_is_read(message: str, acts: list[str]) -> None:
    assert [request.act for request in read_instructions(message).requests] == acts


def test_take_that_off_means_what_was_just_denied() -> None:
    read = read_instructions("I DONT have a cdl. take that off")
    assert [(request.act, request.which) for request in read.requests] == [("delete", "cdl")]
    assert not read.told


def test_what_is_told_beside_a_request_is_kept_apart() -> None:
    read = read_instructions("I also speak Malayalam at home. delete line 2")
    assert [request.which for request in read.requests] == ["line 2"]
    assert read.told == ("I also speak Malayalam at home.",)


@pytest.mark.parametrize(
    "message",
    [
        "i led a team of 6 and cut waste in half",
        "ran 12 guys on nights, cycle counts",
        "I was a line cook at Harbor Grill from 2016 to 2019",
        "we trained them on the new till",
        "my degree is biology",
        "polish",
        "polish, english",
    ],
)
def test_what_somebody_did_is_no_request(message: str) -> None:
    assert not read_instructions(message).requests
    assert not is_order(message)


@pytest.mark.parametrize(
    "message",
    ["move it around somehow", "should say class D", "put the moon on it", "show the other thing", "pls write a poem"],
)
def test_the_form_of_an_order_is_known_where_its_meaning_is_not(message: str) -> None:
    assert is_order(message)
