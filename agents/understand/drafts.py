"""The entries of one message in the making, and which one a value belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from agents.understand.clauses import DATED
from agents.understand.names import ORGANISATION
from agents.understand.page import Page, Slot
from agents.understand.told_titles import employer_behind, is_called_title
from agents.understand.values import Context
from agents.understand.words import Clause

NAME_FIELD = {
    "work": "name",
    "education": "institution",
    "volunteer": "organization",
    "projects": "name",
    "certificates": "name",
    "awards": "title",
}
_SEVERAL = frozenset({"highlight", "score"})
"""Fields of which an entry may have more than one."""
_PROMOTED = re.compile(
    r"\b(?:promoted|became|moved\s+up|worked\s+my\s+way\s+up|bumped\s+up|stepped\s+up|made\s+me|(?:stayed|kept|taken)\s+on|took\s+over\s+as)\b",
    re.IGNORECASE,
)
_COMMON = frozenset(
    "city county community central general primary royal regional public local branch town state".split()
)
_EMPLOYED_BY = re.compile(r"\b(?:at|@|for(?!\s+(?:\d|(?:[a-z]+\s+)?[a-z]+ing\b)))\s")
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
    risen_from: Draft | None = None
    """The job with the same employer that a promotion ended."""

    def has(self, name: str) -> bool:
        return name in self.filled or any(slot.field == name for slot in self.slots)

    def share_end(self) -> None:
        """The end of the years with an employer is that of the last job there: the one before ended with the promotion
        ("2013-2018, started as a junior and became stylist in 2015")."""
        before, start = self.risen_from, self.slot("startDate")
        end = before.slot("endDate") if before else None
        if before is None or start is None or end is None or self.has("endDate") or end.value <= start.value:
            return
        self.slots.append(end)
        before.slots[before.slots.index(end)] = replace(start, field="endDate")

    def fields(self) -> set[str]:
        return self.filled | {slot.field for slot in self.slots}

    def slot(self, name: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.field == name), None)


class Desk:
    """The drafts of one message, and which one is open in each section."""

    def __init__(self, page: Page, context: Context) -> None:
        self.page = page
        self.context = context
        self.drafts: list[Draft] = []
        self.open: dict[str, Draft] = {}
        self.last = context.asked_section if context.asked_section in DATED else ""
        if context.asked_section and context.asked_entry is not None:
            self.open_known(context.asked_section, context.asked_entry)

    def open_known(self, section: str, number: int) -> Draft:
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
        known = [fact for fact in self.context.live(section) if fact.field == key]
        for fact in reversed(known):
            if same_name(fact.value, words):
                return self.open_known(section, fact.entry)
        short = [fact for fact in known if section == "work" and is_short_for(words, fact.value)]
        return self.open_known(section, short[0].entry) if len(short) == 1 else None

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
        if slot.field == "position" and is_called_title(self.page, clause, slot.start):
            employer = employer_behind(self.page, clause, slot.end)
            draft = self.named(section, employer) if employer else self._spoken_of() or draft
            if draft is not None and draft.number is not None and draft.slot("position") is None:
                draft.slots.append(slot)
                return False
        if draft is not None and draft.number is not None and self._is_told(draft, slot):
            return False
        if draft is not None and slot.field == "location" and draft.has("location"):
            return False  # a place alone begins no entry
        begun = False
        earlier: Draft | None = None
        main = _MAIN.get(section, ())
        started = draft is not None and any(draft.has(name) for name in main)
        fresh = slot.fresh and draft is not None and bool(draft.fields())
        again = draft is not None and slot.field not in _SEVERAL and draft.has(slot.field)
        if draft is None or fresh or again or (opening and started and slot.field in main):
            earlier = draft
            draft = self.new(section)
            begun = True
            if earlier is not None and earlier.again is not None and slot.field == "position":
                draft.slots.append(earlier.again)
            elif (
                section == "work"
                and slot.field == "position"
                and earlier
                and (_PROMOTED.search(self.page.words(clause)) or self._goes_on(earlier, slot, clause))
            ):
                self._inherit_employer(earlier, draft, clause)
        draft.slots.append(slot)
        if section == "work" and slot.field == "position" and not draft.has("name"):
            self._inherit_trainer(draft, clause)
        if begun and section == "education" and earlier and slot.field in {"studyType", "area"}:
            self._inherit_school(earlier, draft, clause)
        return begun

    def _spoken_of(self) -> Draft | None:
        """The job of the interview whose title is told; none where another was begun, or another is asked for."""
        if (draft := self.open.get("work")) is not None:
            return draft
        live = self.context.live("work")
        asks_another = self.context.asked_section == "work" and self.context.asked_entry is None
        if not live or (asks_another and any(f.field == "position" for f in live if f.entry == live[-1].entry)):
            return None
        return self.open_known("work", live[-1].entry)

    def _inherit_trainer(self, draft: Draft, clause: Clause) -> None:
        """Who stays on after an apprenticeship works where it was: its name goes along, from the same words."""
        trainer = self.open["education"].slot("institution") if "education" in self.open else None
        if trainer is not None and _PROMOTED.search(self.page.words(clause)):
            draft.slots.append(replace(trainer, section="work", field="name"))

    def _inherit_school(self, earlier: Draft, draft: Draft, clause: Clause) -> None:
        """Another degree "there" is of the same school: its name goes along, from the same words."""
        school = earlier.slot("institution")
        words = self.page.words(clause)
        if school is not None and re.search(r"\bthere\b(?!\s+(?:is|was|are|were))", words, re.IGNORECASE):
            draft.slots.append(school)

    def _is_told(self, draft: Draft, slot: Slot) -> bool:
        value = self.page.text[slot.start : slot.end].lower()
        live = self.context.live(draft.section, draft.number)
        return any(fact.field == slot.field and fact.value.lower() == value for fact in live)

    def _goes_on(self, earlier: Draft, slot: Slot, clause: Clause) -> bool:
        """Whether a title goes on a list of them in the sentence that named the employer ("…, then as a foreman")."""
        name = earlier.slot("name")
        lead = self.page.text[clause.start : slot.start]
        return (
            name is not None
            and clause.opener == "then"
            and re.fullmatch(r"\s*(?:as\s+)?(?:an?\s+|the\s+)?", lead, re.IGNORECASE) is not None
            and re.search(r"[.!?\n;]\s", self.page.text[name.end : clause.start]) is None
        )

    def _inherit_employer(self, earlier: Draft, draft: Draft, clause: Clause) -> None:
        """A promotion is another title with the same employer: its name goes along, from the same words."""
        name = earlier.slot("name")
        if name is not None and not _EMPLOYED_BY.search(self.page.words(clause)):
            draft.slots.append(name)
            draft.risen_from = earlier


def is_short_for(words: str, name: str) -> bool:
    """Whether words are the end of a longer name, with more in them than the kind of place ("Millennium library")."""
    short, long = (re.sub(r"[^\w ]|\b(?:the|inc|llc|ltd)\b", "", text.lower()).split() for text in (words, name))
    own = [word for word in short if len(word) > 4 and word not in ORGANISATION | _COMMON]
    return 2 <= len(short) < len(long) and long[-len(short) :] == short and bool(own)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings name the same employer or school."""
    left, right = (re.sub(r"[^\w ]|\b(?:the|inc|llc|ltd|co|corp)\b", "", name.lower()).strip() for name in (one, other))
    if not left or not right:
        return False
    if min(len(left), len(right)) >= 6 and (left in right.split()[-1:] or right in left.split()[-1:]):
        return True
    return fuzz.ratio(left, right) >= 88 or (
        min(len(left), len(right)) >= 4
        and (left.split()[0] == right.split()[0])
        and fuzz.partial_ratio(left, right) >= 95
    )
