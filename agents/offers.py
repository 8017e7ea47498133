"""Choices that stay open: what Vita offered to do can be picked by its number after something else was said, too.

`exchange.state["offered"]` has the last choices that stand by themselves, commands: a yes or a skip belongs to its
question alone. Which number a platform shows right now is the platform's business.
"""

from __future__ import annotations

import re
from dataclasses import replace

from agents.asking import open_question
from agents.exchange import Exchange

_NUMBER = re.compile(r"\W*(?:(?:number|option|choice|no\.?)\s*)?(\d{1,2})\W*(?:(?:please|pls|then)\W*)?", re.IGNORECASE)


def remember_offers(exchange: Exchange) -> None:
    """Keep the choices of this reply; other choices, and another question, end those before."""
    if exchange.choices:
        texts = [choice.text for choice in exchange.choices]
        exchange.state["offered"] = texts if all(text.startswith("/") for text in texts) else []


def recall_offer(exchange: Exchange) -> None:
    """Make of a bare number the choice that it means, where nothing that was asked since takes a number."""
    offered: list[str] = exchange.state.get("offered") or []
    match = _NUMBER.fullmatch(exchange.message.text)
    if match is None or exchange.state.get("trim") or exchange.state.get("unfinished") or not offered:
        return
    last = next((turn.text for turn in reversed(exchange.interview.turns) if turn.speaker == "vita"), "")
    waiting = open_question(exchange)
    number = int(match[1])
    if number <= len(offered) and number > 0 and not (waiting and waiting["text"] in last):
        exchange.message = replace(exchange.message, text=offered[number - 1])
