"""What a verb is done to: nobody grooms the books, tests a demo or sees the packaging.

Where the notes have no verb a line may bring one; these it may not bring to such a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.verify import lexicon, lists
from agents.verify.deeds import Deed, is_attributed, read_deeds
from agents.verify.findings import Finding
from agents.verify.ground import Ground


def check_handling(ground: Ground, line: str) -> Iterator[Finding]:
    """Each verb of the line that no note has, on a thing that it is not done to."""
    for deed in read_deeds(line):
        if is_attributed(line, deed) or deed.describes:
            continue
        if (
            _is_unfit(ground, deed)
            or _is_unseen(ground, deed)
            or _is_seat(ground, line, deed)
            or _is_state(ground, line, deed)
        ):
            yield Finding(deed.text, "verb", deed.start, deed.end)
    yield from _bound(ground, line)


def _is_said(ground: Ground, deed: Deed) -> bool:
    """Whether a note has the verb itself, as a verb."""
    return any(lexicon.is_verb(said) and deed.verb == lexicon.verb_lemma(said) for said in ground.words)


def _is_unfit(ground: Ground, deed: Deed) -> bool:
    """ "Groomed shop books": the trade's own verb on what lies on its desk."""
    return any(
        deed.verb in verbs and any(thing in things for thing in deed.objects[:2]) and not _is_said(ground, deed)
        for verbs, things in lists.unfit()
    )


def _is_unseen(ground: Ground, deed: Deed) -> bool:
    """ "Saw packaging" of "packaging": one sees people and cases, or what came of something."""
    if deed.verb != "see" or not deed.objects or any(lexicon.supports(said, "see") for said in ground.words):
        return False
    seen = lists.words("unfit", "seen") | lists.people()
    return not any(thing in seen or ground.plain(thing) for thing in deed.objects)


def _is_seat(ground: Ground, line: str, deed: Deed) -> bool:
    """ "Served on the law enforcement commission" of "law enforcement commission", which is a paper."""
    seat = _SEAT.match(line, deed.start)
    if seat is None or any(_SAT.search(note) for note in ground.notes):
        return False
    return bool(lexicon.forms(seat["body"]) & lists.words("unfit", "bodies"))


_SEAT = re.compile(
    r"(?:served?|sat|sit|appeared)\s+on\s+(?:(?:a|an|the|\d+)\s+)?(?:[\w-]+\s+){0,3}?(?P<body>[a-z]+)\b(?=\s*(?:$|[,.;]|and\b|with\b|for\b|in\b|of\b))",
    re.IGNORECASE,
)
_SAT = re.compile(r"\b(?:on|sat|sit|serve|served|member|elected|appointed|seat)\b", re.IGNORECASE)


def _is_state(ground: Ground, line: str, deed: Deed) -> bool:
    """ "Stuck people and got out a woman": what had befallen people made a deed beside a deed."""
    if deed.start or deed.text.lower() not in lists.words("unfit", "befallen"):
        return False
    after = re.match(r"\s+([\w-]+)(?:\s+[\w-]+){0,3}\s*(?:,|\band\b)\s+([a-z]+)\b", line[deed.end :])
    if after is None or not lexicon.is_past(after[2]):
        return False
    before_thing = re.compile(rf"(?<!\w){re.escape(deed.text)}\s+{re.escape(after[1])}\b", re.IGNORECASE)
    acted = re.compile(rf"\b(?:i|we)\s+{re.escape(deed.text)}\b", re.IGNORECASE)
    return any(before_thing.search(note) for note in ground.notes) and not any(
        acted.search(note) for note in ground.notes
    )


def _bound(ground: Ground, line: str) -> Iterator[Finding]:
    """ "The close-in Fosse" of "the close in fosse": a hyphen that makes one word of a thing and where it was done."""
    for match in _HYPHENED.finditer(line):
        loose = re.compile(
            rf"(?<!\w){re.escape(match['thing'])}\s+{match['small']}\s+{re.escape(match['where'])}\b", re.IGNORECASE
        )
        if any(loose.search(note) for note in ground.notes):
            yield Finding(match.group(), "relation", match.start(), match.end())


_HYPHENED = re.compile(r"\b(?P<thing>[^\W\d_]+)-(?P<small>in|on|at|of|for|with|from|by)\s+(?P<where>[A-Z][\w]*)")
