"""Deeds that begin like something else: "moved 60 jobs to X", "I consolidate 9 firms", "90 covers a night". Pure."""

from __future__ import annotations

import re

from agents.numbers import digits_for_words
from agents.understand.remarks import is_remark
from agents.understand.words import is_function_word, is_past, word_class

_OBJECT = re.compile(
    r"(?:moved|transferred|switched)\s+(?!(?:to|on|up|into|over|from|back|here|out|in|around|away|again|home|house|"
    r"jobs?|cities|countries|states|there|apartments?|companies|departments?|my|again|through)\b)\w"
    r"|started\s+(?:an?|the|our|their|two|three|\d+)\s+(?!(?:\w+\s+){0,2}(?:jobs?|work|position|role|career|course|degree|"
    r"school|apprenticeship|internship|college|family|years?|months?|traineeship|business|company|contract)\b)\w"
    r"|(?:passed|got\s+through)\s+(?:all|every|\d+|two|three|four|five|six|seven|eight|nine|ten|both)\b.{0,40}\b(?:audits?|"
    r"inspections?|checks|reviews)\b"
    r"|(?:have|had|hold|held|ran|run)\s+(?:(?:an?|the|my|our)\s+)?(?:\w+\s+){0,2}(?:budget|team|crew|staff|caseload|portfolio|"
    r"territory|turnover|revenue|class|classes|fleet|herd|round|route|quota|target|section|ward|kitchen)\s+(?:(?:size|load)\s+)?"
    r"of\s+\S"
    r"|got\s+(?:the\s+)?(?:\w+\s+){1,4}(?:down|up)\s+(?:from|to|by)\b"
    r"|(?:found|left|completed|finished|received|won|earned)\s+(?:over\s+|about\s+)?\d[\d,.]*\s+\w+",
    re.IGNORECASE,
)
_I_DO = re.compile(r"(?:i|we)\s+(?:\w+ly\s+|also\s+|now\s+)?(?P<verb>[^\W\d]{3,})\s+(?P<rest>.+)", re.IGNORECASE)
_MIND = frozenset(
    "suppose swear doubt recall reckon bet promise agree appreciate care mind dislike regret miss sound seem appear "
    "kinda sorta never turned despise resent suffer cant dont didnt wont havent need deserve owe weigh".split()
)
_TAIL_STOP = frozenset(
    "in at for to from until till while when because as about not so but which still since during full part "
    "part-time full-time same then and or if it its it's that this there my mine you "
    "your they he she left quit laid fired".split()
)
_TALKS = re.compile(
    r"\b(?:is|was|were|are|am|be|have|has|had|think|guess|know|lol|tbh|honestly|anyway|etc|please|thanks|thank|need|want|"
    r"what|how|yes|no|ok|okay|well|yeah|nope|reason|because|cv|resume|sorry)\b",
    re.IGNORECASE,
)
_LEARNT = frozenset("learned learnt used tried knew studied worked picked started did got".split())
_SPAN = re.compile(
    r"(?:(?:about|around|almost|over|nearly|just)\s+)?(?:a|\d+(?:\.\d+)?|\w+)\s+(?:years?|yrs?|months?|weeks?)\b"
)


def does_something(part: str, *, asked: bool) -> bool:
    """Whether a part of a statement is a deed although its verb frames jobs elsewhere, or is in no list.

    A verb that is not known counts only after "I" or "we", and with a number or where the question is about duties.
    """
    bare = re.sub(r"^(?:(?:and|also|then|i|we|i've|we've)\s+)+", "", part, flags=re.IGNORECASE)
    if _OBJECT.match(bare):
        return True
    match = _I_DO.match(re.sub(r"^(?:and|also|so)\s+", "", part, flags=re.IGNORECASE))
    if match is None or not (asked or re.search(r"\d", match["rest"])):
        return False
    verb = match["verb"].lower()
    if is_function_word(verb) or verb in _MIND or len(match["rest"].split()) < 2:
        return False
    return verb not in word_class("framing")


def is_tail_deed(part: str) -> bool:
    """Whether words after the dates of a job say what it was like in figures or things ("90 covers a night")."""
    part = re.sub(r"^(?:(?:about|around|roughly|over|nearly|almost)\s+)+(?=\d)", "", digits_for_words(part))
    words = part.lower().split()
    if len(words) < 3 or words[0].strip(",") in _TAIL_STOP or _SPAN.match(part.lower()) or is_remark(part):
        return False
    if re.search(
        r"\b(?:i|my|you|me|years?\s+old|gpa|degree|diploma|school|college|university)\b|\?|@|https?:", part, re.I
    ):
        return False
    return bool(re.search(r"\d", part)) or words[0] == "with" or any(is_past(word) for word in words) or len(words) >= 4


def is_loose_deed(statement: str) -> bool:
    """Whether a statement without a verb, behind a job with its dates, tells of it ("dry van and reefer")."""
    return is_tail_deed(statement) and not _TALKS.search(statement)


def opens_with_deed(words: str) -> bool:
    """Whether a statement that names tools is a deed done with them, not a list of them ("moved 6 jobs to Airflow")."""
    bare = re.sub(r"^(?:(?:and|also|then|i|we)\s+)+", "", words.lower())
    first = re.match(r"[^\W\d]+", bare)
    if first is None or len(bare.split()) < 4:
        return False
    if first[0] in _LEARNT:
        return _OBJECT.match(bare) is not None
    return (is_past(first[0]) and first[0] not in word_class("framing")) or _OBJECT.match(bare) is not None
