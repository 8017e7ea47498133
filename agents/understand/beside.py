"""What a message says of the person beside the facts that it tells: their name, what they would do, what they have not.

Each is said in one place of any message; the rest is read without those words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agents.understand.denials import PAPERS, is_same_thing, things_denied, without_denied
from agents.understand.own_names import (
    find_own_name,
    is_taken_for_other,
    of_own_name,
    points_at_name,
    tells_name,
    without_name,
)
from agents.understand.same_employer import under_one_name
from agents.understand.values import Context, Understanding
from agents.understand.willing import find_willing, without_willing

_ORDERS = frozenset({"edit", "target", "withdraw"})
"""What a message may want that is about the resume, not about the person."""

_TELLS = frozenset({"answer", "correct", "none"})
"""What it may want where it tells of the person."""


def read_beside(text: str, context: Context, read: Callable[[str], Understanding]) -> Understanding:
    """What `read` makes of a message, with all of that; `read` takes the message, some of its words blanked."""
    if (named := points_at_name(text, context)) is not None:
        return named
    name = find_own_name(text, context)
    misplaced = name is not None and is_taken_for_other(name, text, context)
    understood = read(text)
    if understood.intent in _ORDERS and not misplaced:
        return understood
    heard = understood.intent in _TELLS and not tells_name(understood)
    if name is not None and (misplaced or heard):
        understood = of_own_name(name, text, read(without_name(text, name)), context)
    if willing := find_willing(text):
        rest = read(without_willing(text))
        understood = replace(rest, intent="answer", facts=(*willing, *rest.facts))
    understood = replace(understood, facts=under_one_name(understood.facts, text, context))
    return _with_denied(understood, text, context)


def _with_denied(understood: Understanding, text: str, context: Context) -> Understanding:
    """`understood`, with what the message says the person has not, which is no fact even if it is named elsewhere in
    it; and a paper, skill or language told before that is denied now goes."""
    if not (denied := things_denied(text)):
        return understood
    gone = tuple(
        fact.id
        for fact in context.live()
        if fact.section in PAPERS
        and fact.id not in understood.withdraws
        and any(is_same_thing(thing, fact.value) for thing in denied)
    )
    facts = without_denied(understood.facts, denied)
    plain = understood.intent in {"none", "no", "answer"} and not facts
    intent = "withdraw" if gone and plain else understood.intent
    return replace(understood, intent=intent, facts=facts, withdraws=(*understood.withdraws, *gone), denied=denied)
