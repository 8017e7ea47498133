"""What a message tells: two readers, one of grammar and one trained, and which of them is believed.

The grammar knows the interview and is exact where it understands; what it does not understand it passes over. So it is
believed until the trained reader sees a job, a school or a paper where the grammar sees nothing: then its reading of
the whole message stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from agents.understand.credentials import find_certificates
from agents.understand.drafts import is_short_for, same_name
from agents.understand.entries import ends_early, is_known, read_entries
from agents.understand.page import Page
from agents.understand.remarks import is_others, is_wish
from agents.understand.titles import is_head
from agents.understand.trained.grouping import FIELDS
from agents.understand.trained.placing import place
from agents.understand.trained.reader import read_facts
from agents.understand.values import Context, Found

_LEARNED = frozenset(FIELDS) | {"skills"}
"""Sections that the trained reader knows."""
_LISTS = frozenset({"certificates", "skills"})
_LOOSE = frozenset({"highlight", "description", "skill", "score", "location", "fluency"})
"""Fields that do not tell which entries a message has."""
_GENERIC = re.compile(r"(?:side|personal|hobby|school|uni|college|pet)?\s*projects?", re.IGNORECASE)
_LETTERS = re.compile(r"\b[A-Z]{3,}\b")
_NAMES = frozenset({"name", "location", "institution", "organization"})
"""Fields for which the trained reader takes a person's own name or town where these were asked for."""


def read_told(page: Page, context: Context) -> tuple[list[Found], list[Found]]:
    """Facts of a message, numbered as in the interview, and those to be asked back."""
    by_grammar, unsure = read_entries(page, context)
    others = [found for found in by_grammar if found.section not in _LEARNED]
    trained = [
        found
        for found in read_facts(page.text, page.dates)
        if not _is_hearsay(found, page) and not _overlaps(found, others)
    ]
    trained = [found for found in trained if not _is_stray(found, trained)]
    if not _sees_more(trained, by_grammar, context):
        return by_grammar, unsure
    facts = [found for found in [*place(trained, context), *others] if not is_known(found, context)]
    facts = [found for found in facts if not ends_early(found, facts, context)]
    return sorted(facts, key=lambda found: (found.start, found.end)), []


def _sees_more(trained: Sequence[Found], by_grammar: Sequence[Found], context: Context) -> bool:
    """Whether the trained reader sees more names, titles, studies and papers, some where the grammar sees nothing.

    Where the person was asked for their name, a name alone is theirs; where papers or skills were asked for, a list of
    both is an answer to that; a title among tools is one of them. Of publications only the grammar knows, and what it
    takes for unpaid is told as such.
    """
    if any(_is_torn(found.value) for found in trained):
        return False
    if {found.section for found in by_grammar} & {"publications", "volunteer"} - {found.section for found in trained}:
        return False
    frame = [
        found
        for found in trained
        if _names_something(found, trained)
        and not _is_named_already(found, context)
        and not _is_aside(found, trained, context)
    ]
    if context.asked_section == "basics" and all(found.field in _NAMES for found in frame):
        return False
    if context.asked_section in _LISTS and {found.section for found in trained} <= _LISTS and not by_grammar:
        return False
    if sum(found.section == "skills" for found in trained) > 1 and all(
        found.field in {"name", "position"} for found in frame
    ):
        return False
    read = [found for found in by_grammar if found.section in _LEARNED and _names_something(found, by_grammar)]
    if _whole_jobs(trained) > max(_whole_jobs(by_grammar), 1):
        return True
    if _whole_jobs(by_grammar) and {found.section for found in frame} <= {found.section for found in by_grammar}:
        return False
    return len(frame) > len(read) and any(not _overlaps(found, by_grammar) for found in frame)


def _whole_jobs(facts: Sequence[Found]) -> int:
    """How many jobs there are if every one has an employer, a title and a date; otherwise 0."""
    jobs = {found.entry for found in facts if found.section == "work"}
    fields = [{found.field for found in facts if (found.section, found.entry) == ("work", job)} for job in jobs]
    whole = all({"name", "position"} <= names and names & {"startDate", "endDate"} for names in fields)
    return len(jobs) if whole else 0


def _names_something(found: Found, others: Sequence[Found]) -> bool:
    """Whether a fact tells that there is an entry: a name, a study; alone, only what is called a title or paper."""
    if found.field in _LOOSE or "date" in found.field.lower() or _GENERIC.fullmatch(found.value):
        return False
    alone = _stands_alone(found, others)
    if alone and (found.section, found.field) == ("certificates", "name"):
        return bool(find_certificates(found.value)) or _LETTERS.search(found.value) is not None
    return not alone or found.field != "position" or is_head(found.value.split()[-1].lower())


def _is_aside(found: Found, others: Sequence[Found], context: Context) -> bool:
    """Whether nothing but an employer's name is told where something else was asked for ("yes, at month end")."""
    asked = not context.asked_section or "name" in context.asked_fields
    return not asked and (found.section, found.field) == ("work", "name") and _stands_alone(found, others)


def _stands_alone(found: Found, others: Sequence[Found]) -> bool:
    """Whether nothing else is told of its entry."""
    return all((other.section, other.entry) != (found.section, found.entry) for other in others if other != found)


def _is_torn(value: str) -> bool:
    return value.count("(") != value.count(")")


def _is_stray(found: Found, others: Sequence[Found]) -> bool:
    """Whether an employer stands alone beside a job that has more than a name: a ward, a customer, a thing."""
    told = Counter(other.entry for other in others if other.section == "work")
    return (found.section, found.field) == ("work", "name") and told[found.entry] == 1 and max(told.values()) > 1


def _is_hearsay(found: Found, page: Page) -> bool:
    """Whether the fact stands in a clause about others or about what is wished for."""
    words = next((page.words(clause) for clause in page.clauses if clause.start <= found.start < clause.end), "")
    return is_others(words) or is_wish(words)


def _is_named_already(found: Found, context: Context) -> bool:
    return any(
        fact.field == found.field and (same_name(fact.value, found.value) or is_short_for(found.value, fact.value))
        for fact in context.live(found.section)
    )


def _overlaps(found: Found, others: Sequence[Found]) -> bool:
    return any(found.start < other.end and other.start < found.end for other in others)
