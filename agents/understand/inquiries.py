"""Questions about what Vita keeps and what became of it: "what dates do you have for brennan", "why isn't it there?".

Pure. People ask without a question mark, so the order of the words decides; a statement with a date in it is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from agents.understand.words import flatten

Kind = Literal["kept", "there", "left_out", "missing", "vita"]


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked: what is `kept` about something, whether or why not something is `there`, what was `left_out` of
    what was told, what is `missing` for the job, or how Vita works (`vita`). `about` are the person's words for it."""

    kind: Kind
    about: str = ""


_LEAD = (
    r"(?:(?:ok(?:ay)?|so|hey|and|but|btw|wait|sorry|also|well|um+|hi|hello|vita|no|yes|oh|hm+|just\s+wondering|quick\s+question|question|"
    r"(?:can|could)\s+(?:you|u)\s+(?:please\s+)?(?:tell|remind|show)\s+me|tell\s+me|remind\s+me|do\s+you\s+know|i\s+wonder|i'?d\s+like\s+to\s+know|"
    r"please|pls|thanks?|actually)\b[\s,.!:?-]*)*"
)
_END = (
    r"(?:[\s,]+(?:please|pls|so\s+far|again|right\s+now|now|then|though|tho|exactly|down|stored|saved|noted|written|lol|"
    r"haha|vita))*[\s?!.]*$"
)
_HAVE = r"(?:have|got|know|store|stored|keep|kept|note|noted|put|write|wrote|written|save|saved|remember|get)"
_THERE = (
    r"(?:(?:in|on)\s+(?:it|there|that|this|(?:the|my|this|that)\s+(?:resume|cv|list|page|pdf|file|lines?|skills?))|there|listed|included|"
    r"shown|showing|showing\s+up|anywhere|on\s+it|mentioned|used)"
)
_NOT = r"(?:not|n'?t|never|missing|gone|left\s+out|dropped|lost)"


def _whole(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"{_LEAD}(?:{pattern}){_END}", re.IGNORECASE) for pattern in patterns)


