"""Which of the numbered lines words point at: "3", "lines 1 to 4", "the last two", "the box truck one". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from agents.coverage import stems
from agents.numbers import digits_for_words

ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_LINE = r"(?:lines?|bullets?(?:\s+points?)?|points?|items?|sentences?|numbers?|no\.?|nr\.?|#)"

_ALL = (
    rf"(?:(?:all|every|everything|both)(?:\s+of)?(?:\s+(?:the|my|it|them|these|those|this))?(?:\s+(?:{_LINE}|lot|"
    rf"single|one))*)"
)
_ABOUT = r"(?:about|with|on|of|that\s+mentions?|mentioning|saying)\s+"


def find_lines(lines: Sequence[str], words: str, sources: Sequence[str] = ()) -> tuple[int, ...]:
    """Indices that `words` point at: "3", "2 and 4", "1-3", "the second", "the last two", or words of a line.

    `sources` are what the person had said for each line: where no line has these words, what was said may.
    """
    total = len(lines)
    folded = words.casefold().strip(" .,!?;:")
    if re.fullmatch(_ALL, folded):
        return tuple(range(total))
    if several := re.match(
        rf"(?:all|every|any)\b\W*(?:of\s+)?(?:the\s+|my\s+)?(?:{_LINE}|ones|stuff|things|"
        rf"\s)*{_ABOUT}",
        folded,
    ):
        wanted = stems(digits_for_words(folded[several.end() :]))
        return tuple(index for index, line in enumerate(lines) if wanted and wanted <= stems(digits_for_words(line)))
    if (numbers := numbers_of(folded)) is not None:
        return tuple(number - 1 for number in numbers) if all(1 <= number <= total for number in numbers) else ()
    if match := re.search(r"\b(last|first|bottom|top)\s+(two|three|four|\d)\b", folded):
        count = {"two": 2, "three": 3, "four": 4}.get(match[2]) or int(match[2])
        last = match[1] in {"last", "bottom"}
        return tuple(range(max(0, total - count), total)) if last else tuple(range(min(count, total)))
    named = [ORDINALS.index(word) for word in re.findall(r"[a-z]+", folded) if word in ORDINALS]
    if named and re.search(rf"\b{_LINE}|\bone\b|^(?:the\s+)?\w+$", folded):
        return tuple(index for index in named if index < total)
    if total and re.search(rf"\b(?:very\s+)?(?:last|bottom)\s+(?:one|{_LINE})|^(?:the\s+)?(?:last|bottom)$", folded):
        return (total - 1,)
    parts = [part for part in re.split(r"\s*(?:,\s*(?:and\s+)?|\b(?:and|with|plus)\b|&|\+)\s*", folded) if part]
    if len(parts) > 1 and (re.search(r"\d", folded) or not _by_words(lines, folded, sources)):
        each = [find_lines(lines, part, sources) for part in parts]
        return tuple(dict.fromkeys(index for found in each for index in found)) if all(each) else ()
    return _by_words(lines, folded, sources)


def numbers_of(words: str) -> tuple[int, ...] | None:
    """The numbers of lines that words name and nothing else, ranges in full; None if they say anything else."""
    folded = words.casefold().strip(" .,!?;:")
    one = rf"(?:(?:the\s+)?{_LINE}\s*)?\d+(?:st|nd|rd|th)?"
    if not re.fullmatch(
        rf"{one}(?:\s*(?:,\s*(?:and\s+)?|\band\b|\bwith\b|&|\+|-|–|\bto\b|\bthr(?:u|"
        rf"ough)\b)\s*{one})*(?:\s+{_LINE})?",
        folded,
    ):
        return None
    spread = re.sub(
        r"(\d+)(?:st|nd|rd|th)?\s*(?:-|–|to|thru|through)\s*(?:lines?\s*)?(\d+)",
        lambda match: " ".join(map(str, range(int(match[1]), min(int(match[2]), int(match[1]) + 99) + 1))) or "0",
        folded,
    )
    return tuple(dict.fromkeys(map(int, re.findall(r"\d+", spread))))


def _by_words(lines: Sequence[str], words: str, sources: Sequence[str]) -> tuple[int, ...]:
    """The one line that shares most of these words, or else the one line made of what was said in them."""
    about = re.sub(
        rf"\b(?:the|that|this|my|one|ones|bit|part|thing|stuff|about|with|on|of|where|which|mentions?|saying|says|"
        rf"{_LINE})\b",
        " ",
        words,
    )
    for texts in (lines, sources):
        if (found := _sharing(texts, about)) is not None:
            return (found,)
    near = process.extract(about.strip(), lines, scorer=fuzz.partial_ratio, score_cutoff=85, limit=2)
    return (int(near[0][2]),) if len(near) == 1 and len(about.strip()) > 3 else ()


def _sharing(texts: Sequence[str], about: str) -> int | None:
    """The index of the one text with more than half of the words; None where two have as many."""
    wanted = stems(digits_for_words(about))
    if not wanted or not texts:
        return None
    shares = [len(wanted & stems(digits_for_words(text))) / len(wanted) for text in texts]
    best = max(shares)
    return shares.index(best) if best > 0.5 and shares.count(best) == 1 else None
