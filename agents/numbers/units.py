"""Units, currencies and multipliers: the table of `units.toml`, read once."""

from __future__ import annotations

import re
import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any


def unit_of(word: str) -> str:
    """The unit that `word` spells ("hrs" → "hour"), or ""."""
    return _spellings().get(re.sub(r"\s+", " ", word.lower()), "")


def family_of(unit: str) -> str:
    """What `unit` measures ("hour" → "time"), or "" for no unit."""
    return _units()[unit][1] if unit in _units() else ""


def in_base_unit(value: Fraction, unit: str) -> tuple[Fraction, str]:
    """`value` in the base unit of its family, and that family; as it is, where `unit` is none of the table's."""
    if unit in _units():
        size, family = _units()[unit]
        return value * size, family
    return value, unit


def match_unit(text: str, position: int) -> tuple[str, int] | None:
    """The unit that stands at `position` ("-hour", " sq ft") and where it ends."""
    match = _pattern().match(text, position)
    return (unit_of(match["unit"]), match.end()) if match else None


@cache
def currencies() -> dict[str, str]:
    return {str(mark): str(name) for mark, name in _table()["currencies"].items()}


@cache
def multipliers() -> dict[str, int]:
    return {name: int(value) for name, value in _table()["multipliers"].items()}


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "units.toml").read_text(encoding="utf-8"))


@cache
def _units() -> dict[str, tuple[Fraction, str]]:
    return {name: (Fraction(size), family) for name, (size, family, _) in _table()["units"].items()}


@cache
def _spellings() -> dict[str, str]:
    return {spelling: name for name, (_, _, spellings) in _table()["units"].items() for spelling in spellings}


@cache
def _pattern() -> re.Pattern[str]:
    spellings = "|".join(re.escape(text) for text in sorted(_spellings(), key=len, reverse=True))
    return re.compile(rf"\s*[-‑]?\s*(?P<unit>{spellings})(?!\w)", re.I)
