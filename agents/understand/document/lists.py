"""Sections that are lists: skills and their groups, languages, certificates and awards with their givers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from agents.understand.credentials import find_languages
from agents.understand.document.entries import Entry
from agents.understand.document.heads import segments
from agents.understand.document.kinds import ends_list, is_location
from agents.understand.document.lines import GLYPHS, Line, Span, trimmed
from agents.understand.names import ORGANISATION

_GROUP = re.compile(r"(?P<name>[^\W\d_][^:,;|\n\t]{0,45}?)\s*(?::(?!\d)|\t|\s[–—-]\s)\s*(?=\S)")
_LEVEL = re.compile(r"\s*\((?P<level>[^()]+)\)$")
_SEPARATOR = re.compile(rf"\s*(?:[;|\t{GLYPHS}]+|,(?!\d{{3}})|\s[/*~¦–—-]+\s)\s*")
_STRONG_SEPARATOR = re.compile(rf"\s*(?:[;|\t{GLYPHS}]+|,(?!\d{{3}}))\s*")
"""Where items are parted by these, a dash or stroke is part of an item ("CS 415 – Networks, CS 461 – Compilers")."""
_ITEM_WORDS = 12


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a name ("Kitchen: sauces, pastry"), or without one."""

    name: Span | None
    level: Span | None
    items: tuple[Span, ...]


def read_groups(document: str, lines: Sequence[Line], *, dashes: bool = False) -> list[Group]:
    """The lists of a section, in order. A wrapped line goes on with the list before it."""
    groups: list[Group] = []
    for index, line in enumerate(lines):
        match = _GROUP.match(line.text)
        if match and (":" in match[0] or "\t" in match[0] or dashes) and len(match["name"].split()) <= 5:
            name = Span(line.start, line.start + match.end("name"))
            level = _LEVEL.search(match["name"])
            inside = Span(line.start + level.start("level"), line.start + level.end("level")) if level else None
            if level:
                name = Span(line.start, line.start + level.start())
            groups.append(Group(name, inside, split_items(document, Span(line.start + match.end(), line.end))))
            continue
        if line.text.endswith(":") and line.words <= 5:
            groups.append(Group(trimmed(document, line.span), None, ()))
            continue
        items = split_items(document, line.span)
        if len(items) == 1 and line.words <= 6 and _heads_bullets(lines, index):
            name, inside = split_level(document, line.span)
            groups.append(Group(name, inside, ()))
            continue
        before = groups[-1] if groups else None
        if before and not line.gap and _goes_on(lines[index - 1], line):
            groups[-1] = _continued(document, before, items, lines[index - 1].text.endswith(","))
        elif (
            before
            and before.name
            and (
                not before.items or (line.bullet and not lines[index - 1].gap and before.items and _under(lines, index))
            )
        ):
            groups[-1] = Group(before.name, before.level, before.items + items)
        else:
            groups.append(Group(None, None, items))
    return groups


def _under(lines: Sequence[Line], index: int) -> bool:
    """Whether a bullet belongs to a group whose name stood on a line of its own."""
    while index >= 0 and lines[index].bullet:
        index -= 1
    return index >= 0 and (lines[index].text.endswith(":") or _heads_bullets(lines, index))


def _heads_bullets(lines: Sequence[Line], index: int) -> bool:
    """Whether a line without a bullet stands directly above lines with one."""
    return not lines[index].bullet and any(line.bullet and not line.gap for line in lines[index + 1 : index + 2])


def _goes_on(before: Line, line: Line) -> bool:
    return (
        not line.bullet
        and (before.text.endswith(",") or line.text[:1].islower())
        and ("," in before.text or before.text.count("|") > 1)
    )


def _continued(document: str, group: Group, items: tuple[Span, ...], complete: bool) -> Group:
    """The list with more items; the first of them finishes the last one unless that was complete."""
    if group.items and items and not complete:
        items = (Span(group.items[-1].start, items[0].end), *items[1:])
        return Group(group.name, group.level, group.items[:-1] + items)
    return Group(group.name, group.level, group.items + items)


def split_items(document: str, span: Span) -> tuple[Span, ...]:
    """Items between commas and the like; what stands in brackets is not split."""
    text = document[span.start : span.end]
    depth, position, found = 0, 0, []
    separator = _SEPARATOR if not re.search(r"[,;|\t]", text) else _STRONG_SEPARATOR
    marks = {match.start(): match.end() for match in separator.finditer(text)}
    index = 0
    while index < len(text):
        depth += (text[index] in "([") - (text[index] in ")]")
        if depth <= 0 and index in marks:
            found.append((position, index))
            index = position = marks[index]
            continue
        index += 1
    found.append((position, len(text)))
    items = [trimmed(document, Span(span.start + start, span.start + end), " \t\n,;|·•.") for start, end in found]
    if len(items) > 1 and (match := re.match(r"(?:and|&)\s+", document[items[-1].start : items[-1].end])):
        items[-1] = Span(items[-1].start + match.end(), items[-1].end)
    return tuple(item for item in items if item and len(document[item.start : item.end].split()) <= _ITEM_WORDS)


