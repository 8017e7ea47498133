"""What Vita has: the resume as text with numbered lines, the facts with their words, the words behind a line."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from agents.asking import word_progress
from agents.clean import clean_note, tidy_value
from agents.coverage import coverage, describe_gaps
from agents.exchange import Exchange
from agents.plan import progress
from agents.sections import SECTIONS
from agents.unmet import refused_requirements
from storage.export.words import words_of
from storage.facts import Fact
from storage.interview import Interview, Line
from storage.resume import RANK, Resume, assemble, in_order
from storage.resume import SECTIONS as ALL_SECTIONS


def resume_of(interview: Interview, *, without: Collection[tuple[str, int]] = ()) -> Resume:
    """The resume as it stands, with values spelled as a resume spells them, but for the entries of `without`."""
    return assemble(interview, tidy_value, without=without)


def numbered_lines(interview: Interview) -> list[Line]:
    """The written lines in the order in which the resume shows them; the person counts them from 1. Skills are one list
    and have no numbers.
    """
    lines: list[Line] = []
    for section in ALL_SECTIONS:
        for entry in in_order(interview, section):
            found = [line for line in interview.lines if (line.section, line.entry) == (section, entry)]
            lines += sorted((line for line in found if line.section != "skills"), key=lambda line: line.rank)
    return lines


def show_resume(exchange: Exchange, *, without: Collection[tuple[str, int]] = ()) -> None:
    """Everything so far, section by section, but for the entries of `without`; written lines carry their numbers."""
    interview, phrases = exchange.interview, exchange.phrases
    numbers = {
        (line.section, line.entry, line.rank): number for number, line in enumerate(numbered_lines(interview), 1)
    }
    blocks: list[str] = []
    for section in ALL_SECTIONS:
        rows: list[str] = []
        for entry in in_order(interview, section):
            if (section, entry) in without:
                continue
            if heading := describe_entry(exchange, section, entry):
                rows.append(heading)
            rows += _entry_rows(interview, section, entry, numbers)
        if rows:
            name = phrases.say(f"sections.{section}.name")
            blocks.append(f"{name[:1].upper()}{name[1:]}\n" + "\n".join(rows))
    if not blocks:
        exchange.say("show.nothing")
        return
    exchange.said.append("\n\n".join(blocks))


def _entry_rows(interview: Interview, section: str, entry: int, numbers: dict[tuple[str, int, int], int]) -> list[str]:
    """An entry's written lines with their numbers; before they are written, the notes as they were said."""
    if section == "skills":
        return []
    lines = sorted(
        (line for line in interview.lines if (line.section, line.entry) == (section, entry)), key=lambda line: line.rank
    )
    written = {fact for line in lines for fact in line.facts}
    notes = [
        fact
        for fact in interview.live_facts(section, entry)
        if fact.field in LONG and fact.id not in written and clean_note(fact.value) is not None
    ]
    rows = [f"  {numbers[(section, entry, line.rank)]}. {line.text}" for line in lines]
    return rows + [f"  - {note.value}" for note in notes]


def describe_entry(exchange: Exchange, section: str, entry: int) -> str:
    """One entry in a line: "Staff Nurse, Mercy Hospital, Leeds (2018-04 – 2021)"."""
    interview = exchange.interview
    if section == "skills":
        facts = interview.live_facts("skills", entry)
        first = entry == interview.entries("skills")[0]
        names = [line.text for line in interview.lines if line.section == "skills"]
        listed = names or [tidy_value(fact.value, "skill") for fact in interview.live_facts("skills", field="skill")]
        others = [tidy_value(fact.value, fact.field) for fact in facts if fact.field in {"name", "keyword"}]
        return ", ".join([*(listed if first else []), *others])
    values = {fact.field: fact for fact in interview.live_facts(section, entry) if fact.field not in LONG | {RANK}}
    single = [values.pop(name).value for name in ("date", "releaseDate") if name in values]
    start, end = (values.pop(name).value if name in values else None for name in ("startDate", "endDate"))
    words = words_of(interview.language)
    dates = words.date(single[0]) if single else words.dates(start, end)
    order = sorted(values.values(), key=lambda fact: FIRST.index(fact.field) if fact.field in FIRST else len(FIRST))
    text = ", ".join(tidy_value(fact.value, fact.field) for fact in order)
    return f"{text} ({dates})" if text and dates else text or dates


LONG = frozenset({"highlight", "summary"})
FIRST = (
    *("position", "title", "studyType", "area", "name", "organization", "institution", "language", "fluency", "label"),
    *("location", "city", "region", "countryCode", "email", "phone", "url"),
)
"""Fields in the order in which an entry's heading names them; the others follow as they were told."""


def show_facts(exchange: Exchange) -> None:
    """Every fact that holds, by section, each with the words it came from."""
    interview = exchange.interview
    blocks: list[str] = []
    for section in dict.fromkeys([*SECTIONS, *ALL_SECTIONS]):
        rows = [fact_row(exchange, fact) for fact in interview.live_facts(section)]
        if rows:
            name = exchange.phrases.say(f"sections.{section}.name")
            blocks.append(f"{name[:1].upper()}{name[1:]}\n" + "\n".join(rows))
    if not blocks:
        exchange.say("show.nothing")
        return
    exchange.say("show.facts")
    exchange.said.append("\n\n".join(blocks))


def fact_row(exchange: Exchange, fact: Fact) -> str:
    """A fact with what it is and the words it came from."""
    words = " ".join(fact.source.words.split())
    keys = (f"shown.{fact.section}_{fact.field}", f"shown.{fact.field}", f"fields.{fact.field}")
    field = next((exchange.phrases.say(key) for key in keys if exchange.phrases.has(key)), fact.field)
    value = tidy_value(fact.value, fact.field) if fact.field not in LONG else fact.value
    return exchange.phrases.say("show.fact", field=field, value=value, words=words)


def show_why(exchange: Exchange, lines: Sequence[Line]) -> None:
    """The person's own words behind each of these lines."""
    for line in lines:
        words = "\n".join(f"- “{' '.join(exchange.interview.fact(fact).source.words.split())}”" for fact in line.facts)
        exchange.say("show.why", line=line.text, words=words)


def show_progress(exchange: Exchange) -> None:
    now = progress(exchange.interview)
    exchange.said.append(word_progress(exchange.phrases, now, "show.progress", "show.progress_short"))


def show_gaps(exchange: Exchange, *, most: int = 6) -> None:
    """What the posting asks for and no fact shows; nothing without a target or gaps. What got a no is left out."""
    refused = refused_requirements(exchange.interview)
    if gaps := [gap for gap in describe_gaps(exchange.interview) if gap not in refused]:
        rows = "\n".join(f"- {gap}" for gap in gaps[:most])
        exchange.say("show.gaps", gaps=rows)


def show_score(exchange: Exchange) -> None:
    """How many of the posting's requirements the facts support, and which."""
    if exchange.interview.target is None:
        exchange.say("target.none")
        return
    met = coverage(exchange.interview)
    if not met:
        exchange.say("target.no_requirements")
        return
    musts = [row for row in met if row.requirement.must]
    exchange.say(
        "show.score",
        met=sum(bool(row.facts) for row in met),
        total=len(met),
        musts_met=sum(bool(row.facts) for row in musts),
        musts=len(musts),
    )
    supported = [f"- {row.requirement.text}  ← “{row.facts[0].source.words}”" for row in met if row.facts]
    if supported:
        exchange.say("show.supported", rows="\n".join(supported))
    show_gaps(exchange, most=len(met))
