"""Slots of a whole message → entries: which employer, title and date are one job, and which number it has in the
interview."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agents.understand.clauses import DATED, date_slots, read_clause
from agents.understand.dates import DateSpan
from agents.understand.deeds import is_loose_deed
from agents.understand.drafts import Desk, Draft
from agents.understand.extras import without_dates
from agents.understand.introductions import read_introduction
from agents.understand.job_lines import could_be_name
from agents.understand.listings import read_listings
from agents.understand.names import is_place
from agents.understand.page import Page, Slot
from agents.understand.profile import opens_message
from agents.understand.remarks import is_remark
from agents.understand.results import known_employer
from agents.understand.values import Context, Found
from agents.understand.words import Clause, is_past, is_verb, strip, tokenize
from storage.facts import Fact

_DATE_WORDS = re.compile(
    r"\b(?:i|was|there|it|that|the|dates?|from|since|until|till|started|start|left|ended|end|finished|quit|"
    r"joined|began|about|around|think|maybe|probably|for|years?|and|to|in|now|still|here|worked|got|been|these|"
    r"was|were|job|my|first|last|summer|full|part|time)\b"
)
_MANY = frozenset({"highlight", "course", "skill"})
_TITLED_ANEW = frozenset({"then", "before", "also", "now"})


def read_entries(page: Page, context: Context) -> tuple[list[Found], list[Found]]:
    """Facts of a message, numbered, and those to be asked back."""
    context = _without_question(page, context)
    desk = Desk(page, context)
    listings = read_listings(page, context)
    introduced, told = read_introduction(page, context)
    for slot in introduced:
        desk.add(slot, page.clauses[0], opening=False)
    before: list[Slot] = []
    for number, clause in enumerate(_after(page, told)):
        if clause.sentence in listings:
            _place_listing(desk, page, clause, listings[clause.sentence])
            listings[clause.sentence] = []
            continue
        job = desk.open.get("work")
        expects = (
            desk.last == "work" and job is not None and bool(job.slots) and job.has("position") and not job.has("name")
        )
        slots = read_clause(
            page,
            clause,
            context,
            first=not told and (number == 0 or opens_message(page.text, clause.start)),
            expects=expects,
        )
        if deed := _told_of(desk, page, clause, slots, before):
            slots = [*slots, deed]
        _place(desk, page, clause, slots)
        before = slots
    return _number(desk, page, context)


def _without_question(page: Page, context: Context) -> Context:
    """The context without the open question where that is about things that have no dates and the message tells some:
    jobs and projects come when tools are asked for, too."""
    undated = context.asked_section in {"skills", "interests"}
    if undated and any(span.kind != "point" for span in page.dates):
        return replace(context, asked_section=None, asked_entry=None, asked_fields=())
    return context


def _told_of(desk: Desk, page: Page, clause: Clause, slots: list[Slot], before: list[Slot]) -> Slot | None:
    """The duty in a statement that no reader took (only its date, perhaps), behind a job, a project or a deed of the
    same message: "dry van and reefer", "212 welds in 19 days". `before` are the slots of the statement before it."""
    start, end = without_dates(page, clause)
    words = page.text[start:end]
    if any(slot.field != "date" for slot in slots) or len(words.split()) < 2:
        return None
    open_job = desk.open.get("work") if desk.last == "work" else None
    fields = {slot.field for slot in before}
    told = False
    if desk.last == "projects" and desk.open["projects"].slots:
        told = not is_remark(words) and not words.endswith("?")
    elif not slots and open_job is not None and open_job.has("startDate") and open_job.slots:
        told = is_loose_deed(words)
    elif not slots and "highlight" in fields:
        told = is_loose_deed(words) and re.search(r"\d", words) is not None
    elif not slots and "name" in fields and "position" not in fields and desk.last == "work":
        told = could_be_name(words) and not is_place(words) and len(words.split()) <= 3
    return Slot("", "highlight", start, end) if told else None


def _after(page: Page, told: int) -> list[Clause]:
    """The clauses behind what is told already."""
    return [
        clause if clause.start >= told else Clause(*strip(page.text, told, clause.end), "", clause.sentence)
        for clause in page.clauses
        if page.text[max(clause.start, told) : clause.end].strip(" ,.!;:-/|\n")
    ]


def _place_listing(desk: Desk, page: Page, clause: Clause, slots: list[Slot]) -> None:
    """Put the slots of a list into drafts; an end of a study alone belongs to the last one known."""
    known = desk.context.live("education")
    if known and "education" not in desk.open and any(slot.section == "education" for slot in slots):
        desk.open_known("education", known[-1].entry)
    _place(desk, page, clause, slots)


def _place(desk: Desk, page: Page, clause: Clause, slots: list[Slot]) -> None:
    """Put the slots of a clause into drafts; dates go to the entry named before them, else to the one after."""
    spans = {span.start: span for span in page.dates_in(clause)}
    framed = [slot for slot in slots if slot.section in {*DATED, "certificates", "awards", "publications"}]
    opening = clause.opener in _TITLED_ANEW
    pending: list[Slot] = []
    highlights = [slot for slot in slots if slot.field == "highlight" and not slot.section]
    studies = desk.context.live("education")
    employers: list[tuple[Slot, Draft]] = []
    seen_frame = False
    for slot in slots:
        if slot.field == "highlight" and not slot.section:
            continue
        if slot.section == "education" and slot.field == "highlight" and studies and "education" not in desk.open:
            desk.open_known("education", studies[-1].entry)
        if slot.section in {"work", "education", "volunteer", "projects", "certificates", "awards", "publications"}:
            desk.add(slot, clause, opening=opening)
            opening = False
            seen_frame = True
            if slot.section == "work" and slot.field == "name":
                employers.append((slot, desk.open["work"]))
            for waiting in pending:
                _add_date(desk, page, clause, spans[waiting.start], slot.section)
            pending = []
        elif slot.field == "date":
            span = spans[slot.start]
            if seen_frame:
                if any(other.start > slot.start for other in framed) and _next_wants(desk, framed, slot):
                    pending.append(slot)
                else:
                    _add_date(desk, page, clause, span, desk.last)
            elif framed:
                pending.append(slot)
            elif _dates_alone(page, clause, span, highlights, desk):
                _add_date(desk, page, clause, span, desk.last or _dated_section(desk))
        else:
            desk.add(slot, clause, opening=False)
    for slot in highlights:
        if (owner := _owner(desk, page, slot, employers)) is not None:
            owner.slots.append(Slot("work", "highlight", slot.start, slot.end))
            continue
        section = desk.last if desk.last in {"work", "volunteer", "projects", "education"} else "work"
        if section == "education":
            section = (
                "work"
                if desk.open.get("work") or desk.context.live("work") or desk.context.asked_section != "education"
                else "education"
            )
        if section == "education":
            continue
        if section not in desk.open and (live := desk.context.live(section)):
            desk.open_known(section, _entry_meant(page, slot, live, desk.context))
        desk.current(section).slots.append(Slot(section, "highlight", slot.start, slot.end))


def _entry_meant(page: Page, slot: Slot, live: list[Fact], context: Context) -> int:
    """The entry of a deed that names none: the last one told; or the job that goes on, for what is told in the present
    where nothing was asked and the last job has ended."""
    words = [token.lower for token in tokenize(page.text, slot.start, slot.end) if token.is_word]
    verb = next((word for word in words if word not in {"i", "we", "also", "and", "now"}), "")
    ended = {fact.entry for fact in live if fact.field == "endDate"}
    going_on = [fact.entry for fact in live if fact.field == "startDate" and fact.entry not in ended]
    told_now = words[:1] == ["i"] and is_verb(verb) and not is_past(verb)
    if told_now and going_on and live[-1].entry in ended and context.asked_entry is None:
        return going_on[-1]
    return live[-1].entry


def _owner(desk: Desk, page: Page, slot: Slot, employers: list[tuple[Slot, Draft]]) -> Draft | None:
    """The job whose employer a deed names in its own words, or, of several in its statement, the one nearest to it."""
    if len(employers) > 1:
        return min(employers, key=lambda told: abs(told[0].start - slot.start))[1]
    if employers or not (known := known_employer(page, slot.start, slot.end, desk.context)):
        return None
    return desk.named("work", page.text[known[0].start : known[0].end])


def _next_wants(desk: Desk, framed: list[Slot], slot: Slot) -> bool:
    """Whether a date in a list stands before its entry ("2015 target, 2017 walmart"): the open entry has its dates."""
    draft = desk.open.get(desk.last)
    return draft is not None and (draft.has("startDate") or draft.has("date"))


def _dates_alone(page: Page, clause: Clause, span: DateSpan, highlights: list[Slot], desk: Desk) -> bool:
    """Whether a date in a clause without a frame dates the entry: not the year in which something was achieved."""
    if not highlights:
        draft = desk.open.get(desk.last)
        rest = page.words(clause).replace(page.text[span.start : span.end], " ")
        bare = not re.search(r"[a-z]{3,}", re.sub(_DATE_WORDS, " ", rest.lower()))
        return bare or (draft is not None and bool(draft.slots or draft.filled))
    words = page.words(clause)
    return span.kind in {"range", "since", "until"} and not re.search(r"\d\s*(?:%|percent)", words)


def _dated_section(desk: Desk) -> str:
    live = [fact for fact in desk.context.facts if fact.is_live and fact.section in DATED]
    if live:
        desk.open_known(live[-1].section, live[-1].entry)
        return live[-1].section
    return "work"


def _add_date(desk: Desk, page: Page, clause: Clause, span: DateSpan, section: str) -> None:
    draft = desk.open.get(section)
    if draft is None:
        if section not in DATED:
            return
        draft = desk.new(section)
    for slot in date_slots(page, span, clause, section, draft.fields()):
        asked = slot.field in desk.context.asked_fields
        told = draft.number is not None and draft.named
        if not any(other.field == slot.field for other in draft.slots) and (
            slot.field not in draft.filled or asked or told
        ):
            draft.slots.append(slot)
    draft.share_end()


def _number(desk: Desk, page: Page, context: Context) -> tuple[list[Found], list[Found]]:
    """Give every draft its number, in order of mention, and turn slots into facts. Facts already known are left out."""
    facts: list[Found] = []
    unsure: list[Found] = []
    following: dict[str, int] = {}
    for draft in desk.drafts:
        if not draft.slots:
            continue
        if (
            all(slot.unsure for slot in draft.slots)
            and len(draft.slots) == 1
            and draft.number is None
            and len(desk.drafts) > 1
        ):
            pass
        if draft.number is None:
            if draft.section == "basics":
                draft.number = 0
            else:
                used = max(
                    (d.number for d in desk.drafts if d.section == draft.section and d.number is not None), default=-1
                )
                draft.number = max(following.get(draft.section, context.next_entry(draft.section)), used + 1)
                following[draft.section] = draft.number + 1
        for slot in draft.slots:
            value = slot.value or page.text[slot.start : slot.end]
            found = Found(draft.section, draft.number, slot.field, value, slot.start, slot.end)
            if not is_known(found, context):
                (unsure if slot.unsure else facts).append(found)
    facts = [found for found in facts if not ends_early(found, facts, context)]
    order = {id(found): index for index, found in enumerate(facts)}
    return sorted(facts, key=lambda found: (found.start, order[id(found)])), unsure


def ends_early(date: Found, facts: Sequence[Found], context: Context) -> bool:
    """Whether an entry would end before it starts with this date: then it is left out, to be asked for."""
    if date.field not in {"startDate", "endDate"}:
        return False
    told = {f.field: f.value for f in context.live(date.section, date.entry)}
    told |= {f.field: f.value for f in facts if (f.section, f.entry) == (date.section, date.entry)}
    first, last = told.get("startDate", ""), told.get("endDate", "")
    size = min(len(first), len(last))
    return first[:size] > last[:size]


def is_known(found: Found, context: Context) -> bool:
    """Whether the interview has the fact already."""
    return any(
        fact.field == found.field
        and fact.value.lower() == found.value.lower()
        and (fact.entry == found.entry or found.section in {"skills", "languages", "certificates"})
        for fact in context.live(found.section)
    )
