"""Who somebody is, in one breath: "hi! im Ana Ruiz, icu nurse in Tucson", "Jo Park. welder. Erie PA". Pure.

Name, trade and town are of the person: a trade without an employer or a date is no job. Looked for only while the name
is not known, at the head of a message.
"""

from __future__ import annotations

import datetime
import re

from agents.understand.names import ORGANISATION, is_place
from agents.understand.page import Page, Slot, read_page
from agents.understand.profile import FEELING, OPENING
from agents.understand.regions import ends_in_region
from agents.understand.skills import is_skill
from agents.understand.titles import find_titles, is_head
from agents.understand.values import Context, Found
from agents.understand.words import is_function_word, is_past, is_verb, strip, tokenize

_GREETING = re.compile(
    r"\s*(?:(?:hi|hello|hey|yo|hiya|howdy|greetings|dear\s+\w+|good\s+(?:morning|afternoon|evening|day)|morning|"
    r"afternoon|evening)\b(?:\s+(?:there|all|again|vita|everyone|folks))?[\s,!.:;-]*)*"
    r"(?:i\s+(?:really\s+)?need\b[^,.!]{0,40}\b(?:cv|resume|résumé)\b[^,.!]{0,20}[,.!]\s*)?",
    re.IGNORECASE,
)
_CUE = re.compile(r"(?:i'?m|i\s+am|this\s+is|it'?s|(?:my\s+)?name(?:'?s|\s+is|\s*[:=]))\s+", re.IGNORECASE)
_OPENED = re.compile(rf"\s*{OPENING}+(?:i'?m|i\s+am|my\s+name(?:'?s|\s+is))\s+", re.IGNORECASE)
_NAME = re.compile(
    r"[^\W\d_][\w'-]*(?:\s+(?:[A-Za-z]\.|(?!here\b|and\b)[^\W\d_][\w'-]*)){0,3}"
    r"(?=\s*(?:[,.!/|;\n]|\s-+\s|$)|\s+(?:here|and\s+i'?m?)\b|\s*\()",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"(?:\s+here\b)?[\s,.!/|;-]*(?:(?:and\s+)?(?:i'?m|i\s+am|i\s+work\s+as)\s+)?(?:(?:an?|the|your)\s+)?", re.IGNORECASE
)
_IN = re.compile(r"[\s,]*\b(?:(?:based|living|located)\s+)?(?:in|from|near|out\s+of)\s+", re.IGNORECASE)
_STOP = re.compile(r"\s*(?:[.!/|;\n(]|\s-+\s|,\s*(?![A-Za-z]{2}\b)|\band\b|\bbut\b|$)", re.IGNORECASE)
_PLACES_NAMES = frozenset(
    "general memorial regional community national central royal city north south east west united first county saint "
    "st army navy team global american british international thanks sounds".split()
)
"""Words of hospitals and firms that no person is called."""
_PARTICLES = frozenset("de van von der den la le da do dos du di bin al el y".split())


def find_introduction(text: str, context: Context) -> list[Found]:
    """The facts of an introduction in front of a message that is about something else ("… i want a job as cook")."""
    page = read_page(text, context.today or datetime.date.today())
    slots, _ = read_introduction(page, context)
    return [Found("basics", 0, slot.field, page.text[slot.start : slot.end], slot.start, slot.end) for slot in slots]


def read_introduction(page: Page, context: Context) -> tuple[list[Slot], int]:
    """Slots of name, label and city, and where in the message they end; nothing and 0 otherwise."""
    if any(fact.field == "name" for fact in context.live("basics")):
        return [], 0
    greeting = _GREETING.match(page.text)
    begin = greeting.end() if greeting else 0
    cue = _CUE.match(page.text, begin) or _OPENED.match(page.text, begin)
    if cue is None and context.asked_section not in {None, "", "basics"}:
        return [], 0
    begin = cue.end() if cue else begin
    name = _NAME.match(page.text, begin)
    if name is None or not _is_person(name[0], cued=cue is not None) or _touches(page, name.start(), name.end()):
        return [], 0
    slots = [Slot("basics", "name", *strip(page.text, name.start(), name.end()))]
    label, town, end = _trade_and_town(page, name.end())
    if label is None and town is None:
        job = _job_after(page, name.end()) if cue is not None and len(name[0].split()) > 1 else None
        return (slots, job) if job is not None else ([], 0)
    lone = len(name[0].split()) == 1
    asked = context.asked_section == "basics" and "name" in context.asked_fields
    if lone and (cue is None or label is None):
        return [], 0
    if cue is None and label is None and not (asked or _sure_town(page, town)):
        return [], 0
    slots += [Slot("basics", "label", *label)] if label else []
    slots += [Slot("basics", "city", *town)] if town else []
    return slots, end


