"""Whole for part: notes that tell of 12 tanks and of the 4 that one scrubbed do not say that one scrubbed 12.

Reads how the notes lay a part beside a whole ("3 chapters of a 20 chapter book", "choir of 25, i led the altos") and
whether the line gives the whole as what the deed was done to, without the part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.numbers import Number, find_numbers
from agents.verify import lexicon
from agents.verify.clauses import WORD, Clause
from agents.verify.deeds import is_content, parse, read_deeds
from agents.verify.findings import Finding
from agents.verify.ground import Ground

_OF_WHOLE = re.compile(
    r"\s*-?(?:[^\W\d_]+\s+){0,3}?(?:(?:out\s+)?of|from|on|in)\s+(?:(?:the|a|an|our|my|all|their|total|that)\s+){0,2}$",
    re.IGNORECASE,
)
"""Between a part and its whole: "3 chapters of a 20 chapter book"."""
_OF_THEM = re.compile(r"\s*(?:of\s+(?:them|em|those|these|which|whom)|ones?)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(?:that|this|it|them|em|those|these|both|all)\b", re.IGNORECASE)
_JOINING = frozenset(
    "start begin join enroll enrol enter attend take study pursue undertake work serve be have".split()
)
_ADJUNCT = frozenset("at in with from to by until since for during under among".split())
_PHRASAL = frozenset([("cared", "for"), ("care", "for"), ("dealt", "with"), ("deal", "with"), ("catered", "for")])


def check_parts(ground: Ground, line: str) -> Iterator[Finding]:
    """Each figure of the line that is a whole of the notes, done as a whole where the notes did a part."""
    written = find_numbers(line)
    said = {number.measure for number in written}
    for number in written:
        if number.kind not in ("cardinal", "ratio") or number.value <= 1:
            continue
        for place, whole in ground.numbers:
            if whole.measure[0] != number.measure[0]:
                continue
            part = _part_of(ground, place, whole)
            if _is_less(ground, place, whole, line, number) or _is_share(ground, place, whole, line, number):
                yield Finding(line[number.start : number.end], "number", number.start, number.end)
                break
            if (
                part is not None
                and part.kind != "ratio"
                and part.measure not in said
                and (_doer_of(line, number) or _is_deed_of_part(ground, place, part, line, number))
            ):
                yield Finding(line[number.start : number.end], "number", number.start, number.end)
                break
            if part is None and _doer_of(line, number) and _is_beside(ground, place, whole, line, number):
                yield Finding(line[number.start : number.end], "number", number.start, number.end)
                break


def _part_of(ground: Ground, place: int, whole: Number) -> Number | None:
    """The smaller figure that the notes take out of `whole` in so many words."""
    note = ground.notes[place]
    for index, part in ground.numbers:
        if index != place or part.value >= whole.value or part.kind not in ("cardinal", "ratio"):
            continue
        if part.end <= whole.start and re.search(r"\bof\b|\bfrom\b", note[part.end : whole.start]):
            if _OF_WHOLE.fullmatch(note[part.end : whole.start]):
                return part
        elif part.start >= whole.end and _OF_THEM.match(note, part.end):
            return part
    return None


def _is_deed_of_part(ground: Ground, place: int, part: Number, line: str, number: Number) -> bool:
    """Whether the deed around the figure is one that the notes have of the part: "ringed the chicks in 9 of em"."""
    clause = next((one for one in ground.clauses if one.note == place and _holds(ground, one, part)), None)
    if clause is None or not _OF_THEM.match(ground.notes[place], part.end):
        return False
    before = {word for other in ground.clauses if other is not clause for word, _ in other.words}
    told = [word for word, _ in clause.words if is_content(word) and word not in before]
    start = max((cut.end() for cut in _LISTED.finditer(line) if cut.end() <= number.start), default=0)
    end = min((cut.start() for cut in _LISTED.finditer(line) if cut.start() >= number.end), default=len(line))
    words = [match.group().lower() for match in WORD.finditer(line[start:end])]
    return any(lexicon.supports(said, word) for said in told for word in words if is_content(word))


def _is_less(ground: Ground, place: int, whole: Number, line: str, number: Number) -> bool:
    """ "Of the 7 novels i edited 2", "18 flats, i painted the doors on five": the deed of the line took a bare, smaller
    figure of the same sentence."""
    note = ground.notes[place]
    fronted = _FRONTED.search(note[: whole.start]) is not None
    said = {other.measure for other in find_numbers(line)}
    verbs = [
        deed.verb
        for deed in read_deeds(line)
        if any(deed.start < start <= number.start < end + 1 for _, start, end in deed.words)
    ]
    for index, part in ground.numbers:
        between = note[whole.end : part.start] if index == place else ""
        if (
            not between
            or part.kind != "cardinal"
            or part.unit
            or not 1 <= part.value < whole.value
            or part.measure in said
            or (part.counts and not (fronted and _same_thing(part, whole)))
            or re.search(r"[.;!?\n]" if not fronted else r"[;!?\n]", between)
        ):
            continue
        told = [match.group().lower() for match in WORD.finditer(between)]
        if not told or not (told[-1] in _BEFORE_PART or lexicon.is_verb(told[-1])) or told[-1] in _LABELS:
            continue
        if any(lexicon.supports(word, verb) for verb in verbs for word in told[-5:] if lexicon.is_verb(word)):
            return True
    return False


_FRONTED = re.compile(
    r"(?:^|[.;,:!?\n]|\b(?:and|but)\b)\s*(?:out\s+)?of\s+(?:(?:the|a|my|our|all|their|those|these|about)\s+)*$", re.I
)
_BEFORE_PART = frozenset("on only just after of out up off down".split())
_LABELS = frozenset("line page grade level floor row class pitch stage post table number step".split())


def _same_thing(part: Number, whole: Number) -> bool:
    return bool(whole.counts) and any(lexicon.supports(word, whole.counts[-1]) for word in part.counts)


def _is_share(ground: Ground, place: int, whole: Number, line: str, number: Number) -> bool:
    """ "Half my class of 26 passed": what is told of a share of the whole is not told of the whole."""
    note = ground.notes[place]
    share = _SHARE.search(note[: whole.start])
    if (
        share is None
        or _SHARED.search(line)
        or any(other.kind == "ratio" or other.unit == "percent" for other in find_numbers(line))
    ):
        return False
    after = re.split(r"[.,;!?\n]|\band\b", note[whole.end :])[0]
    before = re.split(r"[.,;!?\n]|\band\b", note[: share.start()])[-1]
    told = [
        word
        for match in WORD.finditer(f"{before} {after}")
        if is_content(word := match.group().lower()) and lexicon.is_past(word)
    ]
    piece = re.split(r"[;,]", line[number.end :])[0]
    written = [match.group().lower() for match in WORD.finditer(line[: number.start] + piece)]
    return any(lexicon.kin(said, word) for said in told for word in written)


_SHARE = re.compile(
    r"\b(?:half|most|some|many|part|quarter|third|quarters|thirds|few|couple|handful|majority)\s+(?:of\s+)?(?:the|my|our|a|an|those|these|all)\s+"
    r"(?!(?:dozen|million|hour|day|year|week|month)\b)(?:[a-z]+\s+){0,2}?(?:of\s+)?(?:about\s+)?$",
    re.IGNORECASE,
)
_SHARED = re.compile(r"\b(?:half|most|some|many|part|quarters?|thirds?|few|several|majority)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:i|we)\s+$", re.IGNORECASE)
_LISTED = re.compile(r"[,;]|\b(?:and|of\s+(?:which|whom)|then)\b")


def _doer_of(line: str, number: Number) -> str:
    """The verb of the line whose object the figure belongs to, or "": the object itself, what hangs on it by "of", or
    the object of a preposition that goes with the verb ("looked after 30 acres")."""
    parsed, shift = parse(line)
    start = number.start + shift
    token = next((token for token in parsed if token.idx <= start < token.idx + len(token.text)), None)
    while token is not None and token.head.i != token.i:
        head = token.head
        if token.dep_ in ("prep", "agent") and token.lower_ != "of":
            fixed = (
                head.pos_ == "VERB"
                and token.i == head.i + 1
                and (token.lower_ not in _ADJUNCT or (head.lower_, token.lower_) in _PHRASAL)
            )
            if not fixed:
                return ""
        if head.pos_ == "VERB" and token.dep_ not in ("nsubj", "npadvmod", "advcl", "conj", "relcl"):
            verb = lexicon.verb_lemma(head.text)
            return "" if verb in _JOINING else verb
        token = head
    return ""


def _is_beside(ground: Ground, place: int, whole: Number, line: str, number: Number) -> bool:
    """ "12 tanks, i scrubbed the 4 reef ones": the whole stands in a clause without the deed; the deed's own clause has
    another object, and what it took is not in the line."""
    verb = _doer_of(line, number)
    clauses = [clause for clause in ground.clauses if clause.note == place]
    home = next((clause for clause in clauses if _holds(ground, clause, whole)), None)
    if home is None or any(lexicon.supports(word, verb) for word, _ in home.words if lexicon.is_verb(word)):
        return False
    words = {match.group().lower() for match in WORD.finditer(line)}
    counted = [word for word in number.counts[-1:] if is_content(word)]
    counted += [
        word for word, _ in home.words if re.search(rf"\b{re.escape(word)}\s+of\s+$", line[: number.start].lower())
    ]
    for clause in clauses[clauses.index(home) + 1 :]:
        deeds = [
            at
            for word, at in clause.words
            if lexicon.supports(word, verb) and (lexicon.is_past(word) or _I.search(clause.text[:at]))
        ]
        if not deeds or clause.agent:
            continue
        after = clause.text[min(deeds) :]
        figures = [figure for figure in find_numbers(after) if 1 <= figure.value < whole.value]
        taken = [word for word, at in clause.words if at > min(deeds) and is_content(word)]
        if figures:
            same = any(
                lexicon.supports(figure.counts[-1], word) for figure in figures if figure.counts for word in counted
            )
            anaphoric = re.search(r"\b(?:ones?|the|them|those|my|just|only)\b", after, re.IGNORECASE) is not None
            return (same or anaphoric) and not any(
                figure.measure == other.measure for figure in figures for other in find_numbers(line)
            )
        if (
            taken
            and not _POINTS_BACK.search(after)
            and not any(lexicon.supports(word, thing) for word in taken for thing in words)
        ):
            return True
    return False


def _holds(ground: Ground, clause: Clause, number: Number) -> bool:
    """Whether the figure stands in the clause."""
    text = ground.notes[clause.note]
    at = text.find(clause.text)
    return at <= number.start < at + len(clause.text)
