from __future__ import annotations

import pytest

from model.base import Brief
from model.dataset import Group
from model.evaluate import rouge_l, score


@pytest.mark.parametrize(
    ("line", "reference", "expected"),
    [
        ("baked bread", "Baked bread", 1.0),
        ("baked bread", "sold cars", 0.0),
        ("", "sold cars", 0.0),
        ("police killed the gunman", "police kill the gunman", 0.75),  # Lin 2004, section 3
        ("the gunman police killed", "police killed the gunman", 0.5),
    ],
)
def test_rouge_l_is_the_share_of_the_longest_common_subsequence(line: str, reference: str, expected: float) -> None:
    assert rouge_l(line, reference) == pytest.approx(expected)


def test_a_score_counts_what_was_written_invented_and_kept() -> None:
    groups = [Group(Brief("work", "", ("crew of 5",)), "Led a crew of 5", "Mason")] * 4
    found = score("x", groups, ["Led a crew of 5", "Led a crew of 6", "Led a crew", ""], 1.0)
    assert (found.written, found.invented, found.digits_kept) == (0.75, 0.333, 0.333)
