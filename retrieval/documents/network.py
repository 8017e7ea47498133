"""The data export of a professional network, a zip of CSV files, as JSON Resume; of its files only those named here.

Messages, contacts and everything else in the export stay unread.
Source: the columns of LinkedIn's "Download your data", as of 2026.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from retrieval.documents import MAX_CHARACTERS, DocumentError
from retrieval.documents.plain import decode, tidy

MAX_MEMBER_BYTES = 2_000_000

Row = Mapping[str, str]

_COLUMNS: dict[str, tuple[str, dict[str, str]]] = {  # file: section, and a field of JSON Resume for each column
    "positions": (
        "work",
        {
            "company name": "name",
            "title": "position",
            "location": "location",
            "started on": "startDate",
            "finished on": "endDate",
            "description": "highlights",
        },
    ),
    "education": (
        "education",
        {
            "school name": "institution",
            "degree name": "studyType",
            "field of study": "area",
            "start date": "startDate",
            "end date": "endDate",
            "grade": "score",
        },
    ),
    "skills": ("skills", {"name": "name"}),
    "languages": ("languages", {"name": "language", "proficiency": "fluency"}),
    "certifications": ("certificates", {"name": "name", "authority": "issuer", "started on": "date", "url": "url"}),
    "honors": ("awards", {"title": "title", "issuer": "awarder", "issued on": "date", "description": "summary"}),
    "projects": (
        "projects",
        {
            "title": "name",
            "description": "description",
            "url": "url",
            "started on": "startDate",
            "finished on": "endDate",
        },
    ),
    "volunteering": (
        "volunteer",
        {
            "company name": "organization",
            "role": "position",
            "started on": "startDate",
            "finished on": "endDate",
            "description": "highlights",
        },
    ),
    "publications": (
        "publications",
        {
            "name": "name",
            "publisher": "publisher",
            "published on": "releaseDate",
            "url": "url",
            "description": "summary",
        },
    ),
}
_SAME = {"volunteering experiences": "volunteering", "honors and awards": "honors"}
_BASICS = ("profile", "email addresses", "phonenumbers", "phone numbers")


def is_export(names: set[str]) -> bool:
    """Whether a zip with these files is such an export."""
    return len({_called(name) for name in names} & {"profile", "positions", "education", "skills"}) >= 2


def read_export(content: bytes) -> str:
    """JSON Resume, indented; dates as the export has them ("Jan 2020"). Raises DocumentError."""
    tables = dict(_tables(content))
    resume: dict[str, Any] = {"basics": _basics(tables)}
    for name, (section, columns) in _COLUMNS.items():
        if entries := [entry for row in tables.get(name, []) if (entry := _entry(row, columns))]:
            resume[section] = entries
    if not any(resume.values()):
        raise DocumentError("empty")
    return json.dumps(resume, ensure_ascii=False, indent=2)


def _called(member: str) -> str:
    path = PurePosixPath(member)
    name = re.sub(r"[\s_-]+", " ", path.stem).lower() if path.suffix.lower() == ".csv" else ""
    return _SAME.get(name, name)


def _tables(content: bytes) -> Iterator[tuple[str, list[Row]]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            name = _called(member.filename)
            if name not in _COLUMNS and name not in _BASICS:
                continue
            if member.flag_bits & 1:
                raise DocumentError("encrypted")
            if member.file_size > MAX_MEMBER_BYTES:
                raise DocumentError("too_large")
            try:
                text = decode(archive.read(member))
            except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError) as error:
                raise DocumentError("broken") from error
            yield name, _rows(text)


def _rows(text: str) -> list[Row]:
    """The rows below the one that names the columns; notes may stand above it."""
    try:
        rows = [[tidy(cell) for cell in row] for row in csv.reader(io.StringIO(text[:MAX_CHARACTERS], newline=""))]
    except csv.Error as error:
        raise DocumentError("broken") from error
    known = {"first name", "email address", "number"}.union(*(columns for _, columns in _COLUMNS.values()))
    for number, row in enumerate(rows):
        head = [cell.lower() for cell in row]
        if known & set(head):
            return [dict(zip(head, cells, strict=False)) for cells in rows[number + 1 :] if any(cells)]
    return []


def _basics(tables: Mapping[str, list[Row]]) -> dict[str, Any]:
    profile: Row = next(iter(tables.get("profile", [])), {})
    emails = sorted(tables.get("email addresses", []), key=lambda row: row.get("primary", "").lower() != "yes")
    phones = [*tables.get("phonenumbers", []), *tables.get("phone numbers", [])]
    names = (profile.get("first name", ""), profile.get("last name", ""))
    sites = re.findall(r"https?://[^\s,\]]+", profile.get("websites", ""))
    found: dict[str, Any] = {
        "name": " ".join(filter(None, names)),
        "label": profile.get("headline", ""),
        "summary": profile.get("summary", ""),
        "email": emails[0].get("email address", "") if emails else "",
        "phone": phones[0].get("number", "") if phones else "",
        "url": sites[0] if sites else "",
        "location": {"city": place} if (place := profile.get("geo location", "")) else {},
    }
    return {field: value for field, value in found.items() if value}


def _entry(row: Row, columns: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {field: row[column] for column, field in columns.items() if row.get(column)}
    if told := found.get("highlights"):
        found["highlights"] = [line.strip().removeprefix("- ") for line in told.split("\n") if line.strip()]
    return found
