"""A bare answer to the open question: "Mercy General" when the employer was asked, "2019" when the dates were."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.understand.dates import DateSpan
from agents.understand.extras import split_items
from agents.understand.intents import is_gibberish
from agents.understand.names import is_place
from agents.understand.page import Page
from agents.understand.persons import is_bare_name, is_bare_town
from agents.understand.profile import name_at
from agents.understand.regions import ends_in_region, regions
from agents.understand.remarks import is_negated, is_others, is_remark, is_wish
from agents.understand.values import Context, Found
from agents.understand.words import is_past, strip
from agents.verify.lexicon import is_word

_LEAD = re.compile(
    r"(?:(?:it\s+was|it'?s|its|i\s+was|i'm|im|i\s+am|that\s+was|that'?s|thats|at|in|for|as|the\s+place\s+was|"
    r"the\s+name\s+(?:is|was)|called|was|a|an|um+|uh+|oh|well|so|yes|yeah|ok|sure|of\s+course|no\s+problem|alright|fine|probably|i\s+think|"
    r"i\s+worked\s+at|worked\s+at|from|by|mostly|just|my\s+name\s+is|name'?s|they'?re\s+called|"
    r"they\s+were\s+called|it\s+is|it\s+is\s+called|its\s+called|it's\s+called|got\s+it\s+from|i\s+live\s+in|"
    r"live\s+in|studied|i\s+studied|the\s+company\s+(?:is|was)|hm+)\b[\s,:]*(?:[.!]\s+)?)+",
    re.IGNORECASE,
)
_DATES = frozenset({"startDate", "endDate", "date", "releaseDate"})
_FREE = frozenset(
    {
        "name",
        "position",
        "institution",
        "area",
        "studyType",
        "organization",
        "issuer",
        "awarder",
        "title",
        "city",
        "location",
        "label",
        "publisher",
        "score",
        "fluency",
        "company",
    }
)
_PIECE = re.compile(r"[^.,;:()\n]+")
_LIVES_IN = re.compile(
    r"\s*(?:(?:and|so|well|yes|i|i'?m|im|we)\s+)*(?P<cue>(?:(?:currently|now|just|still)\s+)*(?:live|lives|stay|staying|living|based|reside|in)\b"
    r"\s*(?:here\s+)?(?:(?:in|near|at|around|outside)\s+)?(?:the\s+)?)?(?P<town>.+?)(?:\s+(?:now|these\s+days|currently|at\s+the\s+moment|area))*\s*",
    re.IGNORECASE,
)
_LIST = {("skills", "skill"), ("skills", "name"), ("interests", "name"), ("languages", "language")}
_ONLY = re.compile(
    r"^(?!.*\b(?:start(?:ed)?|began|join(?:ed)?|since|from|left|until|till)\b).*\b(?:only|just)\b", re.I | re.S
)
"""Shows that one date is all the time that something took."""
_ONGOING = re.compile(
    r"\b(?:still\s+(?:there|here|working)|present|current(?:ly)?|now|ongoing|to\s+date)\b", re.IGNORECASE
)


def read_answer(page: Page, context: Context, facts: list[Found]) -> list[Found]:
    """`facts`, with what a short message gives to the fields asked for.

    Bare dates are read anew: "2019" answers when it began, where a reader without the question would take both ends.
    """
    section = context.asked_section
    if not section or not context.asked_fields:
        return facts
    asked_dates = [name for name in context.asked_fields if name in _DATES]
    if asked_dates and _tells_when(page, context, facts):
        kept = [found for found in facts if found.section != section or found.field not in _DATES]
        return kept + _dates(page, section, context.asked_entry or 0, asked_dates)
    facts = [*facts, *_town_beside(page, context, facts)]
    if (is_remark(page.text) and not (page.dates and _only_dates(page))) or is_gibberish(page.text):
        return facts
    entry = (
        context.asked_entry
        if context.asked_entry is not None
        else (0 if section == "basics" else context.next_entry(section))
    )
    if asked_dates and page.dates and _only_dates(page):
        kept = [found for found in facts if found.field not in _DATES]
        return kept + _dates(page, section, entry, asked_dates)
    given = {found.field for found in facts if found.section == section}
    wanted = [name for name in context.asked_fields if name not in given]
    found: list[Found] = []
    free = next((name for name in wanted if name in _FREE), None)
    if free == "name" and section == "basics" and "city" in wanted and _is_town(page.text):
        free = "city"
    own = free == "name" and section == "basics" and all(found.section == "basics" for found in facts)
    if free and (not facts or own) and not _only_dates(page) and (span := _bare(page, section, free, facts)):
        if (section, free) in _LIST:
            pass
        found.append(Found(section, entry, free, page.text[span[0] : span[1]], *span))
    if not found and not facts and "highlight" in wanted and (span := _whole(page)) and len(page.text.split()) >= 2:
        found.append(Found(section, entry, "highlight", page.text[span[0] : span[1]], *span))
    if not found and not facts and (section, "skill") in {(section, name) for name in wanted} and section == "skills":
        found += [
            Found(section, entry + index, "skill", page.text[left:right], left, right)
            for index, (left, right) in enumerate(split_items(page.text, 0, len(page.text)))
        ]
    return facts + found


def _is_town(text: str) -> bool:
    """Whether a whole answer is a known town, its state behind it or not."""
    lead = _LEAD.match(text.strip())
    town = text.strip()[lead.end() if lead else 0 :].strip(" .,!")
    return is_place(town) or ends_in_region(town)


def _town_beside(page: Page, context: Context, facts: list[Found]) -> list[Found]:
    """The town that stands beside contacts ("330 555 0119, Akron OH") or in a sentence, where it was asked for."""
    if context.asked_section != "basics" or "city" not in context.asked_fields:
        return []
    if any(found.field == "city" for found in facts):
        return []
    if told := _town_in_pieces(page, facts):
        return [told]
    if not page.contacts or "name" in context.asked_fields or any(found.field == "name" for found in facts):
        return []
    end = max(contact.end for contact in page.contacts)
    start, stop = strip(page.text, end, len(page.text))
    words = page.text[start:stop]
    town = 1 <= len(words.split()) <= 5 and is_bare_town(words)
    return [Found("basics", 0, "city", words, start, stop)] if town else []


def _town_in_pieces(page: Page, facts: list[Found]) -> Found | None:
    """The last piece between marks that is a town: a known one, or what somebody says they live in."""
    taken = [(found.start, found.end) for found in facts] + [(one.start, one.end) for one in page.contacts]
    for piece in reversed(list(_PIECE.finditer(page.text))):
        match = _LIVES_IN.fullmatch(piece[0])
        if match is None or any(left < piece.end() and piece.start() < right for left, right in taken):
            continue
        start, end = strip(page.text, piece.start() + match.start("town"), piece.start() + match.end("town"))
        words = page.text[start:end]
        known = (is_place(words) and words.lower() not in regions()) or ends_in_region(words)
        opened = bool(page.contacts) and bool(page.text[: page.contacts[0].start].strip())
        known = known or (opened and piece.end() >= len(page.text.rstrip(" .!")) and _is_odd_town(words))
        if known or (match["cue"] and len(words.split()) <= 3 and is_bare_town(words)):
            return Found("basics", 0, "city", words, start, end)
    return None


def _is_odd_town(words: str) -> bool:
    """Whether one word at the end of a card, in no dictionary, can be a town that is in no list of ours."""
    return len(words) > 3 and words.isalpha() and not is_word(words.lower()) and is_bare_town(words)


def _tells_when(page: Page, context: Context, facts: list[Found]) -> bool:
    """Whether a message that was asked for the dates of a known entry gives them, whatever is said around them.

    Where it tells of another entry, or more dates than one stretch of time has, its sentences decide.
    """
    if context.asked_entry is None or not page.dates:
        return False
    place = context.asked_section, context.asked_entry
    entries = {(found.section, found.entry) for found in facts if found.section in {"work", "education", "volunteer"}}
    if entries - {place}:
        return False
    spans = _finest(page.dates)
    clauses = [page.words(clause) for clause in page.clauses if page.dates_in(clause)]
    if any(is_others(words) or is_wish(words) or is_negated(words) for words in clauses):
        return False
    alone = len(spans) == 1 and (spans[0].kind != "point" or len(page.dates) > 1)
    return alone or (len(spans) == 2 and spans[0].kind in {"point", "since"} and spans[1].kind == "until")


def _finest(spans: Sequence[DateSpan]) -> list[DateSpan]:
    """The spans without a year that another of them tells with its month ("2025 btw, aug 2025 only")."""
    points = [(span.first.value if span.first else "") for span in spans if span.kind == "point"]
    return [
        span
        for span in spans
        if span.kind != "point" or not any(span.first and other.startswith(f"{span.first.value}-") for other in points)
    ]


def _dates(page: Page, section: str, entry: int, wanted: list[str]) -> list[Found]:
    spans = _finest(page.dates)
    points = [(point, span) for span in spans for point in (span.first, span.last) if point]
    ends = spans[0].kind == "until" or re.match(
        r"\W*(?:i\s+)?(?:left|quit|ended|finished|until|till|to)\b", page.text, re.IGNORECASE
    )
    if len(points) == 1 and ends and "endDate" in wanted:
        wanted = ["endDate"]
    if (
        len(points) == 1
        and wanted[:1] == ["startDate"]
        and section == "education"
        and "endDate" in wanted
        and spans[0].kind == "point"
    ):
        wanted = ["endDate"]
    if (
        len(points) == 1
        and spans[0].kind == "point"
        and {"startDate", "endDate"} <= set(wanted)
        and _ONLY.search(page.text)
    ):
        points = points * 2
    return [
        Found(section, entry, name, point.value, point.start, point.end)
        for name, (point, _) in zip(wanted, points, strict=False)
    ]


def _only_dates(page: Page) -> bool:
    text = page.text
    for span in page.dates:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return not re.search(
        r"\w{3,}",
        re.sub(
            r"\b(?:from|till|until|since|and|the|around|about|still|there|here|now|present|was|it|think|ago|"
            r"for|years?)\b",
            "",
            text,
            flags=re.IGNORECASE,
        ),
    )


def _whole(page: Page) -> tuple[int, int] | None:
    start, end = strip(page.text, 0, len(page.text))
    return (start, end) if start < end else None


def _bare(page: Page, section: str, field: str, facts: list[Found]) -> tuple[int, int] | None:
    """The message without "it was", without dates at its end; None where it is a sentence rather than a value."""
    start, end = 0, len(page.text)
    for span in page.dates:
        if span.start > 0 and not page.text[span.end : end].strip(" .,)"):
            end = span.start
    if section == "basics" and field == "name":
        lead = _LEAD.match(page.text)
        name = name_at(page, lead.end() if lead else 0, end, sure=True)
        if name is None or any(contact.start < name[1] and name[0] < contact.end for contact in page.contacts):
            return None
        told = any(found.start < name[1] and name[0] < found.end for found in facts)
        return name if not told and is_bare_name(page.text[name[0] : name[1]], page.text[name[1] : end]) else None
    start, end = strip(page.text, start, end)
    lead = _LEAD.match(page.text[start:end])
    if lead and lead.end() < end - start:
        start += lead.end()
    tail = re.search(
        r"[\s,]+(?:i\s+think|i\s+guess|lol|why\??|again|please|thanks|from|in|since)$",
        page.text[start:end],
        re.IGNORECASE,
    )
    if tail:
        end = start + tail.start()
    start, end = strip(page.text, start, end)
    words = page.text[start:end].split()
    if section == "basics" and field == "city":
        here = re.search(
            r"[\s,]+(?:\d{5}(?:-\d{4})?|these\s+days|now|currently|right\s+now)$", page.text[start:end], re.I
        )
        end = start + here.start() if here else end
        words = page.text[start:end].split()
    if section == "basics" and field in {"city", "location"} and not is_bare_town(page.text[start:end]):
        return None
    if not 1 <= len(words) <= 8 or page.text.rstrip().endswith("?") or page.text[start:end].count(",") > 1:
        return None
    lowered = [word.lower() for word in words]
    if field in {"name", "organization"} and words[0].isdigit() and len(words) > 1 and words[1].islower():
        return None  # how many of something: "4 people in the team"
    if lowered[0] in {
        "i",
        "we",
        "they",
        "he",
        "never",
        "nothing",
        "still",
        "didn't",
        "she",
        "no",
        "not",
        "don't",
        "dont",
        "why",
        "what",
        "how",
        "because",
    } or (len(words) > 4 and any(is_past(word) for word in lowered)):
        return None
    return start, end
