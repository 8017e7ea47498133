"""What the generator is not told: whether anybody in the notes is a he or a she. Its prompts are the same for all.

Names and contacts never get this far (`storage.interview` keeps them apart), ages and genders of the person neither
(`agents.understand.selves`); what is left are the pronouns of the people told about.
"""

from __future__ import annotations

import re
from dataclasses import replace

from model.base import Brief

_THEY = {"is": "are", "was": "were", "has": "have", "does": "do", "'s": "'re", "isn't": "aren't", "wasn't": "weren't"}
_SUBJECT = re.compile(rf"\b(?:s?he)\b(?:(\s*)({'|'.join(_THEY)})(?![\w']))?", re.IGNORECASE)
_OTHERS = (
    (re.compile(r"\b(?:him|her)self\b", re.IGNORECASE), "themselves"),
    (re.compile(r"\bhers\b|\bhis\b(?=\s*(?:$|[,.;!?]))", re.IGNORECASE), "theirs"),
    (re.compile(r"\bhis\b|\bher\b(?=\s+(?!(?:to|and|or|at|in|on|with|for|from|when)\b)\w)", re.IGNORECASE), "their"),
    (re.compile(r"\bhim\b|\bher\b", re.IGNORECASE), "them"),
)  # fmt: skip


def blind(brief: Brief) -> Brief:
    """The brief as the generator may see it."""
    return replace(brief, notes=tuple(map(without_pronouns, brief.notes)), cleaned=without_pronouns(brief.cleaned))


def without_pronouns(note: str) -> str:
    """ "she said i was quick, and gave me her keys" → "they said i was quick, and gave me their keys"."""
    note = _SUBJECT.sub(lambda match: "they" + (match[1] or "") + _THEY.get((match[2] or "").lower(), ""), note)
    for pattern, other in _OTHERS:
        note = pattern.sub(other, note)
    return note
