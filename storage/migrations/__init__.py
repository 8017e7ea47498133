"""The database's schema, step by step. `migrate` brings a database up to date; Alembic is loaded only if there is work.

A file in `versions/` begins with its revision (`0001_…`); the last one is the head.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.database import connect_args, connect_url, prepare, sqlite_file, translated
from storage.repository import StorageError

_FOLDER = Path(__file__).parent


def known_revisions() -> list[str]:
    """Oldest first."""
    return sorted(path.name.partition("_")[0] for path in (_FOLDER / "versions").glob("[0-9]*_*.py"))


def migrate(url: str) -> bool:
    """Bring the database at `url` to the newest schema, making it if it is not there; whether there was work to do.

    Safe to call from several processes at once. Blocks: call it before the event loop runs, or in a thread.
    Raises StorageError, also if a newer version of Vita wrote the database.
    """
    file = sqlite_file(url)
    with translated():
        if file is not None and _is_current(file):
            return False
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _upgrade(url)


def _is_current(file: Path) -> bool:
    """A look at the version with nothing but sqlite3, so that an ordinary start costs a millisecond."""
    if not file.exists():
        return False
    with closing(sqlite3.connect(file)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            return False
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return row is not None and _compare(row[0])


def _compare(revision: str) -> bool:
    """Whether `revision` is the newest. Raises StorageError if it is newer than this program."""
    known = known_revisions()
    if revision not in known:
        raise StorageError(
            f"this data was written by a newer version of Vita (schema {revision}, known here up to {known[-1]}): "
            "install that version, or choose another DATA_DIR"
        )
    return revision == known[-1]


def _upgrade(url: str) -> bool:
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from sqlalchemy import create_engine

    address = connect_url(url, synchronous=True)
    engine = create_engine(address, connect_args=connect_args(address), hide_parameters=True)
    prepare(engine)
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    try:
        with engine.begin() as connection:
            revision = MigrationContext.configure(connection).get_current_revision()
            if revision is not None and _compare(revision):
                return False
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()
    return True
