"""What was told rightly and put in the wrong place: "change City & Guilds: it's a certificate, not a duty", "put Xero
under skills". The words told before stay; only what they are changes."""

from __future__ import annotations

import re

from agents.understand.meant import find_meant
from agents.understand.values import Context, Found, Understanding
from agents.understand.words import flatten, is_past, tokenize

_KINDS = {
    "certificates": r"certificates?|certs?|certifications?|licen[sc]es?|tickets?|qualifications?",
    "skills": r"skills?",
    "awards": r"awards?|prizes?",
    "interests": r"interests?|hobby|hobbies",
}
_KIND = "|".join(_KINDS.values())
_WRONG = (
    rf"(?:{_KIND}|duty|duties|task|job|line|bullet|employer|company|position|title|language|project|school|"
    r"(?:some)?thing\s+i\s+did|work)"
)
_LEAD = r"\W*(?:(?:no|wait|sorry|oh|hey|and|also|please|pls|actually|can\s+you|could\s+you)\b[\s,.!]*)*"
_AN = r"(?:an?\s+|my\s+|one\s+of\s+my\s+|the\s+)?"
_SHAPES = tuple(
    re.compile(_LEAD + pattern + r"\W*", re.IGNORECASE)
    for pattern in (
        r"(?:change|fix|correct|move)\s+(?P<what>.{3,60}?)\s*[:,;-]\s*(?:it'?s|it\s+is|that'?s|its)\s+(?:really\s+|actually\s+)?"
        rf"{_AN}(?P<kind>{_KIND})(?:\s*,?\s*(?:and\s+)?not\s+{_AN}{_WRONG})?",
        rf"(?P<what>.{{3,60}}?)\s+(?:is|are|was)\s+(?:really\s+|actually\s+)?{_AN}(?P<kind>{_KIND})\s*,?\s*(?:and\s+)?not\s+{_AN}{_WRONG}",
        rf"(?P<what>.{{3,60}}?)\s+(?:isn'?t|is\s+not|was\s+not|wasn'?t)\s+{_AN}{_WRONG}\s*,?\s*(?:but|it'?s|it\s+is|its)\s+{_AN}(?P<kind>{_KIND})",
        rf"(?:move|put|list)\s+(?P<what>.{{3,60}}?)\s+(?:to|under|into|in|with)\s+(?:the\s+|my\s+)?(?P<kind>{_KIND})(?:\s+section)?"
        r"(?:\s+(?:please|pls|instead))*",
    )
)


def find_recast(text: str, context: Context) -> Understanding | None:
    """The told thing that is something else than it was taken for; None where the words say nothing of the kind, or
    name nothing known."""
    plain = flatten(text)
    for pattern in _SHAPES:
        if (match := pattern.fullmatch(plain)) is None:
            continue
        section = next(name for name, words in _KINDS.items() if re.fullmatch(words, match["kind"], re.IGNORECASE))
        ids, missed = find_meant(match["what"], context)
        facts = [fact for fact in context.live() if fact.id in ids and fact.section != section]
        if missed or len(facts) != 1 or len(facts) != len(ids):
            continue
        value = facts[0].value
        words = [token.lower for token in tokenize(value) if token.is_word]
        if len(words) > 12 or is_past(words[0]):
            return Understanding("correct")
        field = {"skills": "skill", "awards": "title"}.get(section, "name")
        entry = 0 if section == "skills" else context.next_entry(section)
        return Understanding("correct", recasts=((facts[0].id, Found(section, entry, field, value, 0, len(value))),))
    return None
