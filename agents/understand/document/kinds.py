"""Whether words are a job title, an organisation or a place. Pure."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from agents.understand.names import ORGANISATION, is_place
from agents.understand.titles import is_head, is_strong_head

SURE = 1.0
"""From this title score on, words are a title by themselves; below, their neighbours decide."""
_ANYWHERE = re.compile(
    r"(?:remote|hybrid|nationwide|various locations?|on the road|worldwide|telework)\b.{0,25}", re.IGNORECASE
)
_STATES = frozenset(
    "al ak az ar ca co ct dc de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc "
    "nd oh ok or pa "
    "pr ri sc sd tn tx ut vt va wa wv wi wy on bc ab qc mb sk ns nb nl pe nsw vic qld tas act".split()
)
_REGIONS = _STATES | frozenset(  # and countries, as addresses shorten them
    "uk us usa gb ie u.s. u.k. u.s.a. uae at au be bg br ch cl cn cy cz dk ee es fi fr gr hk hr hu il is it "
    "jp ke kr lt "
    "lu lv ma mt mx my ng no nz ph pk pl pt ro rs ru se sg si sk th tr tw ua vn za".split()
)
_PLACE = re.compile(
    r"(?P<town>[^\W\d_][\w.'’ -]{1,30}?),\s*(?P<region>[^\W\d_][\w.'’ -]*?)(?:\s+\d{4,5}(?:-\d{4})?)?"
    r"(?:,\s*(?P<country>[^\W\d_][\w. ]+))?"
)
LEGAL = re.compile(r"\b(?:inc|llc|ltd|plc|gmbh|corp|co|ag|llp|pty|s\.?a|b\.?v|lp|kg|sp\. z o\.o)\.?$", re.IGNORECASE)


def title_score(words: str) -> float:
    """How much more the words read like a job title (positive) than like an employer's name (negative)."""
    parts = [part.strip(".,()&'’").lower() for part in re.split(r"[\s/-]+", words) if part.strip(".,()&'’")]
    if not parts:
        return 0
    main = re.split(r",|\(| of | for | to | - | – ", words)[0].lower().split() or parts
    last = main[-1].strip(".,()")
    score = 0.0
    if is_strong_head(last) or is_strong_head(last.rstrip("s")):
        score += 3
    elif is_head(last) or is_head(last.rstrip("s")):
        score += 1.5
    elif any(is_strong_head(part) for part in parts):
        score += 1.2
    elif _DOER.search(last) and last not in ORGANISATION:
        score += 1
    score -= 0.6 * min(sum(part in ORGANISATION for part in parts), 3)
    if parts[-1] in ORGANISATION:
        score -= 1.6
    if any(LEGAL.search(part) for part in words.split(",")):
        score -= 4
    return score


_DOER = re.compile(r"(?<=[a-z]{4})(?:er|or|ist|ian|eer|ant|woman|man)s?$")


def is_location(words: str) -> bool:
    """Whether the words are nothing but a place: a town that is known, or one before its region or country."""
    words = words.strip(" ()")
    if _ANYWHERE.fullmatch(words) or is_place(words):
        return True
    if match := re.fullmatch(r"(?P<town>[A-Z][\w.'’ -]+?)\s+(?P<state>[A-Z]{2})(?:\s+\d{5})?", words):
        return (
            match["state"].lower() in _STATES and len(match["town"].split()) <= 3 and not is_organisation(match["town"])
        )
    match = _PLACE.fullmatch(words)
    if match is None or is_organisation(match["town"]) or title_score(match["town"]) > SURE:
        return False
    if match["country"]:
        sure = match["country"].lower() not in _STATES or is_place(match["town"]) or is_region(match["region"])
        return is_region(match["country"]) and sure
    return is_region(match["region"])


SCHOOL = re.compile(
    r"\b(?:university|universit\w+|universidad|college|school|schools|institute|institut|academy|polytechnic|"
    r"hochschule|"
    r"gymnasium|lyc[eé]e|liceum|escuela|scoil|seminary|conservatory|conservatoire|uni|tech|faculty|high|"
    r"training cent(?:er|re)|"
    r"community college|MIT|UCLA|ETH|FE)\b|politec?[hk]ni|universi|üniversite|schule\b|skol[ea]n?\b|szko[łl]a|"
    r"f[őo]iskola|iskola\b|"
    r"\b(?:[eé]cole|escola|scuola|okul|instituto|istituto|facult(?:y|ad|ade|é)|facolt[aà]|akademi[ae]|academia|coleg|"
    r"col[eé]gio|liceo|lyceum|kolegium|cfa|ifp|ies)\b",
    re.IGNORECASE,
)


def ends_list(words: str) -> bool:
    """Whether words behind a comma end a list, not name who gave or taught it: "(Libraries,) Archives and Records"."""
    if not re.search(r"[^,]\s(?:and|&)\s+[^,]", words) or SCHOOL.search(words):
        return False
    return not re.search(
        r"\b(?:council|trust|board|association|society|hospitals?|ministry|ltd|limited|llp|inc|co|sons|partners|guilds?|"
        r"commission|authority|agency|cent(?:er|re)s?|foundation|bureau|office|department|administration)\b",
        words,
        re.IGNORECASE,
    )


def is_state(words: str) -> bool:
    """Whether it is a state or province as addresses shorten it ("CO")."""
    return words.lower() in _STATES


def is_region(words: str) -> bool:
    """Whether it is a region or country, in full or shortened."""
    return words.lower() in _REGIONS or words.lower() in _region_names()


def is_organisation(words: str) -> bool:
    return any(word in ORGANISATION - {"city"} for word in words.lower().split())


@cache
def _region_names() -> frozenset[str]:
    text = (files(__package__) / "regions.txt").read_text(encoding="utf-8")
    return frozenset(name for line in text.splitlines() if not line.startswith("#") for name in line.split("|"))
