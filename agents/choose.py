"""Which of a cleaned note and a model's candidates becomes the line.

The check comes first: a line with a finding is never chosen. A candidate must also say what the cleaned note says, no
more, no less and no otherwise related; among those that do, one must read better than the cleaned note to replace it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agents.clean.voice import begins_with_deed
from agents.coverage import stems
from agents.understand.credentials import CARD_AT_END
from agents.verify import Finding, Reason, verify
from agents.verify.lexicon import kin
from model.order import OPENERS
from retrieval.nlp import load_pipeline
from retrieval.skills import is_known_skill


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
    wanted: frozenset[str] = frozenset(),
) -> Chosen:
    """The best line for one group. `candidates` are (text, engine); `role` is the title the notes belong to.

    `usual_verbs` are words that lines of this occupation begin with, folded: a candidate with one of them is preferred,
    and so is one that says it in the posting's words: `wanted` are their stems. Of equal ones the first is taken,
    and the cleaned note last.
    The cleaned note is checked like the others; if even that is refused, the person's words stand as they are.
    """
    refused: list[tuple[str, tuple[Finding, ...]]] = []
    passing: list[tuple[float, str, str]] = []
    others = [row for row in candidates if row[0] != cleaned and not strays(row[0], notes, cleaned, role=role)]
    for text, engine in [*others, (cleaned, "literal")]:
        findings = verify(notes, text, role=role, other_entries=other_entries, posting_skills=posting_skills)
        if findings:
            refused.append((text, findings))
        else:
            likeness = 0.02 * min(len(stems(text) & wanted), 3) + 0.05 * (first_word(text) in usual_verbs)
            kept = max(_kept(text, notes), _kept(cleaned, notes))  # synonyms count: a sober line leaves nothing out
            passing.append((0.55 * kept + _form(text) + likeness, text, engine))
    passing.sort(key=lambda row: -row[0])
    best, *rest = dict.fromkeys((text, engine) for _, text, engine in passing) or [(as_said(notes), "literal")]
    return Chosen(*best, tuple(refused), tuple(rest))


def strays(text: str, notes: Sequence[str], cleaned: str, *, role: str = "") -> bool:
    """Whether a candidate leaves out what the cleaned note says, or ties together what the notes set side by side.

    The check says what a line holds beyond its notes; asked the other way round, of the cleaned note with the candidate
    for its notes, it says what the candidate lacks. A small model drops the word that matters ("2 patients"), joins
    clauses by purposes nobody named ("wrote evaluations for 8 of 34 promoted") and makes deeds of nouns.
    """
    if any(finding.reason not in _MANNER for finding in verify([text], cleaned, role=role)):
        return True
    if _opens_blindly(text, cleaned):
        return True
    said = "; ".join(notes)
    return bool(_ties(text) - _ties(said) - _ties(cleaned)) or _misplaces_deed(text, said)


_MANNER: frozenset[Reason] = frozenset(["verb", "doer", "praise"])
"""What the cleaned note may claim more loudly than a candidate does."""


def _opens_blindly(text: str, cleaned: str) -> bool:
    """Whether a neutral verb was put in front of a deed, a credential, letters that may be one, or what was not done.

    "Worked with edged lenses" of "Edged lenses", "Worked in the red card" of "Red card", "Worked with EA since 2020",
    "Worked in subtitling, never touched it" of "Subtitling, never touched it".
    """
    first = cleaned.split(" ", 1)[0].rstrip(",;:")
    if first_word(text) not in OPENERS or first_word(cleaned) in OPENERS:
        return False
    if first_word(text) in {"have", "had"} or _OTHERWISE.search(cleaned):
        return True
    if first_word(text) not in {"hold", "held"} and CARD_AT_END.search(re.split("[,;(]", cleaned)[0]):
        return True
    return begins_with_deed(cleaned) or (first.isupper() and len(first) > 1 and not is_known_skill(first))


_OTHERWISE = re.compile(
    r"\b(?:not|never|no|none|nobody|neither|nor|cannot|without|except|other\s+(?:team|people|guys|crew|staff|department)"
    r"|others|they|he|she|boss|manager|supervisor|level\s+\d|grade\s+\d)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Of a draft: not everything in it was done, or somebody else did it, or it is a rung reached."""


