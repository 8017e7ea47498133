"""A conversation from a file: a JSON list of messages in, one JSON line a message out."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from agents.messages import Message, Reply
from bot.attachments import AttachmentError, read_document, save_document
from bot.platform import Conversation, all_choices


class ScriptError(Exception):
    """The script cannot be played; the text is one line that names the item."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered to the message at `index`, with the files as they were saved."""

    index: int
    replies: list[Reply]
    files: list[Path]
    seconds: float

    def to_json(self) -> str:
        return json.dumps(
            {
                "in": self.index,
                "text": "\n\n".join(reply.text for reply in self.replies if reply.text),
                "choices": [choice.label for choice in all_choices(self.replies)],
                "files": [str(path) for path in self.files],
                "seconds": round(self.seconds, 3),
            },
            ensure_ascii=False,
        )


def read_script(path: Path) -> list[Message]:
    """The messages of a script, with their attachments read. Raises ScriptError."""
    try:
        items = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ScriptError(f"script {path} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise ScriptError(f"script {path} is not JSON: expected a list of messages") from error
    if not isinstance(items, list):
        raise ScriptError(f"script {path}: expected a JSON list of messages, got {_kind(items)}")
    return [_to_message(index, item, path.parent) for index, item in enumerate(items)]


async def play_script(
    conversation: Conversation, messages: list[Message], exports: Path, sink: TextIO | None = None
) -> None:
    """Say the messages one after another and print what is answered; every answer is complete when it is printed."""
    for index, message in enumerate(messages):
        begun = time.perf_counter()
        replies = await conversation.say(message)
        files = [save_document(document, exports) for reply in replies for document in reply.documents]
        answered = Answered(index, replies, files, time.perf_counter() - begun)
        print(answered.to_json(), file=sink or sys.stdout, flush=True)


def _to_message(index: int, item: Any, folder: Path) -> Message:
    """Relative paths start at the script's folder; what is not there is looked for where the program was started."""
    if isinstance(item, str):
        return Message(item)
    if not isinstance(item, dict):
        raise ScriptError(f'item {index}: expected a string or an object with "text", got {_kind(item)}')
    attach = [] if item.get("attach") is None else item["attach"]
    if not isinstance(attach, list) or not all(isinstance(name, str) for name in attach):
        raise ScriptError(f'item {index}: expected a list of paths at "attach"')
    text = item.get("text", "" if attach else None)
    if not isinstance(text, str):
        came = f", got {_kind(text)}" if "text" in item else ", which is missing"
        raise ScriptError(f'item {index}: expected a string at "text"{came}')
    documents = []
    for name in attach:
        given = Path(name).expanduser()
        beside = folder / given
        try:
            documents.append(read_document(beside if beside.exists() else given))
        except AttachmentError as error:
            raise ScriptError(f"item {index}: {error}") from error
    return Message(text, tuple(documents))


def _kind(value: object) -> str:
    names = {str: "a string", bool: "true or false", list: "a list", dict: "an object", type(None): "null"}
    return names.get(type(value), "a number")
