"""What people say that tells nothing: greetings, laughter, "oh gosh", "fair enough", their age, keys hit at random.

`without_chatter` blanks it character for character, so that every offset stays one of the message as typed.
"""

from __future__ import annotations

import re

from agents.understand.skills import is_skill
from agents.understand.words import flatten

_SENTENCE = re.compile(r"[^.!?…\n]+")
_GREETING = re.compile(
    r"(?:^|(?<=[.!?\n]))\s*(?:(?:hi+|hey+|hello+|hiya|howdy|yo|greetings|good\s+(?:morning|afternoon|evening|day)|"
    r"morning|evening|afternoon)"
    r"(?:\s+(?:there|again|vita|all|everyone|everybody|folks|friend|team|bot|to\s+you|sir|madam|ma'?am))*"
    r"(?:\s*[,.!:;()-]+(?:\s+|$)|\s+(?=(?:i|i'm|im|i've|ive|my|so|this|before|can|could|nice|how|thanks|what|is|are|do|"
    r"it'?s|name'?s)\b)|\s*$)"
    r"|(?:it'?s\s+)?(?:nice|good|great|lovely|pleased)\s+to\s+(?:meet|see|e-?meet)\s+(?:you|u|ya)\b[\s,.!]*"
    r"|(?:how\s+are\s+(?:you|u|ya|things)(?:\s+(?:doing|today))*|how'?s\s+it\s+going|what'?s\s+up)\s*[?!.,]+\s*"
    r"|(?:thanks?(?:\s+you)?|thank\s+(?:you|u)|thx|ty|cheers)(?:\s+(?:a\s+lot|so\s+much|very\s+much|again|vita|for\s+"
    r"(?:your|the|all\s+your)\s+\w+|for\s+asking))*\s*[,.!]+\s*)+",
    re.IGNORECASE,
)
_LAUGHTER = re.compile(
    r"\b(?:a?(?:ha){2,}h?|(?:he){2,}h?|(?:ah)?ha\s+ha(?:\s+ha)*|l(?:ol)+z?|lmf?ao+|rofl|xd)\b"
    r"|[\U0001F600-\U0001F64F\U0001F900-\U0001F9FF\U0001F44D\u2764\ufe0f]+",
    re.IGNORECASE,
)
_EXCLAMATION = (
    r"(?:(?:oh|ah|aw+|well|ok|okay|um+|uh+|er+m?|hm+)[\s,]+)*"
    r"(?:(?:my\s+)?(?:gosh|goodness|god|lord)|boy(?=,)|man(?=,)|dear|wow|gee+z?|jee+z|yikes|phew|ugh+|omg|golly|heck|whoa|dang|damn|yay|"
    r"um+|uh+|er+m?|hm+|mm+|oof|eek|haha|let'?s\s+see|let\s+me\s+(?:see|think)|where\s+do\s+i\s+(?:start|begin))"
)
_EXCLAIMED = re.compile(
    rf"(?:^|(?<=[.!?…\n]))\s*(?:{_EXCLAMATION}\b(?:\s*[,.!…-]+\s*|\s*$|\s+(?=(?:i|i'm|im|i've|so|that|it|this|my|we|the|"
    rf"well|ok|there|maybe|perhaps|probably|about|around|roughly|like)\b|\d)))+|,\s*(?:um+|uh+|er+m|hm+)\b,?(?=\s)",
    re.IGNORECASE,
)
_REACTED = re.compile(
    r"(?:^|(?<=[.!?\n]))\s*(?:fair(?:\s+enough)?|cool|nice|great|sure(?:\s+thing)?|got\s+it|awesome|no\s+worries|"
    r"(?:good|great)\s+(?:question|point))\s*[,!-]+\s*(?=(?:i|i'm|im|we|so|well|my|before|after|then)\b)",
    re.IGNORECASE,
)
_REACTIONS = frozenset(
    "fair enough ok okay cool nice sweet great awesome lovely perfect good brilliant amazing wow alright gotcha got it "
    "i see makes sense that understood of course point question one no worries problem sure thing right true wonderful "
    "excellent interesting haha hmm um uh oh ah well yay blah bla lalala very so really is that's thats fine all yup "
    "yep u you thanks thank a lot much sounds to me will do fun funny gosh then".split()
)
_REACTION = frozenset(
    "fair cool nice sweet great awesome lovely brilliant amazing wow gotcha understood interesting wonderful alright "
    "ok okay sense see worries course blah bla lalala question point thanks thank fun funny sounds gosh".split()
)
"""At least one of these makes a sentence of `_REACTIONS` a reaction; "no" and "true" alone are answers."""
_YEARS_OLD = r"(?:\s*(?:years?|yrs?|yr)\s*(?:old|of\s+age|young)|\s*y\s?/?\s?o)\b"
_NUMBER = (
    r"(?:1[4-9]|[2-9]\d|(?:twenty|thirty|forty|fifty|sixty|seventy)"
    r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_AGE = re.compile(
    rf"(?:\b(?:and|so|well|also)\s+)?"
    rf"(?:\b(?:i'?m|i\s+am|i\s+(?:just\s+)?turned|i'?ll\s+(?:be|turn)|my\s+age\s+is|aged?|age\s*[:=])"
    rf"\s+(?:about\s+|almost\s+|nearly\s+|only\s+|now\s+|already\s+|just\s+|around\s+|turning\s+)*{_NUMBER}"
    rf"(?:{_YEARS_OLD}|(?=\s*(?:[,.!;)]|$)|\s+(?:and|but|now|so|from|with|this\s+year|i|i'?m|male|female)\b))"
    rf"|(?:^|(?<=[,.;(]))\s*{_NUMBER}{_YEARS_OLD}(?=\s*(?:[,.!;)]|$|\band\b)))"
    rf"(?:\s+(?:now|this\s+(?:year|month)|already))?(?:\s*,?\s*(?:and|but)\b(?=\s+\w))?[,.]?",
    re.IGNORECASE,
)
_YOUTH = re.compile(
    rf"\b(?:when\s+i\s+was\s+(?:only\s+|just\s+|about\s+|around\s+)*{_NUMBER}(?:{_YEARS_OLD})?|at\s+(?:the\s+)?age\s+(?:of\s+)?{_NUMBER}"
    r")\b(?!\s*(?:-|to\s+\d|and\s+\d|%))",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"(?:\b(?:i\s+was|i'?m|i\s+am|and\s+was)\s+)?\bborn\s+(?:on\s+|in\s+)(?:the\s+)?(?=[\w\s,./-]{0,18}?\d{2})[\w\s,./-]{0,18}?(?:19|20)\d\d"
    r"(?:\s*,?\s*and\b)?|\b(?:date\s+of\s+birth|birth\s?date|birthday|d\.?o\.?b\.?)\s*(?:is|:)?\s*[\w\s,./-]{0,18}?\d{2,4}\b",
    re.IGNORECASE,
)
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYS = tuple(row[::step] for row in _ROWS for step in (1, -1))
_UNHEARD = re.compile(
    r"(.)\1\1|[bcdfghjklmnpqrstvwxz]{5}|[bcdfghjkmpqtvwxz]j|[jqvx][bcdfgjkmpqtvwxz]|q[^u]|w[kvx]|[fg]k"
)


def without_chatter(text: str) -> str:
    """`text` with greetings, laughter, exclamations, reactions, ages and keyboard noise blanked, at the same length."""
    plain = flatten(text)
    for pattern in (_LAUGHTER, _GREETING, _EXCLAIMED, _REACTED, _BORN, _AGE, _YOUTH):
        plain = pattern.sub(_cut, plain)
    for sentence in _SENTENCE.finditer(plain):
        if is_reaction(sentence[0]) or is_noise(sentence[0]):
            plain = plain[: sentence.start()] + " " * len(sentence[0]) + plain[sentence.end() :]
    return "".join(typed if kept != " " else " " for typed, kept in zip(text, _without_loose_marks(plain), strict=True))


def is_reaction(sentence: str) -> bool:
    """Whether a sentence only answers what Vita said: "fair enough", "great question", "ok cool"."""
    words = re.findall(r"[^\W\d_][\w']*", sentence.lower())
    return bool(words) and all(word in _REACTIONS for word in words) and any(word in _REACTION for word in words)


def is_noise(sentence: str) -> bool:
    """Whether a sentence is keys hit at random, in the main: "asdf lkj qqq", "jkasdh wqe"."""
    words = re.findall(r"[^\W\d_]+", sentence)
    noise = [word for word in words if word.islower() and _is_noise(word)]
    return len(noise) * 2 > len(words) or (len(words) == 2 and len(noise) == 1 and len(noise[0]) > 4)


def _is_noise(word: str) -> bool:
    if len(word) < 3 or is_skill(word):
        return False
    typed = len(word) <= 10 and any(word in row for row in _KEYS)
    return (
        typed
        or any(row[i : i + 4] in word for row in _KEYS for i in range(len(row) - 3) if row != _KEYS[0])
        or bool(_UNHEARD.search(word))
    )


def _cut(match: re.Match[str]) -> str:
    """Blanks for what was matched, keeping line breaks and the mark that ends a sentence before it goes on."""
    blank = re.sub(r"[^\n]", " ", match[0])
    ends = re.search(r"[.!?]\s*$", match[0]) and match.string[: match.start()].strip(" .!?\n") and len(blank) > 1
    return blank[:-1] + "." if ends and not blank.endswith("\n") else blank


def _without_loose_marks(text: str) -> str:
    """Marks that were left at the head of the text by what stood before them."""
    return re.sub(r"^[\s,.!?;:)-]+(?=\w|$)", lambda match: re.sub(r"[^\n]", " ", match[0]), text)
