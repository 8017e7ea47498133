"""The repository in SQLite: whole, apart, fenced, gone when forgotten."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.facts import Source
from storage.interview import Interview, Line
from storage.migrations import migrate
from storage.repository import ConflictError, Principal, Repository, StorageError
from storage.sql import SqlRepository, open_repository
from tests.storage.interviews import INTERVIEWS

KEY = bytes(range(32))
NURSE = Principal("slack", "A1", "T1", "U1")
BAKER = Principal("telegram", "bot", "", "42")


@pytest.fixture
def url(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'vita.db'}"
    migrate(address)
    return address


@pytest.fixture
async def repository(url: str) -> AsyncIterator[SqlRepository]:
    opened = open_repository(url, key=KEY)
    yield opened
    await opened.close()


def _talk(words: str = "I was a nurse at Mercy Hospital") -> Interview:
    interview = Interview(target={"text": "Nurse wanted"}, state={"asked": ["work.name"]})
    interview.add_turn("person", words)
    fact = interview.add_fact("work", 0, "position", "nurse", Source(0, 8, 13, "nurse"))
    interview.commit("told", (Line("work", 0, words, (fact.id,), "literal"),))
    return interview


async def _grow(repository: Repository, principal: Principal, words: str) -> int:
    """One turn as the engine does it: load, change, save; again after a conflict."""
    while True:
        stored = await repository.load(principal)
        stored.interview.add_turn("person", words)
        try:
            return await repository.save(principal, stored.interview, stored.revision)
        except ConflictError:
            await asyncio.sleep(0)


def _rows(url: str, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        return connection.execute(f"SELECT rowid, * FROM {table}").fetchall()


async def test_gives_a_newcomer_a_fresh_interview(repository: SqlRepository) -> None:
    stored = await repository.load(NURSE)
    assert (stored.interview, stored.revision) == (Interview(), 0)


async def test_gives_back_what_was_saved_also_after_a_restart(url: str, repository: SqlRepository) -> None:
    interview = _talk()
    revision = await repository.save(NURSE, interview, 0)
    await repository.close()
    again = open_repository(url, key=KEY)
    stored = await again.load(NURSE)
    await again.close()
    assert (stored.interview, stored.revision) == (interview, revision)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(INTERVIEWS, min_size=1, max_size=4))
def test_gives_back_any_interview_whatever_was_there_before(url: str, interviews: list[Interview]) -> None:
    async def round_trips() -> None:
        repository = open_repository(url, key=KEY)
        revision = (await repository.load(NURSE)).revision
        for interview in interviews:
            revision = await repository.save(NURSE, interview, revision)
            stored = await repository.load(NURSE)
            assert (stored.interview, stored.revision) == (interview, revision)
        await repository.close()

    asyncio.run(round_trips())


async def test_writes_only_what_is_new_or_changed(url: str, repository: SqlRepository) -> None:
    interview = _talk()
    interview.add_fact("work", 0, "name", "Mercy Hospital", Source(0, 17, 31, "Mercy Hospital"))
    revision = await repository.save(NURSE, interview, 0)
    turns, facts, versions = (_rows(url, table) for table in ("turn", "fact", "version"))
    interview.add_turn("vita", "Since when?")
    interview.set_status("f2", "confirmed")
    await repository.save(NURSE, interview, revision)
    assert _rows(url, "turn")[:1] == turns
    assert len(_rows(url, "turn")) == 2
    assert _rows(url, "fact")[0] == facts[0]
    assert _rows(url, "fact")[1] != facts[1]
    assert _rows(url, "version") == versions


async def test_never_shows_one_person_to_another(repository: SqlRepository) -> None:
    near = [
        NURSE,
        Principal("slack", "A1", "T1", "U2"),
        Principal("slack", "A1", "T2", "U1"),
        Principal("slack", "A2", "T1", "U1"),
        Principal("telegram", "A1", "T1", "U1"),
        Principal("slack", "A1T1", "", "U1"),
        Principal("", "", "", ""),
    ]
    for number, principal in enumerate(near):
        assert (await repository.load(principal)).interview == Interview()
        await repository.save(principal, _talk(f"Secret number {number}"), 0)
    await repository.forget(near[1])
    for number, principal in enumerate(near):
        turns = (await repository.load(principal)).interview.turns
        assert [turn.text for turn in turns] == ([] if number == 1 else [f"Secret number {number}"])


async def test_opens_no_row_that_was_moved_to_another_person(url: str, repository: SqlRepository) -> None:
    await repository.save(NURSE, _talk(), 0)
    await repository.save(BAKER, _talk("I bake"), 0)
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection, connection:
        connection.execute("UPDATE turn SET sealed = (SELECT sealed FROM turn WHERE person_id = 1) WHERE person_id = 2")
    with pytest.raises(StorageError):
        await repository.load(BAKER)


async def test_keeps_no_word_and_no_name_readable_on_disk(tmp_path: Path, repository: SqlRepository) -> None:
    who = Principal("slack", "APPCANARY", "TEAMCANARY", "USERCANARY")
    interview = _talk("TURNCANARY")
    interview.add_fact("FIELDCANARY", 0, "FIELDCANARY", "VALUECANARY", Source(0, 0, 10, "WORDSCANARY"))
    interview.state["STATECANARY"] = "STATECANARY"
    interview.target = {"text": "TARGETCANARY"}
    interview.commit("CAUSECANARY", (Line("work", 0, "LINECANARY", (), "literal"),))
    await repository.save(who, interview, 0)
    assert b"CANARY" not in _everything(tmp_path)


@pytest.mark.parametrize("turns", [1, 100])
async def test_leaves_nothing_on_disk_of_whom_it_forgot(url: str, tmp_path: Path, turns: int) -> None:
    """Not even the sealed bytes, which are random and so can be looked for."""
    repository = open_repository(url, key=KEY)
    await repository.save(BAKER, _talk("I bake bread"), 0)
    interview, revision = _talk(), 0
    for _ in range(3):
        for number in range(turns):
            interview.add_turn("person", f"sentence {number} " * 40)
        interview.commit("more")
        revision = await repository.save(NURSE, interview, revision)
    mine = max(_rows(url, "person"))
    lists = [row for table in ("turn", "fact", "version") for row in _rows(url, table) if row[1] == mine[0]]
    traces = [column for row in (mine, *lists) for column in row if isinstance(column, bytes)]
    assert len(traces) > 3 * turns
    assert all(trace[:32] in _everything(tmp_path) for trace in traces[:20])

    await repository.forget(NURSE)
    left = _everything(tmp_path)
    pieces = {trace[start : start + 16] for trace in traces for start in range(0, len(trace) - 16, 64)}
    assert not [piece for piece in pieces if piece in left]
    assert (await repository.load(NURSE)).interview == Interview()
    assert [turn.text for turn in (await repository.load(BAKER)).interview.turns] == ["I bake bread"]
    await repository.close()


async def test_forgets_a_stranger_without_complaint(repository: SqlRepository) -> None:
    await repository.forget(NURSE)
    assert (await repository.load(NURSE)).interview == Interview()


async def test_refuses_a_revision_that_is_not_current(repository: SqlRepository) -> None:
    first = await repository.save(NURSE, _talk(), 0)
    second = await repository.save(NURSE, _talk(), first)
    assert second > first
    for stale in (0, first, second + 1, -1):
        with pytest.raises(ConflictError):
            await repository.save(NURSE, Interview(), stale)
    assert (await repository.load(NURSE)).revision == second


async def test_does_not_bring_back_what_was_forgotten_meanwhile(repository: SqlRepository) -> None:
    old = await repository.save(NURSE, _talk(), 0)
    await repository.forget(NURSE)
    with pytest.raises(ConflictError):
        await repository.save(NURSE, _talk(), old)
    await repository.save(NURSE, Interview(), 0)
    with pytest.raises(ConflictError):
        await repository.save(NURSE, _talk(), old)
    assert (await repository.load(NURSE)).interview == Interview()


async def test_lets_one_of_two_win(repository: SqlRepository) -> None:
    for revision in (0, await repository.save(NURSE, _talk(), 0)):
        principal = NURSE if revision else BAKER
        results = await asyncio.gather(
            *(repository.save(principal, _talk(f"from {name}"), revision) for name in "ab"), return_exceptions=True
        )
        assert sorted(type(result).__name__ for result in results) == ["ConflictError", "int"]


def test_loses_no_update_of_many_threads(url: str) -> None:
    def work(name: int) -> None:
        async def turns() -> None:
            repository = open_repository(url, key=KEY)
            for number in range(10):
                await _grow(repository, NURSE, f"{name}.{number}")
            await repository.close()

        asyncio.run(turns())

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))

    async def read() -> list[str]:
        repository = open_repository(url, key=KEY)
        turns = (await repository.load(NURSE)).interview.turns
        await repository.close()
        return [turn.text for turn in turns]

    assert sorted(asyncio.run(read())) == sorted(f"{name}.{number}" for name in range(4) for number in range(10))


async def test_says_that_the_key_is_another(url: str, repository: SqlRepository) -> None:
    await repository.save(NURSE, _talk(), 0)
    other = open_repository(url, key=bytes(32))
    for call in (other.load(NURSE), other.save(NURSE, _talk(), 0), other.forget(NURSE)):
        with pytest.raises(StorageError, match="does not open with this key"):
            await call
    await other.close()


async def test_says_that_the_tables_are_missing(tmp_path: Path) -> None:
    repository = open_repository(f"sqlite:///{tmp_path / 'new.db'}", key=KEY)
    with pytest.raises(StorageError, match="python -m bot migrate"):
        await repository.load(NURSE)
    await repository.close()


async def test_says_that_the_file_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "vita.db").write_bytes(b"not a database" * 1000)
    repository = open_repository(f"sqlite:///{tmp_path / 'vita.db'}", key=KEY)
    with pytest.raises(StorageError, match="damaged or is no SQLite database"):
        await repository.load(NURSE)
    await repository.close()


async def test_says_that_the_disk_is_full_and_keeps_what_was_there(url: str, repository: SqlRepository) -> None:
    revision = await repository.save(NURSE, _talk(), 0)
    async with repository._engine.connect() as connection:
        raw = (await connection.get_raw_connection()).driver_connection
        assert raw is not None
        await raw.execute("PRAGMA max_page_count = 1")  # as if the disk ended here
    big = _talk("word " * 200_000)
    with pytest.raises(StorageError, match="the disk is full"):
        await repository.save(NURSE, big, revision)
    assert (await repository.load(NURSE)).interview.turns[0].text == "I was a nurse at Mercy Hospital"


@pytest.mark.parametrize("url", ["mysql://host/vita", "nonsense", "", "sqlite://", "sqlite:///:memory:"])
def test_says_which_addresses_it_takes(url: str) -> None:
    with pytest.raises(StorageError, match=r"expected sqlite:///PATH or postgresql://USER@HOST/NAME"):
        open_repository(url, key=KEY)


def test_shows_no_secret_of_an_address_it_does_not_take() -> None:
    with pytest.raises(StorageError) as raised:
        open_repository("mysql://me:hunter2@host/vita", key=KEY)
    assert "hunter2" not in str(raised.value)


def _everything(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
