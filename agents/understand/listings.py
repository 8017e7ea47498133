"""Statements that are nothing but a list: of skills, of certificates, of languages. They are read whole, before any
grammar, so that no item of them is taken for an employer, a title or a duty. Pure."""

from __future__ import annotations

import re

from agents.understand.certificate_lists import read_certificate_list
from agents.understand.language_lists import read_language_list
from agents.understand.page import Page, Slot
from agents.understand.skill_lists import read_skill_list
from agents.understand.study_ends import read_study_end
from agents.understand.values import Context
from agents.understand.words import Clause

_LABEL = re.compile(
    r"(?:(?:and|also|my|the|i|have|hold|got|i'?ve|following|these|several|some|a\s+few|\d|two|three|four|five|six)\s+)*(?:(?:\w+\s+)?(?P<skills>skills?|tools|software|tech(?:nologies)?|stack|programs|"
    r"equipment|programming|machines)|(?P<certificates>certs?|certificat(?:e|ion)s?|licen[sc]es?|tickets|cards)|"
    r"(?P<languages>languages))(?:\s+(?:and|&)\s+(?:\w+\s+)?(?:licen[sc]es|tickets|cards|certs|certificates|tools|"
    r"software))?"
    r"(?:\s*(?:[:=]|\s-\s)|\s+(?:are|is|include|i\s+have(?:\s+are)?)\b\s*:?)\s*",
    re.IGNORECASE,
)


def read_listings(page: Page, context: Context) -> dict[int, list[Slot]]:
    """The slots of every statement that is a list, by the number of its sentence; the sentences of one list that
    semicolons part have the slots with the first of them and none with the rest."""
    found: dict[int, list[Slot]] = {}
    for numbers, statement in _statements(page):
        start, kind = statement.start, ""
        label = _LABEL.match(page.text, statement.start, statement.end)
        if label and label.end() < statement.end:
            start, kind = label.end(), label.lastgroup or ""
        slots = read_study_end(page, statement, context) or _read(
            page, Clause(start, statement.end, statement.opener, statement.sentence), kind, context
        )
        if slots:
            found |= {number: slots if number == numbers[0] else [] for number in numbers}
    return found


def _read(page: Page, statement: Clause, kind: str, context: Context) -> list[Slot]:
    """`kind` is what the words before the list call it, or ""."""
    if any(statement.start <= contact.start < statement.end for contact in page.contacts):
        return []
    asked = context.asked_section or ""
    readers = {"languages": read_language_list, "certificates": read_certificate_list, "skills": read_skill_list}
    for name, reader in readers.items():
        if kind in {"", name} and (
            slots := reader(page, statement, labelled=kind == name, asked=asked, fields=context.asked_fields)
        ):
            return slots
    return []


def _statements(page: Page) -> list[tuple[list[int], Clause]]:
    """The sentences of a message as one clause each, those parted by semicolons joined; with their numbers."""
    joined: list[tuple[list[int], Clause]] = []
    for clause in page.clauses:
        if joined:
            numbers, last = joined[-1]
            between = page.text[last.end : clause.start]
            if clause.sentence == numbers[-1] or re.fullmatch(r"\s*;\s*(?:and\s+|also\s+)?", between):
                numbers.append(clause.sentence)
                joined[-1] = (numbers, Clause(last.start, clause.end, last.opener, last.sentence))
                continue
        joined.append(([clause.sentence], clause))
    return [(sorted(set(numbers)), _with_bracket(page, clause)) for numbers, clause in joined]


def _with_bracket(page: Page, clause: Clause) -> Clause:
    """The clause with a bracket that closes it."""
    closed = page.text[clause.end : clause.end + 1] == ")"
    return Clause(clause.start, clause.end + closed, clause.opener, clause.sentence)
