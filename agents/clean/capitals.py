"""Capital letters: the first of a line, days, months, languages, and the names and acronyms of capitals.toml."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from agents.clean.spelling import alternatives
from agents.clean.verbs import can_be_noun, can_describe, forms
from retrieval.skills import find_skills


def with_capitals(line: str) -> str:
    """`line` with capitals on the proper nouns it knows; what has capitals already is kept."""
    spellings = _spellings()
    line = _with_skill_names(line)

    def spelled(match: re.Match[str]) -> str:
        typed, name = match[0], spellings[match[0].lower()]
        return name if typed.islower() or typed.split()[0] == name.split()[0] else typed

    line = _pattern().sub(spelled, line)
    return re.sub(
        r"(?<=\bin )(?:may|march)\b|\b(?:may|march)\b(?= \d)|(?<=\bsince )(?:may|march)\b|(?<=\buntil )(?:may|march)\b|"
        r"(?<=\bfrom )(?:may|march)\b|(?<=\blast )(?:may|march)\b",
        lambda match: match[0].capitalize(),
        line,
    )


def _with_skill_names(line: str) -> str:
    """Products and licences as the skill list writes them ("servsafe" → "ServSafe"); "pallet jack" stays."""
    for span in reversed(find_skills(line)):
        typed = line[span.start : span.end]
        name = next(
            (part for part in (span.name, span.name.partition(" ")[2]) if part and typed.startswith(part.lower())), ""
        )
        if span.kind not in ("tool", "licence") or not name:
            continue
        invented = " " not in name and not can_be_noun(name) and not can_describe(name)
        invented = (invented and name.lower() not in _words("plain")) or name in _words("proven")
        if invented or any(letter.isupper() for word in name.split() for letter in word[1:]):
            line = line[: span.start] + name + line[span.start + len(name) :]
    return line


def sentence_case(line: str) -> str:
    """`line` with a capital at its start, unless its first word has its own (iOS) or begins with no letter."""
    first = re.match(r"\W*([^\s/-]+)", line)
    if first is None or any(letter.isupper() for letter in first[1]):
        return line
    at = first.start(1)
    return line[:at] + line[at].upper() + line[at + 1 :]


def is_name(text: str) -> bool:
    """True if `text` begins with a name, an acronym or a code, so that its first letter stays as it is."""
    first = re.split(r"[\s,.;:/]", text, maxsplit=1)[0]
    if not first[:1].isupper():
        return True
    if first.lower() in _LITTLE:
        return False
    if any(letter.isupper() for letter in first[1:]) or len(first) == 1 or _spellings().get(first.lower()) == first:
        return True
    known = forms(first.lower()) or can_be_noun(first.lower()) or can_describe(first.lower())
    return not known or re.match(r"[A-Z][\w'’-]+ (?:& )?[A-Z]", text) is not None


def known_spelling(word: str) -> str | None:
    """How a name of the list is written ("excel" → "Excel"), or None."""
    return _spellings().get(word.lower())


_LITTLE = frozenset(
    "a an the all and both each every for from in of on over some then there they this to up we with about own no not "
    "also one two".split()
)


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    data = tomllib.loads(resources.files("agents.clean").joinpath("capitals.toml").read_text(encoding="utf-8"))
    return {name.lower(): name for names in data["names"].values() for name in names} | dict(data["short"])


@lru_cache(maxsize=2)
def _words(table: str) -> frozenset[str]:
    """The words of one of the lists at the end of capitals.toml: "plain" or "proven"."""
    data = tomllib.loads(resources.files("agents.clean").joinpath("capitals.toml").read_text(encoding="utf-8"))
    return frozenset(data[table]["words"])


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@./-])(?:{alternatives(list(_spellings()))})(?![\w@]|\.\w|/\w)", re.I)
