"""A document as lines with their places in the text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from agents.understand.contacts import find_contacts
from agents.understand.dates import DateSpan, find_dates
from agents.understand.words import flatten

GLYPHS = "\u2022-\u2027\u203a\u2043\u204c\u204d\u2190-\u21ff\u25a0-\u25ff\u2600-\u27bf\u2b00-\u2bff\uf000-\uf0ff·»"
"""For a character class: bullets, arrows, shapes, dingbats, and the private ones of symbol fonts."""

_BULLET = re.compile(rf"[ \t]*(?:[-–—*o>~{GLYPHS}][ \t]+|[{GLYPHS}]|\(?\d{{1,2}}[.)][ \t]+(?=[A-Za-z]))")

_NO_REFERENCES = re.compile(
    r"(?:\w+\s+){0,2}(?:references|referees|reference(?=\s+\S+\s+\w*on\b))\s*[:,–—-]?\s*"
    r"(?:(?:are|is|can|will|may|be|both|gladly|happily|available|provided|supplied|furnished|given|sent)\s+)*"
    r"(?:up)?on\s+request\W*",
    re.IGNORECASE,
)
"""References to be had on request: nothing that a resume needs, wherever it stands."""


LONGEST = 3000
"""Characters of a line; what is longer is no line of a resume, and its patterns would take long."""


SHORT = 400
"""Characters of a line that may hold a date, a contact or a name."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of the document."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the space and bullet around it. `dates` are those in it; `gap`: a blank line stands before."""

    text: str
    start: int
    end: int
    bullet: bool
    gap: bool
    dates: tuple[DateSpan, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def words(self) -> int:
        return len(self.text.split())


def read_lines(text: str, today: date) -> list[Line]:
    """Every line with something on it. A bullet alone on its line belongs to the next."""
    lines: list[Line] = []
    gap, bullet, position = True, False, 0
    for raw in text.split("\n"):
        start = position
        position += len(raw) + 1
        if not raw.strip() or len(raw) > LONGEST:
            gap, bullet = True, False
            continue
        mark = _BULLET.match(raw)
        inner = raw[mark.end() :] if mark else raw
        if not re.search(r"\w", inner):
            bullet = bullet or bool(re.fullmatch(r"\s*[-*•●▪◦‣·]\s*", raw))
            continue
        begin = start + len(raw) - len(inner.lstrip())
        end = start + len(raw.rstrip())
        if _NO_REFERENCES.fullmatch(inner.strip()):
            gap, bullet = True, False
            continue
        lines.append(Line(text[begin:end], begin, end, bool(mark) or bullet, gap, _dates(text, begin, end, today)))
        gap = bullet = False
    return lines


def _dates(text: str, start: int, end: int, today: date) -> tuple[DateSpan, ...]:
    """Dates of a line, in the document's offsets. Numbers of telephones and in links are none."""
    if end - start > SHORT or not re.search(r"\d|[’'`]\d\d|last|this|ago|nineteen|twenty", text[start:end]):
        return ()
    flat = re.sub(r"\b(?:to|till?) date\b", lambda words: "present".ljust(len(words[0])), flatten(text[start:end]))
    for contact in find_contacts(flat):
        flat = flat[: contact.start] + "\u2400" * (contact.end - contact.start) + flat[contact.end :]
    return tuple(_moved(span, start) for span in find_dates(flat, today))


def _moved(span: DateSpan, by: int) -> DateSpan:
    first, last = (
        type(point)(point.value, point.start + by, point.end + by) if point else None
        for point in (span.first, span.last)
    )
    return DateSpan(span.start + by, span.end + by, span.kind, first, last, span.current)


def joined(text: str, span: Span) -> str:
    """The words of a span on one line; a word cut by a hyphen at a line's end was made whole when the file "
    "was read."""
    return re.sub(r"\s*\n\s*", " ", text[span.start : span.end]).strip()


def trimmed(text: str, span: Span, marks: str = " \t\n,;:|·•–—-/") -> Span:
    """The span without these marks at its ends, and without a bracket that has lost its partner."""
    start, end = span.start, span.end
    while True:
        before = start, end
        while start < end and text[start] in marks:
            start += 1
        while start < end and text[end - 1] in marks:
            end -= 1
        inner = text[start:end]
        if not inner or len(inner) > SHORT:
            return Span(start, end)
        if inner[0] in "([" and _partner(inner) in {-1, len(inner) - 1}:
            start += 1
            end -= _partner(inner) == len(inner) - 1
        elif inner[-1] in "([":
            end -= 1
        elif inner[0] in ")]":
            start += 1
        elif inner[-1] in ")]" and inner.count("(") + inner.count("[") < inner.count(")") + inner.count("]"):
            end -= 1
        if (start, end) == before:
            return Span(start, end)


def _partner(inner: str) -> int:
    """Where the bracket that opens `inner` closes, or -1."""
    depth = 0
    for index, character in enumerate(inner):
        depth += (character in "([") - (character in ")]")
        if depth == 0:
            return index
    return -1


def sentences(document: str, span: Span) -> Iterator[Span]:
    """Its sentences."""
    position = span.start
    for mark in _SENTENCE_END.finditer(document, span.start, span.end):
        yield Span(position, mark.start())
        position = mark.end()
    yield Span(position, span.end)


_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\bInc\.)(?<!\bLtd\.)(?<!e\.g\.)(?<!i\.e\.)(?<!\b[A-Z]\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\bvs\.)\s+(?=[A-Z0-9])"
)


def is_address(document: str, span: Span) -> bool:
    """Whether it is nothing but a web address."""
    return _ADDRESS.fullmatch(document, span.start, span.end) is not None


_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}(?:/\S*)?", re.IGNORECASE)
