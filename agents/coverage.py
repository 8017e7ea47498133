"""Which requirements of a posting a person's facts support, and which are gaps."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from agents.conditions import speaks_of_condition
from agents.language import Phrases, load_phrases
from agents.tenure import months_worked, years_asked
from agents.verify.lexicon import forms, is_verb, kin, verb_lemma
from retrieval.passages import Requirement
from retrieval.skills import find_skills
from storage.facts import Fact
from storage.interview import Interview

ENOUGH = 0.5
"""Share of a requirement's content words that a fact must hold to support it, where no skill decides."""


@dataclass(frozen=True, slots=True)
class Met:
    """A requirement and the facts that support it (none: a gap)."""

    requirement: Requirement
    facts: tuple[Fact, ...]


def requirements_of(interview: Interview) -> list[Requirement]:
    """The requirements of the target job, [] without one."""
    rows: list[dict[str, Any]] = (interview.target or {}).get("requirements", [])
    return [Requirement(row["text"], tuple(row["skills"]), bool(row["must"])) for row in rows]


def coverage(interview: Interview) -> list[Met]:
    """Every requirement of the target with the facts that support it, in the posting's order."""
    facts = [fact for fact in interview.live_facts() if not fact.is_identity]
    phrases = load_phrases(interview.language)
    rows = [(requirement, _experience(interview, requirement)) for requirement in requirements_of(interview)]
    return [
        Met(row, (_answers(phrases, facts, row) or _support(facts, row)) if shown is None else shown)
        for row, shown in rows
    ]


def _answers(phrases: Phrases, facts: Sequence[Fact], requirement: Requirement) -> tuple[Fact, ...]:
    """What the person said to a condition: that they would travel, that they may work there."""
    return tuple(fact for fact in facts if speaks_of_condition(phrases, fact, requirement.text))


def _experience(interview: Interview, requirement: Requirement) -> tuple[Fact, ...] | None:
    """The facts of jobs in the kind of work that a requirement names, if they make the years it asks for; () if not.

    None where it asks for no years, or where such jobs have no dates.
    """
    years, rest = years_asked(requirement.text)
    if not years:
        return None
    entries = [entry for entry in interview.entries("work") if _is_of_kind(interview, entry, requirement, rest)]
    months = months_worked(interview, entries, datetime.date.today())
    wanted = {"position", "name", "startDate", "endDate"}
    facts = [fact for fact in interview.live_facts("work") if fact.entry in entries and fact.field in wanted]
    return None if not months else tuple(facts) if months >= 12 * years else ()


def _is_of_kind(interview: Interview, entry: int, requirement: Requirement, kind: str) -> bool:
    """Whether what was told of a job, taken together, speaks of the kind of work that a requirement names."""
    told = ". ".join(fact.value for fact in interview.live_facts("work", entry))
    kinds = [part for part in re.split(r"\s+or\s+|/|,", kind) if stems(part)]
    return not stems(kind) or any(_speaks_of(told, replace(requirement, text=part)) for part in [kind, *kinds])


def _support(facts: Sequence[Fact], requirement: Requirement) -> tuple[Fact, ...]:
    """The facts that each speak of enough of a requirement; else those that speak of all of it together."""
    single = tuple(fact for fact in facts if _supports(fact, requirement))
    if single:
        return single
    wanted = stems(requirement.text)
    shares = [(fact, _met_words(requirement.text, fact.value)) for fact in facts]
    together = set().union(*(share for _, share in shares))
    return tuple(fact for fact, share in shares if share) if wanted and together == wanted else ()


def _supports(fact: Fact, requirement: Requirement) -> bool:
    """Whether a fact speaks of enough of a requirement. A language that it names is enough, one of two words is not."""
    if fact.field == "language" and stems(fact.value) & stems(requirement.text):
        return True
    return _speaks_of(fact.value, requirement)


