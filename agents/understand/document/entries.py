"""Entries of a section: which lines are the head of one (who, what, when) and which tell about it. Pure.

Resumes set the date on the first line of a head, or on its second, or on its third, but all entries of a section alike:
the first entry shows how.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from agents.understand.dates import DateSpan
from agents.understand.document.lines import Line, Span
from agents.understand.names import ORGANISATION
from agents.understand.titles import is_head
from agents.understand.words import is_past

_LABEL = re.compile(r"(?P<label>[A-Z][\w/&' ]{2,28}?)\s*:\s+(?=\S)")
_EXPIRES = re.compile(
    r"\b(?:expir\w*|lapsed|ran\s+out|valid\s+(?:until|to|through)|renew\w*|exp\.?)\W*(?:on\s+|in\s+|date:?\s+)?$",
    re.IGNORECASE,
)

_MARKED = re.compile(r"\t|\s[|·•]\s")
"""What stands between the parts of a head and hardly ever in a sentence."""
_ABBREVIATED = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Bros|Jr|Sr|St|Dept|Univ|etc|S\.A|[A-Z])\.$")
_KNOWN_LABEL = re.compile(
    r"(?:roles?|type|technologies|tech(?:nology)? stack|stack|tools|skills used|built with|environment|url|"
    r"link|website|demo|"
    r"source|code|grade|gpa|courses?|coursework|relevant coursework|modules|keywords)\s*:",
    re.IGNORECASE,
)

Role = Literal["date", "head", "label", "text", "item", "more"]


@dataclass(slots=True)
class Entry:
    """Lines of one entry: `head` with its `dates`, `items` (bullets, wrapped ones joined), `texts` (paragraphs)."""

    head: list[Line] = field(default_factory=list)
    dates: list[DateSpan] = field(default_factory=list)
    items: list[Span] = field(default_factory=list)
    texts: list[Span] = field(default_factory=list)
    labels: list[tuple[str, Span]] = field(default_factory=list)


def main_date(line: Line, document: str) -> DateSpan | None:
    """The date that the line carries at one of its ends, if that is what the line is for."""
    for span in sorted(line.dates, key=lambda span: not _fills_cell(span, document)):
        before = document[line.start : span.start]
        after = document[span.end : line.end]
        if _EXPIRES.search(before) or (span.kind == "until" and re.search(r"\b(?:valid|good|current)\W*$", before)):
            continue
        words = len(before.split()) + len(after.split())
        at_end = not re.search(r"\w", after)
        at_start = not re.search(r"\w", before)
        apart = re.search(r"[\t|(·,•–—-]\s*\(?$", before) or re.match(r"\)?\s*[\t|·,:•–—-]", after)
        if line.text.endswith(".") and words > 8 and not _fills_cell(span, document):
            continue
        if span.kind == "point" and not (at_end or at_start or apart):
            continue
        if (words <= 16 or _MARKED.search(line.text)) and (at_end or at_start or apart or span.kind != "point"):
            return span
    return None


def _fills_cell(span: DateSpan, document: str) -> bool:
    return document[: span.start].endswith(("\t", "\n")) and document[span.end : span.end + 1] in {"", "\t", "\n"}


def split_entries(
    document: str, lines: Sequence[Line], *, listed: bool = False, wrapped: bool = True, dated: bool = True
) -> list[Entry]:
    """Entries in order. `listed`: entries of this section usually take one line each (certificates, awards).
    `wrapped`: a long line may go on in the next. `dated`: if some entries have dates, all have."""
    roles = _roles(document, lines, wrapped=wrapped)
    if listed:
        roles = [
            _listed_role(line, role, line.gap or not index)
            for index, (line, role) in enumerate(zip(lines, roles, strict=True))
        ]
    starts = _listed_starts(document, lines, roles) if listed else _starts(lines, roles, dated=dated)
    entries: list[Entry] = []
    for index, (line, role) in enumerate(zip(lines, roles, strict=True)):
        if index in starts or not entries:
            entries.append(Entry())
        _put(document, entries[-1], line, role)
    for entry in entries if listed else ():
        alone = [main_date(line, document) for line in entry.head if _is_date_only(document, line)]
        entry.dates = [span for span in alone if span] or entry.dates
    return entries


def _listed_role(line: Line, role: Role, is_apart: bool) -> Role:
    """After a blank line stands what a title or certificate is called, though it reads like a sentence."""
    ends = line.text.endswith((".", ";")) and not _ABBREVIATED.search(line.text)
    if role in {"text", "label"} and is_apart and line.words <= 25 and not ends:
        return "head"
    return "text" if role == "head" and ends and not is_apart else role


def _put(document: str, entry: Entry, line: Line, role: Role) -> None:
    if role in {"date", "head"} and not entry.items and not entry.texts:
        entry.head.append(line)
        if (span := main_date(line, document)) is not None:
            entry.dates.append(span)
    elif role == "item":
        entry.items.append(line.span)
    elif role == "label" and (match := _LABEL.match(line.text)):
        entry.labels.append((match["label"].lower(), Span(line.start + match.end(), line.end)))
    elif role == "more" and entry.items and entry.items[-1].end < line.start:
        entry.items[-1] = Span(entry.items[-1].start, line.end)
    elif role == "more" and entry.texts:
        entry.texts[-1] = Span(entry.texts[-1].start, line.end)
    elif role != "label":
        entry.texts.append(line.span)


def _roles(document: str, lines: Sequence[Line], *, wrapped: bool) -> list[Role]:
    full = _full_width(lines) if wrapped else NEVER
    only_bullets = bool(lines) and all(line.bullet for line in lines)
    roles: list[Role] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        dated = main_date(line, document) is not None
        if line.bullet and not only_bullets:
            roles.append("label" if _KNOWN_LABEL.match(line.text) else "item")
        elif dated and not _is_prose(line):
            roles.append("date")
        elif before and roles[-1] in {"item", "more", "text"} and not line.gap and _goes_on(line, before, full):
            roles.append("more")
        elif _is_label(line) or (line.text.endswith(":") and line.words < 5 and bool(roles)):
            roles.append("label")
        elif _is_prose(line) or (line.text[:1].islower() and not line.gap and bool(roles)):
            roles.append("text")
        else:
            roles.append("head")
    return roles


NEVER = 10_000
"""More characters than a line has that could be wrapped."""


def _full_width(lines: Sequence[Line]) -> int:
    """From which length on a line is likely to be wrapped; no line is, if no two are about as long."""
    lengths = sorted((len(line.text) for line in lines), reverse=True)
    wrapped = len(lengths) > 3 and lengths[0] <= 150 and lengths[2] > 0.85 * lengths[0] and lengths[0] > 45
    return round(0.75 * lengths[0]) if wrapped else NEVER


def _goes_on(line: Line, before: Line, full: int) -> bool:
    if line.text[:1].islower() or before.text.endswith(
        (",", " and", " of", " the", " to", " in", " with", " for", "-")
    ):
        return True
    begins = line.text.split(maxsplit=1)[0]
    return (
        len(before.text) >= full
        and not before.text.endswith(".")
        and "\t" not in line.text
        and not (begins[:1].isupper() and is_past(begins.lower()))
        and not _is_head_like(line)
    )


def _is_head_like(line: Line) -> bool:
    words = re.findall(r"[^\W\d_]+", line.text)
    cased = sum(word[0].isupper() for word in words)
    known = any(is_head(word.lower()) or word.lower() in ORGANISATION for word in words)
    return len(words) <= 9 and cased >= len(words) - 2 and known


def _is_label(line: Line) -> bool:
    match = _LABEL.match(line.text)
    return match is not None and len(match["label"].split()) <= 3 and "\t" not in match[0]


def _is_prose(line: Line) -> bool:
    """A sentence rather than names and titles."""
    if _MARKED.search(line.text):
        return False
    words = line.text.split()
    if line.text.endswith((".", "!", ";")) and len(words) > 2 and not _ABBREVIATED.search(line.text):
        return True
    small = sum(word[:1].islower() for word in words)
    if len(words) > 7 and small > len(words) / 2 and "\t" not in line.text:
        return True
    small += sum(word[:1].isdigit() for word in words)
    deed = len(words) > 3 or (len(words) > 1 and not _is_head_like(line))
    return deed and is_past(words[0].lower()) and small >= len(words) / 2


def _starts(lines: Sequence[Line], roles: Sequence[Role], *, dated: bool = True) -> set[int]:
    """Indices of the lines that begin an entry."""
    runs = _runs(roles)
    days = [[index for index in run if roles[index] == "date"] for run in runs]
    first = next(((run, dates) for run, dates in zip(runs, days, strict=True) if dates), None)
    offset = first[1][0] - first[0][0] if first else 0
    offset = min(offset, 3)
    starts: set[int] = set()
    for run, dates in zip(runs, days, strict=True):
        if not dates:
            starts |= _undated_starts(lines, run, has_dates=dated and first is not None)
            continue
        previous: int | None = None
        for date_index in dates:
            floor = run[0] if previous is None else previous + 1
            start = max(floor, date_index - (offset if previous is not None else 3))
            gaps = [index for index in range(floor, date_index + 1) if lines[index].gap]
            if len(gaps) == 1 and previous is not None:
                start = gaps[0]
            starts.add(start)
            previous = date_index
    return starts


def _listed_starts(document: str, lines: Sequence[Line], roles: Sequence[Role]) -> set[int]:
    """Each line begins an entry, but for a date that stands alone, and where names and dates take turns.

    Where blank lines part blocks of several lines, each block is an entry.
    """
    heads = [index for index, role in enumerate(roles) if role in {"date", "head"}]
    kinds = [roles[index] for index in heads]
    take_turns = len(kinds) > 3 and kinds == ["head", "date"] * (len(kinds) // 2)
    if take_turns:
        return set(heads[::2])
    if blocks := _blocks(document, lines, roles):
        return blocks
    return {
        index for index in heads if not (index and roles[index] == "date" and _is_date_only(document, lines[index]))
    }


def _blocks(document: str, lines: Sequence[Line], roles: Sequence[Role]) -> set[int]:
    """Where the blocks of lines begin, if that is how entries are set: most have several lines, and one date."""
    starts = [index for index, line in enumerate(lines) if line.gap or index == 0]
    ends = [*starts[1:], len(lines)][: len(starts)]
    blocks = [
        list(zip(lines[start:end], roles[start:end], strict=True)) for start, end in zip(starts, ends, strict=True)
    ]
    heads = [[(line, role) for line, role in block if role in {"date", "head"}] for block in blocks]
    dates = [
        1 if any(_is_date_only(document, line) for line, _ in block) else sum(role == "date" for _, role in block)
        for block in heads
    ]
    if max(dates, default=0) > 1 or sum(len(block) > 1 for block in heads) < max(len(blocks) / 2, 1):
        return set()
    ends_dated = all(
        len(block) < 4 and block[-1][1] == "date" and _is_date_only(document, block[-1][0]) for block in heads if block
    )
    return set(starts) if len(blocks) > 1 or ends_dated else set()


def _is_date_only(document: str, line: Line) -> bool:
    span = main_date(line, document)
    return span is not None and not re.search(r"\w", document[line.start : span.start] + document[span.end : line.end])


def _undated_starts(lines: Sequence[Line], run: list[int], *, has_dates: bool) -> set[int]:
    """Heads without a date: each block is one; among dated ones only what names a title or an employer."""
    if has_dates:
        return {run[0]} if _is_head_like(lines[run[0]]) and (lines[run[0]].gap or run[0] == 0) else set()
    blocks = {index for index in run if lines[index].gap}
    return blocks | {run[0]}


def _runs(roles: Sequence[Role]) -> list[list[int]]:
    """Head lines that follow each other."""
    runs: list[list[int]] = []
    for index, role in enumerate(roles):
        if role not in {"date", "head"}:
            continue
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
