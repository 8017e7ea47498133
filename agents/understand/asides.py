"""What is said around the facts: "don't put that in", "to be honest", "2012 sorry 2013", and tails that tell nothing.

`without_asides` blanks them character for character, so that every offset stays one of the message as typed.
"""

from __future__ import annotations

import re

from agents.understand.words import is_function_word

_SENTENCE = re.compile(r"[^.!?\n]+(?:(?<=\d)\.(?=\d)[^.!?\n]+)*[.!?\n]*")
_OFF_RECORD = re.compile(
    r"\b(?:leave|keep)\s+(?:that|this|it|them|those|all\s+that)(?:\s+\w+)?\s+(?:out\b(?!\s+(?:of|for)\s+(?!it|this|"
    r"the\s+(?:resume|cv)))"
    r"|off\s+(?:the\s+(?:resume|cv|record|page)|it|there)|private|between\s+us|to\s+yourself|quiet)"
    r"|\b(?:do\s+not|don'?t|dont|no\s+need\s+to|please\s+never|better\s+not|rather\s+not|you\s+needn'?t)\s+(?:\w+\s+)?"
    r"(?:put|write|include|mention|add|list|print|note|record|quote|say|type)\s+(?:any\s+of\s+)?(?:that|this|it|them|"
    r"those)\b"
    r"(?!\s+(?:as|like|under|by|for|to|twice|at\s+the\s+(?:top|end))\b)"
    r"|\bnot\s+for\s+(?:the|my)\s+(?:resume|cv|record|page)\b|\boff\s+the\s+record\b|\bbetween\s+(?:you\s+and\s+me|"
    r"us\s+two|us)\b"
    r"|\b(?:that|this)\s+(?:stays|is)\s+(?:private|between\s+us|off\s+the\s+record|not\s+for\s+(?:the|my|a)\s+\w+)\b"
    r"|\bjust\s+between\b",
    re.IGNORECASE,
)
_FRAMING = re.compile(
    r"(?:^|(?<=[.!?\n]))\s*(?:(?:and|but|so|well|oh|also|ok|okay|yeah|hm+)\b[\s,]*)*(?:"
    r"(?:to\s+be\s+(?:quite\s+|very\s+)?(?:honest|fair|frank|clear|precise)|in\s+all\s+honesty|truth\s+be\s+told|"
    r"honestly|frankly|by\s+the\s+way|btw|tbh|if\s+i'?m\s+honest|"
    r"as\s+i\s+said|like\s+i\s+said|for\s+what\s+it'?s\s+worth|let\s+me\s+(?:think|see)|funny\s+enough|"
    r"believe\s+it\s+or\s+not)\b[\s,:]*"
    r"|(?:the\s+(?:\w+\s+){0,2}(?:thing|bit|part|work|result|one)|what|something)\s+(?:that\s+)?(?:i'?m|i\s+am|"
    r"i\s+was|makes\s+me|i\s+feel)\s+"
    r"(?:(?:the\s+)?(?:most|really|very|so|quite|especially|particularly)\s+)?(?:happ(?:y|iest)|proud(?:est)?|pleased|"
    r"glad|satisfied|fond(?:est)?)"
    r"(?:\s+(?:about|of|with))?\s+(?:is|was|would\s+be)\s+(?:that\s+|how\s+|when\s+)?"
    r"|(?:i'?m|i\s+am|i\s+was)\s+(?:most|really|very|so|quite|especially|particularly|pretty)\s+(?:happy|proud|"
    r"pleased|glad)\s+that\s+"
    r")",
    re.IGNORECASE,
)
_FEELING_AFTER = re.compile(
    r"(?<=\w),?\s+(?:which|and)\s+(?:i'?m|i\s+am|i\s+was)\s+(?:\w+\s+){0,2}(?:proud|happy|glad|pleased)\b(?:\s+(?:of|about|with))?"
    r"(?:\s+(?:it|that|this))?(?=\W|$)(?!\s*\w)",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"(?<=\w),\s*(?:and\s+|but\s+|even\s+)?my\s+(?:\w+\s+)?(?:sister|brother|mom|mum|mother|dad|father|wife|husband|son|daughter|"
    r"friend|boss|uncle|aunt|cousin|girlfriend|boyfriend|partner|neighbou?r|flat-?mate|room-?mate|team-?mate|co-?worker|"
    r"colleague|parents|kids)s?\s+(?:is|was|are|were|works?|worked|hates?|hated|loves?|loved|thinks?|thought|says?|said|quit|"
    r"did|does|has|had|also|went)\b(?!\s+(?:me|and\s+i)\b)[^,.;!?\n]*",
    re.IGNORECASE,
)
_OOPS = (
    r"(?:sorry|oops|ups|wait|no\s+wait|no|i\s+mean(?:t)?|actually|correction|scratch\s+that|make\s+that|my\s+(?:bad|"
    r"mistake)|"
    r"or\s+rather|rather|er+m?|uh+|um+|hang\s+on)"
)
_REPAIR = re.compile(
    rf"(?<![\w.,])(?!(?:19|20)\d\d\b)\d[\d.,]*(?<![.,])[\s,(-]+(?:{_OOPS}\b[\s,.:-]*)+(?=\d[\d.,]*(?:\s|%|$))",
    re.IGNORECASE,
)
"""A number taken back at once; of dates, `slips.py` knows."""
_VAGUE = frozenset(
    "thing things story stuff way honest honestly fact example end school work job place time times day days year "
    "years week month bit lot all everything nothing something anything kind sort point moment course first last one "
    "ones two same such good bad nice fine great okay fun much many more less most right wrong sure true yes no not "
    "haven't havent don't dont didn't didnt wasn't wasnt can't cant n't said know mean think guess though tho lol haha "
    "other another others else rest summer winter spring fall autumn morning night january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec college uni "
    "university covid pandemic lockdown lockdowns corona coronavirus special usual normal typical interesting really "
    "young alone sometimes anyway only ever own".split()
)
_POINTS_BACK = re.compile(
    r"(?:(?:actually|no|sorry|well|oh|and|but|so|wait|oops|correction)\b[\s,:.]*)*"
    r"(?:it|that|this|those|these)(?:'?s|\s+(?:is|was|were|are|has\s+been))\b(?!\s+(?:my|our)\s+(?:job|task|role|"
    r"duty)\b)",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(
    r"(?:(?:about|around|roughly|maybe|like|over|under|up\s+to|almost|nearly|i\s+think|probably|some)\s+)*[$€£]?\d[\d.,]*\s*[%k+]?",
    re.IGNORECASE,
)
_ONLY_WHEN = re.compile(
    r"(?:(?i:i\s+was\s+|was\s+)?(?i:before|in|at|near|from|since|during|prior\s+to)\s+(?:the\s+)?"
    r"[A-Z][\w'&.-]*(?:\s+(?!I\b)[A-Z][\w'&.-]*){0,2}[\s,]*)+"
)
"""When or where and nothing else: "Before Harland", "in Lagos"."""
_TIME_SPENT = re.compile(
    r"(?:i\s+)?(?:did|spent|had|stayed(?:\s+for)?|lasted|was\s+there(?:\s+for)?)\s+(?:(?:about|around|nearly|almost|over|just|like|some)\s+)*"
    r"[\w.-]+(?:\s+and\s+a\s+half)?\s+(?:good\s+)?(?:years?|yrs?|months?|weeks?|summers?|winters?|seasons?)(?:\s+there)?",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:while\s+|when\s+|because\s+|as\s+)?(?:i\s+|we\s+)?(?:was|were|am|'m)?\s*(?:still\s+)?(?:in|at)\s+(?:high\s+|"
    r"night\s+|nursing\s+)?"
    r"(?:school|college|uni(?:versity)?|home|the\s+(?:end|beginning|time|start|moment))\b[\s\w]{0,12}$",
    re.IGNORECASE,
)


def without_asides(text: str) -> str:
    """`text` with what is off the record, introductions to a statement and mended slips blanked, at the same length."""
    text = _REPAIR.sub(_blank, text)
    text = _OF_OTHERS.sub(_blank, text)
    text = _FEELING_AFTER.sub(_blank, text)
    kept = ""
    before = 0
    for sentence in _SENTENCE.finditer(text):
        kept += text[before : sentence.start()]
        before = sentence.end()
        if match := _OFF_RECORD.search(sentence[0]):
            around = len(sentence[0][: match.start()].split()), len(sentence[0][match.end() :].split())
            if max(around) <= 3 and kept.strip():
                kept = _without_last_sentence(kept)
            kept += " " * len(sentence[0])
        else:
            kept += sentence[0]
    return _FRAMING.sub(_blank, kept + text[before:])


def is_bare_number(words: str) -> bool:
    """Whether an answer is a number that counts nothing ("about 44")."""
    return _BARE_NUMBER.fullmatch(words.strip(" .,!")) is not None


def is_tail(words: str) -> bool:
    """Whether words that would be a duty tell nothing: "have not", "There", "In 2008", "in school", "it was fun"."""
    if _POINTS_BACK.match(words) or _STATE.fullmatch(words.strip()):
        return True
    if (
        _ONLY_WHEN.fullmatch(words.strip(" .,!:"))
        or is_bare_number(words)
        or _TIME_SPENT.fullmatch(words.strip(" .,!"))
    ):
        return True
    if re.search(r"\d", re.sub(r"\b(?:19|20)\d\d\b", "", words)):
        return False
    return all(is_function_word(word) or word in _VAGUE for word in re.findall(r"[^\W\d_][\w'-]+", words.lower()))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _without_last_sentence(text: str) -> str:
    """The last sentence with words is what "leave that out" means when it stands alone."""
    last = [match for match in _SENTENCE.finditer(text) if match[0].strip()][-1]
    return text[: last.start()] + " " * (last.end() - last.start()) + text[last.end() :]
