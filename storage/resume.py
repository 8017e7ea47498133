"""JSON Resume v1.0.0 as types, and how facts and lines become one.

Source: https://jsonresume.org/schema, which ships in `storage/export/`. Names in data are the schema's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from storage.interview import Interview, Line

SECTIONS = tuple(
    "basics work education skills projects certificates awards languages volunteer publications interests "
    "references".split()
)
"""All sections of JSON Resume, in the order in which a resume shows them."""


class _Part(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="allow")


class Location(_Part):
    address: str | None = None
    postal_code: str | None = None
    city: str | None = None
    country_code: str | None = None
    region: str | None = None


class Profile(_Part):
    network: str | None = None
    username: str | None = None
    url: str | None = None


class Basics(_Part):
    name: str | None = None
    label: str | None = None
    image: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None
    summary: str | None = None
    location: Location | None = None
    profiles: list[Profile] = Field(default_factory=list)


class Work(_Part):
    name: str | None = None
    position: str | None = None
    location: str | None = None
    description: str | None = None
    url: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    summary: str | None = None
    highlights: list[str] = Field(default_factory=list)


class Volunteer(_Part):
    organization: str | None = None
    position: str | None = None
    url: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    summary: str | None = None
    highlights: list[str] = Field(default_factory=list)


class Education(_Part):
    institution: str | None = None
    url: str | None = None
    area: str | None = None
    study_type: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    score: str | None = None
    courses: list[str] = Field(default_factory=list)


class Award(_Part):
    title: str | None = None
    date: str | None = None
    awarder: str | None = None
    summary: str | None = None


class Certificate(_Part):
    name: str | None = None
    date: str | None = None
    issuer: str | None = None
    url: str | None = None


class Publication(_Part):
    name: str | None = None
    publisher: str | None = None
    release_date: str | None = None
    url: str | None = None
    summary: str | None = None


class Skill(_Part):
    name: str | None = None
    level: str | None = None
    keywords: list[str] = Field(default_factory=list)


class Language(_Part):
    language: str | None = None
    fluency: str | None = None


class Interest(_Part):
    name: str | None = None
    keywords: list[str] = Field(default_factory=list)


class Reference(_Part):
    name: str | None = None
    reference: str | None = None


class Project(_Part):
    name: str | None = None
    description: str | None = None
    highlights: list[str] = Field(default_factory=list)
    keywords: list[str] = Field(default_factory=list)
    start_date: str | None = None
    end_date: str | None = None
    url: str | None = None
    roles: list[str] = Field(default_factory=list)
    entity: str | None = None
    type: str | None = None


class Resume(_Part):
    """A whole resume. Lists are in the order in which they are shown."""

    basics: Basics = Field(default_factory=Basics)
    work: list[Work] = Field(default_factory=list)
    volunteer: list[Volunteer] = Field(default_factory=list)
    education: list[Education] = Field(default_factory=list)
    awards: list[Award] = Field(default_factory=list)
    certificates: list[Certificate] = Field(default_factory=list)
    publications: list[Publication] = Field(default_factory=list)
    skills: list[Skill] = Field(default_factory=list)
    languages: list[Language] = Field(default_factory=list)
    interests: list[Interest] = Field(default_factory=list)
    references: list[Reference] = Field(default_factory=list)
    projects: list[Project] = Field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """JSON Resume as plain data: the schema's names, nothing empty."""
        data: dict[str, Any] = _without_empty(self.model_dump(by_alias=True))
        return data


LISTS = {"highlight": "highlights", "course": "courses", "keyword": "keywords", "role": "roles"}
"""Fields of facts that are one item of a list, and the list's name in JSON Resume."""


def assemble(
    interview: Interview,
    tidy: Callable[[str, str], str] = lambda value, field: value,
    *,
    without: Collection[tuple[str, int]] = (),
) -> Resume:
    """The resume as it stands: single values from live facts, written text from the current lines.

    `tidy` gets a value and its field and gives the value as a resume spells it. Entries with dates come newest first,
    one that goes on before all; the others keep the order in which they were told. Entries of `without` (section and
    number) are left out.
    """
    data: dict[str, Any] = {"basics": _basics(interview, tidy)}
    for section in SECTIONS[1:]:
        shown = [entry for entry in in_order(interview, section) if (section, entry) not in without]
        built = [_entry(interview, section, entry, tidy) for entry in shown]
        data[section] = [entry for entry in built if entry]
    data["skills"] = _listed_skills(interview, tidy) + [
        skill for skill in data["skills"] if "name" in skill or "keywords" in skill
    ]
    return Resume.model_validate(data)


def in_order(interview: Interview, section: str) -> list[int]:
    """Numbers of a section's entries in the order in which a resume shows them."""
    entries = interview.entries(section)
    if section in DATED:
        entries.sort(key=lambda entry: _when(interview, section, entry), reverse=True)
    return sorted(entries, key=lambda entry: _wished(interview, section, entry))


