"""Which stored facts the words of a request mean ("the carer job", "the bit about loggers", "my phone number").

Words that fit nothing, or two things alike, mean nothing: a question is better than the wrong thing taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from agents.coverage import stems
from agents.understand.drafts import NAME_FIELD
from agents.understand.instructions import is_order
from agents.understand.references import (
    DATE_FIELDS,
    FIELD_WORDS,
    SECTION_WORDS,
    named_entries,
    names_same,
    words_of_name,
)
from agents.understand.values import Context
from storage.facts import Fact

Place = tuple[str, int]

_FIELDS = {
    **{name: words for name, words in FIELD_WORDS.items() if name not in DATE_FIELDS},
    "startDate": r"start(?:ing)?(?:\s+dates?)?|beginning",
    "endDate": r"end(?:ing)?(?:\s+dates?)?",
}
"""Words for fields; "left" and "till" say no date here."""

_LONG = frozenset({"highlight", "description", "summary"})
_HEADS = frozenset("name organization institution title position studyType area language issuer company".split())
_FILLERS = frozenset(
    "thing things bit part parts stuff line lines bullet bullets point points sentence one ones about where with from "
    "says saying mentions mentioning resume list item items entry entries fact facts note notes section altogether "
    "completely entirely again mention all every everything anything please last first second other old new".split()
)
_DETERMINER = re.compile(
    r"^\W*(?:(?:that|this|those|these|the|my|an?|also|about|all(?:\s+of)?|i\s+(?:said|told)(?:\s+you)?|from)\s+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,]*\b(?:please|pls|thanks|thx|lol|haha|tbh|too|as\s+well|altogether|completely|entirely|again|now|(?:from|off|on|in)\s+(?:the|my)\s+"
    r"(?:resume|cv|list|file|pdf))\W*$",
    re.IGNORECASE,
)
_NEWEST = re.compile(
    r"\W*(?:that|this|it|them|those|these|(?:the\s+)?last\s+(?:one|thing|bit|part)|(?:all\s+(?:of\s+)?)?(?:what|that|everything)\s+i\s+"
    r"(?:just\s+)?(?:said|told\s+you|wrote|typed))(?:\s+(?:one|thing|bit|part))?\W*",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\W*(?:everything|anything|all(?:\s+(?:the\s+)?(?:lines?|stuff|bits?|mentions?|things?))?|any\s+(?:mention|line)s?|every\s+(?:line|mention))\s+"
    r"(?:about|of|on|to\s+do\s+with|with|that\s+mentions?|mentioning)\s+(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
_SEVERAL = re.compile(
    r"\b(?:all|every|skills|certificates|certs|awards|languages|projects|jobs|interests|hobbies|references)\b",
    re.IGNORECASE,
)
_ITEMS = re.compile(
    r"\s*(?:[,;]\s*(?:and\s+)?|&|\+|\band\b|\bplus\b|\bor\b|\bas\s+well\s+as\b)\s*(?:also\s+)?", re.IGNORECASE
)
_LINE = re.compile(
    r"^\W*(?:(?:please|pls|can\s+you|just|delete|remove|scrap|drop|erase|cut|strike|take\s+out|get\s+rid\s+of)\s+)*"
    r"(?:(?:the|that|this|my)\s+)?(?:(?:line|bullet(?:\s+point)?|point|sentence|entry|fact|note|part)s?\s+)"
    r"(?:(?:that\s+)?(?:says?|saying|about|with|where|reading|called)\s+|:\s*)?",
    re.IGNORECASE,
)

_NAMED_AS = re.compile(
    rf"^\W*(?:(?:the|that|this|my)\s+)?(?:(?:{'|'.join(SECTION_WORDS.values())}|one|line|entry|"
    rf"thing)\s+)?(?:called\s+|named\s+)?",
    re.IGNORECASE,
)
"""What stands in front of a name: "the certificate called …"."""
_NAME = 4
"""Words up to which an order may be a name: "the change please one"."""


def find_meant(words: str, context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the facts that `words` mean, one thing or several in a row, and those of the words that mean none."""
    bare = _NAMED_AS.sub("", words)
    if len(words.split()) > _NAME and is_order(bare):  # an order that was once taken for a name: only that is meant
        ids = _exactly(words, context) or _exactly(bare, context)
        return ids, () if ids else (words.strip(),)
    if about := _ABOUT.fullmatch(words):
        return _mentioning(about["what"], context)
    joints = [(match.start(), match.end()) for match in _ITEMS.finditer(words)]
    starts, ends = [0, *(end for _, end in joints)], [*(start for start, _ in joints), len(words)]
    found: list[tuple[str, tuple[str, ...]]] = []
    missed: list[str] = []
    first = 0
    while first < len(starts):
        for last in range(len(ends) - 1, first - 1, -1):
            item = words[starts[first] : ends[last]]
            ids = _exactly(item, context) or _loosely(item, context, several=last > first)
            if ids:
                found.append((item, ids))
                break
        else:
            last = first
            missed += [words[starts[first] : ends[last]].strip()]
        first = last + 1
    if missed:  # of "City & Guilds", unknown, no town is taken out
        found = [(item, ids) for item, ids in found if _content(_plain(item)) or _DETERMINER.match(item.strip())]
    return tuple(dict.fromkeys(one for _, ids in found for one in ids)), tuple(item for item in missed if item)


