"""A whole entry that is something else than it was taken for: "it wasnt a job it was a uni project", "thats my
volunteering not a job", "put the food bank under volunteering". All that was told of it moves, in the words told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.understand.references import names_same, words_of_name
from agents.understand.values import Context, Found, Understanding
from agents.understand.words import flatten
from storage.facts import Fact

_KINDS = {
    "projects": (
        r"(?:(?:uni(?:versity)?|school|college|group|class|course|student|final[- ]year|side|personal|home|hobby|own|"
        r"little)\s+)*projects?|coursework|(?:my\s+)?dissertation"
    ),
    "volunteer": (
        r"(?:just\s+|only\s+)?(?:(?:volunteering|voluntary|volunteer)(?:\s+(?:job|work|role|thing))?|"
        r"unpaid(?:\s+(?:job|work|role))?|charity\s+work|i\s+(?:just\s+)?volunteer(?:ed)?(?:\s+there)?)"
    ),
    "work": r"(?:(?:real|proper|paid|actual|part[- ]time|full[- ]time|summer|saturday)\s+)*(?:job|work|employment)",
}
"""What people call each kind of entry."""
_OTHER = r"(?:(?:real|proper|paid|actual)\s+)*(?:job|work|employer|company|volunteering|project|school|business)"
_LEAD = (
    r"\W*(?:(?:no+|nope|wait|sorry|oh|hey|and|but|also|please|pls|actually|well|haha|lol|like|can\s+you|could\s+you)\b"
    r"[\s,.!]*)*"
)
_AN = r"(?:(?:an?|my|the|some|part\s+of\s+(?:an?|my))\s+)?"
_WHAT = r"(?P<what>it|that|this|that\s+one|this\s+one|the\s+(?:last\s+)?(?:one|thing)|[^,.;!?\n]{3,60}?)"
_IS = r"(?:\s*'?s|\s+is|\s+was|\s+were|\s+are)"
_IS_NOT = (
    r"\s*(?:is\s+not|isn'?t|isnt|was\s+not|wasn'?t|wasnt|'s\s+not|s\s+not|not)\s+(?:really\s+|even\s+|actually\s+)?"
)
_REST = r"(?P<rest>[\s,.;:!?-]+.{3,80})?"
_SAYS = (
    r"(?:\s*[,.;-]?\s*(?:it|that|this)(?:'?s|\s+is|\s+was)\s+|\s*[,.;-]?\s*but\s+|\s*[,.;-]\s*)"
    r"(?:just\s+|actually\s+|only\s+|really\s+)?"
)
_BARE = re.compile(
    r"\W*(?:(?:the|my|a|it\s+was|it'?s)\s+)*(?P<name>[^,.;!?\n]+?)(?:\s+(?:thing|one|stuff|bit|project))?\W*",
    re.IGNORECASE,
)
"""A thing as people point at it, without the words that only point."""
_PRONOUN = re.compile(r"(?:it|that|this|thats|its)(?:\s+one)?|the\s+(?:last\s+)?(?:one|thing)", re.IGNORECASE)
_SAME = {name: name for name in ("highlight", "startDate", "endDate")}
_FIELDS = {
    "projects": {**_SAME, "name": "name", "organization": "name", "description": "description"},
    "volunteer": {
        **_SAME,
        "name": "organization",
        "organization": "organization",
        "position": "position",
        "location": "location",
    },
    "work": {**_SAME, "name": "name", "organization": "name", "position": "position", "location": "location"},
}
"""What each field is called in the section to which an entry goes; the others go."""


def find_recast_entry(text: str, context: Context) -> Understanding | None:
    """The facts of an entry that is of another kind; None where the words say no such thing, or name no one entry."""
    plain = flatten(text).strip()
    if len(plain.split()) > 24:
        return None
    for section, match in _matches(plain):
        entry = _entry_meant(match["what"], match.groupdict().get("rest") or "", section, context)
        if entry is not None:
            return _moved(entry, section, _called(match), context)
    return None


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for section, kind in _KINDS.items():
        shapes = (
            rf"{_LEAD}{_WHAT}{_IS_NOT}{_AN}{_OTHER}{_SAYS}{_AN}(?:{kind}){_REST}",
            rf"{_LEAD}{_WHAT}{_IS}\s+(?:just\s+|only\s+|actually\s+)?{_AN}(?:{kind})\s*[,;-]?\s*(?:and\s+)?"
            rf"(?:not|isn'?t|wasn'?t)\s+{_AN}{_OTHER}{_REST}",
            rf"{_LEAD}(?P<what>it|that|this)(?:'?s|\s+is|\s+was)\s+(?:just\s+|only\s+|actually\s+){_AN}(?:{kind}){_REST}",
            rf"{_LEAD}(?:move|put|list|file)\s+{_WHAT}\s+(?:to|under|into|in|with)\s+(?:the\s+|my\s+)?"
            rf"(?:{kind}|{section}s?)(?:\s+section)?"
            r"(?:\s+(?:please|pls|instead|not\s+(?:under\s+)?(?:work|jobs?|projects?)))*",
        )
        for shape in shapes:
            if match := re.fullmatch(shape + r"\W*", text, re.IGNORECASE):
                yield section, match


def _entry_meant(what: str, rest: str, target: str, context: Context) -> tuple[str, int] | None:
    """The one entry of another kind that is meant: by its name or what was done there, else the last told."""
    entries = {
        (fact.section, fact.entry): fact for fact in context.live() if fact.section in _KINDS and fact.section != target
    }
    for words in (what, rest):
        if not _PRONOUN.fullmatch(words.strip(" ,.!?-")) and (said := words_of_name(words) - _EMPTY):
            fitting = [place for place in entries if _speaks_of(place, said, context)]
            if len(fitting) == 1:
                return fitting[0]
    if not _PRONOUN.fullmatch(what.strip()):
        return None
    jobs = [fact for fact in entries.values() if fact.section == "work"]
    told = jobs if target != "work" else list(entries.values())
    last = max(told, key=lambda fact: fact.source.turn, default=None)
    return (last.section, last.entry) if last else None


def _speaks_of(place: tuple[str, int], said: set[str], context: Context) -> bool:
    """Whether all of the words, or two of them, are of what was told of an entry."""
    told = {word for fact in context.live(*place) for word in words_of_name(fact.value)}
    return names_same(said, told) or sum(names_same({word}, told) for word in said) >= 2


_EMPTY = frozenset(
    "thing stuff bit whole one uni university school project group job work volunteering not was".split()
)


def _called(match: re.Match[str]) -> tuple[str, int]:
    """What the person calls the thing, with its place: "the meanwood beck water thing" → "meanwood beck water"."""
    for group in ("rest", "what"):
        words = match.groupdict().get(group) or ""
        name = _BARE.fullmatch(words)
        if name and not _PRONOUN.fullmatch(words.strip()) and len(name["name"].split()) <= 6:
            return name["name"], match.start(group) + name.start("name")
    return "", 0


def _moved(place: tuple[str, int], section: str, called: tuple[str, int], context: Context) -> Understanding:
    """The facts of an entry as those of another section, under the name it is called by if it had none."""
    facts = context.live(*place)
    fields = _FIELDS[section]
    target = _same_named(facts, section, context)
    entry = context.next_entry(section) if target is None else target
    recasts = tuple(
        (fact.id, Found(section, entry, fields[fact.field], fact.value, 0, len(fact.value)))
        for fact in facts
        if fact.field in fields
    )
    gone = tuple(fact.id for fact in facts if fact.field not in fields)
    named = any(found.field in {"name", "organization"} for _, found in recasts) or target is not None
    name, start = called
    field = "organization" if section == "volunteer" else "name"
    new = () if named or not name else (Found(section, entry, field, name, start, start + len(name)),)
    return Understanding("correct", new, withdraws=gone, recasts=recasts)


def _same_named(facts: list[Fact], section: str, context: Context) -> int | None:
    """The entry of the section that has the same name already."""
    names = {fact.value.casefold() for fact in facts if fact.field in {"name", "organization"}}
    return next((fact.entry for fact in context.live(section) if fact.value.casefold() in names), None)
