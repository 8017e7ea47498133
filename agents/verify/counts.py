"""What a number counts: whether a figure of the line and one of the notes tell of the same thing."""

from __future__ import annotations

import re

from agents.numbers import Number, find_numbers
from agents.verify import lexicon, lists
from agents.verify.ground import Ground


def is_rest_of_us(ground: Ground, number: Number) -> bool:
    """ "2 others" where the notes say "three of us", "we were three", "a team of three"."""
    if number.kind != "cardinal" or not number.counts or number.counts[-1] not in _COMPANIONS:
        return False
    if any(companions(note) == number.value for note in ground.notes):
        return True
    for note, other in ground.numbers:
        if other.value == number.value + 1 and other.kind == "cardinal":
            text = ground.notes[note].lower()
            before, after = text[: other.start], text[other.end :]
            if re.match(r"\s+of\s+us\b|-?\s*(?:person|man|people|strong)\b", after) or re.search(
                r"\b(?:we|us)\b(?:\s+\w+){0,2}\s+$|\b(?:team|crew|group|gang|shift|staff)\s+of\s+$", before
            ):
                return True
    return False


def is_all_of_us(ground: Ground, number: Number, line: str) -> bool:
    """ "A team of three" where the notes say "me, dave n kofi", "me plus two lads"."""
    if number.kind != "cardinal" or not _TEAM_OF.search(line[: number.start]):
        return False
    return any(companions(note) == number.value - 1 for note in ground.notes)


_TEAM_OF = re.compile(r"\b(?:team|crew|group|gang|party)\s+of\s+$", re.IGNORECASE)


def companions(note: str) -> int:
    """How many others a note names beside the person, by name or by number; 0 if none."""
    counted = _AND_MORE.search(note)
    if counted:
        return int(next((number.value for number in find_numbers(note) if number.start == counted.end()), 0))
    return max((len(_NAME.findall(company[0])) for company in _WE.finditer(note)), default=0)


_AND_MORE = re.compile(
    r"\b(?:me|myself)\s+(?:and|n|&|\+|plus)\s+(?=(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b)", re.IGNORECASE
)
_WE = re.compile(
    r"\b(?:me|myself|i)(?:\s*,\s*(?:my\s+)?[^\W\d_]{2,}){0,5}\s*,?\s*(?:and|n|&)\s+(?:my\s+|the\s+)?[^\W\d_]{2,}"
    r"|(?:[^\W\d_]{2,}\s*,\s*(?:my\s+)?){1,4}[^\W\d_]{2,}\s*,?\s+(?:and|n|&)\s+(?:me|myself)\b"
    r"|[^\W\d_]{2,}\s+(?:and|n|&)\s+(?:me|i)\b(?!\s+\w+(?:ed|ing)\b)",
    re.IGNORECASE,
)
"""The person in company: "me, dave n kofi", "mum n me"."""
_NAME = re.compile(
    r"\b(?!(?:me|myself|i|my|the|and|n|team|crew|others?|lads|guys|rest|boys|girls|kids)\b)[^\W\d_]{2,}", re.IGNORECASE
)
_COMPANIONS = frozenset(
    "other others colleague colleagues coworker coworkers teammate teammates people volunteers students".split()
)
_ANYONE = frozenset(
    "people persons staff employees members individuals units items pieces times others them em us we".split()
)


