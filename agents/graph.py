"""One message, from arrival to answer: start reading here.

    message → command?  ──────────────────────────────┐
        │                                              │
        ├→ files → proposed facts, or the target ──────┤
        │                                              ├→ ask the next question, or write → reply
        └→ understand → proposal? edit? talk? target?  │
                    └→ facts recorded ─────────────────┘

LangGraph runs it once a message; nothing is kept between messages but the interview.
"""

from __future__ import annotations

import re
from typing import Any, TypedDict

from agents.again import ask_of_new, question_to_repeat, repeat
from agents.asking import answers_meant, ask_next, hear_of_first_job, open_question
from agents.commands import run_command, split_command
from agents.denied import remember_denials
from agents.doubts import answer_doubts, open_doubts, show_doubts
from agents.drafting import export, formats_named, is_for_target, write_and_show
from agents.editing import carry_out, say_unwritten, walk
from agents.examples import give_example
from agents.exchange import Exchange
from agents.hearing import hear
from agents.inquiries import answer_inquiry, inquiry_in
from agents.jobs import show_jobs
from agents.language import PersonError
from agents.letter.answer import answer_letter, letter_meant
from agents.plan import TARGET
from agents.proposals import answer_proposal, remind
from agents.put_back import put_back
from agents.showing import show_progress, show_resume
from agents.steer import answer_without_facts, ask_again, steer
from agents.talk import answer_question, small_talk
from agents.target import names_job, set_target, wishes_named_job
from agents.telling import take_facts
from agents.understand import Understanding, understand
from agents.understand.intents import walk_wanted
from agents.understand.searches import Search, find_search
from agents.uploads import take_document, take_pasted


class State(TypedDict):
    """What LangGraph passes from step to step: the one exchange, which the steps change in place."""

    exchange: Exchange


def build_graph() -> Any:
    """The compiled graph; `await graph.ainvoke({"exchange": exchange})` runs one message."""
    from langgraph.graph import END, START, StateGraph  # 0.7 s to import: only when the first message is answered

    graph = StateGraph(State)
    for step in (obey, take_files, understand_message, weigh_proposal, respond, carry_on):
        graph.add_node(step.__name__, step)
    graph.add_conditional_edges(START, kind_of_message, ["obey", "take_files", "understand_message"])
    graph.add_edge("obey", "carry_on")
    graph.add_edge("take_files", "carry_on")
    graph.add_conditional_edges("understand_message", is_proposal_open, ["weigh_proposal", "respond", "carry_on"])
    graph.add_conditional_edges("weigh_proposal", was_answered, ["carry_on", "respond"])
    graph.add_edge("respond", "carry_on")
    graph.add_edge("carry_on", END)
    return graph.compile()


# --- which way


def kind_of_message(state: State) -> str:
    exchange = state["exchange"]
    if split_command(exchange.message.text):
        return "obey"
    return "take_files" if exchange.message.documents else "understand_message"


def is_proposal_open(state: State) -> str:
    if state["exchange"].understanding is None:
        return "carry_on"  # a pasted document: taken care of
    exchange = state["exchange"]
    waits = any(exchange.state.get(name) for name in ("proposal", "forgetting", "restarting"))
    return "weigh_proposal" if waits or open_doubts(exchange) else "respond"


def was_answered(state: State) -> str:
    return "carry_on" if state["exchange"].said or state["exchange"].forget else "respond"


# --- the steps


async def obey(state: State) -> State:
    """A slash command."""
    exchange = state["exchange"]
    name, argument = split_command(exchange.message.text) or ("help", "")
    for waiting in ("forgetting", "restarting"):
        exchange.state.pop(waiting, None)
    try:
        await run_command(exchange, name, argument)
    except PersonError as error:
        exchange.say(error.key, **error.values)
    return state


async def take_files(state: State) -> State:
    """Attached files, one after another; the words beside them say what they are for."""
    exchange = state["exchange"]
    as_target = understand(exchange.message.text).intent == "target" if exchange.message.text.strip() else False
    for document in exchange.message.documents:
        try:
            await take_document(exchange, document, as_target=as_target)
        except PersonError as error:
            exchange.say(error.key, **error.values)
    return state


async def understand_message(state: State) -> State:
    exchange = state["exchange"]
    try:
        if await take_pasted(exchange):
            return state
    except PersonError as error:
        exchange.say(error.key, **error.values)
        return state
    exchange.understanding = await hear(exchange, exchange.message.text)
    remember_denials(exchange)
    return state


