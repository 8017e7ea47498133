"""New dates for entries that are named: "the Walgreens job started in July 2017", "the car wash was 2025 not 2026".

The entry named is the one that changes. Where it cannot be told which of its dates is meant, nothing does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from agents.understand.dates import DateSpan
from agents.understand.exchanges import with_month
from agents.understand.intents import is_correction
from agents.understand.page import Page
from agents.understand.references import DATE_FIELDS, named_entry, names_same, words_of_name
from agents.understand.values import Context, Found
from agents.understand.words import is_function_word
from storage.facts import Fact

Place = tuple[str, int]

_STARTS = re.compile(
    r"\b(?:start(?:ed|s)?|began|begun|joined|from|since|hired|got\s+(?:in|there|hired))\b", re.IGNORECASE
)
_ENDS = re.compile(r"\b(?:end(?:ed|s)?|until|till?|left|quit|finished|stopped|to|through|graduated)\b", re.IGNORECASE)
_REFUSED = re.compile(
    r"\b(?:not|instead\s+of|rather\s+than|isn'?t|wasn'?t|(?:it|that|you|u|resume|cv|facts)\s*(?:'ve|\s+have)?\s+(?:\w+\s+)?(?:says?|shows?|reads?|put|wrote|"
    r"written|got|noted)|down\s+as|listed\s+as)(?:\s+(?:only|just|that|it|is|was|as|in|since|from|until|the|down|year|date))*\s*$",
    re.IGNORECASE,
)
"""Stands before a date that is wrong: "not 2026", "it says only 2005"."""
_CORRECTS = re.compile(
    r"\b(?:fix|correct|wrong|mistake|mix(?:ed)?[\s-]*up|typo|should(?:'ve|\s+(?:be|have|say|read))|meant|actually|instead\s+of)\b",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"\b(?:also|another|as\s+well|too|(?:before|after)\s+(?:that|this)|forgot|besides|plus|then)\b", re.IGNORECASE
)
_BREAK = re.compile(r"[.!?;\n]+(?=\s|$)|,\s+|\s+(?:and|but|while|whereas)\s+", re.IGNORECASE)
_LONGEST = 14
"""Words; without a word of correction a longer message tells more than a date."""
_LONGEST_CORRECTION = 30
_NAMING = frozenset({"name", "organization", "institution"})
_STUDIES = frozenset("degree diploma school college university graduated studied".split())
_TITLES = frozenset({"position", "studyType", "area"})
_OF_ENTRY = frozenset(
    "role position gig one work degree course diploma dates date really actually lasted ran went started began begun "
    "joined ended finished left quit stopped graduated program until till certificate licence license".split()
)
_SAID_TO_VITA = frozenset(
    "wait sorry oops please pls fix correct change update put says say said shows reads wrong mistake meant should "
    "hang hold whoops correction typo still only just year years year's thanks mixed got wrote right need needs".split()
)
_COMMON = frozenset(
    "the and job hospital school college university company inc ltd llc group services restaurant center centre".split()
)


@dataclass(slots=True)
class _Part:
    """A clause with the dates it gives and refuses, and the entry it names, if one; `whole` by the whole name."""

    start: int
    end: int
    given: list[DateSpan] = field(default_factory=list)
    refused: list[DateSpan] = field(default_factory=list)
    place: Place | None = None
    whole: bool = False
    own: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Redating:
    """New dates, ids of dates that hold no more ("2005 - now"), and the message without the words that gave them.

    All of it is empty where a message puts a date right and it cannot be told which.
    """

    facts: tuple[Found, ...] = ()
    withdraws: tuple[str, ...] = ()
    rest: str = ""


def find_redating(page: Page, context: Context) -> Redating | None:
    """What a message does to the dates of the entries it names; None if it does anything else."""
    if not page.dates or re.search(r"\d+\s*%|[$£€]", page.text):
        return None
    corrects = (_CORRECTS.search(page.text) or is_correction(page.text)) and not _ADDS.search(page.text)
    parts = _parts(page, context, named_at_will=bool(corrects))
    corrects = bool(corrects) or any(part.refused for part in parts)
    if len(page.text.split()) > (_LONGEST_CORRECTION if corrects else _LONGEST):
        return None
    _lend_names(page, parts)
    found: list[Found] = []
    ended: list[str] = []
    dated = [part for part in parts if part.given]
    for part in dated:
        if part.place is None:
            return Redating() if corrects and _names_unknown(page, part, context) else None
        given = _dates_of(page, part, part.place, context, corrects=corrects)
        if given is None:
            return Redating() if corrects else None
        found += given
        if part.given[0].current:
            ended += [fact.id for fact in context.live(*part.place) if fact.field == "endDate"]
    if not corrects and len({(item.section, item.entry) for item in found}) > 1:
        return None
    changing = [item for item in found if not _is_known(item, context)]
    told = [replace(item, replaces=None) for item in found]
    return Redating(tuple(changing or told), tuple(ended), _rest(page, parts)) if dated else None


def _rest(page: Page, parts: list[_Part]) -> str:
    """The message without its clauses about dates, blank for blank; "" where no other clause tells anything."""
    others = [part for part in parts if not (part.given or part.refused or part.place) and len(_told(page, part)) > 2]
    if not others:
        return ""
    inside = [range(part.start, part.end) for part in others]
    return "".join(
        char if char == "\n" or any(index in span for span in inside) else " " for index, char in enumerate(page.text)
    )


def _parts(page: Page, context: Context, *, named_at_will: bool) -> list[_Part]:
    """The clauses of a message; no name and no date is cut in two."""
    names = [fact.value for fact in context.live() if fact.field in _NAMING | {"title"} and len(fact.value) > 2]
    kept = page.date_masks()
    kept += [match.span() for name in names for match in re.finditer(re.escape(name), page.text, re.IGNORECASE)]
    cuts = [
        match.span()
        for match in _BREAK.finditer(page.text)
        if not any(start < match.end() and match.start() < end for start, end in kept)
    ]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(page.text)]
    parts = [_Part(start, end) for start, end in zip(starts, ends, strict=True) if page.text[start:end].strip()]
    for part in parts:
        for span in page.dates:
            if part.start <= span.start < part.end:
                refused = span.kind == "point" and _REFUSED.search(page.text[part.start : span.start])
                (part.refused if refused else part.given).append(span)
        _name(page, part, context, at_will=named_at_will or bool(part.refused))
        if part.place is not None and not _says_no_more(page, part):
            part.place = None
    return parts


def _name(page: Page, part: _Part, context: Context, *, at_will: bool) -> None:
    """Find the entry that a clause names: by all own words of a name, by a title, or by some of them ("the museum").

    Only a correction does without "the" (`at_will`): "museum should be 2006".
    """
    words = _without_dates(page, part)
    if re.match(r"\W*not\b", words, re.IGNORECASE):
        return
    said = set(re.findall(r"[a-z0-9'&-]+", words.lower()))
    named = _dated_alone(_named_by(_NAMING, said, context), context)
    if len(named) == 1:
        part.place, part.own = next(iter(named.items()))
        part.whole = True
        return
    definite = re.search(r"\b(?:the|my|that|at|for|in)\s|^\W*(?-i:[A-Z])", words, re.IGNORECASE)
    if named or not (definite or at_will):
        return
    titled = _named_by(_TITLES | {"title"}, said, context)
    if len(titled) == 1 and re.search(r"\b(?:the|my|that)\s", words, re.IGNORECASE):
        part.place, part.own = next(iter(titled.items()))
        return
    place = named_entry(words, context)
    if place is not None:
        heads = [fact.value for fact in context.live(*place) if fact.field not in {"highlight", *DATE_FIELDS}]
        own = set().union(*map(words_of_name, heads))
        part.place, part.own = place, {word for word in words_of_name(words) if names_same({word}, own)}


def _named_by(fields: frozenset[str], said: set[str], context: Context) -> dict[Place, set[str]]:
    """The entries of which all own words of a name or title are said, with those words."""
    named: dict[Place, set[str]] = {}
    for fact in context.live():
        called = fact.field in fields and fact.section in {"work", "education", "volunteer", "projects", "certificates"}
        if called or (fact.section, fact.field) == ("awards", "title"):
            words = {word for word in re.findall(r"[a-z0-9'&-]+", fact.value.lower()) if word not in _COMMON}
            own = {word for word in words if len(word) > 2 and not is_function_word(word)}
            if own and own <= said:
                named[fact.section, fact.entry] = own
    longest = max((len(own) for own in named.values()), default=0)
    return {place: own for place, own in named.items() if len(own) == longest}


def _dated_alone(named: dict[Place, set[str]], context: Context) -> dict[Place, set[str]]:
    """Of two jobs at one employer the one that has dates, if the other has none; else both."""
    dated = {place: own for place, own in named.items() if any(f.field in DATE_FIELDS for f in context.live(*place))}
    return dated if len(dated) == 1 else named


def _lend_names(page: Page, parts: list[_Part]) -> None:
    """A clause that names nothing speaks of the entry named before it, else of the one named right after, if nothing
    else is told between them."""
    for index, part in enumerate(parts):
        if part.place is not None or not (part.given or part.refused):
            continue
        for others in (parts[:index][::-1], [other for other in parts[index + 1 :] if not other.given]):
            lender = next((other for other in others if other.place or len(_told(page, other)) > 2), None)
            if lender is not None and lender.place is not None:
                part.place, part.whole, part.own = lender.place, lender.whole, lender.own
                part.place = part.place if _says_no_more(page, part) else None
                break


def _says_no_more(page: Page, part: _Part) -> bool:
    """Whether a clause tells nothing but the dates of its entry."""
    rest = _told(page, part)
    if part.place is not None and part.place[0] == "work" and _STUDIES & rest:
        return False  # "my degree from College of Western Idaho" dates no job at "Idaho"
    return len(rest) <= 4 if part.whole else rest <= _OF_ENTRY


def _told(page: Page, part: _Part) -> set[str]:
    """The words of a clause beside its dates and the name of its entry that are neither grammar nor said to Vita."""
    said = set(re.findall(r"[a-z0-9'&-]+", _without_dates(page, part).lower()))
    return {word for word in said - part.own - _COMMON - _SAID_TO_VITA if not is_function_word(word)} | (
        _STUDIES & (said - part.own)
    )


def _without_dates(page: Page, part: _Part) -> str:
    text = page.text
    for span in page.dates:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text[part.start : part.end]


def _names_unknown(page: Page, part: _Part, context: Context) -> bool:
    """Whether the clause is about something that was never told ("the bakery was 2025, not 2026")."""
    subject = re.match(
        r"\W*(?:(?:no|wait|sorry|oh|actually|oops)\b[\s,.!]*)*(?:the|my)\s+(?P<what>[\w'& -]+?)\s+"
        r"(?:was|is|were|started|began|ended|finished|ran|lasted|should)\b",
        page.text[part.start : part.end],
        re.IGNORECASE,
    )
    words = words_of_name(subject["what"]) - _OF_ENTRY if subject else set()
    known = set().union(*(words_of_name(f"{fact.value} {fact.field}") for fact in context.live()))
    generic = {"start", "starting", "end", "ending", "graduation", "award", "project", "first", "last", "name", "phone"}
    return bool(words - generic) and not any(names_same({word}, known) for word in words)


def _dates_of(page: Page, part: _Part, place: Place, context: Context, *, corrects: bool) -> list[Found] | None:
    """The dates that a clause gives its entry; None where it cannot be told which of them is meant."""
    span = part.given[0]
    live = context.live(*place)
    if span.first is not None and span.last is not None and span.first != span.last:
        wanted = [("startDate", span.first), ("endDate", span.last)]
    else:
        point, which = span.first or span.last, _fields(page, part, span, live, corrects=corrects)
        if point is None or not which:
            return None
        wanted = [(name, point) for name in which]
    found: list[Found] = []
    for name, point in wanted:
        old = [fact for fact in live if fact.field == name]
        value = with_month(point.value, old[-1], page.text) if old and span.kind == "point" else point.value
        found.append(Found(*place, name, value, point.start, point.end, old[-1].id if old else None))
    return found


def _fields(page: Page, part: _Part, span: DateSpan, live: list[Fact], *, corrects: bool) -> list[str]:
    """Which dates of its entry a single date is: as the words say, those refused, or the only ones there are."""
    before = page.text[part.start : span.start]
    dated = [fact for fact in live if fact.field in DATE_FIELDS]
    if part.place is not None and part.place[0] in {"certificates", "awards"}:
        return ["date"] if corrects else []
    if span.first is None or (_ENDS.search(before) and not _STARTS.search(before)):
        return ["endDate"]
    if span.kind == "since" or _STARTS.search(before):
        return ["startDate"]
    if not corrects:
        return []
    years = {date.first.value[:4] for date in part.refused if date.first}
    old = [fact for fact in dated if not years or fact.value[:4] in years]
    if old and len({fact.value for fact in old}) == 1:
        return [fact.field for fact in old]  # both, where a job lasted a year
    return ["endDate"] if part.place is not None and part.place[0] == "education" else []


def _is_known(found: Found, context: Context) -> bool:
    return any(
        fact.field == found.field and fact.value == found.value for fact in context.live(found.section, found.entry)
    )
