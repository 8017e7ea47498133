"""What is nobody's business on a resume: illness, care for one's own family, deaths, divorce, age, money troubles; and
the words that ask for silence ("nothing about who or why", "don't say his name").

`without_private` blanks both character for character, so that every offset stays one of the message as typed. It cuts
at the joints of a sentence, so that the job told beside them stays. People looked after at work are no private matter.
"""

from __future__ import annotations

import re

from agents.understand.selves import without_self
from agents.understand.words import flatten

FAMILY = (
    r"(?:(?:step|grand|god|foster|half)[\s-]?)?(?:mum|mom|mam|mummy|mommy|ma|mother|dad|daddy|father|parents?|wife|husband|hubby|spouse|partner|sons?|"
    r"daughters?|kids?|child(?:ren)?|bab(?:y|ies)|toddlers?|twins|brothers?|sisters?|siblings?|nans?|nana|gran|granny|grandma|"
    r"grandad|granddad|grandpa|aunt(?:ie)?s?|uncles?|cousins?|niece|nephew|in-laws?|(?:mother|father|brother|sister)-in-law|"
    r"girlfriend|boyfriend|fianc[eé]e?|ex|other\s+half|family|relatives?|loved\s+ones?)"
)
_MINE = rf"(?:my|our)\s+(?:(?!own\b)[\w-]+\s+){{0,2}}?{FAMILY}\b(?!'s\b|s'\s)"
_CARE = (
    r"(?:look(?:ed|s|ing)?\s+after|car(?:e|ed|es|ing)\s+(?:full[\s-]time\s+)?for|nurs(?:e|ed|ing)|(?:take|took|taken|taking)\s+care\s+of|"
    r"tend(?:ed|ing)?\s+to|be(?:en|ing)?\s+there\s+for|rais(?:e|ed|ing)|(?:bring|brought|bringing)\s+up|carer?\s+(?:for|to)|"
    r"caregiver\s+(?:for|to)|(?:stay(?:ed|ing)?|was|been|be|then)\s+(?:at\s+)?home\s+with)"
)
_ILLNESS = (
    r"(?:stroke|heart\s+attack|cancer|tumou?r|leuk[ae]*mia|dementia|alzheimer'?s?|parkinson'?s?|illness|sickness|breakdown|diagnosis|"
    r"operation|surgery|chemo\w*|miscarriage|pregnancy|depression|anxiety|ptsd|epilepsy|diabetes|overdose|addiction|drinking|"
    r"health(?:\s+\w+)?|condition|disability|accident|injury|fall|seizures?|back\s+trouble|mental\s+health|bereavement|grief|death|"
    r"funeral|divorce|separation|passing)"
)
_WHOSE = rf"(?:his|her|my|our|their|(?:my|our)\s+{FAMILY}'s|[A-Z]\w+'s)"
_OWN = (
    re.compile(
        rf"\b{_CARE}\s+(?:for\s+)?(?:both\s+|all\s+)?{_MINE}(?!\s+(?:business|shop|farm|store|restaurant|company|firm)\b)",
        re.I,
    ),
    re.compile(r"\b(?:stayed|was|been|be)\s+(?:at\s+)?home\s+with\s+(?:them|him|her|the\s+baby)\b", re.I),
    re.compile(
        rf"\b(?:(?:my|our)\s+(?:\w+\s+)?{FAMILY}|he|she)\s+(?:\w+\s+){{0,2}}?(?:died|passed\s+(?:away|on)|was\s+dying|fell\s+ill|got\s+(?:sick|ill)|"
        r"was\s+(?:sick|ill|diagnosed|dying|poorly|disabled)|has\s+(?:been\s+ill|special\s+needs))",
        re.I,
    ),
    re.compile(
        rf"\b(?:lost|buried)\s+{_MINE}|\bi\s+(?:was|am|became)\s+(?:\w+\s+)?(?:widow\w*|bereaved|grieving)\b|\bgriev(?:ed|ing)\b",
        re.I,
    ),
    re.compile(
        rf"\b(?:split\s+up\s+with|broke\s+up\s+with|separated\s+from\s+my|my\s+(?:\w+\s+)?(?:marriage|divorce)|custody\s+of\s+my|"
        rf"(?:my|our)\s+{FAMILY}\s+(?:\w+\s+)?(?:left|walked\s+out\s+on)\s+(?:me|us))\b",
        re.I,
    ),
    re.compile(
        r"\b(?:money\s+(?:was|is|got)\s+(?:\w+\s+)?tight|went\s+bankrupt|my\s+debts?|couldn'?t\s+(?:afford|pay)\s+(?:the\s+|my\s+)?"
        r"(?:rent|bills|mortgage|childcare|heating)|(?:i|we)\s+(?:was|were|am|are|got|went)\s+(?:\w+\s+)?(?:broke|skint|in\s+debt|into\s+debt|"
        r"on\s+benefits|on\s+welfare|on\s+universal\s+credit|on\s+food\s+stamps|evicted|homeless)|lost\s+(?:my|our|the)\s+(?:home|house|flat))\b",
        re.I,
    ),
    re.compile(
        r"\bi(?:'ve|\s+have)?\s+(?:was|went|got|been|ended\s+up)\s+(?:\w+\s+){0,2}?(?:in|to|into|out\s+of)\s+(?:prison|jail|rehab|hospital|therapy)"
        r"(?=\W*$|\s+(?:for|after|because|with|and|in\s+(?:19|20)\d\d|from|until|when|again|twice|last)\b)",
        re.I,
    ),
    re.compile(
        r"\b(?:who|nobody|no\s+one|anyone|anybody|they|someone)(?:'ll|'d|\s+(?:will|would|is\s+going\s+to|even))?\s+(?:want|wants|hire|hires|employ|employs|take)s?"
        r"\s+(?:me|an?\s+old|someone\s+(?:like|of|at))\b|\b(?:at|for)\s+my\s+age\b|\b(?:i'?m|i\s+am|being|feel(?:ing)?|i\s+was)\s+"
        r"(?:\w+\s+)?too\s+(?:old|young)\b",
        re.I,
    ),
)
"""Of the person and their own family, whoever else is named."""
_HEALTH = (
    re.compile(r"\bdivorc(?:e|ed|ing)\b", re.I),
    re.compile(
        rf"\b(?:after|since|because\s+of|due\s+to|through|during|with|until|for|about|over|following)\s+{_WHOSE}\s+(?:\w+\s+)?{_ILLNESS}\b"
    ),
    re.compile(
        r"(?<!never )(?<!not )\b(?:had|has|having|got|gets|suffer\w*(?:\s+from)?|diagnosed\s+with|"
        r"recover(?:ed|ing)\s+from|battl(?:ed|ing)|fought|fighting)\s+"
        rf"(?:(?:an?|his|her|my|the|another)\s+)?(?:(?:mini|massive|bad|nervous|serious|major|breast|lung|prostate|early|knee|hip|back|long)\s+)?"
        rf"(?!operation\b|accident\b|condition\b|health\b|fall\b){_ILLNESS}\b",
        re.I,
    ),
    re.compile(
        rf"\bhad\s+an?\s+(?:operation|bad\s+fall|baby)\b|\b{_WHOSE}\s+(?:\w+\s+)?(?:illness|stroke|cancer|dementia|depression|diagnosis|divorce|"
        rf"breakdown|mental\s+health|funeral|death)\b"
    ),
)
"""Of anyone; where people are looked after or treated as work, that is no private matter."""
_SERVED = re.compile(
    r"\b(?:(?<!my )(?<!our )(?:child(?:ren)?|kids)|patients?|residents?|clients?|people|students?|"
    r"pupils|women|men|mothers|families|adults|veterans|elderly|users|wards?|units?|clinic|"
    r"charity|counsel\w+|hospice|care\s+home|nursing\s+home|customers?|callers?|members|participants|research|class(?:es)?|horses?|dogs?|"
    r"animals?|lawyers?|law|cases|solicitors?|attorneys?|courts?)\b",
    re.IGNORECASE,
)
_BELONGS = re.compile(r"\s*(?:who|which|when|after|since|until|with|and)\b", re.IGNORECASE)
_TURN = re.compile(
    r"(?:^|(?<=\s))(?:(?:i|we)\s+)?(?:(?:had|have|needed|decided)\s+to\s+)?(?:stop(?:ped)?|gave\s+up|give\s+up|quit|leave|left|cut\s+(?:down|back)|took\s+(?:\w+\s+){0,3}(?:off|out)|take\s+"
    r"(?:\w+\s+){0,3}(?:off|out)|went\s+part[\s-]time|go\s+part[\s-]time|move(?:d)?\s+(?:back\s+)?(?:home|in)|stayed\s+(?:at\s+)?home|was\s+(?:at\s+)?home)"
    r"(?:\s+(?:work(?:ing)?|my\s+(?:job|hours|work)|(?:the|that)\s+job|on\s+(?:work|my\s+hours)|to|with|again|there|everything|full[\s-]time))*\W*",
    re.IGNORECASE,
)
"""What such matters made somebody do: no deed of a job."""
_SENTENCE = re.compile(r"(?:[^.!?;\n]|(?<=\d)\.(?=\d))+")
_JOINT = re.compile(
    r"\s*,(?!(?<=\d,)\d)\s*|\s+-+\s+|\s*[()]\s*|\s+(?=(?:and|but|so|then|because|cuz|cos|coz|while|when|until|till|although|though(?=\s+\w)|which|who|"
    r"to\s+(?:look|care|nurse|take\s+care|be\s+(?:with|there|at\s+home|home)|raise|bring|help\s+(?:out\s+)?(?:at\s+home|my)|stay))\b)"
    r"|(?<!\blook)(?<!looks)(?<!looked)(?<!looking)\s+(?=(?:after|since|as|due\s+to)\s+(?:my|our|his|her|i|he|she|we)\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:and|but|until|till|who|which|when|while|after|since|because|to|so|with|for|as|then|though)\b"
    rf"(?!\s+(?:then\s+|now\s+|also\s+)?(?:i|we|i'?m|i'?ve)\b)(?:\s+(?:he|she|they|it|{_MINE}|for|both|also)\b|(?=\W*\w+(?:\s+\w+)?\W*$)"
    rf"|.*\b(?:he|she|him|her|them|{FAMILY})\b)",
    re.IGNORECASE,
)
_POLITE = (
    r"(?:(?:please|pls|and|but|just|so|then|ok|okay|also|oh|well|though|only|i'?d\s+rather\s+you|"
    r"i'?d\s+rather|could\s+you|can\s+you|you\s+can|with)\b[\s,]*)*"
)
_HUSH = re.compile(
    rf"{_POLITE}(?:(?:say\s+|put\s+|write\s+|there'?s\s+)?nothing\s+(?:else\s+|more\s+|at\s+all\s+)?(?:about|on|of|regarding|to\s+do\s+with|that\s+says)\b(?P<of>.*)"
    r"|(?:with\s*)?no\s+(?:more\s+|other\s+|any\s+)?(?:details?|mention|word|names?|reasons?|explanations?)(?:\s+(?:about|of|on|for|please|why|who|needed|at\s+all)\b(?P<none>.*))?"
    r"|not\s+(?:a\s+word|anything)\s+about\s+(?P<word>.+)"
    r"|(?:don'?t|do\s+not|dont|no\s+need\s+to|without|rather\s+not|prefer\s+not\s+to|not)\s+(?:you\s+|even\s+|ever\s+)?(?:say(?:ing)?|mention(?:ing)?|"
    r"nam(?:e|ing)|bring(?:ing)?\s+up|talk(?:ing)?\s+about|go(?:ing)?\s+into|refer(?:ring)?\s+to|tell(?:ing)?\s+(?:them|anyone|people))\b(?P<said>.*)"
    r"|i\s+(?:really\s+)?(?:don'?t|do\s+not|dont|wouldn'?t|never)\s+(?:want|like)\s+(?P<wanted>.{2,60}?)\s+(?:mentioned|included|named|written|listed|put|"
    r"(?:in|on)\s+(?:it|there|the\s+\w+|my\s+\w+))\b.*"
    r"|(?:because\s+|as\s+|cos\s+|cuz\s+)?(?:it|that|this|they|all\s+that|he|she)?(?:'?s|\s+is|\s+are|\s+stays|\s+should\s+stay)?\s*(?:all\s+|quite\s+|very\s+|a\s+|strictly\s+)*"
    r"(?:private|personal|confidential|nobody'?s\s+business|no\s*(?:-|\s)?one'?s\s+business|none\s+of\s+(?:their|your|anyone'?s)\s+business)(?:\s+(?:matter|stuff|to\s+me))?"
    r"|i\s+(?:already\s+)?(?:said|told\s+you)\s+(?:it|that|this|they)(?:'?s|\s+is|\s+was|\s+were|\s+are)\s+private"
    r"|(?:keep|leave)\s+(?P<kept>.{2,40}?)\s+(?:private|out\s+of\s+(?:it|this|that|the\s+\w+|my\s+\w+)|off\s+(?:it|the\s+\w+|my\s+\w+)))"
    r"(?:[\s,]+(?:though|tho|please|pls|thanks|lol|ok|okay|either|at\s+all|anywhere|on\s+it|there))*\W*",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"\s*(?:(?:and|or|nor)\s+(?!(?:i|we)\b)|(?=(?:who|why|what|which|how|when)\b))(?:[^\W\d]+\s*){1,4}", re.IGNORECASE
)
"""More of what is not to be said: "… or why", "who"."""
_BACK = re.compile(
    r"\W*(?:it|that|this|all\s+that)(?:'?s|\s+is|\s+stays)\s+(?:\w+\s+){0,2}?(?:private|personal)\b.*", re.IGNORECASE
)
"""A sentence that says so of the one before it."""


