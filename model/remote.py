"""A remote chat model as a generator: any provider LangChain knows, or an OpenAI-compatible server (vLLM, Ollama …).

The prompts are those of the local model. A remote answer is not grounded while it is written: `agents.verify` has to
check it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from typing import Any

from model.answers import line_of
from model.base import Brief, Draft, GenerationError
from model.prompts import render

logger = logging.getLogger(__name__)


class RemoteGenerator:
    """`name` is provider:model; `url` the server's address if it is not the provider's own; `key` its secret.

    All briefs are asked for at once, `concurrency` at a time, each with `timeout_seconds` and one more try.
    Construction connects to nothing.
    """

    def __init__(
        self,
        name: str,
        *,
        url: str = "",
        key: str = "",
        timeout_seconds: float = 30.0,
        concurrency: int = 8,
    ) -> None:
        self.name = name
        self._url = url
        self._key = key
        self._timeout_seconds = timeout_seconds
        self._concurrency = concurrency
        self._lock = threading.Lock()
        self._chats: dict[float, Any] = {}

    def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> list[Draft]:
        """The first candidate of a brief is asked for at temperature 0, the others at 0.8. Equal candidates come once.

        A brief whose request fails gets no draft. Raises GenerationError if all of them fail.
        """
        if not briefs or candidates < 1:
            return []
        began = time.monotonic()
        answers = self._ask(briefs, 0.0)
        more = self._ask([brief for brief in briefs for _ in range(candidates - 1)], 0.8) if candidates > 1 else []
        drafts: list[Draft] = []
        failures: list[BaseException] = []
        for index, brief in enumerate(briefs):
            lines: dict[str, None] = {}
            for answer in (answers[index], *more[index * (candidates - 1) : (index + 1) * (candidates - 1)]):
                if isinstance(answer, BaseException):
                    failures.append(answer)
                elif (line := line_of(answer, sentence=brief.section == "letter")) is not None:
                    lines[line] = None
            drafts.extend(Draft(index, line, self.name) for line in lines)
        if len(failures) == len(briefs) * candidates:
            raise GenerationError(f"{self.name} did not answer: {_kind(failures[0])}") from failures[0]
        logger.info(
            "wrote briefs=%d drafts=%d failed=%d seconds=%.1f",
            len(briefs),
            len(drafts),
            len(failures),
            time.monotonic() - began,
        )
        return drafts

    def _ask(self, briefs: Sequence[Brief], temperature: float) -> list[str | BaseException]:
        """The answer to each brief, or what went wrong with it."""
        inputs: list[Any] = [render(brief) for brief in briefs]
        answers = self._chat(temperature).batch(
            inputs, config={"max_concurrency": self._concurrency}, return_exceptions=True
        )
        return [answer if isinstance(answer, BaseException) else str(answer.text) for answer in answers]

    def _chat(self, temperature: float) -> Any:
        """Raises GenerationError: no such provider, its package or its key is missing."""
        from langchain.chat_models import init_chat_model

        options: dict[str, Any] = {"temperature": temperature, "timeout": self._timeout_seconds, "max_retries": 1}
        if self._url:
            options["base_url"] = self._url
        if self._key or self._url:
            options["api_key"] = self._key or "none"  # servers on one's own machine ask for none, the clients do
        with self._lock:
            if temperature not in self._chats:
                try:
                    self._chats[temperature] = init_chat_model(self.name, **options)
                except Exception as error:  # every provider raises its own kinds here
                    raise GenerationError(f"cannot use the generator {self.name!r}: {_kind(error)}") from error
            return self._chats[temperature]


def _kind(error: BaseException) -> str:
    """What went wrong, without the text of the error, which may quote a person's words or a key."""
    status = getattr(error, "status_code", None)
    return type(error).__name__ if status is None else f"{type(error).__name__}, status {status}"
