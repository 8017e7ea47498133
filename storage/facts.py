"""Facts: what a person told Vita, each with the words it came from.

Pure values. This module does not know how facts are stored, found in text or turned into lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["proposed", "stated", "confirmed", "insisted", "superseded", "withdrawn"]
"""`proposed` facts come from an uploaded document and wait for the person's yes; they never reach a resume. `insisted`
ones were left out of it and put back by the person: they stay."""

LIVE: frozenset[Status] = frozenset({"stated", "confirmed", "insisted"})

IDENTITY_FIELDS = frozenset({"name", "email", "phone", "url", "address", "postalCode", "image", "profile"})
"""Fields of `basics` that say who a person is. They are put in when a resume is rendered; no model ever sees them."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was said: characters `start` to `end` (exclusive) of turn `turn`; `words` is that text, verbatim."""

    turn: int
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one JSON Resume field.

    `section` and `field` are JSON Resume names; an item of a list of strings is singular (`highlight`, `keyword`).
    `entry` numbers the entries of a section (two jobs are work 0 and work 1); it is 0 for `basics`.
    Dates are `YYYY` or `YYYY-MM`; every other value is the person's wording.
    """

    id: str
    section: str
    entry: int
    field: str
    value: str
    source: Source
    status: Status = "stated"

    @property
    def is_live(self) -> bool:
        return self.status in LIVE

    @property
    def is_identity(self) -> bool:
        return self.section == "basics" and self.field in IDENTITY_FIELDS
