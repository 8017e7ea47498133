from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from storage.export import render
from storage.export.text import bullet, one_line
from storage.resume import Resume
from tests.storage.export.people import resume_of
from tests.storage.export.test_pdf import HOSTILE

PARSER = MarkdownIt("commonmark")
MARKUP = "\\`*_{}[]()<>#+-.!|~&;=:/ \"'1a^$@%"


def texts_of(markdown: str) -> list[str]:
    """The plain text of each block; what is no text (a rule, raw HTML, code, a picture) appears by its kind."""
    found = []
    for token in PARSER.parse(markdown):
        if token.type == "inline":
            kinds = {"text", "text_special", "strong_open", "strong_close", "link_open", "link_close"}
            found.append(
                "".join(part.content if part.type in kinds else f"<{part.type}>" for part in token.children or [])
            )
        elif token.type in {"hr", "html_block", "code_block", "fence", "blockquote_open", "ordered_list_open"}:
            found.append(f"<{token.type}>")
    return found


def resume_with(text: str) -> Resume:
    return Resume.model_validate(
        {
            "basics": {"name": text, "summary": text},
            "work": [{"position": text, "highlights": [text]}],
            "skills": [{"name": text}],
        }
    )


def assert_is_plain(text: str) -> None:
    clean = one_line(text)
    expected = [clean, "Summary", clean, "Experience", clean, bullet(text), "Skills", clean]
    assert texts_of(render(resume_with(text), "md").decode()) == expected


@pytest.mark.parametrize(
    "text",
    [
        *HOSTILE,
        "# x",
        "1. x",
        "12) x",
        "- x",
        "+ x",
        "> x",
        "---",
        "===",
        "~~~",
        "![a](b)",
        "&amp; &#35;",
        "x  y",
        "a<b>c",
    ],
)
def test_text_is_never_markup(text: str) -> None:
    assert_is_plain(text)


@given(st.text(alphabet=MARKUP, min_size=1, max_size=12).filter(lambda text: one_line(text).strip("•-–—* +·")))
@settings(max_examples=400, deadline=None)
def test_no_sequence_of_markup_characters_is_markup(text: str) -> None:
    summary = Resume.model_validate({"basics": {"summary": text}})
    assert texts_of(render(summary, "md").decode()) == ["Summary", one_line(text)]


@pytest.mark.parametrize(
    "text", ["1.1k stars", "#1 in sales", "-5% cost", "C++ and C#", "R&D", "$27M", "P&L (3 units)", "a-b"]
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert f"- {text}\n" in render(resume_with(text), "md").decode()


def test_links_survive_parentheses_and_underscores() -> None:
    markdown = render(resume_of("developer"), "md").decode()
    links = [part.attrs["href"] for token in PARSER.parse(markdown) for part in token.children or [] if part.attrs]
    assert "https://certs.example.com/a/8842_x(1)" in links
