"""What the notes of one line say, ready to be asked: their words, names and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from agents.numbers import Number, find_numbers
from agents.verify import lexicon, lists
from agents.verify.clauses import Clause, read_clauses, split


@dataclass(frozen=True, slots=True)
class Ground:
    """The notes of one line. `words` are all their words, abbreviations spelled out as well."""

    notes: tuple[str, ...]
    clauses: tuple[Clause, ...]
    words: frozenset[str]
    numbers: tuple[tuple[int, Number], ...]
    """Each with the index of its note."""
    joined: frozenset[str] = field(default_factory=frozenset)
    """Neighbouring words written as one: "hand tied" → handtied."""
    initials: tuple[str, ...] = ()
    """The first letters of each note's words, for acronyms."""
    role: frozenset[str] = field(default_factory=frozenset)
    """The words of the job's title, or of what was studied."""
    title: str = ""
    """The title as it was given."""
    trade: frozenset[str] = field(default_factory=frozenset)
    """What the title makes plain: its own words and the things of the trade."""
    calling: frozenset[str] = field(default_factory=frozenset)
    """The strong verbs that the title carries where a note has no verb: a designer's "3 logos" were designed."""

    def plain(self, written: str) -> bool:
        """Whether `written` is a thing of the person's trade, which claims nothing by itself."""
        word = written.lower()
        return any(word == thing or lexicon.kin(thing, word) for thing in self.trade)

    def has(self, written: str) -> bool:
        """Whether some word of the notes allows the line's word `written`, by itself, spelled out or as a compound."""
        word = written.lower().replace("’", "'")
        return word in self.words or word in self.joined or any(lexicon.supports(said, word) for said in self.words)

    def holds(self, written: str) -> bool:
        """`has`, with acronyms and their expansions."""
        if self.has(written):
            return True
        for expansion in lexicon.expansions(written):
            if all(self.has(word) for word in split(expansion) if len(word) > 3):
                return True
        return self._is_acronym(written)

    def spells(self, written: str) -> bool:
        """`names`, or an abbreviation of the notes or the line spelled out; no synonyms."""
        if self.names(written):
            return True
        for expansion in lexicon.expansions(written):
            if all(self.names(word) for word in split(expansion) if len(word) > 3):
                return True
        return self._is_acronym(written)

    def _is_acronym(self, written: str) -> bool:
        low = written.lower()
        plain = low[:-1] if low.endswith("s") else low
        return written[:2].isupper() and 2 <= len(plain) <= 5 and any(plain in initials for initials in self.initials)

    def names(self, written: str) -> bool:
        """Whether the notes hold this very name or code (no synonyms), however it is spelled."""
        word = written.lower()
        flat = re.sub(r"\W", "", word)
        return (
            word in self.words
            or flat in self.joined
            or flat in self.words
            or (flat.endswith("s") and flat[:-1] in self.words and any(char.isdigit() for char in flat))
            or any(lexicon.same_word(said, word) for said in self.words)
            or (
                len(flat) > 2
                and any(
                    said.endswith(flat) or said.startswith(flat) for said in self.words if len(said) <= len(flat) + 2
                )
            )
        )


@lru_cache(maxsize=512)
def read_notes(notes: tuple[str, ...], role: str = "") -> Ground:
    """The ground of these notes; kept, because many candidate lines are checked against the same notes."""
    titled = frozenset(split(role))
    trades = _trades(titled)
    clauses = tuple(clause for index, note in enumerate(notes) for clause in read_clauses(index, note))
    words = {word for clause in clauses for word, _ in clause.words}
    words |= {part for note in notes for name in _skill_names(note) for part in split(name)}
    joined = set()
    initials = []
    for note in notes:
        row = split(note)
        joined |= {"".join(row[i : i + n]) for n in (2, 3) for i in range(len(row) - n + 1)}
        joined |= {lexicon.verb_lemma(verb) + particle for verb, particle in pairwise(row) if particle in _PARTICLES}
        initials.append("".join(word[0] for word in row if word not in _SMALL))
    return Ground(
        notes=notes,
        clauses=clauses,
        words=frozenset(words),
        numbers=tuple((index, number) for index, note in enumerate(notes) for number in find_numbers(note)),
        joined=frozenset(joined),
        initials=tuple(initials),
        role=titled,
        title=role,
        trade=titled.union(*(trade.things for trade in trades)) - lists.words("people", "ranks"),
        calling=frozenset(verb for trade in trades for verb in trade.verbs)
        if not titled & lists.words("people", "lesser")
        else frozenset(),
    )


@lru_cache(maxsize=512)
def _trades(titled: frozenset[str]) -> tuple[lists.Trade, ...]:
    """The trades that the words of a title name."""
    return tuple(trade for trade in lists.trades() if any(_fits(key, titled) for key in trade.keys))


def _fits(key: frozenset[str], titled: frozenset[str]) -> bool:
    return all(any(word in lexicon.forms(said) for said in titled) for word in key)


def _skill_names(note: str) -> list[str]:
    """The full names of the skills a note names: "MIG on tanks" tells of MIG Welding, "k8s" of Kubernetes."""
    from retrieval.skills import find_skills

    return [span.name for span in find_skills(note)]


_PARTICLES = frozenset(["out", "up", "down", "off", "over", "in", "on", "back", "through", "away"])
"""What makes a noun of a verb: "walked out" → walkout."""

_SMALL = frozenset(["of", "the", "and", "a", "an", "in", "for", "to", "n", "w", "on"])
