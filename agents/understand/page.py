"""A message with everything found in it that needs no grammar, and the slots that readers fill from it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from agents.understand.contacts import Contact, find_contacts
from agents.understand.credentials import Mention, find_certificates, find_degrees, find_languages
from agents.understand.dates import DateSpan, find_dates
from agents.understand.qualifications import tells_other_study
from agents.understand.slips import without_slips
from agents.understand.splitting import split_clauses
from agents.understand.titles import is_strong_head
from agents.understand.words import Clause, Token, flatten, is_past, strip, tokenize


@dataclass(frozen=True, slots=True)
class Slot:
    """One value read from a message, before it is known which entry it belongs to.

    `section` is "" where the neighbours decide (a date, a place). `fresh` says that the words begin another entry;
    `unsure` that it must be asked back; `value` is given for dates only, otherwise it is the text itself.
    """

    section: str
    field: str
    start: int
    end: int
    value: str = ""
    fresh: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """`text` is flattened; offsets are those of the message as typed."""

    text: str
    clauses: Sequence[Clause]
    dates: Sequence[DateSpan]
    contacts: Sequence[Contact]
    degrees: Sequence[Mention]
    certificates: Sequence[Mention]
    languages: Sequence[Mention]

    def tokens(self, clause: Clause) -> list[Token]:
        return tokenize(self.text, clause.start, clause.end)

    def words(self, clause: Clause) -> str:
        return self.text[clause.start : clause.end]

    def dates_in(self, clause: Clause) -> list[DateSpan]:
        return [span for span in self.dates if clause.start <= span.start < clause.end]

    def date_masks(self) -> list[tuple[int, int]]:
        return [(span.start, span.end) for span in self.dates]


def read_page(text: str, today: date) -> Page:
    """The page of a message. Dates inside phone numbers and links are none."""
    flat = flatten(text)
    contacts = find_contacts(flat)
    blanked = _blank(flat, [(contact.start, contact.end) for contact in contacts])
    mended, dates = without_slips(blanked, find_dates(blanked, today))
    flat = "".join(old if new == was else new for old, was, new in zip(flat, blanked, mended, strict=True))
    blanked = mended
    masks = [(contact.start, contact.end) for contact in contacts] + [(span.start, span.end) for span in dates]
    without_dates = _blank(blanked, [(span.start, span.end) for span in dates])
    degrees = find_degrees(without_dates)
    certificates = tuple(
        mention
        for mention in find_certificates(without_dates)
        if not any(degree.start <= mention.start and mention.end <= degree.end for degree in degrees)
    )
    starts = [mention.start for mention in (*degrees, *certificates)]
    return Page(
        text=flat,
        clauses=[
            part
            for clause in split_clauses(flat, masks)
            for study in _cut_studies(flat, clause, degrees, [(span.start, span.end) for span in dates])
            for part in _cut(flat, study, starts)
        ],
        dates=dates,
        contacts=contacts,
        degrees=degrees,
        certificates=certificates,
        languages=find_languages(without_dates),
    )


_NEXT_STUDY = re.compile(
    r"\b(?:from|at|\d{4}).*?(?P<link>[\s,;]*(?:\b(?:and|then|plus|also|later|followed\s+by|n)\b|&|\+|,)[\s,]*(?:(?:i\s+)?"
    r"(?:got|did|have|hold|earned|finished)\s+)?(?:(?:an?|my|the|another)\s+)?)$",
    re.IGNORECASE | re.DOTALL,
)


def _cut_studies(text: str, clause: Clause, degrees: Sequence[Mention], dates: list[tuple[int, int]]) -> list[Clause]:
    """The clause, cut before a degree that follows another study with its own school or years."""
    inside = [degree for degree in degrees if clause.start <= degree.start < clause.end]
    if inside and tells_other_study(text, clause.start, inside[0].start, dates):
        front = Clause(*strip(text, clause.start, inside[0].start), clause.opener, clause.sentence)
        rest = Clause(inside[0].start, clause.end, "also", clause.sentence)
        return [front, *_cut_studies(text, rest, degrees, dates)]
    for one, other in pairwise(inside):
        if link := _NEXT_STUDY.search(text, one.end, other.start):
            rest = Clause(other.start, clause.end, "also", clause.sentence)
            left = strip(text, clause.start, link.start("link"))
            return [Clause(*left, clause.opener, clause.sentence), *_cut_studies(text, rest, degrees, dates)]
    return [clause]


def _cut(text: str, clause: Clause, starts: list[int]) -> list[Clause]:
    """The clause, cut at a comma before a degree or certificate where a job or a duty stands in front of it."""
    for start in starts:
        if not clause.start < start < clause.end or text[clause.start : start].rstrip()[-1:] not in {",", "-"}:
            continue
        words = tokenize(text, clause.start, start)
        if any(is_past(token.lower) or is_strong_head(token.lower) for token in words):
            left = strip(text, clause.start, start)
            rest = Clause(start, clause.end, "", clause.sentence)
            return [Clause(*left, clause.opener, clause.sentence), *_cut(text, rest, starts)]
    return [clause]


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with the spans replaced by a mark that no pattern takes, same length."""
    for start, end in spans:
        text = text[:start] + "\u2400" * (end - start) + text[end:]
    return text
