"""What a model claims that a message tells → facts: only what the person typed, only beside what is read already.

A claim stands for words of the message: it counts if they are there letter for letter and state something of the
person, a date if our own reader sees that date there. A model may misfile what was typed; it cannot add to it. Pure.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agents.understand.entries import ends_early, is_known
from agents.understand.page import Page, read_page
from agents.understand.plausible import keep_plausible
from agents.understand.remarks import is_gripe, is_negated, is_others, is_wish
from agents.understand.trained.placing import NAMING, place
from agents.understand.trained.spans import read
from agents.understand.values import Context, Found, Understanding
from agents.understand.words import Clause, strip
from model.base import READABLE, Claim
from storage.facts import Fact, Source

_DATES = frozenset({"startDate", "endDate", "date"})
_DEEDS = frozenset({"highlight", "description"})
_MANY = frozenset({"highlight", "skill"})
"""Fields of which an entry has several; of the others it keeps what it has."""
_LONGEST_DEED = 300
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_CUE = re.compile(r"(?:(?:in|on|from|since|until|till|to|about|around|by|of|the)\b\W*)+", re.IGNORECASE)
"""What a model may copy in front of a date."""
_OWN = re.compile(r"\b(?:i|i'?m|i'?ve|i'?d|my|me|we|our)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Typed:
    """A claim with the place of its words. `read` is the fact that is read there already, if it is of its section."""

    found: Found
    read: Found | None = None


def with_claims(
    understood: Understanding, text: str, heard: str, claims: Sequence[Claim], context: Context
) -> Understanding:
    """What was understood of `text`, and what holds of the claims of a model that was shown `heard` of it."""
    page = read_page(text, context.today or datetime.date.today())
    known = _with_read(context, understood)
    typed = list(_typed(claims, heard, page, understood.found))
    added = _numbered(typed, known)
    added = [found for found in _allowed(added, known) if not is_known(found, known)]
    added = [found for found in added if not ends_early(found, added, known)]
    if not (added := keep_plausible(added, known)):
        return understood
    facts = tuple(sorted((*understood.facts, *added), key=lambda found: (found.start, found.end)))
    left = tuple(words for words in understood.left if not any(text[f.start : f.end] in words for f in added))
    return replace(understood, intent="answer", facts=facts, left=left)


def _with_read(context: Context, understood: Understanding) -> Context:
    """The interview as it will be with what was read of this message."""
    told = tuple(
        Fact(
            f"read-{number}",
            found.section,
            found.entry,
            found.field,
            found.value,
            Source(0, found.start, found.end, ""),
        )
        for number, found in enumerate(understood.found)
    )
    return replace(context, facts=(*context.facts, *told))


# --- which claims are typed


def _typed(claims: Sequence[Claim], heard: str, page: Page, read_already: Sequence[Found]) -> Iterator[_Typed]:
    """The claims whose words stand in the message, names and dates before deeds; none of two that overlap is taken
    twice, but for the two ends of one range."""
    taken: list[Found] = []
    unsaid = [(span.start, span.end) for span in read(page.text).statements if span.label == "unsaid"]
    for claim in sorted(claims, key=lambda claim: claim.field in _DEEDS):
        if claim.field not in READABLE.get(claim.section, ()):
            continue
        spots = [_found(claim, start, end, heard, page) for start, end in _places(claim.words.strip(), heard)]
        told = [found for found in spots if found is not None]
        if old := next((one for found in told for one in read_already if _same(found, one)), None):
            yield _Typed(told[0], old)
            continue
        for found in told:
            if (
                _states(found, page, unsaid)
                and not any(_overlap(found, one) for one in read_already)
                and not any(_overlap(found, one) and not _ends_of_one(found, one) for one in taken)
            ):
                taken.append(found)
                yield _Typed(found)
                break


def _places(words: str, heard: str) -> Iterator[tuple[int, int]]:
    """Where the words stand in what the model was shown, letter for letter, no word or number cut."""
    if not re.search(r"\w", words):
        return
    for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", heard):
        cut_before = words[0].isdigit() and re.search(r"\d[.,:/]$", heard[: match.start()])
        cut_after = words[-1].isdigit() and re.match(r"[.,:/]\d|%", heard[match.end() :])
        if not cut_before and not cut_after:
            yield match.span()


def _found(claim: Claim, start: int, end: int, heard: str, page: Page) -> Found | None:
    """The words as a fact, numbered as the model has it; None if they are nothing that the field can be."""
    if claim.field in _DATES:
        return _date(claim, start, end, page)
    start, end = strip(heard, start, end)
    words = heard[start:end]
    if start >= end or _SENTENCE_END.search(words) or len(words) > _LONGEST_DEED:
        return None
    if claim.field in _DEEDS and len(words.split()) < 2:
        return None
    if any(span.start <= start and end <= span.end for span in page.dates):
        return None
    if claim.field == "skill" and "," in words:
        return None
    if claim.field == "language" and not any(start <= one.start and one.end <= end for one in page.languages):
        return None
    return Found(claim.section, claim.entry, claim.field, words, start, end)


def _date(claim: Claim, start: int, end: int, page: Page) -> Found | None:
    """The date that our own reader sees in the words, if it can be this end of a stretch of time."""
    for span in page.dates:
        if not (span.start < end and start < span.end) or end > span.end:
            continue
        if start < span.start and not _CUE.fullmatch(page.text, start, span.start):
            continue
        point = span.last if claim.field == "endDate" and span.kind != "point" else span.first
        if point is not None and point.start < end and start < point.end:
            return Found(claim.section, claim.entry, claim.field, point.value, span.start, span.end)
    return None


def _states(found: Found, page: Page, unsaid: Sequence[tuple[int, int]]) -> bool:
    """Whether a fact stands where the person tells something of themselves: no hearsay, wish, denial; no gripe as a
    deed. What another's clause begins goes on until the person speaks of themselves again."""
    if any(start <= found.start and found.end <= end for start, end in unsaid):
        return False
    of_others = False
    before: Clause | None = None
    for clause in page.clauses:
        words = page.words(clause)
        if before is None or clause.sentence != before.sentence or _OWN.search(words):
            of_others = False
        of_others = of_others or is_others(words) or is_wish(words)
        if clause.start <= found.start < clause.end:
            gripe = found.field in _DEEDS and is_gripe(words)
            return not (
                of_others or gripe or is_negated(words) or page.text[clause.start : clause.end + 1].endswith("?")
            )
        before = clause
    return False


