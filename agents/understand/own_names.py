"""The person's own name, wherever in a message it is said: "… btw im priya nair", "mike dorn here", "X Y is my name,
thats not a job". Only what is said to be the name, or introduces the person by first and last name, is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from agents.understand.intents import is_gibberish
from agents.understand.names import ORGANISATION, is_place
from agents.understand.profile import FEELING
from agents.understand.regions import ends_in_region
from agents.understand.skills import is_skill
from agents.understand.titles import is_head
from agents.understand.values import Context, Found, Understanding
from agents.understand.words import flatten, is_function_word, is_past, is_verb
from agents.verify.lexicon import is_word
from storage.facts import Fact

_WORD = r"[^\W\d_](?:[\w'’-]*\w)?"
_NAME = rf"(?P<name>{_WORD}(?:\s+(?:[a-z]\.|{_WORD})){{0,3}}?)"
_AT_HEAD = r"(?:^|(?<=[.,;:!?\n(])|(?<=\s-))\s*"
_OPENING = (
    r"(?:(?:ok(?:ay)?|so|and|oh|no|yes|yeah|sure|well|right|hi+|hiya|hello|hey|sorry|also|but|btw|by\s+the\s+way|there|wait|"
    r"actually|as\s+i\s+said|i\s+(?:said|told\s+you)|its|it'?s)\b[\s,!.:-]*)*"
)
_BEHIND = (
    r"(?=\s*(?:$|[,.;:!?\n()/|]|\s-+\s|\d|\+|(?:btw|by\s+the\s+way|and|but|here|from|in|so|not|its|it'?s|thats?|that'?s|i|im|i'?m|i'?ve|my|like|as\s+in|"
    r"spelled|spelt|please|pls|thanks|lol|haha|though|tho|the\s+name|phone|e-?mail|tel|mobile|cell)\b|[\w.+-]+@))"
)
_CALLED = (
    rf"(?:my\s+(?:own\s+|full\s+|real\s+|first\s+and\s+last\s+)?names?(?:'?s|\s+is|\s+was|\s*[:=])?|"
    rf"{_AT_HEAD}{_OPENING}(?:(?:the\s+)?name(?:'?s|\s+is|\s*[:=])|names)|"
    r"(?:you\s+can\s+)?(?:call|put)\s+me(?:\s+down)?(?:\s+as)?|i'?m\s+called|i\s+am\s+called|i\s+go\s+by)\s+"
)
_IS_NO_JOB = (
    r"(?:is\s+not|isn'?t|was\s+not|wasn'?t|not|isnt|no)\s+(?:(?:my|an?|the|any)\s+)?"
    r"(?:employer|job|company|work|boss|firm|school|place|skill|title|project)s?\b"
)
_SAYS_SO = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_CALLED}(?:just\s+|again\s+|is\s+)?{_NAME}{_BEHIND}",
        rf"{_AT_HEAD}{_OPENING}{_NAME}\s*(?:'s|,)?\s+(?:is|was|that'?s|thats)\s+(?:just\s+|only\s+|actually\s+)?(?:my\s+(?:own\s+|full\s+|real\s+)?name\b|me\b(?!\s+\w))",
        rf"{_AT_HEAD}{_OPENING}{_NAME}\s+{_IS_NO_JOB}[\s,.;!-]*(?:(?:it|that|this)(?:'s|\s+is)|its|thats)\s+(?:just\s+)?(?:my\s+(?:own\s+)?name|me)\b",
    )
)
"""Words that say outright that a name is the person's; then a single word is one."""
_TWICE = rf"(?:(?P<first>{_WORD})[\s,.]+(?=(?P=first)\s))?"
_INTRODUCES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_AT_HEAD}{_OPENING}(?:i'?m|i\s+am|this\s+is|(?:and|but)\s+i'?m)\s+{_TWICE}{_NAME}{_BEHIND}",
        rf"^\W*{_OPENING}(?:it'?s|its)\s+{_TWICE}{_NAME}{_BEHIND}",
        rf"\b(?:and|btw|by\s+the\s+way)\s+(?:i'?m|i\s+am)\s+{_NAME}{_BEHIND}",
        rf"{_AT_HEAD}{_OPENING}{_NAME}\s+(?:here|speaking)(?=\s*(?:$|[,.;!\n]|\s-))",
    )
)
"""Words by which people introduce themselves, and say other things too: only first and last name count."""
_OPENS = (re.compile(rf"^\W*{_OPENING}{_NAME}(?=\s*(?:[.,;\n]|$))", re.IGNORECASE),)
"""A name at the head of an answer to the question for it."""
_TAIL = re.compile(
    r"\s*[,;.!-]*\s*(?:(?:btw|by\s+the\s+way|here|speaking)\b|"
    rf"(?:and\s+|but\s+)?(?:(?:it|that|this)(?:'s|\s+is)\s+|(?:thats|its|it|that|this)\s+)?{_IS_NO_JOB}[\s.!]*)",
    re.IGNORECASE,
)
_POINTS = re.compile(
    rf"\W*{_OPENING}(?:(?:that|it|this)(?:'s|\s+is|\s+was)|thats|its)\s+(?:just\s+|actually\s+)?(?:my\s+(?:own\s+)?name|me)\b"
    rf"(?:\s*[,;.!-]*\s*(?:and\s+|but\s+)?(?:(?:it|that|this)(?:'s|\s+is)\s+|(?:thats|its|it|that|this)\s+)?{_IS_NO_JOB})?\W*",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(r"['’](?:s|m|re|ve|ll|d|t)$")
_PARTICLES = frozenset("de van von der den la le da do dos du di del bin al el y ni mc mac o".split())
_LIKE_WORDS = frozenset(
    "will may rose mark grant rob pat drew sue chase faith hope wade cook baker hunter so an".split()
)
"""Words of sentences that are also names of persons."""
_NOT_NAMES = FEELING | frozenset(
    "name names job jobs work working btw resume cv email phone mail number address town city boss company employer "
    "school sure fine here there mine yours everything nothing something anything what that this these those all both "
    "one none already said told you me him her them it".split()
)


@dataclass(frozen=True, slots=True)
class OwnName:
    """A name at `start`..`end`; `first`..`last` is all that says so, the denial that it is an employer included."""

    start: int
    end: int
    first: int
    last: int


def find_own_name(text: str, context: Context) -> OwnName | None:
    """The name that the message says is the person's own, or by which they introduce themselves while it is not known.

    An introduction needs a word that is in no dictionary, unless the name was asked for: "I am Team Lead" names nobody.
    """
    plain = flatten(text)
    if told := next(_names(plain, _SAYS_SO, least=1), None):
        return told
    if any(fact.field == "name" for fact in context.live("basics")):
        return None
    asked = context.asked_section == "basics" and "name" in context.asked_fields
    if asked and not is_gibberish(plain) and (opening := next(_names(plain, _OPENS, least=2), None)):
        return opening
    return next((name for name in _names(plain, _INTRODUCES, least=2) if asked or _is_odd(plain, name)), None)


def tells_name(understood: Understanding) -> bool:
    return any((found.section, found.field) == ("basics", "name") for found in understood.facts)


def is_taken_for_other(name: OwnName, text: str, context: Context) -> bool:
    """Whether something that was stored of a job, a school or the like is the name."""
    return bool(_taken(" ".join(text[name.start : name.end].split()), context))


def of_own_name(name: OwnName, text: str, understood: Understanding, context: Context) -> Understanding:
    """`understood`, which was read without the words of the name, with the name as a fact.

    What was stored under that name as an employer, a school or a deed was the name, and becomes it.
    """
    words = " ".join(text[name.start : name.end].split())
    taken = _taken(words, context)
    known = [fact for fact in context.live("basics") if fact.field == "name"]
    found = Found("basics", 0, "name", words, name.start, name.end, known[-1].id if known else None)
    told = any(_is_same(fact.value, words) for fact in known)
    recasts = understood.recasts
    if taken and not known:
        recasts = (*recasts, (taken[0].id, Found("basics", 0, "name", taken[0].value, 0, len(taken[0].value))))
        return _with(understood, (), tuple(fact.id for fact in taken[1:]), recasts)
    return _with(understood, () if told and taken else (found,), tuple(fact.id for fact in taken), recasts)


def points_at_name(text: str, context: Context) -> Understanding | None:
    """ "That's my name, not the employer": what was named last of a job or a school is the name. None otherwise."""
    if _POINTS.fullmatch(flatten(text)) is None:
        return None
    named = [fact for fact in context.live() if fact.field in {"name", "institution", "organization"}]
    last = named[-1] if named and named[-1].section != "basics" else None
    if last is None or not _is_person(last.value, least=1):
        return None
    if any(fact.field == "name" for fact in context.live("basics")):
        return Understanding("correct", withdraws=(last.id,))
    return Understanding("correct", recasts=((last.id, Found("basics", 0, "name", last.value, 0, len(last.value))),))


def without_name(text: str, name: OwnName) -> str:
    """`text` with blanks for the name and what says that it is one."""
    return text[: name.first] + re.sub(r"[^\n]", " ", text[name.first : name.last]) + text[name.last :]


def _with(
    understood: Understanding,
    facts: tuple[Found, ...],
    withdraws: tuple[str, ...],
    recasts: tuple[tuple[str, Found], ...],
) -> Understanding:
    changes = bool(withdraws or recasts) and not understood.facts
    intent = understood.intent if understood.intent in {"correct", "target"} else "correct" if changes else "answer"
    return replace(
        understood,
        intent=intent,
        facts=(*facts, *understood.facts),
        withdraws=(*understood.withdraws, *withdraws),
        recasts=recasts,
    )


def _names(text: str, patterns: tuple[re.Pattern[str], ...], *, least: int) -> Iterator[OwnName]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if _is_person(text[start:end], least=least):
                tail = _TAIL.match(text, match.end())
                head = match.start() + len(match[0]) - len(match[0].lstrip())
                yield OwnName(start, end, min(head, start), tail.end() if tail else match.end())


def _is_person(words: str, *, least: int) -> bool:
    """Whether words can be the name of somebody: none of work, of a place or of a sentence."""
    parts = [part.lower().strip(".") for part in words.split()]
    own = [part for part in parts if part not in _PARTICLES and len(part) > 1]
    if (
        len(own) < least
        or is_place(words)
        or ends_in_region(words)
        or is_skill(words)
        or any(part in ORGANISATION for part in own)
    ):
        return False
    long = [part for part in own if len(part) > 2]
    if len(set(long)) < len(long) or "a" in parts or any(_CONTRACTED.search(part) for part in parts):
        return False
    if any(part in _NOT_NAMES or (is_function_word(part) and part not in _LIKE_WORDS) for part in own):
        return False
    cased = all(part[0].isupper() for part in words.split() if part.lower() not in _PARTICLES)
    if is_head(own[-1]) and not (cased and len(own) > 1):
        return False
    if any(is_head(part) for part in own[:-1]):
        return False
    return cased or not any(
        part not in _LIKE_WORDS and (is_past(part) or is_verb(part) or part.endswith("ing")) for part in own
    )


def _is_odd(text: str, name: OwnName) -> bool:
    words = text[name.start : name.end].split()
    return not all(is_word(word) for word in words)


def _taken(words: str, context: Context) -> list[Fact]:
    return [fact for fact in context.live() if fact.section != "basics" and _is_same(fact.value, words)]


def _is_same(value: str, name: str) -> bool:
    return value.casefold().split() == name.casefold().split()
