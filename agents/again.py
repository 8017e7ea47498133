"""Whether the open question is put again, and how: what was not understood is asked for in other words once, with an
example, and then left; what was spoken of beside it does not answer it.
"""

from __future__ import annotations

import re

from agents.asking import ask, open_question
from agents.exchange import Exchange
from agents.plan import TARGET, Question, lacking, questions_by_id

_BESIDE = frozenset("question small_talk status command export letter correct withdraw private".split())
"""What a message may be, so that the open question still waits for its answer."""


def question_to_repeat(exchange: Exchange) -> Question | None:
    """The open question, if it is to be put again now."""
    waiting = open_question(exchange)
    still = questions_by_id(exchange.interview).get(waiting["id"]) if waiting else None
    if still is None:
        return None
    intent = exchange.understanding.intent if exchange.understanding else "command"
    if intent == "none":
        return still if _is_worth_repeating(exchange, still) else None
    if intent == "correct" and (_says_it_again(exchange) or _changes_nothing(exchange)):
        return None if _was_repeated(exchange, still) else still
    if intent in _BESIDE:
        return still
    return still if _tells_other_than_asked(exchange, still) else None


def repeat(exchange: Exchange, question: Question) -> None:
    """Put the open question again; after an answer that was not understood with an example of one."""
    intent = exchange.understanding.intent if exchange.understanding else ""
    misheard = intent == "none"
    if intent == "answer" and re.search(
        exchange.phrases.say("topics.reason.when"), exchange.message.text, re.IGNORECASE
    ):
        exchange.say("topics.reason.answer")
    ask(exchange, question)
    if misheard:
        exchange.remember("misheard", question.id)
        if example := _example(exchange, question):
            exchange.said[-1] = exchange.phrases.say("ask.in_other_words", question=exchange.said[-1], example=example)


def ask_of_new(exchange: Exchange) -> bool:
    """Ask what names and dates the entry that was just told, once the resume is written; nothing else is asked then."""
    interview, turn = exchange.interview, exchange.turn.number
    for question in lacking(interview):
        if question.entry is None or question.section == "basics" or question.id in exchange.state.get("asked", ()):
            continue
        if all(fact.source.turn == turn for fact in interview.live_facts(question.section, question.entry)):
            ask(exchange, question)
            return True
    return False


def _changes_nothing(exchange: Exchange) -> bool:
    """Whether what sounded like a correction meant nothing known: it may have been the answer."""
    told = exchange.understanding
    return told is not None and not (told.facts or told.withdraws or told.moves or told.restores or told.recasts)


def _says_it_again(exchange: Exchange) -> bool:
    """Whether the message is the one before, word for word: it was not understood then, and the interview goes on."""
    said = [turn.text.casefold().split() for turn in exchange.interview.turns if turn.speaker == "person"]
    return len(said) > 1 and said[-1] == said[-2]


def _is_worth_repeating(exchange: Exchange, question: Question) -> bool:
    """Whether an answer that was not understood is asked for once more: only what a resume needs, and only once."""
    if question.id in exchange.state.get("misheard", ()):
        return False
    return not question.light and not question.follow_up and not question.id.startswith(("unmet:", "more:", "extras"))


def _tells_other_than_asked(exchange: Exchange, question: Question) -> bool:
    """Whether facts came, and none of what was asked: only dates, title or place where it was asked what was done; more
    of the jobs told where another was asked for; name and town where a job or a school was; anything for the target.
    """
    facts = exchange.understanding.facts if exchange.understanding else ()
    if not facts:
        return False
    if all(fact.section == "basics" for fact in facts) and question.section not in {"basics", ""}:
        return not _was_repeated(exchange, question)
    if question.id.startswith("more:"):
        jobs = int(question.id.rsplit(":", 1)[1])
        beside = len(exchange.interview.entries("work")) == jobs and _talks_beside(exchange)
        return beside and not _was_repeated(exchange, question)
    same = all((fact.section, fact.entry) == (question.section, question.entry) for fact in facts)
    return question.id == TARGET or (same and question.id.endswith(":detail"))


def _was_repeated(exchange: Exchange, question: Question) -> bool:
    """Whether the question was put again before; from now on it was."""
    before = question.id in exchange.state.get("misheard", ())
    exchange.remember("misheard", question.id)
    return before


def _talks_beside(exchange: Exchange) -> bool:
    """Whether a message has no word of a yes or a no in it, which would answer whether there is another."""
    return not re.search(exchange.phrases.wording("ask.closing_words", 0), exchange.message.text, re.IGNORECASE)


def _example(exchange: Exchange, question: Question) -> str:
    """An answer that somebody else might give, or "" where none helps."""
    dated = {"startDate", "endDate", "date"}
    keys = [question.id.rsplit(":", 1)[-1], question.section, *question.fields]
    if question.fields and set(question.fields) <= dated:
        keys = ["dates"]
    found = (f"examples.{key}" for key in keys)
    return next((exchange.phrases.say(key) for key in found if exchange.phrases.has(key)), "")
