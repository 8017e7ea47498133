"""Questions about what Vita keeps, answered from the facts, the lines and what was left out."""

from __future__ import annotations

import re
from itertools import pairwise

from agents.asking import context_of
from agents.coverage import stems
from agents.exchange import Exchange
from agents.put_back import tell_left_out
from agents.sections import SECTIONS
from agents.showing import describe_entry, fact_row, numbered_lines, show_score
from agents.talk import answer_question
from agents.understand.inquiries import Inquiry, find_inquiry
from agents.understand.references import DATE_FIELDS, FIELD_WORDS, SECTION_WORDS, named_entry
from storage.facts import Fact

_DATES = re.compile(r"\b(?:dates?|when|years?|how\s+long|since|from\s+when)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:did|do|duties|tasks|lines?|bullets?|notes?)\b", re.IGNORECASE)
_MOST = 12
"""Facts shown for one question."""


def inquiry_in(exchange: Exchange) -> Inquiry | None:
    """The question about what is kept that the message asks; None where it tells something besides."""
    inquiry = find_inquiry(exchange.message.text)
    told = exchange.understanding is not None and bool(exchange.understanding.facts)
    return None if inquiry is None or told else inquiry


def answer_inquiry(exchange: Exchange, inquiry: Inquiry) -> None:
    """Say what is asked for; the interview goes on after it."""
    if inquiry.kind == "vita":
        answer_question(exchange)
    elif inquiry.kind == "missing":
        show_score(exchange)
    elif inquiry.kind == "left_out":
        _tell_what_is_out(exchange)
    elif inquiry.kind == "there":
        _tell_whether_there(exchange, inquiry.about)
    else:
        _show_kept(exchange, inquiry.about)


# --- what is kept


def _show_kept(exchange: Exchange, about: str) -> None:
    """The facts that the words name: of an entry, a field of it, a section, or with these words in them."""
    facts = _facts_named(exchange, about)
    if not facts:
        exchange.say("inquiry.none", words=about)
        return
    blocks = []
    places = list(dict.fromkeys((fact.section, fact.entry) for fact in facts))
    in_short = len(places) > 1 and not _fields_named(about)
    for place in places:
        rows = [fact_row(exchange, fact) for fact in facts if (fact.section, fact.entry) == place and not in_short]
        heading = describe_entry(exchange, *place) if in_short or place[0] not in {"basics", "skills"} else ""
        blocks.append("\n".join(filter(None, [heading, *rows])))
    exchange.said.append("\n".join(blocks))


def _facts_named(exchange: Exchange, about: str) -> list[Fact]:
    interview = exchange.interview
    fields = _fields_named(about)
    entry = named_entry(about, context_of(exchange))
    if entry is not None:
        own = interview.live_facts(*entry)
        return [fact for fact in own if fact.field in fields] if fields else own
    basics = [fact for fact in interview.live_facts("basics") if fact.field in fields]
    if basics:
        return basics
    for section, words in SECTION_WORDS.items():
        if section in SECTIONS and re.search(rf"\b(?:{words})\b", about, re.IGNORECASE):
            found = [fact for fact in interview.live_facts(section) if not fields or fact.field in fields]
            return found[:_MOST] or interview.live_facts(section)[:_MOST]
    dated = [fact for fact in interview.live_facts() if fields and fact.field in fields]
    return (dated or _with_words(exchange, about))[:_MOST]


def _fields_named(about: str) -> set[str]:
    found = {name for name, words in FIELD_WORDS.items() if re.search(rf"\b(?:{words})\b", about, re.IGNORECASE)}
    if re.search(r"\bnames?\b", about, re.IGNORECASE):
        found.add("name")
    if _DATES.search(about) or re.match(r"when\b", about, re.IGNORECASE):
        found |= set(DATE_FIELDS)
    if not found and _DONE.search(about):
        found.add("highlight")
    return found


