"""What a posting asks for that the facts do not show and the person might well have: worth a question.

Never a degree, a trait, a check or a number of years: those are not had by being asked for. A condition (to travel, to
work nights) is asked as such. Near is what postings and
lines of the person's own trade mention, what many trades ask for, and anything where the posting is of that trade.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from agents.conditions import find_condition
from agents.coverage import coverage, person_skills, stems
from agents.denied import is_denied
from agents.language import Phrases, load_phrases
from agents.question import all_parts
from agents.tenure import years_asked
from agents.understand.credentials import find_languages
from agents.understand.titles import trades_of
from retrieval.passages import Requirement, read_exemplars, read_postings
from retrieval.skills import find_skills
from storage.interview import Interview

Kind = Literal["tool", "licence", "language", "practice", "condition"]

_LONGEST = 5
"""Words of a requirement that can be asked about as it stands."""
_COMMON = 5
"""Trades that mention a skill before it counts as one that anybody may have."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something to ask about. `key` tells it apart whatever the posting's words; `words` are the posting's.

    `skills` are canonical names that it consists of, if any; `nearness` is 0 where the person can hardly have it.
    """

    key: str
    words: str
    kind: Kind
    skills: tuple[str, ...]
    must: bool
    nearness: int
    name: str
    """What it is called on a resume."""
    ask: str = ""
    """The question for it, where it has one of its own."""


def wanted(interview: Interview) -> list[Wanted]:
    """What is worth asking about, must-haves first, the nearest first among them."""
    has = person_skills(interview)
    gaps = {met.requirement.text for met in coverage(interview) if not met.facts}
    found = [
        want
        for text, want in _candidates(interview)
        if (text in gaps or want.skills)
        and not (want.skills and {name.casefold() for name in want.skills} <= has)
        and not is_denied(interview, want.name, want.skills)
    ]
    unique = {want.key: want for want in reversed(found)}
    near = [want for want in reversed(unique.values()) if want.nearness]
    return sorted(near, key=lambda want: (not want.must, -want.nearness))


def keys_asked_for(interview: Interview) -> frozenset[str]:
    """The keys of all that the posting asks for and can be asked about, had or not."""
    return frozenset(want.key for _, want in _candidates(interview))


def refused_requirements(interview: Interview) -> set[str]:
    """The texts of requirements of which all that can be asked about got a no, asked for or not."""
    refused = all_parts(interview.state.get("declined", []))
    answers: defaultdict[str, list[bool]] = defaultdict(list)
    for text, want in _candidates(interview):
        answers[text].append(f"unmet:{want.key}" in refused or is_denied(interview, want.name, want.skills))
    return {text for text, noes in answers.items() if all(noes)}


def _candidates(interview: Interview) -> Iterator[tuple[str, Wanted]]:
    """The texts of the target's requirements, with what can be asked about in each."""
    rows = [met.requirement for met in coverage(interview)]
    phrases = load_phrases(interview.language)
    known = _known_skills(interview)
    own = not _titles(interview) or _is_own_trade(interview)
    for row in rows:
        if condition := find_condition(phrases, row.text):
            key = f"condition {condition.name}"
            yield (
                row.text,
                Wanted(key, row.text.strip(" .;,"), "condition", (), row.must, 1, condition.yes, condition.ask),
            )
            continue
        if years_asked(row.text)[0] or re.search(phrases.say("ask.no_requirement_words"), row.text, re.IGNORECASE):
            continue
        for key, words, kind, skills, name in _things(phrases, row):
            near = 3 if set(skills) & known else 2 if own else 1 if set(skills) & _common_skills() else 0
            yield row.text, Wanted(key, words, kind, skills, row.must, near, name)


def _things(phrases: Phrases, row: Requirement) -> Iterator[tuple[str, str, Kind, tuple[str, ...], str]]:
    """Key, words, kind, skills and name of what a requirement names: its skills, or all of it if it is short."""
    text = re.sub(phrases.say("ask.requirement_lead_words"), "", row.text.strip(" .;,"), flags=re.IGNORECASE).strip()
    is_paper = re.search(phrases.say("ask.licence_words"), text, re.IGNORECASE) is not None
    own = phrases.say("ask.own_language")
    spans = [span for span in find_skills(text) if span.kind != "soft" and span.name != own]
    short = len(row.text.split()) <= _LONGEST and not re.search(r"[,;/()]", text)
    if short and len(spans) <= 1 and stems(text) and not (own in text and not spans):
        skills = tuple(span.name for span in spans)
        spoken = find_languages(text) if not spans else ()
        kind: Kind = "language" if spoken else _kind(spans[0].kind) if spans else "licence" if is_paper else "practice"
        name = text[spoken[0].start : spoken[0].end] if spoken else skills[0] if skills and kind != "licence" else text
        key = _key(skills[0] if skills else " ".join(sorted(stems(text))))
        yield key, row.text.strip(" .;,"), kind, skills, name
        return
    for span in spans:
        words = text[span.start : span.end]
        if span.kind in {"tool", "licence", "language"} or " " in words or words.isupper():
            yield _key(span.name), words, _kind(span.kind), (span.name,), words if span.kind == "licence" else span.name


_KINDS: dict[str, Kind] = {"tool": "tool", "licence": "licence", "language": "language"}


def _kind(kind: str) -> Kind:
    return _KINDS.get(kind, "practice")


def _key(name: str) -> str:
    """A name as a part of a question's id, where "+" and ":" have a meaning."""
    return name.casefold().replace("+", "p").replace(":", " ")


# --- how near it is


def _titles(interview: Interview) -> list[str]:
    return [value for entry in interview.entries("work") if (value := interview.value("work", entry, "position"))]


def _is_own_trade(interview: Interview) -> bool:
    """Whether the job applied for is of a trade that the person worked in, or of none that is known."""
    target = str((interview.target or {}).get("title", ""))
    return not trades_of(target) or any(_is_same_trade(title, target) for title in _titles(interview))


def _is_same_trade(one: str, other: str) -> bool:
    return bool(trades_of(one) & trades_of(other)) or bool(_own_words(one) & _own_words(other))


def _own_words(title: str) -> set[str]:
    """The words of a title that say what is done, not the rank."""
    return stems(title) - stems(_RANKS)


_RANKS = (
    "assistant manager worker technician officer supervisor lead leader head senior junior trainee apprentice "
    "associate specialist coordinator operator director chief staff team part time full intern member agent"
)


def _known_skills(interview: Interview) -> set[str]:
    """Skills that postings and lines of the person's occupations mention."""
    titles = _titles(interview)
    return {
        skill
        for occupation, skills in _skills_of_occupations().items()
        if any(_is_same_trade(title, occupation) for title in titles)
        for skill in skills
    }


@cache
def _skills_of_occupations() -> dict[str, frozenset[str]]:
    """What the corpus mentions for each occupation. Reads it once, in about 0.6 s."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for job in read_postings():
        found[job.occupation].update(skill for row in job.requirements for skill in row.skills)
    for line in read_exemplars():
        found[line.occupation].update(span.name for span in find_skills(line.text))
    return {occupation: frozenset(skills) for occupation, skills in found.items()}


@cache
def _common_skills() -> frozenset[str]:
    trades: defaultdict[str, set[int | str]] = defaultdict(set)
    for occupation, skills in _skills_of_occupations().items():
        for skill in skills:
            trades[skill] |= trades_of(occupation) or {occupation}
    return frozenset(skill for skill, found in trades.items() if len(found) >= _COMMON)
