"""Where an employer or school is: what of a name between commas is the place. Pure."""

from __future__ import annotations

import re

from agents.understand.document.kinds import LEGAL, SURE, is_location, is_organisation, title_score
from agents.understand.document.lines import Span, trimmed
from agents.understand.names import ORGANISATION


def without_place(document: str, span: Span) -> tuple[Span, Span | None]:
    """ "Mercy Hospital, Leeds, UK" as the name and the place."""
    bracket = re.search(r"\s*\(([^()]+)\)$", document[span.start : span.end])
    if bracket and any(is_location(piece.strip()) for piece in [bracket[1], bracket[1].split(",")[0]]):
        return Span(span.start, span.start + bracket.start()), Span(
            span.start + bracket.start(1), span.start + bracket.end(1)
        )
    dashed = re.search(r"\s+[–—-]\s+(?P<place>[^–—]+)$", document[span.start : span.end])
    if dashed and is_location(dashed["place"]):
        return Span(span.start, span.start + dashed.start()), Span(span.start + dashed.start("place"), span.end)
    pieces = comma_pieces(document, span)
    found = place_at_end(document, pieces)
    if found is None:
        if len(pieces) == 2 and _is_organisation_then_town(*(document[piece.start : piece.end] for piece in pieces)):
            return pieces[0], pieces[1]
        return span, None
    place, left = found
    return Span(left[0].start, left[-1].end), place


def _is_organisation_then_town(first: str, second: str) -> bool:
    words = first.lower().split()
    ends = LEGAL.search(first) or (len(words) > 1 and words[-1].strip(".") in ORGANISATION)
    return bool(ends) and second[:1].isupper() and len(second.split()) <= 3 and not is_organisation(second)


def place_at_end(document: str, pieces: list[Span]) -> tuple[Span, list[Span]] | None:
    """A place in the last one, two or three pieces, and the pieces before it."""
    for count in (3, 2, 1):
        if len(pieces) > count and is_location(document[pieces[-count].start : pieces[-1].end]):
            return Span(pieces[-count].start, pieces[-1].end), pieces[:-count]
    return None


def place_behind(document: str, employer: Span) -> tuple[Span, Span | None]:
    """An employer on a line of its own, and the town behind its last comma, known or not, with its region."""
    pieces = comma_pieces(document, employer)
    words = [document[piece.start : piece.end] for piece in pieces]
    bare = re.sub(r"\s*\([^()]*\)$", "", words[-1])
    if (
        len(pieces) < 2
        or not bare[:1].isupper()
        or len(bare.split()) > 5
        or names_part(bare)
        or title_score(bare) > SURE
    ):
        return employer, None
    town = len(pieces) > 2 and not names_part(words[-2]) and not re.search(r"\d", words[-2])
    first = len(pieces) - (2 if town else 1)
    return Span(employer.start, pieces[first - 1].end), Span(pieces[first].start, employer.end)


def can_be_place(document: str, span: Span, mark: str) -> bool:
    """Whether what a mark parts from the employer can be where it is; in a cell of its own it can be anything else."""
    words = document[span.start : span.end]
    if "\n" in mark or "\t" in mark:
        return "\n" not in mark and len(words.split()) <= 3 and all(word[:1].isupper() for word in words.split())
    return len(words.split()) <= 7 and words[:1].isupper() and not words.endswith(".") and title_score(words) <= SURE


def names_part(words: str) -> bool:
    """Whether the words name an organisation or a part of one rather than a place."""
    part = r"\b(?:division|unit|team|branch|section|region|project|campus|faculty|ward|programme|program|desk)\b"
    ends = words.lower().split()[-1].strip(".,()") in ORGANISATION - {"city"}
    return ends or LEGAL.search(words) is not None or re.search(part, words, re.I) is not None


def comma_pieces(document: str, span: Span) -> list[Span]:
    pieces: list[Span] = []
    position = span.start
    for mark in re.finditer(
        r",\s+(?![^()]*\))(?!(?:Inc|LLC|Ltd|PLC|L\.?P|S\.A|Jr|Sr)\b)", document[span.start : span.end]
    ):
        pieces.append(trimmed(document, Span(position, span.start + mark.start())))
        position = span.start + mark.end()
    return [*pieces, trimmed(document, Span(position, span.end))]
