"""Messages that are nothing but a command in plain words, a yes or no, or a greeting. Pure patterns."""

from __future__ import annotations

import re

from agents.understand.replies import is_courtesy, wordy_reply
from agents.understand.values import Context, Intent

_POLITE = (
    r"(?:(?:please|pls|plz|ok|okay|um+|uh+|hmm+|well|so|oh|hey|hi|vita|can\s+we|can\s+you|could\s+you|could\s+we|"
    r"let's|lets|i\s+want\s+to|i'd\s+like\s+to|i\s+would\s+like\s+to|just|maybe|sorry|yeah|no)[\s,!.]*)*"
)
_AFTER = (
    r"(?:[\s,!.]*(?:please|pls|plz|thanks|thank\s+you|for\s+now|now|then|lol|ok|okay|vita|sorry|tbh|i\s+think|"
    r"i\s+guess|thx|mate))*[\s!.?)(:]*"
)


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{_POLITE}(?:{pattern}){_AFTER}\s*", re.IGNORECASE)


_FORMAT = (
    r"(?:an?\s+|the\s+)?(?:pdf|docx?|word(?:\s+doc(?:ument)?)?|markdown|md|json|png|jpe?g|pictures?|images?|photos?|"
    r"screenshot)"
    r"(?:\s+(?:file|format|version|document|doc|please|pls|of\s+(?:it|that)))*"
)
"""What a resume may be handed over as."""
_STOP = (
    r"(?:i'?d\s+like\s+to\s+|i\s+(?:want|wanna|need|have|would\s+like|think\s+i'?ll|will|'ll)\s+(?:to\s+)?|i'?ll\s+|i'?m\s+(?:going\s+to\s+|gonna\s+)?|"
    r"let\s+(?:me|us)\s+|gonna\s+|you\s+can\s+|(?:let'?s|we\s+can|can\s+(?:i|we)|may\s+i|could\s+we)\s+)?"
    r"(?:quit|exit|stop(?:ping)?|pause|log\s*(?:out|off)|sign\s+off|leave|close|cancel|end|call\s+it\s+a\s+day|take\s+a\s+break)"
    r"(?:\s+(?:it|this|here|there|now|today|tonight|for\s+(?:now|today|tonight|a\s+(?:bit|while|moment))|the\s+(?:chat|interview|"
    r"conversation|session|program|app)|(?:this|our)\s+(?:chat|interview|conversation|session)|talking|chatting))*"
    r"|(?:that'?s\s+)?enough(?:\s+(?:for\s+(?:now|today|tonight)|already))?|(?:i\s+)?(?:don'?t|do\s+not)\s+(?:want|feel\s+like)\s+"
    r"(?:to\s+)?(?:continu\w+|go(?:ing)?\s+on|answer\w*\s+(?:any\s*more|more)|talk\w*)(?:\s+(?:any\s*more|now|today|this))*|:?q!?"
)
_WHOLE: tuple[tuple[Intent, re.Pattern[str]], ...] = (
    (
        "restart",
        _whole(
            r"(?:start|begin)\s+(?:all\s+)?(?:over|again|afresh|anew|from\s+(?:scratch|the\s+(?:start|"
            r"beginning|top)))(?:\s+again)?|restart(?:\s+everything)?|reset(?:\s+(?:everything|it\s+all))?|"
            r"new\s+(?:resume|cv)|(?:scrap|delete|forget|clear|wipe|erase)\s+(?:everything|it\s+all|"
            r"all\s+of\s+it)(?:\s+and\s+start\s+(?:over|again|fresh))?|(?:delete|erase|wipe|remove|forget)\s+"
            r"(?:all\s+)?(?:of\s+)?(?:my|the|this)\s+(?:data|info\w*|account|stuff|details|history|chat)|"
            r"(?:delete|erase|wipe|forget)\s+(?:everything|all|what)\s+(?:about\s+me|(?:that\s+)?you\s+(?:know|have|"
            r"stored)(?:\s+(?:about|on)\s+me)?|(?:that\s+)?i\s+(?:said|told\s+(?:you|u)))|from\s+scratch|start\s+(?:a\s+)?(?:new|"
            r"fresh)(?:\s+(?:resume|cv|one))?"
        ),
    ),
    (
        "skip",
        _whole(
            r"skip(?:\s+(?:it|this|that|this\s+one|that\s+one|this\s+question|the\s+question|ahead))?|"
            r"pass(?:\s+on\s+(?:this|that)(?:\s+one)?)?|next(?:\s+(?:one|question))?|(?:i\s+)?(?:dunno|"
            r"don'?t\s+know|do\s+not\s+know|have\s+no\s+idea|no\s+idea|can'?t\s+(?:remember|recall|say)|"
            r"don'?t\s+(?:remember|recall))(?:\s+(?:that|it|sorry|exactly|anymore|the\s+(?:date|dates|answer|"
            r"year)))?|idk|not\s+sure|no\s+clue|n/?a|not\s+applicable|(?:i'd\s+|i\s+would\s+)?(?:rather|"
            r"prefer)\s+not(?:\s+(?:to\s+)?(?:say|tell|answer|share))?(?:\s+(?:that|it|this))?|"
            r"doesn'?t\s+apply|no\s+comment|move\s+on|leave\s+(?:it|that|this)\s+(?:blank|empty|out)|"
            r"don'?t\s+want\s+to\s+(?:say|answer)(?:\s+that)?|forget\s+it|whatever|next\s+please"
        ),
    ),
    (
        "later",
        _whole(
            r"(?:maybe\s+|perhaps\s+)?(?:later|another\s+time|tomorrow|not\s+(?:right\s+)?now|not\s+yet|"
            r"some\s+other\s+time)|(?:ask|remind)\s+me\s+(?:that\s+|this\s+|again\s+)?(?:later|tomorrow|"
            r"another\s+time)|i'?ll\s+(?:tell\s+you|do\s+(?:it|that|this)|come\s+back(?:\s+to\s+(?:it|this|"
            r"that))?|get\s+back\s+to\s+(?:you|that|this)|finish\s+(?:it|this)?)(?:\s+(?:later|tomorrow|"
            r"another\s+time|soon|tonight))?|come\s+back\s+to\s+(?:that|this|it)(?:\s+later)?|(?:gotta|"
            r"got\s+to|have\s+to|need\s+to|must)\s+(?:go|run|leave|head\s+out|"
            r"get\s+back\s+to\s+work)(?:\s+.{0,40})?|brb|be\s+right\s+back|"
            r"(?:let'?s\s+)?(?:take\s+a\s+)?(?:break|pause)|busy\s+(?:right\s+)?now|do\s+(?:this|it|"
            r"that)\s+later|continue\s+(?:this\s+)?(?:later|tomorrow)|can\s+we\s+do\s+(?:this|that)\s+later|" + _STOP
        ),
    ),
    (
        "back",
        _whole(
            r"(?:can\s+(?:i|we)\s+)?(?:go\s+)?back(?:\s+(?:to\s+the\s+)?(?:previous|last|one|a\s+step|one\s+question|one\s+step|"
            r"up)(?:\s+(?:question|one|step))?)?|previous(?:\s+(?:question|one|step))?|(?:the\s+)?(?:last|"
            r"previous)\s+question(?:\s+again)?|(?:go|take\s+me|step)\s+back(?!\s+(?:to|into)\s+\w+ing\b)(?:\s+.{0,30})?|"
            r"return\s+to\s+the\s+(?:previous|last)\s+(?:question|one)|repeat\s+the\s+(?:last\s+|"
            r"previous\s+)?question|ask\s+(?:me\s+)?that\s+again"
        ),
    ),
    (
        "done",
        _whole(
            r"(?:i'?m\s+|im\s+|i\s+am\s+|we'?re\s+)?(?:all\s+)?(?:done|finished|through)(?:\s+(?:here|"
            r"with\s+(?:this|that|it|everything|my\s+\w+)))?|that'?s\s+(?:all|it|everything|about\s+it|"
            r"the\s+lot|all\s+(?:i\s+have|i\s+got|there\s+is|of\s+(?:it|them)|folks|from\s+me)|"
            r"everything\s+i\s+(?:have|got))|thats\s+(?:all|it|everything|about\s+it|all\s+i\s+(?:have|got))|"
            r"(?:nothing|no\s*thing|none)\s+(?:else|more)(?:\s+(?:from\s+me|to\s+add|comes\s+to\s+mind|really))?|"
            r"no\s+(?:more|others?|more\s+jobs)|nothing\s+(?:else\s+)?to\s+add|(?:no|nope)[\s,]+(?:that'?s|"
            r"thats)\s+(?:all|it|everything)|finish(?:\s+it)?(?:\s+up)?|wrap\s+(?:it\s+)?up|complete|the\s+end|"
            r"(?:(?:that|this|those|these)(?:'?s|\s+is|\s+was|\s+are|\s+were|\s+would\s+be)?\s+)(?:about\s+|really\s+)?(?:all|it|everything|enough)"
            r"(?:\s+(?:for|of|with|on|from))?(?:\s+(?:my|the))?(?:\s+(?:past|previous|other))?\s+(?:jobs?|work(?:\s+(?:history|"
            r"experience))?|employers?|experience|positions?|schools?|schooling|education|degrees?|certificates?|certs?|"
            r"licen[sc]es?|skills?|languages?|projects?|awards?)(?:\s+(?:i(?:'ve)?|that\s+i)\s+(?:have\s+|ever\s+)*(?:had|have|"
            r"got|did|done|held|know|speak|went\s+to))?(?:\s+so\s+far)?|"
            r"i\s+think\s+that'?s\s+(?:all|it|everything)|nothing\s+i\s+can\s+think\s+of|write\s+it(?:\s+up)?|"
            r"ready"
        ),
    ),
    (
        "status",
        _whole(
            r"show(?:\s+me)?(?:\s+(?:it|that|this|the\s+(?:new|whole)\s+(?:one|thing)|what\s+(?:it|"
            r"that)\s+looks\s+like|how\s+(?:it|that)\s+looks))?"
            r"(?:\s+(?:again|now|then|first))*|(?:let|lemme)\s*(?:me|us)?\s+(?:see|look(?:\s+at)?)(?:\s+(?:it|that|"
            r"this|the\s+(?:resume|cv)|my\s+(?:resume|cv)))?"
            r"(?:\s+(?:again|now|then|first))*|can\s+(?:i|we)\s+(?:see|look\s+at|read)(?:\s+(?:it|that|this|"
            r"the\s+(?:resume|cv)|my\s+(?:resume|cv)))?"
            r"(?:\s+(?:again|now|then|first))*|how\s+does\s+(?:it|that|the\s+resume)\s+look(?:\s+(?:now|like|"
            r"so\s+far))*|what\s+does\s+it\s+look\s+like(?:\s+now)?"
        ),
    ),
    (
        "export",
        _whole(
            r"(?:(?:give|send|email|get|export|download|make|create|print|save|show|see|view|need|want|have|take|turn|"
            r"i\s+(?:also\s+)?(?:need|want|would\s+like|'?d\s+like)|"
            r"(?:can|could|may)\s+i\s+(?:also\s+)?(?:get|have|download|see|take)|i'?ll\s+take|and|"
            r"also)\s+)+(?:me\s+)?(?:it\s+|this\s+|that\s+|the\s+resume\s+|my\s+(?:resume|cv)\s+|the\s+cv\s+)?"
            rf"(?:(?:in|as|to|into)\s+)?{_FORMAT}(?:\s*(?:,|\band\b|&|\bplus\b|\+|\bor\b)\s*(?:also\s+)?(?:(?:in|"
            rf"as)\s+)?{_FORMAT})*(?:\s+(?:too|as\s+well|of\s+(?:it|my\s+(?:resume|cv))))*"
            rf"|an?\s+(?:picture|image|photo)(?:\s+of\s+(?:it|that|my\s+(?:resume|cv)))?|{_FORMAT}(?:\s*(?:,|\band\b|"
            rf"&|\bplus\b|\+)\s*{_FORMAT})+"
        ),
    ),
    (
        "status",
        _whole(
            r"(?:what|which)\s+(?:do|have)\s+you\s+(?:have|got|know|written|stored|noted|written\s+down|"
            r"down)(?:\s+(?:so\s+far|about\s+me|on\s+me|already|until\s+now|for\s+me|down))*|(?:what'?s|whats|"
            r"what\s+is)\s+(?:the\s+)?(?:status|missing|left|still\s+missing|next|on\s+(?:it|my\s+(?:resume|"
            r"cv))(?:\s+so\s+far)?|in\s+(?:it|there|my\s+(?:resume|cv))(?:\s+so\s+far)?)|status|(?:show|tell|"
            r"give)\s+me\s+(?:what\s+(?:you|we)(?:'ve|\s+have)?(?:\s+(?:got|have|know|"
            r"written))?(?:\s+so\s+far)?|(?:my|the)\s+(?:resume|cv|facts|draft|progress|lines|"
            r"summary)(?:\s+(?:so\s+far|now|again))?|everything(?:\s+so\s+far)?|it|a\s+preview)|"
            r"(?:how\s+)?(?:far|much\s+more|long)\s+(?:are\s+we|is\s+left|to\s+go|left|till\s+.*)|"
            r"how\s+(?:much|many\s+(?:more\s+)?questions)\s+(?:more|is\s+left|are\s+(?:there|left)|left).*|"
            r"where\s+(?:are\s+we|were\s+we|did\s+we\s+(?:stop|leave\s+off))|(?:my\s+)?(?:progress|overview|"
            r"preview|facts|summary\s+so\s+far)|how(?:'?s|\s+(?:does|is))\s+(?:it|my\s+(?:resume|cv))\s+(?:look|"
            r"looking|coming\s+along|going)(?:\s+so\s+far)?|read\s+(?:it|that)\s+back(?:\s+to\s+me)?|(?:see|"
            r"view|show|preview)\s+(?:it|my\s+(?:resume|cv)|the\s+(?:resume|cv|draft))(?:\s+so\s+far)?|"
            r"what\s+(?:have|did)\s+(?:i|we)\s+(?:told|tell|given|give|done|said|say|got|"
            r"have)(?:\s+you)?(?:\s+so\s+far)?|can\s+i\s+see\s+(?:it|my\s+(?:resume|cv)|"
            r"what\s+you\s+have)(?:\s+so\s+far)?"
        ),
    ),
    (
        "export",
        _whole(
            r"(?:(?:give|send|email|get|export|download|make|create|print|save|show|i\s+need|need|want|"
            r"can\s+i\s+(?:get|have|download)|i'?ll\s+take)\s+)?(?:me\s+)?(?:it\s+|this\s+|that\s+|the\s+|a\s+|"
            r"my\s+|an\s+)?(?:final\s+|finished\s+)?(?:resume\s+|cv\s+|file\s+|document\s+)?(?:(?:in|as|to|"
            r"into)\s+)?(?:an?\s+|the\s+)?(?:pdf|docx?|word|markdown|md|json|png|word\s+doc(?:ument)?|"
            r"ms\s+word|microsoft\s+word)(?:\s+(?:file|format|version|document|doc))?(?:\s+(?:of\s+(?:it|"
            r"my\s+(?:resume|cv))|too|as\s+well|instead))?|(?:export|download|print)(?:\s+(?:it|this|"
            r"the\s+(?:resume|cv)|my\s+(?:resume|cv)|everything))?|(?:send|give|email|mail)\s+(?:me\s+)?(?:my|"
            r"the)\s+(?:finished\s+|final\s+)?(?:resume|cv|file|document)(?:\s+(?:as|in|to).{0,30})?|"
            r"(?:can\s+i|i\s+want\s+to|how\s+do\s+i|where\s+can\s+i)\s+(?:download|export|get|print|"
            r"save)\s+(?:it|this|my\s+(?:resume|cv)|the\s+(?:resume|cv|file))(?:\s+.{0,30})?"
        ),
    ),
    (
        "yes",
        _whole(
            r"y|ya|yes+|yeah+|yep|yup|yea|yh|sure(?:\s+thing)?|of\s+course|ok(?:ay)?|k|kk|alright|all\s+right|"
            r"absolutely|definitely|correct|right|exactly|that'?s\s+(?:right|correct|fine|good|great|perfect|"
            r"true|the\s+one|me)|thats\s+(?:right|correct|fine|good|me)|looks?\s+(?:good|great|fine|right|"
            r"ok)(?:\s+to\s+me)?|sounds?\s+(?:good|great|fine|right)|go\s+(?:ahead|for\s+it|on)|do\s+it|"
            r"perfect|great|good|fine|i\s+(?:do|am|did|agree)|yes\s+(?:i\s+(?:do|did|am|have|can)|it\s+is|"
            r"that'?s\s+(?:right|correct|fine)|do\s+(?:it|that)|go\s+ahead)|keep\s+it|use\s+(?:it|that)|"
            r"works\s+for\s+me|true|affirmative|totally|indeed|why\s+not|👍|✅|👌|love\s+it|si|absolutly|proceed|"
            r"continue"
        ),
    ),
    (
        "no",
        _whole(
            r"n|no+|nope|nah|naw|not\s+(?:really|at\s+all|that\s+i\s+(?:know|can\s+think)\s*(?:of)?|me|any|"
            r"for\s+me)|no\s+(?:i\s+(?:don'?t|didn'?t|haven'?t|am\s+not|can'?t)|way|it\s+isn'?t|it'?s\s+not|"
            r"not\s+really|thats\s+wrong|that'?s\s+(?:wrong|not\s+right)|never)|never|none(?:\s+(?:at\s+all|"
            r"really|that\s+i\s+have|so\s+far))?|nothing(?:\s+(?:really|like\s+that|special|"
            r"comes\s+to\s+mind))?|that'?s\s+(?:wrong|not\s+(?:right|correct|true))|thats\s+(?:wrong|"
            r"not\s+right)|wrong|incorrect|(?:i\s+)?(?:don'?t|do\s+not|didn'?t|haven'?t)(?:\s+(?:have|got|"
            r"think\s+so|like\s+it|do\s+that))?(?:\s+(?:any|one|that|it|those|them|anything|got\s+any))?|"
            r"no\s+(?:thanks?|thank\s+you|certs?|certificates?|certifications?|awards?|degrees?|projects?|"
            r"languages?|skills?|volunteering|education|experience|nothing|none|sorry)|(?:i\s+)?(?:don'?t|"
            r"do\s+not|dont|never)\s+(?:really\s+)?(?:have|had|got|did)\s+(?:any|an?|one)\s*(?:[\w-]+\s*){0,3}|"
            r"(?:i\s+)?(?:have|got|there\s+(?:are|is|was))\s+(?:no|none|nothing)\s*(?:[\w-]+\s*){0,3}|"
            r"no\s+(?:\w+\s+)?(?:yet|so\s+far|sorry|from\s+me)|negative|👎|❌|no\s+need|rather\s+not\s+do\s+that|"
            r"i\s+have\s+none|have\s+none|zero|nada"
        ),
    ),
    (
        "small_talk",
        _whole(
            r"(?:hi+|hey+|hello+|hiya|howdy|yo|sup|good\s+(?:morning|afternoon|evening|day|night)|morning|"
            r"evening|greetings)(?:[\s,!.]+(?:there|vita|everyone|all|bot|again|how\s+are\s+(?:you|"
            r"things)(?:\s+today)?|nice\s+to\s+meet\s+you|hello|hi))*|(?:many\s+)?(?:thanks?|thank\s+(?:you|u)|"
            r"thx|ty|cheers|tysm|ta|much\s+appreciated)(?:[\s,!.]+(?:a\s+lot|so\s+much|very\s+much|again|"
            r"for\s+(?:your\s+|the\s+|all\s+(?:your|the)\s+)?\w+|that'?s\s+(?:great|helpful|nice|kind|awesome)|"
            r"vita|mate|you'?re\s+(?:great|the\s+best)))*|how\s+(?:are\s+you|are\s+things|is\s+it\s+going|"
            r"'?s\s+it\s+going|do\s+you\s+do)(?:\s+(?:doing|today))?|what'?s\s+up|whats\s+up|"
            r"nice(?:\s+(?:to\s+meet\s+you|one|work|job))?|cool|awesome|wow|haha+|lol+|lmao|😀|😂|🙂|❤️|🙏|bye+|"
            r"good\s*bye|see\s+(?:you|ya)(?:\s+(?:later|soon|tomorrow))?|cya|take\s+care|have\s+a\s+(?:nice|"
            r"good|great)\s+(?:day|one|evening|weekend)|you'?re\s+(?:great|awesome|the\s+best|funny|helpful|"
            r"welcome)|well\s+done|good\s+job|amazing|brilliant|hope\s+you'?re\s+well"
        ),
    ),
)
_CLEAN_RECORD = re.compile(
    r"\b(?:accidents?|injur(?:y|ies)|incidents?|complaints?|violations?|late|absen\w+|returns?|defects?|near\s+miss\w*)\b",
    re.IGNORECASE,
)
_EXPORT = re.compile(
    r"\b(?:give|send|export|download|get|make|save|email|need|want|have)\b.{0,40}\b(?:pdf|docx|"
    r"word(?:\s+(?:doc\w*|file|format))?|markdown|json\s+resume|png)\b",
    re.IGNORECASE,
)


