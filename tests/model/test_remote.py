"""The remote generator against a strict server on this machine, and against all the ways in which one can be bad."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from model.base import Brief, Draft, GenerationError, Generator
from model.prompts import render
from model.remote import LONGEST_ANSWER, RemoteGenerator
from tests.model.chat_server import KEY, Answer, ChatServer, Delta, Drip, Held, Late, Raw, chat_server, event

BRIEFS = [Brief("work", "Baker", (f"bread, {number} loaves a night",)) for number in (100, 200, 300)]


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with chat_server() as server:
        yield server


def generator(server: ChatServer, **options: Any) -> RemoteGenerator:
    return RemoteGenerator("openai:tiny", **{"url": server.url, "key": KEY, "timeout_seconds": 5.0, **options})


def texts(drafts: Iterator[Draft]) -> dict[int, str]:
    return {draft.brief: draft.text for draft in drafts}


def comes_true(condition: Callable[[], bool]) -> bool:
    """Whether it holds within ten seconds."""
    give_up = time.monotonic() + 10
    while not condition() and time.monotonic() < give_up:
        time.sleep(0.02)
    return condition()


def until_it_fails(drafts: Iterator[Draft]) -> tuple[dict[int, str], str]:
    """The lines that came, and what the GenerationError after them said ("" if there was none)."""
    lines: dict[int, str] = {}
    try:
        for draft in drafts:
            lines[draft.brief] = draft.text
    except GenerationError as error:
        return lines, str(error)
    return lines, ""


def test_it_is_a_generator_and_its_drafts_carry_its_name(server: ChatServer) -> None:
    remote: Generator = generator(server)
    server.answers = {"100": "Baked 100 loaves", "200": "Baked 200 loaves", "300": "Baked 300 loaves"}
    drafts = sorted(remote.write(BRIEFS), key=lambda draft: draft.brief)
    assert [(draft.brief, draft.text) for draft in drafts] == [
        (0, "Baked 100 loaves"),
        (1, "Baked 200 loaves"),
        (2, "Baked 300 loaves"),
    ]
    assert {draft.engine for draft in drafts} == {"openai:tiny"}


def test_it_sends_the_prompts_of_the_local_model(server: ChatServer) -> None:
    list(generator(server).write(BRIEFS[:1]))
    assert server.requests[0]["messages"] == render(BRIEFS[0])
    assert server.requests[0]["temperature"] == 0.0


def test_a_line_is_there_while_others_are_still_being_written(server: ChatServer) -> None:
    release = threading.Event()
    server.answers = {"100": Held(release, "Baked 100 loaves"), "200": "Baked 200 loaves"}
    drafts = generator(server, timeout_seconds=30.0).write(BRIEFS[:2])
    assert next(drafts).text == "Baked 200 loaves"
    assert server.at_once == 1
    release.set()
    assert next(drafts).text == "Baked 100 loaves"


def test_who_stops_listening_stops_the_requests(server: ChatServer) -> None:
    server.answers = {"100": "Baked 100 loaves", "bread": Drip(event({"content": "and "}))}
    drafts = generator(server).write(BRIEFS)
    assert next(drafts).text == "Baked 100 loaves"
    assert comes_true(lambda: server.at_once == 2)
    drafts.close()
    assert comes_true(lambda: server.cut_off == 2)


def test_candidates_after_the_first_are_sampled_and_equal_ones_come_once(server: ChatServer) -> None:
    drafts = list(generator(server).write(BRIEFS[:2], candidates=3))
    assert sorted(request["temperature"] for request in server.requests) == [0.0, 0.0, 0.8, 0.8, 0.8, 0.8]
    assert sorted(draft.brief for draft in drafts) == [0, 1]


def test_requests_run_at_once_but_not_more_than_allowed(server: ChatServer) -> None:
    server.answers = {"bread": Late(0.15)}
    list(generator(server, concurrency=3).write(BRIEFS * 3))
    assert server.most_at_once == 3


def test_two_resumes_one_after_the_other_use_the_same_connections(server: ChatServer) -> None:
    remote = generator(server)
    assert texts(remote.write(BRIEFS)) == texts(remote.write(BRIEFS))


# --- answers that are no line


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("- Baked 100 loaves.", "Baked 100 loaves"),
        ('Sure! Here is your line:\n\n"Baked 100 loaves"\n\nAnything else?', "Baked 100 loaves"),
        ("Baked 100 loaves\n\nI kept the number as it was.", "Baked 100 loaves"),
        ("<think>100 loaves, a baker.\nOne line.</think>\nBaked 100 loaves", "Baked 100 loaves"),
        (Delta({"content": "Baked 100 loaves", "reasoning_content": "One line."}), "Baked 100 loaves"),
    ],
)
def test_the_line_is_taken_out_of_a_chatty_answer(server: ChatServer, answer: Answer, line: str) -> None:
    server.answers = {"100": answer}
    assert texts(generator(server).write(BRIEFS[:1])) == {0: line}


TOOL_CALL = {"id": "1", "type": "function", "index": 0, "function": {"name": "bake", "arguments": "{}"}}


@pytest.mark.parametrize(
    "answer",
    [
        "- Baked loaves\n- Sold loaves",
        "",
        " \n\n ",
        "<think>100 loaves, but who ate them?",
        '{"line": "Baked 100 loaves"}',
        "<!DOCTYPE html><html><body>Welcome</body></html>",
        render(BRIEFS[0])[1]["content"],
        "bread " * (LONGEST_ANSWER // 5),
        "bread " * 17_000,
        Delta({"content": None, "tool_calls": [TOOL_CALL]}),
        Delta({"content": None, "refusal": "I can't help with that."}),
        Raw(b"<html><body>Welcome</body></html>", "text/html"),
        Raw(b"<html><body>Welcome</body></html>", "text/event-stream"),
        Raw(b""),
        Raw(b"null"),
        Raw(b'{"choices": "Baked 100 loaves"}'),
        Raw(b"data: {not json\n\n", "text/event-stream"),
        Raw(b"data: [1, 2]\n\n", "text/event-stream"),
        Raw(b'data: {"choices": [{"delta": {"content": 7}}]}\n\n', "text/event-stream"),
        Raw(b'data: {"error": {"message": "bread, 100 loaves"}}\n\n', "text/event-stream"),
        Raw(b"\xff\xfe\x00garbage\x00", "application/octet-stream"),
    ],
    ids=lambda answer: repr(answer)[:40],
)
def test_garbage_is_no_line_and_costs_no_other(server: ChatServer, answer: Answer) -> None:
    server.answers = {"100": answer, "200": "Baked 200 loaves"}
    lines, told = until_it_fails(generator(server).write(BRIEFS[:2]))
    assert lines == {1: "Baked 200 loaves"}
    assert "loaves" not in told


def test_a_server_whose_answers_hold_no_line_at_all_is_a_generation_error(server: ChatServer) -> None:
    server.otherwise = "- Baked loaves\n- Sold loaves"
    with pytest.raises(GenerationError, match="without a line"):
        list(generator(server).write(BRIEFS))


# --- servers that fail


def test_a_request_that_fails_is_tried_once_more(server: ChatServer) -> None:
    server.fails_first = 1
    assert texts(generator(server).write(BRIEFS[:1])) == {0: "Baked bread"}
    assert len(server.requests) == 2


def test_one_failing_request_costs_one_draft_and_is_told(server: ChatServer) -> None:
    server.answers = {"200": 500}
    lines, told = until_it_fails(generator(server).write(BRIEFS))
    assert set(lines) == {0, 2}
    assert "1 of 3 briefs" in told
    assert "500" in told
    assert len(server.requests) == 4


@pytest.mark.parametrize("status", [400, 404, 429, 500, 503])
def test_a_server_that_only_fails_is_a_generation_error_after_one_more_try(server: ChatServer, status: int) -> None:
    server.answers = {"bread": status}
    with pytest.raises(GenerationError, match=rf"openai:tiny did not answer 1 of 1 briefs: .*{status}"):
        list(generator(server).write(BRIEFS[:1]))
    assert len(server.requests) == 2


NEVER = [
    Late(60.0),
    Drip(b": still there\n\n"),
    Drip(b" ", mute=True),
    Drip(event({"content": ""})),
    Drip(event({"content": "a "})),
    Drip(event({"reasoning_content": "hm "})),
]


CLOSED_LATE = "ignore:.*Response.aiter_raw:pytest.PytestUnraisableExceptionWarning"
"""The client leaves httpx's inner generator to the garbage collector, which may meet it in another thread."""


