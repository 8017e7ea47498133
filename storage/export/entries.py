"""How each kind of JSON Resume entry reads on paper: what is its title, its place, its dates, what stands below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storage.export.text import bullet, one_line, paragraphs, web_link
from storage.export.words import Words
from storage.resume import (
    Award,
    Certificate,
    Education,
    Interest,
    Language,
    Project,
    Publication,
    Reference,
    Skill,
    Volunteer,
    Work,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line, and where it leads ("" for plain text)."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A line such as "Welding: TIG, MIG"; `label` is "" where the text stands alone. `line` is both."""

    label: str
    text: str
    line: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One job, school, award …: a line of title, place and dates, and what is said below it."""

    title: Span = Span("")
    place: tuple[Span, ...] = ()
    dates: str = ""
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


def work(part: Work, words: Words) -> Entry:
    return _entry(
        (Span(one_line(part.position)), _span(part.name, part.url), Span(one_line(part.location))),
        dates=words.dates(part.start_date, part.end_date),
        prose=(part.description, part.summary),
        bullets=part.highlights,
    )


def volunteer(part: Volunteer, words: Words) -> Entry:
    return _entry(
        (Span(one_line(part.position)), _span(part.organization, part.url)),
        dates=words.dates(part.start_date, part.end_date),
        prose=(part.summary,),
        bullets=part.highlights,
    )


def education(part: Education, words: Words) -> Entry:
    score = one_line(part.score)
    label = "" if any(character.isalpha() for character in score) else words.labels.score
    return _entry(
        (Span(_degree(part, words)), _span(part.institution, part.url)),
        dates=words.dates(part.start_date, part.end_date),
        items=(_item(label, score, words), _item(words.labels.courses, _listed(part.courses), words)),
    )


def project(part: Project, words: Words) -> Entry:
    labels = words.labels
    return _entry(
        (_span(part.name, part.url), Span(one_line(part.entity))),
        dates=words.dates(part.start_date, part.end_date),
        prose=(part.description,),
        bullets=part.highlights,
        items=(
            _item(labels.roles, _listed(part.roles), words),
            _item(labels.type, one_line(part.type), words),
            _item(labels.keywords, _listed(part.keywords), words),
        ),
    )


def certificate(part: Certificate, words: Words) -> Entry:
    return _entry((_span(part.name, part.url), Span(one_line(part.issuer))), dates=words.date(part.date or ""))


def award(part: Award, words: Words) -> Entry:
    named = (Span(one_line(part.title)), Span(one_line(part.awarder)))
    return _entry(named, dates=words.date(part.date or ""), prose=(part.summary,))


def publication(part: Publication, words: Words) -> Entry:
    named = (_span(part.name, part.url), Span(one_line(part.publisher)))
    return _entry(named, dates=words.date(part.release_date or ""), prose=(part.summary,))


def reference(part: Reference, words: Words) -> Entry:
    return _entry((Span(one_line(part.name)),), prose=(part.reference,))


def skills(parts: Sequence[Skill], words: Words) -> tuple[Item, ...]:
    return _items(((part.name, part.level, part.keywords) for part in parts), words)


def languages(parts: Sequence[Language], words: Words) -> tuple[Item, ...]:
    return _items(((part.language, part.fluency, ()) for part in parts), words)


def interests(parts: Sequence[Interest], words: Words) -> tuple[Item, ...]:
    return _items(((part.name, None, part.keywords) for part in parts), words)


def _entry(
    named: tuple[Span, ...],
    *,
    dates: str = "",
    prose: tuple[str | None, ...] = (),
    bullets: Sequence[str] = (),
    items: tuple[Item, ...] = (),
) -> Entry:
    """`named` is title and places; the first of them that there is becomes the title, and failing all, the dates do."""
    title, *place = [span for span in named if span.text] or [Span(one_line(dates))]
    return Entry(
        title=title,
        place=tuple(place),
        dates=one_line(dates) if any(span.text for span in named) else "",
        paragraphs=tuple(line for text in prose for line in paragraphs(text)),
        bullets=tuple(text for raw in bullets if (text := bullet(raw))),
        items=tuple(item for item in items if item.text),
    )


def _items(parts: Iterable[tuple[str | None, str | None, Sequence[str]]], words: Words) -> tuple[Item, ...]:
    """Those with keywords a line each; the others on one line, where the first of them stands."""
    lines: list[Item | None] = []
    alone: list[str] = []
    for name, level, keywords in parts:
        label = _qualified(one_line(name), one_line(level), words)
        listed = _listed(keywords)
        if listed:
            lines.append(_item(label, listed, words))
        elif label:
            if not alone:
                lines.append(None)
            alone.append(label)
    return tuple(line or _item("", ", ".join(alone), words) for line in lines)


def _qualified(text: str, level: str, words: Words) -> str:
    return words.qualified.format(text=text, level=level) if text and level else text or level


def _item(label: str, text: str, words: Words) -> Item:
    return Item(label, text, words.labelled.format(label=label, text=text) if label else text)


def _degree(part: Education, words: Words) -> str:
    """Degree and field as one title, without saying twice what the degree's name already says."""
    degree, area = one_line(part.study_type), one_line(part.area)
    if not degree or not area or area.lower() in degree.lower():
        return degree or area
    if degree.lower() in area.lower():
        return area
    return words.degree.format(degree=degree, area=area)


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(filter(None, map(one_line, texts)))


def _span(text: str | None, url: str | None) -> Span:
    return Span(one_line(text), web_link(one_line(url)))
