"""Uploads: what each kind says, and that no file does harm."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml

from retrieval.documents import MAX_BYTES, DocumentError, Reason, Text, read_document
from tests.retrieval.documents.files import (
    docx,
    locked_pdf,
    page_pdf,
    pdf,
    raw_docx,
    raw_pdf,
    scanned_pdf,
    zipped,
)

RESUME = r"""
#set page(margin: 2cm)
= Dana Reyes
Leeds · dana\@example.org

== Experience
*Staff Nurse*, Mercy Hospital #h(1fr) Apr 2018 – Present
- Cared for up to 12 patients a shift on a busy surgical ward, and trained new colleagues in giving drugs safely.
- Efficient in the office
"""
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _lines(text: Text) -> list[str]:
    return [line for line in text.text.split("\n") if line]


def _reason(content: bytes, name: str = "resume.pdf") -> Reason:
    with pytest.raises(DocumentError) as raised:
        read_document(content, name)
    assert str(raised.value)
    return raised.value.reason


# --- PDF


def test_reads_a_pdf_line_by_line_with_bullets_and_what_stands_at_the_margin() -> None:
    text = read_document(pdf(RESUME), "resume.pdf")
    assert (text.kind, text.pages) == ("pdf", 1)
    lines = _lines(text)
    assert lines[:4] == [
        "Dana Reyes",
        "Leeds · dana@example.org",
        "Experience",
        "Staff Nurse, Mercy Hospital\tApr 2018 – Present",
    ]
    assert lines[4].startswith("- Cared for up to 12 patients")
    assert lines[-1] == "- Efficient in the office"


def test_separates_what_is_apart_with_a_blank_line() -> None:
    assert "\n\nExperience\n" in read_document(pdf(RESUME), "resume.pdf").text


def test_reads_columns_one_after_the_other() -> None:
    source = "#grid(columns: (1fr, 2fr), gutter: 1cm, [*Skills* \\ Welding \\ Forklift], [*Work* \\ Acme \\ Welder])"
    assert _lines(read_document(pdf(source), "a.pdf")) == ["Skills", "Welding", "Forklift", "Work", "Acme", "Welder"]


def test_finds_the_order_on_the_page_when_the_file_has_none() -> None:
    """As drawing programs write text boxes: the last one made comes last, wherever it stands."""
    rows = [f"Line {number}" for number in range(12)]
    scrambled = [rows[(number * 5) % 12] for number in range(12)]
    boxes = "\n".join(f"#place(top + left, dy: {rows.index(row) * 16}pt)[{row}]" for row in scrambled)
    assert _lines(read_document(pdf(boxes), "a.pdf")) == rows


def test_finds_columns_on_the_page_when_the_file_has_no_order() -> None:
    left, right = ([f"{side} {number} words" for number in range(8)] for side in ("Left", "Right"))
    places = {row: (0, number) for number, row in enumerate(left)} | {row: (250, n) for n, row in enumerate(right)}
    scrambled = [([*left, *right])[(number * 7) % 16] for number in range(16)]
    boxes = "\n".join(
        f"#place(top + left, dx: {places[row][0]}pt, dy: {places[row][1] * 18}pt)[{row}]" for row in scrambled
    )
    assert _lines(read_document(pdf(boxes), "a.pdf")) == left + right


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        (r"manage-\ ment", "management"),
        (r"full-\ time", "full-time"),
        (r"well-being and well-\ being", "well-being and well-being"),
        (r"state-of-the-\ art", "state-of-the-art"),
    ],
)
def test_joins_words_cut_at_the_end_of_a_line(cut: str, whole: str) -> None:
    assert whole in read_document(pdf(f"I did {cut} there"), "a.pdf").text


def test_writes_ligatures_as_letters() -> None:
    assert read_document(pdf("#set text(ligatures: true)\nefficient office flows"), "a.pdf").text == (
        "efficient office flows"
    )


def test_counts_pages_and_reads_them_in_order() -> None:
    text = read_document(pdf("first #pagebreak() second #pagebreak() third"), "a.pdf")
    assert (text.pages, _lines(text)) == (3, ["first", "second", "third"])


def test_says_that_a_pdf_is_only_a_picture(tmp_path: Path) -> None:
    assert _reason(scanned_pdf(RESUME, tmp_path)) == "scanned"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (locked_pdf(), "encrypted"),
        (page_pdf(b""), "empty"),
        (pdf(""), "empty"),
        (pdf(RESUME)[:800], "broken"),
        (b"%PDF-1.7\nrubbish", "broken"),
        (pdf("#for _ in range(70) [x #pagebreak()]"), "too_large"),
    ],
)
def test_says_why_a_pdf_cannot_be_read(content: bytes, reason: Reason) -> None:
    assert _reason(content) == reason


# --- DOCX


def test_reads_paragraphs_lists_and_tables_of_a_docx_in_order() -> None:
    document = Document()
    document.add_heading("Dana Reyes", 0)
    document.add_heading("Work", 1)
    document.add_paragraph("Mercy Hospital\t2018 – 2020")
    document.add_paragraph("Cared for 12 patients", style="List Bullet")
    document.add_paragraph("Trained students", style="List Number")
    table = document.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ("Skill", "Level", "Epic", "5"), strict=True
    ):
        cell.text = words
    document.add_paragraph("Languages: Spanish")
    text = read_document(docx(document), "resume.docx")
    assert text.kind == "docx"
    assert _lines(text) == [
        "Dana Reyes",
        "Work",
        "Mercy Hospital\t2018 – 2020",
        "- Cared for 12 patients",
        "- Trained students",
        "Skill\tLevel",
        "Epic\t5",
        "Languages: Spanish",
    ]


def test_reads_a_table_of_columns_one_after_the_other() -> None:
    document = Document()
    left, right = document.add_table(1, 2).rows[0].cells
    left.text = "Skills\nWelding"
    left.add_paragraph("Forklift")
    right.text = "Work"
    right.add_paragraph("Acme")
    assert _lines(read_document(docx(document), "a.docx")) == ["Skills", "Welding", "Forklift", "Work", "Acme"]


def test_puts_a_date_beside_the_first_line_of_its_job() -> None:
    document = Document()
    dates, job = document.add_table(1, 2).rows[0].cells
    dates.text = "2015 – 2018"
    job.text = "Acme Ltd"
    job.add_paragraph("Welded frames")
    assert _lines(read_document(docx(document), "a.docx")) == ["2015 – 2018\tAcme Ltd", "Welded frames"]


def test_reads_the_page_header_first() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Dana Reyes, dana@example.org"
    document.add_paragraph("Work")
    assert _lines(read_document(docx(document), "a.docx")) == ["Dana Reyes, dana@example.org", "Work"]


def test_reads_text_boxes_and_content_controls_once_and_nothing_deleted() -> None:
    document = Document()
    body = document.element.body
    control = f"<w:sdt {NAMESPACE}><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    markup = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    paragraph = (
        f"<w:p {NAMESPACE} {markup}><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Outside</w:t></w:r>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t> and added</w:t></w:r></w:ins></w:p>"
    )
    for element in (control, paragraph):
        body.insert(len(body) - 1, parse_xml(element))
    assert _lines(read_document(docx(document), "a.docx")) == ["In a control", "Outside and added", "In a box"]


def test_tells_where_a_link_leads_when_its_words_do_not() -> None:
    document = Document()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    for words, target in (
        ("LinkedIn", "https://linkedin.com/in/dana"),
        ("dana@example.org", "mailto:dana@example.org"),
    ):
        key = document.part.relate_to(target, kind, is_external=True)
        link = f"<w:hyperlink {NAMESPACE} {relations} r:id='{key}'><w:r><w:t>{words}</w:t></w:r></w:hyperlink>"
        document.add_paragraph()._p.append(parse_xml(link))
    assert _lines(read_document(docx(document), "a.docx")) == [
        "LinkedIn (https://linkedin.com/in/dana)",
        "dana@example.org",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (docx(Document()), "empty"),
        (docx(Document())[:2000], "broken"),
        (raw_docx(b"<w:p>"), "broken"),
        (zipped(word__document_xml=b"<not-word/>"), "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"), "unsupported"),
        (zipped(xl__workbook_xml=b"<workbook/>"), "unsupported"),
    ],
)
def test_says_why_a_docx_cannot_be_read(content: bytes, reason: Reason) -> None:
    assert _reason(content, "resume.docx") == reason


# --- text, Markdown, HTML, JSON


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize(
    "words",
    [
        "Café manager – “Zoë’s” in Besançon, 2018 – 2020",
        "Müller GmbH, Köln: Geschäftsführer seit 2015, 3 Mio. € Umsatz",
        "Plain words only, from one end to the other",
    ],
)
def test_reads_text_in_the_encodings_of_the_west(encoding: str, words: str) -> None:
    assert read_document(words.encode(encoding), "cv.txt") == Text(words, "text")


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Doświadczenie: kierowca ciężarówki w Łodzi, później mistrz zmiany w Gdańsku", "cp1250"),
        ("Опыт работы: сварщик на заводе в Перми, затем мастер участка", "cp1251"),
        ("Опыт работы: сварщик на заводе в Перми, затем мастер участка", "koi8-r"),
        ("工作经验：在上海一家医院做护士，负责十二张病床", "gb18030"),
        ("職務経歴：東京の病院で看護師として働きました。", "shift_jis"),
    ],
)
def test_reads_text_in_other_encodings(words: str, encoding: str) -> None:
    assert read_document(words.encode(encoding), "cv.txt").text == words


def test_writes_every_kind_of_bullet_the_same_way() -> None:
    text = "•Welding\n· Forklift\n* Cranes\n– Rigging\n▪\tPaint\no\tTools\n\uf0b7 Keys\n+44 20 7946 0000\n-5 degrees"
    assert _lines(read_document(text.encode(), "cv.txt")) == [
        *("- Welding", "- Forklift", "- Cranes", "- Rigging", "- Paint", "- Tools", "- Keys"),
        *("+44 20 7946 0000", "-5 degrees"),
    ]


def test_keeps_lines_and_at_most_one_blank_one() -> None:
    text = read_document(b"\r\n\r\nDana \r\n\r\n\r\n\r\nWork\r  Acme\t\tLtd\n", "cv.txt").text
    assert text == "Dana\n\nWork\n  Acme\tLtd"


def test_reads_markdown_as_the_text_it_stands_for() -> None:
    source = """---
