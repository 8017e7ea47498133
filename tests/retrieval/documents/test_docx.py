"""DOCX: paragraphs, tables, text boxes, links, and why one cannot be read."""

from __future__ import annotations

import pytest
from docx import Document
from docx.oxml import parse_xml

from retrieval.documents import Reason, read_document
from tests.retrieval.documents.files import (
    docx,
    lines_of,
    raw_docx,
    reason_of,
    zipped,
)

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


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
    assert lines_of(text) == [
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
    assert lines_of(read_document(docx(document), "a.docx")) == ["Skills", "Welding", "Forklift", "Work", "Acme"]


def test_puts_a_date_beside_the_first_line_of_its_job() -> None:
    document = Document()
    dates, job = document.add_table(1, 2).rows[0].cells
    dates.text = "2015 – 2018"
    job.text = "Acme Ltd"
    job.add_paragraph("Welded frames")
    assert lines_of(read_document(docx(document), "a.docx")) == ["2015 – 2018\tAcme Ltd", "Welded frames"]


def test_reads_the_page_header_first() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Dana Reyes, dana@example.org"
    document.add_paragraph("Work")
    assert lines_of(read_document(docx(document), "a.docx")) == ["Dana Reyes, dana@example.org", "Work"]


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
    assert lines_of(read_document(docx(document), "a.docx")) == ["In a control", "Outside and added", "In a box"]


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
    assert lines_of(read_document(docx(document), "a.docx")) == [
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
    assert reason_of(content, "resume.docx") == reason


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (
            ("2015 –\n2018", "Welder\nAcme Ltd\nWelded frames"),
            ["2015 – 2018\tWelder", "Acme Ltd", "Welded frames"],
        ),
        (("May 2015 to\nJune 2018", "Welder"), ["May 2015 to June 2018\tWelder"]),
        (("Welder\nAcme Ltd", "Leeds"), ["Welder\tLeeds", "Acme Ltd"]),
        (("Welder\nAcme", "2015\nLeeds"), ["Welder", "Acme", "2015", "Leeds"]),
    ],
)
def test_keeps_every_line_of_a_cell_apart_but_for_a_period_set_on_two(cells: tuple[str, str], lines: list[str]) -> None:
    document = Document()
    for cell, words in zip(document.add_table(1, 2).rows[0].cells, cells, strict=True):
        cell.text = words
    assert lines_of(read_document(docx(document), "a.docx")) == lines


def test_keeps_the_blank_line_between_two_jobs_of_a_cell() -> None:
    document = Document()
    document.add_table(1, 2).rows[0].cells[1].text = "Welder\nAcme\n\nBaker\nCrumb"
    assert "Acme\n\nBaker" in read_document(docx(document), "a.docx").text


@pytest.mark.parametrize(("symbol", "text"), [("F0D8", "Cash • Word"), ("F0FC", "Cash • Word"), ("F028", "Cash Word")])
def test_reads_a_symbol_between_words_as_what_parts_them(symbol: str, text: str) -> None:
    body = (
        b"<w:p><w:r><w:t>Cash</w:t></w:r>"
        b'<w:r><w:sym w:font="Wingdings" w:char="%b"/></w:r><w:r><w:t>Word</w:t></w:r></w:p>'
    ) % symbol.encode()
    assert " ".join(read_document(raw_docx(body), "a.docx").text.split()) == text
