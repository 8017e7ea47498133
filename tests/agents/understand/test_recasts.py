"""What was taken for the wrong thing becomes what it is, in the words told; nothing unknown is changed."""

from __future__ import annotations

import pytest

from agents.understand import Context, understand
from storage.facts import Fact, Source

ROWS = [
    ("basics", 0, "city", "Leeds"),
    ("work", 0, "name", "Dunmore Framing"),
    ("work", 0, "position", "framer"),
    ("work", 0, "highlight", "City & Guilds picture framing level 2, 2004"),
    ("work", 0, "highlight", "cut mounts by hand"),
    ("work", 1, "name", "PASMA"),
    ("skills", 0, "skill", "Forklift licence"),
    ("work", 0, "highlight", "Xero and Sage"),
    ("certificates", 0, "name", "Employee of the month 2019"),
]
FACTS = tuple(
    Fact(f"f{number}", section, entry, field, value, Source(number, 0, len(value), value))
    for number, (section, entry, field, value) in enumerate(ROWS, 1)
)


@pytest.mark.parametrize(
    ("text", "old", "section"),
    [
        ("change City & Guilds: it's a certificate, not a duty", "f4", "certificates"),
        ("the city and guilds is a certificate not a duty", "f4", "certificates"),
        ("city and guilds isn't a duty, it's a certificate", "f4", "certificates"),
        ("PASMA is a certificate not a job", "f6", "certificates"),
        ("move forklift licence to certificates", "f7", "certificates"),
        ("no, forklift licence is a cert, not a skill", "f7", "certificates"),
        ("put Xero and Sage under skills please", "f8", "skills"),
        ("employee of the month is an award not a certificate", "f9", "awards"),
    ],
)
def test_what_is_something_else_goes_where_it_belongs(text: str, old: str, section: str) -> None:
    understood = understand(text, context=Context(facts=FACTS))
    assert [(fact_id, found.section) for fact_id, found in understood.recasts] == [(old, section)]
    assert not understood.withdraws


@pytest.mark.parametrize(
    "text",
    [
        "Dunmore Framing is a certificate not a job",
        "change cut mounts by hand: it's a skill",
        "put the returned books in awards",
        "patience is a skill not a duty",
        "move the pallets to the ticket office",
    ],
)
def test_what_cannot_be_that_stays_what_it_is(text: str) -> None:
    understood = understand(text, context=Context(facts=FACTS))
    assert (understood.recasts, understood.withdraws) == ((), ())
