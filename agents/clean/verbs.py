"""Verb forms: which word can be a verb, and its past or base form; by lemminflect and the exceptions of verbs.toml."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=1)
def verb_lists() -> dict[str, Any]:
    """verbs.toml as it is."""
    return tomllib.loads(resources.files("agents.clean").joinpath("verbs.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def lemma_of(word: str) -> str:
    """The base form of the verb `word`: "ran" → "run", "checks" → "check"; `word` itself if it is no verb."""
    import lemminflect

    word = word.lower()
    if word in verb_lists()["base"]:
        return word
    for base, past in verb_lists()["past"].items():
        if word == past:
            return str(base)
    found = lemminflect.getLemma(word, upos="VERB")
    return str(found[0]) if found else word


@lru_cache(maxsize=4096)
def inflect(word: str, tag: str) -> str:
    """The verb `word` (any form) as Penn tag `tag`: VB, VBD, VBG or VBN. Unknown words are formed by rule."""
    import lemminflect

    lemma = lemma_of(word)
    if tag == "VB":
        return lemma
    if tag == "VBD" and lemma in verb_lists()["past"]:
        return str(verb_lists()["past"][lemma])
    found = lemminflect.getInflection(lemma, tag=tag)
    return str(found[0]) if found else word


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """Penn tags (VB, VBP, VBD, VBN, VBG, VBZ) of the verb forms that `word` may be, by the dictionary alone.

    Empty for a word that no verb has as a form. A noun that is also a verb ("check") has them too.
    """
    import lemminflect

    word = word.lower()
    tags: set[str] = set()
    lemmas = lemminflect.getAllLemmas(word, upos="VERB").get("VERB", ())
    if word in verb_lists()["past"].values():
        tags.add("VBD")
    for lemma in {*lemmas, lemma_of(word)}:
        for tag, spellings in lemminflect.getAllInflections(lemma, upos="VERB").items():
            if word in spellings:
                tags.add(tag)
    if not tags and re.fullmatch(r"re-?[a-z]{3,}", word):
        return forms(re.sub(r"^re-?", "", word))
    if not tags and re.fullmatch(r"[a-z-]{3,}[^e]ed", word):
        tags.add("VBD")
    return frozenset(tags)


@lru_cache(maxsize=4096)
def can_be_noun(word: str) -> bool:
    """True if the dictionary knows `word` as a form of a noun."""
    import lemminflect

    return bool(lemminflect.getAllLemmas(word.lower(), upos="NOUN").get("NOUN"))


@lru_cache(maxsize=4096)
def can_describe(word: str) -> bool:
    """True if the dictionary knows `word` as an adjective or adverb: "open", "clean", "own", "well"."""
    import lemminflect

    found = lemminflect.getAllLemmas(word.lower())
    return bool(found.get("ADJ") or found.get("ADV"))


def is_known(word: str) -> bool:
    """True if the dictionary knows `word`, or an -ing or -ed form is regular for a verb that it knows."""
    import lemminflect

    return bool(lemminflect.getAllLemmas(word))


def is_past(word: str) -> bool:
    """True for a past tense form that is not also the base form: "ran", "fixed"; not "cut", "set"."""
    return "VBD" in forms(word) and not {"VB", "VBP"} & forms(word)
