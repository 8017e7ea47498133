"""Names that are skills and ordinary words: is the skill meant here? Rules and words are in skills_ambiguous.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from retrieval.taxonomy import WORD, key_of, normal_word

WINDOW = 8
"""How many words away a proof may be."""

_SENTENCE_BREAK = re.compile(r"[.!?。！？](?:\s|$)|\n|[。！？]")
_HEADING = re.compile(
    r"^[\W_]*(?:[\w&/]+ ){0,4}?(?:skills?|tools?|technolog(?:y|ies)|tech(?:nical)? stack|stack|software|programs"
    r"|packages|languages|competenc(?:y|ies)|proficiencies|qualifications?|certificat(?:es|ions)|licen[cs]es|tickets|技能|工具|软件|语言)"
    r"(?: [\w&/]+){0,2}? ?(?:[:：]|-|–|—| include(?:s|d)? | are | is )",
    re.IGNORECASE,
)
_SUBJECT_CUES = frozenset(
    "experience experienced skill skills skilled knowledge knowledgeable proficient proficiency expertise "
    "expert trained qualified certified background competent competence understanding ability specialised "
    "specialized specialising duties familiar familiarity excellent hands-on demonstrated proven 熟悉 熟练 精通 "
    "经验".split()
)
_LEADS = frozenset("in using with via through learned learnt know".split())
"""What comes right before a name-like spelling that is a skill. In front of an app one says "on", too."""
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules for one ambiguous name; words are normalised as in `taxonomy.normal_word`."""

    name: str
    family: str
    forms: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    clear: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_near: frozenset[str] = frozenset()
    capital: bool = False
    open: bool = False
    strict: bool = False
    """Only a list of skills, an adjacent word or one near proves it; a capital or a preposition does not."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its place, its normal form, and the sentence it is in."""

    start: int
    end: int
    text: str
    normal: str
    sentence: int


@dataclass(slots=True)
class Text:
    """A text cut into words, with what the proofs need to know about it."""

    text: str
    language: str
    words: list[Word] = field(default_factory=list)
    headed: set[int] = field(default_factory=set)
    """Sentences that begin with a heading such as "Skills:"."""


def read_text(text: str, *, language: str = "en") -> Text:
    breaks = [match.end() for match in _SENTENCE_BREAK.finditer(text)]
    result = Text(text, language)
    sentence = 0
    for match in WORD.finditer(text):
        while sentence < len(breaks) and breaks[sentence] <= match.start():
            sentence += 1
        word = match.group()
        result.words.append(Word(match.start(), match.end(), word, normal_word(word), sentence))
    bounds = [0, *breaks, len(text)]
    result.headed = {
        index
        for index, (start, end) in enumerate(pairwise(bounds))
        if end - start > 5 and text[start].isprintable() and _HEADING.match(text[start : min(end, start + 80)])
    }
    return result


@cache
def load_guards() -> dict[str, Guard]:
    """The guards by the key of the word they guard. "language" and "subject" are the guards of whole kinds."""
    data = tomllib.loads(Path(__file__).with_name("skills_ambiguous.toml").read_text(encoding="utf-8"))
    families: dict[str, dict[str, str]] = data["family"]
    guards = {name: _guard({"name": "", "family": name}, families[name]) for name in ("language", "subject")}
    for entry in data["name"]:
        guard = _guard(entry, families[entry["family"]])
        guards.update({key_of(word): guard for word in entry["words"].split()})
    return guards


def _guard(entry: dict[str, Any], family: dict[str, str]) -> Guard:
    def words(key: str) -> frozenset[str]:
        own, shared = str(entry.get(key, "")), family.get(key, "")
        return frozenset(normal_word(word) for word in f"{own} {shared}".split())

    return Guard(
        name=entry["name"],
        family=entry["family"],
        forms=frozenset(str(entry.get("forms", "")).split()),
        after=words("after"),
        before=words("before"),
        near=words("near"),
        clear=words("clear"),
        not_after=words("not_after"),
        not_before=words("not_before"),
        not_near=words("not_near"),
        capital=bool(entry.get("capital")),
        open=bool(entry.get("open")),
        strict=bool(entry.get("strict")),
    )


def judge(guard: Guard, text: Text, first: int, last: int) -> bool | None:
    """True: the skill is meant; False: it is not; None: only a list of skills around it can tell.

    `first` and `last` are the indices of its first and last word.
    """
    words = text.words
    sentence = words[first].sentence
    before = [word for word in words[max(0, first - WINDOW) : first] if word.sentence == sentence]
    after = [word for word in words[last + 1 : last + 1 + WINDOW] if word.sentence == sentence]
    previous = before[-1].normal if before else ""
    following = after[0].normal if after else ""
    around = {word.normal for word in (*before, *after)}
    named = words[first].text in guard.forms
    if _glued(text.text, words[first].start, words[last].end) or around & guard.not_near:
        return False
    if not _apart(text.text, words[last].end) and following in guard.not_after:
        return False
    if following in guard.after and guard.family != "subject" and not _apart(text.text, words[last].end):
        return True
    if previous in guard.not_before and not text.text[: words[first].start].rstrip(" ").endswith((",", "/", ":")):
        return False
    if guard.open or sentence in text.headed:
        return True
    if guard.forms and (text.language == "zh" or _beside_chinese(text.text, words[first].start, words[last].end)):
        return True
    if following in guard.after or previous in guard.before:
        return True
    if around & guard.clear or (around & guard.near and (named or guard.family == "language")):
        return True
    if guard.family == "subject" and ({word.normal for word in before} & _SUBJECT_CUES or following in guard.after):
        return True
    inside = bool(before) and any(word.text[0].islower() for word in (*before, *after))
    if named and inside and not guard.strict:
        if guard.capital:
            return True
        told = previous == "of" and len(before) > 1 and before[-2].normal in _SUBJECT_CUES  # knowledge of Swift
        if told or previous in _LEADS or (previous == "on" and guard.family == "office"):
            return True
    return True if named and not before and not after and len(words) == 1 else None


def _glued(text: str, start: int, end: int) -> bool:
    """Part of a longer written word: "R&D", "go-to", "C-level", "e-mail"; not "Java/Python"."""
    joined_after = end + 1 < len(text) and text[end] in "-&'’_@" and text[end + 1].isalnum()
    joined_before = start >= 2 and text[start - 1] in "-&'’_@.#" and text[start - 2].isalnum()
    return joined_after or joined_before


def _apart(text: str, end: int) -> bool:
    """Does punctuation stand between what ends at `end` and the next word?"""
    return text[end : end + 1] in tuple(",;:/|)•·")


def _beside_chinese(text: str, start: int, end: int) -> bool:
    return bool(_CHINESE.match(text[end : end + 1]) or _CHINESE.match(text[max(0, start - 1) : start]))
