"""What an exported resume says and in which order: one content model that PDF, DOCX and Markdown only dress.

A `Layout` holds text that is ready to print and knows nothing of fonts, pages or markup, so the forms cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from storage.export.entries import (
    Entry,
    Item,
    Span,
    award,
    certificate,
    education,
    interests,
    languages,
    project,
    publication,
    reference,
    skills,
    volunteer,
    work,
)
from storage.export.paper import Paper, paper_for
from storage.export.text import mail_link, one_line, paragraphs, phone_link, shown_address, web_link
from storage.export.words import Words, words_of
from storage.resume import SECTIONS, Basics, Resume


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with paragraphs, entries or items under it; `key` is the section's name in JSON Resume.

    The text of a letter is a section too, with the key "letter" and no heading.
    """

    key: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole resume, ready to print. `title` and `keywords` are metadata; what is empty is not shown."""

    title: str
    name: str
    label: str
    contacts: tuple[Span, ...]
    sections: tuple[Section, ...]
    keywords: tuple[str, ...]
    page: str
    """The footer of a resume of several pages, with {name}, {page} and {pages} to be filled in."""
    language: str
    paper: Paper


def lay_out(resume: Resume, language: str = "en") -> Layout:
    """Raises ExportError if there are no headings for `language`."""
    words = words_of(language)
    found = (_section(key, resume, words) for key in ("summary", *SECTIONS[1:]))
    sections = tuple(section for section in found if section.paragraphs or section.entries or section.items)
    return _under_name(resume, words, sections, language)


def lay_out_letter(resume: Resume, text: Sequence[str], language: str = "en") -> Layout:
    """A letter of these paragraphs, under the resume's name and contacts. Raises ExportError like `lay_out`."""
    words = words_of(language)
    body = Section("letter", "", paragraphs=tuple(line for part in text for line in paragraphs(part)))
    layout = _under_name(resume, words, (body,), language)
    title = f"{layout.name} – {words.letter}" if layout.name else words.letter
    return replace(layout, title=title, label="", keywords=())


def _under_name(resume: Resume, words: Words, sections: tuple[Section, ...], language: str) -> Layout:
    """The sections under the person's name and contacts."""
    basics = resume.basics
    name = one_line(basics.name)
    return Layout(
        title=f"{name} – {words.resume}" if name else words.resume,
        name=name,
        label=one_line(basics.label),
        contacts=_contacts(basics),
        sections=sections,
        keywords=_keywords(resume),
        page=words.page,
        language=re.split("[-_]", language)[0].lower(),
        paper=paper_for(basics),
    )


def _section(key: str, resume: Resume, words: Words) -> Section:
    heading = str(getattr(words.headings, key))
    if key == "summary":
        return Section(key, heading, paragraphs=paragraphs(resume.basics.summary))
    parts = getattr(resume, key)
    if key in _ITEMS:
        return Section(key, heading, items=_ITEMS[key](parts, words))
    entries = (_ENTRIES[key](part, words) for part in parts)
    return Section(key, heading, entries=tuple(entry for entry in entries if entry != Entry()))


_ENTRIES: dict[str, Callable[..., Entry]] = {
    "work": work,
    "education": education,
    "projects": project,
    "certificates": certificate,
    "awards": award,
    "volunteer": volunteer,
    "publications": publication,
    "references": reference,
}
_ITEMS: dict[str, Callable[..., tuple[Item, ...]]] = {
    "skills": skills,
    "languages": languages,
    "interests": interests,
}


def _contacts(basics: Basics) -> tuple[Span, ...]:
    """Place, e-mail, phone and links, each once and only what there is."""
    email, phone = one_line(basics.email), one_line(basics.phone)
    found = [
        Span(_place(basics)),
        Span(email, mail_link(email)),
        Span(phone, phone_link(phone)),
        _web_span(basics.url),
    ]
    for profile in basics.profiles:
        span = _web_span(profile.url)
        if not span.text:
            known = (one_line(profile.network), one_line(profile.username))
            span = Span(": ".join(filter(None, known)))
        found.append(span)
    return tuple({span.text.lower(): span for span in reversed(found) if span.text}.values())[::-1]


def _web_span(url: str | None) -> Span:
    address = one_line(url)
    link = web_link(address)
    return Span(shown_address(address) if link else address, link)


def _place(basics: Basics) -> str:
    """The address in the order of its country: Denver, CO 80202 · 22763 Hamburg · Leeds LS1 4AP."""
    place = basics.location
    if place is None:
        return ""
    street = ", ".join(paragraphs(place.address))
    city, region, code = one_line(place.city), one_line(place.region), one_line(place.postal_code)
    if region:
        region = f"{region} {code}".strip()
    elif code.isdigit():
        city = f"{code} {city}".strip()
    else:
        city = f"{city} {code}".strip()
    return ", ".join(filter(None, (street, city, region, one_line(place.country_code))))


def _keywords(resume: Resume) -> tuple[str, ...]:
    found = (one_line(text) for skill in resume.skills for text in (skill.name, *skill.keywords))
    return tuple(dict.fromkeys(filter(None, found)))
