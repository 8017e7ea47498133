"""A yes or a no with words around it: "yes it is all correct", "nope never did p91", "that was my only one". Pure."""

from __future__ import annotations

import re
from typing import Literal

_YES = frozenset(
    "y ya yes yeah yeh yep yup yea yh aye sure ok okay okey correct right good fine perfect great accurate true "
    "exactly agreed confirm confirmed keep approve approved alright affirmative absolutely definitely oui si ja".split()
)
_YES_FILLER = frozenset(
    "it its it's is was are looks look looked sounds seems all of everything every each the that that's thats this "
    "these those they they're theyre them as i'd i've i'm i we you to me my and very quite pretty totally completely "
    "entirely absolutely really just so well please pls thanks thank cheers now then there have has got get "
    "had do does did read reads add save store use take put in into go ahead with like such nice lovely spot on bang "
    "100% far can see check checked checks out looking think believe said say would happy resume cv list facts "
    "details info information above lot whole thing things here yourself mate vita for sure of course oh hi um "
    "matches match written up down one ones both yay lol haha wow".split()
)
_NO = frozenset("n no nope nah naw non nein wrong incorrect not isn't isnt ain't aint don't dont negative".split())
_NO_FILLER = frozenset(
    "it it's its is was are all at of everything that that's thats this these those they they're them the right "
    "correct true good ok okay accurate none any thanks thank you please keep save store use add put in really "
    "quite totally completely just so sorry oh um well i i'm im do want think me my mine cv resume way sir ma'am "
    "mate lol afraid today yet either".split()
)
_ONLY_ONE = re.compile(
    r"(?:(?:no+|nope|nah|naw|yes|yeah|yep|well|just|oh|sorry)\b[\s,.!-]*)*"
    r"(?:(?:that|this|it|there|those)(?:'?s|\s+is|\s+was|'?ve\s+been|\s+has\s+been|\s+are|\s+were)?\s+|just\s+|i\s+(?:only\s+)?"
    r"(?:ever\s+)?(?:had|have|worked|held|got)\s+)*"
    r"(?:(?:been|really|actually|basically|honestly|still|so\s+far)\s+)*"
    r"(?:(?:my|the|been\s+my)\s+only\s+|only\s+(?:the\s+|this\s+|that\s+)?|just\s+(?:the\s+|this\s+|that\s+)?)"
    r"(?:(?:ever|real|proper|paid|the)\s+)*(?:one|1|job|jobs|position|place|employer|work|role|gig|degree|school|"
    r"cert|certificate|licen[sc]e|project|award|language)\b"
    r"(?:\s+(?:so\s+far|i(?:'ve|ve)?\s+(?:ever\s+|have\s+)?(?:had|have|got|worked|held|done)|ever|really|tbh|yet|sorry|"
    r"to\s+be\s+honest|in\s+my\s+life|thanks|i\s+think|there|(?:job|one)\s+i\s+(?:have|had)))*[\s.!]*",
    re.IGNORECASE,
)
_ONLY_HAD = re.compile(
    r"(?:(?:no+|nope|nah|naw|yes|yeah|yep|well|just|oh|sorry)\b[\s,.!-]*)*"
    r"(?:i|i've|ive|i\s+have)?\s*(?:have\s+)?only\s+(?:ever\s+)?"
    r"(?:had|have|got|done|held|worked(?:\s+at)?|did)\s+(?:the\s+|this\s+|that\s+|a\s+)?(?:one|1|single)"
    r"(?:\s+(?:job|one|place|employer|position|school|degree|certificate|language|project))?"
    r"(?:\s+(?:so\s+far|ever|really|tbh|yet|sorry|in\s+my\s+life|thanks|i\s+think))*[\s.!]*",
    re.IGNORECASE,
)
_OTHERWISE_NO = re.compile(
    r"(?:no+|nope|nah|naw)\b[\s,.!-]*(?:(?:there\s+(?:is|are|was|were)\s+)?(?:no\s+|not\s+any\s+|any\s+)?)?"
    r"(?:other|others|else|more|another|further)\b"
    r"(?:\s+(?:jobs?|ones?|work|places?|employers?|schools?|degrees?|certs?|certificates?|awards?|projects?|"
    r"languages?|skills?|than|that|this|besides|then|really|to\s+(?:add|tell|say)|i\s+(?:can\s+think\s+of|have|had)"
    r"|comes\s+to\s+mind|sorry|thanks))*[\s.!]*",
    re.IGNORECASE,
)
_NONE_OF = re.compile(
    r"(?:no+|nope|nah|sorry)?[\s,.!-]*(?:i\s+have\s+|got\s+)?none(?:\s+of\s+(?:that|those|these|them|it|the\s+above|this))"
    r"(?:\s+(?:sorry|really|yet|thanks|tbh|i'm\s+afraid))*[\s.!]*",
    re.IGNORECASE,
)
_NONE_WANTED = re.compile(
    r"(?:no+|nope|nah|not\s+(?:really|yet)|none|nothing)?[\s,.!-]*"
    r"(?:(?:i\s+have\s+)?(?:no|not\s+an?y?)\s+(?:particular|specific|certain|special|one)\s*"
    r"(?:job|one|role|target|posting|position)?|no\s+(?:target|posting)|(?:none|nothing)\s+in\s+particular)"
    r"(?:\s+(?:in\s+mind|yet|really|right\s+now|for\s+now|sorry|thanks|at\s+the\s+moment))*[\s.!]*",
    re.IGNORECASE,
)
_DENIED = (
    r"(?:never|didn'?t|did\s+not|don'?t|do\s+not|dont|haven'?t|have\s+not|havent|have\s+never|wasn'?t|was\s+not|can'?t|"
    r"cannot|can\s+not|not)\b"
)
_DENIAL = re.compile(
    rf"(?:(?:no+|nope|nah|naw|sorry|negative|non)\b[\s,.!-]*)+(?:(?:i|i've|ive|we|i'm|im|but|sorry|it|really|actually|"
    rf"honestly|unfortunately|just|so|also|had|have|did)\s+)*{_DENIED}",
    re.IGNORECASE,
)
_BARE_DENIAL = re.compile(
    r"(?:(?:sorry|unfortunately|honestly|well|actually|hmm+|oh|um+)\b[\s,.!-]*)*(?:i\s+|we\s+|i've\s+|ive\s+|i\s+have\s+|"
    r"have\s+)?(?:(?:(?:really|actually|honestly)\s+)?(?:never|haven'?t|havent|have\s+not|didn'?t|didnt|did\s+not|not)\s+"
    r"(?:(?:really|actually|ever|even|yet)\s+)?(?:did|do|done|used?|tried|try|touch(?:ed)?|heard\s+of|learn(?:ed|t)?|"
    r"worked\s+with|had|have|know|knew|seen|needed|come\s+across)\s+"
    r"(?:one|any|that|it|this|those|them|anything|[\w+#/.-]+)(?:\s+(?:before|yet|sorry|though|tho|at\s+all|either|"
    r"myself|stuff))*|(?:don'?t|dont|do\s+not|cannot|can'?t|cant)\s+(?:really\s+|actually\s+)?(?:know|use|do|speak|have)\s+"
    r"(?:it|that|this|one|any|those|them|either)(?:\s+(?:yet|sorry|at\s+all|though|tho|either))*|"
    r"(?:i\s+)?(?:have|did|do|am|was)\s+not)[\s.!]*",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"\d{2,}\s*(?:%|years?|yrs?|months?|days?)|\b(?:19|20)\d\d\b|\b(?:but|instead|rather|it\s+was|it's|its|i\s+was|i\s+am|i'm|"
    r"miss(?:ed)?|late|accidents?|injur\w*|incidents?|complaints?|fail(?:ed)?|los[te]|los[st]|violations?|sick|called|should|"
    r"meant|spell?ed|name|started|left|put|include|write|mention|change|delete|remove)\b",
    re.IGNORECASE,
)


