"""Values of single fields as a resume spells them: employers, titles, schools, degrees, cities, skills, awards."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from agents.clean.capitals import known_spelling

_NAMED_FIELDS = frozenset(
    "name position institution organization studyType area city region country title awarder issuer publisher skill "
    "label company employer school degree language certificate award entity level fluency role".split()
)
"""Fields whose value is a name or a title; others (urls, dates, sentences) only lose stray spaces."""

_PARTICLES = frozenset({"van", "von", "de", "der", "den", "di", "da", "du", "ter", "ten"})
"""Small words that begin a surname: kept small before a capital."""


def tidy_value(value: str, field: str) -> str:
    """`value` with the capitals a resume gives it: "line cook" → "Line Cook"; what already has capitals is kept.

    `field` is a JSON Resume name, with or without its section (name, position, institution, studyType, area, city,
    skill, title, awarder, issuer …). A value of other fields (url, startDate, summary …) only loses stray spaces.
    """
    value = re.sub(r"\s+", " ", value).strip(" \t\n,;:•*")
    if not re.search(r"(?:\b(?:Inc|Ltd|Co|Jr|Sr|Corp|St|Bros|[A-Z])|\w\.\w)\.$", value, re.I):
        value = value.rstrip(".")
    field = field.rsplit(".", 1)[-1]
    if field == "fluency":
        value = re.sub(r"\b(fluent|native)ly\b", r"\1", value, flags=re.IGNORECASE)
        value = re.sub(r".*\b(?:bit|lil)\b.*", "A little", value, flags=re.IGNORECASE)
    if field not in _NAMED_FIELDS:
        return value
    shouted = value.isupper() and " " in value and re.search(r"[^\W\d_]{6}", value) is not None
    if field not in {"city", "language"} and len(value.split()) > 2 and _is_finished(value):
        return value
    words = re.split(r"(\s+|(?<=\w)/(?=\w)|(?<=\w)-(?=\w))", value)
    written: list[str] = []
    for index, word in enumerate(words):
        if index % 2:
            written.append(word)
            continue
        particle = index == 0 and word in _PARTICLES and re.search(r"\s[A-Z]", value) is not None
        before = "".join(written).strip()
        first = not particle if index == 0 else written[-1] == "/" or re.search(r"[,:;(–—-]$", before) is not None
        written.append(_word(word, first=first, shouted=shouted))
    state = re.search(r",\s*([a-z]{2})$", value) if field in ("city", "region", "location") else None
    if state is not None:
        written[-1] = state[1].upper()
    return _phrases("".join(written))


def _is_finished(value: str) -> bool:
    """Whether somebody spelled a long name with care: capitals at its beginning and later, small letters between."""
    words = [word for word in value.split() if word[:1].isalpha()]
    capitals = sum(word[:1].isupper() for word in words)
    first = bool(words) and (words[0][:1].isupper() or words[0] in _table()["lower"])
    return first and capitals >= 2 and not value.isupper()


def _word(word: str, *, first: bool, shouted: bool) -> str:
    """One word of a name; punctuation around it is kept."""
    lead, core, tail = re.fullmatch(r"([^\w]*)(.*?)([^\w+#.]*)", word, re.S).groups()  # type: ignore[union-attr]  # matches any text
    bare = core.rstrip(".")
    table = _table()
    if not bare or (any(letter.isupper() for letter in bare) and not shouted):
        return word
    lower = bare.lower()
    if lower in table["short"]:
        return f"{lead}{table['short'][lower]}{tail}"
    known = table["acronyms"].get(lower) or known_spelling(lower)
    if known is not None and " " not in known and (known != known.lower()):
        return lead + known + core[len(bare) :] + tail
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]\.?|[a-z]{1,2}&[a-z]", core.lower()):
        return lead + core.upper() + tail
    if bare in table["lower"] or (lower in table["small"] and not first):
        return lead + lower + core[len(bare) :] + tail
    if re.match(r"^\d", bare):
        return lead + lower + core[len(bare) :] + tail
    if re.fullmatch(r"[ivx]{2,4}", lower) and not first:
        return lead + lower.upper() + tail
    for prefix in ("mc", "o'", "d'"):
        if lower.startswith(prefix) and len(lower) > len(prefix) + 2 and lower not in table["plain"]:
            return lead + prefix.capitalize() + lower[len(prefix) :].capitalize() + core[len(bare) :] + tail
    return lead + lower[:1].upper() + lower[1:] + core[len(bare) :] + tail


def _phrases(value: str) -> str:
    """Names of several words that the list spells in its own way ("Power BI", "Node.js")."""
    for phrase, spelling in _table()["phrases"].items():
        value = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", spelling, value, flags=re.I)
    return value


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    data = tomllib.loads(resources.files("agents.clean").joinpath("values.toml").read_text(encoding="utf-8"))
    return {
        "acronyms": {word.lower(): word for words in data["acronyms"].values() for word in words},
        "short": data["short"],
        "small": frozenset(data["small"]["words"]),
        "plain": frozenset(data["plain"]["words"]),
        "lower": frozenset(data["lower"]["names"]),
        "phrases": {phrase.lower(): phrase for phrase in data["phrases"]["names"]},
    }
