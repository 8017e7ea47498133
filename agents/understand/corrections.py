"""What a person takes back or puts right: which stored fact is meant, and what it becomes. Needs the interview's
facts."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz

from agents.understand.drafts import NAME_FIELD
from agents.understand.page import Page
from agents.understand.references import DATE_FIELDS, FIELD_WORDS, SECTION_WORDS, mentions
from agents.understand.values import Context, Found
from agents.understand.words import is_function_word, strip
from storage.facts import Fact

_NOT_BUT = re.compile(
    r"\bnot\s+(?P<old>.+?)\s*,?\s+(?:but(?:\s+(?:actually|rather))?|it'?s|it\s+was|its|rather)\s+(?P<new>.+)$",
    re.IGNORECASE,
)
_NEW_NOT = re.compile(
    r"(?P<new>[^,]+?)\s*,?\s+(?:and\s+)?(?:not|instead\s+of|rather\s+than)\s+(?P<old>[^,]+?)\s*$", re.IGNORECASE
)
_CHANGE_TO = re.compile(
    r"\b(?:change|update|correct|fix|replace|set)\s+(?P<old>.+?)\s+(?:to|with|into)\s+(?P<new>.+)$", re.IGNORECASE
)
_SHOULD_BE = re.compile(
    r"(?P<old>.*?)\s*\b(?:should\s+(?:be|say|have\s+been|read)|was\s+supposed\s+to\s+be)\s+(?P<new>.+)$", re.IGNORECASE
)
_NEW = re.compile(
    r"\b(?:i\s+mean[t]?(?:\s+to\s+(?:say|write|type))?|(?:it'?s|it\s+is|is|name'?s|its)\s+(?:actually\s+|"
    r"really\s+)?(?:spel(?:led|t)|written)(?:\s+like)?|spel(?:led|t)(?:\s+like|\s+with)?|(?:it|that|this|"
    r"name)(?:'s|\s+is|\s+was|s)?\s+(?:actually|really|called|in)?|actually|make\s+(?:it|that))\s+(?P<new>.+)$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:it|that|this|the\s+\w+|my\s+\w+)\s+(?:there\s+)?(?:is|was|'s)\s+|it'?s\s+|its\s+|in\s+|at\s+|"
    r"from\s+|a\s+|an\s+|the\s+|as\s+|was\s+|called\s+|actually\s+|really\s+|no\s+|wait\s+|sorry\s+|oops\s+|"
    r"i\s+was\s+|i\s+|to\s+|spelled\s+|with\s+)+",
    re.IGNORECASE,
)


def find_corrections(page: Page, text: str, context: Context, read: list[Found]) -> list[Found]:
    """What a correction changes: facts with `replaces` set, from "not X but Y", "X should be Y", "it's spelled Y" …

    `read` is what the readers found in the message; a value of the same kind as a stored, differing one replaces it.
    """
    live = context.live()
    if not live:
        return []
    if exchanged := find_exchange(page, context):
        return [exchanged]
    stated = page.text
    dated = _date_correction(page, stated, live, context)
    if dated:
        return dated
    replaced = _same_kind(read, context, live)
    if replaced:
        return replaced
    match = _NEW.search(stated) or _SHOULD_BE.search(stated)
    if match:
        span = _clean(stated, match.start("new"), match.end("new"))
    else:
        lead = re.match(
            r"\s*(?:(?:oh|oops|sorry|no|wait|hmm|ah|actually|correction|scratch\s+that|my\s+bad|"
            r"my\s+mistake)[\s,.!:-]*)+",
            stated,
            re.IGNORECASE,
        )
        span = _clean(stated, lead.end() if lead else 0, len(stated))
    if span and len(stated[span[0] : span[1]].split()) <= 6:
        fact = _field_named(stated[: span[0]], live) or _alike(stated[span[0] : span[1]], live)
        if fact and (found := _become(page, fact, span)):
            return [found]
    return []


def find_exchange(page: Page, context: Context) -> Found | None:
    """The fact that "not X but Y", "Y, not X", "change X to Y" or "X should be Y" exchanges; None where X is no
    known fact."""
    for pattern in (_NOT_BUT, _CHANGE_TO, _SHOULD_BE, _NEW_NOT):
        match = pattern.search(page.text)
        if match and (fact := _old_fact(match["old"], context.live())):
            span = _clean(page.text, match.start("new"), match.end("new"))
            if span and (found := _become(page, fact, span)):
                return found
    return None


def _old_fact(words: str, live: list[Fact]) -> Fact | None:
    """The newest live fact whose value the words name, or whose field they name."""
    for fact in reversed(live):
        if fact.field in DATE_FIELDS and re.search(rf"\b{fact.value[:4]}\b", words):
            return fact
    for fact in reversed(live):
        if fact.field not in DATE_FIELDS and fact.field != "highlight" and mentions(words, fact.value):
            return fact
    for fact in reversed(live):
        tokens = fact.value.lower().split()
        if (
            any(len(word) >= 3 and fuzz.ratio(word, words.lower().strip()) >= 85 for word in tokens)
            and fact.field != "highlight"
        ):
            return fact
    return _field_named(words, live)


def _field_named(words: str, live: list[Fact]) -> Fact | None:
    sections = [
        section for section, pattern in SECTION_WORDS.items() if re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE)
    ]
    for name, pattern in FIELD_WORDS.items():
        if re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE):
            facts = [
                fact
                for fact in live
                if fact.field == name and (not sections or fact.section in sections or fact.section == "basics")
            ]
            if facts:
                return facts[-1]
    for section in sections:
        facts = [fact for fact in live if fact.section == section and fact.field == NAME_FIELD.get(section)]
        if facts:
            return facts[-1]
    return None


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


def _clean(text: str, start: int, end: int) -> tuple[int, int] | None:
    start, end = strip(text, start, end)
    if lead := _LEAD.match(text[start:end]):
        start += lead.end()
    tail = re.search(
        r"(?:\s*,?\s*(?:please|pls|sorry|not\s+.*|instead|thanks|lol|actually|though|tho|with\s+an?\s+\w+))+$",
        text[start:end],
        re.IGNORECASE,
    )
    if tail:
        end = start + tail.start()
    start, end = strip(text, start, end)
    return (start, end) if start < end else None


def _become(page: Page, fact: Fact, span: tuple[int, int]) -> Found | None:
    """`fact` with the new words; in a value of several words, only the word they resemble changes."""
    start, end = span
    words = page.text[start:end]
    if fact.field in DATE_FIELDS:
        for date in page.dates:
            point = date.last if fact.field == "endDate" and date.last else date.first or date.last
            if point and start <= point.start < end and point.value != fact.value:
                return Found(fact.section, fact.entry, fact.field, point.value, point.start, point.end, fact.id)
        return None
    said = re.findall(r"[\w']+", words.lower())
    if all(is_function_word(word) or word in {"that's", "thats", "my", "name", "right"} for word in said):
        return None
    if fact.section == "basics" and fact.field in {"email", "phone", "url"}:
        for contact in page.contacts:
            if contact.field == fact.field:
                return Found("basics", 0, fact.field, contact.value, contact.start, contact.end, fact.id)
        return None
    value = words
    tokens = fact.value.split()
    if len(tokens) > 1 and len(words.split()) == 1:
        scores = [fuzz.ratio(words.lower(), token.lower()) for token in tokens]
        if max(scores) >= 55:
            tokens[scores.index(max(scores))] = words
            value = " ".join(tokens)
    return Found(fact.section, fact.entry, fact.field, value, start, end, fact.id) if value != fact.value else None


def _date_correction(page: Page, text: str, live: list[Fact], context: Context) -> list[Found]:
    """A date in a correction replaces the date of the field, entry or year named, else the newest one."""
    if not page.dates or any(date.start for date in page.dates if date.kind == "point" and len(text.split()) > 14):
        return []
    facts = [fact for fact in live if fact.field in DATE_FIELDS]
    named = [fact for fact in live if NAME_FIELD.get(fact.section) == fact.field and mentions(text, fact.value)]
    if named:
        facts = [
            fact for fact in facts if any(fact.section == head.section and fact.entry == head.entry for head in named)
        ] or facts
    sections = [
        section for section, pattern in SECTION_WORDS.items() if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
    ]
    facts = [fact for fact in facts if fact.section in sections] or facts
    for field_name in ("startDate", "endDate"):
        if re.search(rf"\b(?:{FIELD_WORDS[field_name]})\b", text, re.IGNORECASE):
            facts = [fact for fact in facts if fact.field == field_name] or facts
            break
    if not facts:
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
    return [Found(old.section, old.entry, old.field, latest.value, latest.start, latest.end, old.id)]


def _same_kind(read: list[Found], context: Context, live: list[Fact]) -> list[Found]:
    """Found values that take the place of the newest stored value of the same field."""
    found = []
    for new in read:
        if new.field in {"highlight", "skill", "course"}:
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
