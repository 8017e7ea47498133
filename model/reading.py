"""What a model is asked for when it reads a message, and what its answer claims: JSON in whatever it is wrapped. Pure.

An answer is checked for its form alone: whether a person typed what it claims is for `agents.understand.claimed`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from model.answers import without_thoughts
from model.base import READABLE, Claim

MOST_CLAIMS = 80
"""Facts of one message that are looked at."""
_MOST_ENTRIES = 40
_TRIES = 20
"""Opening braces that are tried as the beginning of the JSON."""
_FIELDS = sorted({name for names in READABLE.values() for name in names})

RESPONSE_FORMAT: dict[str, Any] = {
    "type": "json_schema",
    "json_schema": {
        "name": "facts",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {
                "facts": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {
                            "section": {"type": "string", "enum": list(READABLE)},
                            "entry": {"type": "integer"},
                            "field": {"type": "string", "enum": _FIELDS},
                            "words": {"type": "string"},
                        },
                        "required": ["section", "entry", "field", "words"],
                        "additionalProperties": False,
                    },
                }
            },
            "required": ["facts"],
            "additionalProperties": False,
        },
    },
}
"""The `response_format` of OpenAI's chat interface; servers that cannot hold to it refuse or ignore it."""


def claims_of(answer: str) -> list[Claim] | None:
    """The claims of an answer, those of another form left out; None if it holds no JSON of facts."""
    for value in _objects(without_thoughts(answer)):
        if isinstance(value, dict) and isinstance(facts := value.get("facts"), list):
            return [claim for fact in facts[:MOST_CLAIMS] if (claim := _claim(fact)) is not None]
    return None


def _objects(text: str) -> Iterator[Any]:
    """Whatever JSON object begins at one of the first braces and comes to an end."""
    decoder, start = json.JSONDecoder(), -1
    for _ in range(_TRIES):
        start = text.find("{", start + 1)
        if start < 0:
            return
        try:
            yield decoder.raw_decode(text, start)[0]
        except (ValueError, RecursionError):
            continue


def _claim(fact: Any) -> Claim | None:
    if not isinstance(fact, dict):
        return None
    section, entry, name, words = (fact.get(key) for key in ("section", "entry", "field", "words"))
    if not isinstance(section, str) or not isinstance(name, str) or not isinstance(words, str):
        return None
    if type(entry) is not int or not 0 <= entry < _MOST_ENTRIES or name not in READABLE.get(section, ()):
        return None
    return Claim(section, entry, name, words)
