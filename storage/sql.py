"""The repository in SQLite or Postgres. One transaction a call; everything people said is sealed before it is written.

It does not look inside an interview: `storage.records` takes it apart.
"""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import Row, Table, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.crypto import Vault
from storage.database import connect_args, connect_url, prepare, translated
from storage.interview import Interview
from storage.records import Kind, Records, from_records, to_records
from storage.repository import ConflictError, Principal, StorageError, Stored
from storage.tables import fact, key_check, person, turn, version

_LISTS: dict[Kind, Table] = {"turn": turn, "fact": fact, "version": version}
_CHECK_TEXT = b"vita"


def open_repository(url: str, *, key: bytes) -> SqlRepository:
    """The repository at `url` (see `storage.migrations.migrate`), sealed with `key` (see `storage.crypto.load_key`).

    Connects at the first call of a method. Raises StorageError.
    """
    vault = Vault(key)
    address = connect_url(url)
    with translated():
        engine = create_async_engine(address, connect_args=connect_args(address), hide_parameters=True)
    prepare(engine.sync_engine)
    return SqlRepository(engine, vault)


class SqlRepository:
    """A `Repository`. Several may share one database, in one process or many."""

    def __init__(self, engine: AsyncEngine, vault: Vault) -> None:
        self._engine = engine
        self._vault = vault
        self._key_fits = False

    async def load(self, principal: Principal) -> Stored:
        with translated():
            await self._check_key()
            async with self._engine.connect() as connection:
                await connection.execution_options(reads=True)
                row = await self._find(connection, principal)
                if row is None:
                    return Stored(Interview(), 0)
                lists = await self._read_lists(connection, row.id)
        head = self._vault.open(row.sealed, _place(person, row.id))
        return Stored(from_records(Records(head, lists)), row.revision)

    async def save(self, principal: Principal, interview: Interview, revision: int) -> int:
        records = to_records(interview)
        with translated():
            await self._check_key()
            async with self._engine.begin() as connection:
                row_id, saved = await self._advance(connection, principal, revision)
                sealed = self._vault.seal(records.head, _place(person, row_id))
                await connection.execute(update(person).where(person.c.id == row_id).values(sealed=sealed))
                stored = await self._read_lists(connection, row_id)
                for kind, table in _LISTS.items():
                    await self._write_changes(connection, table, row_id, stored[kind], records.lists[kind])
        return saved

    async def forget(self, principal: Principal) -> None:
        """See `Repository`. On Postgres the rows go at once, their bytes when the server vacuums."""
        with translated():
            await self._check_key()
            async with self._engine.begin() as connection:
                row = await self._find(connection, principal)
                if row is not None:
                    for table in _LISTS.values():
                        await connection.execute(delete(table).where(table.c.person_id == row.id))
                    await connection.execute(delete(person).where(person.c.id == row.id))
            if self._engine.dialect.name == "sqlite":
                await self._empty_log()

    async def close(self) -> None:
        await self._engine.dispose()

    async def _find(self, connection: AsyncConnection, principal: Principal) -> Row[Any] | None:
        wanted = select(person).where(person.c.fingerprint == self._fingerprint(principal))
        return (await connection.execute(wanted)).one_or_none()

    def _fingerprint(self, principal: Principal) -> bytes:
        return self._vault.fingerprint(principal.platform, principal.app, principal.workspace, principal.user)

    async def _advance(self, connection: AsyncConnection, principal: Principal, revision: int) -> tuple[int, int]:
        """The row's id and its next revision, which is now taken. Raises ConflictError.

        A newcomer's first revision is the time in milliseconds and a save takes longer than one, so whoever still holds
        a revision from before `forget` is refused: what was forgotten does not come back.
        """
        if revision == 0:
            first = time.time_ns() // 1_000_000
            values = {"fingerprint": self._fingerprint(principal), "revision": first, "sealed": b""}
            try:
                added = await connection.execute(insert(person).values(values).returning(person.c.id))
            except IntegrityError as error:
                raise ConflictError from error
            return added.scalar_one(), first
        mine = (person.c.fingerprint == self._fingerprint(principal)) & (person.c.revision == revision)
        changed = await connection.execute(
            update(person).where(mine).values(revision=revision + 1).returning(person.c.id)
        )
        row_id = changed.scalar_one_or_none()
        if row_id is None:
            raise ConflictError
        return row_id, revision + 1

    async def _read_lists(self, connection: AsyncConnection, row_id: int) -> dict[Kind, list[bytes]]:
        lists: dict[Kind, list[bytes]] = {}
        for kind, table in _LISTS.items():
            rows = await connection.execute(
                select(table.c.number, table.c.sealed).where(table.c.person_id == row_id).order_by(table.c.number)
            )
            lists[kind] = [self._vault.open(row.sealed, _place(table, row_id, row.number)) for row in rows]
        return lists

    async def _write_changes(
        self, connection: AsyncConnection, table: Table, row_id: int, old: list[bytes], new: list[bytes]
    ) -> None:
        """Write only the records that differ: a turn costs a few rows, however long the interview is."""
        this = (table.c.person_id == row_id) & (table.c.number == bindparam("at"))
        changed, added = (
            [
                {"at": number, "sealed": self._vault.seal(new[number], _place(table, row_id, number))}
                for number in numbers
                if number >= len(old) or old[number] != new[number]
            ]
            for numbers in (range(min(len(old), len(new))), range(len(old), len(new)))
        )
        if changed:
            await connection.execute(update(table).where(this).values(sealed=bindparam("sealed")), changed)
        if added:
            values = {"person_id": row_id, "number": bindparam("at"), "sealed": bindparam("sealed")}
            await connection.execute(insert(table).values(values), added)
        if len(new) < len(old):
            await connection.execute(delete(table).where(table.c.person_id == row_id, table.c.number >= len(new)))

    async def _check_key(self) -> None:
        """Once: with another key nobody would be found, and everyone would look like a newcomer."""
        if self._key_fits:
            return
        async with self._engine.begin() as connection:
            sealed = (await connection.execute(select(key_check.c.sealed))).scalar_one_or_none()
            if sealed is None:
                sealed = self._vault.seal(_CHECK_TEXT, _place(key_check, 0))
                await connection.execute(insert(key_check).values(id=0, sealed=sealed))
        self._vault.open(sealed, _place(key_check, 0))
        self._key_fits = True

    async def _empty_log(self) -> None:
        """Move SQLite's log into the database file, where deleted bytes are overwritten, and cut the log to nothing."""
        async with self._engine.connect() as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            assert raw is not None
            ((busy, _, _),) = await raw.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            raise StorageError("deleted, but another program is still reading the data: close it and forget again")


def _place(table: Table, row_id: int, number: int = 0) -> str:
    """What a sealed record is bound to."""
    return f"{table.name} {row_id} {number}"
