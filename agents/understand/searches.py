"""Requests for postings: "similar jobs?", "no i meant show me jobs like that", "find me work as a bike mechanic". Pure.

A request asks Vita for jobs to apply for; jobs that the person had, or finds for others, are no request.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from agents.understand.names import is_place
from agents.understand.words import flatten

_JOBS = (
    r"(?:jobs?|vacanc(?:y|ies)|openings?|postings?|roles?|positions?|"
    r"job\s+(?:ads?|adverts?|offers?|listings?|postings?))"
)
_LEAD = (
    r"(?:(?:no+|nah|nope|yes|yeah|yep|ok|okay|oh|hm+|sorry|wait|well|and|so|but|then|hey|hi|vita|actually|please|pls|plz|lol|"
    r"maybe|now|just|also|thanks|great|cool|alright|(?:what\s+)?i\s+(?:mean|meant|said|asked)(?:\s+(?:is|was|you|for))*|not\s+that|"
    r"(?:can|could|would|will)\s+(?:you|u|ya|we|i)|i'?d\s+like(?:\s+you)?(?:\s+to)?|i\s+(?:want|wanna|need)(?:\s+you)?(?:\s+to)?|"
    r"let\s+me|lemme|let'?s|(?:are|is)\s+there|(?:do|have)\s+you(?:\s+(?:have|got|know|find))?|u\s+got|got|it\s+would\s+be\s+(?:nice|great)\s+to)"
    r"\b[\s,.!:…-]*)*"
)
_VERB = (
    r"(?:find|show|search(?:\s+for)?|look\s+(?:up|for)|suggest|recommend|give|list|get|see|fetch|browse|bring\s+up|"
    r"pull\s+up|check\s+for)"
)
_END = (
    r"(?:[\s,]+(?:please|pls|plz|thanks|thx|now|instead|again|first|then|though|tho|"
    r"or\s+(?:so|smth|smthn|sth|something|whatever|similar|anything)))*[\s?!.…)]*$"
)
_FOR_ME = (
    r"(?:for\s+(?:me|us|someone\s+like\s+me)|near(?:by)?(?:\s+(?:me|here))?|around\s+(?:me|here)|out\s+there|available|going|"
    r"(?:that|which|to)?\s*(?:(?:would|could|might|may)\s+)?(?:match|suit|fit)(?:es|s|ing)?\s+(?:me|my\s+[\w\s]{1,30}|what\s+i(?:'ve)?\s+[\w\s]{1,20})|"
    r"(?:that\s+)?(?:i\s+(?:can|could|might|should|would)|to)\s+(?:do|get|apply\s+(?:for|to)|go\s+for|look\s+at|try)|"
    r"(?:are|is)\s+there|(?:do|have)\s+(?:you|u)\s+(?:have|got|know\s+of)|(?:can|could|should|would|might)\s+i\s+(?:do|get|apply\s+for|go\s+for|try))"
)
_LIKE = r"(?:like|(?:similar|close|related)?\s*to|matching)"
_MINE = (
    r"(?:that|this|it|these|those|mine|what\s+i(?:'ve)?\s+(?:do|did|done|have|had|told)[\w\s]{0,20}|"
    r"(?:my|the|this|that)\s+(?:[\w-]+\s+){0,2}(?:one|ones|job|jobs|work|role|experience|cv|resume|profile|background|skills))"
)
_TRADE = r"(?:as|like|similar\s+to|for|in|at|with|doing|around|near)\s+(?P<after>[^?!.,;\n]{2,50}?)"
_BEFORE = r"(?P<before>(?:[\w'’/&+-]+\s+){0,6}?)"
_ASKED = re.compile(
    rf"{_LEAD}{_VERB}\s+(?:(?:me|us)\s+)?{_BEFORE}(?:{_JOBS}|(?<=me\s)work|(?<=some\s)work)"
    rf"(?:\s+(?:{_LIKE}\s+{_MINE}|{_FOR_ME}))*(?:\s+{_TRADE})?{_END}",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"{_LEAD}(?:(?:any|some|more|other|what|which|the|those)\s+)*(?:"
    rf"(?:similar|matching|suitable|related|fitting)\s+{_JOBS}|"
    rf"{_JOBS}\s+{_LIKE}\s+{_MINE}|{_JOBS}\s+{_FOR_ME}"
    rf")(?:\s+(?:{_LIKE}\s+{_MINE}|{_FOR_ME}|as\s+(?P<after>[^?!.,;\n]{{2,50}}?)))*{_END}",
    re.IGNORECASE,
)
_QUESTION = re.compile(rf"{_LEAD}(?:any\s+)?{_BEFORE}{_JOBS}(?:\s+{_FOR_ME})*(?:\s+{_TRADE})?\s*\?+\s*$", re.IGNORECASE)
"""With its mark only: "any bike mechanic jobs?" asks, "cleaning jobs" tells."""

_OWN = re.compile(
    r"\b(?:my|our|your|their|his|her|these|those|the|previous|past|last|old|former|first|second|paid|i\s+(?:had|have|did|was|told|"
    r"gave|said|listed|worked)|you\s+(?:had|did)|on\s+(?:it|my|the)|more\s+than|between|different|two|three|several|odd|no|how|"
    r"delete|remove|merge|change|line\s+\d+)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:clients?|people|others|candidates?|claimants?|them|students?|customers?|residents?|tenants|graduates|patients|"
    r"the\s+\w+|our\s+\w+|their\s+\w+|\d+)\b",
    re.IGNORECASE,
)
_FILLER = frozenset(
    "a an the some any more other another similar new good better suitable matching related local nearby open current "
    "next few part-time full-time part full time remote relevant different all of me us you please job jobs my such "
    "well paid great actual real just up for like as".split()
)
_VAGUE = re.compile(
    r"(?:\s+or\s+(?:so|smth|smthn|sth|something|whatever|similar|anything|the\s+like)(?:\s+like\s+that)?|\s+(?:etc|please|pls|maybe|instead|now|"
    r"jobs?|near\s+.*|around\s+.*|in\s+my\s+.*))+$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:(?!,\s*(?:and\s+|but\s+)?i(?:'|\s))[^.!?;…\n])+[.!?;…\n,]*", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:i|i'?m|i'?ve|my|we|since|from|was|did|19\d\d|20\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Search:
    """A request for postings. `trade` is the work named ("": work like the person's own); `rest` is the message with
    the request blanked, character for character."""

    trade: str
    rest: str


def find_search(text: str) -> Search | None:
    """The request for postings in a message, None without one."""
    plain = flatten(text)
    sentences = [match for match in _SENTENCE.finditer(plain) if re.search(r"\w", match[0])]
    for number, sentence in enumerate(sentences):
        trade = _asked(sentence[0].strip(" ,\n"))
        if trade is None:
            continue
        end = sentence.end()
        following = sentences[number + 1] if number + 1 < len(sentences) else None
        if not trade and following is not None and _names_trade(following[0]):
            trade, end = _cleaned(following[0]), following.end()
        return Search(trade, text[: sentence.start()] + " " * (end - sentence.start()) + text[end:])
    return None


def _asked(sentence: str) -> str | None:
    """The trade that a sentence asks postings of, "" for the person's own, None where it asks for none."""
    if len(sentence.split()) > 22:
        return None
    match = _ASKED.fullmatch(sentence) or _BARE.fullmatch(sentence) or _QUESTION.fullmatch(sentence)
    if match is None:
        return None
    groups = match.groupdict()
    before, after = (groups.get(name) or "" for name in ("before", "after"))
    if _OWN.search(before) or re.match(r"(?:i|you)\b", after, re.IGNORECASE) or _OTHERS.fullmatch(after.strip()):
        return None
    trade = _cleaned(after) or _cleaned(before)
    if match.re is _QUESTION and not trade and not re.search(r"\b(?:any|you|u)\b", sentence, re.IGNORECASE):
        return None
    return trade


def _names_trade(sentence: str) -> bool:
    return len(sentence.split()) <= 6 and not _TELLS.search(sentence) and bool(_cleaned(sentence))


def _cleaned(words: str) -> str:
    """A trade without articles, "or something" and what says no trade ("me", "that", a place)."""
    words = _VAGUE.sub("", " " + words.strip(" ,.!?")).strip()
    if (place := re.search(r"\s+(?:in|near|at|around)\s+(?P<place>[^,]+)$", words)) and is_place(place["place"]):
        words = words[: place.start()]
    kept = words.split()
    while kept and kept[0].lower() in _FILLER:
        kept.pop(0)
    trade = " ".join(kept)
    nowhere = re.fullmatch(rf"{_MINE}|(?:my|this|the)\s+(?:area|town|city|field|line)|here|home", trade, re.IGNORECASE)
    return "" if nowhere or is_place(trade) else trade
