"""Why the person wants the work, where they said so in the interview: a sentence of theirs, with the reason in it."""

from __future__ import annotations

import re

from agents.understand.letters import find_letter
from agents.understand.private import is_private
from storage.interview import Interview

_REASON = re.compile(
    r"(?<![\w'])i(?:'?d|\s+would|'?m|\s+am|'?ve|\s+have)?\s+(?:(?:really|always|just|now|also)\s+)*"
    r"(?:want(?:ed)?|wanna|like|love|hope|hoping|looking|trying|keen|wish)\b[^.!?\n]*"
    r"\b(?:because|since|cos|cuz|bc|so\s+that)\s+(?:i|i'?m|i'?ve|it|it'?s|they|we|my|the|there|people)\b[^.!?\n]*",
    re.IGNORECASE,
)
_TO_VITA = re.compile(r"\b(?:resume|cv|letter|lines?|you|u|delete|remove|change|leave|quit|left)\b", re.IGNORECASE)
"""Words of requests, and of reasons why a job ended."""
_MOST_WORDS = 40


def told_reason(interview: Interview) -> str:
    """The last such sentence since the interview began anew, as it was typed; "" if there is none."""
    for turn in reversed(interview.turns):
        if turn.text.strip() == "/new":
            break
        if turn.speaker != "person" or turn.text.startswith("/") or find_letter(turn.text):
            continue
        for said in _REASON.findall(turn.text):
            if not _TO_VITA.search(said) and not is_private(said) and len(said.split()) <= _MOST_WORDS:
                return str(said).strip(" ,;")
    return ""
