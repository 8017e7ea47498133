"""Who a person is (basics) and what they say they can do (skills), in a clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Protocol, cast

from agents.understand.extras import _items
from agents.understand.names import is_place, read_name
from agents.understand.page import Page, Slot
from agents.understand.titles import find_titles, is_head
from agents.understand.words import Clause, is_function_word, is_past, strip, word_class


class SkillSpan(Protocol):
    """What `retrieval.skills.find_skills` gives: a canonical name and where the text mentions it."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@cache
def _skill_finder() -> Callable[[str], Iterable[SkillSpan]]:
    """The skill matcher of `retrieval`, or one that finds nothing where it is not there."""
    try:
        from retrieval import skills
    except ImportError:
        return lambda text: ()
    return cast("Callable[[str], Iterable[SkillSpan]]", skills.find_skills)


_NAME_CUE = re.compile(
    r"\b(?:my\s+(?:full\s+)?name\s+is|my\s+name'?s|name\s*[:=-]|(?:you\s+can\s+)?call\s+me|this\s+is|the\s+name'?s|name\s+is|i\s+go\s+by)\s+",
    re.IGNORECASE,
)
_I_AM = re.compile(
    r"(?:^|\b(?:hi|hello|hey|yo|morning|evening|afternoon)\b[\s,!.]*(?:there[\s,!.]*)?)(?:i'm|im|i\s+am|it's|its)\s+",
    re.IGNORECASE,
)
_CITY_CUE = re.compile(
    r"\b(?:live|lives|living|based|located|reside|residing|moved)\s+(?:here\s+)?(?:in|near|to|outside|around|out\s+of)\s+(?:the\s+)?$|\b(?:i'm|im|i\s+am|originally|come|am)\s+from\s+$|\b(?:city|town|location|address)\s*(?:is|:)\s*$|^from\s+$",
    re.IGNORECASE,
)
_FEELING = frozenset(
    "tired good fine ok okay happy sad bored ready new sick sorry glad done here back unemployed retired single married available looking trying working not so very a an the still currently also from in at on interested sure afraid stuck busy free great well all just really pretty kind good better bad excited nervous confused lost home old years bilingual fluent certified licensed experienced proficient trained skilled good".split()
)
_SUMMARY = re.compile(r"\b(?:about\s+me|summary|profile)\s*:\s*", re.IGNORECASE)
_LIST_CUE = re.compile(
    r"(?:\b(?:(?:my\s+)?(?:\w+\s+)?skills?(?:\s+(?:are|is|include|including|list|set))?\s*[:=-]?|tools?\s*:|software\s*:|tech(?:nologies|\s+stack)?\s*:|stack\s*(?:is|:)|programs?\s*:|equipment\s*:)\s*"
    r"|\bi\s+(?:also\s+)?know\s+(?:how\s+to\s+(?:use|operate|run|work)\s+)?|\bi\s+can\s+(?:also\s+)?(?:use|operate|run|drive|do|work|handle|type|code\s+in|program\s+in|read)\s+"
    r"|\b(?:(?:very|pretty|really|super|quite)\s+)?(?:good|great|proficient|experienced|skilled|comfortable|familiar|handy|confident|competent|trained|versed|strong|excellent|fluent|decent|solid)\s+(?:with|at|in|on|using)\s+(?:using\s+)?"
    r"|\b(?:experience|expertise|knowledge|background)\s+(?:with|in|of|using)\s+|\b(?:can|able\s+to)\s+use\s+|^(?:also\s+|and\s+)?knows?\s+|\bi'?m\s+an?\s+expert\s+(?:in|with|at)\s+)",
    re.IGNORECASE,
)
_USE_CUE = re.compile(
    r"\b(?:use|used|using|work(?:ed|ing)?\s+with|cod(?:e|ed|ing)\s+in|program(?:med|ming)?\s+in)\s+(?:mostly\s+|mainly\s+)?$",
    re.IGNORECASE,
)
_ITEM_LEAD = re.compile(
    r"(?:(?:some|basic|a\s+(?:bit|little)\s+of|a\s+bit|a\s+little|also|advanced|intermediate|strong|good|very|really|with|in|using|my|the|all\s+the|stuff\s+like|things\s+like|how\s+to\s+(?:use|operate|run)|etc|like|most|of\s+course|can|able\s+to)\s+)+",
    re.IGNORECASE,
)
_ITEM_TAIL = re.compile(
    r"\s+(?:really\s+well|very\s+well|pretty\s+well|well|too|etc|and\s+so\s+on|and\s+stuff|a\s+(?:bit|little)|as\s+well|also|inside\s+out|for\s+(?:\d+|\w+)\s+(?:years|yrs)|skills?|at\s+work|every\s+day|daily|obviously)$",
    re.IGNORECASE,
)
_NOT_SKILL = re.compile(
    r"(?:i|we|it|that|this|what|how|nothing|anything|people|you|them|him|her|not|no|a\s+lot|lots|everything|someone|where|why|when|if|things|stuff)\b",
    re.IGNORECASE,
)


