"""Scores `find_skills` on skills.jsonl: `python -m tests.retrieval.skill_scores [--show]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from retrieval.skills import find_skills

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("skills.jsonl").read_text("utf-8").splitlines()[1:]
]


def score(*, show: bool = False) -> tuple[float, float, float, int]:
    """Precision, recall and F1 of (name, start, end), and how many of the skill-free texts were hit."""
    right = read = gold = hit = 0
    for row in ROWS:
        found = {(s.name, s.start, s.end) for s in find_skills(row["text"], language=row.get("language", "en"))}
        marked = {(s["name"], s["start"], s["end"]) for s in row["skills"]}
        right, read, gold = right + len(found & marked), read + len(found), gold + len(marked)
        hit += bool(found and not marked)
        if show and found != marked:
            print(row["text"], "| extra:", sorted(found - marked), "| missed:", sorted(marked - found))
    precision, recall = right / read, right / gold
    return precision, recall, 2 * precision * recall / (precision + recall), hit


if __name__ == "__main__":
    print("P {:.3f} R {:.3f} F1 {:.3f}, skill-free texts hit: {}".format(*score(show="--show" in sys.argv)))
