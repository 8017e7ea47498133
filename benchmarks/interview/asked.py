"""What a question asks for, in the terms of a life: read off its section, entry and fields, never off its wording.

Which job of the person "entry 1" is, the facts that Vita has of it decide: an answer about one job is never given for
another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agents.plan import TARGET, Question
from benchmarks.interview.life import SECTIONS, Life, Slot
from benchmarks.interview.matching import Place, nearest_entries, true_slots
from storage.interview import Interview

NEEDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "basics": {"name": ("name",), "contact": ("email", "phone"), "city": ("city",)},
    "work": {
        "name": ("name",),
        "position": ("position",),
        "dates": ("startDate", "endDate"),
        "location": ("location",),
    },
    "education": {"school": ("institution",), "study": ("studyType", "area"), "dates": ("startDate", "endDate")},
    "certificates": {"date": ("date",), "issuer": ("issuer",)},
    "languages": {"fluency": ("fluency",)},
    "volunteer": {"organization": ("organization",), "position": ("position",), "dates": ("startDate", "endDate")},
    "projects": {"description": ("description",)},
    "awards": {"awarder": ("awarder",), "date": ("date",)},
}
"""What may be asked of an entry by itself: the key of its answer, and the fields that answer it."""

NEXT, EVERY, REQUIREMENT = "next", "every", "requirement"
"""The next job; all entries of a section; something that a posting asks for."""

FOLLOW_UPS = ("number", "outcome", "tool")
"""Questions about what was done there, beyond the deeds themselves."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that is asked for.

    `what` is a key of NEEDS, "highlight", a follow-up, NEXT, EVERY, REQUIREMENT or TARGET. `section` and `entry` are
    the life's, `place` is Vita's section and entry; None where no entry is meant. A requirement has the word of the
    life's answer as `section`; a follow-up on one deed has its words as `about`.
    """

    section: str
    entry: int | None
    what: str
    place: Place | None = None
    about: str = ""

    @property
    def key(self) -> tuple[str, int | None, str]:
        return self.section, self.entry, self.what


def topics_of(life: Life, interview: Interview, question: Question) -> Iterator[Topic]:
    """Nothing if the question is about an entry that the person never mentioned, or of a kind that no life answers."""
    if question.id == TARGET:
        yield Topic("", None, TARGET)
    elif "skill" in question.extra:
        yield from _requirements(life, question.extra["skill"])
    elif not question.section:
        yield from (Topic(name, None, EVERY) for name in question.missing if name in SECTIONS)
    elif question.entry is None:
        yield Topic(question.section, None, NEXT if question.section == "work" else EVERY)
    else:
        yield from _about_entries(life, interview, question)


def is_heard(life: Life, interview: Interview, topic: Topic, told: frozenset[Slot]) -> bool:
    """Whether Vita has what was said on a topic: a fact (`told` are the true things), or a no that it remembers."""
    declined = " ".join(interview.state.get("declined", ()))
    if topic.what == TARGET:
        return interview.target is not None or TARGET in declined
    if topic.what == REQUIREMENT:
        return topic.section.casefold() in declined.casefold()
    if topic.what == NEXT:
        return "work" in declined
    if topic.what == EVERY:
        return topic.section in declined or bool(interview.entries(topic.section))
    section, entry = topic.place or (topic.section, 0)
    if topic.what in FOLLOW_UPS:
        deeds = interview.live_facts(section, entry, "highlight")
        return any(slot in told for fact in deeds for slot in true_slots(life, fact))
    fields = NEEDS.get(section, {}).get(topic.what, ("highlight",))
    return any(interview.live_facts(section, entry, name) for name in fields)


def _requirements(life: Life, skill: str) -> Iterator[Topic]:
    """Each word of the life's answers that the skill has; the whole skill if there is none."""
    name = skill.casefold()
    known = [word for word in life.requirements if word.casefold() in name or name in word.casefold()]
    yield from (Topic(word, None, REQUIREMENT) for word in known or [skill])


def _about_entries(life: Life, interview: Interview, question: Question) -> Iterator[Topic]:
    mine = nearest_entries(life, interview.live_facts()) | {("basics", 0): ("basics", 0)}
    for place in _places(question):
        if place not in mine:
            continue
        section, entry = mine[place]
        for what, fields in NEEDS.get(section, {}).items():
            if set(fields) & set(question.fields):
                yield Topic(section, entry, what, place)
        if "highlight" in question.fields and section not in {"projects", "basics"}:
            is_follow_up = question.id.split(":")[-1] in FOLLOW_UPS
            what = FOLLOW_UPS[0] if is_follow_up else "highlight"
            yield Topic(section, entry, what, place, question.extra.get("deed", ""))


def _places(question: Question) -> list[Place]:
    """Vita's entries that a question is about: "languages:0+2:needs" asks about two."""
    _, *middle = question.id.split(":")
    numbers = middle[0].split("+") if middle else []
    entries = [int(number) for number in numbers if number.isdecimal()] or [question.entry or 0]
    return [(question.section, entry) for entry in entries]
