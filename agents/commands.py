"""Chat commands, the same on every platform; plain language leads to the same functions."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict

from rapidfuzz import process

from agents.asking import open_question
from agents.drafting import export, is_written, write, write_and_show
from agents.editing import carry_out, say_unwritten, walk
from agents.exchange import Exchange
from agents.jobs import show_jobs
from agents.language import languages
from agents.letter.answer import answer_letter
from agents.messages import Document
from agents.pointing import find_lines
from agents.put_back import tell_left_out
from agents.showing import numbered_lines, show_facts, show_progress, show_resume, show_score, show_why
from agents.target import set_target, show_target
from agents.understand.letter_changes import LetterRequest
from agents.understand.letters import LetterTalk, find_letter
from agents.uploads import take_document
from agents.versions import show_difference, show_versions

Command = Callable[[Exchange, str], Awaitable[None]]


def split_command(text: str) -> tuple[str, str] | None:
    """("export", "pdf") for "/export pdf"; None for what is no command. A path such as /tmp/a.pdf is none."""
    stripped = text.lstrip()
    if not stripped.startswith("/"):
        return None
    name, _, argument = stripped[1:].partition(" ")
    name, newline, rest = name.partition("\n")
    if not name.replace("_", "").isalpha():
        return None
    return name.casefold(), (rest + " " + argument if newline else argument).strip()


async def run_command(exchange: Exchange, name: str, argument: str) -> None:
    """Run a command; an unknown one gets the nearest that exists."""
    command = COMMANDS.get(name)
    if command is None:
        near = process.extractOne(name, list(COMMANDS), score_cutoff=70)
        if near:
            exchange.say("commands.unknown_near", name=name, near=near[0])
        else:
            exchange.say("commands.unknown", name=name)
        exchange.asks = False
        return
    await command(exchange, argument)


async def _start(exchange: Exchange, argument: str) -> None:
    exchange.say("greeting.first")
    exchange.state["greeted"] = True


async def _new(exchange: Exchange, argument: str) -> None:
    """Begin anew: what was said about jobs, schools and so on does not hold any more; /undo brings it back."""
    interview = exchange.interview
    if interview.version is None:
        interview.commit("before_new")
    for fact in interview.live_facts():
        if not fact.is_identity:
            interview.set_status(fact.id, "withdrawn")
    interview.target = None
    for name in (
        "asked",
        "later",
        "declined",
        "history",
        "left_out",
        "told_left_out",
        "finished",
        "open",
        "proposal",
        "trim",
        "unfinished",
        "letter",
    ):
        exchange.state.pop(name, None)
    interview.commit("new", ())
    exchange.say("commands.new")


async def _resume(exchange: Exchange, argument: str) -> None:
    if exchange.interview.lines and not is_written(exchange.interview):
        await write(exchange)
    show_resume(exchange)
    tell_left_out(exchange, only_new=True)
    show_progress(exchange)


async def _facts(exchange: Exchange, argument: str) -> None:
    show_facts(exchange)


async def _target(exchange: Exchange, argument: str) -> None:
    if exchange.message.documents:
        await take_document(exchange, exchange.message.documents[0], as_target=True)
    elif argument:
        set_target(exchange, argument)
    else:
        show_target(exchange)


async def _jobs(exchange: Exchange, argument: str) -> None:
    await show_jobs(exchange, argument)


async def _write(exchange: Exchange, argument: str) -> None:
    await write_and_show(exchange, again=argument.casefold() in {"again", "anew", "new"})


async def _edit(exchange: Exchange, argument: str) -> None:
    exchange.asks = False
    if not argument:
        show_resume(exchange)
        exchange.say("edit.how")
    elif not exchange.interview.lines:
        say_unwritten(exchange)
    elif not await carry_out(exchange, argument):
        exchange.say("edit.unclear")


async def _undo(exchange: Exchange, argument: str) -> None:
    walk(exchange, "undo")


async def _redo(exchange: Exchange, argument: str) -> None:
    walk(exchange, "redo")


async def _versions(exchange: Exchange, argument: str) -> None:
    show_versions(exchange)


async def _diff(exchange: Exchange, argument: str) -> None:
    show_difference(exchange, argument)


async def _why(exchange: Exchange, argument: str) -> None:
    if not exchange.interview.lines:
        await write(exchange)
    lines = numbered_lines(exchange.interview)
    picked = find_lines([line.text for line in lines], argument) if argument else tuple(range(len(lines)))
    exchange.asks = False
    if picked:
        show_why(exchange, [lines[index] for index in picked])
    elif lines:
        exchange.say("show.no_such_line", last=len(lines))
    else:
        exchange.say("show.nothing")


async def _score(exchange: Exchange, argument: str) -> None:
    show_score(exchange)


async def _letter(exchange: Exchange, argument: str) -> None:
    asked = find_letter(argument, is_open=True) or find_letter(f"letter {argument}")
    await answer_letter(exchange, asked or LetterTalk((LetterRequest("write"),), ""))


async def _preview(exchange: Exchange, argument: str) -> None:
    await export(exchange, "png")


async def _export(exchange: Exchange, argument: str) -> None:
    await export(exchange, argument.split()[0].casefold().lstrip(".") if argument else "pdf")


async def _language(exchange: Exchange, argument: str) -> None:
    code = argument.split()[0].casefold() if argument else ""
    exchange.asks = False
    if code in languages():
        exchange.interview.language = code
        exchange.say("commands.language")
    else:
        exchange.say("commands.no_language", known=", ".join(languages()))


async def _mydata(exchange: Exchange, argument: str) -> None:
    """Everything that is kept about the person, as one JSON file."""
    data = asdict(exchange.interview)
    content = json.dumps(data, ensure_ascii=False, indent=2, default=str).encode()
    exchange.documents.append(Document("vita-my-data.json", content, "application/json"))
    exchange.say("commands.mydata", facts=len(exchange.interview.facts), turns=len(exchange.interview.turns))
    exchange.asks = False


async def _forget(exchange: Exchange, argument: str) -> None:
    exchange.state["forgetting"] = True
    exchange.say("commands.forget_sure")
    exchange.offer("choices.forget", "yes")
    exchange.offer("choices.keep", "no")
    exchange.asks = False


async def _help(exchange: Exchange, argument: str) -> None:
    exchange.say("commands.help")
    exchange.asks = False
    if waiting := open_question(exchange):
        exchange.said.append(waiting["text"])


COMMANDS: dict[str, Command] = {
    "start": _start,
    "new": _new,
    "resume": _resume,
    "facts": _facts,
    "target": _target,
    "jobs": _jobs,
    "write": _write,
    "edit": _edit,
    "undo": _undo,
    "redo": _redo,
    "versions": _versions,
    "diff": _diff,
    "why": _why,
    "score": _score,
    "letter": _letter,
    "preview": _preview,
    "export": _export,
    "language": _language,
    "mydata": _mydata,
    "forget": _forget,
    "help": _help,
}
