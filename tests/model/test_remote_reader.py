"""The remote reader against a strict server on this machine: what it asks, and that nothing a server does hurts."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from typing import Any

import pytest

from model.base import Claim, GenerationError, Reader
from model.generators import open_reader
from model.prompts import render_reading
from model.reading import MOST_CLAIMS, RESPONSE_FORMAT, claims_of
from model.remote import LONGEST_ANSWER
from model.remote_reader import LONGEST_MESSAGE, RemoteReader
from tests.model.chat_server import KEY, Answer, ChatServer, Delta, Drip, Late, Raw, chat_server, event

MESSAGE = "packer at Quillmoor since 2019"
CLAIMS = [Claim("work", 0, "position", "packer"), Claim("work", 0, "name", "Quillmoor")]


def answer(claims: list[Claim]) -> str:
    facts = [{"section": c.section, "entry": c.entry, "field": c.field, "words": c.words} for c in claims]
    return json.dumps({"facts": facts})


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with chat_server() as server:
        server.otherwise = answer(CLAIMS)
        yield server


def reader(server: ChatServer, **options: Any) -> RemoteReader:
    return RemoteReader("openai:tiny", **{"url": server.url, "key": KEY, "timeout_seconds": 60.0, **options})


def test_it_is_a_reader_and_asks_for_facts_in_their_form(server: ChatServer) -> None:
    remote: Reader = reader(server)
    assert remote.read(MESSAGE) == CLAIMS
    [request] = server.requests
    assert request["messages"] == render_reading(MESSAGE)
    assert request["temperature"] == 0.0
    assert request["response_format"] == RESPONSE_FORMAT


@pytest.mark.parametrize("status", [400, 404, 422, 501])
def test_a_server_that_refuses_the_form_is_asked_without_it_from_then_on(server: ChatServer, status: int) -> None:
    server.refuses_format = status
    remote = reader(server)
    assert remote.read(MESSAGE) == CLAIMS
    assert remote.read(MESSAGE) == CLAIMS
    assert ["response_format" in request for request in server.requests] == [True, False, False]


@pytest.mark.parametrize(
    "wrapped",
    [
        "Sure! Here are the facts: {} I hope {{this}} helps.",
        "```json\n{}\n```",
        "<think>They say {{packer}}, so a job.</think>\n{}",
        'The form is {{"section": "work"}}, so: {}',
    ],
)
def test_the_json_is_found_in_whatever_stands_around_it(server: ChatServer, wrapped: str) -> None:
    server.otherwise = wrapped.format(answer(CLAIMS))
    assert reader(server).read(MESSAGE) == CLAIMS


@pytest.mark.parametrize(
    "fact",
    [
        None,
        7,
        "packer",
        [],
        {},
        {"section": "work", "entry": 0, "field": "position"},
        {"section": "work", "entry": 0, "field": "position", "words": None},
        {"section": "work", "entry": 0, "field": "position", "words": ["packer"]},
        {"section": "work", "entry": "0", "field": "position", "words": "packer"},
        {"section": "work", "entry": True, "field": "position", "words": "packer"},
        {"section": "work", "entry": -1, "field": "position", "words": "packer"},
        {"section": "work", "entry": 10**12, "field": "position", "words": "packer"},
        {"section": "work", "entry": 0, "field": "salary", "words": "packer"},
        {"section": ["work"], "entry": 0, "field": "position", "words": "packer"},
        {"section": "basics", "entry": 0, "field": "name", "words": "packer"},
        {"section": "references", "entry": 0, "field": "name", "words": "packer"},
    ],
    ids=repr,
)
def test_a_claim_of_another_form_is_left_out_and_costs_no_other(fact: Any) -> None:
    good = {"section": "work", "entry": 0, "field": "position", "words": "packer"}
    assert claims_of(json.dumps({"facts": [fact, good]})) == CLAIMS[:1]


def test_of_a_flood_of_claims_the_first_are_looked_at() -> None:
    assert claims_of(answer(CLAIMS[:1] * 500)) == CLAIMS[:1] * MOST_CLAIMS


GARBAGE = [
    "",
    "I'm sorry, but I can't help with that.",
    answer(CLAIMS)[:-10],
    '{"facts": "packer"}',
    '{"facts": {"work": "packer"}}',
    '["packer"]',
    '{"facts": [' + "[" * 15_000,
    "{" * 15_000,
    '{"facts": [' + "9" * 15_000 + "]}",
    "packer " * LONGEST_ANSWER,
    "<think>packer, so",
    Delta({"content": None, "refusal": "No."}),
    Raw(b"<html>Welcome</html>", "text/html"),
    Raw(b"data: {not json\n\n", "text/event-stream"),
    Raw(b'data: {"choices": [{"delta": {"content": 7}}]}\n\n', "text/event-stream"),
    Raw(b"\xff\xfe\x00garbage\x00", "application/octet-stream"),
    401,
    429,
    500,
]


@pytest.mark.parametrize("garbage", GARBAGE, ids=lambda garbage: repr(garbage)[:40])
@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_garbage_is_one_error_that_quotes_nothing(server: ChatServer, garbage: Answer) -> None:
    server.otherwise = garbage
    with pytest.raises(GenerationError, match="openai:tiny") as raised:
        reader(server).read(MESSAGE)
    assert "packer" not in str(raised.value)
    assert KEY not in str(raised.value)


NEVER = [Late(60.0), Drip(event({"content": "{"})), Drip(b" ", mute=True), Drip(b": still there\n\n")]


@pytest.mark.parametrize("never", NEVER, ids=["late", "words", "mute", "comments"])
@pytest.mark.filterwarnings("ignore:.*Response.aiter_raw:pytest.PytestUnraisableExceptionWarning")
def test_a_slow_server_is_given_up_in_time_and_left_alone_for_a_while(server: ChatServer, never: Answer) -> None:
    server.otherwise = never
    remote = reader(server, timeout_seconds=0.5, rest_seconds=60.0)
    began = time.monotonic()
    with pytest.raises(GenerationError, match=r"Timeout|Connection"):
        remote.read(MESSAGE)
    assert remote.read(MESSAGE) == []
    assert time.monotonic() - began < 15
    assert len(server.requests) == 1


def test_after_its_rest_the_server_is_asked_again(server: ChatServer) -> None:
    remote = reader(server, rest_seconds=0.0)
    server.otherwise = 503
    with pytest.raises(GenerationError, match="503"):
        remote.read(MESSAGE)
    server.otherwise = answer(CLAIMS)
    assert remote.read(MESSAGE) == CLAIMS


def test_nothing_and_whole_documents_are_not_sent(server: ChatServer) -> None:
    assert reader(server).read("  \n ") == []
    assert reader(server).read("packer " * LONGEST_MESSAGE) == []
    assert server.requests == []


@pytest.mark.parametrize("name", ["nobody:tiny", "cohere:command"])
def test_a_provider_that_is_unknown_or_not_installed_is_a_generation_error(name: str) -> None:
    with pytest.raises(GenerationError, match=name):
        RemoteReader(name).read(MESSAGE)


@pytest.mark.parametrize("name", ["local", "literal"])
def test_without_a_remote_generator_there_is_no_reader(name: str) -> None:
    assert open_reader(name, url="http://127.0.0.1:9/v1", key=KEY) is None


def test_a_remote_generator_brings_a_reader() -> None:
    assert isinstance(open_reader("openai:tiny"), RemoteReader)


def test_what_people_say_is_not_logged(server: ChatServer, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="model"):
        reader(server).read(MESSAGE)
    said = "".join(record.getMessage() for record in caplog.records if record.name.startswith("model"))
    assert "read claims=2" in said
    assert "packer" not in said
