"""What somebody is by age, gender and pronouns: nothing that a resume says, whoever they are.

`without_self` blanks what a person tells of themselves so, character for character; the trade told beside it stays
("i'm a 58-year-old welder" → "i'm a welder"). Ages and genders of other people are not touched.
"""

from __future__ import annotations

import re

_ONES = r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?"
_AGE = (
    r"(?:1[4-9]|[2-8]\d|(?:four|fif|six|seven|eigh|nine)teen|"
    rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty){_ONES})"
)
_YEARS_OLD = r"(?:[\s-]*(?:years?|yrs?)[\s-]*(?:old|young|of\s+age)|\s*y/?o)\b"
_I_AM = r"(?:i'?m|i\s+am|i\s+was|am)\s+"
_NEARLY = r"(?:(?:now|only|just|nearly|almost|about|around|already)\s+)*"
_END = r"(?=\s*(?:$|[,.;:!?)\n]|(?:and|but|so|now|then|this|last|next|in|with)\b))"
_GENDER = (
    r"(?:(?:(?:single|working|young|older?|middle-aged|stay-at-home|busy|proud|new|trans(?:gender)?)\s+)*"
    r"(?:non-?binary(?:\s+person)?|wom[ae]n|m[ae]n|lady|gentleman|girl|guy|bloke|lad|female|male|mums?|moms?|mother|dad|father|grandmother|"
    r"grandfather|grandma|grandad|granny|widow(?:er)?|wife|husband)\b(?!'s|\s+(?:friday|servant)))"
)

_SELF = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        # pronouns
        r"(?:\bmy\s+pronouns?\s+(?:are|is)\s+|\bpronouns?\s*:\s*|\bi\s+(?:use|go\s+by)\s+|\(\s*)?"
        r"\b(?:she|he|they)\s*/\s*(?:her|him|them|they)s?(?:\s*/\s*\w+)?\b(?:\s+pronouns)?(?:\s*\))?",
        # ages
        rf"\b(?:ever\s+)?(?:since|when|while|until|till|before|after|from\s+when)\s+i\s+(?:was|turned)\s+{_NEARLY}{_AGE}"
        rf"(?:{_YEARS_OLD})?(?!\s*(?:%|minutes?|mins|hours?|hrs|days?|weeks?|months?|miles?)\b)",
        rf"\b{_I_AM}{_NEARLY}{_AGE}{_YEARS_OLD}(?:\s+now)?",
        rf"\b{_I_AM}{_NEARLY}{_AGE}{_END}",
        rf"\b(?:{_I_AM}|as\s+|being\s+)(?:an?|the)\s+(?P<age>{_AGE}{_YEARS_OLD})",
        rf"(?:^|[,.;(]\s*)(?P<years>{_AGE}{_YEARS_OLD})(?!\s+(?!and\b|but\b|now\b)\w)",
        rf"\b(?:i\s+|i'?ve\s+|just\s+)(?:just\s+)?(?:turn(?:ed|ing)|be)\s+{_AGE}{_END}",
        rf"\b(?:{_I_AM}|being\s+)aged?\s+{_AGE}\b",
        rf"\b(?:at|from|since|by)\s+(?:the\s+)?age\s+(?:of\s+)?{_AGE}\b(?!\s*(?:to|-|–)\s*\d)",
        rf"(?:^|[,.;]\s*|\b(?:and|but)\s+)(?P<at>at\s+{_AGE})(?=,?\s+i\b)",
        rf"\b(?:started|began|left|finished|got|passed|earned|qualified|graduated|retrained|went\s+back)(?:\s+[\w'-]+){{0,4}}?"
        rf"(?P<begun>\s+at\s+{_AGE})(?=\s*(?:$|[,.;]|(?:as|and|with|while|when|after|in\s+(?:19|20)\d\d)\b))",
        r"\b(?:i\s+was\s+|i'?m\s+|date\s+of\s+)?(?:born|birth|d\.?o\.?b\.?)\s*:?\s*(?:(?:in|on|is|was)\s+)?(?:[\w./-]+,?\s+){0,2}?"
        r"(?:[\d./-]*(?:19|20)\d\d)\b",
        # gender
        rf"\bas\s+(?:an?\s+)?{_GENDER}(?:\s+of\s+{_AGE})?(?:\s+(?:in|of|on|at)\s+(?:the|a|this|my|our)\s+\w+)?,?",
        rf"\b{_I_AM}(?:(?:just|also|only)\s+)?an?\s+{_GENDER}(?:\s+(?:of|aged)\s+{_AGE})?{_END}",
        rf"\b{_I_AM}an?\s+(?P<kind>{_GENDER})(?=\s+[a-z])",
    )
)
"""Each matches what goes; where it has a group, only that part goes."""


def without_self(text: str) -> str:
    """`text` without what the person says of their own age, gender and pronouns: blanks in their place."""
    for pattern in _SELF:
        for match in list(pattern.finditer(text)):
            start, end = match.span(next((name for name, found in match.groupdict().items() if found), 0))
            text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text
