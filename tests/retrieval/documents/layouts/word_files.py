"""The three layouts as Word files, by python-docx: paragraphs in Word's own styles, tables, cells as columns."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt

from tests.retrieval.documents.layouts.sheet import Sheet

_NARROW = ("skills", "languages", "certificates", "interests")


def word_docx(sheet: Sheet) -> bytes:
    """Paragraphs in styles, with a page header; "Employer, Place <tab> dates" above the title."""
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{sheet['name']}\tCurriculum Vitae"
    section.footer.paragraphs[0].text = "Page 1"
    document.add_heading(sheet["name"], 0)
    document.add_paragraph(sheet["label"], style="Subtitle")
    document.add_paragraph(sheet["address"])
    document.add_paragraph(" | ".join(one["url"] or one["text"] for one in sheet["contacts"]))
    for part in sheet["sections"]:
        document.add_heading(part["heading"], 1)
        if part["text"]:
            document.add_paragraph(part["text"])
        for entry in part["entries"]:
            _tabbed(document, entry)
        for item in part["items"]:
            document.add_paragraph(_item(item), style="List Bullet")
    return _saved(document)


def _tabbed(document: Any, entry: dict[str, Any]) -> None:
    by = ", ".join(filter(None, (entry["by"], entry["place"])))
    line = document.add_paragraph()
    line.paragraph_format.tab_stops.add_tab_stop(Cm(15), WD_TAB_ALIGNMENT.RIGHT)
    above = by and entry["section"] in {"work", "volunteer"}
    line.add_run(by if above else entry["title"]).bold = True
    line.add_run(f"{'' if above or not by else ', ' + by}\t{entry['dates']}")
    if above:
        document.add_paragraph().add_run(entry["title"]).italic = True
    if entry["score"]:
        document.add_paragraph(f"Grade: {entry['score']}")
    _tell(document, entry)


def columns_docx(sheet: Sheet) -> bytes:
    """One table of one row, whose two cells are the columns: what Word's own templates do."""
    document = Document()
    document.styles["Normal"].font.size = Pt(9)
    narrow, wide = document.add_table(1, 2).rows[0].cells
    narrow.paragraphs[0].add_run(sheet["contact"]).bold = True
    for text in [sheet["address"], *(one["url"] or one["text"] for one in sheet["contacts"])]:
        narrow.add_paragraph(text)
    wide.paragraphs[0].add_run(sheet["name"]).bold = True
    wide.add_paragraph(sheet["label"])
    for part in sheet["sections"]:
        cell = narrow if part["key"] in _NARROW else wide
        cell.add_paragraph(part["heading"], style="Heading 2")
        if part["text"]:
            cell.add_paragraph(part["text"])
        for entry in part["entries"]:
            _stacked(cell, entry)
        for item in part["items"]:
            _listed(cell, item)
    return _saved(document)


def _stacked(cell: Any, entry: dict[str, Any]) -> None:
    cell.add_paragraph().add_run(entry["title"]).bold = True
    grade = f"Grade: {entry['score']}" if entry["score"] else ""
    by = " | ".join(filter(None, (entry["by"], entry["place"])))
    for text in filter(None, (by, entry["dates"], grade)):
        cell.add_paragraph(text)
    _tell(cell, entry)
    cell.add_paragraph()


def _listed(cell: Any, item: dict[str, Any]) -> None:
    if not item["keywords"]:
        cell.add_paragraph(" – ".join(filter(None, (item["name"], item["level"]))))
        return
    cell.add_paragraph().add_run(_named(item)).bold = True
    for keyword in item["keywords"]:
        cell.add_paragraph(keyword, style="List Bullet")


def tables_docx(sheet: Sheet) -> bytes:
    """A form: a table a section, its first row names the columns."""
    document = Document()
    document.add_heading("Curriculum Vitae", 0)
    document.add_heading(sheet["contact"], 1)
    rows = [("Name", sheet["name"]), ("Occupation", sheet["label"]), ("Address", sheet["address"])]
    _table(document, (), [*rows, *((_kind(one), one["url"] or one["text"]) for one in sheet["contacts"])])
    for part in sheet["sections"]:
        document.add_heading(part["heading"], 1)
        if part["text"]:
            document.add_paragraph(part["text"])
        else:
            _tabulate(document, part)
    return _saved(document)


def _kind(contact: dict[str, str]) -> str:
    if contact["url"]:
        return "Web"
    return "E-mail" if "@" in contact["text"] else "Phone" if contact["text"][0] in "+(0123456789" else "Web"


def _tabulate(document: Any, part: dict[str, Any]) -> None:
    key, entries, items = part["key"], part["entries"], part["items"]
    if key in {"work", "volunteer", "projects"}:
        _table(
            document,
            ("Dates", "Project" if key == "projects" else "Position"),
            [(one["dates"], one) for one in entries],
        )
    elif key == "education":
        rows = [[one[name] for name in ("dates", "degree", "area", "by", "score")] for one in entries]
        table = _table(document, ("Dates", "Qualification", "Subject", "School", "Grade"), rows)
        for row, entry in zip(table.rows[1:], entries, strict=True):
            _tell(row.cells[3], entry)
    elif key == "references":
        _table(document, ("Name", "Reference"), [(entry["title"], "\n".join(entry["prose"])) for entry in entries])
    elif entries:
        names = ("Date", "Title", "Published by" if key == "publications" else "Awarding body")
        table = _table(document, names, [(one["dates"], one["title"], one["by"]) for one in entries])
        for row, entry in zip(table.rows[1:], entries, strict=True):
            _tell(row.cells[1], entry)
    elif key == "languages":
        _table(document, ("Language", "Level"), [(item["name"], item["level"]) for item in items])
    else:
        _table(document, ("Area", "Details"), [(_named(item), ", ".join(item["keywords"])) for item in items])


def _table(document: Any, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> Any:
    """A ruled table; a cell is a text, or an entry that is told in the cell."""
    table = document.add_table(0, len(rows[0]), style="Table Grid")
    for row in [head, *rows] if head else rows:
        for cell, content in zip(table.add_row().cells, row, strict=True):
            if isinstance(content, str):
                cell.text = content
                continue
            cell.paragraphs[0].add_run(content["title"]).bold = True
            if by := ", ".join(filter(None, (content["by"], content["place"]))):
                cell.add_paragraph(by)
            _tell(cell, content)
    return table


def _tell(parent: Any, entry: dict[str, Any]) -> None:
    """What stands under the head of an entry."""
    for text in filter(None, [entry["url"], *entry["prose"]]):
        parent.add_paragraph(text)
    for text in entry["bullets"]:
        parent.add_paragraph(text, style="List Bullet")
    for note in entry["notes"]:
        parent.add_paragraph(f"{note['label']}: {note['text']}")


def _item(item: dict[str, Any]) -> str:
    return ": ".join(filter(None, (_named(item), ", ".join(item["keywords"]))))


def _named(item: dict[str, Any]) -> str:
    return f"{item['name']} ({item['level']})" if item["level"] else item["name"]


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