def split_level(document: str, item: Span) -> tuple[Span, Span | None]:
    """A skill, and how well it is known: "Python (basic)"."""
    level = _KNOWN_LEVEL.search(document[item.start : item.end])
    if level is None:
        return item, None
    return Span(item.start, item.start + level.start()), Span(item.start + level.start(1), item.start + level.end(1))


_KNOWN_LEVEL = re.compile(
    r"\s*\(((?:very\s+)?(?:basic|beginner|elementary|intermediate|advanced|expert|proficient|fluent|good|familiar|"
    r"conversational|native|some|working knowledge|"
    r"strong|\d+\+?\s*(?:years?|yrs?))(?:\s+\w+)?)\)$",
    re.IGNORECASE,
)

_FLUENT = re.compile(
    r"\b(?:native|mother tongue|fluent|bilingual|proficien\w+|conversational|intermediate|advanced|basic|"
    r"beginner|elementary|"
    r"business|professional|working|limited|full|near-native|some|good|[abc][12]|first language|"
    r"second language|rusty|school|level|dominio|langue)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?P<language>[^\W\d_][\w' -]+?(?:\s*\([^()]*\))?)\s*(?:\((?P<bracket>(?:[^()]|\([^()]*\))+)\)|"
    r"(?::|\s[–—-]|,|\t)\s*(?P<after>.+)|\s+(?P<tail>(?:[ABC][12]|native|fluent|basic)\b.*))$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?P<fluency>[\w -]+?)\s+(?:in|speaker of)?\s*(?P<language>[A-Z][\w]+)$")


def read_languages(document: str, lines: Sequence[Line]) -> list[tuple[Span, Span | None]]:
    """Languages with how well they are spoken."""
    found: list[tuple[Span, Span | None]] = []
    for line in lines:
        for start, end in _language_pieces(line.text):
            piece = trimmed(document, Span(line.start + start, line.start + end), " \t\n,;|·•.")
            if piece:
                found.append(_language(document, piece))
    return found


def _language_pieces(text: str) -> Iterator[tuple[int, int]]:
    """Between commas and the like; a comma before the fluency does not count ("Polish, native")."""
    position = 0
    told = re.fullmatch(r"(?P<language>[^\t:–—]+?)(?:\t|\s*:\s|\s[–—-]\s)[^\t:;|–—]+", text)
    if told and not re.search(r"[,;|/•·]", told["language"]) and len(find_languages(text)) < 2:
        yield 0, len(text)
        return
    for mark in re.finditer(r"\s*(?:[;|•·/]|,)\s*(?![^()]*\))|\s+and\s+(?=[A-Z])", text):
        following = text[mark.end() :]
        if "," in mark[0] and _FLUENT.match(following) and not find_languages(re.split(r"[,;|]", following)[0]):
            continue
        yield position, mark.start()
        position = mark.end()
    yield position, len(text)


def _language(document: str, piece: Span) -> tuple[Span, Span | None]:
    words = document[piece.start : piece.end]
    if match := _SPOKEN.match(words):
        for group in ("bracket", "after", "tail"):
            if match[group]:
                fluency = Span(piece.start + match.start(group), piece.start + match.end(group))
                return Span(piece.start, piece.start + match.end("language")), trimmed(document, fluency, " .,;:")
    if (match := _BEFORE.match(words)) and _FLUENT.search(match["fluency"]):
        return Span(piece.start + match.start("language"), piece.end), Span(
            piece.start, piece.start + match.end("fluency")
        )
    return piece, None


_GIVER = re.compile(r"\s+(?:by|from|issued by|awarded by|through|via)\s+(?:the\s+)?(?=[A-Z])", re.IGNORECASE)
_INSTITUTIONS = ORGANISATION | frozenset(
    "board institute ministry state government coursera udemy linkedin amazon google microsoft cisco "
    "red-cross cross".split()
)


Commas = Literal["known", "last", "always"]
"""What a comma parts from a name: somebody known to give such things; whoever stands behind the last one, unless that
ends a list; or even then, as the section's other entries do it."""