def is_private(words: str, before: str = "") -> bool:
    """Whether words tell of the person's own or their family's health, care, losses, age or money.

    `before` is the statement that words like "who had …" belong to.
    """
    words = flatten(words)
    if any(pattern.search(words) for pattern in _OWN):
        return True
    whose = f"{before} {words}" if _BELONGS.match(words) else words
    return not _SERVED.search(whose) and any(pattern.search(words) for pattern in _HEALTH)


def is_hush(words: str) -> bool:
    """Whether words only ask for silence: "nothing about who or why", "it's private"."""
    return _HUSH.fullmatch(flatten(words).strip(" .,!")) is not None


def hushed(text: str) -> list[str]:
    """What a message asks to keep silent about: "his illness", "who", "my mum"."""
    found = []
    for start, end in _pieces(flatten(text)):
        if match := _HUSH.fullmatch(flatten(text)[start:end].strip(" .,!")):
            found += [topic.strip() for topic in match.groupdict().values() if topic and topic.strip()]
    return found


def without_private(text: str) -> str:
    """`text` without private matters, who the person is by age and gender, and the words that ask for silence."""
    kept = without_self(flatten(text))
    for sentence in _SENTENCE.finditer(kept):
        if _BACK.fullmatch(sentence[0]) and (before := list(_SENTENCE.finditer(kept[: sentence.start()]))):
            kept = _blanked(kept, *before[-1].span())
        pieces = _joined_hushes(kept, _pieces_in(kept, *sentence.span()))
        told = [kept[start:end] for start, end in pieces]
        private = [is_private(words, before) for words, before in zip(told, ["", *told], strict=False)]
        gone = [
            is_hush(words) or (own and _private_part(words) is None) for words, own in zip(told, private, strict=True)
        ]
        for number, (start, end) in enumerate(pieces):
            words = kept[start:end].strip()
            after = number > 0 and gone[number - 1] and not is_hush(kept[slice(*pieces[number - 1])])
            beside = after or (number + 1 < len(pieces) and private[number + 1])
            gone[number] = gone[number] or (after and _GOES_ON.match(words) is not None)
            gone[number] = gone[number] or (beside and _TURN.fullmatch(_without_joint(words)) is not None)
        for (start, end), goes in zip(pieces, gone, strict=True):
            if goes:
                kept = _blanked(kept, start, end)
            elif is_private(kept[start:end]) and (part := _private_part(kept[start:end])):
                kept = _blanked(kept, start + part[0], start + part[1])
    return "".join(typed if left != " " else " " for typed, left in zip(text, kept, strict=True))


