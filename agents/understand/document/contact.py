"""The top of a resume: name, what the person is, and how to reach them. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from agents.understand.contacts import find_contacts
from agents.understand.document.addresses import read_address
from agents.understand.document.kinds import is_location, title_score
from agents.understand.document.lines import SHORT, Line, Span, trimmed
from agents.understand.names import is_place

_NETWORKS = (
    r"(?:linkedin|github|gitlab|bitbucket|behance|dribbble|twitter|instagram|facebook|medium|stackoverflow|xing|kaggle|"
    r"orcid|youtube|tiktok|researchgate|huggingface|mastodon|bluesky|x)"
)
_PROFILES = re.compile(
    rf"(?:^|[/.]){_NETWORKS}\.[a-z]+|^(?:https?://)?(?!www\.)(?:[^/.\s]+\.){(2,)}[^/.\s]+/[^/\s]", re.IGNORECASE
)
"""Addresses on a network known by its name or by a page below another's (photos.example.org/dana)."""
_USER = re.compile(rf"\b{_NETWORKS}\s*:\s*[\w.@-]{{3,}}(?![\w/:])", re.IGNORECASE)
_TITLE_PAGE = re.compile(r"(?:curriculum\s+vitae|resum[eé]|cv|r[eé]sum[eé]|lebenslauf)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:(?:full\s+)?name\s*:|(?:resum[eé]|r[eé]sum[eé]|cv|curriculum\s+vitae)\s*(?:of|[:–—-]))\s*", re.IGNORECASE
)
_OTHER_LABEL = re.compile(
    r"(?:e-?mail|phone|tel|telephone|mobile|cell|address|location|linkedin|github|website|web|portfolio|city|"
    r"home|contact|based in|"
    r"nationality|date of birth|dob|born|citizenship|driving licen[cs]e|marital status|gender|age)\.?\s*:?\s*",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\t|\s*[|·•●]\s*|\s{3,}|;\s")
_DASHES = re.compile(r"\s+[–—/-]\s+")
"""What parts contacts where no stronger mark does; beside one, a dash is part of an address."""
_ROW = re.compile(
    r"(?P<label>(?:full\s+|first\s+and\s+last\s+)?name|occupation|profession|current\s+role|job\s+title)\s*[:\t]\s*(?=\S)",
    re.IGNORECASE,
)
"""A row of a form."""
_PARTICLES = frozenset(
    "van von de der den del della da das do dos los las di la le al bin ben bint el ní ó mac y e 't ibn wa zu zur "
    "af av ten ter".split()
)
_NAME_WORD = re.compile(r"(?:[a-zA-Z]{1,2}['’]|[a-z]{2}-)?(?P<first>[^\W\d_])[\w\u0300-\u036f'’.-]*")
_POST_NOMINALS = re.compile(
    r",?\s+(?:[A-Z][A-Za-z]{0,2}\.?[A-Z]+[A-Za-z]*\.?|Ph\.?D\.?|M\.?D\.?|Jr\.?|Sr\.?|Esq\.?)(?:,\s*[A-Z][\w.-]+)*$"
)
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,12}(?:/\S*)?", re.IGNORECASE)

Fact = tuple[str, Span]


def read_contact(document: str, lines: Sequence[Line], *, top: bool, named: bool = False) -> list[Fact]:
    """Fields of `basics` with their spans. Name and label stand at the `top` only, or in rows that say so.

    `named`: the first line is the name (see `name_line`), though it may read like a title ("Ann Baker").
    """
    facts: list[Fact] = []
    named = named or (top and len(lines) > 1 and _is_name(lines[0].text) and title_score(lines[1].text) > 0)
    if named:
        facts.append(("name", _without_titles(document, lines[0].span)))
    pieces: list[Span] = []
    for number, line in enumerate(lines):
        if len(line.text) > SHORT:
            continue
        if row := _ROW.match(line.text):
            field = "name" if row["label"].lower().endswith("name") else "label"
            facts.append((field, Span(line.start + row.end(), line.end)))
        elif named and number == 0:
            continue
        elif top and number and _is_label_line(line, lines[number - 1], document, named=named and number == 1):
            pieces.append(line.span)
        elif address := _whole_address(document, line, {field for field, _ in facts}):
            facts += address
        else:
            pieces += _pieces(document, line, facts)
    for number, piece in enumerate(pieces):
        _read_piece(document, lines, piece, facts, top=top, number=number)
    return facts


