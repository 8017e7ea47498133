"""A draft may be smoothed, and only that."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.dataset import read_groups
from model.order import order_of

FILES = sorted(path for path in Path("model/data").glob("*.jsonl") if path.stem not in ("dev", "test", "fresh"))


def becomes(draft: str, line: str) -> bool:
    order = order_of(draft)
    return order.ends(line) and all(order.accepts(line[:end], growing=True) for end in range(1, len(line) + 1))


@pytest.mark.parametrize(
    ("draft", "line"),
    [
        ("Night shifts, 3 wards", "Worked night shifts in 3 wards"),
        ("Clean flues, boilers", "Cleaned flues and boilers"),
        ("90-door school", "Worked at a 90-door school"),
        ("Drove 3,400 ft of fence line", "Drove 3,400 ft of fence line"),
        ("Survey on Monday", "Surveyed on Mondays"),
        ("Fit kitchens 2 a week", "Fitted kitchens, 2 a week"),
        ("2 of them are mine", "2 of them mine"),
        ("Supply of uniforms, Kerr County", "Handled the supply of uniforms in Kerr County"),
    ],
)
def test_what_only_joins_may_be_added_and_forms_may_change(draft: str, line: str) -> None:
    assert becomes(draft, line)


@pytest.mark.parametrize(
    ("draft", "line"),
    [
        pytest.param("Lock system for a school", "A school with a lock system", id="another order"),
        pytest.param("9 steady clients", "9 clients", id="a word left out"),
        pytest.param("9 steady clients", "Translated for 9 steady clients", id="a word added"),
        pytest.param("Lenses in store", "Lens store", id="a preposition left out"),
        pytest.param("they fixed it", "thear fixed it", id="no form of the word"),
        pytest.param("Claims, 9 a day", "Claims, ⅋ 9 a day", id="a sign nobody types"),
        pytest.param("Claims, 9 a day", "Claims  9 a day", id="two spaces"),
        pytest.param("Claims, 9 a day", "Claims in the of to 9 a day", id="joined for ever"),
        pytest.param("Field camp 6 weeks", "To field camp 6 weeks", id="a preposition first"),
        pytest.param("Field camp 6 weeks", "Field camp 6 weeks with the", id="something added at the end"),
        pytest.param("Lenses in store", "Lenses in-store", id="a hyphen added"),
        pytest.param("Claims, 39 a day", "Claims, 9 a day", id="another number"),
    ],
)
def test_nothing_else_may(draft: str, line: str) -> None:
    assert not becomes(draft, line)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_draft_may_stay_as_it_is(path: Path) -> None:
    drafts = [group.brief.cleaned for group in read_groups(path) if group.brief.cleaned]
    assert drafts
    assert [draft for draft in drafts if not becomes(draft, draft)] == []
