"""The child process that parses one file: content on stdin, file ending as argument, one JSON object on stdout."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from retrieval.documents import MAX_CHARACTERS, TIMEOUT_SECONDS, DocumentError, Text
from retrieval.documents.content import recognise
from retrieval.documents.plain import is_empty, tidy

MEMORY_BYTES = 1_000_000_000
"""Address space, not use: the parsers' libraries alone map 300 MB."""

MAX_HIDDEN = 2000
"""Characters of hidden words that are told: enough to see what they are."""


def main(ending: str) -> None:
    _limit()
    try:
        answer = asdict(_read(sys.stdin.buffer.read(), ending))
    except DocumentError as error:
        answer = {"reason": error.reason}
    except MemoryError:
        answer = {"reason": "too_large"}
    except RecursionError:
        answer = {"reason": "broken"}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _limit() -> None:
    if sys.platform != "win32":
        import resource

        seconds = round(TIMEOUT_SECONDS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _read(content: bytes, ending: str) -> Text:
    """Only the parser that is needed is imported. Raises DocumentError."""
    kind = recognise(content, ending)
    pages, hidden = 0, ""
    if kind == "pdf":
        from retrieval.documents.pdf import read_pdf

        text, hidden, pages = read_pdf(content)
    elif kind == "docx":
        from retrieval.documents.docx import read_docx

        text, hidden = read_docx(content)
    elif kind == "export":
        from retrieval.documents.network import read_export

        text = read_export(content)
    else:
        from retrieval.documents.plain import decode

        text = decode(content)
        if kind == "html":
            from retrieval.documents.html import read_html

            text = read_html(text)
        elif kind == "markdown":
            from retrieval.documents.markdown import read_markdown

            text = read_markdown(text)
    if kind not in {"json", "export"}:
        text, hidden = tidy(text), " ".join(tidy(hidden).split())[:MAX_HIDDEN]
    if is_empty(text):
        raise DocumentError("empty")
    if len(text) > MAX_CHARACTERS:
        raise DocumentError("too_large")
    return Text(text, kind, pages, hidden)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
