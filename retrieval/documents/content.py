"""What kind of file some bytes are: by what is in them; the file's ending only where that does not tell."""

from __future__ import annotations

import io
import json
import re
import zipfile

from retrieval.documents import DocumentError, Kind
from retrieval.documents.network import is_export
from retrieval.documents.plain import decode

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_HEIC = re.compile(rb"^....ftyp(?:heic|heix|mif1|avif)", re.DOTALL)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER = (
    b"{\\rtf",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
    b"MZ",
    b"%!PS",
    b"SQLite format 3",
    b"ID3",
    b"OggS",
)
_HTML = re.compile(r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAGS = re.compile(r"</?(?:p|div|li|ul|ol|h[1-6]|br|table|td|span|strong|section)\b[^<>]*>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^#{1,4} \S|^\*\*\S.*\*\*|\[[^\]\n]+\]\(https?://", re.MULTILINE)


def recognise(content: bytes, ending: str) -> Kind:
    """The kind of a file. Raises DocumentError if it is one that we do not read."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK"):
        return _zipped(content)
    if content.startswith(_OLE):
        # an encrypted DOCX is an OLE file with these streams; without them it is an old .doc
        raise DocumentError("encrypted" if "EncryptedPackage".encode("utf-16-le") in content else "unsupported")
    if content.startswith(_PICTURES) or _HEIC.match(content):
        raise DocumentError("scanned")
    if content.startswith(_OTHER):
        raise DocumentError("unsupported")
    if ending in {".pdf", ".docx"}:
        raise DocumentError("broken")
    return _written(decode(content), ending)


def _zipped(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise DocumentError("broken") from error
    if any(name.lower().startswith("word/document") for name in names):
        return "docx"
    if is_export(names):
        return "export"
    raise DocumentError("unsupported")


def _written(text: str, ending: str) -> Kind:
    """Which kind of text. Markdown in a file with another ending needs several signs of it."""
    if text.lstrip()[:1] in {"{", "["}:
        if ending == ".json":
            return "json"
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            pass
        else:
            return "json"
    if (
        _HTML.match(text)
        or (ending in {".htm", ".html", ".xhtml"} and _TAGS.search(text))
        or len(_TAGS.findall(text)) > 8
    ):
        return "html"
    if ending in {".md", ".markdown"} or len(_MARKDOWN.findall(text)) >= 3:
        return "markdown"
    return "text"
