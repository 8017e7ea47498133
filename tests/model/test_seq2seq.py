"""The encoder-decoder baseline, in the small: a few groups learned by heart."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.evaluation.command import run
from model import train_seq2seq
from model.base import Brief, GenerationError
from model.dataset import read_groups
from model.run import read_config
from model.seq2seq import Seq2SeqGenerator, encode_pairs, source_of, train_tokenizer
from model.train_seq2seq import Options, train

CONFIG = Path("model/configs/seq2seq.toml")
PAIRS = Path("model/data/pairs.jsonl").read_text().splitlines()


def tiny_options(folder: Path) -> Options:
    """A few groups, ten times in each of twelve epochs."""
    (folder / "pairs.jsonl").write_text("\n".join(PAIRS[:3]) + "\n")
    return Options(
        data=[str(folder / "pairs.jsonl")] * 10,
        dev=str(folder / "pairs.jsonl"),  # what is learned by heart can be asked for
        vocabulary=400,
        width=64,
        feed_forward=128,
        layers=1,
        heads=2,
        dropout=0.0,
        label_smoothing=0.0,
        epochs=12,
        batch_size=6,
        learning_rate=0.004,
        warmup_steps=4,
        checkpoint_steps=10,
        samples=2,
    )


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seq2seq")
    train(tiny_options(folder), folder / "out")
    return folder


def test_the_loss_falls(trained: Path) -> None:
    report = json.loads((trained / "out" / "report.json").read_text())
    assert report["loss_by_step"][-1] < report["loss_by_step"][0] / 4
    assert report["dev_loss_by_epoch"][-1] < report["dev_loss_by_epoch"][0] / 4


def test_a_saved_model_writes_what_it_learned_by_heart(trained: Path) -> None:
    groups = read_groups(trained / "pairs.jsonl")
    drafts = Seq2SeqGenerator(trained / "out").write([group.brief for group in groups])
    lines = {draft.brief: draft.text for draft in drafts}
    right = sum(lines.get(index) == group.line for index, group in enumerate(groups))
    assert right >= len(groups) / 2
    assert {draft.engine for draft in drafts} == {"seq2seq"}


def test_several_candidates_differ_and_come_in_the_order_of_the_briefs(trained: Path) -> None:
    briefs = [group.brief for group in read_groups(trained / "pairs.jsonl")]
    drafts = Seq2SeqGenerator(trained / "out").write(briefs, candidates=3)
    assert [draft.brief for draft in drafts] == sorted(draft.brief for draft in drafts)
    assert len({(draft.brief, draft.text) for draft in drafts}) == len(drafts)
    assert max(sum(draft.brief == index for draft in drafts) for index in range(len(briefs))) in (2, 3)


def test_no_brief_gets_no_draft(trained: Path) -> None:
    assert Seq2SeqGenerator(trained / "out").write([]) == []


def test_what_lies_beside_it_says_how_it_was_made(trained: Path) -> None:
    report = json.loads((trained / "out" / "report.json").read_text())
    assert report["kept_epoch"] == 1 + report["dev_loss_by_epoch"].index(min(report["dev_loss_by_epoch"]))
    assert report["parameters"] > 0
    assert report["options"]["seed"] == 7
    assert len(report["data"]["pairs.jsonl"]) == 64
    assert "author:" in (trained / "out" / "samples-epoch-12.md").read_text()
    assert not (trained / "out" / "checkpoint.pt").exists()


def test_a_killed_run_continues_to_the_same_model(tmp_path: Path) -> None:
    options = replace(tiny_options(tmp_path), epochs=2, dropout=0.1, checkpoint_steps=2)
    whole = train(options, tmp_path / "whole")
    train(options, tmp_path / "parts", limit_steps=3)
    assert (tmp_path / "parts" / "checkpoint.pt").is_file()
    continued = train(options, tmp_path / "parts")
    assert (continued.losses, continued.dev_losses) == (whole.losses, whole.dev_losses)
    files = [(tmp_path / name / "model.safetensors").read_bytes() for name in ("whole", "parts")]
    assert files[0] == files[1]


def test_the_encoder_reads_section_role_and_notes() -> None:
    brief = Brief("work", "Line Cook", ("grill,  180 covers", "trains new cooks"), current=True)
    assert source_of(brief) == "work | Line Cook (current) | grill, 180 covers / trains new cooks"


def test_no_text_is_unknown_to_the_tokenizer() -> None:
    tokenizer = train_tokenizer(PAIRS[:5], 300)
    ids = tokenizer("Ran 3 kitchens in Zürich – 很好")["input_ids"]
    assert tokenizer.decode(ids) == "Ran 3 kitchens in Zürich – 很好"
    assert (tokenizer.pad_token_id, tokenizer.eos_token_id) == (0, 1)


def test_both_sides_of_an_example_end(tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text(PAIRS[0] + "\n")
    examples = encode_pairs(train_tokenizer(PAIRS[:5], 300), read_groups(tmp_path / "pairs.jsonl"))
    assert all(example.prompt[-1] == example.answer[-1] == 1 for example in examples)


def test_the_evaluation_has_it_as_a_writer_and_asks_for_no_base(
    trained: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    options = [f"--data={trained / 'pairs.jsonl'}", "--writers=note,seq2seq", f"--seq2seq={trained / 'out'}"]
    assert run("", [*options, "--base=nowhere", f"--lines={tmp_path / 'lines.jsonl'}"]) == 0
    found = {row["writer"]: row["groups"]["before"] for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert found["seq2seq"]["rouge_l"] > found["note"]["rouge_l"]
    written = {json.loads(row)["line"] for row in (tmp_path / "lines.jsonl").read_text().splitlines()}
    assert written & {group.line for group in read_groups(trained / "pairs.jsonl")}


def test_a_folder_without_a_model_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(GenerationError, match=r"python -m model\.train_seq2seq"):
        Seq2SeqGenerator(tmp_path / "none").load()


def test_the_shipped_configuration_is_read_and_has_the_size_it_names() -> None:
    options = read_config(CONFIG, Options)
    assert all(Path(path).is_file() for path in [*options.data, options.dev])
    groups = [group for path in options.data for group in read_groups(Path(path))]
    tokenizer = train_tokenizer((text for group in groups for text in (source_of(group.brief), group.line)), 4000)
    model = train_seq2seq.fresh_model(options, tokenizer)
    assert sum(parameter.numel() for parameter in model.parameters()) == pytest.approx(8.4e6, rel=0.02)


def test_a_bad_configuration_ends_the_command_with_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.toml").write_text("depth = 3")
    monkeypatch.setattr("sys.argv", ["train_seq2seq", "--config", str(tmp_path / "bad.toml")])
    assert train_seq2seq.main() == 1
    assert capsys.readouterr().err.startswith("bad.toml: ")
