"""What the notes say of some is not said of all: "30 acres, 5 of young trees" are no 30 acres of young trees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.numbers import Number, find_numbers, unit_of
from agents.verify import lexicon, lists
from agents.verify.clauses import WORD
from agents.verify.counts import is_person
from agents.verify.deeds import is_content
from agents.verify.findings import Finding
from agents.verify.ground import Ground


def check_portions(ground: Ground, line: str) -> Iterator[Finding]:
    """Each word of the line that the notes say of a part only, beside the figure of the whole."""
    written = find_numbers(line)
    said_too = {number.measure for number in written}
    for number in written:
        if number.kind != "cardinal" or number.value < 2:
            continue
        start = max((cut.end() for cut in _CUT.finditer(line, 0, number.start)), default=0)
        end = min((cut.start() for cut in _CUT.finditer(line, number.end)), default=len(line))
        for place, whole in ground.numbers:
            if whole.measure != number.measure or _SOME.search(line[start:end]):
                continue
            tail = _tail(ground.notes[place], whole)
            if {part.measure for part in find_numbers(tail) if part.value < whole.value} & said_too:
                continue  # the part is told of as well
            details = _details(ground.notes[place], whole)
            said = [word for word in details if sum(lexicon.same_word(word, other) for other in ground.words) < 2]
            told = _words("; ".join(ground.notes).replace(tail, " "))
            for match in WORD.finditer(line, start, end):
                word = match.group().lower()
                if any(lexicon.same_word(one, word) for one in said) and not any(
                    lexicon.same_word(other, word) for other in told
                ):
                    yield Finding(match.group(), "relation", match.start(), match.end())
                    break


_CUT = re.compile(r"[,;()](?!\d{3})|\b(?:including|included|while|then)\b", re.IGNORECASE)
_SOME = re.compile(r"\b(?:one|some|part(?:ly)?|half|few|of\s+which|of\s+them|several|both|also)\b", re.IGNORECASE)


def _details(note: str, whole: Number) -> list[str]:
    """The words that a note says of a part of `whole`, right after it."""
    rest = _tail(note, whole)
    part = _ONE.match(rest)
    if part:
        return _words(part["detail"])
    for number in find_numbers(rest):
        if number.kind == "cardinal" and number.value < whole.value and not unit_of(" ".join(number.counts[:1])):
            lead = rest[: number.start].strip(" ,(-–—").lower()
            found = _words(re.split(r"[,;.!?()]|\b(?:and|n|i|but|so)\b", rest[number.end :])[0])
            thing = number.counts[-1] if number.counts else ""
            plural = thing.endswith("s") and not re.match(r"\s*(?:of|with|in|on|at|for)\b", rest[number.end :])
            if lead not in ("", "only", "just", "and") or not found or plural or is_person(thing) or number.unit:
                return []
            return found
        break
    return []


def _tail(note: str, whole: Number) -> str:
    """What follows the next comma after the figure of the whole."""
    cut = re.compile(r"[,;(]|\s[-–—]\s").search(note, whole.end)
    return note[cut.start() :] if cut and not re.search(r"[.!?]\s", note[whole.end : cut.start()]) else ""


_ONE = re.compile(
    r"\W*(?:(?:only|just|and)\s+)*(?:the\s+(?:[\w’']+\s+){0,3}?ones?|(?:one|two|three|some|half|most|a\s+few|\d+)\s+of\s+(?:them|em|those|these|which)|one(?=\s+[a-z]+$))"
    r"\s+(?:is|are|was|were|being)?\s*(?P<detail>(?:(?:in|at|on|for|with|of|by)\s+)?(?!(?:i|we)\b)[^,;.!?()]*)",
    re.IGNORECASE,
)


def _words(text: str) -> list[str]:
    slight = lists.words("neutral", "words")
    return [
        word for match in WORD.finditer(text)
        if is_content(word := match.group().lower()) and word not in slight and not lexicon.is_past(word)
    ]  # fmt: skip
