"""Words that a file holds and nobody sees are told apart from its text; words on a dark ground are not hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst
from docx import Document
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor

from retrieval.documents import read_document
from tests.retrieval.documents.files import docx, page_pdf, pdf

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    "source",
    [
        "Seen #text(fill: white)[Kubernetes wizard]",
        "Seen #text(fill: rgb(252, 252, 252))[Kubernetes wizard]",
        "Seen #text(size: 1pt)[Kubernetes wizard]",
        "Seen #place(dx: -400pt)[Kubernetes wizard]",
        "#place(dy: 50pt)[Kubernetes wizard] #place(dx: -9pt, dy: 35pt, rect(width: 9cm, height: 2cm, fill: red)) Seen",
        "#box(fill: navy, text(fill: navy)[Kubernetes wizard]) Seen",
    ],
)
def test_tells_what_nobody_sees_on_a_page(source: str) -> None:
    read = read_document(pdf(source), "a.pdf")
    assert (read.text, read.hidden) == ("Seen", "Kubernetes wizard")


def test_tells_letters_that_are_not_painted() -> None:
    content = b"BT /F 12 Tf 50 700 Td (Seen) Tj 3 Tr 0 -20 Td (Kubernetes) Tj ET"
    read = read_document(page_pdf(content), "a.pdf")
    assert (read.text, read.hidden) == ("Seen", "Kubernetes")


@pytest.mark.parametrize(
    "source",
    [
        "#box(fill: navy, inset: 6pt, text(fill: white)[Dana Reyes])",
        "#text(fill: rgb(150, 150, 150), size: 7pt)[Dana Reyes]",
        "#rect(fill: rgb(20, 60, 40), width: 100%, height: 100%, text(fill: white)[Dana Reyes])",
    ],
)
def test_reads_light_letters_where_they_can_be_seen(source: str) -> None:
    read = read_document(pdf(source), "a.pdf")
    assert (read.text, read.hidden) == ("Dana Reyes", "")


def test_reads_what_a_scanner_recognised_under_its_picture(tmp_path: Path) -> None:
    page = "#set page(width: 600pt, height: 800pt, margin: 50pt)\n#text(30pt)[Dana Reyes, nurse in Leeds since 2018]"
    picture = typst.compile(page.encode(), format="png")
    assert isinstance(picture, bytes)
    (tmp_path / "page.png").write_bytes(picture)
    over = page.replace("margin: 50pt", 'margin: 50pt, foreground: image("page.png", width: 100%)')
    (tmp_path / "scan.typ").write_text(over)
    done = typst.compile(str(tmp_path / "scan.typ"))
    assert isinstance(done, bytes)
    read = read_document(done, "a.pdf")
    assert (read.text, read.hidden) == ("Dana Reyes, nurse in Leeds since 2018", "")


def _styled(properties: str) -> bytes:
    document = Document()
    document.add_paragraph("Seen")
    run = f"<w:r><w:rPr>{properties}</w:rPr><w:t>Kubernetes wizard</w:t></w:r>"
    document.element.body.insert(1, parse_xml(f"<w:p {NAMESPACE}>{run}</w:p>"))
    return docx(document)


@pytest.mark.parametrize(
    "properties",
    [
        "<w:vanish/>",
        '<w:color w:val="FFFFFF"/>',
        '<w:color w:val="FDFDFD"/>',
        '<w:color w:val="FFFFFF" w:themeColor="background1"/>',
        '<w:color w:val="000080"/><w:shd w:val="clear" w:fill="000080"/>',
        '<w:sz w:val="2"/>',
    ],
)
def test_tells_what_nobody_sees_in_a_word_file(properties: str) -> None:
    read = read_document(_styled(properties), "a.docx")
    assert (read.text, read.hidden) == ("Seen", "Kubernetes wizard")


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vanish w:val="0"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000080"/>',
        '<w:color w:val="auto"/>',
        '<w:color w:val="999999"/>',
        '<w:sz w:val="14"/>',
    ],
)
def test_reads_what_can_be_seen_in_a_word_file(properties: str) -> None:
    read = read_document(_styled(properties), "a.docx")
    assert (read.text, read.hidden) == ("Seen\nKubernetes wizard", "")


def test_reads_white_words_in_a_dark_cell_and_hides_by_style() -> None:
    document = Document()
    cell = document.add_table(1, 1).rows[0].cells[0]
    cell.paragraphs[0].add_run("Dana Reyes").font.color.rgb = RGBColor(255, 255, 255)
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {NAMESPACE} w:val="clear" w:fill="1F3F66"/>'))
    style = document.styles.add_style("Ghost", 1)
    style.font.size = Pt(1)
    document.add_paragraph("Kubernetes wizard", style="Ghost")
    read = read_document(docx(document), "a.docx")
    assert (read.text, read.hidden) == ("Dana Reyes", "Kubernetes wizard")
