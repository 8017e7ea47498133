from __future__ import annotations

import json
import logging
import sys
from pathlib import Path

import pytest

from model import plot
from model.plot import PlotError, draw_losses, smoothed
from model.run import Run, write_report
from tests.model.test_train import tiny_options

REPORT = {"loss_by_step": [1.5 / (1 + step / 20) for step in range(120)], "dev_loss_by_epoch": [0.5, 0.4]}


def write_tiny_report(folder: Path) -> None:
    options = tiny_options(folder)
    run = Run(step=2, seconds=1.0, losses=[2.0, 1.0], dev_losses=[1.5])
    write_report(folder, options, run, data=options.data, tokens=9, libraries=())


def test_a_running_mean_begins_with_what_there_is() -> None:
    assert smoothed([4.0, 2.0, 0.0, 2.0], 2) == [4.0, 3.0, 1.0, 1.0]
    assert smoothed([4.0, 2.0], 1) == [4.0, 2.0]


def test_losses_become_a_picture(tmp_path: Path) -> None:
    draw_losses(REPORT, tmp_path / "loss.png")
    assert (tmp_path / "loss.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "loss.png").stat().st_size > 5000


def test_a_report_has_its_picture_beside_it(tmp_path: Path) -> None:
    write_tiny_report(tmp_path)
    assert (tmp_path / "loss.png").is_file()


def test_without_matplotlib_the_report_is_whole_and_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.backends.backend_agg", None)
    with caplog.at_level(logging.WARNING):
        write_tiny_report(tmp_path)
    assert json.loads((tmp_path / "report.json").read_text())["steps"] == 2
    (record,) = caplog.records
    assert "pip install matplotlib" in record.getMessage()
    assert not (tmp_path / "loss.png").exists()


def test_a_report_without_losses_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlotError, match="no losses"):
        draw_losses({"loss_by_step": []}, tmp_path / "loss.png")


def test_the_command_says_one_sentence_and_ends_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "report.json").write_text("{}")
    monkeypatch.setattr("sys.argv", ["plot", str(tmp_path / "report.json")])
    assert plot.main() == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
