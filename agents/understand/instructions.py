"""What a message asks to have done to the written resume, whatever the order of its words: "take line 1 out", "line 5
shud say …", "way too long", "i want the CCRN at the top".

Only the form is read here: `which` are words that point at something, and whether they do is for `agents.revise` and
`agents.editing` to find out. Pure patterns, no facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import OSA

from agents.clean.verbs import is_known
from agents.understand.request_forms import (
    ANY_CASE,
    CHANGE,
    DELETE,
    FAULTS,
    FORMS,
    LINE,
    MANNERS,
    OUT,
    REF,
    TAKE,
    Act,
    Manner,
)


@dataclass(frozen=True, slots=True)
class Request:
    """One thing asked for. `which` points at what is meant ("" for the whole resume, or for what is not said).

    `text` is the new text, `place` where something goes or belongs, `old` what a new text takes the place of.
    `said` are the words of the request as typed.
    """

    act: Act
    which: str = ""
    text: str = ""
    place: str = ""
    old: str = ""
    manner: Manner = "shorter"
    said: str = ""


@dataclass(frozen=True, slots=True)
class Instructions:
    """The requests of a message in their order, and what it tells besides."""

    requests: tuple[Request, ...] = ()
    told: tuple[str, ...] = field(default=())


def read_instructions(text: str) -> Instructions:
    """What a message asks to have done; nothing for one that is too long to be a request."""
    if len(text.split()) > _LONGEST:
        return Instructions((), (text,))
    spans = list(_pieces(text))
    requests: list[Request] = []
    told: list[str] = []
    first, told_before = 0, False
    while first < len(spans):
        for last in range(len(spans) - 1, first - 1, -1):
            words = text[spans[first][0] : spans[last][1]]
            goes_on = told_before and _JOINED.match(words) and not points_at_line(words)
            if not goes_on and (request := read_request(words)) is not None:
                if told and request.which and _PRONOUN.fullmatch(request.which) and (about := _subject(told[-1])):
                    told.pop()  # it says what is meant, and nothing else
                    request = replace(request, which=about, said=about)
                requests += [request] if request not in requests else []
                told_before = False
                break
        else:
            last = first
            if not (requests and _REASON.match(text[spans[first][0] : spans[first][1]])):
                told.append(text[spans[first][0] : spans[first][1]].strip())
                told_before = True
        first = last + 1
    return Instructions(tuple(requests), tuple(words for words in told if re.search(r"\w", words)))


def read_request(words: str) -> Request | None:
    """The one thing that these words ask for; None if they ask for nothing, or for several things."""
    plain = _plain(words)
    for act, pattern in FORMS:
        match = pattern.fullmatch(plain)
        if match is None:
            continue
        parts = {name: (value or "").strip(" \t\n,;") for name, value in match.groupdict().items()}
        manner = _manner(parts.pop("manner", "")) or "shorter"
        request = Request(act, said=words.strip(), manner=manner, **parts)
        if not _is_several(request):
            return replace(request, text=_unquoted(request.text), old=_unquoted(request.old))
    return None


def is_order(text: str) -> bool:
    """Whether a message has the form of an order to Vita: it begins with a verb for changing a resume, or with what
    something should say. Nothing of it is told of the person."""
    return _ORDER.match(_plain(text)) is not None


def points_at_line(words: str) -> bool:
    """Whether words point at a line as such: by a number, as a line, as the one about something."""
    return (
        re.search(
            rf"\b{LINE}\b|\d|\bones?\b|\b(?:first|last|top|bottom)\s+(?:two|three|four|few)\b|\b(?:bit|part|"
            rf"thing)s?\s+(?:about|with|where)\b",
            words,
            ANY_CASE,
        )
        is not None
    )


# --- the words around a request

_ORDER = re.compile(
    r"(?:(?:add|put|move|write|delete|remove|drop|change|replace|make|show|undo|redo|fix|rename|shorten|shorter|"
    r"update|correct|edit|merge|"
    r"combine|swap|include|mention|insert|reword|rephrase|rewrite|reorder|sort|highlight|format|separate|split|scrap|"
    r"erase|keep)\b(?!\s*(?:-|ing\b))|"
    rf"(?:take|leave|get)\b.*\b{OUT}\b|(?:(?:it|that|this)\s+)?(?:should|must)\s+(?:say|read|be)\b|get\s+rid\b|"
    rf"(?:{REF})\s+(?:should|must|is|are|was|needs?)\b)",
    ANY_CASE | re.DOTALL,
)
_LONGEST = 70
"""Words of a message that may be a request."""
_COUNT = "one two three four five six seven eight nine ten eleven twelve".split()
_PRONOUN = re.compile(r"(?:it|that|this|them|those|these|that\s+one|this\s+one)", ANY_CASE)
_LEAD = re.compile(
    r"\W*(?:(?:please|pls|plz|plss|kindly|(?:can|could|would|will)\s+(?:you|u|we|i|it|this|that)(?:\s+be)?|"
    r"you\s+(?:can|could|should|"
    r"need\s+to|must)|ok+|okay+|oh+|no+(?!\s+need)|nope|nah|hm+|um+|uh+|er+m?|"
    r"well|so|and|but|also|then|now|just|wait|sorry|sry|actually|hey|hi|vita|yeah|yes|right|maybe|lets|let'?s|lol|"
    r"haha|btw|omg|ugh|"
    r"i\s+(?:want|need)\s+(?:you\s+)?to|i\s+wanna|i'?d\s+like\s+(?:you\s+)?to|i\s+would\s+like\s+(?:you\s+)?to|"
    r"i\s+think(?:\s+(?:you|we)\s+should)?|"
    r"go\s+ahead\s+and|my\s+\w+\s+(?:says?|said|thinks?|told\s+me)(?:\s+that)?|do\s+me\s+a\s+favou?r\s+and|"
    r"is\s+it\s+possible\s+to|for\s+me)\b[\s,.!…:]*)*",
    ANY_CASE,
)
_TRAIL = re.compile(
    r"(?:[\s,]+(?:please|pls|plz|thanks|thank\s+you|thx|ty|lol|haha|for\s+me|ok(?:ay)?|tho|though|if\s+(?:you|"
    r"u)\s+can|when\s+you\s+can|as\s+well|too|tbh|now|instead))*[\s.!?…]*$",
    ANY_CASE,
)
_REASON = re.compile(
    r"\W*(?:because|cos|cuz|coz|bc|cause|since|as|so|i|i'?ve|i'?m|im|it|it'?s|its|that'?s|thats|they|not|no|sorry|"
    r"please|thanks?|lol|just)\b",
    ANY_CASE,
)
_JOINED = re.compile(r"\W*(?:and|then|but)\b", ANY_CASE)
"""How a statement goes on: "i led a team and cut waste in half"."""
_CUT = re.compile(r"\s*(?:(?<=[.!?;])\s+|\n+|,\s+|\s+(?=-\s)|\s+(?=(?:and|then|but)\s))")
_NEXT = re.compile(
    rf"(?:[.!?;,]\s+|\s)(?:(?:and|then|but|also|please|pls)\s+)*(?:(?:{DELETE}|{CHANGE}|move|swap|merge|combine|"
    rf"shorten|undo)\s+(?:{REF}|it\b|that\b|the\s|my\s)|"
    rf"{TAKE}\s+(?:{REF}|{OUT}\s)|(?:and|then|also|,)\s+(?:add|include|put|delete|remove|move|make|change|take|"
    rf"shorten)\s)|[.!?]\s+\w",
    ANY_CASE,
)
"""Another request within the words of one."""


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Spans between the places where one request may end and another begin."""
    start = 0
    for cut in _CUT.finditer(text):
        if cut.start() > start:
            yield start, cut.start()
            start = cut.end()
    if start < len(text):
        yield start, len(text)


