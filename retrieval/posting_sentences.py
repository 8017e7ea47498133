"""Tells a requirement from everything else a posting says, sentence by sentence, and cuts it into single requirements.

Rules over cue words; the figures on held-out postings are in `retrieval/corpus/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Verdict = Literal["must", "nice"]

_END = re.compile(
    r"(?<=[.!?。！？])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bSt\.)(?<!\bMr\.)(?<!\bNo\.)\s*(?=[\"“(]?[A-Z0-9£$€\u3400-\u9fff]|"
    r"$)(?<!\d\.(?=\d))"
)

_NICE = re.compile(
    r"\b(?:a|an|big|huge|real|strong|definite|distinct|added|is) (?:plus|bonus|advantage|asset)\b|"
    r"\bpluses\b|\bnice[- ]to[- ]haves?\b|\bnice (?:thing )?to have\b"
    r"|\b(?:highly |strongly |also |be |are |is |would be )(?:desirable|preferred|advantageous|"
    r"beneficial|helpful|useful|welcome|welcomed|valued|appreciated)\b|\bpreferred\b|\bdesirable\b|"
    r"\badvantageous\b|\bpreferabl[ye]\b|\bideally\b"
    r"|\b(?:not|isn(?:'|’)t|aren(?:'|’)t) (?:essential|required|necessary|a (?:must|condition|"
    r"requirement|deal-?breaker)|needed|compulsory)\b|\bit(?:(?:'|’)s| is)? ?(?:would )?helps?\b|"
    r"\b(?:would|will|does|could|also) helps?\b|\bhelps? (?:because|if|too|a lot|but)\b|"
    r"\b(?:licen[cs]e|experience|it|certificate|that|this) helps\b"
    r"|\bwe(?:'|’)?d (?:also )?(?:love|like|be (?:glad|happy|pleased|interested|delighted|keen))|"
    r"\bwe would (?:also )?(?:love|like|be (?:glad|happy|pleased|interested|delighted))|\b(?:glad|"
    r"happy|pleased|delighted|keen|interested) (?:of|to (?:see|hear|meet|have)|in hearing|if)\b"
    r"|\bbonus points?\b|\bextra (?:credit|points)\b|\bup the pile\b|\bto the top\b|\bstand out\b|"
    r"\bshorten your\b|\b(?:would|will) (?:make|be) (?:us|the \w+|a|very|it)? ?(?:happy|smile|nice|"
    r"welcome|lovely|great|handy|good|an? \w+ (?:extra|bonus|plus|advantage))\b"
    r"|\beven better\b|\blikewise\b|\bcounts? in your favou?r\b|\bin your favou?r\b|\badds? to your\b|"
    r"\bgo(?:es)? a long way\b|\bcatch(?:es)? our eye\b|\bset(?:s)? you apart\b|\bedge\b|"
    r"\bso is time with\b|\bif you (?:also |already |happen to )?(?:have|know|speak|hold|can|"
    r"\w+)[^.]{0,60}(?:great|better|lovely|nice|bonus|plus|even)\b|\bhandy\b|\bpluspunt|"
    r"\bwould be (?:an? )?(?:\w+ )?(?:asset|extra|advantage|plus|bonus)\b|\bnot needed\b|\bwe like\b|"
    r"优先|加分",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\bmust\b|\brequir(?:e[sd]?|ing|ements?)\b|\bessential\b|\bmandatory\b|\bneed(?:s|"
    r"ed)?\b(?! to know| not)|\bnecessary\b|\bminimum\b|\bat least (?:\w+ )?\w+(?:'|’)? ?(?:years?|"
    r"months?|seasons?|winters?|summers?)\b|\b\d+\+? ?(?:or more )?(?:years?|months?|yrs?)\b(?: of|"
    r" in|'|’| experience|\+)"
    r"|\b(?:one|two|three|four|five|six|seven|eight|ten)(?: or (?:more|\w+))? years?\b(?:'|’)?(?= |$)|"
    r"\byou(?:'|’)?(?:ll| will| should| would)? ?(?:have|hold|possess|bring|know|can|speak|understand|"
    r"own|read|write)\b|\byou(?:'|’)ve\b(?! (?:got to be kidding|seen|read|heard))|\byou should be\b|"
    r"\byou(?:'|’)re (?:able|comfortable|happy|used|confident|at ease|good|calm|polite|fluent|"
    r"licensed|qualified|certified|someone|a )\b|\byou are (?:able|comfortable|happy|used|confident|"
    r"good|calm|fluent|licensed|qualified|certified|someone|an? )\b"
    r"|\b(?:applicants|candidates|the (?:right|ideal|successful|chosen) (?:person|candidate|"
    r"applicant)|the person we|whoever)\b|\b(?:someone|somebody|people|anyone|colleague|person|nurse|"
    r"candidate)s? (?:with|who|that)\b|\bable to\b|\bability to\b|\bexperienced? (?:in|of|with|using|"
    r"as|on)\b|\b(?:proven|previous|prior|solid|strong|good|recent|current|valid|full|clean|working|"
    r"sound|excellent|basic|advanced|fluent|demonstrable) (?:[\w/-]+ ){0,4}?(?:experience|knowledge|"
    r"skills?|licen[cs]e|certificat\w+|registration|command|understanding|english|spanish|"
    r"track record|background|ability|grasp)\b"
    r"|\bwe (?:need|expect|ask|want|require|look for|insist)\b|\bwe(?:'|’)re (?:looking|asking|"
    r"after)\b|\blooking for (?:someone|somebody|a person|people)\b|\bcomfortable (?:with|working|in|"
    r"on|at)\b|\bfluen(?:t|cy)\b|\bproficien\w+\b|\bwilling(?:ness)? to\b|\bqualified\b|\b(?:degree|"
    r"diploma|gcse|a-levels?|nvq|svq|bachelor(?:'|’)?s?|master(?:'|’)?s|bsc|phd)\b|\b(?:licen[cs]ed?|"
    r"certificat(?:e|ion)|certified|registered|registration|ticket|card) (?:in|as|with|is|are|needed|"
    r"required|and|or|for)\b|\bfamiliar(?:ity)? with\b|\bhands-on\b|\bno-one without\b|"
    r"\bcounts? (?:as much|for)\b|要求|必须|需要|具备|至少|以上",
    re.IGNORECASE,
)
_STRONG_MUST = re.compile(
    r"\bmust (?:have|hold|be|know|speak|own|pass|show)\b|\b(?:is|are) (?:required|essential|mandatory|"
    r"needed|a must)\b|\byou(?:'|’)?(?: wi)?ll need\b|\byou need\b|\bwe (?:need|require|"
    r"expect) (?:someone|you|at least|an?|people)\b|\bat least (?:\w+ )?(?:years?|months?)\b|"
    r"\bapplicants must\b|\bminimum of\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"[£$€¥]\s?\d|\b\d+k\b|\bper (?:hour|annum|day|week)\b|\ban hour\b|\bpro rata\b|\bOTE\b|"
    r"\bpension\b|\bholiday(?:s| pay| allowance)?\b|\bdays?(?:'|’)? (?:of )?(?:annual |paid )?leave\b|"
    r"\bpaid (?:time off|leave|training|breaks?)\b|\bPTO\b|\b401\(?k|\bbenefits\b|\binsurance\b|"
    r"\bdental\b|\bbonus (?:of|scheme|each|based)\b|\bovertime\b"
    r"|\bsend (?:us|a|an|your|in|me)\b|\bto apply\b|\bapply (?:by|via|with|to|at|through|now|today|"
    r"online|in|before)\b|\bapplications?\b|\bcovering letter\b|\bclosing date\b|\b(?:call|ring|"
    r"e-?mail|text|phone|contact|write to|ask for) (?:us|the|for|me|\w+ (?:on|at))\b|\binterviews?\b|"
    r"\bno agencies\b|\btell us\b"
    r"|\bequal[- ]opportunit\w+\b|\bregardless of\b|\bwithout regard\b|\bdiscriminat\w+\b|"
    r"\baffirmative action\b|\bdiversity\b|\bwe welcome applic|\breasonable (?:adjustments|"
    r"accommodations?)\b|\bencouraged to apply\b|\bveteran status\b|\bdisability\b(?! support|"
    r" services)|\bprotected (?:characteristic|class)"
    r"|\bwe (?:offer|provide|pay|give|train|supply|cover|will train|will pay|were|started|founded|"
    r"make|build|run|serve|look after|employ|operate|have been|work|believe|do)\b|\bwe(?:'|"
    r"’)ll (?:train|pay|teach|cover|give|provide|put you)\b|\bfull training\b|\btraining (?:is |"
    r"will be )?(?:given|provided|on site)\b|\bwe are (?:an?|the|proud|committed|family|based|"
    r"located)\b|\bwe(?:'|’)re (?:an?|the|proud|based)\b|\bfounded\b|\bsince (?:19|20)\d\d\b|"
    r"\bno experience\b",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\byou(?:'|’)?ll (?!need|have to have|have (?:at|an?|the|some|had|worked|experience)|bring|hold|"
    r"know|be (?:able|comfortable|confident|good|someone|an? (?!part|member|key)))\w+|"
    r"\byou will (?!need|have (?:at|an?|the|some|had|experience)|bring|hold|be (?:able|comfortable|"
    r"confident|good|someone|required to have))\w+|\bresponsible for\b|\breporting to\b|\bthe (?:role|"
    r"job|work|post) (?:is|involves|includes|will)\b|\b(?:duties|responsibilities) include\b|"
    r"\byour (?:day|days|job|week|work|role|shift)\b|\bon (?:a|an) (?:normal|average|typical) day\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:also|and|but|finally|then|plus|of course|in addition|additionally|ideally|"
    r"most of all),? )?(?:the (?:right|ideal|successful|chosen) (?:person|candidate|"
    r"applicant) (?:must |will |should |would )?(?:have |be |hold |possess )?(?:an? )?(?:has |is )?"
    r"|(?:all )?(?:applicants|candidates|you) (?:must|should|will need to|need to) (?:also )?(?:have|"
    r"hold|possess|be|bring)\b ?|we (?:need|want|require|expect|ask for|are looking for|"
    r"look for) (?:someone|somebody|people|a person|a candidate)? ?(?:with|who (?:has|is|can))? ?|"
    r"we(?:'|’)re (?:looking for|after|asking for) (?:someone|somebody|people)? ?(?:with|who (?:has|"
    r"is|can))? ?"
    r"|you(?:'|’)?ll (?:need|have|bring|hold) (?:to have )?|you will (?:need|have|bring|"
    r"hold) (?:to have )?|you need (?:to have )?|it (?:would )?helps? if you(?:'|’)ve |"
    r"it (?:would )?helps? if you (?:have )?|we(?:'|’)?d (?:love|like) (?:it if you (?:had )?|"
    r"someone with |to see )?|we would (?:love|like) (?:it if you (?:had )?|someone with |to see )?|"
    r"to get through the gate you need )",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r";\s+|,? and (?=(?:you(?:'|’)?(?:ll| will)? (?:need|must|have|should|can|hold|are)|must |have |"
    r"hold |be |can |at least |able |the ability |\d+ ))|, (?=(?:you(?:'|’)?(?:ll| will)? (?:need|"
    r"must|have|should|hold)|must |along with |plus ))"
    r"|,? along with ",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"\b(?:licen[cs]es?|certificat\w+|cert|degree|diploma|card|ticket|experience|years?|ability|"
    r"registration|knowledge|check|clearance|english|skills?|qualification|equivalent|permit|training|"
    r"award)\b",
    re.IGNORECASE,
)


_CONDITION = re.compile(
    r"(?:the\s+|our\s+|starting\s+|annual\s+|basic\s+|working\s+|start\s+|closing\s+|interview\s+|job\s+|contract\s+)*"
    r"(?:salary|pay|wages?|rate(?:\s+of\s+pay)?|grade|hours|shift\s+pattern|contract|date|dates|deadline|location|place\s+of\s+work|"
    r"reports?\s+to|ref(?:erence)?|benefits|holidays?|annual\s+leave|pension|type)"
    r"(?:\s*(?:[:–=-]|[£$€]?\s*\d|$)|\s+(?:is|are|of|from|up\s+to|negotiable|competitive|depending|dependent|based|band|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|asap|immediate|full|part)\b).*"
    r"|(?:(?:(?:about|around|up\s+to|circa|c\.)\s+)?\d+(?:\.\d+)?\s*(?:-\s*\d+\s*)?(?:hours|hrs|days)\s+"
    r"(?:a|per|each)\s+(?:week|month|day|year)"
    r"|full[- ]time|part[- ]time|permanent|temporary|fixed[- ]term|term[- ]time(?:\s+only)?|zero[- ]hours?|"
    r"flexible\s+(?:working\s+)?hours"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?s?\s*(?:to|-|–)\s*(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?s?"
    r"|\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm)?\s*(?:to|-|–)\s*\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm)?|contract|[\s,/&;()]|and|or)+",
    re.IGNORECASE,
)
"""A line that is nothing but a condition of the work: its pay, its hours, its dates, its place."""


def says_condition(text: str) -> bool:
    """Pay, hours, dates or place of the work, and nothing that the person must be, have or do."""
    plain = text.strip(" .;,*•-–")
    return _CONDITION.fullmatch(plain) is not None and not re.search(
        r"\b(?:must|able|willing|flexible to|need)\b", plain, re.I
    )


def split_outside(rule: str | re.Pattern[str], text: str) -> list[str]:
    """`re.split`, but never within brackets."""
    parts: list[str] = []
    position = 0
    for mark in re.finditer(rule, text):
        before = text[: mark.start()]
        if mark.end() > mark.start() and before.count("(") <= before.count(")"):
            parts.append(text[position : mark.start()])
            position = mark.end()
    return [*parts, text[position:]]


def sentences(text: str) -> Iterator[str]:
    """The sentences of `text`, verbatim."""
    start = 0
    for match in _END.finditer(text):
        if sentence := text[start : match.start()].strip():
            yield sentence
        start = match.end()
    if sentence := text[start:].strip():
        yield sentence


def says_not_required(sentence: str) -> bool:
    """Pay, benefits, the employer, how to apply, an equal-opportunity notice."""
    return bool(_NOT.search(sentence))


def judge_sentence(sentence: str, *, about_person: bool = False, duties: bool = False) -> Verdict | None:
    """Does `sentence`, in running prose, ask for something?

    `about_person`: it stands under a heading such as "About you"; `duties`: under one such as "What you will do".
    """
    if (sentence.endswith("?") and not about_person) or says_condition(sentence):
        return None
    nice, must = _NICE.search(sentence), _MUST.search(sentence)
    if _NOT.search(sentence) and not _STRONG_MUST.search(sentence):
        return None
    if nice:
        return "nice"
    if _STRONG_MUST.search(sentence):
        return "must"
    if duties or _DUTY.search(sentence):
        return None
    if must or about_person:
        return "must"
    return None


def prefers(sentence: str) -> bool:
    """Does `sentence` call what it names welcome rather than required?"""
    return bool(_NICE.search(sentence))


def split_requirement(sentence: str) -> Iterator[str]:
    """The single requirements of one sentence, each a verbatim part of it."""
    body = _LEAD.sub("", sentence.strip()) or sentence
    for clause in _split(body):
        items = [item for item in split_outside(r",\s+(?:and |or )?|\s+and (?=an? )", clause) if item]
        if len(items) >= 2 and all(_ITEM.search(item) and 2 <= len(item.split()) <= 14 for item in items):
            yield from (_trim(item) for item in items)
        else:
            yield _trim(clause)


def _split(text: str) -> Iterator[str]:
    for clause in split_outside(_JOIN, text):
        if clause and len(clause.strip()) > 2:
            yield clause


def _trim(text: str) -> str:
    return text.strip().rstrip(".;,。；，").strip()
