"""Text of a Word file: paragraphs, tables and text boxes in order, page headers first."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from retrieval.documents import DocumentError
from retrieval.documents.plain import leading_to

MAX_UNPACKED_BYTES = 12_000_000
"""Of the parts that are parsed. A resume's are a few hundred kB; pictures do not count."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PICTURES = frozenset("F020 F028 F029 F02A F02B F037 F038 F03A F048".split())
"""Symbols of Wingdings beside a telephone number or an address; any other symbol parts or opens items."""

_OPEN_PERIOD = re.compile(r"(?:[-–—]|\b(?:to|until|till?))$", re.IGNORECASE)
_LONGEST_PERIOD = 40


def read_docx(content: bytes) -> str:
    """Raises DocumentError."""
    _check_sizes(content)
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(io.BytesIO(content))
        blocks = [*_headers(document), *_blocks(document.element.body, _list_styles(document), _links(document.part))]
    except (PackageNotFoundError, SyntaxError, zipfile.BadZipFile, KeyError, ValueError, AttributeError) as error:
        raise DocumentError("broken") from error
    text = "\n".join(blocks)
    if not text.strip() and any("/media/" in str(part.partname) for part in document.part.package.iter_parts()):
        raise DocumentError("scanned")
    return text


def _check_sizes(content: bytes) -> None:
    """A zip of 50 kB can hold gigabytes: look before unpacking."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentError("encrypted")
    if sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))) > MAX_UNPACKED_BYTES:
        raise DocumentError("too_large")
    if sum(part.file_size for part in parts) > 10 * MAX_UNPACKED_BYTES or len(parts) > 5000:
        raise DocumentError("too_large")


def _headers(document: Any) -> Iterator[str]:
    """What stands at the head of the first page: many people put their name and address there."""
    if not document.sections:
        return
    section = document.sections[0]
    kinds = [section.first_page_header] if section.different_first_page_header_footer else []
    for header in [*kinds, section.header]:
        if not header.is_linked_to_previous:
            found = list(_blocks(header._element, frozenset(), _links(header.part)))
            if any(block.strip() for block in found):
                yield from found
                return


def _links(part: Any) -> dict[str, str]:
    return {key: relation.target_ref for key, relation in part.rels.items() if relation.is_external}


def _list_styles(document: Any) -> frozenset[str]:
    """Ids of the paragraph styles that make list items, themselves or through the style they are based on."""
    found: dict[str, bool] = {}
    based: dict[str, str] = {}
    for style in document.styles.element.iter(f"{_WORD}style"):
        identity = style.get(f"{_WORD}styleId", "")
        name = style.find(f"{_WORD}name")
        called = (name.get(f"{_WORD}val", "") if name is not None else "").lower()
        found[identity] = called.startswith(("list bullet", "list number")) or (
            style.find(f"{_WORD}pPr/{_WORD}numPr") is not None and "heading" not in called
        )
        if (base := style.find(f"{_WORD}basedOn")) is not None:
            based[identity] = base.get(f"{_WORD}val", "")
    for identity in found:
        ancestor, steps = identity, 0
        while not found[identity] and steps < 10 and (ancestor := based.get(ancestor, "")):
            found[identity], steps = found.get(ancestor, False), steps + 1
    return frozenset(identity for identity, is_list in found.items() if is_list)


def _blocks(parent: Any, lists: frozenset[str], links: dict[str, str]) -> Iterator[str]:
    """Paragraphs and rows of tables below `parent`, in order; content controls are looked through."""
    for child in parent:
        if child.tag == f"{_WORD}p":
            yield from _paragraph(child, lists, links)
        elif child.tag == f"{_WORD}tbl":
            for row in child.iter(f"{_WORD}tr"):
                if next(row.iterancestors(f"{_WORD}tbl")) is child:
                    yield from _row(row, lists, links)
            yield ""
        elif child.tag in {f"{_WORD}sdt", f"{_WORD}sdtContent", f"{_WORD}ins", f"{_WORD}customXml", f"{_WORD}smartTag"}:
            yield from _blocks(child, lists, links)


def _row(row: Any, lists: frozenset[str], links: dict[str, str]) -> Iterator[str]:
    """Cells side by side share a line as far as that goes; cells that hold whole columns come one after the other."""
    cells = [cell for cell in (_lines(cell, lists, links) for cell in _cells(row)) if cell]
    if sum(len(cell) > 1 for cell in cells) > 1:
        for cell in cells:
            yield from cell
            yield ""
        return
    yield "\t".join(cell[0] for cell in cells)
    for cell in cells:
        yield from cell[1:]
    if any(len(cell) > 1 for cell in cells):
        yield ""


def _lines(cell: Any, lists: frozenset[str], links: dict[str, str]) -> list[str]:
    """The lines of a cell, whether it breaks them or begins paragraphs; a period set on two lines is one."""
    lines = "\n".join(_blocks(cell, lists, links)).strip("\n").split("\n")
    whole = " ".join(line.strip() for line in lines if line.strip())
    broken = any(_OPEN_PERIOD.search(line.strip()) for line in lines[:-1])
    if broken and len(whole) <= _LONGEST_PERIOD and re.search(r"\d", whole):
        return [whole]
    return lines if whole else []


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{_WORD}tc":
            yield child
        elif child.tag in {f"{_WORD}sdt", f"{_WORD}sdtContent"}:
            yield from _cells(child)


def _paragraph(paragraph: Any, lists: frozenset[str], links: dict[str, str]) -> Iterator[str]:
    """The paragraph's text, then that of text boxes anchored in it."""
    if len(paragraph) == 0:
        yield ""
        return
    boxes: list[Any] = []
    text = "".join(_pieces(paragraph, boxes, links)).strip(" \n")
    properties = paragraph.find(f"{_WORD}pPr")
    style, numbered = "", False
    if properties is not None:
        named = properties.find(f"{_WORD}pStyle")
        style = named.get(f"{_WORD}val", "") if named is not None else ""
        number = properties.find(f"{_WORD}numPr/{_WORD}numId")
        numbered = number is not None and number.get(f"{_WORD}val") != "0"
    heading = re.match(r"heading|title", style, re.IGNORECASE) is not None
    if text.strip() and not heading and (numbered or style in lists):
        text = "- " + text
    yield f"\n{text}" if heading and text else text
    for box in boxes:
        yield from _blocks(box, lists, links)


def _pieces(node: Any, boxes: list[Any], links: dict[str, str]) -> Iterator[str]:
    """Text below `node`, without what was deleted or is there twice; text boxes are put into `boxes` instead."""
    for child in node:
        tag = child.tag
        if tag == f"{_WORD}t":
            yield child.text or ""
        elif tag in {f"{_WORD}tab", f"{_WORD}ptab"}:
            yield "\t"
        elif tag in {f"{_WORD}br", f"{_WORD}cr"}:
            yield "\n"
        elif tag == f"{_WORD}noBreakHyphen":
            yield "-"
        elif tag == f"{_WORD}sym":
            yield " " if child.get(f"{_WORD}char", "").upper() in _PICTURES else " • "
        elif tag == f"{_WORD}txbxContent":
            boxes.append(child)
        elif tag == f"{_WORD}hyperlink":
            words = "".join(_pieces(child, boxes, links))
            yield words + leading_to(words, links.get(child.get(_RELATION, ""), ""))
        elif tag not in {f"{_WORD}pPr", f"{_WORD}rPr", f"{_WORD}del", f"{_WORD}instrText", _FALLBACK}:
            yield from _pieces(child, boxes, links)
