"""The lists of `words.toml` and `verbs.toml`, read once and ready to look up."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class StrongVerb:
    """A family of verbs that claim more than "did".

    `verbs` are base forms; `carriers` are the note words that carry the claim. With an object in `plain_objects`
    nothing is claimed, and if `only_objects` is not empty, only with those. Carriers that are `things` do not carry it
    for an assistant or a student.
    """

    family: str
    verbs: frozenset[str]
    carriers: frozenset[str]
    plain_objects: frozenset[str]
    only_objects: frozenset[str]
    things: frozenset[str]


@cache
def words(section: str, key: str) -> frozenset[str]:
    return frozenset(_table("words.toml")[section][key].split())


@cache
def claims(section: str) -> dict[str, frozenset[str]]:
    """For each claim of `section` (scope or praise): the note words that allow it."""
    found: dict[str, set[str]] = {word: {word} for word in _table("words.toml")[section].get("words", "").split()}
    for group in _table("words.toml")[section]["groups"]:
        said, _, written = group.partition(" > ")
        for word in written.split():
            found.setdefault(word, {word}).update(said.split())
    return {word: frozenset(allowed) for word, allowed in found.items()}


@cache
def people() -> frozenset[str]:
    """Words whose first meaning is a person, base forms."""
    text = (files(__package__) / "people.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def unfit() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Pairs of verbs and the things (base forms) that they are not done to."""
    rows = (row.partition(" > ") for row in _table("words.toml")["unfit"]["rows"])
    return tuple((frozenset(verbs.split()), frozenset(things.split())) for verbs, _, things in rows)


@cache
def papers() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """The kind of paper each word of a line names, and for each kind the note words that carry it."""
    rows = _table("words.toml")["papers"]
    kinds = {word: kind for kind, (written, _) in rows.items() for word in written.split()}
    return kinds, {kind: frozenset(said.split()) for kind, (_, said) in rows.items()}


@cache
def strong_verbs() -> tuple[StrongVerb, ...]:
    return tuple(
        StrongVerb(
            family=family,
            verbs=frozenset(row["verbs"].split()),
            carriers=frozenset(row["from"].split()),
            plain_objects=frozenset(row.get("objects", "").split()),
            only_objects=frozenset(row.get("only_objects", "").split()),
            things=frozenset(row.get("things", "").split()),
        )
        for family, row in _table("verbs.toml")["strong"].items()
    )


@dataclass(frozen=True, slots=True)
class Trade:
    """What a job title makes plain: the `things` of the trade and the strong `verbs` its verbless notes stand for.

    Each of `keys` is a set of words that a title must all hold.
    """

    keys: tuple[frozenset[str], ...]
    things: frozenset[str]
    verbs: frozenset[str]


@cache
def trades() -> tuple[Trade, ...]:
    found = []
    for line in (files(__package__) / "trades.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            keys, things, *verbs = line.split(">")
            found.append(
                Trade(
                    keys=tuple(frozenset(key.split("+")) for key in keys.split()),
                    things=frozenset(things.split()),
                    verbs=frozenset(" ".join(verbs).split()),
                )
            )
    return tuple(found)


@cache
def pattern(key: str) -> re.Pattern[str]:
    """A pattern of `[weak]` in verbs.toml, as whole words."""
    return _whole_words(_table("verbs.toml")["weak"][key])


@cache
def not_yet() -> re.Pattern[str]:
    """What before a credential says that one does not hold it."""
    return _whole_words(_table("words.toml")["credentials"]["not_yet"])


@cache
def any_pattern(section: str, key: str) -> re.Pattern[str]:
    """A pattern of words.toml, as whole words."""
    return _whole_words(_table("words.toml")[section][key])


def _whole_words(alternatives: str) -> re.Pattern[str]:
    joined = re.sub(r"\s*\n\s*", "", alternatives)
    return re.compile(rf"(?<![\w'’-])(?:{joined})(?![\w'’-])", re.IGNORECASE)


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))
