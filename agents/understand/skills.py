"""What people say they can do: lists after "I know", "skills:" or "good with", and what they say they use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Protocol, cast

from agents.understand.extras import split_items
from agents.understand.page import Page, Slot
from agents.understand.words import Clause, strip


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


def find_known_skills(text: str) -> list[tuple[int, int]]:
    """Where `text` names skills that are known, left to right."""
    return sorted((skill.start, skill.end) for skill in _skill_finder()(text))


_LIST_CUE = re.compile(
    r"(?:\b(?:(?:my\s+)?(?:\w+\s+)?skills?(?:\s+(?:are|is|include|including|list|set))?\s*[:=-]?|tools?\s*:|"
    r"software\s*:|tech(?:nologies|\s+stack)?\s*:|stack\s*(?:is|:)|programs?\s*:|equipment\s*:)\s*"
    r"|\bi\s+(?:also\s+)?know\s+(?:how\s+to\s+(?:use|operate|run|work)\s+)?|"
    r"\bi\s+can\s+(?:also\s+)?(?:(?:use|do|handle|code\s+in|program\s+in)\s+|"
    r"(?=(?:type|operate|run|drive|work|read|weld|lift|cook|bake|sew|repair|fix|ride|fly|draw|edit|translate)\b))"
    r"|\b(?:(?:very|pretty|really|super|quite)\s+)?(?:good|great|proficient|experienced|skilled|comfortable|"
    r"familiar|handy|confident|competent|trained|versed|strong|excellent|fluent|decent|solid)\s+(?:with|at|in|"
    r"on|using)\s+(?:using\s+)?"
    r"|\b(?:experience|expertise|knowledge|background)\s+(?:with|in|of|using)\s+|\b(?:can|able\s+to)\s+use\s+|"
    r"^(?:also\s+|and\s+)?knows?\s+|\bi'?m\s+an?\s+expert\s+(?:in|with|at)\s+)",
    re.IGNORECASE,
)
_USE_CUE = re.compile(
    r"\b(?:use|used|using|work(?:ed|ing)?\s+with|cod(?:e|ed|ing)\s+in|program(?:med|"
    r"ming)?\s+in)\s+(?:mostly\s+|mainly\s+)?$",
    re.IGNORECASE,
)
_ITEM_LEAD = re.compile(
    r"(?:(?:some|basic|a\s+(?:bit|little)\s+of|a\s+bit|a\s+little|also|advanced|intermediate|strong|good|very|"
    r"really|with|in|using|my|the|all\s+the|stuff\s+like|things\s+like|how\s+to\s+(?:use|operate|run)|etc|like|"
    r"most|of\s+course|can|able\s+to)\s+)+",
    re.IGNORECASE,
)
_ITEM_TAIL = re.compile(
    r"\s+(?:really\s+well|very\s+well|pretty\s+well|well|too|etc|and\s+so\s+on|and\s+stuff|a\s+(?:bit|little)|"
    r"as\s+well|also|inside\s+out|for\s+(?:\d+|\w+)\s+(?:years|yrs)|skills?|at\s+work|every\s+day|daily|"
    r"obviously)$",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(
    r"(?:^|[\s,(-]+)(?:that'?s|that\s+is|which\s+is|which'?s|it'?s|its|it\s+is|so\s+basically|basically|aka)\s+"
    r"(?:(?:like|basically|just|kind\s+of|sort\s+of)\s+)*(?:an?|our|the|my|their|what|where|how|for)\b.*$",
    re.IGNORECASE,
)
"""What a tool is, said behind its name: "TMS that's our collections database"."""
_NOT_SKILL = re.compile(
    r"(?:i|we|it|that|this|what|how|nothing|anything|people|you|them|him|her|not|no|a\s+lot|lots|everything|"
    r"someone|where|why|when|if|things|stuff)\b",
    re.IGNORECASE,
)


def is_skill(words: str) -> bool:
    """Whether the words begin with the name of a skill."""
    return any(skill.start == 0 for skill in _skill_finder()(words))


def read_skills(page: Page, clause: Clause, *, asked: bool = False) -> list[Slot]:
    """Skills that the person lists as such ("I know Excel and SAP", "skills: …") or says to use ("I use Python at
    Acme")."""
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
        for left, right in split_items(text, start, clause.end):
            if run := _skill_run(text, left, right):
                found += [Slot("skills", "skill", *span, fresh=True) for span in run]
            elif (span := _skill_item(text, left, right)) and not any(
                span[0] < end and begin < span[1]
                for begin, end in languages
                if cue and "know" not in cue[0].lower() and ":" not in cue[0]
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


def without_explanation(text: str, start: int, end: int) -> tuple[int, int]:
    """A tool without the words that say what it is; nothing where there are only those."""
    explained = _EXPLAINED.search(text[start:end])
    return strip(text, start, start + explained.start()) if explained else (start, end)


def _skill_item(text: str, start: int, end: int) -> tuple[int, int] | None:
    start, end = without_explanation(text, start, end)
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
