"""Requests about the letter that goes with a resume."""

from __future__ import annotations

import pytest

from agents.understand import understand
from agents.understand.letters import find_letter


def kinds(text: str, *, is_open: bool = False) -> list[tuple[str, ...]]:
    """What is asked, as (kind, words) or (kind, which, words)."""
    talk = find_letter(text, is_open=is_open)
    asked = talk.requests if talk else ()
    return [tuple(filter(None, (one.kind, one.which, one.words))) for one in asked]


@pytest.mark.parametrize(
    "text",
    [
        "write a letter",
        "letter?",
        "now the letter",
        "cover letter please",
        "can u do a cover leter for me",
        "i need a letter for this job",
        "what about a cover letter",
        "they want a cover letter too",
        "the job asks for a cover letter, can you write one",
        "i would like motivation letter for this position please",
        "pls make application letter",
        "need letter",
        "can i see the letter",
        "show me the letter again",
        "letter of motivation",
        "wright me a letter for job",
        "ok add a cover letter too",
        "is it possible to get a letter for the application",
        "I have to send a cover letter with it",
    ],
)
def test_a_letter_is_asked_for_in_any_words(text: str) -> None:
    assert {request[0] for request in kinds(text)} == {"write"}
    assert all(len(request) == 1 for request in kinds(text))
    understood = understand(text)
    assert understood.intent == "letter"
    assert not understood.facts


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("a letter for a cafe job pls", [("write", "a cafe job")]),
        ("can you write me a letter too for a cafe job", [("write", "a cafe job")]),
        ("write me a letter to Costa", [("write", "a job at Costa")]),
        ("letter for supermarket cashier", [("write", "supermarket cashier")]),
        ("write a letter for the vet because i love it", [("write", "the vet"), ("mention", "because i love it")]),
        ("do a letter too, keep it short", [("write",), ("shorter",)]),
        (
            "Can you write me a cover letter for this job too, mention that I want to go into sales because I like it",
            [("write",), ("mention", "that I want to go into sales because I like it")],
        ),
        (
            "I also need a cover letter. Mention that I can start in May. Don't mention the gap.",
            [("write",), ("mention", "that I can start in May."), ("without", "the gap.")],
        ),
    ],
)  # fmt: skip
def test_the_request_says_which_job_and_what_it_is_to_say(text: str, asked: list[tuple[str, ...]]) -> None:
    assert kinds(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("make the letter shorter", [("shorter",)]),
        ("the letter is too long", [("shorter",)]),
        ("leave out the bit about the forklift in the letter", [("without", "the forklift")]),
        ("take the forklift out of the letter", [("without", "the forklift")]),
        ("don't mention my age in the letter", [("without", "my age")]),
        ("change the first sentence of the letter to I am a nurse.", [("replace", "first sentence", "I am a nurse.")]),
        ("the last sentence of the letter should say See you soon", [("replace", "last sentence", "See you soon")]),
        ("mention the forklift in the letter", [("mention", "the forklift")]),
        ("add my forklift licence to the letter", [("mention", "my forklift licence")]),
        ("address the letter to Mrs Smith", [("address", "Mrs Smith")]),
        ("the letter is boring", [("help", "the letter is boring")]),
        ("i dont like the second sentence of the letter", [("help", "i dont like the second sentence of the letter")]),
        ("translate the letter to spanish", [("help", "translate the letter to spanish")]),
        ("does the letter mention tesco", [("why", "tesco")]),
        ("why isnt the forklift in the letter", [("mention", "the forklift")]),
        ("I said no accidents, why is it not in the letter?", [("mention", "no accidents")]),
        ("delete the letter", [("away",)]),
    ],
)
def test_the_letter_is_changed_by_name(text: str, asked: list[tuple[str, ...]]) -> None:
    assert kinds(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("make it shorter", [("shorter",)]),
        ("shorter pls", [("shorter",)]),
        ("mention that i can start monday", [("mention", "that i can start monday")]),
        ("leave out the bit about cooking", [("without", "cooking")]),
        ("dear Mrs Jones", [("address", "Mrs Jones")]),
        ("word please", [("export", "word")]),
        ("undo", [("undo",)]),
        ("i want say also i can work nights", [("mention", "i can work nights")]),
        ("delete line 2", []),
        ("remove 3 and 4", []),
        ("thanks", []),
        ("i worked at tesco from 2010 to 2012", []),
        ("can i have the resume as pdf", []),
    ],
)
def test_right_after_it_the_letter_need_not_be_named(text: str, asked: list[tuple[str, ...]]) -> None:
    assert kinds(text, is_open=True) == asked
    assert not kinds(text)


@pytest.mark.parametrize("text", ["can i have the letter as pdf", "export the letter", "letter pdf", "save my letter"])
def test_the_letter_is_asked_for_as_a_file(text: str) -> None:
    assert [request[0] for request in kinds(text)] == ["export"]


@pytest.mark.parametrize(
    "text",
    [
        "I wrote letters to customers",
        "i write a letter to each client every month",
        "letter carrier at USPS 2010 to 2015",
        "delivered 400 letters a day",
        "write letters for the boss",
        "I have a letter of recommendation from my boss",
        "write a letter to every parent each term",
        "i ran the letter sorting machine",
        "newsletter editor",
        "they gave me an offer letter",
        "helped residents write a letter home",
        "sent the letter to the printer",
        "the letter sorting machine was mine",
    ],
)
def test_letters_at_work_are_no_request(text: str) -> None:
    assert kinds(text) == []


def test_what_a_message_tells_besides_is_read() -> None:
    understood = understand("i was a cook at Harbor Grill from 2010 to 2014. can you write a letter")
    assert {(fact.field, fact.value) for fact in understood.facts} >= {("name", "Harbor Grill"), ("startDate", "2010")}


def test_a_reason_after_a_comma_goes_into_the_letter() -> None:
    asked = kinds("can you write a short letter, i would love to work there because my gran took me")
    assert asked == [("write",), ("shorter",), ("mention", "i would love to work there because my gran took me")]
