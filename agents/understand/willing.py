"""What somebody says they would do or may do: "I'm willing to travel up to sixty percent", "can work nights", "I have
the right to work in the UK". Nothing done and no skill, but an answer that employers ask for. Pure.
"""

from __future__ import annotations

import re

from agents.understand.values import Found
from agents.understand.words import flatten, strip

_HEAD = (
    r"(?:^|(?<=[.,;:!?\n]\s)|(?<=[.,;:!?\n])|(?<=\band\s)|(?<=\bbut\s)|(?<=\byes\s)|(?<=\byeah\s)|(?<=\bthat\s)|(?<=\badd\s)|"
    r"(?<=\bput\s)|(?<=\bmention\s))"
)
_LEAD = r"(?:(?:and|but|yes|yeah|oh|also|sure|well|so|actually|btw|no|i\s+said)\b[\s,]*)*"
_TIMES = (
    r"(?:nights?|weekends?|shifts?|evenings?|overtime|holidays|bank\s+holidays|earl(?:y|ies)|lates?|on[- ]call|"
    r"any\s+(?:hours|time|day|shift))"
)
_WOULD = (
    r"(?:travel(?:l?ing)?|relocat(?:e|ing)|mov(?:e|ing)(?=\s+(?:for|to|house|anywhere|cit))|"
    rf"(?:work(?:ing)?|do(?:ing)?)\s+(?:\w+\s+){{0,2}}?{_TIMES}|{_TIMES}|lift(?:ing)?\s+(?:up\s+to\s+)?\d+|"
    r"work(?:ing)?\s+in\s+the\s+[A-Z]\w+)"
)
_READY = r"(?:willing|happy|able|prepared|ready|open|ok|okay|fine|free|available|flexible|cool)"
_REST = r"(?:(?!\s+(?:and|but|so|because|cos)\s+(?:i|i'?m|i'?ve|we|my|also|then)\b)[^.,;!?\n])*"
_SAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_HEAD}{_LEAD}(?:i'?m|i\s+am|i'?d\s+be|i\s+would\s+be|am)\s+(?:\w+\s+){{0,2}}?(?P<said>{_READY}\s+(?:(?:to|for|with|about|on)\s+)?"
        rf"(?:\w+\s+){{0,2}}?{_WOULD}\b{_REST})",
        rf"{_HEAD}{_LEAD}i\s+(?P<said>(?:can|could)\s+(?:\w+\s+)?{_WOULD}\b{_REST})",
        rf"{_HEAD}{_LEAD}(?P<said>(?:willing|happy|able|available|open|flexible)\s+(?:to|for)\s+(?:\w+\s+){{0,2}}?{_WOULD}\b{_REST})",
        rf"{_HEAD}{_LEAD}(?:i\s+have|i'?ve\s+got|i\s+got|ive|have|got)\s+(?:(?:the|a|an|my|full|got)\s+)*(?P<said>(?:right\s+to\s+work|"
        rf"own\s+(?:car|van|transport|vehicle|tools)|work\s+(?:permit|visa|authori[sz]ation))\b{_REST})",
        rf"{_HEAD}{_LEAD}(?:i'?m|i\s+am|im)\s+(?:\w+\s+)?(?P<said>(?:authori[sz]ed|eligible|allowed|permitted|entitled)\s+to\s+work\b{_REST})",
    )
)
_TAIL = re.compile(
    r"(?:[\s,]+(?:though|tho|please|pls|lol|too|as\s+well|btw|if\s+needed|no\s+problem))+$", re.IGNORECASE
)
UNWILLING = re.compile(
    rf"{_HEAD}{_LEAD}(?:(?:i'?m|i\s+am|am)\s+not\s+(?:really\s+)?{_READY}\s+(?:(?:to|for|with)\s+)?|"
    r"(?:i\s+)?(?:can'?t|cannot|can\s+not|won'?t|will\s+not|couldn'?t|don'?t\s+want\s+to|rather\s+not|not\s+(?:willing|able|happy|prepared)\s+to)\s+|"
    r"i'?d\s+rather\s+not\s+|no\s+(?=travel|relocat|nights|weekends))"
    rf"(?P<thing>(?:\w+\s+){{0,2}}?{_WOULD})\b{_REST}",
    re.IGNORECASE,
)
"""What the person says that they would not do, as `thing`."""


def find_willing(text: str) -> tuple[Found, ...]:
    """What the person says that they would or may do, in their words, as something said of themselves."""
    plain = flatten(text)
    refused = [match.span() for match in UNWILLING.finditer(plain)]
    found: list[Found] = []
    for pattern in _SAYS:
        for match in pattern.finditer(plain):
            start, end = strip(plain, *match.span("said"))
            end = start + len(_TAIL.sub("", plain[start:end]))
            others = [*refused, *((one.start, one.end) for one in found)]
            if not any(left < end and start < right for left, right in others):
                found.append(Found("basics", 0, "summary", text[start:end], start, end))
    return tuple(sorted(found, key=lambda one: one.start))


def without_willing(text: str) -> str:
    """`text` with blanks for all that, and for the words that lead to it."""
    plain = flatten(text)
    spans = [match.span() for pattern in (*_SAYS, UNWILLING) for match in pattern.finditer(plain)]
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text
