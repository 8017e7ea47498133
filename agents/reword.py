"""A line said otherwise at the person's wish: shorter, plainer, more formal. It still rests on the same words.

A model's edit is taken where there is one and the truth check finds nothing in it; else, for "shorter", rules leave out
what carries no number and no name. Where neither gives a line, there is none: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.blind import blind
from agents.choose import strays
from agents.numbers import digits_for_words
from agents.understand.request_forms import Manner
from agents.understand.words import is_function_word
from agents.verify import verify
from agents.write import other_entries, role_of
from model.base import Brief, GenerationError, Generator
from retrieval.skills import find_skills
from storage.interview import Interview, Line

WISHES: dict[Manner, str] = {
    "shorter": "make it shorter",
    "plainer": "in plain everyday words",
    "formal": "more formal and professional",
    "better": "make it read better",
}
"""What the model is asked for."""

_LONGER = 1.3
"""How much longer a line may become that was not to be shorter."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """The new text of a line, and who wrote it."""

    text: str
    engine: str


def reword(
    interview: Interview, lines: Sequence[Line], manner: Manner, generator: Generator | None
) -> dict[Line, Reworded]:
    """New texts for those of `lines` that can be said so without loss of truth. Compute only: call it in a thread."""
    found: dict[Line, Reworded] = {}
    if generator is not None and lines and can_edit(generator):
        briefs = [blind(Brief("edit", "", (WISHES[manner], line.text))) for line in lines]
        try:
            for draft in generator.write(briefs):
                line = lines[draft.brief]
                if line not in found and _is_so(interview, line, draft.text, manner):
                    found[line] = Reworded(draft.text, draft.engine)
        except GenerationError:
            pass  # the rules are left
    if manner == "shorter":
        for line in lines:
            if line not in found and (text := shorten(interview, line)) is not None:
                found[line] = Reworded(text, "literal")
    return found


def can_edit(generator: Generator | None) -> bool:
    """Whether there is a model that rewrites a line at a wish; one that does not say so is taken to."""
    return generator is not None and bool(getattr(generator, "edits", True))


def shorten(interview: Interview, line: Line) -> str | None:
    """The line without its fillers or its last part that tells no number, name or skill; None if all of it counts."""
    for text in _shorter(line.text):
        if _holds(interview, line, text):
            return text
    return None


def _is_so(interview: Interview, line: Line, text: str, manner: Manner) -> bool:
    """Whether a model's line is what was asked for, and true."""
    if text == line.text or not telling(line.text) <= telling(text) or not _holds(interview, line, text):
        return False
    if manner == "shorter":
        return len(text) < len(line.text) and len(text.split()) >= _FEWEST
    return len(text) <= _LONGER * len(line.text) and not strays(text, _notes(interview, line), line.text)


def _holds(interview: Interview, line: Line, text: str) -> bool:
    """Whether the words behind a line bear out a new text of it."""
    others = other_entries(interview, line.section, line.entry)
    role = role_of(interview, line.section, line.entry)
    return not verify(_notes(interview, line), text, role=role, other_entries=others)


def _notes(interview: Interview, line: Line) -> list[str]:
    return [interview.fact(fact).value for fact in line.facts]


def telling(text: str) -> set[str]:
    """What of a line may not get lost: its numbers, names and skills, folded."""
    numbers = {number.rstrip(".,") for number in re.findall(r"\d[\d,.]*", digits_for_words(text))}
    names = {word.casefold() for word in re.findall(r"(?<=\s)(?:[A-Z][\w&'-]*)", text)}
    return numbers | names | {skill.name.casefold() for skill in find_skills(text)}


# --- by rules

_SHORT = 8
"""Words up to which a line loses no more than asides."""
_FEWEST = 3
"""Words of a line at least."""
_FILLER = re.compile(
    r"\b(?:also|really|very|basically|successfully|various|different|numerous|mainly|mostly|generally|usually|"
    r"as\s+well|and\s+so\s+on|etc\.?|and\s+stuff|in\s+general|when\s+needed|as\s+needed|all\s+(?:kinds|sorts)\s+of|"
    r"a\s+(?:wide\s+|large\s+)?(?:range|variety|number)\s+of)(?:\s+|$)",
    re.IGNORECASE,
)
_LONGWINDED = (
    (re.compile(r"\bin\s+order\s+to\b", re.IGNORECASE), "to"),
    (re.compile(r"\bon\s+a\s+(dai|week|month)ly\s+basis\b", re.IGNORECASE), r"\1ly"),
    (re.compile(r"\bas\s+well\s+as\b", re.IGNORECASE), "and"),
    (re.compile(r"\b(?:at|in)\s+all\s+times\b", re.IGNORECASE), "always"),
)
_JOINTS = (
    re.compile(
        r"\s*[;(]\s*|\s+[-–—]\s+|,\s+(?!and\b|or\b)|\s+(?=(?:which|who|where|so\s+that|in\s+order|because|"
        r"while|when|if)\b)"
    ),
    re.compile(r"\s+(?=(?:with|by|for|on|in|at|to|from|during|including|using|through|across)\b)"),
    re.compile(r",?\s+(?=(?:and|or)\b)"),
)
"""Where a line may end sooner, what is lost least first: asides, then where and how, then another thing done."""


def _shorter(text: str) -> Iterator[str]:
    """Shorter texts of a line, the one that loses least first."""
    bare = text
    for pattern, short in _LONGWINDED:
        bare = pattern.sub(short, bare)
    bare = _tidied(_FILLER.sub("", bare))
    if len(bare.split()) < len(text.split()):
        yield bare
    for joint in _JOINTS if len(bare.split()) > _SHORT else _JOINTS[:1]:
        for match in reversed(list(joint.finditer(bare))):
            head, tail = _tidied(bare[: match.start()]), bare[match.end() :]
            if head and tail and not telling(f" {tail}") and _may_end(head):
                yield head


def _may_end(head: str) -> bool:
    """Whether a line can stop here."""
    words = head.split()
    return len(words) >= _FEWEST and not is_function_word(words[-1].lower()) and head.count("(") == head.count(")")


def _tidied(text: str) -> str:
    bare = re.sub(r"\s+", " ", text).strip(" ,;:-–—")
    return bare[:1].upper() + bare[1:]
