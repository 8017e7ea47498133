"""Requests to keep silent: which stored facts they mean ("take out everything about Bo and my mum, it was private").

What cannot be found is said to be nowhere on the resume; nothing else is taken out in its place.
"""

from __future__ import annotations

import re

from agents.understand.private import FAMILY, hushed, is_hush, is_private
from agents.understand.values import Context, Understanding
from agents.understand.words import flatten, is_function_word
from storage.facts import Fact

_TAKE_OUT = re.compile(
    r"\b(?:take|leave|remove|delete|scrap|drop|erase|forget|get\s+rid\s+of|cut|lose|wipe|clear|hide|(?:do\s+not|don'?t|dont)\s+(?:include|"
    r"mention|put|use|list|show|keep))\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:everything|anything|all(?:\s+(?:of\s+)?(?:it|that|the\s+\w+|mentions?|lines?|stuff|things?|bits?))?|any\s+(?:mention|line|bit)s?|"
    r"(?:the\s+)?(?:stuff|bits?|parts?|lines?|things?|mentions?|details?))\s+(?:i\s+(?:said|wrote|told\s+you)\s+)?"
    r"(?:about|of|on|to\s+do\s+with|that\s+mentions?|mentioning|regarding|concerning)\s+(?P<what>[^.!?;\n]+)",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"\s*[,-]?\s+(?:(?:because|as|since|cos|cuz)\s+)?(?:i\s+(?:already\s+)?(?:said|told)|it'?s|it\s+(?:is|was)|that'?s|they'?re|please|pls)\b.*",
    re.I,
)
_ITEMS = re.compile(r"\s*(?:,|;|&|\+|\b(?:and|or|nor)\b)\s*", re.IGNORECASE)
_PRIVATE = re.compile(
    rf"\b(?:private|personal|confidential|illness|health|sickness|why|who|reasons?|divorce|death|{FAMILY})\b",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"\b(?:illness|health|sickness|condition|disease|why|reasons?|private\s+(?:life|things?|stuff|matters?))\b",
    re.IGNORECASE,
)
"""Words for a private matter that do not name it."""
_SAME = (
    frozenset("mum mom mam mother mummy mommy ma".split()),
    frozenset("dad father daddy".split()),
    frozenset("wife spouse".split()),
    frozenset("husband hubby".split()),
    frozenset("kid kids child children".split()),
    frozenset("gran nan grandma grandmother granny nana".split()),
    frozenset("grandad granddad grandpa grandfather".split()),
)
_EMPTY = frozenset(
    "family life past name names details everything anything that this these those things stuff part bit".split()
)


def find_silence(text: str, context: Context) -> Understanding | None:
    """What a request for silence takes out; None where the message is no such request or tells something as well."""
    plain = flatten(text)
    about = _ABOUT.search(plain) if _TAKE_OUT.search(plain) else None
    if about and _PRIVATE.search(plain):
        topics = [_WHY.sub("", about["what"])]
    elif is_hush(plain):
        if not (topics := hushed(plain)):
            return Understanding("skip" if context.asked_section else "private")
    else:
        return None
    found = facts_about(topics, context)
    return Understanding("withdraw", withdraws=found) if found else Understanding("private")


def facts_about(topics: list[str], context: Context) -> tuple[str, ...]:
    """Ids of the live facts that mention one of `topics`, and the dates of an entry that has nothing else left."""
    live = context.live()
    gone = [fact for fact in live if any(_is_about(fact, item) for topic in topics for item in _ITEMS.split(topic))]
    heads = {(fact.section, fact.entry) for fact in live if fact not in gone and "Date" not in fact.field}
    places = {(fact.section, fact.entry) for fact in gone} - heads
    return tuple(fact.id for fact in live if fact in gone or (fact.section, fact.entry) in places)


def _is_about(fact: Fact, topic: str) -> bool:
    if (fact.section, fact.field) == ("basics", "name"):
        return False
    said = f"{fact.value} {fact.source.words}" if fact.field == "highlight" else fact.value
    if _MATTER.search(topic):
        return fact.field in {"highlight", "summary", "description"} and is_private(said)
    words = re.findall(r"[^\W\d_][\w'-]*", topic.lower())
    wanted = [word for word in words if not is_function_word(word) and word not in _EMPTY and len(word) > 1]
    spoken = set(re.findall(r"[^\W\d_][\w-]*", said.lower().replace("'s", "")))
    return bool(wanted) and all(any(same in spoken for same in _synonyms(word)) for word in wanted)


def _synonyms(word: str) -> frozenset[str]:
    bare = word.removesuffix("'s")
    return next((family for family in _SAME if bare in family), frozenset({bare}))
