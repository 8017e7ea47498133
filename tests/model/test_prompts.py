from __future__ import annotations

import pytest

from model.base import Brief
from model.prompts import SECTIONS, render, render_smoothing

BRIEFS = [
    Brief("work", "Beekeeper", ("60 hives on 4 farms",), current=True),
    Brief("work", "", ("ran the till",)),
    Brief("work", "Court Interpreter", ("portuguese, 5 hearings a day", "certified 2016"), style="shorter"),
]


def text_of(brief: Brief) -> str:
    return "\n".join(message["content"] for message in render(brief))


def test_the_rules_are_the_same_text_in_front_of_every_group_of_a_section() -> None:
    texts = [text_of(brief) for brief in BRIEFS]
    rules = render(BRIEFS[0])[0]["content"]
    assert all(text.startswith(f"{rules}\nNotes:\n- ") for text in texts)


@pytest.mark.parametrize("section", sorted(SECTIONS))
def test_every_section_has_its_own_form(section: str) -> None:
    assert SECTIONS[section] in text_of(Brief(section, "", ("a note",)))


def test_an_unknown_section_is_named_rather_than_refused() -> None:
    assert "Patents" in text_of(Brief("patents", "", ("a note",)))


def test_all_notes_and_the_role_are_shown_each_on_one_line() -> None:
    text = text_of(Brief("work", "Night  Porter", ("carried\nbags", "called  taxis")))
    assert "- carried bags\n- called taxis" in text
    assert "Role: Night Porter" in text


@pytest.mark.parametrize(("current", "tense"), [(True, "Tense: present"), (False, "Tense: past")])
def test_a_job_that_goes_on_is_written_in_the_present(current: bool, tense: str) -> None:
    assert tense in text_of(Brief("work", "Baker", ("bread",), current=current))


def test_exemplars_enter_only_if_given_and_come_after_the_notes() -> None:
    plain = text_of(Brief("work", "Baker", ("bread",)))
    steered = text_of(Brief("work", "Baker", ("bread",), exemplars=("Baked 9 kinds of cake",)))
    assert "other people" not in plain
    assert steered.index("- bread") < steered.index("Baked 9 kinds of cake")


@pytest.mark.parametrize("style", ["shorter", "plainer", "formal"])
def test_a_style_changes_only_the_end_of_the_prompt(style: str) -> None:
    plain = text_of(Brief("work", "Baker", ("bread",)))
    assert text_of(Brief("work", "Baker", ("bread",), style=style)).startswith(plain)  # type: ignore[arg-type]


def test_another_language_is_asked_for() -> None:
    assert "Chinese" in text_of(Brief("work", "", ("负责仓库",), language="zh"))


def test_what_the_rules_cleaned_is_shown_as_a_draft_beside_the_persons_own_words() -> None:
    text = text_of(Brief("work", "Baker", ("i baked  bread",), cleaned="Baked bread"))
    assert text.index("- i baked bread") < text.index("Draft: Baked bread") < text.index("Role: Baker")
    assert "Draft:" not in text_of(Brief("work", "Baker", ("bread",)))


@pytest.mark.parametrize(("current", "tense"), [(True, "present"), (False, "past")])
def test_to_be_smoothed_is_a_draft_without_its_notes(current: bool, tense: str) -> None:
    brief = Brief("work", "Baker", ("i baked  breadd",), current=current, cleaned="Baked  bread")
    rules, draft = render_smoothing(brief)
    assert rules == render_smoothing(Brief("awards", "", ("1st at the show",), cleaned="1st at the show"))[0]
    assert draft["content"] == f"work, {tense}: Baked bread"


def test_a_draft_in_another_language_says_so() -> None:
    brief = Brief("work", "", ("负责仓库",), cleaned="负责仓库", language="zh")
    assert "Chinese" in render_smoothing(brief)[1]["content"]
