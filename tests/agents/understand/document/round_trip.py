"""How much of a resume survives being printed and read again: F1 for each field over the people in `tests/people`.

`python -m tests.agents.understand.document.round_trip` prints the table; with `--misses` also what differs.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from agents.understand.document import facts_of_document, facts_of_json_resume
from retrieval.documents import read_document
from storage.export import render
from storage.resume import Resume

PEOPLE = [path for path in sorted((Path(__file__).parents[3] / "people").glob("*.json")) if "." not in path.stem]
FIELDS = {
    "name": {("basics", "name")},
    "contact": {("basics", field) for field in ("email", "phone", "url", "city", "label")},
    "summary": {("basics", "summary")},
    "employer": {("work", "name"), ("volunteer", "organization")},
    "position": {("work", "position"), ("volunteer", "position")},
    "dates": {(section, field) for section in ("work", "education") for field in ("startDate", "endDate")},
    "institution": {("education", "institution")},
    "studyType": {("education", "studyType")},
    "area": {("education", "area")},
    "certificates": {("certificates", "name"), ("certificates", "issuer"), ("certificates", "date")},
    "awards": {("awards", "title"), ("awards", "awarder"), ("awards", "date")},
    "projects": {("projects", "name"), ("projects", "description")},
    "skills": {("skills", "name"), ("skills", "skill"), ("skills", "keyword")},
    "languages": {("languages", "language"), ("languages", "fluency")},
    "highlights": {(section, "highlight") for section in ("work", "projects", "volunteer")},
}

Slots = Counter[tuple[str, str, str]]


def slots_of(facts: Any) -> Slots:
    slots: Slots = Counter()
    for fact in facts:
        field = "skill" if fact.section == "skills" and fact.field in {"name", "keyword"} else fact.field
        slots[fact.section, field, _folded(field, fact.value)] += 1
    return slots


def _folded(field: str, value: str) -> str:
    """Without what a printed resume leaves out: the day of a date, the beginning of an address."""
    if field in {"startDate", "endDate", "date", "releaseDate"}:
        return value[:7]
    if field == "url":
        return value.removeprefix("https://")
    return " ".join(value.lower().split())


def compare(path: Path, kind: str) -> tuple[Slots, Slots]:
    """What the resume says, and what is read from its printed form."""
    data = json.loads(path.read_text(encoding="utf-8"))
    printed = render(Resume.model_validate(data), kind)
    return slots_of(facts_of_json_resume(data)), slots_of(facts_of_document(read_document(printed, path.stem).text))


def scores(kind: str, *, misses: bool = False) -> dict[str, float]:
    """F1 of each field over all people."""
    hits, found, told = Counter[str](), Counter[str](), Counter[str]()
    for path in PEOPLE:
        expected, read = compare(path, kind)
        for name, keys in FIELDS.items():
            theirs = Counter({slot: count for slot, count in expected.items() if slot[:2] in keys})
            ours = Counter({slot: count for slot, count in read.items() if slot[:2] in keys})
            hits[name] += (theirs & ours).total()
            told[name] += theirs.total()
            found[name] += ours.total()
            if misses and theirs != ours:
                print(f"{path.stem} {kind} {name}\n  lost {list(theirs - ours)}\n  new  {list(ours - theirs)}")
    return {name: 2 * hits[name] / max(found[name] + told[name], 1) for name in FIELDS}


if __name__ == "__main__":
    table = {kind: scores(kind, misses="--misses" in sys.argv) for kind in ("pdf", "docx", "md")}
    print(f"{'':14}" + "".join(f"{kind:>7}" for kind in table))
    for name in FIELDS:
        print(f"{name:14}" + "".join(f"{table[kind][name]:7.2f}" for kind in table))