def lines_said(words: str, context: Context) -> tuple[str, ...]:
    """The told line that `words` quote, in whole or in good part ("the line Good evening"); () if there is none."""
    quoted = re.search(r"[\"'“‘](.{3,}?)[\"'”’](?:\W|$)", words)
    said = (quoted[1] if quoted else _LINE.sub("", words)).strip(" \"'“”‘’.,!…").lower()
    if len(said) < 4:
        return ()
    told = [fact for fact in context.live() if fact.field in _LONG | {"skill"}]
    scored = [(_likeness(said, fact.value.lower()), number) for number, fact in enumerate(told)]
    best, number = max(scored, default=(0.0, 0))
    return (told[number].id,) if best >= 90 else ()


def _likeness(said: str, value: str) -> float:
    """0 to 100; a short value that is only a part of what was said is not meant by it."""
    return fuzz.partial_ratio(said, value) if len(said) <= len(value) else fuzz.ratio(said, value)


def _exactly(item: str, context: Context) -> tuple[str, ...]:
    """What stands in `item` word for word: a line in quotes or in good part, or a value that is all of it."""
    plain = _plain(item)
    if not plain or _NEWEST.fullmatch(plain):
        return ()
    same = [fact for fact in context.live() if fact.value.casefold() == plain.casefold() and fact.field not in _LONG]
    if same:
        heads = [fact for fact in same if NAME_FIELD.get(fact.section, "language") == fact.field]
        return _entry((heads or same)[-1], context) if heads else tuple(fact.id for fact in same)
    return lines_said(item, context) if len(plain.split()) > 1 or re.search(r"[\"“]", item) else ()


def _loosely(item: str, context: Context, *, several: bool = False) -> tuple[str, ...]:
    """What `item` means in part; what may be `several` things in a row is one only where all its words are of one."""
    plain = _plain(item)
    if several:
        alone = any(_exactly(part, context) for part in _ITEMS.split(plain))
        return () if alone else _line(plain, context, least=1.0)
    if _NEWEST.fullmatch(item.strip()) or _NEWEST.fullmatch(plain):
        newest = max((fact.source.turn for fact in context.live()), default=0)
        return tuple(fact.id for fact in context.live() if fact.source.turn == newest)
    if _has(r"lines?|bullets?|sentences?", plain):
        return _line(plain, context)
    sections = [name for name, words in SECTION_WORDS.items() if _has(words, plain)]
    fields = [name for name, words in _FIELDS.items() if _has(words, plain)]
    if not (content := _content(plain)):
        return _of_kind(plain, sections, fields, context) if sections or fields else _line(plain, context)
    if place := _entry_named(content, plain, sections, context):
        dated = [name for name in (*fields, *(DATE_FIELDS if _has(r"dates?|years?", plain) else ())) if name != "name"]
        live = context.live(*place)
        if own := tuple(fact.id for fact in live if fact.field in dated):
            return own
        titles = [fact for fact in live if fact.field == "position" and names_same(content, words_of_name(fact.value))]
        named = any(fact.field == NAME_FIELD.get(place[0]) for fact in live)
        if titles and named and not sections and not any(_names(content, fact) for fact in live if fact not in titles):
            return tuple(fact.id for fact in titles)
        return tuple(fact.id for fact in live)
    values = [
        fact
        for fact in context.live()
        if fact.field not in _LONG | set(DATE_FIELDS)
        and _names(content, fact)
        and (not sections or fact.section in sections)
    ]
    if values and len({fact.value.casefold() for fact in values}) == 1:
        return tuple(fact.id for fact in values)
    return () if sections and "skills" not in sections else _line(plain, context)