def _overlap(found: Found, other: Found) -> bool:
    return found.start < other.end and other.start < found.end


def _same(found: Found, other: Found) -> bool:
    return found.section == other.section and found.field == other.field and _overlap(found, other)


def _ends_of_one(found: Found, other: Found) -> bool:
    """Whether two dates are the ends of one range of one entry."""
    return (
        (found.section, found.entry) == (other.section, other.entry)
        and {found.field, other.field} == {"startDate", "endDate"}
        and (found.start, found.end) == (other.start, other.end)
    )


# --- whose they are


def _numbered(typed: Sequence[_Typed], known: Context) -> list[Found]:
    """The facts that are new, with the numbers of their entries: that of a fact read already which the model has in
    the same entry, or as `placing` has it."""
    anchors: dict[tuple[str, int], int] = {}
    for one in typed:
        if one.read is not None:
            anchors.setdefault((one.found.section, one.found.entry), one.read.entry)
    new = [one.found for one in typed if one.read is None]
    skills = [found for found in new if found.section == "skills"]
    first = known.next_entry("skills")
    numbered = [replace(found, entry=first + number) for number, found in enumerate(skills)]
    free = [found for found in new if found.section != "skills" and (found.section, found.entry) not in anchors]
    held = [
        replace(found, entry=anchors[found.section, found.entry])
        for found in new
        if found.section != "skills" and (found.section, found.entry) in anchors
    ]
    return sorted([*numbered, *held, *place(free, (), known)], key=lambda found: (found.start, found.end))


def _allowed(added: Sequence[Found], known: Context) -> Iterator[Found]:
    """Facts without those that would take the place of another, and without entries that nothing names."""
    there = {(fact.section, fact.entry) for fact in known.live()}
    named = {(f.section, f.entry) for f in added if f.field in NAMING.get(f.section, ("skill",))}
    filled: set[tuple[str, int, str]] = {(fact.section, fact.entry, fact.field) for fact in known.live()}
    for found in added:
        slot = (found.section, found.entry, found.field)
        if slot[:2] not in there | named or (slot in filled and found.field not in _MANY):
            continue
        filled.add(slot)
        yield found
