"""JSON Resume as facts, field by field, and what is wrong with data that is not JSON Resume. Pure.

Older spellings of the schema (`company`, `website`, `gpa`) are read as today's. Source: https://jsonresume.org/schema,
versions 0.0.0 to 1.0.0.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import date
from typing import Any

from agents.understand.dates import find_dates
from agents.understand.values import Found

LISTS = {"highlights": "highlight", "courses": "course", "keywords": "keyword", "roles": "role"}
_TITLES = {  # of each section: the field that a bare string stands for
    "work": "name",
    "volunteer": "organization",
    "education": "institution",
    "awards": "title",
    "certificates": "name",
    "publications": "name",
    "skills": "name",
    "languages": "language",
    "interests": "name",
    "references": "name",
    "projects": "name",
}
_OLD_NAMES = {
    ("work", "company"): "name",
    ("work", "website"): "url",
    ("volunteer", "website"): "url",
    ("publications", "website"): "url",
    ("education", "gpa"): "score",
    ("projects", "website"): "url",
    ("basics", "website"): "url",
    ("basics", "picture"): "image",
}
_DATES = frozenset({"startDate", "endDate", "date", "releaseDate"})
_PRESENT = re.compile(r"(?:present|now|current|currently|ongoing|today|to date)\W*", re.IGNORECASE)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?')


def json_resume_problems(data: object) -> str | None:
    """One clear sentence on why `data` is not JSON Resume, or None if it is."""
    if not isinstance(data, dict):
        return f"expected an object with basics, work, education …, got {_kind(data)}"
    if not any(data.get(section) for section in ("basics", *_TITLES)):
        return "none of JSON Resume's sections (basics, work, education, skills …) has anything in it"
    problems = (_section_problem(section, data[section]) for section in ("basics", *_TITLES) if data.get(section))
    return next(filter(None, problems), None)


def _section_problem(section: str, value: Any) -> str | None:
    if section == "basics":
        if not isinstance(value, dict):
            return f"expected an object at basics, got {_kind(value)}"
        profiles = value.get("profiles") or []
        if not isinstance(profiles, list):
            return f"expected a list at basics.profiles, got {_kind(profiles)}"
        if wrong := [profile for profile in profiles if not isinstance(profile, dict)]:
            return f"expected objects at basics.profiles, found {_kind(wrong[0])}"
        known = ("name", "label", "image", "email", "phone", "url", "summary")
        return next(filter(None, (_text_problem(f"basics.{field}", value.get(field)) for field in known)), None)
    if not isinstance(value, list):
        return f"expected a list at {section}, got {_kind(value)}"
    for number, entry in enumerate(value):
        where = f"{section}[{number}]"
        if not isinstance(entry, dict | str):
            return f"expected an object at {where}, got {_kind(entry)}"
        if isinstance(entry, dict) and (problem := _entry_problem(section, where, entry)):
            return problem
    return None


def _entry_problem(section: str, where: str, entry: dict[str, Any]) -> str | None:
    for name in LISTS:
        items = entry.get(name) or []
        if not isinstance(items, list):
            return f"expected a list at {where}.{name}, got {_kind(items)}"
        if wrong := [item for item in items if not _is_plain(item)]:
            return f"expected strings at {where}.{name}, found {_kind(wrong[0])}"
    known = ("name", "position", "startDate", "endDate", "date", "summary", _TITLES[section])
    return next(filter(None, (_text_problem(f"{where}.{field}", entry.get(field)) for field in known)), None)


def _text_problem(where: str, value: Any) -> str | None:
    """Numbers are taken where people forget the quotes: dates, phone numbers. A name is none."""
    spoken = isinstance(value, str) or (_is_plain(value) and where.rsplit(".", 1)[-1] in {*_DATES, "phone"})
    return None if value is None or spoken else f"expected a string at {where}, got {_kind(value)}"


def _is_plain(value: Any) -> bool:
    """A string, or a number where people forget the quotes."""
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _kind(value: object) -> str:
    kinds: dict[type, str] = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}
    return "null" if value is None else kinds.get(type(value), "a number")


def facts_of_json_resume(data: dict[str, Any], *, text: str = "") -> tuple[Found, ...]:
    """Every value of a JSON Resume (see `json_resume_problems`) as a fact, in its order; values are verbatim.

    Items of lists are facts of their own (`highlight`, `keyword`, `course`, `role`; a skill without keywords is a
    `skill`), `basics.location` is flattened, a profile is its address. A current job has no endDate. Unknown fields
    that hold a string are kept. Offsets are into `text`, the JSON itself; 0 without it.
    """
    places: defaultdict[str, deque[tuple[int, int]]] = defaultdict(deque)
    for match in _STRING.finditer(text):
        if not match[2]:
            places[_unquoted(match[1])].append(match.span(1))
    found: list[Found] = []
    for section, entry, field, value in _values(data):
        spans = places[value]
        start, end = (spans.popleft() if len(spans) > 1 else spans[0]) if spans else (0, 0)
        told = _date(value) if field in _DATES else value
        if told:
            found.append(Found(section, entry, field, told, start, end))
    return tuple(found)


def _unquoted(literal: str) -> str:
    try:
        return str(json.loads(f'"{literal}"', strict=False))
    except ValueError:
        return ""


def _values(data: dict[str, Any]) -> Iterator[tuple[str, int, str, str]]:
    basics = data.get("basics") or {}
    for field, value in basics.items():
        if field == "location" and isinstance(value, dict):
            yield from (("basics", 0, name, text) for name, text in _texts("basics", value))
        elif field == "location":
            yield from (("basics", 0, "city", text) for _, text in _texts("basics", {field: value}))
        elif field == "profiles":
            yield from (("basics", 0, "profile", text) for text in map(_profile, value or []) if text)
        else:
            yield from (("basics", 0, name, text) for name, text in _texts("basics", {field: value}))
    for section, title in _TITLES.items():
        for entry, given in enumerate(data.get(section) or []):
            fields = given if isinstance(given, dict) else {title: given}
            texts = list(_texts(section, fields))
            if section == "skills" and [name for name, _ in texts] == ["name"]:
                texts = [("skill", texts[0][1])]
            yield from ((section, entry, name, text) for name, text in texts)


def _texts(section: str, fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if name in LISTS and isinstance(value, list):
            yield from ((LISTS[name], str(item)) for item in value if _is_plain(item) and str(item).strip())
        elif _is_plain(value) and str(value).strip():
            yield _OLD_NAMES.get((section, name), name), str(value)


def _profile(profile: dict[str, Any]) -> str:
    """Its address; without one "network: user name", as far as there is."""
    url, network, username = (str(profile.get(key) or "").strip() for key in ("url", "network", "username"))
    return url or (f"{network}: {username}" if network and username else "")


def _date(value: str) -> str:
    """A date as the file has it, without a time; "" for "Present"; what is no date stays as it is."""
    if match := re.match(r"((?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?)(?!\d)(?:T.*)?$", value.strip()):
        return match[1]
    if _PRESENT.fullmatch(value.strip()):
        return ""
    spans = find_dates(value, date.today())
    point = (spans[0].first or spans[0].last) if spans else None
    return point.value if point else value
