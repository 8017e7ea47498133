"""A resume that is to be shorter: which lines say least, offered to be taken out, and the answer to that offer.

`exchange.state["trim"]` is the open offer: the texts of the lines and the version of the resume that it was made for.
"""

from __future__ import annotations

import re

from agents.choose import opens_with_verb
from agents.coverage import overlap, requirements_of
from agents.exchange import Exchange
from agents.pointing import numbers_of
from agents.rework import Work
from agents.showing import numbered_lines
from retrieval.skills import find_skills
from storage.interview import Interview, Line
from storage.resume import in_order

_SHARE = 3
"""One line in so many is offered."""
_MOST = 4
_ANSWERED_WITHIN = 4
"""Turns in which a bare yes or no still means the offer."""
_LONG = 14
"""Words from which on a line may well be shortened."""


def offer_trim(exchange: Exchange) -> None:
    """Name the lines that say least, and ask whether they shall go."""
    interview = exchange.interview
    lines = numbered_lines(interview)
    if not lines:
        exchange.say("edit.no_lines")
        exchange.asks = False
        return
    longest = max(range(len(lines)), key=lambda index: len(lines[index].text.split()))
    exchange.asks = False
    if len(lines) < _SHARE:
        exchange.say("edit.trim_few", longest=longest + 1)
        return
    weak = weakest(interview, lines)[: min(_MOST, len(lines) // _SHARE)]
    rows = [f"{lines.index(line) + 1}. “{line.text}”" for line in weak]
    exchange.state["trim"] = {
        "texts": [line.text for line in weak],
        "version": interview.version,
        "turn": exchange.turn.number,
    }
    exchange.say("edit.trim" if len(weak) > 1 else "edit.trim_one", rows="\n".join(rows))
    if len(lines[longest].text.split()) >= _LONG:
        exchange.say("edit.trim_long", longest=longest + 1)


def weakest(interview: Interview, lines: list[Line]) -> list[Line]:
    """The lines from the one that says least to the one that says most, for the target if there is one."""
    return sorted(lines, key=lambda line: _weight(interview, line, lines))


def _weight(interview: Interview, line: Line, lines: list[Line]) -> float:
    """What speaks for a line: what the posting asks for, numbers, skills, a deed, some length, a recent job."""
    wanted = max((overlap(line.text, one) for one in requirements_of(interview)), default=0.0)
    order = in_order(interview, line.section)
    alone = sum((other.section, other.entry) == (line.section, line.entry) for other in lines) == 1
    return (
        2 * wanted
        + bool(re.search(r"\d", line.text))
        + 0.6 * bool(find_skills(line.text))
        + 0.4 * opens_with_verb(line.text)
        + 0.4 * min(len(line.text.split()), 8) / 8
        + 0.8 * alone
        - 0.15 * (order.index(line.entry) if line.entry in order else 0)
        + 1.0 * (line.section == "basics")
    )


def answer_trim(exchange: Exchange) -> bool:
    """Take out the lines that an offer to shorten the resume may have."""
    gone = _lines_to_trim(exchange)
    if gone is None:
        return False
    if gone and not all(line.text in exchange.state["trim"]["texts"] for line in gone):
        exchange.say("edit.trim_other")
        exchange.asks = False
        return True
    exchange.state.pop("trim", None)
    if not gone:
        exchange.say("edit.trim_kept")
        exchange.asks = False
        return True
    work = Work(exchange)
    work.drop(gone)
    work.finish()
    return True


def _lines_to_trim(exchange: Exchange) -> list[Line] | None:
    """The lines of the open offer that a message lets go; [] where it keeps them all, None where it answers nothing.

    Numbers are those of the lines, and mean the offer only while the resume is as it was.
    """
    offer = exchange.state.get("trim")
    if not offer:
        return None
    text, phrases = exchange.message.text.strip(), exchange.phrases
    lines = numbered_lines(exchange.interview)
    offered = [line for line in lines if line.text in offer["texts"]]
    intent = exchange.understanding.intent if exchange.understanding else "none"
    kept = re.search(phrases.say("edit.trim_except_words"), text, re.IGNORECASE)
    bare = re.sub(phrases.say("edit.trim_only_words"), " ", text, flags=re.IGNORECASE).strip(" ,.!?:;")
    numbers = numbers_of(text[kept.end() :] if kept else bare)
    if numbers and (offer["version"] != exchange.interview.version or not all(0 < n <= len(lines) for n in numbers)):
        return None
    meant = [lines[number - 1] for number in numbers or ()]
    if kept and numbers:
        return [line for line in offered if line not in meant]
    if numbers:
        return meant
    if exchange.turn.number - offer["turn"] > _ANSWERED_WITHIN:
        return None
    if intent == "yes" or re.fullmatch(phrases.say("edit.trim_yes_words"), text, re.IGNORECASE):
        return offered
    return [] if intent == "no" or re.fullmatch(phrases.say("edit.trim_no_words"), text, re.IGNORECASE) else None
