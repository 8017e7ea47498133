"""Clauses that are no facts about the person: of others, of wishes, denials, complaints, health and pay. Pure
patterns."""

from __future__ import annotations

import re

_OTHER_PERSON = re.compile(
    r"\b(?:my|his|her|their|our|the)\s+(?:\w+\s+)?(?:sister|brother|mom|mum|mother|dad|father|wife|husband|son|"
    r"daughter|friend|boss|uncle|aunt|cousin|partner|girlfriend|boyfriend|"
    r"neighbou?r|roommate|foreman|supervisor|manager|co-?workers?|colleagues?|parents|kids?|grandpa|grandma|"
    r"team-?mates?|class-?mates?|flat-?mates?|room-?mates?|lab\s+partner|in-laws|landlord|"
    r"grandfather|grandmother|ex)(?:[\s-]+in[\s-]+law)?\s+(?:is|was|are|were|has|works|worked|does|did|used|went|got|always|who|'s|"
    r"drove|drives|cooks?|cooked|teaches|taught|fixed|builds?|built|makes?|made|fix(?:es)?|runs?|ran|owns?|"
    r"owned|had|says?|said|told|thinks?|thought|hates?|hated|loves?|loved|wants?|wanted|quit|left|complains?|"
    r"complained|worr(?:y|ies|ied)|shouts?|shouted|yells?|yelled|laughs?|laughed|jokes?|joked|wishes|keeps?|kept|"
    r"calls?|called|retired|died|moved|knows?|knew|helps|helped|came|comes|just|never|really|still|also)\b"
    r"|^\s*(?:and\s+|but\s+)?(?:my|his|her|their|our)\s+(?:\w+\s+)?(?:sister|brother|mom|mum|mother|dad|father|"
    r"wife|husband|"
    r"son|daughter|friend|uncle|aunt|cousin|girlfriend|boyfriend|grandpa|grandma)s?\s+(?!and\s+i\b|"
    r"owned\s+)\w+(?:ed|s|e|t)\b"
    r"(?!\s+me\b)|^\s*(?:she|he|they|she's|he's|they're)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\bi\s+(?:really\s+|just\s+|only\s+)?(?:don'?t\s+|do\s+not\s+)?want\s+(?!it\b|that\b|this\b|them\b|you\b|my\b|to\b|"
    r"the\s+(?:resume|cv|line|dates?|title)\b)|\b(?:want(?:ed)?\s+to|wanna|would\s+(?:like|love)|i'd\s+(?:like|love|rather)|id\s+(?:like|love)|hop(?:e|"
    r"ing)\s+to|dream(?:ing)?\s+(?:of|job)|wish|someday|(?<!out\s)(?<!in\s)(?<!to\s)one\s+day(?!\s+(?:of|a|per|late|early)\b)|plan(?:ning)?\s+(?:to|on)|"
    r"looking\s+(?:for|to)|interested\s+in\s+(?:becoming|a\s+job|working)|thinking\s+(?:of|about)|"
    r"going\s+to\s+(?:learn|study|become|apply)|(?:was|were)\s+(?:going|meaning|about)\s+to\s+(?:do|get|take|book|start|sit|try)|gonna|apply(?:ing)?\s+(?:for|to)|aim(?:ing)?\s+to|"
    r"(?:i'd|id|we'd|i\s+would|we\s+would)\b.*\bif|might|maybe\s+i'll|need\s+a\s+(?:new\s+)?job|trying\s+to\s+(?:get|become|find))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:never|don't|dont|didn't|didnt|do\s+not|did\s+not|haven't|havent|have\s+not|hasn't|can't|cant|cannot|"
    r"couldn't|wasn't|wasnt|not\s+(?:a|an|really|actually|very)|no\s+(?:longer|experience)|isn't|won't|"
    r"without\s+ever)\b",
    re.IGNORECASE,
)


_RELATIVE = re.compile(
    r"(?:(?:and|but|so)\s+)?(?:my\s+)?(?:dad|mum|mom|father|mother|brother|sister|uncle|aunt|husband|wife|boss|manager|owner)"
    r"(?:[\s-]+in[\s-]+law)?\s+(?:does|did|do|runs|ran|keeps|kept|handles|handled|owns|owned|is|was|has|had|looks|looked|takes|took)\b",
    re.IGNORECASE,
)
"""A clause whose doer is somebody else: "dad does the books"."""


