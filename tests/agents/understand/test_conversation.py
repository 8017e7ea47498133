"""Talk about the conversation becomes no fact, whatever was asked; what was done stays, however chatty it is told."""

from __future__ import annotations

import pytest

from agents.clean import clean_note
from agents.understand import Context, understand
from agents.understand.conversation import without_talk
from storage.facts import Fact, Source

TOLD = (
    ("basics", "name", "Renate Okafor-Lindqvist"),
    ("work", "position", "framer"),
    ("work", "name", "Dunmore"),
)
FACTS = tuple(
    Fact(f"f{number}", section, 0, field, value, Source(0, 0, len(value), value))
    for number, (section, field, value) in enumerate(TOLD)
)
DUTIES = Context(FACTS, "work", 0, ("highlight",))
DATES = Context(FACTS, "work", 0, ("startDate", "endDate"))
JOB = Context(FACTS, "work", None, ("name", "position", "startDate", "endDate", "highlight"))
NOTHING = Context(FACTS)


@pytest.mark.parametrize("context", [DUTIES, DATES, JOB, NOTHING])
@pytest.mark.parametrize(
    "text",
    [
        "what was the question again",
        "sorry what did you ask",
        "is that enough",
        "how long should it be",
        "oh sorry you asked when",
        "ah you mean what i did there",
        "you already asked me that lol",
        "hang on, let me think",
        "give me a sec",
        "one moment please",
        "read what i wrote above",
        "the example you gave is not like my job",
        "haha you're very patient",
        "I'm a bit nervous about this",
        "im not very good at this sort of thing",
        "i feel silly writing this",
        "getting tired now tbh, i'm a bit confused",
        "not sure what to write",
        "i can't remember to be honest",
        "i never know what to say",
        "hard to explain",
        "hope that helps",
        "I've never written a cv before",
        "sorry for the typos, i'm typing on my phone",
        "im on the bus",
        "my battery is nearly dead",
        "someone's at the door",
        "my english is not so good sorry",
        "i will check my old contract and come back",
        "i need this by friday",
        "I have an interview on Monday",
        "lots of things",
        "all sorts really",
    ],
)
def test_talk_about_the_conversation_is_no_fact(text: str, context: Context) -> None:
    assert understand(text, context=context).facts == ()


@pytest.mark.parametrize(
    "text",
    [
        "my name is not something I did lol",
        "Renate Okafor-Lindqvist is my own name",
        "Renate Okafor-Lindqvist is the name",
        "Renate is my name, not a duty",
    ],
)
def test_the_persons_own_name_is_no_duty(text: str) -> None:
    assert all(found.field == "name" for found in understand(text, context=DUTIES).facts)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("so yeah basically I ran the till lol", ["I ran the till"]),
        ("sorry forgot to say i did the ordering too", ["i did the ordering too"]),
        ("let me think, i opened the shop and cashed up", ["i opened the shop and cashed up"]),
        ("ok so what i did was clean the rooms and change beds", ["clean the rooms and change beds"]),
        ("not sure if this counts but i fixed the printers", ["i fixed the printers"]),
        ("i dont know if it matters but i did the rota", ["i did the rota"]),
        ("nervous about this but ok: i ran the kitchen for 40 guests", ["i ran the kitchen for 40 guests"]),
        ("I'm a bit nervous about this. I hung pictures for 30 shows", ["I hung pictures for 30 shows"]),
        ("can i say that i trained the staff", ["i trained the staff"]),
        ("asked customers what they needed", ["asked customers what they needed"]),
        ("helped nervous kids on their first day", ["helped nervous kids on their first day"]),
        ("explained the rules to new starters", ["explained the rules to new starters"]),
        ("looked up parts in the catalogue", ["looked up parts in the catalogue"]),
        ("wrote cvs for clients", ["wrote cvs for clients"]),
        ("taught english", ["taught english"]),
        ("put my name on 3 patents", ["put my name on 3 patents"]),
        ("sold prints in my own name", ["sold prints in my own name"]),
        ("on the phone all day with customers", ["on the phone all day with customers"]),
        ("all sorts really, till, stock, cleaning", ["till, stock, cleaning"]),
    ],
)
def test_deeds_told_in_a_chatty_way_are_kept(text: str, kept: list[str]) -> None:
    assert [found.value for found in understand(text, context=DUTIES).facts] == kept


@pytest.mark.parametrize(
    "text",
    [
        "I'm back of house manager at Nando's",
        "I'm a lost property clerk",
        "i'm responsible for 12 people",
        "my english is excellent",
        "i did that every morning",
        "did the rota",
        "worked in the Oxford Street shop, which was the busiest branch",
        "what happened was the shop got busy so i ran both tills",
        "I wish to apply for the post of showroom advisor",
        "i don't know java",
        "had to check the fire exits every night",
        "i'll do 40 rooms a day",
        "cleaned hard to reach places",
        "still doing it",
        "IT helpdesk technician",
        "hold stock counts",
    ],
)
def test_statements_that_look_like_talk_stay_whole(text: str) -> None:
    assert without_talk(text) == text


@pytest.mark.parametrize("text", ["what was the question again", "is this enough", "sorry, what did you ask?"])
def test_a_question_without_its_mark_is_a_question(text: str) -> None:
    assert understand(text, context=DUTIES).intent == "question"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ok so I'm Renate Okafor, I've been at the Whitcombe Museum since 2005", "Renate Okafor"),
        ("well I'm Renate Okafor, museum technician at the Whitcombe Museum since 2005", "Renate Okafor"),
        ("so hi I'm Tomasz Nowak. Welder at Harland Steel since 2016", "Tomasz Nowak"),
        ("yeah so I'm Marcus Bell and I worked at Dyno-Rod since 2012", "Marcus Bell"),
        ("um ok so i'm Joe, i worked as a barista at Costa from 2019 to 2021", "Joe"),
        ("ok so I'm Head Chef at Nando's since 2019", None),
        ("so I'm Spanish and I worked at Nando's 2019 to 2020", None),
        ("well im tired of my job, cook at Nando's since 2019", None),
        ("ok so I'm good with my hands, worked at Dunmore Framing 1999-2005", None),
    ],
)
def test_a_name_behind_words_to_begin_with_is_read(text: str, name: str | None) -> None:
    found = [fact.value for fact in understand(text).facts if (fact.section, fact.field) == ("basics", "name")]
    assert found == ([name] if name else [])


def test_an_introduction_gives_name_employer_title_and_dates() -> None:
    told = understand("ok so I'm Renate Okafor, museum technician at the Whitcombe Museum since 2005").facts
    assert {(fact.field, fact.value) for fact in told} >= {
        ("name", "Renate Okafor"),
        ("name", "the Whitcombe Museum"),
        ("position", "museum technician"),
        ("startDate", "2005"),
    }


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "hm maybe 15 frames a week? more like 20 before christmas",
            ["About 15 frames a week", "About 20 before Christmas"],
        ),
        ("hmm about 30 calls a day", ["About 30 calls a day"]),
        ("er probably 12 deliveries a shift", ["About 12 deliveries a shift"]),
        ("i wanna say 80 parcels an hour", ["About 80 parcels an hour"]),
    ],
)
def test_a_rough_number_is_told_without_the_sounds_before_it(text: str, lines: list[str]) -> None:
    assert [clean_note(found.value) for found in understand(text, context=DUTIES).facts] == lines