def read_basics(page: Page, clause: Clause, *, first: bool) -> list[Slot]:
    """Name, city, summary of a clause. `first`: the clause opens the message, where people say who they are."""
    slots: list[Slot] = []
    tokens = page.tokens(clause)
    taken = page.date_masks() + [(contact.start, contact.end) for contact in page.contacts]
    name = _name(page, clause, first=first)
    if name:
        slots.append(Slot("basics", "name", *name))
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
            r"\b(?:from|to|of)\s+$", page.text[clause.start : tokens[index].start]
        ):
            continue
        if (region := re.match(r",\s*([A-Z]{2}\b|[A-Z][a-z]+)", page.text[end : clause.end])) and (
            len(region[1]) == 2 or is_place(region[1])
        ):
            end += region.end()
        slots.append(Slot("basics", "city", start, end))
        break
    if about := _SUMMARY.search(page.text, clause.start, clause.end):
        slots.append(Slot("basics", "summary", *strip(page.text, about.end(), clause.end)))
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
        if count and gap.strip(" ") or (not count and gap.strip()):
            break
        if (
            is_function_word(lower)
            and lower not in {"de", "van", "von", "la", "will"}
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
        if lower in _FEELING and not (sure and cased):
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
    if is_place(page.text[start:end]) or any(
        is_past(word) or word.endswith("ing") or word in word_class("verb") for word in lowered
    ):
        return None
    if cased:
        return (start, end) if count >= 2 or re.match(r"\s*(?:$|[,.!(-]|and\b|from\b)", following) else None
    return (start, end) if count in {2, 3} and re.match(r"\s*(?:$|[,.!(-]|and\b)", following) else None


def read_label(page: Page, clause: Clause) -> list[Slot]:
    """What someone says they are ("I'm a registered nurse") where no job is told: the label under the name."""
    words = page.words(clause)
    lead = re.match(
        r"(?:hi|hello|hey)?[\s,!]*(?:i'm|im|i\s+am|i've\s+been|ive\s+been)\s+(?:currently\s+|also\s+)?(?:an?\s+)(?:experienced\s+|qualified\s+|trained\s+)?",
        words,
        re.IGNORECASE,
    )
    if not lead:
        return []
    tokens = page.tokens(clause)
    for title in find_titles(tokens, page.date_masks()):
        start, end = tokens[title.first].start, tokens[title.last].end
        if start <= clause.start + lead.end() and not title.plural:
            return [Slot("basics", "label", max(start, clause.start + lead.end()), end)]
    return []


def read_skills(page: Page, clause: Clause, *, asked: bool = False) -> list[Slot]:
    """Skills that the person lists as such ("I know Excel and SAP", "skills: …") or says to use ("I use Python at Acme")."""
    text = page.text
    cue = _LIST_CUE.search(text, clause.start, clause.end)
    languages = [(mention.start, mention.end) for mention in page.languages]
    found: list[Slot] = []
    if cue or asked:
        start = cue.end() if cue else clause.start
        if not cue:
            lead = re.match(
                r"(?:i\s+)?(?:(?:have|use|do|know|can|mostly|mainly|mostly\s+use)\s+)*",
                text[start : clause.end],
                re.IGNORECASE,
            )
            start += lead.end() if lead else 0
        for left, right in _items(text, start, clause.end):
            if run := _skill_run(text, left, right):
                found += [Slot("skills", "skill", *span, fresh=True) for span in run]
            elif span := _skill_item(text, left, right):
                if not any(
                    span[0] < end and begin < span[1]
                    for begin, end in languages
                    if cue and "know" not in cue[0].lower()
                ):
                    found.append(Slot("skills", "skill", *span, fresh=True))
        if found:
            return found
    spans = (
        [(skill.start, skill.end) for skill in _skill_finder()(text[clause.start : clause.end])]
        if re.search(r"\b(?:us(?:e|ed|ing)|with|in)\b", page.words(clause))
        else []
    )
    ends: list[int] = []
    for left, right in sorted((start + clause.start, end + clause.start) for start, end in spans):
        between = text[ends[-1] : left] if ends else ""
        if _USE_CUE.search(text[clause.start : left]) or (
            ends and re.fullmatch(r"\s*(?:,|and|&|/|,\s*and|\+)\s*", between)
        ):
            found.append(Slot("skills", "skill", left, right, fresh=True))
            ends.append(right)
    return found


def _skill_run(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Skills typed one after the other without commas ("html css javascript"); empty unless they make up the item."""
    if len(text[start:end].split()) < 3:
        return []
    spans = [(skill.start + start, skill.end + start) for skill in _skill_finder()(text[start:end])]
    covered = sum(len(text[left:right].split()) for left, right in spans)
    return spans if len(spans) >= 2 and covered >= len(text[start:end].split()) - 1 else []


def _skill_item(text: str, start: int, end: int) -> tuple[int, int] | None:
    lead = _ITEM_LEAD.match(text[start:end])
    if lead:
        start += lead.end()
    while tail := _ITEM_TAIL.search(text[start:end]):
        end = start + tail.start()
    cut = re.search(
        r"\s+(?:at|from|since|for|because|but|when|where|from|which|that|so|if)\s+\w", text[start:end], re.IGNORECASE
    )
    if cut:
        end = start + cut.start()
    start, end = strip(text, start, end)
    words = text[start:end].split()
    if not 1 <= len(words) <= 5 or _NOT_SKILL.match(text[start:end]):
        return None
    return start, end
