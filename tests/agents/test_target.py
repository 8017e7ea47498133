"""The title of the job wanted."""

from __future__ import annotations

import pytest

from agents.target import target_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("I'd like to work in a bike shop", "Work in a bike shop"),
        ("i want a job with animals", "Work with animals"),
        ("want to work at tesco", "Work at tesco"),
        ("My dream is working in a zoo", "Work in a zoo"),
        ("I'm looking for warehouse work", "Warehouse work"),
        ("I want to go back to library work", "Library work"),
        ("i'm hoping to get into nursing", "Nursing"),
        ("I would like to run my own cafe", "Run my own cafe"),
        ("I want to work in a museum as a conservator", "conservator"),
        ("i want to be a bike mechanic in a bike shop", "bike mechanic"),
        ("i dont want forklift. i want bike mechanic at a bike shop", "bike mechanic"),
        ("get a job as a cook in a school kitchen", "cook"),
        ("hoping to become a paramedic one day", "paramedic"),
        ("I'm applying for the forklift driver job at Acme", "forklift driver"),
    ],
)
def test_a_wish_in_a_sentence_gives_a_title(text: str, title: str) -> None:
    assert target_of(text)["title"] == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Sous Chef", "Sous Chef"),
        ("bike mechanic", "bike mechanic"),
        ("Looking for a night porter to join our hotel. You must speak English.", "night porter"),
        ("We are looking for a Restaurant Supervisor to join our team", "Restaurant Supervisor"),
        ("Forklift driver wanted, B1 licence, nights", "Forklift driver"),
    ],
)
def test_what_is_no_wish_keeps_its_own_title(text: str, title: str) -> None:
    assert target_of(text)["title"] == title


@pytest.mark.parametrize(
    ("line", "company"),
    [
        ("Sous Chef, Saltbox Kitchen", "Saltbox Kitchen"),
        ("Sous Chef at Saltbox", "Saltbox"),
        ("Sous Chef, Portland", ""),
        ("Sous Chef, New York", ""),
        ("Sous Chef, nights", ""),
    ],
)
def test_the_employer_may_stand_behind_the_title(line: str, company: str) -> None:
    assert target_of(f"{line}\n\nYou bring:\n- Grill experience\n- HACCP\n")["company"] == company
