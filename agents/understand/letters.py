"""Requests about the letter that goes with a resume: "write me one for this job too, and mention that …". Pure.

A request speaks to Vita; a letter that the person wrote, sorted or got from somebody is none. Once a message has asked
for a letter, what follows may say what is to be in it without naming it again, and so may the message after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from agents.understand.intents import walk_wanted
from agents.understand.letter_changes import (
    ABOUT,
    DET,
    ENDING,
    LEAD,
    LETTER,
    NAME,
    LetterRequest,
    find_change,
    unquoted,
)
from agents.understand.words import flatten


@dataclass(frozen=True, slots=True)
class LetterTalk:
    """What a message asks of the letter; `rest` is the message with that blanked, character for character."""

    requests: tuple[LetterRequest, ...]
    rest: str


_MAKE = (
    r"(?:write|wright|rite|make|draft|do|create|prepare|generate|give|show|get|send|compose|type|produce|build|see|read|have|put\s+together|"
    r"knock\s+(?:up|out)|come\s+up\s+with|help\s+(?:me\s+)?(?:with|write|to\s+write|make))"
)
_WANT = (
    r"(?:(?:i|we)(?:\s+(?:am|was)|'m|m)?(?:'d|d|\s+would|\s+will|'ll|\s+do)?\s+(?:(?:also|really|just|still|now|then|think\s+i|probably|might|may)\s+)*"
    r"(?:need(?:ed)?|want(?:ed)?|wanna|wan|like|love|require|could\s+use|after|looking\s+for|hoping\s+for|"
    r"(?:have|has|need|want|got|gotta|must|should|would\s+like|'?d\s+like|like)\s*(?:to)?\s*(?:also\s+)?(?:send|attach|include|write|add|hand\s+in|submit|have|get|see|give|make))"
    r"|(?:they|the\s+(?:\w+\s+){0,3}\w+|it|he|she|this\s+one|that\s+one|(?:this|that)\s+\w+|my\s+\w+)\s+(?:also\s+|really\s+)?"
    r"(?:wants?|needs?|asks?(?:\s+me)?(?:\s+for)?|asking\s+for|requires?|(?:is|are)\s+asking\s+for)(?:\s+me\s+to\s+(?:send|attach|write|include))?"
    r"|(?:can|could|may)\s+i\s+(?:also\s+|please\s+|maybe\s+)*(?:get|have|see|read)|is\s+it\s+possible\s+to\s+(?:get|have|write|make)"
    r"|(?:what|how)\s+about|do\s+(?:i|you)\s+(?:also\s+)?have|is\s+there|where(?:'?s|\s+is)|what(?:\s+does|'?s\s+in)|(?:need|want|wanna)(?:\s+(?:to\s+)?(?:see|have|get))?)"
)
_TAIL = (
    r"(?P<tail>(?:[\s,]+(?:for|to|at|with|too|also|as|well|please|pls|plz|now|then|again|because|cos|bc|since|saying|says?|say|"
    r"that|which|mention\w*|and|about|thanks|thx|go(?:es)?|in|next|yet|so\s+far|look\w*|where|ready|if|going|along|instead|\?)\b.*)?)"
)
_ASKED = re.compile(
    rf"{LEAD}(?:(?:{_MAKE}|{_WANT})\s+(?:(?:me|us|also|up|please|pls)\s+)*)?{DET}(?P<name>{LETTER}){_TAIL}[\s?!.,:)(-]*$",
    re.IGNORECASE | re.DOTALL,
)
_MANY = re.compile(
    r"(?:letters|\bto\s+(?:each|every|all|our|their|his|her|\d+)\b|\b(?:every|each)\s+(?:day|week|month|year|term|shift|time)\b)",
    re.IGNORECASE,
)
"""Letters as work, not the one that goes with the resume."""
_ONE = re.compile(
    rf"{LEAD}(?:{_MAKE})\s+(?:me\s+)?(?:one|it|that|this)(?:\s+(?:for\s+(?:me|it|this|that)|too|please|pls|now))*\W*$",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:\bfor\s+|^\s*(?P<to>to)\s+)(?P<job>(?:(?!\b(?:where|if|as\s+i|so\s+that|too|also|as\s+well|please|pls|plz|now|thanks|thx)\b|"
    r"\s+to\s+go\s+with\b)[^,!?\n])+)",
    re.IGNORECASE,
)
_AT_HAND = re.compile(
    r"(?:(?:this|that|the|my|these|those|each|an?|any|some|it|them|me|here|his|her|your|our|go|with|new|same|sent|send|above|below|"
    r"job|jobs|role|roles|position|post|posting|application|applications|ad|advert|vacancy|one|work|resume|cv|apply|applying|i|i'?m|im|am|"
    r"for|on|in|at|to|sent|pasted|you|gave|showed|employer|company|manager|people|now|also|want|wanted|interview|please|pls)\b\W*)+",
    re.IGNORECASE,
)
"""The job at hand, whatever it is called: "this job", "the one i sent", "it"."""
_REASON = re.compile(
    r"\b(?:(?:saying|that\s+says?|which\s+says?|says?|say|mention(?:ing|s)?|telling\s+them|and\s+(?:say|tell\s+them|put|write|include|mention)|where\s+(?:i|you)\s+"
    r"(?:say|mention)|about)\s+(?P<said>.+)|(?P<because>(?:because|cos|cuz|bc|since)\s+(?:i|i'?m|i'?ve|my|it|they|the)\b.+))",
    re.IGNORECASE | re.DOTALL,
)

_FILE = r"(?:pdf|docx?|word|markdown|md|png|picture|image|file|document)"
_EXPORT = re.compile(
    rf"(?=.*\b{_FILE}\b).*\b(?:{NAME})\b.*|{LEAD}(?:export|download|save|print)\s+.*\b(?:{NAME})\b.*",
    re.IGNORECASE | re.DOTALL,
)
_EXPORT_IT = re.compile(
    rf"{LEAD}(?:(?:can|could|may)\s+i\s+(?:have|get)|(?:give|send|export|download|save|print|get|make)(?:\s+me)?|i(?:'?d)?\s+(?:want|need|like)|as|in)?\s*(?:it|this|that)?\s*"
    rf"(?:(?:as|in|to|into)\s+)?(?:an?\s+|the\s+)?(?P<kind>{_FILE})(?:\s+(?:file|format|version|document|of\s+it))?(?:\s+(?:please|pls|too|now|thanks))*[\s?!.]*$",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(
    rf"{LEAD}(?:(?:i|we)\s+(?:really\s+|just\s+)?(?:(?:do\s+not|don'?t|dont|need\s+to|want\s+to)\s+\w+|hate|dislike|love)\s+|"
    r"that'?s\s+not\b[\s\w',]*?|(?:what|how|why|where|does|do|did|is|can|could|put|translate|change|move|edit|rewrite|"
    r"reword|fix|improve|check|correct|make|redo|update|use|try|swap|split|shift|turn)\b[\s\w',]*?|)"
    rf"(?:[\w\s]{{0,30}}?\b(?:of|in|about|with)\s+)?\b(?:the|my|your|this|that)\s+(?:{LETTER})"
    r"(?:\s+(?:is|isn'?t|was(?!\s+(?:from|to|by|sent))|looks?|sounds?|seems?|reads?|feels?|needs?|should|has|doesn'?t|misses|"
    r"lacks|more|less|to|into|in|so|better|sound|again|with|like|nicer|simpler|a\s+bit)\b.*|\W*)",
    re.IGNORECASE | re.DOTALL,
)
"""Something said of the letter, or asked of it, that is none of the changes."""
_MOTIVE = re.compile(
    r"(?:because\s+)?i(?:'?m|\s+am|'?d|\s+would|'?ve|\s+have)?\s+(?:(?:really|always|just|also|very|so)\s+)*"
    r"(?:want(?:ed)?|wanna|love|like|enjoy|hope|interested|looking|keen|passionate|excited|can\s+(?:start|begin|work|also))\b"
    r"(?!.*\b(?:19|20)\d\d\b).*",
    re.IGNORECASE | re.DOTALL,
)
"""Beside a request: why the person wants the job, and when they could begin."""
_RESUME = re.compile(
    r"\b(?:resume|cv|bullets?|section|(?:lines?|numbers?|no|nr)\.?\s*\d+|(?:to|in|under|on|from)\s+(?:my|the)\s+(?:skills?|education|work|"
    r"jobs?|languages?|cert\w*))\b|^\W*\w+\s+\d{1,2}(?:\W+(?:and\s+)?\d{1,2})*\W*$",
    re.IGNORECASE,
)
"""What an unnamed "it" is not: the resume, by its own parts and numbers."""
_SENTENCE = re.compile(r"(?:[^.!?;\n]|[.](?=\w))+[.!?;\n]*")
_NAMED = re.compile(rf"\b(?:{LETTER})", re.IGNORECASE)
_JOINT = re.compile(
    r"(?P<tells>\s*,\s*(?=(?:and\s+|but\s+|because\s+)?(?:i|i'?m|i'?d|i'?ve|my)\b))|"
    r"(?:\s*,\s*|\s+-+\s+)(?=\w)(?!(?:and\s+)?(?:i|we|my|which|who|where)\b)(?=(?:(?:and|but|also|then|please|pls|just|n|maybe|can|could|you|u)\s+)*"
    r"(?:mention|include|say\b|tell\s+them|leave|don'?t|do\s+not|without|make\s+it|keep\s+it|talk\s+about|write|add|change|start|begin|put|emphasi|can|could|shorter|not\s+too)\b)"
    r"|\s+(?:and|but|n|&)\s+(?=(?:(?:also|then|please|pls|just|maybe|can\s+you|could\s+you)\s+)*(?:mention|include\s|say\s+(?:that|i|how|something)|tell\s+them|leave\s+out|leave\s+.{2,40}\s+out|"
    r"don'?t\s+(?:mention|say|include|talk)|dont\s+(?:mention|say|include|talk)|do\s+not\s+(?:mention|say|include)|make\s+it|keep\s+it|talk\s+about|start\s+(?:it\s+)?with|put\s+(?:in|that))\b)",
    re.IGNORECASE,
)


def find_letter(text: str, *, is_open: bool = False) -> LetterTalk | None:
    """What a message asks of the letter, None if nothing. `is_open`: it was shown just before, so "it" may be it."""
    plain = flatten(text)
    requests: list[LetterRequest] = []
    rest = text
    for start, end in _pieces(plain):
        piece = plain[start:end].strip(" ,;:-\n")
        found = _read(piece, named=bool(requests), is_open=is_open)
        if found:
            requests += found
            rest = rest[:start] + re.sub(r"[^\n]", " ", text[start:end]) + rest[end:]
    if not requests:
        return None
    if all(request.kind == "help" for request in requests) and re.search(r"\w", rest):
        return None
    return LetterTalk(tuple(requests), rest)


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a message stand, each cut before what tells Vita one thing more to do."""
    found: list[tuple[int, int]] = []
    for sentence in _SENTENCE.finditer(text):
        left = sentence.start()
        for joint in _JOINT.finditer(text, sentence.start(), sentence.end()):
            if joint["tells"] and not _NAMED.search(text, left, joint.start()):
                continue
            found.append((left, joint.start()))
            left = joint.start()
        found.append((left, sentence.end()))
    return [(start, end) for start, end in found if re.search(r"\w", text[start:end])]


