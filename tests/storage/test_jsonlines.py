"""The loop that every filter shares."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import Any

import pytest

from storage.jsonlines import InputError, run_filter, take

UPPER = """
from storage.jsonlines import run_filter, take
raise SystemExit(run_filter(lambda record: {"text": take(record, "text", str).upper()}))
"""


def _filter(text: str) -> tuple[int, list[dict[str, Any]]]:
    sink = io.StringIO()
    code = run_filter(lambda record: {"got": take(record, "text", str)}, io.StringIO(text), sink)
    return code, [json.loads(line) for line in sink.getvalue().splitlines()]


def _process(data: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", UPPER], input=data, capture_output=True, timeout=30, check=False)


def test_answers_each_line_in_order_and_passes_over_blank_ones() -> None:
    assert _filter('{"text":"a"}\n\n  \n{"text":"b"}\n{"text":"c"}') == (0, [{"got": "a"}, {"got": "b"}, {"got": "c"}])


def test_answers_nothing_to_nothing() -> None:
    assert _filter("") == (0, [])


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("nonsense", "expected JSON, got 'nonsense'"),
        ("[1, 2]", "expected a JSON object, got a list"),
        ("null", "expected a JSON object, got null"),
        ("3.5", "expected a JSON object, got 3.5"),
        ("{}", 'expected a string at "text", which is missing'),
        ('{"text": null}', 'expected a string at "text", which is missing'),
        ('{"text": 7}', 'expected a string at "text", got a number'),
        ('{"text": ["a"]}', 'expected a string at "text", got a list'),
        ("[" * 100_000, "expected JSON, got"),
        ('{"text": "a"} {"text": "b"}', "expected JSON, got"),
    ],
)
def test_stops_at_a_bad_line_with_one_sentence_that_names_it(
    line: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _filter(f'{{"text":"first"}}\n\n{line}\n{{"text":"last"}}') == (2, [{"got": "first"}])
    told = capsys.readouterr().err
    assert told.startswith(f"line 3: {complaint}")
    assert told.count("\n") == 1


def test_takes_what_is_missing_from_the_default() -> None:
    assert take({}, "language", str, "en") == "en"
    assert take({"language": None}, "language", str, "en") == "en"
    assert take({"previous": []}, "previous", list, ["x"]) == []


def test_refuses_a_list_with_an_item_of_another_kind() -> None:
    assert take({"facts": ["a", "b"]}, "facts", list, items=str) == ["a", "b"]
    with pytest.raises(InputError, match='expected a string for each item of "facts", found an object'):
        take({"facts": ["a", {}]}, "facts", list, items=str)


def test_does_not_take_true_for_a_number() -> None:
    with pytest.raises(InputError, match="expected a number"):
        take({"k": True}, "k", int)


def test_reads_and_writes_utf_8_whatever_the_system_says() -> None:
    done = _process('\ufeff{"text":"żółć 护士"}\r\n'.encode())
    assert (done.returncode, json.loads(done.stdout.decode())) == (0, {"text": "ŻÓŁĆ 护士"})


def test_names_the_line_that_is_not_utf_8() -> None:
    done = _process(b'{"text":"ok"}\n{"text":"caf\xe9"}\n')
    assert (done.returncode, done.stderr) == (2, b"line 2: expected UTF-8, got bytes that are not\n")


def test_gives_half_an_emoji_back_as_it_came() -> None:
    done = _process(b'{"text":"\\ud83d"}\n')
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"text": "\ud83d"}


def test_ends_quietly_when_nobody_reads_on() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", UPPER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(b'{"text":"a"}\n' * 3)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0
