"""What the person said they have not, whenever they said it: remembered for good, and asked of nobody again."""

from __future__ import annotations

from collections.abc import Collection

from agents.coverage import stems
from agents.exchange import Exchange
from agents.understand.denials import PAST_SCHOOL_ONLY
from agents.understand.refused import denied_sections
from retrieval.skills import find_skills
from storage.interview import Interview

_NAME = "denied"
"""Where the interview's state keeps them."""


def remember_denials(exchange: Exchange) -> None:
    """Keep what the message says the person has not, and the sections of which they say there is nothing."""
    denied = exchange.understanding.denied if exchange.understanding else ()
    for thing in denied:
        exchange.remember(_NAME, thing)
    for section in denied_sections(exchange.message.text):
        exchange.remember("declined", section)
    if any(PAST_SCHOOL_ONLY.fullmatch(thing) for thing in denied):
        exchange.remember("declined", "education")


def is_denied(interview: Interview, name: str, skills: Collection[str] = ()) -> bool:
    """Whether the person said that they have not what is called so, or consists of these skills."""
    return any(is_of(thing, name, skills) for thing in interview.state.get(_NAME, ()))


def is_of(thing: str, name: str, skills: Collection[str] = ()) -> bool:
    """Whether who has not `thing` has not what is called `name`, or consists of these skills."""
    denied = {span.name for span in find_skills(thing)}
    if skills and set(skills) <= denied:
        return True
    return bool(stems(thing)) and stems(thing) <= stems(name)
