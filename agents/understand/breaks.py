"""Years at home, as an entry that the person asks for in words of their own: "put it as family carer, 2016 to 2024".

Only the words that are to stand on the resume become facts; nothing is said of whom or why.
"""

from __future__ import annotations

import datetime
import re

from agents.understand.page import read_page
from agents.understand.values import Context, Found

_FAMILY = (
    r"(?:(?:an?|my)\s+)?(?:(?:family|elderly|disabled|sick)\s+)*"
    r"(?:members?|relatives?|family|parents?|loved\s+ones?|child(?:ren)?)"
)
BREAK = (
    r"\b(?:(?:(?:full|part)[\s-]?time|unpaid|family|primary|main|sole|home|live-in|young|stay[\s-]at[\s-]home|at[\s-]home)[\s-]+)+"
    rf"(?:carer|care[\s-]?giver)(?:\s+(?:for|to|of)\s+{_FAMILY})?\b|\b(?:carer|care[\s-]?giver)\s+(?:for|to|of)\s+{_FAMILY}\b"
    r"|\b(?:(?:full|part)[\s-]?time|stay[\s-]at[\s-]home|at[\s-]home)[\s-]+(?:mum|mom|mother|dad|father|parent|wife|husband)\b"
    r"|\b(?:homemaker|housewife|househusband|sabbatical)\b"
    r"|\b(?:(?:full[\s-]?time|family|career|parental|maternity|paternity|planned|caring|carer'?s|study|travel|personal)[\s-]+)+"
    r"(?:break|leave|care|responsibilities|commitments|gap|gap\s+year)\b"
    rf"|\b(?:caring\s+for\s+{_FAMILY}|raising\s+(?:a|my)\s+family)\b"
)
"""What people call years at home on a resume."""

_BREAK = re.compile(BREAK, re.IGNORECASE)
_TITLE = re.compile(rf"{BREAK}|\b(?:carer|care[\s-]?giver)\b", re.IGNORECASE)
"""A bare "carer" too, where the message asks to put the years down as that."""
_ASKS = re.compile(
    r"\b(?:put|call|list|record|write|note|show|enter|add|include|mark|describe|name|say|make|have|as)\b", re.IGNORECASE
)
_FRAME = frozenset(
    "put call called list record write note show enter add include have mark describe name say make it "
    "that this them those these years year time times gap period the my down in as a an please pls plz "
    "can could would you u i i'd id want like be just only simply and then ok okay also so something for "
    "on under resume cv yes yeah well maybe about from to till until between since line entry job one "
    "instead there here if possible thanks thank vita sth or not 's s d actually now until is was am been "
    "spent".split()
)


def read_break(text: str, context: Context) -> list[Found]:
    """The title and the dates of years at home; empty unless the message asks for just that."""
    page = read_page(text, context.today or datetime.date.today())
    match = _TITLE.search(page.text)
    if match is None or not (_ASKS.search(page.text) or page.dates):
        return []
    rest = page.text[: match.start()] + " " * len(match[0]) + page.text[match.end() :]
    for span in page.dates:
        rest = rest[: span.start] + " " * (span.end - span.start) + rest[span.end :]
    if len(page.dates) > 1 or any(word not in _FRAME for word in re.findall(r"[^\W_][\w']*", rest.lower())):
        return []
    same = [
        fact for fact in context.live("work") if fact.field == "position" and fact.value.lower() == match[0].lower()
    ]
    entry = same[-1].entry if same else context.next_entry("work")
    found = [] if same else [Found("work", entry, "position", match[0], match.start(), match.end())]
    for span in page.dates:
        points = {"startDate": span.first, "endDate": span.last}
        if span.kind == "point":
            points = {"startDate": span.first, "endDate": span.first}
        found += [
            Found("work", entry, name, point.value, point.start, point.end) for name, point in points.items() if point
        ]
    return found


def is_break(title: str) -> bool:
    """Whether a title stands for years at home: such an entry has no employer and needs no duties."""
    return _BREAK.fullmatch(title.strip()) is not None
