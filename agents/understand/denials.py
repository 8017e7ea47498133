"""What a person says they do not have, beside what they have: "PASMA 2021, IPAF not", "no forklift licence but a CSCS
card", "nah. i do have …", "the first aid one ran out years ago".

`without_denials` blanks it character for character, so that every offset stays one of the message as typed. Only a
statement or an item of a list that names a certificate, a degree, a language or a skill is one: "no accidents" and
"never late" are claims. A denial of something told before is left for those who take it out.
"""

from __future__ import annotations

import re

from agents.understand.credentials import find_certificates, find_degrees, find_languages
from agents.understand.references import SECTION_WORDS, mentions
from agents.understand.skills import find_known_skills
from agents.understand.values import Context
from agents.understand.words import flatten

LISTS = frozenset({"certificates", "languages", "skills", "education", "awards", "volunteer", "interests", "projects"})
"""Sections that are asked for as a list, where a thing that is only named is one of it."""

_ITEM = re.compile(r"(?:[^,.;!?()\n]|(?<=\d)[.,](?=\d))+")
_CUT = re.compile(
    r"\s+(?=(?:but|just|although|though|however)\s)|\s+(?=(?:and|or|nor)\s+(?:also\s+)?(?:i\s+)?(?:no|not|never|have|do|don'?t|haven'?t|didn'?t|hold|got)\b)",
    re.IGNORECASE,
)
_LEAD = (
    r"(?:(?:and|but|or|also|oh|well|so|sorry|ok|okay|um+|uh+|hm+|yeah|yes|no|nope|nah|naw|just|actually|honestly|tbh|though|although|"
    r"unfortunately|sadly|still|then|however|i|i've|ive|i'm|im|we|you\s+know|got|have)\b[\s,:-]*)*?"
)
_DENIED = (
    r"(?:(?:there\s+(?:is|are)\s+|have\s+|had\s+|got\s+|hold\s+)?no|nor|neither|never(?:\s+(?:ever\s+|actually\s+|really\s+)?(?:did|do|done|got|had|have|"
    r"took|taken|finished|completed|passed|held|learn(?:ed|t)|bothered\s+with|got\s+round\s+to|used|touched|spoke))?|"
    r"(?:not|haven'?t|havent|hasn'?t|don'?t|dont|do\s+not|didn'?t|didnt|did\s+not|have\s+not|can'?t|cant|cannot|couldn'?t|ain'?t|"
    r"am\s+not|i'm\s+not|isn'?t)(?!\s+(?:only|just|merely|until|till|forget|mention)\b)"
    r"(?:\s+(?:yet|actually|really|even|ever|currently)\b)*"
    r"(?:\s+(?:got|get|have|had|hold|held|do|done|did|finish(?:ed)?|complet(?:e|ed)|pass(?:ed)?|renew(?:ed)?|take|taken|own|need|know|"
    r"speak|use|used|with|in|been))*|failed|lost|missing|lacking|without)"
)
_FILLER = (
    r"(?:\s+(?:an?|any|my|the|that|those|your|current|valid|other|actual|formal|official|proper|kind\s+of|"
    r"sort\s+of|of))*"
)
_AFTERWARDS = (
    r"(?:[\s,]*(?:yet|tho|though|sorry|either|at\s+all|unfortunately|anymore|any\s+more|so\s+far|now|lol|tbh|no))*"
)
_BEFORE = re.compile(rf"\s*{_LEAD}{_DENIED}{_FILLER}\s+(?P<thing>\S.*?){_AFTERWARDS}\s*", re.IGNORECASE)
_AFTER = re.compile(
    rf"\s*{_LEAD}(?P<thing>\S.*?)\s*[:=-]*\s*\b(?:no|nope|nah|not|never(?:\s+(?:did|had|got|finished)(?:\s+(?:it|that|one))?)?|none|not\s+yet|neither|"
    rf"(?:i\s+)?(?:don'?t|haven'?t|didn'?t)(?:\s+(?:have|got|do|done|finish|pass|get))?(?:\s+(?:it|that|one))?){_AFTERWARDS}\s*",
    re.IGNORECASE,
)
_GONE = re.compile(
    rf"\s*{_LEAD}(?:(?:my|the|that|this|an?)\s+)*(?P<thing>\S.*?)\s+(?:(?:has|have|had|is|are|was|all|long|since|already|now|just|recently)\s+)*"
    r"(?:ran\s+out|run\s+out|lapsed|expired|out\s+of\s+date|(?-i:gone|GONE)|no\s+longer\s+valid|not\s+valid(?:\s+any\s*more)?)"
    r"(?:\s+(?:(?:many\s+|some\s+|a\s+few\s+|\w+\s+)?(?:years?|ages|months?|weeks?)\s+(?:ago|back|now)|(?:a\s+)?(?:long\s+)?(?:while|time)\s+(?:ago|back)|"
    r"now|already|long\s+ago|since|unfortunately|sadly|though|tho|sorry|and\s+i\s+(?:never|didn'?t)\s+renew(?:ed)?(?:\s+it)?))*\s*",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"\b(?:accidents?|injur\w+|incidents?|complaints?|violations?|late|absen\w+|returns?|defects?|misses|errors?|mistakes|fines|points|"
    r"supervision|help|loss(?:es)?|waste|downtime|delays?|sick\s+days?|problem|write-?ups?)\b",
    re.IGNORECASE,
)
_BARE_NO = re.compile(
    r"\W*(?:nah|nope|naw|no|none|nothing|nowt|not\s+really|not\s+any|negative)\b(?:\s+(?:really|mate|sorry|thanks|tbh|there|lol|here|afraid|of\s+(?:them|those|that)))*"
    r"\s*(?:[.!;\n…]+\s*|,?\s*(?=but\b|only\b|just\b)|,\s*(?=i\s+(?:do|only|just)\b|though\b))(?=\S)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"(?:[\w']+\s+)?(?:it|that|this|them|those|these|one|ones|any|much|anything)", re.IGNORECASE)
_SECTION = re.compile(
    rf"(?:(?:other|formal|professional|official|special|real|proper|current|foreign|more|valid|driving|work)\s+)*"
    rf"(?:{SECTION_WORDS['certificates']}|{SECTION_WORDS['languages']}|{SECTION_WORDS['skills']}|qualifications?|degrees?|diplomas?)"
    rf"(?:\s+(?:or|and|nor)\s+\w+)?",
    re.IGNORECASE,
)


def without_denials(text: str, context: Context) -> str:
    """`text` without what the person says they lack, and without the bare no in front of what they have."""
    kept = flatten(text)
    asks_list = context.asked_section in LISTS
    if asks_list and (bare := _BARE_NO.match(kept)) and len(kept[bare.end() :].split()) >= 2:
        kept = _blanked(kept, 0, bare.end())
    for item in _ITEM.finditer(kept):
        start = item.start()
        for cut in (*_CUT.finditer(kept, item.start(), item.end()), None):
            end = cut.start() if cut else item.end()
            if _is_denial(kept[start:end], context):
                kept = _blanked(kept, start, end)
            start = end
    return "".join(typed if left != " " else " " for typed, left in zip(text, kept, strict=True))


def _is_denial(item: str, context: Context) -> bool:
    """Whether one item says of one thing that the person has it not, or no more."""
    match = next((match for pattern in (_BEFORE, _GONE, _AFTER) if (match := pattern.fullmatch(item))), None)
    if match is None or _CLAIM.search(item):
        return False
    thing = match["thing"].strip()
    if _POINTS_BACK.fullmatch(thing):
        return False
    if any(mentions(thing, fact.value) for fact in context.live() if fact.section != "basics"):
        return False
    words = len(thing.split())
    if _SECTION.fullmatch(thing) or (context.asked_section in LISTS and words <= 4 and not re.search(r"\d{4}", thing)):
        return True
    return words <= 7 and _names_credential(thing)


def _names_credential(thing: str) -> bool:
    """Whether all of a thing, but for a word or two, is a certificate, a degree, a language or a skill."""
    spans = [
        (found.start, found.end) for found in (*find_certificates(thing), *find_degrees(thing), *find_languages(thing))
    ]
    spans += find_known_skills(thing)
    left = list(thing)
    for start, end in spans:
        left[start:end] = " " * (end - start)
    return bool(spans) and len("".join(left).split()) <= 2


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
