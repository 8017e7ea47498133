from __future__ import annotations

from datetime import UTC, datetime
from struct import unpack
from typing import Any

import pypdfium2
import pytest

from storage.export import ExportError, render, render_pages
from storage.export.layout import Layout, lay_out
from storage.export.pdf import template_names
from storage.resume import Resume
from tests.storage.export.people import NAMES, pdf_pages, resume_of, squeezed

HOSTILE = [
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0": *',
    "#set page(width: 1pt)",
    "*bold* _italic_ `code`",
    "@label <label> [content]",
    "$x^2$ \\ // comment /* comment */",
    "= Heading",
    "A -- B --- C ... ~ \"quotes\" 'single'",
    "back\\slash \\u{41} \\n",
    '"}, {"name": "x"',
    "{page} {name} {pages}",
]


def resume_with(text: str) -> Resume:
    return Resume.model_validate(
        {
            "basics": {"name": text, "label": text, "summary": text},
            "work": [{"position": text, "name": text, "startDate": "2019-04", "highlights": [text]}],
            "skills": [{"name": text, "keywords": [text]}],
        }
    )


def printed(layout: Layout) -> list[str]:
    """Every text of the layout, in order."""
    texts = [layout.name, layout.label, *(contact.text for contact in layout.contacts)]
    for section in layout.sections:
        texts += [section.heading, *section.paragraphs]
        for entry in section.entries:
            texts += [entry.title.text, *(span.text for span in entry.place), entry.dates]
            texts += [*entry.paragraphs, *entry.bullets, *(item.line for item in entry.items)]
        texts += [item.line for item in section.items]
    return texts


def read(pdf: bytes) -> str:
    return squeezed("".join(pdf_pages(pdf)))


@pytest.mark.parametrize("name", NAMES)
def test_holds_every_text_in_order(name: str) -> None:
    text, position = read(render(resume_of(name), "pdf")), 0
    for expected in map(squeezed, printed(lay_out(resume_of(name)))):
        found = text.find(expected, position)
        assert found >= 0, expected
        position = found + len(expected)


@pytest.mark.parametrize("name", NAMES)
def test_bookmarks_name_the_sections_and_entries(name: str) -> None:
    layout = lay_out(resume_of(name))
    expected = []
    for section in layout.sections:
        expected += [section.heading, *(entry.title.text for entry in section.entries)]
    document = pypdfium2.PdfDocument(render(resume_of(name), "pdf"))
    assert [bookmark.get_title() for bookmark in document.get_toc()] == expected


