"""The sections of a document: which lines are headings, and what stands under each. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from agents.understand.credentials import find_languages
from agents.understand.document.contact import is_name, name_line
from agents.understand.document.kinds import title_score
from agents.understand.document.lines import Line

_INLINE = re.compile(r"(?P<head>[^\W\d][^:\t|]{2,40}?)\s*(?::|\t)\s*(?=\S)")
_SPACED = re.compile(r"(?:\w\s{1,3}(?:&\s{1,3})?){3,}\w")


_COLUMN = (
    r"(?:(?:job|start|end|date|dates|from|to|and|of|key|main|name|area)\s+){0,2}"
    r"(?:dates?|from|to|years?|periods?|employers?|company|organi[sz]ation|positions?|titles?|roles?|job|duties|"
    r"responsibilities|tasks|location|place|school|college|institution|university|qualifications?|subjects?|course|"
    r"degree|grades?|results?|skills?|levels?|start|end|salary|reasons?\s+for\s+leaving|area|details|languages?|fluency|"
    r"proficiency|projects?|names?|certificates?|awards?|references?|categor(?:y|ies)|descriptions?|comments?|"
    r"(?:awarding|issuing)\s+(?:body|organi[sz]ation)|awarded\s+by|issued\s+by|issuer|publishe[rd](?:\s+by)?)"
)
_COLUMNS = re.compile(rf"{_COLUMN}(?:\s*(?:\t|\|)\s*{_COLUMN})+", re.IGNORECASE)
"""The row that names the columns of a table."""


@dataclass(slots=True)
class Part:
    """One section of the document: a JSON Resume section, "contact", "other", or "" above the first heading."""

    section: str
    lines: list[Line] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    """What the first row of the section's table calls its columns."""
    is_top: bool = False
    """Whether it begins with the person's name."""


def split_parts(lines: Sequence[Line]) -> list[Part]:
    """The lines under their headings; headings themselves are left out, except what follows on their own line."""
    parts = [Part("")]
    style = _style(lines)
    named = name_line(lines)
    if named is None and lines and section_of(lines[0].text, exactly=True):
        named = next((index for index in range(1, len(lines) - 2) if _is_title_block(lines[index : index + 3])), None)
    for index, line in enumerate(lines):
        if index == named:
            parts.append(Part("", [line], is_top=True))
            continue
        if _COLUMNS.fullmatch(line.text):
            parts[-1].columns = [cell.strip().lower() for cell in re.split(r"[\t|]", line.text)]
            continue
        section, rest = _heading(line, parts[-1].section, style)
        if (
            section
            and parts[-1].section == "skills"
            and _names_group(line, section, style, lines[index + 1 : index + 3])
        ):
            section = None
        if (
            section is None
            and len(parts) > 1
            and style.capitals
            and _is_unknown_heading(line, lines[index + 1 : index + 2])
        ):
            section = "other"
        if section is None:
            parts[-1].lines.append(line)
            continue
        parts.append(Part(section))
        if rest is not None:
            parts[-1].lines.append(rest)
    return parts


def _heading(line: Line, current: str, style: _Style) -> tuple[str | None, Line | None]:
    """The section that a line opens, and what the line says besides ("Languages: English, Polish")."""
    if line.bullet and not line.text.isupper():
        return None, None
    if not line.dates and not _reads_on(line) and ": " not in line.text:
        if line.text.endswith(":") and not line.gap and not style.colons and current:
            return None, None  # "Key achievements:" within a job
        sure = line.text.isupper() or line.text.endswith(":") or style.fits(line)
        exact = section_of(line.text, exactly=True)
        if exact is not None and (sure or current not in {"skills", "interests", "languages"}):
            return exact, None
        names_job = title_score(line.text) > 0 and not line.text.isupper()  # "Volunteer Firefighter"
        if exact is None and sure and not names_job and (section := section_of(line.text)) is not None:
            return section, None
    match = _INLINE.match(line.text)
    if match is None or len(match["head"].split()) > 4:
        return None, None
    section = section_of(match["head"])
    if section is None or (section in {"work", "other", "summary"} and not line.gap):
        return None, None
    rest_text = line.text[match.end() :]
    if current == section or current == "contact" or (current == "skills" and not line.gap):
        return None, None
    if section == "languages" and not find_languages(rest_text):
        return None, None  # of programming
    if current in {"work", "projects", "education", "volunteer", "skills"} and not (
        (line.gap and line.text[: len(match["head"])].isupper()) or section in {"languages", "interests", "references"}
    ):
        return None, None  # "Technologies: …" within a job
    start = line.start + match.end()
    return section, Line(rest_text, start, line.end, False, True, tuple(d for d in line.dates if d.start >= start))


