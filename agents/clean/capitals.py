"""Capital letters: the first of a line, days, months, languages, and the names and acronyms of capitals.toml and the skill list."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from agents.clean.spelling import alternatives


def with_capitals(line: str) -> str:
    """`line` with a capital at its start and on the proper nouns it knows; what has capitals already is kept."""
    spellings = _spellings()
    line = _pattern().sub(lambda match: spellings[match[0].lower()] if match[0].islower() else match[0], line)
    line = re.sub(
        r"\b(?<=in )(?:may|march)\b|\b(?:may|march)\b(?= \d)|(?<=since )(?:may|march)\b|(?<=until )(?:may|march)\b|(?<=from )(?:may|march)\b|(?<=to )may\b",
        lambda match: match[0].capitalize(),
        line,
    )
    short = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "fri": "Friday", "sat": "Saturday", "sun": "Sunday"}
    line = re.sub(
        r"\b(mon|tue|wed|fri|sat|sun)(?= (?:morning|night|afternoon|evening|market)s?\b)|(?<=\bon )(mon|tue|wed|fri|sat|sun)\b|(?<=\bevery )(mon|tue|wed|fri|sat|sun)\b",
        lambda match: short[match[0]],
        line,
    )
    first = re.match(r"\W*(\S+)", line)
    if first is None or any(letter.isupper() for letter in first[1]):
        return line
    at = first.start(1)
    return line[:at] + line[at].upper() + line[at + 1 :]


def is_capital(word: str) -> bool:
    """True if `word` is one that has a capital wherever it stands."""
    return _spellings().get(word.lower().strip(",.;:")) == word.strip(",.;:")


def known_spelling(word: str) -> str | None:
    """How a name of the list is written ("excel" → "Excel"), or None."""
    return _spellings().get(word.lower())


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    data = tomllib.loads(resources.files("agents.clean").joinpath("capitals.toml").read_text(encoding="utf-8"))
    return {name.lower(): name for names in data["names"].values() for name in names} | data["short"]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@./-])(?:{alternatives(list(_spellings()))})(?![\w@]|\.\w|/\w)", re.I)
