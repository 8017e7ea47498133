"""The type that every section file fills in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """Something an entry should have: any of `fields` will do. `word` is its key under `fields` in a language file."""

    word: str
    fields: tuple[str, ...]
    unless: tuple[str, str] = ("", "")
    """A field and a pattern: an entry whose words in that field match needs no answer."""


@dataclass(frozen=True, slots=True)
class Section:
    """How the interview treats one section of JSON Resume.

    `title` are the fields that name an entry to the person, best first. `needs` are asked for together, once. `detail`
    is the field whose facts become lines ("" if entries are not written). `follow_up`: ask once for a number or an
    outcome. `repeats`: after an entry, ask once whether there was another. `group`: sections of one group are opened by
    one question ("extras"); "" means a question of its own. `jointly`: one question for what several entries lack.
    """

    name: str
    title: tuple[str, ...]
    needs: tuple[Need, ...] = ()
    detail: str = ""
    follow_up: bool = False
    repeats: bool = False
    group: str = ""
    jointly: bool = False
