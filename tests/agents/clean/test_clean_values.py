"""How values of fields are spelled on a resume."""

from __future__ import annotations

import pytest

from agents.clean import tidy_value


@pytest.mark.parametrize(
    ("value", "field", "written"),
    [
        ("acme corp", "name", "Acme Corp"),
        ("line cook", "position", "Line Cook"),
        ("rn", "position", "RN"),
        ("RN", "position", "RN"),
        ("icu nurse", "position", "ICU Nurse"),
        ("mcdonalds", "name", "McDonald's"),
        ("mcallister bros.", "name", "McAllister Bros."),
        ("bsc computer science", "studyType", "BSc Computer Science"),
        ("iOS developer", "position", "iOS Developer"),
        ("ios developer", "position", "iOS Developer"),
        ("eBay", "name", "eBay"),
        ("o'neill & sons", "name", "O'Neill & Sons"),
        ("O'Neill", "name", "O'Neill"),
        ("van der Berg", "name", "van der Berg"),
        ("head of sales", "position", "Head of Sales"),
        ("asst mgr", "position", "Assistant Manager"),
        ("university of the west", "institution", "University of the West"),
        ("new york", "city", "New York"),
        ("quickbooks", "skill", "QuickBooks"),
        ("c++", "skill", "C++"),
        ("SENIOR LINE COOK", "position", "Senior Line Cook"),
        ("front-end developer", "position", "Front-End Developer"),
        ("chef/owner", "position", "Chef/Owner"),
        ("los angeles, ca", "city", "Los Angeles, CA"),
        ("b.a. in english", "studyType", "B.A. in English"),
        ("at&t", "name", "AT&T"),
        ("7-eleven", "name", "7-Eleven"),
        ("store manager.", "position", "Store Manager"),
        ("https://example.org/a b", "url", "https://example.org/a b"),
    ],
)
def test_writes_names_and_titles_as_a_resume_does(value: str, field: str, written: str) -> None:
    assert tidy_value(value, field) == written


@pytest.mark.parametrize("value", ["Acme Corp", "Line Cook", "BSc Computer Science", "O'Neill", "van der Berg", "iOS"])
def test_a_tidy_value_stays(value: str) -> None:
    assert tidy_value(value, "name") == value
