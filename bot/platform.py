"""What every platform shares: one person's conversation with the engine, and choices as numbered text.

It does not know how a message arrives or how a reply is shown.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from typing import Protocol

from agents.language import REFERENCE, load_phrases
from agents.messages import Choice, Message, Reply
from storage.repository import Principal

logger = logging.getLogger(__name__)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NUMBER = re.compile(r"\s*[\[(#]?(\d{1,2})[\])]?[.!]?\s*")


class Assistant(Protocol):
    """Who answers: `agents.engine.Engine`."""

    async def open(self, principal: Principal) -> list[Reply]:
        """What to say when a conversation is opened."""

    async def turn(
        self, principal: Principal, message: Message, *, progress: Callable[[str], None] | None = None
    ) -> list[Reply]:
        """The answer to a message; `progress` may be called from another thread."""


class Conversation:
    """One person's conversation. This is the edge for errors: what goes wrong is logged, the person gets one sentence.

    `failures` counts the messages that could not be answered.
    """

    def __init__(self, assistant: Assistant, principal: Principal) -> None:
        self._assistant = assistant
        self._principal = principal
        self._choices: tuple[Choice, ...] = ()
        self.failures = 0

    async def open(self) -> list[Reply]:
        try:
            replies = await self._assistant.open(self._principal)
        except Exception as error:
            return self._apologise(error)
        return self._offer(replies)

    async def say(self, message: Message, *, progress: Callable[[str], None] | None = None) -> list[Reply]:
        """The replies to `message`, whose text may pick one of the choices last offered."""
        picked = Message(pick_choice(message.text, self._choices), message.documents)
        try:
            replies = await self._assistant.turn(self._principal, picked, progress=progress)
        except Exception as error:
            return self._apologise(error)
        return self._offer(replies)

    def _offer(self, replies: list[Reply]) -> list[Reply]:
        self._choices = all_choices(replies)
        return replies

    def _apologise(self, error: Exception) -> list[Reply]:
        logger.error("a message could not be answered", exc_info=error)
        self.failures += 1
        return [Reply(own_words("platform.sorry"))]


def own_words(key: str, **values: object) -> str:
    """A sentence of the platform's own, which no interview says: in the reference language."""
    return load_phrases(REFERENCE).say(key, **values)


def all_choices(replies: Sequence[Reply]) -> tuple[Choice, ...]:
    """The choices of one turn, in the order in which they are numbered."""
    return tuple(choice for reply in replies for choice in reply.choices)


def number_choices(choices: Sequence[Choice]) -> list[str]:
    """The lines that show choices to be picked by number: "[1] Yes"."""
    return [f"[{number}] {choice.label}" for number, choice in enumerate(choices, start=1)]


def pick_choice(text: str, choices: Sequence[Choice]) -> str:
    """What a message says: a choice's text for its number or label ("2", "[2]", "2.", "yes"), else `text` as it is."""
    if (match := _NUMBER.fullmatch(text)) and 1 <= (number := int(match[1])) <= len(choices):
        return choices[number - 1].text
    label = text.strip().casefold()
    return next((choice.text for choice in choices if choice.label.casefold() == label), text)


def printable(text: str) -> str:
    """`text` without control characters: words from an uploaded file must not steer a terminal."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\t", "    "))
