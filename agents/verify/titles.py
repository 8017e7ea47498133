"""Job titles: a line may not promote anyone, by another title or by leaving out "assistant"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.verify import lexicon, lists
from agents.verify.clauses import WORD
from agents.verify.findings import Finding
from agents.verify.ground import Ground

_AS = re.compile(
    r"\b(?:as|became|named|appointed|(?:promoted|raised)\s+to)\s+(?:an?\s+|the\s+|head\s+of\s+)?(?P<title>[a-z][\w-]*(?:\s+[a-z][\w-]*){0,2})",
    re.IGNORECASE,
)
_HIGH = frozenset(
    "manager director supervisor head chief lead leader senior principal owner founder partner president "
    "executive superintendent foreman "
    "captain officer engineer architect chef nurse doctor teacher professor lawyer consultant specialist "
    "expert scientist analyst developer".split()
)
_LESSER = (
    "assistant|asst|junior|jr|deputy|trainee|apprentice|student|acting|associate|intern|volunteer|vice|co|sub|understudy|"
    "aide"
)
_ENDINGS = ("ist", "ian", "man", "woman")


def check_titles(ground: Ground, line: str) -> Iterator[Finding]:
    for match in _AS.finditer(line):
        title = _title_words(line, match)
        for word, start, end in title:
            low = word.lower()
            if (low in _HIGH or low.endswith(_ENDINGS)) and (
                not _is_titled(ground, low) or _is_lesser(ground, line, low, start)
            ):
                yield Finding(word, "credential", start, end)
    yield from _promoted(ground, line)
    yield from _raised(ground, line)


def _title_words(line: str, match: re.Match[str]) -> list[tuple[str, int, int]]:
    words: list[tuple[str, int, int]] = []
    for piece in WORD.finditer(line, match.start("title"), match.end("title")):
        if piece.group().lower() in (
            "in",
            "on",
            "at",
            "of",
            "for",
            "with",
            "and",
            "to",
            "from",
            "by",
            "as",
            "part",
            "well",
            "one",
        ):
            break
        words.append((piece.group(), piece.start(), piece.end()))
    return words


def _is_titled(ground: Ground, word: str) -> bool:
    """The notes give the title itself, or the same rank by another name; a subject makes no one its master."""
    carriers = next((family.carriers for family in lists.strong_verbs() if family.family == "manage"), frozenset())
    if word in _RANKS and any(
        said in _RANKS or (said in carriers and said not in ("run", "ran")) for said in ground.words
    ):
        return any(said in carriers for said in ground.words)
    return any(lexicon.same_word(said, word) for said in ground.words | ground.role) or (
        not word.endswith(_ENDINGS) and word not in _HIGH and ground.has(word)
    )


def _is_lesser(ground: Ground, line: str, word: str, start: int) -> bool:
    """Whether the job's title is a lesser one, "Trainee Electrician", and the line leaves that out."""
    lesser = re.search(rf"(?<!\w)(?:{_LESSER})[\s-]+(?:\w+[\s-]+)?{re.escape(word)}(?!\w)", ground.title, re.IGNORECASE)
    return lesser is not None and not re.search(rf"(?<!\w)(?:{_LESSER})(?!\w)", line[:start], re.IGNORECASE)


_RANKS = frozenset(["manager", "supervisor", "lead", "leader", "foreman", "head", "chief"])


_STAND_IN = (
    r"assistant|asst|deputy|trainee|apprentice|student|acting|interim|understudy|stand[\s-]in|fill[\s-]in|relief|cadet|"
    r"vice|intern|junior|jr|aide"
)
"""What in a title of any trade makes it a lesser one; "volunteer" and "associate" do so in high ones only."""


def _is_title(word: str) -> bool:
    people = (lists.words("people", "others"), lists.words("people", "trades"), lists.words("people", "ranks"))
    named = any(word in kind for kind in people) and word not in lists.words("people", "lesser") | _NO_TITLES
    return named or word.endswith((*_ENDINGS, "smith", "wright", "keeper", "master", "mistress"))


_NO_TITLES = frozenset(
    "guy lady man woman team crew staff it he she they him her them company other others head".split()
)


def _promoted(ground: Ground, line: str) -> Iterator[Finding]:
    """ "Manager" where every note says "assistant manager"."""
    for match in WORD.finditer(line):
        word = match.group().lower()
        if word not in _HIGH and not _is_title(word):
            continue
        lessers = f"{_LESSER}|{_STAND_IN}" if word in _HIGH else _STAND_IN
        full = re.compile(rf"(?<!\w)(?:{lessers})[\s-]+(?:\w+[\s-]+)?{word}(?!\w)", re.IGNORECASE)
        bare = re.compile(rf"(?<!\w){word}(?!\w)", re.IGNORECASE)
        texts = [" ".join(said for said, _ in clause.words) for clause in ground.clauses]
        lesser = sum(len(full.findall(text)) for text in texts)
        if lesser and lesser >= sum(len(bare.findall(text)) for text in texts):
            before = line[max(0, match.start() - 24) : match.start()]
            if not re.search(
                rf"(?<!\w)(?:(?:{_LESSER}|{_STAND_IN})[\s-]+(?:(?!and\b)[\w-]+\s+)?$"
                r"|(?:assist\w*|help\w*|support\w*|with|under|for|to|by|(?<!as\s)the)\b(?:(?!\bas\b)[\w\s-])*$)",
                before,
                re.IGNORECASE,
            ):
                yield Finding(match.group(), "credential", match.start(), match.end())


def _raised(ground: Ground, line: str) -> Iterator[Finding]:
    """ "As a mechanic" of a "mechanics mate", "as a teacher" of a "teaching asst": the notes have the trade only as
    that of those one helps."""
    for match in _AS_A.finditer(line):
        word = re.split(r"\s+", match["title"])[-1]
        start = match.end("title") - len(word)
        low = word.lower()
        if _is_below(low) or any(_is_below(one) for one in re.split(r"[\s'’-]+", match["title"].lower())):
            continue
        if any(lexicon.kin(said, low) for said in ground.role) and not ground.role & lists.words("people", "lesser"):
            continue
        standing = [
            _is_below_beside(row, index)
            for row in ([found.group().lower() for found in WORD.finditer(note)] for note in ground.notes)
            for index, said in enumerate(row)
            if lexicon.kin(said, low)
        ]
        if standing and all(standing):
            yield Finding(word, "credential", start, start + len(word))


_AS_A = re.compile(
    r"\bas\s+(?:an?|the)\s+(?P<title>[\w&'’-]+(?:\s+(?!(?:at|in|on|for|with|and|to|of|from|by|who|during|while)\b)[\w&'’-]+){0,3})",
    re.IGNORECASE,
)
_HELPS = frozenset(
    "mate mates helper helpers assistant asst assistants trainee apprentice apprentices labourer laborer hand boy lad "
    "aide junior student improver runner gofer dogsbody understudy deputy acting intern cadet probationer "
    "learner auxiliary aux orderly".split()
)


def _is_below(word: str) -> bool:
    return word in _HELPS


def _is_below_beside(row: list[str], index: int) -> bool:
    """Whether a helper's word stands next to the word at `index`, or "assistant to the" before it."""
    if any(_is_below(word) for word in row[index + 1 : index + 3]):
        return True
    before = row[max(0, index - 3) : index]
    if before and _is_below(before[-1]):
        return True
    linked = [word for word in before if word in ("to", "for", "of")]
    return bool(linked) and any(_is_below(word) or word in ("assist", "help", "helping") for word in before)
