"""What the resume leaves out: told after writing, in the person's own words, and put back where they ask for it.

`exchange.state["left_out"]` has the rows of the last writing ({"fact", "words", "why"}, see `agents.omitted`);
`"told_left_out"` those that the person was last told, in their order, and in which turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agents.choose import as_said
from agents.clean import clean_note
from agents.exchange import Exchange
from agents.pointing import find_lines
from agents.showing import show_resume
from agents.understand.intents import walk_wanted
from storage.facts import Fact, Source
from storage.interview import Interview, Line

Row = dict[str, str]


def tell_left_out(exchange: Exchange, *, only_new: bool = False) -> None:
    """Name what is left out, numbered; what is private is not repeated. With `only_new` nothing is said twice."""
    rows = _still_out(exchange.interview, exchange.state.get("left_out", []))
    told: list[Row] = exchange.state.get("told_left_out", {}).get("rows", [])
    if not rows or (only_new and all(row in told for row in rows)):
        return
    shown = [row for row in rows if row["why"] != "private"]
    exchange.state["told_left_out"] = {"turn": exchange.turn.number, "rows": [*shown, *_private(rows)]}
    if shown:
        why = [exchange.phrases.say(f"write.why_out.{row['why']}") for row in shown]
        listed = [
            f"{number}. “{' '.join(row['words'].split())}” ({reason})"
            for number, (row, reason) in enumerate(zip(shown, why, strict=True), 1)
        ]
        exchange.say("write.omitted", rows="\n".join(listed))
    if len(shown) < len(rows):
        exchange.say("write.omitted_private")


def _private(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row["why"] == "private"]


def _still_out(interview: Interview, rows: Sequence[Row]) -> list[Row]:
    """The rows that hold: their fact does, and no line has taken it in since."""
    live = {fact.id for fact in interview.live_facts()}
    cited = {fact for line in interview.lines for fact in line.facts}
    return [row for row in rows if row["fact"] in live and (row["why"] == "long" or row["fact"] not in cited)]


def put_back(exchange: Exchange) -> bool:
    """Put on the resume what the message asks for of what was left out. False if it asks for nothing of it."""
    told: list[Row] = exchange.state.get("told_left_out", {}).get("rows", [])
    out = _still_out(exchange.interview, told)
    asked = _asked_for(exchange, told) if out else None
    if asked is None:
        return False
    chosen = [told[index] for index in asked if told[index] in out]
    if not chosen and asked:
        return False
    exchange.asks = False
    if not chosen:
        exchange.say("write.put_back_which", words=exchange.phrases.join([f"“{row['words']}”" for row in out]))
        return True
    lines = exchange.interview.lines
    for row in chosen:
        lines = _with_line(exchange.interview, lines, row)
    exchange.interview.commit("put_back", lines)
    exchange.say("write.put_back", what=exchange.phrases.join([f"“{row['words']}”" for row in chosen]))
    show_resume(exchange)
    return True


def _asked_for(exchange: Exchange, told: Sequence[Row]) -> tuple[int, ...] | None:
    """Indices of the rows that the message means, () where it means one and does not say which; None: no such request.

    "Put it back" means what was just left out only right after that was told; else it means the last change.
    """
    text = exchange.message.text.strip()
    match = re.fullmatch(exchange.phrases.say("write.put_back_words"), text, re.IGNORECASE)
    recent = exchange.turn.number - exchange.state["told_left_out"]["turn"] <= 2
    if match is None or (walk_wanted(text) and not recent):
        return None
    what = next((part for part in match.groups() if part), "").strip()
    if re.fullmatch(exchange.phrases.say("write.put_back_it"), what, re.IGNORECASE):
        return tuple(range(len(told))) if len(told) == 1 else ()
    if re.fullmatch(exchange.phrases.say("write.put_back_all"), what, re.IGNORECASE):
        return tuple(index for index, row in enumerate(told) if row["why"] != "private")
    return find_lines([row["words"] for row in told], what) or None


def _with_line(interview: Interview, lines: Sequence[Line], row: Row) -> tuple[Line, ...]:
    """`lines` and one more for what is put back: a long note's end as it reads cleaned, else the words as they were."""
    fact = interview.fact(row["fact"])
    if row["why"] == "long":
        first, fact = _parted(interview, fact, row["words"])
        lines = [replace(line, facts=_replaced(line.facts, row["fact"], first.id)) for line in lines]
        text = clean_note(fact.value) or as_said([fact.value])
    else:
        interview.set_status(fact.id, "insisted")
        text = as_said([fact.value])
    rank = sum(1 for line in lines if (line.section, line.entry) == (fact.section, fact.entry))
    return (*lines, Line(fact.section, fact.entry, text, (fact.id,), "literal", rank))


def _replaced(facts: Sequence[str], old: str, new: str) -> tuple[str, ...]:
    return tuple(new if fact == old else fact for fact in facts)


def _parted(interview: Interview, fact: Fact, end: str) -> tuple[Fact, Fact]:
    """Two facts in the place of one: what stands before its `end`, and that; each with its own place in the turn."""
    interview.set_status(fact.id, "superseded")
    values = (fact.value[: -len(end)].rstrip(" .;!?\n"), end)
    first, second = (
        interview.add_fact(fact.section, fact.entry, fact.field, value, _place(fact.source, value), fact.status)
        for value in values
    )
    return first, second


def _place(source: Source, words: str) -> Source:
    """Where in a source some of its words stand; the whole of it if they are not there letter for letter."""
    start = source.words.find(words)
    return Source(source.turn, source.start + start, source.start + start + len(words), words) if start >= 0 else source
