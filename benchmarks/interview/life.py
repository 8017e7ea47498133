"""An invented life: what is true of somebody, and what they say when they are asked for it.

Read from `tests/lives/NN-name.json`, whose form `tests/lives/README.md` explains. It knows nothing of Vita.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LIVES = Path(__file__).resolve().parents[2] / "tests" / "lives"
SECTIONS = ("basics", "work", "education", "skills", "certificates", "languages", "volunteer", "projects", "awards")
NAMES = {
    "work": ("name", "position"),
    "education": ("institution", "area"),
    "certificates": ("name",),
    "languages": ("language",),
    "volunteer": ("organization",),
    "projects": ("name",),
    "awards": ("title",),
}
"""The fields by which people mention an entry."""

_LISTS = frozenset({"highlight", "skill"})
_PARTS = frozenset({"kind", "about", "no", "unknown", "opening", "target", "requirements", "volunteers", "denies"})
_KINDS = ("terse", "plain", "chatty")


class LifeError(Exception):
    """A life cannot be read; the text names the file and what is wrong with it."""


Phrases = tuple[tuple[str, ...], ...]
"""What is said of a true thing: each phrase in one of its wordings. A value is one phrase, a deed may be several."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One true thing: the `index`-th deed or skill of an entry, or one of its fields (`index` 0)."""

    section: str
    entry: int
    field: str
    index: int = 0

    def __str__(self) -> str:
        parts = [self.section, str(self.entry), self.field, *([str(self.index)] if self.field in _LISTS else [])]
        return ".".join(parts)


@dataclass(frozen=True, slots=True)
class Saying:
    """One message, or a part of one, and the true things that it tells."""

    text: str
    tells: frozenset[Slot] = frozenset()


@dataclass(frozen=True, slots=True)
class Life:
    """One invented person.

    `says` has the sayings by what they answer ("work.0.dates", "skills.entry", "opening"), `requirements` by a word of
    the skill asked about, `volunteers` by the saying after which they follow. `denies` names sections that a saying
    rules out.
    """

    name: str
    about: str
    kind: str
    no: str
    unknown: str
    truth: Mapping[Slot, Phrases]
    says: Mapping[str, Saying]
    target: str
    requirements: Mapping[str, Saying]
    volunteers: Mapping[str, Saying]
    denies: Mapping[str, tuple[str, ...]]

    @property
    def is_held_out(self) -> bool:
        return int(self.name.split("-")[0]) % 2 == 0

    def entries(self, section: str) -> list[int]:
        """The numbers of a section's entries, in the order in which the person tells them."""
        keys = [key.split(".") for key in self.says]
        told = {int(entry) for head, entry, *_ in (key for key in keys if len(key) == 3) if head == section}
        return sorted({slot.entry for slot in self.truth if slot.section == section} | told)

    def of(self, section: str, entry: int) -> frozenset[Slot]:
        return frozenset(slot for slot in self.truth if (slot.section, slot.entry) == (section, entry))

    def untold(self) -> list[Slot]:
        """True things that no saying tells: a fault of the file."""
        sayings = (*self.says.values(), *self.requirements.values(), *self.volunteers.values())
        told = frozenset[Slot]().union(*(saying.tells for saying in sayings))
        return [slot for slot in self.truth if slot not in told]


def read_lives(folder: Path = LIVES) -> list[Life]:
    """All lives, by number. Raises LifeError."""
    return [read_life(path) for path in sorted(folder.glob("[0-9]*.json"))]


