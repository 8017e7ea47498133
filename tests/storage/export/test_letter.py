"""A letter as a file, beside the resume."""

from __future__ import annotations

from io import BytesIO

import docx
import pypdfium2
import pytest

from storage.export import LETTER_FORMATS, ExportError, file_name, render_letter
from storage.resume import Resume

JO = Resume.model_validate({"basics": {"name": "Jo Marlow", "email": "jo@example.org", "label": "Cook"}})
TEXT = ("Dear Saltbox team,", "I am applying for the position of *Sous Chef*.", "Kind regards", "Jo Marlow")


def test_a_letter_stands_under_the_name_and_contacts_in_every_form() -> None:
    assert render_letter(JO, TEXT, "md").decode().startswith("# Jo Marlow\n\n[jo@example.org]")
    pdf = pypdfium2.PdfDocument(render_letter(JO, TEXT, "pdf"))
    page = pdf[0].get_textpage().get_text_range()
    assert "jo@example.org" in page
    assert "position of *Sous Chef*." in page
    assert len(pdf) == 1
    word = docx.Document(BytesIO(render_letter(JO, TEXT, "docx")))
    assert [paragraph.text for paragraph in word.paragraphs][2:] == list(TEXT)
    assert render_letter(JO, TEXT, "png").startswith(b"\x89PNG")


def test_a_letter_has_no_headings_and_no_occupation() -> None:
    markdown = render_letter(JO, TEXT, "md").decode()
    assert "##" not in markdown
    assert "**Cook**" not in markdown


def test_a_letter_is_no_json_resume() -> None:
    assert "json" not in LETTER_FORMATS
    with pytest.raises(ExportError, match="known: pdf"):
        render_letter(JO, TEXT, "json")


def test_its_file_is_named_a_letter() -> None:
    assert file_name(JO, "pdf", what="letter") == "Jo-Marlow-letter.pdf"
