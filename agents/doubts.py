"""What was understood only perhaps: asked back, and a fact only after a yes.

A doubt stays open while the person asks or chats about something else; an answer to something else lets it go, and
Vita says so. Nothing of it reaches the resume before the yes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.exchange import Exchange
from agents.hearing import hear
from agents.record import confirm
from agents.understand import Found
from storage.facts import Fact, Source

_BESIDE = frozenset({"question", "small_talk", "private", "status", "back", "export", "letter"})
"""Intents that neither answer a doubt nor pass it over."""


def ask_back(exchange: Exchange, unsure: Sequence[Found]) -> None:
    """Keep what was understood only perhaps as proposed, and ask whether it holds."""
    interview = exchange.interview
    for found in unsure:
        words = exchange.turn.text[found.start : found.end]
        source = Source(exchange.turn.number, found.start, found.end, words)
        fact = interview.add_fact(found.section, found.entry, found.field, found.value, source, "proposed")
        exchange.remember("doubts", fact.id)
    show_doubts(exchange)


def open_doubts(exchange: Exchange) -> list[Fact]:
    """The facts that wait for a yes, oldest first."""
    facts = [exchange.interview.fact(fact) for fact in exchange.state.get("doubts", ())]
    return [fact for fact in facts if fact.status == "proposed"]


def show_doubts(exchange: Exchange) -> None:
    """The open doubts with the question about them, in place of the next question."""
    doubts = open_doubts(exchange)
    rows = [f"{number}. {_described(exchange, fact)}" for number, fact in enumerate(doubts, 1)]
    exchange.say("doubt.ask", rows="\n".join(rows) if len(rows) > 1 else rows[0].removeprefix("1. "))
    exchange.offer("choices.yes", "yes")
    exchange.offer("choices.no", "no")
    exchange.asks = False


async def answer_doubts(exchange: Exchange) -> bool:
    """Take a message as the answer to the open doubts. False where it says more: it is understood anew then."""
    if _answer(exchange, exchange.message.text):
        return True
    exchange.understanding = await hear(exchange, exchange.message.text)
    return False


def _answer(exchange: Exchange, text: str) -> bool:
    """Keep or strike out the open doubts as a message says. False where it says more, or something else."""
    doubts, intent = open_doubts(exchange), exchange.understanding.intent if exchange.understanding else "none"
    says_yes = _begins(exchange, "doubt.yes_words", text)
    says_no = _begins(exchange, "doubt.no_words", text)
    if intent == "yes" or says_yes:
        struck = _numbered(exchange, doubts, text)
        _strike(exchange, struck)
        kept = [fact for fact in doubts if fact not in struck]
        confirm(exchange.interview, kept)
        exchange.interview.commit("answer")
        _close(exchange, "doubt.kept", kept)
        return intent == "yes" or bool(struck) or len(text.split()) <= _SHORT
    if intent in {"no", "skip"} or says_no:
        _strike(exchange, doubts)
        _close(exchange, "doubt.refused", doubts)
        return intent in {"no", "skip"}
    if intent in _BESIDE:
        return False
    _strike(exchange, doubts)
    _close(exchange, "doubt.passed", doubts)
    return False


_SHORT = 3
"""Words of a yes that tells nothing besides."""


def _begins(exchange: Exchange, key: str, text: str) -> bool:
    return re.match(exchange.phrases.say(key), text, re.IGNORECASE) is not None


def _numbered(exchange: Exchange, doubts: Sequence[Fact], text: str) -> list[Fact]:
    """The doubts that "yes except 2" strikes out."""
    if not re.search(exchange.phrases.say("upload.strike_words"), text, re.IGNORECASE):
        return []
    numbers = {int(number) for number in re.findall(r"\b\d\b", text)}
    return [fact for number, fact in enumerate(doubts, 1) if number in numbers]


def _strike(exchange: Exchange, doubts: Sequence[Fact]) -> None:
    for fact in doubts:
        exchange.interview.set_status(fact.id, "withdrawn")


def _close(exchange: Exchange, key: str, doubts: Sequence[Fact]) -> None:
    exchange.state["doubts"] = []
    if doubts:
        exchange.say(key, what=exchange.phrases.join([f"“{fact.value}”" for fact in doubts]))


def _described(exchange: Exchange, fact: Fact) -> str:
    section = exchange.phrases.say(f"sections.{fact.section}.name")
    return f"{section[:1].upper()}{section[1:]}: {fact.value}"
