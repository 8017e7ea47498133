"""An assistant that answers as it is told, and a conversation with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from agents.messages import Choice, Document, Message, Reply
from bot.platform import Conversation
from storage.repository import Principal

PERSON = Principal("terminal", "local", "local", "me")


class Parrot:
    """Repeats what it hears; "fail" fails, "file" sends a file, "choose" offers two choices, "slow"
    takes a minute."""

    def __init__(self) -> None:
        self.heard: list[Message] = []

    async def open(self, principal: Principal) -> list[Reply]:
        return [Reply("Hello. What was your last job?", (Choice("None yet", "I have not worked yet"),))]

    async def turn(
        self, principal: Principal, message: Message, *, progress: Callable[[str], None] | None = None
    ) -> list[Reply]:
        self.heard.append(message)
        if progress is not None:
            progress("thinking")
        if message.text == "fail":
            raise RuntimeError(f"cannot read {self.heard}")
        if message.text == "file":
            return [Reply("Here it is.", documents=(Document("resume.pdf", b"%PDF", "application/pdf"),))]
        if message.text == "slow" and progress is not None:
            for number in range(600):
                progress(f"writing line {number}")
                await asyncio.sleep(0.1)
        if message.text == "choose":
            return [Reply("Pick."), Reply("One.", (Choice("Yes, do", "yes"), Choice("No", "/no thanks")))]
        return [Reply(f"You said: {message.text}")]


def conversation() -> tuple[Conversation, Parrot]:
    parrot = Parrot()
    return Conversation(parrot, PERSON), parrot
