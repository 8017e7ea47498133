"""The command line as people run it: a process, the real engine, no model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bot.screen import Screen

ROOT = Path(__file__).parents[2]
SECONDS = 120
WORK = "I was a welder at Hull Boats from 2015 to 2019. I welded 40 hulls a year."


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return {
        "PATH": os.environ["PATH"], "HOME": str(tmp_path), "XDG_CACHE_HOME": cache,
        "GENERATOR": "literal", "DATA_DIR": str(tmp_path / "data"), "LC_ALL": "C",
    }  # fmt: skip


def bot(environment: dict[str, str], *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT, env=environment, input=said, capture_output=True, text=True, timeout=SECONDS, encoding="utf-8",
    )  # fmt: skip


def test_help_is_instant(environment: dict[str, str]) -> None:
    begun = time.monotonic()
    done = bot(environment, "--help")
    assert done.returncode == 0
    assert all(command in done.stdout for command in ("chat", "migrate", "doctor"))
    assert time.monotonic() - begun < 2


def test_an_unknown_generator_is_one_line_and_exit_2(environment: dict[str, str]) -> None:
    done = bot({**environment, "GENERATOR": "locla"}, "chat")
    assert done.returncode == 2
    assert done.stderr == "unknown generator 'locla'; known: 'local', 'literal' or provider:model\n"


def test_a_script_is_answered_line_by_line_and_ends_in_a_file(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "job.txt").write_text("Welder\n\nRequirements:\n- 3 years of welding\n- You must know TIG welding\n")
    script = tmp_path / "script.json"
    script.write_text(json.dumps([WORK, {"text": "/target", "attach": ["job.txt"]}, "/export pdf"]))
    done = bot(environment, "chat", "--data", str(tmp_path / "mine"), "--script", str(script))
    assert (done.returncode, done.stderr) == (0, "")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["in"] for line in lines] == [0, 1, 2]
    assert "Hull Boats" in lines[0]["text"]
    (file,) = lines[2]["files"]
    assert Path(file).parent == tmp_path / "mine" / "exports"
    assert Path(file).read_bytes().startswith(b"%PDF")
    assert not (tmp_path / "data").exists()
    assert (tmp_path / "mine" / "vita.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("script", "told"),
    [('{"text": "hi"}', "expected a JSON list"), ('["hi", {"text": 3}]', "item 1:"), ("[", "is not JSON")],
)
def test_a_bad_script_is_one_line_and_exit_2(
    environment: dict[str, str], tmp_path: Path, script: str, told: str
) -> None:
    (tmp_path / "script.json").write_text(script)
    done = bot(environment, "chat", "--script", str(tmp_path / "script.json"))
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_pipe_is_answered_in_plain_text(environment: dict[str, str]) -> None:
    done = bot(environment, "chat", said=f"{WORK}\n/facts\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Hull Boats" in done.stdout
    assert "\x1b" not in done.stdout


def test_what_was_said_is_there_at_the_next_start_and_not_in_any_file(
    environment: dict[str, str], tmp_path: Path
) -> None:
    bot(environment, "chat", said=f"{WORK}\n")
    assert "Hull Boats" in bot(environment, "chat", said="/facts\n").stdout
    for file in (tmp_path / "data").rglob("*"):
        assert file.is_dir() or b"Hull" not in file.read_bytes(), file


def test_the_same_conversation_goes_on_after_a_kill(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "bot", "chat"]
    with Screen(command, env=environment, cwd=ROOT) as screen:
        at = screen.wait_for("you ›", seconds=SECONDS)
        screen.press(f"{WORK}\r")
        at = screen.wait_for("Hull Boats (", seconds=SECONDS, since=at)
        screen.wait_for("you ›", seconds=SECONDS, since=at)
    with Screen(command, env=environment, cwd=ROOT) as screen:
        screen.wait_for("you ›", seconds=SECONDS)
        assert "I'm a machine" not in screen.shown
        screen.press("\x04")
        assert screen.wait_for_end() == 0
    assert "Hull Boats" in bot(environment, "chat", said="/facts\n").stdout


def test_another_key_is_told_in_one_sentence(environment: dict[str, str], tmp_path: Path) -> None:
    bot(environment, "chat", said="hello\n")
    (tmp_path / "data" / "vita.key").unlink()
    done = bot(environment, "chat", said="hello\n")
    assert done.returncode == 1
    assert "key" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_data_folder_that_cannot_be_made_is_told(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = bot({**environment, "DATA_DIR": str(tmp_path / "file" / "data")}, "chat", said="hello\n")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_migrate_can_be_repeated(environment: dict[str, str]) -> None:
    assert bot(environment, "migrate").stdout == "The database is ready.\n"
    assert bot(environment, "migrate").stdout == "The database is up to date.\n"


def test_the_doctor_checks_everything_in_a_line_each(environment: dict[str, str]) -> None:
    done = bot(environment, "doctor")
    names = [line[8:].partition(":")[0] for line in done.stdout.splitlines()]
    assert names == ["python", "packages", "generator", "index", "data folder", "database", "printing"]
    states = {line[:8].strip() for line in done.stdout.splitlines()}
    assert states <= {"ok", "missing", "broken"}
    assert done.returncode == int("broken" in states)


def test_the_doctor_says_what_is_broken(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    broken = {"GENERATOR": "local", "XDG_CACHE_HOME": str(tmp_path / "empty"), "DATA_DIR": str(tmp_path / "file" / "x")}
    done = bot({**environment, **broken}, "doctor")
    assert done.returncode == 1
    found = {line[8:].partition(":")[0] for line in done.stdout.splitlines() if line.startswith("broken")}
    assert {"generator", "index", "data folder"} <= found
    assert "Traceback" not in done.stdout + done.stderr
