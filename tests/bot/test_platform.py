from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from agents.messages import Choice, Message
from bot.logs import log_to
from bot.platform import number_choices, own_words, pick_choice, printable
from tests.bot.fakes import conversation

CHOICES = (Choice("Yes", "yes"), Choice("Show it as a picture", "/preview"), Choice("No", "no"))


def test_choices_are_numbered_from_one() -> None:
    assert number_choices(CHOICES) == ["[1] Yes", "[2] Show it as a picture", "[3] No"]


@pytest.mark.parametrize("typed", ["2", " 2 ", "[2]", "2.", "2)", "(2)", "#2", "show it as a PICTURE"])
def test_a_number_or_a_label_picks_a_choice(typed: str) -> None:
    assert pick_choice(typed, CHOICES) == "/preview"


@pytest.mark.parametrize("typed", ["0", "4", "22", "2 people", "in 2", "two", "no idea", "", "2019"])
def test_anything_else_stays_as_it_was_typed(typed: str) -> None:
    assert pick_choice(typed, CHOICES) == typed


def test_without_choices_a_number_is_a_number() -> None:
    assert pick_choice("2", ()) == "2"


async def test_the_choices_of_all_replies_are_counted_together() -> None:
    talk, parrot = conversation()
    await talk.say(Message("choose"))
    await talk.say(Message("2"))
    assert parrot.heard[-1].text == "/no thanks"


async def test_choices_hold_for_one_turn() -> None:
    talk, parrot = conversation()
    await talk.say(Message("choose"))
    await talk.say(Message("1"))
    await talk.say(Message("1"))
    assert [message.text for message in parrot.heard] == ["choose", "yes", "1"]


async def test_the_choices_of_the_opening_can_be_picked() -> None:
    talk, parrot = conversation()
    await talk.open()
    await talk.say(Message("1"))
    assert parrot.heard[0].text == "I have not worked yet"


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    log_to(tmp_path / "vita.log")
    yield tmp_path / "vita.log"
    logging.captureWarnings(False)
    root.handlers[:], root.level = before


def test_a_failure_is_one_calm_sentence_and_its_words_are_not_logged(log_file: Path) -> None:
    async def talk() -> None:
        person, _ = conversation()
        await person.say(Message("my number is 555-0100"))
        replies = await person.say(Message("fail"))
        assert [reply.text for reply in replies] == [own_words("platform.sorry")]
        assert person.failures == 1

    asyncio.run(talk())
    logged = log_file.read_text()
    assert logged.count("builtins.RuntimeError") == 1
    assert "fakes.py" in logged
    assert "555" not in logged
    assert log_file.stat().st_mode & 0o077 == 0


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert printable("a\x1b[2Jb\x07\x9b31mc\n\td\r\n") == "a[2Jb31mc\n    d\n"
