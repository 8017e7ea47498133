"""Markdown as the plain text it stands for."""

from __future__ import annotations

import re

from retrieval.documents.plain import leading_to

_STEPS = tuple(
    (re.compile(pattern, re.MULTILINE), replacement)
    for pattern, replacement in (
        (r"\A---\n.*?\n---\n", ""),  # front matter
        (r"^```.*$\n?", ""),
        (r"<!--.*?-->", ""),
        (r"<(?:mailto:)?(https?://[^>\s]+|[^>\s@]+@[^>\s]+)>", r"\1"),
        (r"<br\s*/?>", "\n"),
        (r"</?[a-z][^<>\n]*>", ""),
        (r"^[ ]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$", r"\n\1"),
        (r"^(\S.*)\n(?:=+|-{3,})[ ]*$", r"\n\1"),  # headings underlined
        (r"^[ ]{0,3}(?:[-*_][ ]*){3,}$", ""),  # rules
        (r"^[ ]{0,3}>[ ]?", ""),
        (r"^([ ]*)[*+][ \t]+", r"\1- "),
        (r"^\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)*\|?$\n?", ""),  # the line under a table's head
        (r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2"),
        (r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])", r"\1"),
        (r"(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=\S)_(?![\w_])", r"\1"),
        (r"`([^`\n]+)`", r"\1"),
        (r"[ ]*\\$|[ ]{2,}$", ""),  # line breaks
        (r"\\([\\`*_{}\[\]()#+.!|>~-])", r"\1"),
    )
)


_LINK = re.compile(r"\[([^\]\n]+)\]\(<?([^)\s>]+)[^)\n]*\)")


def read_markdown(text: str) -> str:
    text = re.sub(r"!\[([^\]\n]*)\]\([^)\n]*\)", r"\1", text)  # pictures
    text = _LINK.sub(lambda link: link[1] + leading_to(link[1], link[2]), text)
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    return "\n".join(_row(line) for line in text.split("\n"))


def _row(line: str) -> str:
    """A table's row with tabs between its cells."""
    if line.startswith("|") and line.rstrip().endswith("|"):
        return "\t".join(cell.strip() for cell in line.strip().strip("|").split("|"))
    return line
