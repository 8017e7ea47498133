from __future__ import annotations

import json
import shutil
from collections import namedtuple
from pathlib import Path

import pytest
import torch

from model import adapter, merge
from model.merge import MergeError

PROMPT = torch.tensor([[5, 80, 200, 41, 7, 300, 12]])


@pytest.fixture(scope="module")
def base(tiny_model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bases") / "tiny"
    shutil.copytree(tiny_model_folder, folder)
    return folder


@pytest.fixture(scope="module")
def adapted(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An adapter that changes every logit: both its matrices are random."""
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM

    torch.manual_seed(1)
    model = AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16)
    config = LoraConfig(r=4, lora_alpha=8, target_modules=["q_proj", "down_proj"], task_type="CAUSAL_LM")
    learner = get_peft_model(model, config)
    for name, parameter in learner.named_parameters():
        if "lora_" in name:
            torch.nn.init.normal_(parameter, std=0.3)
    folder = tmp_path_factory.mktemp("adapters") / "second"
    adapter.save(learner, folder, base=base.name)
    return folder


def logits(model: torch.nn.Module) -> torch.Tensor:
    with torch.no_grad():
        found: torch.Tensor = model(input_ids=PROMPT).logits.float()
    return found


def test_a_merged_model_answers_as_base_and_adapter_do(base: Path, adapted: Path, tmp_path: Path) -> None:
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    def load(folder: Path, dtype: torch.dtype) -> torch.nn.Module:
        model: torch.nn.Module = AutoModelForCausalLM.from_pretrained(folder, dtype=dtype, local_files_only=True)
        return model

    merge.merge(adapted, base, tmp_path / "merged")
    exact = logits(PeftModel.from_pretrained(load(base, torch.float32), str(adapted)))
    rounded = logits(PeftModel.from_pretrained(load(base, torch.bfloat16), str(adapted)))
    by_bf16 = (rounded - exact).abs().mean()  # what bf16 does to base and adapter without any merging
    merged = load(tmp_path / "merged", torch.bfloat16)
    assert {parameter.dtype for parameter in merged.parameters()} == {torch.bfloat16}
    assert (logits(merged) - exact).abs().mean() < 1.5 * by_bf16
    assert (logits(load(tmp_path / "merged", torch.float32)) - exact).abs().mean() < 1.5 * by_bf16
    assert (logits(load(base, torch.float32)) - exact).abs().mean() > 8 * by_bf16


def test_a_merged_folder_holds_what_a_server_needs(base: Path, adapted: Path, tmp_path: Path) -> None:
    from transformers import AutoTokenizer, GenerationConfig

    merge.merge(adapted, base, tmp_path / "merged")
    messages = [{"role": "user", "content": "Notes:\n- ran the till"}]
    prompts = [
        AutoTokenizer.from_pretrained(folder, local_files_only=True).apply_chat_template(messages, tokenize=False)
        for folder in (base, tmp_path / "merged")
    ]
    assert prompts[0] == prompts[1]
    ends = [GenerationConfig.from_pretrained(folder).eos_token_id for folder in (base, tmp_path / "merged")]
    assert ends[0] == ends[1]
    assert list((tmp_path / "merged").glob("*.safetensors"))
    assert not list((tmp_path / "merged").glob("adapter*"))
    assert json.loads((tmp_path / "merged" / "merged_from.json").read_text())["base"] == "tiny"


def test_the_local_engine_loads_a_merged_folder_and_adds_no_adapter_again(
    base: Path, adapted: Path, tmp_path: Path
) -> None:
    from model.engine import Engine

    merge.merge(adapted, base, tmp_path / "merged")
    engine = Engine(tmp_path / "merged", adapter=adapted)
    engine.load()
    assert engine.turn_ends
    assert not engine.adapted


def test_an_adapter_of_another_base_is_refused(base: Path, adapted: Path, tmp_path: Path) -> None:
    shutil.copytree(base, tmp_path / "other")
    with pytest.raises(MergeError, match="trained on 'tiny', not on 'other'"):
        merge.merge(adapted, tmp_path / "other", tmp_path / "merged")
    assert not (tmp_path / "merged").exists()


def test_a_base_of_the_same_name_and_another_size_is_refused(adapted: Path, tmp_path: Path, base: Path) -> None:
    from transformers import Qwen2Config, Qwen2ForCausalLM

    shutil.copytree(base, tmp_path / "tiny")
    config = Qwen2Config(
        vocab_size=600, hidden_size=16, intermediate_size=8, num_hidden_layers=4, num_attention_heads=2
    )
    Qwen2ForCausalLM(config).save_pretrained(tmp_path / "tiny")
    with pytest.raises(MergeError, match="does not fit"):
        merge.merge(adapted, tmp_path / "tiny", tmp_path / "merged")


def test_a_folder_in_use_is_left_alone(base: Path, adapted: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(MergeError, match="not empty"):
        merge.merge(adapted, base, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_a_disk_without_room_is_one_sentence(
    base: Path, adapted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 9, 1))
    with pytest.raises(MergeError, match=r"^The disk is too full for the merged model: [\d.]+ GB .* free\.$"):
        merge.merge(adapted, base, tmp_path / "merged")


def test_a_disk_that_fills_up_leaves_nothing(
    base: Path, adapted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", fail)
    with pytest.raises(MergeError, match="filled up"):
        merge.merge(adapted, base, tmp_path / "merged")
    assert not list(tmp_path.iterdir())


def test_an_adapter_that_was_changed_is_refused(adapted: Path, base: Path, tmp_path: Path) -> None:
    shutil.copytree(adapted, tmp_path / "changed")
    with (tmp_path / "changed" / adapter.WEIGHTS).open("ab") as file:
        file.write(b"x")
    with pytest.raises(MergeError, match="sha256"):
        merge.merge(tmp_path / "changed", base, tmp_path / "merged")


@pytest.mark.parametrize("base_name", [None, "nowhere"])
def test_the_command_fails_with_one_line(
    base_name: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["merge", "--adapter", str(tmp_path), "--out", str(tmp_path / "out")]
    monkeypatch.setattr("sys.argv", arguments + (["--base", base_name] if base_name else []))
    assert merge.main() == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
