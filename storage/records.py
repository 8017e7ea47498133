"""An interview as numbered records of bytes, and back: what `storage.sql` seals and keeps. Pure.

Keys are written out, so that a record can be read without this version of the program.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from storage.facts import Fact, Source
from storage.interview import Interview, Line, Turn, Version

Kind = Literal["turn", "fact", "version"]


@dataclass(frozen=True, slots=True)
class Records:
    """`head` holds what there is once; each list holds one record for each turn, fact or version, in order."""

    head: bytes
    lists: dict[Kind, list[bytes]]


def to_records(interview: Interview) -> Records:
    """Raises TypeError if `target` or `state` is not JSON-able."""
    head = {
        "language": interview.language,
        "version": interview.version,
        "target": interview.target,
        "state": interview.state,
    }
    return Records(
        _pack(head),
        {
            "turn": [_pack(_turn(turn)) for turn in interview.turns],
            "fact": [_pack(_fact(fact)) for fact in interview.facts],
            "version": [_pack(_version(version)) for version in interview.versions],
        },
    )


def from_records(records: Records) -> Interview:
    return Interview(
        **_unpack(records.head),
        turns=[_to_turn(_unpack(record)) for record in records.lists["turn"]],
        facts=[_to_fact(_unpack(record)) for record in records.lists["fact"]],
        versions=[_to_version(_unpack(record)) for record in records.lists["version"]],
    )


def _turn(turn: Turn) -> dict[str, Any]:
    return {"number": turn.number, "speaker": turn.speaker, "text": turn.text, "at": turn.at.isoformat()}


def _to_turn(data: dict[str, Any]) -> Turn:
    return Turn(**{**data, "at": datetime.fromisoformat(data["at"])})


def _fact(fact: Fact) -> dict[str, Any]:
    source = fact.source
    return {
        "id": fact.id,
        "section": fact.section,
        "entry": fact.entry,
        "field": fact.field,
        "value": fact.value,
        "source": {"turn": source.turn, "start": source.start, "end": source.end, "words": source.words},
        "status": fact.status,
    }


def _to_fact(data: dict[str, Any]) -> Fact:
    return Fact(**{**data, "source": Source(**data["source"])})


def _version(version: Version) -> dict[str, Any]:
    return {
        "number": version.number,
        "parent": version.parent,
        "cause": version.cause,
        "lines": [_line(line) for line in version.lines],
        "statuses": version.statuses,
        "at": version.at.isoformat(),
    }


def _to_version(data: dict[str, Any]) -> Version:
    lines = tuple(Line(**{**line, "facts": tuple(line["facts"])}) for line in data["lines"])
    return Version(**{**data, "lines": lines, "at": datetime.fromisoformat(data["at"])})


def _line(line: Line) -> dict[str, Any]:
    return {
        "section": line.section,
        "entry": line.entry,
        "text": line.text,
        "facts": line.facts,
        "engine": line.engine,
        "rank": line.rank,
    }


def _pack(record: dict[str, Any]) -> bytes:
    """Half an emoji, as a client may cut it off, is a lone surrogate: it is kept."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _unpack(record: bytes) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(record.decode("utf-8", "surrogatepass"))
    return data
