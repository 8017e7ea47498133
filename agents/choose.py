"""Which of a cleaned note and a model's candidates becomes the line.

The check comes first: a line with a finding is never chosen. A candidate must also say what the cleaned note says, no
more, no less and no otherwise related; among those that do, one must read better than the cleaned note to replace it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agents.coverage import stems
from agents.numbers import digits_for_words
from agents.verify import Finding, verify
from retrieval.nlp import load_pipeline

MARGIN = 0.05
"""How much better than the cleaned note a candidate must score. Chosen on model/data/pairs.jsonl's development part."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The line, who wrote it, and what the check refused on the way (candidate and findings).

    `others` are the texts that passed as well, with their engines, best first.
    """

    text: str
    engine: str
    refused: tuple[tuple[str, tuple[Finding, ...]], ...] = ()
    others: tuple[tuple[str, str], ...] = ()


def choose_line(
    notes: Sequence[str],
    cleaned: str,
    candidates: Sequence[tuple[str, str]],
    *,
    role: str = "",
    other_entries: Sequence[str] = (),
    posting_skills: Sequence[str] = (),
    usual_verbs: frozenset[str] = frozenset(),
) -> Chosen:
    """The best line for one group. `candidates` are (text, engine); `role` is the title the notes belong to.

    `usual_verbs` are words that lines of this occupation begin with, folded: a candidate with one of them is preferred.
    The cleaned note is checked like the others; if even that is refused, the person's words stand as they are.
    """
    refused: list[tuple[str, tuple[Finding, ...]]] = []
    passing: list[tuple[float, str, str]] = []
    sober = [(text, engine) for text, engine in candidates if not strays(text, notes, cleaned)]
    for text, engine, margin in [(cleaned, "literal", 0.0), *((text, engine, MARGIN) for text, engine in sober)]:
        findings = verify(notes, text, role=role, other_entries=other_entries, posting_skills=posting_skills)
        if findings:
            refused.append((text, findings))
        else:
            score = readability(text, notes) + 0.05 * (first_word(text) in usual_verbs) - margin
            passing.append((score, text, engine))
    passing.sort(key=lambda row: -row[0])
    best, *others = dict.fromkeys((text, engine) for _, text, engine in passing) or [(as_said(notes), "literal")]
    return Chosen(*best, tuple(refused), tuple(others))


def strays(text: str, notes: Sequence[str], cleaned: str) -> bool:
    """Whether a candidate adds a content word, leaves one out, relates what the notes set side by side, or makes a deed
    of a noun.

    The check allows neutral verbs and shorter lines; a small model puts verbs where they do not belong ("Served on-time
    at 99.1%"), drops the word that matters ("Opened 600 debtors" of "Open items of 600 debtors") and joins clauses by
    purposes nobody named ("wrote evaluations for 8 of 34 promoted").
    """
    said = " ".join(notes)
    line = digits_for_words(text)
    known, new = stems(f"{said} {digits_for_words(said)} {cleaned}"), stems(line)
    if any(not any(_kin(stem, other) for other in known) for stem in new if not stem.isdigit()):
        return True  # numbers that nobody said are the check's own business
    if any(not any(_kin(stem, other) for other in new) for stem in stems(digits_for_words(cleaned))):
        return True
    if _links(line) - _links(said) - _links(cleaned):
        return True
    return _makes_deed_of_noun(text, said)


def _links(text: str) -> Counter[str]:
    return Counter(_LINK.findall(text.casefold()))


_LINK = re.compile(r"\b(?:for|by|through|via|to|with|as|from|under|during|while|using|so|because|after|before|into)\b")
"""Words that say how two things hang together."""


def _makes_deed_of_noun(line: str, said: str) -> bool:
    from lemminflect import getAllInflections

    opening = load_pipeline()(line)[0]
    if opening.pos_ != "VERB":
        return False
    forms = {form for spelled in getAllInflections(opening.lemma_.casefold(), upos="VERB").values() for form in spelled}
    return not any(token.text.casefold() in forms and token.pos_ in {"VERB", "AUX"} for token in load_pipeline()(said))


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
