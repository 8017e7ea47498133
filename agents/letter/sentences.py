"""Sentences of a letter, put together from written lines and values of facts; the frames are in the language file.

A line is the person's own deed ("Train every new cook"): with "I" before it, it is a sentence. One that is no deed
("No accidents in 14 years") stands behind a colon, for a verb put there would be Vita's invention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from agents.clean import tidy_value
from agents.clean.capitals import is_name
from agents.clean.verbs import forms
from agents.clean.voice import begins_with_deed
from agents.language import Phrases
from agents.tenure import month_number
from agents.timeline import this_month
from agents.verify import verify
from storage.export.words import words_of
from storage.facts import Fact
from storage.interview import Interview, Line

Part = Literal["greeting", "opening", "reason", "deeds", "more", "closing", "regards", "name"]
PARTS: tuple[Part, ...] = ("greeting", "opening", "reason", "deeds", "more", "closing", "regards", "name")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the paragraph `part`. `facts` are the ids of the facts behind it, none for what every letter says;
    the one with the least `weight` is missed least."""

    text: str
    part: Part
    facts: tuple[str, ...] = ()
    weight: float = 1.0


HEADS = {"work": "name", "volunteer": "organization", "projects": "name", "education": "institution", "awards": "title"}
"""The field that an entry of these sections is called by."""
_STATE = re.compile(
    r"(?:certified|licen[sc]ed|qualified|experienced|skilled|trained\s+in|based|responsible|known|able|familiar|"
    r"comfortable|used\s+to|born|interested|registered)\b",
    re.IGNORECASE,
)
"""Past forms that say what somebody is, not what they did."""
_LONGEST_JOINED = 9


def deed_of(interview: Interview, line: Line) -> str | None:
    """A line as it stands behind "I", None for one that is no deed."""
    text = re.sub(r"^I\s+(?=[a-z])", "", line.text.rstrip(". "))
    first = re.match(r"(?:(?:[A-Za-z]+ly|never|also|always)\s+)?([A-Za-z'-]+)", text, re.IGNORECASE)
    if first is None or _STATE.match(text) or first[1].lower().endswith("ing"):
        return None
    deed = text if first[0].isupper() and len(first[0]) > 1 else text[:1].lower() + text[1:]
    said = " ".join(interview.fact(fact).value for fact in line.facts)
    if re.search(rf"(?<![\w'])(?:i|we)\s+(?:\w+ly\s+|also\s+)?{re.escape(first[0])}(?!\w)", said, re.IGNORECASE):
        return deed
    return deed if forms(first[1]) & {"VB", "VBP", "VBD"} and begins_with_deed(text[:1].lower() + text[1:]) else None


def deed_sentences(interview: Interview, phrases: Phrases, lines: Sequence[tuple[Line, float]]) -> list[Sentence]:
    """What was done, entry by entry in the order given, each line with its weight; two short deeds are one sentence."""
    sentences: list[Sentence] = []
    for place in dict.fromkeys((line.section, line.entry) for line, _ in lines):
        own = [(line, weight) for line, weight in lines if (line.section, line.entry) == place]
        deeds = _joined(interview, phrases, [(line, weight) for line, weight in own if deed_of(interview, line)])
        for number, (deed, facts, weight) in enumerate(deeds):
            text = _framed(interview, phrases, place, deed) if not number else _further(phrases, deed, number)
            sentences.append(Sentence(text, "deeds", facts, weight))
        if notes := [(line, weight) for line, weight in own if deed_of(interview, line) is None]:
            sentences.append(_notes(interview, phrases, place, notes))
    return sentences


def _joined(
    interview: Interview, phrases: Phrases, lines: Sequence[tuple[Line, float]]
) -> list[tuple[str, tuple[str, ...], float]]:
    """The deeds of one entry with their facts and weights, two short neighbours as one."""
    deeds: list[tuple[str, tuple[str, ...], float]] = []
    single: Line | None = None
    for line, weight in lines:
        deed = deed_of(interview, line) or line.text
        if single is not None and _are_one(interview, (single, line), phrases):
            before, facts, heavier = deeds.pop()
            deeds.append((phrases.join([before, deed]), (*facts, *line.facts), heavier + weight))
            single = None
        else:
            deeds.append((deed, line.facts, weight))
            single = line
    return deeds


def _are_one(interview: Interview, lines: Sequence[Line], phrases: Phrases) -> bool:
    """Whether two lines are short enough for one sentence that still says no more than their facts."""
    texts = [line.text for line in lines]
    if any(len(text.split()) > _LONGEST_JOINED or re.search(r"[,;:(]|\band\b|\bwith\b", text) for text in texts):
        return False
    notes = [interview.fact(fact).value for line in lines for fact in line.facts]
    role = interview.value(lines[0].section, lines[0].entry, "position") or ""
    return not verify(notes, phrases.join([texts[0], deed_of(interview, lines[1]) or texts[1]]), role=role)


def _framed(interview: Interview, phrases: Phrases, place: tuple[str, int], deed: str) -> str:
    """The first deed of an entry, with the entry's name."""
    name = interview.value(*place, HEADS.get(place[0], "name"))
    if not name:
        return phrases.say("letter.deed", deed=deed)
    return phrases.say(f"letter.at_{place[0]}", name=tidy_value(name, "name"), deed=deed)


