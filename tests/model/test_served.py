"""The remote generator against a real `transformers serve` with a merged checkpoint of the smaller base."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from model import adapter
from model.base import Brief, GenerationError
from model.generators import generator_from
from model.merge import merge
from model.prompts import render
from model.remote import RemoteGenerator

BRIEFS = [
    Brief("work", "Baker", ("i bake like 600 loaves a night",), cleaned="Baked about 600 loaves a night"),
    Brief("work", "Driver", ("drove the 7 tonne truck, 3 counties",), cleaned="Drove the 7 tonne truck, 3 counties"),
    Brief("education", "Botany", ("wrote thesis on moss",), cleaned="Wrote thesis on moss"),
]
START_SECONDS = 180
"""Ten are enough on an idle machine; others may be at work on this one."""

pytestmark = [pytest.mark.weights, pytest.mark.slow, pytest.mark.timeout(900)]  # the first run fetches the model


@dataclass(frozen=True)
class Served:
    """A running server, and what to set to use it."""

    process: subprocess.Popen[bytes]
    environment: dict[str, str]


@pytest.fixture(scope="module")
def merged(small_model_folder: Path) -> Iterator[Path]:
    """The small model with a fresh adapter merged into it. 1 GB: it goes when the tests are over."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM

    model = AutoModelForCausalLM.from_pretrained(small_model_folder, dtype=torch.bfloat16)
    learner = get_peft_model(model, LoraConfig(r=2, target_modules=["q_proj"], task_type="CAUSAL_LM"))
    with tempfile.TemporaryDirectory() as folder:
        adapter.save(learner, Path(folder) / "fresh", base=small_model_folder.name)
        del model, learner
        merge(Path(folder) / "fresh", small_model_folder, Path(folder) / "merged")
        yield Path(folder) / "merged"


@pytest.fixture(scope="module")
def served(merged: Path) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("transformers")), "serve", str(merged)]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(port)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env={**os.environ, "HF_HUB_OFFLINE": "1"},
        )
        try:
            if not _answers(process, f"http://127.0.0.1:{port}/health"):
                log.seek(0)
                pytest.fail(f"the server did not start:\n{log.read().decode(errors='replace')[-2000:]}")
            environment = {"GENERATOR": f"openai:{merged}", "GENERATOR_URL": f"http://127.0.0.1:{port}/v1"}
            yield Served(process, environment)
        finally:
            _stop(process)


def _answers(process: subprocess.Popen[bytes], address: str) -> bool:
    """Whether the server answers before it ends or the time is up."""
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2) as response:
                return bool(response.status == 200)
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def test_a_served_checkpoint_writes_a_line_for_every_brief(served: Served) -> None:
    name, url = served.environment["GENERATOR"], served.environment["GENERATOR_URL"]
    drafts = list(RemoteGenerator(name, url=url, timeout_seconds=240, deadline_seconds=240).write(BRIEFS))
    assert sorted(draft.brief for draft in drafts) == [0, 1, 2]
    for draft in drafts:
        assert draft.engine == name
        assert len(draft.text.split()) >= 3


def test_a_served_answer_is_streamed(served: Served) -> None:
    from langchain.chat_models import init_chat_model

    url, name = served.environment["GENERATOR_URL"], served.environment["GENERATOR"]
    chat = init_chat_model(name, base_url=url, api_key="none", temperature=0.0, timeout=240)
    pieces = [str(chunk.text) for chunk in chat.stream(render(BRIEFS[0]))]
    assert len([piece for piece in pieces if piece]) >= 3
    assert "600" in "".join(pieces)


def test_a_server_that_was_stopped_is_a_generation_error(served: Served, tmp_path: Path) -> None:
    remote = generator_from(served.environment, cache=tmp_path)
    assert remote is not None
    _stop(served.process)
    with pytest.raises(GenerationError, match=r"3 of 3 briefs: \w*ConnectionError"):
        list(remote.write(BRIEFS))
