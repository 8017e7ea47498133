"""A note cut into clauses, each with who did it, how far, and what it denies.

Notes are phone style, so this reads by patterns rather than by a parser, which stumbles on them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from agents.verify import lexicon, lists

Doer = Literal["person", "other"]

WORD = re.compile(r"[^\W\d_](?:[\w&]*[^\W_])?(?:['’][a-z]+)?(?:\+\+|#)?|\d+(?:[.,:/]\d+)*\w*", re.IGNORECASE)
"""A word, a code or a number; hyphens and slashes separate."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a note that says one thing.

    `agent` is the other one who did it ("boss") or ""; `weak` is where "helped", `learning` where "shadowed" begins to
    count, `unreal` where "wanted to" does (offsets in `text`, or None); `negated` are spans under a negation.
    """

    text: str
    note: int
    words: tuple[tuple[str, int], ...]
    """Lower-case words with their offsets, and what abbreviations among them stand for (at the same offset)."""
    agent: str = ""
    weak: int | None = None
    learning: int | None = None
    unreal: int | None = None
    negated: tuple[tuple[int, int], ...] = ()

    @property
    def doer(self) -> Doer:
        return "other" if self.agent else "person"


def split(text: str) -> list[str]:
    return [match.group().lower() for match in WORD.finditer(text)]


_SENTENCE = re.compile(r"[;!?\n()]|(?<!\d)\.(?!\w)|\.(?=\s|$)|\s[-–—]+\s")
_CLAUSE = re.compile(
    r",(?!\d{3}\b)|(?<!everything)(?<!anything)\s(?=but\b)|\s(?=(?:because|bc|cuz|while|when|so|then|though|tho|which|after|before|until)\b)"
    r"|(?<!\bme)(?<!\bi)\s(?=(?:and|n|&)\s+(?:i|we|he|she|they|my|our|the\s+\w+\s+(?:did|was|were|had))\b)",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"(?<!\w)(?:not|never|no(?!\s+(?:i|im|i['’]m|no|honestly|it|worries|big\s+deal)\b)|none|nobody|nothing|(?<!from\s)zero|0|without|w/o|didn'?t|dont|don'?t"
    r"|doesn'?t|wasn'?t|weren'?t|couldn'?t|can'?t|cannot|cant"
    r"|won'?t|wouldn'?t|isn'?t|aren'?t|haven'?t|hasn'?t|hadn'?t|failed\s+to|refused\s+to"
    r"|unable\s+to|neither|nor|hardly|barely"
    r"|(?:everything|anything)\s+but|except(?:\s+for)?|apart\s+from|other\s+than|excluding"
    r"|lost|missed|stopped|cancell?ed|quit)(?!\w)(?!\s+(?:only|just)\b)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?:lost|missed|stopped|cancell?ed|quit|nothing|nobody|none)", re.IGNORECASE)
_UNREAL = re.compile(
    r"(?<!\w)(?:wanted\s+to|want\s+to|wanna|tried\s+to|try\s+to|trying\s+to|tried\s+for|plan(?:ned"
    r"|ning)?\s+to|plan\s+on|hop(?:ed|e|ing)\s+to|"
    r"(?:was|were)\s+going\s+to|going\s+to|gonna|supposed\s+to|almost(?!\s+\d)|nearly(?!\s+\d)|would(?:'?ve|\s+have)"
    r"|could(?:'?ve|\s+have)|should(?:'?ve|\s+have)|applied\s+(?:for|to)|applying\s+(?:for|to)"
    r"|considered|thought\s+about|interviewed\s+for"
    r"|hoping\s+for|interested\s+in|nominated\s+for|runner[ -]up|shortlisted\s+for|finalist"
    r"|was\s+offered|would\s+like\s+to|meant\s+to|(?:^\W*|(?:was|were|am|im|been)\s+)up\s+for"
    r"|put\s+in\s+for|due\s+to(?=\s+(?:take|start|join|run|lead|become))"
    r"|auditioned\s+for|in\s+the\s+running\s+for|quoted\s+for|looking\s+to)(?!\w)",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^\W*(?:(?:and|n|but|so|then|also|when|while|because|bc|cuz|though|tho|after|before|until|plus"
    r"|sometimes|usually|later|"
    r"that|which|since|once|actually|basically|mostly|only)\s+)*",
    re.IGNORECASE,
)
_TURNED_DOWN = re.compile(
    r"^\W*(?:(?:and|but)\s+)?(?:i\s+)?(?:said\s+no|declined|turned\s+(?:it|them|that)\s+down|refused)\b", re.IGNORECASE
)
_PERSON = re.compile(r"^(?:i|we|im|i'm|ive|i've|me|myself)\b", re.IGNORECASE)
_LATE_PERSON = re.compile(r"(?:[\w'’]+\s+){1,3}(?:i|we)\s+\w+", re.IGNORECASE)
_DETERMINED = re.compile(r"^(?:my|the|our|a|an|another|other|one|his|her|their|some|two|three|\d+)\s+", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"^(?:was|were|is|are|has|have|had|did|does|do|would|will|can|could|always|usually|mostly"
    r"|actually|also|then|later|just|only)$"
)


def read_clauses(note: int, text: str) -> list[Clause]:
    found: list[Clause] = []
    for sentence in _pieces(text, _SENTENCE):
        previous: Clause | None = None
        for piece in _pieces(sentence, _CLAUSE):
            clause = _read_clause(note, piece)
            if previous is not None and _TURNED_DOWN.match(piece):
                found[-1] = replace(previous, unreal=0)
            if previous is not None and not _stands_alone(piece, previous.agent):
                clause = _continued(clause, previous)
            found.append(clause)
            previous = clause
    return found


def _continued(clause: Clause, previous: Clause) -> Clause:
    """A clause without a subject of its own goes on with the agent and the standing of the one before."""
    return replace(
        clause,
        agent=clause.agent or previous.agent,
        weak=clause.weak if clause.weak is not None or previous.weak is None else 0,
        learning=clause.learning if clause.learning is not None or previous.learning is None else 0,
        unreal=clause.unreal if clause.unreal is not None or previous.unreal is None else 0,
    )


def _pieces(text: str, pattern: re.Pattern[str]) -> list[str]:
    return [piece for piece in pattern.split(text) if piece and piece.strip()]


def _read_clause(note: int, text: str) -> Clause:
    words: list[tuple[str, int]] = []
    for match in WORD.finditer(text):
        word = match.group().lower().replace("’", "'")
        if word in ("grew", "grow", "growing") and re.match(r"\s+up\b", text[match.end() :], re.IGNORECASE):
            continue  # one's childhood is no crop
        words.append((word, match.start()))
        spelled = () if word == "am" and text[: match.start()].lower().endswith("i ") else lexicon.expansions(word)
        words += [(part, match.start()) for expansion in spelled for part in split(expansion)]
    for short in re.finditer(r"(?<!\w)(?:w/o?|a&e|[a-z]{1,2}/[a-z]{1,2})(?!\w)", text, re.IGNORECASE):
        words += [
            (part, short.start()) for part in split(" ".join(lexicon.expansions(short.group().strip("/")) or ("with",)))
        ]
    words += lexicon.phrases(text)
    weak = lists.pattern("pattern").search(text)
    learning = lists.pattern("learning").search(text)
    unreal = _UNREAL.search(text)
    return Clause(
        text=text,
        note=note,
        words=tuple(words),
        agent=_agent(text),
        weak=weak.end() if weak and not _serves_people(text[weak.end() :]) else None,
        learning=learning.end() if learning else None,
        unreal=unreal.end() if unreal else None,
        negated=_negated(text),
    )


def _negated(text: str) -> tuple[tuple[int, int], ...]:
    """What is denied: the rest of the clause, after "lost" and "nothing", up to a preposition."""
    found: list[tuple[int, int]] = []
    fronted = _FRONTED.match(text)
    if fronted and not _PERSON.match(fronted["what"].strip()) and not _agent(text) and not _NUMBERED.search(text):
        words = list(WORD.finditer(fronted["what"]))
        head = (
            words[-1].start() if len(words) > 1 and words[-2].group().lower() not in _JOINING else len(fronted["what"])
        )
        found.append((0, head))
    for match in _NEGATION.finditer(text):
        if not _SHORT.fullmatch(match.group()):
            found.append((match.end(), len(text)))
        elif not found:
            object_end = _OBJECT_END.search(text, match.end())
            found.append((match.end(), object_end.start() if object_end else len(text)))
    return tuple(found)


_FRONTED = re.compile(
    r"(?P<what>.*?\w)\s*(?:\s(?:i|we)\s+(?:dont|don['’]t|do\s+not|never|wont|won['’]t|cant|can['’]t|cannot|didnt|didn['’]t)\s+\w+"
    r"(?:\s+(?:with|near|at\s+all|yet|any\s*more|im|i['’]m|its|it['’]s|cos|coz|as|since)\b.*)?"
    r"|\s(?:no|nope|never|not)|\s(?:is|are|was|were)?\s*(?:not|isnt|isn['’]t|arent|aren['’]t|wasnt|wasn['’]t)\s+"
    r"(?:me|mine|us|ours|included|yet|allowed|part\s+of\s+it|(?:my|our)\s+(?:job|thing|area|dept|department|side)))\s*$",
    re.IGNORECASE,
)
"""What stands before its denial: "shellfish i dont touch", "felt roofs no", "sugar flowers not me". Of several words
the last is not denied: who does no felt roofs may do others."""
_NUMBERED = re.compile(
    r"\b(?:desk|phone|ref|id|order|room|serial|account|mobile|house|reg|part|job|batch|lot|plate|table|bay|unit|item|case)\s+no\b|\bby\s",
    re.IGNORECASE,
)
"""A "no" that is a number, or a denial of somebody else's deed."""
_JOINING = frozenset(["and", "or", "n", "the", "my", "any", "all", "to"])
_OBJECT_END = re.compile(
    r"(?<!none )\b(?:in|at|on|during|when|because|after|but|and|or|they|someone|from|of)\b", re.IGNORECASE
)


