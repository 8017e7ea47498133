"""What a fact says about itself."""

from __future__ import annotations

import pytest

from storage.facts import IDENTITY_FIELDS, Fact, Source, Status


def _fact(section: str = "work", field: str = "name", status: Status = "stated") -> Fact:
    return Fact("f1", section, 0, field, "Harbour Bakery", Source(0, 12, 26, "Harbour Bakery"), status)


@pytest.mark.parametrize(
    ("status", "holds"),
    [
        *(("proposed", False), ("stated", True), ("confirmed", True), ("insisted", True)),
        *(("superseded", False), ("withdrawn", False)),
    ],
)
def test_holds_when_the_person_said_or_confirmed_it(status: Status, holds: bool) -> None:
    assert _fact(status=status).is_live is holds


@pytest.mark.parametrize("field", sorted(IDENTITY_FIELDS))
def test_tells_who_the_person_is_in_basics_only(field: str) -> None:
    assert _fact("basics", field).is_identity
    assert not _fact("work", field).is_identity


@pytest.mark.parametrize("field", ["summary", "label", "city", "region"])
def test_keeps_what_a_model_may_see_out_of_identity(field: str) -> None:
    assert not _fact("basics", field).is_identity
