from __future__ import annotations

import pytest

from model.answers import line_of


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("Baked 600 loaves a night", "Baked 600 loaves a night"),
        ("Baked 600 loaves a night.", "Baked 600 loaves a night"),
        ('"Baked 600 loaves a night."', "Baked 600 loaves a night"),
        ("“Baked 600 loaves”", "Baked 600 loaves"),
        ("- Baked 600 loaves", "Baked 600 loaves"),
        ("* **Baked 600 loaves**", "Baked 600 loaves"),
        ("1. Baked 600 loaves", "Baked 600 loaves"),
        ("Sure! Here is the line:\n\nBaked 600 loaves", "Baked 600 loaves"),
        ("Here's a resume line:\n- Baked 600 loaves\n\nLet me know if you want changes.", "Baked 600 loaves"),
        ("```\nBaked 600 loaves\n```", "Baked 600 loaves"),
        ("Resume line: Baked 600 loaves", "Baked 600 loaves"),
        ("  Baked 600 loaves  \n\n(I kept the number.)", "Baked 600 loaves"),
        ("<think>Loaves, 600.\nBaked fits.</think>\n\nBaked 600 loaves", "Baked 600 loaves"),
        ("Loaves, 600.\nBaked fits.\n</think>\nBaked 600 loaves", "Baked 600 loaves"),
        ("Draft: Baked 600 loaves\nRole: Baker", "Baked 600 loaves"),
        ("每晚烤600个面包。", "每晚烤600个面包"),
        ("Audited firms in the U.S.", "Audited firms in the U.S."),
        ("Won 'best loaf' in 2019", "Won 'best loaf' in 2019"),
        ("90 covers a night: grill and sauté", "90 covers a night: grill and sauté"),
    ],
)
def test_one_line_comes_out_of_what_a_model_says(answer: str, line: str) -> None:
    assert line_of(answer) == line


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "  \n ",
        "- Baked loaves\n- Sold loaves",
        "1. Baked\n2. Sold",
        "—",
        '""',
        "Sure, here it is:",
        "x" * 301,
        "<think>Baked 600 loaves is what I would say, but",
        "Notes:\n- baked 600 loaves",
        '{"line": "Baked 600 loaves"}',
        '["Baked 600 loaves"]',
        "<p>Baked 600 loaves</p>",
        "Baked\u202e 600 loaves",
        "Baked 600\x1b[2J loaves",
    ],
)
def test_what_is_no_single_line_is_dropped(answer: str) -> None:
    assert line_of(answer) is None


def test_a_sentence_of_a_letter_keeps_its_full_stop() -> None:
    assert line_of("I baked 600 loaves a night.", sentence=True) == "I baked 600 loaves a night."
