"""An answer to "what did you do there?": rooms, departments, customers and dates in a deed are the deed's, and begin no
other job. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from agents.understand.page import Page, Slot
from agents.understand.results import known_employer
from agents.understand.values import Context
from agents.understand.words import Clause, is_function_word, is_past, is_verb, tokenize, word_class

_ANOTHER = re.compile(
    r"\b(?:before|b4|prior|previously|earlier|then|after(?:wards)?|later|next|other\s+job|second\s+job|side\s+job|besides|"
    r"elsewhere|help(?:ed|ing)?\s+out|my\s+(?:\w+'s|uncle|aunt|dad|mum|mom|brother|sister|family))\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:and|also|so|plus|well|oh|i|we|i've|ive|we've|would|used\s+to|mostly|mainly|usually|often|"
    r"regularly|sometimes|daily|every\s+\w+|on\s+\w+days|in\s+\d{4})\b[\s,]*)*",
    re.IGNORECASE,
)
_I_DO = re.compile(
    r"(?:(?:and|also|yes|so|well)\b[\s,]*)*i\s+(?:(?:also|usually|mostly|mainly|often)\s+)*(\w+)", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?:at|for|with|in|to|from|on|by|up|out|down|off|over)\b.*", re.IGNORECASE | re.DOTALL)


def asks_duties(context: Context) -> bool:
    """Whether the open question is what the person did in a job that is known."""
    return (
        context.asked_section == "work" and context.asked_entry is not None and context.asked_fields == ("highlight",)
    )


def at_present_job(page: Page, context: Context) -> Context:
    """The context with the job that goes on as the one asked about, where an ended one was and the answer is told in
    the present throughout ("I support six children … and I help the teacher")."""
    ended = {fact.entry for fact in context.live("work") if fact.field == "endDate"}
    if not asks_duties(context) or context.asked_entry not in ended:
        return context
    going_on = {fact.entry for fact in context.live("work") if fact.field == "startDate"} - ended
    verbs = [found[1].lower() for clause in page.clauses if (found := _I_DO.match(page.words(clause)))]
    told_now = bool(verbs) and all(is_verb(verb) and not is_past(verb) for verb in verbs)
    return replace(context, asked_entry=next(iter(going_on))) if told_now and len(going_on) == 1 else context


def is_within(page: Page, clause: Clause, job: list[Slot], context: Context) -> bool:
    """Whether what was read as an employer is where or for whom something was done in the job that is asked about.

    It is, after a verb and what was done ("made mounts for the mineral gallery", "run the till at the gift shop"), or
    after what was made ("brass mounts for the mineral gallery"), unless words of time make it another job.
    """
    name = next((slot for slot in job if slot.field == "name"), None)
    if not asks_duties(context) or name is None or any(slot.field == "position" for slot in job):
        return False
    words = page.words(clause)
    if known_employer(page, name.start, name.end, context):
        return False
    if _goes_on_after(page, clause, context):
        return False
    if _ANOTHER.search(words) or clause.opener in {"then", "before"} or _has_own_dates(page, clause, name):
        return False
    lead = _LEAD.match(page.text, clause.start, clause.end)
    before = page.text[lead.end() if lead else clause.start : max(name.start, lead.end() if lead else 0)]
    tokens = [token for token in tokenize(before) if token.is_word]
    if not tokens:
        return _holds_deed(page, name)
    if not is_verb(tokens[0].lower):
        return not is_function_word(tokens[0].lower) and len(tokens) > 1
    if tokens[0].lower in word_class("framing") and tokens[0].lower not in {"set", "made", "make", "did", "do", "ran"}:
        return False
    rest = before[tokens[0].end :].strip()
    done = rest and not _BETWEEN.fullmatch(_without_particle(rest))
    return bool(done) or (
        page.text[name.start : name.end].islower() and clause.opener != "also" and "also" not in words
    )


def _goes_on_after(page: Page, clause: Clause, context: Context) -> bool:
    """Whether what is told goes on ("since 2022") and the job that is asked about has ended."""
    ended = any(fact.field == "endDate" for fact in context.live("work", context.asked_entry))
    return ended and any(span.kind == "since" for span in page.dates_in(clause))


def keeps_date(page: Page, clause: Clause, context: Context) -> bool:
    """Whether the date in a deed is the deed's own: "supervised two trainees since 2019", where the job began
    at another time, or is not what is dated."""
    dates = page.dates_in(clause)
    if not asks_duties(context) or not dates:
        return False
    told = {fact.field for fact in context.live("work", context.asked_entry)}
    lead = page.text[clause.start : dates[0].start]
    deed = len([token for token in tokenize(lead) if token.is_word]) >= 2
    return deed and (dates[0].kind == "since" or (dates[0].kind in {"range", "until"} and "startDate" in told))


def _has_own_dates(page: Page, clause: Clause, name: Slot) -> bool:
    """Whether dates that ended stand right behind a name in capitals ("for Brixworth Ltd 2016-2020")."""
    cased = any(word[:1].isupper() for word in page.text[name.start : name.end].split())
    return cased and any(
        span.kind != "since" and not page.text[name.end : span.start].strip(" ,(")
        for span in page.dates_in(clause)
        if span.start >= name.end
    )


def _holds_deed(page: Page, name: Slot) -> bool:
    """Whether the name itself runs from a thing to its customer ("brass mounts for the mineral gallery")."""
    words = page.text[name.start : name.end]
    return re.match(r"[a-z][\w-]*(?:\s+[a-z][\w-]*)*?\s+(?:for|at|in)\s+(?:the|our|a)\s", words) is not None


def _without_particle(rest: str) -> str:
    """What follows a verb's own particle ("set up the lighting at")."""
    return re.sub(r"^(?:up|out|down|off|over|on)\s+(?=(?:the|a|an|our|my|all|new|\d)\b)", "", rest, flags=re.IGNORECASE)
