"""From a setting to a generator and a reader: `local`, `literal` or provider:model. Constructing one loads nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from model.base import Generator, Reader
from model.held import Vocabulary

PROVIDER_AND_MODEL = re.compile(r"[a-z][a-z0-9_]*:\S+")


class GeneratorError(ValueError):
    """There is no such generator; the text is one line for whoever asked for it."""


def check_generator(name: str) -> str:
    """`name` itself. Raises GeneratorError if it names no kind of generator."""
    if name in {"local", "literal"} or PROVIDER_AND_MODEL.fullmatch(name):
        return name
    raise GeneratorError(f"unknown generator {name!r}; known: 'local', 'literal' or provider:model")


def open_generator(
    name: str, *, cache: Path, model: str = "", url: str = "", key: str = "", vocabulary: Vocabulary | None = None
) -> Generator | None:
    """The generator that `name` asks for; None for `literal`, which needs no model.

    `model` is a folder or hub id in place of the packaged base, which lies in `cache`; `url` and `key` are the remote
    provider's; `vocabulary` tells the local one which words are skills. Raises GeneratorError.
    """
    check_generator(name)
    if name == "literal":
        return None
    if name == "local":
        from model.base_model import base_folder
        from model.local import LocalGenerator

        return LocalGenerator(model or base_folder(cache), vocabulary=vocabulary)
    from model.remote import RemoteGenerator

    return RemoteGenerator(name, url=url, key=key)


def open_reader(name: str, *, url: str = "", key: str = "") -> Reader | None:
    """The second reader of messages that comes with a remote generator; None without one. Raises GeneratorError."""
    if check_generator(name) in {"local", "literal"}:
        return None
    from model.remote_reader import RemoteReader

    return RemoteReader(name, url=url, key=key)


def generator_from(
    environment: Mapping[str, str], *, cache: Path, vocabulary: Vocabulary | None = None
) -> Generator | None:
    """`open_generator` with the variables GENERATOR, MODEL, GENERATOR_URL and GENERATOR_KEY, for a command line."""
    return open_generator(
        environment.get("GENERATOR") or "local",
        cache=cache,
        model=environment.get("MODEL", ""),
        url=environment.get("GENERATOR_URL", ""),
        key=environment.get("GENERATOR_KEY", ""),
        vocabulary=vocabulary,
    )