def command_intent(text: str, context: Context) -> Intent | None:
    """The intent of a message that is nothing but a command, a yes or no, or a greeting; None for all others."""
    plain = text.strip().replace("’", "'")
    if not plain:
        return "none"
    if len(plain) <= 140:
        for intent, pattern in _WHOLE:
            if pattern.fullmatch(plain) and not (intent == "no" and _CLEAN_RECORD.search(plain)):
                return intent
        if (joined := _joined_intent(plain)) is not None:
            return joined
        if _stops(plain):
            return "later"
        if (reply := wordy_reply(plain)) is not None:
            return reply
        if is_courtesy(plain):
            return "small_talk"
    if _EXPORT.search(plain) and len(plain.split()) <= 14:
        return "export"
    return None


_STOPS = _whole(_STOP)
_UNTOLD = re.compile(
    r"(?:no+|nope|ok(?:ay)?|sorry|wait|hey|please|thanks?|thank\s+you|stop|i'?m\s+(?:tired|busy|done|bored)|"
    r"(?:no\s+)?(?:i\s+(?:didn'?t|did\s+not|don'?t)|that'?s\s+not|thats\s+not|forget|never\s+mind|nevermind)\b.{0,40})",
    re.IGNORECASE,
)


def _stops(text: str) -> bool:
    """Whether the last of several clauses ends the talk for now, and those before tell nothing."""
    *before, last = [part for part in re.split(r"\s*[,.!;]+\s*|\s+but\s+", text) if part] or [""]
    return bool(before and _STOPS.fullmatch(last)) and all(_UNTOLD.fullmatch(part) for part in before)


def _joined_intent(text: str) -> Intent | None:
    """The intent of several commands in a row ("no, that's all"): the last that is more than yes, no or thanks."""
    parts = [part for part in re.split(r"\s*[,.!;]+\s*", text) if part]
    if not 2 <= len(parts) <= 4:
        return None
    intents: list[Intent] = []
    for part in parts:
        found = next((intent for intent, pattern in _WHOLE if pattern.fullmatch(part)), None)
        if found is None:
            return None
        intents.append(found)
    strong = [intent for intent in intents if intent not in {"yes", "no", "small_talk"}]
    return strong[-1] if strong else intents[-1]