def _read_piece(
    document: str, lines: Sequence[Line], piece: Span, facts: list[Fact], *, top: bool, number: int
) -> None:
    known = {field for field, _ in facts}
    words = document[piece.start : piece.end]
    if _TITLE_PAGE.fullmatch(words):
        return
    if _DOMAIN.fullmatch(words):
        field = "profile" if _PROFILES.search(words) or "url" in known else "url"
        facts.append((field, piece))
    elif re.fullmatch(r"[A-Z][\w+.]+:\s*@?[\w.-]{3,}", words) and not _OTHER_LABEL.match(words):
        facts.append(("profile", piece))
    elif top and "name" not in known and number < 4 and (name := _name(document, piece)):
        facts.append(("name", name))
    elif top and "name" in known and "label" not in known and number < 6 and _is_label(words):
        facts.append(("label", piece))
    elif "city" not in known and (address := read_address(document, piece)):
        facts.extend(address)
    elif (
        "city" not in known
        and _stands_with_contacts(lines, piece)
        and re.fullmatch(r"[^\W\d_a-z][\w.' -]{2,24}", words)
    ):
        facts.append(("city", piece))


def _is_label_line(line: Line, before: Line, document: str, *, named: bool) -> bool:
    """Whether the line below the name says, all of it, what the person is ("Nurse / Midwife – Wards & Clinics")."""
    if find_contacts(line.text) or re.search(r"[|·•\t]", line.text) or line.words > 12 or line.text.endswith("."):
        return False
    if not (named or _name(document, before.span)) or is_location(line.text):
        return False
    told = any(title_score(part) > 0 for part in re.split(r"\s+[/–—&-]\s+|,\s+|\s*[()]\s*", line.text))
    return told or not (re.search(r"[\d,]", line.text) or line.words < 2)


def _whole_address(document: str, line: Line, known: set[str]) -> list[Fact]:
    """The fields of a line that is nothing but an address."""
    if "city" in known or find_contacts(line.text) or re.search(r"\s[|·•]\s", line.text):
        return []
    label = re.match(r"(?:home\s+)?(?:address|location|city|town)\s*[:\t]\s*", line.text, re.IGNORECASE)
    if label is None and "," not in line.text:
        return []
    return read_address(document, Span(line.start + (label.end() if label else 0), line.end))


def name_line(lines: Sequence[Line]) -> int | None:
    """Which line is the person's name, if it stands below the top (beside a column, say) and the e-mail tells it."""
    emails = [one.value for line in lines for one in find_contacts(line.text) if one.field == "email"]
    if not emails:
        return None
    local = emails[0].split("@")[0].lower()
    for number, line in enumerate(lines):
        words = re.findall(r"\w+", f"{_plain(line.text)} {_plain(line.text.lower().translate(_UMLAUTS))}")
        told = any(len(word) > 2 and word in local for word in words)
        if line.words == 1 and not line.bullet and line.gap and words and words[0] in re.split(r"[._-]", local):
            return number
        if (
            told
            and "\t" not in line.text
            and line.words <= 7
            and not line.bullet
            and not line.dates
            and _is_name(line.text)
        ):
            return number
    return None


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
_LETTERS = str.maketrans({"ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d"})


def is_name(line: Line) -> bool:
    """Whether a line reads like a person's name, and not like a title or an organisation."""
    return _is_name(line.text) and 0 <= title_score(line.text) <= 1.2 and not is_place(line.text)


