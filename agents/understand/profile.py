"""Who a person is (basics) and what they say they can do (skills), in a clause."""

from __future__ import annotations

import re

from agents.understand.credentials import find_languages
from agents.understand.names import is_place, read_name
from agents.understand.page import Page, Slot
from agents.understand.regions import town_end
from agents.understand.titles import is_head
from agents.understand.words import Clause, Token, is_function_word, is_past, strip, word_class

_NAME_CUE = re.compile(
    r"\b(?:my\s+(?:full\s+)?name\s+is|my\s+name'?s|name\s*[:=-]|(?:you\s+can\s+)?call\s+me|this\s+is|"
    r"the\s+name'?s|name\s+is|i\s+go\s+by)\s+",
    re.IGNORECASE,
)
OPENING = (
    r"(?:(?:ok(?:ay)?|so|and|well|right|alright|all\s+right|yeah|yes|um+|uh+|hi+|hiya|hello|hey|anyway)\b[\s,!.]*)"
)
_I_AM = re.compile(
    r"(?:^|\b(?:hi|hello|hey|yo|morning|evening|afternoon)\b[\s,!.]*(?:there[\s,!.]*)?)(?:i'm|im|i\s+am|it's|its)\s+"
    rf"|{OPENING}+(?:i'm|im|i\s+am)\s+",
    re.IGNORECASE,
)
_CITY_CUE = re.compile(
    r"\b(?:live|lives|living|based|located|reside|residing|moved(?=\s+(?:here\s+)?to))\s+(?:here\s+)?(?:in|"
    r"near|to|outside|around|"
    r"out\s+of)\s+(?:the\s+)?$|\b(?:i'm|im|i\s+am|originally|come|am)\s+from\s+$|\b(?:i'm|im|i\s+am)\s+in\s+$|\b(?:city|town|location|"
    r"address)\s*(?:is|:)\s*$|^from\s+$",
    re.IGNORECASE,
)
FEELING = frozenset(
    "tired good fine ok okay happy sad bored ready new sick sorry glad done here back unemployed retired "
    "single married available looking trying working not so very a an the still currently also from in at on "
    "interested sure afraid stuck busy free great well all just really pretty kind good better bad excited "
    "nervous confused lost home old years bilingual fluent certified licensed experienced proficient trained "
    "skilled good".split()
)
_TRADE = re.compile(
    r"(?:(?:and|hi|hello|so|well)\b[\s,]*)*(?:i\s+have|i've|ive|i\s+am|i'?m)\s+(?:been\s+)?"
    r"(?:(?:working|employed)\s+as\s+)?(?:an?\s+)?"
    r"(?P<trade>[\w /-]+?)\s+(?:for|of|with)\s+(?:(?:about|around|over|nearly|almost|more\s+than|some)\s+)*"
    r"[\w-]+(?:\s+\w+)?\s*\+?\s*"
    r"(?:years?|yrs)(?:\s+(?:now|of\s+experience|altogether|in\s+total))?",
    re.IGNORECASE,
)
"""A trade with its years and no employer: "I have been a joiner for 31 years"."""
_SEEKER = re.compile(
    r"(?:(?:hi|hello|hey|ok|so|well)\b[\s,!.]*)*(?:i'?m|i\s+am)\s+(?:just\s+)?an?\s+(?P<trade>[\w /-]+?)\s*,?\s+"
    r"(?:and\s+)?(?:i'?m\s+)?(?:currently\s+|now\s+)?(?:looking|searching|hunting|seeking)\b",
    re.IGNORECASE,
)
"""Who looks for work says what they are: "im a mechanic looking for work"."""
_LIVES = re.compile(r"\b(?:live|lives|living|based|located|reside|residing|moved)\b[^,.]{0,20}$", re.IGNORECASE)
"""Where somebody lives counts for more than where they are from."""
_SUMMARY = re.compile(r"\b(?:about\s+me|summary|profile)\s*:\s*", re.IGNORECASE)


def opens_message(text: str, start: int) -> bool:
    """Whether nothing is said before `start` but words to begin with: "ok so", "right, well"."""
    return re.fullmatch(rf"\s*{OPENING}*", text[:start], re.IGNORECASE) is not None


def read_basics(page: Page, clause: Clause, *, first: bool) -> list[Slot]:
    """Name, city, summary of a clause. `first`: the clause opens the message, where people say who they are."""
    slots: list[Slot] = []
    tokens = page.tokens(clause)
    taken = page.date_masks() + [(contact.start, contact.end) for contact in page.contacts]
    name = _name(page, clause, first=first)
    if name is None and is_card(page, clause):
        return _card(page, clause)
    if name:
        slots.append(Slot("basics", "name", *name))
        slots += _from(page, clause, name[1], tokens)
    for index in range(1, len(tokens)):
        if not _CITY_CUE.search(page.text[clause.start : tokens[index].start]):
            continue
        found = read_name(tokens, index, taken)
        if found is None:
            continue
        start, end = tokens[found[0]].start, tokens[found[1]].end
        longest = next(
            (cut for cut in range(found[1], found[0] - 1, -1) if is_place(page.text[start : tokens[cut].end])), None
        )
        if longest is not None:
            end = tokens[longest].end
        elif not tokens[found[0]].is_cased and re.search(
            r"\b(?:from|to|of|in)\s+$", page.text[clause.start : tokens[index].start]
        ):
            continue
        end = town_end(page.text, start, end, clause.end)
        lives = _LIVES.search(page.text[clause.start : start]) is not None
        if lives or not any(slot.field == "city" for slot in slots):
            slots = [slot for slot in slots if slot.field != "city"]
            slots.append(Slot("basics", "city", start, end))
        if lives:
            break
    if about := _SUMMARY.search(page.text, clause.start, clause.end):
        slots.append(Slot("basics", "summary", *strip(page.text, about.end(), clause.end)))
    return slots


