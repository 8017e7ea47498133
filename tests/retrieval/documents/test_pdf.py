"""PDF: lines, columns, hyphens, and why one cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.documents import Reason, read_document
from tests.retrieval.documents.files import (
    RESUME,
    lines_of,
    locked_pdf,
    page_pdf,
    pdf,
    reason_of,
    scanned_pdf,
)


def test_reads_a_pdf_line_by_line_with_bullets_and_what_stands_at_the_margin() -> None:
    text = read_document(pdf(RESUME), "resume.pdf")
    assert (text.kind, text.pages) == ("pdf", 1)
    lines = lines_of(text)
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
    assert lines_of(read_document(pdf(source), "a.pdf")) == ["Skills", "Welding", "Forklift", "Work", "Acme", "Welder"]


def test_finds_the_order_on_the_page_when_the_file_has_none() -> None:
    """As drawing programs write text boxes: the last one made comes last, wherever it stands."""
    rows = [f"Line {number}" for number in range(12)]
    scrambled = [rows[(number * 5) % 12] for number in range(12)]
    boxes = "\n".join(f"#place(top + left, dy: {rows.index(row) * 16}pt)[{row}]" for row in scrambled)
    assert lines_of(read_document(pdf(boxes), "a.pdf")) == rows


def test_finds_columns_on_the_page_when_the_file_has_no_order() -> None:
    left, right = ([f"{side} {number} words" for number in range(8)] for side in ("Left", "Right"))
    places = {row: (0, number) for number, row in enumerate(left)} | {row: (250, n) for n, row in enumerate(right)}
    scrambled = [([*left, *right])[(number * 7) % 16] for number in range(16)]
    boxes = "\n".join(
        f"#place(top + left, dx: {places[row][0]}pt, dy: {places[row][1] * 18}pt)[{row}]" for row in scrambled
    )
    assert lines_of(read_document(pdf(boxes), "a.pdf")) == left + right


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
    assert (text.pages, lines_of(text)) == (3, ["first", "second", "third"])


def test_says_that_a_pdf_is_only_a_picture(tmp_path: Path) -> None:
    assert reason_of(scanned_pdf(RESUME, tmp_path)) == "scanned"


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
    assert reason_of(content) == reason
