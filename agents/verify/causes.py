"""Causes joined by nobody: where notes set two things side by side, a line may not say that one came of the other.

A line's "because", "which raised", "so", "leading to", "thanks to", "by doing" or "to get" needs a tie of the notes
between the same two things, or both in one clause. That the two things are told at all is for other checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.verify import lexicon, lists
from agents.verify.clauses import WORD, Clause
from agents.verify.findings import Finding
from agents.verify.ground import Ground

_CHANGED = (
    r"(?:rais|increas|boost|grow|grew|doubl|tripl|improv|cut|reduc|lower|decreas|sav|earn|win|won|gain|halv|bring|"
    r"brought|driv|drov|attract|prevent|eliminat|rise|rose|shorten|speed|sped)"
)
_TIE = re.compile(
    r"\b(?P<firm>because(?:\s+of)?|due\s+to|owing\s+to|thanks\s+to|as\s+a\s+result(?:\s+of)?(?:\s+which)?|therefore|"
    r"thus|hence|so(?!\s+(?:far|as|many|much|on|called)\b)(?:\s+that)?|since(?=\s+(?:it|they|he|she|we|there|nobody)\b)|"
    rf"(?:which|that)\s+(?:led\s+to|resulted\s+in|meant|helped|made|caused|{_CHANGED}\w*|"
    r"(?:took|put|got|kept|sent)(?=\s+(?:\w+\s+){1,5}(?:up|down|away)\b))|"
    r"leading\s+to|led\s+to|resulting\s+in|resulted\s+in|causing|caused\s+by|meaning)\b"
    rf"|(?<=,)\s*(?P<change>{_CHANGED}\w*ing|giving|yielding)\b"
    r"|\bby\s+(?P<way>[a-z]+ing)\b|\b(?:in\s+order\s+)?to\s+(?P<aim>[a-z]{2,})\b",
    re.IGNORECASE,
)
_MOVED = re.compile(rf"(?:^|\b){_CHANGED}\w*", re.IGNORECASE)
_SAID_TIE = re.compile(
    r"(?<!\w)(?:so|because|bc|cuz|coz|cos|since|thanks|due|after|which|meant|result\w*|led\s+to|helped|therefore|when|"
    r"once|by\s+\w+ing|let|lets|cause\w*|that(?:['’]s)?\s+(?:why|how|\w+ed|cut|got|brought|made|meant|let)|"
    r"(?:it|this)\s+(?:\w+ed|cut|got|brought|made|let)|(?P<aim>to\s+\w+)|from\s+\w+ing|made|means)(?!\w)|>|→|=",
    re.IGNORECASE,
)
_OWN = re.compile(rf"^\W*(?:(?:and|n|then|also)\s+)*(?:(?:i|we)\s+)?(?:{_CHANGED}\w*|got|made)\b", re.IGNORECASE)
_GAINS = frozenset("get draw free avoid gain secure achieve reach meet stop".split())
_IDLE = frozenset("help want need use continue learn train teach ask begin start try able go come move change".split())


def check_causes(ground: Ground, line: str) -> Iterator[Finding]:
    yield from _placed(ground, line)
    for tie in _TIE.finditer(line):
        before, after = line[: tie.start()], re.split(r"[;]|,(?!\d)", line[tie.end() :].lstrip(", "))[0]
        if tie["aim"]:
            if not _is_aim(ground, before, tie["aim"]):
                continue
            after = f"{tie['aim']} {after}"
        elif tie["way"]:
            if not _MOVED.match(before) and not _is_aside(ground, tie["way"]):
                continue
            after = f"{tie['way']} {after}"
        elif not before.strip(" ,") and "," in line[tie.end() :]:
            before, after = after, line[tie.end() :].split(",", 1)[1]
        elif tie["change"] and any(lexicon.kin(said, tie["change"].lower()) for said in ground.words):
            continue  # "gave feedback" is a deed of its own
        first, second = _told(ground, before), _told(ground, after)
        top = [_best(scored) for scored in (first, second)]
        if not first or not second or any(one is other for one in top[0] for other in top[1]):
            continue
        own = tie["change"] or tie["way"]
        if any(_is_tied(ground, one, other, own=bool(own)) for one in first for other in second if one is not other):
            continue
        yield Finding(
            line[tie.start() : tie.end()].strip(), "outcome", tie.end() - len(tie.group().lstrip()), tie.end()
        )


def _placed(ground: Ground, line: str) -> Iterator[Finding]:
    """ "The hum in bad ground" of "the hum (bad ground)": what was wrong made the place of it."""
    for match in _PLACED.finditer(line):
        what = re.escape(match["what"])
        if any(re.search(rf"[(:=]\s*(?:an?\s+|the\s+)?{what}\b", note, re.IGNORECASE) for note in ground.notes):
            yield Finding(match.group(), "relation", match.start(), match.end())


_PLACED = re.compile(
    r"\b(?:in|on|at|with|for)\s+(?:an?\s+|the\s+)?(?P<what>(?:bad|faulty|broken|loose|worn|blown|dead|wrong|missing|dodgy|leaking|cracked|"
    r"failed|rusty|corroded|damaged|burnt|blocked|split|seized)\s+[a-z]+)\b",
    re.IGNORECASE,
)


def _is_aim(ground: Ground, before: str, verb: str) -> bool:
    """Whether "to get" makes an aim of what the notes tell as done: "we got a new roof"."""
    words = [match.group().lower() for match in WORD.finditer(before)]
    if not words or not (_MOVED.match(verb) or verb.lower() in _GAINS):
        return False
    if lexicon.verb_lemma(words[-1]) in _IDLE or lexicon.verb_lemma(words[0]) in _IDLE:
        return False
    return any(lexicon.is_past(said) and verb == lexicon.verb_lemma(said) for said in ground.words)


def _is_aside(ground: Ground, way: str) -> bool:
    """Whether the notes tell of the way as of something else that one did: "id just repainted the sign"."""
    return any(
        _ASIDE.search(clause.text) and any(lexicon.kin(said, way.lower()) for said, _ in clause.words)
        for clause in ground.clauses
    )


_ASIDE = re.compile(r"\b(?:too|also|had|id|i['’]d)\b", re.IGNORECASE)


def _told(ground: Ground, text: str) -> dict[Clause, int]:
    """The clauses of the notes that share words and figures with a piece of the line, and how many: two or more, or all
    there are."""
    slight = lists.words("neutral", "words")
    words = {
        word for match in WORD.finditer(text)
        if (word := match.group().lower())[0].isdigit() or (len(word) > 2 and word not in slight and word not in _SMALL)
    }  # fmt: skip
    scored = {}
    for clause in ground.clauses:
        shared = sum(any(said == word or lexicon.supports(said, word) for said, _ in clause.words) for word in words)
        if shared:
            scored[clause] = shared
    return {clause: score for clause, score in scored.items() if score >= min(2, max(scored.values()))}


def _best(scored: dict[Clause, int]) -> list[Clause]:
    return [clause for clause, score in scored.items() if score == max(scored.values())]


_SMALL = frozenset("the and for with from that this was were its their his her our which had has".split())


def _is_tied(ground: Ground, one: Clause, other: Clause, *, own: bool) -> bool:
    """Whether the notes tie two clauses: by a word at or between them; or, for a participle, by telling the change as
    the person's own deed: "fixed the oven, saved 300"."""
    first, second = sorted((one, other), key=ground.clauses.index)
    if own and (_OWN.match(one.text) or _OWN.match(other.text)):
        return True
    if first.note == second.note:
        note = ground.notes[first.note]
        begun = note.find(first.text)
        reach = _BACK.match(note, note.find(second.text, begun) + len(second.text))
        return reach is not None and _ties(note[begun : reach.end()])
    lead = re.match(r"\W*(?:\w+\W+){0,3}", ground.notes[second.note])
    return lead is not None and _ties(ground.notes[second.note][: lead.end()])


_BACK = re.compile(r"(?:\W+(?:because|bc|cuz)\s+of\s+(?:it|that|this)\b)?", re.IGNORECASE)
"""What after two clauses ties the later one to the earlier."""


def _ties(text: str) -> bool:
    return any(
        not match["aim"]
        or (lexicon.is_verb(verb := match["aim"].split()[-1].lower()) and lexicon.verb_lemma(verb) == verb)
        for match in _SAID_TIE.finditer(text)
    )
