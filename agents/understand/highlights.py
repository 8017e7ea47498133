"""Duties and achievements: which clauses say what somebody did, and which say how it was, what they wish or what
others did."""

from __future__ import annotations

import re

from agents.numbers import digits_for_words
from agents.understand.deeds import does_something, is_tail_deed
from agents.understand.page import Page, Slot
from agents.understand.remarks import is_remark
from agents.understand.words import Clause, is_past, is_verb, strip, tokenize

_FRAME_VERBS = frozenset(
    "work worked working was am been is be were being have had has start started starting joined join hired "
    "employed promoted became become got get quit quitting leave left finish finished "
    "study studied studying graduated graduate majored attended go went going move moved transferred switched "
    "live lived speak spoke know knew want wanted like liked love loved hate hated "
    "think thought guess hope hoped need needed feel felt believe volunteered volunteering interned interning "
    "temped freelanced retired fired laid dropped stayed enjoy enjoyed wish mean meant "
    "say said see please thank thanks remember forgot forget understand prefer preferred earn earned applying "
    "apply looking look looked find found trying try tried ended based located named called "
    "born married paid spent lasted renewed renew recertified expires expired returned came come can could "
    "would should will might must "
    "passed holds hold held receive received obtained won awarded completed complete certified licensed".split()
)
_DUTY_CUE = re.compile(
    r"\b(?:responsible\s+for|in\s+charge\s+of|(?:my\s+)?(?:main\s+)?(?:responsibilities|duties|tasks)\s*(?::|"
    r"were|are|include[ds]?)|(?:my\s+)?(?:main\s+)?(?:job|duties|tasks|role)\s+(?:was|were|is|"
    r"are|included?)\s+(?:to\s+|\w+ing)|duties\s*(?::|included?)|mostly|mainly|used\s+to|had\s+to|got\s+to|"
    r"my\s+job\s+was\s+to)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:(?:and|but|so|also|plus|then|there|basically|mostly|mainly|usually|sometimes|well|yeah|ok|oh|like|"
    r"i\s+guess|every\s+\w+|at\s+\w+|on\s+\w+|in\s+\d{4})\s*,?\s+)*(?:(?:i|we|i've|ive|we've|i'd|i'm|im|i\s+am|i\s+was|"
    r"we\s+were)\s+)?(?:(?:also|mostly|mainly|usually|always|often|even|personally|just|currently|basically|"
    r"really|regularly|sometimes|actually|successfully|once|still|have|had|was|am|would|can|do|used\s+to|"
    r"had\s+to|got\s+to|helped\s+to|daily|now|then|did\s+also)\s+)*",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"^(?:(?:about|around|bout|abt|roughly|approx|up\s+to|over|like|some|there)\s+)*\d[\d,.]*k?\+?(?:\s*(?:-|"
    r"to)\s*\d+)?\s+(?:[\w-]+\s+){1,4}(?:an?|per|each|every|/)\s*(?:day|shift|week|night|month|hour|year|yr|wk|"
    r"hr)\b",
    re.IGNORECASE,
)
_USED_TO = re.compile(r"\bused\s+to\s+(?:be|work|live|have)\b", re.IGNORECASE)
_WORKED_ON = frozenset({"on", "alongside", "closely", "under", "with"})
_TOLD_WHEN_ASKED = frozenset("was were is had have got won held found paid looked passed completed".split())
_TALK = re.compile(
    r"(?:yes|yeah|no|nope|ok|okay|hi|hello|hey|thanks|thank|sorry|wait|hmm|lol|please|can\s+you|could\s+you|"
    r"do\s+you|are\s+you|what|why|how|who|let's|lets)\b",
    re.IGNORECASE,
)

_WHO = re.compile(r"(?:(?:hi|hello|hey|so|ok)\b\W*)*(?:i'?m|i\s+am)\s+(?!\w+ing\b)[^\W\d_]+\W*", re.IGNORECASE)
"""Who somebody is, in one word: "im omar" is no deed."""


def read_highlights(
    page: Page, clause: Clause, slots: list[Slot], *, asked: bool = False, dated: bool = False
) -> list[tuple[int, int]]:
    """Spans of the duties and achievements in a clause, without the frame around them (`slots`, dates).

    `asked` says that the open question is what the person did: then a clause without a verb counts too. `dated` says
    that the dates in it are those of what was done.
    """
    words = page.words(clause)
    if is_remark(words) or words.rstrip().endswith("?"):
        return []
    parts = _parts(page, clause, slots, dated=dated)
    longest = max(parts, key=lambda part: part[1] - part[0], default=None)
    found = []
    for part in parts:
        tokens = [token for token in tokenize(page.text[part[0] : part[1]]) if token.is_word]
        tail = part == parts[-1] and _follows_dates(page, clause, slots, part) and is_tail_deed(page.text[slice(*part)])
        if (
            part != longest
            and not tail
            and not (len(tokens) >= 3 and (_has_subject(page.text[part[0] : part[1]]) or is_past(tokens[0].lower)))
        ):
            continue
        if (span := _deed(page.text, *part, slots, asked=asked)) is not None:
            found.append(span)
        elif tail:
            found.append(part)
    return found


