"""Claims a line adds without saying them of anyone: scope, praise, names and skills."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from agents.verify import lexicon, lists
from agents.verify.clauses import WORD, split
from agents.verify.findings import Finding
from agents.verify.ground import Ground
from agents.verify.shortened import is_spelled_out

_COMPOUND = re.compile(r"[^\W\d_]+(?:[-‑/][^\W\d_]+)+|[^\W\d_]+(?:['’][a-z]+)?|24/7")


def check_scope(ground: Ground, line: str) -> Iterator[Finding]:
    for match, allowed in _claimed(line, "scope"):
        if match.group().lower() in _WHOLES:
            time = _TIME.match(line, match.end())
            fit = time[0].split()[-1].lower() if time else " "
            allowed -= {one for one in _TIMES if not one.startswith(fit.rstrip("s"))}
            # "mornings" make "every morning", neither "every child" nor "every day"
        said = _is_carried(ground, match, allowed) or _is_counted(ground, match, line)
        if (not said and not is_spelled_out(ground, line, match.start())) or _is_spaced(ground, match, line):
            yield Finding(match.group(), "scope", match.start(), match.end())


_WHOLES = frozenset(["all", "every", "each", "entire", "whole"])
_TIMES = frozenset(["mornings", "nights", "days", "evenings", "weekends"])
_TIME = re.compile(
    r"\s+(?:the\s+)?(?:day|morning|afternoon|evening|night|shift|week|weekend|month|year|season|summer|winter|spring|autumn|fall|"
    r"mon|tues|wednes|thurs|fri|satur|sun)[a-z]*\b",
    re.IGNORECASE,
)


def check_superlatives(ground: Ground, line: str) -> Iterator[Finding]:
    """ "Fastest" needs a superlative of the notes that nothing takes back: "fast" and "third fastest" are none."""
    for match in WORD.finditer(line):
        if not _is_superlative(match.group()):
            continue
        told = [said for note in ground.notes for said in WORD.finditer(note) if _is_most(said.group())]
        taken = _LOWER_RANK.search(line[: match.start()]) is not None
        if told and (taken or not all(_LOWER_RANK.search(said.string[: said.start()]) for said in told)):
            continue
        yield Finding(match.group(), "scope", match.start(), match.end())


@lru_cache(maxsize=4096)
def _is_superlative(word: str) -> bool:
    from lemminflect import getAllLemmas

    low = word.lower()
    return low.endswith("est") and low != "latest" and low not in getAllLemmas(low).get("ADJ", (low,))


def _is_most(word: str) -> bool:
    return word.lower() in _MOST or _is_superlative(word)


_MOST = frozenset(
    ["best", "top", "most", "record", "first", "1st", "1", "one", "number", "no", "never", "ever", "least"]
)
_LOWER_RANK = re.compile(
    r"\b(?:second|third|fourth|fifth|2nd|3rd|4th|5th|next|one\s+of\s+(?:the|our|its)|among\s+the|nearly|almost|not)"
    r"(?:\s+the)?[\s-]+$",
    re.IGNORECASE,
)


def check_praise(ground: Ground, line: str) -> Iterator[Finding]:
    for match, allowed in _claimed(line, "praise"):
        if not _is_carried(ground, match, allowed):
            yield Finding(match.group(), "praise", match.start(), match.end())


def _claimed(line: str, section: str) -> Iterator[tuple[re.Match[str], frozenset[str]]]:
    table = lists.claims(section)
    for match in _COMPOUND.finditer(line):
        word = match.group().lower().replace("’", "'").replace("‑", "-")
        if (
            word == "all"
            and line[: match.start()].endswith(" in ")
            and not line[match.end() : match.end() + 2].strip(" ").isalpha()
        ):
            continue  # "86 pieces in all"
        if word == "well" and line[: match.start()].endswith(" as "):
            continue
        if word in table:
            yield match, table[word]
        elif "-" in word or "/" in word:
            for part in re.finditer(r"[^\W\d_]+", match.group()):
                inner = re.compile(re.escape(part.group())).search(line, match.start() + part.start())
                if inner and part.group().lower() in table and part.group().lower() not in _PARTS:
                    yield inner, table[part.group().lower()]


_PARTS = frozenset(
    ["full", "all", "high", "large", "long", "first", "new", "top", "key", "main", "big", "only", "quality", "hands"]
)


def _is_spaced(ground: Ground, match: re.Match[str], line: str) -> bool:
    """Whether the notes say "every 2 weeks", "every other week" where the line says "every week", "weekly"."""
    follows = re.match(r"\s+([a-z]+)", line[match.end() :])
    word = match.group().lower()
    time = _RATES.get(word) or (follows[1].rstrip("s") if follows and word in ("every", "each", "per") else "")
    if time not in _RATES.values() and not (time and _TIME.fullmatch(" " + time)):
        return False
    spaced = re.compile(
        r"\b(?:(?:ever?y?|each)\s+(?:other|second|2nd|third|3rd|few|couple\s+of|\d+|two|three|four|six)"
        r"|some|most|odd|certain|occasional|alternate|half\s+(?:of\s+)?the|(?:a\s+)?(?:few|couple)(?:\s+of)?)\s+([a-z]+)"
    )
    return any(
        time in lexicon.forms(unit) or time in lexicon.expansions(unit) or time in lexicon.expansions(unit.rstrip("s"))
        for note in ground.notes
        for unit in spaced.findall(note.lower())
    ) and not any(number.per == time for _, number in ground.numbers)


def _is_carried(ground: Ground, match: re.Match[str], allowed: frozenset[str]) -> bool:
    word = match.group().lower()
    if any(said in allowed for said in ground.words) or any(said in allowed for said in ground.joined):
        return True
    parts = split(word)
    if len(parts) > 1 and all(ground.has(part) for part in parts):
        return True
    return any(lexicon.same_word(said, word) for said in ground.words if len(said) > 3)


_MANY = frozenset(["many", "several", "numerous", "various", "multiple"])
_EVERY = frozenset(
    [
        "all",
        "every",
        "each",
        "daily",
        "weekly",
        "monthly",
        "nightly",
        "hourly",
        "annual",
        "annually",
        "yearly",
        "regular",
    ]
)


_RATES = {
    "daily": "day", "everyday": "day", "weekly": "week", "monthly": "month", "nightly": "night", "yearly": "year",
    "hourly": "hour", "annual": "year", "annually": "year",
}  # fmt: skip


def _is_counted(ground: Ground, match: re.Match[str], line: str) -> bool:
    """ "several" where the notes count more than one or list them; "every day", "daily" where they give a rate."""
    word = match.group().lower()
    if word in _MANY:
        listed = any("," in note or re.search(r"\b(?:and|n|&|\+)\b", note) for note in ground.notes)
        return listed or any(number.value >= 3 for _, number in ground.numbers)
    if word in _EVERY or word in ("everyday", "regularly", "routinely"):
        rates = {number.per for _, number in ground.numbers if number.per}
        follows = line[match.end() : match.end() + 14].lower()
        if word == "every" and re.match(r"\s+(?:\d|one|two|three|four|five|six|other)", follows):
            return True
        if word in _RATES:
            return _RATES[word] in rates
        rates |= {_RATES[said] for said in ground.words if said in _RATES}
        return any(re.match(rf"\s+{rate}\b", follows) for rate in rates) or (
            word.startswith(("reg", "rout")) and bool(rates)
        )
    return False


# --- names and skills


def check_names(ground: Ground, line: str) -> Iterator[Finding]:
    """Capitalised words and codes must be the notes' own, whatever the case they were typed in."""
    words = list(WORD.finditer(line))
    capitals = sum(1 for match in words if match.group()[0].isupper())
    headline = capitals > 0.6 * len(words) and len(words) > 3
    for index, match in enumerate(words):
        text = match.group()
        first = index == 0 or re.search(r"[.!?:]\s*$", line[: match.start()]) is not None
        code = any(char.isdigit() for char in text) and any(char.isalpha() for char in text)
        if (
            code
            and re.fullmatch(r"\d[\d.,:/]*(?:st|nd|rd|th|s|k|m|am|pm|x|[a-z]{1,4})", text, re.IGNORECASE)
            and not text[-1].isupper()
        ):
            continue  # a number, checked as one
        capital = text[0].isupper() and not (first and not text[1:2].isupper()) and not (headline and not code)
        if not (capital or code) or ground.names(text) or text in ("I", "A"):
            continue
        near = [words[place].group() for place in (index - 1, index + 1) if 0 <= place < len(words)]
        if any((text + other).lower() in ground.words or (other + text).lower() in ground.words for other in near):
            continue  # "Super Bowl" of "superbowl"
        if (
            not ground.spells(text)
            and not _is_plain(text)
            and text.lower() not in ground.role
            and not (_is_written_out(ground, line, match))
        ):
            yield Finding(text, "name", match.start(), match.end())


