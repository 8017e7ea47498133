"""The words of a note as a resume spells them: abbreviations, contractions, typos, number words, symbols, chatter.

It works word by word and knows no grammar. The lists are in words.toml; typos come from codespell's dictionary
(a list of common misspellings grown from Wikipedia's; CC BY-SA 3.0).
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from agents.clean.amounts import written_amounts
from agents.clean.rewrites import rewritten
from agents.clean.verbs import is_known
from retrieval.skills import is_known_skill

_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+|(?<!\\w)[:;=8xX]['^-]?[)(DPpo/|](?!\\w)|<3(?!\\d)"
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\t": " "})


def plain(text: str) -> str:
    """`text` without emoji and chatter, abbreviations and contractions written out, typos mended, numbers as digits."""
    text = _EMOJI.sub(" ", text.translate(_QUOTES))
    text = re.sub(r"^\s*(?:[-*•·–]|\d+[.)])\s+", "", text)
    text = re.sub(r"([!?,])\1+", r"\1", re.sub(r" +", " ", text)).strip()
    if len(text) > 12 and text.isupper() and len(text.split()) > 3:
        text = text.lower()
    text = written_amounts(_mended(_expanded(text)), words()["times"], words()["compounds"]["nouns"])
    return re.sub(r" +", " ", without_fillers(text)).strip()


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """words.toml as it is."""
    return tomllib.loads(resources.files("agents.clean").joinpath("words.toml").read_text(encoding="utf-8"))


def alternatives(phrases: list[str]) -> str:
    """A regular expression for any of `phrases`, longest first."""
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))


# --- abbreviations and contractions


@lru_cache(maxsize=1)
def _abbreviations() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'/.&-])(?:{alternatives(list(words()['abbreviations']))})(?![\w/&]|-\w|'s)", re.I)


@lru_cache(maxsize=1)
def _lower_case() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/&'.-])(?:{alternatives(list(words()['lower_case']))})(?![\w/&]|-\w|'|\.\w)")


@lru_cache(maxsize=1)
def _contractions() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{alternatives(list(words()['contractions']))})(?![\w'])", re.I)


_DAYS = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "fri": "Friday", "sat": "Saturday", "sun": "Sunday"}


def _expanded(text: str) -> str:
    lower, contracted = words()["lower_case"], words()["contractions"]
    text = rewritten(text, "before")
    text = _lower_case().sub(lambda match: _small_word(match, lower), text)
    text = rewritten(text, "words")
    text = re.sub(r"<(\w{3})>", lambda match: _DAYS[match[1]], text)
    text = _abbreviations().sub(lambda match: _abbreviation(match[0]), text)
    return _contractions().sub(lambda match: str(contracted[match[0].lower()]), text)


def _small_word(match: re.Match[str], table: dict[str, str]) -> str:
    """A one-letter word between words; after a number "w" may be watt, and alone it may be anything."""
    text, word = match.string, match[0]
    if word in ("w", "n", "u") and (match.end() == len(text) or text[match.end()] in ",.;" or match.start() == 0):
        return word
    return (
        word
        if word == "w" and re.search(r"\d $", text[: match.start()]) and not text[match.end() :].strip()[:1].isalpha()
        else table[word]
    )


def _abbreviation(word: str) -> str:
    """What `word` stands for; in capitals it may be a trade's own and stays."""
    if word.isupper() and len(word) > 1 and word not in ("DEPT", "MGR"):
        return word
    return str(words()["abbreviations"][re.sub(r"\s+", " ", word.lower())])


# --- typing errors


@lru_cache(maxsize=1)
def _misspellings() -> dict[str, str]:
    """codespell's entries with one correction, of six letters or more: the unambiguous ones."""
    lines = resources.files("codespell_lib").joinpath("data", "dictionary.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.split("->", 1) for line in lines)
    listed = {wrong: right for wrong, right in entries if len(wrong) >= 6 and "," not in right and wrong.isalpha()}
    own: dict[str, str] = words()["misspellings"]
    return listed | own


def _mended(text: str) -> str:
    """Common misspellings put right, in lower-case words only: names, brands and codes are not touched."""
    return re.sub(r"(?<![\w'@./-])[a-z]{3,}(?![\w'@/-]|\.\w)", lambda match: _mended_word(match[0]), text)


@lru_cache(maxsize=4096)
def _mended_word(word: str) -> str:
    """`word` put right, if the list has it or exactly one known word is one slip away; else `word`.

    Slips: two letters changed places, a consonant doubled or halved, the "e" of "-ed" left out.
    """
    listed = _misspellings().get(word)
    if listed is not None or len(word) < 6 or is_known(word) or is_known_skill(word):
        return listed or word
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 1)}
    halved = {
        word[:i] + word[i + 1 :] for i in range(1, len(word) - 1) if word[i] == word[i + 1] and word[i] not in "aeiou"
    }
    doubled = {word[:i] + word[i] + word[i:] for i in range(1, len(word) - 1) if word[i] not in "aeiou"}
    ended = {word[:-1] + "ed"} if word.endswith("d") and not word.endswith("ed") else set()
    candidates = [candidate for candidate in swapped | halved | doubled | ended if is_known(candidate)]
    return candidates[0] if len(candidates) == 1 else word


# --- chatter


@lru_cache(maxsize=1)
def _filler_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    fillers = words()["fillers"]
    return (
        re.compile(rf"(?<![\w'-])(?:{alternatives(fillers['anywhere'])})(?![\w'-])", re.I),
        re.compile(rf"^(?:{alternatives(fillers['first'])})(?![\w'-]| far\b)[\s,:]*(?=\S)", re.I),
        re.compile(rf"(?<=\S)[\s,]+(?:{alternatives(fillers['last'])})[\s.!]*$", re.I),
    )


def without_tail(clause: str) -> str:
    """A clause without chatter at its end ("… too") and without "also", "so yeah", "basically" at its start."""
    clause = re.sub(
        r"^(?:(?:also|so yeah|yeah|basically|actually|anyways?|besides|like|okay?|well)\b[\s,]*)+(?=\S)",
        "",
        clause,
        flags=re.I,
    )
    last = _filler_patterns()[2]
    while (shorter := last.sub("", clause)) != clause:
        clause = shorter
    return clause


def without_fillers(text: str) -> str:
    """`text` without chatter inside it, before it and after it."""
    anywhere, first, last = _filler_patterns()
    text = anywhere.sub("", text)
    text = re.sub(r"\blike(?=,)|(?<=,) ?like,|(?<=\bwas) like\b|(?<=\bwere) like\b", "", text)
    text = re.sub(r"\s+([,;]|\.(?!\d))", r"\1", re.sub(r",(?:\s*,)+", ",", text))
    text = re.sub(r"^[\s,.;]+|[\s,;]+$", "", text)
    while (shorter := last.sub("", first.sub("", text))) != text:
        text = shorter
    return text
