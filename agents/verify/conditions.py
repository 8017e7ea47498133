"""Figures under a condition or a doubt: "90 lbs on a good day", "maybe 200" are no plain 90 and 200.

The line must keep a condition, or say by a word of its own that the figure is no usual one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.numbers import Number, find_numbers
from agents.verify import lists
from agents.verify.findings import Finding
from agents.verify.ground import Ground

_END = re.compile(r"[;.](?!\d)|,(?!\d{3})|\b(?:but|then|and\s+i|n\s+i)\b", re.IGNORECASE)


def check_conditions(ground: Ground, line: str) -> Iterator[Finding]:
    """Each figure that every note gives only under a condition or in doubt, where the line gives it flatly."""
    written = find_numbers(line)
    conditional, doubtful = lists.any_pattern("conditions", "conditional"), lists.any_pattern("conditions", "doubtful")
    hedged = lists.any_pattern("conditions", "hedged").search(line)
    if not hedged:
        yield from _doubted_ranks(ground, line)
    kept = hedged or conditional.search(line) or lists.any_pattern("conditions", "kept").search(line)
    for number in written:
        same = [(note, said) for note, said in ground.numbers if said.measure == number.measure]
        if not same or number.kind not in ("cardinal", "ratio") or number.bound != "exactly":
            continue
        around = [_around(ground.notes[note], said) for note, said in same]
        limited = not kept and all(conditional.search(before + " # " + after) for before, after in around)
        doubted = not hedged and all(doubtful.search(before) for before, _ in around)
        if limited or doubted:
            yield Finding(line[number.start : number.end], "number", number.start, number.end)


def _doubted_ranks(ground: Ground, line: str) -> Iterator[Finding]:
    """ "The county's first" of "the first one in the county i think"."""
    doubtful = lists.any_pattern("conditions", "doubtful")
    for match in _RANK.finditer(line):
        rank = re.compile(rf"(?<!\w){re.escape(match.group())}(?!\w)", re.IGNORECASE)
        told = [found for note in ground.notes for found in rank.finditer(note)]
        if told and all(doubtful.search(_sentence(found)) for found in told):
            yield Finding(match.group(), "scope", match.start(), match.end())


_RANK = re.compile(
    r"\b(?:first|only|best|top|largest|biggest|oldest|youngest|fastest|longest|busiest|newest)\b", re.IGNORECASE
)


def _sentence(found: re.Match[str]) -> str:
    text = found.string
    start = max((cut.end() for cut in re.finditer(r"[.;!?\n]\s", text) if cut.end() <= found.start()), default=0)
    return text[start : found.end()] + re.split(r"[.;!?\n](?:\s|$)", text[found.end() :])[0]


def _around(note: str, number: Number) -> tuple[str, str]:
    """What stands before and after a figure in its piece of the note, up to the next figure; what stands alone before
    the comma, "at peak, 9 people", belongs to it too."""
    before = _END.split(note[: number.start])
    after = _END.split(note[number.end :])[0]
    numbers = [other for other in find_numbers(note) if other.start >= number.end]
    if numbers:
        after = after[: max(0, numbers[0].start - number.end)]
    earlier = find_numbers(note[: number.start])
    piece = before[-1]
    if not piece.strip() and len(before) > 1:
        piece = before[-2]
    if earlier and note[: number.start].endswith(piece):
        piece = piece[max(0, earlier[-1].end - (number.start - len(piece))) :]
    return piece, after
