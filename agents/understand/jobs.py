"""Jobs in a clause: employer, title, place, from cues of grammar and from comma lists. Which job they belong to is
decided later."""

from __future__ import annotations

import re

from agents.understand.employers import find_employers
from agents.understand.job_lines import is_set_off, read_line
from agents.understand.job_sentences import (
    employer_in_front,
    place_of_work,
    tells_of_known_job,
    title_behind,
    with_areas,
)
from agents.understand.locations import find_locations
from agents.understand.names import ORGANISATION, is_place
from agents.understand.page import Page, Slot
from agents.understand.positions import find_positions
from agents.understand.regions import parts_town
from agents.understand.spans import Span, taken_spans
from agents.understand.titles import Title, find_titles
from agents.understand.told_titles import LABEL
from agents.understand.words import Clause, Token, is_function_word, is_past, strip

_DEPARTMENT = re.compile(
    r"(?:icu|er|a&e|ed|nicu|ccu|or|hr|it|r&d|qa|qc|icu ward|ward \w+|bay \w+|(?:\w+\s+)?(?:department|dept|"
    r"ward|unit|team|section|shift|division))",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\s*(?:my\s+)?(?:\w+\s+)?(?:skills?|education|languages?|hobb(?:y|ies)|interests?|tech(?:nologies|"
    r"\s+stack)?|tools?|software|stack|references?|certs?|certificat\w+|licen[sc]es?|awards?|projects?|"
    r"volunteer\w*|publications?|contact|phone|email|programs|equipment)\s*:",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:freelance|self[- ]employed|independent)\b", re.IGNORECASE)
_TERMS = re.compile(
    r"(?:(?:mostly|mainly|all|some|only|also)\s+)?(?:nights?|days?|evenings?|mornings?|weekends?|weekdays|part|"
    r"full|seasonal|remote|hybrid|freelance|self|temp(?:orary)?|perm(?:anent)?|contract|casual|agency|zero|"
    r"on|off|paid|unpaid|shifts?|union|non)(?:[\s-]+(?:time|shifts?|hours?|only|work|employed|call|and|site|"
    r"basis|\w+)){0,3}",
    re.IGNORECASE,
)


def read_job(
    page: Page,
    clause: Clause,
    *,
    asked: bool = False,
    schooling: bool = False,
    lists: bool = False,
    expects: bool = False,
) -> list[Slot]:
    """Work slots of a clause: name, position, location (dates are added by the caller). Empty where it speaks of no
    job.

    `lists` says that a list of something else was asked: commas prove nothing then.
    `expects` says that the clause before gave a title and no employer. `asked` says that the open question is about
    a job: then fragments count for more. `schooling` says that the
    clause tells of a study, so that "at X" is a school.
    """
    if _LABELLED.match(page.words(clause)):
        return []
    tokens = page.tokens(clause)
    taken = taken_spans(page, clause)
    titles = find_titles(tokens, taken)
    spans: list[Span] = []
    line = [] if schooling else read_line(page, clause, tokens, taken)
    spans += line or find_positions(page, tokens, titles, taken)
    if not schooling and not line:
        spans += find_employers(page, tokens, spans, taken)
        if tells_of_known_job(page, clause, spans):
            return []
        if not lists or taken:
            spans += _fragments(page, clause, tokens, titles, spans, taken, asked=asked, expects=expects)
        spans = with_areas(page, clause, spans or employer_in_front(page, clause))
        spans = spans or (place_of_work(page, clause) if asked else [])
    if not any(span.field in {"position", "name"} for span in spans):
        return []
    spans += find_locations(page, clause, tokens, spans, taken)
    spans += title_behind(page, clause, tokens, spans, taken)
    another = bool(line) and is_set_off(page, clause)
    return [
        Slot("work", span.field, span.start, span.end, fresh=another and not i, unsure=span.unsure)
        for i, span in enumerate(sorted(spans, key=lambda span: span.start))
    ]


def _fragments(
    page: Page,
    clause: Clause,
    tokens: list[Token],
    titles: list[Title],
    spans: list[Span],
    taken: list[tuple[int, int]],
    *,
    asked: bool,
    expects: bool,
) -> list[Span]:
    """Comma lists: "Initech, developer, 2019-2021", "nurse - Mercy General - Leeds". Also "(title)" after an
    employer."""
    pieces = _pieces(page, clause, taken)
    if len(pieces) < 2 and not (taken and pieces) and not asked and not (expects and pieces):
        return []
    found: list[Span] = []
    has_title = has_name = False
    title_spans = [(tokens[t.first].start, tokens[t.last].end, t) for t in titles]
    ordered: list[tuple[int, int, str]] = []
    for start, end in pieces:
        words = page.text[start:end]
        whole = next((t for s, e, t in title_spans if e == end and 0 <= s - start <= 4 and not t.plural), None)
        if any(span.start < end and start < span.end for span in spans):
            kinds = {span.field for span in spans if span.start < end and start < span.end}
            has_title |= "position" in kinds
            has_name |= "name" in kinds
            ordered.append((start, end, "read"))
        elif whole is not None:
            ordered.append((tokens[whole.first].start, end, "position"))
            has_title = True
        elif is_place(words) or is_place(words.split(",")[0]):
            ordered.append((start, end, "location"))
        elif _could_name(page, start, end):
            ordered.append((start, end, "?"))
        else:
            ordered.append((start, end, "-"))
    proof = has_title or has_name or any(kind in {"position"} for *_, kind in ordered) or (asked and bool(taken))
    proof = proof or (expects and ordered[0][2] == "?" and _is_proper(page, *ordered[0][:2]))
    if not proof or any(kind == "-" for *_, kind in ordered[:1]):
        return []
    own = any(
        re.search(r"\b(?:freelance|self[- ]employed|independent)\b", page.text[s:e], re.IGNORECASE)
        for s, e, _ in ordered
    )
    name_given = any(span.field == "name" for span in spans)
    for start, end, kind in ordered:
        if kind == "position":
            found.append(Span("position", start, end))
        elif kind == "location":
            found.append(Span("location", start, end))
        elif kind == "?" and not name_given and not own:
            found.append(Span("name", start, end))
            name_given = True
        elif kind == "-":
            break
    return found


def _is_proper(page: Page, start: int, end: int) -> bool:
    """Whether all the words are capitalised or an organisation's: a name that stands alone after a title."""
    words = page.text[start:end].split()
    return all(word[0].isupper() or word.lower() in ORGANISATION | {"of", "and", "the", "&"} for word in words)


def _pieces(page: Page, clause: Clause, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a clause between commas, dashes, bars and dates."""
    cuts = [
        (match.start(), match.end())
        for match in re.finditer(r"\s*(?:[|/:()]|,(?!(?<=\d,)\d))\s*|\s+-+\s+", page.text[clause.start : clause.end])
    ]
    cuts = [(start + clause.start, end + clause.start) for start, end in cuts]
    cuts += [(max(start, clause.start), min(end, clause.end)) for start, end in taken]
    pieces = []
    left = clause.start
    for start, end in sorted(cuts):
        if _inside_place(page, clause, left, start, end):
            continue
        if start > left:
            pieces.append(strip(page.text, left, start))
        left = max(left, end)
    pieces.append(strip(page.text, left, clause.end))
    return [(start, end) for start, end in pieces if start < end and not LABEL.fullmatch(page.text[start:end])]


def _inside_place(page: Page, clause: Clause, left: int, start: int, end: int) -> bool:
    """Whether the comma at `start`..`end` stands between a town and its state or country."""
    return page.text[start:end].strip() == "," and parts_town(page.text, left, start, clause.end)


def _could_name(page: Page, start: int, end: int) -> bool:
    words = page.text[start:end].split()
    lowered = [word.lower().strip("'\".") for word in words]
    if (
        not 1 <= len(words) <= 6
        or not words[0][0].isalnum()
        or words[0].isdigit()
        or _TERMS.fullmatch(page.text[start:end])
        or _DEPARTMENT.fullmatch(page.text[start:end])
    ):
        return False
    if any(is_past(word) for word in lowered) or lowered[0].endswith("ing"):
        return False
    if (
        len(words) > 1
        and all(word[0].isupper() for word in words)
        and lowered[0] not in {"i", "at", "in", "from", "with", "for"}
    ):
        return True
    inner = [word for word in lowered if is_function_word(word)]
    return all(word in {"of", "and", "the", "&", "for", "at", "on"} for word in inner) and lowered[0] not in {
        "of",
        "and",
        "for",
        "at",
        "on",
    }
