"""Orders of words in sentences about a job that no cue reads: "In X I am now Y", "at X in town Y since". Pure."""

from __future__ import annotations

import re

from agents.understand.names import ORGANISATION, is_place
from agents.understand.page import Page
from agents.understand.spans import Span
from agents.understand.titles import find_titles
from agents.understand.words import Clause, Token, strip, tokenize

_AREA_AT = re.compile(r",\s+(?P<area>[A-Z][\w&-]*(?:\s+(?:and\s+|&\s+)?[A-Z][\w&-]*){0,3})\s+(?:at|@|with|for)\s+\S")
_IN_EMPLOYER = re.compile(r"(?:in|with|for)\s+(?P<name>\S.*)", re.IGNORECASE)
_PLACE_IN = re.compile(r"(?P<name>[^,]+?)\s+(?:in|near)\s+(?P<town>[^\W\d_][^,]*)")
_I_HELD = re.compile(
    r"\s*,?\s*(?:i'?m|i\s+am|i\s+was|i\s+work(?:ed)?|i(?:'ve|\s+have)\s+been)\b\s*(?:(?:now|also|then|first|currently|"
    r"still|working)\s+)*(?:as\s+)?(?P<role>[^.;]{2,60})",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\b(?:in\s+charge\s+of|responsible\s+for)\b.*\b(?:there|at\s+the\s+(?:shop|job|company|hospital|school|office|"
    r"plant|store|site|yard))\b|\bthere\b.*\b(?:in\s+charge\s+of|responsible\s+for)\b",
    re.IGNORECASE,
)


def tells_of_known_job(page: Page, clause: Clause, spans: list[Span]) -> bool:
    """Whether a clause says what somebody did "there": its title is a part of the deed, not another job."""
    sentence = re.split(r"[.!?;\n]", page.text[clause.start : clause.start + 160])[0]
    return _THERE.search(sentence) is not None and not any(span.field == "name" for span in spans)


def with_areas(page: Page, clause: Clause, spans: list[Span]) -> list[Span]:
    """Positions with the area after a comma ("Senior Accountant, Group Reporting at X")."""
    widened = []
    for span in spans:
        area = _AREA_AT.match(page.text, span.end, clause.end) if span.field == "position" else None
        free = area is not None and not any(
            other.start < area.end("area") and area.start("area") < other.end and other.field == "position"
            for other in spans
        )
        widened.append(Span("position", span.start, area.end("area")) if area is not None and free else span)
    return widened


def place_of_work(page: Page, clause: Clause) -> list[Span]:
    """An organisation and its town, and nothing else ("Mistry Convenience Store in Bolton")."""
    match = _PLACE_IN.fullmatch(page.words(clause).strip(" .,!"))
    if match is None:
        return []
    words, town = match["name"].split(), match["town"]
    named = len(words) > 1 and all(word[0].isupper() for word in words) and words[-1].lower() in ORGANISATION
    if not named or not (is_place(town) or town[0].isupper()):
        return []
    start = page.text.index(match[0], clause.start)
    return [
        Span("name", start + match.start("name"), start + match.end("name")),
        Span("location", start + match.start("town"), start + match.end("town")),
    ]


def employer_in_front(page: Page, clause: Clause) -> list[Span]:
    """The employer of "In Atelier Rosso I am now head designer", which stands in a clause of its own."""
    match = _IN_EMPLOYER.fullmatch(page.words(clause).rstrip(" ,"))
    held = _I_HELD.match(page.text, clause.end)
    if match is None or held is None:
        return []
    words = match["name"].split()
    titles = find_titles(tokenize(page.text, *held.span("role")), page.date_masks())
    if not titles or titles[0].first > 2 or not 1 <= len(words) <= 7:
        return []
    named = any(word.lower() in ORGANISATION for word in words[1:]) or (len(words) > 1 and words[0][0].isupper())
    if not named or is_place(match["name"]) or words[0].lower() in {"the", "my", "a", "this", "that"}:
        return []
    return [Span("name", *strip(page.text, clause.start + match.start("name"), clause.start + match.end("name")))]


def title_behind(
    page: Page, clause: Clause, tokens: list[Token], spans: list[Span], taken: list[tuple[int, int]]
) -> list[Span]:
    """The title that follows employer and town with nothing between ("im at Chez Rosa in montreal sous chef since")."""
    if any(span.field == "position" for span in spans) or not any(span.field == "name" for span in spans):
        return []
    last = max(span.end for span in spans)
    masks = [*taken, *((span.start, span.end) for span in spans)]
    for title in find_titles(tokens, masks):
        start, end = tokens[title.first].start, tokens[title.last].end
        between = page.text[last:start]
        ends = end == clause.end or any(0 <= left - end <= 2 for left, _ in taken)
        if start >= last and re.fullmatch(r"[\s,]*(?:as\s+)?(?:an?\s+)?", between) and ends and not title.plural:
            return [Span("position", start, end)]
    return []
