"""What a person says they do not have, beside what they have: "PASMA 2021, IPAF not", "no forklift licence but a CSCS
card", "nah. i do have …", "the first aid one ran out years ago".

`without_denials` blanks it character for character, so that every offset stays one of the message as typed. Only a
statement or an item of a list that names a certificate, a degree, a language or a skill is one: "no accidents" and
"never late" are claims. A denial of something told before is left for those who take it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.understand.credentials import find_certificates, find_degrees, find_languages
from agents.understand.references import SECTION_WORDS, mentions
from agents.understand.skills import find_known_skills
from agents.understand.values import Context, Found
from agents.understand.willing import UNWILLING
from agents.understand.words import flatten, is_function_word
from retrieval.skills import find_skills

LISTS = frozenset({"certificates", "languages", "skills", "education", "awards", "volunteer", "interests", "projects"})
"""Sections that are asked for as a list, where a thing that is only named is one of it."""

PAPERS = frozenset({"certificates", "skills", "languages"})
"""Sections of what somebody has or has not: a denial takes out what was told before."""

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
    r"took|taken|finished|completed|passed|held|went\s+to|been\s+to|attended|learn(?:ed|t)|bothered\s+with|got\s+round\s+to|used|worked\s+with|touched|spoke))?|"
    r"(?:not|haven'?t|havent|hasn'?t|don'?t|dont|do\s+not|didn'?t|didnt|did\s+not|have\s+not|can'?t|cant|cannot|couldn'?t|ain'?t|"
    r"am\s+not|i'm\s+not|isn'?t)(?!\s+(?:only|just|merely|until|till|forget|mention)\b)"
    r"(?:\s+(?:yet|actually|really|even|ever|currently)\b)*"
    r"(?:\s+(?:got|get|have|had|hold|held|do|done|did|finish(?:ed)?|complet(?:e|ed)|pass(?:ed)?|renew(?:ed)?|take|taken|own|need|know|"
    r"speak|use|used|worked\s+with|with|in|been|go\s+to|gone\s+to|attend|familiar))*|failed|lost|missing|lacking|without)"
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
_OR = re.compile(r"\s*(?:[,/]|\b(?:or|and|nor)\b)\s*", re.IGNORECASE)
_THE = re.compile(r"^(?:(?:any|an?|the|my|other|another|kind|sort|of|even|with|in)\s+)+", re.IGNORECASE)
_QUESTION = re.compile(r"[^.!?;\n]+\?+")
_NO_TO_IT = re.compile(
    r"\s*(?:no+|nope|nah|naw|never|none|(?:(?:no|nope|nah)[\s,]+)?(?:i\s+)?(?:don'?t|do\s+not|haven'?t|didn'?t|never|can'?t|not)"
    r"(?:\s+(?:have|got|had|did|do|done|hold|used?|get|know|speak|passed|took))*(?:\s+(?:one|it|that|any|those|them))?)"
    r"(?:\s+(?:yet|sorry|lol|tho|though|at\s+all|unfortunately))*\s*(?=$|[.,;!\n])",
    re.IGNORECASE,
)
_NOT_ONES_OWN = re.compile(
    r"\b(?:needed|required|necessary|involved)\b|\b(?:there|then|at\s+(?:that|this)\s+(?:job|place)|in\s+that\s+(?:job|role))\s*$",
    re.IGNORECASE,
)
"""Says what a job did without, not what somebody lacks: "no cdl needed", "never used a forklift there"."""
_NEVER_USED = re.compile(
    rf"\s*{_LEAD}(?:never|not|haven'?t|havent|have\s+not|didn'?t|don'?t|do\s+not)(?:\s+(?:ever|really|actually|even))*\s+"
    r"(?:used?|using|worked\s+with|work\s+with|touched|tried|heard\s+of|had\s+to\s+do\s+with)\s+(?P<thing>[\w+#./&-]+(?:\s+[\w+#./&-]+){0,3}?)"
    rf"{_AFTERWARDS}\s*",
    re.IGNORECASE,
)
"""A tool that is in no list of ours can be denied too, by what is done with tools."""
_POINTS_BACK = re.compile(r"(?:[\w']+\s+)?(?:it|that|this|them|those|these|one|ones|any|much|anything)", re.IGNORECASE)
PAST_SCHOOL = (
    r"(?:school(?:ing)?|education|stud(?:y|ies|ying)|training|classes)\s+(?:past|after|beyond|since|other\s+than)\s+[\w\s.-]+|"
    r"(?:further|higher)\s+(?:education|study|studies)|college|uni(?:versity)?|gcses?|ged"
)
"""Studies beyond school, as people say that they have none."""
PAST_SCHOOL_ONLY = re.compile(PAST_SCHOOL, re.IGNORECASE)
_SECTION = re.compile(
    rf"(?:(?:other|formal|professional|official|special|real|proper|current|foreign|more|valid|driving|work)\s+)*"
    rf"(?:{SECTION_WORDS['certificates']}|{SECTION_WORDS['languages']}|{SECTION_WORDS['skills']}|qualifications?|degrees?|diplomas?|{PAST_SCHOOL})"
    rf"(?:\s+(?:or|and|nor)\s+\w+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Denial:
    """What the person has not: the words of it, and the characters `start`..`end` of the message that say so."""

    thing: str
    start: int
    end: int


def without_denials(text: str, context: Context) -> str:
    """`text` without what the person says they lack, and without the bare no in front of what they have."""
    kept = flatten(text)
    asks_list = context.asked_section in LISTS
    if asks_list and (bare := _BARE_NO.match(kept)) and len(kept[bare.end() :].split()) >= 2:
        kept = _blanked(kept, 0, bare.end())
    for denial in _denials(kept, context):
        known = [fact for fact in context.live() if fact.section != "basics" and fact.section not in PAPERS]
        if not denial.thing or not any(mentions(denial.thing, fact.value) for fact in known):
            kept = _blanked(kept, denial.start, denial.end)
    return "".join(typed if left != " " else " " for typed, left in zip(text, kept, strict=True))


def things_denied(text: str) -> tuple[str, ...]:
    """All that the message says the person has not, one by one: "Salesforce or any CRM" are two things."""
    plain = flatten(text)
    told = [denial.thing for denial in _denials(plain, Context())]
    told += [match["thing"] for item in _ITEM.finditer(plain) if (match := _NEVER_USED.fullmatch(item[0]))]
    told += [match["thing"] for match in UNWILLING.finditer(plain)]
    told = [words for words in told if not _NOT_ONES_OWN.search(words)]
    things = [_THE.sub("", thing).strip(" ,.?!:;-") for words in told for thing in _OR.split(words)]
    return tuple(dict.fromkeys(thing for thing in things if _is_thing(thing)))


def _is_thing(words: str) -> bool:
    return not _POINTS_BACK.fullmatch(words) and not all(
        is_function_word(word) or word in {"have", "got", "none"} for word in words.lower().split()
    )


def is_same_thing(thing: str, value: str) -> bool:
    """Whether a value is what was denied: the same words but for articles, or the same skill."""
    if _own_words(thing) == _own_words(value):
        return True
    one, other = ({span.name for span in find_skills(words)} for words in (thing, value))
    return bool(one) and one == other and _names_credential(value)


def without_denied(facts: Sequence[Found], things: Sequence[str]) -> tuple[Found, ...]:
    """`facts` without papers, skills, languages and degrees that the same message denies."""
    return tuple(
        found
        for found in facts
        if found.field not in {"name", "skill", "language", "studyType"}
        or found.section in {"basics", "work"}
        or not any(is_same_thing(thing, found.value) for thing in things)
    )


def _denials(text: str, context: Context) -> Iterator[Denial]:
    """Every denial of a flattened message, a question that the person answers with a no ("the cdl? dont have one")
    included."""
    questions = list(_asked_and_denied(text))
    yield from questions
    for item in _ITEM.finditer(text):
        start = item.start()
        for cut in (*_CUT.finditer(text, item.start(), item.end()), None):
            end = cut.start() if cut else item.end()
            thing = _denied_thing(text[start:end], context)
            if thing is not None and not any(span.start < end and start < span.end for span in questions):
                yield Denial("" if _NOT_ONES_OWN.search(text[start:end]) else thing, start, end)
            start = end


def _asked_and_denied(text: str) -> Iterator[Denial]:
    """Questions about a credential or a skill to which the next words say no."""
    for question in _QUESTION.finditer(text):
        answer = _NO_TO_IT.match(text, question.end())
        spans = sorted((start, end) for start, end in _credentials(question[0]) if end > start)
        if not spans:
            continue
        thing = question[0][spans[-1][0] : spans[-1][1]]
        if answer:
            yield Denial(thing, question.start(), answer.end())
        elif any(is_same_thing(thing, other) for other in _denied_behind(text, question.end())):
            yield Denial(thing, question.start(), question.end())


def _denied_behind(text: str, start: int) -> Iterator[str]:
    """What the statements behind a question deny."""
    for item in _ITEM.finditer(text, start):
        if match := _BEFORE.fullmatch(item[0]):
            yield match["thing"]


def _denied_thing(item: str, context: Context) -> str | None:
    """The one thing of which an item says that the person has it not, or no more; None if it says no such thing."""
    match = next((match for pattern in (_BEFORE, _GONE, _AFTER) if (match := pattern.fullmatch(item))), None)
    if match is None or _CLAIM.search(item):
        return None
    thing: str = match["thing"].strip()
    if _POINTS_BACK.fullmatch(thing):
        return None
    words = len(thing.split())
    if _SECTION.fullmatch(thing) or (context.asked_section in LISTS and words <= 4 and not re.search(r"\d{4}", thing)):
        return thing
    return thing if words <= 7 and _names_credential(thing) else None


def _names_credential(thing: str) -> bool:
    """Whether all of a thing, but for a word or two, is a certificate, a degree, a language or a skill."""
    spans = _credentials(thing)
    left = list(thing)
    for start, end in spans:
        left[start:end] = " " * (end - start)
    return bool(spans) and len("".join(left).split()) <= 2


def _credentials(words: str) -> list[tuple[int, int]]:
    """Where certificates, degrees, languages and known skills stand."""
    told = (*find_certificates(words), *find_degrees(words), *find_languages(words))
    return [*((found.start, found.end) for found in told), *find_known_skills(words)]


def _own_words(words: str) -> list[str]:
    return [word for word in re.findall(r"\w+", words.lower()) if word not in {"a", "an", "the", "my", "any", "of"}]


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
