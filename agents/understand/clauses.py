"""One clause → its slots, from every reader, without overlaps; and the slots that its dates fill."""

from __future__ import annotations

import re
from dataclasses import replace

from agents.understand.awards import read_awards
from agents.understand.credentials import CARD_AT_END
from agents.understand.dates import DateSpan
from agents.understand.deeds import opens_with_deed
from agents.understand.extras import read_certificates, read_interests, read_languages
from agents.understand.highlights import read_highlights
from agents.understand.jobs import read_job
from agents.understand.page import Page, Slot
from agents.understand.profile import is_card, read_basics, read_seeker, read_trade
from agents.understand.remarks import is_negated, is_others, is_remark, is_wish
from agents.understand.results import is_dated_deed, read_result
from agents.understand.skills import read_skills
from agents.understand.studies import read_study, tells_of_study
from agents.understand.undertakings import read_projects, read_publications, read_volunteering
from agents.understand.values import Context
from agents.understand.within_job import is_within, keeps_date
from agents.understand.words import Clause, strip

DATED = {
    "work": ("startDate", "endDate"),
    "education": ("startDate", "endDate"),
    "volunteer": ("startDate", "endDate"),
    "projects": ("startDate", "endDate"),
}
_DATED_ONCE = {"certificates": "date", "awards": "date", "publications": "releaseDate"}
_ENDS = re.compile(
    r"\b(?:left|quit|ended|finished|retired|until|till|resigned|stopped|closed|laid\s+off|last\s+day)\b[^,;]*$",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:started|joined|began|begun|hired|promoted|since|opened|enrolled|starting|became|took\s+over|"
    r"went\s+on\s+to|moved\s+(?:on\s+)?to|switched\s+to|transferred|start)\b[^,;]*$",
    re.IGNORECASE,
)
_ALSO_THE = re.compile(r"(?:i\s+)?was\s+also\s+(?:the|their|our)\s+(?!\w+\s+(?:at|for)\b)\w+", re.IGNORECASE)
"""Another duty in the job that is spoken of: "I was also the safety trainer"."""
_ELSEWHERE = re.compile(r"\b(?:at|for|with|of)\s", re.IGNORECASE)
_REGULAR = re.compile(
    r"\b(?:every|each|most)\s+(?:other\s+)?(?:\w+days?|weeks?|weekends?|months?|summers?)\b|"
    r"\b(?:once|twice|\w+\s+times|\w+\s+hours?)\s+(?:an?|per|each)\s+(?:week|month|year)\b|\bon\s+(?:\w+days|weekends)\b",
    re.IGNORECASE,
)
"""How often somebody volunteers, which is told with the place and is worth a line."""
_CURRENT = re.compile(
    r"\b(?:currently|now|still|i\s+work|i'm|im|i\s+am|i've\s+been|ive\s+been|present|these\s+days)\b", re.IGNORECASE
)


