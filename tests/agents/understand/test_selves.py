"""Age, gender and pronouns of the person go; the trade beside them and the people they work for stay."""

from __future__ import annotations

import pytest

from agents.understand.private import without_private


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("i'm 58 and i run the bakery", "i run the bakery"),
        ("im a 58 year old welder, welded gates", "im a welder, welded gates"),
        ("33 yrs old, ran the front desk", "ran the front desk"),
        ("at 58 i still carry 30 sheets a day", "i still carry 30 sheets a day"),
        ("ive milked 60 goats since i was 15", "ive milked 60 goats"),
        ("started at 16 as an apprentice", "started as an apprentice"),
        ("I just turned sixty-one, I drove a bus", "I drove a bus"),
        ("i was born in 1966, drove a bus", "drove a bus"),
        ("hi i'm Sam (they/them), a cook", "hi i'm Sam , a cook"),
        ("my pronouns are she/her. trained the cooks", "trained the cooks"),
        ("as a man of 23 i laid bricks", "i laid bricks"),
        ("as a woman in the trade i led the crew", "i led the crew"),
        ("i'm a single mum and ran the front desk", "ran the front desk"),
        ("got my GED at 34 in 2021", "got my GED in 2021"),
        ("i'm a nonbinary person and ran the till", "ran the till"),
        ("i'm a woman welder at Harbor Steel", "i'm a welder at Harbor Steel"),
    ],
)
def test_who_the_person_is_goes_and_what_they_did_stays(text: str, left: str) -> None:
    assert " ".join(without_private(text).split()).strip(" .,").removeprefix("and ") == left


@pytest.mark.parametrize(
    "text",
    [
        "coached girls aged 14 to 16",
        "looked after 14 residents, the oldest 98 years old",
        "restored a 60-year-old boiler",
        "i am 20 years in the trade",
        "i was 30 minutes early every day",
        "shifts started at 16:30",
        "finished the audit at 40 sites in 2019",
        "turned 40 rooms a day",
        "worked as a lady's maid",
        "worked as a foreman and a chairwoman",
        "i'm at 45 calls a day",
        "first aid for men and women on site",
        "a 25 year old company",
    ],
)
def test_other_people_and_other_numbers_stay(text: str) -> None:
    assert without_private(text) == text
