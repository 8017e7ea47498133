"""Words of content that no note carries, once everything a line may add is taken away."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from agents.numbers import find_numbers, unit_of
from agents.verify import lexicon, lists
from agents.verify.clauses import WORD
from agents.verify.counts import is_all_of_us
from agents.verify.deeds import read_deeds
from agents.verify.findings import Finding
from agents.verify.ground import Ground
from agents.verify.outcomes import shifts
from agents.verify.shortened import is_misspelt, is_renewed, is_spelled_out
from agents.verify.strength import allows_object, allows_verb

_FUNCTION = (
    "a an the and or but nor so yet of in on at by for from to with as into onto upon over under up down "
    "out off about around after before "
    "during through across between within without against among per via plus than then that this these "
    "those which who whom whose what when "
    "where while until since because if though although both either each every all any some such no not "
    "only also just even more most less "
    "least few much many other another same own it its he him his she her they them their we us our you "
    "your i me my mine is are was were be "
    "been being am do does did done doing has have had having can could will would shall should may might "
    "must there here how why very too cannot along age aged"
)
_PLAIN = frozenset(_FUNCTION.split())


_SERVED = re.compile(
    r"\b(?:for|to|with|among|from|by|of|in|at|a|an|the|new|other)\s+(?:[^\W\d_]+\s+)?$|['’]s?\s+$|\b(?:and|or)\s+$",
    re.IGNORECASE,
)
"""What stands before those whom one serves, or works with; as what a verb does something to, they need a note."""


_FREQUENT = re.compile(r"\b(?:times|once|twice|thrice)\s+(?:an?|per|each|every)\s+$", re.IGNORECASE)


def leftover_words(ground: Ground, line: str, taken: Collection[tuple[int, int]]) -> Iterator[Finding]:
    """Each unsupported word of content outside the spans `taken` by other checks."""
    neutral = lists.words("neutral", "words")
    neutral_verbs = lists.words("neutral", "verbs")
    notes = " | ".join(ground.notes)
    verbs = {deed.start for deed in read_deeds(line)}
    for match in WORD.finditer(line):
        word = match.group().lower().replace("’", "'")
        if (
            len(word) < 3
            or not word[0].isalpha()
            or word in _PLAIN
            or any(start < match.end() and match.start() < end for start, end in taken)
        ):
            continue
        if _FREQUENT.search(line[: match.start()]) and unit_of(word):
            continue  # "4 times an hour": the rate was weighed with the figure
        if (
            word in neutral
            or word.removesuffix("'s") in neutral
            or (match.start() in verbs and lexicon.forms(word) & neutral_verbs)
        ):
            continue
        if word in _MATES and _BESIDE.search(line[: match.start()]) and not _TOGETHER.search(notes):
            yield Finding(match.group(), "unsupported", match.start(), match.end())
            continue
        if word in lists.words("neutral", "recipients") and (
            _SERVED.search(line[: match.start()]) or allows_object(ground, line, match.start())
        ):
            continue
        if match.start() in verbs and _is_done_by_others(ground, word):
            yield Finding(match.group(), "doer", match.start(), match.end())
            continue
        if (
            ground.holds(match.group())
            or (any(char.isdigit() for char in word) and ground.names(word))
            or _is_compound(ground, line, match)
            or (allows_verb(ground, line, match.start()) and not _is_calling(ground, word))
            or shifts(ground, word)
            or is_misspelt(ground, line, word)
            or ((match.start() in verbs or match.start() == 0) and is_renewed(ground, word))
        ):
            continue
        if word in lists.words("credentials", "held"):
            continue  # weighed as credentials
        if any(word in lists.claims(section) for section in ("scope", "praise")):
            continue  # weighed as claims
        if _is_undone(ground, word) or _is_served(ground, word):
            continue
        if match.start() not in verbs and (
            is_spelled_out(ground, line, match.start()) or _is_shell(ground, line, match)
        ):
            continue
        if word in ("team", "crew", "group") and (
            re.search(r"\b(?:we|us|our)\b", notes, re.IGNORECASE)
            or any(is_all_of_us(ground, number, line) for number in find_numbers(line))
        ):
            continue
        if _is_type(ground, line, match) or (word in lists.words("people", "companions") and _COMPANY.search(notes)):
            continue
        if ground.plain(word) and match.start() not in verbs and is_placed(ground, line, match):
            continue
        yield Finding(match.group(), "unsupported", match.start(), match.end())


_MATES = frozenset("team crew colleague colleagues coworker coworkers".split())
_BESIDE = re.compile(r"\bwith\s+(?:(?:an?|the|my|other)\s+)?$", re.IGNORECASE)
_TOGETHER = re.compile(
    r"(?<!\w)(?:we|us|our|ours|team|teams|crew|with|w/?|and|n|together|both|mates?|lads|gang|staff|colleagues?|others?|everyone|they|them|people|guys|"
    r"group|shift|club|squad|band|committee|\+|me)(?!\w)",
    re.IGNORECASE,
)
"""What tells that one was not alone; without it nobody is brought along: "launched 4 boats" is not "with the team"."""


def _is_calling(ground: Ground, word: str) -> bool:
    """Whether a verb is the trade of a student's or helper's title: "nursed" of a student in nursing."""
    return bool(ground.role & lists.words("people", "lesser")) and any(
        lexicon.kin(said, word) for said in ground.role - lists.words("people", "lesser")
    )


def _is_done_by_others(ground: Ground, verb: str) -> bool:
    """Whether the notes have a verb only as the name of those who do it: "swept up after the fitters", "Fitted"."""
    lemma = lexicon.verb_lemma(verb)
    if not any(_AGENT_NOUN.search(note) for note in ground.notes):
        return False
    if any(lexicon.kin(said, lemma) for said in ground.role):
        return False
    near = [said for said in ground.words if lexicon.supports(said, lemma)]
    agents = {match[1].lower() for note in ground.notes for match in _AGENT_NOUN.finditer(note)}
    return bool(near) and all(said in agents and not lexicon.is_verb(said) for said in near)


_AGENT_NOUN = re.compile(r"\b(?:the|my|our|with|w|for|after|under|to|by)\s+(\w{3,}(?:er|or)s?)\b", re.IGNORECASE)


def _is_undone(ground: Ground, word: str) -> bool:
    """ "Unused" of "never used": the negative of a word that the notes deny; or a word of denial itself, which is
    weighed as a denial."""
    denied = [said for clause in ground.clauses for start, end in clause.negated
              for said, place in clause.words if start <= place < end]  # fmt: skip
    if word in _DENIALS:
        return any(clause.negated for clause in ground.clauses)
    match = _UNDONE.match(word)
    return match is not None and any(lexicon.kin(said, match[1]) for said in denied)


_UNDONE = re.compile(r"(?:un|non|in|im|mis|dis)-?([a-z]{4,})$")
_DENIALS = frozenset(["free", "ever", "else", "lack", "lacking", "absent"])


def _is_served(ground: Ground, word: str) -> bool:
    """Whom the trade serves, where the notes say "people" or "everyone": a train conductor's people are passengers."""
    return word in lists.words("people", "clients") and ground.plain(word) and bool(ground.words & _ANYBODY)


