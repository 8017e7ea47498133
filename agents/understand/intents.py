"""What a person wants with a message that tells nothing: commands in plain words, yes and no, questions to Vita.
Pure patterns."""

from __future__ import annotations

import re
from typing import Literal

from agents.understand.titles import is_strong_head

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
    r"\bless\s+(?:formal|wordy|fancy)\b|\bmore\s+(?:formal|casual|confident|concise|professional)\b|"
    r"^\W*(?:please\s+)?(?:write|make|say)\s+(?:it|this|that|everything)\s+(?:shorter|longer|simpler|plainer|better|again)\b)",
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
        r"\bwe\s+(?:need|want|require|seek|are\s+after)\s+(?:an?|someone|somebody|people|\w+\s+people)\b|"
        r"\b(?:wanted|required|needed)\s*(?:[.!:\n]|for\b|to\b)|\byou\s+will\s+\w+",
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
_ASKS_FOR = re.compile(
    r"\b(?:we\s+(?:need|require|ask\s+for|are\s+looking\s+for|want)|you\s+(?:have|bring|need|must|will)|requirements?|must\s+have|"
    r"essential|what\s+you'?ll\s+(?:need|bring))\s*:",
    re.IGNORECASE,
)
"""A list of what is asked for, in an advertisement however short."""
_ANY_WORK = re.compile(
    r"\b(?:looking|hunting|searching)\s+for\s+(?:a\s+|any\s+|some\s+|new\s+)*(?:jobs?|work|employment)\b(?!\s+(?:as|in|at|with)\b)",
    re.IGNORECASE,
)
"""Work of no kind in particular, which is no target: "im a mechanic looking for work"."""
_JOB_WISH = re.compile(
    r"\b(?:i\s+(?:want|wanna|need)|i'?d\s+(?:like|love)|i\s+would\s+(?:like|love)|i'?m\s+(?:hoping|trying|after)|"
    r"(?:i'?m\s+)?(?:looking|searching|hunting)\s+for|hope\s+to|want\s+to)\b"
    r".{0,40}\b(?:jobs?|work\s+as|role|position|become|becoming|to\s+be\s+an?|work\s+in|career|"
    r"(?:go|get|move|come|return|switch)\s+(?:back\s+)?(?:to|into)\s+"
    r"(?!the\s+(?:last|first|previous)\b|my\b|line\b|that\b|it\b|school\b|college\b|uni)[^\W\d]+ing)\b",
    re.IGNORECASE,
)
_WANTED_TITLE = re.compile(
    r"\bi\s+(?:really\s+|just\s+|only\s+)?(?:want|wanna\s+be)\s+(?!you\b|my\b|the\b|it\b|that\b|to\b)(?:an?\s+)?"
    r"(?:[^\W\d]+\s+){0,3}?(?P<head>[^\W\d]+)(?=\s+(?:at|in|with|for|on)\b|\W*$)",
    re.IGNORECASE,
)
"""A title wanted without the word job: "i want bike mechanic at a bike shop"."""
_GIBBERISH = re.compile(r"(?:[bcdfghjklmnpqrstvwxz]{5,}|(.)\1{4,}|asdf|qwer|zxcv|hjkl|[^\w\s]{4,})", re.IGNORECASE)
_LEAD = (
    r"(?:(?:i\s+meant?(?:\s+to)?|hm+|oh+|ok+|okay+|no+|nope|nah|wait|sorry|actually|please|pls|hey|well|and|so|then|"
    r"just|vita|yeah|ah|argh|oops|maybe|"
    r"can\s+(?:you|we|i)|could\s+you|would\s+you|let'?s|i\s+want\s+to|i'?d\s+like\s+to|on\s+second\s+thoughts?)\b[\s,!.…]*)*"
)
_LAST = (
    r"(?:\s+(?:that|it|this|both|all|again|please|pls|now|then|the|my|your|last|latest|previous|two|three|of|one|thing|step|change|"
    r"edit|deletion|deleting|removal|merge|merging|move|swap|correction|version|line|bullet|\d\d?|what\s+(?:you|i)\s+(?:just\s+)?did|for\s+me))*"
)
_AS_IT_WAS = (
    r"(?:(?:to\s+)?(?:how|the\s+way|what|where)\s+(?:it|that|everything)\s+was(?:\s+before)?|"
    r"as\s+it\s+was(?:\s+before)?|(?:to\s+)?(?:the\s+)?"
    r"(?:old|last|previous|earlier|other)\s+(?:one|version|line|wording|text))"
)
_WALK = re.compile(
    rf"\W*{_LEAD}(?:(?P<what>undo|redo|revert|reverse|roll\s*back|ctrl\W?z){_LAST}|(?:cancel|reverse|"
    rf"forget)\s+(?:that|the\s+last)\s+(?:change|edit|one)|"
    rf"(?:take|bring|put|get|change|switch|turn)\s+(?:that|it|this|them|those|both|everything)\s+back(?:\s+(?:in|please|again|now|"
    rf"{_AS_IT_WAS}))*|"
    rf"(?:go|bring|put|get|change|switch|take)\s+(?:(?:me|it|us)\s+)?back\s+(?:to\s+)?{_AS_IT_WAS}|"
    rf"(?:put|bring|make|leave|have|get|change|i\s+want)\s+(?:it|that|this|everything)\s+(?:back\s+)?{_AS_IT_WAS}|"
    r"i\s+(?:liked|prefer(?:red)?|want(?:ed)?)\s+(?:it\s+(?:better|more)\s+(?:before|the\s+other\s+way|"
    r"how\s+it\s+was)|the\s+(?:old|other|previous|last)\s+"
    r"(?:one|version|line|wording)(?:\s+(?:better|more|back))?)|(?:it|"
    r"that)\s+was\s+better\s+before)(?:[\s,]+(?:please|pls|lol|thanks))*\W*",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[.!?;…\n]+|,\s")
_ASKS_MORE = re.compile(
    r"^\W*(?:(?:and|then|but|also|please|instead)\s+)*(?:change|delete|remove|add|move|merge|make|write|set|swap|rename)\b|\d{3}",
    re.IGNORECASE,
)
"""A clause beside "undo that" that asks or tells something of its own."""
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


def is_edit(text: str) -> bool:
    """Whether a short message asks to change written lines rather than facts."""
    return len(text.split()) <= 40 and bool(_EDIT.search(text))


def walk_wanted(text: str) -> Literal["undo", "redo"] | None:
    """Whether a short message takes back the last change ("hm no, undo that, it was better"), or brings it back."""
    text = re.sub(r"(\w)\1{2,}", r"\1", text)  # "nooo", "undooo"
    parts = [text, *_CLAUSES.split(text)]
    matches = [match for part in parts if part.strip() and (match := _WALK.fullmatch(part))]
    if not matches or len(text.split()) > 16 or any(_ASKS_MORE.search(part) for part in parts[1:]):
        return None
    return "redo" if (matches[0]["what"] or "").casefold() == "redo" else "undo"


def is_posting(text: str) -> bool:
    """Whether a text is a job posting: long, in the language of requirements."""
    words = len(text.split())
    first_person = len(re.findall(r"\b(?:i|i'm|i've|my)\b", text, re.IGNORECASE))
    score = sum(1 for pattern in _POSTING if pattern.search(text))
    if words >= 8 and not first_person and _ASKS_FOR.search(text):
        return True
    return words >= 25 and first_person <= max(1, words // 40) and score >= (2 if words >= 60 else 3)


def is_target(text: str) -> bool:
    """Whether the person names the job they want, or pastes its posting."""
    return is_posting(text) or bool(_APPLYING.search(text) and not _ANY_WORK.search(text))


def is_job_wish(text: str) -> bool:
    """Whether a short message says which job the person is after, and nothing of one they had."""
    if len(text.split()) > 22 or re.search(r"\b(?:19|20)\d\d\b", text):
        return False
    named = _WANTED_TITLE.search(text)
    wishes = _JOB_WISH.search(text) is not None and not _ANY_WORK.search(text)
    return wishes or (named is not None and is_strong_head(named["head"].lower()))


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


_ASKS = re.compile(
    r"\s*(?:(?:hi|hey|hello|so|ok|okay|and|but|btw|by\s+the\s+way|vita|um+|wait|sorry|also|quick\s+question|question|just\s+"
    r"wondering|(?:before|while|until)\s+(?:i|we)\s+[\w\s']{2,30}?(?=,)|first(?:\s+of\s+all)?|one\s+(?:more\s+)?(?:thing|question))"
    r"\b[\s,:.!-]*)*(?:(?:do|does|did|can|could|will|would|are|is|should|shall|may)\s+(?:you|u|it|this|that|these|"
    r"they|i|my|the|we|your|there|anyone|anybody|someone)\b|(?:what|whats|how|why|when|where|who|which)\b)",
    re.IGNORECASE,
)
_TOLD_IN_QUESTION = re.compile(
    r"\b(?:i\s+(?:was|worked|work|am|did|have(?!\s+to\b)|had|got|ran|made|know|speak|started|left)|i'm|im|i've|ive|since|(?:19|20)\d\d)\b"
    r"|\b(?:can|could|will|would)\s+(?:you|u|we|i)\s+(?:please\s+|also\s+|just\s+)*(?:add|put|note|change|include|write|list|"
    r"mention|say|remove|delete|fix|update|correct|use|call|set|replace|drop|take)\b",
    re.IGNORECASE,
)


def is_only_question(text: str) -> bool:
    """Whether a message is one question to Vita that tells nothing about the person."""
    plain = text.strip()
    if not _ASKS.match(plain) or _TOLD_IN_QUESTION.search(plain) or re.search(r"[.!?\n]\s*\w+\s+\w+", plain):
        return False
    return plain.endswith("?") or bool(
        re.match(r"(?:(?:do|are|can|could|will)\s+(?:you|u)|is\s+(?:this|it))\b", plain, re.IGNORECASE)
    )


def is_gibberish(text: str) -> bool:
    words = text.split()
    return (
        bool(words)
        and sum(bool(_GIBBERISH.search(word)) and not word.isupper() for word in words) * 2 >= len(words)
        and "@" not in text
    )