title: cv
---
# Dana Reyes
[LinkedIn](https://linkedin.com/in/dana) | <dana@example.org> | [example.org](https://example.org)

Work
----
### **Nurse**, *Mercy Hospital* `2018`  
* Cared for **12** patients\\
+ snake_case_names and 2\\*3 stay

| Skill | Level |
|-------|:-----:|
| Epic  | 5     |
"""
    text = read_document(source.encode(), "cv.md")
    assert text.kind == "markdown"
    assert _lines(text) == [
        "Dana Reyes",
        "LinkedIn (https://linkedin.com/in/dana) | dana@example.org | example.org",
        "Work",
        "Nurse, Mercy Hospital 2018",
        "- Cared for 12 patients",
        "- snake_case_names and 2*3 stay",
        "Skill\tLevel",
        "Epic\t5",
    ]


def test_reads_a_web_page_without_what_nobody_sees() -> None:
    page = """<!DOCTYPE html><html><head><title>CV</title><style>p {}</style></head><body>
    <nav>Home</nav><h1>Dana   Reyes</h1><!-- note --><p>Nurse in <b>Leeds</b><br>since 2018</p>
    <ul><li>Cared for <i>12</i> patients</li><li>Trained</li></ul>
    <table><tr><td>Epic</td><td>5</td></tr></table><script>alert(1)</script><p style="display: none">hidden</p>
    <a href="https://linkedin.com/in/dana">LinkedIn</a></body></html>"""
    text = read_document(page.encode(), "cv.txt")
    assert text.kind == "html"
    assert _lines(text) == [
        *("Dana Reyes", "Nurse in Leeds", "since 2018", "- Cared for 12 patients", "- Trained", "Epic\t5"),
        "LinkedIn (https://linkedin.com/in/dana)",
    ]


def test_gives_json_as_it_is() -> None:
    source = json.dumps({"basics": {"name": "Zoë \t•"}}, indent=2, ensure_ascii=False)
    assert read_document(b"\xef\xbb\xbf" + source.encode(), "cv") == Text(source, "json")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\0" * 5000, "empty"),
        (b"- - -\n***", "empty"),
        (b"a" * (MAX_BYTES + 1), "too_large"),
        (b"word " * 100_000, "too_large"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "scanned"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), "scanned"),
        (b"{\\rtf1 Dana}", "unsupported"),
        (bytes(range(256)) * 20, "unsupported"),
        (b"MZ\x90\0" + bytes(500), "unsupported"),
    ],
)
def test_says_why_a_file_cannot_be_read(content: bytes, reason: Reason) -> None:
    assert _reason(content, "cv.txt") == reason


@pytest.mark.parametrize("name", ["resume", "resume.txt", "resume.docx", "../../etc/passwd", "", "-m"])
def test_goes_by_the_content_and_not_by_the_name(name: str) -> None:
    assert read_document(pdf("Hello there"), name).kind == "pdf"


# --- no harm


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
    assert _reason(content) in {"too_large", "too_slow", "broken", "empty"}
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
