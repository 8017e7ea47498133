"""Slots of a whole message → entries: which employer, title and date are one job, and which number it has in the
interview."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from agents.understand.clauses import DATED, date_slots, read_clause
from agents.understand.page import Page, Slot
from agents.understand.values import Context, Found
from agents.understand.words import Clause

NAME_FIELD = {
    "work": "name",
    "education": "institution",
    "volunteer": "organization",
    "projects": "name",
    "certificates": "name",
    "awards": "title",
}
_DATE_WORDS = re.compile(
    r"\b(?:i|was|there|it|that|the|dates?|from|since|until|till|started|start|left|ended|end|finished|quit|"
    r"joined|began|about|around|think|maybe|probably|for|years?|and|to|in|now|still|here|worked|got|been|these|"
    r"was|were|job|my|first|last|summer|full|part|time)\b"
)
_MANY = frozenset({"highlight", "course", "skill"})
_PROMOTED = re.compile(
    r"\b(?:promoted|became|moved\s+up|worked\s+my\s+way\s+up|bumped\s+up|stepped\s+up|made\s+me|took\s+over\s+as)\b",
    re.IGNORECASE,
)
_TITLED_ANEW = frozenset({"then", "before", "also", "now"})
_MAIN = {
    "work": ("name", "position"),
    "education": ("institution", "studyType", "area"),
    "volunteer": ("organization", "position"),
    "projects": ("name", "description"),
}


@dataclass(slots=True)
class Draft:
    """An entry in the making. `number` is known where it is an entry of the interview; `filled` are its fields
    there."""

    section: str
    number: int | None = None
    filled: set[str] = field(default_factory=set)
    slots: list[Slot] = field(default_factory=list)
    named: bool = False
    """The message names this entry of the interview, so that another date for it is meant."""
    again: Slot | None = None
    """Where it does so: another title there is another entry with the same employer."""

    def has(self, name: str) -> bool:
        return name in self.filled or any(slot.field == name for slot in self.slots)

    def fields(self) -> set[str]:
        return self.filled | {slot.field for slot in self.slots}

    def slot(self, name: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.field == name), None)


class _Desk:
    """The drafts of one message, and which one is open in each section."""

    def __init__(self, page: Page, context: Context) -> None:
        self.page = page
        self.context = context
        self.drafts: list[Draft] = []
        self.open: dict[str, Draft] = {}
        self.last = context.asked_section if context.asked_section in DATED else ""
        if context.asked_section and context.asked_entry is not None:
            self._open_known(context.asked_section, context.asked_entry)

    def _open_known(self, section: str, number: int) -> Draft:
        known = next((draft for draft in self.drafts if draft.section == section and draft.number == number), None)
        if known is None:
            filled = {fact.field for fact in self.context.live(section, number)}
            known = Draft(section, number, filled)
            self.drafts.append(known)
        self.open[section] = known
        return known

    def new(self, section: str) -> Draft:
        draft = Draft(section)
        self.drafts.append(draft)
        self.open[section] = draft
        return draft

    def current(self, section: str) -> Draft:
        return self.open.get(section) or self.new(section)

    def named(self, section: str, words: str) -> Draft | None:
        """The entry that carries this name already, in this message or in the interview."""
        key = NAME_FIELD.get(section, "name")
        for draft in self.drafts:
            slot = draft.slot(key)
            if draft.section == section and slot and same_name(self.page.text[slot.start : slot.end], words):
                return draft
        for fact in reversed(self.context.live(section)):
            if fact.field == key and same_name(fact.value, words):
                return self._open_known(section, fact.entry)
        return None

    def add(self, slot: Slot, clause: Clause, *, opening: bool) -> bool:
        """Put a slot of an entry where it belongs; returns whether a new entry was begun."""
        section = slot.section
        self.last = section
        words = self.page.text[slot.start : slot.end]
        if slot.field == NAME_FIELD.get(section):
            known = self.named(section, words)
            if known is not None and section in DATED:
                known.named = known.number is not None
                known.again = slot
                self.open[section] = known
                return False
        draft = self.open.get(section)
        if draft is not None and draft.number is not None and self._is_told(draft, slot):
            return False
        begun = False
        main = _MAIN.get(section, ())
        started = draft is not None and any(draft.has(name) for name in main)
        if draft is None or slot.fresh or draft.has(slot.field) or (opening and started and slot.field in main):
            earlier = draft
            draft = self.new(section)
            begun = True
            if earlier is not None and earlier.again is not None and slot.field == "position":
                draft.slots.append(earlier.again)
            elif (
                section == "work" and slot.field == "position" and earlier and _PROMOTED.search(self.page.words(clause))
            ):
                self._inherit_employer(earlier, draft, clause)
        draft.slots.append(slot)
        return begun

    def _is_told(self, draft: Draft, slot: Slot) -> bool:
        value = self.page.text[slot.start : slot.end].lower()
        live = self.context.live(draft.section, draft.number)
        return any(fact.field == slot.field and fact.value.lower() == value for fact in live)

    def _inherit_employer(self, earlier: Draft, draft: Draft, clause: Clause) -> None:
        """A promotion is another title with the same employer: its name goes along, from the same words."""
        name = earlier.slot("name")
        if name is not None and not re.search(r"\b(?:at|for|@)\s", self.page.words(clause)):
            draft.slots.append(name)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings name the same employer or school."""
    left, right = (re.sub(r"[^\w ]|\b(?:the|inc|llc|ltd|co|corp)\b", "", name.lower()).strip() for name in (one, other))
    if not left or not right:
        return False
    return fuzz.ratio(left, right) >= 88 or (
        min(len(left), len(right)) >= 4
        and (left.split()[0] == right.split()[0])
        and fuzz.partial_ratio(left, right) >= 95
    )


