"""`python -m bot doctor`: one line for everything that Vita needs, and what to do where it is missing."""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path
from typing import Literal

from bot.settings import Settings
from model.base import Brief, GenerationError
from model.base_model import base_folder, is_ready
from storage.repository import Principal, StorageError

ROOT = Path(__file__).parent.parent
_LEAST_FREE = 100_000_000
_PINNED = re.compile(r"^([\w.-]+)==([^\s;#]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says: "ok", "missing" (Vita does without) or "broken" (it does not run as it is set up)."""

    state: Literal["ok", "missing", "broken"]
    text: str


def examine(settings: Settings) -> int:
    """Print the checklist; 1 if something that is needed is broken, else 0."""
    healthy = True
    for name, check in _CHECKS.items():
        finding = check(settings)
        healthy = healthy and finding.state != "broken"
        print(f"{finding.state:8}{name}: {finding.text}", flush=True)
    return 0 if healthy else 1


def check_python(settings: Settings) -> Finding:
    return Finding("ok", ".".join(map(str, sys.version_info[:3])))


def check_packages(settings: Settings) -> Finding:
    """The installed packages against the lock file."""
    lock = ROOT / "requirements.lock"
    if not lock.is_file():
        return Finding("broken", f"{lock} is missing")
    installed = {normalise(found.name): found.version.partition("+")[0] for found in distributions()}
    wanted = {normalise(name): version for name, version in _PINNED.findall(lock.read_text(encoding="utf-8"))}
    absent = sorted(name for name in wanted if name not in installed)
    other = sorted(name for name, version in wanted.items() if installed.get(name, version) != version)
    if absent:
        return Finding("broken", f"{_some(absent)} not installed; run `make setup`")
    if other:
        return Finding("missing", f"{_some(other)} in another version than requirements.lock; run `make setup`")
    return Finding("ok", f"{len(wanted)} as locked")


def check_generator(settings: Settings) -> Finding:
    """The base model is there, or the provider answers."""
    if settings.generator == "literal":
        return Finding("ok", "literal; needs no model")
    if settings.generator == "local":
        if settings.model:
            found = Path(settings.model).expanduser().is_dir()
            return Finding("ok" if found else "missing", settings.model + ("" if found else " is no folder here"))
        folder = base_folder(settings.cache_dir)
        if not is_ready(settings.cache_dir):
            return Finding("broken", f"no base model in {folder}; run `make setup`, or set GENERATOR=literal")
        return Finding("ok", f"local, {folder}")
    from model.remote import RemoteGenerator

    key = settings.generator_key.get_secret_value() if settings.generator_key else ""
    remote = RemoteGenerator(settings.generator, url=settings.generator_url, key=key, timeout_seconds=10)
    try:
        list(remote.write([Brief("work", "Driver", ("drove a delivery van",))]))
    except GenerationError as error:
        return Finding("broken", str(error))
    return Finding("ok", f"{settings.generator} answers")


def check_index(settings: Settings) -> Finding:
    """A posting is found."""
    from retrieval.chroma import CorpusError, CorpusIndex
    from retrieval.embed import FOLDER, Embedder, EmbedderError
    from retrieval.ingest import index_folder

    index = CorpusIndex(
        index_folder(settings.cache_dir), Embedder(settings.cache_dir / FOLDER), url=settings.chroma_url or None
    )
    try:
        found = index.similar_titles("nurse", 1)
        count = len(index.postings())
        index.close()
    except (CorpusError, EmbedderError) as error:
        return Finding("broken", str(error))
    return Finding("ok" if found else "broken", f"{count} job postings")


def check_data(settings: Settings) -> Finding:
    """The data folder can be written and has room."""
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Finding("broken", f"{folder} cannot be written: {error.strerror}")
    if (free := shutil.disk_usage(folder).free) < _LEAST_FREE:
        return Finding("broken", f"{folder} has only {free / 1e6:.0f} MB free")
    return Finding("ok", str(folder))


def check_database(settings: Settings) -> Finding:
    """The database opens with the key, if there is one yet."""
    from storage.crypto import load_key
    from storage.database import sqlite_file
    from storage.sql import open_repository

    file = sqlite_file(settings.address)
    if file is not None and not file.exists():
        return Finding("ok", "none yet; the first conversation makes it")

    async def look() -> None:
        repository = open_repository(settings.address, key=load_key(settings.key_file))
        await repository.load(Principal("doctor", "", "", ""))
        await repository.close()

    try:
        asyncio.run(look())
    except StorageError as error:
        return Finding("broken", str(error))
    return Finding("ok", "opens with its key")


def check_printing(settings: Settings) -> Finding:
    """A page comes out, and which scripts the fonts at hand can show."""
    from storage.export import ExportError, render
    from storage.resume import Basics, Resume

    unprintable = []
    for script, word in {"Latin": "Résumé", "Cyrillic": "Резюме", "Greek": "Βιογραφικό", "Chinese": "简历"}.items():
        try:
            render(Resume(basics=Basics(name=word)), "pdf")
        except ExportError as error:
            if script == "Latin":
                return Finding("broken", str(error))
            unprintable.append(script)
    if unprintable:
        return Finding("missing", f"no font for {_some(unprintable)}; only resumes in it need one")
    return Finding("ok", "PDF and PNG, with fonts for Latin, Cyrillic, Greek and Chinese")


def normalise(name: str) -> str:
    """A package's name as package indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).casefold()


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


_CHECKS: dict[str, Callable[[Settings], Finding]] = {
    "python": check_python,
    "packages": check_packages,
    "generator": check_generator,
    "index": check_index,
    "data folder": check_data,
    "database": check_database,
    "printing": check_printing,
}
