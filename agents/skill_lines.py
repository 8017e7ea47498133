"""The skills of a resume: each once, by the name that people search for."""

from __future__ import annotations

from agents.clean import tidy_value
from agents.coverage import overlap, requirements_of
from retrieval.skills import canonical, find_skills
from storage.facts import Fact
from storage.interview import Interview, Line


def skill_lines(interview: Interview) -> list[Line]:
    """One line a skill, each once; skills that the target asks for come first."""
    same: dict[str, list[Fact]] = {}
    for fact in interview.live_facts(field="skill"):
        same.setdefault((canonical(fact.value) or fact.value).casefold(), []).append(fact)
    facts = {_skill_name(found[0].value): found for found in same.values()}
    requirements = requirements_of(interview)
    names = sorted(facts, key=lambda name: -max((overlap(name, wanted) for wanted in requirements), default=0.0))
    return [
        Line("skills", facts[name][0].entry, name, tuple(fact.id for fact in facts[name]), "literal", rank)
        for rank, name in enumerate(names)
    ]


def _skill_name(said: str) -> str:
    """A tool by its usual name ("k8s" is Kubernetes); what somebody knows how to do, and versions, as they said it."""
    name, own = canonical(said), tidy_value(said, "skill")
    if name is None or name.casefold() == own.casefold():
        return name or own
    tool = all(span.kind == "tool" for span in find_skills(said) if span.name == name)
    return own if not tool or own.casefold().startswith(f"{name.casefold()} ") else name
