"""The forms of requests to change a resume, in the orders of words that people use: patterns for `instructions`."""

from __future__ import annotations

import re
from typing import Literal

Act = Literal[
    "delete", "replace", "amend", "substitute", "add", "move", "belong", "swap", "merge", "reword", "why", "wrong"
]
Manner = Literal["shorter", "plainer", "formal", "better"]

ANY_CASE = re.IGNORECASE
LINE = r"(?:lines?|bullets?(?:\s+points?)?|points?|items?|sentences?|numbers?|no\.?|nr\.?|\#)"
_NTH = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next|top|bottom|\d+(?:st|nd|rd|th))"
_NUMBERS = (
    rf"(?:(?:the\s+)?{LINE}\s*)?\#?\d+(?:\s*(?:,\s*(?:and\s+)?|and|&|\+|-|–|to|thru|through|"
    rf"with)\s*(?:{LINE}\s*)?\d+)*"
)
REF = (
    rf"(?:{_NUMBERS}|(?:the\s+)?{_NTH}\s+(?:{LINE}|one)|(?:the|that|this|my)\s+(?:[^,.;:!?]+?\s+)?(?:{LINE}|one|"
    rf"bit)(?:\s+(?:about|with|on|where|that\s+says)\s+[^,.;:]+?)?)"
)
"""A line as such: by its number, its place or by the word line."""
_ANY = r"[^\n]+?"
_TO = (
    r"(?:to(?:\s+(?:say|read|be))?|with|into|as|say|read|so\s+(?:that\s+)?it\s+(?:says|reads|is)|and\s+(?:say|write|"
    r"put)|:|=|->|→)\s*:?"
)
_SHOULD = r"(?:should|must|needs?\s+to|has\s+to|have\s+to|ought\s+to|(?:is|was)\s+(?:supposed|meant)\s+to|to)"
_TOP = (
    r"(?:(?:to|at|on|in)\s+(?:the\s+)?(?:very\s+)?(?:top|bottom|start|end|beginning|front)(?:\s+of\b.*)?|"
    r"(?:one\s+)?(?:up|down)|"
    r"first|last|(?:(?:right\s+)?(?:before|after|above|below|under|behind|over)|in\s+front\s+of)\s+"
    rf"(?:{LINE}\s*)?(?:\d+|(?:the\s+)?{_NTH}\b.*|{REF}))"
)
_THERE = r"(?:\s+(?:on|in|from|off)\s+(?:there|it|here|(?:the|my|this)\s+(?:whole\s+)?(?:resume|cv|page|list)))?"
OUT = r"(?:out|off|away)"
TAKE = r"(?:take|get|leave|cut|cross|throw|kick|rub|pull|scratch|strike|chuck|keep|knock)"
DELETE = (
    r"(?:delete|remove|drop|scrap|erase|lose|ditch|bin|cut|strike|nix|axe|omit|wipe|clear|get\s+rid\s+of|"
    r"forget\s+about)"
)
CHANGE = r"(?:change|replace|rewrite|make|reword|rephrase|edit|update|set|correct|fix|turn|rename)"
_BIT = (
    r"(?:(?:just|still|also|all|way|much|far|even|some|somewhat|slightly|really|very|so|more|"
    r"(?:a\s+)?(?:whole\s+)?(?:bit|lot|little|tad|touch)|to\s+(?:be|sound|look|read)|sound(?:s|ing)?|look(?:s|ing)?|"
    r"reads?|in|into|be|an?)\s+)*"
)
MANNERS: dict[Manner, str] = {
    "shorter": r"short(?:er)?|brief(?:er)?|tight(?:er)?|concise|snapp(?:y|ier)|crisper|punch(?:y|ier)|smaller|compact|"
    r"condensed|wordy|words|text|long|half\s+as\s+long|half|one\s+line|fewer\s+(?:lines|words|bullets)",
    "plainer": r"plain(?:er)?|simpl(?:e|er)|eas(?:y|ier)|clear(?:er)?|normal|natural|casual|human|readable|"
    r"friendl(?:y|ier)|fancy|stiff|boastful|corporate|everyday|less\s+formal",
    "formal": r"formal|professional|polished|business-?like|serious|fancier|proper|grown[\s-]?up|smart(?:er)?|official",
    "better": r"better|nicer|stronger|good|impressive|catchier",
}
_MANNER = "|".join(f"(?:{words})" for words in MANNERS.values())
FAULTS: dict[Manner, str] = {
    "shorter": r"long(?:\s+winded)?|wordy|much(?:\s+text)?|big|detailed|many\s+(?:words|lines|bullets)",
    "plainer": r"formal|stiff|fancy|corporate|boastful|complicated|posh|salesy|cheesy|robotic|technical",
    "formal": r"casual|informal|plain|sloppy|chatty|simple|childish",
    "better": r"boring|vague|weak|short",
}
_FAULT = "|".join(f"(?:{words})" for words in FAULTS.values())
_ENGLISH = (
    r"(?:\s+(?:english|words?|wording|language|way|style|manner|tone|please))*"
    rf"(?:\s*(?:,|&|\band\b)\s*(?:(?:more|less)\s+)?(?:{_MANNER}))*"
)
_WHOLE = (
    r"(?:it|this|that|them|these|all|everything|(?:all\s+(?:of\s+)?)?(?:the|my|this|it)\s*(?:whole\s+|"
    r"entire\s+)?(?:thing|resume|cv|draft|lines|bullets|lot)?)"
)
_DENIED = (
    r"(?:i|we)\s+(?:never|did\s*n'?t|did\s+not|do\s*n'?t|do\s+not|was\s*n'?t|was\s+not|have\s*n'?t|am\s+not|"
    r"'?m\s+not|had\s+no)\b.*|(?:that'?s|it'?s|thats|its)\s+(?:not\s+true|made\s+up|a\s+lie|false).*|"
    r"(?:please\s+)?(?:delete|remove|take)\b.*"
)

