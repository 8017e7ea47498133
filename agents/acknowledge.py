"""Saying back what a message changed, in the words that the resume will have."""

from __future__ import annotations

from agents.clean import clean_note, tidy_value
from agents.exchange import Exchange
from agents.record import Recorded
from agents.showing import describe_entry
from agents.write import is_current
from storage.export.words import words_of
from storage.facts import Fact


def say_back(exchange: Exchange, recorded: Recorded) -> None:
    """One short paragraph: what was noted, changed, taken out."""
    for old, new in recorded.superseded:
        exchange.say("record.changed", old=_as_written(exchange, old), new=_as_written(exchange, new))
    if recorded.moved and not recorded.added:
        entries = dict.fromkeys(map(_place, recorded.moved))
        told = [describe_entry(exchange, *place) for place in entries]
        exchange.say("record.moved", what=exchange.phrases.join([text for text in told if text]))
    elif recorded.withdrawn:
        values = [fact.value for fact in recorded.withdrawn if fact.field not in {"startDate", "endDate"}]
        exchange.say("record.withdrawn", what=exchange.phrases.join(values[:3]))
    if told := [_told(exchange, place, recorded) for place in dict.fromkeys(map(_place, recorded.added))]:
        exchange.say("record.noted", what="; ".join(part for part in told if part))


def _as_written(exchange: Exchange, fact: Fact) -> str:
    """A fact's value as the resume shows it."""
    if fact.field in {"startDate", "endDate", "date", "releaseDate"}:
        return words_of(exchange.interview.language).date(fact.value)
    return tidy_value(fact.value, fact.field)


def _place(fact: Fact) -> tuple[str, int]:
    return fact.section, 0 if fact.section == "skills" else fact.entry


def _told(exchange: Exchange, place: tuple[str, int], recorded: Recorded) -> str:
    """What was added to one entry: its heading, and what was done there as the resume would put it."""
    section, entry = place
    facts = [fact for fact in recorded.added if _place(fact) == place]
    if section in {"skills", "basics"}:
        return ", ".join(dict.fromkeys(tidy_value(fact.value, fact.field) for fact in facts))
    heading = describe_entry(exchange, section, entry)
    current = is_current(exchange.interview, section, entry)
    deeds = [clean_note(fact.value, current=current) for fact in facts if fact.field == "highlight"]
    if lines := [deed for deed in deeds if deed]:
        return exchange.phrases.say("record.details", entry=heading or section, what="; ".join(lines))
    return heading