def _read(piece: str, *, named: bool, is_open: bool) -> list[LetterRequest]:
    """What one piece asks. `named`: the message has asked for the letter before, so this need not name it."""
    names = re.search(rf"\b(?:{LETTER})\b", piece, re.IGNORECASE) is not None
    if not (names or named or is_open) or len(piece.split()) > 70:
        return []
    if (_RESUME.search(piece) and not names) or (
        _MANY.search(piece) and not re.search(rf"\bthe\s+(?:{NAME})\b", piece)
    ):
        return []
    if is_open and walk_wanted(piece):
        return [LetterRequest("undo", is_named=False)]
    if named and _ONE.fullmatch(piece):
        return [LetterRequest("write")]
    if found := find_change(piece, names=names):
        return [found]
    if names and (asked := _ASKED.fullmatch(piece)) and not _EXPORT.fullmatch(piece):
        return _asked(asked["tail"] or "", piece)
    if (
        names
        and _EXPORT.fullmatch(piece)
        and re.match(
            rf"{LEAD}(?:{_MAKE}|{_WANT}|export|download|save|print|as|{DET}(?:{NAME}))\b", piece, re.IGNORECASE
        )
    ):
        return [LetterRequest("export", piece)]
    if is_open and not names and (kind := _EXPORT_IT.fullmatch(piece)):
        return [LetterRequest("export", kind["kind"], is_named=False)]
    if named and not names and _MOTIVE.fullmatch(piece):
        return [LetterRequest("mention", piece)]
    return [LetterRequest("help", piece)] if _SPOKEN_OF.fullmatch(piece) else []


def _asked(tail: str, piece: str) -> list[LetterRequest]:
    """A letter asked for, with the job that it is for and what it is to say, if the words behind it name them."""
    said = _REASON.search(tail)
    named = _FOR.search(tail[: said.start()] if said else tail)
    requests = [LetterRequest("write", _job(named["job"], is_employer=bool(named["to"])) if named else "")]
    if re.search(r"\b(?:short|brief|shorter)\b", piece[: len(piece) - len(tail)], re.IGNORECASE):
        requests.append(LetterRequest("shorter"))
    if said:
        words = ABOUT.sub("", ENDING.sub("", said["said"] or said["because"]))
        requests.append(LetterRequest("mention", unquoted(words)))
    return requests


def _job(words: str, *, is_employer: bool) -> str:
    """The job named, "" if it is the one at hand; of an employer alone "a job at …"."""
    words = re.sub(r"^(?:my|the|an?)\s+(?:application|interview)\s+(?:at|to|with|for|in)\s+", "at ", words.strip(" .,"))
    words = re.sub(r"\s+one$", "", words)
    if _AT_HAND.fullmatch(words):
        return ""
    return f"a job {words}" if words.startswith("at ") else f"a job at {words}" if is_employer else words
