"""Files that a person sends: a posting becomes the target, a resume becomes facts that wait for one yes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from textwrap import shorten
from typing import Any

from agents.exchange import Exchange
from agents.language import PersonError
from agents.matching import match_entries
from agents.messages import Document
from agents.proposals import show_proposal
from agents.record import record
from agents.target import set_target
from agents.understand import Found, Understanding
from agents.understand.document import facts_of_document, facts_of_json_resume, json_resume_problems
from retrieval.documents import DocumentError, Text, read_document
from retrieval.postings import read_posting

RESUME_SIGNS = 4
"""A document with at least this many facts of work or study is a resume, not a posting."""

PASTED_LINES = 6
LONGEST_TALK = 5000
"""A message with this many line breaks or characters may be a pasted document."""


async def take_document(exchange: Exchange, document: Document, *, as_target: bool = False) -> None:
    """Read a file and propose its facts, or make it the target (`as_target`, or if it reads like a posting)."""
    read = await asyncio.to_thread(read_text, document)
    text = read.text
    if read.hidden:
        exchange.say("upload.hidden", name=document.name, words=shorten(read.hidden, 80, placeholder=" …"))
    if as_target:
        set_target(exchange, text)
        return
    found = await asyncio.to_thread(find_facts, text, wrapped=read.kind != "docx")
    if not is_resume(found) and len(read_posting(text).requirements) >= 2:
        set_target(exchange, text)
        return
    if not found:
        raise PersonError("upload.no_facts", name=document.name)
    propose(exchange, document.name, text, found)


async def take_pasted(exchange: Exchange) -> bool:
    """Take a long message as the document it is: a pasted resume or posting. False: it is talk.

    Raises PersonError for one that is neither and too long to be understood as talk.
    """
    text = exchange.message.text
    if text.count("\n") < PASTED_LINES and len(text) < LONGEST_TALK:
        return False
    found = await asyncio.to_thread(facts_of_document, text)
    if is_resume(found):
        propose(exchange, exchange.phrases.say("upload.pasted"), text, found)
    elif len(read_posting(text).requirements) >= 2:
        set_target(exchange, text)
    elif len(text) >= LONGEST_TALK:
        raise PersonError("upload.too_long")
    else:
        return False
    return True


def is_resume(found: Sequence[Found]) -> bool:
    """Whether the facts of a text are those of a resume rather than of a posting."""
    return sum(fact.section in {"work", "education"} for fact in found) >= RESUME_SIGNS


def read_text(document: Document) -> Text:
    """What the file holds. Raises PersonError with one plain sentence if it cannot be read."""
    try:
        return read_document(document.content, document.name)
    except DocumentError as error:
        raise PersonError(f"upload.{error.reason}", name=document.name) from error


def find_facts(text: str, *, wrapped: bool = True) -> tuple[Found, ...]:
    """Facts of a resume's text, which may be JSON Resume. Raises PersonError if it is JSON but no resume.

    `wrapped` is explained at `facts_of_document`.
    """
    if text.lstrip().startswith("{"):
        try:
            data: Any = json.loads(text)
        except ValueError as error:
            raise PersonError("upload.broken_json") from error
        if json_resume_problems(data):
            raise PersonError("upload.not_json_resume")
        return facts_of_json_resume(data, text=text)
    return facts_of_document(text, wrapped=wrapped)


def propose(exchange: Exchange, name: str, text: str, found: tuple[Found, ...]) -> None:
    """Keep the facts of a document as proposed, and show them as a numbered list that waits for a yes."""
    interview = exchange.interview
    turn = interview.add_turn("document", text)
    before = len(interview.facts)
    record(interview, turn, Understanding("answer", match_entries(interview, found)), status="proposed")
    proposed = [fact.id for fact in interview.facts[before:]]
    if not proposed:
        exchange.say("upload.nothing_new", name=name)
        return
    if waiting := exchange.state.get("proposal"):
        proposed, name = [*waiting["facts"], *proposed], exchange.phrases.join([waiting["name"], name])
    exchange.state["proposal"] = {"facts": proposed, "name": name}
    exchange.say("upload.read", name=name)
    show_proposal(exchange)