_LEFT_OUT = _whole(
    r"(?:what|which\s+\w+|anything|did|have)\b.{0,20}\b(?:you|u)\b.{0,12}\b(?:leave|left|miss(?:ed)?|drop(?:ped)?|ignored?|skip(?:ped)?|lose|lost|cut|"
    r"forg[eo]t(?:ten)?|not\s+(?:use|used|include|put|keep)|n'?t\s+(?:use|include|put|keep))\b(?:\s+(?:out|off|anything|away|something|of\s+.*|"
    r"from\s+.*|what\s+.*|that\s+i\s+.*|i\s+\w+.*))*",
    r"(?:what|which\s+\w+)(?:'?s|\s+is|\s+was|\s+got|\s+has\s+been|\s+were|\s+are)?\s+(?:been\s+)?(?:left\s+out|dropped|not\s+(?:on|in)\s+(?:it|there|the\s+(?:resume|cv)))",
    r"(?:did|have)\s+(?:you|u)\s+(?:use|include|put|keep|get)\s+(?:everything|all)(?:\s+.{0,30})?",
    r"is\s+(?:everything|all)\s+(?:that\s+)?(?:i\s+(?:said|told\s+you)\s+)?(?:in|on|there)(?:\s+(?:it|there|the\s+resume|my\s+resume))?",
)
_MISSING = _whole(
    r"(?:what|whats)(?:'?s|\s+is|\s+am\s+i|\s+are\s+we|\s+do\s+i|\s+else)?\s+(?:still\s+)?(?:missing|lack(?:ing)?|need(?:ed)?)\s+(?:for|from|to\s+get|at)\s+"
    r"(?:the|this|that|a|my)\s+(?:\w+\s+){0,4}?(?:job|role|position|posting|post|one|application|ad|advert)",
    r"(?:what|which\s+\w+|anything)\s+(?:do|does|did|is)\s+(?:they|it|he|the\s+\w+|this\s+\w+)\s+(?:want|need|ask(?:ing)?(?:\s+for)?|look(?:ing)?\s+for|require)\s+"
    r"(?:that\s+)?i\s+(?:do\s*n'?t|have\s*n'?t|did\s*n'?t|lack|miss|do\s+not|have\s+not).*",
    r"(?:what|which\s+\w+)\s+(?:am\s+i|are\s+we)\s+(?:still\s+)?(?:missing|lacking)",
    r"(?:how\s+(?:well|good|much|far)\s+)?(?:do|does|would)\s+(?:i|my\s+(?:resume|cv|experience))\s+(?:fit|match|meet|suit)\b.*",
    r"how\s+(?:good|close)\s+(?:a\s+)?(?:match|fit)\b.*|(?:am\s+i|is\s+there)\s+(?:missing\s+)?anything\s+(?:missing\s+)?(?:for|from)\s+(?:the|this|that)\s+"
    r"(?:job|role|position|posting)",
    r"(?:which|what)\s+(?:requirements?|of\s+(?:their|the)\s+requirements?)\b.*|what\s+(?:do|does)\s+(?:they|the\s+(?:job|posting|ad|role))\s+(?:want|ask\s+for|need)",
)
_THERE_ASKED = _whole(
    rf"(?:i\s+(?:said|told\s+(?:you|u)|mentioned|wrote)\s+)?(?:that\s+)?(?P<a>[^?!]{{2,80}}?),?\s+(?:so\s+)?(?:why|how\s+come)\s+(?:is|was|did|does|are|have|has)?\s*(?:n'?t|not)?\s*"
    rf"(?:it|that|this|you|they)\b.{{0,12}}(?:{_NOT}\s+)?(?:{_THERE}|put|include|use|use\s+it|write\s+it|put\s+it.*)?",
    rf"(?:why|how\s+come)\s+(?:is|are|was|were|does|do)\s*(?:n'?t|not)\s+(?P<b>[^?]{{2,60}}?)\s+(?:{_THERE}|show|appear|come\s+up)(?:\s+.{{0,20}})?",
    rf"(?:why|how\s+come)\s+(?:is|are|was|were)?\s*(?P<c>[^?]{{2,60}}?)\s+(?:is\s+|are\s+|was\s+)?{_NOT}\s*(?:{_THERE})?",
    r"(?:why|how\s+come)\s+(?:did|have|has|do|does)?\s*(?:n'?t)?\s*(?:you|u)\s+(?:did\s+)?(?:not\s+|n'?t\s+)?(?:leave\s+out|left\s+out|drop(?:ped)?|skip(?:ped)?|miss(?:ed)?|forg[eo]t|ignored?|"
    rf"put|include|mention|use|add|keep)\s+(?P<d>[^?]{{2,60}}?)(?:\s+out)?(?:\s+{_THERE})?",
    r"(?:where(?:'?s|\s+is|\s+are|\s+did|\s+has|\s+have)|what\s+happened\s+(?:to|with))\s+(?P<e>(?:my|the|all\s+my|those|that)\s+[^?]{2,60}?)(?:\s+(?:go|gone|went))?",
    rf"(?:(?:is|are)|(?:did|have|do)\s+(?:you|u)(?:\s+(?:have|get|put|include|note))?)\s+(?P<f>(?:my|the)\s+[^?]{{2,60}}?)\s+{_THERE}",
    r"(?:did|have|do)\s+(?:i|you|u)\s+(?:already\s+|even\s+|also\s+)*(?:tell\s+(?:you|u)|told\s+(?:you|u)|say|said|mention(?:ed)?|note(?:d)?|get|got|keep|kept|save|write\s+down|have|know|remember)\s+"
    r"(?:(?:about|that|anything\s+about|the\s+(?:bit|part)\s+about|down)\s+)*(?P<g>(?:my|the|i|what)\s+[^?]{2,60}?)",
)
_WHAT = r"(?:what|which|whats|what'?s)"
_KEPT = _whole(
    rf"{_WHAT}\s+(?P<a>(?:[\w'-]+\s+){{0,4}}?)(?:do|did|have|are|is)\s+(?:you|u)\s+(?:actually\s+|currently\s+|still\s+)?{_HAVE}\s*(?:down\s+)?(?:(?:for|about|on|of|from|at|under|with|as|in)\s+)?"
    r"(?P<b>[^?]{0,60}?)",
    r"(?P<c>when|where)\s+(?:did|do|does|was|have)\s+(?:i|you\s+have\s+me)\s+(?P<d>[^?]{2,60}?)",
    rf"{_WHAT}(?:\s+(?:is|are|was|were))?\s+(?P<e>my\s+[^?]{{2,50}}?)(?:\s+(?:on\s+(?:it|there|the\s+(?:resume|cv)))|\s+there)?",
    r"(?:what|which)\s+(?P<f>[\w\s'-]{2,40}?)\s+(?:did\s+i|have\s+i|i\s+have)\s+(?:give|given|gave|tell|told|say|said|put)(?:\s+(?:you|u))?(?:\s+for\s+(?P<g>[^?]{2,40}?))?",
    r"how\s+many\s+(?P<h>jobs|skills|schools|certificates|languages|lines)\s+(?:do|have|did|are)\b[^?]{0,40}",
)
_ABOUT_VITA = _whole(
    r"who(?:\s+else)?\s+(?:sees?|reads?|gets?|has|owns?|can|could|will|is|made|runs?|looks?)\b[^?]{0,60}",
    r"(?:can|could|will|would|does|do|is)\s+(?:my\s+(?:boss|manager|employer|wife|husband|family|\w+)|any(?:one|body)|other\s+people|others|people|some(?:one|body)|"
    r"the\s+(?:company|employer|boss|government)|employers?|they|google)\b[^?]{0,20}\b(?:see|read|find|get|know|access|look|view|told|reading|seeing)\b[^?]{0,40}",
    r"where\s+(?:does|do|is|are|will|did|goes)\s+(?:all\s+)?(?:(?:my|the|this|that|it)\s+)?(?:data|info\w*|stuff|details|answers|messages|chat|it|this)"
    r"\s*(?:go|going|stored|kept|saved|end\s+up|being\s+\w+)?[^?]{0,20}",
    r"how\s+(?:do|can|would|should|to)\s+(?:i|we|you|u)?\s*(?:quit|exit|leave|stop|log\s*(?:out|off)|close|end|start|begin|restart|reset|delete|erase|wipe|"
    r"remove|get|save|print|send|download|export|change|edit|undo|use|talk|make|do)\b[^?]{0,60}",
    r"(?:is|are)\s+(?:this|that|it|you)\s+(?:really\s+|all\s+|completely\s+)?(?:free|safe|secure|private|legit|anonymous|a\s+\w+)\b[^?]{0,30}",
    r"(?:what'?s|whats|what\s+(?:is|has|does))\s+(?:this|that|it)\s+(?:got|have)?\s*to\s+do\s+with\b[^?]{0,30}|(?:what'?s|whats|what\s+is)\s+the\s+point\b[^?]{0,30}",
    r"do(?:es)?\s+(?:you|u|it|this)\s+(?:store|keep|save|share|sell|use|remember|cost|send|know)\b[^?]{0,50}",
    r"how\s+(?:long|much\s+longer)\s+(?:does|do|will|is|until)\b[^?]{0,40}",
)
_TELLS = re.compile(
    r"\b(?:i|we)\s+(?:was|were|worked|ran|made|led|drove|cleaned|sold|taught|did\s+(?!i\b))\b|\b(?:19|20)\d\d\b|\bsince\s+\w+|[.!]\s+\w+\s+\w+\s+\w+",
    re.IGNORECASE,
)


