"""A job told as a line of a resume: "Kessler GmbH, Bremen. Foreman, 2014-2020", in any order of its parts. Pure.

Only what is a line throughout is read here: pieces between commas and dashes, each a title, a place or a name. A clause
with a verb or "I" in it is left to the readers of sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from agents.understand.names import ORGANISATION, is_place
from agents.understand.page import Page
from agents.understand.regions import ends_in_region, parts_town
from agents.understand.spans import Span
from agents.understand.titles import Title, find_titles
from agents.understand.told_titles import LABEL
from agents.understand.words import Clause, Token, is_function_word, is_past, is_verb, strip

_CUT = re.compile(r"\s*[,|/:]\s+|\s*\|\s*|\s+-+\s+|\s*:\s*$")
_AFTERWARDS = re.compile(r"[\s,]+(?:(?:b4|before|prior\s+to|after)\s+(?:that|this|then)|b4|before|previously)$", re.I)
_AREA = re.compile(
    r"(?:(?:group|regional|global|internal|external|key|inside|outside|north|south|east|west|senior|second|first)\s+)?"
    r"(?:platform|payments?|sales|marketing|supply|operations?|reporting|consolidation|finance|hr|it|qa|r&d|"
    r"accounts?|accounting|purchasing|procurement|production|maintenance|logistics|quality|night\s+shift|"
    r"day\s+shift|nights|days|[ivx]{1,3}|icu|er|ed|surgery|paediatrics|pediatrics|oncology|tele(?:metry)?|"
    r"infrastructure|backend|frontend|mobile|data|growth|research|training|retail|field|customer\s+\w+|"
    r"human\s+resources|business\s+development|public\s+relations)",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"(?:u\.?s\.?\s+)?(?:army|navy|air\s+force|marines|marine\s+corps|coast\s+guard|national\s+guard)", re.I
)
_TOWNISH = re.compile(
    r"(?:(?:north|south|east|west|new|old|fort|ft|port|mount|mt|saint|st|lake|san|santa|el|los|las|bad)\b.*|.*\b(?:"
    r"island|city|beach|falls|springs|heights|hills|park|rapids|rocks|valley|creek|bay|harbou?r|junction|village))",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:(?:just|mostly|only|then)\s+)*(?:(?:on\s+|for\s+|did\s+)?my\s+(?:own|self)(?:\s+\w+){0,2}|myself|odd\s+jobs|"
    r"self[- ]employed|freelance|freelancing)",
    re.IGNORECASE,
)
_PLACE_KIND = re.compile(
    r"(?:(?:before|after|prior\s+to)\s+(?:that|this)\s+)?(?:i\s+)?(?:also\s+)?"
    r"(?:worked|was|been|work|had\s+a\s+job)\s+(?:in|at|for)\s+(?:an?|the)\s+[\w -]{3,30}",
    re.IGNORECASE,
)
"""What kind of place it was, in front of the line: "worked in a warehouse, Ocado, Hatfield, picker"."""
_SMALL = frozenset("of and & the for de la le du des von van der den na und y e da do dos di del zu am + n".split())


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    kind: str
    """"title", "place", "name" (could be one), "read" (was split into spans) or "-"."""


def read_line(page: Page, clause: Clause, tokens: list[Token], taken: list[tuple[int, int]]) -> list[Span]:
    """Name, position and location of a clause that is such a line; empty where it is none."""
    titles = find_titles(tokens, taken)
    spans: list[Span] = []
    pieces: list[_Piece] = []
    stop = _head_end(page, clause, taken)
    for start, end in line_pieces(page, clause, taken):
        if start >= stop:
            break
        if (later := _AFTERWARDS.search(page.text[start:end])) and later.start():
            end = start + later.start()
        piece = _classify(page, tokens, titles, start, end, spans)
        if piece.kind == "-":
            break
        pieces.append(piece)
    found = _assign(page, pieces, spans, dated=bool(taken))
    kinds = {span.field for span in found}
    if "position" in kinds and pieces and pieces[0].kind == "own":
        return [span for span in found if span.field != "name"]
    if "name" not in kinds or not ("position" in kinds or _belongs_to_next(page, clause, found)):
        return []
    told = any(_title_behind_name(page, tokens, titles, piece.start, piece.end) for piece in pieces)
    return found if taken or told or _AFTERWARDS.search(page.words(clause)) or _dated_next(page, clause) else []


def is_set_off(page: Page, clause: Clause) -> bool:
    """Whether the employer is followed by words of time that make it another job ("hauck gravel b4 that")."""
    return any(
        _AFTERWARDS.search(page.text[start:end]) for start, end in line_pieces(page, clause, page.date_masks())[:2]
    )


def line_pieces(page: Page, clause: Clause, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts between commas, bars, spaced dashes and dates; a comma before a state stays inside its town."""
    cuts = [
        (clause.start + match.start(), clause.start + match.end())
        for match in _CUT.finditer(page.text[clause.start : clause.end])
    ]
    cuts += [(max(start, clause.start), min(end, clause.end)) for start, end in taken]
    pieces, left = [], clause.start
    for start, end in sorted(cuts):
        if parts_town(page.text, left, start, clause.end):
            continue
        if start > left:
            pieces.append(strip(page.text, left, start))
        left = max(left, end)
    pieces.append(strip(page.text, left, clause.end))
    pieces = [(start, start + len(page.text[start:end].rstrip(" ("))) for start, end in pieces]
    return [(start, end) for start, end in pieces if start < end and not LABEL.fullmatch(page.text[start:end])]