def _plain(words: str) -> str:
    """Lower-case, without accents."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", words.lower().translate(_LETTERS))
        if not unicodedata.combining(letter)
    )


def _stands_with_contacts(lines: Sequence[Line], piece: Span) -> bool:
    """Whether an address or number is on the same line, where else only the town is."""
    line = next(line for line in lines if line.start <= piece.start < line.end)
    return bool(find_contacts(line.text)) and line is not lines[0]


def _pieces(document: str, line: Line, facts: list[Fact]) -> Iterator[Span]:
    """Parts of a line between contacts, bars, dots and tabs; the contacts go to `facts`."""
    cuts: list[tuple[int, int]] = []
    for user in _USER.finditer(line.text):
        if "." not in user[0].split(":")[1]:
            cuts.append((line.start + user.start(), line.start + user.end()))
            facts.append(("profile", Span(*cuts[-1])))
    for contact in find_contacts(line.text):
        span = Span(line.start + contact.start, line.start + contact.end)
        field: str = contact.field
        known = {name for name, _ in facts}
        if field == "url" and (
            _PROFILES.search(contact.value) or _names_network(line.text, contact.start) or "url" in known
        ):
            field = "profile"
        if field == "profile" or field not in known:
            facts.append((field, span))
        cuts.append((span.start, span.end))
    cuts += [
        (line.start + mark.start(), line.start + mark.end())
        for mark in (_MARKS if _MARKS.search(line.text) else _DASHES).finditer(line.text)
    ]
    position = line.start
    for start, end in [*sorted(cuts), (line.end, line.end)]:
        if start > position:
            piece = trimmed(document, Span(position, start))
            label = _OTHER_LABEL.match(document[piece.start : piece.end]) if piece else None
            if label and (":" in label[0] or label.end() == piece.end - piece.start):
                piece = Span(piece.start + label.end(), piece.end)
            names_a_contact = document[piece.end : piece.end + 1] == ":" and piece.end < end
            if piece and not names_a_contact and re.search(r"[^\W\d_]{2}", document[piece.start : piece.end]):
                yield piece
        position = max(position, end)


def _name(document: str, piece: Span) -> Span | None:
    """A person's name: a few capitalised words, without degrees behind it, and not a title."""
    name = _without_titles(document, piece)
    bare = re.sub(r"\s+\([^()]*\)$", "", document[name.start : name.end])
    return name if _is_name(bare) and title_score(bare) <= 1.2 and not is_place(bare) else None


def _without_titles(document: str, piece: Span) -> Span:
    """A name without what says that it is one, and without degrees behind it."""
    words = document[piece.start : piece.end]
    start = match.end() if (match := _LABEL.match(words)) else 0
    rest = words[start:]
    if rest.isupper() and (match := re.match(r"[^,\d]+", rest)):
        rest = match[0].rstrip()
    elif match := _POST_NOMINALS.search(rest):
        rest = rest[: match.start()]
    rest = rest.split(",")[0].rstrip()
    return Span(piece.start + start, piece.start + start + len(rest))


def _is_name(words: str) -> bool:
    """A few words that begin with capitals, but for particles: "Bas van 't Hoff", "Iguaçu d'Ávila"."""
    tokens = (words.title() if words.isupper() else words).replace("’", "'").split()
    bare = [token.strip('"“”().,') for token in tokens]
    matches = [_NAME_WORD.fullmatch(token) for token in bare]
    capital = [bool(match and (match["first"].isupper() or not match["first"].islower())) for match in matches]
    fits = all(is_one or token.lower() in _PARTICLES for is_one, token in zip(capital, bare, strict=True))
    return 2 <= len(tokens) <= 7 and fits and sum(capital) > 1 and not re.search(r"\d", words)


def _names_network(line: str, start: int) -> bool:
    """Whether the words before an address name the network: "ORCID (https://…", "LinkedIn: …"."""
    return re.search(rf"(?:^|[\s|·]){_NETWORKS}\s*[(:\t]\s*$", line[:start], re.IGNORECASE) is not None


def _is_label(words: str) -> bool:
    return title_score(words) > 0 and not is_location(words) and len(words.split()) <= 12 and not words.endswith(".")
