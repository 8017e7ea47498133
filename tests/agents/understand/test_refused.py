"""Which section a no denies."""

from __future__ import annotations

import pytest

from agents.understand.refused import denied_section


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("no degree", "education"),
        ("sorry, no college degree", "education"),
        ("i never went to college", "education"),
        ("I don't have a degree or diploma", "education"),
        ("no certs", "certificates"),
        ("i don’t have any licenses yet", "certificates"),
        ("no awards", "awards"),
        ("no volunteering", "volunteer"),
        ("no", None),
        ("no email", "basics"),
        ("no degree but I did a welding course in 2010", None),
        ("I have a degree", None),
        ("never had an accident", None),
        ("no late deliveries", None),
    ],
)
def test_a_no_denies_its_section(text: str, section: str | None) -> None:
    assert denied_section(text) == section