def read_clause(page: Page, clause: Clause, context: Context, *, first: bool, expects: bool = False) -> list[Slot]:
    """Everything one clause says, sorted by position; dates still have no field (field "date", section "").

    `first`: the clause opens the message. `expects`: a job was told just before, with a title and no employer.
    """
    words = page.words(clause)
    asked = context.asked_section
    asked_fields = context.asked_fields
    contacts = [
        Slot("basics", c.field, c.start, c.end, c.value) for c in page.contacts if clause.start <= c.start < clause.end
    ]
    basics = read_basics(page, clause, first=first)
    if is_others(words) or is_wish(words):
        told = [slot for slot in basics if slot.field in {"name", "city"} and not is_others(words)]
        return contacts + told + read_seeker(page, clause)
    study = read_study(page, clause, asked=asked == "education")
    if is_negated(words):
        return contacts + study
    if result := read_result(page, clause, context):
        return contacts + result
    also = (context.live("work") and not _ELSEWHERE.search(words)) or asked_fields == ("highlight",)
    if also and not page.dates_in(clause) and _ALSO_THE.match(words):
        return [*contacts, Slot("", "highlight", clause.start, clause.end)]
    groups: list[list[Slot]] = [contacts]
    publications = read_publications(page, clause)
    volunteering = read_volunteering(page, clause, asked=asked == "volunteer")
    groups += [publications, volunteering]
    job: list[Slot] = []
    if not volunteering and not publications:
        lists = asked in {"skills", "interests", "languages", "certificates", "awards"} or asked_fields == (
            "highlight",
        )
        named = any(clause.start == mention.start for mention in (*page.certificates, *page.degrees))
        job = read_job(
            page,
            clause,
            asked=asked == "work" and not study and not named,
            lists=lists or named or is_card(page, clause),
            expects=expects,
            schooling=bool(study) and tells_of_study(page, clause),
        )
    if any(_is_certificate(page, slot) for slot in job):
        job = [slot for slot in job if slot.field != "location" and not _is_certificate(page, slot)]
    if is_within(page, clause, job, context):
        job = []
    if trade := read_trade(page, clause, job):
        job = []
        basics = [*basics, *trade]
    schools = [slot for slot in study if slot.field == "institution" and asked == "education"]
    job = [slot for slot in job if not any(s.start <= slot.start and slot.end <= s.end for s in schools)]
    if study and all(slot.field == "location" for slot in job):
        job = []
    projects = [] if job or study or publications else read_projects(page, clause, asked=asked == "projects")
    awards = read_awards(page, clause)
    if _tells_employment(job):
        awards = [slot for slot in awards if not any(other.field == "name" and _overlap(slot, other) for other in job)]
    certificates = read_certificates(page, clause, asked=asked == "certificates")
    study, certificates = _with_college_certificate(page, study, certificates)
    issuers = [slot.start for slot in certificates if slot.field == "issuer"]
    if certificates and not issuers and _taught_at(page, study, certificates[-1].end):
        school = study.pop()
        certificates.append(Slot("certificates", "issuer", school.start, school.end))
    study = [
        slot for slot in study if slot.field != "institution" or slot.start not in issuers
    ]  # who gave a certificate
    job = [slot for slot in job if slot.start not in issuers] if not _tells_employment(job) else job
    job = job if any(slot.field in {"name", "position"} for slot in job) else []
    if not any(slot.field == "name" for slot in job):
        groups.append([slot for slot in certificates if _is_named_certificate(page, slot)])
    if _tells_employment(job):
        groups += [awards, job, study, basics]
    else:
        groups += [awards, study, basics, job]
    groups.append(certificates)
    languages = read_languages(page, clause, asked=asked == "languages")
    groups += [languages, projects]
    skills = read_skills(page, clause, asked=asked == "skills" and not (job or study or certificates or volunteering))
    interests = read_interests(page, clause, asked=asked == "interests")
    groups += [interests]
    slots = _without_overlaps(groups)
    frame = [slot for slot in slots if slot.section in {"work", "volunteer"}]
    blocked = [slot for slot in slots if slot.section not in {"work", "volunteer"}]
    wants = "highlight" in asked_fields
    listed = bool(skills) and (asked == "skills" or not (frame or _works_with(words) or opens_with_deed(words)))
    if not blocked and not listed:
        own_date = not frame and keeps_date(page, clause, context)
        slots += [
            Slot("", "highlight", *span) for span in read_highlights(page, clause, frame, asked=wants, dated=own_date)
        ]
        if own_date and any(slot.field == "highlight" for slot in slots):
            return slots
    if volunteering and _REGULAR.search(words) and not any(slot.field == "highlight" for slot in slots):
        end = min((span.start for span in page.dates_in(clause)), default=clause.end)
        slots.append(Slot("", "highlight", *strip(page.text, clause.start, end)))
    if not is_remark(words):
        slots += [
            slot for slot in skills if not any(_overlap(slot, other) for other in slots if other.field != "highlight")
        ]
    if (slots or not is_remark(words)) and not is_dated_deed(words):
        slots += [Slot("", "date", span.start, span.end) for span in page.dates_in(clause)]
    return sorted(slots, key=lambda slot: (slot.start, slot.field == "highlight"))