def find_inquiry(text: str) -> Inquiry | None:
    """The question of a message that is nothing else, None for any other message."""
    plain = flatten(text).strip()
    if not plain or len(plain.split()) > 24:
        return None
    for kind, patterns in _KINDS:
        for pattern in patterns:
            match = pattern.fullmatch(plain)
            if match is None or (kind in {"kept", "vita"} and _TELLS.search(plain)):
                continue
            about = " ".join(part.strip() for part in match.groups() if part and part.strip())
            about = re.sub(
                r"^(?:that\s+)?(?:i\s+(?:said|told\s+(?:you|u)|mentioned)\s+)?(?:that\s+)?", "", about
            ).strip(" ,?.!")
            about = re.sub(r"(?:\s+(?:in|on|out|there|down))+$", "", about)
            if kind == "there" and not _names_thing(about):
                continue
            if kind == "kept" and _OVERALL.fullmatch(about):
                continue
            return Inquiry(kind, about)
    return None


_KINDS: tuple[tuple[Kind, tuple[re.Pattern[str], ...]], ...] = (
    ("missing", _MISSING),
    ("left_out", _LEFT_OUT),
    ("vita", _ABOUT_VITA),
    ("there", _THERE_ASKED),
    ("kept", _KEPT),
)
_OVERALL = re.compile(r"(?:me|so\s+far|about\s+me|on\s+me|already|for\s+me|everything|all|\s)*", re.IGNORECASE)
"""All that is kept: that is no question about one thing."""


def _names_thing(about: str) -> bool:
    """Whether words name something told, not Vita or the talk ("you", "it so long")."""
    return re.match(r"(?:you|u|it|this|that|they|there|he|she)\b", about, re.IGNORECASE) is None and len(about) > 2
