"""What Vita does about the letter: writes it, changes it as the person asks, and hands it over as a file.

`exchange.state["letter"]` keeps the changes asked for and the turn in which it was last shown.
"""

from __future__ import annotations

import asyncio
import re
from typing import Any

from agents.clean import tidy_value
from agents.coverage import stems
from agents.drafting import export, formats_named, is_written, write
from agents.exchange import Exchange
from agents.hearing import hear
from agents.letter.compose import Change, compose, paragraphs
from agents.letter.sentences import Sentence
from agents.letter.wishes import change_for, sentences_named
from agents.messages import Document
from agents.plan import bare_jobs
from agents.showing import resume_of
from agents.target import set_target, wish_title
from agents.telling import take_facts
from agents.understand.letter_changes import LetterRequest
from agents.understand.letters import LetterTalk, find_letter
from agents.write import target_text
from storage.export import LETTER_FORMATS, ExportError, file_name, media_type, render_letter

_ENTRY_FIELDS = frozenset({"name", "position", "institution", "startDate", "endDate", "organization"})
"""Facts that tell of a job or a school: a message with one of them tells, and "it" in it is no letter."""


def letter_meant(exchange: Exchange) -> LetterTalk | None:
    """What the message asks of the letter, None if nothing. Without its name only a letter just shown can be meant."""
    kept = exchange.state.get("letter", {})
    talk = find_letter(exchange.message.text, is_open=kept.get("turn") == exchange.turn.number - 2)
    if talk is None:
        return None
    meant = tuple(request for request in talk.requests if _is_meant(exchange, request))
    return LetterTalk(meant, talk.rest) if meant else None


def _is_meant(exchange: Exchange, request: LetterRequest) -> bool:
    """Whether a request that does not name the letter can be one for it."""
    if request.kind == "help":
        return "letter" in exchange.state
    if request.is_named:
        return True
    if request.kind == "undo":
        return bool(exchange.state["letter"]["changes"])
    facts = exchange.understanding.facts if exchange.understanding else ()
    if request.kind == "mention":
        return not any(fact.field in _ENTRY_FIELDS and fact.section != "basics" for fact in facts)
    if request.kind in {"without", "replace", "why"}:
        letter = compose(exchange.interview, exchange.phrases, exchange.state["letter"]["changes"])
        return request.which in {"before", "after"} or bool(sentences_named(letter, request.which or request.words))
    return True


async def answer_letter(exchange: Exchange, talk: LetterTalk) -> None:
    """Record what the message tells besides, do what it asks of the letter, and show that or hand it over."""
    if re.search(r"\w", talk.rest):
        await _tell_besides(exchange, talk.rest)
    if any(request.kind == "away" for request in talk.requests):
        exchange.state.pop("letter", None)
        exchange.say("letter.away")
        return
    for request in talk.requests:
        if request.kind == "write" and request.words:
            _aim(exchange, request.words)
    if not is_written(exchange.interview):
        await write(exchange)
    kept = _kept(exchange)
    letter = before = compose(exchange.interview, exchange.phrases, kept["changes"])
    for request in talk.requests:
        letter = _change(exchange, request, letter, kept["changes"])
    if not letter:
        exchange.say("letter.too_little")
        return
    exchange.asks = False
    wanted = {request.kind for request in talk.requests}
    if "export" in wanted:
        await _export(exchange, letter, next(one.words for one in talk.requests if one.kind == "export"))
    elif "why" in wanted:
        _show_why(exchange, letter, next(one.words for one in talk.requests if one.kind == "why"))
    elif "help" in wanted:
        exchange.say("letter.how")
    elif "write" in wanted or letter != before:
        _show(exchange, letter)
    kept["turn"] = exchange.turn.number


def _kept(exchange: Exchange) -> dict[str, Any]:
    """What is remembered of the letter: the changes asked for, dropped with the job that they were for."""
    target = target_text(exchange.interview)
    kept: dict[str, Any] = exchange.state.get("letter", {})
    if kept.get("for") != target:
        kept = {"for": target, "changes": [], "turn": -1}
    exchange.state["letter"] = kept
    return kept