def _entry_named(content: set[str], plain: str, sections: list[str], context: Context) -> Place | None:
    """The one entry of which all that is said is a name or title, whole names before parts of them."""
    whole = [place for place in named_entries(plain, context) if not sections or place[0] in sections]
    if len(whole) == 1:
        return whole[0]
    shares: dict[Place, float] = {}
    for place in dict.fromkeys((fact.section, fact.entry) for fact in context.live()):
        if place[0] == "basics" or (sections and place[0] not in sections):
            continue
        own = set().union(*(words_of_name(fact.value) for fact in context.live(*place) if fact.field in _HEADS))
        if own and names_same(content, own):
            shares[place] = len(content & own) + len(content) / (len(own) + len(content))
    best = max(shares.values(), default=0.0)
    fitting = [place for place, share in shares.items() if share == best]
    return fitting[0] if len(fitting) == 1 else None


def _names(content: set[str], fact: Fact) -> bool:
    return fact.field not in _LONG and names_same(content, words_of_name(fact.value))


def _line(plain: str, context: Context, *, least: float = 0.6) -> tuple[str, ...]:
    """The one told line with most of these words; () where two have as many."""
    wanted = stems(" ".join(word for word in plain.split() if word.lower().strip(".,'\"") not in _FILLERS))
    told = [fact for fact in context.live() if fact.field in _LONG]
    if not told or len(wanted) < (2 if least == 1 else 1):
        return ()
    shares = [len(wanted & stems(fact.value)) / len(wanted) for fact in told]
    best = max(shares)
    if best < (1 if len(wanted) == 1 else least) or shares.count(best) > 1:
        return ()
    return (told[shares.index(best)].id,)


def _of_kind(plain: str, sections: list[str], fields: list[str], context: Context) -> tuple[str, ...]:
    """Words that only say the kind: "my phone number", "all languages", "the last job", "the award"."""
    live = context.live()
    if basics := tuple(fact.id for fact in live if fact.section == "basics" and fact.field in fields):
        return basics
    for section in sections:
        facts = context.live(section)
        order = list(dict.fromkeys(fact.entry for fact in facts))
        if not order:
            continue
        if re.search(r"\b(?:all|every)\b|s\W*$", plain, re.IGNORECASE) and _SEVERAL.search(plain):
            return tuple(fact.id for fact in facts)
        newest = max(fact.source.turn for fact in live)
        ordinal = re.search(r"\b(first|last|latest|newest|that|this)\b", plain, re.IGNORECASE)
        if len(order) > 1 and not ordinal and all(f.source.turn < newest for f in facts if f.entry == order[-1]):
            return ()
        entry = order[0] if ordinal and ordinal[1].lower() == "first" else order[-1]
        dated = [name for name in fields if name in DATE_FIELDS]
        return tuple(fact.id for fact in facts if fact.entry == entry and (not dated or fact.field in dated))
    dated_facts = [fact for fact in live if fact.field in fields]
    return (dated_facts[-1].id,) if len({(fact.section, fact.entry) for fact in dated_facts}) == 1 else ()


def _mentioning(words: str, context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every fact that mentions one of several things ("everything about Bo and my mum")."""
    found: list[str] = []
    missed: list[str] = []
    for item in _ITEMS.split(words):
        wanted = stems(_plain(item))
        ids = [fact.id for fact in context.live() if wanted and wanted <= stems(fact.value)]
        found += ids
        missed += [] if ids or not wanted else [item.strip()]
    return tuple(dict.fromkeys(found)), tuple(missed)


def _plain(item: str) -> str:
    shorter = _TAIL.sub("", item.strip(" \t\n.,!?;:\"'“”‘’"))
    return _DETERMINER.sub("", shorter).strip(" .,!?;:\"'“”‘’")


def _content(plain: str) -> set[str]:
    kinds = "|".join([*SECTION_WORDS.values(), *_FIELDS.values(), r"dates?|years?"])
    left = re.sub(rf"\b(?:{kinds})\b", " ", plain, flags=re.IGNORECASE)
    return {word for word in words_of_name(left) if word not in _FILLERS} | set(re.findall(r"\b\d+\b", left))


def _has(pattern: str, words: str) -> bool:
    return re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE) is not None


def _entry(head: Fact, context: Context) -> tuple[str, ...]:
    return _ids(context.live(head.section, head.entry))


def _ids(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(fact.id for fact in facts)
