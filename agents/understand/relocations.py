"""Deeds that belong to another job than the one they stand under: "put it under the museum", "the bike fixing isn't at
the car wash, it's just me, since 2021". What cannot be told apart moves nothing.
"""

from __future__ import annotations

import datetime
import re
from itertools import pairwise

from agents.understand.names import is_place
from agents.understand.page import Page, read_page
from agents.understand.references import named_entry, names_same, words_of_name
from agents.understand.values import Context, Found, Understanding
from agents.understand.words import flatten, strip
from storage.facts import Fact

_POLITE = (
    r"(?:(?:no|but|and|so|ok|okay|please|pls|can\s+you|could\s+you|just|then|also|wait|sorry|actually|nah|"
    r"hey|oh)\b[\s,.!]*)*"
)
_IT = (
    r"(?:it|that|this|those|these|them|that\s+one|the\s+(?:last\s+)?(?:line|bullet|one)s?|"
    r"(?:all\s+)?what\s+i\s+did(?:\s+there)?)"
)
_OWN = (
    r"(?:(?:just\s+|only\s+)?me(?:\s+myself)?|myself|(?:on\s+|for\s+)?my\s+own(?:\s+(?:thing|business|time))?|by\s+myself|for\s+myself|"
    r"self[\s-]?employed|freelance|a\s+side\s+(?:thing|job|hustle|gig)|my\s+side\s+(?:thing|job|hustle|gig))"
)
_MOVE = re.compile(
    rf"\W*{_POLITE}(?:(?:delete|remove|scrap|drop|take\s+out)\s+(?P<bogus>[^,.;]+?)(?:\s*[,.;]\s*|\s+)(?:and\s+|then\s+)?)?"
    rf"(?:move|put|stick|shift|transfer)\s+(?P<what>[^,.;]+?)\s+(?:back\s+)?(?:under|to|on|onto|in|into|with|at|for)\s+"
    rf"(?P<place>[^,.;!?]{{2,50}}?)(?:\s+(?:please|pls|instead|thanks|where\s+it\s+belongs))*[\s.!]*",
    re.IGNORECASE,
)
_NOWHERE = re.compile(
    rf"\W*{_POLITE}(?:move|shift|transfer)\s+{_IT}\s+(?:back\s+|over\s+)?(?:there|elsewhere|somewhere\s+else)[\s.!]*",
    re.IGNORECASE,
)
_NOT_AT = re.compile(
    rf"\W*{_POLITE}(?P<what>[^,.;!?]+?)\s+(?:is\s+not|isn'?t|was\s+not|wasn'?t|are\s+not|aren'?t|were\s+not|weren'?t|"
    r"has\s+nothing\s+to\s+do|does\s+not\s+belong|doesn'?t\s+belong|don'?t\s+belong|didn'?t\s+happen)\s+(?:done\s+|part\s+of\s+|something\s+)?"
    r"(?:at|for|with|under|to|in|part\s+of)?\s*(?:the\s+|my\s+)?(?P<old>[^,.;!?]{3,50}?)\s*(?:[,.;!]\s*|$|\s+(?=it'?s\b|i\s+do\b|that'?s\b))"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_IT_IS = re.compile(
    rf"(?:(?:and|but|so|it'?s|it\s+(?:is|was)|that'?s|that\s+(?:is|was)|thats|i\s+(?:do|did)\s+(?:that|it|them|this)|actually|really|"
    rf"they'?re|they\s+(?:are|were)|all|just)\s+)+(?:(?P<own>{_OWN})\b|(?:at|for|with|from)\s+(?:the\s+)?(?P<new>[^,.;!?]{{2,50}}))",
    re.IGNORECASE,
)
_TOWN = re.compile(r"\bin\s+(?P<town>[^\W\d_][\w' -]{2,30}?)(?=\s*(?:$|[,.;!]|since\b|from\b))", re.IGNORECASE)
_OWN_NAME = re.compile(r"self[\s-]?employed|freelance", re.IGNORECASE)


def find_relocation(text: str, context: Context) -> Understanding | None:
    """The deeds that go to another job, and what is told of it; None where nothing of the kind is said.

    With nothing in it where deeds are said to be elsewhere, and which or where cannot be made out.
    """
    plain = flatten(text)
    if len(plain.split()) > 40 or not context.live("work"):
        return None
    if _NOWHERE.fullmatch(plain):
        return Understanding("correct")
    if match := _MOVE.fullmatch(plain):
        return _moved(match, context)
    if match := _NOT_AT.fullmatch(plain):
        return _not_at(plain, match, context)
    return None


def _moved(match: re.Match[str], context: Context) -> Understanding | None:
    bogus = named_entry(match["bogus"], context, section="work", least=0.5) if match["bogus"] else None
    pronoun = re.fullmatch(_IT, match["what"], re.IGNORECASE)
    place = named_entry(match["place"], context, section="work", least=0.3)
    own = re.fullmatch(rf"(?:the\s+)?{_OWN}", match["place"], re.IGNORECASE) is not None
    if bogus is not None and pronoun:
        told = [fact for fact in context.live(*bogus) if fact.field == "highlight"]
    else:
        told = _newest(context) if pronoun else _deeds(match["what"], context)
    told = [fact for fact in told if place is None or fact.entry != place[1]]
    if own and told:
        span = match.span("place")
        return _to_own(told, Found("work", 0, "name", "Self-employed", *span), context)
    if place is not None and pronoun and not told:
        return Understanding("correct")
    if place is None or not told:
        return None
    withdraws = (
        tuple(f.id for f in context.live(*bogus) if f.field != "highlight") if bogus not in {None, place} else ()
    )
    return Understanding("correct", withdraws=withdraws, moves=tuple((fact.id, place[1]) for fact in told))


def _not_at(text: str, match: re.Match[str], context: Context) -> Understanding | None:
    old = named_entry(match["old"], context, section="work", least=0.5)
    if old is None or named_entry(match["what"], context, section="work", least=1.0) is not None:
        return None
    at_old = [fact for fact in context.live(*old) if fact.field == "highlight"]
    pronoun = re.fullmatch(_IT, match["what"], re.IGNORECASE)
    told = at_old[-1:] if pronoun else [fact for fact in _deeds(match["what"], context) if fact.entry == old[1]]
    if not told:
        return None if pronoun else Understanding("correct")
    stated = _IT_IS.match(text, match.start("rest"))
    if stated is None:
        return Understanding("correct")
    page = read_page(text, context.today or datetime.date.today())
    if stated["own"]:
        return _to_own(told, Found("work", 0, "name", "Self-employed", *stated.span("own")), context, page)
    start, end = strip(text, *stated.span("new"))
    end = min([end, *(span.start for span in page.dates if span.start > start)])
    start, end = strip(text, start, len(re.sub(r"\s+(?:since|from|in|until)\s*$", "", text[:end])))
    if (known := named_entry(text[start:end], context, section="work", least=0.6)) is not None:
        return Understanding("correct", moves=tuple((fact.id, known[1]) for fact in told))
    return _to_new(told, Found("work", 0, "name", text[start:end], start, end), context, page)


def _to_own(told: list[Fact], name: Found, context: Context, page: Page | None = None) -> Understanding:
    """To the work somebody does for themselves: that told before, or another entry."""
    for fact in context.live("work"):
        if fact.field in {"name", "position"} and _OWN_NAME.search(fact.value):
            return Understanding("correct", moves=tuple((deed.id, fact.entry) for deed in told))
    return _to_new(told, name, context, page)


def _to_new(told: list[Fact], name: Found, context: Context, page: Page | None = None) -> Understanding:
    """To an entry of its own, with the dates and the town that are told with it."""
    entry = context.next_entry("work")
    found = [Found("work", entry, "name", name.value, name.start, name.end)]
    span = next((span for span in page.dates if span.start >= name.end), None) if page else None
    if span is not None:
        points = {"startDate": span.first, "endDate": span.last}
        found += [
            Found("work", entry, field, point.value, point.start, point.end) for field, point in points.items() if point
        ]
    town = _TOWN.search(page.text, name.end) if page else None
    if town and is_place(town["town"]):
        found.append(Found("work", entry, "location", town["town"], *town.span("town")))
    return Understanding("correct", tuple(found), moves=tuple((fact.id, entry) for fact in told))


def _newest(context: Context) -> list[Fact]:
    """What was told last that somebody did."""
    told = [fact for fact in context.live("work") if fact.field == "highlight"]
    return [fact for fact in told if fact.source.turn == told[-1].source.turn and fact.entry == told[-1].entry]


def _deeds(words: str, context: Context) -> list[Fact]:
    """The deeds that words name by all that they say, with what was told right behind them in a few words."""
    said = {word for word in words_of_name(words) if word not in _EMPTY}
    told = [fact for fact in context.live("work") if fact.field == "highlight"]
    named = [fact for fact in told if names_same(said, words_of_name(fact.value))]
    for fact, following in pairwise(told):
        beside = (fact.source.turn, fact.entry) == (following.source.turn, following.entry)
        if fact in named and beside and len(following.value.split()) <= 4 and following not in named:
            named.append(following)
    return named


_EMPTY = frozenset("stuff thing things bit line lines bullet bullets work job did done part whole".split())
