"""A resume in plain text as facts: split into sections, entries and fields. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from agents.understand.dates import DateSpan
from agents.understand.document.contact import read_contact
from agents.understand.document.entries import Entry, split_entries
from agents.understand.document.headings import Part, split_parts
from agents.understand.document.heads import Head, addresses, cells_of, read_job, segments
from agents.understand.document.lines import Line, Span, is_address, joined, read_lines, sentences, trimmed
from agents.understand.document.lists import (
    commas_part,
    read_credential,
    read_groups,
    read_languages,
    split_items,
    split_level,
)
from agents.understand.document.studies import details_of, join_schools, names_degree, read_study
from agents.understand.values import Found


def facts_of_document(text: str, *, today: date | None = None, wrapped: bool = True) -> tuple[Found, ...]:
    """What a resume says, in its order; values are its words, wrapped lines joined. Offsets are into `text`.

    `wrapped`: a line may end where the page did, as in plain text; in a Word file one ends where its author ended it.
    Without a name at the top and without any period, nobody's work or studies are told: it may be a posting.
    """
    return _Reader(text, wrapped=wrapped).read(split_parts(read_lines(text, today or date.today())))


class _Reader:
    """Collects the facts of one document and numbers the entries of its sections."""

    def __init__(self, document: str, *, wrapped: bool) -> None:
        self._document = document
        self._wrapped = wrapped
        self._found: list[Found] = []
        self._next: dict[str, int] = {}
        self._has_studies = False
        self._has_bullets = False

    def read(self, parts: Sequence[Part]) -> tuple[Found, ...]:
        top = next((part for part in parts if part.is_top), next((part for part in parts if part.lines), None))
        self._has_studies = any(part.section == "education" and part.lines for part in parts)
        for part in parts:
            self._part(part, top=part is top)
        dated = any(found.field in {"startDate", "endDate"} for found in self._found)
        named = any((found.section, found.field) == ("basics", "name") for found in self._found)
        if dated or named:
            return tuple(self._found)
        return tuple(found for found in self._found if found.section not in {"work", "education"})

    def _part(self, part: Part, *, top: bool) -> None:
        section, lines = part.section, part.lines
        if section == "" or section == "contact":
            self._contact(lines, top=top, named=part.is_top)
        elif section == "summary":
            self._summary(lines)
        elif section in {"work", "volunteer"}:
            self._jobs(section, lines)
        elif section == "education":
            self._education(lines)
        elif section == "projects":
            self._projects(lines)
        elif section in {"certificates", "awards", "publications"}:
            self._credentials(section, lines)
        elif section in {"skills", "interests"}:
            self._lists(section, lines)
        elif section == "languages":
            for language, fluency in read_languages(self._document, lines):
                self._entry("languages", [("language", language), ("fluency", fluency)])
        elif section == "references":
            self._references(lines)

    # --- adding

    def _number(self, section: str) -> int:
        number = self._next.get(section, 0)
        self._next[section] = number + 1
        return number

    def _add(self, section: str, entry: int, field: str, span: Span | None) -> None:
        if span and (value := joined(self._document, span)):
            self._found.append(Found(section, entry, field, value, span.start, span.end))

    def _entry(self, section: str, fields: Sequence[tuple[str, Span | None]]) -> int:
        number = self._number(section)
        for field, span in fields:
            self._add(section, number, field, span)
        return number

    def _dates(self, section: str, number: int, spans: Sequence[DateSpan], single: str | None = None) -> None:
        """`single` is the field of a section with one date; a lone date of another is when it ended."""
        if not spans:
            return
        span = next((span for span in spans if span.kind in {"range", "since"}), spans[0])
        first, last = span.first, span.last
        if single is not None:
            if point := last or first:
                self._found.append(Found(section, number, single, point.value, point.start, point.end))
            return
        if span.kind in {"point", "until"}:
            first, last = None, last or first
        for field, point in (("startDate", first), ("endDate", last)):
            if point is not None:
                self._found.append(Found(section, number, field, point.value, point.start, point.end))

    def _address(self, section: str, number: int, entry: Entry) -> None:
        for span in addresses(self._document, entry)[:1]:
            self._add(section, number, "url", span)

    def _tell(self, section: str, number: int, entry: Entry) -> None:
        """Bullets and sentences as highlights; one short sentence above bullets describes the place."""
        texts = [span for span in entry.texts if not is_address(self._document, span)]
        for span in entry.texts:
            if span not in texts:
                self._add(section, number, "url", span)
                continue
            above = not entry.items or span.start < entry.items[0].start
            if above and (entry.items or section == "projects" or self._has_bullets) and span is texts[0]:
                self._add(section, number, "summary" if section == "volunteer" else "description", span)
            else:
                for sentence in sentences(self._document, span):
                    self._add(section, number, "highlight", sentence)
        for span in entry.items:
            self._add(section, number, "highlight", trimmed(self._document, span, " \t\n"))
        for label, span in entry.labels:
            if re.search(r"technolog|skills|tools|stack|environment|software|equipment", label):
                field, where = ("keyword", section) if section == "projects" else ("skill", "skills")
                for item in split_items(self._document, span):
                    self._add(where, number if where == section else 0, field, item)
            elif section == "projects" and re.search(r"roles?\b", label):
                for item in split_items(self._document, span):
                    self._add(section, number, "role", item)
            elif re.search(r"url|link|website|demo|code|source", label):
                self._add(section, number, "url", span)
            elif label in {"type", "entity"}:
                self._add(section, number, label, span)
            else:
                for sentence in sentences(self._document, span):
                    self._add(section, number, "highlight", sentence)

    def _entries(self, lines: Sequence[Line], *, listed: bool = False, dated: bool = True) -> list[Entry]:
        return split_entries(self._document, lines, listed=listed, wrapped=self._wrapped, dated=dated)

    # --- sections

    def _contact(self, lines: Sequence[Line], *, top: bool, named: bool) -> None:
        known = {found.field for found in self._found if found.section == "basics"}
        for field, span in read_contact(self._document, lines, top=top, named=named):
            if field not in known or field == "profile":
                self._add("basics", 0, field, span)
        if top:
            prose = [
                line for line in lines[1:] if line.words > 12 and line.text.count(" · ") + line.text.count("|") < 2
            ]
            if prose:
                self._summary(lines[lines.index(prose[0]) :])

    def _summary(self, lines: Sequence[Line]) -> None:
        if lines:
            self._add("basics", 0, "summary", Span(lines[0].start, lines[-1].end))

    def _jobs(self, section: str, lines: Sequence[Line]) -> None:
        entries = self._entries(lines)
        self._has_bullets = self._has_bullets or any(entry.items for entry in entries)
        heads = [read_job(self._document, entry, None) for entry in entries]
        orders = [head.order for head in heads if head.order]
        usual = Counter(orders).most_common(1)[0][0] if orders else None
        employer, place = None, None
        for entry in entries:
            head = read_job(self._document, entry, usual)
            if head.name is None and head.position is None and not entry.dates and not entry.items:
                continue
            if head.name is None and head.position is not None and employer is not None:
                head = replace(head, name=employer, location=head.location or place)
            employer, place = head.name or employer, head.location or place
            if (
                head.position is None
                and not entry.items
                and not entry.texts
                and entry is not entries[-1]
                and not self._has_name(entries, entry)
            ):
                continue  # an employer above several titles
            self._job(section, entry, head)

    def _has_name(self, entries: Sequence[Entry], entry: Entry) -> bool:
        following = entries[[id(other) for other in entries].index(id(entry)) + 1]
        return read_job(self._document, following, None).name is not None

    def _job(self, section: str, entry: Entry, head: Head) -> None:
        name = "name" if section == "work" else "organization"
        if section == "volunteer" and head.name and head.location and head.location.start == head.name.end + 2:
            head = replace(head, name=Span(head.name.start, head.location.end))
        fields = [(name, head.name), ("position", head.position)]
        number = self._entry(section, [*fields, ("location", head.location if section == "work" else None)])
        self._dates(section, number, entry.dates)
        self._address(section, number, entry)
        for line in head.rest:
            self._add(section, number, "highlight", line)
        self._tell(section, number, entry)

    def _education(self, lines: Sequence[Line]) -> None:
        for entry in self._entries(lines):
            self._study(entry)

    def _study(self, entry: Entry) -> None:
        study = read_study(self._document, entry)
        if not (study.institution or study.degree or study.area):
            return
        fields = [("institution", study.institution), ("studyType", study.degree), ("area", study.area)]
        number = self._entry("education", fields)
        self._dates("education", number, entry.dates)
        for field, span in details_of(self._document, entry, study):
            self._add("education", number, field, span)

    def _projects(self, lines: Sequence[Line]) -> None:
        for entry in self._entries(lines, dated=False):
            pieces = segments(self._document, entry)
            number = self._entry("projects", [("name", pieces[0] if pieces else None)])
            for piece in pieces[1:]:
                words = self._document[piece.start : piece.end]
                if re.match(r"https?://|www\.|[\w.-]+\.[a-z]{2,}/", words):
                    self._add("projects", number, "url", piece)
                elif "," in words:
                    for item in split_items(self._document, piece):
                        self._add("projects", number, "keyword", item)
                else:
                    self._add("projects", number, "entity", piece)
            self._dates("projects", number, entry.dates)
            self._address("projects", number, entry)
            self._tell("projects", number, entry)

    def _credentials(self, section: str, lines: Sequence[Line]) -> None:
        name, giver, day = {
            "certificates": ("name", "issuer", "date"),
            "awards": ("title", "awarder", "date"),
            "publications": ("name", "publisher", "releaseDate"),
        }[section]
        entries = self._entries(lines, listed=True)
        commas = commas_part(section, entries)
        for entry in join_schools(self._document, entries) if section == "certificates" else entries:
            if section == "certificates" and not self._has_studies and names_degree(self._document, entry):
                self._study(entry)
                continue
            title, by = read_credential(self._document, entry, commas=commas, expires=section == "certificates")
            if title is None:
                continue
            number = self._entry(section, [(name, title), (giver, by)])
            self._dates(section, number, entry.dates, day)
            self._address(section, number, entry)
            for span in [*entry.texts, *entry.items]:
                field = "url" if is_address(self._document, span) else "summary"
                self._add(section, number, field, span)

    def _lists(self, section: str, lines: Sequence[Line]) -> None:
        for group in read_groups(self._document, lines):
            if group.name is not None and group.items:
                number = self._entry(section, [("name", group.name), ("level", group.level)])
                for item in group.items:
                    self._add(section, number, "keyword", item)
                continue
            for item in group.items:
                if section == "skills":
                    self._skill(item)
                else:
                    self._entry(section, [("name", item)])

    def _skill(self, item: Span) -> None:
        """A skill by itself; with how well it is known ("Python (basic)") it is an entry."""
        name, level = split_level(self._document, item)
        if level is None:
            self._add("skills", self._number("skills"), "skill", item)
        else:
            self._entry("skills", [("name", name), ("level", level)])

    def _references(self, lines: Sequence[Line]) -> None:
        for entry in self._entries(lines):
            names = [cell for line in entry.head for cell in cells_of(self._document, line.span)]
            words = " ".join(line.text for line in entry.head)
            if not names or (
                len(names) + len(entry.texts) < 2
                and re.search(r"\b(?:available|request|furnished)\b", words, re.IGNORECASE)
            ):
                continue
            number = self._entry("references", [("name", names[0])])
            for span in [*names[1:], *entry.texts, *entry.items]:
                self._add("references", number, "reference", span)
