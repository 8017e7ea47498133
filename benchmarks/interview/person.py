"""Somebody who answers what is asked, and only that, in their own words.

What is asked is read off the interview's pending `Question` (its section, entry and fields), never off Vita's wording;
which job "entry 1" is, the facts that Vita has of it decide. Faults of the asking are counted here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from agents.plan import TARGET, Question
from benchmarks.interview.filing import is_true, nearest_entries
from benchmarks.interview.life import NAMES, SECTIONS, Life, Saying, Slot
from storage.facts import Fact
from storage.interview import Interview

NEEDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "basics": {"name": ("name",), "contact": ("email", "phone"), "city": ("city",)},
    "work": {
        "name": ("name",),
        "position": ("position",),
        "dates": ("startDate", "endDate"),
        "location": ("location",),
    },
    "education": {"school": ("institution",), "study": ("studyType", "area"), "dates": ("startDate", "endDate")},
    "certificates": {"date": ("date",), "issuer": ("issuer",)},
    "languages": {"fluency": ("fluency",)},
    "volunteer": {"organization": ("organization",), "position": ("position",), "dates": ("startDate", "endDate")},
    "projects": {"description": ("description", "highlight")},
    "awards": {"awarder": ("awarder",), "date": ("date",)},
}
"""What may be asked of an entry by itself: the key of its answer, and the fields that answer it."""

FOLLOW_UPS = ("number", "outcome", "tool")
"""Questions about what was done there, beyond the deeds themselves."""

_SKIP = "skip"
_PATIENCE = 2
"""How often the same question gets an answer before it is skipped."""


@dataclass(slots=True)
class Person:
    """One life in conversation. `told` grows with what is said; `faults` counts, by kind, what should not be asked.

    "repeated": answered before; "known": told before without being asked for; "astray": about something that the
    person never said.
    """

    life: Life
    told: set[Slot] = field(default_factory=set)
    faults: list[tuple[str, str]] = field(default_factory=list)
    _answered: Counter[str] = field(default_factory=Counter)
    _denied: set[str] = field(default_factory=set)
    _spoken: set[str] = field(default_factory=set)
    _waiting: list[Saying] = field(default_factory=list)

    def answer(self, interview: Interview, question: Question) -> str:
        """What the person types next: the answer, or something that they had still to put right."""
        if self._waiting:
            return self._say(self._waiting.pop(0))
        if question.id == TARGET:
            self._note_repeated(TARGET)
            return self.life.target or self.life.no
        topics = list(self._topics(interview, question))
        if not topics:
            self.faults.append(("astray", question.id))
            return self.life.unknown
        for topic in topics:
            self._judge(topic, question)
        tired = all(self._answered[topic] > _PATIENCE for topic in topics)
        keys = [key for topic in topics for key in self._keys(topic)]
        named = len({key.rsplit(".", 1)[0] for key in keys}) > 1 and not question.id.startswith(("more:", "extras"))
        parts = [self._worded(key, named=named and question.entry is not None) for key in keys]
        if tired or not any(parts):
            return (
                _SKIP
                if tired
                else self.life.unknown
                if question.entry is not None and _is_need(topics)
                else self.life.no
            )
        return _joined([part for part in parts if part])

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

    # --- what is asked

    def _topics(self, interview: Interview, question: Question) -> Iterator[str]:
        """The keys that would answer; "work.next" is the next job, "skills.*" all of a section."""
        if "skill" in question.extra:
            yield f"requirements.{question.extra['skill']}"
        elif not question.section:
            yield from (f"{name}.*" for name in question.missing if name in SECTIONS)
        elif question.section == "basics":
            yield from _needs(question, "basics")
        elif question.entry is None:
            yield "work.next" if question.section == "work" else f"{question.section}.*"
        else:
            yield from self._about_entries(interview, question)

    def _about_entries(self, interview: Interview, question: Question) -> Iterator[str]:
        mine = nearest_entries(self.life, interview.live_facts())
        asked = re.fullmatch(r"[a-z]+:(\d+(?:\+\d+)*):(\w+).*", question.id)
        entries = [int(number) for number in asked[1].split("+")] if asked else [question.entry or 0]
        for entry in dict.fromkeys(mine[place] for number in entries if (place := (question.section, number)) in mine):
            prefix = f"{question.section}.{entry}"
            yield from _needs(question, prefix)
            if "highlight" in question.fields and question.section != "projects":
                yield f"{prefix}.{self._follow_up(prefix, asked[2] if asked else '')}"

    def _follow_up(self, prefix: str, last: str) -> str:
        """Which question about deeds this is: by its id, else the deeds first and then what is left to be told."""
        if last in FOLLOW_UPS:
            return last
        left = (
            key for key in FOLLOW_UPS if f"{prefix}.{key}" in self.life.says and not self._answered[f"{prefix}.{key}"]
        )
        return next(left, "number") if last != "detail" and self._answered[f"{prefix}.highlight"] else "highlight"

    # --- whether it should be asked

    def _judge(self, topic: str, question: Question) -> None:
        if topic == "work.next" and self._next_job():
            return
        if not self._note_repeated(topic, question.id) and self._is_known(topic):
            self.faults.append(("known", question.id))

    def _note_repeated(self, topic: str, identifier: str = TARGET) -> bool:
        self._answered[topic] += 1
        if self._answered[topic] > 1:
            self.faults.append(("repeated", identifier))
        return self._answered[topic] > 1

    def _is_known(self, topic: str) -> bool:
        """Whether the person has said all that they have on this, or that they have none."""
        section, *_, last = topic.split(".")
        if section in self._denied:
            return True
        if section == "requirements":
            saying = self._requirement(last)
            return saying is not None and bool(saying.tells) and saying.tells <= self.told
        if last in {"*", "next"}:
            entries = [self.life.of(section, entry) for entry in self.life.entries(section)]
            return last == "*" and bool(entries) and all(slots <= self.told for slots in entries)
        slots = self._answers(topic)
        return bool(slots) and slots <= self.told

    def _answers(self, topic: str) -> frozenset[Slot]:
        """The true things that answer a question about one entry."""
        section, *_, last = topic.split(".")
        entry = int(topic.split(".")[1]) if topic.count(".") == 2 else 0
        fields = NEEDS.get(section, {}).get(last, ())
        of_entry = self.life.of(section, entry)
        if fields:
            return frozenset(slot for slot in of_entry if slot.field in fields)
        if saying := self.life.says.get(topic):
            return saying.tells
        deeds = {slot for slot in of_entry if slot.field == "highlight"}
        numbers = {
            slot for slot in deeds if any(re.search(r"\d", word) for phrase in self.life.truth[slot] for word in phrase)
        }
        return frozenset(deeds if last == "highlight" else numbers & self.told if last == "number" else ())

    # --- the words

    def _keys(self, topic: str) -> list[str]:
        """The sayings that a topic brings out."""
        section, *_, last = topic.split(".")
        if last == "next":
            return self._next_job()
        if last != "*":
            return [topic]
        if section in {"skills", "basics"}:
            return [f"{section}.entry"]
        untold = [entry for entry in self.life.entries(section) if not self._is_told(section, entry)]
        return [f"{section}.{entry}.entry" for entry in untold or self.life.entries(section)]

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

    def _worded(self, key: str, *, named: bool) -> str:
        saying = self._requirement(key.removeprefix("requirements.")) if key.startswith("requirements.") else None
        saying = saying or self.life.says.get(key)
        if saying is None:
            return ""
        self._denied |= set(self.life.denies.get(key, ()))
        if key in self.life.volunteers and key not in self._spoken:
            self._waiting.append(self.life.volunteers[key])
        self._spoken.add(key)
        text = self._say(saying)
        return f"{self._name_of(key)} {text}" if named else text

    def _name_of(self, key: str) -> str:
        """How the person calls an entry when several are asked about at once."""
        section, entry, _ = key.split(".")
        slots = [slot for slot in self.life.of(section, int(entry)) if slot.field in {"name", "language", "title"}]
        return self.life.truth[slots[0]][0][0] if slots else ""

    def _requirement(self, skill: str) -> Saying | None:
        name = skill.casefold()
        words = self.life.requirements
        return next((words[word] for word in words if word.casefold() in name or name in word.casefold()), None)

    def _say(self, saying: Saying) -> str:
        self.told |= saying.tells
        return saying.text


def _needs(question: Question, prefix: str) -> Iterator[str]:
    needs = NEEDS.get(question.section, {})
    yield from (f"{prefix}.{key}" for key, fields in needs.items() if set(fields) & set(question.fields))


def _is_need(topics: list[str]) -> bool:
    return not any(topic.endswith((".*", "next", ".highlight", *FOLLOW_UPS)) for topic in topics)


def _joined(parts: list[str]) -> str:
    """Several answers in one message, as people type them: short ones with commas, sentences with full stops."""
    short = all(len(part.split()) <= 6 for part in parts)
    return ", ".join(parts) if short else ". ".join(part.rstrip(".") for part in parts)
