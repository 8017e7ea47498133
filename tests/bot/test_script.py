from __future__ import annotations

import asyncio
import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.script import ScriptError, play_script, read_script
from tests.bot.fakes import conversation


def write(folder: Path, content: Any) -> Path:
    path = folder / "script.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_items_are_strings_or_objects(tmp_path: Path) -> None:
    messages = read_script(write(tmp_path, ["hello", {"text": "hi"}, {"text": "", "attach": []}]))
    assert [message.text for message in messages] == ["hello", "hi", ""]


def test_attachments_lie_beside_the_script_or_where_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "cv.txt").write_text("beside")
    (tmp_path / "job.txt").write_text("here")
    monkeypatch.chdir(tmp_path)
    attach = ["cv.txt", "job.txt", str(tmp_path / "job.txt")]
    (message,) = read_script(write(tmp_path / "scripts", [{"text": "/target", "attach": attach}]))
    assert [document.content for document in message.documents] == [b"beside", b"here", b"here"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"text": "hi"}', "expected a JSON list of messages, got an object"),
        ('"hi"', "expected a JSON list of messages, got a string"),
        ("[1", "is not JSON"),
        (["a", 7], "item 1: expected a string or an object"),
        (["a", None], 'item 1: expected a string or an object with "text", got null'),
        ([{"txt": "a"}], 'item 0: expected a string at "text", which is missing'),
        ([{"text": ["a"]}], 'item 0: expected a string at "text", got a list'),
        ([{"text": "a", "attach": "cv.pdf"}], 'item 0: expected a list of paths at "attach"'),
        (["a", "b", {"text": "c", "attach": ["nowhere.pdf"]}], "item 2: There is no file nowhere.pdf"),
        ([{"text": "c", "attach": ["."]}], "item 0: .* is not a file"),
    ],
)
def test_a_bad_script_is_told_in_one_line_that_names_the_item(tmp_path: Path, content: Any, told: str) -> None:
    with pytest.raises(ScriptError, match=told) as raised:
        read_script(write(tmp_path, content))
    assert "\n" not in str(raised.value)


def test_a_missing_script_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match=r"nowhere\.json cannot be read: No such file"):
        read_script(tmp_path / "nowhere.json")


def test_each_message_is_answered_with_one_line(tmp_path: Path) -> None:
    talk, _ = conversation()
    sink = io.StringIO()
    messages = read_script(write(tmp_path, ["naïve\nlines", "choose", "2", "file", "fail"]))
    asyncio.run(play_script(talk, messages, tmp_path / "exports", sink))
    lines = [json.loads(line) for line in sink.getvalue().splitlines()]
    assert [line["in"] for line in lines] == [0, 1, 2, 3, 4]
    assert {tuple(line) for line in lines} == {("in", "text", "choices", "files", "seconds")}
    assert lines[0]["text"] == "You said: naïve\nlines"
    assert lines[1]["text"] == "Pick.\n\nOne."
    assert lines[1]["choices"] == ["Yes, do", "No"]
    assert lines[2]["text"] == "You said: /no thanks"
    assert lines[3]["files"] == [str(tmp_path / "exports" / "resume.pdf")]
    assert Path(lines[3]["files"][0]).read_bytes() == b"%PDF"
    assert all(isinstance(line["seconds"], float) for line in lines)
    assert talk.failures == 1
