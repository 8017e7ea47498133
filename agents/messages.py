"""What passes between a platform and the assistant: plain values that know no platform and no storage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A file, in either direction. `name` has no folder in it."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Message:
    """What a person sent."""

    text: str
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a person can pick: `label` is shown, `text` is what picking it says (as if typed)."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What Vita answers. Text is plain, with `- ` bullets and blank lines; a platform adds its own markup."""

    text: str
    choices: tuple[Choice, ...] = ()
    documents: tuple[Document, ...] = ()
