"""`python -m agents.understand`: JSON Lines in, JSON Lines out."""

from __future__ import annotations

import json
import subprocess
import sys


def _run(lines: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "agents.understand"],
        input=lines,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_answers_each_line_in_order() -> None:
    done = _run('{"text": "welder at Initech since 2019"}\n{"text": "skip", "language": "en"}\n')
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 0
    assert first["intent"] == "answer"
    assert first["facts"][0] == {
        "section": "work",
        "entry": 0,
        "field": "position",
        "value": "welder",
        "start": 0,
        "end": 6,
    }
    assert second == {"facts": [], "intent": "skip"}


def test_bad_input_is_told_in_one_line_with_its_number() -> None:
    done = _run('{"text": "hi"}\n[1]\n')
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("line 2: ")
    assert "Traceback" not in done.stderr
