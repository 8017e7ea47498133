"""A server on this machine that speaks the streaming part of OpenAI's chat interface, or misbehaves as told."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "a-secret-key"


@dataclass(frozen=True)
class Raw:
    """An answer below the interface: `body` with status 200, whatever it is."""

    body: bytes
    kind: str = "application/json"


@dataclass(frozen=True)
class Drip:
    """An answer that never ends: one `piece` after the other, `pause_seconds` apart; no headers before it if `mute`."""

    piece: bytes
    pause_seconds: float = 0.02
    mute: bool = False


@dataclass(frozen=True)
class Late:
    """An answer after `seconds`."""

    seconds: float
    text: str = "too late"


@dataclass(frozen=True)
class Held:
    """An answer that is given when `release` is set, or after twenty seconds."""

    release: threading.Event
    text: str


@dataclass(frozen=True)
class Delta:
    """An answer of one piece that is no text: a tool call, a refusal in its own field."""

    fields: dict[str, Any]


Answer = str | int | Raw | Drip | Late | Held | Delta
"""A text to stream, an error status, or one of the above."""


class ChatServer(ThreadingHTTPServer):
    """Answers what `answers` says for a word in the notes, else `otherwise`; refuses what is not to the interface."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, Answer] = {}
        self.otherwise: Answer = "Baked bread"
        self.fails_first = 0
        """How many requests are answered with status 503 before the first is answered as told."""
        self.refuses_format = 0
        """The status with which a request for a form of the answer is refused; 0: it is taken."""
        self.requests: list[dict[str, Any]] = []
        self.at_once = self.most_at_once = self.cut_off = 0
        self.closing = threading.Event()
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


@contextlib.contextmanager
def chat_server() -> Iterator[ChatServer]:
    """One that runs for as long as the block."""
    server = ChatServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: ChatServer

    def do_POST(self) -> None:
        with self.server.lock:
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        try:
            self._answer()
        except (BrokenPipeError, ConnectionResetError):  # the caller has given up
            with self.server.lock:
                self.server.cut_off += 1
        finally:
            with self.server.lock:
                self.server.at_once -= 1

    def _answer(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path != "/v1/chat/completions":
            return self._fail(404, "no such path")
        if self.headers.get("Authorization") != f"Bearer {KEY}":
            return self._fail(401, f"wrong key {self.headers.get('Authorization')}")
        roles = [message.get("role") for message in body.get("messages", [])]
        if body.get("model") != "tiny" or roles != ["system", "user"] or body.get("stream") is not True:
            return self._fail(400, "not a request")
        if "response_format" in body and not _is_format(body["response_format"]):
            return self._fail(400, "not a form")
        with self.server.lock:
            self.server.requests.append(body)
            first = len(self.server.requests) <= self.server.fails_first
        if "response_format" in body and self.server.refuses_format:
            return self._fail(self.server.refuses_format, "response_format is not supported")
        return self._fail(503, "starting") if first else self._send(self._told(body["messages"][1]["content"]))

    def _told(self, notes: str) -> Answer:
        return next((answer for word, answer in self.server.answers.items() if word in notes), self.server.otherwise)

    def _send(self, answer: Answer) -> None:
        match answer:
            case int():
                self._fail(answer, "trouble")
            case Raw():
                self._head(200, answer.kind, len(answer.body))
                self.wfile.write(answer.body)
            case Drip():
                if not answer.mute:
                    self._head(200, "text/event-stream")
                while not self.server.closing.wait(answer.pause_seconds):
                    self.wfile.write(answer.piece)
            case Late():
                self.server.closing.wait(answer.seconds)
                self._stream([{"role": "assistant", "content": answer.text}])
            case Held():
                answer.release.wait(20)
                self._stream([{"role": "assistant", "content": answer.text}])
            case Delta():
                self._stream([{"role": "assistant", **answer.fields}])
            case str():
                pieces = [answer[start : start + 2_000] for start in range(0, len(answer), 2_000)]
                self._stream([{"role": "assistant", "content": ""}, *({"content": piece} for piece in pieces)])

    def _stream(self, deltas: list[dict[str, Any]]) -> None:
        self._head(200, "text/event-stream")
        for delta in deltas:
            self.wfile.write(event(delta))
        self.wfile.write(event({}, "stop") + b"data: [DONE]\n\n")

    def _fail(self, status: int, message: str) -> None:
        data = json.dumps({"error": {"message": message}}).encode()
        self._head(status, "application/json", len(data))
        self.wfile.write(data)

    def _head(self, status: int, kind: str, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _is_format(asked: Any) -> bool:
    """Whether a form is asked for as the interface has it: every object closed, every property required."""
    if not isinstance(asked, dict) or asked.get("type") != "json_schema":
        return False
    named = asked.get("json_schema", {})
    return set(named) == {"name", "strict", "schema"} and named["strict"] is True and _is_strict(named["schema"])


def _is_strict(schema: Any) -> bool:
    if schema.get("type") == "array":
        return _is_strict(schema["items"])
    if schema.get("type") != "object":
        return schema.get("type") in {"string", "integer"}
    properties = schema["properties"]
    closed = schema.get("additionalProperties") is False and schema["required"] == list(properties)
    return closed and all(map(_is_strict, properties.values()))


def event(delta: dict[str, Any], finish: str | None = None) -> bytes:
    """One piece of an answer, as the interface streams it."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": int(time.time()), "model": "tiny"}
    return b"data: " + json.dumps({**chunk, "choices": [choice]}).encode() + b"\n\n"
