"""What to ask next. Pure: the question follows from the facts and from what was asked before, not from a state machine.

A question is asked once (`asked`). `later` puts it off to the end; a no is remembered for good (`declined`, by the
beginning of the id: a no to "more:work:2" declines all of "more:work"). This module holds no
sentence: a `Question` names its sentence in the language file and what fills it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from agents.coverage import askable_skills
from agents.sections import Need, Section, sections
from agents.understand.breaks import is_break
from storage.interview import Interview


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask. `id` tells questions apart for good; `say` is a key of the language file.

    `section`, `entry` and `fields` say which facts would answer it (`entry` None: a new one). `missing` are keys under
    `fields` in the language file; `title` names the entry it is about ("" if none).
    """

    id: str
    say: str
    section: str
    entry: int | None
    fields: tuple[str, ...]
    missing: tuple[str, ...] = ()
    title: str = ""
    extra: dict[str, str] = field(default_factory=dict)


TARGET = "target"
"""The id of the question about the job to apply for."""


def next_question(interview: Interview) -> Question | None:
    """The question that would add most now, or None when nothing is left to ask."""
    asked, put_off = _memory(interview, "asked"), _memory(interview, "later")
    declined = tuple(_memory(interview, "declined"))
    open_questions = [question for question in _questions(interview) if not question.id.startswith(declined)]
    new = (question for question in open_questions if question.id not in asked)
    again = (question for question in open_questions if question.id in put_off)
    return next(new, None) or next(again, None)


def lacking(interview: Interview) -> list[Question]:
    """What still names and dates no person, job or study, asked about or not; what was refused is left out."""
    declined = tuple(_memory(interview, "declined"))
    return [
        question
        for question in _questions(interview)
        if question.missing and question.section in {"basics", "work", "education"}
        if not question.id.startswith(declined)
    ]


def bare_jobs(interview: Interview) -> list[tuple[str, int]]:
    """Jobs of which nothing is known but a name, section and number: no line of a resume, unless the person was asked
    for more and said no."""
    declined = _memory(interview, "declined")
    return [
        ("work", entry)
        for entry in interview.entries("work")
        if {fact.field for fact in interview.live_facts("work", entry)} <= {"name", "location"}
        and f"work:{entry}:needs" not in declined
    ]


def progress(interview: Interview) -> tuple[int, int]:
    """How many of the main topics are done, of how many: (4, 7)."""
    topics = [section.name for section in sections() if not section.group] + ["extras", TARGET]
    asked = {_topic(identifier) for identifier in _memory(interview, "asked")}
    unanswered = {_topic(question.id) for question in _questions(interview)}
    done = [topic for topic in topics if topic in asked or topic not in unanswered]
    return len(done), len(topics)


def _topic(identifier: str) -> str:
    return identifier.split(":")[0]


def entry_title(interview: Interview, section: Section, entry: int) -> str:
    """How to name an entry to the person: its first title field that is known."""
    return next((value for name in section.title if (value := interview.value(section.name, entry, name))), "")


def questions_by_id(interview: Interview) -> dict[str, Question]:
    """Every question that has not been answered by a fact, asked or not."""
    return {question.id: question for question in _questions(interview)}


def _questions(interview: Interview) -> Iterator[Question]:
    """All that could be asked now, the most useful first."""
    main = [section for section in sections() if not section.group]
    basics, work, *others = main
    yield from _about_entries(interview, work)
    if not interview.entries(work.name):
        yield _opening(work)
    elif work.repeats:
        identifier = f"more:{work.name}:{len(interview.entries(work.name))}"
        yield Question(identifier, f"sections.{work.name}.more", work.name, None, _fields(work))
    yield from _about_basics(interview, basics)
    for section in others:
        yield from _about_entries(interview, section)
        if not interview.entries(section.name):
            yield _opening(section)
    extras = [section for section in sections() if section.group]
    for section in extras:
        yield from _about_entries(interview, section)
    if any(not interview.entries(section.name) for section in extras):
        missing = tuple(section.name for section in extras if not interview.entries(section.name))
        yield Question("extras", "ask.extras", "", None, (), missing=missing)
    if interview.target is None:
        yield Question(TARGET, "ask.target", "", None, ())
    else:
        yield from _about_target(interview)


def _opening(section: Section) -> Question:
    return Question(section.name, f"sections.{section.name}.opening", section.name, None, _fields(section))


def _about_basics(interview: Interview, basics: Section) -> Iterator[Question]:
    missing = [need for need in basics.needs if not _is_met(interview, basics.name, 0, need)]
    if missing:
        fields = tuple(name for need in missing for name in need.fields)
        words = tuple(need.word for need in missing)
        yield Question("basics:" + "+".join(words), "sections.basics.missing", basics.name, 0, fields, words)


def _about_entries(interview: Interview, section: Section) -> Iterator[Question]:
    """What the entries of a section lack: first what names and dates them, then what was done, then one number."""
    if section.jointly:
        yield from _about_all(interview, section)
        return
    for entry in interview.entries(section.name):
        title = entry_title(interview, section, entry)
        missing = [need for need in section.needs if not _is_met(interview, section.name, entry, need)]
        if missing:
            yield Question(
                f"{section.name}:{entry}:needs",
                f"sections.{section.name}.missing",
                section.name,
                entry,
                tuple(name for need in missing for name in need.fields),
                tuple(need.word for need in missing),
                title,
            )
        if is_break(interview.value(section.name, entry, "position") or ""):
            continue
        details = interview.live_facts(section.name, entry, section.detail) if section.follow_up else []
        if section.follow_up and not details:
            identifier, say = f"{section.name}:{entry}:detail", f"sections.{section.name}.detail"
            yield Question(identifier, say, section.name, entry, (section.detail,), title=title)
        elif section.follow_up and not any(re.search(r"\d", fact.value) for fact in details):
            identifier, say = f"{section.name}:{entry}:number", f"sections.{section.name}.follow_up"
            yield Question(identifier, say, section.name, entry, (section.detail,), title=title)


def _about_all(interview: Interview, section: Section) -> Iterator[Question]:
    """One question for what all entries of a section lack; it is about the first, in case the answer is bare."""
    lacking = {
        entry: [need for need in section.needs if not _is_met(interview, section.name, entry, need)]
        for entry in interview.entries(section.name)
    }
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
    )


MAX_REQUIREMENT_QUESTIONS = 2
"""Requirements of a posting that are asked about one by one; the others are listed as gaps."""


def _about_target(interview: Interview) -> Iterator[Question]:
    for skill in askable_skills(interview)[:MAX_REQUIREMENT_QUESTIONS]:
        yield Question(f"unmet:{skill.lower()}", "ask.requirement", "skills", None, ("skill",), extra={"skill": skill})


def _is_met(interview: Interview, section: str, entry: int, need: Need) -> bool:
    """Whether a fact answers the need, or the words of another field say that there is nothing to ask."""
    name, pattern = need.unless
    waived = bool(name) and any(re.search(pattern, fact.value) for fact in interview.live_facts(section, entry, name))
    return waived or any(interview.live_facts(section, entry, field) for field in need.fields)


def _fields(section: Section) -> tuple[str, ...]:
    return (*(name for need in section.needs for name in need.fields), *([section.detail] if section.detail else []))


def _memory(interview: Interview, name: str) -> list[str]:
    remembered: Any = interview.state.get(name, [])
    return list(remembered)
