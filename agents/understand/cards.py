"""A calling card in one line: name, contacts, town ("tina lopez tina@example.com reno nevada"), whatever was asked."""

from __future__ import annotations

import re
from itertools import pairwise

from agents.understand.names import ORGANISATION, is_place
from agents.understand.page import Page
from agents.understand.persons import is_bare_name, is_bare_town, town_at_end
from agents.understand.regions import ends_in_region
from agents.understand.skills import is_skill
from agents.understand.titles import is_head
from agents.understand.values import Context, Found
from agents.understand.words import strip

_LABEL = re.compile(
    r"[\s,;:/|-]+(?:my\s+)?(?:tel(?:ephone)?|phone|mobile|mob|cell|ph|e-?mail|mail|contact|number|no)(?:\s+(?:number|no|is))*[\s.:]*$",
    re.IGNORECASE,
)
"""What announces the first contact: "Jo Marlow, tel …"."""
_LONGEST = 14
"""Words; a longer message is no calling card."""


def read_card(page: Page, context: Context, facts: list[Found]) -> list[Found]:
    """`facts`, with what stands before the first contact as the name and what stands behind the last as the town; and
    with the town that runs on behind a name.

    Only where these look like a name and a town; what other readers made of the same words goes.
    """
    if told := _own_name(page, context, facts):
        return [told]
    if not page.contacts or len(page.text.split()) > _LONGEST:
        return _with_town(page, context, facts)
    first, last = min(contact.start for contact in page.contacts), max(contact.end for contact in page.contacts)
    head = len(_LABEL.sub("", page.text[:first]))
    name, town = _between_marks(page.text, 0, head), _between_marks(page.text, last, len(page.text))
    read: list[Found] = []
    words = page.text[slice(*name)]
    if 2 <= len(words.split()) <= 4 and is_bare_name(words, "") and not _has_name(context):
        read.append(Found("basics", 0, "name", words, *name))
    elif (cut := town_at_end(words)) and is_bare_name(words[:cut].rstrip(" ,"), "") and not _has_name(context):
        own, rest = strip(page.text, name[0], name[0] + cut), strip(page.text, name[0] + cut, name[1])
        read += [Found("basics", 0, "name", page.text[slice(*own)], *own)]
        read += [Found("basics", 0, "city", page.text[slice(*rest)], *rest)]
    if not read or read[-1].field != "city":
        read += _town_between(page)
    words = page.text[slice(*town)]
    if not any(found.field == "city" for found in read) and 1 <= len(words.split()) <= 4 and is_bare_town(words):
        read.append(Found("basics", 0, "city", words, *town))
    others = [
        found
        for found in facts
        if not any(found.start < one.end and one.start < found.end for one in read) or found.field in {"email", "phone"}
    ]
    return sorted(_with_town(page, context, [*others, *read]), key=lambda found: found.start)


def _own_name(page: Page, context: Context, facts: list[Found]) -> Found | None:
    """A bare name that a question about something else was answered with, while the person's name is not known."""
    said = page.text.strip(" .,!")
    bare = re.fullmatch(r"[A-Z][a-z'’-]+(?:\s[A-Z][a-z'’-]+){1,2}", said)
    loose = bool(facts) and all(found.field == "highlight" for found in facts)
    if not (bare and loose) or _has_name(context) or is_skill(said) or is_place(said):
        return None
    words = said.lower().split()
    named = is_bare_name(said, "") and not any(is_head(word) or word in ORGANISATION for word in words)
    start = page.text.index(said)
    return Found("basics", 0, "name", said, start, start + len(said)) if named else None


def _town_between(page: Page) -> list[Found]:
    """A known town that stands alone between two contacts."""
    spots = sorted((contact.start, contact.end) for contact in page.contacts)
    for (_, left), (right, _) in pairwise(spots):
        start, end = _between_marks(page.text, left, right)
        start, end = strip(page.text, start, end)
        if start < end and (is_place(page.text[start:end]) or ends_in_region(page.text[start:end])):
            return [Found("basics", 0, "city", page.text[start:end], start, end)]
    return []


def _between_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the marks that part the pieces of a card."""
    inner = re.compile(r"[\s/|;·•–—-]*(?P<words>.*?)[\s/|;·•–—-]*", re.DOTALL).fullmatch(text, start, end)
    return strip(text, *inner.span("words")) if inner else strip(text, start, end)


def _with_town(page: Page, context: Context, facts: list[Found]) -> list[Found]:
    """`facts` with the town that runs on behind the name ("tyler brandt leeds"), where both were asked for."""
    asked = context.asked_section == "basics" and {"name", "city"} <= set(context.asked_fields)
    name = next((found for found in facts if (found.section, found.field) == ("basics", "name")), None)
    if not asked or name is None or any(found.section == "basics" and found.field == "city" for found in facts):
        return facts
    words = page.text[name.start : name.end]
    cut = town_at_end(words) if words == name.value else None
    if cut is None:
        return facts
    start, end = strip(page.text, name.start + cut, name.end)
    left, right = strip(page.text, name.start, name.start + cut)
    others = [found for found in facts if found is not name]
    name = Found("basics", 0, "name", page.text[left:right], left, right)
    return [name, Found("basics", 0, "city", page.text[start:end], start, end), *others]


def _has_name(context: Context) -> bool:
    return any(fact.field == "name" for fact in context.live("basics"))
