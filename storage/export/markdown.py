"""Markdown (CommonMark) that reads well as it is, and in which the person's text can never act as markup."""

from __future__ import annotations

import re

from storage.export.entries import Entry, Item, Span
from storage.export.layout import Layout, Section

_MARKUP = re.compile(r"[\\`*_\[\]<]|~(?=~)|(?<=~)~|&(?=#?\w+;)|!(?=\[)")
_URL_MARKUP = re.compile(r"[()\\*_]|&(?=#?\w+;)")
_BACKSLASH = r"\\\g<0>"
_LINE_START = re.compile(r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[+-](?:\s|$)|>|~{3}|(?:[-=]\s*){3,}$))")


def to_markdown(layout: Layout) -> str:
    """The resume as Markdown, ending in one newline."""
    blocks: list[str] = []
    if layout.name:
        blocks.append(f"# {_escape(layout.name)}")
    if layout.label:
        blocks.append(f"**{_escape(layout.label)}**")
    if layout.contacts:
        blocks.append(" · ".join(map(_span, layout.contacts)))
    for section in layout.sections:
        blocks += _section(section)
    return "\n\n".join(blocks) + "\n"


def _section(section: Section) -> list[str]:
    heading = [f"## {_escape(section.heading)}"] if section.heading else []
    blocks = [*heading, *map(_at_start, section.paragraphs)]
    for entry in section.entries:
        blocks += _entry(entry)
    return blocks + _items(section.items)


def _entry(entry: Entry) -> list[str]:
    blocks = ["### " + " · ".join(map(_span, (entry.title, *entry.place)))]
    if entry.dates:
        blocks.append(f"*{_escape(entry.dates)}*")
    blocks += map(_at_start, entry.paragraphs)
    if not entry.bullets:
        return blocks + _items(entry.items)
    lines = [*map(_at_start, entry.bullets), *map(_item, entry.items)]
    return [*blocks, "\n".join(f"- {line}" for line in lines)]


def _items(items: tuple[Item, ...]) -> list[str]:
    """One line stands as it is; several are a list, for Markdown would run them together."""
    lines = [_item(item) for item in items]
    return lines if len(lines) < 2 else ["\n".join(f"- {line}" for line in lines)]


def _item(item: Item) -> str:
    label = item.line.removesuffix(item.text).strip()
    return f"**{_escape(label)}** {_escape(item.text)}" if label else _at_start(item.text)


def _span(span: Span) -> str:
    text = _escape(span.text)
    return f"[{text}]({_URL_MARKUP.sub(_BACKSLASH, span.url)})" if span.url else text


def _escape(text: str) -> str:
    """The text with a backslash before each character that would be markup within a line."""
    return _MARKUP.sub(_BACKSLASH, text)


def _at_start(text: str) -> str:
    """The same for text that begins a line, where more characters are markup."""
    return _LINE_START.sub(lambda found: (found[1] or "") + "\\", _escape(text), count=1)
