"""Volunteering, projects and publications in a clause."""

from __future__ import annotations

import re
from dataclasses import replace

from agents.understand.extras import without_dates
from agents.understand.names import read_name
from agents.understand.page import Page, Slot
from agents.understand.titles import find_titles
from agents.understand.words import Clause, is_past, strip

_VOLUNTEER = re.compile(
    r"\b(?:volunteer(?:ed|ing|s)?|volunteer\s+work|voluntary|unpaid|pro\s+bono|donate[d]?\s+my\s+time|"
    r"helped\s+out|community\s+service)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\bas\s+an?\s+(?P<role>[a-z-]+(?:\s+(?!at|for|with|since|from|in|on|and|every|until|there|to)[a-z-]+){0,3})",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"(?:(?:and|also|please|add|oh)\b[\s,]*)*(?!(?:volunteer|voluntary|unpaid|i|my)\b)(?P<name>[^\W_][^:;,]{1,60}?)\s*(?::|\s-)\s+"
    r"(?=(?:i\s+)?volunteer)",
    re.IGNORECASE,
)
"""The organisation in front of what one does there: "Harbour House: volunteer since 2020"."""
_OFFICE = re.compile(
    r"(?:(?:and|also|plus|i'm|im|i\s+am|i\s+was|i've\s+been|been|the|a|currently)\s+)*(?P<role>(?:[\w-]+\s+){0,2}?"
    r"(?:treasurer|secretary|chair(?:man|woman|person)?|trustee|board\s+member|president|vice[\s-]president|"
    r"committee\s+member|coach|scout\s+leader|youth\s+leader|steward|governor|warden|referee|member\s+of\s+the\s+board|"
    r"volunteer\s+\w+))\s+(?:of|for|at|with|in)\s+(?:the\s+|my\s+|our\s+)?",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:(?:and|also|plus|i'm|im|i\s+am|i\s+was|i've\s+been|been|an?|currently)\s+)*"
    r"(?P<role>volunteer(?:ing)?\s+(?:as\s+(?:an?\s+)?)?(?:(?!at\b|for\b|with\b|in\b|on\b|every\b|"
    r"since\b|to\b|work\b)[\w-]+\s+){0,3}?(?!at\b|for\b|with\b|in\b|on\b|every\b|since\b|to\b|work\b)[\w-]+)\s+(?:at|for|with)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_CLUB = re.compile(
    r"(?:club|verein|society|association|charity|food\s+bank|shelter|church|parish|scouts|league|pta|allotments?|"
    r"foundation|trust|committee|union|choir|band|brigade)\b|verein",
    re.IGNORECASE,
)
_PERIODICAL = (
    r"(?:[A-Z][\w'&-]*\s+(?:(?:of|and|for|the|&)\s+)*)*(?:Journal|Magazine|Letters|Review|Proceedings|Press|Times|News|Gazette|"
    r"Quarterly|Annals|Bulletin|Conference|Post|Herald|Weekly|Monthly|Today)\b"
)
_AUTHORS = r"(?:[A-Z][\w'-]+,?\s+(?:[A-Z]\.?\s?){1,3}(?:\s*(?:,|;|&|and)\s*)*)+(?:et\s+al\.?)?\s*(?:\(\d{4}\))?[\s.,:]*"
"""Authors as references give them: "Raman P, Olsen K. "."""
_PROJECT = re.compile(
    r"\b(?:(?:side|personal|school|final[- ]year|capstone|hobby|pet|open[- ]source|college|class|"
    r"own)\s+projects?|projects?\s*:|(?:built|made|created|wrote|developed|designed|launched|coded|"
    r"started)\s+(?:an?|my\s+own|the|this)\s+(?:[\w-]+\s+){0,4}?(?:app|website|site|game|tool|plugin|bot|"
    r"library|blog|podcast|channel|script|robot|drone|prototype|extension|package|newsletter|zine)|"
    r"(?:run|ran|maintain|host)\s+(?:an?|my\s+own)\s+(?:[\w-]+\s+){0,3}?(?:app|website|site|game|blog|podcast|channel|"
    r"newsletter|zine)\s+(?:called|named))\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"(?:(?:and|so|then|also)\s+)*(?:i|we)(?:'ve|'m|\s+have|\s+am)?\s+\w", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:called|named|titled)\s+\"?", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"^(?:\w+,?\s+){0,3}(?:publications?|papers?|articles?)\s*:|\b(?:published|co-?authored|publication|wrote|authored|had)\s+(?:an?|the|my)?\s*"
    r"(?:(?:small|short|first|peer[- ]reviewed|scientific|research|little|long)\s+)?(?:paper|article|book|"
    r"chapter|study|novel|essay|thesis|poem|story|piece)\b",
    re.IGNORECASE,
)


