"""What a message tells: two readers, one of grammar and one trained, and which of them is believed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from agents.understand.drafts import is_short_for, same_name
from agents.understand.entries import ends_early, is_known, read_entries
from agents.understand.page import Page
from agents.understand.remarks import is_others, is_wish
from agents.understand.trained.agreement import LEARNED, agree, is_deed, lies_in, names_something, overlaps
from agents.understand.trained.numbers_kept import keep_numbers
from agents.understand.trained.placing import number_anew, place
from agents.understand.trained.reader import read_facts
from agents.understand.trained.spans import read
from agents.understand.values import Context, Found

_LISTS = frozenset({"certificates", "skills"})
_OWN = frozenset({"name", "location", "institution", "organization"})
"""Fields for which the trained reader takes a person's own name or town where these were asked for."""
_SURE = 0.9
"""How likely a message must be an answer if the grammar alone sees a deed in it."""
_HEAD = re.compile(
    r"\W*(?:\w+\s+){0,3}?(?:certificat\w*|licen[cs]es?|skills|tools|languages|awards)\b[^,.]*:", re.IGNORECASE
)
_LINES = frozenset({"highlight", "description"})
_SAME_PLACE = re.compile(r"(?:the\s+)?same\b", re.IGNORECASE)
_SAME = re.compile(r"(?:[^.;\n]|(?<=\b[A-Z])\.)*")
"""One sentence, in which letters stand for names."""


def read_told(page: Page, context: Context) -> tuple[list[Found], list[Found]]:
    """Facts of a message, numbered as in the interview, and those to be asked back."""
    by_grammar, unsure = read_entries(page, context)
    reading = read(page.text, tuple(by_grammar))
    others = [found for found in by_grammar if not _is_learned(found)]
    trained = [
        found
        for found in read_facts(page, reading)
        if not _is_hearsay(found, page) and not overlaps(found, others) and not _is_cited(found, others, page)
    ]
    trained = [found for found in trained if not _is_aside(found, trained, by_grammar)]
    placed = place(trained, by_grammar, context)
    fresh = [found for found in placed if not is_known(found, context) and not _is_named_already(found, context)]
    if not fresh and by_grammar and all(is_deed(found) for found in by_grammar) and reading.intents["answer"] > _SURE:
        return by_grammar, unsure
    known = any(names_something(found) for found in placed if found not in fresh)
    if _answers(page.text, by_grammar, fresh, context, known=known):
        return by_grammar, unsure
    facts = [*agree(placed, [found for found in by_grammar if _is_learned(found)]), *others]
    facts = [found for found in facts if not _is_told(found, by_grammar, context) and not _is_bare(found, facts)]
    facts = [found for found in facts if not ends_early(found, facts, context)]
    facts = keep_numbers(_in_order(facts), by_grammar, reading, page, context)
    facts = number_anew(facts, context)
    return facts, [found for found in unsure if not overlaps(found, facts)]


def _is_headed_list(by_grammar: Sequence[Found], text: str) -> bool:
    """Whether the message says what it lists ("My certificates are: …") and the grammar reads that and nothing else."""
    sections = {found.section for found in by_grammar}
    head = _HEAD.match(text, 0, min(found.start for found in by_grammar))
    return len(sections) == 1 and sections <= {"certificates", "skills", "languages", "awards"} and head is not None


def _in_order(facts: Sequence[Found]) -> list[Found]:
    return sorted(facts, key=lambda found: (found.start, found.end))


def _answers(
    text: str, by_grammar: Sequence[Found], trained: Sequence[Found], context: Context, *, known: bool
) -> bool:
    """Whether the grammar, which knows the question, has its answer: the deeds, the dates or the one thing asked for,
    in a message that tells of nothing else. `known` says that the message names an entry of the interview."""
    frame = [found for found in trained if names_something(found)]
    section, sections = context.asked_section, {found.section for found in by_grammar}
    if section == "basics":
        return all(found.field in _OWN for found in frame)
    if not by_grammar:
        return False
    if _is_headed_list(by_grammar, text):
        return True
    if section in _LISTS and sections == {section} and {found.section for found in trained} <= _LISTS:
        return True
    if not trained and sections == {section}:
        return True
    for_lines = set(context.asked_fields) <= _LINES and bool(context.asked_fields)
    if all(found.field in _LINES for found in by_grammar) and (known or for_lines):
        return len(frame) < (1 if known else 2)
    dates = all("date" in found.field.lower() for found in by_grammar)
    return dates and not frame and not any(is_deed(found) for found in trained)


def _is_learned(found: Found) -> bool:
    """Whether the trained reader knows of such facts; of a thesis it does not, nor of "the same place"."""
    thesis = (found.section, found.field) == ("education", "highlight")
    return found.section in LEARNED and not thesis and not _SAME_PLACE.match(found.value)


def _is_bare(found: Found, others: Sequence[Found]) -> bool:
    """Whether a deed is but the verb before the employer's name ("i drive for Uber")."""
    words = [word for word in found.value.lower().split() if word not in {"i", "we"}]
    entry = (found.section, found.entry)
    named = any((other.section, other.entry) == entry and names_something(other) for other in others)
    return is_deed(found) and named and len(words) == 1 and not words[0].endswith("ing")


def _is_cited(found: Found, others: Sequence[Found], page: Page) -> bool:
    """Whether the fact stands before the title of a publication: its authors."""
    titles = [other for other in others if (other.section, other.field) == ("publications", "name")]
    return any(found.end <= title.start and _SAME.fullmatch(page.text, found.end, title.start) for title in titles)


def _is_aside(found: Found, others: Sequence[Found], by_grammar: Sequence[Found]) -> bool:
    """Whether a name of which nothing else is told is none: a ward or customer beside a job, a thing in a deed."""
    alone = sum((other.section, other.entry) == (found.section, found.entry) for other in others) == 1
    if not alone or not names_something(found) or found.section in {"skills", "languages"}:
        return False
    if any(is_deed(read) and lies_in(found, read) for read in by_grammar):
        return True
    jobs = Counter(other.entry for other in others if other.section == "work")
    return (found.section, found.field) == ("work", "name") and max(jobs.values()) > 1


def _is_hearsay(found: Found, page: Page) -> bool:
    """Whether the fact stands in a clause about others or about what is wished for."""
    words = next((page.words(clause) for clause in page.clauses if clause.start <= found.start < clause.end), "")
    return is_others(words) or is_wish(words)


def _is_told(found: Found, by_grammar: Sequence[Found], context: Context) -> bool:
    """Whether the interview knows it."""
    named, dated = _is_named_already(found, context), _is_dated_already(found, by_grammar, context)
    return named or dated or is_known(found, context)


def _is_dated_already(found: Found, by_grammar: Sequence[Found], context: Context) -> bool:
    """Whether the entry has such a date; that another takes its place is for the grammar to say."""
    dated = any(fact.field == found.field for fact in context.live(found.section, found.entry))
    return "date" in found.field.lower() and dated and found not in by_grammar


def _is_named_already(found: Found, context: Context) -> bool:
    """Whether the words name, shortly or slightly otherwise, what the entry is called already."""
    return found.field in _OWN and any(
        fact.field == found.field
        and fact.value != found.value
        and (same_name(fact.value, found.value) or is_short_for(found.value, fact.value))
        for fact in context.live(found.section, found.entry)
    )