def counts_same(ground: Ground, said: list[Number], other: Number, number: Number, line: str) -> bool:
    """Whether both numbers count the same thing, as far as the words after them tell."""
    ours = [word for word in number.counts if not (len(number.counts) == 1 and lexicon.is_past(word))]
    ours = ours[:1] + [word for word in ours[1:] if not lexicon.is_past(word)]  # "12 children aged 5"
    theirs = [word for word in other.counts if not lexicon.is_past(word)]
    if _is_labelled(ground, other, number, line) or _is_bare(ground, other):
        return True
    if number.kind in ("year", "clock", "ratio") or not ours:
        return True
    if (
        other.counts
        and any(_COMPANY.search(text) for text in _heads(ground, other))
        and (other.counts[0] in _OTHERS or (len(other.counts) > 1 and is_person(other.counts[0])))
    ):
        return is_person(ours[-1])  # "me n 2 others tested cabinets" tells of no 2 cabinets
    if _any_supports(theirs, [*ours, *further(line, number)]):
        return not _is_turned_inside_out(theirs, ours, line)
    holders = lists.words("counts", "containers")
    held = any(lexicon.forms(word) & holders for word in theirs) and not lexicon.forms(ours[-1]) & holders
    if held and not number.unit and ours[-1] not in _ANYONE:
        return False  # "900 trays" of 30 eggs are no 900 eggs
    if theirs and theirs[-1].rstrip("s") in _TURNS and not number.unit and ours[-1] not in _ANYONE:
        return False  # "14 seasons" of coaching rowers are no 14 rowers
    before = [word.lower() for word in re.findall(r"[^\W\d_]+", line[: number.start])][-3:]
    measured = re.search(r"([^\W\d_]+)\s+of\s+(?:[$£€]|about\s+|over\s+)?$", line[: number.start])
    if measured and _any_supports(theirs, [measured[1].lower()]):
        return True  # "a turnover of 1.2m and 14 staff"
    if _PART_OF.match(line, number.end) and any(_PART_OF.match(note) for note in _tails(ground)):
        return any(_PART_OF.match(tail) for tail in _tails(ground, other))
    if re.search(r"(?:\d|\bone)\s+(?:out\s+)?of\s+$", line[: number.start]):
        return True
    rivals = [
        rival
        for rival in said
        if rival.value not in (number.value, 911, 999, 112)
        and rival.counts
        and not (rival.unit and number.unit and rival.unit != number.unit)
        and not (number.place and any(rival.value == end.value for end in find_numbers(line) if end.place))
    ]
    rivalled = any(_any_supports([rival.counts[-1]], [ours[-1]]) for rival in rivals)
    placed = re.search(r"\b(?:at|from|in|to|for|with|on|by)\s+(?:\w+\s+)?$", line[: number.start])
    apart = ground.has(ours[-1]) and (placed or rivalled or not _in_same_clause(ground, other, ours))
    if _any_supports(theirs, before) and not apart:
        return True
    if rivalled and not theirs and any(_SHARE.search(text) for text in _heads(ground, other)):
        return all(number.value < rival.value for rival in rivals)  # "6 floors, i patrolled the bottom 2"
    if rivalled and not theirs and any(_GOES_ON.search(text) for text in _heads(ground, other)):
        return any(_WHERE.match(text) for text in _tails(ground, other))  # "8 windows in the chapel, 3 in the vestry"
    if rivalled:
        return False  # the notes count this thing with another figure
    if placed and theirs and ground.has(ours[-1]) and not number.unit and _any_supports(theirs, before):
        return False  # "trucks at 12 chicken houses" of "12 trucks at the chicken houses"
    if not theirs and ours[-1] in _PERSONS and any(_names_things(text) for text in _heads(ground, other)):
        return False
    if not theirs or ours[-1] in _ANYONE or number.unit or other.unit:
        return True
    if theirs[0] in _ANYONE:
        return theirs[0] not in _PERSONS or is_person(ours[-1]) or not _is_told(ground, ours[-1])
    return _in_same_clause(ground, other, ours) or not any(_is_told(ground, word) for word in ours if len(word) > 2)


def _is_turned_inside_out(theirs: list[str], ours: list[str], line: str) -> bool:
    """ "60 schools" of "60 school shows": the line counts what only describes the thing that the notes count."""
    if len(theirs) < 2 or not theirs[-1].endswith("s") or theirs[-1].endswith("ss") or is_person(ours[-1]):
        return False
    if any(lexicon.kin(theirs[-1], word) for word in [*ours, *re.findall(r"[a-z]+", line.lower())]):
        return False
    described = [word for word in theirs[:-1] if not word.endswith("s") and ours[-1].endswith("s")]
    return any(lexicon.same_word(word, ours[-1]) for word in described)


def _names_things(before: str) -> bool:
    """Whether a bare figure follows what it counts, and that is nobody: "callbacks 14/mo"."""
    head = re.search(r"\b([a-z]{3,}s)\s*(?:[:=~@]|at|were|are|was|from|about|abt)?\s*$", before, re.IGNORECASE)
    return (
        head is not None
        and not head[1].endswith("ss")
        and not lexicon.forms(head[1]) & lists.words("neutral", "verbs")
        and not is_person(head[1].lower())
    )


