"""A resume as a file: PDF, PNG, DOCX, Markdown, JSON Resume.

    render(resume, "pdf")            bytes
    render_pages(resume)             a PNG a page
    render_letter(resume, [text, …], "pdf")     the letter that goes with it, under the same name and contacts
    file_name(resume, "pdf")         Dana-Reyes-resume.pdf

PDF, PNG, DOCX and Markdown print one `layout.Layout`, so they say the same in the same order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, get_args

from storage.export.errors import ExportError as ExportError
from storage.resume import Resume

if TYPE_CHECKING:
    from storage.export.layout import Layout

Format = Literal["pdf", "png", "docx", "md", "json"]
FORMATS: tuple[str, ...] = get_args(Format)
LETTER_FORMATS = tuple(kind for kind in FORMATS if kind != "json")

_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}
_ASCII = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
     "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "'": "", "’": "", "ʼ": ""}
)  # fmt: skip
_LONGEST_NAME = 80


def render(
    resume: Resume,
    kind: str,
    *,
    language: str = "en",
    template: str = "classic",
    date: datetime | None = None,
) -> bytes:
    """The resume as a file of `kind`, one of FORMATS; a PNG shows the first page (see `render_pages`).

    `language` is that of the headings and dates. `date` (aware) is written into the file's metadata; the same input
    gives the same bytes. Raises ExportError, with a sentence that can be shown, if the resume cannot be written so.
    """
    media_type(kind)
    if kind == "png":
        return render_pages(resume, language=language, template=template)[0]
    if kind == "json":
        from storage.export.json_resume import to_json

        return to_json(resume, date=date)

    from storage.export.layout import lay_out

    return _dressed(lay_out(resume, language), kind, template, date)


def render_letter(
    resume: Resume,
    text: Sequence[str],
    kind: str,
    *,
    language: str = "en",
    template: str = "classic",
    date: datetime | None = None,
) -> bytes:
    """A letter as a file of `kind`, one of LETTER_FORMATS: its paragraphs under the resume's name and contacts.

    Raises ExportError like `render`.
    """
    from storage.export.layout import lay_out_letter

    if kind not in LETTER_FORMATS:
        raise ExportError(f"unknown format {kind!r} for a letter; known: {', '.join(LETTER_FORMATS)}")
    layout = lay_out_letter(resume, text, language)
    if kind == "png":
        from storage.export.pdf import to_png_pages

        return to_png_pages(layout, template=template)[0]
    return _dressed(layout, kind, template, date)


def _dressed(layout: Layout, kind: str, template: str, date: datetime | None) -> bytes:
    """A layout as PDF, DOCX or Markdown."""
    if kind == "pdf":
        from storage.export.pdf import to_pdf

        return to_pdf(layout, template=template, date=date)
    if kind == "docx":
        from storage.export.word import to_docx

        return to_docx(layout, date=date)
    from storage.export.markdown import to_markdown

    return to_markdown(layout).encode()


def render_pages(resume: Resume, *, language: str = "en", template: str = "classic") -> list[bytes]:
    """The resume's pages as PNGs. Raises ExportError like `render`."""
    from storage.export.layout import lay_out
    from storage.export.pdf import to_png_pages

    return to_png_pages(lay_out(resume, language), template=template)


def media_type(kind: str) -> str:
    """The kind's MIME type. Raises ExportError if there is no such kind."""
    if kind not in _MEDIA_TYPES:
        raise ExportError(f"unknown format {kind!r}; known: {', '.join(FORMATS)}")
    return _MEDIA_TYPES[kind]


def file_name(resume: Resume, kind: str, *, what: str = "resume") -> str:
    """A name such as Dana-Reyes-resume.pdf, with `what` the file is at its end.

    It has letters, digits and hyphens that every file system and header can hold. A name in another script than the
    Latin one gives resume.pdf. Raises ExportError if there is no such kind.
    """
    media_type(kind)
    plain = unicodedata.normalize("NFKD", (resume.basics.name or "").translate(_ASCII))
    letters = plain.encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", letters)
    return "-".join(["-".join(words)[:_LONGEST_NAME].strip("-"), what]).strip("-") + f".{kind}"