def _job_after(page: Page, start: int) -> int | None:
    """Where a job told right behind the name begins ("…, museum technician at the Whitcombe since 2005")."""
    gap = _GAP.match(page.text, start)
    begin = gap.end() if gap and "," in gap[0] else None
    if begin is None:
        return None
    tokens = tokenize(page.text, begin)
    titles = find_titles(tokens, page.date_masks())
    if not titles or titles[0].first != 0 or titles[0].plural:
        return None
    return begin if re.match(r"\s*,?\s*(?:at|@|for|with)\b", page.text[tokens[titles[0].last].end :]) else None


def _trade_and_town(page: Page, start: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None, int]:
    gap = _GAP.match(page.text, start)
    begin = end = gap.end() if gap else start
    label = None
    stop = next((m.start() for m in re.finditer(r"[.!;\n](?:\s|$)", page.text) if m.start() >= begin), len(page.text))
    titles = find_titles(tokenize(page.text, begin, stop), page.date_masks())
    tokens = tokenize(page.text, begin, stop)
    if titles and titles[0].first == 0 and not titles[0].plural:
        end = tokens[titles[0].last].end
        if re.match(r"\s*,?\s*(?:at|@|for|with)\b", page.text[end:]) or _dated(page, end):
            return None, None, start
        if not (_STOP.match(page.text, end) or _IN.match(page.text, end)):
            return None, None, start
        label = (begin, end)
    town = _town(page, end if label else start, after_label=label is not None)
    return label, town, town[1] if town else end


def _town(page: Page, start: int, *, after_label: bool) -> tuple[int, int] | None:
    """The town after "in" or a mark; without "in" it is a known place, has its state, or has capitals."""
    told = _IN.match(page.text, start)
    gap = told or re.compile(r"[\s,.!/|;-]+").match(page.text, start)
    if gap is None:
        return None
    begin = gap.end()
    rest = re.compile(r"[^,.!?/|;\n()@\d]{2,40}?(?=\s*(?:[,.!?/|;\n()]|\s-+\s|\d|$)|\s+(?:and|but|looking|with)\b)")
    match = rest.match(page.text, begin)
    if match is None:
        return None
    region = re.compile(r",\s*(?:[A-Z]{2}\b|[A-Z][a-z]+)").match(page.text, match.end())
    if region and ends_in_region(page.text[begin : region.end()]):
        return strip(page.text, begin, region.end())
    words = match[0].strip()
    cased = all(word[0].isupper() for word in words.split()) and len(words.split()) <= (3 if told else 2)
    known = is_place(words) or ends_in_region(words)
    plain = not any(is_head(word.lower()) or word.lower() in ORGANISATION for word in words.split())
    if known or (plain and not is_skill(words) and cased and (told or after_label) and words not in {"I", "CV"}):
        return strip(page.text, begin, match.end()) if not _touches(page, begin, match.end()) else None
    return None


def _is_person(words: str, *, cued: bool) -> bool:
    parts = words.split()
    parts = [part for part in parts if not re.fullmatch(r"[A-Za-z]\.", part)]
    lowered = [part.lower().strip(".") for part in parts]
    names = [part for part in parts if part.lower() not in _PARTICLES]
    cased = [part[0].isupper() for part in names]
    if not cued and any(word in _PLACES_NAMES for word in lowered):
        return False
    if not names or not (all(cased) or not any(cased)) or is_place(words) or is_skill(words):
        return False
    if any((is_function_word(w) and w not in _PARTICLES) or w in FEELING or w in ORGANISATION for w in lowered):
        return False
    if any(is_head(word) for word in lowered[:-1]) or (is_head(lowered[-1]) and not (cued and len(parts) > 1)):
        return False
    return cased[0] or not any(is_past(w) or is_verb(w) or w.endswith("ing") for w in lowered)


def _sure_town(page: Page, town: tuple[int, int] | None) -> bool:
    return town is not None and ends_in_region(page.text[town[0] : town[1]])


def _dated(page: Page, end: int) -> bool:
    """Whether dates follow within the same statement: then the title is a job."""
    return any(0 <= span.start - end <= 40 and "." not in page.text[end : span.start].strip() for span in page.dates)


def _touches(page: Page, start: int, end: int) -> bool:
    masks = [*page.date_masks(), *((contact.start, contact.end) for contact in page.contacts)]
    return any(left < end and start < right for left, right in masks)