_OTHERS = frozenset(["other", "others"])
_COMPANY = re.compile(
    r"(?<!\w)(?:(?:me|i|myself|us|we)\s*,?\s*(?:and|n|&|\+|plus|with|w)|with|w/?)\s+(?:the\s+|my\s+)?$", re.IGNORECASE
)


def _is_labelled(ground: Ground, said: Number, written: Number, line: str) -> bool:
    """ "Komatsu 500": a name before the number, the same in both."""
    label = re.search(r"(?<!\w)([^\W\d_]{3,})\s+$", line[: written.start])
    if label is None or lexicon.is_word(label[1]):
        return False
    return any(text.rstrip().lower().endswith(label[1].lower()) for text in _heads(ground, said))


def _is_bare(ground: Ground, said: Number) -> bool:
    """ "60 cases an hour was the rate, i did 70": what somebody did, with nothing counted, counts what was told of."""
    return not said.counts and any(_DID.search(text) for text in _heads(ground, said))


_DID = re.compile(
    r"\b(?:i|we)(?:['’]m|\s+am|m)?\s+(?:did|do|on|at|hit|made|make|get|got|averaged?)\s+(?:about\s+)?$", re.IGNORECASE
)


def _heads(ground: Ground, number: Number) -> list[str]:
    """What stands before a figure of the notes."""
    return [ground.notes[note][: said.start] for note, said in ground.numbers if said is number]


_GOES_ON = re.compile(r"\d[^.;!?]*(?:,|\band|\bn|&)\s*$", re.IGNORECASE)
_WHERE = re.compile(r"\s+(?:in|on|at|for|to|from|by|of)\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:the|my|these|those|only|just)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
_PART_OF = re.compile(r"\s+of\s+(?:whom|which|them|em|those|these)\b", re.IGNORECASE)


def _tails(ground: Ground, number: Number | None = None) -> list[str]:
    """What follows each figure of the notes, or just that one."""
    return [ground.notes[note][said.end :] for note, said in ground.numbers if number is None or said is number]


_TURNS = frozenset("season term summer winter night weekend shift evening morning afternoon semester".split())
_PERSONS = frozenset("people persons staff employees members individuals".split())


def is_person(word: str) -> bool:
    """Whether the word names somebody: "14 staff" may be 14 cooks, not 14 stores."""
    kinds = (lists.words("people", "others"), lists.words("people", "clients"), lists.words("neutral", "recipients"))
    return any(word in kind for kind in kinds) or any(
        lexicon.supports(word, person) for person in ("person", "worker", "employee", "people")
    )


def _is_told(ground: Ground, word: str) -> bool:
    """Whether the notes hold the word, or it may stand in a line without them: then only the count can give it away."""
    return (
        ground.has(word)
        or word in lists.words("neutral", "words")
        or word in lists.words("neutral", "recipients")
        or ground.plain(word)
    )


_REACH_END = re.compile(
    r"[.;]|(?:,|\band|\bor|&|\bn)\s*(?:\w+\s+)?\d|\b(?:in|on|at|by|for|from|to|with|of|per|during|across|using)\b"
)


def further(line: str, number: Number) -> list[str]:
    """The words of the rest of the number's noun phrase: "14 obstetric and abdominal scans" counts scans."""
    reach = _REACH_END.split(line[number.end :])[0]
    return [word.lower() for word in re.findall(r"[^\W\d_]+", reach)][:6]


def _any_supports(said: list[str] | tuple[str, ...], written: list[str]) -> bool:
    said = [part for word in said for part in (word, *word.split("-"), *_expanded(word))]
    written = [part for word in written for part in (word, *word.split("-"), *_expanded(word))]
    return any(lexicon.supports(mine, yours) for mine in said for yours in written)


def _expanded(word: str) -> list[str]:
    return [part for text in lexicon.expansions(word) for part in text.split()]


def _in_same_clause(ground: Ground, number: Number, words: list[str]) -> bool:
    for note, candidate in ground.numbers:
        if candidate is number:
            text = ground.notes[note]
            for clause in ground.clauses:
                inside = clause.note == note and text[number.start : number.end] in clause.text
                if inside and any(lexicon.supports(said, word) for said, _ in clause.words for word in words):
                    return True
    return False
