"""What a group of notes holds of numbers, names and skills, and whether a line stays within it. Strings, no model.

A line may grow letter by letter: `accepts(text)` says whether `text` can still become a line that holds only numbers,
number words, units of money and share, capitalised names and known skills of the notes. Which words are skills, and
which are words at all, comes from outside as a `Vocabulary`. Relations (which number belongs to what) are
`agents.verify`'s business. Chinese numerals and skills are not checked here: 一 is in too many words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from model.base import Brief
from model.number_words import NUMBER, NUMBER_LANGUAGES, number_spellings, numbers_in_words, scaled, value_of
from model.order import Order, order_of

_WORD = re.compile(r"[^\W_\u2e80-\u9fff\uac00-\ud7af]+(?:[.,][0-9]+)*")
"""A word or a number: letters and digits, with separators between digits (`3,200`, `4.9`, `A320`, `410k`).

Chinese, Japanese and Korean letters are left out: they have no case, and a number between them stands alone.
"""
_CHUNK = re.compile(r"\S+$")
_JOINERS = frozenset(".,-/&+'’")
"""Signs that may stand inside a word or number that is still growing."""
_FORMS = re.compile(r"([0-9]+(?:[.,][0-9]+)*[.,]?)(.*)", re.DOTALL)

_SCALES = {"thousand": ("k",), "million": ("m", "mil", "mm", "mio"), "billion": ("b", "bn", "bil")}
_FACTORS = {"k": 1_000, "m": 1_000_000, "mil": 1_000_000, "bn": 1_000_000_000}
_SIGNS = {
    "%": {"percent", "pct", "per cent", "percentage"},
    "$": {"dollar", "dollars", "bucks", "usd"},
    "£": {"pound", "pounds", "quid", "gbp"},
    "€": {"euro", "euros", "eur"},
    "¥": {"yuan", "yen", "rmb", "cny", "jpy"},
    "+": set(),
}
"""Signs that say something about a number, and the words that say the same."""
_CALENDAR = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays "
    "Sundays January February March April May June July August September October November December"
).split()
_SHORT = (("xmas", "christmas"), ("sec", "second"), ("sec", "seconds"), ("min", "minute"))
_FREE = frozenset("I A An The And Or Of In On At By For From To With As Is It Day".split())
"""Closed-class words that may be capitalised anywhere."""
_ONE_IS_AN_ARTICLE = NUMBER_LANGUAGES - {"en"}
_NOUNS_CAPITAL = frozenset({"de"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What words are, in any case. Without one, any word may begin a line and skills are bound by their capitals alone.

    `is_word`: whether dictionaries know a word, so that its capital at the start of a line makes no name of it.
    `skills_ending`: the skills that the last words of a text name, the longest first: name, these words, and whether
    they can mean nothing else ("kubernetes", not "go").
    """

    is_word: Callable[[str], bool]
    skills_ending: Callable[[str], Iterable[tuple[str, str, bool]]]


@dataclass(frozen=True, slots=True)
class Held:
    """What may be written: all words of the notes in lower case, numbers in every spelling, signs, skills by name.

    `suffixes` may follow a number without a space.
    """

    words: frozenset[str]
    numbers: frozenset[str]
    suffixes: frozenset[str]
    signs: frozenset[str]
    skills: frozenset[str]
    language: str
    vocabulary: Vocabulary | None = None
    order: Order | None = None
    """Where a line must be its draft, smoothed."""

    def accepts(self, line: str, *, complete: bool = False) -> bool:
        """Whether `line` can be continued to a line within the notes; with `complete`, whether it is one as it stands.

        All but the last stretch without a space is taken as accepted before; see `accepts_whole` for a finished line.
        """
        if self.order is not None and not self.order.accepts(line, growing=not complete):
            return False
        found = _CHUNK.search(line)
        if found is None:
            return True
        return self._accepts_chunk(found.group(), line[: found.start()], complete=complete)

    def may_end(self, line: str) -> bool:
        """Whether `line`, accepted so far, is one as it stands."""
        return self.accepts(line, complete=True) and (self.order is None or self.order.ends(line))

    def accepts_whole(self, line: str) -> bool:
        """Whether every word of a finished line stays within the notes."""
        return all(
            self._accepts_chunk(found.group(), line[: found.start()], complete=True)
            for found in re.finditer(r"\S+", line)
        )

    def _accepts_chunk(self, chunk: str, before: str, *, complete: bool) -> bool:
        """`chunk` is the last stretch without a space, `before` the line in front of it."""
        if any(sign in chunk and sign not in self.signs for sign in _SIGNS):
            return False
        words, first = list(_WORD.finditer(chunk)), not before.strip()
        joined = "".join(found.group() for found in words).lower()
        for index, found in enumerate(words):
            word, rest = found.group(), chunk[found.end() :]
            growing = not complete and index == len(words) - 1 and (not rest or rest in _JOINERS)
            following = words[index + 1].start() if index + 1 < len(words) else len(chunk)
            if not self._accepts_skill(before + chunk[:following], word, growing=growing and not rest):
                return False
            if any(character.isnumeric() and not character.isalpha() for character in word):
                growing = growing and rest in ("", ".", ",")
                if not self._accepts_number(word + (rest if growing else ""), growing=growing):
                    return False
                continue
            if self._counts(word) and not self._holds_count(word.lower(), growing=growing and not rest):
                return False
            if not self._accepts_case(word, joined, first and index == 0, growing=not complete):
                return False
        return True

    def _accepts_case(self, word: str, joined: str, start: bool, *, growing: bool) -> bool:
        """Lower case is free, and so is the capital of an ordinary word at the start; other words must be held ones.

        `joined` is the whole stretch without its hyphens: `Wi-Fi` is held by `wifi`. A word can still grow if all
        that follows it belongs to a held one.
        """
        if self.language in _NOUNS_CAPITAL or not any(character.isupper() for character in word):
            return True
        if (start and word[1:] == word[1:].lower() and (growing or self._is_ordinary(word))) or word in _FREE:
            return True
        if word.lower() in self.words or joined in self.words or joined.removesuffix("s") in self.words:
            return True
        return growing and (
            any(held.startswith(joined) for held in self.words) or any(f.startswith(word) for f in _FREE)
        )

    def _is_ordinary(self, word: str) -> bool:
        return self.vocabulary is None or self.language != "en" or self.vocabulary.is_word(word)

    def _accepts_skill(self, text: str, word: str, *, growing: bool) -> bool:
        """No skill that the notes do not name ends here; but the last word, `word`, may yet grow into one of theirs."""
        if not self._ends_in_other_skill(text):
            return True
        stem, lowered = text.removesuffix(word), word.lower()
        return growing and any(
            held != lowered and held.startswith(lowered) and not self._ends_in_other_skill(stem + held)
            for held in self.words
        )

    def _ends_in_other_skill(self, text: str) -> bool:
        for name, said, sure in self.vocabulary.skills_ending(text) if self.vocabulary else ():
            if name in self.skills or self._holds_words(_WORD.findall(said.lower())):
                return False  # whoever said MIG may be said to have done MIG welding
            if sure:
                return True
        return False

    def _holds_words(self, words: list[str]) -> bool:
        return self.words.issuperset(words) or "".join(words) in self.words

    def _counts(self, word: str) -> bool:
        return value_of(word.lower(), self.language) is not None

    def _holds_count(self, word: str, *, growing: bool) -> bool:
        """A number word must be in the notes, or its value; `ten` may also grow into the notes' `tenants`."""
        value = value_of(word, self.language)
        if word in self.words or value in self.numbers or (value == "1" and self.language in _ONE_IS_AN_ARTICLE):
            return True
        return growing and _begins(word, self.words)

    def _accepts_number(self, word: str, *, growing: bool) -> bool:
        """A word with digits: one of the notes, or a held number with a held suffix (`410k`, `3kg`, `2nd`)."""
        lowered = word.lower()
        bare = lowered.rstrip(".,")
        if bare in self.words or bare in self.numbers:
            return True
        if growing and (_begins(lowered, self.words) or _begins(lowered, self.numbers)):
            return True
        found = _FORMS.fullmatch(bare)
        if found is None or found.group(1) not in self.numbers or not found.group(2):
            return False
        if lowered != bare and not growing:
            return False
        return found.group(2) in self.suffixes or (growing and _begins(found.group(2), self.suffixes))


