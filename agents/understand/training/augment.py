"""More of what people type from what was written by hand: other names, other dates, other hands on the keyboard.

A value is replaced by one of the same label from another message, or by a date in another form; then the whole is typed
as somebody else would: in small letters, without stops, with slips. Marks follow their words. Every change is drawn
from the generator that is passed in, so a run can be repeated.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from agents.understand.training.marks import STATEMENTS, Annotated, Mark

_SUBSTITUTED = frozenset(
    "employer title school study area certificate issuer award project volunteer language fluency place skill".split()
)
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Pools:
    """Values of each label, each as often as it was written."""

    values: dict[str, list[str]]

    def draw(self, label: str, rng: random.Random) -> str:
        return rng.choice(self.values[label])


def pools_of(messages: Iterable[Annotated], others: dict[str, Sequence[str]] | None = None) -> Pools:
    """The values marked in `messages`, with `others` by label."""
    values: dict[str, list[str]] = defaultdict(list)
    for message in messages:
        for mark in message.marks:
            if mark.label in _SUBSTITUTED and mark.end - mark.start <= 45:
                values[mark.label].append(message.text[mark.start : mark.end])
    for label, more in (others or {}).items():
        values[label].extend(more)
    return Pools(dict(values))


def vary(message: Annotated, pools: Pools, rng: random.Random) -> Annotated:
    """One variant of the message; a third keep their values, a third their typing."""
    if rng.random() < 0.7:
        message = _with_other_values(message, pools, rng)
    return _typed(message, rng) if rng.random() < 0.6 else message


def _with_other_values(message: Annotated, pools: Pools, rng: random.Random) -> Annotated:
    """Each replaceable value is replaced with an even chance, in the case of the one that it replaces."""
    details = sorted((mark for mark in message.marks if mark.label not in STATEMENTS), key=lambda mark: -mark.start)
    for mark in details:
        if rng.random() < 0.5:
            continue
        old = message.text[mark.start : mark.end]
        if mark.label in _SUBSTITUTED:
            new = pools.draw(mark.label, rng)
            message = _exchanged(message, mark, new.lower() if old.islower() else new)
        elif mark.label == "date" and any(digit.isdigit() for digit in old):
            message = _exchanged(message, mark, _date(old, rng))
        elif mark.label == "range" and sum(digit.isdigit() for digit in old) >= 6:
            message = _exchanged(message, mark, _range(old, rng))
    return message


def _exchanged(message: Annotated, old: Mark, new: str) -> Annotated:
    """The message with `new` in the place of `old`; marks behind it move, marks around it stretch."""
    moved = len(new) - (old.end - old.start)
    marks = tuple(
        replace(
            mark,
            start=mark.start + moved if mark.start >= old.end else mark.start,
            end=mark.end + moved if mark.end >= old.end else mark.end,
        )
        for mark in message.marks
    )
    return replace(message, text=message.text[: old.start] + new + message.text[old.end :], marks=marks)


def _date(old: str, rng: random.Random) -> str:
    year, month = rng.randint(1985, 2026), rng.randrange(12)
    name = _MONTHS[month]
    forms = [
        f"{year}",
        f"{year}",
        f"{name} {year}",
        f"{name[:3]} {year}",
        f"{month + 1:02}/{year}",
        f"{name[:3]} {year % 100:02}",
        f"{month + 1}.{year}",
        f"{rng.randint(1, 28)} {name} {year}",
        f"{name[:3]} '{year % 100:02}",
    ]
    new = rng.choice(forms)
    return new.lower() if old == old.lower() else new


def _range(old: str, rng: random.Random) -> str:
    first = _date(old, rng)
    second = rng.choice([_date(old, rng), _date(old, rng), "now", "present", "current", "today"])
    forms = [
        f"{first} to {second}",
        f"{first} - {second}",
        f"{first}-{second}",
        f"{first} – {second}",
        f"from {first} to {second}",
        f"between {first} and {second}",
        f"{first} till {second}",
        f"{first} until {second}",
    ]
    new = rng.choice(forms)
    return new if old[:1].isupper() or old != old.lower() else new.lower()


def _typed(message: Annotated, rng: random.Random) -> Annotated:
    """The same words by other hands; lengths change only where marks are moved along."""
    kind = rng.random()
    if kind < 0.5:
        message = replace(message, text=_lowered(message.text))
    elif kind < 0.6:
        message = replace(message, text=message.text[:1].upper() + message.text[1:])
    elif kind < 0.65:
        message = replace(
            message, text=message.text.upper() if len(message.text.upper()) == len(message.text) else message.text
        )
    if rng.random() < 0.3:
        message = _without(message, ",", rng)
    if rng.random() < 0.2:
        message = _without(message, "'", rng)
    for _ in range(rng.choice([0, 0, 1, 2])):
        message = _slipped(message, rng)
    return message


def _lowered(text: str) -> str:
    """In small letters; letters that grow when they are lowered stay (İ)."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _without(message: Annotated, sign: str, rng: random.Random) -> Annotated:
    """Without most of the signs that stand outside the names."""
    for at in range(len(message.text) - 1, -1, -1):
        if message.text[at] == sign and rng.random() < 0.8 and not _in_detail(message, at):
            message = _exchanged(message, Mark(at, at + 1, ""), "")
    return message


def _slipped(message: Annotated, rng: random.Random) -> Annotated:
    """Two letters of a longer word the wrong way round, or one left out, outside the names."""
    places = [
        at
        for at in range(1, len(message.text) - 2)
        if message.text[at - 1 : at + 3].isalpha()
        and message.text[at : at + 2].islower()
        and not _in_detail(message, at)
    ]
    if not places:
        return message
    at = rng.choice(places)
    pair = message.text[at : at + 2]
    return _exchanged(message, Mark(at, at + 2, ""), pair[::-1] if rng.random() < 0.5 else pair[0])


def _in_detail(message: Annotated, at: int) -> bool:
    return any(mark.start <= at < mark.end for mark in message.marks if mark.label not in STATEMENTS)
