"""What to ask about the entries of one section: what names and dates them, what was done, one thing to add."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.follow_ups import find_follow_up
from agents.question import Question
from agents.sections import Need, Section
from agents.timeline import is_long_past
from agents.understand.breaks import is_break
from storage.interview import Interview

_DATES = ("startDate", "endDate")


def entry_title(interview: Interview, section: Section, entry: int) -> str:
    """How to name an entry to the person: its first title field that is known."""
    return next((value for name in section.title if (value := interview.value(section.name, entry, name))), "")


def about_entries(interview: Interview, section: Section, *, in_full: bool) -> Iterator[Question]:
    """The questions about all entries of a section. `in_full`: what was done there is asked, too."""
    if section.jointly:
        yield from _about_all(interview, section)
        return
    for entry in interview.entries(section.name):
        if section.name == "work" and is_long_past(interview, entry):
            yield from _about_long_past(interview, section, entry)
        else:
            yield from _about_entry(interview, section, entry, in_full=in_full)


def _about_entry(interview: Interview, section: Section, entry: int, *, in_full: bool) -> Iterator[Question]:
    """First what names and dates it, then what was done, then one thing to make that count. Years at home are as told:
    nothing is asked of them but when.
    """
    place = f"{section.name}:{entry}"
    title = entry_title(interview, section, entry)
    told = interview.live_facts(section.name, entry, section.detail) if section.detail else []
    in_full = in_full and not is_break(interview.value(section.name, entry, "position") or "")
    missing = _lacks(interview, section, entry)
    fields = tuple(name for need in missing for name in need.fields)
    words = tuple(need.word for need in missing)
    if missing and in_full and section.follow_up and not told and fields == _DATES:
        say = f"sections.{section.name}.dates_and_detail"
        yield Question(f"{place}:needs", say, section.name, entry, (*fields, section.detail), words, title)
    elif missing:
        yield Question(f"{place}:needs", f"sections.{section.name}.missing", section.name, entry, fields, words, title)
    if in_full and not told:
        say = f"sections.{section.name}.detail"
        yield Question(f"{place}:detail", say, section.name, entry, (section.detail,), title=title)
    elif in_full and section.follow_up and (found := find_follow_up(interview, section.name, entry)):
        say = "ask.follow_up_on" if found.deed else "ask.follow_up"
        extra = {"deed": found.deed}
        yield Question(
            f"{place}:number", say, section.name, entry, (section.detail,), (), title, extra, found.name, light=True
        )


def _about_long_past(interview: Interview, section: Section, entry: int) -> Iterator[Question]:
    """One light question about a job of long ago, and none where its dates and something done there are known."""
    missing = _lacks(interview, section, entry)
    told = interview.live_facts(section.name, entry, section.detail)
    if is_break(interview.value(section.name, entry, "position") or "") or (told and not missing):
        return
    title = entry_title(interview, section, entry)
    fields = tuple(name for need in missing for name in need.fields)
    words = tuple(need.word for need in missing)
    last = "needs" if missing else "detail"
    say = f"sections.{section.name}.{'missing' if told else 'long_past_missing' if missing else 'long_past'}"
    fields = fields if told else (*fields, section.detail)
    yield Question(f"{section.name}:{entry}:{last}", say, section.name, entry, fields, words, title, light=not missing)


def _about_all(interview: Interview, section: Section) -> Iterator[Question]:
    """One question for what all entries of a section lack; it is about the first, in case the answer is bare."""
    lacking = {entry: _lacks(interview, section, entry) for entry in interview.entries(section.name)}
    lacking = {entry: needs for entry, needs in lacking.items() if needs}
    if not lacking:
        return
    needs = [need for need in section.needs if any(need in missing for missing in lacking.values())]
    titles = [title for entry in lacking if (title := entry_title(interview, section, entry))]
    yield Question(
        f"{section.name}:{'+'.join(map(str, lacking))}:needs",
        f"sections.{section.name}.missing",
        section.name,
        next(iter(lacking)),
        tuple(name for need in needs for name in need.fields),
        tuple(need.word for need in needs),
        ", ".join(titles),
        light=True,
    )


def _lacks(interview: Interview, section: Section, entry: int) -> list[Need]:
    return [need for need in section.needs if not is_met(interview, section.name, entry, need)]


def is_met(interview: Interview, section: str, entry: int, need: Need) -> bool:
    """Whether a fact answers the need, or the words of another field say that there is nothing to ask."""
    name, pattern = need.unless
    waived = bool(name) and any(re.search(pattern, fact.value) for fact in interview.live_facts(section, entry, name))
    return waived or any(interview.live_facts(section, entry, field) for field in need.fields)
