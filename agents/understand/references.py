"""How people name what they told before: the words for sections and fields, and whether words name a value."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from agents.understand.values import Context
from agents.understand.words import is_function_word

SECTION_WORDS = {
    "work": r"jobs?|position|employer|work|role|gig|experience|workplace",
    "education": r"degrees?|school|college|university|uni|education|studies|study|course|diploma",
    "awards": r"awards?|prizes?|medals?",
    "certificates": r"certificates?|certs?|certifications?|licen[sc]es?|tickets?|cards?",
    "skills": r"skills?",
    "projects": r"projects?",
    "languages": r"languages?",
    "volunteer": r"volunteer\w*|charity",
    "interests": r"interests?|hobb(?:y|ies)",
    "references": r"references?|referees?",
    "publications": r"publications?|papers?|articles?",
}
FIELD_WORDS = {
    "phone": r"phone|number|cell|mobile|telephone",
    "email": r"e-?mail",
    "url": r"linkedin|website|url|link|github|portfolio|homepage",
    "city": r"city|town|location|where\s+i\s+live",
    "address": r"address",
    "name": r"(?:my\s+|full\s+|sur|last\s+|first\s+)name",
    "label": r"headline|label",
    "summary": r"summary",
    "startDate": r"start(?:ed|ing)?(?:\s+date)?|began|joined|beginning",
    "endDate": r"end(?:ed|ing)?(?:\s+date)?|left|quit|finish(?:ed)?|until|till|graduat\w+",
    "position": r"(?:job\s+)?title|position",
    "score": r"gpa|grade|score",
}
DATE_FIELDS = ("startDate", "endDate", "date", "releaseDate")


def mentions(words: str, value: str) -> bool:
    """Whether `words` name a value, spelling aside."""
    left, right = words.lower(), value.lower()
    if len(right) < 2:
        return False
    if re.search(rf"(?<!\w){re.escape(right)}(?!\w)", left):
        return True
    first = right.split()[0]
    if len(right) <= 40 and len(right) >= 5 and fuzz.partial_ratio(left, right) >= 88 and len(left) >= len(right) - 2:
        return True
    return (
        len(first) >= 5
        and first not in {"university", "college", "state", "senior", "assistant", "night"}
        and bool(re.search(rf"\b{re.escape(first)}\b", left))
    )


_HEADS = frozenset("name position organization institution studyType area title company issuer".split())
"""Fields that an entry is called by."""
_COMMON = frozenset(
    "the and job jobs work hospital school schools college university company inc ltd llc group services restaurant "
    "center centre one place position role entry section resume thing line same both".split()
)


def named_entry(words: str, context: Context, *, section: str = "", least: float = 0.0) -> tuple[str, int] | None:
    """The one entry that `words` name by (part of) its name or title ("the bus job"); None if none or several fit.

    `least` is the share of the name's own words that must be said, above 1 for all of it, as it stands.
    """
    shares = _shares(words, context, section)
    best = max(shares.values(), default=0.0)
    fitting = [place for place, share in shares.items() if share == best]
    return fitting[0] if best > 0 and best >= least and len(fitting) == 1 else None


def named_entries(words: str, context: Context) -> list[tuple[str, int]]:
    """The entries whose name or title stands in `words` as it was told."""
    return [place for place, share in _shares(words, context, "").items() if share > 1]


def _shares(words: str, context: Context, section: str) -> dict[tuple[str, int], float]:
    """How much of each entry's name or title is said; above 1 where all of it is, the more the longer it is."""
    said = words_of_name(words)
    shares: dict[tuple[str, int], float] = {}
    for fact in context.live():
        if fact.field not in _HEADS or fact.section == "basics" or (section and fact.section != section):
            continue
        own = words_of_name(fact.value)
        hits = [word for word in own if any(_same_word(word, other) for other in said)]
        share = len(hits) / len(own) if own else 0.0
        if re.search(rf"(?<!\w){re.escape(fact.value.lower())}(?!\w)", words.lower()):
            share = 2.0 + len(fact.value) / 100
        shares[fact.section, fact.entry] = max(share, shares.get((fact.section, fact.entry), 0.0))
    return shares


def words_of_name(text: str) -> set[str]:
    """The words by which people tell one name from another: neither function words nor "job" and "company"."""
    words = {word for word in re.findall(r"[a-z0-9'&-]+", text.lower()) if len(word) > 2} - _COMMON
    return {word for word in words if not is_function_word(word)}


def names_same(words: set[str], own: set[str]) -> bool:
    """Whether every one of `words` is a word of `own`, its beginning, or a form of it ("welding" for "welder")."""
    return bool(words) and all(any(_same_word(word, other) for other in own) for word in words)


def _same_word(one: str, other: str) -> bool:
    """ "vet" for "veterinary", "Amcore" for "Amcor", "welding" for "welder"."""
    short, long = sorted((one, other), key=len)
    return (
        one == other
        or (len(short) >= 3 and long.startswith(short) and short not in {"pre", "pro"})
        or (len(short) >= 5 and fuzz.ratio(one, other) >= 88)
        or (len(_root(short)) >= 4 and _root(one) == _root(other))
    )


def _root(word: str) -> str:
    return re.sub(r"(?:ing|ers?|ed|s)$", "", word)
