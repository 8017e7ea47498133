from __future__ import annotations

import pytest

from agents.blind import without_pronouns


@pytest.mark.parametrize("he", ["he", "she", "He", "SHE"])
def test_nobody_is_a_he_or_a_she(he: str) -> None:
    his, him = ("her", "her") if he.lower() == "she" else ("his", "him")
    told = f"{he} was quick, {he}'s the boss; i took {his} notes to {him}, helped {him} and did it {him}self"
    said = without_pronouns(told.replace("hisself", "himself"))
    assert said == "they were quick, they're the boss; i took their notes to them, helped them and did it themselves"


def test_other_words_stay() -> None:
    text = "sheared sheep at Hershey's, the history of hospitals, hereby"
    assert without_pronouns(text) == text
