"""Rewritings of words by pattern, kept as data in rewrites.toml."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources


def rewritten(text: str, table: str) -> str:
    """`text` after every rewriting of `table` ("before", "words", "amounts", "persons"), in the file's order."""
    for pattern, instead in _table(table):
        text = pattern.sub(instead, text)
    return text


@lru_cache(maxsize=8)
def _table(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    data = tomllib.loads(resources.files("agents.clean").joinpath("rewrites.toml").read_text(encoding="utf-8"))
    flags = re.I if name in ("amounts", "persons") else re.NOFLAG

    def filled(pattern: str) -> str:
        for key, value in data["lists"].items():
            pattern = pattern.replace("{" + key + "}", value)
        return pattern

    return tuple((re.compile(filled(pattern), flags), instead) for pattern, instead in data[name])
