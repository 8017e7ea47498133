"""Which of a cleaned note and a model's candidates becomes the line.

The check comes first: a line with a finding is never chosen. Among the lines that pass, a candidate must read better
than the cleaned note to replace it: it opens with a verb where the note does not, or brings more of the notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agents.coverage import stems
from agents.verify import Finding, verify
from retrieval.nlp import load_pipeline

MARGIN = 0.05
"""How much better than the cleaned note a candidate must score. Chosen on model/data/pairs.jsonl's development part."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The line, who wrote it, and what the check refused on the way (candidate and findings)."""

    text: str
    engine: str
    refused: tuple[tuple[str, tuple[Finding, ...]], ...] = ()


def choose_line(
    notes: Sequence[str],
    cleaned: str,
    candidates: Sequence[tuple[str, str]],
    *,
    other_entries: Sequence[str] = (),
    posting_skills: Sequence[str] = (),
    usual_verbs: frozenset[str] = frozenset(),
) -> Chosen:
    """The best line for one group. `candidates` are (text, engine).

    `usual_verbs` are words that lines of this occupation begin with, folded: a candidate with one of them is preferred.
    The cleaned note is checked like the others; if even that is refused, the person's words stand as they are.
    """
    refused: list[tuple[str, tuple[Finding, ...]]] = []
    best, best_engine, best_score = "", "literal", float("-inf")
    sober = [(text, engine) for text, engine in candidates if not adds_words(text, [*notes, cleaned])]
    for text, engine, margin in [(cleaned, "literal", 0.0), *((text, engine, MARGIN) for text, engine in sober)]:
        findings = verify(notes, text, other_entries=other_entries, posting_skills=posting_skills)
        if findings:
            refused.append((text, findings))
        elif (score := readability(text, notes) + 0.05 * (first_word(text) in usual_verbs) - margin) > best_score:
            best, best_engine, best_score = text, engine, score
    return Chosen(best or as_said(notes), best_engine, tuple(refused))


def adds_words(text: str, sources: Sequence[str]) -> bool:
    """Whether a line holds a content word that none of its sources has in some form, or makes a deed of a noun.

    The check allows neutral verbs; a small model puts them where they do not belong ("Served on-time at 99.1%",
    "Delivered till" for "till, deliveries").
    """
    from lemminflect import getAllInflections

    said = " ".join(sources)
    known = stems(said)
    new = {stem for stem in stems(text) if not stem.isdigit()}  # numbers are the check's own business
    if any(not any(_kin(stem, other) for other in known) for stem in new):
        return True
    opening = load_pipeline()(text)[0]
    forms = getAllInflections(opening.lemma_.casefold(), upos="VERB")
    words = set(re.findall(r"[a-z]+", said.casefold()))
    return opening.pos_ == "VERB" and not words.intersection(form for spelled in forms.values() for form in spelled)


def _kin(stem: str, other: str) -> bool:
    shared = min(len(stem), len(other), 5)
    return stem == other or (shared >= 4 and stem[:shared] == other[:shared])


def first_word(line: str) -> str:
    return line.split(" ", 1)[0].casefold()


def as_said(notes: Sequence[str]) -> str:
    """The person's own words, unchanged but for a capital at the beginning."""
    said = "; ".join(note.strip().rstrip(".") for note in notes)
    return said[:1].upper() + said[1:]


def readability(line: str, notes: Sequence[str]) -> float:
    """How well a line serves a resume, about 0 to 1: content kept, a verb first, a sensible length, no loose ends."""
    wanted = stems(" ".join(notes))
    kept = len(wanted & stems(line)) / len(wanted) if wanted else 1.0
    words = len(line.split())
    length = 1.0 if 5 <= words <= 26 else 0.6
    return 0.55 * kept + 0.25 * opens_with_verb(line) + 0.1 * length + 0.1 * (not _LOOSE.search(line))


_LOOSE = re.compile(r"\b(?:i|i'm|me|my|we|our|stuff|etc|lol|w/)\b|\.\.|[.;,]$|^\W|\b(\w+) \1\b", re.IGNORECASE)


def opens_with_verb(line: str) -> bool:
    """Whether the first word (after an adverb) is a verb, as spaCy reads it."""
    for token in load_pipeline()(line)[:2]:
        if token.pos_ == "ADV":
            continue
        return bool(token.pos_ == "VERB")
    return False
