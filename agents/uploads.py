"""Files that a person sends: a posting becomes the target, a resume becomes facts that wait for one yes."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Sequence
from typing import Any

from agents.exchange import Exchange
from agents.language import PersonError
from agents.matching import match_entries
from agents.messages import Document
from agents.record import confirm, record
from agents.target import set_target
from agents.understand import Found, Understanding
from agents.understand.document import facts_of_document, facts_of_json_resume, json_resume_problems
from retrieval.documents import DocumentError, Kind, read_document
from retrieval.postings import read_posting
from storage.facts import Fact
from storage.interview import Interview

RESUME_SIGNS = 4
"""A document with at least this many facts of work or study is a resume, not a posting."""

PASTED_LINES = 6
LONGEST_TALK = 5000
"""A message with this many line breaks or characters may be a pasted document."""


async def take_document(exchange: Exchange, document: Document, *, as_target: bool = False) -> None:
    """Read a file and propose its facts, or make it the target (`as_target`, or if it reads like a posting)."""
    kind, text = await asyncio.to_thread(read_text, document)
    if as_target:
        set_target(exchange, text)
        return
    found = await asyncio.to_thread(find_facts, text, wrapped=kind != "docx")
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


def read_text(document: Document) -> tuple[Kind, str]:
    """What kind of file it is, and its text. Raises PersonError with one plain sentence if it cannot be read."""
    try:
        read = read_document(document.content, document.name)
    except DocumentError as error:
        raise PersonError(f"upload.{error.reason}", name=document.name) from error
    return read.kind, read.text


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


def show_proposal(exchange: Exchange) -> None:
    """The items that wait for a yes, numbered as the person may strike them out."""
    items = proposal_items(exchange)
    rows = [f"{number}. {_describe(exchange, facts)}" for number, facts in enumerate(items, 1)]
    exchange.said.append("\n".join(rows))
    exchange.say("upload.confirm")
    exchange.offer("choices.yes", "yes")
    exchange.offer("choices.no", "no")
    exchange.asks = False


def proposal_items(exchange: Exchange) -> list[list[Fact]]:
    """The proposed facts in items: what names an entry is one item, each of its lines another; skills are one each."""
    facts = [exchange.interview.fact(fact) for fact in exchange.state["proposal"]["facts"]]
    heads: dict[tuple[str, int], list[Fact]] = {}
    items: list[list[Fact]] = []
    for fact in (fact for fact in facts if fact.status == "proposed"):
        if fact.field in {"highlight", "summary", "skill", "keyword"} or fact.section == "basics":
            items.append([fact])
        elif (fact.section, fact.entry) in heads:
            heads[fact.section, fact.entry].append(fact)
        else:
            heads[fact.section, fact.entry] = [fact]
            items.append(heads[fact.section, fact.entry])
    return items


def answer_proposal(exchange: Exchange, text: str) -> bool:
    """Take yes, no, "all but 2 and 5" or "strike 3" as the answer to what was proposed. False if it is neither."""
    items = proposal_items(exchange)
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    strikes = re.search(exchange.phrases.say("upload.strike_words"), text, re.IGNORECASE)
    intent = exchange.understanding.intent if exchange.understanding else "none"
    agreed = intent == "yes" or (intent in {"answer", "correct", "none"} and not strikes and _agrees(exchange, text))
    if strikes and numbers and all(1 <= number <= len(items) for number in numbers):
        for number in numbers:
            _strike(exchange.interview, items[number - 1])
        if not re.match(exchange.phrases.say("upload.yes_words"), text, re.IGNORECASE):
            show_proposal(exchange)
            return True
    elif intent == "no":
        for facts in items:
            _strike(exchange.interview, facts)
        exchange.state["proposal"] = None
        exchange.say("upload.refused")
        return True
    elif not agreed:
        return False
    exchange.say("upload.kept", count=_keep(exchange))
    return True


def _keep(exchange: Exchange) -> int:
    """Make what is proposed hold; how many facts that are."""
    kept = [fact for facts in proposal_items(exchange) for fact in facts]
    confirm(exchange.interview, kept)
    exchange.interview.commit("upload")
    exchange.state["proposal"] = None
    return len(kept)


_LONGEST_YES = 8
"""Words of a yes: "yes, that is all still correct"; what goes on for longer tells something new."""


def _agrees(exchange: Exchange, text: str) -> bool:
    """Whether a message is a yes in more words than one."""
    said_yes = re.match(exchange.phrases.say("upload.yes_words"), text, re.IGNORECASE)
    return said_yes is not None and len(text.split()) <= _LONGEST_YES and not re.search(r"\d", text)


def remind(exchange: Exchange) -> None:
    """Ask again for the yes that an upload waits for. Until then nothing else is asked, so a "no" has one meaning."""
    exchange.say("upload.still", name=exchange.state["proposal"]["name"])
    exchange.offer("choices.yes", "yes")
    exchange.offer("choices.no", "no")


def _strike(interview: Interview, facts: list[Fact]) -> None:
    """Withdraw an item; the head of an entry takes its lines with it."""
    head = next((fact for fact in facts if fact.field not in {"highlight", "summary", "skill", "keyword"}), None)
    if head is not None and head.section not in {"basics", "skills"}:
        facts = [fact for fact in interview.facts if (fact.section, fact.entry) == (head.section, head.entry)]
    for fact in facts:
        interview.set_status(fact.id, "withdrawn")


def _describe(exchange: Exchange, facts: list[Fact]) -> str:
    section = exchange.phrases.say(f"sections.{facts[0].section}.name")
    return f"{section[:1].upper()}{section[1:]}: " + ", ".join(fact.value for fact in facts)
