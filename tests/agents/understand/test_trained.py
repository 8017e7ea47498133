"""The trained reader alone: what it ships as, what it was not trained on, and how well it reads that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agents.understand import Context, understand
from agents.understand.trained.grouping import Entry, group
from agents.understand.trained.reader import read_facts
from agents.understand.trained.spans import PIPELINE, Span, read
from agents.understand.training.__main__ import sums
from agents.understand.training.augment import pools_of, vary
from agents.understand.training.corpus import DATA, read_part
from agents.understand.training.evaluate import read_by_grammar, read_records, score_slots, score_spans
from agents.understand.training.marks import TODAY, parse_marks
from agents.understand.values import Found
from agents.understand.words import flatten

HELD_OUT = Path(__file__).with_name("heldout.jsonl")
SECOND = Path(__file__).with_name("heldout_second.jsonl")


def facts(text: str) -> set[tuple[str, int, str, str]]:
    return {(f.section, f.entry, f.field, f.value) for f in trained_facts(text)}


def trained_facts(text: str) -> list[Found]:
    page, by_grammar = read_by_grammar(text)
    return read_facts(page, read(page.text, tuple(by_grammar)))


def occupations(*paths: Path) -> set[str]:
    lines = (line for path in paths for line in path.read_text("utf-8").splitlines())
    return {json.loads(line)["occupation"].casefold() for line in lines}


def test_no_occupation_of_the_held_out_set_is_trained_on() -> None:
    assert not occupations(HELD_OUT, SECOND) & occupations(*DATA.rglob("*.jsonl"))


def test_what_ships_is_what_was_trained_and_small() -> None:
    assert (PIPELINE / "SHA256SUMS").read_text("utf-8") == sums(PIPELINE)
    assert sum(path.stat().st_size for path in PIPELINE.rglob("*")) < 15_000_000


@pytest.mark.parametrize(
    ("path", "trained", "understood", "spans"), [(HELD_OUT, 0.72, 0.69, 0.72), (SECOND, 0.78, 0.77, 0.81)]
)
def test_slots_and_spans_of_the_held_out_sets_reach_the_measured_level(
    path: Path, trained: float, understood: float, spans: float
) -> None:
    records = read_records(path)
    assert score_slots(records, trained_facts).of()[2] >= trained
    assert score_slots(records, lambda text: understand(text, context=Context(today=TODAY)).facts).of()[2] >= understood
    assert score_spans(records).of()[2] >= spans


@pytest.mark.parametrize(
    ("text", "job"),
    [
        ("hgv mechanic, tarmac fleet services, derby, 2014 to 2019", {"hgv mechanic", "derby", "2014", "2019"}),
        ("HGV MECHANIC, TARMAC FLEET SERVICES, DERBY, 2014 TO 2019", {"HGV MECHANIC", "DERBY", "2014", "2019"}),
    ],
)
def test_a_job_is_read_however_it_is_typed(text: str, job: set[str]) -> None:
    assert job <= {value for section, entry, _, value in facts(text) if (section, entry) == ("work", 0)}


def test_every_value_that_is_no_date_is_verbatim() -> None:
    for record in read_records(HELD_OUT)[:60]:
        for section, entry, field, value in facts(record.text):
            assert "ate" in field or value in flatten(record.text), (section, entry, field, value)


def test_spans_without_weights_still_make_entries_of_their_sections() -> None:
    text = "nurse at Elmside"
    spans = (Span(0, 5, "title"), Span(9, 16, "employer"))
    assert group(text, spans, weights={"join:work:employer": 1.0, "new:work:title": 1.0}) == (Entry("work", (0, 1)),)


def test_a_message_keeps_its_marks_when_it_is_varied() -> None:
    import random

    messages = read_part(development=True)
    pools, rng = pools_of(messages), random.Random(1)
    for message in messages[:80]:
        varied = vary(message, pools, rng)
        assert [mark.label for mark in varied.marks] == [mark.label for mark in message.marks]
        assert all(varied.text[mark.start : mark.end].strip() for mark in varied.marks)


@pytest.mark.parametrize("marked", ["[title|nurse", "nurse] at Elmside"])
def test_brackets_that_do_not_match_are_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        parse_marks(marked)


def test_nothing_is_read_in_nothing() -> None:
    assert read("").details == ()
    assert facts("") == set()