def read_life(path: Path) -> Life:
    """Raises LifeError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise LifeError(f"{path.name}: not JSON: {error}") from error
    if unknown := set(data) - _PARTS - set(SECTIONS):
        raise LifeError(f"{path.name}: unknown {sorted(unknown)}; known are {sorted(_PARTS)} and the sections")
    if data.get("kind") not in _KINDS or not all(data.get(name) for name in ("about", "no", "unknown")):
        raise LifeError(f"{path.name}: expected a kind of {_KINDS}, and texts for about, no and unknown")
    truth = dict(_truth(data))

    def saying(item: str | dict[str, Any], section: str = "", entry: int = 0) -> Saying:
        text = item if isinstance(item, str) else item["say"]
        if not isinstance(text, str):
            raise LifeError(f"{path.name}: expected a text to say, got {text!r}")
        named = [] if isinstance(item, str) else item.get("tells", [])
        slots = {str(slot): slot for slot in truth}
        if wrong := [name for name in named if name not in slots]:
            raise LifeError(f"{path.name}: {wrong} are no facts of this life; its facts are {sorted(slots)}")
        found = (slot for slot in truth if _is_told(truth, slot, text, section, entry))
        return Saying(text, frozenset(found) | {slots[name] for name in named})

    says = {"opening": saying(data["opening"])} if "opening" in data else {}
    for section, entry, part in _entries(data):
        prefix = f"{section}.{entry}" if isinstance(data[section], list) else section
        says |= {f"{prefix}.{key}": saying(item, section, entry) for key, item in part.get("says", {}).items()}
    volunteers = {item["after"]: saying(item["say"]) for item in data.get("volunteers", [])}
    requirements = {skill: saying(item, "skills") for skill, item in data.get("requirements", {}).items()}
    denies = {key: tuple(sections) for key, sections in data.get("denies", {}).items()}
    if lost := [key for key in (*volunteers, *denies) if key not in says]:
        raise LifeError(f"{path.name}: nothing is said at {lost}; sayings are {sorted(says)}")
    return Life(
        path.stem, data["about"], data["kind"], data["no"], data["unknown"], truth, says, data.get("target", ""),
        requirements, volunteers, denies,
    )  # fmt: skip


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for section in SECTIONS:
        parts = data.get(section, [])
        for entry, part in enumerate(parts if isinstance(parts, list) else [parts]):
            yield section, entry, part


def _truth(data: Mapping[str, Any]) -> Iterator[tuple[Slot, Phrases]]:
    for section, entry, part in _entries(data):
        for name, value in part.get("facts", {}).items():
            for index, item in enumerate(value if name in _LISTS else [value]):
                phrases = item if isinstance(item, list) else [item]
                yield Slot(section, entry, name, index), tuple(tuple(phrase.split("|")) for phrase in phrases)


# --- what a text tells

_PRIVATE = frozenset({"name", "email", "phone"})
"""What of `basics` is told wherever it stands; a town may as well be a job's."""


def _is_told(truth: Mapping[Slot, Phrases], slot: Slot, text: str, section: str, entry: int) -> bool:
    """Whether a text that answers for an entry (none: "") tells a true thing of it, or of another that it names."""
    if (slot.section, slot.entry) != (section, entry):
        if slot.section == "skills" or (slot.section == "basics" and slot.field not in _PRIVATE):
            return False
        names = [Slot(slot.section, slot.entry, name) for name in NAMES.get(slot.section, ())]
        if slot.section != "basics" and not any(holds(text, truth[name]) for name in names if name in truth):
            return False
    if slot.field.lower().endswith("date"):
        year = truth[slot][0][0][:4]
        return re.search(rf"(?<!\d)(?:{year}|['’]?{year[2:]})(?!\d)", text) is not None
    return holds(text, truth[slot])


def holds(text: str, phrases: Phrases) -> bool:
    """Whether a text has each of the phrases in one of its wordings, as whole words, in any case."""
    plain = normal(text)
    return all(
        any(re.search(rf"(?<!\w){re.escape(normal(wording))}(?!\w)", plain) for wording in wordings)
        for wordings in phrases
    )


def normal(text: str) -> str:
    """`text` for comparing: no case, plain quotes and dashes, single spaces."""
    plain = text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-"})
    return " ".join(plain.casefold().split())