def _is_several(request: Request) -> bool:
    """Whether what was taken for one request holds another."""
    if _NEXT.search(f" {request.which}") or _NEXT.search(f" {request.place}") or _NEXT.search(f" {request.old}"):
        return True
    strong = re.search(
        rf"(?:[.!?;,]|\s(?:and|then))\s+(?:(?:and|then|also|please|pls)\s+)*(?:{DELETE}|{CHANGE}|move|shorten|"
        rf"{TAKE}(?:\s+{OUT})?)\s+{REF}(?:\W|$)",
        request.text,
        ANY_CASE,
    )
    return strong is not None


def _plain(words: str) -> str:
    """A request without politeness around it, with its command words spelled right and counts of lines as digits."""
    plain = " ".join(words.replace("’", "'").split())
    plain = _LEAD.sub("", plain, count=1)
    tokens = plain.split(" ")
    plain = " ".join([*map(_spelled, tokens[:_COMMAND]), *tokens[_COMMAND:]])
    plain = re.sub(
        rf"\b({LINE})\s+({'|'.join(_COUNT)})\b",
        lambda match: f"{match[1]} {_COUNT.index(match[2].lower()) + 1}",
        plain,
        flags=ANY_CASE,
    )
    return _TRAIL.sub("", plain)


_COMMAND = 7
"""Words at the beginning of a request among which its command words are."""
_COMMAND_WORDS = (
    "delete remove change replace shorten shorter should line lines bullet bullets merge swap rewrite combine plainer "
    "simpler formal professional sentence rephrase rename include about".split()
)
_SLIPS = {"shud": "should", "shld": "should", "shoud": "should", "shd": "should", "shuld": "should", "lin": "line"} | {
    "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "isnt": "isn't", "shouldnt": "shouldn't", "2": "2"
}  # fmt: skip