def _ties(text: str) -> Counter[str]:
    return Counter(_TIE.findall(text.casefold()))


_TIE = re.compile(
    r"\b(?:for(?!\s+(?:about\s+)?\d+\s+(?:hour|day|week|month|year|season|term|summer|winter)s?\b)|by|through|via|under|during"
    r"|while|using|so|because|after|before|into|since|(?<!\bwork )(?<!\bworked )at)\b"
)
"""Words that say what serves what, where and when; "for 4 years" only says how long."""


def _misplaces_deed(line: str, said: str) -> bool:
    """Whether the line opens with a deed made of a word of the notes that is none there, and does it to something else.

    "Designed switchgear" of "switchgear design" is the deed the noun names; "Delivered till" of "till, deliveries" and
    "Opened 600 debtors" of "open items of 600 debtors" are not.
    """
    doc, notes = load_pipeline()(line), load_pipeline()(said)
    opening = doc[0]
    akin = [token for token in notes if token.is_alpha and kin(token.text.casefold(), opening.text.casefold())]
    if opening.pos_ != "VERB" or not akin or any(token.pos_ in {"VERB", "AUX"} for token in akin):
        return False
    nouns = [token for token in akin if token.pos_ in {"NOUN", "PROPN"}]
    things = {token.text.casefold() for token in doc[1:] if token.pos_ in {"NOUN", "PROPN"}}
    if not nouns or things & {noun.text.casefold() for noun in nouns}:
        return True
    first = next((token.text.casefold() for token in doc[1:] if token.text.casefold() in things), None)
    return first is not None and not any(
        first in said[start:end].casefold() for noun in nouns for start, end in [_part(said, noun.idx)]
    )


def _part(text: str, place: int) -> tuple[int, int]:
    """Where the part between commas begins and ends that holds a place of the text."""
    ends = [match.start() for match in re.finditer(r"[,;:+\n]|\band\b|$", text) if match.start() >= place]
    starts = [match.end() for match in re.finditer(r"[,;:+\n]|\band\b", text) if match.end() <= place]
    return max(starts, default=0), ends[0]


def first_word(line: str) -> str:
    return line.split(" ", 1)[0].casefold()


def as_said(notes: Sequence[str]) -> str:
    """The person's own words, unchanged but for a capital at the beginning."""
    said = "; ".join(note.strip().rstrip(".") for note in notes)
    return said[:1].upper() + said[1:]


def readability(line: str, notes: Sequence[str]) -> float:
    """How well a line serves a resume, about 0 to 1: content kept, a verb first, a sensible length, no loose ends."""
    return 0.55 * _kept(line, notes) + _form(line)


def _kept(line: str, notes: Sequence[str]) -> float:
    """The share of the notes' words that the line has in some form."""
    wanted = stems(" ".join(notes))
    return len(wanted & stems(line)) / len(wanted) if wanted else 1.0


def _form(line: str) -> float:
    length = 1.0 if 5 <= len(line.split()) <= 26 else 0.6
    return 0.25 * opens_with_verb(line) + 0.1 * length + 0.1 * (not _LOOSE.search(line))


_LOOSE = re.compile(r"\b(?:i|i'm|me|my|we|our|stuff|etc|lol|w/)\b|\.\.|[.;,]$|^\W|\b(\w+) \1\b", re.IGNORECASE)


def opens_with_verb(line: str) -> bool:
    """Whether the first word (after an adverb) is a verb, as spaCy reads it."""
    for token in load_pipeline()(line)[:2]:
        if token.pos_ == "ADV":
            continue
        return bool(token.pos_ == "VERB")
    return False
