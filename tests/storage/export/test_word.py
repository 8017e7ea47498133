from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE

from storage.export import render
from storage.export.layout import lay_out
from storage.resume import Resume
from tests.storage.export.people import NAMES, docx_lines, open_docx, resume_of, squeezed
from tests.storage.export.test_pdf import HOSTILE, printed, resume_with


@pytest.mark.parametrize("name", NAMES)
def test_holds_every_text_in_order(name: str) -> None:
    text = squeezed("".join(paragraph.text for paragraph in open_docx(render(resume_of(name), "docx")).paragraphs))
    position = 0
    for expected in map(squeezed, printed(lay_out(resume_of(name)))):
        found = text.find(expected, position)
        assert found >= 0, expected
        position = found + len(expected)


def test_uses_the_styles_that_a_word_processor_navigates_by() -> None:
    lines = docx_lines(render(resume_of("nurse"), "docx"))
    assert lines[0] == "Title: Marisol Etcheverry"
    assert "Heading 1: Experience" in lines
    assert "Heading 2: Staff Nurse, Telemetry · Rio Abajo Regional Hospital · Belen, NM\tJul 2016 – Feb 2019" in lines
    assert "List Bullet: Five patients a shift on a 32-bed telemetry floor" in lines


def test_dates_stand_at_a_right_tab_at_the_margin() -> None:
    document = open_docx(render(resume_of("nurse"), "docx"))
    page = document.sections[0]
    (tab,) = document.styles["Heading 2"].paragraph_format.tab_stops
    assert tab.alignment.name == "RIGHT"
    assert abs(tab.position - (page.page_width - page.left_margin - page.right_margin)) < 1000


@pytest.mark.parametrize(("name", "width_mm"), [("nurse", 215.9), ("teacher", 210.0)])
def test_has_the_same_paper_as_the_pdf(name: str, width_mm: float) -> None:
    assert open_docx(render(resume_of(name), "docx")).sections[0].page_width.mm == pytest.approx(width_mm, abs=0.1)


def test_links_are_links() -> None:
    document = open_docx(render(resume_of("developer"), "docx"))
    targets = [part.target_ref for part in document.part.rels.values() if part.reltype == RELATIONSHIP_TYPE.HYPERLINK]
    assert "mailto:anjali@raghunathan.example.dev" in targets
    assert "https://certs.example.com/a/8842_x(1)" in targets
    links = [link for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert {link.address for link in links} == set(targets)


def test_properties_name_the_person_and_no_tool_or_time() -> None:
    properties = open_docx(render(resume_of("nurse"), "docx")).core_properties
    assert properties.author == properties.last_modified_by == "Marisol Etcheverry"
    assert properties.title == "Marisol Etcheverry – Resume"
    assert properties.comments == ""
    assert properties.created is None
    dated = open_docx(render(resume_of("nurse"), "docx", date=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)))
    assert dated.core_properties.created == datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def test_nothing_is_left_of_the_library_s_template() -> None:
    archive = ZipFile(BytesIO(render(resume_of("nurse"), "docx")))
    assert not [name for name in archive.namelist() if re.search(r"thumbnail|customXml|app\.xml|WithEffects", name)]
    for name in archive.namelist():
        assert b"python-docx" not in archive.read(name), name
    names = {style.name for style in open_docx(render(resume_of("nurse"), "docx")).styles}
    assert names == {
        "Normal", "Title", "Subtitle", "Contact", "Heading 1", "Heading 2", "List Bullet", "Footer",
        "Default Paragraph Font", "Normal Table", "No List",
    }  # fmt: skip


def test_every_style_and_list_that_is_used_exists() -> None:
    archive = ZipFile(BytesIO(render(resume_of("designer"), "docx")))
    styles = archive.read("word/styles.xml").decode()
    known = set(re.findall(r'w:styleId="([^"]+)"', styles))
    for part in ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footer1.xml"):
        text = archive.read(part).decode()
        assert set(re.findall(r'<w:(?:pStyle|rStyle|basedOn|next|link) w:val="([^"]+)"', text)) <= known, part


@pytest.mark.parametrize("text", [*HOSTILE, "🚀 Launch", "李伟", "a\x00b\x0bc", "<w:p/>&amp;", "lone \u202e override"])
def test_takes_any_text(text: str) -> None:
    lines = docx_lines(render(resume_with(text), "docx"))
    shown = re.sub("[\x00\x0b\u202e]", "", text.replace("\x0b", " ").replace("\u202e ", ""))
    assert squeezed(f"Title:{shown}") == squeezed(lines[0])


def test_metadata_longer_than_word_allows_is_cut() -> None:
    resume = Resume.model_validate(
        {"basics": {"name": "A" * 400}, "skills": [{"name": f"Skill {n}"} for n in range(99)]}
    )
    properties = open_docx(render(resume, "docx")).core_properties
    assert len(properties.author) == len(properties.keywords) == 255
