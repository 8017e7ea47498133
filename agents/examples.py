"""Somebody else's line beside a question about what was done, to show the kind of thing it is after."""

from __future__ import annotations

import asyncio

from agents.asking import open_question
from agents.exchange import Exchange
from retrieval.chroma import CorpusError


async def give_example(exchange: Exchange) -> None:
    """Beside a question about what somebody did: a line of another person of that occupation, as an example."""
    waiting, corpus = open_question(exchange), exchange.tools.corpus
    if waiting is None or waiting["entry"] is None or waiting["fields"] != ["highlight"] or corpus is None:
        return
    occupation = exchange.interview.value(waiting["section"], waiting["entry"], "position")
    if not occupation:
        return
    try:
        lines = await asyncio.to_thread(corpus.exemplars, occupation, waiting["section"], 1)
    except CorpusError:
        return
    if lines:
        exchange.say("ask.example", line=lines[0])
