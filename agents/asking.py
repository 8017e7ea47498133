"""Questions as sentences, and what becomes of the one that is open."""

from __future__ import annotations

import re
from typing import Any

from agents.clean import tidy_value
from agents.exchange import Exchange
from agents.follow_ups import complete, find_amount
from agents.language import Phrases
from agents.plan import NAME, TARGET, Progress, Question, next_question, progress, questions_by_id
from agents.understand import Context, Found
from agents.understand.page import read_page


def ask_next(exchange: Exchange) -> bool:
    """Ask the next question, if there is one, and remember it as open. False when nothing is left to ask."""
    question = next_question(exchange.interview)
    if question is None:
        exchange.state["open"] = None
        return False
    before = exchange.state.get("history", [])[-1:]
    ask(exchange, question)
    if before and _topic(before[0]) != _topic(question.id):
        _tell_progress(exchange)
    return True


def ask_name(exchange: Exchange) -> bool:
    """Ask for the name before the resume is written, if it is not known, not refused and not asked for so before."""
    question = questions_by_id(exchange.interview).get(NAME)
    if question is None or NAME in exchange.state.get("asked", ()):
        return False
    ask(exchange, question)
    exchange.asks = False
    return True


def _tell_progress(exchange: Exchange) -> None:
    """How far the interview is, each time that two more topics are done, while there is something left."""
    now = progress(exchange.interview)
    if now.minutes and now.done < now.total and now.done - exchange.state.get("told_progress", 0) >= 2:
        exchange.state["told_progress"] = now.done
        exchange.said.append(word_progress(exchange.phrases, now, "ask.progress", "ask.progress_short"))


def word_progress(phrases: Phrases, now: Progress, key: str, key_of_one: str) -> str:
    """ "4 of 7 done, about 3 minutes left", as the sentence at `key` has it; `key_of_one` is for a minute or less."""
    return phrases.say(key if now.minutes > 1 else key_of_one, done=now.done, total=now.total, minutes=now.minutes)


def _topic(identifier: str) -> str:
    return identifier.removeprefix("more:").split(":")[0]


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
        "follow_up": question.follow_up,
        "affirms": [list(thing) for thing in question.affirms],
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
    key = "sections.{}.any" if question.id == "extras" else "fields.{}"
    missing = phrases.join([phrases.say(key.format(name)) for name in question.missing])
    wording = phrases.wording(question.say, exchange.turn.number // 2)
    asked = phrases.say(f"follow_ups.{question.follow_up}.ask") if question.follow_up else ""
    text = wording.format(missing=missing, title=titled(exchange, question), ask=asked, **question.extra)
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


def answers_meant(exchange: Exchange, intent: str) -> tuple[Found, ...]:
    """The facts that a bare answer states, as the open question has it: a yes to what a posting asks for, with or
    without a year, a number where it asked how many. Empty for any other answer."""
    waiting, text = open_question(exchange) or {}, exchange.message.text
    things, phrases = waiting.get("affirms") or [], exchange.phrases
    says_yes = intent == "yes" or (intent == "none" and re.search(phrases.say("doubt.yes_words"), text, re.IGNORECASE))
    says_all = re.fullmatch(phrases.wording("ask.all_words", 0), text, re.IGNORECASE)
    if things and ((says_yes and len(things) == 1) or (says_all and intent in {"yes", "none"})):
        return tuple(found for section, name, value in things for found in _affirmed(exchange, section, name, value))
    if name := waiting.get("follow_up"):
        told = exchange.understanding.facts if exchange.understanding else ()
        value = complete(phrases, name, text) or ("" if told else find_amount(phrases, text))
        if value:
            return (Found(waiting["section"], waiting["entry"], "highlight", value, 0, len(text)),)
    return ()


def _affirmed(exchange: Exchange, section: str, name: str, value: str) -> tuple[Found, ...]:
    """What a yes states, with the year of a certificate, or how much of a condition ("yes, up to 60%")."""
    text, interview = exchange.message.text, exchange.interview
    if section == "basics":
        amount = re.search(exchange.phrases.wording("ask.amount_words", 0), text, re.IGNORECASE)
        return (Found(section, 0, name, f"{value} {amount[0]}" if amount else value, 0, len(text)),)
    entry = interview.next_entry(section)
    dates = read_page(text, exchange.turn.at.date()).dates if section == "certificates" else ()
    points = [point for span in dates if (point := span.first)]
    when = [Found(section, entry, "date", point.value, point.start, point.end) for point in points[:1]]
    return (Found(section, entry, name, value, 0, len(text)), *when)


def hear_of_first_job(exchange: Exchange) -> bool:
    """Note that the person never had a job, or only the one told, so that none is asked for. True if the message says
    the first, which is an answer by itself."""
    text, phrases = exchange.message.text, exchange.phrases
    jobs = len(exchange.interview.entries("work"))
    if not jobs and re.search(phrases.say("steer.first_job_words"), text, re.IGNORECASE):
        exchange.remember("declined", "work")
        exchange.remember("declined", "more:work")
        return True
    if re.search(phrases.say("steer.only_job_words"), text, re.IGNORECASE):
        exchange.remember("declined", "more:work")
    return False


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
