"""Labels that set a job off in time ("previous:", "last job:"), and where words of time begin no statement. Pure."""

from __future__ import annotations

import re

LABEL = (
    r"(?:my\s+)?(?:current|previous|prev|last|former|prior|earlier|before|b4|first|second|(?:most\s+)?recent|latest|"
    r"present|past|now|next)(?:\s+(?:job|role|position|post|duty(?:\s+station)?|assignment|employer|company|gig|"
    r"workplace|place|one|work))?\s*(?=:)"
)
"""A pattern: such a label up to its colon."""
UNCUT = re.compile(
    r"\s*(?:(?:and|also|then)\s+)?in\s+(?:\w+\s+)?\d{4}(?:\s+and\s+\d{4})?,?\s*"
    r"|\s*(?!(?:i|we|and|but|so|my)\b)[\w&'-]+(?: [\w&'-]+){1,3} (?:before|b4) that,\s*",
    re.IGNORECASE,
)
"""A year before "I" is of the deed that follows; "X before that," ends with its words of time."""
