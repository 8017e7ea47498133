"""The public texts to look up: postings and exemplar lines, as the files in `retrieval/corpus` hold them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).with_name("corpus")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a posting asks for, verbatim. `skills` are canonical names; `must` is False for what is welcome."""

    text: str
    skills: tuple[str, ...]
    must: bool


@dataclass(frozen=True, slots=True)
class Job:
    """A posting of the corpus. `score` is its likeness to what was looked for, 0 to 1; 0 where nothing was."""

    id: str
    title: str
    occupation: str
    company: str
    location: str
    text: str
    requirements: tuple[Requirement, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Exemplar:
    """A line of an invented person's resume, for style. `section` is a JSON Resume key."""

    id: str
    occupation: str
    section: str
    text: str


def read_postings(folder: Path = CORPUS) -> list[Job]:
    """Every posting, its requirements as they were marked by hand."""
    from retrieval.skills import find_skills

    jobs = []
    for record in _records(folder, "postings-*.jsonl"):
        marked = [(text, True) for text in record["must"]] + [(text, False) for text in record["nice"]]
        requirements = tuple(
            Requirement(text, tuple(dict.fromkeys(skill.name for skill in find_skills(text))), must)
            for text, must in marked
        )
        jobs.append(to_job(record, requirements))
    return jobs


def to_job(record: dict[str, Any], requirements: tuple[Requirement, ...], score: float = 0.0) -> Job:
    return Job(
        id=str(record["id"]),
        title=str(record["title"]),
        occupation=str(record["occupation"]),
        company=str(record["company"] or ""),
        location=str(record["location"] or ""),
        text=str(record["text"]),
        requirements=requirements,
        score=score,
    )


def read_exemplars(folder: Path = CORPUS) -> list[Exemplar]:
    return [
        Exemplar(record["id"], record["occupation"], record["section"], record["text"])
        for record in _records(folder, "exemplars-*.jsonl")
    ]


def corpus_hash(folder: Path = CORPUS) -> str:
    """Changes when a file of the corpus, or the way it is indexed, does. About 1 ms."""
    digest = hashlib.sha256(b"index 1")
    for path in sorted(folder.glob("*.jsonl")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _records(folder: Path, pattern: str) -> Iterator[dict[str, Any]]:
    """Records without the header that says source, licence and date; a repeated id is a mistake of ours: ValueError."""
    seen: set[str] = set()
    for path in sorted(folder.glob(pattern)):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            record = json.loads(line) if line.strip() else {}
            if "id" not in record:
                continue
            if record["id"] in seen:
                raise ValueError(f"{path.name}, line {number}: id {record['id']!r} is used twice")
            seen.add(record["id"])
            yield record
