"""One life's whole conversation with the real engine and a real database, as a terminal would hold it.

No language model: lines are the person's notes, tidied (`GENERATOR=literal`), which changes nothing of what is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from agents.engine import Engine
from agents.messages import Message, Reply
from agents.plan import questions_by_id
from benchmarks.interview.asked import FOLLOW_UPS
from benchmarks.interview.filing import Filing, file_facts
from benchmarks.interview.life import Life, Slot
from benchmarks.interview.person import Fault, Person
from bot.platform import Conversation
from storage.interview import Interview
from storage.migrations import migrate
from storage.repository import Principal, Repository
from storage.sql import open_repository

MOST_TURNS = 40
"""A conversation that is not over by then is broken off."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A finished conversation: who said what, and what it is worth.

    `turns` counts the person's messages, `typed` the characters of them that were typed (a posting is pasted);
    `is_complete`: Vita wrote the resume, asked nothing more, and left out nothing that a plain question brings out
    (`unasked`). `deeper` are the true things that only a follow-up or a question about the posting brings out, with how
    many of them were told.
    """

    life: Life
    said: tuple[tuple[str, str], ...]
    turns: int
    typed: int
    is_complete: bool
    unasked: tuple[Slot, ...]
    deeper: tuple[int, int]
    faults: tuple[Fault, ...]
    filing: Filing

    def count(self, kind: str) -> int:
        """Faults of a kind; "unheard": those of all kinds in which Vita had not understood what was said."""
        return sum(fault.kind == kind or (kind == "unheard" and not fault.heard) for fault in self.faults)


def database(folder: Path) -> str:
    """The address of a new, empty database in `folder`."""
    url = f"sqlite+aiosqlite:///{folder / 'vita.db'}"
    migrate(url)
    return url


async def hold_talks(lives: list[Life], url: str) -> list[Talk]:
    """Each life's conversation, one after another, in one database."""
    repository = open_repository(url, key=b"0" * 32)
    engine = Engine(repository, generator=None, corpus=None)
    try:
        return [await _hold_talk(life, engine, repository) for life in lives]
    finally:
        await engine.close()


async def _hold_talk(life: Life, engine: Engine, repository: Repository) -> Talk:
    principal = Principal("terminal", "local", "local", life.name)
    conversation, person = Conversation(engine, principal), Person(life)
    said = [("vita", _text(await conversation.open()))]
    turns = typed = 0
    while True:
        interview = (await repository.load(principal)).interview
        words = _next_words(person, interview)
        if not words or turns == MOST_TURNS:
            break
        turns += 1
        typed += len(words) if words != life.target else 0
        said += [("person", words), ("vita", _text(await conversation.say(Message(words))))]
    plain = frozenset[Slot]().union(
        *(saying.tells for key, saying in life.says.items() if not key.endswith(FOLLOW_UPS))
    )
    unasked = tuple(slot for slot in life.truth if slot in plain - person.told)
    deeper = [slot for slot in life.truth if slot not in plain]
    filing = file_facts(life, interview.live_facts(), frozenset(person.told), person.granted)
    is_complete = not words and bool(interview.lines) and not unasked and not conversation.failures
    told = sum(slot in person.told for slot in deeper)
    faults = tuple(person.faults)
    return Talk(life, tuple(said), turns, typed, is_complete, unasked, (told, len(deeper)), faults, filing)


def _next_words(person: Person, interview: Interview) -> str:
    """What the person says now; "" when Vita waits for nothing and all is put right."""
    doubts = [interview.fact(fact) for fact in interview.state.get("doubts", ())]
    if open_doubts := [fact for fact in doubts if fact.status == "proposed"]:
        return person.confirm(open_doubts, interview)
    waiting = interview.state.get("open")
    question = questions_by_id(interview).get(waiting["id"]) if waiting else None
    return person.answer(interview, question) if question else person.last_words()


def _text(replies: list[Reply]) -> str:
    return "\n\n".join(reply.text for reply in replies if reply.text)
