"""Reads a job posting of any shape into what it asks for.

Runs as a filter: `python -m retrieval.postings` reads {"text"} and writes {"title", "requirements": [{"text", "skills",
"must"}], "duties", "company", "location"}. A posting is data: what it says is cut and quoted, never followed.
Text that is no posting has no requirements; that is no error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from retrieval.passages import Requirement
from retrieval.posting_blocks import Piece, cut, visible_text
from retrieval.posting_sentences import (
    judge_sentence,
    prefers,
    says_condition,
    says_not_required,
    sentences,
    split_outside,
    split_requirement,
)
from retrieval.posting_title import ROLE, find_company, find_place, find_title
from retrieval.skills import find_skills
from storage.jsonlines import run_filter, take

LONGEST = 60_000
"""Characters that are read; nothing beyond is a posting."""

HEAD = 2_500
"""Characters in which title, employer and place are looked for; the patterns for them are slow on long texts."""

LONGEST_LINE = 600
"""Characters of a line or a sentence that are read for what they ask; nobody writes a longer one."""

_TERSE = re.compile(
    r"\b(?:licen[cs]e|ticket|cert\w*|card|cdl|hgv|experience|exp|years?|yrs?|nights?|weekends?|days|"
    r"shifts?|evenings?|qualified|registered|own (?:tools|car|van|transport)|english|degree|diploma|"
    r"references?|must|fluent|essential|preferred|a plus|able|skills?)\b",
    re.IGNORECASE,
)
_NIGHT_NOT_PAY = re.compile(
    r"[£$€]|\bcall\b|\bring\b|\bapply\b|@|\bemail\b|\btext\b|\bp/?h\b|\bsalary\b|\d{5,}", re.IGNORECASE
)
_WANTED = re.compile(
    r"\b(?:wanted|needed|required|hiring|seeking|looking for|sought|vacancy|need|job)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Posting:
    """What a posting says; "" where it does not say. `duties` are canonical skills named in what the job involves."""

    title: str
    company: str
    location: str
    requirements: tuple[Requirement, ...]
    duties: tuple[str, ...]
    text: str


_INLINE_HEADING = re.compile(
    r"(?<=[.;!)])[ \t]+(?=(?:essential|desirable|requirements?|required|preferred|must[- ]haves?|"
    r"nice[- ]to[- ]haves?|"
    r"responsibilities|duties|benefits|salary|pay|hours|closing\s+date|we\s+offer|we\s+need|you\s+have|you\s+bring)\b"
    r"[^.:\n]{0,24}:)",
    re.IGNORECASE,
)
"""Where a part of an advertisement begins that was typed without line breaks: "… Nottingham. Essential: level 3"."""
_PARTS = re.compile(
    r"^(?:essential|desirable|requirements?|required|preferred|must[- ]haves?|nice[- ]to[- ]haves?)\b"
    r"[^.:\n]{0,24}:\s*\S",
    re.IGNORECASE | re.MULTILINE,
)
"""Parts with a heading: more than a line or two, however short."""


def read_posting(text: str) -> Posting:
    """The parts of the posting `text`; markup of a pasted web page is taken out first."""
    text = _INLINE_HEADING.sub("\n", visible_text(text[:LONGEST]))
    head = "\n".join(line[:LONGEST_LINE] for line in text[:HEAD].splitlines())
    pieces = list(cut(text))
    wanted: dict[str, bool] = {}
    for words, must in _terse(text) if _is_terse(text) else _requirements(pieces):
        if len(words) > 1 and words not in wanted:
            wanted[words] = must
    requirements = tuple(Requirement(words, _skills(words), must) for words, must in wanted.items())
    asked = {skill for requirement in requirements for skill in requirement.skills}
    duties = dict.fromkeys(skill for piece in pieces if piece.part == "duty" for skill in _skills(piece.text))
    return Posting(
        title=find_title(head),
        company=find_company(head),
        location=find_place(head),
        requirements=requirements,
        duties=tuple(skill for skill in duties if skill not in asked),
        text=text,
    )


def _skills(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(skill.name for skill in find_skills(text)))


def _requirements(pieces: list[Piece]) -> Iterator[tuple[str, bool]]:
    """The requirements and whether each is a must, in the posting's order."""
    for piece in pieces:
        if piece.first and piece.part == "prose" and len(piece.text.split()) <= 14:
            continue
        if piece.part == "other":
            continue
        if piece.part in {"must", "nice"}:
            yield from _listed(piece)
            continue
        for sentence in sentences(piece.text):
            if len(sentence) > LONGEST_LINE:
                continue
            verdict = judge_sentence(sentence, about_person=piece.part == "mixed", duties=piece.part == "duty")
            if verdict is not None:
                for words in split_requirement(sentence):
                    yield words, verdict == "must"


def _listed(piece: Piece) -> Iterator[tuple[str, bool]]:
    """What stands under a heading is a requirement unless it is plainly something else."""
    if piece.bullet:
        if len(piece.text) <= LONGEST_LINE and not _is_aside(piece.text):
            yield piece.text.rstrip(" .;,"), piece.part == "must" and not prefers(piece.text)
        return
    for sentence in sentences(piece.text):
        if len(sentence) > LONGEST_LINE or _is_aside(sentence):
            continue
        must = piece.part == "must" and not prefers(sentence)
        for words in split_outside("; ", sentence):
            yield from (
                (part, must) for part in ([words.rstrip(" .;,")] if ";" in sentence else split_requirement(words))
            )


def _is_aside(text: str) -> bool:
    return says_condition(text) or (says_not_required(text) and judge_sentence(text) is None)


def _is_terse(text: str) -> bool:
    """An advertisement of a line or two: "Forklift driver wanted, B1 licence, nights"."""
    return (
        len(text.split()) <= 40
        and len(text.splitlines()) <= 3
        and not _PARTS.search(text)
        and bool(_WANTED.search(text) or ROLE.search(text[:60]))
    )


def _terse(text: str) -> Iterator[tuple[str, bool]]:
    parts = [
        part.strip(" .!")
        for part in split_outside(r"[,;\n/•|]\s*|[.!](?:\s+|$)|\s[-–—]\s|:\s", text)
        if part.strip(" .!")
    ]
    if len(parts) < 2 or not (_WANTED.search(text) or ROLE.search(parts[0])):
        return
    for index, part in enumerate(parts):
        if (
            index == 0
            or _NIGHT_NOT_PAY.search(part)
            or says_condition(part)
            or (_WANTED.search(part) and ROLE.search(part) and not _skills(part))
        ):
            continue
        if _TERSE.search(part) or _skills(part):
            yield part, not prefers(part)


def _answer(record: dict[str, Any]) -> dict[str, Any]:
    posting = read_posting(take(record, "text", str))
    return {
        "title": posting.title,
        "requirements": [
            {"text": requirement.text, "skills": list(requirement.skills), "must": requirement.must}
            for requirement in posting.requirements
        ],
        "duties": list(posting.duties),
        "company": posting.company,
        "location": posting.location,
    }


if __name__ == "__main__":
    raise SystemExit(run_filter(_answer))