async def _tell_besides(exchange: Exchange, rest: str) -> None:
    exchange.understanding = await hear(exchange, rest)
    if exchange.understanding.intent == "target":
        set_target(exchange, rest.strip())
    elif exchange.understanding.facts:
        take_facts(exchange)


def _change(
    exchange: Exchange, request: LetterRequest, letter: tuple[Sentence, ...], changes: list[Change]
) -> tuple[Sentence, ...]:
    """The letter after one request; what could not be done is said."""
    interview, phrases = exchange.interview, exchange.phrases
    if request.kind in {"write", "export", "why", "help"}:
        return letter
    if request.kind == "undo":
        changes.pop()
        exchange.say("letter.undone")
    elif request.kind == "longer" and changes and changes[-1].get("shorter"):
        changes.pop()
    elif (change := change_for(request, letter, interview, phrases, changes)) is not None:
        changes.append(change)
    elif letter:
        exchange.say(f"letter.no_{request.kind}", words=(request.which or request.words).strip(" ."))
    elif request.kind == "mention":
        exchange.say("letter.no_mention", words=request.words)
    return compose(interview, phrases, changes)


def _aim(exchange: Exchange, words: str) -> None:
    """Write for the job that the request names, unless that is the target already."""
    target = exchange.interview.target or {}
    known = stems(f"{target.get('title', '')} {target.get('company', '')}")
    if target and known & stems(words):
        return
    words = re.sub(r"^(?:the|my|that|your)\s+", "", words)
    place = re.search(r"\s+(?:at|with)\s+(?P<company>.+)$", words)
    kind = words[: place.start()] if place else words
    if place and not re.fullmatch(r"(?:an?\s+)?(?:job|work|role|position)", kind, re.IGNORECASE):
        words = kind
    wished = f"I want {words}"
    title = wish_title(wished) or words
    company = tidy_value(place["company"], "name") if place else ""
    set_target(exchange, wished, title=title[:1].upper() + title[1:], company=company)


def _show(exchange: Exchange, letter: tuple[Sentence, ...]) -> None:
    exchange.said.append("\n\n".join(paragraphs(letter)))
    if exchange.interview.target is None:
        exchange.say("letter.no_target")
    if not exchange.interview.value("basics", 0, "name"):
        exchange.say("export.missing", missing=exchange.phrases.say("fields.name"))
    if exchange.state["letter"]["turn"] < 0:
        exchange.say("letter.how")
    exchange.offer("choices.letter_pdf", "/letter pdf")
    exchange.offer("choices.letter_word", "/letter word")


def _show_why(exchange: Exchange, letter: tuple[Sentence, ...], words: str) -> None:
    """The person's own words behind a sentence of the letter."""
    named = sentences_named(letter, words)
    if not named:
        exchange.say("letter.no_why", words=words)
    for sentence in named:
        behind = [" ".join(exchange.interview.fact(fact).source.words.split()) for fact in sentence.facts]
        rows = "\n".join(f"- “{each}”" for each in dict.fromkeys(behind))
        exchange.say("show.why" if rows else "letter.yours", line=sentence.text, words=rows)


async def _export(exchange: Exchange, letter: tuple[Sentence, ...], named: str) -> None:
    """Hand over the letter as the file that the words name, and the resume beside it if they name that too."""
    kinds = formats_named(named)
    interview = exchange.interview
    resume = resume_of(interview, without=bare_jobs(interview))
    for kind in kinds:
        if kind not in LETTER_FORMATS:
            exchange.say("export.unknown", kind=kind, known=", ".join(LETTER_FORMATS))
            continue
        try:
            content = await asyncio.to_thread(
                render_letter, resume, paragraphs(letter), kind, language=interview.language
            )
        except ExportError as error:
            exchange.say("export.failed", reason=str(error))
            continue
        exchange.documents.append(Document(file_name(resume, kind, what="letter"), content, media_type(kind)))
        exchange.say("letter.exported", kind=kind.upper())
        if stems(named) & stems("resume cv"):
            await export(exchange, kind)
    exchange.asks = False
