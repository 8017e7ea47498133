"""Resumes as other people's programs print them: three layouts, each as PDF (Typst) and as DOCX (python-docx).

None of them is ours: headings, dates, orders and marks differ from layout to layout as they do in the world.

    columns    a narrow column (contact, skills, languages, certificates) beside a wide one; links under words
    tables     a form: everything in ruled tables with named columns
    word       what a word processor makes: styles, justified lines with hyphens, page headers and footers
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import typst

from tests.retrieval.documents.layouts.sheet import LAYOUTS, Sheet, sheet_of
from tests.retrieval.documents.layouts.word_files import columns_docx, tables_docx, word_docx

_DOCX = {"columns": columns_docx, "tables": tables_docx, "word": word_docx}
_FOLDER = Path(__file__).parent


def print_resume(resume: dict[str, Any], layout: str, kind: str) -> bytes:
    """A JSON Resume as a file of `kind` ("pdf", "docx", "png": the first page) in one of LAYOUTS."""
    sheet = sheet_of(resume, LAYOUTS[layout])
    return _DOCX[layout](sheet) if kind == "docx" else _typeset(sheet, layout, kind)


def _typeset(sheet: Sheet, layout: str, kind: str) -> bytes:
    compiled = partial(typst.compile, str(_FOLDER / f"{layout}.typ"), sys_inputs={"sheet": json.dumps(sheet)})
    made = compiled(format="png", ppi=80) if kind == "png" else compiled()
    first = made[0] if isinstance(made, list) else made
    assert isinstance(first, bytes)
    return first
