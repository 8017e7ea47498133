"""What the head of an entry says: title, employer and place. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from agents.understand.document.entries import Entry
from agents.understand.document.kinds import SURE, is_location, title_score
from agents.understand.document.lines import Span, trimmed
from agents.understand.document.places import (
    can_be_place,
    comma_pieces,
    names_part,
    place_at_end,
    place_behind,
    without_place,
)
from agents.understand.names import is_place

_STRONG = re.compile(r"\t|\s*\|\s*|\s+[·•]\s+|\s+//\s+|\s{3,}")
_WEAK = re.compile(r";\s+|\s+[–—]\s+|\s+-{1,2}\s+|(?<=[\w)])—(?=\w)")
"""Parts names only in a head of one piece; where strong marks or lines do it, a dash belongs to a name."""
_ADDRESS = re.compile(
    r"\s*\((?P<inner>https?://[^\s]+)\)(?=\s|$|[,;])|(?<![\w(])(?P<bare>https?://[^\s|·]+|www\.[^\s|·]+)"
)
_AT = re.compile(r"\s+(?:at|@)\s+|\s+(?:with|for)\s+(?=[A-Z])")
_TYPES = re.compile(
    r"\(?(?:full[\s-]?time|part[\s-]?time|contract|contractor|temporary|permanent|internship|seasonal|casual|"
    r"freelance|zero[\s-]hours?|"
    r"self[\s-]employed|fixed[\s-]term|per diem|on[\s-]?site|unpaid|paid)\)?(?:\s*[,/]\s*(?:full|part)[\s-]?time)?",
    re.IGNORECASE,
)
_DURATION = re.compile(r"\W*(?:\d+\+?\s*(?:years?|yrs?|months?|mos?)\W*)+", re.IGNORECASE)
_OWN = re.compile(r"\(?(?:freelance|self[\s-]employed)\)?", re.IGNORECASE)


Order = Literal["title first", "employer first"]


@dataclass(frozen=True, slots=True)
class Head:
    """Spans of what a head names; None where it does not say. `name` is the employer, organisation, school "
    "or thing."""

    name: Span | None = None
    position: Span | None = None
    location: Span | None = None
    order: Order | None = None
    rest: tuple[Span, ...] = ()
    """Whole lines that are none of these."""


def segments(document: str, entry: Entry, *, dashes: bool = True) -> list[Span]:
    """Pieces of the head between tabs, bars, dots and line ends, without its dates and addresses.

    A head of one piece is split at its dashes, too, unless it may not be.
    """
    lines: list[list[Span]] = []
    for line in _whole_lines(document, entry):
        taken = [(date.start, date.end) for date in entry.dates if line.start <= date.start < line.end]
        taken += [match.span() for match in _ADDRESS.finditer(document, line.start, line.end)]
        pieces = [
            piece for start, end in _free(line.start, line.end, taken) if (piece := trimmed(document, Span(start, end)))
        ]
        lines.append([part for piece in pieces for part in _split(document, piece, _STRONG)])
    named = [piece for line in lines for piece in line if not is_location(document[piece.start : piece.end])]
    alone = len([piece for piece in named if re.search(r"[^\W\d_]", document[piece.start : piece.end])]) < 2
    found: list[Span] = []
    for pieces in lines:
        split = dashes and alone and len(pieces) == 1
        found += [part for piece in pieces for part in _split(document, piece, _WEAK)] if split else pieces
    return [span for span in found if re.search(r"[^\W\d_]", document[span.start : span.end])]


def _whole_lines(document: str, entry: Entry) -> list[Span]:
    """The lines of the head; one that ends in the middle of a name goes on in the next."""
    whole: list[Span] = []
    for line in entry.head:
        if whole and re.search(r"(?:,|\band|&|\bof|\bthe|\bfor)(?:\t.*)?$", document[whole[-1].start : whole[-1].end]):
            whole[-1] = Span(whole[-1].start, line.end)
        else:
            whole.append(line.span)
    return whole


def addresses(document: str, entry: Entry) -> list[Span]:
    """Web addresses in the head."""
    matches = (match for line in entry.head for match in _ADDRESS.finditer(document, line.start, line.end))
    return [Span(*match.span("inner" if match["inner"] else "bare")) for match in matches]


