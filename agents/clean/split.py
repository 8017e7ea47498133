"""A note as clauses: the pieces between stops, colons, dashes, commas and "but", "because", "so", "and I"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agents.clean.voice import begins_with_deed, has_own_subject
from agents.numbers import find_numbers


@dataclass(frozen=True, slots=True)
class Clause:
    """One piece of a note; `before` is what stood between it and the piece before.

    That is one of "." ";" ":" "-" "," ", and" "but" "because" "so" "and", or "" for the first.
    """

    before: str
    text: str


_BREAK = re.compile(
    r"""(?P<stop> (?<!\bvs)(?<!\bSt)(?<!\bNo)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs) [.!?]+ (?=\s|$) | \n+ )
      | (?P<semi> \s*;\s* )
      | (?P<colon> (?<=[A-Za-z)]) :\s+ )
      | (?P<dash> \s+[-–—]+\s+ | \s*—\s* | \s+-+>\s+ )
      | (?P<word> ,?\s+ (?:
              but (?=\s+(?!one\b|not\b))
            | because (?!\s+of)
            | (?<!\bor\s)(?<!\bdo\s) so (?=\s+(?:i|we|they|he|she)\s+(?!did$|could\b|can\b|would\b|knew\b|know\b|had\b))
            | and (?=\s+(?:now|today|currently|these\s+days)\s+(?:i|we)\b)
            | and (?=\s+(?:i|we|then|it|that|they|the\s+(?:boss|manager|foreman))\b)
            | and (?=\s+(?:(?:one|another|some|a\s+few)\s+times?|sometimes|once|later|usually|often)\s+(?:i|we)\b)
          ) \s+ )
      | (?P<list> ,\s+and\s+ )
      | (?P<comma> (?<=\D),\s* | ,(?!\d{3}\b)\s* )
    """,
    re.X | re.I,
)
_MARKS = {"stop": ".", "semi": ";", "colon": ":", "dash": "-", "comma": ",", "list": ", and"}


def split_clauses(text: str) -> list[Clause]:
    """The clauses of `text` in order. Commas and breaks within brackets do not count."""
    clauses: list[Clause] = []
    before, position = "", 0
    for match in _BREAK.finditer(text):
        if text.count("(", 0, match.start()) > text.count(")", 0, match.start()):
            continue
        piece = text[position : match.start()].strip()
        if re.match(r"\s+and\s", match[0], re.I) and not (begins_with_deed(piece) or _has_verb(piece)):
            continue
        clauses += _run_on(before, piece)
        before = _MARKS.get(match.lastgroup or "", match[0].strip(" ,\n").lower())
        position = match.end()
    clauses += _run_on(before, text[position:].strip())
    return [clause for clause in clauses if clause.text.strip(" .,;:!?-–—")]


def _has_verb(piece: str) -> bool:
    """True if somebody does something in `piece`: "i" or another subject with its verb."""
    return re.search(r"\b(?:i|we)\b", piece, re.I) is not None or has_own_subject(piece)


_BINDING = re.compile(
    r"\b(?:after|before|when|while|since|until|if|because|where|what|how|that|which|who|as|once|so|and|but|than|or|"
    r"the \w+|whenever|every\w*|all|things?|said|says?|told|thought|thinks?|knew|felt|heard|hoped|\w+ing|of|for|to|by|"
    r"\d{1,3})$",
    re.I,
)
"""What ties a following "I …" to the words before it: "the rota I made", "36 I sent", "said I was"."""


_THEIRS = re.compile(
    r"^(?P<first>(?:i|we)\b.*\b(?!(?:that|which|who|what|how|where|when|because|if|than|and|but|or|so|all|things?)\b)\w+)"
    r"\s+(?P<second>they\s+(?:have|had|are|were)\s+(?P<rest>.*))$",
    re.I | re.S,
)
"""What I did, and about the others: "i babysit for the Reyes they have three kids"."""


def _run_on(before: str, text: str) -> list[Clause]:
    """ "robot came in 2019 i learned to run it" is two clauses; "the rota i made" is one."""
    if match := _THEIRS.match(text):
        counted = find_numbers(match["second"]) and len(match["second"].split()) <= 6
        return [Clause(before, f"{match['first']} ({match['rest']})" if counted else match["first"])]
    match = re.match(r"^(?P<first>.*?\S)\s+(?P<second>(?:then )?(?:i|we)\s+[a-z]+\b.*)$", text, re.I | re.S)
    if match is None or _BINDING.search(match["first"]):
        return [Clause(before, text)]
    if begins_with_deed(match["first"]) or not has_own_subject(match["first"]):
        return [Clause(before, text)]
    return [Clause(before, match["first"]), Clause(".", match["second"])]
