"""Uploads as text: PDF, DOCX, HTML, Markdown, JSON, plain text, the data export of a professional network.

It does not know what the text means.

A file is someone else's data, so it is parsed in a child process (`python -m retrieval.documents`) that has little
time, little memory, and none of our environment: what a file does to its parser, it does not do to the interview.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Reason = Literal["unsupported", "scanned", "encrypted", "empty", "broken", "too_large", "too_slow"]
Kind = Literal["pdf", "docx", "html", "json", "markdown", "text", "export"]

MAX_BYTES = 20_000_000
"""What the platforms let people send."""
MAX_PAGES = 60
MAX_CHARACTERS = 400_000
"""A resume has 5,000, a long posting 15,000."""
TIMEOUT_SECONDS = 8.0
"""For the whole reading, wall clock. An ordinary resume takes a tenth of a second to parse."""

_ROOT = Path(__file__).parents[2]
_ENVIRONMENT = ("PATH", "PYTHONPATH", "SYSTEMROOT", "TMPDIR", "TEMP")
_SENTENCES: dict[Reason, str] = {
    "unsupported": "expected PDF, DOCX, HTML, Markdown, JSON, plain text or the zip of a professional network's data",
    "scanned": "it is a picture of text and holds no text",
    "encrypted": "it is locked with a password",
    "empty": "there is no text in it",
    "broken": "it is damaged",
    "too_large": f"it has more than {MAX_BYTES // 1_000_000} MB, {MAX_PAGES} pages or {MAX_CHARACTERS} characters",
    "too_slow": f"reading it takes longer than {TIMEOUT_SECONDS:.0f} seconds",
}


class DocumentError(Exception):
    """A file cannot be read; its text is a plain sentence, `reason` one word for it."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(_SENTENCES[reason])
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class Text:
    """What a file says. Lines and their order are the document's; a list item begins with "- ", and a tab stands
    between what is side by side (the cells of a table, a date at the right margin). JSON stays as it is; an export
    becomes JSON Resume. `pages` is 0 where there are none. `hidden` is what a PDF or DOCX holds and nobody sees: words
    that are white, tiny or off the page, and not in `text`.
    """

    text: str
    kind: Kind
    pages: int = 0
    hidden: str = ""


def read_document(content: bytes, name: str) -> Text:
    """The text of a file. `name` only helps where the content does not tell. Blocks for up to TIMEOUT_SECONDS.

    Raises DocumentError.
    """
    if len(content) > MAX_BYTES:
        raise DocumentError("too_large")
    if not content.strip(b"\0 \t\r\n"):
        raise DocumentError("empty")
    environment = {key: value for key in _ENVIRONMENT if (value := os.environ.get(key)) is not None}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "retrieval.documents", Path(name).suffix.lower()],
            input=content,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            cwd=_ROOT,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentError("too_slow") from error
    if done.returncode != 0:
        raise DocumentError("too_slow" if _ran_out_of_time(done.returncode) else "broken")
    return _answer(done.stdout)


def _ran_out_of_time(code: int) -> bool:
    """Whether the system ended the child for using up its processor time (SIGXCPU, or SIGKILL after it)."""
    import signal

    return os.name == "posix" and -code in {signal.SIGXCPU, signal.SIGKILL}


def _answer(output: bytes) -> Text:
    answer = json.loads(output)
    if reason := answer.get("reason"):
        assert reason in get_args(Reason)
        raise DocumentError(reason)
    return Text(**answer)