def held_by(brief: Brief, vocabulary: Vocabulary | None = None, *, in_order: bool = False) -> Held:
    """What notes, draft and role hold together; with `in_order` also the words of the draft, one after the other."""
    texts = [*brief.notes, brief.cleaned, brief.role]
    words, numbers, suffixes = set[str](), set[str](), {"st", "nd", "rd", "th", "s"}
    skills = {name for text in texts for name in _skills_named(text, vocabulary)}
    for text in texts:
        for found in _WORD.findall(text):
            words.update(_spellings(found.lower()))
            if found[0].isnumeric() and (match := _FORMS.fullmatch(found.lower())):
                numbers.update(number_spellings(match.group(1)))
                suffixes.add(match.group(2))
                if (factor := _FACTORS.get(match.group(2))) is not None:
                    numbers.update(scaled(match.group(1), factor))
            words.update(part.lower() for part in re.findall(r"[^\W\d_]{2,}", found))
            numbers.update(number for part in NUMBER.findall(found) for number in number_spellings(part))
        words.update(_joined(text))
        numbers.update(numbers_in_words(text, brief.language))
        suffixes.update(word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) <= 3)
    words.update(scale for scale, short in _SCALES.items() if suffixes & set(short) or words & set(short))
    words.update(day.lower() for day in _CALENDAR if {day[:3].lower(), day[:4].lower()} & words)
    words.update(long for short, long in _SHORT if short in words)
    numbers.update(("1",) if words & {"a", "an"} else ())
    lowered = " ".join(texts).lower()
    signs = {sign for sign, said in _SIGNS.items() if sign in lowered or any(_says(lowered, word) for word in said)}
    return Held(
        frozenset(words),
        frozenset(numbers),
        frozenset(suffixes - {""}),
        frozenset(signs),
        frozenset(skills),
        brief.language,
        vocabulary,
        order_of(brief.cleaned) if in_order and brief.cleaned else None,
    )


def _skills_named(text: str, vocabulary: Vocabulary | None) -> Iterable[str]:
    """The skills that a note may mean, ordinary words among them: whoever says "go" may have said Go."""
    if vocabulary is not None:
        for found in re.finditer(r"\w(?=\W|$)[^\w\s]*", text):
            yield from (name for name, _, _ in vocabulary.skills_ending(text[: found.end()]))


def _begins(word: str, longer: Iterable[str]) -> bool:
    return any(other.startswith(word) for other in longer)


def _says(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def _spellings(word: str) -> Iterable[str]:
    """The word, its plural and its singular."""
    yield word
    yield f"{word}s"
    if word.endswith("s") and len(word) > 3:
        yield word[:-1]


def _joined(text: str) -> Iterable[str]:
    """Neighbours written as one word: `x ray` and `x-ray` for `xray`, `Wi-Fi` for `wifi`."""
    words = [word.lower() for word in _WORD.findall(text)]
    for left, right in pairwise(words):
        if not (left[-1].isnumeric() and right[0].isnumeric()):
            yield left + right
