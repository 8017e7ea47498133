from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
import torch

from model.base import GenerationError
from model.dataset import read_groups
from model.encoding import prompt_ids, shared_length
from model.engine import Engine
from model.grounding import Row

BRIEFS = [group.brief for group in read_groups(Path("model/data/dev.jsonl"))[::9]]
FREE = Row(None)


@pytest.fixture(scope="module")
def engine(tiny_model_folder: Path) -> Engine:
    engine = Engine(tiny_model_folder)
    engine.load()
    engine._model.float()  # bf16 rounds batches and single rows differently
    return engine


@pytest.fixture(scope="module")
def prompts(engine: Engine) -> list[list[int]]:
    return [prompt_ids(engine.tokenizer, brief) for brief in BRIEFS]


@pytest.fixture(scope="module")
def ends() -> list[int]:
    """A tenth of the vocabulary, so that a random model comes to an end."""
    return list(range(0, 600, 10))


def complete(engine: Engine, prompts: list[list[int]], rows: list[list[Row]], **options: Any) -> list[list[str | None]]:
    """All answers, one list a prompt."""
    written: list[list[str | None]] = [[None] * len(rows[0]) for _ in prompts]
    for prompt, row, text in engine.complete(prompts, rows, **options):
        written[prompt][row] = text
    return written


def plain(engine: Engine, prompt: list[int], ends: list[int], length: int) -> str | None:
    """What transformers writes for one prompt, without batch, padding or kept beginnings."""
    row = engine._model.generate(
        torch.tensor([prompt]), max_new_tokens=length, do_sample=False, eos_token_id=ends, pad_token_id=0
    )[0, len(prompt) :].tolist()
    end = next((index for index, token in enumerate(row) if token in ends), None)
    return None if end is None else engine.tokenizer.decode(row[:end], skip_special_tokens=True).strip()


def test_a_batch_with_a_shared_beginning_writes_what_each_prompt_alone_gets(
    engine: Engine, prompts: list[list[int]], ends: list[int]
) -> None:
    shared = shared_length(prompts)
    assert shared > 50
    written = complete(engine, prompts, [[FREE]] * len(prompts), shared=shared, ends=ends, max_new_tokens=40)
    assert [row[0] for row in written] == [plain(engine, prompt, ends, 40) for prompt in prompts]
    assert any(row[0] for row in written)


@pytest.mark.parametrize("wrong", [False, True])
def test_guesses_change_nothing_but_the_number_of_steps(
    engine: Engine, prompts: list[list[int]], ends: list[int], wrong: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = [plain(engine, prompt, ends, 40) for prompt in prompts]
    guesses = [("no " if wrong else "") + (text or "") for text in alone]
    steps = 0
    forward = engine._model.get_decoder().forward

    def counted(*arguments: object, **named: object) -> object:
        nonlocal steps
        steps += 1
        return forward(*arguments, **named)

    monkeypatch.setattr(engine._model.get_decoder(), "forward", counted)
    made = complete(engine, prompts, [[FREE]] * len(prompts), guesses=guesses, ends=ends, max_new_tokens=40)
    assert [row[0] for row in made] == alone
    longest = max(len(engine.tokenizer(text or "")["input_ids"]) for text in alone)
    assert wrong or steps < longest


def test_rows_of_all_lengths_end_as_they_would_alone(engine: Engine, prompts: list[list[int]], ends: list[int]) -> None:
    made = complete(
        engine, prompts, [[FREE, FREE]] * len(prompts), guesses=["a b c"] * len(prompts), ends=ends, max_new_tokens=12
    )
    alone = [plain(engine, prompt, ends, 12) for prompt in prompts]
    assert [row[0] for row in made] == [row[1] for row in made] == alone


def test_the_kept_beginning_is_not_changed_by_using_it(
    engine: Engine, prompts: list[list[int]], ends: list[int]
) -> None:
    shared = shared_length(prompts)
    runs = [
        complete(engine, prompts, [[FREE]] * len(prompts), shared=shared, ends=ends, max_new_tokens=20)
        for _ in range(3)
    ]
    assert runs[0] == runs[1] == runs[2]


def test_candidates_share_the_batch_and_the_first_is_greedy(
    engine: Engine, prompts: list[list[int]], ends: list[int]
) -> None:
    rows = [[FREE, Row(None, 50, 3.0), Row(None, 50, 3.0)]] * len(prompts)
    written = complete(engine, prompts, rows, shared=0, ends=ends, max_new_tokens=40)
    assert [row[0] for row in written] == [plain(engine, prompt, ends, 40) for prompt in prompts]
    assert any(len(set(row)) > 1 for row in written)


def test_the_same_seed_draws_the_same(engine: Engine, prompts: list[list[int]], ends: list[int]) -> None:
    rows = [[Row(None, 50, 3.0)]] * 2
    draw = [complete(engine, prompts[:2], rows, ends=ends, max_new_tokens=20, seed=seed) for seed in (1, 1, 2)]
    assert draw[0] == draw[1] != draw[2]


def test_an_answer_that_does_not_end_is_none(engine: Engine, prompts: list[list[int]]) -> None:
    never = [engine.tokenizer.convert_tokens_to_ids("<|im_end|>")]
    assert complete(engine, prompts[:1], [[FREE]], ends=never, max_new_tokens=2) == [[None]]


def test_a_line_ends_at_every_token_with_a_line_break(engine: Engine) -> None:
    texts = [engine.tokenizer.decode([number]) for number in engine.line_ends]
    assert any(text == "\n" for text in texts)
    assert all("\n" in text or text.startswith("<|") for text in texts)


def test_the_likelihood_of_an_answer_is_that_of_its_tokens_one_after_the_other(
    engine: Engine, prompts: list[list[int]]
) -> None:
    answers = ["baked", "drove a van to the market", "x"]
    end = engine.turn_ends[0]
    expected = []
    for prompt, answer in zip(prompts, answers, strict=False):
        ids = [*engine.tokenizer(answer, add_special_tokens=False)["input_ids"], end]
        scores = engine._model(torch.tensor([prompt + ids])).logits[0, len(prompt) - 1 : -1].log_softmax(dim=-1)
        expected.append(float(scores[range(len(ids)), ids].mean().detach()))
    assert engine.likelihoods(prompts[:3], answers) == pytest.approx(expected, abs=1e-4)


def test_threads_take_turns(engine: Engine, prompts: list[list[int]], ends: list[int]) -> None:
    expected = complete(engine, prompts, [[FREE]] * len(prompts), ends=ends, max_new_tokens=10)
    found: list[object] = []

    def run() -> None:
        found.append(complete(engine, prompts, [[FREE]] * len(prompts), ends=ends, max_new_tokens=10))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


def test_construction_reads_nothing(tmp_path: Path) -> None:
    engine = Engine(tmp_path / "nowhere", adapter=tmp_path / "no adapter")
    assert engine.tokenizer is None
    assert not engine.adapted


def test_a_model_that_is_not_there_is_a_generation_error(tmp_path: Path) -> None:
    with pytest.raises(GenerationError, match="nowhere"):
        Engine(tmp_path / "nowhere").load()