def _free(start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for first, last in sorted(taken):
        yield start, max(start, first)
        start = max(start, last)
    yield start, end


def cells_of(document: str, span: Span) -> list[Span]:
    """What stands between tabs."""
    return list(_split(document, span, _TAB))


_TAB = re.compile(r"\t")


def _split(document: str, span: Span, marks: re.Pattern[str]) -> Iterator[Span]:
    position = span.start
    for mark in marks.finditer(document, span.start, span.end):
        yield trimmed(document, Span(position, mark.start()))
        position = mark.end()
    yield trimmed(document, Span(position, span.end))


def read_job(document: str, entry: Entry, order: Order | None) -> Head:
    """Who and what; `order` is how the other heads of the document go, for names that do not tell by themselves."""
    location: Span | None = None
    own: Span | None = None
    candidates: list[Span] = []
    for span in segments(document, entry):
        words = document[span.start : span.end]
        if _DURATION.fullmatch(words):
            continue
        if _TYPES.fullmatch(words):
            own = own or (span if _OWN.fullmatch(words) else None)
            continue
        if is_location(words):
            location = location or span
            continue
        candidates.append(span)
    spare: list[Span] = []
    if candidates and (len(candidates) == 1 or _says_at(document, candidates[0]) or _says_both(document, candidates)):
        spare = candidates[1:]
        candidates, location = _break_up(document, candidates[0], location)
    if not candidates:
        return Head(location=location)
    if len(candidates) == 1:
        is_title = title_score(document[candidates[0].start : candidates[0].end]) > SURE
        if is_title:
            name, location = _employer_in_place(document, own, location)
            return Head(name, candidates[0], location, rest=_lines(document, entry, spare))
        name, place = without_place(document, candidates[0])
        return Head(name=name, location=location or place, rest=_lines(document, entry, spare))
    if own is not None and len(candidates) == 2 and location is None:
        titles = [title_score(document[span.start : span.end]) > SURE for span in candidates]
        if titles == [True, False]:
            return Head(own, candidates[0], candidates[1])
    first, second, *rest = _two(document, candidates, order)
    title, employer, told = _who_is_who(document, first, second, order)
    whole = employer
    employer, place = without_place(document, employer)
    if location is not None and place is not None and names_part(document[place.start : place.end]):
        employer = whole  # its place is told elsewhere: "Port Authority, Region Maas | Rotterdam"
    if location is None and place is None:
        if rest and can_be_place(document, rest[0], document[employer.end : rest[0].start]):
            place = rest[0]
        elif not rest:
            employer, place = place_behind(document, employer)
    elif place is not None and not rest and is_place(document[place.start : place.end]):
        employer, before = place_behind(document, employer)
        place = Span(before.start, place.end) if before else place
    left = _lines(document, entry, [span for span in [*rest, *spare] if span != place])
    return Head(employer, trimmed_type(document, title), location or place, told, left)


def _lines(document: str, entry: Entry, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Those spans that begin a line of the head or a cell of its table; not of one that asks why somebody left."""
    starts = {line.start for line in entry.head}
    if not re.search(r"\breasons?\s+for\s+leaving\b|\bsalary\b", document, re.IGNORECASE):
        starts |= {span.start for span in spans if document[: span.start].rstrip(" ").endswith("\t")}
    return tuple(span for span in spans if span.start in starts)


def _says_at(document: str, span: Span) -> bool:
    words = document[span.start : span.end]
    return any(title_score(words[: match.start()]) > 0 for match in re.finditer(r"\s+(?:at|@)\s+", words))


def _says_both(document: str, candidates: Sequence[Span]) -> bool:
    """Whether the first line names title and employer ("Nurse, Mercy Hospital"), so that no line below does."""
    pieces = [document[piece.start : piece.end] for piece in comma_pieces(document, candidates[0])]
    apart = "\n" in document[candidates[0].end : candidates[1].start]
    below = title_score(document[candidates[1].start : candidates[1].end])
    return (
        apart
        and 0 <= below <= SURE
        and len(pieces) == 2
        and sorted(title_score(piece) > SURE for piece in pieces) == [False, True]
        and any(title_score(piece) < 0 for piece in pieces)
    )


def _employer_in_place(document: str, name: Span | None, location: Span | None) -> tuple[Span | None, Span | None]:
    """What looked like a place but holds the employer: "Parcelbee, UK" beside a title alone."""
    if name is None and location is not None:
        pieces = comma_pieces(document, location)
        if len(pieces) in {2, 3} and not is_place(document[pieces[0].start : pieces[0].end]):
            return pieces[0], Span(pieces[1].start, pieces[-1].end)
    return name, location


def trimmed_type(document: str, span: Span) -> Span:
    """A title without "(part-time)" behind it."""
    match = re.search(rf"\s*(?:[(,]\s*){_TYPES.pattern}\)?$", document[span.start : span.end], re.IGNORECASE)
    return trimmed(document, Span(span.start, span.start + match.start())) if match else span


def _two(document: str, candidates: list[Span], order: Order | None) -> list[Span]:
    """The two segments that are title and employer, in their order, then the others."""
    scores = [title_score(document[span.start : span.end]) for span in candidates]
    if order is not None and max(scores) <= SURE:
        return candidates
    best = max(range(len(scores)), key=lambda index: (scores[index], -index))
    others = [index for index in range(len(scores)) if index != best]
    partner = min(others, key=lambda index: (scores[index] > -1, index))
    chosen = sorted((best, partner)) if scores[best] > 0 else [0, 1]
    return [candidates[index] for index in chosen] + [
        span for index, span in enumerate(candidates) if index not in chosen
    ]


def _who_is_who(document: str, first: Span, second: Span, order: Order | None) -> tuple[Span, Span, Order | None]:
    difference = title_score(document[first.start : first.end]) - title_score(document[second.start : second.end])
    if order is not None and abs(difference) < SURE:
        difference = 1 if order == "title first" else -1
    told: Order | None = None if abs(difference) < SURE else "title first" if difference > 0 else "employer first"
    return (second, first, told) if difference < 0 else (first, second, told)


def _break_up(document: str, span: Span, location: Span | None) -> tuple[list[Span], Span | None]:
    """One segment with both: "Nurse at Mercy Hospital", "Staff Nurse, Mercy Hospital, Leeds"."""
    words = document[span.start : span.end]
    for match in _AT.finditer(words):
        if title_score(words[: match.start()]) > 0:
            left = Span(span.start, span.start + match.start())
            name, place = without_place(document, Span(span.start + match.end(), span.end))
            return [left, name], location or place
    pieces = comma_pieces(document, span)
    at_end = place_at_end(document, pieces)
    if at_end is not None:
        location, pieces = location or at_end[0], at_end[1]
    whole = Span(pieces[0].start, pieces[-1].end)
    scores = [title_score(document[piece.start : piece.end]) for piece in pieces]
    title = max(range(len(pieces)), key=lambda index: (scores[index], -index))
    if len(pieces) == 2 and scores[title] <= 0 and min(scores) < 0:
        # "Reading buddy, Vanier Library": one is no title that we know, the other an organisation
        words_of_title = document[pieces[title].start : pieces[title].end].split()
        return ([pieces[title], pieces[1 - title]] if len(words_of_title) > 1 else [whole]), location
    if len(pieces) == 1 or scores[title] <= 0:
        return [whole], location
    return _around_title(pieces, scores, title, location)


def _around_title(
    pieces: list[Span], scores: list[float], title: int, location: Span | None
) -> tuple[list[Span], Span | None]:
    """Title and employer in their order. What stands between belongs to the title ("Staff Nurse, ICU, Mercy Hospital"),
    a single piece behind both is the place.
    """
    others = [index for index in range(len(pieces)) if index != title]
    employer = min(others, key=lambda index: (scores[index], index))
    if scores[employer] >= 0 and (len(others) == 1 or employer == 0):
        employer = others[-1] if title == 0 else others[0]
    if title < employer:
        behind = pieces[employer + 1 :]
        found = [Span(pieces[title].start, pieces[employer - 1].end), pieces[employer]]
    else:
        behind = []
        found = [pieces[employer], Span(pieces[employer + 1].start, pieces[-1].end)]
    return found, location or (behind[0] if len(behind) == 1 else None)
