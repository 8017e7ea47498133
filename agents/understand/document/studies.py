"""What an entry of education says: degree, subject and school. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agents.understand.credentials import find_degrees
from agents.understand.document.entries import Entry
from agents.understand.document.heads import segments, without_place
from agents.understand.document.kinds import is_location
from agents.understand.document.lines import Span, trimmed

_SCHOOL = re.compile(
    r"\b(?:university|universit\w+|universidad|college|school|schools|institute|institut|academy|polytechnic|"
    r"hochschule|"
    r"gymnasium|lyc[eé]e|liceum|escuela|scoil|seminary|conservatory|conservatoire|uni|tech|faculty|high|"
    r"training cent(?:er|re)|"
    r"community college|MIT|UCLA|ETH|FE)\b|politechnika|universi",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Study:
    institution: Span | None = None
    degree: Span | None = None
    area: Span | None = None


_DEGREE_WORD = re.compile(
    r"\b(?:bachelor\w*|master\w*|doctor\w*|diploma|certificate|degree|associate\w*|apprenticeship|licentiate|"
    r"gcses?|a[\s-]levels?|baccalaur\w+|leaving cert\w*|matura|abitur|bootcamp|minor|foundation|coursework|ged|"
    r"courses?|programme|program|training|diplom\w*|magister|laurea|licen[cs]e|grado|staatsexamen|ausbildung|"
    r"high school diploma|nvq|hnd|hnc|btec|phd)\b",
    re.IGNORECASE,
)


def read_study(document: str, entry: Entry) -> Study:
    """School, degree and subject of an education entry."""
    institution: Span | None = None
    degree: Span | None = None
    area: Span | None = None
    left: list[Span] = []
    for segment in segments(document, entry):
        inner, _ = without_place(document, segment)
        for piece in _study_pieces(document, inner):
            words = document[piece.start : piece.end]
            found = degree is None and degree_in(document, piece)
            if found:
                degree, rest = found
                area = area or rest
            elif institution is None and _SCHOOL.search(words) and not is_location(words):
                institution = piece
            elif not is_location(words) and not _SCORE.match(words):
                left.append(piece)
    if degree is None and left and (split := _degree_in_subject(document, left[0])):
        degree, area = split
        left.pop(0)
    elif degree is None and institution is None and len(left) > 1:
        degree = left.pop(0)
    if institution is None and left and (degree is not None or len(left) == 1):
        institution = left.pop(0)
    if (degree is not None and area is None and left) or (degree is None and area is None and left):
        area = left.pop(0)
    if institution is not None:
        institution, _ = without_place(document, institution)
    return Study(institution, degree, area)


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
        return (span, None) if re.fullmatch(r"(?:[A-Z]\.?){2,5}", words) and not _SCHOOL.search(words) else None
    if mention is None or (generic is not None and generic.start() < mention.start):
        assert generic is not None
        start, end = generic.span()
    else:
        start, end = mention.start, mention.end
    more = re.match(r"\.?[-\w]*(?:\s*\([A-Z]{2,4}\))?", words[end:])
    end += more.end() if more else 0
    before = words[:start].strip(" ,")
    if before and not _SCHOOL.search(before) and len(before.split()) <= 4:
        start = 0  # "Professional Master of Education", "Level 3 Diploma"
    elif before:
        return None
    tail = re.match(
        r"\s*\((?:hons?|honou?rs)\.?\)|\s+(?:hons|honours|degree|diploma|level \d)\b", words[end:], re.IGNORECASE
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


def find_score(entry: Entry) -> Span | None:
    """A grade in the head ("GPA 3.7/4.0", "First class")."""
    for line in entry.head:
        if match := _GRADE.search(line.text):
            group = "score" if match["score"] else "class"
            return Span(line.start + match.start(group), line.start + match.end(group))
    return None


_GRADE = re.compile(
    r"\b(?:gpa|cgpa|grade|score)\s*[:=]?\s*(?P<score>\d(?:[.,]\d+)?(?:\s*/\s*\d+(?:[.,]\d+)?)?)"
    r"|\b(?P<class>first[\s-]class(?:\s+honou?rs)?|upper second(?:[\s-]class)?|2:[12]|(?:magna |"
    r"summa )?cum laude|distinction|\d\.\d+\s*gpa)\b",
    re.IGNORECASE,
)
