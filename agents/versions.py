"""What each version of the resume was: which change made it, so that one can be told from another."""

from __future__ import annotations

from collections.abc import Sequence

from agents.clean import tidy_value
from agents.exchange import Exchange
from agents.showing import describe_entry
from storage.export.words import words_of
from storage.facts import LIVE, Fact
from storage.interview import Version
from storage.resume import RANK

_SHOWN = 15
_LONGEST = 48
"""Characters of a text that are shown of it."""
_MOST = 3
"""Things named of a change; the others are counted."""


def show_versions(exchange: Exchange) -> None:
    """The last versions with what each changed; the current one is marked."""
    interview, phrases = exchange.interview, exchange.phrases
    rows = [
        phrases.say(
            "versions.row",
            mark="→ " if version.number == interview.version else "",
            number=version.number,
            change=describe_change(exchange, version),
            at=version.at.astimezone().strftime("%H:%M"),
            lines=len(version.lines),
        )
        for version in interview.versions[-_SHOWN:]
    ]
    if rows:
        exchange.said.append("\n".join(rows))
    else:
        exchange.say("versions.none")


def show_difference(exchange: Exchange, argument: str) -> None:
    """What the current version changed against its parent, or against the version of that number."""
    interview = exchange.interview
    current = interview.versions[interview.version] if interview.version is not None else None
    base = int(argument) if argument.isdigit() else current.parent if current else None
    if current is None or base is None or base >= len(interview.versions):
        exchange.say("versions.none")
        return
    before = [line.text for line in interview.versions[base].lines]
    after = [line.text for line in current.lines]
    rows = [f"- {text}" for text in before if text not in after] + [f"+ {text}" for text in after if text not in before]
    if rows:
        exchange.said.append("\n".join(rows))
    else:
        exchange.say("versions.same", base=base, current=current.number)


def describe_change(exchange: Exchange, version: Version) -> str:
    """What made a version, and what came and went with it: "deleting a line: out “Sign for stuff”"."""
    cause = cause_of(exchange, version)
    came, went = _differences(exchange, version)
    if not came and not went and (moved := _moved(exchange, version)):
        return exchange.phrases.say("versions.moved", cause=cause, what=_listed(exchange, moved))
    parts = [
        exchange.phrases.say(f"versions.{name}", what=_listed(exchange, texts))
        for name, texts in (("out", went), ("in", came))
        if texts
    ]
    return f"{cause}: {', '.join(parts)}" if parts else cause


def cause_of(exchange: Exchange, version: Version) -> str:
    """What kind of change made a version: "deleting a line"."""
    key = f"causes.{version.cause}"
    return exchange.phrases.say(key) if exchange.phrases.has(key) else version.cause


def _differences(exchange: Exchange, version: Version) -> tuple[list[str], list[str]]:
    """Texts that came with a version, and those that went: of lines, and of facts that no line shows."""
    interview = exchange.interview
    parent = interview.versions[version.parent] if version.parent is not None else None
    lines_before, lines_now = (parent.lines if parent else ()), version.lines
    texts_before, texts_now = [line.text for line in lines_before], [line.text for line in lines_now]
    came = [text for text in texts_now if text not in texts_before]
    went = [text for text in texts_before if text not in texts_now]
    if version.cause in {"write", "write again"}:
        return came, []
    cited = {fact for line in (*lines_before, *lines_now) for fact in line.facts}
    before = {fact for fact, status in (parent.statuses if parent else {}).items() if status in LIVE}
    now = {fact for fact, status in version.statuses.items() if status in LIVE}
    told = [fact for fact in interview.facts if fact.id not in cited and fact.field != RANK]
    return (
        [*came, *(_worded(exchange, fact) for fact in told if fact.id in now - before)],
        [*went, *(_worded(exchange, fact) for fact in told if fact.id in before - now)],
    )


def _moved(exchange: Exchange, version: Version) -> list[str]:
    """What stands in another place since a version: an entry, or the line that went furthest."""
    interview = exchange.interview
    if version.parent is None:
        return []
    parent = interview.versions[version.parent]
    new = [
        fact for fact in interview.facts if fact.field == RANK and fact.id in version.statuses.keys() - parent.statuses
    ]
    if new:
        return [describe_entry(exchange, new[-1].section, new[-1].entry)]
    ranks = {line.text: line.rank for line in parent.lines}
    steps = {line.text: abs(line.rank - ranks.get(line.text, line.rank)) for line in version.lines}
    furthest = max(steps, key=lambda text: steps[text], default="")
    return [furthest] if steps.get(furthest) else []


def _worded(exchange: Exchange, fact: Fact) -> str:
    if fact.field in {"startDate", "endDate", "date", "releaseDate"}:
        return words_of(exchange.interview.language).date(fact.value)
    return fact.value if fact.field == "highlight" else tidy_value(fact.value, fact.field)


def _listed(exchange: Exchange, texts: Sequence[str]) -> str:
    short = [text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…" for text in texts]
    named = [f"“{text}”" for text in dict.fromkeys(short)]
    if len(named) <= _MOST:
        return exchange.phrases.join(named)
    return exchange.phrases.say("versions.more", what=", ".join(named[:_MOST]), count=len(named) - _MOST)
