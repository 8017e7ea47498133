"""Skills in a statement that only lists them: "SolidWorks, C, Matlab, soldering", "I work with SAP, DATEV and Excel
(Power Query, VBA)". Whether the items are skills is proven by those that are known. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.understand.credentials import Mention
from agents.understand.names import ORGANISATION, is_place
from agents.understand.page import Page, Slot
from agents.understand.skills import find_known_skills, without_explanation
from agents.understand.titles import is_strong_head
from agents.understand.words import Clause, is_function_word, is_past, is_verb, strip

_LEAD = re.compile(
    r"(?:(?:and|also|plus|well|yes|yeah|ok|so|oh|then|mostly|mainly|um+|just)\b[\s,]*)*"
    r"(?P<says>(?:i\s+(?:also\s+|mostly\s+|mainly\s+|can\s+(?:also\s+)?)?(?:work\s+with|use|know|code\s+in|program\s+in|"
    r"operate)|"
    r"i'?\s*a?m\s+(?:good|great|comfortable|familiar|proficient|experienced|confident|strong)\s+(?:with|in|at))"
    r"\s+)?",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*[,;|•·]\s*(?:and\s+|&\s+|or\s+)?|\s+(?:and|&|\+)\s+|\s+/\s+|\n|"
    r"\s+(?=(?:an?\s+)?(?:bit|little)\s+of\s)",
    re.IGNORECASE,
)
_ITEM_LEAD = re.compile(
    r"(?:(?:(?:a\s+(?:little\s+)?)?(?:bit|little)(?:\s+of)?|some|basic|also|even|my|the|advanced|good|mostly|can)\s+)+",
    re.IGNORECASE,
)
_ITEM_TAIL = re.compile(
    r"\s+(?:too|etc|as\s+well|and\s+so\s+on|stuff|a\s+(?:bit|little)|well|(?:every|each|all)\s+day|daily)$",
    re.IGNORECASE,
)
_FREE_TEXT = frozenset({"interests", "languages", "education", "volunteer", "awards", "basics", "references"})


def read_skill_list(
    page: Page, statement: Clause, *, labelled: bool, asked: str, fields: Sequence[str] = ()
) -> list[Slot]:
    """Skill slots; empty unless the statement is a list, and known to be one of skills."""
    text = page.text
    dated = any(statement.start <= span.start < statement.end for span in page.dates)
    if text[statement.end :][:1] == "?" or (dated and asked != "skills"):
        return []
    lead = _LEAD.match(text, statement.start, statement.end)
    start = lead.end() if lead else statement.start
    says = bool(lead and lead["says"])
    items = [item for part in bracketed_parts(text, start, statement.end, _SPLIT) if (item := _item(text, *part))]
    known = [(s + start, e + start) for s, e in find_known_skills(text[start : statement.end])]
    items = [span for item in items for span in _run(text, item, known)]
    if len(items) < 2 or any(_is_sentence(text[left:right]) for left, right in items if (left, right) not in known):
        return []
    certificates = [mention for mention in page.certificates if start <= mention.start < statement.end]
    papers: list[Slot] = []
    if asked == "skills" and (certificates or dated):
        papers, items = _papers(page, certificates, items)
        certificates = []
        if not items or any(left <= s.start < right for left, right in items for s in page.dates):
            return []
    languages = [mention for mention in page.languages if start <= mention.start < statement.end]
    if certificates or any(any(left <= m.start < right for left, right in items) for m in languages):
        return []
    proven = sum(any(left < e and s < right for s, e in known) for left, right in items)
    if labelled or asked == "skills" or _is_list_of_skills(text, items, proven, says=says, asked=asked, fields=fields):
        return [*papers, *(Slot("skills", "skill", *span, fresh=True) for span in items)]
    return []


def _papers(
    page: Page, certificates: Sequence[Mention], items: list[tuple[int, int]]
) -> tuple[list[Slot], list[tuple[int, int]]]:
    """The certificates in a list of skills with their dates, and the items that hold none."""
    slots: list[Slot] = []
    for mention in certificates:
        slots.append(Slot("certificates", "name", mention.start, mention.end, fresh=True))
        held = [right for left, right in items if left <= mention.start < right]
        points = [span.first or span.last for span in page.dates if held and mention.end <= span.start < held[0]]
        slots += [Slot("certificates", "date", p.start, p.end, p.value) for p in points[:1] if p]
    return slots, [item for item in items if not any(item[0] <= m.start < item[1] for m in certificates)]


def _is_list_of_skills(
    text: str, items: list[tuple[int, int]], proven: int, *, says: bool, asked: str, fields: Sequence[str]
) -> bool:
    late = len(items) >= 3 and asked in {"certificates", "projects"} and "name" not in fields
    if late and proven:
        return True
    words = [text[left:right].split() for left, right in items]
    named = any(
        is_strong_head(item[-1].lower()) or item[-1].lower() in ORGANISATION or is_place(" ".join(item))
        for item in words
    )
    doing = any(len(item) > 1 and item[0].lower().endswith("ing") and is_verb(item[0].lower()) for item in words)
    if named or doing:
        return proven >= max(2, len(items) - 1) and not doing
    if len(items) == 2:
        return proven == 2 and (says or not fields)
    if proven >= 2 and proven * 2 >= len(items):
        return True
    plain = not any(word[0].isupper() and not word.isupper() for item in words for word in item)
    if "highlight" in fields or not asked or asked in _FREE_TEXT or not plain or says:
        return proven >= 2 and proven * 5 >= len(items) * 2
    return late


def bracketed_parts(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    """The parts between separators; nothing is cut inside brackets."""
    parts = []
    left = start
    for match in separator.finditer(text, start, end):
        before = text[start : match.start()]
        if before.count("(") > before.count(")"):
            continue
        parts.append((left, match.start()))
        left = match.end()
    return [*parts, (left, end)]


def _item(text: str, start: int, end: int) -> tuple[int, int] | None:
    lead = _ITEM_LEAD.match(text, start, end)
    start = lead.end() if lead and lead.end() < end else start
    start, end = strip(text, start, end)
    start, end = without_explanation(text, start, end)
    while tail := _ITEM_TAIL.search(text[start:end]):
        end = start + tail.start()
    return (start, end) if start < end and text[start:end].lower() not in {"etc", "and", "more"} else None


def _run(text: str, item: tuple[int, int], known: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Skills typed one after the other without commas ("GeoGebra Desmos Moodle LaTeX"), else the item itself."""
    start, end = item
    inside = [span for span in known if start <= span[0] and span[1] <= end]
    words = [(start + match.start(), start + match.end()) for match in re.finditer(r"[^\s]+", text[start:end])]
    loose = [word for word in words if not any(s <= word[0] and word[1] <= e for s, e in inside)]
    if len(inside) < 2 or "(" in text[start:end] or "/" in text[start:end] or len(loose) > len(inside):
        return [item]
    if not all(text[left].isupper() and not is_function_word(text[left:right].lower()) for left, right in loose):
        return [item]
    return sorted([*inside, *loose])


def _is_sentence(words: str) -> bool:
    """Whether an item tells something rather than names it."""
    plain = re.sub(r"\([^)]*\)", " ", words).lower().split()
    if not 1 <= len(plain) <= 5:
        return True
    inner = [word for word in plain if is_function_word(word) and word not in {"of", "to", "in", "&", "up", "on"}]
    return bool(
        is_past(plain[0])
        or (inner and len(plain) > 1)
        or plain[0] in {"no", "none", "nothing", "i", "we", "my", "yes", "nope"}
        or any(is_past(word) and not re.search(r"(?:ed|t)$", word) for word in plain)
        or (len(plain) == 1 and re.fullmatch(r"[\d.,%$€£]+", plain[0]))
    )
