"""DOCX by python-docx: real styles (Title, Heading 1 and 2, List Bullet), so that it is easy to edit and to read back.

Of python-docx's own template only the styles in `_STYLES` remain; its author, thumbnail and application data do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from storage.export.entries import Entry, Item, Span
from storage.export.layout import Layout, Section

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_ACCENT = "1F3F66"
_MUTED = "55585E"
_FONT = "Calibri"
_MARGIN_MM = 20
_PAPER_MM = {"a4": (210.0, 297.0), "us-letter": (215.9, 279.4)}
_LETTER_SPACE = 9
"""Points above a paragraph of a letter."""
_CORE_LIMIT = 255
"""Characters in a core property. Source: ECMA-376 part 2, as python-docx enforces it."""
_LEFTOVERS = ("thumbnail", "extended-properties", "stylesWithEffects", "customXml")
"""Ends of the relationship types that lead to parts of python-docx's template which say nothing about this document."""
_FIELD = re.compile(r"(\{page\}|\{pages\})")


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    bold: bool = False
    color: str = ""
    before: float = 0
    after: float = 0
    centered: bool = False
    ruled: bool = False
    is_kept: bool = False


_STYLES = {
    "Normal": _Look(10.5, after=3),
    "Title": _Look(22, bold=True, color=_ACCENT, centered=True),
    "Subtitle": _Look(11.5, color=_MUTED, after=3, centered=True),
    "Contact": _Look(10.5, after=3, centered=True),
    "Heading 1": _Look(12.5, bold=True, color=_ACCENT, before=12, after=4, ruled=True, is_kept=True),
    "Heading 2": _Look(10.5, before=5, after=2, is_kept=True),
    "List Bullet": _Look(10.5, after=2),
    "Footer": _Look(8.5, color=_MUTED, centered=True),
}


def to_docx(layout: Layout, *, date: datetime | None = None) -> bytes:
    """The resume as a Word document. The same layout and date give the same bytes."""
    import docx

    document = docx.Document(BytesIO(_blank()))
    _set_page(document, layout)
    _set_properties(document, layout, date)
    if layout.name:
        document.add_paragraph(layout.name, style="Title")
    if layout.label:
        document.add_paragraph(layout.label, style="Subtitle")
    if layout.contacts:
        paragraph = document.add_paragraph(style="Contact")
        for index, contact in enumerate(layout.contacts):
            if index:
                paragraph.add_run("  ·  ")
            _add_span(paragraph, contact)
    for section in layout.sections:
        _add_section(document, section)
    buffer = BytesIO()
    document.save(buffer)
    return _repack(buffer.getvalue())


def _add_section(document: Document, section: Section) -> None:
    from docx.shared import Pt

    if section.heading:
        document.add_heading(section.heading, level=1)
    for text in section.paragraphs:
        paragraph = document.add_paragraph(text)
        if not section.heading:
            paragraph.paragraph_format.space_before = Pt(_LETTER_SPACE)
    for entry in section.entries:
        _add_entry(document, entry)
    for item in section.items:
        _add_item(document, item)


def _add_entry(document: Document, entry: Entry) -> None:
    from docx.shared import RGBColor

    heading = document.add_heading(level=2)
    _add_span(heading, entry.title, bold=True)
    for place in entry.place:
        heading.add_run(" · ")
        _add_span(heading, place)
    if entry.dates:
        heading.add_run(f"\t{entry.dates}").font.color.rgb = RGBColor.from_string(_MUTED)
    for text in entry.paragraphs:
        document.add_paragraph(text)
    for text in entry.bullets:
        document.add_paragraph(text, style="List Bullet")
    for item in entry.items:
        _add_item(document, item)
    if not (entry.paragraphs or entry.bullets or entry.items):
        heading.paragraph_format.keep_with_next = False


def _add_item(document: Document, item: Item) -> None:
    paragraph = document.add_paragraph()
    if label := item.line.removesuffix(item.text):
        paragraph.add_run(label).bold = True
    paragraph.add_run(item.text)


