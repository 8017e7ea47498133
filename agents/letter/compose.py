"""A letter from an interview: which facts speak for this job, in which paragraph, and what the person changed about it.

`compose` gives the same letter for the same interview and changes. It says nothing that no fact says, but for the
sentences that every letter has and those that the person wrote for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from agents.clean import tidy_value
from agents.coverage import coverage, overlap, requirements_of, stems
from agents.language import Phrases
from agents.letter.own_words import own_sentence
from agents.letter.reasons import told_reason
from agents.letter.sentences import (
    HEADS,
    PARTS,
    Sentence,
    deed_of,
    deed_sentences,
    job_sentence,
    listed,
    ready_sentence,
    study_sentence,
)
from agents.numbers import find_numbers
from agents.showing import numbered_lines
from agents.tenure import month_number
from agents.timeline import this_month
from storage.facts import Fact
from storage.interview import Interview, Line
from storage.resume import in_order

Change = dict[str, Any]
"""What the person wants otherwise, JSON-able: `kind` and, as it needs them, `words` and `old`; see
`agents.letter.wishes`."""

DEEDS = 3
"""Lines of the resume that a letter takes up."""

_LISTED = 4
"""Names of skills or papers in a sentence."""

_LINKED = re.compile(
    r"\b(?:[Cc]ontact|[Aa]ttn\.?|[Aa]ttention|[Hh]iring [Mm]anager|[Aa]pply to|[Aa]sk for|[Ss]end (?:\w+ ){1,6}to|"
    r"[Qq]uestions to)[:\s]+"
    r"(?P<name>(?:(?:Mr|Ms|Mrs|Dr|Miss)\.?\s+)[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)"
)
"""A person whom a posting names to write to, with the title that says so."""


def compose(interview: Interview, phrases: Phrases, changes: Sequence[Change] = ()) -> tuple[Sentence, ...]:
    """The sentences of the letter, in order; () where nothing is known that could stand in one."""
    without = [change["words"] for change in changes if change["kind"] == "without"]
    deeds = deed_sentences(interview, phrases, _chosen(interview, phrases, changes, without))
    who = _who(interview, phrases)
    more = _more(interview, phrases, changes, without, few=len(deeds) < 2, who=who)
    if not (deeds or who or more):
        return ()
    reasons = [change["words"] for change in changes if change["kind"] == "say"]
    if not reasons and (told := told_reason(interview)):
        reasons = [own_sentence(told)]
    said = [Sentence(words, "reason", weight=5.0) for words in reasons]
    name = interview.value("basics", 0, "name")
    found = [
        Sentence(_greeting(interview, phrases, changes), "greeting", weight=9.0),
        Sentence(_opening(interview, phrases), "opening", weight=9.0),
        *([who] if who else []),
        *said,
        *deeds,
        *more,
        *(Sentence(text, "closing", weight=weight) for text, weight in _closing(phrases)),
        Sentence(phrases.say("letter.regards"), "regards", weight=9.0),
        *([Sentence(tidy_value(name, "name"), "name", weight=9.0)] if name else []),
    ]
    return _reworded([one for one in found if one.part != "opening" or not _names(one.text, without)], changes)


def paragraphs(letter: Sequence[Sentence]) -> list[str]:
    """The letter as it is read: its parts, each a paragraph."""
    return [text for part in PARTS if (text := " ".join(one.text for one in letter if one.part == part))]


def find_in_letter(texts: Sequence[str], words: str) -> int | None:
    """Which of the texts `words` speak of: the one that holds most of them, more than half; None if none does."""
    wanted = stems(words)
    shares = [len(wanted & stems(text)) / len(wanted) if wanted else 0.0 for text in texts]
    best = max(shares, default=0.0)
    return shares.index(best) if best > 0.5 else None


def could_hold(interview: Interview, phrases: Phrases, words: str) -> bool:
    """Whether a fact that a letter can take up speaks of `words`."""
    texts = [line.text for line in _candidates(interview)] + [fact.value for fact in _credentials(interview)]
    return find_in_letter(texts, words) is not None


# --- the head and the end


def _greeting(interview: Interview, phrases: Phrases, changes: Sequence[Change]) -> str:
    whom = [change["words"] for change in changes if change["kind"] == "address"]
    target = interview.target or {}
    linked = _LINKED.search(target.get("text", ""))
    if whom or linked:
        return phrases.say("letter.dear_person", person=whom[-1] if whom else linked["name"] if linked else "")
    if company := target.get("company"):
        return phrases.say("letter.dear", company=company)
    return phrases.say("letter.dear_all")


def _opening(interview: Interview, phrases: Phrases) -> str:
    target = interview.target
    if target is None:
        return phrases.say("letter.opening_any")
    title, company = str(target["title"]), target.get("company") or ""
    if re.match(r"work\b", title, re.IGNORECASE) or re.search(r"\bwork$", title, re.IGNORECASE):
        return phrases.say("letter.opening_work", work=title[:1].lower() + title[1:])
    if re.search(phrases.say("letter.kind_words"), title, re.IGNORECASE):
        return phrases.say("letter.opening_kind", work=title[:1].lower() + title[1:])
    title = tidy_value(title, "position")
    if company:
        return phrases.say("letter.opening_at", title=title, company=company)
    return phrases.say("letter.opening", title=title)


def _who(interview: Interview, phrases: Phrases) -> Sentence | None:
    """The job at hand or the last one; for somebody who never had one, what they study."""
    for entry in in_order(interview, "work")[:1]:
        if found := job_sentence(interview, phrases, entry):
            return found
    if not interview.entries("work"):
        for entry in in_order(interview, "education")[:1]:
            return study_sentence(interview, phrases, entry)
    return None


def _closing(phrases: Phrases) -> list[tuple[str, float]]:
    return [(phrases.say("letter.thanks"), 0.1), (phrases.say("letter.closing"), 8.0)]


# --- what was done


def _candidates(interview: Interview) -> list[Line]:
    """Lines that a letter can take up."""
    return [line for line in numbered_lines(interview) if line.section in HEADS and len(line.text.split()) <= 34]


def _chosen(
    interview: Interview, phrases: Phrases, changes: Sequence[Change], without: Sequence[str]
) -> list[tuple[Line, float]]:
    """The lines that speak most for this job, and those asked for, in the resume's order, with their weights."""
    lines = [line for line in _candidates(interview) if not _names(line.text, without)]
    lines = [line for line in lines if _says_enough(interview, line) or _is_wanted(line, changes)]
    weights = [_strength(interview, phrases, line) for line in lines]
    for change in changes:
        if (
            change["kind"] == "mention"
            and (index := find_in_letter([line.text for line in lines], change["words"])) is not None
        ):
            weights[index] += 10
    most = DEEDS + 2 * sum(change["kind"] == "longer" for change in changes)
    most += sum(weight >= 10 for weight in weights) if sum(weight >= 10 for weight in weights) < DEEDS else DEEDS
    ranked = sorted(range(len(lines)), key=lambda index: -weights[index])[:most]
    return [(lines[index], weights[index]) for index in sorted(ranked)]


