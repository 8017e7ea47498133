"""Two readings of one message, by the grammar and by the trained reader, made one. Pure.

The trained reader decides what is a job, a school, a paper. Where both see the same names, the grammar, which knows
the interview, is the more exact about the rest: dates, levels, order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agents.understand.trained.grouping import FIELDS
from agents.understand.values import Found

LEARNED = frozenset(FIELDS) | {"skills"}
"""Sections that the trained reader knows."""
_LOOSE = frozenset({"highlight", "description", "skill", "score", "location", "fluency", "issuer", "awarder"})
"""Fields that name nothing that a resume has entries of."""
_EXACT_ALONE = frozenset({"languages", "awards"})
"""Sections in which the grammar is right as often when the trained reader sees nothing."""
_WHOLE = frozenset({("awards", "title"), ("work", "position"), ("skills", "skill"), ("education", "area")})
"""Values of which the grammar knows the end better."""
_COMPLETING = frozenset({"score", "issuer", "awarder", "location"})
_KEYS = frozenset({("awards", "title"), ("certificates", "name"), ("languages", "language")})
_KEYED = frozenset(section for section, _ in _KEYS)
"""Sections whose entries are nothing without a name."""
_JOINED = frozenset({("work", "name"), ("education", "institution"), ("skills", "skill")})
_LICENCE = ("certificates", "name")
_OF_LICENCE = re.compile(r"\b(?:categor|class|level|endorse|expire|lapse|ran\s+out)\w*", re.IGNORECASE)
"""What may follow the name of a licence and belongs to it."""
_EMPLOYER = ("work", "name")
_OF_EMPLOYER = re.compile(r",?\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?")
"""What an employer is a part of: "204th Supply Battalion, U.S. Army"."""


def agree(trained: Sequence[Found], by_grammar: Sequence[Found]) -> list[Found]:
    """The trained reader's facts; of a section in which both see the same names, the grammar's.

    Of jobs the grammar must know as much, and the deeds stay as the trained reader cuts them.
    """
    keyed = _with_keys(trained)
    unkeyed = [found for found in trained if found not in keyed]
    keyed = _without_made_things(keyed, by_grammar)
    trained = _joined([*keyed, *_entries_over(unkeyed, keyed, by_grammar)], by_grammar)
    trained = [_as_read(found, trained, by_grammar) for found in trained if not _is_in_title(found, by_grammar)]
    facts: list[Found] = []
    exact: list[Found] = []
    for section in sorted(LEARNED):
        deeds = [found for found in trained if found.section == section and is_deed(found)]
        seen, read = (
            [found for found in some if found.section == section and not is_deed(found)]
            for some in (trained, by_grammar)
        )
        if _is_exact(section, seen, read):
            exact += _numbered_as(seen, read)
            facts += deeds
        else:
            facts += [*deeds, *seen]
    facts = [found for found in facts if is_deed(found) or not _is_told_in(found, exact)]
    facts += exact
    return [*facts, *_employers(facts, by_grammar), *_missing(facts, by_grammar)]


def named(facts: Sequence[Found]) -> set[tuple[str, str]]:
    """What is named: employers, titles, schools, papers, languages."""
    return {(found.field, found.value.casefold().removeprefix("the ")) for found in facts if names_something(found)}


def names_something(found: Found) -> bool:
    return found.field not in _LOOSE and "date" not in found.field.lower()


def is_deed(found: Found) -> bool:
    return (found.section, found.field) == ("work", "highlight")


def overlaps(found: Found, others: Sequence[Found]) -> bool:
    return any(found.start < other.end and other.start < found.end for other in others)


def lies_in(found: Found, other: Found) -> bool:
    """Whether its words are a part of the other's."""
    return other.start <= found.start and found.end <= other.end and other.end - other.start > found.end - found.start


def _numbered_as(seen: Sequence[Found], read: Sequence[Found]) -> list[Found]:
    """The grammar's facts with the numbers that their entries have for the trained reader."""
    numbers: dict[int, int] = {}
    for one in read:
        left = [found for found in seen if names_something(found) and found.entry not in numbers.values()]
        twin = next((found for found in left if overlaps(found, [one])), None)
        if twin is not None and one.entry not in numbers:
            numbers[one.entry] = twin.entry
    return [replace(one, entry=numbers.get(one.entry, one.entry)) for one in read]


def _is_exact(section: str, seen: Sequence[Found], read: Sequence[Found]) -> bool:
    """Whether the grammar's reading of a section stands."""
    if section == "skills" or not named(read):
        return False
    if not seen:
        return section in _EXACT_ALONE
    return named(seen) == named(read) and (section != "work" or len(read) >= len(seen) or _has_dates(read))


def _has_dates(facts: Sequence[Found]) -> bool:
    return any("date" in found.field.lower() for found in facts)


def _is_told_in(found: Found, exact: Sequence[Found]) -> bool:
    """Whether the words are told in another section already."""
    return overlaps(found, [other for other in exact if other.section != found.section])


