"""Connections: database addresses, SQLite's settings and what its errors mean. It knows no tables."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from storage.repository import StorageError

BUSY_SECONDS = 30
"""How long a connection waits for another's transaction. Ours take milliseconds."""

_PAUSE_SECONDS = 0.02

_FILE = re.compile(r"sqlite(?:\+\w+)?:///(?P<path>[^?]+)")
_DRIVERS = {  # synchronous, asynchronous
    "sqlite": ("sqlite", "sqlite+aiosqlite"),
    "postgresql": ("postgresql+psycopg", "postgresql+psycopg"),
    "postgres": ("postgresql+psycopg", "postgresql+psycopg"),  # as some hosts spell it
}
_SQLITE_TROUBLE = {
    sqlite3.SQLITE_FULL: "the disk is full: free some space and try again",
    sqlite3.SQLITE_READONLY: "the database cannot be written: check the permissions of its folder",
    sqlite3.SQLITE_PERM: "the database cannot be opened: check the permissions of its folder",
    sqlite3.SQLITE_CANTOPEN: "the database cannot be opened: check that its folder exists and is yours",
    sqlite3.SQLITE_IOERR: "the disk gave an error: check it, then try again",
    sqlite3.SQLITE_CORRUPT: "the database file is damaged: restore it from a backup",
    sqlite3.SQLITE_NOTADB: "the database file is damaged or is no SQLite database: restore it from a backup",
    sqlite3.SQLITE_BUSY: "another program keeps the database locked: close it and try again",
}


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite address, None for another kind of database. Needs no library."""
    match = _FILE.match(url)
    return Path(match["path"]) if match else None


def connect_url(url: str, *, synchronous: bool = False) -> URL:
    """`url` with the driver we use. Raises StorageError if it is not the address of a database that we support."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StorageError(_unknown(url)) from error
    kind = parsed.drivername.partition("+")[0]
    if kind not in _DRIVERS or (kind == "sqlite" and parsed.database in {None, "", ":memory:"}):
        raise StorageError(_unknown(url))
    return parsed.set(drivername=_DRIVERS[kind][0 if synchronous else 1])


def connect_args(url: URL) -> dict[str, Any]:
    """Without `isolation_level=None` Python's sqlite3 begins transactions by itself, too late to be safe."""
    if url.get_backend_name() == "sqlite":
        return {"isolation_level": None, "timeout": BUSY_SECONDS}
    return {}


def prepare(engine: Engine) -> None:
    """Set up SQLite's connections; another database is left as it is.

    A transaction takes the write lock when it begins (one that reads first and writes later would lose updates), unless
    its connection has the execution option `reads=True`. What is committed is on disk; what is deleted is overwritten.
    """
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        _write_ahead(cursor)
        for setting in ("synchronous=FULL", "secure_delete=ON", "foreign_keys=ON", "temp_store=MEMORY"):
            cursor.execute(f"PRAGMA {setting}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get("reads", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _write_ahead(cursor: Any) -> None:
    """Keep a write-ahead log. The file remembers it: only the first of all connections has work to do.

    SQLite does not wait where it turns a reading lock into a writing one, as it does here: several first ones that come
    together would be told "locked" at once, whatever their time limit. They try again until one of them has done it.
    """
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)


@contextmanager
def translated() -> Iterator[None]:
    """Turn the database's own errors into StorageError; bugs stay what they are."""
    try:
        yield
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StorageError("Postgres needs a driver that is not installed: pip install 'psycopg[binary]'") from error
    except DBAPIError as error:
        if (sentence := _trouble(error)) is None:
            raise
        raise StorageError(sentence) from error
    except sqlite3.Error as error:
        if (sentence := _sqlite_trouble(error)) is None:
            raise
        raise StorageError(sentence) from error
    except OSError as error:
        raise StorageError(f"the database cannot be reached: {error.strerror or error}") from error


def _trouble(error: DBAPIError) -> str | None:
    if isinstance(error.orig, sqlite3.Error):
        return _sqlite_trouble(error.orig)
    if isinstance(error, OperationalError):
        return "the database does not answer: check that it runs and that DATABASE_URL is right"
    return None


def _sqlite_trouble(error: sqlite3.Error) -> str | None:
    if "no such table" in str(error):
        return "the database has no tables yet: run `python -m bot migrate`"
    code: int = getattr(error, "sqlite_errorcode", 0)
    return _SQLITE_TROUBLE.get(code & 0xFF)


def _unknown(url: str) -> str:
    scheme = url.partition(":")[0]
    return f"unknown database address beginning {scheme!r}; expected sqlite:///PATH or postgresql://USER@HOST/NAME"
