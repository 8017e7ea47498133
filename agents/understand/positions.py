"""Which titles of a clause are a job the person had: after "as a", "was a", before "at" and at the head of a line.
Pure."""

from __future__ import annotations

import re

from agents.understand.names import is_generic, is_place
from agents.understand.page import Page
from agents.understand.spans import Span, is_free
from agents.understand.titles import Title
from agents.understand.told_titles import read_called_title
from agents.understand.words import Token, is_function_word, is_past

_TITLE_CUE = re.compile(
    r"(?:\b(?:as|was|am|i'm|im|been|being|be|became|become|hired|position|role|title|job|am still|still|"
    r"currently|now|former|was also)"
    r"(?:\s+(?:was|is|of|as|out|off|on|back|up|also|just|still|currently|now|mostly|basically|the|full[- ]time|"
    r"part[- ]time))*\s*:?)\s*(?:an?|the|their|our|his|one\s+of\s+the|your)?\s*(?:(?:fully|newly|very|"
    r"experienced|qualified|trained|former|proud|single|good)\s+)*$",
    re.IGNORECASE,
)
_LEARNT = re.compile(
    r"\b(?:apprenticeship|qualified|qualification|studied)\s+(?:as|to\s+be)\s+(?:an?\s+)?$", re.IGNORECASE
)

_PLACEMENT = re.compile(
    r"\b(?:did|had|have|got|was|my|the|an?|summer|first|second|last)\s+(?P<title>(?:(?!did|had|my|the|an?|summer|unpaid|paid|short)[\w-]+\s+)?"
    r"(?:internship|traineeship))\s+(?:(?:was|is)\s+)?(?:at|with)\s",
    re.IGNORECASE,
)
"""A time of training in a job, told as what it was: "the internship was at Pepperleaf Media"."""


def find_positions(page: Page, tokens: list[Token], titles: list[Title], taken: list[tuple[int, int]]) -> list[Span]:
    """Titles after "as a", "was a", "I'm a" …, before "at", and whole unknown ones after "worked as a"."""
    spans: list[Span] = []
    clause_start = tokens[0].start if tokens else 0
    if tokens and (called := read_called_title(page, clause_start, tokens[-1].end)):
        return called
    for title in titles:
        start, end = tokens[title.first].start, tokens[title.last].end
        before = page.text[clause_start:start]
        if _LEARNT.search(before):
            continue
        following = tokens[title.last + 1].lower if title.last + 1 < len(tokens) else ""
        cued = bool(_TITLE_CUE.search(before)) and not re.search(
            r"\b(?:to|made|making|worked|working|work|was|job|started)\s*$", before, re.IGNORECASE
        )
        if not cued and re.search(
            r"\b(?:promoted|moved\s+up|worked\s+my\s+way\s+up|bumped\s+up|up)\s+(?:in)?to\s+(?:an?\s+|the\s+)?$",
            before,
            re.IGNORECASE,
        ):
            cued = True
        if (
            not cued
            and re.search(r"\b(?:was|worked|working|hired|job|started|job:|title:)\s*$", before, re.IGNORECASE)
            and not title.weak
        ):
            cued = True
        at_next = following in {"at", "@", "for", "with"} and (not title.weak or title.last > title.first)
        if title.weak and title.last > title.first and re.search(r"\b(?:in|doing|did)\s+$", before, re.IGNORECASE):
            cued = cued or following in {"at", "@", "for", "with", ""}
        lead = before.strip(" ,-:").lower()
        opens = lead == "" or re.fullmatch(
            r"(?:and|then|also|currently|now|i'm|im|i am|i was|been|a|an|the|my (?:first|last|current|old|main|"
            r"previous) job|job|yes|yeah|ok|so|well|hi|hello|hey|years?|yrs?|.*\b(?:years?|yrs?|"
            r"months?)(?: as)?(?: an?)?|(?:(?:job|role|position|gig|employment)\s*)?#?\d{1,2}[.):]*)",
            lead,
        )
        alone = (
            opens
            and (not title.weak or title.last > title.first)
            and not title.plural
            and _only_frame_follows(page, tokens, title.last, taken)
        )
        bare = not (cued or alone or title.weak or title.plural) and opens and bool(taken)
        if bare and (employer := _employer_after(tokens, title.last, taken)) is not None:
            spans.append(Span("name", tokens[employer[0]].start, tokens[employer[1]].end))
            alone = True
        if cued or alone or (at_next and opens) or (opens and taken and lead.endswith(("year", "years", "yrs"))):
            if title.plural and not cued:
                continue
            if title.plural and re.search(r"\b(?:to|was)\s*$", before, re.IGNORECASE):
                continue
            spans.append(Span("position", start, end))
    for match in re.finditer(
        r"\b(?:work(?:ed|ing)?|hired|started(?:\s+(?:out|off))?|employed|job|position|trained|gig|been|served|"
        r"freelanced|returned|back)\b[^,.;:]{0,50}?\sas\s+(?:an?\s+|the\s+|their\s+)?",
        page.text[clause_start : tokens[-1].end if tokens else 0],
        re.IGNORECASE,
    ):
        index = next((i for i, token in enumerate(tokens) if token.start >= clause_start + match.end()), None)
        if index is None or re.match(r"(?:well|part|needed|soon|much|if|such|required|hell)\b", tokens[index].lower):
            continue
        last = index
        while (
            last < len(tokens)
            and last < index + 5
            and tokens[last].is_word
            and not is_function_word(tokens[last].lower)
            and not any(s < tokens[last].end and tokens[last].start < e for s, e in taken)
            and not (last > index and is_past(tokens[last].lower))
        ):
            last += 1
        if last > index and is_free(spans, tokens[index].start, tokens[last - 1].end):
            spans.append(Span("position", tokens[index].start, tokens[last - 1].end))
    spans += [
        Span("position", *match.span("title"))
        for match in _PLACEMENT.finditer(page.text, clause_start, tokens[-1].end if tokens else 0)
        if is_free(spans, *match.span("title"))
    ]
    return spans


def _employer_after(tokens: list[Token], last: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The words between a title and a date, where nothing else stands ("warehouse associate amazon 2021-2023")."""
    dated = next(
        (i for i in range(last + 1, len(tokens)) if any(start <= tokens[i].start < end for start, end in taken)), None
    )
    if dated is None or not last + 1 < dated <= last + 5:
        return None
    words = tokens[last + 1 : dated]
    if any(not token.is_word or is_function_word(token.lower) or is_past(token.lower) for token in words) or is_generic(
        words
    ):
        return None
    return last + 1, dated - 1


def _only_frame_follows(page: Page, tokens: list[Token], last: int, taken: list[tuple[int, int]]) -> bool:
    """Whether nothing but a place, a date or a duration stands after the title ("taxi driver in chicago from 2001")."""
    rest = tokens[last + 1 :]
    if not rest or (rest[0].lower == "in" and not any(is_past(token.lower) for token in rest)):
        return True
    free = [token for token in rest if not any(start < token.end and token.start < end for start, end in taken)]
    words = [
        token.lower
        for token in free
        if token.is_word and token.lower not in {"in", "near", "from", "since", "until", "till", "for", "to"}
    ]
    if not words:
        return True
    return (
        is_place(" ".join(words))
        or re.fullmatch(r"(?:\d+|\w+)\s+(?:years?|yrs|months?)(?:\s+now)?", " ".join(words)) is not None
    )
