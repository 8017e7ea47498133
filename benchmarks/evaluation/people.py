"""Invented people with their notes as typed, and the postings they apply for: `benchmarks/people`, one file each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model.dataset import DataError

_LINES = ("work", "volunteer", "projects", "education", "awards")
"""Sections whose highlights become lines."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One job, school or project: what it is called and when (`heading`), and the notes that are to become lines."""

    section: str
    role: str
    heading: tuple[str, ...]
    notes: tuple[str, ...]
    current: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Everything the person said of it."""
        return (*self.heading, *self.notes)


@dataclass(frozen=True, slots=True)
class Person:
    """`resume` is JSON Resume whose highlights are raw notes; `postings` are texts, the title first."""

    id: str
    resume: dict[str, Any]
    postings: tuple[str, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that have notes; a summary is an entry of its own."""
        return tuple(_entries(self.resume))


def read_people(folder: Path) -> list[Person]:
    """Everybody in the folder, by file name. Raises DataError; OSError if a file cannot be read."""
    people = []
    for path in sorted(folder.glob("*.json")):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            postings = tuple(f"{posting['title']}\n\n{posting['text']}" for posting in data["postings"])
            people.append(Person(str(data["id"]), dict(data["resume"]), postings))
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(f'{path.name}: expected {{"id", "resume", "postings": [{{"title", "text"}}]}}') from error
    if not people:
        raise DataError(f"{folder} holds no person: expected files NAME.json")
    return people


def _entries(resume: dict[str, Any]) -> Iterator[Entry]:
    if summary := resume.get("basics", {}).get("summary"):
        yield Entry("basics", "", (), (summary,), current=False)
    for section in _LINES:
        for given in resume.get(section) or []:
            if notes := given.get("highlights"):
                role = given.get("position") or given.get("area") or given.get("name") or ""
                heading = tuple(value for value in given.values() if isinstance(value, str))
                going_on = bool(given.get("startDate")) and not given.get("endDate")
                yield Entry(section, role, heading, tuple(notes), current=going_on)