def read_volunteering(page: Page, clause: Clause, *, asked: bool = False) -> list[Slot]:
    """Volunteer slots: organization, position. Empty where the clause tells of none."""
    words = page.words(clause)
    cue = _VOLUNTEER.search(words)
    if not cue and not asked:
        return _office(page, clause, asked=False)
    if headed := _HEADED.match(words):
        organization = Slot(
            "volunteer", "organization", clause.start + headed.start("name"), clause.start + headed.end("name")
        )
        rest = Clause(clause.start + headed.end(), clause.end, "", clause.sentence)
        part = [slot for slot in read_volunteering(page, rest, asked=asked) if slot.field == "position"]
        return [organization, *part]
    tokens = page.tokens(clause)
    taken = page.date_masks()
    slots: list[Slot] = []
    if office := _office(page, clause, asked=asked):
        return office
    for index in range(1, len(tokens)):
        if tokens[index - 1].lower in {"at", "for", "with", "@"}:
            if re.match(
                r"(?:\d|about|the\s+(?:last|past)|years|a\s+few|over|(?:one|two|three|four|five|six)\s)",
                page.text[tokens[index].start :],
                re.IGNORECASE,
            ):
                continue
            position = index + (tokens[index].lower in {"my", "a", "an", "our", "the"} and not tokens[index].is_cased)
            name = read_name(tokens, position, taken)
            if name:
                slots.append(Slot("volunteer", "organization", tokens[name[0]].start, tokens[name[1]].end))
                break
    for title in find_titles(tokens, taken):
        start, end = tokens[title.first].start, tokens[title.last].end
        if (
            re.search(r"\bas\s+(?:an?\s+|the\s+|their\s+)?$", page.text[clause.start : start], re.IGNORECASE)
            or (
                page.text[start:end].lower().startswith("volunteer ")
                and (title.first == 0 or page.text[start - 1] == " ")
            )
            or (
                title.first == 0
                and not is_past(page.text[start:end].lower().split()[0])
                and len(tokens) > title.last + 1
                and tokens[title.last + 1].lower in {"at", "for"}
                and "volunteer" in page.text[start:end].lower()
            )
        ):
            slots.append(Slot("volunteer", "position", start, end))
            break
    if not any(slot.field == "position" for slot in slots) and (
        role := _ROLE.search(page.text, clause.start, clause.end)
    ):
        slots.append(Slot("volunteer", "position", *role.span("role")))
    if asked and not slots and not cue and len(tokens) <= 6:
        start, end = without_dates(page, clause)
        if start < end:
            slots.append(Slot("volunteer", "organization", start, end))
    if not slots and cue and page.text[clause.start : clause.end].lower().startswith("volunteer"):
        return []
    return sorted(slots, key=lambda slot: slot.start)


def _office(page: Page, clause: Clause, *, asked: bool) -> list[Slot]:
    """An office in a club ("treasurer of the Harbour Rowing Club") or a volunteer's part ("volunteer dock lead at …").
    Without the question, the organisation must be one by its word."""
    ahead = [span.end for span in page.dates_in(clause) if span.start - clause.start <= len("between ")]
    start = re.compile(r"[\s,]*").match(page.text, ahead[0] if ahead else clause.start).end()  # type: ignore[union-attr]
    match = _OFFICE.match(page.text, start, clause.end) or _PART.match(page.text, start, clause.end)
    if match is None:
        return []
    tokens = [token for token in page.tokens(clause) if token.start >= match.end()]
    name = read_name(tokens, 0, page.date_masks()) if tokens else None
    if name is None:
        return []
    start, end = tokens[name[0]].start, tokens[name[1]].end
    volunteers = asked or match.re is _PART
    if not volunteers and not _CLUB.search(page.text[start:end]):
        return []
    if re.match(r"(?:about|over|(?:a|the)\s+(?:few|last|past|couple)|\d+\s)", page.text[start:end], re.IGNORECASE):
        return []
    return [
        Slot("volunteer", "position", *match.span("role")),
        Slot("volunteer", "organization", start, end),
    ]


