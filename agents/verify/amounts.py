"""Numbers and dates: every figure of the line must be one of the notes', of the same thing, with no stronger hedge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from agents.numbers import Bound, Number, find_numbers, unit_of
from agents.verify import lexicon, lists
from agents.verify.findings import Finding, Reason
from agents.verify.ground import Ground

_WEAKER: dict[Bound, frozenset[Bound]] = {
    # what the line may say for what the notes say
    "exactly": frozenset(["exactly", "about", "at least", "at most", "nearly"]),
    "about": frozenset(["about", "exactly"]),
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
        problem = _problem(ground, said, number, line)
        if problem:
            start = number.start
            yield Finding(line[start : number.end], problem, start, number.end)
            continue
        mate = written[index + 1] if number.place == "low" and index + 1 < len(written) else None
        if mate is not None and not _same_range(said, number, mate):
            yield Finding(line[number.start : mate.end], "number", number.start, mate.end)


def _problem(ground: Ground, said: list[Number], number: Number, line: str) -> Reason | None:
    if number.value == 0:
        return None  # "zero accidents" is a negation, and checked as one
    reason: Reason = "date" if number.kind == "year" else "number"
    equal = [other for other in said if _equal(ground, other, number, line)]
    if not equal:
        return None if _is_said_otherwise(ground, number, line) else reason
    near = [other for other in equal if _counts_same(ground, said, other, number, line)]
    if not near:
        return reason
    if number.kind == "year":
        return None if any(_same_side(ground, other, number, line) for other in near) else reason
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
    value, family = written.measure
    other, other_family = said.measure
    if value == other and (family == other_family or {family, other_family} <= {"", "ratio"}):
        return True
    if {family, other_family} == {"", "times"} and value == other:
        return True
    if said.value != written.value or said.kind != written.kind:
        return False
    if not said.unit:  # the notes name the unit elsewhere, or it is money: "40k" → "$40k"
        return written.unit in ("dollar", "pound", "euro", "percent") or ground.holds(written.unit.replace("_", " "))
    return not written.unit and (
        bool(written.counts) or any(unit_of(word) == said.unit for word in _further(line, written))
    )


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
    if number.value == 1 and number.kind in ("cardinal", "ordinal"):
        word = line[number.start : number.end].lower()
        return number.kind == "cardinal" and (word != "once" or ground.has("once") or ground.has("time"))
    if number.kind == "ordinal" and ground.holds(line[number.start : number.end]):
        return True
    words = {
        Fraction(2): ("both", "twice", "double", "doubled", "two", "pair", "twin"),
        Fraction(3): ("triple", "tripled"),
    }
    return any(word in ground.words for word in words.get(number.value, ()))


_ANYONE = frozenset(
    "people persons staff employees members individuals units items pieces times others them em us we".split()
)


def _counts_same(ground: Ground, said: list[Number], other: Number, number: Number, line: str) -> bool:
    """Whether both numbers count the same thing, as far as the words after them tell."""
    ours = list(number.counts)
    theirs = list(other.counts)
    if number.kind in ("year", "clock", "ratio") or not ours:
        return True
    if _any_supports(theirs, [*ours, *_further(line, number)]):
        return True
    before = [word.lower() for word in re.findall(r"[^\W\d_]+", line[: number.start])][-3:]
    if _any_supports(theirs, before) or re.search(r"\d\s+(?:out\s+)?of\s+$", line[: number.start]):
        return True
    rivals = [
        rival for rival in said if rival.value != number.value and rival.value not in (911, 999, 112) and rival.counts
    ]
    if any(_any_supports([rival.counts[-1]], [ours[-1]]) for rival in rivals):
        return False  # the notes count this thing with another figure
    if not theirs or theirs[0] in _ANYONE or ours[-1] in _ANYONE or number.unit or other.unit:
        return True
    return _in_same_clause(ground, other, ours) or not any(_is_told(ground, word) for word in ours if len(word) > 2)


def _is_told(ground: Ground, word: str) -> bool:
    """Whether the notes hold the word, or it may stand in a line without them: then only the count can give it away."""
    return ground.has(word) or word in lists.words("neutral", "words") or word in lists.words("neutral", "recipients")


def _further(line: str, number: Number) -> list[str]:
    """The words of the rest of the number's noun phrase: "14 obstetric and abdominal scans" counts scans."""
    reach = re.split(r"[.;]|\b(?:in|on|at|by|for|from|to|with|of|per|during|across|using)\b", line[number.end :])[0]
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


