"""Facts to lines: group, order, clean, rewrite, check, choose.

A line keeps its text for as long as its facts stay the same, so what the person has seen or changed does not move when
the resume is written again; only new or changed facts are written anew. Compute only: call it in a thread.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from agents.choose import Chosen, choose_line, first_word, opens_with_verb, readability
from agents.clean import clean, clean_note, tells_of_now, tidy_value
from agents.coverage import overlap, requirements_of, unmet_skills
from agents.exchange import Corpus
from agents.group import Group, group_facts, order_groups
from model.base import Brief, GenerationError, Generator
from retrieval.chroma import CorpusError
from retrieval.skills import canonical, find_skills
from storage.facts import Fact
from storage.interview import Interview, Line
from storage.resume import SECTIONS

WRITTEN = {
    "basics": "summary",
    "work": "highlight",
    "volunteer": "highlight",
    "projects": "highlight",
    "education": "highlight",
    "awards": "highlight",
}
"""Sections with written lines, and the field whose facts become lines."""

EXEMPLARS = 8
"""Lines of other people whose verbs are looked at, for each occupation."""

GOOD_ENOUGH = 0.95
"""A cleaned note that reads so well is not sent to the model: no candidate could replace it, and writing takes time."""

Progress = Callable[[str, int, int], None]
"""Called as lines are ready: section, lines done, lines in all."""


@dataclass(frozen=True, slots=True)
class Written:
    """The lines of the resume, the facts that made no line (gripes and the like), and whether the model was at hand."""

    lines: tuple[Line, ...]
    omitted: tuple[Fact, ...]
    model_failed: bool = False


def write_resume(
    interview: Interview,
    generator: Generator | None,
    *,
    corpus: Corpus | None = None,
    progress: Progress | None = None,
    candidates: int = 1,
) -> Written:
    """All lines of the resume for the interview's target. Without a generator, or if it fails, cleaned notes stand.

    Exemplars of the corpus tell which verbs lines of an occupation begin with; nothing else of them is used.
    """
    kept = {(line.section, line.entry, frozenset(line.facts)): line for line in interview.lines}
    plan = [group for section in SECTIONS if section in WRITTEN for group in _groups(interview, section)]
    omitted = [
        fact
        for section, name in WRITTEN.items()
        for fact in interview.live_facts(section, field=name)
        if _is_no_line(fact)
    ]
    new = [group for group in plan if _key(group) not in kept]
    texts, failed = _compose(interview, new, generator, corpus, progress, candidates)
    lines: list[Line] = []
    for group in plan:
        rank = sum(1 for line in lines if (line.section, line.entry) == (group.section, group.entry))
        if (old := kept.get(_key(group))) is not None:
            lines.append(replace(old, rank=rank))
        elif (chosen := texts.get(_key(group))) is not None:
            facts = tuple(fact.id for fact in group.facts)
            lines.append(Line(group.section, group.entry, chosen.text, facts, chosen.engine, rank))
        else:
            omitted.extend(group.facts)
    return Written((*lines, *_skill_lines(interview)), tuple(omitted), failed)


def _groups(interview: Interview, section: str) -> list[Group]:
    """The groups of a section, entry by entry, each entry's in the order the target asks for.

    Facts that share a line stay together, and lines stay in the order the person gave them until the target changes.
    """
    requirements = requirements_of(interview)
    same_target = interview.state.get("written_for") == target_text(interview)
    groups: list[Group] = []
    for entry in interview.entries(section):
        facts = [fact for fact in interview.live_facts(section, entry, WRITTEN[section]) if not _is_no_line(fact)]
        lines = [line for line in interview.lines if (line.section, line.entry) == (section, entry)]
        together = [
            Group(section, entry, tuple(fact for fact in facts if fact.id in line.facts))
            for line in sorted(lines, key=lambda line: line.rank)
            if {fact.id for fact in facts}.issuperset(line.facts)
        ]
        written = {fact.id for group in together for fact in group.facts}
        new = order_groups(
            group_facts(section, entry, [fact for fact in facts if fact.id not in written]), requirements
        )
        groups += [*together, *new] if same_target else order_groups([*together, *new], requirements)
    return groups


def target_text(interview: Interview) -> str:
    """The posting's text, "" without one: tells whether lines were put in order for the present target."""
    return str((interview.target or {}).get("text", ""))


