"""One employer under one name: "tri county" said of "tri county foods warehouse", "same place", "there too".

A second job there is another entry with the name told first; its title and dates do not change the first one's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agents.understand.names import ORGANISATION
from agents.understand.values import Context, Found
from agents.understand.words import flatten
from storage.facts import Fact

_SAME = re.compile(
    r"(?:at\s+|in\s+)?(?:the\s+)?same\s+(?:place|company|employer|firm|shop|school|hospital|warehouse|one|restaurant|store)"
    r"(?:\s*[,:-]\s*|\s+)?",
    re.IGNORECASE,
)
_DATES = frozenset({"startDate", "endDate"})


def under_one_name(facts: Sequence[Found], text: str, context: Context) -> tuple[Found, ...]:
    """`facts` with every employer known already under the name that it was told by first."""
    named = [_with_known_name(found, context) for found in facts]
    return tuple(_at_asked(_apart(named, flatten(text), context), context))


def known_employer(words: str, context: Context) -> Fact | None:
    """The employer that words mean: the last one by "same place", else the one whose name begins with them."""
    names = [fact for fact in context.live("work") if fact.field == "name"]
    if same := _SAME.match(words):
        rest = words[same.end() :].strip(" ,.")
        return (known_employer(rest, context) if rest else None) or (names[-1] if names else None)
    fitting = {fact.value.casefold(): fact for fact in names if _begins(fact.value, words)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _begins(name: str, words: str) -> bool:
    """Whether a longer name begins with these words, and they are more than one common word."""
    long, short = (re.findall(r"[\w&'-]+", value.casefold()) for value in (name, words))
    own = [word for word in short if word not in ORGANISATION and len(word) > 2]
    return len(short) < len(long) and long[: len(short)] == short and bool(own) and (len(short) > 1 or len(own[0]) > 4)


def _with_known_name(found: Found, context: Context) -> Found:
    if (found.section, found.field) != ("work", "name"):
        return found
    known = known_employer(found.value, context)
    if known is None or known.entry == found.entry:
        return found
    return replace(found, value=known.value, end=found.end)


def _at_asked(facts: Sequence[Found], context: Context) -> list[Found]:
    """The employer of the job it was asked for, told with a word of its title, is of that job and of no new one."""
    asked = context.asked_entry if context.asked_section == "work" and "name" in context.asked_fields else None
    own = [fact for fact in context.live("work", asked) if asked is not None]
    new = {found.entry for found in facts if found.section == "work" and not context.live("work", found.entry)}
    if asked is None or len(new) != 1 or any(fact.field == "name" for fact in own):
        return list(facts)
    titles = {word for fact in own if fact.field == "position" for word in fact.value.casefold().split()}
    told = [found for found in facts if (found.section, found.entry) == ("work", *new)]
    again = [found for found in told if found.field == "position" and set(found.value.casefold().split()) <= titles]
    if len(again) != sum(found.field == "position" for found in told) or not again:
        return list(facts)
    return [replace(found, entry=asked) if found in told else found for found in facts if found not in again]


def _apart(facts: Sequence[Found], text: str, context: Context) -> list[Found]:
    """A title without an employer, told with dates of a known one, is a second job there with dates of its own."""
    new = next((found for found in facts if _is_bare_title(found, facts, context)), None)
    dates = [found for found in facts if found.section == "work" and found.field in _DATES and new]
    places = {found.entry for found in dates if found.entry != (new.entry if new else None)}
    if new is None or len(places) != 1:
        return list(facts)
    place = places.pop()
    names = [fact for fact in context.live("work", place) if fact.field == "name"]
    titles = [fact.value.casefold() for fact in context.live("work", place) if fact.field == "position"]
    short = re.search(_opening(names[-1].value), text, re.IGNORECASE) if names else None
    if short is None or not titles or new.value.casefold() in titles:
        return list(facts)
    moved = [
        replace(f, entry=new.entry, replaces=None) if (f.section, f.entry) == ("work", place) else f for f in facts
    ]
    return [*moved, Found("work", new.entry, "name", names[-1].value, *short.span())]


def _opening(name: str) -> str:
    """The first two words of a name, as a pattern; the only one of a short name."""
    return r"\b" + r"\s+".join(map(re.escape, name.split()[:2])) + r"\b"


def _is_bare_title(found: Found, facts: Sequence[Found], context: Context) -> bool:
    if (found.section, found.field) != ("work", "position") or context.live("work", found.entry):
        return False
    return not any(other.field == "name" for other in facts if (other.section, other.entry) == ("work", found.entry))
