"""Qualifications told by level, number and subjects: "level 2 bike maintenance", "gcses 5 incl maths". Pure."""

from __future__ import annotations

import re

from agents.understand.credentials import Mention
from agents.understand.words import is_function_word, is_past, is_verb, strip

LEVEL = re.compile(r"\b(?:level|lvl|stage)\s+\d\b", re.IGNORECASE)
_SCHOOL = re.compile(r"\b(?:university|uni|college|school|academy|institute|polytechnic|sixth\s+form)\b", re.IGNORECASE)
_LEAVING = re.compile(r"(?:\d{1,2}\s+)?(?:gcses?|[ao][\s-]levels?|highers|national\s+5s)", re.IGNORECASE)
_SUBJECTS = re.compile(
    r"\d{1,2}(?:\s*,?\s*\(?(?:incl(?:uding|\.)?|inc\.?|with|in)\s.+)?|\(?(?:incl(?:uding|\.)?|inc\.?)\s.+",
    re.IGNORECASE,
)
_STOP = re.compile(r"\s+(?:at|from)\s|[;.\u2400]|,(?!\s*(?:\w+\s*,|(?:and|n)\s))", re.IGNORECASE)
_NO_WORDS = re.compile(r"\b(?:i|got|did|have|my|the|an?|in|at|from|of|and|then|went|to|was|also)\b", re.IGNORECASE)


def leaving_subjects(
    text: str, degrees: list[Mention], masks: list[tuple[int, int]], end: int
) -> tuple[int, int] | None:
    """How many examinations of a school, and in what: "5 incl maths n english" behind "gcses"."""
    for degree in degrees:
        if not _LEAVING.fullmatch(degree.value):
            continue
        stop = min((start for start, _ in masks if degree.end < start < end), default=end)
        if cut := _STOP.search(text, degree.end, stop):
            stop = cut.start()
        start, stop = strip(text, degree.end, stop)
        if start < stop and _SUBJECTS.fullmatch(text[start:stop]) and len(text[start:stop].split()) <= 12:
            return start, stop
    return None


def taught_before(text: str, start: int, school: int, masks: list[tuple[int, int]]) -> tuple[int, int] | None:
    """What was learnt, in front of the school where no degree is told ("city and guilds plumbing level 2")."""
    stop = min((left for left, _ in masks if start < left < school), default=school)
    if link := re.search(r"[\s,]*\b(?:at|from)\s+(?:the\s+)?$", text[start:stop]):
        stop = start + link.start()
    if lead := re.match(r"(?:(?:i|got|did|have|have\s+got|my|an?|yes|yeah|and|also)\b[\s,]*)+", text[start:stop], re.I):
        start += lead.end()
    start, stop = strip(text, start, stop)
    words = text[start:stop].lower().split()
    plain = 2 <= len(words) <= 7 and LEVEL.search(text, start, stop) is not None and "," not in text[start:stop]
    if not plain or any(
        is_past(word) or (is_function_word(word) and word not in {"and", "in", "of"}) for word in words
    ):
        return None
    return None if is_verb(words[0]) and not words[0].endswith("ing") else (start, stop)


def tells_other_study(text: str, start: int, end: int, masks: list[tuple[int, int]]) -> bool:
    """Whether the words in front of a degree are another training, with its own school and year."""
    front = text[start:end]
    inside = [(left, right) for left, right in masks if start <= left < end]
    if not front.rstrip().endswith((",", ";", " and", " then", " n", "&")) or not inside or not _SCHOOL.search(front):
        return False
    for left, right in sorted(inside, reverse=True):
        front = front[: left - start] + front[right - start :]
    parts = [part for part in re.split(r",|\bat\b|\bfrom\b", front) if not _SCHOOL.search(part)]
    left_over = _NO_WORDS.sub(" ", " ".join(parts))
    return len(re.findall(r"[^\W\d_]{3,}", left_over)) >= 2
