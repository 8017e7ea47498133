"""The ten invented people of tests/people, and how their files read back."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdfium2
from docx.document import Document

from storage.resume import Resume

FOLDER = Path(__file__).parents[2] / "people"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json") if "." not in path.stem)


def data_of(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return data


def resume_of(name: str) -> Resume:
    return Resume.model_validate(data_of(name))


def pdf_pages(pdf: bytes) -> list[str]:
    """The text of each page, one line a line."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def open_docx(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def docx_lines(data: bytes) -> list[str]:
    """Each paragraph as "Style: text"; python-docx counts the text of hyperlinks too."""
    return [f"{paragraph.style.name}: {paragraph.text}" for paragraph in open_docx(data).paragraphs]


def squeezed(text: str) -> str:
    """The text without white space, so that line breaks do not matter."""
    return "".join(text.split())
