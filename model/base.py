"""What the generator gets and gives back, what a reader gives back, and the protocols that every engine follows.

A `Brief` holds one group of notes of one entry, so facts of two jobs cannot be mixed; it holds no name, no contact and
no requirement of the posting that the notes do not support. This module imports no heavy library.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Style = Literal["resume", "shorter", "plainer", "formal"]


class GenerationError(Exception):
    """The engine could not write: not loaded, out of memory, unreachable, or its answer was unusable."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One group of notes to be written as one line.

    `role` is the job title, study or project the notes belong to ("" if unknown); `current` says whether it goes on
    (present tense); `cleaned` is what `agents.clean` made of the notes; `exemplars` are others' lines, for style.
    """

    section: str
    role: str
    notes: tuple[str, ...]
    current: bool = False
    cleaned: str = ""
    language: str = "en"
    style: Style = "resume"
    exemplars: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One candidate line for the brief at `brief` (an index into the briefs given); `engine` says who wrote it."""

    brief: int
    text: str
    engine: str


class Generator(Protocol):
    """Writes candidate lines. Implementations: `model.local`, any LangChain chat model."""

    name: str
    """"local" or provider:model, as provenance shows it."""

    def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> Iterable[Draft]:
        """Up to `candidates` drafts a brief, each as soon as it is there, in any order; a brief may get none.

        Nothing may happen before the first draft is asked for. Blocks: use a thread. Raises GenerationError, also
        after drafts that hold.
        """
        ...


@dataclass(frozen=True, slots=True)
class Claim:
    """What a model says that a message tells: `words` of it are the `field` of a section's entry. Not checked.

    `entry` numbers the entries of a section within the message.
    """

    section: str
    entry: int
    field: str
    words: str


READABLE: Mapping[str, tuple[str, ...]] = {
    "work": ("name", "position", "location", "startDate", "endDate", "highlight"),
    "volunteer": ("organization", "position", "startDate", "endDate", "highlight"),
    "education": ("institution", "studyType", "area", "startDate", "endDate", "score"),
    "certificates": ("name", "issuer", "date"),
    "awards": ("title", "awarder", "date"),
    "projects": ("name", "description", "startDate", "endDate"),
    "languages": ("language", "fluency"),
    "skills": ("skill",),
}
"""Sections and fields that a reader may claim: nothing that says who a person is."""


class Reader(Protocol):
    """Reads messages. Implementation: `model.remote_reader`."""

    name: str

    def read(self, text: str) -> Sequence[Claim]:
        """What the model makes of a message, in its order. Blocks: use a thread. Raises GenerationError."""
        ...
