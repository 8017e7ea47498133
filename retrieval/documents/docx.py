"""Text of a Word file: paragraphs, tables and text boxes in order, page headers first."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from retrieval.documents import DocumentError
from retrieval.documents.docx_looks import WORD, Looks
from retrieval.documents.plain import leading_to

MAX_UNPACKED_BYTES = 12_000_000
"""Of the parts that are parsed. A resume's are a few hundred kB; pictures do not count."""

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PICTURES = frozenset("F020 F028 F029 F02A F02B F037 F038 F03A F048".split())
"""Symbols of Wingdings beside a telephone number or an address; any other symbol parts or opens items."""

_OPEN_PERIOD = re.compile(r"(?:[-–—]|\b(?:to|until|till?))$", re.IGNORECASE)
_LONGEST_PERIOD = 40


def read_docx(content: bytes) -> tuple[str, str]:
    """The text, and the words in it that nobody sees. Raises DocumentError."""
    _check_sizes(content)
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(io.BytesIO(content))
        reader = _Reader(document)
        blocks = [*_headers(document, reader), *reader.blocks(document.element.body)]
    except (PackageNotFoundError, SyntaxError, zipfile.BadZipFile, KeyError, ValueError, AttributeError) as error:
        raise DocumentError("broken") from error
    text = "\n".join(blocks)
    if not text.strip() and any("/media/" in str(part.partname) for part in document.part.package.iter_parts()):
        raise DocumentError("scanned")
    return text, " ".join(reader.hidden)


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


def _headers(document: Any, reader: _Reader) -> Iterator[str]:
    """What stands at the head of the first page: many people put their name and address there."""
    if not document.sections:
        return
    section = document.sections[0]
    kinds = [section.first_page_header] if section.different_first_page_header_footer else []
    for header in [*kinds, section.header]:
        if not header.is_linked_to_previous:
            reader.links = _links(header.part)
            found = list(reader.blocks(header._element))
            reader.links = _links(document.part)
            if any(block.strip() for block in found):
                yield from found
                return


def _links(part: Any) -> dict[str, str]:
    return {key: relation.target_ref for key, relation in part.rels.items() if relation.is_external}


def _list_styles(document: Any) -> frozenset[str]:
    """Ids of the paragraph styles that make list items, themselves or through the style they are based on."""
    found: dict[str, bool] = {}
    based: dict[str, str] = {}
    for style in document.styles.element.iter(f"{WORD}style"):
        identity = style.get(f"{WORD}styleId", "")
        name = style.find(f"{WORD}name")
        called = (name.get(f"{WORD}val", "") if name is not None else "").lower()
        found[identity] = called.startswith(("list bullet", "list number")) or (
            style.find(f"{WORD}pPr/{WORD}numPr") is not None and "heading" not in called
        )
        if (base := style.find(f"{WORD}basedOn")) is not None:
            based[identity] = base.get(f"{WORD}val", "")
    for identity in found:
        ancestor, steps = identity, 0
        while not found[identity] and steps < 10 and (ancestor := based.get(ancestor, "")):
            found[identity], steps = found.get(ancestor, False), steps + 1
    return frozenset(identity for identity, is_list in found.items() if is_list)