def _rate_fits(ground: Ground, said: Number, written: Number) -> bool:
    if not written.per or written.per == said.per:
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


def _same_range(said: list[Number], low: Number, high: Number) -> bool:
    """A range or change must be the notes' own, in the same order; where they give none, the figures stand alone."""
    for first, second in pairwise(said):
        values = (first.measure[0], second.measure[0])
        ours = (low.measure[0], high.measure[0])
        if first.place == "low" and values == (ours[1], ours[0]) and values != ours:
            return False
    pairs = [(a, b) for a, b in pairwise(said) if a.place == "low"]
    ends = {number.measure[0] for pair in pairs for number in pair}
    if low.measure[0] in ends and high.measure[0] in ends:
        return any((a.measure[0], b.measure[0]) == (low.measure[0], high.measure[0]) for a, b in pairs)
    return True


# --- dates

_SIDES = (
    ("since", re.compile(r"\b(?:since|from|starting|started|began|joined|onwards)\b", re.IGNORECASE)),
    ("until", re.compile(r"\b(?:until|till|til|through|thru|to|left|ended|ending|up to|-)\b|[-–]\s*$", re.IGNORECASE)),
    ("before", re.compile(r"\b(?:before|prior to)\b", re.IGNORECASE)),
    ("after", re.compile(r"\bafter\b", re.IGNORECASE)),
)
_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_SEASONS = "spring summer autumn fall winter christmas easter thanksgiving halloween"


def _side(text: str, number: Number) -> str:
    before = text[max(0, number.start - 14) : number.start]
    for name, pattern in _SIDES:
        if pattern.search(before):
            return name
    return ""


def _same_side(ground: Ground, said: Number, written: Number, line: str) -> bool:
    """Since, until, before and after a year are different claims; a bare year allows "in"."""
    ours = _side(line, written)
    if not ours:
        return True
    for note, candidate in ground.numbers:
        if candidate is said:
            theirs = _side(ground.notes[note], said) or (
                "since" if said.place == "low" else "until" if said.place == "high" else ""
            )
            begun = ours == "since" and re.search(
                r"\b(?:start|began|join|since|hire|open)", ground.notes[note], re.IGNORECASE
            )
            return ours == theirs or bool(begun and theirs not in ("until", "before"))
    return False


def check_dates(ground: Ground, line: str) -> Iterator[Finding]:
    """Months and weekdays by name."""
    for match in re.finditer(rf"\b(?:{'|'.join(f'{_MONTHS} {_DAYS}'.split())})s?\b", line, re.IGNORECASE):
        word = match.group().lower().rstrip("s")
        if word in ("may", "march") and not match.group()[0].isupper():
            continue
        known = (
            word in ground.words
            or word + "s" in ground.words
            or any(
                word in lexicon.expansions(said) or word in lexicon.expansions(said.rstrip("s"))
                for said in ground.words
            )
        )
        numeric = word in _MONTHS.split() and _has_month(ground, _MONTHS.split().index(word) + 1)
        if not known and not numeric and not any(lexicon.same_word(said, word) for said in ground.words):
            yield Finding(match.group(), "date", match.start(), match.end())


def _has_month(ground: Ground, month: int) -> bool:
    pattern = re.compile(rf"(?<!\d)0?{month}[/.](?:\d{{1,2}}[/.])?(?:19|20)?\d{{2}}|(?:19|20)\d{{2}}-0?{month}\b")
    return any(pattern.search(note) for note in ground.notes)
