"""What a person asks to take out, and which stored facts that means."""

from __future__ import annotations

import re
from dataclasses import replace

from agents.understand.meant import find_meant
from agents.understand.references import FIELD_WORDS, SECTION_WORDS
from agents.understand.values import Context

_WITHDRAW = re.compile(
    r"\b(?:scrap|remove|delete|forget(?:\s+about)?|drop|erase|take\s+(?:out|off)|get\s+rid\s+of|leave\s+out|"
    r"lose|withdraw|cross\s+out|strike|don'?t\s+(?:include|mention|list|use|put)|do\s+not\s+(?:include|mention|"
    r"list|use)|kick\s+out|ditch)\b"
    r"(?!\s+(?:in|to|the\s+(?:ball|bass)|off|everything(?!\s+(?:about|of|on|with|to|that)\b))\b)",
    re.IGNORECASE,
)
_TAKE_BACK = re.compile(
    r"\b(?:take\s+(?P<what>.{2,60}?)\s+(?:out|off|away)|(?P<kept>.{2,40}?)\s+(?:doesn'?t\s+belong|"
    r"isn'?t\s+true|was\s+a\s+joke))\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"(\s*[,.;!?:…]+\s+|\s+-+\s+|\s+(?=(?:because|cos|cuz|coz|bc|cause|since\s+(?:it|i|that|they)|as\s+(?:it|i|that|they)|"
    r"so\s+(?:that|i|it)|but)\b))"
)
_REASON = re.compile(
    r"\W*(?:because|cos|cuz|coz|bc|cause|since|as|so|but|not|keep|leave|i|i'?ve|i'?m|i'?d|im|ive|it(?:'?s|\s+(?:is|was|does|isn|wasn))|"
    r"that(?:'?s|\s+(?:is|was))|they|you|we|he|she|no|nope|yes|sorry|please|pls|thanks?|lol|ok|okay|on\s+second|my\s+mind|turns|"
    r"actually|honestly|tbh|changed|never\s+mind|don'?t|won'?t|didn'?t|just|for)\b",
    re.IGNORECASE,
)
_BRING_BACK = re.compile(
    r"\W*(?:(?:hm+|oh|ok|okay|no|wait|sorry|actually|please|pls|hey|and|so|then|just|can\s+(?:you|we)|could\s+you|i(?:'?d\s+like|\s+"
    r"want)(?:\s+(?:you\s+)?to)?)\b[\s,!.…]*)*(?:(?:bring|put|add|get|have)\s+back\s+(?:in\s+)?(?P<after>.+?)|"
    r"(?:restore|undelete|reinstate|re-?add)\s+(?P<named>.+?)|(?:(?:bring|put|add|get|have|take)\s+)?(?P<between>.+?)\s+back)"
    r"(?:\s+(?:in|please|pls|again|now|on))*\W*",
    re.IGNORECASE,
)
_KEPT = "|".join(
    (r"lines?|bullets?|points?|entry|resume|cv|thing|bit|one|stuff", *SECTION_WORDS.values(), *FIELD_WORDS.values())
)


def wants_withdrawal(text: str) -> bool:
    """Whether the words ask to take something out."""
    return bool(
        (_WITHDRAW.search(text) or _TAKE_BACK.search(text))
        and re.match(
            r"\s*(?:(?:please|pls|ok|okay|oh|no|nah|yeah|so|well|right|actually|wait|sorry|can\s+you|could\s+you|you\s+can|and|also|"
            r"(?:i(?:'?ve|\s+have)?\s+)?changed\s+my\s+mind|on\s+second\s+thoughts?|hang\s+on|then|"
            r"let'?s|just|hey|hm+|i\s+want\s+(?:you\s+)?to|i'd\s+like\s+(?:you\s+)?to|maybe|"
            r"vita)[\s,!.]*)*(?:scrap|remove|delete|forget|drop|erase|take|get\s+rid|leave\s+out|lose|withdraw|"
            r"cross|strike|don'?t|do\s+not|kick|ditch)\b",
            text,
            re.IGNORECASE,
        )
    )


def find_withdrawals(text: str, context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the live facts that a request to take something out means, and its words that mean none."""
    return find_meant(what_to_take_out(text), context)


def find_restored(text: str, context: Context) -> tuple[str, ...] | None:
    """Ids of facts taken out that a request brings back ("bring back the till line"); None if it is no such request."""
    match = _BRING_BACK.fullmatch(text)
    if match is None:
        return None
    out = [fact for fact in context.facts if fact.status == "withdrawn"]
    past = Context(facts=tuple(replace(fact, status="stated") for fact in out))
    what = match["after"] or match["named"] or match["between"]
    ids, _ = find_meant(what, past)
    live = {(fact.section, fact.field, fact.value) for fact in context.live()}
    found = tuple(fact.id for fact in out if fact.id in ids and (fact.section, fact.field, fact.value) not in live)
    return found if found or re.fullmatch(rf"(?:the|that|my)\s.*\b(?:{_KEPT})", what, re.IGNORECASE) else None


def what_to_take_out(text: str) -> str:
    """The words of a request that name what is to go, without the reason given ("…, I've changed my mind")."""
    cue = _WITHDRAW.search(text)
    taken = _TAKE_BACK.search(text)
    what = text[cue.end() :] if cue else (taken["what"] or taken["kept"] if taken else text)
    return without_reason(what)


def without_reason(words: str) -> str:
    """What a request names, up to where it goes on to say why or what else."""
    parts = _BREAK.split(words.strip(" ,.!?"))
    named = parts[0]
    for joint, part in zip(parts[1::2], parts[2::2], strict=True):
        if _REASON.match(part):
            break
        named += joint + part
    return named


def is_told(text: str, context: Context) -> bool:
    """Whether words that begin like a request rather tell a duty ("remove stock from the van"): they point at nothing
    that Vita keeps."""
    what = what_to_take_out(text).strip()
    points = r"(?:that|this|it|them|those|these|line|bullet|number|what|everything|all)\b|\W*[\d\"“'‘]"
    if re.match(points, what, re.IGNORECASE) or re.search(rf"\b(?:{_KEPT})\b", what, re.IGNORECASE):
        return False
    definite = re.match(r"(?:the|my)\b", what, re.IGNORECASE)
    return len(what.split()) > 2 and (not definite or context.asked_fields == ("highlight",))