_PARTING = frozenset(
    "thanks thank thankyou thx thanx ty tysm cheers bye goodbye byee byebye cya ttyl goodnight gnight".split()
)
_PARTING_FILLER = frozenset(
    "ok okay k you u ya so much very a lot again for your the all that this it is was it's that's thats its been help "
    "great good nice lovely helpful cool perfect awesome really and now then well vita everything mate love see later "
    "soon tomorrow tonight monday night day evening weekend have take care i i'm im off going done be to by hello hi "
    "yes no worries cu c".split()
)


def is_courtesy(text: str) -> bool:
    """Whether a short message does no more than thank or say goodbye ("ok thanks bye", "thx, see you tomorrow")."""
    words = re.findall(r"[\w']+", text.lower().replace("’", "'"))
    return (
        0 < len(words) <= 12
        and any(word in _PARTING for word in words)
        and all(word in _PARTING or word in _PARTING_FILLER for word in words)
    )


def wordy_reply(text: str) -> Literal["yes", "no"] | None:
    """Whether a short message is a yes or a no in a sentence; None where it tells, corrects or asks anything."""
    plain = re.sub(r"\s+", " ", text.strip().lower().replace("’", "'"))
    words = re.findall(r"[\w'%]+", plain)
    if not words or len(words) > 14 or plain.endswith("?"):
        return None
    if (
        _ONLY_ONE.fullmatch(plain)
        or _ONLY_HAD.fullmatch(plain)
        or _OTHERWISE_NO.fullmatch(plain)
        or _NONE_WANTED.fullmatch(plain)
        or _NONE_OF.fullmatch(plain)
    ):
        return "no"
    if any(word in _NO for word in words) and all(word in _NO or word in _NO_FILLER for word in words):
        return "no" if words[0] not in {"i'm", "im", "ok", "okay"} else None
    if _is_assent(words):
        return "yes"
    if _CLAIM.search(plain) is None and (
        (len(words) <= 10 and _DENIAL.match(plain) and not re.search(r"[.!;,]\s*\w+\s+\w+\s+\w+\s+\w", plain))
        or _BARE_DENIAL.fullmatch(plain)
    ):
        return "no"
    return None


def _is_assent(words: list[str]) -> bool:
    """Whether every word agrees or belongs around a word that does; "good" alone in the middle is not enough."""
    if not all(word in _YES or word in _YES_FILLER for word in words):
        return False
    strong = [word for word in words if word in _YES]
    return (
        len(strong) >= 2
        or (
            bool(strong)
            and bool(
                re.match(
                    r"(?:it|that|they|this|everything|all|looks?|seems?|sounds?|keep|i\s+confirm)\b", " ".join(words)
                )
            )
        )
        or (bool(strong) and words[0] in _YES and len(words) <= 6)
    )
