"""What a person says against something told before: "X is not a job", "X, delete it", "I never said X", "X and Y are
the same job". Needs the interview's facts; where X is not among them nothing is changed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from agents.understand.drafts import NAME_FIELD
from agents.understand.meant import lines_said
from agents.understand.plausible import fits
from agents.understand.references import SECTION_WORDS, named_entries, named_entry
from agents.understand.values import Context, Found, Understanding
from agents.understand.withdrawals import find_withdrawals
from agents.understand.words import flatten

Place = tuple[str, int]

_KINDS = {
    "work": r"jobs?|employers?|compan(?:y|ies)|workplaces?|positions?|(?:job\s+)?titles?|roles?|gigs?|"
    r"place\s+(?:of\s+work|i\s+worked)",
    **{section: words for section, words in SECTION_WORDS.items() if section != "work"},
}
_KIND = "|".join(_KINDS.values())
_NOT_A = re.compile(
    r"(?P<what>[^.!?;\n]+?)\s+(?:is\s+not|isn'?t|is\s+no|was\s+not|wasn'?t|are\s+not|aren'?t|was\s+never|were\s+never|were\s+not|weren'?t)"
    rf"\s+(?:really\s+|actually\s+|even\s+|ever\s+)*(?:an?\s+|my\s+|the\s+|one\s+of\s+my\s+)?(?:real\s+|separate\s+|actual\s+)?(?P<kind>{_KIND})"
    r"\b(?!\s+(?:but|which|that|where|title\s+but))",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\W*(?:(?:no+|nope|hey|wait|sorry|hmm+|but|and|also|oh|actually|that'?s\s+(?:wrong|not\s+right|incorrect)|wrong|the|my|"
    r"please|vita|well|so)\b[\s,.!:;-]*)+",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\W*(?:it|that|this|they|those|these|that\s+one|this\s+one|the\s+last\s+one)\W*", re.IGNORECASE)
_THE_TWO = re.compile(
    r"\W*(?:it|that|this|they|those|these|both|(?:both|these|those|the|the\s+last)\s+(?:two\s+|2\s+)?(?:jobs?|entries|ones))\W*",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\s*[,.;]?\s*(?:it'?s|it\s+(?:is|was|should\s+be)|but|that\s+(?:is|was))\s+(?:called\s+|actually\s+)*(?P<new>[^,;!?]{2,60}?)[\s.!]*",
    re.IGNORECASE,
)
_DELETED = re.compile(
    r"(?P<what>.{3,}?)[\s,.;:!…-]+(?:(?:so|please|pls|and|then|just|can\s+you|could\s+you|now)\s+)*(?:delete|remove|scrap|erase|drop|"
    r"take\s+(?:it|that|this|them)\s+(?:out|off|away))\b(?:\s+(?:it|that|this|them|out|line|bullet|fact|one|job|entry|please|pls|now|from\b.*))*[\s.!]*",
    re.IGNORECASE | re.DOTALL,
)
_WRONG = re.compile(
    r"\s+(?:is|was|are)\s+(?:wrong|a\s+mistake|not\s+(?:true|mine|right|correct)|nonsense|rubbish|garbage|an\s+error|incorrect)\b.*|"
    r"\s+(?:isn'?t|wasn'?t)\s+(?:true|mine|right|correct)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_NEVER_SAID = re.compile(
    r"(?:(?:no|hey|but|wait|sorry)\b[\s,.!]*)*i\s+(?:never|didn'?t|did\s+not|haven'?t)\s+(?:ever\s+)?(?:say|said|tell\s+you|told\s+you|write|"
    r"wrote|type|typed|mean|meant)\s+(?:that\s+)?(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
_SAME = re.compile(
    r"(?P<what>.+?)\s*\b(?:is|are|was|were|'s|'re)\s+(?:all\s+|both\s+|actually\s+|really\s+|just\s+|in\s+fact\s+)*(?:the\s+(?:very\s+)?same|"
    r"one\s+and\s+the\s+same|one)\s*(?:jobs?|thing|positions?|entry|role|gig|work|one|degree|certificates?|projects?|school|course)?"
    r"(?=\s*(?:[,.;!]|$|as\b|so\b|and\b|please\b))(?:\s+as\s+(?P<other>[^,.;!]+))?.*",
    re.IGNORECASE | re.DOTALL,
)
_NEVER_WORKED = re.compile(
    r"(?:(?:no|hey|but|wait|sorry|that'?s\s+wrong|wrong)\b[\s,.!]*)*i\s*(?:'ve\s+|have\s+)?(?:never|didn'?t|did\s+not)\s+"
    r"(?:work(?:ed)?|been|was)\s+(?:at|for|in|with)\s+(?P<what>[^,.!?]+)[\s.!]*",
    re.IGNORECASE,
)
_SAME_FIRM = re.compile(
    r"(?P<what>.{3,80}?)\s+(?:is|are|was|were)\s+(?:all\s+|both\s+|actually\s+)*"
    r"(?:the\s+same\s+(?:company|employer|firm|place|business)|not\s+the\s+same\s+jobs?|"
    r"(?:two\s+|2\s+)?(?:different|separate)\s+(?:jobs?|places|employers|companies))\b",
    re.IGNORECASE,
)
_MERGE = re.compile(
    r"(?:(?:please|pls|can\s+you|could\s+you|and|so|now|just)\s+)*(?:merge|combine|join|unite)\s+(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)


def find_dispute(text: str, context: Context) -> Understanding | None:
    """What is taken out or put together; with nothing in it where the words dispute something that is not known.

    None where the message does nothing of the kind.
    """
    plain = flatten(text).rstrip()
    if len(plain.split()) > 40:
        return None
    return _merge(plain, context) or _not_a(plain, context) or _deleted(plain, context) or _never_said(plain, context)


def _merge(text: str, context: Context) -> Understanding | None:
    if (alike := _SAME_FIRM.match(text)) and (named_entry(alike["what"], context) or named_entries(text, context)):
        return Understanding("correct")  # two jobs with one employer stay two jobs
    match = _SAME.fullmatch(text) or _MERGE.fullmatch(text)
    if match is None or re.search(r"\b(?:lines?|bullets?|points?|sentences?|\d)\b", match["what"], re.IGNORECASE):
        return None
    what = f"{match['what']} and {match.groupdict().get('other') or ''}"
    places = _places(what, context)
    if len(places) < 2:
        return (
            Understanding("correct")
            if re.search(rf"\b(?:same\s+(?:{_KIND})|merge|combine)\b", text, re.IGNORECASE)
            else None
        )
    return _together(places, context)


def _places(what: str, context: Context) -> list[Place]:
    """The entries of one section that are said to be one."""
    entire = _LEAD.sub("", what)
    names = [entire, *re.split(r"\s*(?:,|&|\band\b|\bwith\b|\binto\b|\bto\b|\bis\b)\s*", what)]
    found = [*named_entries(entire, context), *(place for name in names[1:] if (place := named_entry(name, context)))]
    if not found and _THE_TWO.fullmatch(entire.removesuffix(" and ").strip()):
        found = list(dict.fromkeys((fact.section, fact.entry) for fact in context.live("work")))[-2:]
    return [place for place in dict.fromkeys(found) if place[0] == found[0][0]]


def _together(places: list[Place], context: Context) -> Understanding:
    """All facts of `places` in the entry that is known best; what that has already is taken out of the others."""
    fields = {place: {fact.field for fact in context.live(*place)} for place in places}
    best = max(places, key=lambda place: (len(fields[place] - {"highlight"}), -place[1]))
    has, moves, withdraws = set(fields[best]) - {"highlight"}, [], []
    for place in places:
        for fact in context.live(*place) if place != best else ():
            if fact.field in has:
                withdraws.append(fact.id)
            else:
                moves.append((fact.id, best[1]))
                has |= {fact.field} - {"highlight"}
    return Understanding("correct", withdraws=tuple(withdraws), moves=tuple(moves))


def _not_a(text: str, context: Context) -> Understanding | None:
    match = _NOT_A.search(text)
    if match is None:
        return None
    what = _LEAD.sub("", re.split(r"[.!?;,]\s+", match["what"])[-1]).strip(" \"'")
    section = next(name for name, words in _KINDS.items() if re.fullmatch(words, match["kind"], re.IGNORECASE))
    if _PRONOUN.fullmatch(what or "it"):
        newest = [fact for fact in context.live(section) if fact.field == NAME_FIELD.get(section)]
        place: Place | None = (section, newest[-1].entry) if newest else None
    else:
        place = named_entry(what, context, section=section, least=0.5)
    if place is not None and (instead := _INSTEAD.fullmatch(text[match.end() :])):
        start = text.index(instead["new"], match.end())
        return _instead(
            place, Found(*place, "", instead["new"], start, start + len(instead["new"])), match["kind"], context
        )
    if place is not None:
        return _without_entry(place, context)
    if skills := [
        fact.id for fact in context.live(section) if fact.field == "skill" and fact.value.lower() == what.lower()
    ]:
        return Understanding("withdraw", withdraws=tuple(skills))
    if said := lines_said(what, context):
        return Understanding("withdraw", withdraws=said)
    return Understanding("withdraw") if len(text.split()) <= 20 else None


def _instead(place: Place, new: Found, kind: str, context: Context) -> Understanding | None:
    """The right name in place of the wrong one; None where it cannot be one, so that the entry is taken out."""
    title = re.search(r"title|position|role", kind, re.IGNORECASE)
    field = "position" if title else NAME_FIELD.get(place[0], "name")
    old = [fact for fact in context.live(*place) if fact.field == field]
    found = replace(new, field=field, replaces=old[-1].id if old else None)
    return Understanding("correct", (found,)) if old and fits(found, context) else _without_entry(place, context)


def _without_entry(place: Place, context: Context) -> Understanding:
    """An entry that is none goes; what was done goes on under the job told before it."""
    section, entry = place
    facts = context.live(*place)
    earlier = [
        fact.entry for fact in context.live(section) if fact.entry < entry and fact.field == NAME_FIELD.get(section)
    ]
    moves = [(fact.id, earlier[-1]) for fact in facts if fact.field == "highlight" and earlier]
    kept = {fact for fact, _ in moves}
    return Understanding(
        "withdraw", withdraws=tuple(fact.id for fact in facts if fact.id not in kept), moves=tuple(moves)
    )


def _deleted(text: str, context: Context) -> Understanding | None:
    match = _DELETED.fullmatch(text)
    if match is None:
        return None
    never = _NEVER_SAID.fullmatch(match["what"])
    what = never["what"] if never else match["what"]
    named = _LEAD.sub("", _WRONG.sub("", what)).strip(" \"'.,")
    found = lines_said(named, context) or (
        find_withdrawals(named, context)[0] if named and not _PRONOUN.fullmatch(named) else ()
    )
    if found and (never or _WRONG.search(what) or len(named.split()) <= 8):
        return Understanding("withdraw", withdraws=found)
    return Understanding("withdraw") if never or _WRONG.search(what) else None


def _never_said(text: str, context: Context) -> Understanding | None:
    if (worked := _NEVER_WORKED.fullmatch(text)) and (
        place := named_entry(worked["what"], context, section="work", least=1.0)
    ):
        return _without_entry(place, context)
    match = _NEVER_SAID.fullmatch(text)
    if match is None:
        return None
    what = match["what"].strip(" \"'.!,")
    if found := lines_said(what, context):
        return Understanding("withdraw", withdraws=found)
    place = named_entry(what, context, least=1.0)
    if place is not None:
        return _without_entry(place, context)
    return Understanding("withdraw") if _PRONOUN.fullmatch(what) or match["what"][:1] in "\"'" else None
