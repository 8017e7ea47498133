"""When one word may stand for another: forms, spelling, abbreviations, synonyms, derived and broader words.

Broader works one way: a line may say "vehicle" for the note's "van", not the other way round. The data is in
`abbreviations.toml` and `abbreviations_trades.toml`, `synonyms.txt` (written for resumes) and `related.txt` (WordNet).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import combining, normalize

from rapidfuzz.distance import DamerauLevenshtein


@lru_cache(maxsize=50_000)
def forms(word: str) -> frozenset[str]:
    """The word, its dictionary forms and their American spelling, in lower case: "organised" → organised, organize."""
    from lemminflect import getAllLemmas

    word = _without_accents(word.lower()).replace("’", "'")
    if word.endswith(("'s", "s'")):
        word = word[:-2] if word.endswith("'s") else word[:-1]
    american = _american(word)
    found = {word, american}
    for spelling in (word, american):
        for lemmas in getAllLemmas(spelling).values():
            found.update(_american(lemma.lower()) for lemma in lemmas)
    if len(found) == 1 and len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        found.add(word[:-1])
    return frozenset(found)


def _without_accents(word: str) -> str:
    """café → cafe."""
    if word.isascii():
        return word
    return "".join(letter for letter in normalize("NFD", word) if not combining(letter))


@lru_cache(maxsize=100_000)
def supports(said: str, written: str) -> bool:
    """Whether the note's word `said` allows the line's word `written`."""
    ours, theirs = forms(written), forms(said)
    if kin(said, written):
        return True
    if any(theirs & _synonyms(form) for form in ours):
        return True
    if any(ours & _broader(form) or ours & _synonyms(form) for form in theirs):
        return True
    if _sounds_near(said.lower(), written.lower()):
        return True
    return _is_typo(said.lower(), written.lower()) or _is_short_for(said.lower(), written.lower())


@lru_cache(maxsize=50_000)
def kin(said: str, written: str) -> bool:
    """Whether both are forms of one word or made from one: library, librarian; no synonyms, no typing errors."""
    ours, theirs = forms(written), forms(said)
    return bool(ours & theirs) or bool({_stem(form) for form in ours} & {_stem(form) for form in theirs})


@lru_cache(maxsize=50_000)
def same_word(said: str, written: str) -> bool:
    """Whether both are one word: forms, spelling and typing errors, no synonyms. For names and products."""
    return bool(forms(said) & forms(written)) or _is_typo(said.lower(), written.lower())


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Whether dictionaries know it, in any form; what they do not know is a name, a trade word or a typing error."""
    return any(form in _related() or form in _own_synonyms() for form in forms(word))


@lru_cache(maxsize=20_000)
def is_verb(word: str) -> bool:
    from lemminflect import getAllLemmas

    return "VERB" in getAllLemmas(word.lower())


@lru_cache(maxsize=20_000)
def is_past(word: str) -> bool:
    """Whether the word can only be read as a past tense or participle, or as one and a verb above all."""
    from lemminflect import getAllLemmas, getLemma

    word = word.lower()
    if len(word) > 5 and word.endswith("ed") and not getAllLemmas(word):
        return verb_lemma(word) != word  # too rare for the dictionary: tattooed
    return is_verb(word) and word not in getLemma(word, "VERB") and not word.endswith(("s", "ing"))


@lru_cache(maxsize=20_000)
def verb_lemma(word: str) -> str:
    from lemminflect import getLemma

    found = getLemma(word.lower(), "VERB")
    lemma = str(found[0]) if found else word.lower()
    american = lemma.removesuffix("ise") + "ize"
    return american if lemma.endswith("ise") and is_word(american) else lemma


def expansions(word: str) -> tuple[str, ...]:
    """What an abbreviation stands for ("er" → emergency room …); empty for other words."""
    short = word.lower().rstrip(".")
    found = _abbreviations().get(short, ())
    return found or (_abbreviations().get(short[:-1], ()) if len(short) > 3 and short.endswith("s") else ())


def phrases(text: str) -> list[tuple[str, int]]:
    """Words that turns of phrase in `text` stand for, with where they begin: "kept an eye on" → watch, monitor."""
    return [
        (word, match.start()) for pattern, words in _phrases() for match in pattern.finditer(text) for word in words
    ]


# --- spelling and stems

_SPELLINGS = (
    (re.compile(r"is(e[drs]?|ing|ations?|ers?)$"), r"iz\1"),
    (re.compile(r"yse([drs]?)$"), r"yze\1"),
    (re.compile(r"(?<=[lbvnm])our"), "or"),
    (re.compile(r"tre(s?)$"), r"ter\1"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"(?<=[aeiou])ll(ed|ing|ers?)$"), r"l\1"),
    (re.compile(r"ae(?=[dmstb])"), "e"),
    (re.compile(r"^mould"), "mold"),
    (re.compile(r"^tyre"), "tire"),
    (re.compile(r"^cheque"), "check"),
    (re.compile(r"^storey"), "story"),
    (re.compile(r"^aluminium"), "aluminum"),
    (re.compile(r"^programme(s?)$"), r"program\1"),
    (re.compile(r"ence$"), "ense"),
    (re.compile(r"^grey"), "gray"),
)


@lru_cache(maxsize=50_000)
def _american(word: str) -> str:
    """One spelling for British and American; not always the real one, but the same on both sides."""
    if len(word) < 5:
        return word
    for pattern, written in _SPELLINGS:
        word = pattern.sub(written, word)
    return word


