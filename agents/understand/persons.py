"""Whether a bare answer can be a person's name or the town they live in, rather than talk. Pure."""

from __future__ import annotations

import re

from agents.understand.names import is_place
from agents.understand.regions import ends_in_region
from agents.understand.words import is_function_word, is_verb

_PARTICLES = frozenset(
    "de da do dos das del della di du van von der den la le el al bin ibn y e ni nic mac mc o".split()
)
_TALK = frozenset(
    "shift shifts night nights day days hour hours week weeks month months year years trip trips work job jobs "
    "kid kids home house school full part time times mostly mainly usually only just one two three four five six "
    "seven eight nine ten twenty thirty hundred thousand percent people person customers clients patients orders "
    "stuff things thing lot lots miles load loads crew crews team shop truck trucks car cars van vans floor "
    "floors line lines inspection inspections safety machine machines tools tool computer computers office "
    "warehouse kitchen site sites dispatch management staffing hiring experience skills resume cv name email "
    "phone city town address number same before after nothing something anything everything everyone nobody usual "
    "normal next last first good bad new old big small".split()
)
"""Words of work and of sentences that open no name of a person."""
_AFTER_NAME = re.compile(
    r"\s*(?:$|[,;:/|(\n!-]|\.(?:\s|$)|(?:and|but|from|in|i|i'm|im|i've|here|my|phone|e-?mail|mail|tel|cell|mobile|number|"
    r"they|everyone|people|friends|call|please|pls|thanks|thank|is\s+my|is\s+the|nice|hi|hello|lol|by|at|with|born|née|aka|jr|sr|"
    r"ii|iii)\b|[\d+(])",
    re.IGNORECASE,
)
_SURNAMES = frozenset(
    "santiago london paris york lincoln washington jackson houston austin florence charlotte madison milan victoria "
    "sydney brooklyn chester lancaster preston carlisle windsor wells bolton burton kent bradford stafford derby hull "
    "sheffield durham warwick hamilton wellington nelson richmond cordoba valencia leon toledo medina rosario dallas "
    "denver troy salem cleveland raleigh logan jordan israel hastings barnsley crawley ripley buxton morales "
    "georgia virginia carolina chelsea ashton sutton newton norton kingston clifton bristow middleton burnley halifax "
    "montgomery lima cruz rojas granada segovia aragon navarro zamora soria lugo romero sofia asia india kenya".split()
)
"""Towns and countries that are as often the last name of a person."""
_TOWN_TALK = re.compile(r"\d(?!\d{4}\b)|[%$€£@?!]", re.IGNORECASE)


def is_bare_name(name: str, following: str) -> bool:
    """Whether `name` at the head of an answer is a person's, given the text that follows it.

    Two to four words of letters (one where nothing else was said), none of work or of a sentence, none said twice; and
    what follows does not go on as its sentence would.
    """
    words = re.findall(r"[^\s,]+", name)
    lowered = [word.lower().strip(".") for word in words]
    if not 1 <= len(words) <= 5 or re.search(r"\d", name) or not _AFTER_NAME.match(following):
        return False
    if ends_in_region(name):
        return False
    long = [word for word in lowered if len(word) > 2]
    if len(set(long)) < len(long) or any(word in _TALK for word in lowered):
        return False
    if any(is_function_word(word) and word not in _PARTICLES | {"will", "may", "so", "an"} for word in lowered):
        return False
    if lowered[0].endswith("ing") and len(lowered[0]) > 5 and not words[0][0].isupper() and lowered[0] != "sterling":
        return False
    cased = all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
    return cased or not any(
        word.endswith(("ing", "tion", "tions", "ment", "ness", "ly,")) and is_verb(word) for word in lowered
    )


def town_at_end(name: str) -> int | None:
    """Where a town begins that runs on behind first and last name ("tyler brandt leeds"); None where there is none, or
    where its word is as often a person's."""
    words = [(match.start(), match[0].lower()) for match in re.finditer(r"[^\s,]+", name)]
    tails = [name[start:].lower() for start, _ in words]
    for size in (2, 1):
        if len(words) < size + 2:
            continue
        town, last = words[-size][1], words[-1][1]
        known = is_place(tails[-size]) or (size == 2 and is_place(town) and ends_in_region(tails[-size]))
        if known and (size == 2 or last not in _SURNAMES):
            return words[-size][0]
    return None


def is_bare_town(words: str) -> bool:
    """Whether an answer is a town, with at most its region and country: no figures, no talk, no list of work."""
    if ends_in_region(words) and len(words.split()) <= 5:
        return True
    parts = [part.split() for part in re.split(r"\s*[,/()]\s*", words.strip(" .")) if part]
    if any(is_place(" ".join(part)) for part in parts):
        return len(words.split()) <= 8
    if not 1 <= len(parts) <= 3 or _TOWN_TALK.search(words) or any(len(part) > 4 for part in parts):
        return False
    lowered = [word.lower() for part in parts for word in part]
    small = _PARTICLES | {"on", "upon", "of", "the", "by", "sur", "am", "an", "under", "near", "in", "st", "san"}
    return not any(
        word in _TALK - {"new", "old", "big", "city", "site"}
        or (is_function_word(word) and word not in small)
        or (word.endswith("ing") and is_verb(word))
        for word in lowered
    )