def _further(phrases: Phrases, deed: str, number: int) -> str:
    return phrases.wording("letter.further", number - 1).format(deed=deed)


def _notes(
    interview: Interview, phrases: Phrases, place: tuple[str, int], lines: Sequence[tuple[Line, float]]
) -> Sentence:
    """What is no deed of an entry, all of it behind one colon."""
    name = interview.value(*place, HEADS.get(place[0], "name"))
    texts = [line.text.rstrip(". ") for line, _ in lines]
    listed = "; ".join(text if is_name(text) else text[:1].lower() + text[1:] for text in texts)
    text = phrases.say("letter.note_at", name=tidy_value(name, "name"), line=listed) if name else f"{'. '.join(texts)}."
    return Sentence(text, "deeds", tuple(fact for line, _ in lines for fact in line.facts), max(w for _, w in lines))


# --- who the person is


def job_sentence(interview: Interview, phrases: Phrases, entry: int) -> Sentence | None:
    """Where the person works, or worked last, since when and as what; None where the dates do not say which."""
    facts = {fact.field: fact for fact in interview.live_facts("work", entry)}
    name, start, end = (facts.get(field) for field in ("name", "startDate", "endDate"))
    if name is None or start is None:
        return None
    title = facts.get("position")
    role = phrases.say("letter.as_title", title=tidy_value(title.value, "position")) if title else ""
    text = phrases.say(
        "letter.works" if end is None else "letter.worked",
        employer=tidy_value(name.value, "name"),
        start=_month(phrases, start.value),
        end=_month(phrases, end.value) if end else "",
        role=role,
    )
    return Sentence(text, "opening", tuple(fact.id for fact in (name, start, end, title) if fact), 3.0)


def study_sentence(interview: Interview, phrases: Phrases, entry: int, part: Part = "opening") -> Sentence | None:
    """What the person studies or studied; a year in which it may end or have ended says neither."""
    facts = {fact.field: fact for fact in interview.live_facts("education", entry)}
    area, kind, school = (facts.get(field) for field in ("area", "studyType", "institution"))
    end = facts.get("endDate") or facts.get("date")
    if school is None and area is None and kind is None:
        return None
    at = phrases.say("letter.at_school", school=tidy_value(school.value, "name")) if school else ""
    when = _when(interview, end)
    if area is None or when == "open":
        start, last = (facts[field].value if field in facts else None for field in ("startDate", "endDate"))
        dates = words_of(interview.language).dates(start, last or (end.value if end else None))
        names = [tidy_value(fact.value, fact.field) for fact in (kind, area, school) if fact]
        text = phrases.say("letter.education", what=", ".join(names) + (f" ({dates})" if dates else ""))
    else:
        study = tidy_value(area.value, "area") + (f" ({tidy_value(kind.value, 'studyType')})" if kind else "")
        text = phrases.say(f"letter.studies_{when}", study=study, at=at)
    used = (area, kind, school, end)
    return Sentence(text, part, tuple(fact.id for fact in used if fact), 2.0)


def _month(phrases: Phrases, date: str) -> str:
    """ "March 2017" for 2017-03, as letters write it."""
    year, _, month = date.partition("-")
    name = phrases.wording("letter.months", int(month[:2]) - 1) if month[:2].isdigit() else ""
    return phrases.say("letter.month_year", month=name, year=year) if name else year


def _when(interview: Interview, end: Fact | None) -> Literal["now", "past", "open"]:
    if end is None:
        return "open"
    today, last = this_month(interview), month_number(end.value)
    if len(end.value) == 4 and last // 12 == today // 12:
        return "open"
    return "now" if last >= today else "past"


# --- papers, skills, languages


def listed(interview: Interview, phrases: Phrases, key: str, facts: Sequence[Fact], weight: float) -> Sentence | None:
    """Certificates, skills, languages or awards in one sentence, in the order given."""
    names = [_named(interview, fact) for fact in facts]
    if not names:
        return None
    return Sentence(phrases.say(key, names=phrases.join(names)), "more", tuple(fact.id for fact in facts), weight)


def ready_sentence(phrases: Phrases, fact: Fact) -> Sentence | None:
    """What the person would do ("willing to travel", "can work nights"); None for what else they say of themselves."""
    words = fact.value.rstrip(". ")
    if re.match(r"(?:can|could)\b", words, re.IGNORECASE):
        text = phrases.say("letter.deed", deed=words)
    elif re.match(phrases.say("letter.ready_words"), words, re.IGNORECASE):
        text = phrases.say("letter.ready", what=words)
    else:
        return None
    return Sentence(text, "more", (fact.id,), 1.8)


def _named(interview: Interview, fact: Fact) -> str:
    """A value with what belongs beside it: a year, how well a language is spoken."""
    name = tidy_value(fact.value, fact.field)
    beside = interview.value(fact.section, fact.entry, "fluency" if fact.section == "languages" else "date")
    if beside is None or fact.section == "skills":
        return name
    words = beside.lower() if fact.section == "languages" else words_of(interview.language).date(beside)
    return f"{name} ({words})"
