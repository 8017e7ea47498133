"""What a person takes back or puts right: which stored fact is meant, and what it becomes. Needs the interview's facts."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz

from agents.understand.entries import NAME_FIELD
from agents.understand.page import Page
from agents.understand.values import Context, Found
from agents.understand.words import strip
from storage.facts import Fact

_WITHDRAW = re.compile(
    r"\b(?:scrap|remove|delete|forget(?:\s+about)?|drop|erase|take\s+(?:out|off)|get\s+rid\s+of|leave\s+out|lose|withdraw|cross\s+out|strike|don'?t\s+(?:include|mention|list|use|put)|do\s+not\s+(?:include|mention|list|use)|kick\s+out|ditch)\b"
    r"(?!\s+(?:in|to|the\s+(?:ball|bass)|off|everything)\b)",
    re.IGNORECASE,
)
_TAKE_BACK = re.compile(
    r"\b(?:take\s+(?P<what>.{2,60}?)\s+(?:out|off|away)|(?P<kept>.{2,40}?)\s+(?:doesn'?t\s+belong|isn'?t\s+true|was\s+a\s+joke))\b",
    re.IGNORECASE,
)
_SECTION_WORDS = {
    "work": r"jobs?|position|employer|work|role|gig|experience|workplace",
    "education": r"degrees?|school|college|university|uni|education|studies|study|course|diploma",
    "awards": r"awards?|prizes?|medals?",
    "certificates": r"certificates?|certs?|certifications?|licen[sc]es?|tickets?|cards?",
    "skills": r"skills?",
    "projects": r"projects?",
    "languages": r"languages?",
    "volunteer": r"volunteer\w*|charity",
    "interests": r"interests?|hobb(?:y|ies)",
    "references": r"references?|referees?",
    "publications": r"publications?|papers?|articles?",
}
_FIELD_WORDS = {
    "phone": r"phone|number|cell|mobile|telephone",
    "email": r"e-?mail",
    "url": r"linkedin|website|url|link|github|portfolio|homepage",
    "city": r"city|town|location|where\s+i\s+live",
    "address": r"address",
    "name": r"(?:my\s+|full\s+|sur|last\s+|first\s+)name",
    "label": r"headline|label",
    "summary": r"summary",
    "startDate": r"start(?:ed|ing)?(?:\s+date)?|began|joined|beginning",
    "endDate": r"end(?:ed|ing)?(?:\s+date)?|left|quit|finish(?:ed)?|until|till|graduat\w+",
    "position": r"(?:job\s+)?title|position",
    "score": r"gpa|grade|score",
}
_DATE_FIELDS = ("startDate", "endDate", "date", "releaseDate")
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
    r"\b(?:i\s+mean[t]?(?:\s+to\s+(?:say|write|type))?|(?:it'?s|it\s+is|is|name'?s|its)\s+(?:actually\s+|really\s+)?(?:spel(?:led|t)|written)(?:\s+like)?|spel(?:led|t)(?:\s+like|\s+with)?|(?:it|that|this|name)(?:'s|\s+is|\s+was|s)?\s+(?:actually|really|called|in)?|actually|make\s+(?:it|that))\s+(?P<new>.+)$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:it|that|this|the\s+\w+|my\s+\w+)\s+(?:there\s+)?(?:is|was|'s)\s+|it'?s\s+|its\s+|in\s+|at\s+|from\s+|a\s+|an\s+|the\s+|as\s+|was\s+|called\s+|actually\s+|really\s+|no\s+|wait\s+|sorry\s+|oops\s+|i\s+was\s+|i\s+|to\s+|spelled\s+|with\s+)+",
    re.IGNORECASE,
)


def wants_withdrawal(text: str) -> bool:
    """Whether the words ask to take something out."""
    return bool(
        (_WITHDRAW.search(text) or _TAKE_BACK.search(text))
        and re.match(
            r"\s*(?:(?:please|pls|ok|okay|oh|no|actually|wait|sorry|can\s+you|could\s+you|you\s+can|and|also|let'?s|just|hey|hmm|i\s+want\s+(?:you\s+)?to|i'd\s+like\s+(?:you\s+)?to|maybe|vita)[\s,!.]*)*(?:scrap|remove|delete|forget|drop|erase|take|get\s+rid|leave\s+out|lose|withdraw|cross|strike|don'?t|do\s+not|kick|ditch)\b",
            text,
            re.IGNORECASE,
        )
    )


def find_withdrawals(text: str, context: Context) -> tuple[str, ...]:
    """Ids of the live facts that a request to take something out means; empty where none can be told."""
    cue = _WITHDRAW.search(text)
    taken = _TAKE_BACK.search(text)
    what = text[cue.end() :] if cue else (taken["what"] or taken["kept"] if taken else text)
    what = re.sub(
        r"^\s*(?:that\s+|the\s+|my\s+|about\s+|all\s+(?:of\s+)?(?:the\s+|my\s+)?|i\s+(?:said|told)\s+(?:you\s+)?)+",
        "",
        what.strip(" ,.!?"),
        flags=re.IGNORECASE,
    )
    live = context.live()
    if not live:
        return ()
    named = [fact for fact in live if _mentions(what, fact.value)]
    fields = [name for name, words in _FIELD_WORDS.items() if re.search(rf"\b(?:{words})\b", what, re.IGNORECASE)]
    sections = [
        section for section, words in _SECTION_WORDS.items() if re.search(rf"\b(?:{words})\b", what, re.IGNORECASE)
    ]
    heads = [fact for fact in named if NAME_FIELD.get(fact.section) == fact.field]
    if heads:
        chosen = [fact for fact in heads if fact.section in sections] or heads
        return _entry_ids(live, chosen[-1])
    if named and not (sections and not any(fact.section in sections for fact in named)):
        best = max(named, key=lambda fact: len(fact.value))
        if best.field == "position" and "work" in sections:
            return _entry_ids(live, best)
        return tuple(fact.id for fact in named if fact.section == best.section and fact.value == best.value)
    told = [
        word
        for word in re.findall(r"[a-z]{5,}", what.lower())
        if word not in {"thing", "about", "stuff", "where", "there", "point"}
    ]
    duties = [
        fact
        for fact in live
        if fact.field in {"highlight", "description"} and any(word in fact.value.lower() for word in told)
    ]
    if duties and not sections and not fields:
        return (duties[-1].id,)
    basics = [fact for fact in live if fact.section == "basics" and fact.field in fields]
    if basics:
        return tuple(fact.id for fact in basics)
    for section in sections:
        facts = [fact for fact in live if fact.section == section]
        if not facts:
            continue
        if re.search(r"\ball\b|\bevery\b|s\b\s*$", text.strip(" .!?"), re.IGNORECASE) and re.search(
            r"\b(?:all|every|skills|certificates|certs|awards|languages|projects|jobs|interests|hobbies|references)\b",
            text,
            re.IGNORECASE,
        ):
            return tuple(fact.id for fact in facts)
        order = list(dict.fromkeys(fact.entry for fact in facts))
        entry = order[0] if re.search(r"\bfirst\b", what, re.IGNORECASE) else order[-1]
        dated = [name for name in fields if name in _DATE_FIELDS]
        return tuple(fact.id for fact in facts if fact.entry == entry and (not dated or fact.field in dated))
    dated_facts = [fact for fact in live if fact.field in fields]
    if dated_facts:
        return (dated_facts[-1].id,)
    if re.search(
        r"\b(?:that|this|it|last\s+(?:one|thing|bit|part)|what\s+i\s+(?:just\s+)?said|those|them)\b",
        text,
        re.IGNORECASE,
    ):
        newest = max(fact.source.turn for fact in live)
        return tuple(fact.id for fact in live if fact.source.turn == newest)
    return ()


def _entry_ids(live: list[Fact], head: Fact) -> tuple[str, ...]:
    return tuple(fact.id for fact in live if fact.section == head.section and fact.entry == head.entry)


def _mentions(words: str, value: str) -> bool:
    """Whether `words` name a value, spelling aside."""
    left, right = words.lower(), value.lower()
    if len(right) < 2:
        return False
    if re.search(rf"(?<!\w){re.escape(right)}(?!\w)", left):
        return True
    first = right.split()[0]
    if len(right) <= 40 and len(right) >= 5 and fuzz.partial_ratio(left, right) >= 88 and len(left) >= len(right) - 2:
        return True
    return (
        len(first) >= 5
        and first not in {"university", "college", "state", "senior", "assistant", "night"}
        and bool(re.search(rf"\b{re.escape(first)}\b", left))
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
            r"\s*(?:(?:oh|oops|sorry|no|wait|hmm|ah|actually|correction|scratch\s+that|my\s+bad|my\s+mistake)[\s,.!:-]*)+",
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
    """The fact that "not X but Y", "Y, not X", "change X to Y" or "X should be Y" exchanges; None where X is no known fact."""
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
        if fact.field in _DATE_FIELDS and re.search(rf"\b{fact.value[:4]}\b", words):
            return fact
    for fact in reversed(live):
        if fact.field not in _DATE_FIELDS and fact.field != "highlight" and _mentions(words, fact.value):
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
        section for section, pattern in _SECTION_WORDS.items() if re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE)
    ]
    for name, pattern in _FIELD_WORDS.items():
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
        if fact.field in _DATE_FIELDS or fact.field == "highlight":
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
    if fact.field in _DATE_FIELDS:
        for date in page.dates:
            point = date.last if fact.field == "endDate" and date.last else date.first or date.last
            if point and start <= point.start < end and point.value != fact.value:
                return Found(fact.section, fact.entry, fact.field, point.value, point.start, point.end, fact.id)
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
    facts = [fact for fact in live if fact.field in _DATE_FIELDS]
    named = [fact for fact in live if NAME_FIELD.get(fact.section) == fact.field and _mentions(text, fact.value)]
    if named:
        facts = [
            fact for fact in facts if any(fact.section == head.section and fact.entry == head.entry for head in named)
        ] or facts
    sections = [
        section for section, pattern in _SECTION_WORDS.items() if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
    ]
    facts = [fact for fact in facts if fact.section in sections] or facts
    for field_name in ("startDate", "endDate"):
        if re.search(rf"\b(?:{_FIELD_WORDS[field_name]})\b", text, re.IGNORECASE):
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
        if re.search(rf"\b(?:{_FIELD_WORDS[field_name]})\b", text, re.IGNORECASE):
            peers = [fact for fact in peers if fact.field == field_name] or peers
            break
    old = next((fact for fact in reversed(facts) if fact.value[:4] in old_years), peers[-1])
    point = dates[-1].first or dates[-1].last
    if point is None or point.value == old.value:
        return []
    return [Found(old.section, old.entry, old.field, point.value, point.start, point.end, old.id)]


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
