"""The truth check: whether a resume line says only what the person's notes say.

It knows no generator and trusts none. Each check looks for one kind of invention (see `findings.Reason`); a line
without findings is supported. Notes are phone style, so the checks read typing errors, abbreviations, number words and
turns of phrase, and let true paraphrases pass. How well is measured, and asserted, in tests/agents/verify.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.numbers import find_numbers
from agents.verify.amounts import check_numbers
from agents.verify.causes import check_causes
from agents.verify.claims import check_names, check_praise, check_scope, check_skills, check_superlatives
from agents.verify.clauses import split
from agents.verify.company import check_company
from agents.verify.conditions import check_conditions
from agents.verify.credentials import check_completion, check_credentials
from agents.verify.dates import check_dates
from agents.verify.deeds import check_deeds
from agents.verify.doers import check_doers
from agents.verify.findings import Finding, Reason
from agents.verify.frames import check_frames
from agents.verify.ground import Ground, read_notes
from agents.verify.handling import check_handling
from agents.verify.leftovers import leftover_words
from agents.verify.lessons import check_lessons
from agents.verify.negation import check_negation
from agents.verify.outcomes import check_outcomes
from agents.verify.pairing import check_pairing
from agents.verify.parts import check_parts
from agents.verify.portions import check_portions
from agents.verify.strength import check_strength
from agents.verify.titles import check_titles
from agents.verify.unfinished import check_unfinished

__all__ = ["Finding", "Reason", "verify"]


def verify(
    facts: Sequence[str],
    line: str,
    *,
    role: str = "",
    other_entries: Sequence[str] = (),
    posting_skills: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """What `line` says that `facts` do not support, in the order of the line; empty if all of it is supported.

    `facts` are the notes cited for the line, as the person typed them. `role` is the title of that job, or what was
    studied: it makes plain whom one serves and what one handles, and no deed. `other_entries` are notes of other jobs:
    what a line takes from them gets the reason "entry". `posting_skills` are skills that the target job names.
    """
    if _as_said(line) in {_as_said(note) for note in (*facts, " ".join(facts))}:
        return ()
    ground = read_notes(tuple(facts), role)
    found: list[Finding] = []
    for findings in (
        check_skills(ground, line, posting_skills),
        check_numbers(ground, line),
        check_conditions(ground, line),
        check_parts(ground, line),
        check_portions(ground, line),
        check_dates(ground, line),
        check_credentials(ground, line),
        check_completion(ground, line),
        check_unfinished(ground, line),
        check_titles(ground, line),
        check_outcomes(ground, line),
        check_causes(ground, line),
        check_scope(ground, line),
        check_superlatives(ground, line),
        check_praise(ground, line),
        check_names(ground, line),
        check_deeds(ground, line),
        check_doers(ground, line),
        check_lessons(ground, line),
        check_strength(ground, line),
        check_handling(ground, line),
        check_pairing(ground, line),
        check_frames(ground, line),
        check_company(ground, line),
        check_negation(ground, line),
    ):
        for finding in findings:
            if not any(finding.start < other.end and other.start < finding.end for other in found):
                found.append(finding)
    read = [(number.start, number.end) for number in find_numbers(line)]
    found += leftover_words(ground, line, [*read, *((finding.start, finding.end) for finding in found)])
    if other_entries and found:
        elsewhere = read_notes(tuple(other_entries))
        found = [_of_other_entry(elsewhere, finding) for finding in found]
    return tuple(sorted(found, key=lambda finding: finding.start))


def _as_said(text: str) -> str:
    """Letters, digits and hyphens within words: a line that is the notes, word for word, needs no weighing."""
    return re.sub(r"[^\w-]+|(?<!\w)-+|-+(?!\w)", " ", text).strip().lower()


def _of_other_entry(elsewhere: Ground, finding: Finding) -> Finding:
    """The same finding with the reason "entry" if its words are those of another job's notes."""
    if finding.reason in ("number", "date", "name", "skill", "unsupported") and all(
        word in elsewhere.words or elsewhere.names(word) for word in split(finding.quote)
    ):
        return Finding(finding.quote, "entry", finding.start, finding.end)
    return finding
