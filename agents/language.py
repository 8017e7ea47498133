"""What Vita says. Every sentence lives in `agents/languages/CODE.toml`; this module finds and fills it.

It does not know when anything is said.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import KeysView
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("languages")
REFERENCE = "en"
"""The language that every other must match, key by key."""


class LanguageError(Exception):
    """A language file is missing or incomplete; the text says which keys."""


class PersonError(Exception):
    """Something to tell the person: `key` names a sentence of the language file, `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Phrases:
    """The sentences of one language."""

    def __init__(self, code: str, sentences: dict[str, str | list[str]]) -> None:
        self.code = code
        self._sentences = sentences

    def say(self, key: str, /, **values: object) -> str:
        """The sentence at `key`, filled with `values`. Raises KeyError if there is no such sentence."""
        return self.wording(key, 0).format(**values)

    def wording(self, key: str, turn: int) -> str:
        """The sentence at `key` with its blanks; of several wordings `turn` picks one, so that Vita varies."""
        wordings = self._sentences[key]
        return wordings[turn % len(wordings)] if isinstance(wordings, list) else wordings

    def has(self, key: str) -> bool:
        return key in self._sentences

    def join(self, items: list[str]) -> str:
        """ "a, b and c" in this language."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.say('words.and')} {items[-1]}"

    @property
    def keys(self) -> KeysView[str]:
        """The keys, in the order of the language file."""
        return self._sentences.keys()


def languages() -> list[str]:
    """Codes of the languages that have a file."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def load_phrases(code: str) -> Phrases:
    """The sentences of a language, checked against the reference: same keys, same blanks.

    Raises LanguageError.
    """
    sentences = _read(code)
    if code != REFERENCE:
        reference = _read(REFERENCE)
        wrong = sorted(
            key for key in reference.keys() | sentences.keys() if _blanks(reference, key) != _blanks(sentences, key)
        )
        if wrong:
            raise LanguageError(f"{code}.toml differs from {REFERENCE}.toml at: {', '.join(wrong)}")
    return Phrases(code, sentences)


def _read(code: str) -> dict[str, str | list[str]]:
    path = FOLDER / f"{code}.toml"
    if not path.is_file():
        raise LanguageError(f"no language {code!r}; known: {', '.join(languages())}")
    return _flatten(tomllib.loads(path.read_text(encoding="utf-8")))


def _flatten(table: dict[str, Any], prefix: str = "") -> dict[str, str | list[str]]:
    flat: dict[str, str | list[str]] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flatten(value, f"{prefix}{key}.")
        else:
            flat[prefix + key] = value
    return flat


def _blanks(sentences: dict[str, str | list[str]], key: str) -> set[str] | None:
    """Names of the blanks of a sentence, over all its wordings; None if there is no such sentence."""
    if key not in sentences:
        return None
    wordings = sentences[key]
    texts = wordings if isinstance(wordings, list) else [wordings]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}
