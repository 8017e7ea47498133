"""The words of a note as a resume spells them: abbreviations, contractions, typos, number words, symbols, chatter.

It works word by word and knows no grammar. The lists are in words.toml; typos come from codespell's dictionary
(installed with the package, Wikipedia's list of common misspellings and more).
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from agents.numbers import digits_for_words

_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+|(?<!\\w)[:;=8xX]['^-]?[)(DPpo/|](?!\\w)|<3(?!\\d)"
)
_SPACES = re.compile(r"[ \t\u00a0]+")


def plain(text: str) -> str:
    """`text` without emoji and chatter, abbreviations and contractions written out, typos mended, numbers as digits."""
    text = _EMOJI.sub(" ", text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"'))
    text = re.sub(r"^\s*(?:[-*•·–]|\d+[.)])\s+", "", text)
    text = _SPACES.sub(" ", text).strip()
    text = re.sub(r"([!?])\1+", r"\1", text)
    text = _expand(text)
    text = _mend(text)
    text = _number_notation(text)
    text = digits_for_words(text)
    text = _times(text)
    text = _compounds(text)
    text = _without_fillers(text)
    return _SPACES.sub(" ", text).strip()


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
def _contractions() -> re.Pattern[str]:
    table = [key for key in words()["contractions"] if key != "n't"]
    return re.compile(rf"(?<![\w'])(?:{alternatives(table)})(?![\w'])", re.I)


def _expand(text: str) -> str:
    text = re.sub(r"(?<![\w/])w/\s*(?=[\w$])", "with ", text)
    text = re.sub(r"(?<![\w/&-])w(?= (?!/)(?:[a-z]|\d|[A-Z]))(?<!\d w)", "with", text)
    lower = words()["lower_case"]
    text = re.sub(
        rf"(?<![\w/&'.-])(?:{alternatives([key for key in lower if key != 'w'])})(?![\w/&]|-\w|'|\.\w)",
        lambda match: str(lower[match[0]]),
        text,
    )
    text = re.sub(
        r"(?<=[a-z])n't\b",
        " not",
        re.sub(r"\bcan't\b", "cannot", re.sub(r"\bwon't\b", "will not", text, flags=re.I), flags=re.I),
    )
    text = _abbreviations().sub(lambda match: _abbreviation(match[0]), text)
    text = _contractions().sub(lambda match: str(words()["contractions"][match[0].lower()]), text)
    text = re.sub(r"(?<=[a-z)\d])\s+(?:&|\+)\s+(?=[a-z\d])|(?<=[a-z]{3})\s*(?:&|\+)\s*(?=[a-z]{3})", " and ", text)
    text = re.sub(r"\bplus(?= (?:the |a |some |\d|[a-z]+s\b))", "and", text)
    text = re.sub(r"(?<=[A-Za-z])\s+\+\s+(?=[A-Za-z])", " and ", text)
    text = re.sub(r"(?<!\S)@(?=\s*\w)\s*", "at ", text)
    return re.sub(
        r"\b((?:bank|statement|account|ledger|vendor|supplier|monthly|daily|payroll|cash|card|inventory|intercompany) )recs\b",
        r"\1reconciliations",
        text,
    )


def _abbreviation(word: str) -> str:
    """What `word` stands for; a word in capitals longer than two letters may be a trade's own and stays."""
    if word.isupper() and len(word) > 1 and word not in ("DEPT", "MGR"):
        return word
    return str(words()["abbreviations"][re.sub(r"\s+", " ", word.lower())])


# --- typing errors