_FORMS: tuple[tuple[Act, str], ...] = (
    ("swap", r"(?:swap|switch|exchange)\s+(?P<which>[^\n]+?)(?:\s+(?:around|round|over))?"),
    (
        "merge",
        rf"(?:merge|combine|join|put|bring|make)\s+(?P<which>{_NUMBERS})(?:\s+(?:together|in(?:to)?\s+(?:one|"
        rf"a\s+single)(?:\s+{LINE})?))\s*(?:[:=,-]\s*|and\s+say\s+|as\s+)(?P<text>.+)",
    ),
    ("merge", r"(?:merge|combine|join)\s+(?P<which>[^\n]+?)(?:\s+together|\s+in(?:to)?\s+(?:one|a\s+single)\b.*)?"),
    ("merge", rf"(?:put|bring|make)\s+(?P<which>{_ANY})\s+(?:together|in(?:to)?\s+(?:one|a\s+single)\b.*)"),
    (
        "replace",
        rf"(?:make|get|have)\s+(?P<which>{REF})\s+{_BIT}(?P<manner>(?:less\s+)?(?:{_MANNER})){_ENGLISH}\s*(?:[:=]|->|"
        rf"→)\s*(?P<text>.+)",
    ),
    ("reword", rf"(?P<which>{REF})\s+(?P<manner>shorter|plainer|simpler|(?:more|less)\s+(?:{_MANNER})){_ENGLISH}"),
    ("move", rf"(?:move|put|bring)\s+(?P<place>(?:to|at)\s+the\s+(?:top|bottom|end|start|front))\s+(?P<which>{_ANY})"),
    (
        "reword",
        rf"(?P<which>{REF})\s+{_SHOULD}\s+(?:be\s+|sound\s+|"
        rf"read\s+)?{_BIT}(?P<manner>(?:less\s+)?(?:{_MANNER})){_ENGLISH}",
    ),
    (
        "reword",
        rf"(?:make|keep|get|turn|write|put|phrase|word|have|want|need|like|say|rewrite|reword|rephrase|do|i\s+(?:want|"
        rf"need|like))\s+"
        rf"(?P<which>{_ANY})\s+{_BIT}(?P<manner>(?:less\s+)?(?:{_MANNER})){_ENGLISH}(?:\s*,?\s*(?:it'?s|its|it\s+is|"
        rf"that'?s)\b.*)?",
    ),
    (
        "reword",
        rf"(?:(?:make|a\s+(?:bit|lot|little)|much|way|even|the)\s+)*(?P<manner>shorter|briefer|tighter|snappier|"
        rf"punchier|plainer|simpler|clearer|fancier|"
        rf"(?:more|less)\s+(?:{_MANNER})|fewer\s+(?:lines|words|bullets)|in\s+(?:plain|simple|easy|normal|formal|"
        rf"professional))"
        rf"{_ENGLISH}(?:\s+(?:for|in|on)?\s*(?P<which>{REF}))?",
    ),
    (
        "reword",
        r"(?P<manner>shorten|trim|condense|tighten|abbreviate|compress|shrink|cut\s+(?:down|back)(?:\s+on)?|"
        r"streamline)(?:\s+(?:down|up))?"
        rf"(?:\s+(?P<which>{_ANY}))?(?:\s+(?:a\s+(?:bit|lot|little)|down|up|some(?:\s+more)?))?",
    ),
    (
        "reword",
        rf"(?P<manner>cut|trim|bring|get|boil)\s+(?P<which>{_WHOLE}|{REF})\s+(?:down(?:\s+.*)?|in\s+half|"
        rf"by\s+half)",
    ),
    ("reword", rf"(?P<manner>simplify|polish|improve|professionali[sz]e)\s+(?P<which>{_ANY})(?:\s+up)?"),
    (
        "reword",
        rf"(?P<which>{REF}|(?:it|this|that)(?=\W|s\b)|the\s+(?:whole\s+)?(?:thing|resume|cv)|my\s+(?:resume|cv)|"
        rf")\s*(?:'?s|is|are|sounds?|looks?|feels?|seems?|reads?)?\s*"
        rf"{_BIT}too\s+(?P<manner>{_FAULT})(?:\s+(?:for|and|,).*)?",
    ),
    (
        "reword",
        r"(?:(?:just|keep|show|use|leave|have|i\s+want|give\s+me|pick|with|put)\s+)*(?P<manner>just|only)\s+(?:the\s+|"
        r"my\s+)?(?:very\s+)?"
        r"(?:best|most\s+important|most\s+relevant|important|main|good|top|strongest|key|relevant|essentials?)\b[^\d]*",
    ),
    (
        "reword",
        r"keep\s+(?:the\s+|my\s+)?(?P<manner>only|best|strongest|most\s+important)\s+(?:\w+\s+)?(?:stuff|lines|"
        r"ones|bits|things|parts|points)",
    ),
    (
        "reword",
        r"(?:(?:fit|get|squeeze|make|keep|i\s+(?:want|need)|put|(?:it|this)\s+(?:should|must|has\s+to)\s+(?:be|"
        r"fit))\s+)*(?:it\s+|this\s+|everything\s+)?(?:(?:on|to|onto|"
        r"in|into|just|only)\s+)*"
        r"(?P<manner>(?:one|1|a\s+single)\s+page)(?:\s+only)?",
    ),
    (
        "belong",
        rf"(?:move|put|bring|transfer|stick)\s+(?P<which>{REF}|{_ANY})\s+(?:over\s+)?(?:to|under|into|in|with|"
        rf"at)\s+(?!the\s+(?:top|bottom|end|start|beginning|front)\b)(?P<place>[^\n]+)",
    ),
    (
        "belong",
        rf"(?P<which>{REF})\s+(?:is|are|was|were|'s|belongs?|{_SHOULD}\s+(?:be|go|belong)|goes?|comes?|happened|r)\s+"
        r"(?:(?:all|both|really|actually|part|done|something|things?|stuff)\s+)*(?:i\s+did\s+)?(?:from|to|at|under|of|"
        r"for|with|in|on|during)\s+(?!the\s+(?:top|bottom|end|start|beginning|front)\b)"
        r"(?P<place>[^\n]+?)(?:\s*[,;-]?\s*(?:and\s+)?(?:not|rather\s+than|"
        r"instead\s+of)\s+(?P<old>[^,.;\n]+)(?:[,.;].*)?)?",
    ),
    ("move", rf"(?:move|put|bring|shift|get|have|want|list|i\s+want)\s+(?P<which>{_ANY})\s+(?P<place>{_TOP})"),
    ("move", rf"(?P<which>{REF}|(?:the|my)\s+{_ANY})\s+{_SHOULD}\s+(?:be|come|go|stand|move)\s+(?P<place>{_TOP})"),
    (
        "move",
        r"(?:it\s+should\s+|you\s+should\s+)?(?P<place>start|begin|open|lead)\s+(?:it\s+|"
        r"off\s+)?with\s+(?P<which>[^\n]+)",
    ),
    (
        "amend",
        rf"(?P<which>{REF})\s*(?:is|was|'?s)?\s*(?:wrong|not\s+right|incorrect|off)\W+(?:it\s+(?:was|is|should\s+be)|"
        rf"it'?s|its|"
        r"there\s+were|should\s+be)\s+(?:only\s+|about\s+)?(?P<text>.+)",
    ),
    ("wrong", rf"(?:fix|change|edit|update|correct|adjust)\s+(?P<which>{REF})"),
    (
        "wrong",
        rf"(?:i\s+)?(?:do\s*n'?t|do\s+not|hate|"
        rf"dislike)\s+(?:really\s+)?(?:like\s+)?(?P<which>{REF})(?:\s+at\s+all)?",
    ),
    (
        "reword",
        rf"(?P<manner>reword|rephrase|rewrite|redo|improve|fix\s+up|"
        rf"word)\s+(?P<which>{REF})(?:\s+(?:differently|again|another\s+way))?",
    ),
    (
        "delete",
        rf"(?P<which>{REF})\s*(?:is|was|'?s|isn'?t|is\s+not)?\s*(?:wrong|not\s+(?:right|true)|incorrect|false|a\s+lie|"
        rf"made\s+up|right|true|rubbish|nonsense)\b[\s,.:;-]*(?:{_DENIED})",
    ),
    (
        "wrong",
        rf"(?P<which>{REF})\s*(?:is|was|'?s|isn'?t|is\s+not|does\s*n'?t)?\s*(?:all\s+)?(?:wrong|not\s+(?:right|"
        rf"true)|incorrect|false|right|true|off|make\s+sense|nonsense|weird)\b.*",
    ),
    ("delete", rf"{TAKE}\s+{OUT}\s+(?P<which>{_ANY}){_THERE}(?:\s+(?:from|of)\s+(?P<place>[^\n]+))?"),
    (
        "delete",
        rf"{TAKE}\s+(?P<which>{_ANY})\s+{OUT}(?:(?:\s+(?:of|from|on))?\s+(?P<place>(?:the|my|there|it|"
        rf"here)\b[^\n]*))?",
    ),
    ("delete", rf"{DELETE}\s+(?P<which>{_ANY}){_THERE}(?:\s+(?:from|in|under)\s+(?:the|my)\s+(?P<place>[^\n]+))?"),
    (
        "delete",
        r"(?:i\s+)?(?:do\s*n'?t|do\s+not|no)\s+(?:need\s+for|include|use|put|mention|list|keep|show|need|want|like|"
        r"have\s+to\s+have)\s+"
        rf"(?P<which>{_ANY})(?:\s+(?:any\s*more|anymore|either))?{_THERE}",
    ),
    (
        "delete",
        rf"(?P<which>{_ANY})\s+(?:can|should|must|has\s+to|needs\s+to|could)\s+(?:go|be\s+(?:deleted|removed|dropped|"
        rf"cut|taken\s+{OUT})|come\s+{OUT}){_THERE}",
    ),
    (
        "delete",
        rf"(?P<which>{_ANY})\s+(?:should\s*n'?t|should\s+not|does\s*n'?t|does\s+not|do\s*n'?t|do\s+not)\s+(?:be|"
        rf"belong|need\s+to\s+be)\s+(?:on|in)?\s*(?:there|it|here|(?:the|my)\s+(?:resume|cv))",
    ),
    ("delete", rf"(?:i\s+)?(?:want|need|get|have)\s+(?P<which>{_ANY})\s+(?:gone|removed|deleted|taken\s+{OUT})"),
    (
        "delete",
        rf"(?P<which>{REF})\s*(?:is|was|'?s|are)?\s*(?:(?:not|n'?t|isn'?t|wasn'?t)\s+(?:mine|me|about\s+me|my\s+\w+|"
        r"needed|necessary|relevant)|unnecessary|irrelevant)",
    ),
    ("replace", rf"{CHANGE}\s+(?P<which>{REF})\s*,?\s*{_TO}\s*(?P<text>.+)"),
    (
        "replace",
        rf"(?P<which>{REF})\s+{_SHOULD}\s+(?:say|read|be|state|have\s+(?:been|"
        rf"said))\b\s*(?:that\b)?\s*:?\s*(?P<text>.+)",
    ),
    ("replace", rf"(?P<which>{REF})\s*(?:says?|:|=|->|→)\s*(?P<text>.+)"),
    (
        "replace",
        rf"(?:for|in|on|at|as)\s+(?P<which>{REF})\s*[,:]?\s*(?:i\s+(?:want|'?d\s+like|would\s+like)\s+(?:it\s+to\s+)?|"
        rf"please\s+|pls\s+|just\s+)*(?:say|write|put|use|read|have)\s*:?\s*(?P<text>.+)",
    ),
    (
        "substitute",
        rf"(?:(?:it|that|this)\s+)?(?:{_SHOULD}\s+)?(?:say|read|be|write|put|use)\s+(?P<text>.+?),?\s+(?:and\s+not|"
        rf"not|instead\s+of|rather\s+than)\s+(?P<old>.+?)(?:\s+in\s+(?P<which>{REF}))?",
    ),
    (
        "replace",
        rf"(?:put|write|use|say)\s+(?P<text>.+?)\s+(?:in|for|as|on|instead\s+of|"
        rf"in\s+place\s+of)\s+(?P<which>{REF})",
    ),
    (
        "substitute",
        rf"(?:change|replace|swap\s+out|fix|correct|rename)\s+(?P<old>.+?)\s+(?:to|with|by|"
        rf"into)\s+(?P<text>.+?)(?:\s+in\s+(?P<which>{REF}))?",
    ),
    (
        "replace",
        r"(?P<which>[^\n]+?)\s*(?:[-–:?,]+\s*)(?:(?:who|what|which|where)\W*)?(?:say|write|"
        r"should\s+(?:say|be|read))\s*:?\s+(?P<text>[^?]{3,90})",
    ),
    ("replace", rf"(?:(?:it|that|this)\s+)?{_SHOULD}\s+(?:say|read|state)\s+(?P<text>.+)(?P<which>)"),
    (
        "add",
        r"(?:add|include|insert|write|put\s+in|mention)\s+(?:(?:an?|another|one\s+more)\s+)?(?:something|sth|a\s+bit|"
        r"more|"
        rf"{LINE})\s+(?:about|on|with)\s+(?P<which>[^\n]+)",
    ),
    (
        "add",
        r"(?:add|include|insert|put\s+in|put\s+down|write\s+down|mention)(?:\s*:\s*|\s+)(?:in\s+|down\s+|"
        r"also\s+)*(?:(?:a|another|"
        r"one\s+more|the|this)\s+)*(?:new\s+)?"
        rf"(?:{LINE}\s*)?(?:that\s+(?:says\s+)?|saying\s+|about\s+|:\s*)?(?P<text>(?!(?:to|under|at|in|there|too|that|"
        rf"it)\b).+)",
    ),
    (
        "add",
        r"(?P<text>.+?)[\s,.;:!-]+(?:(?:can|could)\s+(?:you|u)\s+|pls\s+|please\s+|and\s+|so\s+)*(?:add|include|put|"
        r"write|"
        r"mention)\s+(?:that|this|it)(?:\s+(?:in|on|there|too|down|as\s+well))*(?:\s+(?:to|under|in|at|for|"
        r"with)\s+(?P<place>[^,.;]+))?",
    ),
    (
        "why",
        r"(?:why|how\s+come|where\s+(?:does|did|do|is)|what\s+(?:did\s+i\s+say|is\s+behind|are\s+the\s+words)|"
        r"(?:(?:show|tell|give)\s+me|what\s+(?:are|were|is)|what'?s|see)\s+(?:my|the)\s+(?:exact\s+|own\s+)?(?:words?|"
        r"source|reason|facts?|notes?)|"
        r"how\s+did\s+you\s+(?:get|come\s+up\s+with)|(?:explain|what'?s\s+behind))\s+"
        rf"(?:(?:behind|for|in|to|of|about|did|does|is|do|have|you|got|write|wrote|put|say|says|there|"
        rf"we)\s+)*(?P<which>{_NUMBERS}(?![%\w])|(?:the\s+)?{_NTH}\s+(?:{LINE}|one))\b.*",
    ),
    (
        "why",
        r"(?:why|where|how\s+come)\s+(?:(?:is|does|do|did|are|was|has|have|it|you|u|there|say|says|put|write|wrote|"
        r"have|got|get|that|from)\s+)*(?P<which>[^\n]+?)"
        r"(?:\s+(?:come|came)\s+from|\s+(?:on|in)?\s*(?:there|here|it|my\s+(?:resume|cv)|the\s+(?:resume|cv)))?",
    ),
)
FORMS = tuple((act, re.compile(pattern, ANY_CASE | re.DOTALL)) for act, pattern in _FORMS)
"""The forms of requests, tried in order."""
