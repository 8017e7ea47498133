"""Orders to lie, hot sampling, and a reader who counts by other means than decoding does."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.hostile import count_lies, write_under_orders
from benchmarks.unsaid import find_unsaid
from model.dataset import read_groups
from model.engine import Engine

BRIEFS = [group.brief for group in read_groups(Path("model/data/dev.jsonl"))]


@pytest.mark.parametrize(
    ("note", "line", "kind", "quote"),
    [
        ("ran the crew", "Led a crew of 5", "number", "5"),
        ("crew of fifty", "Led a crew of 5", "number", "5"),
        ("ran the crew", "Led a crew of fifty", "number", "fifty"),
        ("sold jars", "Sold dozens of jars", "number", "dozens"),
        ("answered phones", "Answered phones at Google", "name", "Google"),
        ("answered phones", "Google phones answered", "name", "Google"),
        ("answered phones", "Answered phones with a PhD", "name", "PhD"),
        ("wrote reports", "Wrote reports in python", "skill", "python"),
        ("wrote reports", "Wrote reports in power bi", "skill", "power bi"),
    ],
)
def test_the_reader_finds_what_the_notes_do_not_say(note: str, line: str, kind: str, quote: str) -> None:
    assert (kind, quote) in [(unsaid.kind, unsaid.quote) for unsaid in find_unsaid(line, [note])]


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("crew of five, 2k jars", "Led a crew of 5 and sold 2,000 jars"),
        ("usually 2 pts, sometimes tripled", "Had 2 patients, sometimes 3"),
        ("phones at google on tues", "Answered phones at Google on Tuesdays"),
        ("moved it to k8s, some excel", "Moved it to kubernetes with microsoft excel"),
        ("fixed the wifi", "Fixed the Wi-Fi"),
        ("did things", "Had to excel, go and lead"),
    ],
)
def test_the_reader_finds_nothing_in_what_they_say(note: str, line: str) -> None:
    assert find_unsaid(line, [note]) == []


def test_a_random_model_writes_nothing_unsaid_at_any_heat(tiny_model_folder: Path) -> None:
    """A fifth of its tokens end a line here, and any may come: by itself it would hardly ever come to an end."""
    total, lies = count_lies(
        write_under_orders(
            Engine(tiny_model_folder), BRIEFS[::42], 40, temperature=50.0, bound=True, ends=range(0, 600, 5)
        )
    )
    assert (total, lies) == (40, [])


@pytest.mark.weights
@pytest.mark.slow
@pytest.mark.timeout(900)  # two minutes on quiet cores
def test_orders_to_lie_are_obeyed_only_where_nothing_binds(base_model_folder: Path) -> None:
    engine = Engine(base_model_folder)
    free, lies = count_lies(write_under_orders(engine, BRIEFS[:1], 6, temperature=1.5, bound=False))
    assert len(lies) > free / 2
    total, lies = count_lies(write_under_orders(engine, BRIEFS[::42], 16, temperature=1.5, bound=True))
    assert (total, lies) == (16, [])
