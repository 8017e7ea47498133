"""What a request changes about a letter, as data that `agents.letter.compose` takes: content, not places, so that it
holds when the letter is written anew.

    {"kind": "say", "words"}            a sentence of the person's own
    {"kind": "mention", "words"}        a fact to take up; {"kind": "without", "words"} one to leave out
    {"kind": "replace", "old", "words"} these sentences are to read so; {"kind": "drop", "old"} these are to go
    {"kind": "address", "words"}        whom it greets; {"kind": "longer"} more of what was done
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.clean.capitals import sentence_case, with_capitals
from agents.language import Phrases
from agents.letter.compose import Change, compose, could_hold, find_in_letter
from agents.letter.own_words import is_statement, own_sentence
from agents.letter.sentences import PARTS, Sentence
from agents.understand.letter_changes import LetterRequest
from storage.interview import Interview

_BODY = frozenset({"opening", "reason", "deeds", "more", "closing"})
_ORDINALS = (
    ("first", "1st", "opening", "start", "beginning"),
    ("second", "2nd"),
    ("third", "3rd"),
    ("fourth", "4th"),
    ("fifth", "5th"),
)
_LAST = ("last", "final", "closing", "ending", "end")


def change_for(
    request: LetterRequest,
    letter: Sequence[Sentence],
    interview: Interview,
    phrases: Phrases,
    changes: Sequence[Change],
) -> Change | None:
    """The change that a request asks for, None for one that finds nothing to change."""
    if request.kind == "shorter":
        return _shorter(letter)
    if request.kind == "longer":
        longer: Change = {"kind": "longer"}
        return (
            longer if compose(interview, phrases, [*changes, longer]) != compose(interview, phrases, changes) else None
        )
    if request.kind == "address":
        words = request.words.strip(" .,")
        return {"kind": "address", "words": words.title() if words.islower() else words}
    if request.kind == "mention":
        if is_statement(request.words):
            return {"kind": "say", "words": own_sentence(request.words)}
        return {"kind": "mention", "words": request.words} if could_hold(interview, phrases, request.words) else None
    if request.kind == "without":
        return _without(request.words, letter, interview, phrases, changes)
    if request.kind == "replace":
        return _replace(request, letter)
    return None


def sentences_named(letter: Sequence[Sentence], which: str) -> list[Sentence]:
    """The sentences that `which` names: by their place, "the second paragraph", or by words in them."""
    body = [one for one in letter if one.part in _BODY]
    words = set(re.findall(r"\w+", which.lower()))
    if "greeting" in words:
        return [one for one in letter if one.part == "greeting"]
    parts = [part for part in PARTS if any(one.part == part for one in body)]
    units = (
        [[one for one in body if one.part == part] for part in parts]
        if "paragraph" in words
        else [[one] for one in body]
    )
    if len(words - {"the", "sentence", "line", "paragraph", "part", "bit", "one", "word", "of"}) == 1:
        for index, names in enumerate(_ORDINALS):
            if words & set(names):
                return units[index] if index < len(units) else []
        if words & set(_LAST):
            return units[-1] if units else []
    exact = [one for one in body if which.lower().strip(" .") in one.text.lower()]
    if exact:
        return exact[:1]
    index_or_none = find_in_letter([one.text for one in body], which)
    return [body[index_or_none]] if index_or_none is not None else []


def _shorter(letter: Sequence[Sentence]) -> Change | None:
    """Without a third of what can go, the weakest first; one sentence that speaks for the person stays."""
    speaking = [one for one in letter if one.part in {"deeds", "more"}]
    places = [(one.weight, -place, one) for place, one in enumerate(letter) if one.weight < 8]
    can_go = [one for *_, one in sorted(places, key=lambda row: row[:2]) if one.part in _BODY - {"reason"}]
    strongest = max(speaking, key=lambda one: one.weight, default=None)
    gone = [one for one in can_go if one is not strongest][: max(1, len(can_go) // 3)]
    return {"kind": "drop", "old": [one.text for one in gone], "shorter": True} if gone else None


def _without(
    words: str, letter: Sequence[Sentence], interview: Interview, phrases: Phrases, changes: Sequence[Change]
) -> Change | None:
    named = sentences_named(letter, words)
    if not named:
        return None
    by_fact: Change = {"kind": "without", "words": words}
    if named[0].facts and len(named) == 1 and named[0].part in {"deeds", "more"}:
        anew = compose(interview, phrases, [*changes, by_fact])
        if anew and named[0].text not in [one.text for one in anew] and not _is_place(words):
            return by_fact
    return {"kind": "drop", "old": [one.text for one in named]}


def _is_place(words: str) -> bool:
    """Whether a sentence is named by where it stands rather than by what it says."""
    return (
        re.fullmatch(r"(?:the\s+)?\w+\s+(?:sentence|line|paragraph|part|bit)", words.strip(), re.IGNORECASE) is not None
    )


def _replace(request: LetterRequest, letter: Sequence[Sentence]) -> Change | None:
    new = with_capitals(sentence_case(request.words.strip()))
    new = new if new.endswith((".", "!", "?", ",")) else new + "."
    body = [one for one in letter if one.part in _BODY]
    if request.which in {"before", "after"} and body:
        first, last = body[0].text, body[-1].text
        old, text = (first, f"{new} {first}") if request.which == "before" else (last, f"{last} {new}")
        return {"kind": "replace", "old": [old], "words": text}
    named = sentences_named(letter, request.which)
    if not named:
        return None
    start = named[0].text.lower().find(request.which.lower())
    if start >= 0 and len(request.which) < len(named[0].text.rstrip(".")):
        end = start + len(request.which)
        new = named[0].text[:start] + with_capitals(request.words) + named[0].text[end:]
    return {"kind": "replace", "old": [one.text for one in named], "words": new}
