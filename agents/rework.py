"""The changes that one message asks for, gathered and kept as one version. Lines keep citing the facts they rest on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agents.acknowledge import say_back
from agents.clean import clean_note, tidy_value
from agents.exchange import Exchange
from agents.places import Place, entry_called, entry_meant, placed_at
from agents.record import Recorded, record
from agents.revise import Edit, place
from agents.showing import describe_entry, numbered_lines, show_resume
from agents.understand import Context, Found, Understanding
from agents.understand.drafts import NAME_FIELD
from agents.understand.instructions import Request
from agents.write import WRITTEN, is_current
from storage.facts import Source
from storage.interview import Line
from storage.resume import in_order


class Work:
    """What a message asks for, done step by step. `lines` are numbered as the person saw them throughout.

    `did` says that something was done or said, `done` are the requests behind it, `unplaced` those that fit nothing.
    """

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        self.lines = numbered_lines(exchange.interview)
        self.did = False
        self.done: list[Request] = []
        self.unplaced: list[Request] = []
        self._now = {line: line for line in exchange.interview.lines}
        self._new: list[Line] = []
        self._causes: list[str] = []
        self._recorded: list[Recorded] = []

    def place(self, request: Request) -> Edit:
        """Which lines a request means, and what they become."""
        interview = self.exchange.interview
        sources = [" ".join(interview.fact(fact).source.words for fact in line.facts) for line in self.lines]
        return place([line.text for line in self.lines], request, sources)

    def change(self, wanted: Edit, request: Request) -> None:
        """Delete, replace, merge or reorder lines."""
        touched = [self.lines[index] for index in wanted.lines]
        if wanted.kind == "delete":
            return self.drop(touched, request)
        if wanted.kind == "replace":
            fact = self._say_anew(touched[0].section, touched[0].entry, wanted.text, request)
            self._end_facts(touched[0], "superseded")
            self._now[touched[0]] = replace(touched[0], text=_sentence(wanted.text), facts=(fact,), engine="literal")
        elif wanted.kind == "merge":
            facts = tuple(dict.fromkeys(fact for line in touched for fact in line.facts))
            if wanted.text in self.exchange.turn.text:
                facts = (*facts, self._say_anew(touched[0].section, touched[0].entry, wanted.text, request))
            self._now[touched[0]] = replace(touched[0], text=wanted.text, facts=facts, engine="literal")
            for line in touched[1:]:
                self._now.pop(line, None)
        elif wanted.kind == "reorder":
            self._reorder(wanted)
        what = self.exchange.phrases.join([f"“{line.text}”" for line in touched])
        return self._note(wanted.kind, request, what=what)

    def drop(self, lines: Sequence[Line], request: Request | None = None) -> None:
        """Take lines out, and the facts that nothing else rests on."""
        for line in lines:
            self._end_facts(line, "withdrawn")
            self._now.pop(line, None)
        self._note("delete", request, what=self.exchange.phrases.join([f"“{line.text}”" for line in lines]))

    def exchange_text(self, line: Line, text: str, engine: str) -> None:
        """Another text for a line that rests on the same words."""
        self._now[line] = replace(self._now.get(line, line), text=text, engine=engine)
        self._note("reword", None, old=line.text, new=text)

    def take(self, recorded: Recorded, cause: str) -> None:
        """Facts that were withdrawn or added; lines that rest on one that ended go with it."""
        self._recorded.append(recorded)
        skills = [line for line in self._now.values() if line.section == "skills"]
        for fact in recorded.added if skills else ():
            if fact.field == "skill":
                rank = self._next_rank("skills", fact.entry)
                name = tidy_value(fact.value, "skill")
                self._new.append(Line("skills", fact.entry, name, (fact.id,), "literal", rank + len(skills)))
        self._causes.append(cause)
        self.did = True

    def add(self, request: Request, context: Context) -> None:
        """A line of the person's own words, under the entry that they name at the end, else under the newest job."""
        named = entry_called(request.place, context) if request.place else None
        found = (named, request.text) if named else placed_at(request.text, context)
        (section, entry), text = found or (self._newest(), request.text)
        fact = self._say_anew(section, entry, text, request)
        line = clean_note(text, current=is_current(self.exchange.interview, section, entry)) or _sentence(text)
        self._new.append(Line(section, entry, line, (fact,), "literal", self._next_rank(section, entry)))
        self._note("add", request, what=line, entry=describe_entry(self.exchange, section, entry) or section)

    def belong(self, request: Request, context: Context) -> bool:
        """Lines go under the entry that is named; one that is not known yet but said to be a project is made."""
        wanted = self.place(request)
        if wanted.kind != "belong":
            return False
        touched = [self.lines[index] for index in wanted.lines]
        entry = entry_called(request.place, context) or self._made(request)
        if entry is None or entry[0] not in WRITTEN:
            return False
        interview = self.exchange.interview
        for line in touched:
            if (line.section, line.entry) == entry:
                continue
            facts = []
            for fact_id in line.facts:
                old = interview.fact(fact_id)
                interview.set_status(fact_id, "superseded")
                facts.append(interview.add_fact(*entry, "highlight", old.value, old.source, old.status).id)
            rank = self._next_rank(*entry)
            self._now[line] = replace(line, section=entry[0], entry=entry[1], facts=tuple(facts), rank=rank)
        what = self.exchange.phrases.join([f"“{line.text}”" for line in touched])
        self._note("belong", request, what=what, entry=describe_entry(self.exchange, *entry) or entry[0])
        return True

    def _made(self, request: Request) -> Place | None:
        """A new entry for a project, a job or volunteering by that name, as the person calls it."""
        match = re.fullmatch(
            r"(?:the\s+|my\s+|an?\s+)?(?P<name>.+?)\s+(?P<kind>project|job|volunteering)", request.place, re.IGNORECASE
        )
        if match is None:
            return None
        kind = match["kind"].lower()
        section = {"project": "projects", "job": "work", "volunteering": "volunteer"}[kind]
        name = f"{match['name']} {match['kind']}" if kind == "project" else match["name"]
        entry = self.exchange.interview.next_entry(section)
        start = self.exchange.turn.text.find(name)
        if start < 0:
            return None
        source = Source(self.exchange.turn.number, start, start + len(name), name)
        self.exchange.interview.add_fact(section, entry, NAME_FIELD[section], name, source)
        return section, entry

    def change_entry(self, request: Request, context: Context) -> bool:
        """What is no numbered line: a skill or an entry to the top or the end, or words within a value."""
        if request.act == "substitute":
            return self._change_value(request, context)
        section, where = entry_meant(request.which, context), request.place.casefold()
        place = "end" if re.search(r"\b(?:bottom|last|end)\b", where) else "top" if re.search(_TOP, where) else ""
        if section is None or not place:
            return False
        interview = self.exchange.interview
        if section[0] == "skills":
            return self._move_skill(request, place)
        for old in interview.live_facts(*section, "rank"):
            interview.set_status(old.id, "superseded")
        interview.add_fact(*section, "rank", place, self._source(request))
        self._note("reorder", request, what=f"“{describe_entry(self.exchange, *section)}”")
        return True

    def _move_skill(self, request: Request, place: str) -> bool:
        skills = sorted((line for line in self._now.values() if line.section == "skills"), key=lambda line: line.rank)
        said = request.which.casefold()
        moved = [line for line in skills if re.search(rf"(?<!\w){re.escape(line.text.casefold())}(?!\w)", said)]
        if not moved:
            return False
        rest = [line for line in skills if line not in moved]
        order = [*moved, *rest] if place == "top" else [*rest, *moved]
        ranks = {line: rank for rank, line in enumerate(order)}
        self._now = {old: replace(new, rank=ranks[new]) if new in ranks else new for old, new in self._now.items()}
        self._note("reorder", request, what=self.exchange.phrases.join([f"“{line.text}”" for line in moved]))
        return True

    def _change_value(self, request: Request, context: Context) -> bool:
        """Other words in the one value that has those: the name of a certificate, a title."""
        old, new = re.compile(rf"(?<!\w){re.escape(request.old)}(?!\w)", re.IGNORECASE), request.text
        meant = [fact for fact in context.live() if fact.field != "highlight" and old.search(fact.value)]
        if len({fact.value.casefold() for fact in meant}) != 1 or not new:
            return False
        left = set(old.sub(" ", meant[-1].value).casefold().split())
        value = new if left <= set(new.casefold().split()) else old.sub(lambda _: new, meant[-1].value)
        source = self._source(request)
        found = [
            Found(fact.section, fact.entry, fact.field, value, source.start, source.end, replaces=fact.id)
            for fact in meant
        ]
        self.take(
            record(self.exchange.interview, self.exchange.turn, Understanding("correct", tuple(found))), "correct"
        )
        return True

    def finish(self) -> None:
        """Keep all that was done as one version, and show the resume as it is now."""
        exchange, interview = self.exchange, self.exchange.interview
        exchange.asks = False
        if self._causes:
            live = {fact.id for fact in interview.live_facts()}
            lines = [*(self._now[line] for line in interview.lines if line in self._now), *self._new]
            causes = list(dict.fromkeys(self._causes))
            exchange.state.pop("trim", None)
            interview.commit(
                causes[0] if len(causes) == 1 else "edits", tuple(line for line in lines if live.issuperset(line.facts))
            )
            for recorded in self._recorded:
                say_back(exchange, recorded)
        for request in self.unplaced:
            exchange.say("edit.unplaced_too", words=request.said)
        if self._causes:
            show_resume(exchange)

    # --- parts

    def _note(self, kind: str, request: Request | None, **values: str) -> None:
        self.exchange.say(f"edit.{kind}", **values)
        self._causes.append(kind)
        self.did = True
        if request is not None:
            self.done.append(request)

    def _end_facts(self, line: Line, status: str) -> None:
        """The facts of a line do not hold any more, unless another line rests on them too."""
        others = {fact for other in self._now.values() if other != self._now.get(line) for fact in other.facts}
        for fact in set(line.facts) - others:
            self.exchange.interview.set_status(fact, "withdrawn" if status == "withdrawn" else "superseded")

    def _say_anew(self, section: str, entry: int, text: str, request: Request) -> str:
        """The edited text as a fact of its own: the person said it, in this message."""
        field = "summary" if section == "basics" else "highlight"
        return self.exchange.interview.add_fact(section, entry, field, text, self._source(request, text)).id

    def _source(self, request: Request, text: str = "") -> Source:
        """Where the message says this: the text of a request, else all of the request."""
        said = self.exchange.turn.text
        start = said.find(text) if text else -1
        start, end = (start, start + len(text)) if start >= 0 else (max(0, said.find(request.said)), len(said))
        return Source(self.exchange.turn.number, start, end, said[start:end])

    def _reorder(self, wanted: Edit) -> None:
        """Ranks within each entry after a move; a line does not leave its entry."""
        by_text = {line.text: line for line in self.lines}
        ranks: dict[Place, int] = {}
        for text in wanted.section:
            line = by_text[text]
            key = (line.section, line.entry)
            if line in self._now:
                self._now[line] = replace(self._now[line], rank=ranks.get(key, 0))
            ranks[key] = ranks.get(key, 0) + 1

    def _next_rank(self, section: str, entry: int) -> int:
        there = [*self._now.values(), *self._new]
        return max((line.rank for line in there if (line.section, line.entry) == (section, entry)), default=-1) + 1

    def _newest(self) -> Place:
        """Where a new line goes that is said to belong nowhere: under the job that the resume shows first."""
        interview = self.exchange.interview
        for section in ("work", "volunteer", "projects"):
            if entries := in_order(interview, section):
                return section, entries[0]
        return "work", interview.next_entry("work")


_TOP = r"\b(?:top|first|start|beginning|begin|open|lead|front|up)\b"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
