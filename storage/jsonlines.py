"""JSON Lines in, JSON Lines out: the loop that every filter (`python -m agents.verify` …) shares."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any, TextIO


class InputError(ValueError):
    """A line is not what the filter takes; the text says what was expected and what came."""


_KINDS = {str: "a string", int: "a number", bool: "true or false", list: "a list", dict: "an object"}


def take(record: dict[str, Any], key: str, kind: type, default: Any = None, *, items: type | None = None) -> Any:
    """The value at `key`, checked. Without `default` the key must be there. `items` checks the items of a list.

    Raises InputError.
    """
    if key not in record or record[key] is None:
        if default is None:
            raise InputError(f'expected {_KINDS[kind]} at "{key}", which is missing')
        return default
    value = record[key]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise InputError(f'expected {_KINDS[kind]} at "{key}", got {_describe(value)}')
    if items is not None:
        for item in value:
            if not isinstance(item, items):
                raise InputError(f'expected a list of {items.__name__} at "{key}", found {_describe(item)} in it')
    return value


def run_filter(
    handle: Callable[[dict[str, Any]], dict[str, Any]], source: TextIO | None = None, sink: TextIO | None = None
) -> int:
    """Answer each line of `source` with one line on `sink`, in order; the exit code: 0, or 2 after a bad line.

    Blank lines are passed over. What `handle` raises as InputError is told in one line on stderr, with its line number.
    """
    source = source or sys.stdin
    sink = sink or sys.stdout
    for number, text in enumerate(source, start=1):
        if not text.strip():
            continue
        try:
            answer = handle(_parse(text))
        except InputError as error:
            print(f"line {number}: {error}", file=sys.stderr)
            return 2
        print(json.dumps(answer, ensure_ascii=False), file=sink, flush=True)
    return 0


def _parse(text: str) -> dict[str, Any]:
    try:
        record = json.loads(text)
    except ValueError as error:
        raise InputError(f"expected JSON, got {text.strip()[:60]!r}") from error
    if not isinstance(record, dict):
        raise InputError(f"expected a JSON object, got {_describe(record)}")
    return record


def _describe(value: object) -> str:
    if value is None:
        return "null"
    return _KINDS.get(type(value), repr(value))
