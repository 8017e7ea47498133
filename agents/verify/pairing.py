"""Right words, wrong pairing: each verb of the notes keeps its own object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from agents.verify import lexicon, lists
from agents.verify.clauses import WORD
from agents.verify.deeds import is_content, read_deeds
from agents.verify.findings import Finding
from agents.verify.ground import Ground


def check_pairing(ground: Ground, line: str) -> Iterator[Finding]:
    """A verb of the notes with the object of another verb of theirs: "wrote bills" ← "sent bills, wrote manuals"."""
    yield from _turned(ground, line)
    said = _pairs(ground.notes)
    verbs = {verb for verb, _ in said}
    written = _pairs((line,))
    for deed in read_deeds(line):
        objects = tuple(thing for verb, thing in written if verb == deed.verb) or deed.objects
        if (
            deed.verb not in verbs
            or not objects
            or deed.verb in lists.words("neutral", "verbs") - {"write", "move", "look"}
        ):
            continue
        if _has_pronoun(ground.notes, deed.verb):
            continue
        mine = {thing for verb, thing in said if verb == deed.verb or lexicon.supports(verb, deed.verb)}
        others = {thing for verb, thing in said if not lexicon.supports(verb, deed.verb)}
        for thing in objects:
            if thing in ("one", "ones", "it", "them", "other", "others") or lexicon.is_past(thing):
                continue
            if any(lexicon.supports(own, thing) for own in mine) or not mine:
                continue
            if any(own in lexicon.forms(thing) for own in others) and not _shares_clause(ground, deed.verb, thing):
                yield Finding(deed.text, "relation", deed.start, deed.end)
                break


def _has_pronoun(notes: tuple[str, ...], verb: str) -> bool:
    """Whether the notes give the verb an object by a pronoun only: "i take the drawings and flatten them"."""
    for note in notes:
        row = [match.group().lower() for match in WORD.finditer(note)]
        for index, word in enumerate(row):
            if row[index + 1 : index + 2] and row[index + 1] in ("them", "it", "em") and verb in lexicon.forms(word):
                return True
    return False


def _shares_clause(ground: Ground, verb: str, thing: str) -> bool:
    for clause in ground.clauses:
        words = [word for word, _ in clause.words]
        if any(verb in lexicon.forms(word) for word in words) and any(thing in lexicon.forms(word) for word in words):
            past = sum(1 for word in words if lexicon.is_past(word))
            return past < 2
    return False


@lru_cache(maxsize=512)
def _pairs(texts: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """(verb, object) as the notes have them: each past verb, or verb after "I", with the nouns up to a preposition."""
    found: set[tuple[str, str]] = set()
    for text in texts:
        for piece in re.split(r"[,.;!?()]|\s[-–—]\s|\b(?:but|while|when|then|because|so)\b", text):
            verb = ""
            words = [match.group().lower() for match in WORD.finditer(piece)]
            for index, word in enumerate(words):
                if word in _BEING:
                    continue  # "rules that were noisy" are noisy rules
                fresh = lexicon.is_past(word) or (index and words[index - 1] in ("i", "we") and lexicon.is_verb(word))
                if fresh and words[index - 1 : index] not in (["the"], ["a"], ["my"], ["our"]):
                    verb = lexicon.verb_lemma(word)
                elif word in _PREPOSITIONS:
                    verb = ""
                elif verb and is_content(word):
                    found |= {(verb, form) for form in lexicon.forms(word)}
    return frozenset(found)


_BEING = frozenset(["was", "were", "been", "that", "which", "is", "are"])
_PREPOSITIONS = frozenset(
    "in on at by for from to with w of about into over under during using as after before off up out".split()
)


def objects_of(notes: tuple[str, ...], verb: str) -> frozenset[str]:
    """The objects (base forms) that the notes give a verb."""
    return frozenset(thing for other, thing in _pairs(notes) if lexicon.supports(other, verb))


_FROM_TO = re.compile(r"\bfrom\s+((?:[^\W\d_]+\s+){1,3}?)(?:in)?to\s+([^\W\d_]+(?:\s+[^\W\d_]+)?)", re.IGNORECASE)


def _turned(ground: Ground, line: str) -> Iterator[Finding]:
    """ "From electronic to paper" where the notes say "from paper to electronic"."""
    for match in _FROM_TO.finditer(line):
        start, goal = (_weighty(match[1]), _weighty(match[2]))
        for note in ground.notes:
            for said in re.finditer(
                r"((?:[^\W\d_]+\s+){1,3})(?:in)?to\s+((?:[^\W\d_]+\W+){0,2}[^\W\d_]+)", note, re.IGNORECASE
            ):
                before, after = _weighty(said[1]), _weighty(said[2])
                if _meet(before, goal) and _meet(after, start) and not (_meet(before, start) and _meet(after, goal)):
                    yield Finding(match.group(), "relation", match.start(), match.end())
                    return


def _weighty(text: str) -> list[str]:
    return [word for word in (match.group().lower() for match in WORD.finditer(text)) if is_content(word)]


def _meet(said: list[str], written: list[str]) -> bool:
    return any(lexicon.same_word(one, other) for one in said for other in written)
