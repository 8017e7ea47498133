"""Papers and exams not finished: "started the level 3", "sitting my exam in june", "still owe the thesis".

What only open pieces of the notes hold cannot be what a line earned, passed or completed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.verify import lexicon, lists
from agents.verify.clauses import split
from agents.verify.credentials import COURSES, OPEN_LINE
from agents.verify.deeds import is_content, read_deeds
from agents.verify.findings import Finding
from agents.verify.ground import Ground

_EARNING = frozenset(
    "earn pass complete finish obtain achieve attain gain receive hold graduate qualify have get".split()
)
_PIECE = re.compile(
    r"[;!?\n(),:](?!\d)|\.(?=\s|$)|\s[-–—]+\s|\s(?=(?:i|im|i['’]m|ive|i['’]ve)\s+\w)"
    r"|\s(?=(?:and|n|&|but|then)\s+(?:i|im|now|the|my|just|still|started|doing)\b)",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    "level levels course courses test tests exam exams class training year grade part unit first".split()
)


def check_unfinished(ground: Ground, line: str) -> Iterator[Finding]:
    """Each paper of the line that the notes have only begun, booked or left open."""
    if OPEN_LINE.search(line):
        return
    pieces = [piece for note in ground.notes for piece in _read(note)]
    if not any(is_open for _, is_open in pieces):
        return
    for deed in read_deeds(line):
        if deed.verb not in _EARNING:
            continue
        row = deed.words
        papers = any(_is_paper(word) for word, _, _ in row)
        if not papers and deed.verb not in ("pass", "qualify", "graduate"):
            continue
        for word, start, end in row:
            if word in _GENERIC or not (word.isdigit() or is_content(word)):
                continue
            holding = [is_open for words, is_open in pieces if _holds(words, word)]
            if holding and all(holding):
                yield Finding(line[start:end], "credential", start, end)
                break


def _is_paper(word: str) -> bool:
    return COURSES.fullmatch(word) is not None or word in lists.words("credentials", "held") | _PAPERS


_PAPERS = frozenset(
    "level nvq svq btec hnc hnd gcse gcses a-level guilds phd masters bachelors ticket module modules "
    "apprenticeship cscs".split()
)


def _holds(words: list[str], word: str) -> bool:
    return any(said == word or lexicon.same_word(said, word) for said in words)


def _read(note: str) -> list[tuple[list[str], bool]]:
    """The pieces of a note, each with whether it is open; "still owe the thesis" leaves the piece before it open."""
    opens, closes = lists.any_pattern("credentials", "open"), lists.any_pattern("credentials", "closed")
    found: list[tuple[list[str], bool]] = []
    for text in _PIECE.split(note):
        if not split(text):
            continue
        is_open = opens.search(text) is not None and (closes.search(text) is None or _NOT.search(text) is not None)
        if _ONTO.search(text):
            is_open = True
        if is_open and found and _REFERS.search(text) and not closes.search(" ".join(found[-1][0])):
            found[-1] = (found[-1][0], True)
        found.append((split(text), is_open))
    return found


_ONTO = re.compile(
    r"\b(?:accepted\s+(?:on(?:to)?|for|into)|(?:place|places)\s+(?:on|at)|waiting\s+list|enrolling|signed\s+up|bursary|deferred)\b",
    re.IGNORECASE,
)
"""Only let in, whatever else the piece says was got: "got a place on the degree"."""
_NOT = re.compile(r"\b(?:not|havent|haven['’]t|hasnt|never|didnt|didn['’]t|still)\b", re.IGNORECASE)
_REFERS = re.compile(
    r"\b(?:it|that|them|thesis|dissertation|viva|exams?|tests?|finals?|modules?|placements?|resits?|practical|theory|"
    r"coursework|portfolio|results?|papers?)\b",
    re.IGNORECASE,
)