@cache
def _opening_verbs(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(first_word(line) for line in lines if opens_with_verb(line))


def _usual_verbs(corpus: Corpus | None, section: str, role: str) -> frozenset[str]:
    """Verbs that exemplar lines of an occupation begin with; none if there is no corpus or no role."""
    if corpus is None or not role:
        return frozenset()
    try:
        return _opening_verbs(tuple(corpus.exemplars(role, section, EXEMPLARS)))
    except CorpusError:
        return frozenset()


def _is_no_line(fact: Fact) -> bool:
    """Whether nothing in a note belongs on a resume (a gripe, a remark on health)."""
    return clean_note(fact.value) is None and fact.section != "basics"


def is_finished(text: str) -> bool:
    """Whether a text is written out as prose for a resume: a capital, no small i, some length."""
    return len(text.split()) >= 6 and text[:1].isupper() and not re.search(r"(?<!\w)i(?!\w)|\.\.|\bu\b", text)


def _key(group: Group) -> tuple[str, int, frozenset[str]]:
    return group.section, group.entry, frozenset(fact.id for fact in group.facts)


def _compose(
    interview: Interview,
    groups: Sequence[Group],
    generator: Generator | None,
    corpus: Corpus | None,
    progress: Progress | None,
    candidates: int,
) -> tuple[dict[tuple[str, int, frozenset[str]], Chosen], bool]:
    """The chosen text of every group that has one, and whether the generator failed."""
    briefs = [(group, brief) for group in groups if (brief := _brief(interview, group)) is not None]
    drafts: dict[int, list[tuple[str, str]]] = {}
    failed = False
    rewritten = [
        index
        for index, (group, brief) in enumerate(briefs)
        if group.section != "basics" and readability(brief.cleaned, group.notes) < GOOD_ENOUGH
    ]
    if generator is not None and rewritten:
        try:
            for draft in generator.write([briefs[index][1] for index in rewritten], candidates=candidates):
                drafts.setdefault(rewritten[draft.brief], []).append((draft.text, draft.engine))
        except GenerationError:
            failed = True
    wanted = tuple(unmet_skills(interview))
    chosen: dict[tuple[str, int, frozenset[str]], Chosen] = {}
    for index, (group, brief) in enumerate(briefs):
        others = _other_entries(interview, group)
        chosen[_key(group)] = choose_line(
            group.notes,
            brief.cleaned,
            drafts.get(index, []),
            role=brief.role,
            other_entries=others,
            posting_skills=wanted,
            usual_verbs=_usual_verbs(corpus, group.section, brief.role) if drafts.get(index) else frozenset(),
        )
        if progress is not None:
            progress(group.section, index + 1, len(briefs))
    return chosen, failed


def _brief(interview: Interview, group: Group) -> Brief | None:
    """What the generator gets for a group; None if nothing in the notes belongs on a resume."""
    current = is_current(interview, group.section, group.entry)
    if group.section == "basics":
        cleaned = " ".join(
            note if is_finished(note) else clean([note], section="summary") or note for note in group.notes
        )
    else:
        cleaned = clean(group.notes, section=group.section, current=current) or ""
    if not cleaned:
        return None
    return Brief(group.section, _role(interview, group), group.notes, current=current, cleaned=cleaned)


def _role(interview: Interview, group: Group) -> str:
    fields = {"work": "position", "volunteer": "position", "projects": "name", "education": "area"}
    return interview.value(group.section, group.entry, fields.get(group.section, "")) or ""


def is_current(interview: Interview, section: str, entry: int) -> bool:
    """Whether an entry goes on: it has a beginning and no end, or no date at all and is told in the present."""
    if interview.value(section, entry, "endDate") is not None:
        return False
    if interview.value(section, entry, "startDate") is not None:
        return True
    return section in {"work", "volunteer"} and tells_of_now(
        fact.source.words for fact in interview.live_facts(section, entry)
    )


def _other_entries(interview: Interview, group: Group) -> list[str]:
    """What the person said of other entries: a line of this group must not speak of it."""
    return [
        fact.value
        for fact in interview.live_facts()
        if (fact.section, fact.entry) != (group.section, group.entry)
        and fact.section in WRITTEN
        and fact.section != "basics"
        and fact.field in {"name", "organization", "institution", "highlight"}
    ]


def _skill_lines(interview: Interview) -> list[Line]:
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
