from __future__ import annotations

import pytest

from storage.export import FORMATS, ExportError, file_name, media_type, render
from storage.resume import Resume
from tests.storage.export.people import resume_of

MAGIC = {"pdf": b"%PDF-", "png": b"\x89PNG", "docx": b"PK", "md": b"# Ray", "json": b"{"}


@pytest.mark.parametrize("kind", FORMATS)
def test_writes_every_format(kind: str) -> None:
    assert render(resume_of("driver"), kind).startswith(MAGIC[kind])
    assert "/" in media_type(kind)
    assert file_name(resume_of("driver"), kind) == f"Ray-Delacroix-Whitfield-resume.{kind}"


def test_unknown_formats_are_refused_with_the_known_ones() -> None:
    for refuse in (lambda: render(Resume(), "exe"), lambda: media_type("exe"), lambda: file_name(Resume(), "exe")):
        with pytest.raises(ExportError, match="unknown format 'exe'; known: pdf, png, docx, md, json"):
            refuse()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dana Reyes", "Dana-Reyes-resume.md"),
        ("Siobhán Ní Fhloinn", "Siobhan-Ni-Fhloinn-resume.md"),
        ("Łukasz Żółć", "Lukasz-Zolc-resume.md"),
        ("Jürgen Groß", "Jurgen-Gross-resume.md"),
        ("Pat O'Brien", "Pat-OBrien-resume.md"),
        ("../../etc/passwd", "etc-passwd-resume.md"),
        ("a\r\nSet-Cookie: x", "a-Set-Cookie-x-resume.md"),
        ("李伟", "resume.md"),
        ("", "resume.md"),
        (None, "resume.md"),
        ("A" * 300, "A" * 80 + "-resume.md"),
    ],
)
def test_file_names_are_safe(name: str | None, expected: str) -> None:
    assert file_name(Resume.model_validate({"basics": {"name": name}}), "md") == expected
