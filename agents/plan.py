"""What to ask next. Pure: the question follows from the facts and from what was asked before, not from a state machine.

A question is asked once (`asked`). `later` puts it off to the end; a no is remembered for good (`declined`), whatever
job is applied for. This module holds no sentence: a `Question` names its sentence in the language file.

The order is that of an adviser with ten minutes: the last job and the one before, name and school, what the posting
asks for, the rest. Before a first job it is school and unpaid work.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from agents.entry_questions import about_entries, is_met
from agents.language import load_phrases
from agents.question import Question as Question
from agents.question import all_parts, is_refused, parts
from agents.sections import Section, section, sections
from agents.timeline import find_gap, may_lack_jobs
from agents.unmet import Wanted, keys_asked_for, wanted
from storage.interview import Interview

TARGET = "target"
"""The id of the question about the job to apply for."""

NAME = "name"
"""The id of the question for the name at the end."""

MAX_QUESTIONS = 10
"""As many questions as an interview with two jobs and a degree has; light ones give way to those that must be asked."""

_MINUTES_A_QUESTION = 0.4


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the main topics are done, of how many, and the minutes that the open questions will take."""

    done: int
    total: int
    minutes: int


def next_question(interview: Interview) -> Question | None:
    """The question that would add most now, or None when nothing is left to ask."""
    open_questions = list(_open_questions(interview))
    new = [question for question in open_questions if not _was_asked(interview, question)]
    needed = sum(not question.light for question in new)
    room = MAX_QUESTIONS - len(_memory(interview, "asked")) - needed
    put_off = _memory(interview, "later")
    again = (question for question in open_questions if question.id in put_off)
    return next((question for question in new if not question.light or room > 0), None) or next(again, None)


def lacking(interview: Interview) -> list[Question]:
    """What still names and dates no person, job or study, asked about or not; what was refused is left out."""
    return [
        question
        for question in _open_questions(interview)
        if question.missing and question.section in {"basics", "work", "education"}
    ]


def bare_jobs(interview: Interview) -> list[tuple[str, int]]:
    """Jobs of which nothing is known but a name, section and number: no line of a resume, unless the person was asked
    for more and said no."""
    refused = _refused(interview)
    return [
        ("work", entry)
        for entry in interview.entries("work")
        if {fact.field for fact in interview.live_facts("work", entry)} <= {"name", "location"}
        and f"work:{entry}:needs" not in refused
    ]


def progress(interview: Interview) -> Progress:
    topics = [part.name for part in sections() if not part.group] + ["extras", TARGET]
    asked = {_topic(identifier) for identifier in _memory(interview, "asked")}
    questions = [question for question in _open_questions(interview) if not question.light]
    unanswered = {_topic(question.id) for question in questions}
    done = [topic for topic in topics if topic in asked or topic not in unanswered]
    left = sum(not _was_asked(interview, question) for question in questions)
    return Progress(len(done), len(topics), math.ceil(left * _MINUTES_A_QUESTION))


def questions_by_id(interview: Interview) -> dict[str, Question]:
    """Every question that has not been answered by a fact, asked or not."""
    return {question.id: question for question in _questions(interview)}


def has_no_job(interview: Interview) -> bool:
    """Whether the person is after a first job: none was told, and the question for one got a no."""
    return not interview.entries("work") and is_refused("work", _refused(interview))


# --- all that could be asked


def _open_questions(interview: Interview) -> Iterator[Question]:
    refused = _refused(interview)
    return (question for question in _questions(interview) if not is_refused(question.id, refused))


def _questions(interview: Interview) -> Iterator[Question]:
    """All that could be asked now, the most useful first."""
    if has_no_job(interview):
        yield from _about_school(interview, in_full=True)
        yield from _about_unpaid_work(interview)
        yield from _about_basics(interview)
    else:
        yield from _about_work(interview)
        if is_refused("work", _refused(interview)):  # "no experience", and then a job after all
            yield from _about_unpaid_work(interview)
        yield from _about_basics(interview)
        yield from _about_school(interview, in_full=False)
        yield from _about_more_work(interview)
    yield from _about_section(interview, section("skills"))
    if interview.target is not None:
        yield from _about_target(interview)
    yield from _about_extras(interview)
    yield from _about_gap(interview)
    if interview.target is None:
        yield Question(TARGET, "ask.target", "", None, ())
    yield from _about_name(interview)


def _about_name(interview: Interview) -> Iterator[Question]:
    """The name once more at the end, where the question for it brought none and no no."""
    refused, asked = _refused(interview), all_parts(_memory(interview, "asked"))
    if "basics:name" in asked - refused and interview.value("basics", 0, "name") is None:
        yield Question(NAME, "ask.name", "basics", 0, ("name",))


def _about_work(interview: Interview) -> Iterator[Question]:
    """Job by job, and whether there was a second."""
    work = section("work")
    yield from about_entries(interview, work, in_full=True)
    jobs = len(interview.entries(work.name))
    if not jobs:
        yield _opening(work)
    elif jobs == 1:
        yield Question("more:work:1", "sections.work.more", work.name, None, _fields(work))


def _about_more_work(interview: Interview) -> Iterator[Question]:
    """Whether there was a third job: a light question where those told reach back to school, as school has told."""
    if (jobs := len(interview.entries("work"))) > 1:
        light = not may_lack_jobs(interview)
        work = section("work")
        yield Question(f"more:work:{jobs}", "sections.work.more_still", "work", None, _fields(work), light=light)


