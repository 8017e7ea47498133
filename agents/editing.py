"""What a person asks to have done to the written resume, carried out: every changed line keeps resting on their words.

An order is never a fact: it is carried out, or one sentence says that it was not understood. All that one message asks
for is one version.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace

from agents.asking import context_of, open_question
from agents.exchange import Exchange
from agents.hearing import hear
from agents.places import placed_at, section_at_end, section_called
from agents.pointing import find_lines, numbers_of
from agents.record import record
from agents.reword import can_edit, reword
from agents.rework import Work
from agents.showing import numbered_lines, show_resume, show_why
from agents.telling import take_facts
from agents.trim import answer_trim, offer_trim
from agents.understand import Understanding, understand
from agents.understand.addressed import asks_to_invent
from agents.understand.instructions import Request, is_order, points_at_line, read_instructions
from agents.understand.intents import walk_wanted
from agents.understand.meant import find_meant
from agents.understand.withdrawals import what_to_take_out
from agents.versions import cause_of
from storage.interview import Line

_ORDERS = frozenset({"answer", "correct", "withdraw", "edit", "none", "question", "small_talk"})
"""Intents of messages that may be orders; the others are read for sure."""


async def carry_out(exchange: Exchange, text: str) -> bool:
    """Do what a message asks to have done to the resume. False where it asks for nothing of the kind."""
    understood = exchange.understanding or Understanding("edit")
    if understood.restores or asks_to_invent(text):
        return False
    if not exchange.interview.lines:
        return _comes_too_soon(exchange, text, understood)
    if answer_trim(exchange):
        return True
    if kind := walk_wanted(text):
        walk(exchange, kind)
        exchange.asks = False
        return True
    if understood.intent not in _ORDERS:
        return False
    read = read_instructions(text)
    requests = list(read.requests) or _finished(exchange, text)
    exchange.state.pop("unfinished", None)
    work = Work(exchange)
    for request in requests:
        if not await _carry(work, request):
            work.unplaced.append(request)
    if not requests or (work.unplaced and not work.did):
        return _refuse(exchange, text, work, understood)
    work.finish()
    await _hear_rest(exchange, text, read.told)
    return True


def _refuse(exchange: Exchange, text: str, work: Work, understood: Understanding) -> bool:
    """Say what was not understood of an order; False for what is no order, or changes facts that are known."""
    changes = bool(understood.withdraws or understood.moves or understood.recasts or understood.missed)
    corrects = understood.intent == "correct" and all(found.replaces for found in understood.facts)
    if changes or corrects or _just_asked(exchange):
        return False
    if work.unplaced:
        if not understood.facts or any(request.act != "why" for request in work.unplaced):
            _say_unplaced(exchange, work.unplaced[0])
            return True
        return False
    if not is_order(text) or understood.intent == "question":
        return False
    exchange.say("edit.not_done", words=text.strip())
    exchange.asks = False
    return True


def say_unwritten(exchange: Exchange) -> None:
    """What to say to an order while there are no lines yet."""
    exchange.say("edit.no_lines" if exchange.interview.live_facts() else "show.nothing")


def walk(exchange: Exchange, kind: str) -> None:
    """Undo or redo one accepted change, and say which."""
    interview = exchange.interview
    version = interview.undo() if kind == "undo" else interview.redo()
    if version is None:
        exchange.say(f"edit.nothing_to_{kind}")
        return
    exchange.say(f"edit.{kind}", cause=cause_of(exchange, version))
    show_resume(exchange)
    exchange.asks = False


def _comes_too_soon(exchange: Exchange, text: str, understood: Understanding) -> bool:
    """Answer an order about lines while there are none: what else reads it would take it for a fact."""
    read = read_instructions(text)
    requests = read.requests
    if read.told and any(found.field not in {"highlight", "skill"} for found in understood.facts):
        return False  # a list of facts with a word in it that orders are made of: "polish, english"
    if understood.facts and not is_order(text):
        return False  # "There I shortened the close from 11 to 6 days" is what somebody did
    lines = [one for one in requests if numbers_of(one.which) or (one.act == "reword" and one.which in {"", "it"})]
    if not lines or len(lines) < len(requests) or understood.intent not in {"answer", "none", "target", "edit"}:
        return False
    say_unwritten(exchange)
    return True


# --- one request


async def _carry(work: Work, request: Request) -> bool:
    """Do what one request asks for; False if it cannot be placed."""
    exchange = work.exchange
    told = _just_asked(exchange) and not points_at_line(request.which)
    if request.act == "delete":
        return _delete(work, request, told=told)
    if request.act == "add":
        return not told and await _add(work, request)
    if request.act == "belong":
        return work.belong(request, context_of(exchange))
    wanted = work.place(request)
    if wanted.kind == "ask":
        return not told and request.act in {"move", "substitute"} and work.change_entry(request, context_of(exchange))
    lines = [work.lines[index] for index in wanted.lines]
    if wanted.kind == "why":
        if not points_at_line(request.which) and exchange.understanding and exchange.understanding.withdraws:
            return False
        show_why(exchange, lines)
        work.did = True
    elif wanted.kind == "wrong":
        exchange.say("edit.wrong", number=wanted.lines[0] + 1)
        _leave_open(exchange, act="replace", which=f"line {wanted.lines[0] + 1}")
        work.did = True
    elif wanted.kind == "reword":
        await _reword(work, request, lines)
    else:
        work.change(wanted, request)
    return True


def _delete(work: Work, request: Request, *, told: bool) -> bool:
    """Take out lines that are pointed at, else facts that are named, else the line with these words."""
    exchange = work.exchange
    wanted = work.place(request)
    section = section_called(request.place)
    if points_at_line(request.which) and wanted.kind == "delete":
        work.change(wanted, request)
        return True
    context = context_of(exchange)
    if section is not None:
        context = replace(context, facts=tuple(fact for fact in context.facts if fact.section == section))
    for words in dict.fromkeys((request.which, what_to_take_out(request.said))):
        ids, missed = find_meant(words, context)
        if ids and not missed:
            work.take(record(exchange.interview, exchange.turn, Understanding("withdraw", withdraws=ids)), "withdraw")
            return True
    if wanted.kind == "delete" and not told and section in {None, work.lines[wanted.lines[0]].section}:
        work.change(wanted, request)
        return True
    return False


async def _add(work: Work, request: Request) -> bool:
    """A new fact of a kind of its own (a certificate, a skill), or else a line under the job that is named."""
    exchange, text = work.exchange, request.text
    if not text:
        exchange.say("edit.add_what", what=request.which)
        work.did = True
        return True
    if request.place or placed_at(text, context_of(exchange)) is not None:
        work.add(request, context_of(exchange))
        return True
    section, rest = section_at_end(text)
    if section is None and any(before.act == "delete" and "skill" in before.place for before in work.done):
        section = "skills"
    start = exchange.message.text.find(rest)
    if start < 0:
        return False
    blank = re.sub(r"[^\n]", " ", exchange.message.text[:start]) + rest
    context = context_of(exchange)
    if section is not None or _is_name(rest):
        section = section or "skills"
        asked = "skill" if section == "skills" else "name"
        context = replace(context, asked_section=section, asked_entry=None, asked_fields=(asked,))
    heard = await asyncio.to_thread(understand, blank, language=exchange.interview.language, context=context)
    if any(found.field != "highlight" for found in heard.facts):
        work.take(record(exchange.interview, exchange.turn, heard), "answer")
    else:
        work.add(replace(request, text=rest), context_of(exchange))
    return True


def _is_name(text: str) -> bool:
    """Whether what is to be added is one or two words with a capital: the name of something known or used."""
    return re.fullmatch(r"[A-Z][\w+#.-]*(?:\s[\w+#.-]+)?", text.strip(" .!")) is not None


async def _reword(work: Work, request: Request, lines: list[Line]) -> None:
    """Say lines otherwise; for the whole resume, lines to drop are offered, or every line is tried."""
    exchange, manner = work.exchange, request.manner
    if not lines and manner == "shorter":
        offer_trim(exchange)
        work.did = True
        return
    generator = exchange.tools.generator
    if not lines and not can_edit(generator):
        exchange.say("edit.reword_whole")
        work.did = True
        return
    if can_edit(generator) and exchange.progress is not None:
        exchange.progress(exchange.phrases.say("write.begun"))
    chosen = lines or work.lines
    found = await asyncio.to_thread(reword, exchange.interview, chosen, manner, generator)
    for line, new in found.items():
        work.exchange_text(line, new.text, new.engine)
    failed = [line for line in lines if line not in found]
    if failed:
        numbers = exchange.phrases.join([str(work.lines.index(line) + 1) for line in failed])
        exchange.say(f"edit.reword_{'short' if manner == 'shorter' else 'other'}", numbers=numbers)
        _leave_open(exchange, act="replace", which=f"line {work.lines.index(failed[0]) + 1}")
    elif not found:
        exchange.say("edit.reword_none")
    work.did = True


# --- what was left open


def _finished(exchange: Exchange, text: str) -> list[Request]:
    """The request of the message before, completed by this one: which line it meant, or what that should say."""
    turn, open_ = exchange.state.get("unfinished") or (0, None)
    understood = exchange.understanding
    if not open_ or exchange.turn.number - turn > 2 or understood is None or is_order(text):
        return []
    which = open_["which"]
    if which and _is_text(text, understood):
        return [Request("replace", which=which, text=text.strip(), said=text)]
    lines = [line.text for line in numbered_lines(exchange.interview)]
    if not which and (points_at_line(text) or len(text.split()) <= 4) and find_lines(lines, text):
        return [Request(**{**open_, "which": text, "said": text})]
    return []


def _leave_open(exchange: Exchange, **request: str) -> None:
    """Remember a request that lacks something, for the next message to complete."""
    exchange.state["unfinished"] = [exchange.turn.number, request]


def _is_text(text: str, understood: Understanding) -> bool:
    """Whether a message can be what a line should say: a statement of some words that tells of nothing else."""
    deeds = all(found.field == "highlight" for found in understood.facts)
    says = understood.intent in {"answer", "none", "correct"} and deeds and "?" not in text
    other = re.match(r"\W*(?:cancel|never\s*mind|forget|leave|no\b|stop|.*\bline\s*\d)", text, re.IGNORECASE)
    return says and len(text.split()) > 2 and not other


def _say_unplaced(exchange: Exchange, request: Request) -> None:
    """Which line is meant, or what it should say, was not understood."""
    if request.act in {"delete", "replace", "reword", "belong", "move"}:
        fields = ("act", "text", "place", "manner")
        _leave_open(exchange, which="", **{name: getattr(request, name) for name in fields})
    if request.which:
        exchange.say("edit.unplaced", which=request.which)
    else:
        exchange.say("edit.which" if request.text else "edit.unclear")
    exchange.asks = False


def _just_asked(exchange: Exchange) -> bool:
    """Whether Vita's last words asked what somebody did: an answer may sound like an order ("move pallets")."""
    waiting = open_question(exchange)
    last = next((turn.text for turn in reversed(exchange.interview.turns) if turn.speaker == "vita"), "")
    return waiting is not None and "highlight" in waiting["fields"] and waiting["text"] in last


async def _hear_rest(exchange: Exchange, text: str, told: tuple[str, ...]) -> None:
    """Take the facts that a message tells beside what it asks for."""
    exchange.understanding = Understanding("edit")
    rest = " " * len(text)
    for words in told:
        start = text.find(words)
        if start >= 0 and len(words.split()) > 2:
            rest = rest[:start] + words + rest[start + len(words) :]
    if not rest.strip():
        return
    heard = await hear(exchange, rest)
    if heard.facts and heard.intent in {"answer", "correct"}:
        exchange.understanding = heard
        take_facts(exchange)
