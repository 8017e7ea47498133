"""Which spans are one job, one course of study, one certificate: a beam search from left to right with learned weights.

Every span either joins an entry that is there or begins one. How well a choice fits is a sum of weights of what can be
seen: what the entry holds already, how far back it was, and what stands between. The weights are those of an averaged
structured perceptron (Collins 2002; early update, Collins and Roark 2004), trained by `agents.understand.training`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from agents.understand.trained.spans import Span

WEIGHTS = Path(__file__).with_name("grouping.json")
BEAM = 24
"""Partial groupings kept after each span."""

_DATES = {"date": "date", "range": "date"}
FIELDS: Mapping[str, Mapping[str, str]] = {
    "work": {**_DATES, "employer": "name", "title": "position", "place": "location", "deed": "highlight"},
    "volunteer": {
        **_DATES,
        "volunteer": "organization",
        "employer": "organization",
        "title": "position",
        "deed": "highlight",
        "place": "",
    },
    "education": {
        **_DATES,
        "school": "institution",
        "study": "studyType",
        "certificate": "studyType",
        "area": "area",
        "metric": "score",
        "place": "",
        "skill": "",
    },
    "certificates": {
        **_DATES,
        "certificate": "name",
        "study": "name",
        "issuer": "issuer",
        "school": "issuer",
        "employer": "issuer",
        "place": "",
        "area": "",
        "metric": "",
    },
    "awards": {
        **_DATES,
        "award": "title",
        "issuer": "awarder",
        "employer": "awarder",
        "school": "awarder",
        "volunteer": "awarder",
        "place": "",
        "project": "",
    },
    "projects": {**_DATES, "project": "name", "deed": "description", "place": "", "employer": ""},
    "languages": {
        "language": "language",
        "fluency": "fluency",
        "certificate": "",
        "date": "",
        "range": "",
        "place": "",
    },
}
"""Sections, the labels that an entry of theirs may hold, and the field that each fills ("" for none)."""

OPENERS: Mapping[str, Sequence[str]] = {
    "employer": ("work",),
    "title": ("work", "volunteer"),
    "deed": ("work", "volunteer", "projects"),
    "place": ("work",),
    "date": ("work", "education", "certificates", "awards", "projects", "volunteer"),
    "range": ("work", "education", "volunteer", "projects"),
    "volunteer": ("volunteer",),
    "school": ("education",),
    "study": ("education",),
    "area": ("education",),
    "certificate": ("certificates",),
    "issuer": ("certificates", "awards"),
    "award": ("awards",),
    "project": ("projects",),
    "language": ("languages",),
}
"""The sections whose entry a span with the label may begin."""

_BREAK = re.compile(
    r"\b(?:then|before|b4|prior|previously|earlier|after|afterwards|later|next|now|currently|also|since|first|second|third|"
    r"last|moved|went|left|joined|started|became|promoted|made|another|other|used|both|each|same|there|where|that|which|"
    r"it|still|meanwhile|plus|while|during|until|till|finished|quit)\b",
    re.IGNORECASE,
)
_PARTING = {".\n;": "stop", ",": "comma", "(": "bracket", "-–": "dash"}
_WORD = re.compile(r"[\w'&@+]+|[^\w\s]")


@dataclass(slots=True)
class Entry:
    """One entry so far: its section and the numbers of its spans, in order."""

    section: str
    members: tuple[int, ...] = ()


@dataclass(slots=True)
class Grouping:
    """A partial grouping: entries in order of their first span, the choice for each span, and its score."""

    entries: tuple[Entry, ...] = ()
    choices: tuple[str, ...] = ()
    score: float = 0.0
    features: tuple[tuple[str, ...], ...] = field(default=())


def group(text: str, spans: Sequence[Span], *, weights: Mapping[str, float] | None = None) -> tuple[Entry, ...]:
    """The entries of a message. `spans` are sorted by start; those whose label no section takes are left out."""
    beam = search(text, spans, load_weights() if weights is None else weights)
    return beam[0].entries if beam else ()


@cache
def load_weights() -> dict[str, float]:
    return dict(json.loads(WEIGHTS.read_text(encoding="utf-8")))


def search(text: str, spans: Sequence[Span], weights: Mapping[str, float], beam: int = BEAM) -> list[Grouping]:
    """The best groupings, best first."""
    groupings = [Grouping()]
    for number in range(len(spans)):
        groupings = [extended for one in groupings for extended in extend(text, spans, number, one, weights)]
        groupings.sort(key=lambda grouping: -grouping.score)
        del groupings[beam:]
    return groupings


def extend(
    text: str, spans: Sequence[Span], number: int, grouping: Grouping, weights: Mapping[str, float]
) -> Iterator[Grouping]:
    """The grouping with the next span in each of its possible places, or in none ("out")."""
    label = spans[number].label
    for index, entry in enumerate(grouping.entries):
        if label in FIELDS[entry.section]:
            joined = Entry(entry.section, (*entry.members, number))
            entries = (*grouping.entries[:index], joined, *grouping.entries[index + 1 :])
            yield _scored(grouping, entries, f"join {index}", _joining(text, spans, number, grouping, index), weights)
    for section in OPENERS.get(label, ()):
        entries = (*grouping.entries, Entry(section, (number,)))
        yield _scored(grouping, entries, f"new {section}", _opening(text, spans, number, grouping, section), weights)
    yield _scored(grouping, grouping.entries, "out", _leaving(text, spans, number, grouping), weights)


def _scored(
    before: Grouping, entries: tuple[Entry, ...], choice: str, seen: Sequence[str], weights: Mapping[str, float]
) -> Grouping:
    score = before.score + sum(weights.get(feature, 0.0) for feature in seen)
    return Grouping(entries, (*before.choices, choice), score, (*before.features, tuple(seen)))


def _joining(text: str, spans: Sequence[Span], number: int, grouping: Grouping, index: int) -> tuple[str, ...]:
    """What speaks for and against joining entry `index`."""
    span, entry = spans[number], grouping.entries[index]
    held = [spans[member] for member in entry.members]
    section, label = entry.section, span.label
    field_name = FIELDS[section][label]
    same = [other for other in held if FIELDS[section][other.label] == field_name]
    repeated = any(_fold(text, other) == _fold(text, span) for other in same)
    latest = max(range(len(grouping.entries)), key=lambda at: grouping.entries[at].members[-1])
    age = "last" if index == latest else f"back{min(len(grouping.entries) - 1 - index, 3)}"
    gap = text[held[-1].end : span.start]
    near = held[-1].end <= span.start and number - entry.members[-1] == 1
    seen = [
        f"join:{section}:{label}",
        f"join:{age}:{section}",
        f"join:{age}:{label}",
        f"join:{'again' if repeated else 'second' if same else 'fresh'}:{section}:{field_name}",
        f"join:near={near}:{section}:{label}",
        f"join:in={any(other.holds(span) for other in held)}:{label}",
        f"join:pre={_before(text, span)}:{label}",
        f"join:post={_after(text, span)}:{label}",
        f"join:has={'+'.join(sorted({other.label for other in held}))}:{label}",
        f"join:prev={held[-1].label}:{label}:{_signs(gap) if near else 'far'}",
        f"join:same={'again' if repeated else 'second' if same else 'fresh'}:{label}:{_signs(gap)}",
    ]
    if same and not repeated:
        seen.append(f"join:second:{section}:{label}:{len(same)}")
    seen.extend(f"join:word={word}:{section}:{label}" for word in _words(gap))
    if not any(mark in gap for mark in ".;\n") and near:
        seen.append(f"join:clause:{section}:{label}")
    return tuple(seen)


def _opening(text: str, spans: Sequence[Span], number: int, grouping: Grouping, section: str) -> tuple[str, ...]:
    """What speaks for and against beginning an entry of `section`."""
    span = spans[number]
    gap = text[spans[number - 1].end : span.start] if number else text[: span.start]
    following = spans[number + 1].label if number + 1 < len(spans) else "end"
    before = spans[number - 1].label if number else "start"
    after_gap = text[span.end : spans[number + 1].start] if number + 1 < len(spans) else ""
    earlier = [entry for entry in grouping.entries if entry.section == section]
    seen = [
        f"new:{section}:{span.label}",
        f"new:{section}:{span.label}:{'more' if earlier else 'first'}",
        f"new:{span.label}:any={bool(grouping.entries)}",
        f"new:{section}:{span.label}:next={following}",
        f"new:{section}:{span.label}:next={following}:{_signs(after_gap)}",
        f"new:{section}:{span.label}:prev={before}",
        f"new:{span.label}:prev={before}:{_signs(gap)}",
        f"new:{section}:pre={_before(text, span)}:{span.label}",
        f"new:{section}:post={_after(text, span)}:{span.label}",
        f"new:after={grouping.entries[-1].section if grouping.entries else 'none'}:{section}:{span.label}",
    ]
    if earlier:
        held = "+".join(sorted({spans[member].label for member in earlier[-1].members}))
        seen.append(f"new:has={held}:{span.label}")
    seen.extend(f"new:word={word}:{section}:{span.label}" for word in _words(gap))
    return tuple(seen)


def _leaving(text: str, spans: Sequence[Span], number: int, grouping: Grouping) -> tuple[str, ...]:
    """What speaks for and against leaving the span out."""
    span = spans[number]
    inside = any(other.holds(span) for other in spans)
    return (
        f"out:{span.label}",
        f"out:{span.label}:in={inside}",
        f"out:{span.label}:pre={_before(text, span)}",
        f"out:{span.label}:any={bool(grouping.entries)}",
    )


def _fold(text: str, span: Span) -> str:
    return text[span.start : span.end].casefold().removeprefix("the ")


def _signs(gap: str) -> str:
    """What parts two spans: nothing but space, a comma, words, the end of a sentence …"""
    kind = next((name for signs, name in _PARTING.items() if any(sign in gap for sign in signs)), "none")
    words = len(re.findall(r"\w+", gap))
    size = "0" if not words else "1-2" if words <= 2 else "3-6" if words <= 6 else "many"
    return f"{kind}:{size}"


def _words(gap: str) -> list[str]:
    """The words between that tell of another thing or of the same, each once, with "and"."""
    return sorted(
        {match[0].lower() for match in _BREAK.finditer(" ".join(gap.split())[-80:])}
        | ({"and"} if re.search(r"\band\b|&", gap) else set())
    )


def _before(text: str, span: Span) -> str:
    words = _WORD.findall(" ".join(text[max(0, span.start - 200) : span.start].lower().split())[-30:])
    return words[-1] if words else "^"


def _after(text: str, span: Span) -> str:
    words = _WORD.findall(" ".join(text[span.end : span.end + 200].lower().split())[:30])
    return words[0] if words else "$"