def _says_enough(interview: Interview, line: Line) -> bool:
    """Whether a line can stand in a letter by itself: a deed, or a note with a number in it."""
    return deed_of(interview, line) is not None or bool(find_numbers(line.text))


def _is_wanted(line: Line, changes: Sequence[Change]) -> bool:
    return any(change["kind"] == "mention" and _names(line.text, [change["words"]]) for change in changes)


def _strength(interview: Interview, phrases: Phrases, line: Line) -> float:
    """How much a line speaks for the person: what the posting asks for first, then results and numbers."""
    asked = max((overlap(line.text, one) for one in requirements_of(interview)), default=0.0)
    result = re.search(phrases.say("ask.outcome_words"), line.text, re.IGNORECASE) is not None
    current = interview.value(line.section, line.entry, "endDate") is None
    plain = 0.0 if deed_of(interview, line) else -0.6
    length = -0.4 if len(line.text.split()) < 4 else 0.0
    newest = in_order(interview, line.section)[:1] == [line.entry]
    return (
        2 * asked + 0.7 * bool(find_numbers(line.text)) + 0.6 * result + 0.2 * current + 0.2 * newest + plain + length
    )


def _names(text: str, words: Sequence[str]) -> bool:
    """Whether a text speaks of one of the things to be left out."""
    return any(find_in_letter([text], one) is not None for one in words)