async def weigh_proposal(state: State) -> State:
    """A yes or no that something waits for: an upload's facts, an uncertain fact, beginning anew, deleting all."""
    exchange = state["exchange"]
    intent = exchange.understanding.intent if exchange.understanding is not None else "none"
    restarting = exchange.state.pop("restarting", None)
    if restarting and intent in {"yes", "restart"}:
        await run_command(exchange, "new", "")
    elif restarting and intent == "no":
        exchange.say("commands.restart_kept")
        ask_again(exchange)
    elif restarting and not (exchange.state.get("proposal") or open_doubts(exchange)):
        return state
    elif exchange.state.pop("forgetting", None):
        if intent == "yes":
            exchange.forget = True
            exchange.say("commands.forgotten")
        else:
            exchange.say("commands.forget_kept")
    elif exchange.state.get("proposal"):
        answer_proposal(exchange, exchange.message.text)
    elif not await answer_doubts(exchange):
        await respond(state)
    return state


async def respond(state: State) -> State:
    """What a message in plain language asks for or tells."""
    exchange = state["exchange"]
    assert exchange.understanding is not None, "understand_message comes first"
    intent = exchange.understanding.intent
    is_first = hear_of_first_job(exchange)
    if (without := answer_without_facts(exchange, intent)) != intent:
        await steer(exchange, without)
    elif meant := answers_meant(exchange, intent):
        exchange.understanding = Understanding("answer", meant)
        take_facts(exchange)
    elif letter := letter_meant(exchange):
        await answer_letter(exchange, letter)
    elif inquiry := inquiry_in(exchange):
        answer_inquiry(exchange, inquiry)
    elif search := find_search(exchange.message.text):
        await _search(exchange, search)
    elif is_first and not exchange.understanding.facts and intent not in {"target", "question"}:
        exchange.say("steer.first_job")
    elif (not exchange.understanding.restores and put_back(exchange)) or await carry_out(
        exchange, exchange.message.text
    ):
        pass
    elif _is_open(exchange, TARGET) and wishes_named_job(exchange):
        set_target(exchange, exchange.message.text)
    elif intent in {"answer", "correct", "withdraw"} or exchange.understanding.facts:
        take_facts(exchange)
    elif intent == "target" or (_is_open(exchange, TARGET) and intent == "none" and names_job(exchange.message.text)):
        set_target(exchange, exchange.message.text)
    elif intent == "edit":
        if exchange.understanding.withdraws:
            take_facts(exchange)
        elif walks := walk_wanted(exchange.message.text):
            walk(exchange, walks)
        else:
            say_unwritten(exchange)
    elif intent == "export":
        for kind in formats_named(exchange.message.text):
            await export(exchange, kind)
    elif intent == "status":
        show_resume(exchange)
        show_progress(exchange)
    elif intent == "restart" and re.search(exchange.phrases.say("commands.forget_words"), exchange.message.text, re.I):
        await run_command(exchange, "forget", "")
    elif intent == "restart":
        exchange.state["restarting"] = True
        exchange.say("commands.restart")
        exchange.offer("choices.new", "/new")
        exchange.asks = False
    elif intent == "question":
        answer_question(exchange)
    elif intent in {"small_talk", "private"}:
        small_talk(exchange)
    else:
        await steer(exchange, intent)
    return state


async def _search(exchange: Exchange, search: Search) -> None:
    """Record what a message tells besides, then show the postings that it asks for."""
    if search.rest.strip():
        exchange.understanding = await hear(exchange, search.rest)
        if exchange.understanding.facts:
            take_facts(exchange)
    await show_jobs(exchange, search.trade)


def _is_open(exchange: Exchange, identifier: str) -> bool:
    return (open_question(exchange) or {}).get("id") == identifier


async def carry_on(state: State) -> State:
    """The next question; when none is left and nothing is written yet for the target, the resume."""
    exchange = state["exchange"]
    if exchange.forget or not exchange.asks:
        return state
    if exchange.state.get("proposal"):
        remind(exchange)
        return state
    if open_doubts(exchange):
        show_doubts(exchange)
        return state
    if (still := question_to_repeat(exchange)) is not None:
        repeat(exchange, still)
    elif is_for_target(exchange.interview):
        if not ask_of_new(exchange) and exchange.understanding is not None and exchange.understanding.facts:
            exchange.say("record.after_draft")
    elif exchange.state.get("finished"):
        await write_and_show(exchange)
    elif ask_next(exchange):
        await give_example(exchange)
    else:
        await write_and_show(exchange)
    return state
