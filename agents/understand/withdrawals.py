"""What a person asks to take out, and which stored facts that means."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from agents.understand.drafts import NAME_FIELD
from agents.understand.references import DATE_FIELDS, FIELD_WORDS, SECTION_WORDS, mentions
from agents.understand.values import Context
from storage.facts import Fact

_WITHDRAW = re.compile(
    r"\b(?:scrap|remove|delete|forget(?:\s+about)?|drop|erase|take\s+(?:out|off)|get\s+rid\s+of|leave\s+out|"
    r"lose|withdraw|cross\s+out|strike|don'?t\s+(?:include|mention|list|use|put)|do\s+not\s+(?:include|mention|"
    r"list|use)|kick\s+out|ditch)\b"
    r"(?!\s+(?:in|to|the\s+(?:ball|bass)|off|everything)\b)",
    re.IGNORECASE,
)
_TAKE_BACK = re.compile(
    r"\b(?:take\s+(?P<what>.{2,60}?)\s+(?:out|off|away)|(?P<kept>.{2,40}?)\s+(?:doesn'?t\s+belong|"
    r"isn'?t\s+true|was\s+a\s+joke))\b",
    re.IGNORECASE,
)


def wants_withdrawal(text: str) -> bool:
    """Whether the words ask to take something out."""
    return bool(
        (_WITHDRAW.search(text) or _TAKE_BACK.search(text))
        and re.match(
            r"\s*(?:(?:please|pls|ok|okay|oh|no|actually|wait|sorry|can\s+you|could\s+you|you\s+can|and|also|"
            r"let'?s|just|hey|hmm|i\s+want\s+(?:you\s+)?to|i'd\s+like\s+(?:you\s+)?to|maybe|"
            r"vita)[\s,!.]*)*(?:scrap|remove|delete|forget|drop|erase|take|get\s+rid|leave\s+out|lose|withdraw|"
            r"cross|strike|don'?t|do\s+not|kick|ditch)\b",
            text,
            re.IGNORECASE,
        )
    )


def find_withdrawals(text: str, context: Context) -> tuple[str, ...]:
    """Ids of the live facts that a request to take something out means; empty where none can be told."""
    cue = _WITHDRAW.search(text)
    taken = _TAKE_BACK.search(text)
    what = text[cue.end() :] if cue else (taken["what"] or taken["kept"] if taken else text)
    what = re.sub(
        r"^\s*(?:that\s+|the\s+|my\s+|about\s+|all\s+(?:of\s+)?(?:the\s+|my\s+)?|i\s+(?:said|told)\s+(?:you\s+)?)+",
        "",
        what.strip(" ,.!?"),
        flags=re.IGNORECASE,
    )
    live = context.live()
    if not live:
        return ()
    named = [fact for fact in live if mentions(what, fact.value)]
    fields = [name for name, words in FIELD_WORDS.items() if re.search(rf"\b(?:{words})\b", what, re.IGNORECASE)]
    sections = [
        section for section, words in SECTION_WORDS.items() if re.search(rf"\b(?:{words})\b", what, re.IGNORECASE)
    ]
    heads = [fact for fact in named if NAME_FIELD.get(fact.section) == fact.field]
    if heads:
        chosen = [fact for fact in heads if fact.section in sections] or heads
        return _entry_ids(live, chosen[-1])
    if named and not (sections and not any(fact.section in sections for fact in named)):
        best = max(named, key=lambda fact: len(fact.value))
        if best.field == "position" and "work" in sections:
            return _entry_ids(live, best)
        return tuple(fact.id for fact in named if fact.section == best.section and fact.value == best.value)
    told = [
        word
        for word in re.findall(r"[a-z]{5,}", what.lower())
        if word not in {"thing", "about", "stuff", "where", "there", "point"}
    ]
    duties = [
        fact
        for fact in live
        if fact.field in {"highlight", "description"} and any(word in fact.value.lower() for word in told)
    ]
    if duties and not sections and not fields:
        return (duties[-1].id,)
    basics = [fact for fact in live if fact.section == "basics" and fact.field in fields]
    if basics:
        return tuple(fact.id for fact in basics)
    for section in sections:
        facts = [fact for fact in live if fact.section == section]
        if not facts:
            continue
        if re.search(r"\ball\b|\bevery\b|s\b\s*$", text.strip(" .!?"), re.IGNORECASE) and re.search(
            r"\b(?:all|every|skills|certificates|certs|awards|languages|projects|jobs|interests|hobbies|references)\b",
            text,
            re.IGNORECASE,
        ):
            return tuple(fact.id for fact in facts)
        order = list(dict.fromkeys(fact.entry for fact in facts))
        entry = order[0] if re.search(r"\bfirst\b", what, re.IGNORECASE) else order[-1]
        dated = [name for name in fields if name in DATE_FIELDS]
        return tuple(fact.id for fact in facts if fact.entry == entry and (not dated or fact.field in dated))
    dated_facts = [fact for fact in live if fact.field in fields]
    if dated_facts:
        return (dated_facts[-1].id,)
    if re.search(
        r"\b(?:that|this|it|last\s+(?:one|thing|bit|part)|what\s+i\s+(?:just\s+)?said|those|them)\b",
        text,
        re.IGNORECASE,
    ):
        newest = max(fact.source.turn for fact in live)
        return tuple(fact.id for fact in live if fact.source.turn == newest)
    return ()


_LINE = re.compile(
    r"^\W*(?:(?:please|pls|can\s+you|just|delete|remove|scrap|drop|erase|cut|strike|take\s+out|get\s+rid\s+of)\s+)*"
    r"(?:(?:the|that|this|my)\s+)?(?:(?:line|bullet(?:\s+point)?|point|sentence|entry|fact|note|part)s?\s+)"
    r"(?:(?:that\s+)?(?:says?|saying|about|with|where|reading|called)\s+|:\s*)?",
    re.IGNORECASE,
)


def lines_said(words: str, context: Context) -> tuple[str, ...]:
    """The told line that `words` quote, in whole or in good part ("the line Good evening"); () if there is none."""
    quoted = re.search(r"[\"'“‘](.{3,}?)[\"'”’](?:\W|$)", words)
    said = (quoted[1] if quoted else _LINE.sub("", words)).strip(" \"'“”‘’.,!…").lower()
    if len(said) < 4:
        return ()
    told = [fact for fact in context.live() if fact.field in {"highlight", "description", "summary", "skill"}]
    scored = [(_likeness(said, fact.value.lower()), number) for number, fact in enumerate(told)]
    best, number = max(scored, default=(0.0, 0))
    return (told[number].id,) if best >= 90 else ()


def _likeness(said: str, value: str) -> float:
    """0 to 100; a short value that is only a part of what was said is not meant by it."""
    return fuzz.partial_ratio(said, value) if len(said) <= len(value) else fuzz.ratio(said, value)


def _entry_ids(live: list[Fact], head: Fact) -> tuple[str, ...]:
    return tuple(fact.id for fact in live if fact.section == head.section and fact.entry == head.entry)