def _wished(interview: Interview, section: str, entry: int) -> int:
    """Below 0 for an entry that the person wants at the top, the newest wish first; above 0 for one at the end."""
    wishes = {fact.id: number for number, fact in enumerate(interview.facts, 1) if fact.field == RANK and fact.is_live}
    newest = next(iter(reversed(interview.live_facts(section, entry, RANK))), None)
    if newest is None:
        return 0
    return -wishes[newest.id] if newest.value == "top" else wishes[newest.id]


RANK = "rank"
"""The field of a fact that says where an entry is to stand, "top" or "end"; it is no part of the resume itself."""

DATED = frozenset({"work", "education", "projects", "volunteer", "certificates", "awards", "publications"})


def _basics(interview: Interview, tidy: Callable[[str, str], str]) -> dict[str, Any]:
    basics: dict[str, Any] = {}
    location: dict[str, str] = {}
    for fact in interview.live_facts("basics"):
        if fact.field in {"city", "region", "countryCode", "postalCode", "address"}:
            location[fact.field] = tidy(fact.value, fact.field)
        elif fact.field == "profile":
            basics.setdefault("profiles", []).append(_profile(fact.value))
        elif fact.field != "summary":
            basics[fact.field] = tidy(fact.value, fact.field)
    if location:
        basics["location"] = location
    if summary := " ".join(line.text for line in _lines(interview, "basics", 0)):
        basics["summary"] = summary
    return basics


def _profile(value: str) -> dict[str, str]:
    """Network and user name as an address shows them: `linkedin.com/in/dana-reyes` is dana-reyes on LinkedIn.

    Without an address the value is "network: user name".
    """
    if named := re.fullmatch(r"([^:/]+): ([^/]+)", value):
        return {"network": named[1], "username": named[2]}
    bare = re.sub(r"^(https?://)?(www\.)?", "", value, flags=re.IGNORECASE)
    host, *path = re.split(r"[?#]", bare)[0].rstrip("/").split("/")
    return {
        "network": _NETWORKS.get(".".join(host.lower().split(".")[-2:]), host),
        "username": path[-1].lstrip("@") if path else "",
        "url": value if re.match(r"https?://", value, re.IGNORECASE) else f"https://{value}",
    }


_NETWORKS = dict(
    pair.split("=")
    for pair in (
        "linkedin.com=LinkedIn,github.com=GitHub,gitlab.com=GitLab,bitbucket.org=Bitbucket,x.com=X,twitter.com=X,"
        "stackoverflow.com=Stack Overflow,medium.com=Medium,behance.net=Behance,dribbble.com=Dribbble,xing.com=XING,"
        "instagram.com=Instagram,facebook.com=Facebook,youtube.com=YouTube,tiktok.com=TikTok,kaggle.com=Kaggle,"
        "huggingface.co=Hugging Face,orcid.org=ORCID,researchgate.net=ResearchGate"
    ).split(",")
)


PROSE = frozenset({"work", "volunteer", "projects"})
"""Sections whose entries have `highlights`; in the others written lines become the entry's `summary`."""


def _entry(interview: Interview, section: str, entry: int, tidy: Callable[[str, str], str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for fact in interview.live_facts(section, entry):
        if fact.field in {"highlight", "skill", RANK}:
            continue
        if fact.field in LISTS:
            values.setdefault(LISTS[fact.field], []).append(tidy(fact.value, fact.field))
        else:
            values[fact.field] = tidy(fact.value, fact.field)
    texts = [line.text for line in _lines(interview, section, entry)] if section != "skills" else []
    if texts:
        values |= {"highlights": texts} if section in PROSE else {"summary": " ".join(texts)}
    return values


def _lines(interview: Interview, section: str, entry: int) -> list[Line]:
    found = [line for line in interview.lines if line.section == section and line.entry == entry]
    return sorted(found, key=lambda line: line.rank)


def _listed_skills(interview: Interview, tidy: Callable[[str, str], str]) -> list[dict[str, Any]]:
    """Skills that the person named one by one: as the current lines order and spell them, the others after those."""
    lines = [line for line in interview.lines if line.section == "skills"]
    written = {fact for line in lines for fact in line.facts}
    names = [line.text for line in sorted(lines, key=lambda line: line.rank)]
    others = (fact for fact in interview.live_facts("skills", field="skill") if fact.id not in written)
    names += [tidy(fact.value, fact.field) for fact in others]
    first_spelling = {name.casefold(): name for name in reversed(names)}
    return [{"name": name} for name in names if first_spelling.pop(name.casefold(), None) is not None]


def _when(interview: Interview, section: str, entry: int) -> tuple[str, str]:
    """A key that sorts entries by time: end (open end: after all others), then start."""
    start = interview.value(section, entry, "startDate") or ""
    end = interview.value(section, entry, "endDate") or ""
    single = interview.value(section, entry, "date") or interview.value(section, entry, "releaseDate") or ""
    if single:
        return single, single
    return end or ("9999" if start else ""), start


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: kept for key, item in value.items() if (kept := _without_empty(item)) not in (None, "", [], {})}
    if isinstance(value, list):
        return [kept for item in value if (kept := _without_empty(item)) not in (None, "", [], {})]
    return value