def is_others(words: str) -> bool:
    """Whether a clause speaks of someone else, of a wish, or denies: then nothing in it is a fact about the person's
    past."""
    return bool(_OTHER_PERSON.search(words) or _RELATIVE.match(words.strip()))


def is_wish(words: str) -> bool:
    return bool(_WISH.search(words))


def is_negated(words: str) -> bool:
    return bool(_NEGATED.search(words))


_GRIPE = re.compile(
    r"\b(?:awful|terrible|horrible|sucked|sucks|hated|hate|boring|toxic|jerk|jerks|nightmare|crap|crappy|shit|"
    r"shitty|bullshit|underpaid|pay\s+(?:was|is)|paid\s+(?:me\s+)?(?:peanuts|nothing|badly|late|well|ok|"
    r"terribly|crap)|"
    r"burn(?:ed|t)?\s*out|burnout|exhausting|stress(?:ful|ed)?|annoying|idiots?|lazy|rude|unfair|miserable|"
    r"worst|depress(?:ed|ion)|anxiety|had\s+(?:\w+\s+)?surgery|got\s+(?:hurt|injured)|off\s+sick|was\s+injured|"
    r"hurt\s+my|back\s+(?:pain|is\s+shot|went|hurts|problems?)|"
    r"hospitali[sz]ed|(?:off\s+)?sick\s+(?:leave|for)|off\s+(?:sick|ill)|illness|"
    r"cancer|pregnan\w+|divorc\w+|maternity\s+leave|disabilit\w+|my\s+(?:knees?|back|shoulder|health)|hurts|"
    r"tbh\s+it|lol\s+it|didn't\s+like|great\s+people|good\s+people|loved\s+it|was\s+fun|fun\s+times|"
    r"got\s+fired|laid\s+off|"
    r"let\s+(?:me\s+)?go|closed\s+down|went\s+(?:bust|under)|out\s+of\s+business|boss\s+was|manager\s+was|"
    r"low\s+pay|bad\s+pay|minimum\s+wage|an?\s+hour\s+(?:pay|wage))\b",
    re.IGNORECASE,
)


