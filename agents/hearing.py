"""A message, understood: read by Vita, and where words are left by a remote model as well, if one is configured.

What the model claims is checked word by word (`agents.understand.claimed`); without its answer, Vita's reading stands.
"""

from __future__ import annotations

import asyncio
import logging

from agents.asking import context_of
from agents.exchange import Exchange
from agents.understand import Context, Understanding, understand
from agents.understand.claimed import with_claims
from agents.understand.shown import as_shown
from model.base import GenerationError, Reader

logger = logging.getLogger(__name__)


async def hear(exchange: Exchange, text: str) -> Understanding:
    """What `text` says, given what the interview knows."""
    return await asyncio.to_thread(
        _read, text, exchange.interview.language, context_of(exchange), exchange.tools.reader
    )


def _read(text: str, language: str, context: Context, reader: Reader | None) -> Understanding:
    understood = understand(text, language=language, context=context)
    if reader is None or not (shown := as_shown(text, understood, context)):
        return understood
    try:
        claims = reader.read(shown)
    except GenerationError as error:
        logger.warning("no second reading: %s", error)
        return understood
    heard = with_claims(understood, text, shown, claims, context)
    logger.info("second reading claims=%d added=%d", len(claims), len(heard.facts) - len(understood.facts))
    return heard