def _is_written_out(ground: Ground, line: str, match: re.Match[str]) -> bool:
    """ "Computer Science" of "comp sci": words of the dictionary only, for a name may begin like any word."""
    if not is_spelled_out(ground, line, match.start()):
        return False
    word = match.group().lower()
    return lexicon.is_word(word) or any(len(said) > 4 and word.startswith(said) for said in ground.words)


def _is_plain(text: str) -> bool:
    """Months and weekdays are dates; number words are numbers."""
    return re.fullmatch(
        r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?", text
    ) is not None  # fmt: skip


@lru_cache(maxsize=4096)
def skills_in(text: str) -> tuple[tuple[str, int, int], ...]:
    from retrieval.skills import find_skills

    return tuple((span.name, span.start, span.end) for span in find_skills(text))


def check_skills(ground: Ground, line: str, posting_skills: Sequence[str]) -> Iterator[Finding]:
    """A skill of the line is one of the notes', under any of its names; or its very words are theirs."""
    held = {name for note in ground.notes for name, _, _ in skills_in(note)}
    for name, start, end in skills_in(line):
        quote = line[start:end]
        whole = ground.names("".join(split(quote)))
        slight = lists.words("neutral", "verbs") | lists.words("neutral", "shells") | lists.words("neutral", "types")
        if (
            name not in held
            and not whole
            and not all(
                _carries(ground, word.group())
                or is_spelled_out(ground, line, start + word.start())
                or (" " in quote and lexicon.forms(word.group()) & slight)
                for word in WORD.finditer(_cased(line, start, end))
            )
        ):
            yield Finding(quote, "skill", start, end)
    for skill in posting_skills:
        for match in re.finditer(rf"(?<!\w){re.escape(skill)}(?!\w)", line, re.IGNORECASE):
            if not all(_carries(ground, word) for word in split(match.group())) and skill not in held:
                yield Finding(match.group(), "skill", match.start(), match.end())


def _cased(line: str, start: int, end: int) -> str:
    """The quote; its capital at the beginning of the line says nothing."""
    return line[start].lower() + line[start + 1 : end] if start == 0 and not line[1:2].isupper() else line[start:end]


def _carries(ground: Ground, word: str) -> bool:
    return (
        ground.names(word)
        or (lexicon.is_word(word) and ground.holds(word))
        or word in lists.words("neutral", "words")
        or ground.plain(word)
    )
