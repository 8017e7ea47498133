"""The last look at what was read: a value that cannot be what its field says is dropped, rather than stored wrong.

A wrong employer does more harm than one asked for again. Knows the shape of names, not what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agents.understand.persons import is_bare_town
from agents.understand.replies import wordy_reply
from agents.understand.values import Context, Found
from agents.understand.words import is_function_word, word_class

_NAMES = {
    ("basics", "name"): 5,
    ("work", "name"): 14,
    ("work", "position"): 9,
    ("education", "institution"): 10,
    ("education", "area"): 9,
    ("volunteer", "organization"): 10,
    ("volunteer", "position"): 8,
    ("projects", "name"): 9,
    ("certificates", "name"): 10,
    ("certificates", "issuer"): 8,
    ("awards", "title"): 12,
    ("awards", "awarder"): 8,
    ("languages", "language"): 3,
    ("skills", "skill"): 6,
    ("basics", "city"): 5,
}
"""Fields that hold a name, and the most words one has."""

_SENTENCE = re.compile(
    r"(?<![\w.])(?:i|i'?m|i'?ve|me|my|you|u|he|she|they|them|it|it's|we|us|is|was|were|are|has|had|did|does|don'?t|didn'?t|"
    r"told|just|keep|hmm+|yeah|nope|sorry|wait|actually|because|but|which|lol|tbh|please|thanks?|there|went|goes|says|said"
    r")(?![\w.])",
    re.IGNORECASE,
)
_STATE = re.compile(r",?\s+(?:[A-Z]{2}|[a-z]{2})$")
_ALLOWED = re.compile(r"\b(?:IT|US|AM|AS|ME|DO|It|Us)\b")
"""Words of names that look like words of sentences, in capitals: "IT manager", "Toys R Us"."""
_PROPER = re.compile(r"(?<=[A-Z]\w\s)(?!I\b|I')[A-Z]\w+|(?<=\w\w\s)(?!I\b|I')[A-Z]\w+")
"""Capitalised words within a name, whatever they are elsewhere: "Bean There"."""
_EDGE = re.compile(
    r"^(?:no|not|and|or|also|with|for|from|to|so|then|previous|current|last duty|before|b4)\b"
    r"|\b(?:and|or|the|(?-i:a)|of|with|at|in|b4)$",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(
    r"^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+(?:\d{2,4}\b)|^(?:19|20)\d\d$|^[\d\s.,/%-]+$",
    re.I,
)


def keep_plausible(facts: Sequence[Found], context: Context) -> list[Found]:
    """`facts` without values that cannot be a name, and without entries that have nothing else left but dates.

    A new entry of a job or school needs something that names it; a value that answers the open question is not judged
    by its length.
    """
    kept = [found for found in facts if is_plausible(found)]
    dropped = {(found.section, found.entry) for found in facts} - {(found.section, found.entry) for found in kept}
    lost = {(found.section, found.entry) for found in facts if found not in kept} | dropped
    known = {(fact.section, fact.entry) for fact in context.facts}
    named = {(f.section, f.entry) for f in kept if (f.section, f.field) in _NAMES or f.field in {"studyType", "area"}}
    asked = (context.asked_section, context.asked_entry)
    result = []
    for found in kept:
        place = (found.section, found.entry)
        orphan = place in lost and place not in known and place not in named and place != asked
        if not orphan:
            result.append(found)
        elif found.field == "highlight" and context.asked_fields == ("highlight",) and context.asked_entry is not None:
            result.append(replace(found, section=context.asked_section or found.section, entry=context.asked_entry))
    return _numbered_anew(result, known) if lost else result


def _numbered_anew(facts: Sequence[Found], known: set[tuple[str, int]]) -> list[Found]:
    """New entries without gaps, where one was dropped."""
    numbers: dict[tuple[str, int], int] = {}
    for section, entry in sorted({(found.section, found.entry) for found in facts} - known):
        before = [number for (other, _), number in numbers.items() if other == section]
        before += [number for other, number in known if other == section]
        numbers[section, entry] = max(before, default=-1) + 1
    return [replace(found, entry=numbers.get((found.section, found.entry), found.entry)) for found in facts]


def is_plausible(found: Found) -> bool:
    """Whether a value can be what its field says."""
    longest = _NAMES.get((found.section, found.field))
    if longest is None:
        return True
    value = found.value.strip()
    words = value.split()
    if (
        not words
        or len(words) > longest
        or not re.search(r"\w", value)
        or _is_reply(value)
        or _EDGE.search(value)
        or _DATE_LIKE.search(value)
    ):
        return (
            (found.section, found.field) == ("basics", "city") and bool(_STATE.search(value)) and len(words) <= longest
        )
    if _SENTENCE.search(_PROPER.sub("", _ALLOWED.sub("", value))):
        return False
    if found.section == "certificates" and re.match(r"(?:(?:about|over|around)\s+)?\d[\d.,]*\s+[a-z]{3,}", value):
        return False
    if (found.section, found.field) in {("basics", "name"), ("basics", "city")}:
        letters = value.replace(".", "").replace("'", "").replace("’", "").replace("-", "").replace(",", "")
        lowered = [word.lower().strip(",.") for word in words]
        verbs = word_class("verb") | word_class("irregular")
        plain = all(part.isalpha() for part in letters.split())
        first = lowered[0]
        return plain and (first in _SURNAMES or not (is_function_word(first) or first in verbs))
    return True


def _is_reply(value: str) -> bool:
    """Whether a value is only a yes or a no, as nothing is called: "Nah", "not really", "none"."""
    return _REPLY.fullmatch(value) is not None or wordy_reply(value) == "no"


_REPLY = re.compile(
    r"\W*(?:nah|nope|naw|no+|none|nothing|nowt|yes|yeah|yep|yup|ok|okay|not\s+(?:really|any|yet)|never|n/a|nil)\W*",
    re.IGNORECASE,
)
_SENTENCE_BREAK = re.compile(
    r"(?<!\bst)(?<!\bmr)(?<!\bdr)(?<!\binc)(?<!\bco)(?<!\bltd)(?<!\b\w)[.!?;]\s+\S", re.IGNORECASE
)
_STATES = re.compile(
    r"\b(?:finished|started|graduated|left|worked|employer\s+of|delete|remove|merge|wrong|same\s+job)\b|^(?:the|a|an)\s+(?:state|town|city|"
    r"country|school|company|employer|job)$|^(?:state|town|city|country|school|company|employer|job|certificate|degree)$",
    re.IGNORECASE,
)
_HEADS = frozenset({"name", "institution", "organization"})


def fits(found: Found, context: Context) -> bool:
    """Whether a correction may put this value where it wants: stricter than `is_plausible`, for it overwrites.

    A name is no sentence and says nothing of dates; an employer or school is no town; "yes" and "wrong" are nothing.
    """
    value = found.value.strip()
    if (found.section, found.field) not in _NAMES and found.field != "location":
        return True
    if not is_plausible(found) or _SENTENCE_BREAK.search(value) or _STATES.search(value):
        return False
    if found.field != "skill" and re.search(r"\b(?:19|20)\d\d\b", value):
        return False
    if found.field in {"city", "location"}:
        heads = {fact.value.lower() for fact in context.live() if fact.field in _HEADS and fact.section != "basics"}
        return value.lower() not in heads and is_bare_town(value)
    return True


_SURNAMES = frozenset(
    "cook baker hunter carter mark grant rob bill pat drew sue will may rose chase faith wade".split()
)
"""Verbs that are also first or last names."""
