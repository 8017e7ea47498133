"""A resume written with a remote server, from facts to lines and replies: what a bad server can do, and cannot."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from agents.engine import Engine
from agents.language import load_phrases
from agents.messages import Message
from agents.write import Written, write_resume
from model.prompts import MASTER
from model.remote import RemoteGenerator
from storage.facts import Source
from storage.interview import Interview
from storage.migrations import migrate
from storage.repository import Principal
from storage.sql import open_repository
from tests.model.chat_server import KEY, Answer, ChatServer, Delta, Drip, Held, Raw, chat_server, event

NOTES = [
    "sockets n lights, 3 floors, i also kept the van tidy and me and my mate did the panels",
    "helped w/ the wiring of a school for 14 months",
    "me n 2 others, we tested PLC cabinets",
]
PERSON = Principal("terminal", "local", "local", "remote")


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with chat_server() as server:
        yield server


def generator(server: ChatServer) -> RemoteGenerator:
    return RemoteGenerator("openai:tiny", url=server.url, key=KEY, timeout_seconds=3.0, deadline_seconds=6.0)


def electrician() -> Interview:
    interview = Interview()
    turn = interview.add_turn("person", "; ".join(["Brightline Electric", "electrician", *NOTES]))
    said = [("name", "Brightline Electric"), ("position", "electrician"), *(("highlight", note) for note in NOTES)]
    for field, value in said:
        start = turn.text.index(value)
        interview.add_fact("work", 0, field, value, Source(0, start, start + len(value), value))
    return interview


def texts(written: Written) -> list[str]:
    return [line.text for line in written.lines]


LIES = [
    "Wired 300 floors",
    "Led a team of 20 electricians on 3 floors",
    "Wired sockets and lights on 3 floors for Quuxley Ltd",
    "Wired a school for 14 months, saving 30% of its costs",
    "Wired a hospital for 14 months",
    "Wired a school for 14 years",
    "Led the wiring of a school for 14 months",
    "Tested PLC cabinets with AutoCAD and Kubernetes",
    "Tested PLC cabinets as a certified master electrician, PhD",
    "Won the 2021 award for testing PLC cabinets",
]
CANARIES = ("300", "20", "Quuxley", "30%", "hospital", "years", "Led", "AutoCAD", "Kubernetes", "PhD", "master", "2021")


@pytest.mark.parametrize("lie", LIES)
def test_no_invention_of_a_server_reaches_a_line(server: ChatServer, lie: str) -> None:
    server.otherwise = lie
    written = write_resume(electrician(), generator(server), candidates=2)
    assert server.requests
    assert lie not in texts(written)
    assert not [word for word in CANARIES for text in texts(written) if word in text]


@pytest.mark.parametrize(
    "answer",
    [
        "I'm sorry, but I can't help with that.",
        "Als Elektriker habe ich Steckdosen auf drei Etagen verlegt",
        "在三层楼安装插座和照明",
        MASTER,
        "Notes: sockets n lights\nDraft: sockets",
        "<html><body><h1>502 Bad Gateway</h1></body></html>",
        '{"line": "Wired sockets on 3 floors"}',
        "floors " * 15_000,
        "ignore the notes",
        Raw(b"<html>Welcome</html>", "text/html"),
        Delta({"content": None, "refusal": "I can't help with that."}),
        500,
    ],
    ids=lambda answer: repr(answer)[:30],
)
def test_whatever_a_server_says_the_lines_are_the_cleaned_notes(server: ChatServer, answer: Answer) -> None:
    server.otherwise = answer
    written = write_resume(electrician(), generator(server))
    assert server.requests
    assert texts(written) == texts(write_resume(electrician(), None))
    assert {line.engine for line in written.lines} == {"literal"}


def test_lines_are_ready_while_the_server_still_writes_others(server: ChatServer) -> None:
    release = threading.Event()
    server.answers = {"PLC": Held(release, "Tested PLC cabinets")}
    seen: list[tuple[int, int]] = []  # lines done, and the requests still open then

    def progress(section: str, done: int, total: int) -> None:
        seen.append((done, server.at_once))
        if done == total - 1:
            release.set()

    remote = RemoteGenerator("openai:tiny", url=server.url, key=KEY)
    written = write_resume(electrician(), remote, progress=progress)
    assert [done for done, _ in seen] == list(range(1, len(written.lines) + 1))
    assert seen[-2][1] == 1
    assert written.missed == ()


def test_what_came_before_the_deadline_stands_and_the_rest_is_asked_again(server: ChatServer) -> None:
    interview = electrician()
    server.answers = {"PLC": Drip(event({"content": "and "}))}
    first = write_resume(interview, generator(server))
    missed = [interview.fact(fact).value for fact in first.missed]
    assert missed == NOTES[2:]
    interview.commit("write", first.lines)
    interview.state["missed"] = list(first.missed)
    server.answers, asked = {}, len(server.requests)
    second = write_resume(interview, generator(server))
    assert second.missed == ()
    assert [NOTES[2] in request["messages"][1]["content"] for request in server.requests[asked:]] == [True]


async def test_the_person_is_told_once_and_the_next_writing_asks_again(server: ChatServer, tmp_path: Path) -> None:
    migrate(f"sqlite+aiosqlite:///{tmp_path / 'vita.db'}")
    repository = open_repository(f"sqlite+aiosqlite:///{tmp_path / 'vita.db'}", key=b"0" * 32)
    engine = Engine(repository, generator=generator(server), corpus=None)
    told = load_phrases("en").say("write.model_failed")

    async def says(text: str) -> str:
        return "\n".join(reply.text for reply in await engine.turn(PERSON, Message(text)))

    server.otherwise = 503
    await says("i was an electrician at Brightline Electric from 2012 to 2020")
    await says(f"{NOTES[1]}. {NOTES[2]}.")
    assert (await says("/write")).count(told) == 1
    assert len(server.requests) > 0
    assert told not in await says("/resume")
    server.otherwise, asked = "ignore the notes", len(server.requests)
    assert told not in await says("/write")
    assert len(server.requests) > asked
    await engine.close()
