"""Facts to lines: group, order, clean, rewrite, check, choose.

A line keeps its text for as long as its facts stay the same, so what the person has seen or changed does not move when
the resume is written again; only new or changed facts are written anew. Compute only: call it in a thread.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from agents.blind import blind
from agents.choose import as_said, choose_line, first_word, opens_with_verb, readability
from agents.clean import clean, tells_of_now
from agents.coverage import requirements_of, stems, unmet_skills
from agents.exchange import Corpus
from agents.group import Group, group_facts, order_groups, relevance
from agents.omitted import Omitted, is_no_line, left_out
from agents.openings import Slot, rewordings, vary
from agents.repeats import says
from agents.skill_lines import skill_lines
from agents.verify import verify
from model.base import Brief, GenerationError, Generator
from retrieval.chroma import CorpusError
from storage.interview import Interview, Line
from storage.resume import PROSE, SECTIONS, in_order

WRITTEN = {"basics": "summary"} | dict.fromkeys(("work", "volunteer", "projects", "education", "awards"), "highlight")
"""Sections with written lines, and the field whose facts become lines."""

EXEMPLARS = 8
"""Lines of other people whose verbs are looked at, for each occupation."""

GOOD_ENOUGH = 0.95
"""A cleaned note that reads so well is not sent to the model: no candidate could replace it, and writing takes time."""

Key = tuple[str, int, frozenset[str]]
"""A group of facts: its section, its entry and their ids."""

Progress = Callable[[str, int, int], None]
"""Called as lines are ready: section, lines done, lines in all."""


@dataclass(frozen=True, slots=True)
class Written:
    """The lines of the resume, what of the facts is in none of them, and what the model was asked for in vain.

    `missed` are the ids of the facts whose lines it did not write because it failed: the next writing asks it again.
    """

    lines: tuple[Line, ...]
    omitted: tuple[Omitted, ...]
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Options:
    """What the line of one group may say: `texts` with who wrote each, best first, and what to say at need."""

    texts: dict[str, str]
    rewordings: tuple[str, ...]


def write_resume(
    interview: Interview,
    generator: Generator | None,
    *,
    corpus: Corpus | None = None,
    progress: Progress | None = None,
    candidates: int = 1,
) -> Written:
    """All lines of the resume; cleaned notes without a generator, or if it fails.

    Of exemplars only the opening verbs are used.
    """
    lines = _with_repeats(interview)
    again = set(interview.state.get("missed", ()))
    kept = {
        (line.section, line.entry, frozenset(line.facts)): line for line in lines if not again.issuperset(line.facts)
    }
    plan = [group for section in SECTIONS if section in WRITTEN for group in _groups(interview, section, lines)]
    new = [group for group in plan if _key(group) not in kept]
    texts, missed = _compose(interview, new, generator, corpus, progress, candidates)
    written = _in_order(interview, [group for group in plan if _key(group) in kept.keys() | texts.keys()], kept, texts)
    told = [fact for section, name in WRITTEN.items() for fact in interview.live_facts(section, field=name)]
    return Written((*written, *skill_lines(interview)), left_out(told, written), missed)


def _with_repeats(interview: Interview) -> list[Line]:
    """The current lines; each also cites the facts told since that say nothing but what its own facts say."""
    cited = {fact for line in interview.lines for fact in line.facts}
    lines: list[Line] = []
    for line in interview.lines:
        field = WRITTEN.get(line.section)
        own = [interview.fact(fact).value for fact in line.facts] if field else []
        again = [
            fact.id
            for fact in interview.live_facts(line.section, line.entry, field)
            if fact.id not in cited and any(says(value, fact.value) for value in own)
        ]
        cited.update(again)
        lines.append(replace(line, facts=(*line.facts, *again)))
    return lines


def _groups(interview: Interview, section: str, current: Sequence[Line]) -> list[Group]:
    """The groups of a section, entry by entry as the resume shows them, each entry's in the order the target asks for.

    Facts that share a line stay together, and lines stay in the order the person gave them until the target changes.
    """
    requirements = requirements_of(interview)
    same_target = interview.state.get("written_for") == target_text(interview)
    groups: list[Group] = []
    for entry in in_order(interview, section):
        lines = [line for line in current if (line.section, line.entry) == (section, entry)]
        cited = {fact for line in lines for fact in line.facts}
        told = interview.live_facts(section, entry, WRITTEN[section])
        facts = [fact for fact in told if fact.id in cited or not is_no_line(fact)]
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


def _in_order(
    interview: Interview, plan: Sequence[Group], kept: Mapping[Key, Line], texts: Mapping[Key, _Options]
) -> list[Line]:
    """The lines of the planned groups, no two in a row that begin alike if their texts and places allow it.

    What the person has seen keeps its text and its place.
    """
    requirements = requirements_of(interview)
    slots: list[Slot] = []
    for group in plan:
        if (old := kept.get(_key(group))) is not None:
            slots.append(Slot((old.text,)))
            continue
        options = texts[_key(group)]
        place = (group.section, group.entry, relevance(group, requirements)) if group.section in PROSE else None
        slots.append(Slot(tuple(options.texts), options.rewordings, place))
    lines: list[Line] = []
    for index, text in vary(slots):
        group = plan[index]
        rank = sum(1 for line in lines if (line.section, line.entry) == (group.section, group.entry))
        if (old := kept.get(_key(group))) is not None:
            lines.append(replace(old, rank=rank))
            continue
        facts = tuple(fact.id for fact in group.facts)
        engine = texts[_key(group)].texts.get(text, "literal")
        lines.append(Line(group.section, group.entry, text, facts, engine, rank))
    return lines


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


def is_finished(text: str) -> bool:
    """Whether a text is written out as prose for a resume: a capital, no small i, some length."""
    return len(text.split()) >= 6 and text[:1].isupper() and not re.search(r"(?<!\w)i(?!\w)|\.\.|\bu\b", text)


def _key(group: Group) -> Key:
    return group.section, group.entry, frozenset(fact.id for fact in group.facts)


def _compose(
    interview: Interview,
    groups: Sequence[Group],
    generator: Generator | None,
    corpus: Corpus | None,
    progress: Progress | None,
    candidates: int,
) -> tuple[dict[Key, _Options], tuple[str, ...]]:
    """The texts of every group that has one, and the ids of the facts that the generator failed to put into words.

    A group's texts are there as soon as its draft is, while the generator goes on with the others.
    """
    briefs = [(group, brief) for group in groups if (brief := _brief(interview, group)) is not None]
    unmet = tuple(unmet_skills(interview))
    asked_for = frozenset().union(*(stems(requirement.text) for requirement in requirements_of(interview)))
    drafts: dict[int, list[tuple[str, str]]] = {}
    options: dict[Key, _Options] = {}

    def choose(index: int) -> None:
        group, brief = briefs[index]
        others = other_entries(interview, group.section, group.entry)
        check = partial(verify, group.notes, role=brief.role, other_entries=others, posting_skills=unmet)
        chosen = choose_line(
            group.notes,
            brief.cleaned,
            drafts.get(index, []),
            role=brief.role,
            other_entries=others,
            posting_skills=unmet,
            usual_verbs=_usual_verbs(corpus, group.section, brief.role) if drafts.get(index) else frozenset(),
            wanted=asked_for,
        )
        texts = dict([(chosen.text, chosen.engine), *chosen.others])
        options[_key(group)] = _Options(texts, tuple(text for text in rewordings(chosen.text) if not check(text)))
        if progress is not None:
            progress(group.section, len(options), len(briefs))

    asked = [index for index, (group, brief) in enumerate(briefs) if generator is not None and _needs(group, brief)]
    for index in sorted(set(range(len(briefs))) - set(asked)):
        choose(index)
    missed: tuple[str, ...] = ()
    if generator is not None and asked:
        try:
            for draft in generator.write([blind(briefs[index][1]) for index in asked], candidates=candidates):
                drafts.setdefault(asked[draft.brief], []).append((draft.text, draft.engine))
                choose(asked[draft.brief])
        except GenerationError:
            missed = tuple(fact.id for index in asked if index not in drafts for fact in briefs[index][0].facts)
    for index in asked:
        if index not in drafts:
            choose(index)
    return options, missed


def _needs(group: Group, brief: Brief) -> bool:
    """Whether a model could better what cleaning made of a group, and may."""
    return (
        group.section != "basics"
        and all(fact.status != "insisted" for fact in group.facts)
        and readability(brief.cleaned, group.notes) < GOOD_ENOUGH
    )


def _brief(interview: Interview, group: Group) -> Brief | None:
    """What the generator gets for a group; None if nothing in the notes belongs on a resume."""
    current = is_current(interview, group.section, group.entry)
    if group.section == "basics":
        cleaned = " ".join(
            note if is_finished(note) else clean([note], section="summary") or note for note in group.notes
        )
    else:
        cleaned = clean(group.notes, section=group.section, current=current) or ""
        if not cleaned and any(fact.status == "insisted" for fact in group.facts):
            cleaned = as_said(group.notes)
    if not cleaned:
        return None
    return Brief(
        group.section, role_of(interview, group.section, group.entry), group.notes, current=current, cleaned=cleaned
    )


def role_of(interview: Interview, section: str, entry: int) -> str:
    """What somebody was or studied in an entry; "" if that is not known."""
    fields = {"work": "position", "volunteer": "position", "projects": "name", "education": "area"}
    return interview.value(section, entry, fields.get(section, "")) or ""


def is_current(interview: Interview, section: str, entry: int) -> bool:
    """Whether an entry goes on: it has a beginning and no end, or no date at all and is told in the present."""
    if interview.value(section, entry, "endDate") is not None:
        return False
    if interview.value(section, entry, "startDate") is not None:
        return True
    return section in {"work", "volunteer"} and tells_of_now(
        fact.source.words for fact in interview.live_facts(section, entry)
    )


def other_entries(interview: Interview, section: str, entry: int) -> list[str]:
    """What the person said of other entries: a line of this one must not speak of it."""
    return [
        fact.value
        for fact in interview.live_facts()
        if (fact.section, fact.entry) != (section, entry)
        and fact.section in WRITTEN
        and fact.section != "basics"
        and fact.field in {"name", "organization", "institution", "highlight"}
    ]
