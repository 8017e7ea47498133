from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.base import Brief, GenerationError, Generator
from model.chat import LocalChat
from model.dataset import read_groups
from model.engine import Engine
from model.grounding import Row
from model.held import held_by
from model.local import ADAPTER, LocalGenerator
from model.order import order_of

GROUPS = read_groups(Path("model/data/dev.jsonl"))
BRIEFS = [group.brief for group in GROUPS]


@pytest.fixture(scope="module")
def tiny(tiny_model_folder: Path) -> LocalGenerator:
    return LocalGenerator(tiny_model_folder, adapter=None)


@pytest.fixture(scope="session")
def real(base_model_folder: Path) -> LocalGenerator:
    generator = LocalGenerator(base_model_folder)
    generator.load()
    return generator


def test_it_is_a_generator(tiny: LocalGenerator) -> None:
    generator: Generator = tiny
    assert generator.name == "local"


def test_nothing_asked_nothing_loaded(tmp_path: Path) -> None:
    assert list(LocalGenerator(tmp_path / "nowhere").write([])) == []


def test_a_missing_model_is_a_generation_error(tmp_path: Path) -> None:
    with pytest.raises(GenerationError):
        list(LocalGenerator(tmp_path / "nowhere").write(BRIEFS[:1]))


def test_at_most_as_many_drafts_come_as_asked_for_and_no_two_alike(tiny: LocalGenerator) -> None:
    drafts = list(tiny.write(BRIEFS[:6], candidates=3))
    numbers = [draft.brief for draft in drafts]
    assert len(set(drafts)) == len(drafts)
    assert all(numbers.count(number) <= 3 for number in numbers)
    assert all(draft.engine == "local" and draft.text for draft in drafts)


def test_of_several_drafts_the_likeliest_comes_first(tiny: LocalGenerator, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["Baked bread every night", "Baked", "Baked bread"]

    def complete(prompts: list[list[int]], rows: list[list[Row]], **_: object) -> Iterator[tuple[int, int, str]]:
        yield from ((place, row, answers[row]) for place in range(len(prompts)) for row in range(len(rows[place])))

    monkeypatch.setattr(tiny.engine, "complete", complete)
    monkeypatch.setattr(tiny.engine, "likelihoods", lambda prompts, texts: [-len(text) for text in texts])
    for index in range(3):
        found = [draft.text for draft in tiny.write(BRIEFS[:3], candidates=3) if draft.brief == index]
        assert found == sorted(answers, key=len)


def test_the_first_briefs_are_ready_before_the_others_are_begun(
    tiny: LocalGenerator, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []

    def complete(prompts: list[list[int]], rows: list[list[Row]], **_: object) -> Iterator[tuple[int, int, str]]:
        begun.append(len(prompts))
        yield from ((place, 0, "Baked bread") for place in reversed(range(len(prompts))))

    monkeypatch.setattr(tiny.engine, "complete", complete)
    ready = {draft.brief: list(begun) for draft in tiny.write(BRIEFS[:40])}
    assert set(ready) == set(range(40))
    assert all(ready[index] == [4] for index in range(4))
    assert all(ready[index] == [4, 36] for index in range(4, 40))


def test_a_random_model_writes_no_number_or_name_that_was_not_said(tiny: LocalGenerator) -> None:
    briefs = BRIEFS[::14]
    for draft in tiny.write(briefs, candidates=3):
        assert held_by(briefs[draft.brief]).accepts_whole(draft.text), draft


def test_an_adapter_of_another_size_is_left_out(tiny_model_folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    engine = Engine(tiny_model_folder, adapter=ADAPTER)
    with caplog.at_level(logging.WARNING):
        engine.load()
    assert not engine.adapted
    assert "does not fit" in caplog.text


def test_what_people_say_is_never_logged(tiny: LocalGenerator, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        _ = list(tiny.write([Brief("work", "Falconer", ("trained a gyrfalcon called Brunhilda",))]))
    assert "wrote briefs=1" in caplog.text
    assert "Brunhilda" not in caplog.text


def test_it_answers_as_a_langchain_chat_model(tiny_model_folder: Path) -> None:
    chat = LocalChat(engine=Engine(tiny_model_folder), max_new_tokens=3)
    with pytest.raises(GenerationError, match="longer than 3 tokens"):
        chat.invoke("Say something")


@pytest.mark.weights
def test_the_shipped_adapter_fits_the_packaged_base(real: LocalGenerator) -> None:
    assert real.engine.adapted


@pytest.mark.weights
def test_real_lines_smooth_their_drafts(real: LocalGenerator) -> None:
    briefs = BRIEFS[:12]
    drafts = list(real.write(briefs))
    assert len({draft.brief for draft in drafts}) >= 3  # the others stay drafts
    for draft in drafts:
        assert held_by(briefs[draft.brief]).accepts_whole(draft.text), draft
        assert order_of(briefs[draft.brief].cleaned).ends(draft.text), draft
        assert len(draft.text.split()) <= 2 * sum(len(note.split()) for note in briefs[draft.brief].notes) + 8


@pytest.mark.weights
def test_a_brief_written_alone_reads_like_the_same_brief_in_a_batch(real: LocalGenerator) -> None:
    """bf16 may round another way, so most lines agree, not all."""
    briefs = BRIEFS[20:26]
    together = {draft.brief: draft.text for draft in real.write(briefs)}
    alone = {index: draft.text for index, brief in enumerate(briefs) for draft in real.write([brief])}
    assert sum(together.get(index) == alone.get(index) for index in range(len(briefs))) >= 4


@pytest.mark.weights
def test_the_real_model_chats(real: LocalGenerator) -> None:
    answer = LocalChat(engine=real.engine, max_new_tokens=40).invoke("What is the capital of France? One word.")
    assert "Paris" in str(answer.content)
