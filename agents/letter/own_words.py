"""Words that the person wants in the letter, as a sentence of it: theirs, with spelling mended and nothing else."""

from __future__ import annotations

import re

from agents.clean.capitals import sentence_case, with_capitals
from agents.clean.spelling import plain
from agents.clean.voice import has_own_subject
from agents.verify import verify

_FRAME = re.compile(
    r"^(?:(?:that|how|also|because|cos|cuz|bc|since|the\s+fact\s+that|about\s+how)\s+)+(?:much\s+(?=i\b))?",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:i|i'?m|i'?ve|i'?d|i'?ll|we|you|they|it|it'?s|there|this|she|he)\b", re.IGNORECASE)


def is_statement(words: str) -> bool:
    """Whether words to be mentioned are a sentence ("that I love dogs"), not the name of a thing ("my licence")."""
    bare = _FRAME.sub("", words.strip())
    return len(bare.split()) > 1 and (_PERSON.match(bare) is not None or has_own_subject(bare))


def own_sentence(words: str) -> str:
    """The person's words as a sentence of the letter: capitals, contractions and typing errors mended, no more."""
    said = _FRAME.sub("", words.strip()).strip(" .,;:")
    mended = re.sub(r"\bi\b", "I", plain(said))
    kept = mended if not verify([said], mended) else re.sub(r"\bi\b(?!')", "I", said)
    text = sentence_case(with_capitals(kept)).strip(" ,;:")
    return text if text.endswith((".", "!", "?")) else text + "."
