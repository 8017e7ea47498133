"""A title that is called one ("job title car washer", "my title was valeter"): the job spoken of has it. Pure."""

from __future__ import annotations

import re

from agents.understand.page import Page
from agents.understand.spans import Span
from agents.understand.titles import is_head
from agents.understand.words import Clause, is_function_word

_CALLED = (
    r"(?:(?:and|so|oh|ok|also|but|well|my|the|official|exact|full|actual|proper|real|correct|current|job|work|contract)\s+)*"
    r"(?:title|(?:job|position|role)(?=\s*:))\s*"
    r"(?:(?:there|here|on\s+(?:my|the)\s+\w+|at\s+(?:the\s+)?[\w' &-]{2,40}?)\s+)?"
)
_SMALL = r"(?:(?:just|only|actually|officially|basically|simply|technically|called|an?|the)\s+)*"
_BEFORE = re.compile(
    rf"{_CALLED}(?:is|was|=|:|-)\s*{_SMALL}[\"']?|(?:\w+\s+)*(?:job|official|exact|actual)\s+title\s+{_SMALL}[\"']?",
    re.IGNORECASE,
)
_STATEMENT = re.compile(rf"{_CALLED}(?:is|was|=|:|-)\s*{_SMALL}[\"']?(?P<title>[^\"',.;:?!]+?)[\"']?", re.IGNORECASE)
_DOER = re.compile(r"[a-z]{2,}(?:er|or|ist|man|woman|hand|lead|ian|ative|eer|ess)")
_NO_DOER = frozenset(
    "longer better bigger other another never higher lower older over under later rather offer order".split()
)
LABEL = re.compile(r"(?:my\s+)?(?:(?:job|official|exact)\s+)?title|(?:my\s+)?(?:position|role)", re.IGNORECASE)
"""What stands in front of a title in a form ("job title: collections officer"): no name."""
_AT = re.compile(r"[\s,]*(?:at|for|with|@)\s+(?:the\s+)?(?P<employer>\S.*)", re.IGNORECASE)


def is_called_title(page: Page, clause: Clause, start: int) -> bool:
    """Whether the words before a title say that it is the title of the job spoken of, not what came "then"."""
    return clause.opener in {"", "also"} and _BEFORE.fullmatch(page.text, clause.start, start) is not None


def employer_behind(page: Page, clause: Clause, end: int) -> str:
    """The employer that the statement names behind its title; "" where it names none."""
    match = _AT.fullmatch(page.text, end, clause.end)
    return match["employer"].strip(" .,!") if match else ""


def read_called_title(page: Page, clause_start: int, clause_end: int) -> list[Span]:
    """A title that no list knows, in a statement that gives it as one ("my title was valeter")."""
    match = _STATEMENT.fullmatch(page.text, clause_start, clause_end)
    if match is None:
        return []
    words = match["title"].lower().split()
    quoted = page.text[match.start("title") - 1] in "\"'"
    if not 1 <= len(words) <= 5 or (any(map(is_function_word, words)) and not quoted):
        return []
    doer = _DOER.fullmatch(words[-1]) is not None and words[-1] not in _NO_DOER
    return [Span("position", *match.span("title"))] if quoted or doer or is_head(words[-1]) else []