_ANYBODY = frozenset(
    "people person folk folks everyone everybody someone somebody anyone guy guys lad lads them".split()
)


def _is_shell(ground: Ground, line: str, match: re.Match[str]) -> bool:
    """A noun that says no more than the word of the notes before it: radio "contact", bike repair "project"; and who
    does what they tell of, where they have somebody do it: maintenance "workers" of "maintenance guys"."""
    word = match.group().lower()
    before = re.search(r"([^\W_]+)[\s-]+$", line[: match.start()])
    if before is None or before[1].lower() in _PLAIN or not (ground.holds(before[1]) or ground.plain(before[1])):
        return False
    if any(deed.end == before.end(1) for deed in read_deeds(line)):
        return False
    if word in lists.words("neutral", "recipients"):
        return bool(ground.words & _ANYBODY)
    return bool(lexicon.forms(word) & lists.words("neutral", "shells"))


def _is_first_half(said: str, word: str, row: Collection[str]) -> bool:
    """ "Dogs" of "dogwalking", in a line that has "walked" too."""
    return any(
        len(form) > 2 and said.startswith(form) and any(lexicon.kin(said[len(form) :], other) for other in row)
        for form in lexicon.forms(word)
    )


_COMPANY = re.compile(
    r"(?:^|\W)(?i:me|i|myself)\s+(?i:and|n|&|\+)\s+[^\W\d_]|[^\W\d_]\s+(?i:and|n|&)\s+(?i:i|me)\b"
    r"|(?<!\w)(?i:with|w/?|alongside|next\s+to)\s+[A-Z][a-z]+\b"
)
"""The person and somebody else: "me and Aisha", "w Stu"."""


