"""JSON Resume v1.0.0: a resume as its schema wants it, and what is wrong, in plain words, with a document that is not.

Source: schema.json is that file of the npm package `resume-schema` 1.0.0 (MIT, see schema.LICENSE.md).
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storage.export.text import mail_link, web_link
from storage.export.words import goes_on
from storage.resume import Resume

if TYPE_CHECKING:
    from jsonschema import Draft4Validator
    from jsonschema.exceptions import ValidationError

SCHEMA_URL = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

_SCHEMA = Path(__file__).with_name("schema.json")
_DATES = frozenset({"startDate", "endDate", "date", "releaseDate"})
_DATE = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_YEAR_FIRST = re.compile(r"([12]\d{3})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/.]([12]\d{3})")
_MONTH_NAMED = re.compile(r"([a-z]{3})[a-z]{0,6}\.?,?\s+([12]\d{3})")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def to_json(resume: Resume, *, date: datetime | None = None) -> bytes:
    """The resume as a JSON Resume document (UTF-8, indented). `date` (aware) becomes `meta.lastModified`.

    Fields that the schema does not name stay where they are. A date that no date of the schema can say ("Spring 2019")
    stays as an extra field, `startDateText`. Empty fields are left out.
    """
    data = {key: _as_schema_wants(value) for key, value in resume.to_json().items()}
    meta = data.pop("meta", {})
    if isinstance(meta, dict):
        meta = {**meta, "version": "v1.0.0"}
        if date:
            meta["lastModified"] = date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    document = {"$schema": SCHEMA_URL, **data, "meta": meta}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def validate(data: object) -> list[str]:
    """What keeps `data` from being JSON Resume v1.0.0, one sentence each, in document order; [] if nothing does."""
    found = sorted(_validator().iter_errors(data), key=lambda error: [str(step) for step in error.absolute_path])
    return list(dict.fromkeys(_in_words(error) for error in found))


def _as_schema_wants(value: Any) -> Any:
    """Plain data with dates and web addresses in the schema's form."""
    if isinstance(value, list):
        return [_as_schema_wants(item) for item in value]
    if not isinstance(value, dict):
        return value
    result: dict[str, Any] = {}
    for key, item in value.items():
        if key in _DATES and isinstance(item, str):
            result |= _date_fields(key, item.strip())
        elif key == "url" and isinstance(item, str):
            result[key] = web_link(item.strip()) or item
        else:
            result[key] = _as_schema_wants(item)
    return result


def _date_fields(key: str, text: str) -> dict[str, str]:
    """The date under `key` as the schema wants it, and the person's words for what it cannot say."""
    if _DATE.fullmatch(text):
        return {key: text}
    if key == "endDate" and goes_on(text):
        return {}
    if date := _read_date(text.lower()):
        return {key: date}
    years = set(re.findall(r"(?<!\d)[12]\d{3}(?!\d)", text))
    return {f"{key}Text": text} | ({key: years.pop()} if len(years) == 1 else {})


def _read_date(text: str) -> str:
    """Other usual ways to write a month of a year (2019-4, 04/2019, April 2019) as `YYYY-MM`; "" for anything else."""
    year, month, day = "", 0, ""
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found[1], int(found[2]), found[3] or ""
    elif found := _MONTH_FIRST.fullmatch(text):
        year, month = found[2], int(found[1])
    elif (found := _MONTH_NAMED.fullmatch(text)) and found[1] in _MONTHS:
        year, month = found[2], _MONTHS.index(found[1]) + 1
    date = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    return date if _DATE.fullmatch(date) else ""


@cache
def _validator() -> Draft4Validator:
    from jsonschema import Draft4Validator, FormatChecker

    formats = FormatChecker(formats=())
    formats.checks("email")(lambda value: not isinstance(value, str) or bool(mail_link(value)))
    formats.checks("uri")(lambda value: not isinstance(value, str) or bool(re.match(r"[A-Za-z][\w+.-]*:\S+$", value)))
    # The schema asks for a full date at one place only (a certificate's); its later versions dropped that.
    formats.checks("date")(lambda value: not isinstance(value, str) or bool(_DATE.fullmatch(value)))
    return Draft4Validator(json.loads(_SCHEMA.read_text(encoding="utf-8")), format_checker=formats)


_KINDS = {
    "object": "an object",
    "array": "a list",
    "string": "text",
    "number": "a number",
    "integer": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


def _in_words(error: ValidationError) -> str:
    where, value = _place(error), error.instance
    if error.validator == "type":
        return f"{where}: expected {_KINDS.get(str(error.validator_value), 'something else')}, got {_kind(value)}"
    if error.validator == "pattern" or (error.validator == "format" and error.validator_value == "date"):
        return f"{where}: expected a date as YYYY, YYYY-MM or YYYY-MM-DD, got {value!r}"
    if error.validator == "format":
        wanted = {"email": "an e-mail address", "uri": "a web address with http:// or https://"}
        return f"{where}: expected {wanted.get(str(error.validator_value), error.validator_value)}, got {value!r}"
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        unknown = ", ".join(repr(key) for key in value if key not in known)
        return f"{where}: JSON Resume has no field {unknown} here; known: {', '.join(known)}"
    return f"{where}: {error.message}"


def _place(error: ValidationError) -> str:
    """`work 2, startDate` for ["work", 1, "startDate"]."""
    words: list[str] = []
    for step in error.absolute_path:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words) or "resume"


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    kinds = ((str, "text"), (int | float, "a number"), (list, "a list"), (dict, "an object"))
    return next((name for kind, name in kinds if isinstance(value, kind)), type(value).__name__)