def _about_school(interview: Interview, *, in_full: bool) -> Iterator[Question]:
    education = section("education")
    if not interview.entries(education.name):
        yield _opening(education)
    yield from about_entries(interview, education, in_full=in_full)


def _about_unpaid_work(interview: Interview) -> Iterator[Question]:
    """What shows that somebody without a job can be relied on."""
    unpaid = [section(name) for name in ("volunteer", "projects")]
    if not any(interview.entries(part.name) for part in unpaid):
        yield Question("volunteer", "sections.volunteer.opening", "volunteer", None, _fields(unpaid[0]))
    for part in unpaid:
        yield from about_entries(interview, part, in_full=part.follow_up)


def _about_section(interview: Interview, part: Section) -> Iterator[Question]:
    if not interview.entries(part.name):
        yield _opening(part)
    yield from about_entries(interview, part, in_full=False)


def _opening(part: Section) -> Question:
    return Question(part.name, f"sections.{part.name}.opening", part.name, None, _fields(part))


def _about_basics(interview: Interview) -> Iterator[Question]:
    basics, refused = section("basics"), _refused(interview)
    missing = [
        need
        for need in basics.needs
        if not is_met(interview, basics.name, 0, need) and not is_refused(f"basics:{need.word}", refused)
    ]
    if missing:
        fields = tuple(name for need in missing for name in need.fields)
        words = tuple(need.word for need in missing)
        yield Question("basics:" + "+".join(words), "sections.basics.missing", basics.name, 0, fields, words)


def _about_extras(interview: Interview) -> Iterator[Question]:
    extras = [part for part in sections() if part.group and not is_refused(part.name, _refused(interview))]
    for part in extras:
        yield from about_entries(interview, part, in_full=False)
    if missing := tuple(part.name for part in extras if not interview.entries(part.name)):
        yield Question("extras", "ask.extras", "", None, (), missing=missing)


def _about_gap(interview: Interview) -> Iterator[Question]:
    """One offer to say something of years without a job; never a demand."""
    if gap := find_gap(interview):
        extra = {"start": str(gap[0]), "end": str(gap[1])}
        yield Question("gap", "ask.gap", "", None, (), extra=extra, light=True)


def _about_target(interview: Interview) -> Iterator[Question]:
    """What the posting asks for and the person might well have: the likeliest by itself, the next ones together; then
    the first conditions, each by itself."""
    refused, ids = _refused(interview), [item for item in _memory(interview, "asked") if item.startswith("unmet:")]
    wants = [want for want in wanted(interview) if not is_refused(f"unmet:{want.key}", refused)]
    for identifier in ids:
        if again := [want for want in wants if f"unmet:{want.key}" in parts(identifier)]:
            yield _ask_for(interview, again, identifier)
    asked = {key for key in keys_asked_for(interview) if f"unmet:{key}" in all_parts(ids)}
    new = [want for want in wants if want.key not in asked]
    things = [want for want in new if want.kind != "condition"][: max(0, MAX_WANTED - len(asked))]
    conditions = [want for want in new if want.kind == "condition"][:MAX_CONDITIONS]
    for group in ([things] if asked else [things[:1], things[1:]]) + [[want] for want in conditions]:
        if group:
            yield _ask_for(interview, group, "unmet:" + "+".join(want.key for want in group))


MAX_WANTED = 4
"""Requirements of a posting that are asked about; the others are listed as gaps."""
MAX_CONDITIONS = 2
"""Conditions of a posting that are asked about, beside these."""


def _ask_for(interview: Interview, wants: list[Wanted], identifier: str) -> Question:
    say = f"ask.requirement_{wants[0].kind}" if len(wants) == 1 else "ask.requirements"
    phrases = load_phrases(interview.language)
    words = phrases.join([phrases.say("ask.quoted", words=want.words) for want in wants])
    affirms = tuple((*AFFIRMED[want.kind], want.name) for want in wants)
    extra = {"skill": words, "question": wants[0].ask}
    return Question(identifier, say, "skills", None, ("skill",), extra=extra, affirms=affirms)


AFFIRMED = {
    "tool": ("skills", "skill"),
    "practice": ("skills", "skill"),
    "licence": ("certificates", "name"),
    "language": ("languages", "language"),
    "condition": ("basics", "summary"),
}
"""Section and field of what a bare yes says one has, by the kind of requirement."""


# --- what was asked and refused


def _was_asked(interview: Interview, question: Question) -> bool:
    """What was asked of basics and not answered is asked again by itself, once; anything else is not."""
    asked = _memory(interview, "asked")
    return question.id in asked or (question.section != "basics" and parts(question.id) <= all_parts(asked))


def _refused(interview: Interview) -> frozenset[str]:
    return all_parts(_memory(interview, "declined"))


def _memory(interview: Interview, name: str) -> list[str]:
    remembered: Any = interview.state.get(name, [])
    return list(remembered)


def _topic(identifier: str) -> str:
    return identifier.split(":")[0]


def _fields(part: Section) -> tuple[str, ...]:
    return (*(name for need in part.needs for name in need.fields), *([part.detail] if part.detail else []))
