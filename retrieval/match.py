"""Ranks the corpus' jobs for one resume, and says in short true reasons why.

Runs as a filter: `python -m retrieval.match` reads {"resume": JSON Resume, "k"?} and writes {"jobs": [{"id", "title",
"company", "location", "score", "why"}]}; the index is made at the first run. A resume is looked up with, never stored.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from retrieval.chroma import CorpusError, CorpusIndex
from retrieval.embed import Embedder, EmbedderError, default_cache, ensure_embedder
from retrieval.ingest import ensure_index
from retrieval.passages import Job
from retrieval.skills import canonical, find_skills
from retrieval.taxonomy import WORD, normal_word
from storage.jsonlines import InputError, run_filter, take

TITLE, TEXT, SKILLS, REQUIREMENTS = 0.5, 0.2, 0.15, 0.15
"""Weights of the parts of a score; they sum to 1. The title says most: skills of one trade are named in many."""

POOL = 60
"""Postings looked at closely."""

TITLES = 4
"""Of a resume's job titles, the first ones (newest, by custom) are compared."""

SAME = 0.75
"""Likeness of titles from which two are called the same occupation."""

_SECTIONS = (
    "work",
    "volunteer",
    "education",
    "skills",
    "projects",
    "certificates",
    "awards",
    "publications",
    "languages",
)
_IDLE = frozenset(
    "a an and any as at be by can for from good have held in is it least must need of on or our some that the their "
    "to we with work working you your experience year required essential able strong other two three one".split()
)


@dataclass(frozen=True, slots=True)
class Match:
    """`score` is 0 to 1; `why` are reasons a person can check."""

    job: Job
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Profile:
    """What of a resume is compared: never a name or a contact."""

    titles: tuple[str, ...]
    text: str
    skills: frozenset[str]
    words: frozenset[str]


def match(resume: dict[str, Any], k: int = 5, *, index: CorpusIndex) -> list[Match]:
    """The `k` best jobs for `resume` (JSON Resume as plain data), the best first; none for an empty resume.

    Ties are ordered by id, so the same resume always gets the same answer.
    """
    profile = _read_profile(resume)
    if not profile.text or k < 1:
        return []
    likeness: dict[str, float] = {}
    for title in profile.titles:
        for job_id, score in index.similar_titles(title, 2 * POOL):
            likeness[job_id] = max(score, likeness.get(job_id, 0.0))
    similar = {job.id: job for job in index.similar_postings(profile.text, POOL)}
    best = sorted(likeness, key=lambda job_id: -likeness[job_id])[:POOL]
    missing = [job for job in index.postings() if job.id in best and job.id not in similar]
    found = [_score(job, likeness.get(job.id, 0.0), profile) for job in (*similar.values(), *missing)]
    return sorted(found, key=lambda one: (-one.score, one.job.id))[:k]


def _score(job: Job, likeness: float, profile: _Profile) -> Match:
    asked = [skill for item in job.requirements for skill in item.skills]
    shared = [skill for skill in dict.fromkeys(asked) if skill in profile.skills]
    met = [item for item in job.requirements if _meets(item.text, item.skills, profile)]
    weight = sum(2 if item.must else 1 for item in job.requirements)
    coverage = sum(2 if item.must else 1 for item in met) / weight if weight else 0.0
    overlap = len(shared) / len(set(asked)) if asked else coverage
    title = likeness if profile.titles else job.score
    score = TITLE * title + TEXT * job.score + SKILLS * overlap + REQUIREMENTS * coverage
    return Match(
        job, round(min(1.0, score), 4), tuple(_reasons(job, likeness, shared, [item.text for item in met], profile))
    )


