"""What an entry of education says: degree, subject and school. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agents.understand.credentials import find_degrees
from agents.understand.document.entries import Entry
from agents.understand.document.heads import segments
from agents.understand.document.kinds import SCHOOL, ends_list, is_location
from agents.understand.document.lines import Span, trimmed
from agents.understand.document.lists import split_items
from agents.understand.document.places import without_place


@dataclass(frozen=True, slots=True)
class Study:
    institution: Span | None = None
    degree: Span | None = None
    area: Span | None = None
    rest: tuple[Span, ...] = ()
    """Whole lines that are none of these."""


_DEGREE_WORD = re.compile(
    r"\b(?:bachelor\w*|master\w*|doctor\w*|diploma|certificate|degree|associate\w*|apprenticeship|licentiate|"
    r"gcses?|a[\s-]levels?|baccalaur\w+|leaving cert\w*|matura|abitur|bootcamp|minor|foundation|coursework|ged|"
    r"courses?|programme|program|training|diplom\w*|magister|laurea|licen[cs]e|grado|staatsexamen|ausbildung|"
    r"high school diploma|nvq|hnd|hnc|btec|phd)\b",
    re.IGNORECASE,
)


def read_study(document: str, entry: Entry) -> Study:
    """School, degree and subject of an education entry."""
    told = [
        segment if _first_degree(document, segment) else without_place(document, segment)[0]
        for segment in segments(document, entry)
    ]
    told = [span for span in told if not _says_else(document[span.start : span.end])]
    both = [span for span in told if SCHOOL.search(document[span.start : span.end]) and _first_degree(document, span)]
    study = _apart(document, told) if len(told) > 1 and not both else _together(document, told)
    lines = {line.start: line for line in entry.head}
    return replace(study, rest=tuple(span for span in study.rest if span.start in lines))


def _says_else(words: str) -> bool:
    return is_location(words) or _SCORE.match(words) is not None


def _apart(document: str, told: Sequence[Span]) -> Study:
    """The school in one piece, degree and subject in another or in two."""
    institution = next((span for span in told if SCHOOL.search(document[span.start : span.end])), None)
    left = [span for span in told if span != institution]
    degree: Span | None = None
    area: Span | None = None
    named = next((span for span in left if _first_degree(document, span)), None)
    if named is not None and (found := _first_degree(document, named)):
        degree, area = found
        left.remove(named)
    elif split := _degree_in_subject(document, left[0]) or _degree_before_comma(document, left[0]):
        degree, area = split
        left.pop(0)
    elif len(left) > 1:
        degree = left.pop(0)
    if institution is None and left and degree is not None:
        institution = left.pop(-1 if len(left) > 1 and area is None else 0)
    if area is None and left:
        area = left.pop(0)
    return Study(institution, degree, area, tuple(left))


def _first_degree(document: str, span: Span) -> tuple[Span, Span | None] | None:
    """The degree that a piece begins with, and all that follows as its subject, commas and all."""
    first = next(_study_pieces(document, span))
    found = degree_in(document, first)
    if found is None:
        return None
    degree, area = found
    behind = trimmed(document, Span(area.start if area else max(degree.end, first.end), span.end))
    return degree, behind if behind else None


def _degree_before_comma(document: str, span: Span) -> tuple[Span, Span] | None:
    """A degree of a kind that we do not know, before its subject: "Licencjat, Mathematics"."""
    degree, mark, _ = document[span.start : span.end].partition(", ")
    start = span.start + len(degree) + len(mark)
    return (Span(span.start, span.start + len(degree)), Span(start, span.end)) if mark else None


def _together(document: str, parts: Sequence[Span]) -> Study:
    """School, degree and subject in one piece, parted by commas, or in pieces that each hold several."""
    institution: Span | None = None
    degree: Span | None = None
    area: Span | None = None
    left: list[Span] = []
    for piece in (piece for part in parts for piece in _study_pieces(document, part)):
        words = document[piece.start : piece.end]
        found = degree is None and degree_in(document, piece)
        if found:
            degree, rest = found
            area = area or rest
        elif institution is None and _goes_on(document, area or degree, piece):
            area = Span(area.start if area else piece.start, piece.end)
            left = [other for other in left if other.start < area.start or other.start > area.end]
        elif institution is None and SCHOOL.search(words) and not is_location(words):
            institution = piece
        elif not _says_else(words):
            left.append(piece)
    if degree is None and left and (split := _degree_in_subject(document, left[0])):
        degree, area = split
        left.pop(0)
    elif degree is None and len(left) > 1:
        degree = left.pop(0)
    if institution is None and degree is not None and area is None and len(left) > 1:
        area = left.pop(0)
    if institution is None and left and (degree is not None or len(left) == 1):
        institution = left.pop(0)
    if degree and institution and (area is None or area.start > degree.end):
        told = [span for span in (area, *left) if span and degree.end < span.start < span.end < institution.start]
        between = sorted(told, key=lambda span: span.start)
        if between and "\n" not in document[between[0].start : between[-1].end]:
            area = Span(between[0].start, between[-1].end)
            left = [span for span in left if span not in between]
    if area is None and left:
        area = left.pop(0)
    if institution is not None:
        institution, _ = without_place(document, institution)
    return Study(institution, degree, area, tuple(left))


def _goes_on(document: str, before: Span | None, piece: Span) -> bool:
    """Whether a piece behind a comma is more of a subject: "Libraries, Archives and Records"."""
    if before is None or "\n" in document[before.end : piece.start]:
        return False
    return ends_list(document[piece.start : piece.end])


def _degree_in_subject(document: str, span: Span) -> tuple[Span, Span] | None:
    """A degree of a kind that we do not know, by its grammar: "DEP in Cuisine"."""
    match = re.fullmatch(r"(?P<degree>.{2,40}?)\s+in\s+(?P<area>.+)", document[span.start : span.end])
    if match is None:
        return None
    return Span(span.start, span.start + match.end("degree")), Span(span.start + match.start("area"), span.end)


_SCORE = re.compile(
    r"(?:gpa|cgpa|grade|score|first[\s-]class|upper second|second[\s-]class|distinction|merit|"
    r"\d(?:\.\d+)?\s*/\s*\d|[12]:[12]\b|(?:magna|summa)?\s*cum laude|with hono)",
    re.IGNORECASE,
)


def _study_pieces(document: str, segment: Span) -> Iterator[Span]:
    """A segment with a degree and a school, at its commas; "at" and "from" do the same."""
    position = segment.start
    for mark in re.finditer(r",\s+|\s+(?:at|from)\s+(?=(?:the\s+)?[A-Z])", document[segment.start : segment.end]):
        yield trimmed(document, Span(position, segment.start + mark.start()))
        position = segment.start + mark.end()
    yield trimmed(document, Span(position, segment.end))


def degree_in(document: str, span: Span) -> tuple[Span, Span | None] | None:
    """The degree that the words name, and its subject: "BSc (Hons) in Physics", "Master of Science, Physics"."""
    words = document[span.start : span.end]
    mention = next(iter(find_degrees(words)), None)
    generic = _DEGREE_WORD.search(words) or re.match(r"(?:[A-Z][a-z]?\.\s?){2,3}(?=[\s,]|$)", words)
    if mention is None and generic is None:
        return (span, None) if re.fullmatch(r"(?:[A-Z]\.?){2,5}", words) and not SCHOOL.search(words) else None
    if mention is None or (generic is not None and generic.start() < mention.start):
        assert generic is not None
        start, end = generic.span()
    else:
        start, end = mention.start, mention.end
    more = re.match(r"\.?[-\w]*(?:\s*\([A-Z]{2,4}\))?", words[end:])
    end += more.end() if more else 0
    before = words[:start].strip(" ,")
    if before and not SCHOOL.search(before) and len(before.split()) <= 4:
        start = 0  # "Professional Master of Education", "Level 3 Diploma"
    elif before:
        return None
    tail = re.match(
        r"\s*\((?:hons?|honou?rs|(?:level|grade|stage)\s+\w+)\.?\)|"
        r"\s+(?:hons|honours|degree|diploma|level \d|[IVX]+)\b",
        words[end:],
        re.IGNORECASE,
    )
    end += tail.end() if tail else 0
    of = re.match(r"\s+of\s+(?:(?:applied|fine|business|public|social|health)\s+)?\w+", words[end:], re.IGNORECASE)
    if of and re.search(r"(?:bachelor|master|doctor|associate)\w*$", words[:end], re.IGNORECASE):
        end += of.end()
    link = re.match(r"\s+(?:in|of|including|on)\s+|\s*[:–—(-]\s*|\s+", words[end:])
    rest = trimmed(document, Span(span.start + end + (link.end() if link else 0), span.end))
    if rest and (
        score := re.search(
            r"\s*\((?:[12][:.][12]|first|third|distinction|merit|\d\.\d+[^()]*|gpa[^()]*)\)$",
            document[rest.start : rest.end],
            re.I,
        )
    ):
        rest = Span(rest.start, rest.start + score.start())
    return Span(span.start + start, span.start + end), rest if rest else None


def details_of(document: str, entry: Entry, study: Study) -> Iterator[tuple[str, Span]]:
    """The grade, courses and other lines of an education entry, with the field each belongs to."""
    if score := find_score(entry):
        yield "score", score
    for label, span in entry.labels:
        if re.search(r"grade|gpa|score|result|classification", label):
            yield "score", span
        elif re.search(r"course|module|subject", label):
            yield from (("course", item) for item in split_items(document, span))
        elif re.search(r"major|field|speciali[sz]ation|concentration", label):
            yield "area", span
        else:
            yield "highlight", span
    yield from (("highlight", span) for span in [*study.rest, *entry.texts, *entry.items])


def names_degree(document: str, entry: Entry) -> bool:
    """Whether what stands among qualifications is a degree or a school's diploma, which is education."""
    return any(find_degrees(line.text) for line in entry.head)


