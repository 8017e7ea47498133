"""`python -m agents.tailor` when the model cannot be asked."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from agents.tailor import main

NOTES = ["moored in all weathers, 3 ferries", "me n the mate repainted both car decks"]
RESUME = {
    "basics": {"name": "Ode Farr"},
    "work": [
        {
            "name": "Kelm Ferries",
            "position": "Deckhand",
            "startDate": "2019",
            "highlights": NOTES,
        }
    ],
}


def test_a_dead_server_is_told_and_costs_no_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as closed:  # bound, but nobody listens
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/v1"
        (tmp_path / "resume.json").write_text(json.dumps(RESUME))
        (tmp_path / "job.txt").write_text("Deckhand\n\nRequirements:\n- Mooring\n- Painting\n")
        arguments = [str(tmp_path / "resume.json"), str(tmp_path / "job.txt"), "--out", str(tmp_path / "out")]
        environment = {"GENERATOR": "openai:none", "GENERATOR_URL": address, "GENERATOR_KEY": "unused"}
        assert main(arguments, environment) == 0
    assert "The model failed" in capsys.readouterr().err
    lines = json.loads((tmp_path / "out" / "provenance.json").read_text())["lines"]
    written = [line for line in lines if line["section"] == "work"]
    assert {fact["words"] for line in written for fact in line["facts"]} == set(NOTES)
    assert {line["engine"] for line in written} == {"literal"}
