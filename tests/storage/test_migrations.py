"""Migrations: they make what `storage.tables` describes, once, and quickly do nothing after that."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import storage.migrations
from storage.migrations import known_revisions, migrate
from storage.repository import StorageError
from storage.tables import metadata


def _url(folder: Path) -> str:
    return f"sqlite:///{folder / 'data' / 'vita.db'}"


def test_makes_the_tables_that_the_program_uses(tmp_path: Path) -> None:
    assert migrate(_url(tmp_path))
    with create_engine(_url(tmp_path)).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_has_nothing_to_do_the_second_time(tmp_path: Path) -> None:
    migrate(_url(tmp_path))
    began = time.perf_counter()
    assert not migrate(_url(tmp_path))
    assert time.perf_counter() - began < 0.03


def test_does_not_load_alembic_when_there_is_nothing_to_do(tmp_path: Path) -> None:
    migrate(_url(tmp_path))
    program = f"""
import sys
from storage.migrations import migrate
migrate({_url(tmp_path)!r})
print("alembic" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout == "False\n"


def test_works_once_when_several_begin_together(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        assert sorted(pool.map(migrate, [_url(tmp_path)] * 16)) == [False] * 15 + [True]


def test_waits_for_another_that_writes_to_the_new_file(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with (
        closing(sqlite3.connect(tmp_path / "data" / "vita.db", isolation_level=None)) as other,
        ThreadPoolExecutor(1) as pool,
    ):
        other.execute("BEGIN IMMEDIATE")
        work = pool.submit(migrate, _url(tmp_path))
        with pytest.raises(TimeoutError):
            work.result(timeout=0.3)
        other.execute("COMMIT")
        assert work.result(timeout=30)


def test_knows_the_same_newest_revision_as_alembic() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(storage.migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [known_revisions()[-1]]


def test_says_that_a_newer_version_wrote_the_data(tmp_path: Path) -> None:
    migrate(_url(tmp_path))
    with closing(sqlite3.connect(tmp_path / "data" / "vita.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageError, match="written by a newer version of Vita"):
        migrate(_url(tmp_path))


def test_says_that_a_file_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "vita.db").write_bytes(b"a letter to my landlord " * 100)
    with pytest.raises(StorageError, match="no SQLite database"):
        migrate(_url(tmp_path))


def test_says_that_the_folder_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(StorageError):
        migrate(_url(tmp_path))
