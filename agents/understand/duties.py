"""What is left of an answer about duties: when the question is what somebody did, no statement of the answer is
lost."""

from __future__ import annotations

import re

from agents.understand.intents import is_gibberish
from agents.understand.page import Page
from agents.understand.remarks import is_gripe, is_others, is_wish
from agents.understand.values import Context, Found
from agents.understand.words import is_function_word, strip

_LEAD = re.compile(
    r"(?:(?:and|but|so|also|plus|then|well|yeah|yes|ok|oh|um+|uh+|like|basically|no)\b[\s,]*)+", re.IGNORECASE
)
_TELLING = 5
"""Words of an answer to another question about a job that tells what was done instead."""
_NO_DEED = re.compile(
    r"(?:that'?s|thats|it\s+was|it'?s|there\s+(?:was|is)|nothing|none|not\s+(?:really|sure)|don'?t\s+know|dunno|i\s+think"
    r"|not\s+much|can'?t\s+think)\b",
    re.IGNORECASE,
)

_PAPER = re.compile(
    r"\b(?:certif\w*|certs?|licen[sc]\w*|cards?|tickets?|qualif\w*|trained|got|hold|passed|have|endors\w*|badge)\b",
    re.IGNORECASE,
)
"""What makes a certificate of something that is also done."""


def read_duties(page: Page, context: Context, facts: list[Found]) -> list[Found]:
    """`facts`, and a highlight for each statement that none of them covers; only where the question is about a job.

    Complaints, remarks on health, wishes, other people's deeds and nonsense stay out; "never had an accident" stays in.
    """
    if context.asked_entry is None or context.asked_section not in {"work", "volunteer", "projects"}:
        return facts
    asked = context.asked_fields == ("highlight",)
    if not asked and (facts or len(page.text.split()) < _TELLING):
        return facts
    facts = _without_items(page, facts) if asked else facts
    if any(found.section not in {context.asked_section, "skills"} for found in facts):
        return facts
    added: list[Found] = []
    for clause in page.clauses:
        covered = any(
            found.start < clause.end and clause.start < found.end for found in facts if found.field != "skill"
        )
        lead = _LEAD.match(page.text, clause.start, clause.end)
        start, end = strip(page.text, lead.end() if lead else clause.start, clause.end)
        words = page.text[start:end]
        covered = covered or _is_list_of_skills(page, start, end, facts)
        if covered or len(words.split()) < 2 or _NO_DEED.match(words) or page.text[end : end + 1] == "?":
            continue
        if not (is_gripe(words) or is_others(words) or is_wish(words) or is_gibberish(words)):
            added.append(Found(context.asked_section, context.asked_entry, "highlight", words, start, end))
    return sorted([*facts, *added], key=lambda found: found.start)


def _without_items(page: Page, facts: list[Found]) -> list[Found]:
    """`facts` without certificates that are items of a list of duties ("patrols, CCTV, first aid")."""
    items = [
        found
        for clause in page.clauses
        if page.words(clause).count(",") > 1 and not page.dates_in(clause) and not _PAPER.search(page.words(clause))
        for found in facts
        if found.section == "certificates" and clause.start <= found.start < clause.end
    ]
    return [found for found in facts if found not in items]


def _is_list_of_skills(page: Page, start: int, end: int, facts: list[Found]) -> bool:
    """Whether skills are all that the words at `start` to `end` hold."""
    left = list(page.text[start:end])
    for found in facts:
        if found.field == "skill" and found.start < end and start < found.end:
            first, last = max(found.start, start) - start, min(found.end, end) - start
            left[first:last] = " " * (last - first)
    words = re.findall(r"[^\W_]+", "".join(left).lower())
    return len("".join(left).split()) < len(page.text[start:end].split()) and all(map(is_function_word, words))
