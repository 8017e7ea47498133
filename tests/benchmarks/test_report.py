from __future__ import annotations

from benchmarks.evaluation.report import report

SCORES = [
    {
        "writer": "cleaned",
        "groups": {
            "count": 9,
            "seconds_a_line": 0.0,
            "before": {"findings": [0.25, 0.1, 0.4], "bleu": [41.26, 38.0, 44.04], "self_bleu": [7.0, 7.0, 7.0]},
            "after": {"stayed_cleaned": [1.0, 1.0, 1.0]},
        },
    },
    {"writer": "adapter first", "resumes": {"count": 4, "words": None, "megabytes": 4288.4}},
]


def test_figures_stand_with_their_intervals_and_a_dash_where_there_is_none() -> None:
    page = report(SCORES, {}, heading="Here.")
    assert "| lines with something the truth check refuses | 25% [10, 40] |" in page
    assert "| BLEU to the author's lines | 41.3 [38.0, 44.0] |" in page
    assert "| self-BLEU | 7.0 |" in page
    assert "| lines that stayed the cleaned note | 100% |" in page
    assert "|  | adapter first |" in page
    assert "| words a line | – |" in page
    assert "| peak memory, MB | 4,288 |" in page
    assert "read without" not in page


def test_what_people_read_comes_first() -> None:
    graded = {"read": 8, "faithful": [0.75, 0.5, 1.0], "drift": [0.25, 0.0, 0.5], "invented": [0.0, 0.0, 0.0]}
    beside = {"read": 4, "preferred": [0.5, 0.0, 1.0], "same": [0.25, 0.0, 0.75], "worse": [0.25, 0.0, 0.75]}
    page = report(SCORES, {"adapter first": {"before": graded, "side by side": beside}}, heading="Here.")
    assert "| adapter first, before the check | 8 | 75% [50, 100] | 25% [0, 50] | 0% |" in page
    assert "| adapter first | 4 | 50% [0, 100] | 25% [0, 75] | 25% [0, 75] |" in page
    assert page.index("75% [50, 100]") < page.index("held-out groups")
