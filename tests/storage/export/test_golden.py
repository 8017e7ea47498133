"""What ten people's resumes look like, read back from each form. After a wanted change: pytest --update-golden."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.export import render
from tests.storage.export.people import NAMES, docx_lines, pdf_pages, resume_of

GOLDEN = Path(__file__).with_name("golden")


def read_back(name: str, kind: str) -> str:
    data = render(resume_of(name), kind)
    if kind == "pdf":
        return "\n--- page ---\n".join(page.strip() for page in pdf_pages(data)) + "\n"
    if kind == "docx":
        return "\n".join(docx_lines(data)) + "\n"
    return data.decode()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("kind", "ending"), [("pdf", "pdf.txt"), ("docx", "docx.txt"), ("md", "md"), ("json", "json")])
def test_reads_as_it_did(name: str, kind: str, ending: str, request: pytest.FixtureRequest) -> None:
    text = read_back(name, kind)
    path = GOLDEN / f"{name}.{ending}"
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["pdf", "png", "docx", "md", "json"])
def test_the_same_resume_gives_the_same_bytes(kind: str) -> None:
    assert render(resume_of("developer"), kind) == render(resume_of("developer"), kind)
