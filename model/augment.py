"""Other numbers, years, places and tools in a group, the same on both sides, so that a writer learns to copy them.

Only what the notes and the line both hold is exchanged, everywhere at once, and each for something of its kind. Where
the line holds a number that the notes do not (a share worked out), no number is exchanged.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from model.dataset import Group

KINDS = Path(__file__).parent / "data" / "kinds.toml"

_NUMBER = re.compile(r"(?<![\w.,/:#-])(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?![\w/:#]|[.,]\d|-\d)")
"""Whole numbers that stand by themselves: no versions, times, fractions, grades ("Level 3-4", "18th", "3.5t")."""
_WORDS = dict(zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True))
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b(?!-)", re.IGNORECASE)
_YEARS = range(1975, 2027)


def some_varied(groups: Sequence[Group], share: float, *, seed: int) -> list[Group]:
    """The groups, about `share` of them `varied`."""
    chance = random.Random(seed)
    return [varied(group, chance) if chance.random() < share else group for group in groups]


def varied(group: Group, chance: random.Random) -> Group:
    """The group with other values of the same kinds; the group itself where no value can be exchanged."""
    said = "\n".join(group.brief.notes)
    exchanges = [
        _exchange_numbers(said, group.line, chance),
        *(_exchange_names(names, said, group.line, chance) for names in _kinds()),
    ]

    def change(text: str) -> str:
        for exchange in exchanges:
            text = exchange(text)
        return text

    notes = tuple(change(note) for note in group.brief.notes)
    brief = replace(group.brief, notes=notes, cleaned=change(group.brief.cleaned))
    return replace(group, brief=brief, line=change(group.line))


def _numbers(text: str) -> set[int]:
    found = {int(number.replace(",", "")) for number in _NUMBER.findall(text)}
    return found | {_WORDS[word.lower()] for word in _WORD.findall(text)}


def _exchange_numbers(said: str, line: str, chance: random.Random) -> Callable[[str], str]:
    """Years move together; other numbers from 2 up become numbers of like size, no two the same."""
    before, after = _numbers(said), _numbers(line)
    if after - before:  # something was worked out or put otherwise
        return lambda text: text
    years = {number for number in before & after if number in _YEARS}
    shift = chance.randint(-6, 6)
    shares = re.search(r"%|\bper ?cent|\bpct", said) is not None
    table: dict[int, int] = {year: min(max(year + shift, _YEARS[0]), _YEARS[-1]) for year in years}
    for number in sorted((before & after) - years - {1}):
        taken = {*before, *table.values(), *(range(101, 1000) if shares and number <= 100 else ())}
        fresh = {_like(number, chance) for _ in range(8)} - taken
        table[number] = chance.choice(sorted(fresh)) if fresh else number

    def of_digits(found: re.Match[str]) -> str:
        number = int(found.group().replace(",", ""))
        new = table.get(number, number)
        return f"{new:,}" if "," in found.group() else str(new)

    def of_word(found: re.Match[str]) -> str:
        new = table.get(_WORDS[found.group().lower()])
        spelled = next((word for word, value in _WORDS.items() if value == new), str(new))
        return found.group() if new is None else spelled

    return lambda text: _WORD.sub(of_word, _NUMBER.sub(of_digits, text))


def _like(number: int, chance: random.Random) -> int:
    """A number of about the same size, as round as this one, and counted in the plural like it."""
    zeros = len(str(number)) - len(str(number).rstrip("0"))
    unit = int(10**zeros)
    new = max(1, round(number / unit * chance.uniform(0.6, 1.7))) * unit
    return max(2, new)


def _exchange_names(names: tuple[str, ...], said: str, line: str, chance: random.Random) -> Callable[[str], str]:
    """Names of one kind that both sides hold become others of it; lower case stays lower case."""
    both = [name for name in names if _finds(name, said) and _finds(name, line)]
    free = [name for name in names if not _finds(name, said) and not _finds(name, line)]
    if not both or len(free) < len(both) or _overlapping(both):
        return lambda text: text
    table = dict(zip([name.lower() for name in both], chance.sample(free, len(both)), strict=True))
    pattern = re.compile("|".join(_bounded(name) for name in both), re.IGNORECASE)

    def of_name(found: re.Match[str]) -> str:
        new = table[found.group().lower()]
        return new.lower() if found.group().islower() else new

    return lambda text: pattern.sub(of_name, text)


def _overlapping(names: list[str]) -> bool:
    return any(left != right and left in right for left in names for right in names)


def _bounded(name: str) -> str:
    return rf"(?<![\w-]){re.escape(name)}(?![\w+#-])"


def _finds(name: str, text: str) -> bool:
    return re.search(_bounded(name), text, re.IGNORECASE) is not None


@cache
def _kinds() -> tuple[tuple[str, ...], ...]:
    """Raises OSError, tomllib.TOMLDecodeError."""
    listed: dict[str, list[str]] = tomllib.loads(KINDS.read_text(encoding="utf-8"))
    return tuple(tuple(names) for names in listed.values())
