"""One turn of a conversation: load the interview, run the graph, save. Nothing is answered before it is stored."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from agents.asking import ask, ask_next
from agents.exchange import Corpus, Exchange, Tools
from agents.graph import build_graph
from agents.messages import Message, Reply
from agents.offers import recall_offer, remember_offers
from agents.plan import questions_by_id
from model.base import Generator, Reader
from storage.interview import Interview, Turn
from storage.repository import ConflictError, Principal, Repository

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 3
"""How often a turn is run when another process saved the same conversation meanwhile."""


class Engine:
    """Answers messages. One engine serves all platforms and people; conversations do not share anything."""

    def __init__(
        self,
        repository: Repository,
        *,
        generator: Generator | None,
        corpus: Corpus | None,
        reader: Reader | None = None,
    ) -> None:
        self._repository = repository
        self._tools = Tools(generator, corpus, reader)
        self._graph: Any = None

    async def open(self, principal: Principal) -> list[Reply]:
        """What Vita says when a conversation is opened: who it is and the first question, or the open one again."""
        stored = await self._repository.load(principal)
        interview = stored.interview
        exchange = Exchange(
            interview, Message(""), Turn(len(interview.turns), "vita", "", datetime.now(UTC)), self._tools
        )
        waiting = interview.state.get("open")
        if not interview.state.get("greeted"):
            exchange.say("greeting.first")
            interview.state["greeted"] = True
            ask_next(exchange)
        elif waiting and waiting["id"] in questions_by_id(interview):
            exchange.say("greeting.back")
            ask(exchange, questions_by_id(interview)[waiting["id"]])
        else:
            exchange.say("greeting.back_done" if interview.lines else "greeting.back")
            if not interview.lines:
                ask_next(exchange)
        reply = exchange.reply()
        interview.add_turn("vita", reply.text)
        await self._repository.save(principal, interview, stored.revision)
        return [reply]

    async def turn(
        self, principal: Principal, message: Message, *, progress: Callable[[str], None] | None = None
    ) -> list[Reply]:
        """Answer one message. The answer is returned only once everything it says is stored.

        `progress` gets short lines while a resume is being written, possibly from another thread.
        """
        for attempt in range(1, MAX_ATTEMPTS + 1):
            stored = await self._repository.load(principal)
            exchange = await self._run(stored.interview, message, progress)
            reply = exchange.reply()
            if exchange.forget:
                await self._repository.forget(principal)
                return [reply]
            stored.interview.add_turn("vita", reply.text)
            try:
                await self._repository.save(principal, stored.interview, stored.revision)
            except ConflictError:
                if attempt == MAX_ATTEMPTS:
                    raise
                continue
            return [reply]
        raise AssertionError("unreachable: the last attempt returns or raises")

    def warm(self) -> None:
        """Load what the first answers need. Blocks for seconds: call it in a thread."""
        from agents.understand import understand

        understand("Hello, I was a nurse at Mercy Hospital from 2018 to 2021.")
        if self._graph is None:
            self._graph = build_graph()
        for tool in (self._tools.corpus, self._tools.generator, self._tools.reader):
            if (load := getattr(tool, "load", None)) is not None:
                load()

    async def close(self) -> None:
        await self._repository.close()

    async def _run(self, interview: Interview, message: Message, progress: Callable[[str], None] | None) -> Exchange:
        begun = time.perf_counter()
        turn = interview.add_turn("person", message.text)
        exchange = Exchange(interview, message, turn, self._tools, progress)
        if not interview.state.get("greeted"):
            exchange.say("greeting.short")
            interview.state["greeted"] = True
        if self._graph is None:
            self._graph = await asyncio.to_thread(build_graph)
        greeted = len(exchange.said)
        recall_offer(exchange)
        await self._graph.ainvoke({"exchange": exchange})
        remember_offers(exchange)
        intent = exchange.understanding.intent if exchange.understanding else "command"
        logger.info(
            "turn=%d intent=%s paragraphs=%d seconds=%.2f",
            exchange.turn.number,
            intent,
            len(exchange.said) - greeted,
            time.perf_counter() - begun,
        )
        return exchange
