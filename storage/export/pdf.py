"""PDF and PNG by Typst.

The text goes to the template as data (JSON in `sys.inputs`), so nothing in it is ever read as markup; the compiler's
root and package folders are empty, so a template can open no file. The PDF keeps to PDF/UA-1 (tagged, for screen
readers); as that standard forbids characters that no font can show, a resume never comes out with boxes in it.
"""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from storage.export.errors import ExportError
from storage.export.layout import Layout

if TYPE_CHECKING:
    import typst

_TEMPLATES = Path(__file__).with_name("templates")
_FONT_PACKAGE = "noto_cjk_sans_otc"
_PIXELS_PER_INCH = 144
_NO_GLYPH = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_EMOJI = re.compile("[\U0001f000-\U0001faff\ufe0f\u20e3]+|\u200d(?![^\\W\\d_])")


@dataclass(frozen=True, slots=True)
class _Print:
    """One way to print: the layout as plain data, the template's source, the fonts; `tight` is from 0 to 1."""

    data: dict[str, Any]
    source: bytes
    fonts: typst.Fonts
    date: datetime | None = None
    tight: float = 0.0

    def compile(self, kind: Literal["pdf", "png"]) -> list[bytes]:
        """The document, or a picture of each page. Raises typst.TypstError."""
        import typst

        with tempfile.TemporaryDirectory(prefix="vita-") as empty:
            compiler = typst.Compiler(
                self.source,
                root=empty,
                font_paths=self.fonts,
                ignore_system_fonts=True,
                sys_inputs={
                    "layout": json.dumps(self.data),
                    "date": json.dumps(self.date.astimezone(UTC).timetuple()[:6] if self.date else None),
                    "tight": str(self.tight),
                },
                package_path=empty,
                package_cache_path=empty,
            )
            if kind == "pdf":
                found = compiler.compile(format="pdf", pdf_standards="ua-1")
            else:
                found = compiler.compile(format="png", ppi=_PIXELS_PER_INCH)
        return found if isinstance(found, list) else [found or b""]


def to_pdf(layout: Layout, *, template: str = "classic", date: datetime | None = None) -> bytes:
    """The resume as a PDF/UA-1 document. `date` (aware) is its creation date; without one it has none.

    The same layout and date give the same bytes, unless a character needs a font that only this machine has.
    Raises ExportError for an unknown template and for text that no font at hand can show.
    """
    return _settle(layout, template, date)[1]


def to_png_pages(layout: Layout, *, template: str = "classic") -> list[bytes]:
    """The PDF's pages as pictures, at 144 pixels per inch. Raises ExportError like `to_pdf`."""
    return _settle(layout, template, None)[0].compile("png")


def template_names() -> list[str]:
    """The templates there are: each .typ file in templates/."""
    return sorted(path.stem for path in _TEMPLATES.glob("*.typ"))


def _settle(layout: Layout, template: str, date: datetime | None) -> tuple[_Print, bytes]:
    """The way to print that shows every character on as few pages as it takes, and the PDF that it gives."""
    if template not in template_names():
        raise ExportError(f"unknown template {template!r}; known: {', '.join(template_names())}")
    source = (_TEMPLATES / f"{template}.typ").read_bytes()
    data: dict[str, Any] = _without(asdict(layout), _EMOJI)
    loose, pdf = _show_all(_Print(data, source, _fonts("own"), date))
    pages = _count_pages(pdf)
    for tight in (0.5, 1.0) if pages > 1 else ():
        closer = replace(loose, tight=tight)
        closer_pdf = closer.compile("pdf")[0]
        if _count_pages(closer_pdf) < pages:
            return closer, closer_pdf
    return loose, pdf


def _show_all(first: _Print) -> tuple[_Print, bytes]:
    """`first`, changed until every character shows: more fonts join, and symbols that none of them has are left out."""
    import typst

    way = first
    while True:
        try:
            return way, way.compile("pdf")[0]
        except typst.TypstError as error:
            if not (missing := _NO_GLYPH.search(error.message)):
                raise ExportError(f"the PDF could not be made: {error.message}") from error
            text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), missing[1])
            without = _without(way.data, re.compile(re.escape(text)))
            if way.fonts is not _fonts("machine"):
                way = replace(way, fonts=_fonts("packaged" if way.fonts is _fonts("own") else "machine"))
            elif without != way.data and all(unicodedata.category(character)[0] in "SM" for character in text):
                way = replace(way, data=without)
            else:
                raise ExportError(_advice(text)) from error


def _advice(text: str) -> str:
    return (
        f"no font on this machine can show {text!r}, so a PDF or a picture would have boxes in it: "
        "install a font that has it, or export as docx or md"
    )


@cache
def _fonts(reach: Literal["own", "packaged", "machine"]) -> typst.Fonts:
    """Typst's own fonts (Latin, Greek, Cyrillic, Hebrew); those and the installed font package (Chinese, Japanese,
    Korean); those and whatever this machine has. The first two are the same on every machine."""
    import typst

    package = find_spec(_FONT_PACKAGE) if reach != "own" else None
    folders = list(package.submodule_search_locations or []) if package else []
    return typst.Fonts(include_system_fonts=reach == "machine", font_paths=folders)


def _count_pages(pdf: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _without(value: Any, pattern: re.Pattern[str]) -> Any:
    """Plain data without the text that `pattern` finds; what was only that goes from its list too."""
    if isinstance(value, str):
        return re.sub(r" {2,}", " ", pattern.sub("", value)).strip() if pattern.search(value) else value
    if isinstance(value, dict):
        return {key: _without(item, pattern) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [kept for item in value if (kept := _without(item, pattern)) != "" or item == ""]
    return value
