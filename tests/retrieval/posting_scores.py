"""Scores `read_posting` against the requirements marked in retrieval/corpus/postings-*.jsonl.

`python -m tests.retrieval.posting_scores trades office care` prints the figures; with `--show`, what went wrong.
A requirement counts as found if a gold requirement and a read one share most of their words (`OVERLAP` of the shorter).
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from retrieval.postings import Posting, read_posting
from retrieval.taxonomy import WORD, normal_word

CORPUS = Path(__file__).parents[2] / "retrieval" / "corpus"
OVERLAP = 0.6


@dataclass(slots=True)
class Scores:
    recall: float
    precision: float
    must_accuracy: float
    title: float
    """Of the postings that say their title at all."""
    company: float

    @property
    def f1(self) -> float:
        return 2 * self.recall * self.precision / ((self.recall + self.precision) or 1)


def words(text: str) -> frozenset[str]:
    return frozenset(normal_word(word) for word in WORD.findall(text))


def alike(one: str, other: str) -> bool:
    a, b = words(one), words(other)
    return len(a & b) >= OVERLAP * min(len(a), len(b)) if a and b else False


def core(title: str) -> str:
    """A title without its additions: "Staff Nurse, Acute Medical Unit" → "Staff Nurse"."""
    return re.split(r"[,(|/]|\s[-–—]\s", title)[0]


def same(one: str, other: str) -> bool:
    a, b = words(one), words(other)
    return len(a & b) >= 0.6 * max(len(a), len(b), 1)


def score(group: str, *, show: bool = False) -> Scores:
    rows = [json.loads(line) for line in (CORPUS / f"postings-{group}.jsonl").read_text("utf-8").splitlines()][1:]
    found = gold_count = right = read_count = must_right = titles = titled = companies = 0
    for row in rows:
        posting: Posting = read_posting(row["text"])
        gold = [(text, True) for text in row["must"]] + [(text, False) for text in row["nice"]]
        missed = []
        for text, must in gold:
            hits = [requirement for requirement in posting.requirements if alike(text, requirement.text)]
            found += bool(hits)
            must_right += any(hit.must == must for hit in hits)
            if not hits:
                missed.append(text)
        wrong = [r.text for r in posting.requirements if not any(alike(text, r.text) for text, _ in gold)]
        gold_count += len(gold)
        read_count += len(posting.requirements)
        right += len(posting.requirements) - len(wrong)
        said = words(core(row["title"])) <= words(row["text"])
        same_title = same(posting.title, row["title"]) or same(posting.title, core(row["title"]))
        titles += same_title and said
        titled += said
        companies += bool(words(posting.company) & words(row["company"] or "")) or not (
            row["company"] or posting.company
        )
        if show:
            print(
                f"{row['id']}: {posting.title!r} {'=' if same_title else '≠'} {row['title']!r}; "
                f"{posting.company!r} ({row['company']})"
            )
            for text in missed:
                print("   missed:", text)
            for text in wrong:
                print("   wrong: ", text)
    return Scores(
        found / gold_count,
        right / max(read_count, 1),
        must_right / max(found, 1),
        titles / titled,
        companies / len(rows),
    )


if __name__ == "__main__":
    for name in [argument for argument in sys.argv[1:] if argument != "--show"]:
        result = score(name, show="--show" in sys.argv)
        print(
            f"{name}: requirements R {result.recall:.2f} P {result.precision:.2f} F1 {result.f1:.2f}, "
            f"must/nice {result.must_accuracy:.2f}, title {result.title:.2f}, company {result.company:.2f}"
        )
