"""Clauses that are no facts about the person: of others, of wishes, denials, complaints, health and pay. Pure
patterns."""

from __future__ import annotations

import re

_OTHER_PERSON = re.compile(
    r"\b(?:my|his|her|their|our|the)\s+(?:\w+\s+)?(?:sister|brother|mom|mum|mother|dad|father|wife|husband|son|"
    r"daughter|friend|boss|uncle|aunt|cousin|partner|girlfriend|boyfriend|"
    r"neighbou?r|roommate|foreman|supervisor|manager|coworkers?|colleagues?|parents|kids?|grandpa|grandma|"
    r"grandfather|grandmother|ex)\s+(?:is|was|are|were|has|works|worked|does|did|used|went|got|always|who|'s|"
    r"drove|drives|cooks?|cooked|teaches|taught|fixed|builds?|built|makes?|made|fix(?:es)?|runs?|ran|owns?|"
    r"owned|had|says?|said|told)\b"
    r"|^\s*(?:and\s+|but\s+)?(?:my|his|her|their|our)\s+(?:\w+\s+)?(?:sister|brother|mom|mum|mother|dad|father|"
    r"wife|husband|"
    r"son|daughter|friend|uncle|aunt|cousin|girlfriend|boyfriend|grandpa|grandma)s?\s+(?!and\s+i\b|"
    r"owned\s+)\w+(?:ed|s|e|t)\b"
    r"(?!\s+me\b)|^\s*(?:she|he|they|she's|he's|they're)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:want(?:ed)?\s+to|wanna|would\s+(?:like|love)|i'd\s+(?:like|love|rather)|id\s+(?:like|love)|hop(?:e|"
    r"ing)\s+to|dream(?:ing)?\s+(?:of|job)|wish|someday|one\s+day|plan(?:ning)?\s+(?:to|on)|"
    r"looking\s+(?:for|to)|interested\s+in\s+(?:becoming|a\s+job|working)|thinking\s+(?:of|about)|"
    r"going\s+to\s+(?:learn|study|become|apply)|gonna|apply(?:ing)?\s+(?:for|to)|aim(?:ing)?\s+to|"
    r"might|maybe\s+i'll|need\s+a\s+(?:new\s+)?job|trying\s+to\s+(?:get|become|find))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:never|don't|dont|didn't|didnt|do\s+not|did\s+not|haven't|havent|have\s+not|hasn't|can't|cant|cannot|"
    r"couldn't|wasn't|wasnt|not\s+(?:a|an|really|actually|very)|no\s+(?:longer|experience)|isn't|won't|"
    r"without\s+ever)\b",
    re.IGNORECASE,
)


def is_others(words: str) -> bool:
    """Whether a clause speaks of someone else, of a wish, or denies: then nothing in it is a fact about the person's
    past."""
    return bool(_OTHER_PERSON.search(words))


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


def is_gripe(words: str) -> bool:
    """Whether a clause complains, or speaks of health or pay."""
    return bool(_GRIPE.search(words))


def is_remark(words: str) -> bool:
    """Whether a clause is a complaint, a remark on health or pay, a wish, a denial or about someone else."""
    return is_gripe(words) or is_others(words) or is_wish(words) or is_negated(words)
