"""What was read in a document waits for one yes: the numbered list, and the answer to it.

An answer keeps, strikes out by number or by name, and asks to part what has run together. Nothing of the list is lost
but what the person strikes out; what cannot be done is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agents.coverage import stems
from agents.exchange import Exchange
from agents.record import confirm
from storage.facts import Fact, Source
from storage.interview import Interview

_ALONE = frozenset({"highlight", "summary", "skill", "keyword"})
"""Fields of which each fact is an item by itself."""


def show_proposal(exchange: Exchange) -> None:
    """The items that wait for a yes, numbered as the person may strike them out."""
    items = proposal_items(exchange)
    rows = [f"{number}. {_describe(exchange, facts)}" for number, facts in enumerate(items, 1)]
    exchange.said.append("\n".join(rows))
    exchange.say("upload.confirm")
    exchange.offer("choices.yes", "yes")
    exchange.offer("choices.no", "no")
    exchange.asks = False


def proposal_items(exchange: Exchange) -> list[list[Fact]]:
    """The proposed facts in items: what names an entry is one item, each of its lines another; skills are one each."""
    facts = [exchange.interview.fact(fact) for fact in exchange.state["proposal"]["facts"]]
    heads: dict[tuple[str, int], list[Fact]] = {}
    items: list[list[Fact]] = []
    for fact in (fact for fact in facts if fact.status == "proposed"):
        if fact.field in _ALONE or fact.section == "basics":
            items.append([fact])
        elif (fact.section, fact.entry) in heads:
            heads[fact.section, fact.entry].append(fact)
        else:
            heads[fact.section, fact.entry] = [fact]
            items.append(heads[fact.section, fact.entry])
    return items


def answer_proposal(exchange: Exchange, text: str) -> bool:
    """Take yes, no, "all but 2 and 5", "13 is two things" as the answer to what was proposed. False if it is none."""
    intent = exchange.understanding.intent if exchange.understanding else "none"
    says_yes = re.match(exchange.phrases.say("upload.yes_words"), text, re.IGNORECASE) is not None
    if intent == "no" or _refuses(exchange, text):
        for facts in proposal_items(exchange):
            _strike(exchange.interview, facts)
        exchange.state["proposal"] = None
        exchange.say("upload.refused")
        return True
    asked, changed = _change(exchange, text)
    if asked and not changed:
        exchange.say("upload.which")
        exchange.asks = False
        return True
    if changed and not says_yes:
        show_proposal(exchange)
        return True
    agreed = intent == "yes" or (intent in {"answer", "correct", "none"} and says_yes and _is_yes(exchange, text))
    if not changed and not agreed:
        return False
    kept = _keep(exchange)
    exchange.say("upload.kept" if kept != 1 else "upload.kept_one", count=kept)
    return True


def _refuses(exchange: Exchange, text: str) -> bool:
    """Whether a message strikes out the whole list: "leave all of it out"."""
    whole = re.search(exchange.phrases.say("upload.whole_words"), text, re.IGNORECASE)
    return whole is not None and _is_bare(exchange, text) and not re.search(r"\d", text)


_LONGEST_YES = 8
"""Words of a yes: "yes, that is all still correct"; what goes on for longer tells something new."""


def _is_yes(exchange: Exchange, text: str) -> bool:
    """Whether a message that begins with a yes says no more than that."""
    strikes = re.search(exchange.phrases.say("upload.strike_words"), text, re.IGNORECASE)
    return not strikes and len(text.split()) <= _LONGEST_YES and not re.search(r"\d", text)


def _keep(exchange: Exchange) -> int:
    """Make what is proposed hold; how many items of the list that are."""
    items = proposal_items(exchange)
    confirm(exchange.interview, [fact for facts in items for fact in facts])
    exchange.interview.commit("upload")
    exchange.state["proposal"] = None
    return len(items)


def remind(exchange: Exchange) -> None:
    """Ask again for the yes that an upload waits for. Until then nothing else is asked, so a "no" has one meaning."""
    exchange.say("upload.still", name=exchange.state["proposal"]["name"])
    exchange.offer("choices.yes", "yes")
    exchange.offer("choices.no", "no")


# --- changes to the list


def _change(exchange: Exchange, text: str) -> tuple[bool, bool]:
    """Do what the statements of an answer ask: whether one is about the list, and whether the list was understood."""
    items = proposal_items(exchange)
    struck: list[list[Fact]] = []
    parted: list[tuple[int, int]] = []
    asked = False
    for clause in _clauses(exchange, text):
        numbers = _numbers(clause)
        if any(not 1 <= number <= len(items) for number in numbers):
            continue  # a year, an amount: not about the list
        if re.search(exchange.phrases.say("upload.split_words"), clause, re.IGNORECASE):
            parted += [(number, _pieces_asked(exchange, clause)) for number in numbers]
        elif re.search(exchange.phrases.say("upload.strike_words"), clause, re.IGNORECASE):
            found = [items[number - 1] for number in numbers] or _named(exchange, clause, text, items)
            struck += found
            asked = asked or (not found and _is_bare(exchange, clause))
    for facts in struck:
        _strike(exchange.interview, facts)
    for number, count in parted:
        _part(exchange, number, items[number - 1], count)
    return asked, bool(struck or parted)


def _clauses(exchange: Exchange, text: str) -> Iterator[str]:
    """Statements: at their ends, and where another item or another verb begins after "and" or a comma. Numbers without
    a verb go with the next ("3 and 5 are wrong").
    """
    before = r"(?:,|\b(?:and|but|also|then)\b)[\s,]*(?=(?:(?:and|but|also|then|please)\s+)*"
    rule = rf"[.!?;…\n]+(?:\s|$)|{before}{exchange.phrases.say('upload.verbs')})"
    told = "|".join(exchange.phrases.say(f"upload.{name}_words") for name in ("strike", "split"))
    waiting = ""
    for part in re.split(rule, text, flags=re.IGNORECASE):
        if part and re.search(r"\d", part) and not re.search(told, part, re.IGNORECASE):
            waiting = f"{waiting}{part} "
        elif part and part.strip():
            yield waiting + part
            waiting = ""
    if waiting:
        yield waiting


_RANGE = re.compile(r"\b(?P<first>\d{1,3})\s*(?:-|–|to|through)\s*(?P<last>\d{1,3})\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\binto\s+\d+\b|\b\d+\s+(?:\w+\s+)?(?:things|items|lines|points|bullets|duties|facts|jobs|parts|pieces)\b", re.I
)


def _numbers(clause: str) -> list[int]:
    """The item numbers that a statement names, ranges ("3 to 5") in full; a count of things is none."""
    bare = _COUNTED.sub(" ", clause)
    spread = _RANGE.sub(lambda m: " ".join(map(str, range(int(m["first"]), int(m["last"]) + 1))) or m[0], bare)
    numbers = re.findall(r"(?<![\d.,/:£$€])\d{1,4}\b(?![%/:]|[.,]\d)", spread)
    return list(dict.fromkeys(map(int, numbers)))


def _named(exchange: Exchange, clause: str, text: str, items: Sequence[list[Fact]]) -> list[list[Fact]]:
    """The one item that a statement names by its words ("not the choir"), or that stands in the message as a whole
    beside "leave that out"; none where two fit.
    """
    if _is_bare(exchange, clause):
        said = f" {_flat(text)} "
        fitting = [facts for facts in items if any(f" {_flat(fact.value)} " in said for fact in facts)]
    else:
        words = _telling(exchange, clause) if _orders(exchange, clause) else set()
        fitting = [facts for facts in items if words and words <= stems(_describe(exchange, facts))]
    return fitting if len(fitting) == 1 else []


def _is_bare(exchange: Exchange, clause: str) -> bool:
    """Whether a statement strikes something out and does not say what: "leave that out as well"."""
    return _orders(exchange, clause) and not _telling(exchange, clause)


def _orders(exchange: Exchange, clause: str) -> bool:
    return re.match(rf"\W*{exchange.phrases.say('upload.verbs')}", clause, re.IGNORECASE) is not None


def _telling(exchange: Exchange, clause: str) -> set[str]:
    """The words of an order that say what it is about."""
    return stems(re.sub(exchange.phrases.say("upload.filler"), " ", clause, flags=re.IGNORECASE))


def _flat(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _pieces_asked(exchange: Exchange, clause: str) -> int:
    """Into how many things an item is to be parted; 0 if that is not said."""
    words = exchange.phrases.say("upload.counts").split()
    number = rf"(\d|{'|'.join(words)})"
    rule = rf"\b(?:into\s+{number}\b|{number}\s+(?:\w+\s+)?[a-z]{{3,}}s\b)"
    match = next(reversed(list(re.finditer(rule, clause, re.IGNORECASE))), None)
    if match is None:
        return 0
    said = (match[1] or match[2]).lower()
    return int(said) if said.isdigit() else words.index(said) + 2


_CUTS = (r"\s*\n\s*", r"\s*(?:;|[•|\t])\s*", r"(?<=[.!?])\s+(?=[A-Z0-9])", r"\s*,\s*(?:and\s+)?|\s+and\s+")
"""Where an item may be cut, the surest first; commas only into as many pieces as were asked for."""


def _part(exchange: Exchange, number: int, facts: list[Fact], count: int) -> None:
    """Make several items of one; one whose parts cannot be told stays as it is, and Vita says so."""
    pieces = _pieces(facts[0].source.words, count) if len(facts) == 1 and facts[0].field in _ALONE else []
    if not pieces:
        exchange.say("upload.whole", number=number, words=_shortened(facts[0].value))
        return
    interview, old = exchange.interview, facts[0]
    interview.set_status(old.id, "superseded")
    waiting: list[str] = exchange.state["proposal"]["facts"]
    parts: list[str] = []
    for start, end in pieces:
        begin = old.source.start + start
        words = old.source.words[start:end]
        source = Source(old.source.turn, begin, begin + len(words), words)
        entry = old.entry if old.field != "skill" else interview.next_entry(old.section)
        parts.append(interview.add_fact(old.section, entry, old.field, " ".join(words.split()), source, "proposed").id)
    place = waiting.index(old.id)
    waiting = [*waiting[:place], *parts, *waiting[place + 1 :]]
    exchange.state["proposal"] = {**exchange.state["proposal"], "facts": waiting}
    rows = exchange.phrases.join([f"“{' '.join(old.source.words[start:end].split())}”" for start, end in pieces])
    exchange.say("upload.parted", number=number, words=rows)


def _pieces(words: str, count: int) -> list[tuple[int, int]]:
    """Spans of the parts of `words`; [] where it has no parts that can be told."""
    for rule in _CUTS:
        position, spans = 0, []
        for mark in re.finditer(rule, words):
            spans.append((position, mark.start()))
            position = mark.end()
        spans = [span for span in [*spans, (position, len(words))] if re.search(r"\w", words[slice(*span)])]
        if len(spans) > 1 and (rule is not _CUTS[-1] or len(spans) == count):
            return spans
    return []


def _shortened(words: str) -> str:
    return words if len(words) <= 60 else words[:57].rsplit(" ", 1)[0] + "…"


def _strike(interview: Interview, facts: list[Fact]) -> None:
    """Withdraw an item; the head of an entry takes its lines with it."""
    head = next((fact for fact in facts if fact.field not in _ALONE), None)
    if head is not None and head.section not in {"basics", "skills"}:
        facts = [fact for fact in interview.facts if (fact.section, fact.entry) == (head.section, head.entry)]
    for fact in facts:
        interview.set_status(fact.id, "withdrawn")


def _describe(exchange: Exchange, facts: list[Fact]) -> str:
    section = exchange.phrases.say(f"sections.{facts[0].section}.name")
    return f"{section[:1].upper()}{section[1:]}: " + ", ".join(fact.value for fact in facts)