def commas_part(section: str, entries: Sequence[Entry]) -> Commas:
    """What commas part in the heads of this section: if nearly all name somebody behind one, all do."""
    heads = [entry.head[0].text.split("\t")[0] for entry in entries if len(entry.head) == 1]
    behind = [head.rsplit(", ", 1)[1] for head in heads if ", " in head]
    giving = sum(can_give(words) and not ends_list(words) for words in behind)
    if giving > 1 and giving > 0.6 * len(entries):
        return "always"
    return "known" if section == "certificates" else "last"


def read_credential(
    document: str, entry: Entry, *, commas: Commas = "known", expires: bool = False
) -> tuple[Span | None, Span | None]:
    """The name of a certificate, award or publication, and who gave it. `expires`: what says until when is no name."""
    spans = segments(document, entry, dashes=commas != "always")
    if expires:
        spans = [_without_end(document, span) for span in spans]
    pieces = [span for span in spans if span and not is_location(document[span.start : span.end])]
    if not pieces:
        return None, None
    if len(pieces) > 1 and _goes_to_comma(document, pieces):
        pieces = [Span(pieces[0].start, pieces[-1].end)]
        commas = "last" if commas == "known" else commas
    if len(pieces) > 1 and not _belongs(document, pieces[0], pieces[1]):
        return pieces[0], pieces[1]
    if match := _QUOTED.match(document, pieces[0].start, pieces[0].end):
        return Span(*match.span("title")), Span(*match.span("rest")) if match["rest"] else None
    only = pieces[0] if len(pieces) == 1 else Span(pieces[0].start, pieces[1].end)
    words = document[only.start : only.end]
    if match := _GIVER.search(words):
        return Span(only.start, only.start + match.start()), Span(only.start + match.end(), only.end)
    if (match := re.search(r"\s*\((?P<giver>[^()]+)\)$", words)) and _is_giver(match["giver"]):
        giver = Span(only.start + match.start("giver"), only.start + match.end("giver"))
        if not _abbreviates(match["giver"], words[: match.start()]):
            return Span(only.start, only.start + match.start()), giver
    cuts = list(re.finditer(r",\s+(?![^()]*\))", words))
    for cut in cuts if commas == "known" else reversed(cuts):
        rest = words[cut.end() :]
        if commas != "always" and ends_list(rest.split(",")[0]):
            continue
        if _is_giver(rest.split(",")[0]) or (commas != "known" and can_give(rest)):
            return Span(only.start, only.start + cut.start()), Span(only.start + cut.end(), only.end)
    return only, None


_QUOTED = re.compile(r"[\"“‘'](?P<title>[^\"”’]{4,})[,.]?[\"”’'][,.:]?\s*(?:in\s+)?(?P<rest>.*)")


def can_give(rest: str) -> bool:
    """Whether what stands behind a comma can be who gives certificates: a name, and no level or number."""
    graded = re.match(r"(?:level|grade|class|part|band|stage|category|module|unit)\b", rest, re.IGNORECASE)
    return rest[:1].isupper() and graded is None and re.search(r"[^\W\d_]{2}", rest) is not None


def _goes_to_comma(document: str, pieces: Sequence[Span]) -> bool:
    """Whether a dash stands within the name, as a comma parts the giver behind it: "HACCP – Hygiene, Formalim"."""
    dashed = re.fullmatch(r"\s+[–—-]+\s+", document[pieces[0].end : pieces[1].start])
    behind = document[pieces[1].start : pieces[1].end].rsplit(", ", 1)
    return len(pieces) == 2 and dashed is not None and len(behind) > 1 and can_give(behind[1])


def _belongs(document: str, name: Span, other: Span) -> bool:
    """Whether a dash only parts a grade from its name ("Solutions Architect – Associate")."""
    between = document[name.end : other.start]
    words = document[other.start : other.end]
    return bool(re.fullmatch(r"\s*[–—-]+\s*", between)) and not _is_giver(words) and len(words.split()) == 1


def _abbreviates(short: str, words: str) -> bool:
    """Whether `short` is made of the words' initials: then it is another name for the same thing."""
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", words)).lower()
    return short.lower() in initials


def _is_giver(words: str) -> bool:
    known = {word.strip(".,()").lower() for word in words.split()} & _INSTITUTIONS
    return bool(known) or re.fullmatch(r"[A-Z]{2,6}", words) is not None


_END = re.compile(
    r"[\s,;(–—-]*\b(?:(?:expir(?!ed)\w*|exp\b\.?|active|valid(?:\s+(?:until|to|through|thru))?|renew\w*|"
    r"current)\b.*|q[1-4]|issued|"
    r"(?:earned|obtained|completed|awarded)(?:\s+in)?)\W*$",
    re.IGNORECASE,
)


def _without_end(document: str, span: Span) -> Span:
    """A name without what says until when it holds."""
    match = _END.search(document[span.start : span.end])
    return trimmed(document, Span(span.start, span.start + match.start())) if match else span