def _private_part(words: str) -> tuple[int, int] | None:
    """The private part of a statement that tells something else as well: "was back at Tesco after my stroke"."""
    for pattern in (*_OWN, *(() if _SERVED.search(words) else _HEALTH)):
        if match := pattern.search(words):
            told = [word for word in re.findall(r"[^\W\d]+", words[: match.start()].lower()) if word not in _THIN]
            family = re.search(rf"\b{FAMILY}\b", words[: match.start()], re.IGNORECASE)
            start = match.start() if len(told) >= 2 and not family else 0
            goes_on = re.match(r"\W*(?:i|we)\s+\w", words[match.end() :], re.IGNORECASE)
            end = match.end() if goes_on else len(words)
            return (start, end) if start or goes_on else None
    return None


_THIN = frozenset(
    "i we and for with also but then so was were my our the a an to of in at had have been it that honestly tbh not "
    "sure think know feel afraid worried just really because m ve s up when after since don t".split()
)
"""Words that tell nothing by themselves in front of a private matter."""


def _without_joint(words: str) -> str:
    return re.sub(r"^(?:(?:and|but|so|then|because|that'?s\s+why|when)\s+)+", "", words, flags=re.IGNORECASE)


def _pieces(text: str) -> list[tuple[int, int]]:
    return [
        piece for match in _SENTENCE.finditer(text) for piece in _joined_hushes(text, _pieces_in(text, *match.span()))
    ]


def _pieces_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a sentence, cut at its joints; a joint's mark belongs to neither side."""
    pieces, left = [], start
    for joint in _JOINT.finditer(text, start, end):
        if text[left : joint.start()].strip():
            pieces.append((left, joint.start()))
        left = joint.end()
    return [*pieces, (left, end)] if text[left:end].strip() else pieces


def _joined_hushes(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces, those of one request for silence together: "nothing about who | and why"."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        plain = _NO_MORE.fullmatch(text, start, end)
        if joined and plain and is_hush(text[slice(*joined[-1])]) and not re.search(r"\d", text[start:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