_SUFFIXES = (
    "izations ization ational ations ation ments ment nesses ness ities ity ibility ability ings ing ers "
    "ors er or ies "
    "ied ive ions ion ical ally ful able ible ance ence ancy ants ant ents ent eds ed ages age als al ics "
    "ic ists ist "
    "ous ly en es s e y"
)
_ENDINGS = sorted(_SUFFIXES.split(), key=len, reverse=True)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """The word without its endings; at least five letters stay of a long ending's word, four of a short one's."""
    for _ in range(2):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= (4 if len(ending) < 4 else 5):
                word = word[: -len(ending)]
                break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


def _is_typo(said: str, written: str) -> bool:
    """Whether `said`, which no dictionary knows, is `written` with a typing error."""
    if len(written) < 5 or len(said) < 4 or said[0] != written[0] or is_word(said) or not said.isalpha():
        return False
    if said.endswith("s") and written.endswith("s") is False and _is_typo(said[:-1], written):
        return True  # "herings"
    if _sound(said) == _sound(written):
        return True  # "speshal"
    for ending in ("ing", "ed"):
        stem, plain = said.removesuffix(ending), verb_lemma(written)
        if stem != said and len(stem) > 4 and plain != written and not is_word(stem) and _is_near(stem, plain):
            return True  # "intervewing", interviewed
    return _is_near(said, written)


def _sounds_near(said: str, written: str) -> bool:
    """Whether `said`, which no dictionary knows, sounds like the word `written`, but for one sound: "seelings",
    "kichin"; or lacks the last letter of its -ing: "fixin"."""
    if not said.isalpha() or len(said) < 4 or is_word(said) or not is_word(written):
        return False
    if said.endswith("in") and kin(said + "g", written):
        return True
    ours, theirs = _sound(written), _sound(said)
    if len(written) < 6 or ours[0] != theirs[0]:
        return len(written) > 3 and ours == theirs
    return DamerauLevenshtein.distance(theirs, ours, score_cutoff=1) <= 1


def _is_near(said: str, written: str) -> bool:
    return DamerauLevenshtein.distance(said, written, score_cutoff=2) <= (2 if len(written) >= 8 else 1)


_SOUNDS = (
    (re.compile(r"(?:sh|ch|c|t)i(?=[aeo])|sh"), "S"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|qu|k|q|c(?![eiy])"), "k"),
    (re.compile(r"c(?=[eiy])|z"), "s"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"(?<=\w)(?:gh|w|h)(?![aeiou])"), ""),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"(?<=.)[aeiouy]+(?=.)"), "a"),
)


@lru_cache(maxsize=20_000)
def _sound(word: str) -> str:
    """How a word may sound, vowels alike: speshal, special."""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


def _is_short_for(said: str, written: str) -> bool:
    """Whether `said`, which no dictionary knows, is the beginning of `written` ("evac") or its consonants ("bldg")."""
    short = said.removesuffix("s") if len(said) > 3 else said
    if len(short) < 3 or not said.isalpha() or len(written) < len(short) + 2 or is_word(said) or is_word(short):
        return False
    if said in _abbreviations():
        return False  # it stands for what the list says
    if written.startswith(short):
        return True
    whole = written.removesuffix("s") if said.endswith("s") else written
    if short[0] != whole[0] or short[-1] != whole[-1] or re.search(r"[aeiou]", short):
        return False
    letters = iter(whole)
    return all(letter in letters for letter in short)


# --- data


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    folder = files(__package__)
    table = dict(tomllib.loads((folder / "abbreviations.toml").read_text(encoding="utf-8"))["short"])
    for field in tomllib.loads((folder / "abbreviations_trades.toml").read_text(encoding="utf-8")).values():
        for short, text in field.items():
            table[short] = f"{table[short]}|{text}" if short in table else text
    return {short: tuple(text.split("|")) for short, text in table.items()}


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    table = tomllib.loads((files(__package__) / "abbreviations.toml").read_text(encoding="utf-8"))["phrases"]
    return tuple(
        (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), tuple(words.split()))
        for pattern, words in table.items()
    )


@cache
def _related() -> dict[str, tuple[str, str]]:
    """Per word: its synonyms and its broader words, space-separated (split when looked up)."""
    found: dict[str, tuple[str, str]] = {}
    for line in (files(__package__) / "related.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, same, *broader = line.split("\t")
            found[word] = (same, broader[0] if broader else "")
    return found


@cache
def _own_synonyms() -> dict[str, frozenset[str]]:
    """Per word of a note: the words a line may use for it."""
    found: dict[str, set[str]] = {}
    for line in (files(__package__) / "synonyms.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            said, _, written = line.partition(" > ")
            allowed = {_american(word) for word in (written or said).split()}
            for word in said.split():
                found.setdefault(_american(word), set()).update(allowed)
    return {word: frozenset(allowed) for word, allowed in found.items()}


@lru_cache(maxsize=20_000)
def _synonyms(word: str) -> frozenset[str]:
    same, _ = _related().get(word, ("", ""))
    return frozenset(same.split())


@lru_cache(maxsize=20_000)
def _broader(word: str) -> frozenset[str]:
    _, broader = _related().get(word, ("", ""))
    return frozenset(broader.split()) | _own_synonyms().get(word, frozenset())