def test_words_with_f_i_and_f_l_stay_searchable() -> None:
    text = read(render(resume_with("fine office affluent workflow final traffic Thfj"), "pdf"))
    assert "fineofficeaffluentworkflowfinaltrafficThfj" in text
    assert not set("ﬀﬁﬂﬃﬄ") & set(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_markup(text: str) -> None:
    assert read(render(resume_with(text), "pdf")).count(squeezed(text)) == 8


def test_metadata_names_the_person_and_no_time() -> None:
    metadata = pypdfium2.PdfDocument(render(resume_of("welder"), "pdf")).get_metadata_dict()
    assert metadata["Title"] == "Travis Oberholtzer – Resume"
    assert metadata["Author"] == "Travis Oberholtzer"
    assert metadata["Keywords"].startswith("TIG (GTAW), Stick (SMAW)")
    assert metadata["CreationDate"] == ""


def test_a_given_date_is_the_creation_date() -> None:
    date = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    metadata = pypdfium2.PdfDocument(render(resume_of("welder"), "pdf", date=date)).get_metadata_dict()
    assert metadata["CreationDate"].startswith("D:20260304050607")


def test_links_lead_to_mail_phone_and_web() -> None:
    pdf = render(resume_of("developer"), "pdf")
    for link in (
        b"mailto:anjali@raghunathan.example.dev",
        b"tel:+447700900123",
        b"https://raghunathan.example.dev",
        b"https://github.com/anjali-r/pgtide",
    ):
        assert b"/URI(" + link + b")" in pdf


def test_a_script_is_no_link() -> None:
    resume = Resume.model_validate({"basics": {"name": "Ann", "url": "javascript:alert(1)"}})
    assert b"/URI" not in render(resume, "pdf")


@pytest.mark.parametrize(
    ("basics", "width"),
    [
        ({"location": {"countryCode": "US"}}, 612),
        ({"location": {"city": "Denver, CO"}}, 612),
        ({"location": {"city": "Toledo", "region": "Ohio"}}, 612),
        ({"phone": "(303) 555-0100"}, 612),
        ({"phone": "+1 303 555 0100"}, 612),
        ({"phone": "303.555.0100"}, 612),
        ({"phone": "+44 7700 900123"}, 595),
        ({"location": {"countryCode": "DE"}, "phone": "(303) 555-0100"}, 595),
        ({"location": {"city": "Perth", "region": "WA"}, "phone": "+61 8 5550 1234"}, 595),
        ({}, 595),
    ],
)
def test_paper_is_letter_in_north_america_else_a4(basics: dict[str, Any], width: int) -> None:
    page = pypdfium2.PdfDocument(render(Resume.model_validate({"basics": basics}), "pdf"))[0]
    assert round(page.get_width()) == width


def long_resume(jobs: int, bullets: int = 4) -> Resume:
    highlights = [
        f"Reviewed {number} shipments a week with the night crew, the yard office and the customs clerk"
        for number in range(bullets)
    ]
    work = [
        {"position": f"Dispatcher {job}", "startDate": str(1990 + job), "highlights": highlights} for job in range(jobs)
    ]
    return Resume.model_validate({"basics": {"name": "Ann Long"}, "work": work})


def test_only_a_resume_of_several_pages_has_page_numbers() -> None:
    assert "Page" not in "".join(pdf_pages(render(long_resume(3), "pdf")))
    pages = pdf_pages(render(long_resume(24), "pdf"))
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert f"Ann Long · Page {number} of {len(pages)}" in page


@pytest.mark.parametrize("bullets", range(1, 9))
def test_an_entry_is_never_cut_off_from_its_first_bullet(bullets: int) -> None:
    pages = pdf_pages(render(long_resume(60 // bullets + 12, bullets), "pdf"))
    assert len(pages) > 1
    for page in pages:
        lines = [line for line in page.split("\n") if line.strip() and "Page" not in line]
        assert not lines[-1].startswith("Dispatcher")


def test_a_few_lines_too_many_are_set_tighter_instead_of_on_a_second_page() -> None:
    """A page holds nine such jobs as it is usually set, and two more set tightly."""
    assert [len(pdf_pages(render(long_resume(jobs), "pdf"))) for jobs in (9, 11, 12)] == [1, 1, 2]


@pytest.mark.parametrize(
    "text",
    ["A" * 300, "https://example.com/" + "path/" * 60, "Donaudampfschifffahrtsgesellschaftskapitän " * 20],
)
def test_long_words_stay_on_the_page(text: str) -> None:
    pdf = render(resume_with(text), "pdf")
    for page in pypdfium2.PdfDocument(pdf):
        left, _, right, _ = page.get_bbox()
        words = page.get_textpage()
        boxes = [words.get_charbox(index) for index in range(words.count_chars())]
        assert min(box[0] for box in boxes) > left + 40
        assert max(box[2] for box in boxes) < right - 40
    assert squeezed(text) in read(pdf)


@pytest.mark.parametrize(
    "text",
    ["Ελένη Παπαδάκη", "Наталья Ёжикова", "Łukasz Żółć", "שרה לוי", "Nguyễn Thị Ánh", "李伟", "佐藤 花子", "김민준"],
)
def test_writes_names_of_many_scripts(text: str) -> None:
    resume = Resume.model_validate({"basics": {"name": text}})
    assert sorted(read(render(resume, "pdf"))) == sorted(squeezed(text))


def test_chinese_is_drawn_and_not_boxes() -> None:
    """Two different characters, set with a font that has them, look different; two boxes would not."""
    pictures = [render(Resume.model_validate({"basics": {"label": text}}), "png") for text in ("李", "伟")]
    assert pictures[0] != pictures[1]


def test_text_that_no_font_shows_is_refused_in_one_sentence() -> None:
    with pytest.raises(ExportError, match="no font on this machine can show '\U00030000'"):
        render(resume_with("Rare \U00030000"), "pdf")


@pytest.mark.parametrize("kind", ["docx", "md", "json"])
def test_the_other_forms_take_any_text(kind: str) -> None:
    assert render(resume_with("Rare \U00030000"), kind)


@pytest.mark.parametrize(
    "text", ["🚀 Launch 🚀", "👩\u200d⚕️ Launch", "Launch 👍🏽", "Launch \U00010140", "Launch \u0d3b"]
)
def test_emoji_and_symbols_without_a_font_are_left_out(text: str) -> None:
    assert read(render(resume_with(text), "pdf")).count("Launch") == 8


def test_a_field_of_emoji_only_leaves_no_trace() -> None:
    assert "•" not in read(render(resume_with("🚀"), "pdf"))


@pytest.mark.parametrize(
    "data", [{}, {"basics": {}}, {"work": [{}]}, {"work": [{"startDate": "2019"}]}, {"skills": [{"level": "x"}]}]
)
def test_a_nearly_empty_resume_is_a_page(data: dict[str, Any]) -> None:
    assert len(pdf_pages(render(Resume.model_validate(data), "pdf"))) == 1


def test_a_picture_a_page() -> None:
    resume = long_resume(24)
    pages = render_pages(resume)
    assert len(pages) == len(pdf_pages(render(resume, "pdf")))
    assert render(resume, "png") == pages[0]
    assert unpack(">II", pages[0][16:24]) == (1191, 1684)


def test_unknown_templates_are_refused_with_the_known_ones() -> None:
    assert "classic" in template_names()
    with pytest.raises(ExportError, match=r"unknown template '\.\./x'; known: classic"):
        render(resume_of("nurse"), "pdf", template="../x")


@pytest.mark.parametrize("template", template_names())
def test_every_template_prints_every_person(template: str) -> None:
    for name in NAMES:
        assert resume_of(name).basics.name in "".join(pdf_pages(render(resume_of(name), "pdf", template=template)))
