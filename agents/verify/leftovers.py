"""Words of content that no note carries, once everything a line may add is taken away."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from agents.verify import lexicon, lists
from agents.verify.clauses import WORD
from agents.verify.deeds import read_deeds
from agents.verify.findings import Finding
from agents.verify.ground import Ground
from agents.verify.outcomes import shifts
from agents.verify.strength import allows_object, allows_verb

_FUNCTION = (
    "a an the and or but nor so yet of in on at by for from to with as into onto upon over under up down "
    "out off about around after before "
    "during through across between within without against among per via plus than then that this these "
    "those which who whom whose what when "
    "where while until since because if though although both either each every all any some such no not "
    "only also just even more most less "
    "least few much many other another same own it its he him his she her they them their we us our you "
    "your i me my mine is are was were be "
    "been being am do does did done doing has have had having can could will would shall should may might "
    "must there here how why very too cannot along age aged"
)
_PLAIN = frozenset(_FUNCTION.split())


_SERVED = re.compile(
    r"\b(?:for|to|with|among|from|by|of|in|at|a|an|the|new|other)\s+(?:[^\W\d_]+\s+)?$|['’]s?\s+$|\b(?:and|or)\s+$",
    re.IGNORECASE,
)
"""What stands before those whom one serves, or works with; as what a verb does something to, they need a note."""


def leftover_words(ground: Ground, line: str, taken: Collection[tuple[int, int]]) -> Iterator[Finding]:
    """Each unsupported word of content outside the spans `taken` by other checks."""
    neutral = lists.words("neutral", "words")
    neutral_verbs = lists.words("neutral", "verbs")
    notes = " | ".join(ground.notes)
    verbs = {deed.start for deed in read_deeds(line)}
    for match in WORD.finditer(line):
        word = match.group().lower().replace("’", "'")
        if (
            len(word) < 3
            or not word[0].isalpha()
            or word in _PLAIN
            or any(start < match.end() and match.start() < end for start, end in taken)
        ):
            continue
        if (
            word in neutral
            or word.removesuffix("'s") in neutral
            or (match.start() in verbs and lexicon.forms(word) & neutral_verbs)
        ):
            continue
        if word in lists.words("neutral", "recipients") and (
            _SERVED.search(line[: match.start()]) or allows_object(ground, line, match.start())
        ):
            continue
        if (
            ground.holds(match.group())
            or _is_compound(ground, line, match)
            or (allows_verb(ground, line, match.start()) and not _is_calling(ground, word))
            or shifts(ground, word)
        ):
            continue
        if word in lists.words("credentials", "held"):
            continue  # weighed as credentials
        if word in ("team", "crew", "group") and re.search(r"\b(?:we|us|our)\b", notes, re.IGNORECASE):
            continue
        if _is_type(ground, line, match) or (word in lists.words("people", "companions") and _COMPANY.search(notes)):
            continue
        if ground.plain(word) and match.start() not in verbs and is_placed(ground, line, match):
            continue
        yield Finding(match.group(), "unsupported", match.start(), match.end())


def _is_calling(ground: Ground, word: str) -> bool:
    """Whether a verb is the trade of a student's or helper's title: "nursed" of a student in nursing."""
    return bool(ground.role & lists.words("people", "lesser")) and any(lexicon.kin(said, word) for said in ground.role)


_COMPANY = re.compile(
    r"(?:^|\W)(?i:me|i|myself)\s+(?i:and|n|&|\+)\s+[^\W\d_]|[^\W\d_]\s+(?i:and|n|&)\s+(?i:i|me)\b"
    r"|(?<!\w)(?i:with|w/?|alongside|next\s+to)\s+[A-Z][a-z]+\b"
)
"""The person and somebody else: "me and Aisha", "w Stu"."""


def _is_type(ground: Ground, line: str, match: re.Match[str]) -> bool:
    """ "aircraft" after "C-130": what a named thing of the notes is."""
    if match.group().lower() not in lists.words("neutral", "types"):
        return False
    before = re.search(r"([^\W_][^\s,;]*)\s+$", line[: match.start()])
    return (
        before is not None
        and any(char.isupper() for char in before[1])
        and before.start() > 0
        and any(ground.names(part.group()) for part in WORD.finditer(before[1]))
    )


def is_placed(ground: Ground, line: str, match: re.Match[str]) -> bool:
    """Whether a thing of the trade stands where it adds no claim: before a word of the notes ("pharmacy technicians"),
    after a preposition, or as object of a verb that the notes leave out or use without an object."""
    if _SETTING.search(line[: match.start()]):
        return True
    before = re.search(r"([^\W_]+)[\s-]+$", line[: match.start()])
    if before and before[1].lower() not in _PLAIN and len(before[1]) > 3 and before.start() and ground.holds(before[1]):
        return True
    after = re.match(r"(?:['’]s?)?[\s-]+([^\W_]+)", line[match.end() :])
    if after and after[1].lower() not in _PLAIN and (ground.holds(after[1]) or ground.plain(after[1])):
        return True
    return allows_object(ground, line, match.start())


_SETTING = re.compile(
    r"\b(?:for|to|with|among|from|by|of|in|at|on|across|as|during|per|under|into|between|around|after|before)\s+"
    r"(?:(?:\d[\d.,]*|[^\W\d_][\w’'-]*)\s+){0,3}$",
    re.IGNORECASE,
)


def _is_compound(ground: Ground, line: str, match: re.Match[str]) -> bool:
    """Half of a compound the notes write in one word ("re-test" ← retest), or initials they spell (otr)."""
    before = re.search(r"([^\W_]+)[-\s]$", line[: match.start()])
    after = re.match(r"[-\s]([^\W_]+)", line[match.end() :])
    word = match.group().lower()
    pairs = [before[1].lower() + word] if before else []
    pairs += [word + after[1].lower()] if after else []
    if any(ground.names(pair) for pair in pairs):
        return True
    row = [other.group().lower() for other in WORD.finditer(line)]
    starts = [other.start() for other in WORD.finditer(line)]
    index = starts.index(match.start())
    for size in (2, 3, 4):
        for first in range(max(0, index - size + 1), index + 1):
            letters = "".join(other[0] for other in row[first : first + size])
            if len(letters) == size >= 3 and (letters in ground.words or letters + "s" in ground.words):
                return True
    return False