@pytest.mark.parametrize("answer", NEVER, ids=["late", "comments", "mute", "empty", "words", "thoughts"])
@pytest.mark.filterwarnings(CLOSED_LATE)
def test_a_server_that_never_comes_to_an_end_is_given_up_in_time(server: ChatServer, answer: Answer) -> None:
    server.answers = {"bread": answer}
    began = time.monotonic()
    with pytest.raises(GenerationError, match=r"Timeout|Connection"):
        list(generator(server, timeout_seconds=0.4).write(BRIEFS))
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("answer", [Late(60.0), Drip(event({"content": "a "}))], ids=["silent", "talking"])
def test_the_whole_resume_has_one_deadline(server: ChatServer, answer: Answer) -> None:
    server.answers = {"100": "Baked 100 loaves", "bread": answer}
    began = time.monotonic()
    remote = generator(server, timeout_seconds=60.0, deadline_seconds=3.0, concurrency=2)
    lines, told = until_it_fails(remote.write(BRIEFS[:1] + BRIEFS[1:] * 10))
    assert time.monotonic() - began < 12
    assert lines == {0: "Baked 100 loaves"}
    assert "20 of 21 briefs: too late" in told


def test_a_server_that_is_not_there_is_a_generation_error() -> None:
    remote = RemoteGenerator("openai:tiny", url="http://127.0.0.1:9/v1", timeout_seconds=1.0)
    with pytest.raises(GenerationError, match="Connection"):
        list(remote.write(BRIEFS[:1]))


