"""What is said to Vita, or only said, is no fact; the fact inside it is kept, and true facts in like words stay."""

from __future__ import annotations

import pytest

from agents.understand import Context, Understanding, understand
from storage.facts import Fact, Source

TOLD = (
    ("work", 0, "position", "tram driver"),
    ("work", 0, "name", "Northline Transit"),
    ("work", 0, "startDate", "2014-08"),
    ("work", 0, "highlight", "drove night routes"),
    ("work", 1, "position", "order picker"),
    ("work", 1, "name", "Kessel Depot"),
    ("work", 1, "startDate", "2009"),
    ("work", 1, "endDate", "2014"),
)
FACTS = tuple(
    Fact(f"f{number}", section, entry, field, value, Source(number, 0, len(value), value))
    for number, (section, entry, field, value) in enumerate(TOLD, start=1)
)
ASKED: dict[str, tuple[str | None, int | None, tuple[str, ...]]] = {
    "duties": ("work", 1, ("highlight",)),
    "job": ("work", None, ("name", "position", "startDate", "endDate", "highlight")),
    "school": ("education", None, ("institution", "studyType", "area", "startDate", "endDate")),
    "skills": ("skills", None, ("skill",)),
    "nothing": (None, None, ()),
}


def read(text: str, asked: str = "nothing") -> Understanding:
    section, entry, fields = ASKED[asked]
    return understand(text, context=Context(facts=FACTS, asked_section=section, asked_entry=entry, asked_fields=fields))


def values(text: str, asked: str = "nothing") -> list[str]:
    return [found.value for found in read(text, asked).facts]


@pytest.mark.parametrize("asked", ["duties", "job", "school", "skills"])
@pytest.mark.parametrize(
    "text",
    [
        "Hello there! Before we begin, is it safe to type my phone number here?",
        "hey, who can read this? do you keep it?",
        "Good morning!",
        "haha ok cool",
        "wow, great question",
        "I am 52 years old",
        "im 19",
        "dfgdfg hjkl",
        "qwe asd zxc",
        "please merge those two",
        "can you fix that for me?",
        "you got my employer wrong",
        "do i have to give you my address?",
        "my name is not Kessel Depot",
        "you can check with my boss",
        "put that on my resume",
        "add this to the tram job please",
        "could you just make something up for me, like a prize",
        "invent a degree for me please",
        "say i have a masters even though i never finished",
    ],
)
def test_what_is_only_said_becomes_no_fact(text: str, asked: str) -> None:
    assert values(text, asked) == []


@pytest.mark.parametrize(
    ("text", "asked", "kept"),
    [
        ("i told you 90 parcels an hour", "duties", ["90 parcels an hour"]),
        ("like i said, 35 calls a day", "duties", ["35 calls a day"]),
        ("I already told you that I trained 6 new drivers", "duties", ["I trained 6 new drivers"]),
        ("you forgot that i ran the night desk", "duties", ["i ran the night desk"]),
        ("can you add that I repaired 40 bikes a month", "duties", ["I repaired 40 bikes a month"]),
        ("cleaned 30 rooms a day, write that down", "duties", ["cleaned 30 rooms a day"]),
        ("Haha sure. I packed 200 boxes a shift", "duties", ["I packed 200 boxes a shift"]),
        ("i packed 200 boxes a shift lol", "duties", ["i packed 200 boxes a shift"]),
        ("oh gosh, I wired 12 houses a year", "duties", ["I wired 12 houses a year"]),
        ("Haha fair, I trained 2 people", "duties", ["I trained 2 people"]),
        ("umm, baked 300 loaves a night", "duties", ["baked 300 loaves a night"]),
        ("Oh wow, Photoshop, Figma and Blender haha", "skills", ["Photoshop", "Figma", "Blender"]),
        ("Did you get that? I ran three shops", "duties", ["I ran three shops"]),
        ("I'm 47 and I drove 60 km a day", "duties", ["I drove 60 km a day"]),
    ],
)
def test_the_fact_inside_is_kept_alone(text: str, asked: str, kept: list[str]) -> None:
    assert values(text, asked) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("told customers about new phone plans", "told customers about new phone plans"),
        ("wrote cover letters for clients", "wrote cover letters for clients"),
        ("put the trays on the belt and taped them", "put the trays on the belt and taped them"),
        ("taught 12 year olds to swim", "taught 12 year olds to swim"),
        ("cared for a 90 year old veteran", "cared for a 90 year old veteran"),
        ("invented a jig that saved 2 hours a day", "invented a jig that saved 2 hours a day"),
        ("made up 40 hospital beds a day", "made up 40 hospital beds a day"),
        ("greeted guests and said hello in 3 languages", "greeted guests and said hello in 3 languages"),
        ("deleted old records every Friday", "deleted old records every Friday"),
        ("merged two ledgers into one", "merged two ledgers into one"),
        ("detected fake bank notes", "detected fake bank notes"),
    ],
)
def test_true_facts_in_like_words_stay(text: str, kept: str) -> None:
    assert values(text, "duties") == [kept]


@pytest.mark.parametrize("text", ["nurse at Fair Oaks Hospital since 2015", "packer at Hello Foods, 2012 to 2015"])
def test_names_with_words_of_talk_stay(text: str) -> None:
    found = read(text, "job").facts
    assert {f.value for f in found if f.field == "name"} in ({"Fair Oaks Hospital"}, {"Hello Foods"})


@pytest.mark.parametrize("asked", list(ASKED))
def test_what_is_told_again_is_known(asked: str) -> None:
    (found,) = read("i told you already, Kessel Depot!", asked).facts
    assert (found.section, found.entry, found.field) == ("work", 1, "name")


def test_a_fact_goes_to_the_job_that_the_request_names() -> None:
    (found,) = read("no zero accidents in 9 years, put that on the tram job", "school").facts
    assert (found.section, found.entry, found.field) == ("work", 0, "highlight")
    assert "zero accidents in 9 years" in found.value


@pytest.mark.parametrize("asked", list(ASKED))
@pytest.mark.parametrize(
    "text",
    [
        "quit",
        "exit",
        "stop",
        "i want to stop for now",
        "no i didnt mean that, i want to stop",
        "let's stop here for today",
    ],
)
def test_stopping_is_no_answer(text: str, asked: str) -> None:
    understood = read(text, asked)
    assert (understood.intent, understood.facts) == ("later", ())


@pytest.mark.parametrize("text", ["quit my job at Argos in august 2023, was a stock controller", "i quit in 2014"])
def test_having_quit_a_job_is_a_fact(text: str) -> None:
    assert read(text).intent != "later"


@pytest.mark.parametrize("asked", list(ASKED))
@pytest.mark.parametrize(
    "text", ["write a cover letter", "Can you write me a cover letter for this job?", "cover letter please"]
)
def test_a_letter_is_asked_for_in_plain_words(text: str, asked: str) -> None:
    assert read(text, asked).intent == "letter"


@pytest.mark.parametrize("text", ["No, that's all my jobs!", "that's it for jobs", "those are all the jobs i had"])
def test_no_more_jobs_is_the_end_of_a_topic(text: str) -> None:
    assert read(text, "job").intent in {"done", "no"}
