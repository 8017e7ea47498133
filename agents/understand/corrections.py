"""What a person takes back or puts right: which stored fact is meant, and what it becomes. Needs the interview's
facts."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz

from agents.understand.drafts import NAME_FIELD
from agents.understand.exchanges import (
    SHOULD_BE,
    become,
    clean_span,
    field_named,
    find_assignment,
    find_exchange,
    names_what_is_wrong,
    with_month,
)
from agents.understand.page import Page
from agents.understand.plausible import fits
from agents.understand.references import DATE_FIELDS, FIELD_WORDS, SECTION_WORDS, mentions, named_entry, words_of_name
from agents.understand.values import Context, Found
from storage.facts import Fact

_NEW = re.compile(
    r"\b(?:i\s+mean[t]?(?:\s+to\s+(?:say|write|type))?|(?:it'?s|it\s+is|is|name'?s|its)\s+(?:actually\s+|"
    r"really\s+)?(?:spel(?:led|t)|written)(?:\s+like)?|spel(?:led|t)(?:\s+like|\s+with)?|(?:it|that|this|"
    r"name)(?:'s|\s+is|\s+was|s)?\s+(?:actually|really|called|in)?|actually|make\s+(?:it|that))\s+(?P<new>.+)$",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"\b(?:also|another|as\s+well|too|(?:before|after)\s+(?:that|this)|forgot|on\s+top\s+of|besides|plus)\b",
    re.IGNORECASE,
)
"""More is told rather than something put right: "sorry, before that I was at Globex"."""


def find_corrections(page: Page, text: str, context: Context, read: list[Found]) -> list[Found]:
    """What a correction changes: facts with `replaces` set, from "not X but Y", "X should be Y", "it's spelled Y" …

    `read` is what the readers found in the message; a value of the same kind as a stored, differing one replaces it.
    """
    live = context.live()
    if not live:
        return []
    if exchanged := find_exchange(page, context) or find_assignment(page, context):
        return [exchanged]
    if names_what_is_wrong(page.text, context) or _ADDS.search(page.text):
        return []
    stated = page.text
    dated = _date_correction(page, stated, live, context)
    if dated:
        return dated
    replaced = _same_kind(read, context, live)
    if replaced:
        return replaced
    match = _NEW.search(stated) or SHOULD_BE.search(stated)
    if match:
        span = clean_span(stated, match.start("new"), match.end("new"))
    else:
        lead = re.match(
            r"\s*(?:(?:oh|oops|sorry|no|wait|hmm|ah|actually|correction|scratch\s+that|my\s+bad|"
            r"my\s+mistake)[\s,.!:-]*)+",
            stated,
            re.IGNORECASE,
        )
        span = clean_span(stated, lead.end() if lead else 0, len(stated))
    if span and len(stated[span[0] : span[1]].split()) <= 6:
        fact = field_named(stated[: span[0]], live, context) or _alike(stated[span[0] : span[1]], live)
        if fact and (found := become(page, fact, span, context)):
            return [found]
    return []


def _alike(words: str, live: list[Fact]) -> Fact | None:
    """The fact with the word most like the new spelling ("Kowalski" for "Dana Kowalsky"), newest first."""
    best: tuple[float, int] = (0.0, -1)
    for index, fact in enumerate(live):
        if fact.field in DATE_FIELDS or fact.field == "highlight":
            continue
        score = max(
            [
                fuzz.ratio(words.lower(), fact.value.lower()),
                *(fuzz.ratio(words.lower(), word.lower()) for word in fact.value.split()),
            ]
        )
        if score >= 60 and (score, index) > best and words.lower() != fact.value.lower():
            best = (score, index)
    return live[best[1]] if best[1] >= 0 else None


def _date_correction(page: Page, text: str, live: list[Fact], context: Context) -> list[Found]:
    """A date in a correction replaces the date of the field, entry or year named, else the newest one."""
    if not page.dates or any(date.start for date in page.dates if date.kind == "point" and len(text.split()) > 14):
        return []
    facts = [fact for fact in live if fact.field in DATE_FIELDS]
    named = [
        (fact.section, fact.entry)
        for fact in live
        if NAME_FIELD.get(fact.section) == fact.field and mentions(text, fact.value)
    ]
    if not named and (place := named_entry(text, context)):
        named = [place]
    if named:
        facts = [fact for fact in facts if (fact.section, fact.entry) in named]
    sections = [
        section for section, pattern in SECTION_WORDS.items() if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
    ]
    facts = [fact for fact in facts if fact.section in sections] or facts
    for field_name in ("startDate", "endDate"):
        if re.search(rf"\b(?:{FIELD_WORDS[field_name]})\b", text, re.IGNORECASE):
            facts = [fact for fact in facts if fact.field == field_name] or facts
            break
    if not facts or (not named and not sections and _tells_else(page)):
        return []
    last = facts[-1]
    peers = [fact for fact in facts if (fact.section, fact.entry) == (last.section, last.entry)]
    if all(date.kind == "range" for date in page.dates) and page.dates[0].first and page.dates[0].last:
        found = []
        for field_name, point in (("startDate", page.dates[0].first), ("endDate", page.dates[0].last)):
            old = next((fact for fact in peers if fact.field == field_name), None)
            if point.value != (old.value if old else None):
                found.append(
                    Found(
                        last.section,
                        last.entry,
                        field_name,
                        point.value,
                        point.start,
                        point.end,
                        old.id if old else None,
                    )
                )
        return found
    dates = [date for date in page.dates if not re.search(r"\bnot\s+(?:in\s+)?$", text[: date.start], re.IGNORECASE)]
    if not dates:
        return []
    old_years = {date.first.value[:4] for date in page.dates if date not in dates and date.first}
    for field_name in ("startDate", "endDate"):
        if re.search(rf"\b(?:{FIELD_WORDS[field_name]})\b", text, re.IGNORECASE):
            peers = [fact for fact in peers if fact.field == field_name] or peers
            break
    old = next((fact for fact in reversed(facts) if fact.value[:4] in old_years), peers[-1])
    latest = dates[-1].first or dates[-1].last
    if latest is None or latest.value == old.value:
        return []
    value = with_month(latest.value, old, text)
    return [Found(old.section, old.entry, old.field, value, latest.start, latest.end, old.id)]


def _tells_else(page: Page) -> bool:
    """Whether words beside the dates speak of something: then no entry is meant that they do not name."""
    text = page.text
    for span in page.dates:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    fields = "|".join((FIELD_WORDS["startDate"], FIELD_WORDS["endDate"]))
    return len(words_of_name(re.sub(rf"\b(?:{fields}|wait|sorry|meant|actually|year|date)\b", " ", text))) > 2


def _same_kind(read: list[Found], context: Context, live: list[Fact]) -> list[Found]:
    """Found values that take the place of the newest stored value of the same field."""
    found = []
    for new in read:
        if new.field in {"highlight", "skill", "course"} or not fits(new, context):
            continue
        old = [
            fact
            for fact in live
            if fact.section == new.section and fact.field == new.field and fact.value.lower() != new.value.lower()
        ]
        if old:
            alike = max(old, key=lambda fact: fuzz.token_set_ratio(fact.value.lower(), new.value.lower()))
            near = fuzz.token_set_ratio(alike.value.lower(), new.value.lower()) >= 75
            target = (
                alike if near else next((fact for fact in reversed(old) if fact.entry == context.asked_entry), old[-1])
            )
            found.append(replace(new, entry=target.entry, replaces=target.id))
    return found
