"""How well languages are spoken, and summers and winters as dates, in the words people use."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from tests.agents.understand.scoring import TODAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "I speak Shona (mother tongue), English very good and a little French",
            [("Shona", "mother tongue"), ("English", "very good"), ("French", "a little")],
        ),
        ("i speak a lil polish", [("polish", "a lil")]),
        ("Spanish pretty good, English perfect", [("Spanish", "pretty good"), ("English", "perfect")]),
        ("Tagalog (native), English (fluent), some Japanese", None),
        (
            "my mother tongue is Twi, my English is excellent, French just the basics",
            [("Twi", "mother tongue"), ("English", "excellent"), ("French", "just the basics")],
        ),
        ("Ndebele native and english very well", [("Ndebele", "native"), ("english", "very well")]),
        ("I understand a bit of Cebuano", [("Cebuano", "a bit")]),
        ("Languages: German - C1, Turkish - native", [("German", "C1"), ("Turkish", "native")]),
    ],
)
def test_every_language_keeps_its_level(text: str, expected: list[tuple[str, str]] | None) -> None:
    found = understand(text, context=Context(today=TODAY)).facts
    spoken = {fact.entry: fact.value for fact in found if fact.field == "language"}
    levels = {fact.entry: fact.value for fact in found if fact.field == "fluency"}
    wanted = expected or [("Tagalog", "native"), ("English", "fluent"), ("Japanese", "some")]
    assert [(value, levels.get(entry)) for entry, value in spoken.items()] == wanted


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("kennel attendant at Paws & Claws, summers of 2022 and 2023", ["startDate=2022", "endDate=2023"]),
        ("The summers at Camp Birch were 2022 and 2023", ["startDate=2022", "endDate=2023"]),
        ("lifeguard at Oak Pool in the summers 2019, 2020 & 2021", ["startDate=2019", "endDate=2021"]),
        ("camp counselor at Camp Birch, winters of 2015 n 2016", ["startDate=2015", "endDate=2016"]),
        ("worked at amcor 2017 to 2008", []),
        ("kennel attendant, Paws & Claws, June 2024 to 2022", []),
        ("line cook at Denny's since March 2020 until 2018", []),
        ("worked at amcor 2008 to 2017", ["startDate=2008", "endDate=2017"]),
    ],
)
def test_seasons_are_a_range_and_no_job_ends_before_it_starts(text: str, dates: list[str]) -> None:
    found = understand(text, context=Context(today=TODAY)).facts
    assert [f"{fact.field}={fact.value}" for fact in found if "Date" in fact.field] == dates
