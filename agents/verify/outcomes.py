"""Results, purposes and causes: a line may say why or to what effect only what a note says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from agents.verify import lexicon, lists
from agents.verify.clauses import WORD
from agents.verify.deeds import read_deeds
from agents.verify.findings import Finding
from agents.verify.ground import Ground

_EFFECTS = (
    "improv increas reduc decreas boost enhanc maximi minimi optimi strengthen accelerat eliminat "
    "streamlin lower cutt rais sav driv "
    "grow doubl tripl ensur enabl allow facilitat promot foster support meet exceed deliver achiev creat "
    "generat gain secur avoid prevent "
    "contribut help mak provid guarantee speed drov maintain encourag build"
)
_STEMS = "|".join(_EFFECTS.split())
_CAUSE = re.compile(
    r"(?P<tie>\b(?:result(?:ing|ed)\s+in|lead(?:ing)?\s+to|led\s+to|contribut(?:ing|ed)\s+to|so\s+that|thereby|thus|in\s+order\s+to|as\s+a\s+result|"
    r"(?:which|that)\s+(?:has\s+|have\s+|had\s+)?(?:help|improv|increas|reduc|decreas|boost|led|cut|sav|rais|grew|doubl|result|enabl|allow|ensur|made)\w*|"
    r"with\s+the\s+(?:goal|aim)\s+of|for\s+(?:improved|better|increased|greater|enhanced|faster|maximum)|to\s+the\s+benefit\s+of)\b)"
    rf"|(?P<ing>(?:,|\band|\bwhile|\bby|\bthus|\bthereby)?\s*\b(?:{_STEMS})\w*ing\b)"
    rf"|(?P<to>\bto\s+(?:help\s+|better\s+|further\s+)?(?:{_STEMS})\w*\b)",
    re.IGNORECASE,
)
_TIES = re.compile(
    r"(?<!\w)(?:so|because|bc|cuz|since|thanks|after|when|which|that|then|helped|meant|result\w*|led|made|due|by|to|for|saved|cut|got|brought|from"
    r"|now|went|down|up|as|let|lets|while|until|via|using)(?!\w)|>|→",
    re.IGNORECASE,
)
_RISING = frozenset(
    (
        "increase increasing boost raise grow growing improve enhance maximize double triple gain strengthen accelerate"
    ).split()
)
_FALLING = frozenset("reduce decrease cut lower minimize save eliminate avoid prevent shorten streamline".split())
_UP = frozenset(
    (
        "up more rise rose raised raise grew grow increase increased higher better faster doubled tripled "
        "gained jumped climbed improved improve"
    ).split()
)
_DOWN = frozenset(
    "down less fewer fell fall drop dropped dropping cut cutting reduce reduced lower lowered shorter "
    "faster save saved saves quicker halved half no "
    "stopped without decrease decreased shrink better never zero avoid prevent prevented gone".split()
)
_EMPTY = frozenset(
    (
        "could can would being the and for with from all any its their our his her each per that which this "
        "into while more"
    ).split()
)


def check_outcomes(ground: Ground, line: str) -> Iterator[Finding]:
    for match in _CAUSE.finditer(line):
        start = match.start() + len(match.group()) - len(match.group().lstrip(", "))
        if start == 0 or (match["ing"] and match.start() == 0):
            continue
        noun = match["ing"] and not re.match(
            r"(?:,|and\b|while\b|by\b|thus\b|thereby\b)", match.group().lstrip(), re.IGNORECASE
        )
        if noun and not any(deed.end == match.end() for deed in read_deeds(line)):
            continue
        clause = re.split(r"[;.](?:\s|$)|,(?!\d)", line[match.end() :])[0]
        verb = WORD.findall(match.group())[-1].lower()
        if noun and verb in ground.words:
            continue  # "the bed meeting"
        if not _is_said(ground, line[:start], verb, clause, tied=match["tie"] is not None):
            yield Finding(
                line[start : match.end() + len(clause)].rstrip(),
                "outcome",
                start,
                start + len(line[start : match.end() + len(clause)].rstrip()),
            )


def _is_said(ground: Ground, before: str, verb: str, clause: str, *, tied: bool) -> bool:
    content = [
        word
        for word in (w.lower() for w in WORD.findall(clause))
        if len(word) > 2 and word.isalpha() and word not in _EMPTY
    ]
    neutral = lists.words("neutral", "words")
    firm = [word for word in content if word not in neutral]
    if not all(ground.holds(word) or ground.names(word) for word in firm):
        return False
    if not firm and not tied and not content:
        return ground.has(verb)
    if not moves(ground, verb):
        return False
    return not tied or _is_tied(ground, before, content)


def moves(ground: Ground, verb: str) -> bool:
    """Whether the notes tell of that effect: the verb itself, or the direction it goes."""
    lemmas = lexicon.forms(verb)
    if ground.has(verb):
        return True
    pairs = [(a, b) for (_, a), (_, b) in pairwise(ground.numbers) if a.place == "low" and b.place == "high"]
    if lemmas & _RISING:
        return bool(_UP & ground.words) or any(a.measure[0] < b.measure[0] for a, b in pairs)
    if lemmas & _FALLING:
        return bool(_DOWN & ground.words) or any(a.measure[0] > b.measure[0] for a, b in pairs)
    plain = frozenset(
        "help make provide deliver meet support build create maintain allow enable in to lead result".split()
    )
    return bool(lemmas & plain) or verb in ("that", "of")


def _is_tied(ground: Ground, before: str, content: list[str]) -> bool:
    """A stated cause needs a note that ties the effect to something: "so", "after", "because"."""
    effect = [
        note
        for note in ground.notes
        if any(lexicon.supports(said.lower(), word) for said in WORD.findall(note) for word in content)
    ]
    return any(_TIES.search(note) for note in effect)


def shifts(ground: Ground, word: str) -> bool:
    """Whether `word` is a verb of rising or falling and the notes tell of such a move, in words or figures."""
    return bool(lexicon.forms(word) & (_RISING | _FALLING)) and moves(ground, word)
