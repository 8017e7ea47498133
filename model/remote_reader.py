"""A remote chat model that reads messages: what it says they tell, as JSON. Everything it says has to be checked.

A server is asked to hold to the form of the answer (`response_format`), and asked again without if it refuses that. One
that fails or is too slow is left alone for a while, so that it does not hold up every message.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from model.base import Claim, GenerationError
from model.prompts import render_reading
from model.reading import RESPONSE_FORMAT, claims_of
from model.remote import Remote, kind_of

logger = logging.getLogger(__name__)

LONGEST_MESSAGE = 4_000
"""Characters; what is longer is a document, and not read here."""
_REFUSED = frozenset({400, 404, 405, 415, 422, 501})
"""Statuses with which servers refuse an option that they do not know."""


class RemoteReader:
    """`name`, `url` and `key` as in `RemoteGenerator`. A message is read within `timeout_seconds`, or not at all; after
    a failure the server is asked nothing for `rest_seconds`. Construction connects to nothing."""

    def __init__(
        self, name: str, *, url: str = "", key: str = "", timeout_seconds: float = 5.0, rest_seconds: float = 60.0
    ) -> None:
        self.name = name
        self._remote = Remote(name, url=url, key=key, timeout_seconds=timeout_seconds)
        self._timeout_seconds = timeout_seconds
        self._rest_seconds = rest_seconds
        self._rests_until = 0.0
        self._takes_format = True

    def load(self) -> None:
        """Import what requests need. Raises GenerationError."""
        self._remote.chat(0.0)

    def read(self, text: str) -> list[Claim]:
        """What the model claims; nothing while the server rests. Raises GenerationError."""
        began = time.monotonic()
        if not text.strip() or len(text) > LONGEST_MESSAGE or began < self._rests_until:
            return []
        try:
            claims = claims_of(self._answer(text))
        except GenerationError:
            self._rests_until = time.monotonic() + self._rest_seconds
            raise
        if claims is None:
            raise GenerationError(f"{self.name} answered without facts")
        logger.info("read claims=%d seconds=%.1f", len(claims), time.monotonic() - began)
        return claims

    def _answer(self, text: str) -> str:
        chat = self._remote.chat(0.0)
        future = self._remote.start(self._ask(chat, text))
        try:
            return future.result(timeout=self._timeout_seconds)
        except Exception as error:  # every provider raises its own kinds here
            raise GenerationError(f"{self.name} did not read a message: {kind_of(error)}") from error
        finally:
            future.cancel()

    async def _ask(self, chat: Any, text: str) -> str:
        messages = render_reading(text)
        if self._takes_format:
            try:
                return await self._remote.read(chat, messages, response_format=RESPONSE_FORMAT)
            except Exception as error:  # every provider raises its own kinds here
                if not _refuses(error):
                    raise
        answer = await self._remote.read(chat, messages)
        self._takes_format = False
        return answer


def _refuses(error: Exception) -> bool:
    """Whether the server or its client does not know the form that was asked for."""
    return getattr(error, "status_code", None) in _REFUSED or isinstance(error, TypeError | NotImplementedError)
