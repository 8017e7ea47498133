"""How people name what they told before: the words for sections and fields, and whether words name a value."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

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
