"""Text of a web page: blocks on lines of their own, list items with "- ", cells side by side with a tab."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from retrieval.documents.plain import leading_to

_UNSEEN = ("script", "style", "noscript", "template", "svg", "head", "iframe", "object", "nav", "button", "select")
_BLOCKS = frozenset(
    "address article aside blockquote body div dl dt dd fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main ol p pre section table tr ul".split()
)
_APART = frozenset("h1 h2 h3 h4 h5 h6 p ul ol table section article header".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_html(page: str) -> str:
    soup = BeautifulSoup(page, "lxml")
    for tag in soup(_UNSEEN):
        tag.decompose()
    for tag in soup.find_all(lambda tag: tag.has_attr("hidden") or bool(_HIDDEN.search(str(tag.get("style", ""))))):
        tag.decompose()
    pieces: list[str] = []
    _walk(soup.body or soup, pieces)
    text = "".join(pieces)
    text = re.sub(r"[ ]*\n[ \n]*\n[ ]*", "\n\n", text)
    return re.sub(r"[ ]*\n[ ]*", "\n", re.sub(r"[ ]{2,}", " ", text))


def _walk(root: Tag, pieces: list[str]) -> None:
    """Depth first with a stack of our own: a page may be nested deeper than Python's."""
    stack: list[Tag | NavigableString | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, PreformattedString):
            continue  # comments, doctypes
        if isinstance(node, NavigableString):
            pieces.append(re.sub(r"\s+", " ", node))
        elif isinstance(node, str):
            pieces.append(node)
        elif isinstance(node, Tag):
            before, after = _around(node)
            pieces.append(before)
            stack.append(after)
            stack.extend(child for child in reversed(node.contents) if isinstance(child, Tag | NavigableString))


def _around(tag: Tag) -> tuple[str, str]:
    if tag.name == "br":
        return "\n", ""
    if tag.name == "li":
        return "\n- ", "\n"
    if tag.name in {"td", "th"}:
        return "", "\t"
    if tag.name == "a":
        return "", leading_to(tag.get_text(), str(tag.get("href", "")))
    if tag.name in _APART:
        return "\n\n", "\n\n"
    return ("\n", "\n") if tag.name in _BLOCKS else ("", "")