def _with_words(exchange: Exchange, about: str, *, live: bool = True) -> list[Fact]:
    """Facts that say what the words name: more than half of them, and as many as any other."""
    wanted = stems(about) - stems("my the have know told dates line bit about")
    facts = exchange.interview.live_facts() if live else [one for one in exchange.interview.facts if not one.is_live]
    shares = [
        (len(wanted & stems(f"{fact.value} {fact.source.words}")) / len(wanted), fact) for fact in facts if wanted
    ]
    best = max((share for share, _ in shares), default=0.0)
    return [fact for share, fact in shares if share == best] if best > 0.5 else []


# --- what became of it


def _tell_whether_there(exchange: Exchange, about: str) -> None:
    """Whether something stands on the resume and where, and if not, why not."""
    interview = exchange.interview
    named = _is_field(about) or named_entry(about, context_of(exchange)) is not None
    facts = _with_words(exchange, about) or (_facts_named(exchange, about) if named else [])
    if not facts:
        gone = _with_words(exchange, about, live=False)
        if gone:
            exchange.say("inquiry.gone", words=gone[-1].value)
        elif said := _said(exchange, about):
            exchange.say("inquiry.unused", words=said)
        else:
            exchange.say("inquiry.none", words=about)
        return
    lines = numbered_lines(interview)
    cited = [(number, line) for number, line in enumerate(lines, 1) if {fact.id for fact in facts} & set(line.facts)]
    left_out = {row["fact"]: row["why"] for row in exchange.state.get("left_out", ())}
    out = [fact for fact in facts if fact.id in left_out and not cited]
    if cited:
        exchange.say("inquiry.in_line", number=cited[0][0], line=cited[0][1].text)
    elif out:
        key = f"write.why_out.{left_out[out[0].id]}"
        reason = exchange.phrases.say(key if exchange.phrases.has(key) else "inquiry.private")
        exchange.say("inquiry.left_out", words=out[0].value, reason=reason)
    else:
        exchange.said.append("\n".join(fact_row(exchange, fact) for fact in facts[:_MOST]))
        section = exchange.phrases.say(f"sections.{facts[0].section}.name")
        exchange.say("inquiry.in_section", section=section)


def _is_field(about: str) -> bool:
    return bool(_fields_named(about) & {"name", "phone", "email", "url", "city", "address", "label", "summary"})


def _said(exchange: Exchange, about: str) -> str:
    """The latest sentence of the person's that holds what the words name, though nothing was made of it; "" if none."""
    wanted = stems(about)
    for turn in reversed(exchange.interview.turns[:-1]):
        if turn.speaker != "person" or turn.text.startswith("/") or not wanted:
            continue
        for sentence in re.split(r"[.!?\n]+", turn.text):
            if len(wanted & stems(sentence)) / len(wanted) > 0.5 and find_inquiry(sentence) is None:
                return " ".join(sentence.split())
    return ""


def _tell_what_is_out(exchange: Exchange) -> None:
    """What the resume leaves out, and the messages that nothing was made of."""
    before = len(exchange.said)
    tell_left_out(exchange)
    if unheard := _unheard(exchange):
        exchange.say("inquiry.unheard", rows="\n".join(f"- “{words}”" for words in unheard))
    if len(exchange.said) == before:
        exchange.say("inquiry.nothing_out")


def _unheard(exchange: Exchange) -> list[str]:
    """What the person said that Vita answered by not understanding, and the words it named as not used."""
    turns, phrases = exchange.interview.turns, exchange.phrases
    not_understood = {phrases.wording("steer.not_understood", number) for number in range(2)}
    unplaced = re.escape(phrases.wording("record.unplaced", 0)).replace(re.escape("{what}"), "(.+?)")
    found: list[str] = []
    for said, answer in pairwise(turns):
        if said.speaker != "person" or answer.speaker != "vita" or said.text.startswith("/"):
            continue
        if any(sentence in answer.text for sentence in not_understood):
            found.append(" ".join(said.text.split()))
        elif named := re.search(unplaced, answer.text):
            found += re.findall(r"“(.+?)”", named[1])
    return list(dict.fromkeys(words for words in found if len(words) <= 200 and find_inquiry(words) is None))[-_MOST:]
