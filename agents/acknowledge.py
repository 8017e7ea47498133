"""Saying back what a message changed, in the words that the resume will have."""

from __future__ import annotations

from agents.clean import clean_note, tidy_value
from agents.exchange import Exchange
from agents.record import Recorded
from agents.showing import describe_entry
from agents.understand.drafts import NAME_FIELD
from agents.write import is_current
from storage.export.words import words_of
from storage.facts import Fact
from storage.resume import RANK


def say_back(exchange: Exchange, recorded: Recorded) -> None:
    """One short paragraph: what was noted, changed, taken out, and what was said beside it that found no place."""
    changes = [
        (_called(exchange, new), _as_written(exchange, old), _as_written(exchange, new))
        for old, new in recorded.superseded
    ]
    for entry, old, new in dict.fromkeys(changes):  # start and end of a job of one year are one change
        values = {"old": old, "new": new}
        if entry and entry not in values.values():
            exchange.say("record.changed_at", entry=entry, **values)
        else:
            exchange.say("record.changed", **values)
    if recorded.moved and not recorded.added:
        entries = dict.fromkeys(map(_place, recorded.moved))
        told = [describe_entry(exchange, *place) for place in entries]
        exchange.say("record.moved", what=exchange.phrases.join([text for text in told if text]))
    elif recorded.withdrawn:
        exchange.say("record.withdrawn", what=_listed(exchange, recorded.withdrawn))
    if recorded.restored:
        exchange.say("record.restored", what=_listed(exchange, recorded.restored))
    for place in dict.fromkeys(map(_place, recorded.recast)):
        recast = [fact for fact in recorded.recast if _place(fact) == place]
        section = exchange.phrases.say(f"sections.{place[0]}.name")
        exchange.say("record.recast", what=_listed(exchange, recast), section=section)
    if told := [_told(exchange, place, recorded) for place in dict.fromkeys(map(_place, recorded.added))]:
        exchange.say("record.noted", what="; ".join(part for part in told if part))
    if left := exchange.understanding.left if exchange.understanding else ():
        exchange.say("record.unplaced", what=exchange.phrases.join([f"“{words}”" for words in left]))


def _called(exchange: Exchange, fact: Fact) -> str:
    """What the entry of a fact is called by, so that nobody wonders which one changed; "" for what has no name."""
    if fact.section in {"basics", "skills"}:
        return ""
    interview = exchange.interview
    names = (NAME_FIELD.get(fact.section, "language"), "position", "studyType", "area")
    found = (interview.value(fact.section, fact.entry, name) for name in names if name != fact.field)
    return next((tidy_value(value, "name") for value in found if value), "")


def _listed(exchange: Exchange, facts: list[Fact]) -> str:
    """Entries by their names, with what was done there; what went alone by its own words."""
    parts: list[str] = []
    for place in dict.fromkeys((fact.section, fact.entry) for fact in facts):
        own = [fact for fact in facts if (fact.section, fact.entry) == place]
        heads = [fact for fact in own if fact.field not in _UNSAID]
        deeds = [fact.value for fact in own if fact.field == "highlight"]
        if place[0] in {"basics", "skills"} or not heads:
            parts += deeds + [_as_written(exchange, fact) for fact in own if fact.field != "highlight"]
            continue
        heading = ", ".join(dict.fromkeys(tidy_value(fact.value, fact.field) for fact in heads))
        parts.append(exchange.phrases.say("record.withdrawn_lines", entry=heading) if deeds else heading)
    return exchange.phrases.join(parts)


_DATED = frozenset({"startDate", "endDate", "date", "releaseDate"})
_UNSAID = _DATED | {"highlight", RANK}


def _as_written(exchange: Exchange, fact: Fact) -> str:
    """A fact's value as the resume shows it."""
    if fact.field in _DATED:
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
