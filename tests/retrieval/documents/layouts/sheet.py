"""What a layout prints, as plain data: headings, dates and labels in the words that this layout uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Sheet = dict[str, Any]
"""name, label, address, contacts ({text, url}), sections ({key, heading} and text, entries or items)."""

_MONTHS = "January February March April May June July August September October November December".split()
_ORDER = (
    "summary work volunteer projects education certificates awards publications skills languages interests references"
).split()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a layout; `date` is filled in with {month} (a name), {short}, {number} and {year}."""

    headings: Mapping[str, str]
    date: str
    period: str
    present: str


LAYOUTS = {
    "columns": Words(
        {
            "contact": "Contact", "summary": "About me", "work": "Work Experience", "volunteer": "Volunteering",
            "projects": "Selected Projects", "education": "Education", "certificates": "Certificates",
            "awards": "Honors & Awards", "publications": "Publications", "skills": "Skills", "languages": "Languages",
            "interests": "Hobbies", "references": "Referees",
        },
        "{number:02}/{year}", "{start} – {end}", "present",
    ),
    "tables": Words(
        {
            "contact": "Personal details", "summary": "Personal profile", "work": "Employment history",
            "volunteer": "Voluntary work", "projects": "Projects", "education": "Education and qualifications",
            "certificates": "Licences and certificates", "awards": "Awards", "publications": "Publications",
            "skills": "Key skills", "languages": "Language skills", "interests": "Interests and hobbies",
            "references": "References",
        },
        "{short} {year}", "{start} - {end}", "now",
    ),
    "word": Words(
        {
            "contact": "Contact details", "summary": "PROFESSIONAL SUMMARY", "work": "PROFESSIONAL EXPERIENCE",
            "volunteer": "COMMUNITY SERVICE", "projects": "PROJECTS", "education": "ACADEMIC BACKGROUND",
            "certificates": "CERTIFICATIONS", "awards": "AWARDS AND HONOURS", "publications": "SELECTED PUBLICATIONS",
            "skills": "CORE COMPETENCIES", "languages": "LANGUAGES", "interests": "PERSONAL INTERESTS",
            "references": "REFERENCES",
        },
        "{month} {year}", "{start} to {end}", "date",
    ),
}  # fmt: skip


def sheet_of(resume: Mapping[str, Any], words: Words) -> Sheet:
    """Everything that the resume says, in the layout's words; nothing is left out."""
    basics = resume["basics"]
    place = basics.get("location", {})
    found = [_section(key, basics.get("summary") if key == "summary" else resume.get(key), words) for key in _ORDER]
    return {
        "name": basics["name"],
        "label": basics.get("label", ""),
        "address": ", ".join(
            place[key] for key in ("address", "city", "region", "postalCode", "countryCode") if place.get(key)
        ),
        "contacts": [_contact(basics[key]) for key in ("email", "phone", "url") if basics.get(key)]
        + [_profile(profile) for profile in basics.get("profiles", [])],
        "contact": words.headings["contact"],
        "sections": [section for section in found if section],
    }


def _contact(text: str) -> dict[str, str]:
    return {"text": text.removeprefix("https://"), "url": text if text.startswith("http") else ""}


def _profile(profile: Mapping[str, str]) -> dict[str, str]:
    """The network's name with its address under it; without one, the person's name there."""
    if url := profile.get("url"):
        return {"text": profile["network"], "url": url}
    return {"text": f"{profile['network']}: {profile['username']}", "url": ""}


def _section(key: str, parts: Any, words: Words) -> dict[str, Any] | None:
    if not parts:
        return None
    section = {"key": key, "heading": words.headings[key], "text": "", "entries": [], "items": []}
    if key == "summary":
        return section | {"text": parts}
    if key in {"skills", "languages", "interests"}:
        return section | {"items": [_item(part) for part in parts]}
    return section | {"entries": [_entry(key, part, words) for part in parts]}


def _item(part: Mapping[str, Any]) -> dict[str, Any]:
    """A name with a level and what belongs to it: "Kitchen (basic)", ["sauces", "pastry"]."""
    name = part.get("name") or part.get("language")
    return {"name": name, "level": part.get("level") or part.get("fluency", ""), "keywords": part.get("keywords", [])}


_NAMES = {  # of each section: what an entry is called, and who or where it was with
    "work": ("position", "name"),
    "volunteer": ("position", "organization"),
    "projects": ("name", "entity"),
    "education": ("", "institution"),
    "certificates": ("name", "issuer"),
    "awards": ("title", "awarder"),
    "publications": ("name", "publisher"),
    "references": ("name", ""),
}
_NOTES = {"courses": "Courses", "roles": "Role", "type": "Type", "keywords": "Technologies"}


def _entry(key: str, part: Mapping[str, Any], words: Words) -> dict[str, Any]:
    title, by = _NAMES[key]
    study = [part[field] for field in ("studyType", "area") if part.get(field)]
    return {
        "section": key,
        "title": part.get(title) or ", ".join(study),
        "degree": part.get("studyType", ""),
        "area": part.get("area", ""),
        "by": part.get(by, ""),
        "place": part.get("location", ""),
        "dates": _dates(part, words),
        "score": part.get("score", ""),
        "url": part.get("url", ""),
        "prose": [part[field] for field in ("description", "summary", "reference") if part.get(field)],
        "bullets": part.get("highlights", []),
        "notes": [{"label": label, "text": _listed(part[field])} for field, label in _NOTES.items() if part.get(field)],
    }


def _listed(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _dates(part: Mapping[str, Any], words: Words) -> str:
    if day := part.get("date") or part.get("releaseDate"):
        return _date(day, words)
    start, end = part.get("startDate"), part.get("endDate")
    if not start:
        return _date(end, words) if end else ""
    return words.period.format(start=_date(start, words), end=_date(end, words) if end else words.present)


def _date(text: str, words: Words) -> str:
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD` (whose day is not printed)."""
    year, *month = text.split("-")
    if not month:
        return year
    name = _MONTHS[int(month[0]) - 1]
    return words.date.format(month=name, short=name[:3], number=int(month[0]), year=year)