# --- papers, skills and languages


def _credentials(interview: Interview) -> list[Fact]:
    wanted = {("certificates", "name"), ("languages", "language"), ("awards", "title"), ("skills", "skill")}
    wanted.add(("basics", "summary"))
    wanted |= {("education", name) for name in ("institution", "studyType", "area")}
    return [
        fact
        for fact in interview.live_facts()
        if (fact.section, fact.field) in wanted and not _is_to_come(interview, fact)
    ]


def _is_to_come(interview: Interview, fact: Fact) -> bool:
    """Whether a paper is dated after this month: it is not held yet."""
    date = interview.value(fact.section, fact.entry, "date")
    return (
        fact.section in {"certificates", "awards"} and date is not None and month_number(date) > this_month(interview)
    )


def _more(
    interview: Interview,
    phrases: Phrases,
    changes: Sequence[Change],
    without: Sequence[str],
    *,
    few: bool,
    who: Sentence | None,
) -> list[Sentence]:
    """Papers, skills and languages: first what the posting asks for, and with few deeds whatever there is."""
    asked = {fact.id for met in coverage(interview) for fact in met.facts}
    facts = [fact for fact in _credentials(interview) if not _names(fact.value, without)]
    for change in changes:
        if change["kind"] == "mention":
            index = find_in_letter([fact.value for fact in facts], change["words"])
            asked |= {facts[index].id} if index is not None else set()
    has_posting = bool(requirements_of(interview))
    rows = (("certificates", "letter.hold", 1.5), ("skills", "letter.know", 0.8), ("languages", "letter.speak", 0.7))
    found: list[Sentence | None] = []
    if (study := _study(interview, phrases, asked, few=few, who=who)) and not _names(study.text, without):
        found.append(study)
    for section, key, weight in rows:
        own = [fact for fact in facts if fact.section == section]
        first = [fact for fact in own if fact.id in asked]
        rest = (
            [fact for fact in own if fact.id not in asked]
            if few or not has_posting or section == "certificates"
            else []
        )
        found.append(listed(interview, phrases, key, [*first, *rest][:_LISTED], weight + bool(first)))
    ready = [ready_sentence(phrases, fact) for fact in facts if fact.section == "basics" and fact.id in asked]
    awards = [fact for fact in facts if fact.section == "awards" and (few or fact.id in asked)]
    found += ready
    found.append(listed(interview, phrases, "letter.received", awards[:2], 0.9))
    return [sentence for sentence in found if sentence]


def _study(
    interview: Interview, phrases: Phrases, asked: set[str], *, few: bool, who: Sentence | None
) -> Sentence | None:
    """The newest studies, where the posting asks for them or there is little else to tell."""
    for entry in in_order(interview, "education")[:1]:
        wanted = any(fact.id in asked for fact in interview.live_facts("education", entry))
        sentence = study_sentence(interview, phrases, entry, "more")
        if (wanted or few) and sentence and (who is None or set(who.facts).isdisjoint(sentence.facts)):
            return sentence
    return None


# --- the person's changes


def _reworded(letter: Sequence[Sentence], changes: Sequence[Change]) -> tuple[Sentence, ...]:
    """The letter with single sentences dropped or replaced; one that is not there any more changes nothing."""
    sentences = list(letter)
    for change in changes:
        if change["kind"] == "drop":
            sentences = [one for one in sentences if one.text not in change["old"]]
        elif change["kind"] == "replace":
            sentences = [
                replace(one, text=change["words"], facts=()) if one.text in change["old"] else one for one in sentences
            ]
    return tuple(sentences)
