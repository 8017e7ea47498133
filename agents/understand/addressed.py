"""What a message says to Vita rather than of the person: requests, complaints, and the frame around a fact told again
("i told you …", "please add that …"). Frames and requests are blanked at the same length; the fact inside stays.
"""

from __future__ import annotations

import re

from agents.understand.intents import is_only_question
from agents.understand.references import named_entry
from agents.understand.values import Context
from agents.understand.words import flatten

_SENTENCE = re.compile(r"[^.!?\n]+(?:(?<=\d)\.(?=\d)[^.!?\n]+)*[.!?\n]*")
_CLAUSE = re.compile(r"(?:[^,.;:!?\n]|(?<=\d)[,.](?=\d))+")
_POLITE = (
    r"(?:(?:and|but|so|then|also|now|just|ok|okay|hey|no|vita|please|pls|plz|kindly|maybe|can\s+(?:you|u)|could\s+(?:you|u)|"
    r"would\s+you|will\s+you|i\s+(?:want|need)\s+you\s+to|i'?d\s+like\s+you\s+to|you\s+(?:can|should|could|must|need\s+to|"
    r"have\s+to|may)|make\s+sure\s+(?:you|to|that\s+you)|don'?t\s+forget\s+to|remember\s+to|let'?s)\s*,?\s+)"
)
_RECORD = r"(?:add|put|note|write|include|mention|record|list|insert|state|say|jot)"
_THAT = r"(?:that|this|these|those|it|them)"
_FRAME = re.compile(
    r"(?:^|(?<=[,.;!?\n:-]\s)|(?<=\band\s)|(?<=\bbut\s))\s*(?:(?:no|but|and|so|well|hey|sorry|wait)\b[\s,]*)*(?:"
    r"(?:like|as)\s+i(?:'ve|\s+have)?\s+(?:already\s+|just\s+)*(?:said|told\s+(?:you|u)|mentioned)(?:\s+(?:before|already|"
    r"earlier))?\b[\s,:]*(?:that\s+)?"
    r"|i(?:'ve|\s+have)?\s+(?:already\s+|just\s+|did\s+|literally\s+)*(?:told|tell)\s+(?:you|u|ya)\b\s*(?:(?:already|before|earlier|twice|"
    r"that|about\s+(?:the|my)|it'?s|it\s+(?:is|was))\b[\s,:]*)*"
    r"|i\s+(?:already\s+|just\s+)?said\s+(?:already\s+)?(?:that\s+)?(?=\d|i\b|it\s+was\b)"
    r"|i\s+(?:already\s+|just\s+|did\s+)*(?:said|say)[\s,:]+(?:it'?s\s+)?(?=\w+(?:[\s,]+\w+){0,3}\W*$)"
    r"|i\s+already\s+(?:said|mentioned|wrote)\s+(?:that\s+)?"
    r"|you\s+(?:forgot|missed|left\s+out|skipped|lost|didn'?t\s+(?:put|write|mention|include|add|note|get|catch))\s+"
    rf"(?:to\s+{_RECORD}\s+)?(?:down\s+)?(?:that\s+|the\s+part\s+(?:where|about)\s+|about\s+)?"
    rf"|{_POLITE}+{_RECORD}(?:\s*:\s*|\s+)(?:down\s+|in\s+|also\s+)*(?:that\s+|:\s*)?(?!{_THAT}\b|a\s+(?:cover\s+)?letter|letters?\b|my\s+resume|me\b)"
    rf"|{_RECORD}\s*(?:down\s+|also\s+)*(?::\s*|that\s+(?=i\b|i'|my\b|we\b))"
    r"|(?:fyi|n\.?b\.?|just\s+so\s+(?:you|u)\s+know|for\s+(?:your|the)\s+(?:info\w*|record)|note|(?:don'?t\s+forget|remember|note)"
    r"(?=\s+that))\s*(?:that\b\s*|[:,]\s*)"
    r")",
    re.IGNORECASE,
)
_SAID_BEHIND = re.compile(
    r"(?<=\w)(?<!\bwhat)(?<!n't)(?<!\bdidnt)(?<!\bdid)(?<!\bas)(?<!\blike)(?<!\bthat)(?<!\byes)(?<!\bno)(?<!\bthings)[\s,.!]+"
    r"(?:(?:like\s+|as\s+)?i(?:'ve|\s+have)?\s+(?:already\s+|just\s+|did\s+)*|already\s+)"
    r"(?:said|say|told\s+(?:you|u|ya))(?:\s+(?:already|before|earlier|that|so|twice|haha|lol))*(?=\s*(?:[.!?]+\s|[.!?]*$))",
    re.IGNORECASE,
)
"""The frame of a fact told again, behind it: "columbus i said"."""
_ONTO = re.compile(
    rf"{_POLITE}*(?:{_RECORD}|move|stick|save|keep|use|get)\s+(?P<what>{_THAT})"
    r"(?:\s+(?P<rest>(?:down|in|on|to|under|there|too|also|please|pls|as|at|with|for|into|again|instead|back|now|onto|somewhere)\b.*))?",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\W*(?:(?:no|but|and|so|well|hey|sorry|wait|also|i\s+think)\b[\s,]*)*(?:you(?:'ve|\s+have)?\s+(?:also\s+|just\s+|still\s+)?"
    r"(?:lost|forgot(?:ten)?|missed|dropped|left\s+out|skipped|deleted|removed|don'?t\s+have|didn'?t\s+(?:put|write|keep|get|save))|"
    r"(?:where\s+(?:is|are|did)|there(?:'s|\s+is)\s+nothing\s+(?:about|of)))\s+(?:all\s+|everything\s+)?"
    r"(?:(?:of\s+)?(?:what|that)\s+i\s+(?:did|do|told\s+you)|(?:of\s+)?(?:my|the|those)\s+(?:duties|tasks|work|bullets|lines|details|notes|stuff)|i\s+(?:did|said))"
    r"(?:\s+about|\s+i\s+did)?\s+(?:at|for|with|in|from|of|under|about)\s+(?P<place>[^,.:;!?\n]{2,60})"
    r"(?:[\s,.:;!?]+(?:it|that|this)(?:\s+was|\s+is|'s)\s+(?:mostly\s+|mainly\s+|like\s+)*)?",
    re.IGNORECASE,
)
"""Says that what was done in a job is missing; what follows is that: "you lost what I did at the library"."""
_RESUME_WORD = re.compile(
    r"\b(?:resume|cv|profile|please|pls|(?:job|position|role|entry|section)$)|\s(?:down|there|in)$", re.IGNORECASE
)
_META = (
    r"(?:delete|remove|merge|fix|change|correct|combine|rewrite|reword|write|show|stop|help|tell|explain|ask|invent|translate|"
    r"send|give|check|start|try|wait|repeat|finish|make|create|skip|move|take|drop|scrap|undo|redo|separate|split|rename|swap|go|"
    r"look|find|generate|forget|ignore|leave|do|be|build|prepare|think|guess|pick|decide|continue|restart|reset|clean|shorten)"
)
_REQUEST = re.compile(
    rf"{_POLITE}*(?:(?:please|pls|plz|can\s+(?:you|u)|could\s+(?:you|u)|would\s+you|will\s+you|i\s+(?:want|need)\s+you\s+to|"
    rf"i'?d\s+like\s+you\s+to|you\s+(?:can|should|could|must|need\s+to))\s+(?:\w+\s+){{0,2}}?{_META}\b.*"
    r"|(?:(?:yo|hey|but|no|and|why\s+(?:did|do|are|have))\s+)*(?:you|u)\s+(?:already\s+|just\s+|still\s+|also\s+|keep\s+)*(?:got|wrote|put|putting|misunder\w+|"
    r"misread\w*|mixed|mixing|confused|made|asked|asking|said|don'?t\s+(?:need|understand|get|have)|didn'?t|did|are|were|"
    r"have\s+(?:it|that|the|my|already|put|written|mixed)|know\s+(?:that|this|it))\b.*"
    r"|(?:merge|combine|join|unite)(?:\s+(?:them|it|those|these|the\s+two|both)\b.*)?"
    r"|(?:that|this|it)(?:'?s|\s+is|\s+was)\s+not\s+what\s+i\s+.*"
    r"|my\s+(?:\w+\s+)?name\s*(?:is\s+not|isn'?t|was\s+not|wasn'?t)\b.*"
    rf"|i\s+(?:didn'?t|did\s+not|never)\s+(?:say|said|mean|meant|write|wrote|tell|told|type|typed)\b.*"
    r"|(?:delete|scrap|erase|undo)\s+(?:it|that|this|them)\b.{0,30}"
    r"|(?:delete|remove|scrap|erase|drop|take\s+out)\s+(?:that|this|the)\s+(?:line|bullet|entry|fact|last\s+one)s?\b.{0,30})"
    r"|(?:please|pls|thanks|thank\s+you)",
    re.IGNORECASE,
)
_INVENT = r"(?:invent|fabricate|embellish|exaggerate|lie|fake|cheat|bluff|inflate)"
_MAKE_UP = (
    r"(?:make\s+(?:it|something|anything|stuff|things|one|that|some(?:\s+\w+){0,2}|an?\s+\w+(?:\s+\w+)?)\s+up\b|"
    r"make\s+up\s+(?:some|something|an?\b|any|stuff|one|numbers?|things?|experience|jobs?)|"
    r"(?:add|put|give\s+me|come\s+up\s+with|throw\s+in)\s+(?:in\s+)?(?:some\s+|a\s+few\s+|an?\s+)?(?:fake|made[\s-]up|invented|"
    r"fictional|false|bogus|imaginary))"
)
_ASKED = (
    r"(?:(?:can|could|would|will|can'?t|couldn'?t)\s+(?:you|u|we|i)|please|pls|just|why\s+(?:don'?t|not)(?:\s+you|\s+we)?|"
    r"i\s+(?:want|need)\s+(?:you\s+)?to|i'?d\s+like\s+(?:you\s+)?to|go\s+ahead\s+and|feel\s+free\s+to|let'?s|how\s+about\s+you|"
    r"maybe(?:\s+you)?|you\s+(?:can|could|should))"
)
_INVENTION = (
    re.compile(
        r"(?:^|[.!?\n,;]\s*|\b(?:and|so|but|then|ok|okay|well|hey)\s+)"
        rf"(?:{_ASKED}\b[\s,]*(?:\w+\s+){{0,2}}?)*(?<!i )(?<!we )"
        rf"(?:{_MAKE_UP}|{_INVENT}\s+(?:something|anything|stuff|an?|some|things|it|that|my|whatever|a\s+bit|"
        r"a\s+little|for\s+me|about|on)\b)",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_ASKED}\b[\s,]*(?:\w+\s+){{0,2}}?(?:{_INVENT}|make\s+up)\b", re.IGNORECASE),
    re.compile(
        rf"^\W*(?:{_ASKED}\b[\s,]*)*(?:just\s+)?(?:say|pretend|claim|put|write|add|tell\s+them)\b.*"
        r"\b(?:(?:even\s+though|although|though|but)\s+(?:i|it|that)\s*(?:\w+\s+)?(?:didn'?t|don'?t|haven'?t|never|wasn'?t|isn'?t|not)\b"
        r"|(?:nobody|no\s+one|noone|they)\s*(?:will|'ll|would|won'?t|ever|never)?\s*(?:ever\s+|never\s+)?(?:check|know|notice|find\s+out|care))",
        re.IGNORECASE,
    ),
    re.compile(r"^\W*(?:just\s+|let'?s\s+|please\s+)*pretend\s+(?:that\s+)?i\b", re.IGNORECASE),
)


def asks_to_invent(text: str) -> bool:
    """Whether the person asks Vita to make something up; nothing else of such a message is a fact."""
    plain = flatten(text)
    return any(pattern.search(plain) for pattern in _INVENTION)


def without_requests(text: str) -> str:
    """`text` without what is said to Vita: frames, requests, complaints about Vita; the facts they carry stay."""
    plain = flatten(text)
    kept = _LOST.sub(lambda match: " " * len(match[0]), plain)
    for frame in (_FRAME, _SAID_BEHIND):
        kept = frame.sub(lambda match: " " * len(match[0]), kept)
    for clause in _CLAUSE.finditer(kept):
        if _is_request(clause[0].strip(" -\"'")):
            kept = kept[: clause.start()] + " " * len(clause[0]) + kept[clause.end() :]
    return _as_typed(text, kept, plain)


def without_questions(text: str) -> str:
    """`text` without the sentences that only ask Vita something."""
    for sentence in _SENTENCE.finditer(text):
        if sentence[0].rstrip().endswith("?") and is_only_question(sentence[0]):
            text = text[: sentence.start()] + re.sub(r"[^\n]", " ", sentence[0]) + text[sentence.end() :]
    return text


def destination(text: str, context: Context) -> tuple[str, int] | None:
    """The entry that "put that on the bus job" or "you lost what I did at the library" names; None where nothing of the
    kind is said or it fits none."""
    if lost := _LOST.match(flatten(text)):
        return named_entry(lost["place"], context, section="work")
    for clause in _CLAUSE.finditer(flatten(text)):
        if (match := _ONTO.fullmatch(clause[0].strip())) and match["rest"]:
            return named_entry(match["rest"], context)
    return None


def _is_request(words: str) -> bool:
    if onto := _ONTO.fullmatch(words):
        plain = re.match(rf"{_POLITE}*(?:please|pls|can|could|would|you|i)\b", words, re.IGNORECASE)
        return onto["what"].lower() in {"that", "this"} or bool(plain or _RESUME_WORD.search(words))
    return _REQUEST.fullmatch(words) is not None


def _as_typed(text: str, kept: str, plain: str) -> str:
    """`text` with blanks where `kept` has them and `plain` has none; marks left alone at its head go too."""
    kept = re.sub(r"^[\s,.!?;:-]+(?=\w|$)", lambda match: re.sub(r"[^\n]", " ", match[0]), kept)
    return "".join(" " if left == " " != old else typed for typed, left, old in zip(text, kept, plain, strict=True))
