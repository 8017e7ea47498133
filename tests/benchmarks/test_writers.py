from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.evaluation.examples import SHOWN, conversation, examples
from benchmarks.evaluation.groups import with_cleaned, write_page
from benchmarks.evaluation.writers import NoteWriter, Places, Recorder, open_writers
from benchmarks.machine import describe_machine, forget_peak, peak_megabytes
from model.base import Brief, GenerationError
from model.dataset import Group, read_groups
from model.local import LocalGenerator
from model.prompts import render

DATA = Path(__file__).parents[2] / "model" / "data"
BRIEF = Brief("work", "Mason", ("crew of 5", "chapel wall"), cleaned="Crew of 5, chapel wall")


def test_the_examples_are_training_groups_of_occupations_that_are_not_held_out() -> None:
    held_out = {group.occupation for name in ("dev", "test", "fresh") for group in read_groups(DATA / f"{name}.jsonl")}
    assert [group.occupation for group in examples()] == list(SHOWN)
    assert not held_out & set(SHOWN)


def test_examples_stand_as_turns_between_the_rules_and_the_notes() -> None:
    turns = conversation(BRIEF, examples())
    assert [turn["role"] for turn in turns] == ["system", *["user", "assistant"] * 5, "user"]
    assert [turns[0], turns[-1]] == render(BRIEF)
    assert [turn["content"] for turn in turns[2:-1:2]] == [group.line for group in examples()]


def test_a_brief_that_comes_again_is_not_written_again() -> None:
    recorder = Recorder(NoteWriter())
    first = list(recorder.write([BRIEF, BRIEF]))
    spent = recorder.seconds
    assert [(draft.brief, draft.text) for draft in first] == [
        (0, "crew of 5, chapel wall"),
        (1, "crew of 5, chapel wall"),
    ]
    assert next(recorder.write([BRIEF])).text == first[0].text
    assert recorder.seconds == spent
    assert recorder.megabytes > 1


def test_a_failure_is_remembered_though_the_pipeline_goes_on(tmp_path: Path) -> None:
    recorder = Recorder(LocalGenerator(tmp_path / "nowhere"))
    assert list(recorder.write([BRIEF])) == []
    assert isinstance(recorder.failure, GenerationError)
    page = write_page([Group(BRIEF, "Led a crew of 5", "Mason")], recorder)
    assert page.raw == ("",)
    assert page.final[0] == write_page([Group(BRIEF, "Led a crew of 5", "Mason")], None).final[0]


def test_letters_and_edits_are_no_lines_of_a_resume() -> None:
    sections = {group.brief.section for group in with_cleaned(read_groups(DATA / "test.jsonl"))}
    assert "work" in sections
    assert not sections & {"letter", "edit"}


def test_a_remote_writer_needs_a_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    places = Places(tmp_path, "", (), tmp_path)
    monkeypatch.setenv("GENERATOR", "local")
    with pytest.raises(GenerationError, match="GENERATOR=provider:model"):
        list(open_writers(["remote"], places))
    monkeypatch.setenv("GENERATOR", "openai:some-model")
    ((name, generator),) = open_writers(["remote"], places)
    assert name == "openai:some-model"
    assert generator is not None


def test_the_peak_of_memory_begins_anew() -> None:
    forget_peak()
    block = bytearray(64 * 1024 * 1024)
    high = peak_megabytes()
    assert high > len(block) / 1024**2
    del block
    forget_peak()
    assert peak_megabytes() <= high
    assert "cores" in describe_machine()
