"""Edits applied to an interview: every changed line keeps resting on the person's words."""

from __future__ import annotations

import re
from dataclasses import replace

from agents.drafting import drop_stale_lines
from agents.exchange import Exchange
from agents.revise import Edit, points_at_numbers, revise
from agents.showing import describe_entry, numbered_lines, show_resume, show_why
from storage.facts import Source
from storage.interview import Interview, Line


def edit(exchange: Exchange, request: str) -> bool:
    """Do what the request asks for, and show the result. False if it cannot be placed; nothing is changed then."""
    lines = numbered_lines(exchange.interview)
    wanted = revise([line.text for line in lines], request)
    if wanted.kind == "ask":
        return False
    if wanted.kind in {"undo", "redo"}:
        walk(exchange, wanted.kind)
    elif wanted.kind == "why":
        show_why(exchange, [lines[index] for index in wanted.lines])
    else:
        _apply(exchange, wanted, lines, request)
        what = exchange.phrases.join([f"“{lines[index].text}”" for index in wanted.lines])
        exchange.say(f"edit.{wanted.kind}", what=what)
        show_resume(exchange)
    exchange.asks = False
    return True


def edits_lines(exchange: Exchange) -> bool:
    """Whether a message that reads otherwise means written lines: by their numbers, or by words that fit no fact."""
    understanding, text = exchange.understanding, exchange.message.text
    lines = [line.text for line in numbered_lines(exchange.interview)]
    if understanding is None or understanding.restores:
        return False
    if points_at_numbers(text):
        return True
    wanted = revise(lines, text)
    if wanted.kind == "why":
        return re.search(r"\d|\b(?:line|bullet|point|sentence)\b", text, re.IGNORECASE) is not None
    if wanted.kind == "reorder":
        return True
    nothing = understanding.intent == "withdraw" and not understanding.withdraws
    return nothing and wanted.kind == "delete"


def say_unplaced(exchange: Exchange, request: str) -> None:
    """What to say instead of a request that could not be placed: another wording needs the person's own words."""
    rewords = re.search(exchange.phrases.say("edit.reword_when"), request, re.IGNORECASE)
    if not exchange.interview.live_facts():
        exchange.say("show.nothing")
        return
    if not numbered_lines(exchange.interview):
        exchange.say("edit.no_lines")
    else:
        exchange.say("edit.reword" if rewords else "edit.unclear")
    exchange.asks = False


def walk(exchange: Exchange, kind: str) -> None:
    """Undo or redo one accepted change, and say which."""
    version = exchange.interview.undo() if kind == "undo" else exchange.interview.redo()
    if version is None:
        exchange.say(f"edit.nothing_to_{kind}")
        return
    key = f"causes.{version.cause}"
    cause = exchange.phrases.say(key) if exchange.phrases.has(key) else version.cause
    exchange.say(f"edit.{kind}", cause=cause)
    show_resume(exchange)
    exchange.asks = False


def _apply(exchange: Exchange, wanted: Edit, lines: list[Line], request: str) -> None:
    interview = exchange.interview
    touched = [lines[index] for index in wanted.lines]
    if wanted.kind == "delete":
        for line in touched:
            _end_facts(interview, line, "withdrawn")
        interview.commit("delete", drop_stale_lines(interview))
    elif wanted.kind == "replace":
        fact = _say_anew(exchange, touched[0].section, touched[0].entry, wanted.text, request)
        _end_facts(interview, touched[0], "superseded")
        new = replace(touched[0], text=wanted.text, facts=(fact,), engine="literal")
        interview.commit("replace", tuple(new if line == touched[0] else line for line in interview.lines))
    elif wanted.kind == "merge":
        facts = tuple(dict.fromkeys(fact for line in touched for fact in line.facts))
        if wanted.text in exchange.turn.text:
            facts = (*facts, _say_anew(exchange, touched[0].section, touched[0].entry, wanted.text, request))
        new = replace(touched[0], text=wanted.text, facts=facts, engine="literal")
        kept = [new if line == touched[0] else line for line in interview.lines if line not in touched[1:]]
        interview.commit("merge", tuple(kept))
    elif wanted.kind == "reorder":
        interview.commit("reorder", _ranked(interview, lines, wanted))
    elif wanted.kind == "add":
        section, entry, text = _place(exchange, wanted.text)
        fact = _say_anew(exchange, section, entry, text, request)
        rank = sum(1 for line in interview.lines if (line.section, line.entry) == (section, entry))
        text = text[:1].upper() + text[1:]
        interview.commit("add", (*interview.lines, Line(section, entry, text, (fact,), "literal", rank)))


def _end_facts(interview: Interview, line: Line, status: str) -> None:
    """The facts of a line do not hold any more, unless another line rests on them too."""
    others = {fact for other in interview.lines if other != line for fact in other.facts}
    for fact in set(line.facts) - others:
        interview.set_status(fact, "withdrawn" if status == "withdrawn" else "superseded")


def _say_anew(exchange: Exchange, section: str, entry: int, text: str, request: str) -> str:
    """The edited text as a fact of its own: the person said it, in this message."""
    said = exchange.turn.text
    start = said.find(text)
    start, end = (start, start + len(text)) if start >= 0 else (max(0, said.find(request)), len(said))
    source = Source(exchange.turn.number, start, end, said[start:end])
    field = "summary" if section == "basics" else "highlight"
    return exchange.interview.add_fact(section, entry, field, text, source).id


def _ranked(interview: Interview, lines: list[Line], wanted: Edit) -> tuple[Line, ...]:
    """Ranks within each entry after a move; a line does not leave its entry."""
    by_text = {line.text: line for line in lines}
    order = [by_text[text] for text in wanted.section]
    ranks: dict[tuple[str, int], int] = {}
    moved: dict[Line, Line] = {}
    for line in order:
        place = (line.section, line.entry)
        moved[line] = replace(line, rank=ranks.get(place, 0))
        ranks[place] = ranks.get(place, 0) + 1
    return tuple(moved.get(line, line) for line in interview.lines)


def _place(exchange: Exchange, text: str) -> tuple[str, int, str]:
    """Which entry a new line belongs to: the one named at its end ("… to the Acme job"), else the newest job."""
    interview = exchange.interview
    entries = [
        (section, entry) for section in ("work", "volunteer", "projects") for entry in interview.entries(section)
    ]
    if match := re.search(
        r"\s+(?:to|under|for|at|in)\s+(?:the\s+|my\s+)?(?P<name>[^.]+?)(?:\s+(?:job|role|entry|section|one))?$", text
    ):
        for section, entry in entries:
            if match["name"].casefold() in describe_entry(exchange, section, entry).casefold():
                return section, entry, text[: match.start()].strip(" \"'“”")
    shown = next((line for line in numbered_lines(interview) if line.section == "work"), None)
    if shown is not None:
        return "work", shown.entry, text
    return (*entries[0], text) if entries else ("work", interview.next_entry("work"), text)