def _stands_alone(piece: str, agent: str) -> bool:
    """Whether a clause after a comma has its own subject or verb, and so does not go on with the one before."""
    start = _LEAD_IN.match(piece)
    rest = piece[start.end() :] if start else piece
    first = WORD.search(rest)
    if _PERSON.match(rest) or _LATE_PERSON.match(rest) or _agent(piece):
        return True
    if agent and not re.search(r"\b(?:i|we|my)\b", rest, re.IGNORECASE):
        return False  # "my boss did the orders, paid the bills"
    return first is not None and lexicon.is_past(first.group())


def _serves_people(after: str) -> bool:
    """ "helped passengers", "assisted patients": helping those one serves is doing the work, not a share in it."""
    match = re.match(
        r"\s*(?:the|our|my|with|out|new|old|older|angry|many|all|other)?\s*(?:\d+\s+)?([\w-]+)", after, re.IGNORECASE
    )
    return match is not None and match[1].lower() in lists.words("people", "clients")


def _agent(text: str) -> str:
    """Who else did what the clause says: its subject, or the "by" of a passive; "" if it was the person."""
    if _ASKED.search(text):
        return ""
    rest = without_place(text[m.end() :] if (m := _LEAD_IN.match(text)) else text)
    if not _PERSON.match(rest):
        determined = _DETERMINED.match(rest)
        row = [match.group() for match in WORD.finditer(rest[determined.end() :] if determined else rest)][:6]
        for index, word in enumerate(row[:4]):
            after = row[index + 1] if index + 1 < len(row) else ""
            if index and lexicon.is_past(word) and word.lower() not in lists.words("people", "others"):
                break
            if word.lower() == "else" and index and row[index - 1].lower() in _NOBODY:
                continue
            tradesman = determined is not None and lexicon.forms(word) & lists.words("people", "trades")
            somebody = lexicon.forms(word) & lists.words("people", "others") if determined else set()
            if (word.lower() in lists.words("people", "others") or tradesman or somebody) and _begins_deed(
                after, row[index + 2 :]
            ):
                return word.lower()
        if row and not determined and rest[:1].isupper() and _is_first_name(row):
            return row[0]
    by = _BY.search(text)
    return by[1].lower() if by and by[1].lower() in lists.words("people", "others") else ""


