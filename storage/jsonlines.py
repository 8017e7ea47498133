"""JSON Lines in, JSON Lines out: the loop that every filter (`python -m agents.verify` …) shares."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable
from typing import Any, TextIO


class InputError(ValueError):
    """A line is not what the filter takes; the text says what was expected and what came."""


_KINDS = {str: "a string", int: "a number", bool: "true or false", list: "a list", dict: "an object"}
_NOT_UTF_8 = re.compile("[\udc80-\udcff]")


def take(record: dict[str, Any], key: str, kind: type, default: Any = None, *, items: type | None = None) -> Any:
    """The value at `key`, checked. Without `default` the key must be there. `items` checks the items of a list.

    Raises InputError.
    """
    if key not in record or record[key] is None:
        if default is None:
            raise InputError(f'expected {_KINDS[kind]} at "{key}", which is missing')
        return default
    value: Any = record[key]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise InputError(f'expected {_KINDS[kind]} at "{key}", got {_describe(value)}')
    if items is not None:
        for item in record[key]:
            if not isinstance(item, items):
                raise InputError(f'expected {_KINDS[items]} for each item of "{key}", found {_describe(item)}')
    return value


def run_filter(
    handle: Callable[[dict[str, Any]], dict[str, Any]], source: TextIO | None = None, sink: TextIO | None = None
) -> int:
    """Answer each line of `source` with one line on `sink`, in order; the exit code: 0, or 2 after a bad line.

    Blank lines are passed over. What `handle` raises as InputError is told in one line on stderr, with its line number.
    The text is UTF-8 on every system; if the reader of `sink` goes away, that is the end.
    """
    source = source or _standard_input()
    sink = sink or _standard_output()
    for number, text in enumerate(source, start=1):
        if not text.strip():
            continue
        try:
            answer = handle(_parse(text))
        except InputError as error:
            print(f"line {number}: {error}", file=sys.stderr)
            return 2
        try:
            print(json.dumps(answer, ensure_ascii=False), file=sink, flush=True)
        except BrokenPipeError:  # and Python would complain once more when it flushes at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
    return 0


def _standard_input() -> TextIO:
    """Bytes that are not UTF-8 arrive as lone surrogates, so that `_parse` can name their line."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="surrogateescape")
    return sys.stdin


def _standard_output() -> TextIO:
    """A lone surrogate leaves as its JSON escape: `backslashreplace` spells it the same way."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    return sys.stdout


def _parse(text: str) -> dict[str, Any]:
    if _NOT_UTF_8.search(text):
        raise InputError("expected UTF-8, got bytes that are not")
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"expected JSON, got {text.strip()[:60]!r}") from error
    if not isinstance(record, dict):
        raise InputError(f"expected a JSON object, got {_describe(record)}")
    return record


def _describe(value: object) -> str:
    if value is None:
        return "null"
    return _KINDS.get(type(value), repr(value))
