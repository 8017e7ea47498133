"""From what a model answered to a line that can stand in a resume, or nothing."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^\s*```")
_THOUGHT = re.compile(r"\A.*</think(?:ing)?>|<think(?:ing)?>.*\Z", re.S | re.I)
"""What a reasoning model says to itself: all before its end mark (some servers drop the first mark), or all if it never
comes to an end."""
_BULLET = re.compile(r"^\s*(?:[-*•–—]|\(?\d{1,2}[.)])\s+")
_PREFACE = re.compile(
    r"^(?:sure|certainly|of course|okay|here(?:'s| is| are)|resume line|line|answer|output)\b.*:\s*$", re.I
)
_LABEL = re.compile(r"^(?:resume line|rewritten line|line|answer|output|bullet|draft)\s*:\s*(?=\S)", re.I)
_NO_LINE = re.compile(r"^[{\[<|]|:$")
"""JSON, markup, a table; or the heading of what was to follow, as an echoed prompt has it."""
_QUOTES = (('"', '"'), ("“", "”"), ("'", "'"), ("‘", "’"), ("**", "**"), ("`", "`"))
_LONGEST = 300
"""Characters; a longer answer is no line."""


def without_thoughts(answer: str) -> str:
    """The answer without what a reasoning model says to itself."""
    return _THOUGHT.sub("", answer)


def line_of(answer: str, *, sentence: bool = False) -> str | None:
    """The one line of an answer, without bullet, quotes, label or full stop; None if there is no line in it.

    Thoughts, a chatty preface or a code fence before the line are passed over, and what follows the line is left. An
    answer that holds several bullets is several lines: it has no one line. `sentence` keeps the full stop (letters).
    """
    rows = [row.strip() for row in without_thoughts(answer).splitlines() if row.strip() and not _FENCE.match(row)]
    rows = [row for index, row in enumerate(rows) if not (index == 0 and _PREFACE.match(row))]
    if not rows or sum(1 for row in rows if _BULLET.match(row)) > 1:
        return None
    line = _LABEL.sub("", _BULLET.sub("", rows[0])).strip()
    for left, right in _QUOTES:
        if len(line) > len(left + right) and line.startswith(left) and line.endswith(right):
            line = line[len(left) : -len(right)].strip()
    if not sentence and line.endswith((".", "。")) and not re.search(r"\b[A-Za-z]\.[A-Za-z]\.$", line):
        line = line[:-1].rstrip()
    if len(line) > _LONGEST or _NO_LINE.search(line) or not line.isprintable():
        return None
    return line if any(character.isalnum() for character in line) else None