def without_place(text: str) -> str:
    """What follows a place or occasion put first: "at the clinic the nurse gave the jabs"."""
    return _PLACE.sub("", text, count=1)


_PLACE = re.compile(
    r"^\s*(?:at|in|on|during)\s+(?:(?:the|my|our|a|an|each|every)\s+)?(?:(?!(?:i|we|im|me|he|she|they)\b)[\w-]+\s+){1,3}?"
    r"(?=(?:the|my|our|a|an)\s+\w+\s+\w+)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:asked|told|let|wanted|had|made|got|trusted|sent|put|chose|picked|named|promoted|invited"
    r"|called|gave|hired|asks|lets|wants|has|gets|trusts|sends|puts|calls|gives)\s+(?:me|us)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(?:my|the|our|a|an|another|some)?\s*(?:\w+\s+){0,2}?([\w-]+)(?=\W|$)", re.IGNORECASE)


def _begins_deed(word: str, later: list[str]) -> bool:
    if word.lower() in ("said", "says", "say", "told", "reckoned", "thinks", "thought"):
        return False  # what they said is not what they did
    if word.lower() in ("got", "was", "were") and later and lexicon.is_past(later[0]):
        return False  # a passive: something was done to them
    if _AUXILIARY.match(word.lower()):
        return word.lower() not in ("was", "were", "is", "are") or bool(later and later[0].lower().endswith("ing"))
    if lexicon.is_past(word) or word.lower() in SAME_IN_PAST:
        return True
    present = word.endswith("s") and lexicon.is_verb(word) and bool(later)
    return present and later[0].lower() in (
        "the",
        "a",
        "an",
        "my",
        "our",
        "all",
        "every",
        "it",
        "them",
        "me",
        "us",
    )


SAME_IN_PAST = frozenset(
    ["read", "put", "set", "cut", "let", "hit", "shut", "split", "spread", "bid", "cast", "run", "come", "cost"]
)


_NOBODY = frozenset(["nobody", "noone", "one", "anybody", "anyone", "nothing"])
_NO_NAME = frozenset("never always usually sometimes also mostly often just then not what how".split())


def _is_first_name(row: list[str]) -> bool:
    if row[0].lower() in _NO_NAME:
        return False
    if len(row) < 3 or lexicon.is_word(row[0]) or not row[0].isalpha() or row[0].isupper():
        return False
    return (
        lexicon.is_past(row[1])
        or row[1].lower() in SAME_IN_PAST
        or row[1].lower() in ("did", "does", "was", "runs", "ran")
    )
