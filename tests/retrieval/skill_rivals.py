"""The same list of skills in spaCy's own matchers, to compare with: every spelling counts, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from retrieval.ambiguous import load_guards
from retrieval.nlp import load_tokenizer
from retrieval.taxonomy import Kind, load_taxonomy
from tests.retrieval.skill_scores import Finder, Mark

if TYPE_CHECKING:
    from spacy.tokens import Span


def phrase_matcher() -> Finder:
    """Every spelling in any case; the longest match wins."""
    from spacy.matcher import PhraseMatcher
    from spacy.util import filter_spans

    nlp, meant = load_tokenizer(), _spellings()
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("skill", list(nlp.pipe(meant)))

    def find(text: str, language: str) -> list[Mark]:
        return [_mark(span, meant) for span in filter_spans(matcher(nlp(text), as_spans=True))]

    return find


def entity_ruler() -> Finder:
    """Every spelling as the list writes it, in its case: what an EntityRuler does with strings."""
    import spacy
    from spacy.pipeline import EntityRuler

    nlp, meant = spacy.blank("en"), _spellings()
    ruler = nlp.add_pipe("entity_ruler")
    assert isinstance(ruler, EntityRuler)
    ruler.add_patterns([{"label": "SKILL", "pattern": spelling} for spelling in meant])

    def find(text: str, language: str) -> list[Mark]:
        return [_mark(span, meant) for span in nlp(text).ents]

    return find


def _mark(span: Span, meant: dict[str, tuple[str, Kind]]) -> Mark:
    name, kind = meant.get(span.text) or meant[span.text.lower()]
    return Mark(name, span.start_char, span.end_char, kind)


def _spellings() -> dict[str, tuple[str, Kind]]:
    """The skill and its kind by spelling: as written, and in lower case; the stronger source first."""
    meant: dict[str, tuple[str, Kind]] = {}
    for spelling, name, kind in _listed():
        meant.setdefault(spelling, (name, kind))
        meant.setdefault(spelling.lower(), (name, kind))
    return meant


def _listed() -> Iterator[tuple[str, str, Kind]]:
    for word, guard in load_guards().items():
        for spelling in (word, *sorted(guard.forms)):
            if guard.name:
                yield spelling, guard.name, "tool"
    for key, patterns in load_taxonomy().patterns.items():
        for pattern in patterns:
            yield from ((text, pattern.name, pattern.kind) for text in (pattern.name, pattern.surface or key))