def _from(page: Page, clause: Clause, end: int, tokens: list[Token]) -> list[Slot]:
    """The town in "I'm Grace Odhiambo from Nairobi"."""
    cue = re.compile(r"\s*,?\s*(?:and\s+(?:i'm\s+|i\s+am\s+)?)?(?:from|in)\s+", re.IGNORECASE).match(page.text, end)
    index = next((i for i, token in enumerate(tokens) if cue and token.start == cue.end()), None)
    found = read_name(tokens, index, page.date_masks()) if index is not None else None
    return [Slot("basics", "city", tokens[found[0]].start, tokens[found[1]].end)] if found else []


def read_seeker(page: Page, clause: Clause) -> list[Slot]:
    """The trade of a person who looks for work, as their label; nothing where it is no title."""
    told = _SEEKER.match(page.text, clause.start, clause.end)
    titled = told is not None and is_head(told["trade"].split()[-1].lower())
    return [Slot("basics", "label", *told.span("trade"))] if told and titled else []


def read_trade(page: Page, clause: Clause, job: list[Slot]) -> list[Slot]:
    """The trade of a person who says for how many years, and not where, as their label; nothing where it is a job."""
    told = _TRADE.fullmatch(page.words(clause).strip(" .,!"))
    if told is None or len(job) != 1 or job[0].field != "position" or page.dates_in(clause):
        return []
    return [Slot("basics", "label", job[0].start, job[0].end)]


def is_card(page: Page, clause: Clause) -> bool:
    """Whether a clause is a calling card: pieces between commas, one of them an address or a number, and no verb."""
    return any(clause.start <= contact.start < clause.end for contact in page.contacts) and not any(
        is_past(token.lower) or token.lower in {"i", "i'm", "im", "at", "as", "my", "for", "work", "live"}
        for token in page.tokens(clause)
    )


def _card(page: Page, clause: Clause) -> list[Slot]:
    """Name and city among the pieces of a calling card."""
    slots: list[Slot] = []
    left = clause.start
    for part in re.split(r"([|/;]|,(?!(?<=\d,)\d)|\s-\s)", page.words(clause)):
        start, end = strip(page.text, left, left + len(part))
        left += len(part)
        if start >= end or any(contact.start < end and start < contact.end for contact in page.contacts):
            continue
        if is_place(page.text[start:end]):
            slots.append(Slot("basics", "city", start, end))
        elif (
            not slots
            and 2 <= len(page.text[start:end].split()) <= 4
            and name_at(page, start, end, sure=False) == (start, end)
        ):
            slots.append(Slot("basics", "name", start, end))
    return slots


def _name(page: Page, clause: Clause, *, first: bool) -> tuple[int, int] | None:
    text = page.text
    cue = _NAME_CUE.search(text, clause.start, clause.end)
    if (
        cue
        and cue[0].lower().startswith("this is")
        and not (cue.start() == clause.start and text[cue.end() : cue.end() + 1].isupper())
    ):
        cue = None
    if cue and re.search(
        r"\b(?:company|shop|business|boss|project|employer|school|app)\b[^,.]*$",
        text[clause.start : cue.start()] + cue[0],
        re.IGNORECASE,
    ):
        cue = None
    sure = cue is not None
    if cue is None and first:
        cue = _I_AM.match(text[clause.start : clause.end])
        if cue is None:
            return None
        begin = clause.start + cue.end()
    elif cue is not None:
        begin = cue.end()
    else:
        return None
    return name_at(page, begin, clause.end, sure=sure)


def name_at(page: Page, begin: int, stop: int, *, sure: bool) -> tuple[int, int] | None:
    """A person's name that begins at `begin`, at most four words; unless `sure`, it must look like one."""
    words = list(re.finditer(r"[^\W\d_](?:[\w'.-]*\w)?\.?", page.text[begin:stop]))
    end = begin
    count = 0
    cased = bool(words) and words[0][0][0].isupper()
    for match in words:
        lower = match[0].lower().rstrip(".")
        gap = page.text[end : begin + match.start()]
        if (count and gap.strip(" ")) or (not count and gap.strip()):
            break
        if (
            (is_function_word(lower) and lower not in {"de", "van", "von", "la", "will"})
            or count == 4
            or lower in {"phone", "email", "e-mail", "tel", "cell"}
        ):
            break
        if (
            cased
            and not match[0][0].isupper()
            and lower not in {"de", "van", "von", "der", "la", "da", "bin", "al", "dos"}
        ) or is_head(lower):
            if not cased and is_head(lower) and count:
                break
            if cased and not is_head(lower):
                break
            if not sure or count:
                break
        if lower in FEELING and not (sure and cased):
            break
        end = begin + match.end()
        count += 1
    if not count:
        return None
    start, end = strip(page.text, begin, end)
    if sure:
        return start, end
    following = page.text[end:stop]
    lowered = page.text[start:end].lower().split()
    if (
        is_place(page.text[start:end])
        or find_languages(page.text[start:end])
        or any(is_past(word) or word.endswith("ing") or word in word_class("verb") for word in lowered)
    ):
        return None
    if cased:
        return (start, end) if count >= 2 or re.match(r"\s*(?:$|[,.!(-]|and\b|from\b)", following) else None
    return (start, end) if count in {2, 3} and re.match(r"\s*(?:$|[,.!(-]|and\b)", following) else None