_JUDGED = re.compile(
    r"(?:\b(?:is|was|are|were|be|been|being|got|felt|feels|like|it'?s|that'?s|thats)|'s|'re)\s+(?:(?:a|an|such|the|total|totally|"
    r"complete|completely|absolute|absolutely|pure|so|really|very|pretty|just|kind\s+of|kinda|always|honestly|bit|of|right|"
    r"real|literally|bloody|an?\s+\w+)\s+)*(?:disaster|joke|mess|pain|drag|hell|brutal|garbage|trash|rubbish|chaos|"
    r"circus|madhouse|insane|nuts|dreadful|lousy|ridiculous|unbearable|shambles|hopeless|useless|dumpster|clowns?|"
    r"cheapskates?|sexist|racist|corrupt|disgusting|filthy|gross|pathetic|stupid|dumb|mean|nasty|freezing|hot\s+as|"
    r"a\s+lot\s+of\s+fun|alone|lonely|homesick|tired|exhausted|broke|unlucky|laughing|crying|shot|killing\s+me)\b"
    r"(?=\W*$|\W+(?:tho|though|there|in\s+the\s+end|lol|tbh|by|btw|to|from|at|after|before|when|if|and|but|because|cuz|bc|so|"
    r"too|sometimes|most|in|of|with|all|for|from|fire|on|every)\b|\s*,)",
    re.IGNORECASE,
)
_MISTREATED = re.compile(
    r"^(?!.*\b(?:i|we)\s+(?:\w+\s+)?(?:treat|ignore)).*?\b(?:(?:lies|lied|lying|shouts?|shouted|shouting|yells?|yelled|yelling|"
    r"screams?|screamed|screaming|swears|swore|bull(?:y|ies|ied)|cheats?|cheated|treats|treated|ignores|ignored|insults?|"
    r"insulted|bosses|screwed|screws|ripped|robbed|underpays?)\s+(?:to\s+|at\s+|on\s+|off\s+)?(?:us|you|me|people|everyone|"
    r"everybody|them|staff|workers|employees|the\s+(?:staff|workers|crew))\b|(?:the\s+)?runaround|(?:never|not|n't|nt|always|only)\s+(?:pay|paid|paying)\s+(?:us|me)|(?:driv(?:e|es|ing)|drove|makes?|"
    r"made)\s+(?:me|us|you)\s+(?:crazy|mad|nuts|insane|sick|cry|laugh|angry)|on\s+my\s+nerves|sick\s+of|fed\s+up|can'?t\s+stand)",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\b(?:(?:i'?m|i\s+am)\s+(?:leaving|quitting)|(?:i\s+)?(?:left|quit|leaving)\s+(?:\w+\s+){0,3}(?:because|cuz|cos|bc|due\s+to|"
    r"over\s+the)|(?:had|have|forced)\s+to\s+(?:leave|quit|stop\s+work\w*|give\s+up)|reason\s+(?:i|for|why)\b|another\s+story|long\s+story|none\s+of\s+your)\b",
    re.IGNORECASE,
)
_CIRCUMSTANCE = re.compile(
    r"^(?:(?:and|but|so|well|oh|also|the|our|my|their|those|these|working|long)\s+)*(?:hours?|pay|commute|parking|"
    r"wages?|management|staffing|boss(?:es)?|owners?|food|weather|traffic|rent|landlord|canteen|heating|bathrooms?|"
    r"codebase|knees?|feet|shoulders?|wrists?|neck|hips?|hearing|lungs?)\s+"
    r"(?:there\s+|here\s+|(?:at|in)\s+(?:\w+\s+){1,3}?)?"
    r"(?:is|are|was|were|sucks?|sucked|got\s+(?:bad|worse)|hurts?|aches?|went\s+bad|treats?)\b",
    re.IGNORECASE,
)


_OPINION = re.compile(
    r"^(?:(?:and|but|so|well|oh|also|the|my|all|most)\s+)*(?:people|team|customers|clients|co-?workers|colleagues|crew|staff|"
    r"guys|girls|everyone|everybody|place|job|work|patients|kids|view)\s+(?:there\s+)?(?:was|were|is|are)\s+(?:\w+\s+){0,2}"
    r"(?:nice|great|good|lovely|friendly|fun|amazing|awesome|cool|ok|okay|fine|kind|sweet|best|alright)\W*$"
    r"|\bi\s+(?:really\s+|just\s+)?(?:love|loved|like|liked|enjoy|enjoyed|miss)\s+(?:my|the|this|that)\s+(?:job|work|place|people|"
    r"team|kids)\b|\bmy\s+favou?rite\s+(?:part|thing|bit)\b|^(?:you\s+know\b|idk\b|i\s+dunno|can'?t\s+complain)"
    r"|\bi\s+was\s+(?:unemployed|between\s+jobs|out\s+of\s+work|at\s+home|on\s+(?:leave|benefits|the\s+dole))\b",
    re.IGNORECASE,
)
_SERVED = re.compile(
    r"\b(?:patients?|residents?|clients?|people|child(?:ren)?|students?|women|mothers|families|adults|veterans|ward|unit|research|"
    r"tests?|testing|screening|clinic|charity|analysis|relief)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:depress(?:ed|ion)|anxiety|cancer|pregnan\w+|disabilit\w+|stress(?:ful|ed)?|illness\w*|burnout)\b",
    re.IGNORECASE,
)


def is_gripe(words: str) -> bool:
    """Whether a clause complains, or speaks of health or pay; an illness that people are cared for with is no gripe."""
    if _SERVED.search(words):
        words = _CONDITION.sub("x", words)
    patterns = (_GRIPE, _JUDGED, _MISTREATED, _LEAVING, _CIRCUMSTANCE, _OPINION)
    return any(pattern.search(words) for pattern in patterns)


def is_remark(words: str) -> bool:
    """Whether a clause is a complaint, a remark on health or pay, a wish, a denial or about someone else."""
    return is_gripe(words) or is_others(words) or is_wish(words) or is_negated(words)
