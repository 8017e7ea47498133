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
    clauses = split_clauses(plain(text))
    return bool(clauses) and all(is_gripe_clause(clause.text) for clause in clauses)


def is_gripe_clause(clause: str) -> bool:
    """True for one clause (without the punctuation around it) that does not belong on a resume."""
    return _patterns().search(clause.lower().replace("’", "'").strip()) is not None


@lru_cache(maxsize=1)
def _patterns() -> re.Pattern[str]:
    data = tomllib.loads(resources.files("agents.clean").joinpath("gripes.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for patterns in data["drop"].values() for pattern in patterns))
