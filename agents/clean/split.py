"""A note as clauses: the pieces between full stops, semicolons, dashes, commas and "but"/"because"/"so"."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """One piece of a note; `before` is what stood between it and the piece before: "." ";" "-" "," ":" "but" … or ""."""

    before: str
    text: str


_BREAK = re.compile(
    r"""(?P<stop>(?<!\bvs)(?<!\bSt)(?<!\bNo)(?<!\bDr)(?<!\bMr)(?<!\bMs)[.!?]+(?=\s|$)|\n+)
      | (?P<semi>\s*;\s*)
      | (?P<colon>(?<=[A-Za-z)]):\s+)
      | (?P<dash>\s+[-–—]+\s+|\s*—\s*|\s+-+>\s+)
      | (?P<comma>,(?!\d{3}\b)\s*|(?<=\D),\s*)
      | (?P<word>\s+(?:but(?=\s+(?!one\b|not\b|the\b))|because(?!\s+of)|(?<!\bor\s)(?<!\bdo\s)so(?=\s+(?:i|we|they|he|she)\s+(?!did$|could\b|can\b|would\b|knew\b|know\b|had\b))|and(?=\s+(?:i|we|then|it|that|they|the\s+(?:boss|manager|foreman))\b))\s+)""",
    re.X | re.I,
)


def split_clauses(text: str) -> list[Clause]:
    """The clauses of `text` in order. Commas and breaks within brackets do not count."""
    clauses: list[Clause] = []
    before, position = "", 0
    for match in _BREAK.finditer(text):
        if text.count("(", 0, match.start()) > text.count(")", 0, match.start()):
            continue
        clauses.append(Clause(before, text[position : match.start()].strip()))
        kind = match.lastgroup
        before = {"stop": ".", "semi": ";", "colon": ":", "dash": "-", "comma": ","}.get(
            kind or "", match[0].strip().lower()
        )
        position = match.end()
    clauses.append(Clause(before, text[position:].strip()))
    return [clause for clause in clauses if clause.text.strip(" .,;:!?-–—")]


def split_run_on(clause: Clause) -> list[Clause]:
    """ "robot came in 2019 i learned to run it" is two clauses; "the rota i made" is one."""
    from agents.clean.voice import begins_with_deed, has_own_subject

    match = re.match(r"^(?P<first>.*?\S)\s+(?P<second>(?:i|we)\s+[a-z]+\b.*)$", clause.text, re.I | re.S)
    if match is None or re.search(_BINDS, match["first"], re.I):
        return [clause]
    if (
        begins_with_deed(match["first"])
        or re.search(r"\b\d{1,3}$", match["first"])
        or not has_own_subject(match["first"])
    ):
        return [clause]
    return [Clause(clause.before, match["first"]), Clause(".", match["second"])]


_BINDS = r"\b(?:after|before|when|while|since|until|if|because|where|what|how|that|which|who|as|once|so|and|but|than|the \w+|whenever|everything|all|thing|things|or|every|\w+ing|of|for|to|by)$"