def _reasons(job: Job, likeness: float, shared: list[str], met: list[str], profile: _Profile) -> Iterator[str]:
    occupation = _words(job.occupation)
    if likeness >= SAME or any(occupation and occupation <= _words(title) for title in profile.titles):
        yield f"same occupation: {job.occupation}"
    musts = {skill for item in job.requirements if item.must for skill in item.skills}
    for skill in sorted(shared, key=lambda name: name not in musts)[:3]:
        yield f"asks for {skill}, which you have" if skill in musts else f"would like {skill}, which you have"
    told = [text for text in met if not any(skill.name in shared for skill in find_skills(text))]
    for text in told[:2]:
        yield f"asks for “{text}”, which your resume mentions"
    if len(met) > 1:
        yield f"you meet {len(met)} of its {len(job.requirements)} requirements by what your resume says"
    if not shared and not met and likeness < SAME:
        yield f"close to what your resume is about: {job.occupation}"


def _meets(text: str, skills: tuple[str, ...], profile: _Profile) -> bool:
    """Do the resume's skills, or nearly all the telling words of the requirement, show in the resume?"""
    if skills:
        return all(skill in profile.skills for skill in skills)
    telling = _words(text)
    return len(telling) >= 2 and len(telling & profile.words) >= 0.8 * len(telling)


def _words(text: str) -> frozenset[str]:
    return frozenset(normal_word(word) for word in WORD.findall(text)) - _IDLE


def _read_profile(resume: dict[str, Any]) -> _Profile:
    basics = resume.get("basics") if isinstance(resume.get("basics"), dict) else {}
    assert isinstance(basics, dict)
    titles = [
        *_strings(basics.get("label")),
        *_strings([_field(entry, "position") for entry in _entries(resume, "work")]),
    ]
    titles += _strings([_field(entry, "position") for entry in _entries(resume, "volunteer")]) if not titles else []
    if not titles:
        titles = list(_strings([_field(entry, "area") for entry in _entries(resume, "education")]))
    parts = [*titles, *_strings(basics.get("summary"))]
    for section in _SECTIONS:
        for entry in _entries(resume, section):
            for key in (
                "name",
                "title",
                "highlights",
                "keywords",
                "summary",
                "description",
                "area",
                "studyType",
                "language",
            ):
                if not (section in {"work", "volunteer"} and key == "name"):
                    parts += _strings(_field(entry, key))
    text = "\n".join(dict.fromkeys(parts))
    listed = (
        keyword
        for entry in _entries(resume, "skills")
        for key in ("name", "keywords")
        for keyword in _strings(_field(entry, key))
    )
    skills = {skill.name for skill in find_skills(text)} | {name for keyword in listed if (name := canonical(keyword))}
    return _Profile(tuple(dict.fromkeys(titles))[:TITLES], text, frozenset(skills), _words(text))


def _entries(resume: dict[str, Any], section: str) -> list[Any]:
    entries = resume.get(section)
    return entries if isinstance(entries, list) else []


def _field(entry: Any, key: str) -> Any:
    return entry.get(key) if isinstance(entry, dict) else (entry if key == "name" else None)


def _strings(value: Any) -> Iterator[str]:
    """The texts in a string or a list, however it is nested; anything else has none."""
    if isinstance(value, str):
        if value.strip():
            yield value.strip()
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


@cache
def open_index(cache_dir: Path) -> CorpusIndex:
    """The index in `cache_dir`, made first if it is missing or the corpus has changed.

    Raises EmbedderError, CorpusError or OSError if that cannot be done.
    """
    path = ensure_index(cache_dir)
    return CorpusIndex(path, Embedder(ensure_embedder(cache_dir)))


def _answer(record: dict[str, Any]) -> dict[str, Any]:
    resume = take(record, "resume", dict)
    k = take(record, "k", int, 5)
    if not 1 <= k <= POOL:
        raise InputError(f'expected 1 to {POOL} at "k", got {k}')
    found = match(resume, k, index=open_index(default_cache()))
    return {
        "jobs": [
            {
                "id": one.job.id,
                "title": one.job.title,
                "company": one.job.company,
                "location": one.job.location,
                "score": one.score,
                "why": list(one.why),
            }
            for one in found
        ]
    }


def main() -> int:
    logging.basicConfig(level=logging.WARNING)
    try:
        return run_filter(_answer)
    except (EmbedderError, CorpusError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main())
