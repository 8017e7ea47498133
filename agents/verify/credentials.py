"""Degrees, licences and certificates: held only if a note says so without "applied for", "studying" or "no"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.verify import lexicon, lists
from agents.verify.clauses import WORD
from agents.verify.findings import Finding
from agents.verify.ground import Ground

_STUDYING = re.compile(r"\b(?:toward|pursu|progress|candidate|expected|student|stud)", re.IGNORECASE)
_FAILED = re.compile(
    r"\b(?:never\s+finished|didn'?t\s+(?:finish|pass|complete)|dropped\s+out|not\s+(?:finished|done)|failed)\b",
    re.IGNORECASE,
)


def check_credentials(ground: Ground, line: str) -> Iterator[Finding]:
    """A degree, licence or certificate is held only if a note says so without "applied for", "studying", "no"."""
    open_line = lists.not_yet().search(line)
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
    if lists.not_yet().search(clause):
        return not re.search(r"\b(?:passed|got|earned|finished|completed|hold)\b", clause, re.IGNORECASE)
    return _FAILED.search(ground.notes[note]) is not None