def _head_end(page: Page, clause: Clause, taken: list[tuple[int, int]]) -> int:
    """Where the line's own parts end and deeds may begin: at the date that follows them."""
    dated = [start for start, _ in sorted(taken) if page.text[clause.start : start].strip(" -,:(")]
    return dated[0] if dated else clause.end


def could_be_name(words: str) -> bool:
    """Whether the words could be an employer: no verb, no "I", no number of things; small words only inside."""
    lowered = [word.lower().strip("'\".()") for word in words.split()]
    if not 1 <= len(lowered) <= 9 or re.match(r"\d+(?:\.\d+)?%?\s+[a-z]", words) or "?" in words:
        return False
    if lowered[0] in _SMALL - {"the", "de", "la", "le", "von", "van", "los"} or lowered[-1] in _SMALL:
        return False
    if any(is_function_word(word) and word not in _SMALL | ORGANISATION for word in lowered if word):
        return False
    if any(is_past(word) for word in lowered) or (is_verb(lowered[0]) and lowered[0].endswith("ing")):
        return False
    return len(lowered) <= 5 or any(word in ORGANISATION for word in lowered) or words[0].isupper()


def _classify(page: Page, tokens: list[Token], titles: list[Title], start: int, end: int, spans: list[Span]) -> _Piece:
    words = page.text[start:end]
    if _PLACE_KIND.fullmatch(words):
        return _Piece(start, end, "kind")
    if _OWN.fullmatch(words):
        return _Piece(start, end, "own")
    title = next((t for t in titles if tokens[t.first].start == start and not t.plural), None)
    if title is not None:
        stop = tokens[title.last].end
        rest = page.text[stop:end].strip()
        if not rest or re.fullmatch(r"\([^()]{1,20}\)|(?:on|in|of)\s+(?:\w+\s?){1,3}", rest):
            return _Piece(start, end, "title")
        if (at := re.match(r"\s+(?:at|@)\s+", page.text[stop:end])) and could_be_name(page.text[stop + at.end() : end]):
            spans += [Span("position", start, stop), Span("name", stop + at.end(), end)]
            return _Piece(start, end, "read")
        return _Piece(start, end, "-")
    if behind := _title_behind_name(page, tokens, titles, start, end):
        spans += behind
        return _Piece(start, end, "read")
    if is_place(words) or is_place(words.split(",")[0]) or ends_in_region(words):
        return _Piece(start, end, "place")
    if (inside := re.fullmatch(r"(.+?)\s+(?:in|near)\s+(.+)", words)) and could_be_name(inside[1]):
        town = inside[2]
        if len(inside[1].split()) >= 2 and (is_place(town) or ends_in_region(town) or town[0].isupper()):
            spans += [Span("name", start, start + inside.end(1)), Span("location", start + inside.start(2), end)]
            return _Piece(start, end, "read")
    return _Piece(start, end, "name" if could_be_name(words) else "-")