def _is_type(ground: Ground, line: str, match: re.Match[str]) -> bool:
    """ "aircraft" after "C-130": what a named thing of the notes is."""
    if match.group().lower() not in lists.words("neutral", "types"):
        return False
    before = re.search(r"([^\W_][^\s,;]*)\s+$", line[: match.start()])
    return (
        before is not None
        and any(char.isupper() for char in before[1])
        and before.start() > 0
        and any(ground.names(part.group()) for part in WORD.finditer(before[1]))
    )


def is_placed(ground: Ground, line: str, match: re.Match[str]) -> bool:
    """Whether a thing of the trade stands where it adds no claim: before a word of the notes ("pharmacy technicians"),
    after a preposition, or as object of a verb that the notes leave out or use without an object."""
    if _SETTING.search(line[: match.start()]):
        return True
    before = re.search(r"([^\W_]+)[\s-]+$", line[: match.start()])
    if before and before[1].lower() not in _PLAIN and len(before[1]) > 3 and before.start() and ground.holds(before[1]):
        return True
    after = re.match(r"(?:['’]s?)?[\s-]+([^\W_]+)", line[match.end() :])
    if after and after[1].lower() not in _PLAIN and (ground.holds(after[1]) or ground.plain(after[1])):
        return True
    return allows_object(ground, line, match.start())


_SETTING = re.compile(
    r"\b(?:for|to|with|among|from|by|of|in|at|on|across|as|during|per|under|into|between|around|after|before)\s+"
    r"(?:(?:\d[\d.,]*|[^\W\d_][\w’'-]*)\s+){0,3}$",
    re.IGNORECASE,
)


def _is_compound(ground: Ground, line: str, match: re.Match[str]) -> bool:
    """Half of a compound the notes write in one word ("re-test" ← retest), or initials they spell (otr)."""
    before = re.search(r"([^\W_]+)[-\s]$", line[: match.start()])
    after = re.match(r"[-\s]([^\W_]+)", line[match.end() :])
    word = match.group().lower()
    pairs = [before[1].lower() + word] if before else []
    pairs += [word + after[1].lower(), lexicon.verb_lemma(word) + after[1].lower()] if after else []
    if any(ground.names(pair) for pair in pairs):
        return True
    row = [other.group().lower() for other in WORD.finditer(line)]
    if any(_is_first_half(said, word, row) for said in ground.words if len(said) > 7):
        return True
    starts = [other.start() for other in WORD.finditer(line)]
    index = starts.index(match.start())
    for size in (2, 3, 4):
        for first in range(max(0, index - size + 1), index + 1):
            letters = "".join(other[0] for other in row[first : first + size])
            if len(letters) == size >= 3 and (letters in ground.words or letters + "s" in ground.words):
                return True
    return False
