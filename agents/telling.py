"""Facts that a message tells, recorded and said back."""

from __future__ import annotations

from agents.acknowledge import say_back
from agents.doubts import ask_back
from agents.drafting import drop_stale_lines, lines_brought_back
from agents.exchange import Exchange
from agents.record import record


def take_facts(exchange: Exchange) -> None:
    """Record what was told, and say back what was understood."""
    assert exchange.understanding is not None
    interview = exchange.interview
    if interview.version is None:
        interview.commit("begin")
    recorded = record(interview, exchange.turn, exchange.understanding)
    if recorded:
        if not interview.lines and any(fact.section != "basics" for fact in recorded.added):
            exchange.state.pop("finished", None)
        again = lines_brought_back(interview, exchange.understanding.restores)
        interview.commit(exchange.understanding.intent, (*drop_stale_lines(interview), *again))
        say_back(exchange, recorded)
    if missed := exchange.understanding.missed:
        exchange.say("record.missed", what=exchange.phrases.join([f"“{words}”" for words in missed]))
    elif recorded:
        pass
    elif not exchange.understanding.unsure:
        known = bool(exchange.understanding.facts)
        exchange.say("record.known" if known else "record.nothing_matched")
    if exchange.understanding.unsure:
        ask_back(exchange, exchange.understanding.unsure)
