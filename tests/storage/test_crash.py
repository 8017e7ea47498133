"""kill -9 in the middle of saving: what was acknowledged is there, whole, and nothing is there in part."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from storage.facts import Source
from storage.interview import Interview, Line
from storage.migrations import migrate
from storage.repository import Principal
from storage.sql import open_repository

KEY = bytes(range(32))
WHO = Principal("slack", "A1", "T1", "U1")
KILLS = 25

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")


def _save_forever(url: str, acknowledged: Connection) -> None:
    """Each turn adds two turns, three facts, a version and a word of state; then its revision is told."""

    async def turns() -> None:
        repository = open_repository(url, key=KEY)
        stored = await repository.load(WHO)
        interview, revision = stored.interview, stored.revision
        while True:
            count = len(interview.versions)
            interview.add_turn("person", f"turn {count} " * 20)
            interview.add_turn("vita", "And then?")
            for _ in range(3):
                interview.add_fact("work", count, "highlight", f"fact of {count}", Source(2 * count, 0, 4, "turn"))
            interview.state["count"] = count + 1
            interview.commit("told", (*interview.lines[-9:], Line("work", count, f"line of {count}", (), "literal")))
            revision = await repository.save(WHO, interview, revision)
            acknowledged.send((revision, count + 1))

    asyncio.run(turns())


def _load(url: str) -> tuple[Interview, int]:
    async def load() -> tuple[Interview, int]:
        repository = open_repository(url, key=KEY)
        stored = await repository.load(WHO)
        await repository.close()
        return stored.interview, stored.revision

    return asyncio.run(load())


def test_keeps_every_acknowledged_revision_whole_through_25_kills(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'vita.db'}"
    migrate(url)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["storage.sql"])
    dice = random.Random(7)
    told = (0, 0)
    for _ in range(KILLS):
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_save_forever, args=(url, theirs), daemon=True)
        child.start()
        theirs.close()
        if dice.random() < 0.8 and ours.poll(10):  # else it dies while it opens the database
            told = ours.recv()
        child.join(dice.uniform(0, 0.12))
        child.kill()
        child.join()
        told = _last(ours, told)

        interview, revision = _load(url)
        count = len(interview.versions)
        assert told[1] <= count <= told[1] + 1
        assert revision - told[0] in ({0, 1} if told[0] else {0, revision})
        assert len(interview.turns) == 2 * count
        assert len(interview.facts) == 3 * count
        assert interview.state.get("count", 0) == count
        assert [fact.value for fact in interview.facts] == [f"fact of {n // 3}" for n in range(3 * count)]
        assert [line.text for line in interview.lines] == [f"line of {n}" for n in range(max(0, count - 10), count)]
        told = (revision, count)
    assert told[1] > KILLS


def _last(pipe: Connection, told: tuple[int, int]) -> tuple[int, int]:
    """The last thing the dead child told; a message it died in is none."""
    try:
        while pipe.poll():
            told = pipe.recv()
    except (EOFError, OSError):
        pass
    return told