def _add_span(paragraph: Paragraph, span: Span, *, bold: bool = False) -> None:
    """Add a run, as a hyperlink if the span leads anywhere (python-docx can read these, but not write them)."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run(span.text)
    run.bold = True if bold else None
    if span.url:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(span.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        paragraph._p.append(link)
        link.append(run._r)


def _set_page(document: Document, layout: Layout) -> None:
    """Paper and margins, the right tab for dates, and a footer from page 2 on."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    width, height = _PAPER_MM[layout.paper]
    page = document.sections[0]
    page.page_width, page.page_height = Mm(width), Mm(height)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(_MARGIN_MM)
    tabs = document.styles["Heading 2"].paragraph_format.tab_stops
    tabs.add_tab_stop(Mm(width - 2 * _MARGIN_MM), WD_TAB_ALIGNMENT.RIGHT)
    page.different_first_page_header_footer = True
    footer = page.footer.paragraphs[0]
    footer.style = document.styles["Footer"]
    text = layout.page.replace("{name}", layout.name).strip(" ·")
    for piece in filter(None, _FIELD.split(text)):
        if _FIELD.fullmatch(piece):
            _add_field(footer, "PAGE" if piece == "{page}" else "NUMPAGES")
        else:
            footer.add_run(piece)


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    """A number that the word processor fills in when it lays out the pages."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)
    field.append(paragraph.add_run("2")._r)


def _set_properties(document: Document, layout: Layout, date: datetime | None) -> None:
    properties = document.core_properties
    properties.title = layout.title[:_CORE_LIMIT]
    properties.author = layout.name[:_CORE_LIMIT]
    properties.last_modified_by = layout.name[:_CORE_LIMIT]
    properties.keywords = ", ".join(layout.keywords)[:_CORE_LIMIT]
    properties.language = layout.language
    properties.comments = ""
    if date:
        properties.created = properties.modified = date.astimezone(UTC)
    else:
        for name in ("created", "modified"):
            for element in properties._element.findall(f"{{http://purl.org/dc/terms/}}{name}"):
                properties._element.remove(element)


@cache
def _blank() -> bytes:
    """python-docx's template without its leftovers, with our styles."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE

    document = docx.Document()
    for part in (document.part.package, document.part):
        for key, relationship in list(part.rels.items()):
            if relationship.reltype.endswith(_LEFTOVERS):
                del part.rels[key]
    _keep_styles(document)
    _tidy_settings(document)
    document.styles.add_style("Contact", WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    for name, look in _STYLES.items():
        _dress(document.styles[name], look)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _tidy_settings(document: Document) -> None:
    """No traces of earlier editing; today's layout rules instead of Word 2010's "compatibility mode"."""
    from docx.oxml.ns import qn

    settings = document.settings.element
    for tag in ("w:rsids", "w:savePreviewPicture", "w:proofState"):
        for element in settings.findall(qn(tag)):
            settings.remove(element)
    for element in settings.iter(qn("w:compatSetting")):
        if element.get(qn("w:name")) == "compatibilityMode":
            element.set(qn("w:val"), "15")


def _keep_styles(document: Document) -> None:
    """Remove every style but ours and Word's defaults, and links to those that went."""
    from docx.oxml.ns import qn

    for style in list(document.styles):
        element: Any = style.element
        if style.name not in _STYLES and element.get(qn("w:default")) != "1":
            element.getparent().remove(element)
            continue
        for tag in ("w:link", "w:rsid"):
            for child in element.findall(qn(tag)):
                element.remove(child)
    kept = {style.style_id for style in document.styles}
    for link in list(document.part.numbering_part.element.iter(qn("w:pStyle"))):
        if link.get(qn("w:val")) not in kept:
            link.getparent().remove(link)


def _dress(style: Any, look: _Look) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.oxml.parser import parse_xml
    from docx.shared import Pt, RGBColor

    for element in style.element.findall(qn("w:rPr")):
        style.element.remove(element)
    properties = style.element.get_or_add_pPr()
    for tag in ("w:pBdr", "w:contextualSpacing", *(() if style.name == "List Bullet" else ("w:numPr",))):
        for element in properties.findall(qn(tag)):
            properties.remove(element)
    font, paragraph = style.font, style.paragraph_format
    font.name, font.size, font.bold = _FONT, Pt(look.size), look.bold
    style.element.rPr.rFonts.set(qn("w:cs"), _FONT)
    if look.color:
        font.color.rgb = RGBColor.from_string(look.color)
    paragraph.space_before, paragraph.space_after, paragraph.line_spacing = Pt(look.before), Pt(look.after), 1.05
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if look.centered else None
    paragraph.keep_with_next = look.is_kept or None
    if look.ruled:
        namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        border = parse_xml(
            f'<w:pBdr xmlns:w="{namespace}"><w:bottom w:val="single" w:sz="5" w:space="2" w:color="A5B2C2"/></w:pBdr>'
        )
        properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _repack(data: bytes) -> bytes:
    """The same archive with a fixed time on each file, where python-docx writes the time of day."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return buffer.getvalue()