def _follows_dates(page: Page, clause: Clause, slots: list[Slot], part: tuple[int, int]) -> bool:
    """Whether a job with its dates, or an office and what came with it, stands before the part."""
    before = {slot.section for slot in slots if slot.end <= part[0]}
    if "volunteer" in before and re.match(r"with\b.*\d", page.text[slice(*part)], re.IGNORECASE):
        return True
    return bool(before & {"work", "volunteer"}) and any(
        span.kind != "point" and span.end <= part[0] for span in page.dates_in(clause)
    )


def _has_subject(part: str) -> bool:
    return re.match(r"(?:and\s+|also\s+)?(?:i|we|i've|ive|we've|i'd|i'm|im)\b", part, re.IGNORECASE) is not None


def _deed(text: str, start: int, end: int, slots: list[Slot], *, asked: bool) -> tuple[int, int] | None:
    """The span of what was done in one part of a clause; None where nothing was."""
    part = text[start:end]
    tokens = [token for token in tokenize(part) if token.is_word]
    if (len(tokens) < 2 and not (asked and tokens and not slots)) or _WHO.fullmatch(part):
        return None
    subject = _SUBJECT.match(part)
    rest = [token for token in tokens if token.start >= (subject.end() if subject else 0)]
    if (
        not rest
        or re.search(r"\bhelp(?:ed|ing)?\s+out$", part, re.IGNORECASE)
        or (_TALK.match(part) and not _has_subject(part))
    ):
        return None
    verb = rest[0].lower
    following = rest[1].lower if len(rest) > 1 else ""
    if _DUTY_CUE.search(part) and len(tokens) >= 3 and not _USED_TO.search(part):
        return start, end
    if _RATE.search(digits_for_words(part)) and not is_past(verb) and len(tokens) <= 14:
        return start, end
    employed = any(slot.section == "work" and slot.field == "name" and slot.start < start for slot in slots)
    if verb in {"worked", "working", "work"} and len(rest) >= 4 and following in _WORKED_ON and not employed:
        return start, end
    if verb.startswith("look") and len(rest) >= 3 and following in {"after", "into", "over"}:
        return start, end
    if does_something(part, asked=asked):
        return start, end
    if verb in _FRAME_VERBS:
        if (doing := _doing(part)) is not None:
            return start + doing, end
        return (start, end) if asked and not slots and len(tokens) >= 3 and verb in _TOLD_WHEN_ASKED else None
    if verb == "used" and len(rest) >= 3 and any(slot.section == "work" and slot.field == "name" for slot in slots):
        return start, end
    if is_verb(verb) and (_has_subject(part) or is_past(verb) or verb.endswith("ing") or asked or len(tokens) >= 3):
        return (start, end) if len(rest) >= 2 or asked else None
    return (start, end) if asked and not slots else None


def _doing(part: str) -> int | None:
    """Where "stocking shelves" begins in "worked nights stocking shelves"; None if nothing like it follows."""
    for match in re.finditer(r"(?<=\s)(\w+ing)\s+(?:\w+)", part):
        word = match[1].lower()
        before = part[: match.start()].rstrip().lower()
        if (
            is_verb(word)
            and word not in _FRAME_VERBS
            and not re.search(r"\b(?:as|a|an|the|my|of|in|for|by|and|at|to|on|some)$", before)
        ):
            return match.start()
    return None


def _parts(page: Page, clause: Clause, slots: list[Slot], *, dated: bool) -> list[tuple[int, int]]:
    """The parts of the clause that no frame slot or range of dates covers, cut at the frame's own words."""
    spans = [(slot.start, slot.end) for slot in slots if slot.field != "highlight"]
    if not dated:
        spans += [(span.start, span.end) for span in page.dates_in(clause) if spans or span.kind != "point"]
    parts: list[tuple[int, int]] = []
    left = clause.start
    for start, end in sorted(spans):
        if start > left:
            parts.append(_trim(page.text, left, start, last=False))
        left = max(left, end)
    parts.append(_trim(page.text, left, clause.end, last=True) if spans else strip(page.text, left, clause.end))
    return [(start, end) for start, end in parts if start < end]


def _trim(text: str, start: int, end: int, *, last: bool) -> tuple[int, int]:
    """A part without the prepositions and articles that tied it to the frame."""
    start, end = strip(text, start, end)
    if not last:
        while cut := re.search(
            r"(?:^|[\s,(])(?:at|for|as|an?|the|in|from|with|@|and|when|while|was|i\s+was|working|worked|being|"
            r"till|until|during|my|time)$",
            text[start:end],
            re.IGNORECASE,
        ):
            end = start + cut.start()
            start, end = strip(text, start, end)
    while lead := re.match(
        r"(?:(?:and|n|where|but|so|who|which|then|also|plus|while|that|the|there|basically)\b[\s,]*|[&+]\s+|"
        r"(?:yes|yeah|yep|sure|well|oh|ok|okay)\s*[,!]\s*)",
        text[start:end],
        re.IGNORECASE,
    ):
        start += lead.end()
    return strip(text, start, end)
