"""What in a note does not belong on a resume: gripes, health, pay, wishes, asides. Patterns from gripes.toml."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from agents.clean.spelling import plain
from agents.clean.split import split_clauses


def is_gripe(text: str) -> bool:
    """True if nothing in `text` belongs on a resume: every clause is a gripe, health, pay, a wish or an aside."""
    text = plain(text)
    return not_for_resume(text) or all(is_gripe_clause(clause.text) for clause in split_clauses(text))


def not_for_resume(note: str) -> bool:
    """True if the whole note is to be left alone: the person says so, or tells a fault of their own."""
    return _patterns("drop_all").search(note.lower()) is not None


def is_gripe_clause(clause: str) -> bool:
    """True for one clause (without the punctuation around it) that does not belong on a resume."""
    return _patterns("drop").search(clause.lower().replace("’", "'").strip()) is not None


@lru_cache(maxsize=2)
def _patterns(table: str) -> re.Pattern[str]:
    data = tomllib.loads(resources.files("agents.clean").joinpath("gripes.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for patterns in data[table].values() for pattern in patterns))