def _with_college_certificate(page: Page, study: list[Slot], certificates: list[Slot]) -> tuple[list[Slot], list[Slot]]:
    """A certificate told with its college is what was studied there: "culinary arts certificate, Cascade College"."""
    told = [slot for slot in certificates if slot.field == "name"]
    schools = [slot for slot in study if slot.field == "institution"]
    named = len(told) == 1 and page.text[told[0].start : told[0].end].lower().endswith((" certificate", " diploma"))
    if not named or len(schools) != 1 or any(slot.field == "studyType" for slot in study):
        return study, certificates
    kind = replace(told[0], section="education", field="studyType", fresh=False)
    study = [slot for slot in study if slot.field != "area" and not _overlap(slot, kind)]
    return [kind, *study], []


def _works_with(words: str) -> bool:
    return bool(
        re.search(
            r"(?<!can )\b(?:use|used|using|work(?:ed)?\s+with|cod(?:e|ed)\s+in|program(?:med)?\s+in)\b",
            words,
            re.IGNORECASE,
        )
    )


def _is_named_certificate(page: Page, slot: Slot) -> bool:
    return slot.field == "name" and any(
        mention.named and mention.start == slot.start and mention.end == slot.end for mention in page.certificates
    )


def _taught_at(page: Page, study: list[Slot], end: int) -> bool:
    """Whether a school and nothing else of a study stands behind a certificate ("welding ticket at Lincoln Tech")."""
    last = study[-1] if study else None
    if last is None or last.field != "institution" or any(slot.end > end for slot in study[:-1]):
        return False
    link = page.text[end : last.start]
    return re.fullmatch(r"[\s\d(),-]*(?:in\s+\d{4}\s*,?\s*)?(?:at|from)\s+(?:the\s+)?", link, re.IGNORECASE) is not None


def _is_certificate(page: Page, slot: Slot) -> bool:
    """Whether what was read as an employer or title lies within a card or licence, or is called one."""
    words = page.text[slot.start : slot.end]
    return CARD_AT_END.search(words) is not None or (
        slot.field == "name" and any(m.named and m.start <= slot.start and slot.end <= m.end for m in page.certificates)
    )


def _tells_employment(job: list[Slot]) -> bool:
    return any(slot.field == "position" for slot in job)


def _overlap(one: Slot, other: Slot) -> bool:
    return one.start < other.end and other.start < one.end


def _without_overlaps(groups: list[list[Slot]]) -> list[Slot]:
    """Slots of earlier groups win; a project's description may hold its name."""
    kept: list[Slot] = []
    for group in groups:
        for slot in group:
            clash = [other for other in kept if _overlap(slot, other)]
            if not clash or all(slot.section == "projects" == other.section for other in clash):
                kept.append(slot)
    return kept


def date_slots(page: Page, span: DateSpan, clause: Clause, section: str, filled: set[str]) -> list[Slot]:
    """The slots that a date fills in an entry of `section` that has the fields `filled` already."""
    if section in _DATED_ONCE:
        point = span.first or span.last
        return [Slot(section, _DATED_ONCE[section], point.start, point.end, point.value)] if point else []
    if section not in DATED:
        return []
    begin, end = DATED[section]
    slots = []
    first, last = span.first, span.last
    if span.kind == "point" and first is not None:
        before = page.text[clause.start : first.start]
        if _ENDS.search(before) or (begin in filled and end not in filled):
            first, last = None, first
        elif (
            _BEGINS.search(before)
            or (_BEGINS.search(page.words(clause)) and not before.strip(" in,").strip())
            or _CURRENT.search(page.words(clause))
        ):
            pass
        elif section == "education":
            first, last = None, first
        else:
            last = first
    if first:
        slots.append(Slot(section, begin, first.start, first.end, first.value))
    if last:
        slots.append(Slot(section, end, last.start, last.end, last.value))
    return slots
