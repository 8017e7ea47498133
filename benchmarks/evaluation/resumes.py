"""Whole resumes for whole postings, by `agents.tailor` as anybody would run it.

All figures are of the written lines, which is what a writer decides; employers, dates, skills and headings are the
same whoever writes, so they are left out of every comparison.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from agents.clean import clean_note
from agents.tailor import tailor
from agents.verify import verify
from benchmarks.evaluation.bootstrap import Estimate, estimate
from benchmarks.evaluation.diversity import distinct_2, self_bleu
from benchmarks.evaluation.examples import examples
from benchmarks.evaluation.leaks import copied, runs, taken
from benchmarks.evaluation.people import Entry, Person
from benchmarks.evaluation.similarity import Meaning, overlap
from benchmarks.evaluation.writers import Recorder
from retrieval.nlp import load_pipeline
from retrieval.passages import read_exemplars


@dataclass(frozen=True, slots=True)
class Written:
    """A line of a resume, the notes it cites, the entry they are of, and what rules alone make of them."""

    text: str
    notes: tuple[str, ...]
    entry: Entry
    cleaned: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenResume:
    """One person's lines for one posting; `omitted` are notes that no line cites, gripes among them."""

    person: Person
    posting: str
    lines: tuple[Written, ...]
    omitted: tuple[str, ...]
    seconds: float | None
    """Of all steps; None where the writer remembered the lines from the person's first posting."""


def write_resumes(people: Sequence[Person], recorder: Recorder | None) -> list[WrittenResume]:
    """Every person × posting. Raises TailorError."""
    load_pipeline()  # so that the first resume does not wait for it alone
    return [
        _write_resume(person, posting, recorder, first=index == 0)
        for person in people
        for index, posting in enumerate(person.postings)
    ]


def _write_resume(person: Person, posting: str, recorder: Recorder | None, *, first: bool) -> WrittenResume:
    text = json.dumps(person.resume, ensure_ascii=False)
    began = time.monotonic()
    rows = _rows(text, posting, recorder)
    seconds = time.monotonic() - began if first else None
    by_rules = {notes: line for line, notes in (rows if recorder is None else _rows(text, posting, None))}
    written_by_model = _candidates(recorder)
    lines = tuple(
        Written(
            line,
            notes,
            _entry_of(person, notes),
            by_rules.get(notes, ""),
            (line,) if recorder is None else written_by_model.get(notes, ()),
        )
        for line, notes in rows
    )
    cited = [note for _, notes in rows for note in notes]
    given = [note for entry in person.entries for note in entry.notes]
    omitted = tuple(note for note in given if not any(_plain(words) in _plain(note) for words in cited))
    return WrittenResume(person, posting, lines, omitted, seconds)


def _rows(text: str, posting: str, recorder: Recorder | None) -> list[tuple[str, tuple[str, ...]]]:
    """Each written line with the notes it cites, in the resume's order; lists of skills are no lines."""
    return [
        (row["text"], tuple(fact["words"] for fact in row["facts"]))
        for row in tailor(text, posting, recorder).provenance["lines"]
        if row["section"] != "skills"
    ]


def _candidates(recorder: Recorder | None) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {} if recorder is None else {brief.notes: drafts for brief, drafts in recorder.drafts.items()}


def _entry_of(person: Person, notes: tuple[str, ...]) -> Entry:
    """The entry whose notes hold the words of a line's facts."""
    said = [_plain(note) for note in notes]
    return max(
        person.entries, key=lambda entry: sum(any(words in _plain(note) for note in entry.notes) for words in said)
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def measure_resumes(resumes: Sequence[WrittenResume], meaning: Meaning) -> dict[str, Estimate | None]:
    """Means over resumes, lines or words (see `_counts`), with a person's resumes drawn together."""
    rows = [(resume.person.id, _counts(resume, meaning)) for resume in resumes]
    people = list(dict.fromkeys(person for person, _ in rows))
    return {
        name: estimate(
            [
                (
                    sum(row[name][0] for who, row in rows if who == person),
                    sum(row[name][1] for who, row in rows if who == person),
                )
                for person in people
            ]
        )
        for name in rows[0][1]
    }


def _counts(resume: WrittenResume, meaning: Meaning) -> dict[str, tuple[float, float]]:
    """What a resume adds to each mean: a value and its weight.

    A resume: `lines`; lines with something the truth check refuses (`invented`; the choice has used the same check, so
    this is 0 unless a line got round it); lines with a word from another entry (`cross_job`), from the posting
    (`posting`), or with four words in a row of somebody else's line (`exemplar`) that its own entry lacks; notes that
    no line cites (`omitted`, gripes among them). `preserved` and `preserved_cosine` compare lines and notes, `aligned`
    and `aligned_cosine` lines and posting. A line: `words`; `stayed_cleaned`; `kept`, it is what the writer wrote,
    whatever rules make of the notes; `changed`, it differs from the cleaned note.
    """
    texts = [line.text for line in resume.lines]
    notes = [note for entry in resume.person.entries for note in entry.notes]
    asked = [row for row in resume.posting.splitlines() if row.strip()]
    lines, everything = len(texts), " ".join(texts)
    return {
        "lines": (lines, 1),
        "invented": (sum(bool(verify(line.notes, line.text, role=line.entry.role)) for line in resume.lines), 1),
        "cross_job": (sum(bool(_from_other_entries(resume.person, line)) for line in resume.lines), 1),
        "posting": (sum(bool(taken(line.text, _own(line.entry), [resume.posting])) for line in resume.lines), 1),
        "exemplar": (sum(bool(copied(line.text, _own(line.entry), _exemplars())) for line in resume.lines), 1),
        "omitted": (len(resume.omitted), 1),
        "preserved": (overlap(everything, " ".join(notes)), 1),
        "preserved_cosine": (meaning.likeness(texts, notes), 1),
        "aligned": (overlap(everything, resume.posting), 1),
        "aligned_cosine": (meaning.likeness(texts, asked), 1),
        "distinct_2": (distinct_2(texts), 1),
        "self_bleu": (self_bleu(texts), 1),
        "words": (len(everything.split()), lines),
        "stayed_cleaned": (sum(line.text == line.cleaned for line in resume.lines), lines),
        "kept": (sum(line.text in line.candidates for line in resume.lines), lines),
        "changed": (sum(line.text != line.cleaned for line in resume.lines), lines),
        "seconds": (resume.seconds or 0.0, resume.seconds is not None),
    }


def _from_other_entries(person: Person, line: Written) -> set[str]:
    """Words of other entries in a line; a summary speaks of all of them."""
    if line.entry.section == "basics":
        return set()
    others = [words for entry in person.entries if entry != line.entry for words in entry.words]
    return taken(line.text, _own(line.entry), others)


@cache
def _own(entry: Entry) -> tuple[str, ...]:
    """What a line of an entry may say: its words, as typed and as rules spell them out."""
    spelled = (clean_note(note, current=current) or "" for note in entry.notes for current in (True, False))
    return (*entry.words, *spelled)


@cache
def _exemplars() -> frozenset[tuple[str, ...]]:
    """Runs of words of every line that is not the person's: the corpus, and the examples that a prompt may hold."""
    return runs([line.text for line in read_exemplars()] + [group.line for group in examples()])
