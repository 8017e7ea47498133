"""Files to read, made by the programs that make such files or byte by byte, and what tests ask of them."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
import typst
from docx import Document

from retrieval.documents import DocumentError, Reason, Text, read_document

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(source: str) -> bytes:
    """A PDF typeset by Typst."""
    done = typst.compile(source.encode())
    assert isinstance(done, bytes)
    return done


def scanned_pdf(source: str, folder: Path) -> bytes:
    """A PDF that holds nothing but the picture of a page."""
    (folder / "page.png").write_bytes(_picture(source))
    (folder / "scan.typ").write_text('#set page(margin: 0pt)\n#image("page.png")')
    done = typst.compile(str(folder / "scan.typ"))
    assert isinstance(done, bytes)
    return done


def _picture(source: str) -> bytes:
    done = typst.compile(source.encode(), format="png", ppi=72)
    assert isinstance(done, bytes)
    return done


def raw_pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table) + end


def page_pdf(content: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of one page with this content stream, packed."""
    packed = zlib.compress(content, 9)
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed),
        trailer=trailer,
    )


def locked_pdf() -> bytes:
    """One that opens with a password only."""
    lock = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (b"41" * 32, b"42" * 32)
    return page_pdf(b"BT /F 12 Tf 50 700 Td (secret) Tj ET", trailer=lock)


def docx(document: Any) -> bytes:
    """What Word would save for a python-docx document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def raw_docx(body: bytes) -> bytes:
    """A DOCX with this XML between `<w:body>` and `</w:body>`."""
    empty = docx(Document())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(empty)) as template, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in template.namelist():
            head = b'<?xml version="1.0"?><w:document xmlns:w="%b"><w:body>' % _WORD.encode()
            whole = head + body + b"</w:body></w:document>"
            archive.writestr(name, whole if name == "word/document.xml" else template.read(name))
    return out.getvalue()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


RESUME = r"""
#set page(margin: 2cm)
= Dana Reyes
Leeds · dana\@example.org

== Experience
*Staff Nurse*, Mercy Hospital #h(1fr) Apr 2018 – Present
- Cared for up to 12 patients a shift on a busy surgical ward, and trained new colleagues in giving drugs safely.
- Efficient in the office
"""


def lines_of(text: Text) -> list[str]:
    return [line for line in text.text.split("\n") if line]


def reason_of(content: bytes, name: str = "resume.pdf") -> Reason:
    """Why a file cannot be read, which it must not be."""
    with pytest.raises(DocumentError) as raised:
        read_document(content, name)
    assert str(raised.value)
    return raised.value.reason
