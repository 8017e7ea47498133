"""Plain text in any encoding, Markdown, web pages, JSON."""

from __future__ import annotations

import json

import pytest

from retrieval.documents import MAX_BYTES, Reason, Text, read_document
from tests.retrieval.documents.files import (
    lines_of,
    pdf,
    reason_of,
)


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
    assert lines_of(read_document(text.encode(), "cv.txt")) == [
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
    assert lines_of(text) == [
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
    assert lines_of(text) == [
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
    assert reason_of(content, "cv.txt") == reason


@pytest.mark.parametrize("name", ["resume", "resume.txt", "resume.docx", "../../etc/passwd", "", "-m"])
def test_goes_by_the_content_and_not_by_the_name(name: str) -> None:
    assert read_document(pdf("Hello there"), name).kind == "pdf"
