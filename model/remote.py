"""A remote chat model, and one as a generator: any provider LangChain knows, or an OpenAI-compatible server (vLLM,
Ollama …). All that goes over the network to a model goes through here.

The prompts are those of the local model. A remote answer is not grounded while it is written: `agents.verify` has to
check it. A server is believed neither to answer nor to stop: every request has its time, and so has the whole resume.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Coroutine, Iterator, Sequence
from concurrent.futures import Future, as_completed
from contextlib import aclosing
from typing import Any, TypeVar

from model.answers import line_of
from model.base import Brief, Draft, GenerationError
from model.prompts import render

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")

LONGEST_ANSWER = 20_000
"""Characters, thinking included, after which no more is read: one line was asked for."""

_PAUSE_SECONDS = 0.3
"""Before the second try: a server that is being restarted or is asked too much gets a moment."""


class Remote:
    """A provider's chat models, and the loop that all requests to it run in. `name`, `url` and `key` as in
    `RemoteGenerator`; each request has `timeout_seconds`. Construction connects to nothing."""

    def __init__(self, name: str, *, url: str, key: str, timeout_seconds: float) -> None:
        self.name = name
        self._url = url
        self._key = key
        self._timeout_seconds = timeout_seconds
        self._lock = threading.Lock()
        self._chats: dict[float, Any] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self, work: Coroutine[Any, Any, Answer]) -> Future[Answer]:
        """Run `work` in this provider's loop."""
        return asyncio.run_coroutine_threadsafe(work, self._running_loop())

    async def read(self, chat: Any, messages: Sequence[dict[str, str]], **options: Any) -> str:
        """The text of one answer, read as it is written, so that one that does not end is noticed.

        Raises what the provider raises, TimeoutError or GenerationError.
        """
        text, until = "", time.monotonic() + self._timeout_seconds
        async with asyncio.timeout(self._timeout_seconds), aclosing(chat.astream(messages, **options)) as chunks:
            async for chunk in chunks:
                text += chunk.text
                if len(text) > LONGEST_ANSWER:
                    raise GenerationError("an answer without an end")
                if time.monotonic() > until:  # Python 3.11's asyncio.wait_for, in the client, can swallow the timeout
                    raise TimeoutError
        if not text.strip():
            raise GenerationError("an empty answer")
        return text

    def chat(self, temperature: float) -> Any:
        """Raises GenerationError: no such provider, its package or its key is missing."""
        from langchain.chat_models import init_chat_model

        options: dict[str, Any] = {"temperature": temperature, "timeout": self._timeout_seconds, "max_retries": 0}
        if self._url:
            options["base_url"] = self._url
        if self._key or self._url:
            options["api_key"] = self._key or "none"  # servers on one's own machine ask for none, the clients do
        with self._lock:
            if temperature not in self._chats:
                try:
                    self._chats[temperature] = init_chat_model(self.name, **options)
                except Exception as error:  # every provider raises its own kinds here
                    raise GenerationError(f"cannot use the generator {self.name!r}: {kind_of(error)}") from error
            return self._chats[temperature]

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        """A loop in a thread of its own.

        Clients keep connections open, and those work only in the loop that opened them; a request that no deadline can
        reach from within (a client that blocks) holds up this thread, not the person.
        """
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="remote", daemon=True).start()
            return self._loop


class RemoteGenerator:
    """`name` is provider:model; `url` the server's address if it is not the provider's own; `key` its secret.

    All briefs are asked for at once, `concurrency` at a time. Each request has `timeout_seconds` from its first byte
    to its last, and one more try; the whole resume has `deadline_seconds`. Construction connects to nothing.
    """

    def __init__(
        self,
        name: str,
        *,
        url: str = "",
        key: str = "",
        timeout_seconds: float = 30.0,
        deadline_seconds: float = 60.0,
        concurrency: int = 8,
    ) -> None:
        self.name = name
        self._remote = Remote(name, url=url, key=key, timeout_seconds=timeout_seconds)
        self._deadline_seconds = deadline_seconds
        self._concurrency = concurrency

    def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> Iterator[Draft]:
        """The drafts of each brief as soon as its answers are there, whichever brief is answered first.

        The first candidate is asked for at temperature 0, the others at 0.8. Equal candidates come once, and an answer
        without a line gives none. Raises GenerationError, after all drafts that there are, if the server failed a
        brief or was too late with it, or if no answer held a line.
        """
        if not briefs or candidates < 1:
            return
        began = time.monotonic()
        chats = [self._remote.chat(0.0), *[self._remote.chat(0.8)] * (candidates - 1)]
        places = asyncio.Semaphore(self._concurrency)
        asked = {self._remote.start(self._ask(chats, brief, places)): index for index, brief in enumerate(briefs)}
        written, failures = 0, ["too late"] * len(briefs)
        try:
            for future in as_completed(asked, timeout=self._deadline_seconds):
                lines, failures[asked[future]] = _lines(future, briefs[asked[future]])
                written += len(lines)
                yield from (Draft(asked[future], line, self.name) for line in lines)
        except TimeoutError:
            pass  # the others are too late, as `failures` has it
        finally:
            for future in asked:
                future.cancel()
        failed = [failure for failure in failures if failure]
        seconds = time.monotonic() - began
        logger.info("wrote briefs=%d drafts=%d failed=%d seconds=%.1f", len(briefs), written, len(failed), seconds)
        if failed:
            raise GenerationError(f"{self.name} did not answer {len(failed)} of {len(briefs)} briefs: {failed[0]}")
        if not written:
            raise GenerationError(f"{self.name} answered {len(briefs)} briefs without a line")

    async def _ask(self, chats: Sequence[Any], brief: Brief, places: asyncio.Semaphore) -> list[str | BaseException]:
        """The answer of each chat model to a brief, or what went wrong with it, twice."""
        return await asyncio.gather(*(self._answer(chat, brief, places) for chat in chats), return_exceptions=True)

    async def _answer(self, chat: Any, brief: Brief, places: asyncio.Semaphore) -> str:
        """Raises what the provider raises, TimeoutError or GenerationError."""
        async with places:
            try:
                return await self._remote.read(chat, render(brief))
            except Exception:  # every provider raises its own kinds here
                await asyncio.sleep(_PAUSE_SECONDS)
                return await self._remote.read(chat, render(brief))


def _lines(future: Future[list[str | BaseException]], brief: Brief) -> tuple[list[str], str]:
    """The lines of a brief's answers, each once, and what went wrong if there was no answer at all ("" otherwise)."""
    answers = [answer for answer in future.result() if isinstance(answer, str)]
    lines = (line_of(answer, sentence=brief.section == "letter") for answer in answers)
    failure = "" if answers else next(kind_of(error) for error in future.result() if isinstance(error, BaseException))
    return list(dict.fromkeys(line for line in lines if line is not None)), failure


def kind_of(error: BaseException) -> str:
    """What went wrong, without the text of the error, which may quote a person's words or a key."""
    if isinstance(error, GenerationError):
        return str(error)
    status = getattr(error, "status_code", None)
    return type(error).__name__ if status is None else f"{type(error).__name__}, status {status}"