@lru_cache(maxsize=1)
def _misspellings() -> dict[str, str]:
    """codespell's entries with one correction, of six letters or more, in lower case: the unambiguous ones."""
    lines = resources.files("codespell_lib").joinpath("data", "dictionary.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.split("->", 1) for line in lines)
    return {wrong: right for wrong, right in entries if len(wrong) >= 6 and "," not in right and wrong.isalpha()}


def _mend(text: str) -> str:
    """Common misspellings put right, in lower-case words only: names, brands and codes are not touched."""
    return re.sub(
        r"(?<![\w'@./-])[a-z]{6,}(?![\w'@/-]|\.\w)", lambda match: _misspellings().get(match[0], match[0]), text
    )


# --- numbers and units

_AROUND = r"(?:(?P<about>like|maybe|circa|probably|prob|say|roughly|around|about|ca\.?|~)\s+)?"


def _number_notation(text: str) -> str:
    """Hedges in a resume's words, "3x a week", "60/day", "14 percent", "20ish", "6-8" with spaces, in one notation."""
    number = r"(?:[$£€]?\d[\d,.]*\d|[$£€]?\d)(?:k|m)?"
    text = re.sub(r"~\s*(?=[$£€]?\d)", "about ", text)
    text = re.sub(rf"\b({number})[ -]?ish\b", r"about \1", text)
    text = re.sub(
        rf"\b(like|maybe|circa|probably|prob|say|i guess|i think|i would say)(?: (?:like|about|around))?(?= {number}\b| (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|half|twenty|thirty|forty|fifty|sixty|a hundred)\b)",
        "about",
        text,
    )
    text = re.sub(
        rf"\b({number})((?: \w+)?),? (?:i guess|i think|i would say|probably|prob|give or take|more or less|or thereabouts)\b",
        r"about \1\2",
        text,
    )
    text = re.sub(r"\b(about|around|roughly) (?:about|around|like|roughly)\b", r"\1", text)
    text = re.sub(r"(?<![\w.])1\s?x(?= (?:a|per|each|every)\b|/)", "once", text)
    text = re.sub(
        r"(?<![\w.])(\d+)\s?x(?= (?:a|an|per|each|every|daily|weekly|monthly)\b|/(?:day|week|wk|month|mo|yr|year|shift))",
        r"\1 times",
        text,
    )
    text = re.sub(
        r"(?<=[\w%]) ?/ ?(day|wk|week|mo|month|yr|year|hr|hour|shift|min|minute|night|visit|person|class)\b",
        r" per \1",
        text,
    )
    text = re.sub(r"(?<=\d) ?(?:percent|per cent|pct)\b", "%", text)
    text = re.sub(r"(?<=\d) +%", "%", text)
    text = re.sub(r"(?<![\w.$£€-])(\d[\d,.]*(?:k|m)?) (?:bucks|dollars|usd)\b", r"$\1", text)
    return re.sub(r"\b(\d+) something\b", r"about \1", text)


def _times(text: str) -> str:
    """ "12 hrs" → "12 hours", "an hr" → "an hour", "per wk" → "a week"."""
    table: dict[str, str] = words()["times"]
    units = "|".join(table)

    def counted(match: re.Match[str]) -> str:
        one = match[1] in ("1", "one")
        following = match[4] or ""
        single = one or (not match[3].endswith("s") and bool(following) and following.lower() not in _NOT_NOUNS)
        return f"{match[1]}{match[2] or ' '}{table[match[3]]}{'' if single else 's'}{match[5] or ''}"

    text = re.sub(rf"(?<![\w$])(\d[\d,.]*|one)([ -]?)({units})\.?(?![\w/])(?=(?:\s+([A-Za-z]+))?)()", counted, text)
    text = re.sub(
        rf"\b(a|an|per|each|every|last|next|this|the|half an?) ({units})\b\.?",
        lambda match: f"{match[1]} {table[match[2]]}",
        text,
        flags=re.I,
    )
    text = re.sub(
        rf"\b(every \S+) ({units})\b",
        lambda match: (
            f"{match[1]} {table[match[2]]}{'' if not match[1][-1].isdigit() or match[2] in table and match[1].endswith(' 1') else 's'}"
        ),
        text,
    )
    text = re.sub(r"\bper (day|week|month|year|night|shift|visit|person|class)\b", r"a \1", text)
    return re.sub(r"\bper hour\b", "an hour", text)


_NOT_NOUNS = frozenset(
    "a an the per and or of in on at with for from to by each every over under while when after before since until then "
    "now so but as than total max average avg ago long old plus straight apart away off out up down about around "
    "mostly usually sometimes daily weekly monthly yearly in i we my was is were full part alone there here later "
    "early late once twice both all some nights days mornings afternoons evenings weekends".split()
)


@lru_cache(maxsize=1)
def _compound_pattern() -> re.Pattern[str]:
    nouns = "|".join(words()["compounds"]["nouns"])
    return re.compile(rf"(?<![\w.,$-])(\d[\d,.]*) ({nouns}) (?=([A-Za-z][a-z]+))", re.I)


def _compounds(text: str) -> str:
    """ "24 unit building" → "24-unit building"; "5 year olds" → "5-year-olds"."""
    text = re.sub(r"(?<![\w.])(\d+)[ -]years?[ -]old(s?)\b", r"\1-year-old\2", text)

    def joined(match: re.Match[str]) -> str:
        return match[0] if match[1] == "1" or match[3].lower() in _NOT_NOUNS else f"{match[1]}-{match[2]} "

    return _compound_pattern().sub(joined, text)


# --- chatter


@lru_cache(maxsize=1)
def _filler_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    fillers = words()["fillers"]
    return (
        re.compile(rf"(?<![\w'-])(?:{alternatives(fillers['anywhere'])})(?![\w'-])", re.I),
        re.compile(rf"^(?:{alternatives(fillers['first'])})(?![\w'-])[\s,:]*(?=\S)", re.I),
        re.compile(rf"(?<=\S)[\s,]+(?:{alternatives(fillers['last'])})[\s.!]*$", re.I),
    )


def _without_fillers(text: str) -> str:
    anywhere, first, last = _filler_patterns()
    text = anywhere.sub("", text)
    text = re.sub(r"\blike(?=,)|(?<=,) ?like,|(?<=\bwas) like\b|(?<=\bwere) like\b|\bi was like\b", "", text)
    text = re.sub(r"\s+([,.;])", r"\1", re.sub(r",(?:\s*,)+", ",", text))
    text = re.sub(r"^[\s,.;]+|[\s,;]+$", "", text)
    while (shorter := last.sub("", first.sub("", text))) != text:
        text = shorter
    return text
