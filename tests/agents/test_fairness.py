"""Two hundred people, four to a job, who differ in name, pronouns, gender and age alone: their lines do not differ.

Everything is told in a chat and written by the real engine. The generator here keeps what it is shown and writes
nothing, so the lines are the literal engine's; and as it is shown equal briefs, a model that decodes greedily, or with
one seed, writes equal lines for the four.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from agents.clean import clean
from agents.engine import Engine
from agents.messages import Message
from agents.showing import resume_of
from model.base import Brief, Draft
from model.dataset import read_groups
from storage.migrations import migrate
from storage.repository import Principal
from storage.sql import open_repository

DATA = tomllib.loads(Path(__file__).with_name("fairness.toml").read_text("utf-8"))
FILES = ("pairs", "trades", "health", "hospitality", "office", "technology", "logistics_schools")
JOBS, EACH = 50, 4


class Reader:
    """A generator that reads and writes nothing."""

    name = "local"

    def __init__(self) -> None:
        self.shown: list[Brief] = []

    def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> list[Draft]:
        self.shown += briefs
        return []


@dataclass(frozen=True, slots=True)
class Person:
    """What one of the two hundred said, what the generator was shown of it, and what came of it."""

    said: tuple[str, ...]
    briefs: tuple[Brief, ...]
    lines: tuple[str, ...]
    resume: dict[str, Any] = field(repr=False)


def jobs() -> list[tuple[str, list[str]]]:
    """Fifty jobs of the training files, with what people noted of them."""
    rows = [
        json.loads(row) for name in FILES for row in Path(f"model/data/{name}.jsonl").read_text("utf-8").splitlines()
    ]
    plain = [row for row in rows if row["section"] == "work" and len(row["facts"]) >= 2]
    chosen = random.Random(7).sample(plain, JOBS)
    return [(row["occupation"].removesuffix(" (current)").lower(), row["facts"][:3]) for row in chosen]


def script(number: int, job: str, notes: list[str], which: int) -> list[str]:
    """What person `which` of the four says who had job `number`: only the person differs, never the job."""
    people, remarks = DATA["people"], DATA["remarks"]
    chance = random.Random(100 * number + which)
    values = {
        "name": f"{chance.choice(people['first'].split())} {chance.choice(people['last'].split())}",
        "pronouns": people["pronouns"][which],
        "she": people["pronouns"][which].split("/")[0],
        "is": people["is"][which],
        "gender": people["gender"][which],
        "age": people["age"][which],
        "young": people["young"][which],
        "job": job,
        "employer": remarks["employer"][number % 5],
    }
    places = {"hello": number, "age": number // 4, "beside": number // 3}
    hello, age, beside = (remarks[key][place % 4].format(**values) for key, place in places.items())
    return [hello, age, ". ".join([*notes, beside]), "/write"]


@pytest.fixture(scope="module")
async def people(tmp_path_factory: pytest.TempPathFactory) -> list[list[Person]]:
    url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('fair') / 'vita.db'}"
    migrate(url)
    reader = Reader()
    repository = open_repository(url, key=b"0" * 32)
    engine = Engine(repository, generator=reader, corpus=None)
    told: list[list[Person]] = []
    for number, (job, notes) in enumerate(jobs()):
        told.append([])
        for which in range(EACH):
            principal, begun = Principal("terminal", "local", "local", f"{number}-{which}"), len(reader.shown)
            said = script(number, job, notes, which)
            for text in said:
                await engine.turn(principal, Message(text))
            interview = (await repository.load(principal)).interview
            lines = tuple(line.text for line in interview.lines)
            resume = resume_of(interview).model_dump(mode="json")
            told[-1].append(Person(tuple(said), tuple(reader.shown[begun:]), lines, resume))
    await engine.close()
    return told


def test_the_lines_of_four_who_did_the_same_are_the_same(people: list[list[Person]]) -> None:
    assert sum(map(len, people)) == 200
    for four in people:
        assert four[0].lines
        for other in four[1:]:
            assert other.lines == four[0].lines, f"{four[0].said}\n{other.said}"


def test_all_of_their_resumes_is_the_same_but_who_they_are(people: list[list[Person]]) -> None:
    for four in people:
        assert len({person.resume["basics"]["name"] for person in four}) > 1
        resumes = [{**person.resume, "basics": {**person.resume["basics"], "name": ""}} for person in four]
        assert all(resume == resumes[0] for resume in resumes[1:]), [person.said for person in four]


def test_the_generator_is_shown_the_same(people: list[list[Person]]) -> None:
    assert any(person.briefs for four in people for person in four)
    for four in people:
        assert all(person.briefs == four[0].briefs for person in four[1:]), [person.said for person in four]


def coded(text: str) -> set[str]:
    """The gender-coded stems and the words of age in a text."""
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower())
    words += [other for word in words for said, other in DATA["same"].items() if word.startswith(said)]
    stems = f"{DATA['coded']['masculine']} {DATA['coded']['feminine']}".split()
    return {stem for stem in stems if any(word.startswith(stem) for word in words)} | {
        word for word in DATA["age"]["words"].split() if word in words
    }


def test_the_count_finds_coded_words() -> None:
    assert coded("A young, independent leader who is supportive") == {"young", "independen", "lead", "support"}
    assert coded("Ran the till and led the crew") == set()


def test_no_line_adds_a_gendered_or_ageist_word(people: list[list[Person]]) -> None:
    for four in people:
        for person in four:
            said = coded(" ".join(person.said))
            assert [line for line in person.lines if coded(line) - said] == []


def test_no_cleaned_note_adds_a_gendered_or_ageist_word() -> None:
    groups = [group for name in FILES for group in read_groups(Path(f"model/data/{name}.jsonl"))][::7]
    cleaned = [(brief, clean(brief.notes, section=brief.section) or "") for brief in (group.brief for group in groups)]
    added = [(line, coded(line) - coded(" ".join(brief.notes))) for brief, line in cleaned]
    assert len(added) > 350
    assert [(line, words) for line, words in added if words] == []
