"""Degrees, licences and certificates: held only if a note says so without "applied for", "studying" or "no"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.numbers import find_numbers
from agents.verify import lexicon, lists
from agents.verify.clauses import WORD
from agents.verify.deeds import is_content, read_deeds
from agents.verify.findings import Finding
from agents.verify.ground import Ground

_STUDYING = re.compile(r"\b(?:toward|pursu|progress|candidate|expected|student|stud)", re.IGNORECASE)
_FAILED = re.compile(
    r"\b(?:never\s+finished|didn'?t\s+(?:finish|pass|complete)|dropped\s+out|not\s+(?:finished|done)|failed|had\s+to\s+stop|stopped|gave\s+(?:it\s+)?up|packed\s+it\s+in|ran\s+out)\b",
    re.IGNORECASE,
)


_PASSED = re.compile(r"\b(?:passed|hold|held|graduated|now\s+(?:licensed|certified|qualified))\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:passed|done|finished|completed|graduated|all|whole|full|both|every)\b(?!\s+(?:yet|soon|next))", re.IGNORECASE
)
OPEN_LINE = re.compile(
    r"\b(?:permit|learner|provisional|pending|awaiting|toward\w*|progress|enrolled|pursu\w+|expected|candidate|short\s+of|"
    r"first\s+(?:year|half|part)|part|half|halfway|some|started|began)\b",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\s[-–—]\s|[;.!?]\s")
_FINISHING = frozenset("complete finish pass earn graduate obtain achieve attain receive gain hold have".split())
COURSES = re.compile(
    r"\b(?:course|certificat\w+|cert|degree|diploma|apprenticeship|licen[cs]e|training|program(?:me)?|qualification|"
    r"exam|test|module|bootcamp|class|school|internship|residency|level|nvq|unit|stage)s?\b",
    re.IGNORECASE,
)


def check_completion(ground: Ground, line: str) -> Iterator[Finding]:
    """ "Completed the course" of "120 of the 200 hrs of the course": what is not finished was not completed."""
    if OPEN_LINE.search(line) or not COURSES.search(line):
        return
    figures = {number.measure for number in find_numbers(line)}
    for deed in read_deeds(line):
        reach = re.split(r"[,;]|\band\b", line[deed.end :])[0]
        words = [word for match in WORD.finditer(reach) if is_content(word := match.group().lower())]
        if deed.verb not in _FINISHING or not any(COURSES.fullmatch(word) for word in words):
            continue
        for place, note in enumerate(ground.notes):
            said = {word for clause in ground.clauses if clause.note == place for word, _ in clause.words}
            shared = sum(any(lexicon.supports(one, word) for one in said) for word in words)
            there = [number.measure for at, number in ground.numbers if at == place]
            smaller = min(there) if len(there) > 1 else None
            open_still = lists.any_pattern("credentials", "pending").search(note)
            if shared and shared * 2 >= len(words) and open_still and not _DONE.search(note) and smaller not in figures:
                yield Finding(deed.text, "credential", deed.start, deed.end)
                break


def check_credentials(ground: Ground, line: str) -> Iterator[Finding]:
    """A degree, licence or certificate is held only if a note says so without "applied for", "studying", "no"."""
    open_line = lists.not_yet().search(line) or OPEN_LINE.search(line)
    for match in WORD.finditer(line):
        word = match.group().lower().replace("’", "'")
        if word not in lists.words("credentials", "held") or (
            match.group().islower() and word in ("ma", "md", "np", "ba")
        ):
            continue
        carriers = [clause for clause in ground.clauses if any(_same_paper(said, word) for said, _ in clause.words)]
        if not carriers and _follows_paper(ground, line[: match.start()], word):
            continue
        if not carriers or (
            not open_line
            and not _STUDYING.search(line)
            and all(_is_open(ground, clause.text, clause.note, word) for clause in carriers)
        ):
            yield Finding(match.group(), "credential", match.start(), match.end())


def _follows_paper(ground: Ground, before: str, word: str) -> bool:
    """ "EPA 608 certification" where the notes just name EPA 608, and no clause says it is not there yet."""
    if lists.papers()[0].get(word) not in ("paper", "licence"):
        return False
    name = re.search(r"\b([A-Z][\w&+-]+|\d+)(?:\s+[A-Z]\w+)?\s+$|\b([A-Z][A-Z&+]+)(?:\s+and\s+|\s+)[A-Z]+\s+$", before)
    if name is None or not ground.names(name[1] or name[2]):
        return False
    named = (name[1] or name[2]).lower()
    return not any(
        lists.not_yet().search(clause.text)
        for clause in ground.clauses
        if any(lexicon.same_word(said, named) for said, _ in clause.words)
    )


def _same_paper(said: str, word: str) -> bool:
    kinds, carriers = lists.papers()
    kind = kinds.get(word)
    return said == word or lexicon.same_word(said, word) or (kind is not None and said in carriers[kind])


def _is_open(ground: Ground, clause: str, note: int, word: str) -> bool:
    """Whether the clause says the paper is not held; "never finished" in the clause after it counts too."""
    pending = lists.any_pattern("credentials", "pending")
    said = next((piece for piece in _PIECE.split(ground.notes[note]) if clause.strip() in piece), clause)
    if pending.search(said) and not _PASSED.search(said):
        return True
    if lists.not_yet().search(clause):
        return not re.search(r"\b(?:passed|got|earned|finished|completed|hold)\b", clause, re.IGNORECASE)
    return _FAILED.search(ground.notes[note]) is not None
