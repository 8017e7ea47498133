"""A line said otherwise: a model's edit where it is true, else what carries nothing is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from agents.reword import reword, telling
from model.base import Brief, Draft, GenerationError
from storage.facts import Source
from storage.interview import Interview, Line


class Editor:
    """Answers every brief with one text."""

    name = "fake"

    def __init__(self, text: str) -> None:
        self._text = text

    def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> Iterator[Draft]:
        for index, _ in enumerate(briefs):
            yield Draft(index, self._text, self.name)


class Broken(Editor):
    def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> Iterator[Draft]:
        raise GenerationError("no answer")


def line_of(note: str, text: str) -> tuple[Interview, Line]:
    interview = Interview()
    interview.add_fact("work", 0, "name", "Harbor Grill", Source(0, 0, 0, ""))
    fact = interview.add_fact("work", 0, "highlight", note, Source(0, 0, len(note), note))
    return interview, Line("work", 0, text, (fact.id,), "literal")


NOTE = "i look after 2 to 3 patients a shift with daily rounds, fresh hearts mostly"
LINE = "Look after 2 to 3 patients a shift with daily rounds, fresh hearts mostly"


def test_a_true_and_shorter_edit_of_the_model_is_taken() -> None:
    interview, line = line_of(NOTE, LINE)
    found = reword(interview, [line], "shorter", Editor("Look after 2 to 3 patients a shift, fresh hearts mostly"))
    assert (found[line].text, found[line].engine) == ("Look after 2 to 3 patients a shift, fresh hearts mostly", "fake")


@pytest.mark.parametrize(
    "text",
    [
        "Led 12 nurses and saved 30% of the budget",  # not told
        "Look after patients a shift with daily rounds",  # the number is lost
        LINE + ", and more",  # not shorter
    ],
)
def test_an_edit_that_says_more_or_loses_a_number_is_not_taken(text: str) -> None:
    interview, line = line_of(NOTE, LINE)
    found = reword(interview, [line], "shorter", Editor(text))
    assert found[line].engine == "literal"
    assert "2 to 3 patients" in found[line].text
    assert len(found[line].text) < len(LINE)


@pytest.mark.parametrize(
    ("note", "text", "short"),
    [
        (
            "i trained the new hires on the reach truck, which took about a week each",
            "Trained the new hires on the reach truck, which took about a week each",
            "Trained the new hires on the reach truck",
        ),
        (
            "superuser for the Impella and the balloon pumps, so when the reps come in i help",
            "Superuser for the Impella and the balloon pumps, so when the reps come in",
            "Superuser for the Impella and the balloon pumps",
        ),
        (
            "answered all kinds of questions from customers on a daily basis",
            "Answered all kinds of questions from customers on a daily basis",
            "Answered questions from customers daily",
        ),
    ],
)
def test_without_a_model_a_line_loses_what_carries_no_number_and_no_name(note: str, text: str, short: str) -> None:
    interview, line = line_of(note, text)
    assert reword(interview, [line], "shorter", None)[line].text == short


@pytest.mark.parametrize("text", ["Ran 12 people on nights", "Cooked 180 covers a night in 1999"])
def test_a_line_of_nothing_but_what_counts_stays(text: str) -> None:
    interview, line = line_of(text.lower(), text)
    assert not reword(interview, [line], "shorter", None)


def test_a_model_that_fails_leaves_the_rules_and_other_manners_leave_the_line() -> None:
    interview, line = line_of(NOTE, LINE)
    assert reword(interview, [line], "shorter", Broken(""))[line].engine == "literal"
    assert not reword(interview, [line], "formal", Broken(""))
    assert not reword(interview, [line], "formal", None)


def test_a_model_that_only_smooths_is_not_asked() -> None:
    class Smoother(Broken):
        edits = False

        def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> Iterator[Draft]:
            raise AssertionError("asked")

    interview, line = line_of(NOTE, LINE)
    assert reword(interview, [line], "shorter", Smoother(""))[line].engine == "literal"


def test_numbers_in_words_and_digits_are_one() -> None:
    assert telling("Saw two patients") == telling("Saw 2 patients") == {"2"}
