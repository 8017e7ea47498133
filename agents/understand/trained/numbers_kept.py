"""Numbers that a message tells and no fact has: "…, 140 covers on a Friday". They are kept with the words around them,
as a part of the deed before or a line of its own. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agents.numbers import find_numbers
from agents.understand.page import Page
from agents.understand.remarks import is_remark
from agents.understand.trained.agreement import is_deed, overlaps
from agents.understand.trained.spans import Reading, Span
from agents.understand.values import Context, Found

_HOLDING = {"work": "highlight", "volunteer": "highlight", "projects": "description"}
"""Sections whose entries have lines, and the field of a line."""
_BULLET = re.compile(r"(?:^|\n)\s*[-*•–]\s*\Z")
_FIGURE = re.compile(r"\d")
_SURE = 0.5
"""How likely it must be that a message answers at all, for words that only a number speaks for."""


def keep_numbers(
    facts: Sequence[Found], by_grammar: Sequence[Found], reading: Reading, page: Page, context: Context
) -> list[Found]:
    """The facts, with every number that the person states of their work in one of them."""
    kept = list(facts)
    if reading.intents.get("answer", 1.0) < _SURE or not (kept or by_grammar):
        return kept
    unsaid = [span for span in reading.statements if span.label == "unsaid"]
    stated = [found for found in by_grammar if not any(_overlap(found, span) for span in unsaid)]
    for metric in reading.details:
        if metric.label != "metric" or any(span.holds(metric) for span in unsaid) or _is_told(metric, kept):
            continue
        if any(_holds(one, metric) and not is_deed(one) for one in by_grammar):
            continue
        deed = next((one for one in by_grammar if is_deed(one) and _holds(one, metric)), None)
        last = next((one for one in reversed(kept) if is_deed(one) and one.end <= metric.start), None)
        if deed and last and deed.start < last.end and not _between(last, deed.end, kept):
            kept[kept.index(last)] = replace(last, value=page.text[last.start : deed.end], end=deed.end)
        elif deed and not overlaps(deed, kept):
            kept.append(replace(deed, entry=_entry(deed, kept, deed.entry)))
        elif line := _line(metric, kept, page, context):
            kept.append(line)
        kept.sort(key=lambda found: (found.start, found.end))
    kept = [_to_its_end(found, stated, kept, page.text) for found in kept]
    return sorted([*kept, *_lines_left(page.text, stated, kept)], key=lambda found: (found.start, found.end))


def _to_its_end(found: Found, by_grammar: Sequence[Found], facts: Sequence[Found], text: str) -> Found:
    """A deed with the rest that the grammar sees of it, if that rest holds a number and nothing else that is known."""
    for deed in by_grammar:
        longer = is_deed(found) and is_deed(deed) and deed.start <= found.start < deed.end and found.end < deed.end
        if longer and find_numbers(text[found.end : deed.end]) and not _between(found, deed.end, facts):
            return replace(found, value=text[found.start : deed.end], end=deed.end)
    return found


def _lines_left(text: str, by_grammar: Sequence[Found], facts: Sequence[Found]) -> list[Found]:
    """Deeds with a number in figures or behind a bullet of their own, of which nothing is read yet."""
    return [
        replace(deed, entry=_entry(deed, facts, deed.entry))
        for deed in by_grammar
        if is_deed(deed)
        and (_FIGURE.search(deed.value) or _BULLET.search(text, 0, deed.start))
        and not overlaps(deed, facts)
    ]


def _overlap(found: Found, span: Span) -> bool:
    return found.start < span.end and span.start < found.end


def _is_told(metric: Span, facts: Sequence[Found]) -> bool:
    return any(found.start < metric.end and metric.start < found.end for found in facts)


def _holds(deed: Found, metric: Span) -> bool:
    return deed.start <= metric.start and metric.end <= deed.end


def _between(deed: Found, end: int, facts: Sequence[Found]) -> bool:
    """Whether another fact begins between the deed and `end`."""
    return any(deed.end <= found.start < end for found in facts)


def _entry(deed: Found, facts: Sequence[Found], otherwise: int) -> int:
    """The job told last before the words, if the message tells one."""
    jobs = [found.entry for found in facts if found.section == "work" and found.start < deed.start]
    return jobs[-1] if jobs else otherwise


def _line(metric: Span, facts: Sequence[Found], page: Page, context: Context) -> Found | None:
    """The rest of the clause from the number on, as a line of what was told or asked about last."""
    clause = next((one for one in page.clauses if one.start <= metric.start < one.end), None)
    if clause is None or any(is_remark(page.words(one)) for one in page.clauses if one.sentence == clause.sentence):
        return None
    end = min([clause.end, *(found.start for found in facts if found.start >= metric.end)])
    words = page.text[metric.start : end].rstrip(" ,;.-(")
    before = [found for found in facts if found.start < metric.start and found.section in _HOLDING]
    if before:
        section, entry = before[-1].section, before[-1].entry
    elif context.asked_section in _HOLDING and context.asked_entry is not None:
        section, entry = context.asked_section, context.asked_entry
    else:
        return None
    return Found(section, entry, _HOLDING[section], words, metric.start, metric.start + len(words))