class _Reader:
    """Walks through a document's blocks; what nobody sees goes to `hidden`."""

    def __init__(self, document: Any) -> None:
        self.hidden: list[str] = []
        self.links = _links(document.part)
        self._lists = _list_styles(document)
        self._looks = Looks(document.styles.element)
        self._after_bold = True

    def blocks(self, parent: Any) -> Iterator[str]:
        """Paragraphs and rows of tables below `parent`, in order; content controls are looked through."""
        for child in parent:
            if child.tag == f"{WORD}p":
                yield from self._paragraph(child)
            elif child.tag == f"{WORD}tbl":
                for row in child.iter(f"{WORD}tr"):
                    if next(row.iterancestors(f"{WORD}tbl")) is child:
                        yield from self._row(row)
                yield ""
            elif child.tag in {f"{WORD}sdt", f"{WORD}sdtContent", f"{WORD}ins", f"{WORD}customXml", f"{WORD}smartTag"}:
                yield from self.blocks(child)

    def _row(self, row: Any) -> Iterator[str]:
        """Cells side by side share a line as far as that goes; cells that hold whole columns come one by one."""
        cells = [cell for cell in map(self._lines, _cells(row)) if cell]
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

    def _lines(self, cell: Any) -> list[str]:
        """The lines of a cell, whether it breaks them or begins paragraphs; a period set on two lines is one."""
        self._after_bold = True
        lines = "\n".join(self.blocks(cell)).strip("\n").split("\n")
        whole = " ".join(line.strip() for line in lines if line.strip())
        broken = any(_OPEN_PERIOD.search(line.strip()) for line in lines[:-1])
        if broken and len(whole) <= _LONGEST_PERIOD and re.search(r"\d", whole):
            return [whole]
        return lines if whole else []

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        """The paragraph's text, a blank line before it if bold begins there, then text boxes anchored in it."""
        if len(paragraph) == 0:
            yield ""
            return
        boxes: list[Any] = []
        text = "".join(self._pieces(paragraph, paragraph, boxes)).strip(" \n")
        properties = paragraph.find(f"{WORD}pPr")
        style, numbered = "", False
        if properties is not None:
            named = properties.find(f"{WORD}pStyle")
            style = named.get(f"{WORD}val", "") if named is not None else ""
            number = properties.find(f"{WORD}numPr/{WORD}numId")
            numbered = number is not None and number.get(f"{WORD}val") != "0"
        heading = re.match(r"heading|title", style, re.IGNORECASE) is not None
        is_item = not heading and (numbered or style in self._lists)
        leads_bold, all_bold = self._bold(paragraph)
        begins = heading or (leads_bold and not is_item and not self._after_bold)
        self._after_bold = all_bold
        if text.strip() and is_item:
            text = "- " + text
        yield f"\n{text}" if begins and text else text
        for box in boxes:
            yield from self.blocks(box)

    def _bold(self, paragraph: Any) -> tuple[bool, bool]:
        """Whether the paragraph begins in bold, and whether all of it is."""
        runs = [run for run in paragraph.iter(f"{WORD}r") if any(one.text for one in run.iter(f"{WORD}t"))]
        bold = [self._looks.is_bold(run, paragraph) for run in runs]
        return bold[:1] == [True], bool(bold) and all(bold)

    def _pieces(self, node: Any, paragraph: Any, boxes: list[Any]) -> Iterator[str]:
        """Text below `node` without what was deleted, hidden or is there twice; text boxes go into `boxes` instead."""
        for child in node:
            tag = child.tag
            if tag == f"{WORD}t":
                yield child.text or ""
            elif tag in {f"{WORD}tab", f"{WORD}ptab"}:
                yield "\t"
            elif tag in {f"{WORD}br", f"{WORD}cr"}:
                yield "\n"
            elif tag == f"{WORD}noBreakHyphen":
                yield "-"
            elif tag == f"{WORD}sym":
                yield " " if child.get(f"{WORD}char", "").upper() in _PICTURES else " • "
            elif tag == f"{WORD}txbxContent":
                boxes.append(child)
            elif tag == f"{WORD}hyperlink":
                words = "".join(self._pieces(child, paragraph, boxes))
                yield words + leading_to(words, self.links.get(child.get(_RELATION, ""), ""))
            elif tag == f"{WORD}r" and self._looks.is_hidden(child, paragraph):
                self.hidden.append("".join(self._pieces(child, paragraph, [])).strip())
            elif tag not in {f"{WORD}pPr", f"{WORD}rPr", f"{WORD}del", f"{WORD}instrText", _FALLBACK}:
                yield from self._pieces(child, paragraph, boxes)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{WORD}tc":
            yield child
        elif child.tag in {f"{WORD}sdt", f"{WORD}sdtContent"}:
            yield from _cells(child)