def _title_behind_name(page: Page, tokens: list[Token], titles: list[Title], start: int, end: int) -> list[Span]:
    """Employer and title with nothing between, told apart by their capitals ("Boston University janitor")."""
    title = next((t for t in titles if tokens[t.last].end == end and tokens[t.first].start > start), None)
    if title is None or title.plural or not tokens[title.first].text.islower():
        return []
    name = [token for token in tokens if start <= token.start < tokens[title.first].start]
    capital = len(name) > 1 and all(token.is_cased or token.lower in _SMALL for token in name)
    capital = capital and not is_place(page.text[start : name[-1].end])
    return (
        [
            Span("name", start, name[-1].end),
            Span("position", tokens[title.first].start, end),
        ]
        if capital
        else []
    )


def _assign(page: Page, pieces: list[_Piece], spans: list[Span], *, dated: bool) -> list[Span]:
    """Which of the pieces that could be names is the employer, which the town, which belongs to the title."""
    found = list(spans)
    titled = next((place for place, piece in enumerate(pieces) if piece.kind == "title"), None)
    if titled is not None:
        found.append(Span("position", pieces[titled].start, pieces[titled].end))
    if not any(span.field == "location" for span in found):
        found += [Span("location", p.start, p.end) for p in pieces if p.kind == "place"][:1]
    open_pieces = [place for place, piece in enumerate(pieces) if piece.kind == "name"]
    if not open_pieces or any(span.field == "name" for span in found):
        return found
    if titled is None and dated and (other := _untitled(page, pieces, open_pieces)) is not None:
        titled = other
        found.append(Span("position", pieces[titled].start, pieces[titled].end))
        open_pieces.remove(titled)
        found += [Span("location", pieces[p].start, pieces[p].end) for p in open_pieces if p == 2]
    named = next((p for p in open_pieces if _is_organisation(page, pieces[p])), None)
    if named is None:
        named = next((p for p in open_pieces if not _AREA.fullmatch(_words(page, pieces[p]))), open_pieces[0])
    end = pieces[named].end
    following = named + 1
    if following in open_pieces and _FORCE.fullmatch(_words(page, pieces[following])):
        end = pieces[following].end
        following += 1
    found.append(Span("name", pieces[named].start, end))
    if titled is not None and named == titled + 2 and titled + 1 in open_pieces:
        found = [span for span in found if span.field != "position"]
        found.append(Span("position", pieces[titled].start, pieces[titled + 1].end))
    if (
        following in open_pieces
        and not any(span.field == "location" for span in found)
        and _is_town(_words(page, pieces[following]))
    ):
        found.append(Span("location", pieces[following].start, pieces[following].end))
    return found


def _untitled(page: Page, pieces: list[_Piece], places: list[int]) -> int | None:
    """A title that no list knows, beside an organisation ("Nordhaven Klinik, Krankenpflegehelfer, Kiel, 2016-2019")."""
    if not (len(pieces) == 3 and _is_organisation(page, pieces[0]) and places[:2] == [0, 1]):
        return None
    return 1 if not _is_organisation(page, pieces[1]) and len(_words(page, pieces[1]).split()) <= 4 else None


def _is_town(words: str) -> bool:
    size = len(words.split())
    if _AREA.fullmatch(words) or any(word.lower() in ORGANISATION for word in words.split()):
        return bool(_TOWNISH.fullmatch(words)) and size <= 3
    return size <= 3 and (bool(_TOWNISH.fullmatch(words)) or (size <= 2 and all(w[0].isupper() for w in words.split())))


def _is_organisation(page: Page, piece: _Piece) -> bool:
    words = _words(page, piece).lower().split()
    return len(words) >= 2 and any(word.strip("().") in ORGANISATION for word in words)


def _words(page: Page, piece: _Piece) -> str:
    return page.text[piece.start : piece.end]


def _next(page: Page, clause: Clause, count: int) -> list[Clause]:
    return [other for other in page.clauses if other.start >= clause.end][:count]


def _belongs_to_next(page: Page, clause: Clause, found: list[Span]) -> bool:
    """Whether the employer stands alone and the next statement opens with its title, or the line is set off by a word
    of time at its end ("hauck gravel before that. …")."""
    if _AFTERWARDS.search(page.words(clause)):
        return len(page.words(clause).split()) <= 7
    for other in _next(page, clause, 1):
        tokens = page.tokens(other)
        titles = find_titles(tokens, page.date_masks())
        return bool(titles) and titles[0].first == 0 and not titles[0].plural
    return False


def _dated_next(page: Page, clause: Clause) -> bool:
    return any(span.kind != "point" for other in _next(page, clause, 2) for span in page.dates_in(other)) or any(
        clause.opener == opener for opener in ("before", "now")
    )