def test_a_server_that_comes_back_writes_the_next_resume(server: ChatServer) -> None:
    remote = generator(server)
    server.otherwise = 503
    with pytest.raises(GenerationError):
        list(remote.write(BRIEFS))
    server.otherwise = "Baked bread"
    assert len(list(remote.write(BRIEFS))) == 3


@pytest.mark.parametrize("name", ["nobody:tiny", "cohere:command"])
def test_a_provider_that_is_unknown_or_not_installed_is_a_generation_error(name: str) -> None:
    with pytest.raises(GenerationError, match=name):
        list(RemoteGenerator(name).write(BRIEFS[:1]))


def test_nothing_asked_nothing_sent(server: ChatServer) -> None:
    assert list(generator(server).write([])) == []
    assert server.requests == []


# --- secrets


def test_neither_keys_nor_words_are_told_or_logged_by_us(server: ChatServer, caplog: pytest.LogCaptureFixture) -> None:
    brief = Brief("work", "Falconer", ("trained a gyrfalcon called Brunhilda",))
    with caplog.at_level(logging.DEBUG, logger="model"):
        list(generator(server).write([brief]))
        with pytest.raises(GenerationError, match="401") as told:
            list(generator(server, key="another-secret").write([brief]))
    said = str(told.value) + "".join(record.getMessage() for record in caplog.records if record.name[:5] == "model")
    assert "wrote briefs=1" in said
    for word in ("secret", KEY, "Brunhilda", "Falconer", "Baked"):
        assert word not in said
