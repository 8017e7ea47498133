"""Where a job was: "in leeds", "Tampa, FL", a town after the employer. Pure."""

from __future__ import annotations

import re

from agents.understand.names import is_place, read_name
from agents.understand.page import Page
from agents.understand.regions import town_end
from agents.understand.spans import Span, is_free
from agents.understand.titles import is_head
from agents.understand.words import Clause, Token

_PLACE_CUE = re.compile(
    r"\b(?:in|near|outside|outside\s+of|based\s+in|located\s+in|over\s+in|down\s+in|up\s+in|out\s+in|back\s+in|"
    r"around|out\s+of)\s*$",
    re.IGNORECASE,
)
CITY_STATE = re.compile(
    r"\b[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+){0,2},\s*[A-Z]{2}\b(?!\w)|\b[a-z]{3,}(?:\s[a-z]+)?,?\s(?:TX|CA|NY|FL|"
    r"OH|IL|PA|GA|NC|MI|WA|AZ|MA|TN|MO|MD|WI|MN|CO|AL|SC|LA|KY|OR|OK|CT|UT|NV|NM)\b"
)
_NOT_PLACE = re.compile(
    r"(?:charge|total|general|house|person|summers?|winters?|seasons?|spring|fall|autumn|retail|sales|it|hr|hospitality|"
    r"construction|manufacturing|healthcare|production|maintenance|"
    r"security|logistics|marketing|finance|accounting|the|a|an|my|between|school|college|uni|kitchen|warehouse|"
    r"office|store|field|front|back|high|love|order|training|"
    r"customer|support|service|shipping|receiving|packing|icu|er|admissions|billing|case|time|fact|nursing|"
    r"teaching|welding|plumbing|english|spanish|french|german|design|law|business|education|engineering|"
    r"computer|food|different|many|various|all|both|one|\d+)\b",
    re.IGNORECASE,
)


def find_locations(
    page: Page, clause: Clause, tokens: list[Token], spans: list[Span], taken: list[tuple[int, int]]
) -> list[Span]:
    found: list[Span] = []
    for match in CITY_STATE.finditer(page.text, clause.start, clause.end):
        start = match.start()
        for span in spans:
            if span.start <= start < span.end and span.field == "name":
                start = -1
        if start >= 0 and is_free(spans, start, match.end()):
            found.append(Span("location", start, match.end()))
    for span in spans:
        after = re.match(r"\s+([^\W\d]+(?:\s[^\W\d]+)?)", page.text[span.end : clause.end])
        for words in [after[1], after[1].split()[0]] if after and span.field == "name" else []:
            start = span.end + after.start(1) if after else 0
            if is_place(words) and is_free(found + spans, start, start + len(words)):
                found.append(Span("location", start, town_end(page.text, start, start + len(words), clause.end)))
    for index in range(1, len(tokens)):
        before = page.text[clause.start : tokens[index - 1].end]
        if (
            not _PLACE_CUE.search(before)
            or not tokens[index].is_word
            or not is_free(found + spans, tokens[index].start, tokens[index].end)
        ):
            continue
        name = read_name(tokens, index, taken + [(span.start, span.end) for span in spans])
        if name is None:
            continue
        start, end = tokens[name[0]].start, tokens[name[1]].end
        words = page.text[start:end]
        ends = [tokens[cut].end for cut in range(name[1], name[0] - 1, -1)]
        whole = next((last for cut in ends if (last := town_end(page.text, start, cut, clause.end)) > cut), None)
        known = next((cut for cut in ends if is_place(page.text[start:cut])), None)
        if whole is not None or known is not None:
            end = whole or known or end
        else:
            if _NOT_PLACE.match(words) or any(is_head(token.lower) for token in tokens[name[0] : name[1] + 1]):
                continue
            after_employer = any(
                span.field in {"name", "position"} and 0 <= tokens[index - 1].start - span.end <= 1 for span in spans
            )
            if not tokens[name[0]].is_cased and not (
                after_employer and name[1] - name[0] <= 1 and tokens[index - 1].lower in {"in", "near"}
            ):
                continue
        found.append(Span("location", start, end))
    return found