def _speaks_of(text: str, requirement: Requirement) -> bool:
    wanted = stems(requirement.text)
    share = max(overlap(text, requirement), len(_met_words(requirement.text, text)) / len(wanted) if wanted else 0.0)
    return share > ENOUGH if len(stems(requirement.text)) <= 2 else share >= ENOUGH


def unmet_skills(interview: Interview) -> list[str]:
    """Skills that the posting names and no fact shows, must-haves first."""
    has = person_skills(interview)
    ordered = sorted(requirements_of(interview), key=lambda requirement: not requirement.must)
    names = [skill for requirement in ordered for skill in requirement.skills]
    return [name for name in dict.fromkeys(names) if name.casefold() not in has]


def person_skills(interview: Interview) -> set[str]:
    """Canonical names, folded, of every skill that a live fact shows."""
    texts = [fact.value for fact in interview.live_facts() if not fact.is_identity]
    return {span.name.casefold() for text in texts for span in find_skills(text)} | {
        fact.value.casefold() for fact in interview.live_facts("skills")
    }


def overlap(text: str, requirement: Requirement) -> float:
    """How much of a requirement `text` speaks of, 0 to 1: 1 for a skill in common, else the share of its words."""
    if requirement.skills and {span.name for span in find_skills(text)} & set(requirement.skills):
        return 1.0
    wanted = stems(requirement.text)
    return len(_shared(wanted, stems(text))) / len(wanted) if wanted else 0.0


def _met_words(wanted: str, said: str) -> set[str]:
    """The stems of the wanted words that were said in any form: "mount making" in "made brass mounts"."""
    told = _content(said)
    akin = {_stem(word) for word in _content(wanted) if any(_is_form(other, word) for other in told)}
    return akin | _shared(stems(wanted), stems(said))


def _is_form(said: str, wanted: str) -> bool:
    """Whether both are one word, or long ones made from one ("supervised", "supervisory")."""
    if forms(said) & forms(wanted):
        return True
    if min(len(said), len(wanted)) < _MADE_FROM:
        return False
    verbs = [
        (verb_lemma(one).removesuffix("e"), other) for one, other in ((said, wanted), (wanted, said)) if is_verb(one)
    ]
    return kin(said, wanted) or any(len(verb) >= _MADE_FROM - 1 and other.startswith(verb) for verb, other in verbs)


_MADE_FROM = 8
"""Letters from which words made from one mean about the same: not "object" and "objective"."""

_LONG_WORD = 9
"""Letters from which a word counts as another's beginning: "Bilanzbuchhalter" is in "Bilanzbuchhalterin"."""


def _shared(wanted: set[str], said: set[str]) -> set[str]:
    """The wanted words that were said, in this or a longer form."""
    return {
        word
        for word in wanted
        if word in said or (len(word) >= _LONG_WORD and any(other.startswith(word) for other in said))
    }


_STOP = frozenset(
    "a an and or of in on at to for with the is are be as by from your our you we will have has having must able "
    "ability experience experienced knowledge good strong excellent skills skill working work years year least "
    "minimum plus advantage preferred required essential desirable including such etc role team using use proven some "
    "any other others card certificate certificates certification certified licence licenced license licensed training "
    "degree current valid active higher equivalent comparable similar".split()
)


def stems(text: str) -> set[str]:
    """Content words, cut to a rough stem so that "welding" meets "welded"."""
    return {_stem(word) for word in _content(text)}


def _content(text: str) -> list[str]:
    words = re.findall(r"[a-z][a-z+#.'-]*[a-z+#]|\d+", text.casefold())
    return [word for word in words if word not in _STOP]


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ers", "ies", "ed", "er", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def describe_gaps(interview: Interview) -> list[str]:
    """Requirements that no fact supports, as the posting words them, must-haves first."""
    gaps: Sequence[Met] = [met for met in coverage(interview) if not met.facts]
    return [met.requirement.text for met in sorted(gaps, key=lambda met: not met.requirement.must)]