def _employers(facts: Sequence[Found], by_grammar: Sequence[Found]) -> list[Found]:
    """Employers of jobs that have none, as the grammar gives them ("did my training at A, then stayed on as B")."""
    names = {found.entry: found for found in by_grammar if (found.section, found.field) == _EMPLOYER}
    titles = {
        (found.entry, found.value) for found in by_grammar if (found.section, found.field) == ("work", "position")
    }
    employed = {found.entry for found in facts if (found.section, found.field) == _EMPLOYER}
    return [
        names[found.entry]
        for found in facts
        if (found.section, found.field) == ("work", "position")
        and found.entry not in employed
        and found.entry in names
        and (found.entry, found.value) in titles
        and any(other.start == names[found.entry].start and other.section == "education" for other in facts)
    ]


def _with_keys(facts: Sequence[Found]) -> list[Found]:
    """Without what is told of a paper, prize or language that is not named."""
    keyed = {(found.section, found.entry) for found in facts if (found.section, found.field) in _KEYS}
    return [found for found in facts if found.section not in _KEYED or (found.section, found.entry) in keyed]


def _without_made_things(facts: Sequence[Found], by_grammar: Sequence[Found]) -> list[Found]:
    """Without projects that lie in deeds of a job: what somebody made at work is no project of their own."""
    deeds = [read for read in by_grammar if is_deed(read)]
    made = {
        found.entry
        for found in facts
        if found.section == "projects" and found.field == "description" and overlaps(found, deeds)
    }
    left = [found for found in facts if found.section != "projects" or found.entry not in made]
    return [*left, *(deed for deed in deeds if made and not overlaps(deed, left))]


def _entries_over(words: Sequence[Found], others: Sequence[Found], by_grammar: Sequence[Found]) -> list[Found]:
    """The grammar's entries that have the words, as far as they are told in no other fact."""
    entries = {(found.section, found.entry) for found in by_grammar if overlaps(found, words)}
    return [found for found in by_grammar if (found.section, found.entry) in entries and not overlaps(found, others)]


def _joined(facts: Sequence[Found], by_grammar: Sequence[Found]) -> list[Found]:
    """The facts, with one name where the grammar sees one and the trained reader its pieces."""
    joined = list(facts)
    for read in by_grammar:
        pieces = [
            found
            for found in joined
            if (found.section, found.field) == (read.section, read.field) and lies_in(found, read)
        ]
        if (read.section, read.field) in _JOINED and len(pieces) > 1:
            joined[joined.index(pieces[0])] = replace(pieces[0], value=read.value, start=read.start, end=read.end)
            joined = [found for found in joined if found not in pieces]
    return joined


def _missing(facts: Sequence[Found], by_grammar: Sequence[Found]) -> list[Found]:
    """Dates, grades and issuers that the grammar knows of an entry that both name, in words that no fact has."""
    more: list[Found] = []
    for name in facts:
        same = [read for read in by_grammar if read.section == name.section and read.field == name.field]
        twin = next((read for read in same if names_something(read) and overlaps(read, [name])), None)
        if twin is None:
            continue
        entry = (name.section, name.entry)
        filled = {found.field for found in (*facts, *more) if (found.section, found.entry) == entry}
        more += [
            replace(read, entry=name.entry)
            for read in by_grammar
            if (read.section, read.entry) == (twin.section, twin.entry)
            and (read.field in _COMPLETING or "date" in read.field.lower())
            and read.field not in filled
            and not overlaps(read, facts)
        ]
    return more


def _is_in_title(found: Found, by_grammar: Sequence[Found]) -> bool:
    """Whether an employer's name is the beginning of a title ("New York taxi driver")."""
    titles = [read for read in by_grammar if (read.section, read.field) == ("work", "position")]
    return (found.section, found.field) == _EMPLOYER and any(lies_in(found, title) for title in titles)


def _as_read(found: Found, trained: Sequence[Found], by_grammar: Sequence[Found]) -> Found:
    """The fact with as many of the words as the grammar takes for it, where it knows better."""
    for read in by_grammar:
        if (read.section, read.field) != (found.section, found.field):
            continue
        fits = _ends_later(found, read, trained) if lies_in(found, read) else _ends_sooner(found, read)
        if fits:
            return replace(found, value=read.value, start=read.start, end=read.end)
    return found


def _ends_later(found: Found, read: Found, trained: Sequence[Found]) -> bool:
    """Whether the further words belong to the value: nothing else is seen in them."""
    if any(other != found and lies_in(other, read) and "date" not in other.field.lower() for other in trained):
        return False
    kind, added = (found.section, found.field), read.value[found.end - read.start :]
    if found.value.count("(") > found.value.count(")"):
        return True
    if kind == _LICENCE:
        return _OF_LICENCE.search(added) is not None
    if kind == _EMPLOYER:
        return found.start == read.start and _OF_EMPLOYER.fullmatch(added) is not None
    return kind in _WHOLE


def _ends_sooner(found: Found, read: Found) -> bool:
    """Whether an employer's name ends where small letters begin ("Amazon delivery driver group")."""
    added = found.value[read.end - found.start :]
    named = (found.section, found.field) == _EMPLOYER and found.start == read.start and lies_in(read, found)
    return named and read.value[:1].isupper() and added.islower()
