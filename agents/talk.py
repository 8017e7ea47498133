"""Small talk and questions to Vita. The language file has them under `topics`: `when` is a pattern, `answer` a text."""

from __future__ import annotations

import re

from agents.exchange import Exchange


def answer_question(exchange: Exchange) -> None:
    """Answer a question about Vita; one that it cannot answer gets an honest sentence."""
    topic = find_topic(exchange, exchange.message.text)
    exchange.say(f"topics.{topic}.answer" if topic else "talk.unknown_question")


def small_talk(exchange: Exchange) -> None:
    """Answer a greeting, thanks, a goodbye, and what is nobody's business."""
    text = exchange.message.text
    if exchange.understanding is not None and exchange.understanding.intent == "private":
        exchange.say("talk.private")
        return
    kinds = [kind for kind in ("bye", "thanks", "greeting") if _is(exchange, kind, text)]
    exchange.say(f"talk.{kinds[0]}.answer" if kinds else "talk.other")
    exchange.asks = exchange.asks and "bye" not in kinds


def _is(exchange: Exchange, kind: str, text: str) -> bool:
    return re.search(exchange.phrases.say(f"talk.{kind}.when"), text, re.IGNORECASE) is not None


def find_topic(exchange: Exchange, text: str) -> str | None:
    """The first topic of `topics` that a question is about, in the order of the language file, or None."""
    keys = [key for key in exchange.phrases.keys if key.startswith("topics.") and key.endswith(".when")]
    for key in keys:
        if re.search(exchange.phrases.say(key), text, re.IGNORECASE):
            return key.split(".")[1]
    return None