def read_entries(page: Page, context: Context) -> tuple[list[Found], list[Found]]:
    """Facts of a message, numbered, and those to be asked back."""
    desk = _Desk(page, context)
    for number, clause in enumerate(page.clauses):
        slots = read_clause(page, clause, context, first=number == 0)
        _place(desk, page, clause, slots)
    return _number(desk, page, context)


def _place(desk: _Desk, page: Page, clause: Clause, slots: list[Slot]) -> None:
    """Put the slots of a clause into drafts; dates go to the entry named before them, else to the one after."""
    spans = {span.start: span for span in page.dates_in(clause)}
    framed = [slot for slot in slots if slot.section in {*DATED, "certificates", "awards", "publications"}]
    opening = clause.opener in _TITLED_ANEW
    pending: list[Slot] = []
    highlights = [slot for slot in slots if slot.field == "highlight"]
    seen_frame = False
    for slot in slots:
        if slot.field == "highlight":
            continue
        if slot.section in {"work", "education", "volunteer", "projects", "certificates", "awards", "publications"}:
            begun = desk.add(slot, clause, opening=opening)
            opening = opening and not begun and not seen_frame
            opening = False
            seen_frame = True
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
            desk._open_known(section, live[-1].entry)
        desk.current(section).slots.append(Slot(section, "highlight", slot.start, slot.end))


def _next_wants(desk: _Desk, framed: list[Slot], slot: Slot) -> bool:
    """Whether a date in a list stands before its entry ("2015 target, 2017 walmart"): the open entry has its dates."""
    draft = desk.open.get(desk.last)
    return draft is not None and (draft.has("startDate") or draft.has("date"))


def _dates_alone(page: Page, clause: Clause, span: object, highlights: list[Slot], desk: _Desk) -> bool:
    """Whether a date in a clause without a frame dates the entry: not the year in which something was achieved."""
    if not highlights:
        draft = desk.open.get(desk.last)
        rest = page.words(clause).replace(page.text[getattr(span, "start", 0) : getattr(span, "end", 0)], " ")
        bare = not re.search(r"[a-z]{3,}", re.sub(_DATE_WORDS, " ", rest.lower()))
        return bare or (draft is not None and bool(draft.slots or draft.filled))
    words = page.words(clause)
    return getattr(span, "kind", "") in {"range", "since", "until"} and not re.search(r"\d\s*(?:%|percent)", words)


def _dated_section(desk: _Desk) -> str:
    live = [fact for fact in desk.context.facts if fact.is_live and fact.section in DATED]
    if live:
        desk._open_known(live[-1].section, live[-1].entry)
        return live[-1].section
    return "work"


def _add_date(desk: _Desk, page: Page, clause: Clause, span: object, section: str) -> None:
    from agents.understand.dates import DateSpan

    assert isinstance(span, DateSpan)
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


def _number(desk: _Desk, page: Page, context: Context) -> tuple[list[Found], list[Found]]:
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
            if not _known(found, context):
                (unsure if slot.unsure else facts).append(found)
    order = {id(found): index for index, found in enumerate(facts)}
    return sorted(facts, key=lambda found: (found.start, order[id(found)])), unsure


def _known(found: Found, context: Context) -> bool:
    return any(
        fact.field == found.field
        and fact.value.lower() == found.value.lower()
        and (fact.entry == found.entry or found.section in {"skills", "languages", "certificates"})
        for fact in context.live(found.section)
    )
