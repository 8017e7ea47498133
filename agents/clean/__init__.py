"""Raw notes → one clean resume line, by rules: the floor of what Vita writes, good enough to send by itself.

It never invents: numbers, names, negations, hedges and who did what stay as told. It knows no job posting and no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.clean.capitals import with_capitals
from agents.clean.gripes import is_gripe, is_gripe_clause
from agents.clean.join import join_clauses, join_lines
from agents.clean.spelling import plain
from agents.clean.split import split_clauses
from agents.clean.values import tidy_value
from agents.clean.voice import speak

__all__ = ["clean", "clean_note", "is_gripe", "tidy_value"]

MAX_WORDS = 32
"""A line that is longer stops after the last note or sentence that fits."""


def clean(notes: Sequence[str], *, section: str = "work", current: bool = False) -> str | None:
    """One line of a resume for one group of notes of one entry; None if nothing in them belongs on a resume.

    `current`: the job goes on, so verbs in the present stay there. In other sections than work, volunteer and projects
    the words are tidied but verbs stay as they are.
    """
    told = section in ("work", "volunteer", "projects")
    lines = [line for note in notes if (line := clean_note(note, current=current or not told)) is not None]
    return join_lines(list(dict.fromkeys(lines)), max_words=MAX_WORDS) if lines else None


def clean_note(note: str, *, current: bool = False) -> str | None:
    """One note as a line: no first person, verb first, spelled out, no full stop; None if it does not belong on a resume."""
    kept = [clause for clause in split_clauses(plain(note)) if not is_gripe_clause(clause.text)]
    spoken = [(clause.before, speak(clause.text, current=current)) for clause in kept]
    line = join_clauses([pair for pair in spoken if pair[1].text.strip()], max_words=MAX_WORDS)
    line = re.sub(r"\s+", " ", with_capitals(line)).strip(" ,;:.!-–—")
    return line if re.search(r"\w", line) else None
