"""Places, and the states, provinces and countries that people write after a town: "Tulsa OK", "Boise, Idaho",
"toledo ohio", "Regina, SK". A town and its region are one place. Pure."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_CODES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA "
    "RI SC SD TN TX UT VT VA WA WV WI WY DC PR ON QC BC AB MB SK NS NB NL PE UK NSW QLD VIC UAE USA US".split()
)
_WORDS = frozenset("in or me hi ok la de pa co ma oh al id on us".split())
"""Codes that are words in lower case: they need a comma, a town that is known, or more than one word before them."""
_TOWNS_TOO = frozenset({"washington", "new york", "quebec"})
_TOWN = re.compile(r"[^\W\d][\w.'-]*(?:\s[^\W\d][\w.'-]*){0,2}")
_BEHIND = re.compile(r",?\s+(?P<region>[^\W\d][\w.'-]*(?:\s[^\W\d][\w.'-]*){0,2})")


@cache
def places() -> frozenset[str]:
    """Names of places in lower case, from `places.txt`, without those that are places only behind a town."""
    return _places("", "regions")


@cache
def regions() -> frozenset[str]:
    """Names of states, provinces and countries in lower case."""
    return _places("regions", "behind a town")


def _places(*kinds: str) -> frozenset[str]:
    lines = (files(__package__) / "places.txt").read_text(encoding="utf-8").lower().splitlines()
    split = [line.rpartition(":") for line in lines if not line.startswith("#")]
    return frozenset(name for kind, _, names in split if kind in kinds for name in names.strip().split("|") if name)


def is_region_code(word: str) -> bool:
    return word in _CODES


def ends_in_region(words: str, *, cued: bool = False) -> bool:
    """Whether the words are a town and its state or country ("fayetteville nc", "Boise ID", "Cork, Ireland").

    `cued`: "in" or the like stands before them, so that the town need not be known where no comma parts the two.
    """
    for gap in re.finditer(r",?\s+", words):
        town, region = words[: gap.start()], words[gap.end() :]
        comma = "," in gap[0]
        if not _TOWN.fullmatch(town):
            continue
        known = town.lower() in places() and (town.lower() not in regions() or town.lower() in _TOWNS_TOO)
        if region in _CODES and (town[0].isupper() or region.lower() not in _WORDS):
            return True
        free = region not in _WORDS or comma or known or region in {"pa", "oh", "ma"}
        if region.upper() in _CODES and region.islower() and free:
            return True
        if region.lower() in regions() and (comma or known or (cued and town.islower() == region.islower())):
            return True
    return False


def town_end(text: str, start: int, end: int, stop: int) -> int:
    """Where the town at `start`..`end` ends with the state or country behind it; `end` where none follows."""
    behind = _BEHIND.match(text, end, stop)
    words = behind["region"].split(" ") if behind else []
    for size in range(len(words), 0, -1):
        last = behind.start("region") + len(" ".join(words[:size])) if behind else end
        last -= len(text[end:last]) - len(text[end:last].rstrip(".,"))
        if ends_in_region(text[start:last], cued=True):
            return last
    return end


def parts_town(text: str, left: int, comma: int, stop: int) -> bool:
    """Whether the comma at `comma` stands between a town, behind `left`, and its state or country, before `stop`."""
    for word in re.finditer(r"(?<![^\s,])[^\s,]", text[left:comma]):
        start = left + word.start()
        town = text[start:comma]
        told = town[0].isupper() or town.lower() in places() or re.search(r"\b(?:in|near|from)\s$", text[left:start])
        if told and town_end(text, start, comma, stop) > comma:
            return True
    return False