def read_projects(page: Page, clause: Clause, *, asked: bool = False) -> list[Slot]:
    """A project: name after "called", and the clause: a line where it says what somebody did, else its description."""
    words = page.words(clause)
    cue = _PROJECT.search(words)
    if not cue and not asked:
        return []
    slots: list[Slot] = []
    called = _CALLED.search(page.text, clause.start, clause.end)
    if called:
        tokens = [token for token in page.tokens(clause) if token.start >= called.end()]
        name = read_name(tokens, 0, page.date_masks()) if tokens else None
        if name:
            slots.append(Slot("projects", "name", tokens[name[0]].start, tokens[name[1]].end))
    elif cue and (
        titled := re.search(
            r"projects?\s*(?::|-|was|is)\s*(?P<name>[\w' -]{2,40}?)(?=[,:;.(-]|$)", words, re.IGNORECASE
        )
    ):
        slots.append(Slot("projects", "name", clause.start + titled.start("name"), clause.start + titled.end("name")))
    elif asked and not slots and 1 <= len(words.split()) <= 4:
        slots.append(Slot("projects", "name", *without_dates(page, clause)))
        return slots
    start, end = _trim_lead(page, clause)
    if more := re.search(r",\s*(?:and\s+)?(?=it\s+\w)", page.text[start:end], re.IGNORECASE):
        slots.append(Slot("projects", "highlight", *strip(page.text, start + more.end(), end)))
        end = start + more.start()
    told = _TOLD.match(page.text, start, end) is not None
    slots.append(Slot("projects", "highlight" if told else "description", start, end))
    return sorted(slots, key=lambda slot: (slot.field != "name", slot.start))


def read_publications(page: Page, clause: Clause) -> list[Slot]:
    """A publication: its name after "called" or in quotes, and where it came out."""
    words = page.words(clause)
    if not _PUBLISHED.search(words):
        return []
    slots: list[Slot] = []
    quoted = re.search(r"\"([^\"]{3,150})\"", words)
    called = re.search(
        rf"\b(?:called|titled|named)\s+([^,.;\"\u2400]{{3,120}}?)"
        rf"(?=\s+(?:in|with|for|at)\s+(?:the\s+)?{_PERIODICAL}|[,.;]|\s*$)",
        words,
    ) or re.search(
        r"\b(?:called|titled|named|on|about)\s+([^,.;\"]{3,100}?)(?=\s+(?:in|with|for|at)\s+[A-Z]|[,.;]|$)",
        words,
        re.IGNORECASE,
    )
    after = re.search(
        r"\b(?:paper|article|book|chapter|novel|essay|story|piece|(?i:publications?))\s*[,:]\s*"
        rf"(?:{_AUTHORS})?([A-ZÀ-Ý][^,;.\"]{{2,120}})",
        words,
    )
    if match := quoted or called or after:
        slots.append(
            Slot("publications", "name", clause.start + match.start(1), clause.start + match.end(1), fresh=True)
        )
        early = re.compile(r"(?:paper|article|essay|story|piece|poem)\s+(?:in|for)\s+(?:the\s+)?").search(
            page.text, clause.start, clause.start + match.start(1)
        )
        late = re.compile(
            rf"\"?[\s,.]*(?:in|with|by|at)\s+(?:the\s+)?|[\".,\s]+(?={_PERIODICAL}|[A-Z][\w' ]+,\s*(?:\u2400|\d{{4}}))"
        )
        listed = re.compile(r"\"?\s*,\s*(?=[A-ZÀ-Ý])")
        end = clause.start + match.end()
        where = early or late.match(page.text, end) or listed.match(page.text, end)
        if where:
            tokens = [token for token in page.tokens(clause) if token.start >= where.end()]
            name = read_name(tokens, 0, page.date_masks()) if tokens else None
            if name:
                slots.append(Slot("publications", "publisher", tokens[name[0]].start, tokens[name[1]].end))
    slots.sort(key=lambda slot: slot.start)
    return [replace(slot, fresh=index == 0) for index, slot in enumerate(slots)]


def _trim_lead(page: Page, clause: Clause) -> tuple[int, int]:
    lead = re.match(
        r"(?:(?:and|also|so|oh|well|plus|then|another|one|an?)\b[\s,]*)*(?:(?:my\s+)?(?:\w+\s+)?projects?\s*(?::|-|was|is)\s*)",
        page.words(clause),
        re.IGNORECASE,
    )
    return strip(page.text, clause.start + (lead.end() if lead else 0), clause.end)
