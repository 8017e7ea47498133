"""Questions as sentences, and what becomes of the one that is open."""

from __future__ import annotations

from typing import Any

from agents.clean import tidy_value
from agents.exchange import Exchange
from agents.plan import TARGET, Question, next_question, questions_by_id
from agents.understand import Context


def ask_next(exchange: Exchange) -> bool:
    """Ask the next question, if there is one, and remember it as open. False when nothing is left to ask."""
    question = next_question(exchange.interview)
    if question is None:
        exchange.state["open"] = None
        return False
    ask(exchange, question)
    return True


def ask(exchange: Exchange, question: Question) -> None:
    """Ask this question now."""
    exchange.remember("asked", question.id)
    exchange.unlearn("later", question.id)
    exchange.state["open"] = {
        "id": question.id,
        "section": question.section,
        "entry": question.entry,
        "fields": list(question.fields),
        "text": word(exchange, question),
    }
    history = exchange.state.setdefault("history", [])
    if not history or history[-1] != question.id:
        history.append(question.id)
    exchange.said.append(exchange.state["open"]["text"])
    if question.id == TARGET and exchange.interview.entries("work"):
        exchange.offer("choices.jobs", "/jobs")
        exchange.offer("choices.no_target", "skip")


def word(exchange: Exchange, question: Question) -> str:
    """The sentence of a question, with what is missing and the entry's name filled in."""
    phrases = exchange.phrases
    prefix = "sections" if question.id == "extras" else "fields"
    missing = [
        phrases.say(f"{prefix}.{name}.name" if prefix == "sections" else f"fields.{name}") for name in question.missing
    ]
    wording = phrases.wording(question.say, exchange.turn.number // 2)
    text = wording.format(missing=phrases.join(missing), title=titled(exchange, question), **question.extra)
    return text[:1].upper() + text[1:]


def titled(exchange: Exchange, question: Question) -> str:
    """How the question names its entry; a job whose employer is not known yet goes by its position."""
    phrases = exchange.phrases
    if not question.title:
        return phrases.say("words.this_one")
    title = tidy_value(question.title, "name")
    position = question.entry is not None and exchange.interview.value(question.section, question.entry, "position")
    return phrases.say("words.job_as", position=title) if position == question.title else title


def open_question(exchange: Exchange) -> dict[str, Any] | None:
    """The question that waits for an answer: id, section, entry, fields, text; None if there is none."""
    waiting: dict[str, Any] | None = exchange.state.get("open")
    return waiting


def context_of(exchange: Exchange) -> Context:
    """What `agents.understand` should know of the interview."""
    waiting = open_question(exchange) or {}
    return Context(
        facts=tuple(exchange.interview.facts),
        asked_section=waiting.get("section") or None,
        asked_entry=waiting.get("entry"),
        asked_fields=tuple(waiting.get("fields", ())),
        today=exchange.turn.at.date(),
    )


def decline(exchange: Exchange) -> None:
    """The person says no, or skips: the open question is not asked again, nor are its like ("any other job?")."""
    if waiting := open_question(exchange):
        identifier: str = waiting["id"]
        exchange.remember("declined", identifier.rsplit(":", 1)[0] if identifier.startswith("more:") else identifier)
        exchange.state["open"] = None


def put_off(exchange: Exchange) -> bool:
    """Ask the open question again at the end. True if nothing else is left to ask: then it is not asked at once."""
    waiting = open_question(exchange)
    if waiting is None:
        return False
    exchange.remember("later", waiting["id"])
    exchange.state["open"] = None
    left = next_question(exchange.interview)
    return left is not None and left.id == waiting["id"]


def go_back(exchange: Exchange) -> bool:
    """Ask the question before the open one again. False if there is none, or its answer needs no question any more."""
    history: list[str] = exchange.state.get("history", [])
    earlier = questions_by_id(exchange.interview)
    while len(history) > 1:
        history.pop()
        if history[-1] in earlier:
            exchange.unlearn("declined", history[-1])
            ask(exchange, earlier[history[-1]])
            return True
    return False
