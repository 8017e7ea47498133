"""No file does harm, whatever it does to its parser."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from docx import Document

from retrieval.documents import read_document
from tests.retrieval.documents.files import (
    RESUME,
    docx,
    page_pdf,
    pdf,
    raw_docx,
    raw_pdf,
    reason_of,
)


@pytest.mark.parametrize(
    "content",
    [
        raw_docx(b"<w:p/>" * 1_950_000),
        raw_docx(b"<w:p/>" * 9_000_000),
        raw_docx(b"<w:p><w:r><w:t>a b</w:t></w:r></w:p>" * 250_000),
        raw_docx(b"<w:sdt>" * 100_000),
        raw_pdf(b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 2_000_000 + b">>", b"<</Type/Pages/Kids[]/Count 0>>"),
        raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2000000>>"),
        page_pdf(b"BT /F 12 Tf " + b"(x) Tj " * 20_000_000),
        page_pdf(b"0 0 m 1 1 l S " * 3_000_000),
        b"<html><body>" + b"<div>" * 500_000 + b"hello",
        b"[" * 3_000_000,
        b" " * 5_000_000 + b"a",
    ],
    ids=lambda content: f"{content[:12]!r} {len(content)} bytes",
)
def test_ends_soon_and_keeps_its_own_memory_whatever_the_file_does(content: bytes) -> None:
    before, began = _peak_memory(), time.monotonic()
    assert reason_of(content) in {"too_large", "too_slow", "broken", "empty"}
    assert time.monotonic() - began < 10
    assert _peak_memory() - before < 3 * len(content) + 20_000_000


def test_takes_less_than_half_a_second_for_an_ordinary_file() -> None:
    document = Document()
    document.add_paragraph("Dana Reyes")
    for content in (b"Dana Reyes", pdf(RESUME), docx(document), b"<html><body>Dana Reyes"):
        began = time.monotonic()
        assert read_document(content, "cv").text.startswith("Dana Reyes")
        assert time.monotonic() - began < 0.5


def test_gives_the_parser_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []
    real = __import__("subprocess").run

    def run(*arguments: object, **options: object) -> object:
        seen.append(options["env"])  # type: ignore[arg-type]  # the call under test passes a dict
        return real(*arguments, **options)

    monkeypatch.setenv("SLACK_BOT_TOKEN", "secret")
    monkeypatch.setattr("retrieval.documents.subprocess.run", run)
    read_document(b"Dana", "cv.txt")
    assert "SLACK_BOT_TOKEN" not in seen[0]


def test_works_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "retrieval").mkdir()
    assert read_document(b"Dana", "cv.txt").text == "Dana"


def _peak_memory() -> int:
    """Of this process, in bytes; 0 where the system does not tell."""
    if os.name != "posix":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
