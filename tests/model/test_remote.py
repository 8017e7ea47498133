"""The remote generator against a strict server on this machine that speaks the chat part of OpenAI's interface."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from model.base import Brief, GenerationError, Generator
from model.remote import RemoteGenerator

KEY = "a-secret-key"
BRIEFS = [Brief("work", "Baker", (f"bread, {number} loaves a night",)) for number in (100, 200, 300)]


class Server(ThreadingHTTPServer):
    """Answers what `answers` says for the number in the notes; refuses what does not follow the interface."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Any] = {}
        self.requests: list[dict[str, Any]] = []
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        with self.server.lock:
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        try:
            self._answer()
        finally:
            with self.server.lock:
                self.server.at_once -= 1

    def _answer(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path != "/v1/chat/completions":
            return self._send(404, {"error": {"message": "no such path"}})
        if self.headers.get("Authorization") != f"Bearer {KEY}":
            return self._send(401, {"error": {"message": f"wrong key {self.headers.get('Authorization')}"}})
        roles = [message.get("role") for message in body.get("messages", [])]
        if body.get("model") != "tiny" or roles != ["system", "user"] or body.get("stream"):
            return self._send(400, {"error": {"message": "not a request"}})
        self.server.requests.append(body)
        notes = body["messages"][1]["content"]
        answer = next((answer for word, answer in self.server.answers.items() if word in notes), "Baked bread")
        if isinstance(answer, int):
            return self._send(answer, {"error": {"message": "trouble"}})
        if isinstance(answer, float):
            time.sleep(answer)
            answer = "too late"
        message = {"role": "assistant", "content": answer}
        return self._send(
            200,
            {
                "id": "1",
                "object": "chat.completion",
                "created": 0,
                "model": "tiny",
                "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
            },
        )

    def _send(self, status: int, content: object) -> None:
        data = json.dumps(content).encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):  # the caller has given up
            return

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def generator(server: Server, **options: Any) -> RemoteGenerator:
    return RemoteGenerator("openai:tiny", **{"url": server.url, "key": KEY, "timeout_seconds": 5.0, **options})


def test_it_is_a_generator_and_its_drafts_carry_its_name(server: Server) -> None:
    remote: Generator = generator(server)
    server.answers = {"100": "Baked 100 loaves", "200": "Baked 200 loaves", "300": "Baked 300 loaves"}
    drafts = remote.write(BRIEFS)
    assert [(draft.brief, draft.text) for draft in drafts] == [
        (0, "Baked 100 loaves"),
        (1, "Baked 200 loaves"),
        (2, "Baked 300 loaves"),
    ]
    assert {draft.engine for draft in drafts} == {"openai:tiny"}


def test_it_sends_the_prompts_of_the_local_model(server: Server) -> None:
    from model.prompts import render

    generator(server).write(BRIEFS[:1])
    assert server.requests[0]["messages"] == render(BRIEFS[0])
    assert server.requests[0]["temperature"] == 0.0


def test_candidates_after_the_first_are_sampled_and_equal_ones_come_once(server: Server) -> None:
    drafts = generator(server).write(BRIEFS[:2], candidates=3)
    assert sorted(request["temperature"] for request in server.requests) == [0.0, 0.0, 0.8, 0.8, 0.8, 0.8]
    assert [draft.brief for draft in drafts] == [0, 1]


def test_requests_run_at_once_but_not_more_than_allowed(server: Server) -> None:
    server.answers = {"bread": 0.15}
    generator(server, concurrency=3).write(BRIEFS * 3)
    assert server.most_at_once == 3


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("- Baked 100 loaves.", "Baked 100 loaves"),
        ('Sure! Here is your line:\n\n"Baked 100 loaves"\n\nAnything else?', "Baked 100 loaves"),
        ("Baked 100 loaves\n\nI kept the number as it was.", "Baked 100 loaves"),
        ("- Baked loaves\n- Sold loaves", None),
        ("", None),
    ],
)
def test_a_line_is_taken_out_of_a_chatty_answer_or_it_is_dropped(server: Server, answer: str, line: str | None) -> None:
    server.answers = {"100": answer}
    assert [draft.text for draft in generator(server).write(BRIEFS[:1])] == ([line] if line else [])


def test_one_failing_request_costs_one_draft(server: Server) -> None:
    server.answers = {"200": 500}
    assert [draft.brief for draft in generator(server).write(BRIEFS)] == [0, 2]


@pytest.mark.parametrize("status", [400, 404, 429, 500, 503])
def test_a_server_that_only_fails_is_a_generation_error(server: Server, status: int) -> None:
    server.answers = {"bread": status}
    with pytest.raises(GenerationError, match=rf"openai:tiny did not answer: .*{status}"):
        generator(server).write(BRIEFS[:1])


def test_a_server_that_hangs_is_given_up_in_time(server: Server) -> None:
    server.answers = {"bread": 8.0}
    began = time.monotonic()
    with pytest.raises(GenerationError, match="Timeout"):
        generator(server, timeout_seconds=0.4).write(BRIEFS)
    assert time.monotonic() - began < 5


def test_a_wrong_key_is_told_without_the_key(server: Server) -> None:
    with pytest.raises(GenerationError, match="401") as told:
        generator(server, key="another-secret").write(BRIEFS[:1])
    assert "secret" not in str(told.value)


def test_a_server_that_is_not_there_is_a_generation_error() -> None:
    remote = RemoteGenerator("openai:tiny", url="http://127.0.0.1:9/v1", timeout_seconds=1.0)
    with pytest.raises(GenerationError, match="Connection"):
        remote.write(BRIEFS[:1])


@pytest.mark.parametrize("name", ["nobody:tiny", "cohere:command"])
def test_a_provider_that_is_unknown_or_not_installed_is_a_generation_error(name: str) -> None:
    with pytest.raises(GenerationError, match=name):
        RemoteGenerator(name).write(BRIEFS[:1])


def test_nothing_asked_nothing_sent(server: Server) -> None:
    assert generator(server).write([]) == []
    assert server.requests == []
