"""The public texts to look up: postings and exemplar lines, as the files in `retrieval/corpus` hold them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
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


def index_rows(jobs: Sequence[Job], exemplars: Sequence[Exemplar]) -> dict[Any, dict[str, list[Any]]]:
    """What goes into each collection: `ids`, `embedded` (what the vector is of), `documents` and `metadatas`."""
    posts = [
        {
            "id": job.id, "title": job.title, "occupation": job.occupation, "company": job.company,
            "location": job.location,
            "requirements": json.dumps([[item.text, list(item.skills), item.must] for item in job.requirements]),
        }
        for job in jobs
    ]  # fmt: skip
    return {
        "postings": {
            "ids": [f"posting-{job.id}" for job in jobs],
            "embedded": [
                f"{job.title}. {job.occupation}. " + ". ".join(item.text for item in job.requirements) for job in jobs
            ],
            "documents": [job.text for job in jobs],
            "metadatas": posts,
        },
        "titles": {
            "ids": [f"title-{job.id}-{part}" for job in jobs for part in ("own", "occupation")],
            "embedded": [text for job in jobs for text in (job.title, job.occupation)],
            "documents": [text for job in jobs for text in (job.title, job.occupation)],
            "metadatas": [{"posting": job.id} for job in jobs for _ in range(2)],
        },
        "exemplars": {
            "ids": [f"exemplar-{line.id}" for line in exemplars],
            "embedded": [f"{line.occupation}: {line.occupation}. {line.text}" for line in exemplars],
            "documents": [line.text for line in exemplars],
            "metadatas": [{"occupation": line.occupation, "section": line.section} for line in exemplars],
        },
    }


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