def _spelled(word: str) -> str:
    """A command word with a slip in it ("delte", "shoter") put right; any other word as it is."""
    low = word.lower()
    if low in _SLIPS:
        return _SLIPS[low]
    if len(low) < 4 or not low.isalpha() or low in _COMMAND_WORDS or is_known(low):
        return word
    near = [right for right in _COMMAND_WORDS if OSA.distance(low, right) == 1]
    return near[0] if len(near) == 1 else word


_LESS: dict[str, Manner] = {"formal": "plainer", "fancy": "plainer", "professional": "plainer", "casual": "formal"}


def _manner(said: str) -> Manner | None:
    """The manner that words ask for: "less formal" is plainer."""
    low = said.lower()
    if not low:
        return None
    if (less := re.match(r"less\s+(\w+)", low)) and less[1] in _LESS:
        return _LESS[less[1]]
    for table in (MANNERS, FAULTS):
        for manner, pattern in table.items():
            if re.fullmatch(rf"(?:(?:more|less|in)\s+)?(?:{pattern})", low):
                return manner
    if "profess" in low or low == "polish":
        return "formal"
    if re.match(r"improve|re|fix|word$", low):
        return "better"
    return "plainer" if low == "simplify" else "shorter"


def _subject(told: str) -> str:
    """What a statement before "take that off" is about: "a cdl" of "I DONT have a cdl"."""
    bare = _SUBJECT.sub("", told.strip(" ,.!?"))
    return re.sub(r"\s+(?:is\s*n'?t|is\s+not|was\s*n'?t|isnt|wasnt)\s+.*$", "", bare, flags=ANY_CASE).strip(" ,.!?")


_SUBJECT = re.compile(
    r"^\W*(?:(?:no+|but|and|so|oh|wait|hey)\b[\s,]*)*(?:i\s+(?:do\s*n'?t|do\s+not|dont|never|did\s*n'?t|didnt|"
    r"have\s*n'?t|havent)\s+(?:even\s+|ever\s+)?(?:have|had|got|own|do|did|said|say|know|use|used)?\s*|"
    r"what'?s\s+(?:this\s+|that\s+|with\s+)?|what\s+is\s+|there'?s\s+|theres\s+|there\s+is\s+|it\s+says\s+|"
    r"why\s+(?:is|does\s+it\s+say)\s+)?(?:an?\s+|the\s+|any\s+)?",
    ANY_CASE,
)


def _unquoted(text: str) -> str:
    """`text` without the quotes around it; a mark behind a number (inches, feet) belongs to it."""
    opened = re.sub(r"^[\"'“”‘’]+", "", text.strip())
    return re.sub(r"(?<!\d)[\"'“”‘’]+$", "", opened).strip()
