"""What can be asked: a question, and how one is told from another for good. Pure; it holds no sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask. `id` tells questions apart for good; `say` is a key of the language file.

    `section`, `entry` and `fields` say which facts would answer it (`entry` None: a new one). `missing` are keys under
    `fields` in the language file; `title` names the entry it is about ("" if none). `follow_up` is a key under
    `follow_ups`, for a question about a duty; `affirms` are section, field and value of what a bare yes
    says, one for each thing that is asked for. A
    `light` question is asked only while the interview is short.
    """

    id: str
    say: str
    section: str
    entry: int | None
    fields: tuple[str, ...]
    missing: tuple[str, ...] = ()
    title: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    follow_up: str = ""
    affirms: tuple[tuple[str, str, str], ...] = ()
    light: bool = False


def parts(identifier: str) -> frozenset[str]:
    """What a question is about, thing by thing: "languages:0+2:needs" → languages:0:needs and languages:2:needs."""
    return frozenset(":".join(one) for one in product(*(segment.split("+") for segment in identifier.split(":"))))


def all_parts(identifiers: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(parts, identifiers))


def is_refused(identifier: str, refused: frozenset[str]) -> bool:
    """Whether everything that a question is about was refused.

    A no to "more:work" is one to "more:work:2", a no to "unmet:java" none to "unmet:javascript"; and a no to a whole
    section ("work") does not keep Vita from asking about an entry of it that was told after all.
    """
    wide = tuple(f"{other}:" for other in refused if ":" in other)
    return all(part in refused or part.startswith(wide) for part in parts(identifier))