def _is_title_block(lines: Sequence[Line]) -> bool:
    """Whether a name with what the person is stands above a heading: the beginning of the wider of two columns."""
    name, label, heading = lines
    apart = name.gap and not label.gap and not any(line.bullet or line.dates for line in lines)
    return (
        apart and is_name(name) and title_score(label.text) > 0 and section_of(heading.text, exactly=True) is not None
    )


def _names_group(line: Line, section: str, style: _Style, following: Sequence[Line]) -> bool:
    """Whether what could be a heading names a group of skills: "Tools" above bullets, languages of programming."""
    if not following or not following[0].bullet or (style.capitals and line.text.isupper()):
        return False
    spoken = section == "languages" and not any(find_languages(one.text) for one in following)
    return spoken or section == "skills" or line.text.lower() == "leadership"


def _reads_on(line: Line) -> bool:
    """Whether the words are more likely a value: a lower-case one, or a sentence."""
    return (line.text[:1].islower() and not line.gap) or line.text.endswith((",", ";", "."))


def section_of(words: str, *, exactly: bool = False) -> str | None:
    """The section that a heading names, or None if it is no heading that we know; `exactly`: by its whole "
    "name only."""
    if _SPACED.fullmatch(words.strip()):  # E X P E R I E N C E
        return _squeezed_names().get(re.sub(r"\W", "", words.replace("&", "and")).lower())
    flat = re.sub(r"[^\w\s/&]", "", words.lower()).replace("&", " and ").replace("/", " and ")
    flat = " ".join(flat.split())
    if flat in _names():
        return _names()[flat]
    if exactly or not flat or len(flat.split()) > 5:
        return None
    ends = [(len(row), section) for row, section in _rows("heads") if flat == row or flat.endswith(" " + row)]
    begins = [(len(row), section) for row, section in _rows("starts") if flat.startswith(row)]
    return max(ends + begins, default=(0, None), key=lambda item: item[0])[1]


@dataclass(frozen=True, slots=True)
class _Style:
    """How this document sets its headings: in capitals, after a blank line, with a colon."""

    capitals: bool
    gaps: bool
    colons: bool

    def fits(self, line: Line) -> bool:
        return (line.text.isupper() or not self.capitals) and (line.gap or not self.gaps)


def _style(lines: Sequence[Line]) -> _Style:
    known = [line for line in lines if not line.bullet and not line.dates and section_of(line.text, exactly=True)]
    most = len(known) / 2
    return _Style(
        len(known) > 1 and sum(line.text.isupper() for line in known) > most,
        len(known) > 1 and sum(line.gap for line in known) > most,
        len(known) > 1 and sum(line.text.endswith(":") for line in known) > most,
    )


def _is_unknown_heading(line: Line, following: Sequence[Line]) -> bool:
    plain = line.text.isupper() and line.gap and not line.bullet and not line.dates and line.words <= 4
    alone = "\t" not in line.text and not re.search(r"[\d|·,]", line.text)
    return plain and alone and bool(following) and not following[0].dates


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files(__package__) / "headings.toml").read_text(encoding="utf-8"))


@cache
def _names() -> dict[str, str]:
    return {name: section for section, rows in _table().items() for name in rows["names"]}


@cache
def _squeezed_names() -> dict[str, str]:
    whole = {name.replace(" ", ""): section for name, section in _names().items()}
    return {row.replace(" ", ""): section for row, section in _rows("heads") + _rows("starts")} | whole


@cache
def _rows(kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((row, section) for section, rows in _table().items() for row in rows[kind])
