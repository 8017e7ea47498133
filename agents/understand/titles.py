"""Job titles: a lexicon of their head words, and how far a title runs around one. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from agents.understand.regions import places
from agents.understand.words import Token, is_function_word, is_verb


@dataclass(frozen=True, slots=True)
class Title:
    """A title at tokens `first`..`last` (inclusive); a `weak` head is also an ordinary word and needs a cue."""

    first: int
    last: int
    weak: bool
    plural: bool


@cache
def _heads() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Strong heads, weak heads, whole phrases."""
    strong, weak, phrases = set(), set(), set()
    for line in (files(__package__) / "titles.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("phrases:"):
            phrases.add(line.removeprefix("phrases:").strip())
            continue
        weak.update(re.findall(r"\[([^\]]+)\]", line))
        strong.update(re.sub(r"\[[^\]]+\]", " ", line).split())
    return frozenset(strong - weak), frozenset(weak), frozenset(phrases)


def is_head(word: str) -> bool:
    """Whether a lower-case word is the head of job titles ("nurse"), weak ones included."""
    strong, weak, _ = _heads()
    return word in strong or word in weak


def is_strong_head(word: str) -> bool:
    return word in _heads()[0]


def trades_of(title: str) -> frozenset[int]:
    """The lines of titles.txt, one a trade, that name a trade by a word of `title`; ranks are of none."""
    words = {word.removesuffix("s") for word in re.findall(r"[^\W\d_]+", title.lower())} - _RANK_HEADS
    return frozenset(number for number, heads in enumerate(_trades()) if not words.isdisjoint(heads))


@cache
def _trades() -> tuple[frozenset[str], ...]:
    lines = (files(__package__) / "titles.txt").read_text(encoding="utf-8").splitlines()
    return tuple(
        frozenset(re.sub(r"[\[\]]", " ", line).split()) for line in lines if not line.startswith(("#", "phrases:"))
    )


_RANK_HEADS = frozenset(
    "assistant associate coordinator officer specialist representative rep agent adviser advisor consultant analyst "
    "executive manager mgr director supervisor lead leader head chief president principal operator hand worker tech "
    "technician inspector apprentice trainee intern temp helper member fellow graduate junior volunteer attendant crew "
    "handler operative carrier picker".split()
)


_OF_HEADS = frozenset(
    "director head vp president manager chief officer professor teacher lecturer supervisor chair dean "
    "engineer secretary captain coordinator superintendent minister instructor tutor".split()
)
_RIGHT = re.compile(r"(?:[iv]{1,4}|[1-4]|in-charge|trainee|apprentice|intern|assistant)$")
_LEFT_STOP = frozenset(
    "years yrs year months experienced qualified former ex old best good great new different another other "
    "same every each any some all several many most more few two three four five six seven eight nine ten "
    "title job role position "
    "trained paid unpaid own employed proud current decent hardworking recent was wasnt the name".split()
)
_PREFIX_OK = frozenset("self-employed part-time full-time".split())


def find_titles(tokens: list[Token], taken: list[tuple[int, int]] | None = None) -> list[Title]:
    """Every run of words that could be a title, left to right; no title runs into a span of `taken`."""
    taken = taken or []
    found: list[Title] = []
    index = 0
    while index < len(tokens):
        title = _title_at(tokens, index, taken, found[-1].last if found else -1)
        if title is None:
            index += 1
            continue
        found.append(title)
        index = title.last + 1
    return found


def _title_at(tokens: list[Token], index: int, taken: list[tuple[int, int]], floor: int) -> Title | None:
    strong, weak, phrases = _heads()
    word = tokens[index].lower
    if any(start < tokens[index].end and tokens[index].start < end for start, end in taken):
        return None
    for size in (3, 2, 1):
        phrase = " ".join(token.lower for token in tokens[index : index + size])
        if phrase in phrases and index + size <= len(tokens):
            last = index + size - 1
            if last + 1 < len(tokens) and is_head(tokens[last + 1].lower):
                return None  # the head after it will take the phrase along
            first = _left(tokens, index, taken, floor)
            if size == 1 and first < index:
                return None
            return Title(first, _right(tokens, last, taken), weak=size == 1, plural=False)
    if word in _RANKS and _names_later(tokens, index, taken):
        return None  # "junior frontend dev": the title is the one behind
    parts = re.split(r"[/-]", word)
    head = parts[-1] if parts[-1] else word
    singular = head[:-1] if head.endswith("s") and not head.endswith("ss") else head
    is_plural = (
        head not in strong and head not in weak and singular != head and (singular in strong or singular in weak)
    )
    if not (head in strong or head in weak or word in strong or is_plural):
        return None
    last = index
    while (
        last + 1 < len(tokens)
        and _joined(tokens, last)
        and (is_head(tokens[last + 1].lower) or _RIGHT.match(tokens[last + 1].lower))
        and not _taken(tokens[last + 1], taken)
    ):
        last += 1
    last = _right(tokens, last, taken)
    only_weak = all(token.lower in weak for token in tokens[index : last + 1] if is_head(token.lower)) and not is_plural
    return Title(_left(tokens, index, taken, floor), last, weak=only_weak, plural=is_plural and last == index)


_RANKS = frozenset("junior senior trainee apprentice assistant lead associate deputy".split())


def _names_later(tokens: list[Token], index: int, taken: list[tuple[int, int]]) -> bool:
    """Whether a title's head stands two or three words behind a rank, with nothing but its field between."""
    for step in range(1, 4):
        if index + step >= len(tokens) or not _joined(tokens, index + step - 1) or _taken(tokens[index + step], taken):
            return False
        word = tokens[index + step].lower
        if is_function_word(word) or is_verb(word):
            return False
        if is_head(word):
            return step > 1
    return False


def _joined(tokens: list[Token], index: int) -> bool:
    return tokens[index + 1].start - tokens[index].end <= 1 and tokens[index + 1].is_word


def _taken(token: Token, taken: list[tuple[int, int]]) -> bool:
    return any(start < token.end and token.start < end for start, end in taken)


def _left(tokens: list[Token], index: int, taken: list[tuple[int, int]], floor: int) -> int:
    first = index
    while first - 1 > floor and index - first < 5:
        before = tokens[first - 1]
        if not before.is_word or not _joined(tokens, first - 1) or _taken(before, taken):
            break
        if (
            before.lower == "it"
            and first == index
            and (first == 1 or tokens[first - 2].lower in {"an", "the", "as", "a", ","})
        ):
            return first - 1
        if before.lower in _LEFT_STOP or (is_function_word(before.lower) and before.lower not in _PREFIX_OK):
            break
        if before.text[0].isdigit() and not re.match(r"\d+(?:st|nd|rd|th)$|\d\w*[a-z]", before.lower):
            break
        cased = first > 1 and before.is_cased and tokens[first - 2].is_cased and tokens[first].text.islower()
        if cased and f"{tokens[first - 2].lower} {before.lower}" not in places():
            break  # a name of two capitalised words stands before the title: "Boston University janitor"
        first -= cased
        first -= 1
    while first < index and tokens[first].lower in {"very", "only", "main", "time"}:
        first += 1
    return first


def _right(tokens: list[Token], last: int, taken: list[tuple[int, int]]) -> int:
    """Take "of nursing" after a director, "and barista" after a title, "II" after a technician."""
    size = len(tokens)
    if (
        last + 1 < size
        and _joined(tokens, last)
        and _RIGHT.match(tokens[last + 1].lower)
        and not _taken(tokens[last + 1], taken)
    ):
        last += 1
    if (
        last + 2 < size
        and tokens[last + 1].lower in {"of", "for"}
        and tokens[last].lower in _OF_HEADS
        and (tokens[last + 1].lower == "of")
    ):
        end = last + 2
        while (
            end < size
            and end <= last + 4
            and tokens[end].is_word
            and not _taken(tokens[end], taken)
            and (not is_function_word(tokens[end].lower))
        ):
            end += 1
        if end > last + 2:
            return end + 1 if _is_second_field(tokens, end, taken) else end - 1
    if last + 2 < size and tokens[last + 1].lower in {"and", "&", "/", "slash"} and not _taken(tokens[last + 2], taken):
        for end in range(last + 2, min(last + 5, size)):
            if not tokens[end].is_word or is_function_word(tokens[end].lower) or _taken(tokens[end], taken):
                break
            if is_strong_head(tokens[end].lower):
                following = tokens[end + 1].lower if end + 1 < size else ""
                return last if following in {"at", "for", "@"} and _employer_before(tokens, last) else end
    return last


def _is_second_field(tokens: list[Token], index: int, taken: list[tuple[int, int]]) -> bool:
    """Whether "and" joins a second field to a title, behind token `index` ("teacher of maths and physics there")."""
    if index + 1 >= len(tokens) or tokens[index].lower not in {"and", "&"} or _taken(tokens[index + 1], taken):
        return False
    field = tokens[index + 1]
    after = tokens[index + 2] if index + 2 < len(tokens) else None
    ends = after is None or not after.is_word or is_function_word(after.lower) or _taken(after, taken)
    other = is_function_word(field.lower) or is_head(field.lower)
    return field.is_word and ends and not other and (field.lower.endswith("ing") or not is_verb(field.lower))


def _employer_before(tokens: list[Token], last: int) -> bool:
    return any(token.lower in {"at", "for", "@"} for token in tokens[max(0, last - 8) : last])
