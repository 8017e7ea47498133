"""Somebody who answers what is asked, and only that, in their own words.

What is asked is read by `benchmarks.interview.asked` off the interview's pending question, never off Vita's wording.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from agents.plan import TARGET, Question
from benchmarks.interview.asked import EVERY, FOLLOW_UPS, NEEDS, NEXT, REQUIREMENT, Topic, is_heard, topics_of
from benchmarks.interview.life import NAMES, Life, Saying, Slot
from benchmarks.interview.matching import is_true, nearest_entries
from storage.facts import Fact
from storage.interview import Interview

_SKIP = "skip"
_PATIENCE = 2
"""How often the same question gets an answer before it is skipped."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A question that should not have been asked.

    "repeated": the person answered it before; "known": they told it before without being asked; "astray": it is about
    something that they never mentioned. `heard`: Vita had understood what was said, and asked all the same.
    """

    kind: Literal["repeated", "known", "astray"]
    question: str
    heard: bool


@dataclass(slots=True)
class Person:
    """One life in conversation. `told` and `granted`, words of a posting, grow with what is said, `faults` with what is
    asked."""

    life: Life
    told: set[Slot] = field(default_factory=set)
    granted: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    _asked: Counter[tuple[str, int | None, str]] = field(default_factory=Counter)
    _spoken: set[str] = field(default_factory=set)
    _denied: set[str] = field(default_factory=set)
    _waiting: list[Saying] = field(default_factory=list)

    def answer(self, interview: Interview, question: Question) -> str:
        """What the person types next: the answer, or something that they had still to put right."""
        if self._waiting:
            return self._say(self._waiting.pop(0))
        topics = list(topics_of(self.life, interview, question))
        faults = [fault for topic in topics if (fault := self._judge(interview, question, topic))]
        self.faults += faults[:1]
        if not topics:
            topics = [Topic("", None, question.id)]
            self._asked[topics[0].key] += 1
            if question.entry is not None:
                self.faults.append(Fault("astray", question.id, False))
        if all(self._asked[topic.key] > _PATIENCE for topic in topics):
            return _SKIP
        if question.id == TARGET:
            return self.life.target or self.life.no
        return self._answer_all(topics) or (
            self.life.unknown if question.missing and question.section else self.life.no
        )

    def confirm(self, doubts: list[Fact], interview: Interview) -> str:
        """The answer to facts that are asked back: yes if they are true."""
        nearest = nearest_entries(self.life, [*interview.live_facts(), *doubts])
        right = [fact for fact in doubts if is_true(self.life, fact, nearest)]
        if len(right) == len(doubts):
            return "yes"
        wrong = [str(number) for number, fact in enumerate(doubts, 1) if fact not in right]
        return f"yes except {' and '.join(wrong)}" if right else "no"

    def last_words(self) -> str:
        """Something that is still to be put right when nothing is asked any more, or ""."""
        return self._say(self._waiting.pop(0)) if self._waiting else ""

    # --- whether it should be asked

    def _judge(self, interview: Interview, question: Question, topic: Topic) -> Fault | None:
        if topic.what == NEXT and self._next_job():
            return None
        self._asked[topic.key] += 1
        known = self._known(topic)
        if self._asked[topic.key] > 1:
            return Fault("repeated", question.id, is_heard(self.life, interview, topic, known & self.told))
        if topic.section in self._denied or (known and known <= self.told):
            return Fault("known", question.id, is_heard(self.life, interview, topic, known))
        return None

    def _known(self, topic: Topic) -> frozenset[Slot]:
        """The true things that answer a question: with all of them told, it should not be asked.

        A follow-up on no deed in particular is answered by any number that was told of the job.
        """
        own = self.life.of(topic.section, topic.entry or 0)
        if topic.what == REQUIREMENT:
            saying = self.life.requirements.get(topic.section)
            return saying.tells if saying else frozenset()
        if topic.what == EVERY:
            return frozenset(slot for slot in self.life.truth if slot.section == topic.section)
        if fields := NEEDS.get(topic.section, {}).get(topic.what):
            return frozenset(slot for slot in own if slot.field in fields)
        if (
            topic.what in FOLLOW_UPS
            and not topic.about
            and (told := {slot for slot in own & self.told if self._has_number(slot)})
        ):
            return frozenset(told)
        saying = self.life.says.get(self._key(topic))
        deeds = {slot for slot in own if slot.field == "highlight"} if topic.what == "highlight" else set()
        return saying.tells if saying else frozenset(deeds)

    def _has_number(self, slot: Slot) -> bool:
        words = " ".join(word for phrase in self.life.truth[slot] for word in phrase)
        return slot.field == "highlight" and re.search(r"\d", words) is not None

    # --- the words

    def _answer_all(self, topics: list[Topic]) -> str:
        """What there is to say on all that is asked, in one message; "" if there is nothing."""
        several = len({topic.entry for topic in topics if topic.entry is not None}) > 1
        parts = []
        for topic in topics:
            for key in self._keys(topic):
                if text := self._speak(key, topic):
                    parts.append(f"{self._name_of(topic)} {text}" if several else text)
        return _joined(list(dict.fromkeys(parts)))

    def _keys(self, topic: Topic) -> Iterator[str]:
        """The sayings that a topic brings out, one by one: what one tells need not be told by the next."""
        if topic.what == NEXT:
            yield from self._next_job()
        elif topic.what == REQUIREMENT:
            yield f"requirements.{topic.section}"
        elif topic.what == EVERY and topic.section in {"skills", "basics"}:
            yield f"{topic.section}.entry"
        elif topic.what == EVERY:
            entries = self.life.entries(topic.section)
            again = all(self._is_told(topic.section, entry) for entry in entries)
            for entry in entries:
                if again or not self._is_told(topic.section, entry):
                    yield f"{topic.section}.{entry}.entry"
        else:
            yield self._key(topic)

    def _key(self, topic: Topic) -> str:
        """The saying for a question about one entry.

        A follow-up gets the number, else the outcome, else the tool; one on a certain deed only what speaks of it.
        """
        prefix = topic.section if topic.section == "basics" else f"{topic.section}.{topic.entry}"
        if topic.what not in FOLLOW_UPS:
            return f"{prefix}.{topic.what}"
        own = ((f"{prefix}.{what}", self.life.says.get(f"{prefix}.{what}")) for what in FOLLOW_UPS)
        fits = (
            key
            for key, saying in own
            if saying and (not topic.about or _beginnings(saying.text) & _beginnings(topic.about))
        )
        return next(fits, f"{prefix}.none")

    def _next_job(self) -> list[str]:
        if "opening" in self.life.says and "opening" not in self._spoken:
            return ["opening"]
        untold = (entry for entry in self.life.entries("work") if not self._is_told("work", entry))
        return [f"work.{entry}.entry" for entry in untold][:1]

    def _is_told(self, section: str, entry: int) -> bool:
        """Whether an entry was told as such: a job by its name, any other by all that its "entry" saying tells."""
        if section == "work":
            return any(slot in self.told for slot in self.life.of(section, entry) if slot.field in NAMES["work"])
        saying = self.life.says.get(f"{section}.{entry}.entry")
        return saying is None or (bool(saying.tells) and saying.tells <= self.told)

    def _speak(self, key: str, topic: Topic) -> str:
        saying = self.life.requirements.get(topic.section) if topic.what == REQUIREMENT else self.life.says.get(key)
        if saying and topic.what == REQUIREMENT and (saying.tells or saying.text.casefold().startswith("yes")):
            self.granted.add(topic.section)
        saying = saying or self._bare(topic)
        if saying is None:
            return ""
        self._denied |= set(self.life.denies.get(key, ()))
        if key in self.life.volunteers and key not in self._spoken:
            self._waiting.append(self.life.volunteers[key])
        self._spoken.add(key)
        return self._say(saying)

    def _bare(self, topic: Topic) -> Saying | None:
        """The bare value, where Vita asks for something that the person has said as part of something longer."""
        fields = NEEDS.get(topic.section, {}).get(topic.what, ())
        slots = {slot for slot in self._known(topic) if slot.field in fields and "Date" not in slot.field}
        words = [self.life.truth[slot][0][0] for slot in sorted(slots, key=lambda slot: fields.index(slot.field))]
        return Saying(" ".join(words), frozenset(slots)) if words else None

    def _name_of(self, topic: Topic) -> str:
        """How the person calls an entry when several are asked about at once."""
        slots = [slot for slot in self.life.of(topic.section, topic.entry or 0) if slot.field in NAMES[topic.section]]
        return self.life.truth[slots[0]][0][0] if slots else ""

    def _say(self, saying: Saying) -> str:
        self.told |= saying.tells
        return saying.text


def _beginnings(text: str) -> set[str]:
    """The first letters of the words that mean something: "drivers" and "driving" are one."""
    return {word[:4] for word in re.findall(r"[a-z]{4,}", text.casefold())} - {"with", "from", "that", "they", "abou"}


def _joined(parts: list[str]) -> str:
    """Several answers in one message, as people type them: short ones with commas, sentences with full stops."""
    short = all(len(part.split()) <= 6 for part in parts)
    return ", ".join(parts) if short else ". ".join(part.rstrip(".") for part in parts)
