from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from model import adapter
from model.encoding import shared_length
from model.loss import Example, answer_loss, batches
from model.train import Options, add_adapter, learning_rate, read_options, train

SHARED = [1, 2, 3, 4, 5]
BATCH = [
    Example("work", [*SHARED, 7, 8, 9], [10, 11, 0]),
    Example("work", [*SHARED, 9, 1], [12, 0]),
    Example("work", [*SHARED, 9, 1, 4, 5, 6], [12, 14, 15, 16, 0]),
]


def tiny_options(folder: Path) -> Options:
    """Twelve groups, two epochs of three steps."""
    pairs = Path("model/data/pairs.jsonl").read_text().splitlines()
    (folder / "pairs.jsonl").write_text("\n".join(pairs[:4]) + "\n")
    (folder / "dev.jsonl").write_text("\n".join(pairs[4:5]) + "\n")
    return Options(
        base="tiny",
        data=[str(folder / "pairs.jsonl")],
        dev=str(folder / "dev.jsonl"),
        targets=["q_proj", "up_proj"],
        rank=4,
        epochs=2,
        batch_size=4,
        checkpoint_steps=2,
        learning_rate=0.01,
        warmup_steps=1,
        samples=2,
    )


def test_the_loss_with_a_shared_beginning_is_the_loss_of_each_row_alone(tiny_model_folder: Path) -> None:
    from transformers import AutoModelForCausalLM

    model = AutoModelForCausalLM.from_pretrained(tiny_model_folder, dtype=torch.float32)
    loss, count = answer_loss(model, BATCH, pad_id=0)
    loss.backward()  # type: ignore[no-untyped-call]
    found = {name: parameter.grad.clone() for name, parameter in model.named_parameters()}
    model.zero_grad()
    alone = torch.zeros(())
    for example in BATCH:
        logits = model(input_ids=torch.tensor([example.prompt + example.answer])).logits
        wanted = logits[0, len(example.prompt) - 1 : -1]
        alone = alone + torch.nn.functional.cross_entropy(wanted, torch.tensor(example.answer), reduction="sum")
    alone.backward()  # type: ignore[no-untyped-call]
    assert count == 10
    assert torch.allclose(loss, alone, rtol=1e-4)
    for name, parameter in model.named_parameters():
        assert torch.allclose(found[name], parameter.grad, atol=1e-3, rtol=1e-3), name


@pytest.mark.parametrize(
    ("rows", "length"), [([[1, 2, 3], [1, 2, 4]], 2), ([[1, 2], [1, 2]], 1), ([[5], [6]], 0), ([[1, 2, 3]], 2)]
)
def test_a_shared_beginning_leaves_every_row_something(rows: list[list[int]], length: int) -> None:
    assert shared_length(rows) == length


def test_every_example_is_in_one_batch_of_its_section() -> None:
    examples = [Example(section, [1] * size, [2]) for section in ("work", "awards") for size in range(1, 30)]
    made = batches(examples, 8, seed=1)
    assert sorted(map(id, (example for batch in made for example in batch))) == sorted(map(id, examples))
    assert all(len({example.section for example in batch}) == 1 and len(batch) <= 8 for batch in made)
    assert made != batches(examples, 8, seed=2)


def test_the_learning_rate_warms_up_and_falls(tmp_path: Path) -> None:
    options = replace(tiny_options(tmp_path), warmup_steps=5, learning_rate=1.0)
    rates = [learning_rate(step, 50, options) for step in range(50)]
    assert rates[:5] == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0])
    assert rates[5:] == sorted(rates[5:], reverse=True)
    assert rates[-1] >= 0.1


def test_a_killed_run_continues_to_the_same_adapter(tiny_model_folder: Path, tmp_path: Path) -> None:
    options = tiny_options(tmp_path)
    whole = train(options, tiny_model_folder, tmp_path / "whole")
    train(options, tiny_model_folder, tmp_path / "parts", limit_steps=3)
    assert (tmp_path / "parts" / "checkpoint.pt").is_file()
    continued = train(options, tiny_model_folder, tmp_path / "parts")
    assert continued.losses == whole.losses
    files = [(tmp_path / name / adapter.WEIGHTS).read_bytes() for name in ("whole", "parts")]
    assert files[0] == files[1]


def test_what_lies_beside_an_adapter_says_how_it_was_made(tiny_model_folder: Path, tmp_path: Path) -> None:
    run = train(tiny_options(tmp_path), tiny_model_folder, tmp_path / "out")
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert report["loss_by_step"] == run.losses
    assert len(report["dev_loss_by_epoch"]) == 2
    assert len(report["data"]["pairs.jsonl"]) == 64
    assert {"torch", "transformers", "peft"} <= set(report["versions"])
    assert report["options"]["seed"] == 7
    assert "author:" in (tmp_path / "out" / "samples-epoch-2.md").read_text()
    config = json.loads((tmp_path / "out" / adapter.CONFIG).read_text())
    assert "/" not in config["base_model_name_or_path"]
    assert not (tmp_path / "out" / "checkpoint.pt").exists()


def test_only_the_upper_layers_learn_and_the_adapter_fits_again(tiny_model_folder: Path, tmp_path: Path) -> None:
    from safetensors import safe_open

    from model.engine import Engine

    train(tiny_options(tmp_path), tiny_model_folder, tmp_path / "out")
    with safe_open(tmp_path / "out" / adapter.WEIGHTS, framework="pt") as weights:
        assert {name.split(".")[4] for name in weights.keys()} == {"2", "3"}  # noqa: SIM118
    engine = Engine(tiny_model_folder, adapter=tmp_path / "out")
    engine.load()
    assert engine.adapted


@pytest.mark.parametrize("text", ["rank = ", "unknown_option = 3", 'base = "x"'])
def test_a_bad_configuration_is_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.toml").write_text(text)
    with pytest.raises(ValueError, match=r"bad\.toml: "):
        read_options(tmp_path / "bad.toml")


@pytest.mark.parametrize(
    ("name", "parameters", "trained"),
    [("llama-3.1-8b", 8_030_261_248, 41_943_040), ("qwen3-8b", 8_190_735_360, 43_646_976)],
)
def test_an_8b_model_has_the_parameters_its_configuration_reckons_with(
    name: str, parameters: int, trained: int
) -> None:
    from transformers import AutoModelForCausalLM, LlamaConfig, Qwen3Config

    sizes = {"hidden_size": 4096, "num_attention_heads": 32, "num_key_value_heads": 8, "tie_word_embeddings": False}
    config = {
        "llama-3.1-8b": LlamaConfig(vocab_size=128_256, intermediate_size=14_336, num_hidden_layers=32, **sizes),
        "qwen3-8b": Qwen3Config(
            vocab_size=151_936, intermediate_size=12_288, num_hidden_layers=36, head_dim=128, **sizes
        ),
    }[name]
    with torch.device("meta"):  # sizes without weights
        model = AutoModelForCausalLM.from_config(config)
        assert sum(parameter.numel() for parameter in model.parameters()) == parameters
        adapted = add_adapter(model, read_options(Path(f"model/configs/{name}.toml")))
    assert sum(parameter.numel() for parameter in adapted.parameters() if parameter.requires_grad) == trained


@pytest.mark.parametrize(
    "path",
    sorted(path for path in Path("model/configs").glob("*.toml") if path.stem != "seq2seq"),
    ids=lambda path: path.stem,
)
def test_a_shipped_configuration_is_read(path: Path) -> None:
    options = read_options(path)
    assert all(Path(path).is_file() for path in [*options.data, options.dev])
