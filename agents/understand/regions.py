"""States and provinces as people write them after a town: "Tulsa OK", "mckees rocks pa", "Regina, SK". Pure."""

from __future__ import annotations

import re

from agents.understand.words import places

_CODES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA "
    "RI SC SD TN TX UT VT VA WA WV WI WY DC PR ON QC BC AB MB SK NS NB NL PE UK NSW QLD VIC".split()
)
_WORDS = frozenset("in or me hi ok la de pa co ma oh al id on".split())
"""Codes that are words in lower case: they need a comma, a town that is known, or more than one word before them."""


def is_region_code(word: str) -> bool:
    return word in _CODES


def ends_in_region(words: str) -> bool:
    """Whether the words are a town and its state or country ("fayetteville nc", "Boise ID", "Cork, Ireland")."""
    shapes = (r"[A-Za-z]{2,3}", r"[A-Za-z ]{4,20}")
    matches = (re.fullmatch(rf"(?P<town>[^\W\d][\w.' -]{{2,30}}?)(?P<gap>,?\s+)(?P<region>{s})", words) for s in shapes)
    match = next(filter(None, matches), None)
    if match is None or len(match["town"].split()) > 3:
        return False
    town, region = match["town"], match["region"]
    if region in _CODES:
        return town[0].isupper() or region.lower() not in _WORDS
    if region.upper() in _CODES and region.islower():
        return region not in _WORDS or "," in match["gap"] or town.lower() in places() or region in {"pa", "oh", "ma"}
    return region.lower() in places() and ("," in match["gap"] or town.lower() in places())
