"""What is exchanged for what: "not X but Y", "change X to Y", "Y is the employer of the welder job", "… Not X".

A fact changes only if the thing named as wrong is known and the new value can be what it was.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz

from agents.understand.drafts import NAME_FIELD
from agents.understand.page import Page
from agents.understand.plausible import fits
from agents.understand.references import DATE_FIELDS, FIELD_WORDS, SECTION_WORDS, mentions, named_entry
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
SHOULD_BE = re.compile(
    r"(?P<old>.*?)\s*\b(?:should\s+(?:be|say|have\s+been|read)|was\s+supposed\s+to\s+be)\s+(?P<new>.+)$", re.IGNORECASE
)
_REFUSED = re.compile(
    r"(?<=[.;!?])\s*not\s+(?:at\s+|from\s+|for\s+|the\s+)?(?P<old>[^.,;!?]{3,40})[.!]?\s*$", re.IGNORECASE
)
_FIELD_OF = {
    "name": r"employer|company|firm|workplace|place\s+of\s+work|(?:name\s+of\s+the\s+)?(?:company|employer)",
    "position": r"(?:job\s+)?title|position|role",
    "location": r"place|location|town|city",
    "institution": r"school|college|university|institution",
}
_OF = (
    rf"(?P<field>{'|'.join(_FIELD_OF.values())})\s+(?:of|for|at|in|as|on)\s+(?:the\s+|my\s+|an?\s+)?"
    r"(?P<entry>[^,.]+?)(?:\s+job|\s+one)?"
)
_ASSIGNED = tuple(
    re.compile(
        rf"(?:(?:no|actually|sorry|wait|and|oh|but)\b[\s,.!]*)*{pattern}(?:\s*,?\s+not\s+[^,.]+)?[\s.!]*", re.IGNORECASE
    )
    for pattern in (
        rf"(?P<new>[^,.]{{2,60}}?)\s+(?:is|was)\s+(?:the|my)\s+{_OF}",
        rf"(?:the|my)\s+{_OF}\s+(?:is|was|should\s+be|:)\s+(?P<new>[^,]{{2,60}}?(?:,\s*[A-Z][\w ]+)?)",
    )
)
_FIELD_IS = re.compile(r"(?:the|my)\s+(?:\w+\s+){2,6}?(?:is|was|should\s+be)\s+(?=\w)", re.IGNORECASE)
_LIES_IN = re.compile(
    r"(?:(?:no|actually|sorry|wait|and|oh|but)\b[\s,.!]*)*(?:the\s+)?(?P<entry>[^,.]+?)\s+(?:is|was)\s+(?:actually\s+|really\s+|based\s+|"
    r"located\s+)*in\s+(?P<new>[^.\d]{3,40}?)(?:\s*,?\s+not\s+(?:in\s+)?[^,.]+)?[\s.!]*",
    re.IGNORECASE,
)
_NAMED_AS = re.compile(
    r"\s+(?:is|was)\s+(?:really\s+|actually\s+)?(?:the|my)\s+(?:right\s+|correct\s+|real\s+|name\s+of\s+the\s+)*"
    r"(?:employer|company|firm|place|school|college|university|title|position|name|one|town|city)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_ELLIPTIC = re.compile(
    r"\bnot\s+(?:in\s+)?(?:19|20)\d\d|\b(?:it|that)\s+(?:was|is|should)|\b(?:it|that)'?s\b|\bmake\s+(?:it|that)\b|\bi\s+mean|"
    r"\binstead\s+of\b|\bshould\s+be\b",
    re.IGNORECASE,
)
"""Only the year is put right: the month that was told stays."""
_LEAD = re.compile(
    r"(?:(?:it|that|this|(?:the|my)(?:\s+\w+){1,3}?)\s+(?:there\s+)?(?:is|was|'s)\s+|it'?s\s+|its\s+|in\s+|at\s+|"
    r"from\s+|a\s+|an\s+|the\s+|as\s+|was\s+|called\s+|actually\s+|really\s+|no\s+|wait\s+|sorry\s+|oops\s+|"
    r"i\s+was\s+|i\s+|to\s+|spelled\s+|with\s+)+",
    re.IGNORECASE,
)


def find_exchange(page: Page, context: Context) -> Found | None:
    """The fact that "not X but Y", "Y, not X", "change X to Y" or "X should be Y" exchanges; None where X is no
    known fact, or Y cannot be what X is."""
    for pattern in (_NOT_BUT, _CHANGE_TO, SHOULD_BE, _NEW_NOT):
        match = pattern.search(page.text)
        if match and (fact := _old_fact(match["old"], context)):
            span = clean_span(page.text, match.start("new"), match.end("new"))
            if span and (found := become(page, fact, span, context)):
                return found
    return None


def find_assignment(page: Page, context: Context) -> Found | None:
    """The field of a named entry that a sentence gives a value: "the employer of the welder job is Ferrous Works"."""
    for pattern in (*_ASSIGNED, _LIES_IN):
        if (match := pattern.fullmatch(page.text.strip())) is None:
            continue
        offset = len(page.text) - len(page.text.lstrip())
        said = match.groupdict().get("field") or "place"
        field = next(name for name, words in _FIELD_OF.items() if re.fullmatch(words, said, re.IGNORECASE))
        section = "education" if field == "institution" else "work"
        place = named_entry(match["entry"], context, section=section, least=1.0 if pattern is _LIES_IN else 0.3)
        span = clean_span(page.text, offset + match.start("new"), offset + match.end("new"))
        if place is None or span is None:
            continue
        value = page.text[span[0] : span[1]]
        old = [fact for fact in context.live(*place) if fact.field == field]
        found = Found(*place, field, value, *span, replaces=old[-1].id if old else None)
        if fits(found, context) and not (old and old[-1].value.lower() == value.lower()):
            return found
    return None


def names_what_is_wrong(text: str, context: Context) -> bool:
    """Whether "change X to Y" says itself what is wrong: if that exchanges nothing, nothing is changed."""
    match = _CHANGE_TO.search(text)
    if match is None or len(text[: match.start()].split()) > 4:
        return False
    told = re.match(r"(?:change|correct|rename)\s+(?:my|the|that|it|(?-i:[\"'“A-Z]))", match[0], re.IGNORECASE)
    return bool(told) or _old_fact(match["old"], context) is not None


def without_refusal(text: str, context: Context) -> tuple[str, Fact | None]:
    """`text` without a sentence that only refuses what is known ("… Not Paws & Claws."), and the fact it refuses."""
    match = _REFUSED.search(text)
    fact = _old_fact(match["old"], context) if match else None
    if match and fact is None and (place := named_entry(match["old"], context, least=0.5)):
        fact = next((known for known in context.live(*place) if known.field == NAME_FIELD.get(place[0])), None)
    if match is None or fact is None:
        return text, None
    return text[: match.start()] + " " * len(match[0]) + text[match.end() :], fact


def in_place_of(refused: Fact, context: Context, read: list[Found]) -> list[Found]:
    """What was read, in the entry whose name is refused; [] where it gives no other such name."""
    new = [f for f in read if (f.section, f.field) == (refused.section, refused.field)]
    if not new or not fits(new[0], context):
        return []
    found = []
    for item in (item for item in read if (item.section, item.entry) == (new[0].section, new[0].entry)):
        old = [fact.id for fact in context.live(refused.section, refused.entry) if fact.field == item.field]
        found.append(
            replace(item, entry=refused.entry, replaces=old[-1] if old and item.field != "highlight" else None)
        )
    return found


def _old_fact(words: str, context: Context) -> Fact | None:
    """The live fact whose value the words name: whole before in part, the newest of those alike; else by its field."""
    live = context.live()
    for fact in reversed(live):
        if fact.field in DATE_FIELDS and re.search(rf"\b{fact.value[:4]}\b", words):
            return fact
    named = [fact for fact in live if fact.field not in DATE_FIELDS and fact.field != "highlight"]
    if close := [fact for fact in named if mentions(words, fact.value)]:
        return max(reversed(close), key=lambda fact: fuzz.ratio(words.lower().strip(" .,\"'"), fact.value.lower()))
    for fact in reversed(named):
        tokens = fact.value.lower().split()
        if any(len(word) >= 3 and fuzz.ratio(word, words.lower().strip()) >= 85 for word in tokens):
            return fact
    return (
        None
        if re.match(r"\s*(?:an?|any|really|actually)\s", words, re.IGNORECASE)
        else field_named(words, live, context)
    )


def field_named(words: str, live: list[Fact], context: Context) -> Fact | None:
    sections = [
        section for section, pattern in SECTION_WORDS.items() if re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE)
    ]
    if place := named_entry(words, context, least=0.5):
        live = [fact for fact in live if (fact.section, fact.entry) == place] or live
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


def clean_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    start, end = strip(text, start, end)
    if field := _FIELD_IS.match(text[start:end]):
        start += field.end()
    if lead := _LEAD.match(text[start:end]):
        start += lead.end()
    if (named := _NAMED_AS.search(text[start:end])) and named.start():
        end = start + named.start()
    tail = re.search(
        r"(?:\s*,?\s*(?:please|pls|sorry|not\s+.*|instead|thanks|lol|actually|though|tho|with\s+an?\s+\w+))+$",
        text[start:end],
        re.IGNORECASE,
    )
    if tail:
        end = start + tail.start()
    start, end = strip(text, start, end)
    return (start, end) if start < end else None


def become(page: Page, fact: Fact, span: tuple[int, int], context: Context) -> Found | None:
    """`fact` with the new words; in a value of several words, only the word they resemble changes."""
    start, end = span
    words = page.text[start:end]
    if fact.field in DATE_FIELDS:
        for date in page.dates:
            point = date.last if fact.field == "endDate" and date.last else date.first or date.last
            if point and start <= point.start < end and point.value != fact.value:
                value = with_month(point.value, fact, page.text)
                return Found(fact.section, fact.entry, fact.field, value, point.start, point.end, fact.id)
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
    found = Found(fact.section, fact.entry, fact.field, value, start, end, fact.id)
    return found if value != fact.value and fits(found, context) else None


def with_month(value: str, old: Fact, text: str) -> str:
    """A year that only puts the year right keeps the month told before."""
    return value + old.value[4:] if len(value) == 4 < len(old.value) and _ELLIPTIC.search(text) else value
