"""Talk about the conversation itself: "oh sorry you asked when", "I'm a bit nervous about this", "let me think".

Said while Vita asks, it answers nothing, and read as a statement it would become a duty or an employer.
`without_talk` blanks it character for character, so that every offset stays one of the message as typed.
Four signs: it speaks to Vita, it is worded as a question, it tells how the person feels or what they do just now, or
it is about the telling (not remembering, not knowing what to write). A statement with a number in it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from agents.understand.words import flatten, is_function_word, is_past

_SENTENCE = re.compile(r"(?:[^.!?…;\n]|(?<=\d)\.(?=\d))+")
_CUT = re.compile(
    r"[,:]\s+|\s+-+\s+|\s+(?=but\s)|\s+(?=(?:and|so|because|cuz|cos)\s+(?:i|i'?m|i'?ve|we|my|the|it|at)\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:oh+|ah+|ok|okay|so|well|um+|uh+|er+m?|hm+|mm+|sorry|hey|hi|yeah|yes|right|and|but|lol|haha|honestly|tbh|actually|"
    r"wait|no|like|btw|because|cuz|cos|also|anyway|just|basically|see|oops)\b[\s,.:]*)+",
    re.IGNORECASE,
)
_TAIL = (
    r"(?:\s*,?\s*(?:lol|haha|sorry|tbh|though|tho|honestly|to\s+be\s+honest|please|again|really|now|right\s+now|at\s+the\s+moment|"
    r"either|exactly|thanks|for\s+you))*"
)
_END = rf"{_TAIL}\W*$"


def _pattern(words: str, *, end: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?:{words}){end}", re.IGNORECASE)


_ASKS = _pattern(
    r"(?:what|which|why|how|when|where|who|whose)(?:\s+(?:(?:kind|sort|type)s?\s+of\s+\w+|many|much|long|often|else))?(?:'?s|\s+(?:is|was|are|were|do|does|did|should|shall|"
    r"can|could|would|will|am|have))\s+(?:i|you|u|we|the|this|that|it|your|these|those)\b"
    r"|(?:is|was|isn'?t|wasn'?t|are|does)\s+(?:that|this|it|these|those)\b"
    r"|(?:what|how|when|why|where|which)(?:\s+(?:ones?|exactly|again|then|else))*\W*$"
)
_ASKS_ANYWHERE = _pattern(
    r"(?:did|didn'?t|do|don'?t|have|haven'?t|should|shall|am|was|wasn'?t|are|were|must|may)\s+(?:i|you|u|we)\b"
    r"|(?:can|could|would|will)\s+(?:i|we|(?:you|u)\s+(?:just\s+|please\s+)*(?:repeat|explain|remind|say\s+(?:that|it)|ask|hear|see|read|"
    r"help|understand|believe|imagine|wait|give\s+me))\b"
)
_TOLD = re.compile(r"\b(?:i|we)(?:'ve)?\s+(?:also\s+|just\s+|mostly\s+)?(?P<verb>[a-z]+)\b", re.IGNORECASE)
_OF_TELLING = frozenset("did said wrote told asked typed mentioned forgot got had answered gave put sent meant".split())
"""Past forms after "I" that a question to Vita may hold: "what did you do with what I wrote"."""
_YOU = _pattern(
    r"(?:(?:what|when|where|if|that'?s\s+what|i\s+(?:know|see|thought|think|guess|forgot)(?:\s+(?:what|that))?)\s+)?"
    r"(?:you|u)(?:'ve|\s+have|\s+were|\s+are|'re)?\s+(?:already\s+|just\s+|also\s+|first\s+|only\s+)*"
    r"(?:ask(?:ed|ing)?|mean|meant|want(?:ed)?\s+(?:me|to\s+(?:know|hear))|said|wrote|typed|told\s+me)\b"
    r"|(?:you|u)(?:'re|\s+are)\s+(?:\w+\s+){0,2}(?:patient|kind|nice|helpful|funny|quick|fast|smart|clever|good|great|awesome|"
    r"amazing|sweet|polite|slow|annoying|wrong|right|welcome|bot|robot|machine|star|legend|lifesaver|repeating|confusing|"
    r"confused)\b"
    r"|(?:please\s+)?(?:(?:let|lemme)(?:\s+(?:me|us))?\s+(?:just\s+|quickly\s+)*(?:think|check|ask|look|know|find|remember|recall|"
    r"explain|start|try|tell|put\s+it|be\s+honest)|(?:give|gimme)(?:\s+(?:me|us))?\s+(?:an?|one|two|\d+|some|the)\s+(?:\w+\s+)?"
    r"(?:secs?|seconds?|mins?|minutes?|moments?|time|hint|clue|idea|example)|tell\s+me\s+(?:again|what|how|more|when|if|something)|"
    r"(?:ask|remind|excuse|forgive|bear\s+with|trust|believe)\s+me)\b"
    r"|(?:see|look|read|scroll)\s+(?:it\s+)?(?:above|up|back|further\s+up)\W*$"
    r"|(?:see|look\s+at|read|that'?s)\s+what\s+i\s+(?:just\s+|already\s+)?(?:wrote|said|typed|told)\b"
    r"|(?:the|your|that)\s+(?:\w+\s+)?(?:question|example)s?\s+(?:(?:that\s+)?you\s+(?:gave|asked|showed)\s+(?:me\s+)?)?"
    r"(?:is|was|isn'?t|wasn'?t|are|sounds?|looks?|seems?|didn'?t|doesn'?t)\b"
    r"|(?:yours|your\s+\w+)\s+(?:sounds|looks|seems)\b|(?:that|it|this)\s+helps\b"
)
_WAITS = _pattern(
    r"(?:hang|hold)\s+on(?:\s+a\s+\w+)?|(?:a|one|two|1|2)\s+(?:sec|second|min|minute|moment)s?|(?:good|great|fair)\s+(?:question|point)|here\s+(?:goes|we\s+go)|"
    r"(?:i\s+)?(?:gotta|got\s+to|have\s+to)\s+(?:go|run|think)(?:\s+(?:soon|now))?|"
    r"(?:someone|somebody)(?:'?s|\s+is)\s+(?:at\s+the\s+door|calling|here)|the\s+door(?:bell)?\s+(?:is|just|rang).{0,20}",
    end=_END,
)
_FEELS = (
    r"(?:nervous|anxious|shy|tired|confused|stuck|unsure|not\s+sure|sure|embarrassed|silly|stupid|awkward|worried|scared|"
    r"overwhelmed|afraid|ashamed|rusty|excited|bored|sleepy|clueless|hopeless|rubbish|useless|terrible|awful|bad|lost|"
    r"(?:not\s+)?(?:very\s+|so\s+|much\s+|really\s+)?(?:good|great)|new)"
)
_SELF = _pattern(
    r"(?:i'?m|i\s+am|i\s+feel|i\s+get|i\s+was|feeling|getting|this\s+makes\s+me|it\s+makes\s+me|you'?re\s+making\s+me)\s+"
    r"(?:(?:still|just|so|very|really|a\s+bit|a\s+little|bit|quite|pretty|kind\s+of|kinda|sort\s+of|getting|feeling|always|rather|"
    r"too|super|honestly|also|at|not)\s+)*"
    rf"{_FEELS}"
    r"(?:\s+(?:at|about|with|of|to|by)\s+(?:this|that|these|it|all|what|how|talking|telling|typing|writing|computers|say|answer|start|"
    r"be|explain|remember|forget|interviews?|cvs?|resumes?|questions?|english|spelling|forms?|bragging|selling|myself|things|stuff|"
    r"words?)\b[^\d]*|\s+(?:what|how|if|whether|which|where|writing|doing|talking|telling)\b[^\d]*)?"
    rf"{_END}"
    rf"|(?:a\s+bit|bit|so|really|very|kinda)?\s*(?:nervous|confused|embarrassed|unsure)(?:\s+(?:about|by|with)\s+(?:this|that|it|all)[^\d]*)?{_END}"
)
_NOW = _pattern(
    r"(?:(?:i'?m|i\s+am)\s+)?(?:just\s+|still\s+|only\s+|currently\s+)*(?:"
    r"(?:typing|writing|answering|texting)\s+(?:this|you|on\s+my|from\s+my|with\s+one|in\s+my)\b[^\d]*"
    r"|(?:on|using)\s+(?:the\s+|my\s+|a\s+)(?:bus|train|tube|metro|tram|mobile|phone|break|lunch(?:\s+break)?|way(?:\s+\w+)?)"
    rf"(?:\s+(?:home|to\s+work))?{_END}|in\s+a\s+(?:hurry|rush)\b[^\d]*"
    r"|(?:thinking|trying\s+to\s+(?:think|remember|recall)|rambling|waffling|blanking|babbling)\b[^\d]*)"
    r"|my\s+(?:phone|battery|keyboard|laptop|internet|wifi|signal|screen|autocorrect|dog|cat|baby|spelling|typing|grammar|"
    r"memory|mind|brain|head)\s*(?:'s|is|isn'?t|are|aren'?t|keeps|died|froze|just|went|needs|won'?t)\b[^\d]*"
    r"|my\s+(?:\w+\s+)?english\s*(?:(?:isn'?t|is\s+not)\s+(?:\w+\s+){0,2}(?:good|great|perfect)|is\s+(?:\w+\s+){0,2}(?:bad|poor|terrible|"
    r"rubbish|awful|rusty|broken))\b[^\d]*|the\s+deadline\s+(?:is|was)\b.*|i\s+(?:need|want)\s+(?:this|it)\s+(?:by|for|before|until|asap)\b.*"
    r"|i(?:'ve)?\s+(?:have|got)\s+an?\s+interview\b.*|i\s+was\s+born\b.{0,40}"
)
_TELLING = _pattern(
    r"(?:and\s+)?(?:i\s+)?(?:really\s+|honestly\s+|just\s+|still\s+|also\s+)*(?:"
    r"(?:(?:don'?t|do\s+not)\s+(?:know|remember|recall|understand)|dunno|idk|no\s+(?:idea|clue))(?=\s+(?:what|how|if|when|where|why|which|"
    rf"whether|that|it|this|you|your|the|any|about|exact(?:ly)?|numbers?|yet|any\s*more|much)\b|{_END})|(?:can'?t|cannot|can\s+not)\s+"
    rf"(?:(?:really\s+)?(?:remember|recall|think)\b|(?:say|tell)(?=\s+(?:exactly|for|how|what|now)\b|{_END}))"
    r"|not\s+(?:so\s+|very\s+|really\s+)?sure|unsure|wonder(?:ing)?\s+(?:if|what|whether)|hope\s+(?:that|this|it|so|you|i)"
    r"|never\s+(?:know|been\s+good\s+at\s+(?:this|talking|writing))|wish(?!\s+to\b)|guess\s+so"
    r"|(?:need|have|got)\s+to\s+(?:think|look\s+(?:that|it|this)\s+up|get\s+back\s+to\s+you|check\s+(?:that|my))"
    r"|hate\s+(?:talking|writing|bragging|doing\s+(?:this|these|cvs)))(?:\b|$)[^\d]*"
    r"|(?:just\s+)?(?:lots|loads|tons|all\s+(?:sorts|kinds)|an?\s+bit|bit|various|many)(?:\s+of)?(?:\s+(?:different\s+)?(?:things|stuff|"
    rf"everything|all\s+sorts|bits(?:\s+and\s+(?:bobs|pieces))?))?{_END}"
    r"|(?:it'?s\s+|it\s+is\s+|bit\s+|quite\s+|so\s+|really\s+|very\s+)*(?:hard|difficult|tricky|tough|impossible)\s+to\s+(?:explain|"
    r"say|tell|describe|remember|recall|know|put\s+(?:it\s+)?in(?:to)?\s+words|think\s+of)\b[^\d]*"
    r"|(?:i'?ve\s+|i\s+have\s+|i\s+|it'?s\s+(?:my\s+)?|my\s+)?(?:never|first\s+time)\s+(?:\w+\s+){1,3}(?:an?\s+|my\s+(?:own\s+)?)?(?:cvs?|"
    rf"resumes?|one\s+of\s+these|this|anything\s+like\s+this)(?:\s+before)?{_END}"
    r"|(?:i'?ll|i\s+will|i'?m\s+(?:gonna|going\s+to)|gonna)\s+(?:just\s+|have\s+to\s+|need\s+to\s+|try\s+(?:to|and)\s+)*(?:check|look|"
    r"ask|think|try|tell|send|find|come|let|finish|answer|type|copy|paste|start|say|be\s+(?:back|honest|quick|right))\b[^\d]*"
)
_SORRY = _pattern(
    r"(?:(?:oh|so|and|but|i'?m|really|very|my)\s+)*(?:sorry|apolog(?:ies|i[sz]e))\s+(?:again\s+)?(?:for|about|if|that\s+i'?m|i'?m)\b\D*"
)
_FRAME = re.compile(
    r"(?:i\s+)?(?:forgot|meant|should\s+have|shoulda)\s+(?:to\s+)?(?:say|said|mention(?:ed)?|tell\s+you|told\s+you|add(?:ed)?)\s*(?:that\b)?[\s,:]*"
    r"(?=\w)|(?:can|could|should)\s+i\s+(?:say|put|write|add|mention)\s+that\s+(?=(?:i|we)\b)"
    r"|what\s+(?:i|we)\s+(?:mostly\s+|mainly\s+|really\s+|actually\s+)?(?:did|do)\s+(?:there\s+|all\s+day\s+|every\s+day\s+)?(?:was|is)"
    r"(?:\s+(?:that|to|basically|mostly|mainly))*[\s:]+(?=\w)"
    r"|(?:i|we)\s+(?:wanna|want\s+to)\s+(?=say\s+\D{0,12}\d)",
    re.IGNORECASE,
)
"""What stands in front of a statement and is no part of it; only what follows is kept."""


_MY_NAME = _pattern(
    r"(?<!\bin )(?<!under )(?<!with )\bmy\s+(?:own\s+|full\s+|real\s+|first\s+|last\s+|sur)?name\b(?!\s+on\b)"
)
_NO_DUTY = _pattern(
    r"\b(?:not|n'?t|isn'?t|never)\s+(?:(?:really|even|exactly)\s+)?(?:(?:an?|my|one\s+of\s+my)\s+)?(?:dut(?:y|ies)|tasks?|jobs?|bullet"
    r"(?:\s+point)?s?|skills?|lines?|something\s+(?:that\s+)?i\s+(?:did|do))\W*$"
)
_NAMING = frozenset("own name full real whole called person surname".split())
_TO_NEXT = re.compile(r"(?:\s*[,:](?=\s))?")


def without_talk(text: str) -> str:
    """`text` without talk about the conversation, and without the frames that statements come in."""
    kept = flatten(text)
    for sentence in _SENTENCE.finditer(kept):
        for start, end, first in _pieces(kept, *sentence.span()):
            if frame := _FRAME.match(kept, _after_lead(kept, start, end), end):
                kept = _blanked(kept, start, frame.end())
            elif is_talk(kept[start:end], opens=first):
                following = _TO_NEXT.match(kept, end)
                kept = _blanked(kept, start, following.end() if following else end)
    kept = re.sub(r"^[\s,.!?;:)-]+(?=\w|$)", lambda match: re.sub(r"[^\n]", " ", match[0]), kept)
    return "".join(typed if left != " " else " " for typed, left in zip(text, kept, strict=True))


def is_talk(words: str, *, opens: bool = True) -> bool:
    """Whether a statement only speaks of the conversation; `opens` says that it stands at the head of its sentence."""
    words = words.strip()
    if _SORRY.fullmatch(words):
        return True
    words = words[_after_lead(words, 0, len(words)) :]
    if not words:
        return False
    if _YOU.match(words) or _ASKS_ANYWHERE.match(words) or (opens and _ASKS.match(words)):
        return not any(_tells(match["verb"].lower()) for match in _TOLD.finditer(words))
    if _WAITS.fullmatch(words):
        return True
    return any(pattern.fullmatch(words) for pattern in (_SELF, _NOW, _TELLING)) and not re.search(r"\d", words)


def is_about_name(words: str, names: Iterable[str]) -> bool:
    """Whether a statement is about the name that the person goes by, or says of something that it is no duty."""
    if _MY_NAME.search(words) or _NO_DUTY.search(words):
        return True
    left = words.casefold()
    for name in names:
        left = left.replace(name.casefold(), " ")
    return left != words.casefold() and all(
        is_function_word(word) or word in _NAMING for word in re.findall(r"[^\W\d_]+", left)
    )


def asks_vita(text: str) -> bool:
    """Whether a sentence of the text asks Vita something, by the order of its words."""
    for sentence in _SENTENCE.finditer(flatten(text)):
        words = sentence[0].strip()
        words = words[_after_lead(words, 0, len(words)) :]
        if _ASKS.match(words) or _ASKS_ANYWHERE.match(words):
            return True
    return False


def _tells(verb: str) -> bool:
    return (is_past(verb) or verb in {"was", "worked"}) and verb not in _OF_TELLING


def _after_lead(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead else start


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """The parts of a sentence between commas, before "but" and before "and I"; the first is marked."""
    pieces = []
    left = start
    for cut in _CUT.finditer(text, start, end):
        pieces.append((left, cut.start(), left == start))
        left = cut.end()
    return [*pieces, (left, end, left == start)]


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
