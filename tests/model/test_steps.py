"""Steps of the optimizer: what they read, and that accumulation and processes change nothing but the time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import torch

from model import adapter
from model.dataset import read_groups
from model.loss import Example, answer_loss, batches, encode, shares, steps, tokens_read
from model.train import Options, add_adapter, learning_rate, train
from tests.model.test_train import BATCH, tiny_options


def plain_losses(options: Options, base: Path) -> list[float]:
    """The losses of training written as plainly as it can be: one process, a batch a step, no library around torch."""
    from transformers import AutoModelForCausalLM, AutoTokenizer

    torch.manual_seed(options.seed)
    tokenizer = AutoTokenizer.from_pretrained(base)
    model = add_adapter(AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16), options)
    examples = encode(tokenizer, [group for path in options.data for group in read_groups(Path(path))])
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=options.learning_rate, weight_decay=0.01)
    plan = [
        batch
        for epoch in range(options.epochs)
        for batch in batches(examples, options.batch_size, seed=options.seed * 1000 + epoch)
    ]
    losses = []
    for step, batch in enumerate(plan):
        torch.manual_seed(options.seed * 100_000 + step)
        model.train()
        optimizer.param_groups[0]["lr"] = learning_rate(step, len(plan), options)
        loss, count = answer_loss(model.get_base_model(), batch, pad_id=tokenizer.pad_token_id)
        (loss / count).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(round(float(loss.detach()) / count, 4))
    return losses


def write_config(path: Path, options: Options) -> Path:
    path.write_text("".join(f"{name} = {json.dumps(value)}\n" for name, value in asdict(options).items()))
    return path


def test_one_process_learns_exactly_what_a_plain_loop_learns(tiny_model_folder: Path, tmp_path: Path) -> None:
    options = tiny_options(tmp_path)
    run = train(options, tiny_model_folder, tmp_path / "out")
    assert run.losses == plain_losses(options, tiny_model_folder)


@pytest.mark.slow
def test_two_processes_learn_what_one_learns_from_accumulated_batches(tiny_model_folder: Path, tmp_path: Path) -> None:
    options = replace(tiny_options(tmp_path), dropout=0.0, threads=0)  # each process drops other values
    alone = train(replace(options, accumulate=2), tiny_model_folder, tmp_path / "alone")
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2", "-m", "model.train"]
    command += ["--config", str(write_config(tmp_path / "tiny.toml", options)), "--base", str(tiny_model_folder)]
    environment = os.environ | {"CUDA_VISIBLE_DEVICES": "", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [*command, "--out", str(tmp_path / "two")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    report = json.loads((tmp_path / "two" / "report.json").read_text())
    assert (report["processes"], report["steps"]) == (2, len(alone.losses))
    assert report["loss_by_step"] == pytest.approx(alone.losses, abs=2e-3)
    assert report["dev_loss_by_epoch"] == pytest.approx(alone.dev_losses, abs=2e-3)
    assert (tmp_path / "two" / adapter.WEIGHTS).is_file()
    assert done.stdout.count('"base"') == 1  # one process speaks


def test_an_accumulated_step_is_the_step_of_one_large_batch(tiny_model_folder: Path, tmp_path: Path) -> None:
    options = replace(tiny_options(tmp_path), dropout=0.0, epochs=1)
    pairs = [json.loads(line) for line in Path(options.data[0]).read_text().splitlines()]
    few = [pair | {"section": "work"} for pair in pairs]  # one section: a large batch can hold all groups
    Path(options.data[0]).write_text("".join(json.dumps(pair) + "\n" for pair in few))
    large = train(replace(options, batch_size=100), tiny_model_folder, tmp_path / "large")
    small = train(replace(options, batch_size=2, accumulate=50), tiny_model_folder, tmp_path / "small")
    assert len(large.losses) == len(small.losses) == 1
    assert small.losses == pytest.approx(large.losses, abs=2e-2)  # bf16: other shapes round otherwise
    assert small.dev_losses == pytest.approx(large.dev_losses, abs=2e-2)


def test_a_checkpoint_of_other_steps_is_not_continued(tiny_model_folder: Path, tmp_path: Path) -> None:
    options = tiny_options(tmp_path)
    train(options, tiny_model_folder, tmp_path / "out", limit_steps=1)
    with pytest.raises(ValueError, match="read 1 batches a step, this one reads 2"):
        train(replace(options, accumulate=2), tiny_model_folder, tmp_path / "out")


def test_a_checkpoint_from_before_steps_had_a_size_is_continued(tiny_model_folder: Path, tmp_path: Path) -> None:
    options = tiny_options(tmp_path)
    whole = train(options, tiny_model_folder, tmp_path / "whole")
    train(options, tiny_model_folder, tmp_path / "old", limit_steps=2)
    saved = torch.load(tmp_path / "old" / "checkpoint.pt", weights_only=True)
    del saved["run"]["batches_a_step"]
    torch.save(saved, tmp_path / "old" / "checkpoint.pt")
    assert train(options, tiny_model_folder, tmp_path / "old").losses == whole.losses


@pytest.mark.parametrize("processes", [1, 2, 3, 5])
@pytest.mark.parametrize("size", [1, 2, 4, 7])
def test_processes_share_a_step_and_read_equally_many(processes: int, size: int) -> None:
    step = [[Example("work", [index], [0])] for index in range(size)]
    shared = [shares(step, process, processes) for process in range(processes)]
    assert len({len(mine) for mine in shared}) == 1
    counted = [batch[0].prompt[0] for mine in shared for batch, weight in mine if weight]
    assert sorted(counted) == list(range(size))


def test_an_epoch_is_cut_into_steps_with_every_batch_once() -> None:
    made = [[Example("work", [index], [0])] for index in range(7)]
    assert [len(step) for step in steps(made, 3)] == [3, 3, 1]
    assert [batch for step in steps(made, 3) for batch in step] == made


def test_a_shared_beginning_is_read_once() -> None:
    assert tokens_read(BATCH) == 5 + (3 + 2) + (2 + 1) + (5 + 4)


def test_a_report_says_how_fast_it_was(tiny_model_folder: Path, tmp_path: Path) -> None:
    train(tiny_options(tmp_path), tiny_model_folder, tmp_path / "out")
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert report["tokens_per_second"] > 0
    assert (report["device"], report["processes"]) == ("cuda" if torch.cuda.is_available() else "cpu", 1)
