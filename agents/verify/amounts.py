"""Numbers: every figure of the line must be one of the notes', of the same thing, with no stronger hedge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from agents.numbers import Bound, Number, find_numbers, unit_of
from agents.verify import lexicon
from agents.verify.arithmetic import follows
from agents.verify.counts import counts_same, further, is_all_of_us, is_rest_of_us
from agents.verify.dates import is_short_year, same_side
from agents.verify.findings import Finding, Reason
from agents.verify.ground import Ground

_WEAKER: dict[Bound, frozenset[Bound]] = {
    # what the line may say for what the notes say
    "exactly": frozenset(["exactly", "about", "at least", "at most", "nearly"]),
    "about": frozenset(["about"]),
    "over": frozenset(["over", "at least", "exactly", "about"]),
    "at least": frozenset(["over", "at least", "exactly", "about"]),
    "under": frozenset(["under", "at most", "about", "nearly"]),
    "at most": frozenset(["at most", "under", "about"]),
    "nearly": frozenset(["nearly", "about", "under", "at most"]),
}


def check_numbers(ground: Ground, line: str) -> Iterator[Finding]:
    written = find_numbers(line)
    said = [number for _, number in ground.numbers]
    for index, number in enumerate(written):
        if _PAIRED.match(line, number.start) and ground.has("one"):
            continue
        problem = _problem(ground, said, number, line)
        if problem:
            start = number.start
            yield Finding(line[start : number.end], problem, start, number.end)
            continue
        if index + 1 < len(written) and _is_overfull(ground, line, number, written[index + 1]):
            yield Finding(line[number.start : number.end], "number", number.start, number.end)
            continue
        mate = written[index + 1] if number.place == "low" and index + 1 < len(written) else None
        if mate is None and index + 1 < len(written) and _TO.fullmatch(line[number.end : written[index + 1].start]):
            mate = written[index + 1]
        if mate is not None and not _same_range(ground, line, said, number, mate):
            yield Finding(line[number.start : mate.end], "number", number.start, mate.end)


def _is_overfull(ground: Ground, line: str, part: Number, whole: Number) -> bool:
    """ "6 of 6" of "5 of 6": as many as there are, where the notes do not have the figure twice."""
    if part.value < whole.value or part.unit or not _OF_ALL.fullmatch(line[part.end : whole.start]):
        return False
    return sum(number.value == part.value for _, number in ground.numbers) < 2 and not ground.words & _ALL


_OF_ALL = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|a|last|first|past)\s+)*")
_ALL = frozenset(["all", "every", "each", "both"])
_PAIRED = re.compile(r"(?:one|1)[\s-](?:to|on)[\s-](?:one|1)\b|(?:(?<=one.to.)|(?<=one.on.))one\b", re.IGNORECASE)


def _problem(ground: Ground, said: list[Number], number: Number, line: str) -> Reason | None:
    if number.value == 0:
        return None  # "zero accidents" is a negation, and checked as one
    reason: Reason = "date" if number.kind == "year" else "number"
    equal = [other for other in said if _equal(ground, other, number, line)]
    if is_rest_of_us(ground, number) or is_all_of_us(ground, number, line):
        return None
    if not equal:
        short = number.kind == "year" and is_short_year(ground, number, line)
        return None if short or _is_said_otherwise(ground, number, line) or follows(ground, number, line) else reason
    near = [other for other in equal if counts_same(ground, said, other, number, line)]
    if not near:
        return reason
    if number.kind == "year":
        return None if any(same_side(ground, other, number, line) for other in near) else reason
    near = [other for other in near if _rate_fits(ground, other, number)]
    if not near or not any(number.bound in _WEAKER[other.bound] or _says_most(other, number) for other in near):
        return reason
    if number.kind == "cardinal" and not number.place and all(other.place for other in near):
        whole = number.bound in ("at most", "under") or (
            number.bound in ("at least", "over") and near[0].place == "low"
        )
        if not whole and not _is_pair_end(ground, near, number, line):
            return reason
    return None


def _equal(ground: Ground, said: Number, written: Number, line: str) -> bool:
    if any(said is one and _SHIFTS.fullmatch(ground.notes[note][one.start : one.end]) for note, one in ground.numbers):
        return said.value == written.value and written.unit in ("hour", "")  # "12s" are shifts of that many hours
    value, family = written.measure
    other, other_family = said.measure
    if value == other and (family == other_family or {family, other_family} <= {"", "ratio"}):
        return True
    if {family, other_family} == {"", "times"} and value == other:
        return True
    if {said.unit, written.unit} == {"ton", "tonne"} and said.value == written.value:
        return True  # people spell either for the other
    if (said.unit, written.unit) == ("lb", "pound") and said.value == written.value:
        return any("pounds" in note for note in ground.notes)  # "40 pounds" may be money or weight
    if said.value != written.value or said.kind != written.kind:
        return False
    if not said.unit:  # the notes name the unit elsewhere, or it is money: "40k" → "$40k"
        if written.unit in ("dollar", "pound", "euro", "percent"):
            return True
        return not said.counts and ground.holds(written.unit.replace("_", " "))
    if written.unit:
        return False
    of = _OUT_OF.match(line, written.end)
    if (of and unit_of(of[1]) == said.unit) or (said.unit == "year" and _AGED.search(line[: written.start])):
        return True
    told = any(unit_of(word) == said.unit for word in further(line, written))
    return told or (bool(written.counts) and said.unit not in _MEASURES)


_MEASURES = frozenset("minute hour day week month year mile kilometre metre kilogram pound dollar euro".split())
"""12 hours of reading are no 12 readers."""
_OUT_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+)?(?:last\s+|first\s+)?\d+\s+([a-z]+)")
_AGED = re.compile(r"\b(?:aged?|ages)\s+(?:\d+\s*(?:to|-|–|and)\s*)?$", re.IGNORECASE)


_SHIFTS = re.compile(r"(?:8|10|12|14|24)s")


def _is_said_otherwise(ground: Ground, number: Number, line: str) -> bool:
    """Figures the notes carry without a number: "a helper" → 1 helper, "doubled" → 2x, the 737 of a Boeing 737."""
    text = re.sub(r"\W", "", line[number.start : number.end]).lower()
    if not text.isdigit() and (text in ground.words or text in ground.joined):
        return True
    label = re.search(r"([^\W\d_]{3,})\s+$", line[: number.start])
    if label and any(re.search(rf"(?i)(?<!\w){label[1]}s?\s+{text}(?!\w)", note) for note in ground.notes):
        return True
    if not number.unit and any(re.fullmatch(rf"[a-z]+{text}s?|{text}[a-z]+", said) for said in ground.words):
        return True
    if _is_turned(ground, number, line):
        return True
    if number.value == 1 and number.kind in ("cardinal", "ordinal"):
        word = line[number.start : number.end].lower()
        return number.kind == "cardinal" and (word != "once" or ground.has("once") or ground.has("time"))
    if number.kind == "ordinal" and number.value == 1 and not number.counts and _EARLIER & ground.words:
        return True
    if re.match(r"[\s-]+grades?\b", line[number.end :]) or re.search(r"\b[Kk]\s?[-–]\s?$", line[: number.start]):
        return any(re.search(rf"(?i)(?<!\w)k\s?[-–]?\s?{int(number.value)}(?!\w)", note) for note in ground.notes)
    if number.kind == "ordinal" and ground.holds(line[number.start : number.end]):
        return True
    words = {
        Fraction(2): ("both", "twice", "double", "doubled", "pair", "twin", "twins"),
        Fraction(3): ("triple", "tripled"),
    }
    return any(word in ground.words for word in words.get(number.value, ()))


def _is_turned(ground: Ground, number: Number, line: str) -> bool:
    """24 hours and 7 days of "24/7", 5 am of "5 in the morning", 50% of "by half"."""
    notes = " | ".join(ground.notes).lower()
    if (int(number.value), number.unit) in ((24, "hour"), (7, "day")):
        both = re.search(r"\b24 hours\b.*\b(?:7|seven) days\b", line, re.IGNORECASE)
        return both is not None and any(said.value == Fraction(24, 7) for _, said in ground.numbers)
    if number.unit == "percent" and number.value in _SHARES:
        return re.search(_SHARES[number.value], notes) is not None
    if number.kind == "clock":
        return any(
            number.value == int(hour) % 12 * 60 + int(minute or 0) + 720 * (part != "morning")
            for hour, minute, part in _PART_OF_DAY.findall(notes)
        )
    return False


_SHARES = {
    Fraction(
        50
    ): r"\b(?:by|in)\s+half\b(?!\s*(?:an?\s+)?\w*hour)|\bhalf\s+(?:of\s+)?(?:the|them|my|our|were|are|had|have)\b",
    Fraction(25): r"\b(?:by|in)\s+(?:an?\s+)?quarter\b|\ba\s+quarter\s+(?:of|was|were|is|are)\b",
    Fraction(75): r"\bthree[\s-]quarters\b",
}
_PART_OF_DAY = re.compile(
    r"(?:\b(?:at|from|by|til|till|until|start|starts|before|after|b4)\s+)(\d{1,2})(?::(\d{2}))?\s+(?:in|at)\s+(?:the\s+)?"
    r"(morning|afternoon|evening|night)"
)
_EARLIER = frozenset(["before", "first", "then", "b4"])


def _rate_fits(ground: Ground, said: Number, written: Number) -> bool:
    if not written.per or written.per == said.per or (said.per and lexicon.supports(said.per, written.per)):
        return True
    if not said.per:
        return any(word in ground.words for word in _rate_words(written.per)) or (
            written.per not in _TIMES and ground.has(written.per)
        )
    return {written.per, said.per} <= {"day", "morning", "afternoon", "evening", "night", "shift"} and ground.has(
        written.per
    )


_TIMES = frozenset(
    "hour day week month year shift night minute quarter season weekend morning evening afternoon semester".split()
)


def _rate_words(per: str) -> tuple[str, ...]:
    adverbs = {
        "day": "daily",
        "week": "weekly",
        "month": "monthly",
        "year": "yearly",
        "night": "nightly",
        "hour": "hourly",
    }
    return (
        per,
        per + "s",
        adverbs.get(per, per),
        {"year": "annual", "week": "wk", "hour": "hr", "month": "mo"}.get(per, per),
    )


def _says_most(said: Number, written: Number) -> bool:
    return (said.place == "high" and written.bound == "at most") or (
        said.place == "low" and written.bound in ("at least", "over")
    )


def _is_pair_end(ground: Ground, near: list[Number], number: Number, line: str) -> bool:
    """One end of a from-to change stands for itself: "from 7% to 3%" → "to 3%"; the ends of a span of values do not."""
    for other in near:
        for note, candidate in ground.numbers:
            if candidate is other:
                text = ground.notes[note][max(0, other.start - 16) : other.end + 12].lower()
                if re.search(r"\b(?:from|was|down|up|now|instead)\b|>|→", text):
                    return True
    return False


_TO = re.compile(r"\s+(?:[^\W\d_]+\s+){1,4}to\s+(?:about\s+)?", re.IGNORECASE)
"""Between the figures of "from 12 a month to 31"."""


def _changes(ground: Ground) -> set[tuple[Fraction, Fraction]]:
    """Neighbouring figures of a note as (before, after): "52 when i started, 38 now", "34 down from 52"."""
    found = set()
    for (note, first), (other, second) in pairwise(ground.numbers):
        if note == other:
            between = ground.notes[note][first.end : second.start]
            after = ground.notes[note][second.end :]
            turned = _BACKWARD.search(between) or _FORMERLY.match(after)
            pair = (first.value, second.value)
            found.add((pair[1], pair[0]) if turned else pair)
    return found


_BACKWARD = re.compile(r"\b(?:from|instead\s+of|used\s+to\s+be|before)\s*:?\s*[(~$£€]*$", re.IGNORECASE)
_FORMERLY = re.compile(r"\s+(?:\w+\s+)?(?:before|previously|when\s+i\s+(?:started|came|joined|began))\b", re.IGNORECASE)


def _same_range(ground: Ground, line: str, said: list[Number], low: Number, high: Number) -> bool:
    """A range or change must be the notes' own, in the same order; where they give none, the figures stand alone."""
    for first, second in pairwise(said):
        values = (first.measure[0], second.measure[0])
        ours = (low.measure[0], high.measure[0])
        if first.place == "low" and values == (ours[1], ours[0]) and values != ours:
            return False
    if re.search(r"\bfrom\s+(?:\w+\s+)?$", line[: low.start], re.IGNORECASE):
        told = _changes(ground)
        if (high.value, low.value) in told and (low.value, high.value) not in told:
            return False
    pairs = [(a, b) for a, b in pairwise(said) if a.place == "low"]
    ends = {number.measure[0] for pair in pairs for number in pair}
    if low.measure[0] in ends and high.measure[0] in ends:
        return any((a.measure[0], b.measure[0]) == (low.measure[0], high.measure[0]) for a, b in pairs)
    return True
