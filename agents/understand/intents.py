"""What a person wants with a message that tells nothing: commands in plain words, yes and no, questions to Vita.
Pure patterns."""

from __future__ import annotations

import re

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


_WHOLE: tuple[tuple[Intent, re.Pattern[str]], ...] = (
    (
        "restart",
        _whole(
            r"(?:start|begin)\s+(?:all\s+)?(?:over|again|afresh|anew|from\s+(?:scratch|the\s+(?:start|"
            r"beginning|top)))(?:\s+again)?|restart(?:\s+everything)?|reset(?:\s+(?:everything|it\s+all))?|"
            r"new\s+(?:resume|cv)|(?:scrap|delete|forget|clear|wipe|erase)\s+(?:everything|it\s+all|"
            r"all\s+of\s+it)(?:\s+and\s+start\s+(?:over|again|fresh))?|from\s+scratch|start\s+(?:a\s+)?(?:new|"
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
            r"that)\s+later|continue\s+(?:this\s+)?(?:later|tomorrow)|can\s+we\s+do\s+(?:this|that)\s+later"
        ),
    ),
    (
        "back",
        _whole(
            r"(?:go\s+)?back(?:\s+(?:to\s+the\s+)?(?:previous|last|one|a\s+step|one\s+question|one\s+step|"
            r"up)(?:\s+(?:question|one|step))?)?|previous(?:\s+(?:question|one|step))?|(?:the\s+)?(?:last|"
            r"previous)\s+question(?:\s+again)?|(?:go|take\s+me|step)\s+back(?:\s+.{0,30})?|"
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
            r"(?:nothing|no\s*thing|none)\s+(?:else|more)(?:\s+(?:to\s+add|comes\s+to\s+mind|really))?|"
            r"no\s+(?:more|others?|more\s+jobs)|nothing\s+(?:else\s+)?to\s+add|(?:no|nope)[\s,]+(?:that'?s|"
            r"thats)\s+(?:all|it|everything)|finish(?:\s+it)?(?:\s+up)?|wrap\s+(?:it\s+)?up|complete|the\s+end|"
            r"i\s+think\s+that'?s\s+(?:all|it|everything)|nothing\s+i\s+can\s+think\s+of|write\s+it(?:\s+up)?|"
            r"ready"
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
            r"preview|facts|summary\s+so\s+far)|how\s+(?:does|is)\s+(?:it|my\s+(?:resume|cv))\s+(?:look|"
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
_EXPORT = re.compile(
    r"\b(?:give|send|export|download|get|make|save|email|need|want|have)\b.{0,40}\b(?:pdf|docx|"
    r"word(?:\s+(?:doc\w*|file|format))?|markdown|json\s+resume|png)\b",
    re.IGNORECASE,
)
_EDIT = re.compile(
    r"\b(?:(?:make|change|rewrite|reword|rephrase|shorten|lengthen|edit|fix|tweak|improve|replace|swap|move|"
    r"merge|combine|delete|remove|drop|cut|split|reorder|update|expand|adjust|put|simplify|tighten|polish|"
    r"add)\b.{0,60}?\b"
    r"(?:lines?|bullets?|sentences?|points?|paragraph|summary|headline|wording|tone|paragraphs|"
    r"bullet\s+points?|the\s+(?:first|second|third|last|top)\s+(?:one|part|half|job'?s?\s+\w+)|sections?|"
    r"resume|cv|order|it\s+(?:shorter|longer|simpler|more|less|sound)|everything|all\s+(?:of\s+)?(?:it|them))\b"
    r"|\b(?:make|keep)\s+(?:it|this|that|them|the\s+\w+|my\s+\w+)\s+(?:a\s+(?:bit|"
    r"little)\s+)?(?:sound\s+)?(?:shorter|longer|simpler|more\s+\w+|less\s+\w+|better|formal|plainer|punchier|"
    r"stronger|friendlier|concise|snappier|bold)"
    r"|\b(?:too|sounds?\s+too|a\s+bit\s+too)\s+(?:long|short|formal|casual|stiff|wordy|boastful|fancy|"
    r"corporate|salesy|cheesy|vague)\b|\b(?:shorten|rewrite|reword|rephrase|redo|regenerate)\s+(?:it|this|that|"
    r"them|the)\b|\bline\s+\d+\b.{0,40}\b(?:should|needs?|is\s+(?:wrong|too)|to)\b|\btry\s+again\b|"
    r"\bless\s+(?:formal|wordy|fancy)\b|\bmore\s+(?:formal|casual|confident|concise|professional)\b)",
    re.IGNORECASE,
)
_QUESTION_TO_VITA = re.compile(
    r"\b(?:are\s+you\s+(?:a\s+|an\s+)?(?:human|real|robot|bot|ai|person|machine|sure|there|chatgpt|gpt|serious|"
    r"safe|secure|listening|free)|who\s+(?:are\s+you|made\s+you|built\s+you|can\s+see|sees|reads|owns)|"
    r"what\s+(?:are|can)\s+you(?:\s+do)?|is\s+(?:this|it|that|my\s+\w+)\s+(?:free|safe|secure|private|"
    r"confidential|stored|anonymous|real|a\s+bot|a\s+scam|legit|enough|ok|okay|important|necessary|required|"
    r"good)|"
    r"(?:how\s+much\s+(?:does|is|will)|does\s+(?:this|it)\s+cost|do\s+i\s+(?:have|need)\s+to|why\s+(?:do|are|"
    r"would|did)\s+you|why\s+(?:is|does)\s+(?:that|this|it)|what\s+(?:do|will|would|"
    r"happens)\s+(?:you\s+)?(?:do\s+)?(?:with|to)\s+my|where\s+(?:is|do\s+you|does)|how\s+(?:do(?:es)?|can|"
    r"should|will|long)\s+(?:you|this|it|i|that|we)|can\s+you|could\s+you|will\s+you|do\s+you|should\s+i|"
    r"what\s+(?:does|do|should|is|kind|about|if|counts|format|languages?)|can\s+i|may\s+i|which\s+(?:one|"
    r"format|languages?)|what'?s|whats|when\s+(?:will|can|do)))\b",
    re.IGNORECASE,
)
_APPLYING = re.compile(
    r"\b(?:i'?m|im|i\s+am|i\s+want\s+to|i'd\s+like\s+to|i\s+wanna|i\s+will|i'?ll|planning\s+to|gonna|"
    r"going\s+to|want\s+to)\s+(?:be\s+)?(?:apply(?:ing)?\s+(?:for|to|at|with)|going\s+for|after|target(?:ing|"
    r"ed\s+at)?)\s+\w+|\b(?:looking\s+for|hunting\s+for|searching\s+for|seeking)\s+(?:a\s+|an\s+|some\s+|"
    r"my\s+next\s+|new\s+)?(?:[\w-]+\s+){0,6}?(?:job|jobs|role|roles|position|positions|work|gig|opening|"
    r"apprenticeship|internship)\b|\b(?:here'?s|here\s+is|this\s+is|heres)\s+(?:the|a)\s+(?:job\s+)?(?:posting|"
    r"ad|advert|listing|description|job)\b|\bthe\s+job\s+(?:i'?m|i\s+am|i)\s+(?:want|applying|after|going)\b|"
    r"\b(?:target|tailor|aim)\s+(?:it|this|my\s+\w+|the\s+\w+)?\s*(?:to|for|at|towards)\b|"
    r"\bapplication\s+for\s+(?:a|an|the)\b",
    re.IGNORECASE,
)
_POSTING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:requirements?|qualifications?|responsibilities|essential|desirable|what\s+(?:you'?ll|we'?re|"
        r"we)\s+\w+|duties|about\s+(?:the\s+role|us|the\s+job)|who\s+you\s+are|nice\s+to\s+have|must[- ]haves?|"
        r"benefits|job\s+description|the\s+role|perks)\b\s*:?\s*(?:\n|$|[:•-])",
        r"\b(?:we\s+are|we're|is|are)\s+(?:currently\s+)?(?:looking\s+for|seeking|hiring|recruiting)\b|"
        r"\bjoin\s+(?:our|the)\s+team\b|\bnow\s+hiring\b|\bwe\s+offer\b",
        r"\b(?:must\s+(?:have|be|hold)|you\s+(?:will|must|should|have|are|bring|need)|you'll|"
        r"the\s+(?:successful|ideal)\s+candidate|candidates?|applicants?)\b",
        r"\b(?:\d+\+?\s*(?:years?|yrs?)(?:'|\s+of)?\s+(?:\w+\s+){0,3}experience\b(?:\s+required)?|"
        r"minimum\s+(?:of\s+)?\d+\s+years|experience\s+(?:required|preferred|essential)|preferred|required|"
        r"ability\s+to|equal\s+opportunity)\b",
        r"\b(?:apply\s+(?:now|today|by|online|at|with|via)|send\s+(?:a\s+|your\s+)?(?:cv|resume)|per\s+(?:hour|"
        r"annum)|salary|[$£€]\s?\d[\d,.]*k?\s*(?:/|per|an?\s)\s*(?:hr|hour|year|annum)|full[- ]time\s*[,|/·-]|"
        r"closing\s+date)\b",
    )
)
_GIBBERISH = re.compile(r"(?:[bcdfghjklmnpqrstvwxz]{5,}|(.)\1{4,}|asdf|qwer|zxcv|hjkl|[^\w\s]{4,})", re.IGNORECASE)
_WALK = re.compile(
    r"\s*(?:please\s+|can\s+you\s+|could\s+you\s+)?(?:undo|redo|revert|(?:take|bring|put|get)\s+(?:that|it)\s+back)\b",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"^\s*(?:(?:oh|oops|sorry|no|wait|hmm|hang\s+on|hold\s+on|ah|my\s+(?:bad|mistake)|whoops|ups|"
    r"scratch\s+that|correction|actually|nope|err?|i\s+mean)\b[\s,.!:-]*)+(?=.*\S)"
    r"|\b(?:i\s+meant?|i\s+mean\b|i\s+made\s+a\s+(?:mistake|typo)|typo|i\s+(?:mis(?:typed|spelled|spelt|spoke)|"
    r"got\s+(?:that|it)\s+wrong)|it'?s\s+(?:actually\s+)?spel(?:led|t)|spelled\s+with|is\s+spelled|"
    r"that\s+(?:should|was\s+supposed\s+to)\s+(?:be|say|have\s+been)|should\s+(?:be|say|have\s+been)|(?:that|"
    r"it)\s+was\s+actually|that'?s\s+wrong|thats\s+wrong|(?:it|that)\s+(?:was|is)(?:n't|nt|\s+not)\b|"
    r"not\s+\S+(?:\s+\S+){0,3},?\s+but\b|instead\s+of\s+(?:19|20)\d\d|change\s+(?:my|the|that|it)\b.*\bto\b|"
    r"update\s+my\b|\bnot\s+(?:19|20)\d\d\b|\bactually\s*[.!]*$)",
    re.IGNORECASE,
)
_SURE_CORRECTION = re.compile(
    r"^\s*(?:oh\s+|no[\s,]+|sorry[\s,]+)*(?:oops|sorry|wait|no\s+wait|hang\s+on|hold\s+on|my\s+(?:bad|mistake)|"
    r"whoops|scratch\s+that|correction|i\s+mean|no[\s,]+(?:it|that|i|not|the|its|thats|(?:19|20)\d\d))\b|"
    r"^\s*actually\b[\s,]*(?:it|that|no|the|my|not|i\s+(?:started|left|joined|finished|was|worked|graduated)|"
    r"(?:19|20)\d\d|from|its|thats|until)",
    re.IGNORECASE,
)


def command_intent(text: str, context: Context) -> Intent | None:
    """The intent of a message that is nothing but a command, a yes or no, or a greeting; None for all others."""
    plain = text.strip().replace("’", "'")
    if not plain:
        return "none"
    if len(plain) <= 140:
        for intent, pattern in _WHOLE:
            if pattern.fullmatch(plain):
                return intent
        if (joined := _joined_intent(plain)) is not None:
            return joined
    if _EXPORT.search(plain) and len(plain.split()) <= 14:
        return "export"
    return None


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


def is_edit(text: str) -> bool:
    """Whether a short message asks to change written lines rather than facts."""
    return len(text.split()) <= 40 and bool(_EDIT.search(text))


def is_walk(text: str) -> bool:
    """Whether a message takes back the last change, or brings it back."""
    return bool(_WALK.match(text)) and len(text.split()) <= 8


def is_posting(text: str) -> bool:
    """Whether a text is a job posting: long, in the language of requirements."""
    words = len(text.split())
    first_person = len(re.findall(r"\b(?:i|i'm|i've|my)\b", text, re.IGNORECASE))
    score = sum(1 for pattern in _POSTING if pattern.search(text))
    return words >= 25 and first_person <= max(1, words // 40) and score >= (2 if words >= 60 else 3)


def is_target(text: str) -> bool:
    """Whether the person names the job they want, or pastes its posting."""
    return is_posting(text) or bool(_APPLYING.search(text))


def is_correction(text: str) -> bool:
    """Whether the words say that something told before was wrong."""
    return (
        bool(_SURE_CORRECTION.search(text))
        or bool(_CORRECTS.search(text) and not re.match(r"\s*(?:no|nope|oh|hmm|ah|actually)\b", text, re.IGNORECASE))
        or bool(
            re.match(r"\s*(?:no|nope|oh|hmm|ah)\b", text, re.IGNORECASE)
            and re.search(r"\b(?:meant|spelled|spelt|wrong|should\s+be|not\s+(?:19|20)\d\d)\b", text, re.IGNORECASE)
        )
    )


def is_question(text: str) -> bool:
    """Whether a message asks Vita something."""
    plain = text.strip()
    return bool(
        _QUESTION_TO_VITA.match(plain)
        or (
            plain.endswith("?")
            and (
                _QUESTION_TO_VITA.search(plain)
                or re.search(r"\b(?:you|what|why|how|when|where|who|which|is|are|does|do|can)\b", plain, re.IGNORECASE)
            )
        )
    )


def is_gibberish(text: str) -> bool:
    words = text.split()
    return (
        bool(words)
        and sum(bool(_GIBBERISH.search(word)) and not word.isupper() for word in words) * 2 >= len(words)
        and "@" not in text
    )
