"""Raw notes → one clean resume line, by rules: the floor of what Vita writes, good enough to send by itself.

It never invents: numbers, names, negations, hedges and who did what stay as told. It knows no job posting and no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.clean.capitals import sentence_case, with_capitals
from agents.clean.gripes import is_gripe, is_gripe_clause, not_for_resume
from agents.clean.join import after_sentence, join_clauses, join_lines
from agents.clean.now import tells_of_now
from agents.clean.persons import without_echo
from agents.clean.spelling import plain, without_tail
from agents.clean.split import Clause, split_clauses
from agents.clean.values import tidy_value
from agents.clean.voice import Spoken, begins_with_deed, speak

__all__ = ["clean", "clean_note", "is_gripe", "tells_of_now", "tidy_value"]

MAX_WORDS = 32
"""A line that is longer stops after the last note or sentence that fits."""


def clean(notes: Sequence[str], *, section: str = "work", current: bool = False) -> str | None:
    """One line of a resume for one group of notes of one entry; None if nothing in them belongs on a resume.

    `current`: the job goes on, so verbs in the present stay there. In other sections than work, volunteer and projects
    the words are tidied but verbs keep their tense.
    """
    present = current or section not in ("work", "volunteer", "projects")
    lines = [line for note in notes if (line := _line(note, current=present))]
    return sentence_case(join_lines(list(dict.fromkeys(lines)), max_words=MAX_WORDS)) if lines else None


def clean_note(note: str, *, current: bool = False) -> str | None:
    """One note as a line: no first person, verb first, spelled out; None if nothing in it belongs on a resume."""
    return sentence_case(_line(note, current=current)) or None


def _fit(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses that belong on a resume; what others did for a dropped one ("so they moved me") goes with it."""
    fit: list[Clause] = []
    dropped = False
    for clause in clauses:
        follows = dropped and clause.before == "so" and re.match(r"(?:they|he|she)\b", clause.text, re.I)
        dropped = bool(follows) or is_gripe_clause(clause.text)
        if not dropped:
            fit.append(clause)
    return fit


def _line(note: str, *, current: bool) -> str:
    """The clean line without the capital at its start, or ""."""
    text = without_echo(after_sentence(plain(note)))
    if not_for_resume(text):
        return ""
    spoken: list[tuple[str, Spoken]] = []
    row = False  # "cleaning rooms, making beds": the "-ing" forms that follow are deeds, too
    for clause in _fit(split_clauses(text)):
        bare = without_tail(after_sentence(clause.text) if clause.before == "." else clause.text)
        if re.search(r"\w", bare):
            row = row or (not spoken and begins_with_deed(bare) and re.match(r"[a-z]+ing\b", bare, re.I) is not None)
            follows = bool(spoken) and clause.before != "." and (not row or bare.startswith(("using ", "including ")))
            spoken.append((clause.before, speak(bare, current=current, first=not spoken, follows=follows)))
    line = with_capitals(join_clauses(spoken, max_words=MAX_WORDS))
    if re.search(r", with (?!the team\b)", line):
        line = line.replace(" with the team", "", 1)
    line = re.sub(r"\s+", " ", line).strip(" ,;:!-–—")
    return re.sub(r"(?<!\betc)(?<!\b[A-Z])\.$", "", line)
