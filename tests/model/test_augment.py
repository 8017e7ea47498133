from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from model.augment import varied
from model.base import Brief
from model.dataset import Group, read_groups

TRADES = read_groups(Path("model/data/trades.jsonl"))


def group(notes: str, line: str, cleaned: str = "") -> Group:
    return Group(Brief("work", "Baker", (notes,), cleaned=cleaned), line, "Baker")


def numbers(text: str) -> list[str]:
    return re.findall(r"\d[\d,]*", text)


@pytest.mark.parametrize("seed", range(20))
def test_a_number_moves_on_all_sides_at_once(seed: int) -> None:
    made = varied(
        group("baked 240 loaves w/ three others", "Baked 240 loaves with 3 others", "Baked 240 loaves"),
        random.Random(seed),
    )
    loaves, others = numbers(made.line)
    assert 100 < int(loaves) < 500
    assert loaves != "240"
    assert loaves in made.brief.notes[0]
    assert loaves in made.brief.cleaned
    assert "three" not in made.brief.notes[0]
    assert int(others) >= 2


@pytest.mark.parametrize("seed", range(20))
def test_two_numbers_stay_two(seed: int) -> None:
    made = varied(group("from 12 to 13 ovens", "Went from 12 to 13 ovens"), random.Random(seed))
    assert len(set(numbers(made.line))) == 2


@pytest.mark.parametrize(
    ("notes", "line"),
    [
        ("cut waste from 40 to 20 kg", "Cut waste by 50%, from 40 to 20 kg"),
        (
            "level 3 diploma, 18th edition, 2.5 t truck, 7:30 starts",
            "Level 3 diploma, 18th Edition, 2.5 t, 7:30 starts",
        ),
    ],
)
def test_what_is_worked_out_or_no_count_stays(notes: str, line: str) -> None:
    made = varied(group(notes, line), random.Random(3))
    assert [number for number in ("50", "18th", "2.5", "7:30") if number in line] == [
        number for number in ("50", "18th", "2.5", "7:30") if number in made.line
    ]
    if "50%" in line:
        assert made.line == line


@pytest.mark.parametrize("seed", range(20))
def test_shares_stay_under_a_hundred_and_years_among_years(seed: int) -> None:
    made = varied(group("98% on time in 2021", "Was on time 98% in 2021"), random.Random(seed))
    share, year = numbers(made.line)
    assert int(share) <= 100
    assert 1975 <= int(year) <= 2026


@pytest.mark.parametrize("seed", range(20))
def test_a_tool_becomes_one_of_its_kind_in_the_spelling_of_each_side(seed: int) -> None:
    made = varied(group("invoices in sage", "Wrote invoices in Sage"), random.Random(seed))
    tool = made.line.removeprefix("Wrote invoices in ")
    assert tool in {"QuickBooks", "Xero", "FreshBooks", "Zoho Books", "MYOB"}
    assert made.brief.notes[0] == f"invoices in {tool.lower()}"


def test_a_line_that_held_no_strange_number_holds_none_afterwards() -> None:
    chance = random.Random(5)
    for one in TRADES:
        made = varied(one, chance)
        before = set(numbers(one.line)) - set(numbers(" ".join(one.brief.notes)))
        after = set(numbers(made.line)) - set(numbers(" ".join(made.brief.notes)))
        if not before:
            assert not after, (made.brief.notes, made.line)
    assert sum(varied(one, chance).line != one.line for one in TRADES) > len(TRADES) / 4
