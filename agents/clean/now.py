"""Whether words tell of a job that goes on: "I drive", "we're", not "I drove"."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from agents.clean.tense import parse
from agents.clean.verbs import is_past


def tells_of_now(texts: Iterable[str]) -> bool:
    """Whether the first "I" or "we" with a verb, in any of `texts`, stands with one in the present."""
    for text in texts:
        tokens = list(parse(text))
        for subject, verb in itertools.pairwise(tokens):
            if subject.lower_ not in {"i", "we"}:
                continue
            if verb.pos_ == "ADV" and verb.i + 1 < len(tokens):
                verb = tokens[verb.i + 1]
            perfect = verb.lemma_ == "have" and any(token.tag_ == "VBN" for token in tokens[verb.i + 1 : verb.i + 3])
            if verb.tag_.startswith("VB"):
                return verb.tag_ in {"VB", "VBP"} and not is_past(verb.lower_) and not perfect
    return False