def join_schools(document: str, entries: Sequence[Entry]) -> list[Entry]:
    """Entries of one line each, but a school by itself belongs to the degree above it, else to the one below."""
    joined: list[Entry] = []
    for entry in entries:
        last = joined[-1] if joined else None
        both = [names_degree(document, one) for one in (last, entry) if one is not None]
        if last is not None and both.count(True) == 1 and not entry.head[0].gap:
            degree, other = (last, entry) if both[0] else (entry, last)
            if read_study(document, degree).institution is None and _is_school(document, other):
                joined[-1] = Entry([*last.head, *entry.head], [*last.dates, *entry.dates], entry.items, entry.texts)
                continue
        joined.append(entry)
    return joined


def _is_school(document: str, entry: Entry) -> bool:
    named = any(SCHOOL.search(line.text) for line in entry.head)
    study = read_study(document, entry)
    return bool(named and study.institution and not study.degree and not study.area and not entry.items)


def find_score(entry: Entry) -> Span | None:
    """A grade in the head ("GPA 3.7/4.0", "First class"), or a number in a cell of its own."""
    for line in entry.head:
        for cell in re.finditer(r"(?<=\t)\d+(?:[.,]\d+)?(?:\s*/\s*\d+(?:[.,]\d+)?)?\s*%?(?=\t|$)", line.text):
            if not re.fullmatch(r"(?:19|20)\d\d", cell[0]):
                return Span(line.start + cell.start(), line.start + cell.end())
        if match := _GRADE.search(line.text):
            group = "score" if match["score"] else "class"
            return Span(line.start + match.start(group), line.start + match.end(group))
    return None


_GRADE = re.compile(
    r"\b(?:gpa|cgpa|grade|score)\s*[:=]?\s*(?P<score>\d(?:[.,]\d+)?(?:\s*/\s*\d+(?:[.,]\d+)?)?)"
    r"|\b(?P<class>(?:first|second|third)[\s-]class(?:\s+(?:honou?rs|upper|lower))*|upper second(?:[\s-]class)?|2:[12]|"
    r"(?:magna |summa )?cum laude|distinction|\d\.\d+\s*gpa)\b",
    re.IGNORECASE,
)
