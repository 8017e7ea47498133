"""The decoder may be as wild as it likes: what it writes stays within the notes."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import torch

from agents.vocabulary import VOCABULARY
from model.base import Brief
from model.dataset import read_groups
from model.grounding import GroundedChoice, Row
from model.held import held_by

GROUPS = read_groups(Path("model/data/dev.jsonl"))
PIECES = (
    " Led| a| crew| of| five| fi|ve| 5|5|0|,|.|3| 3|k|%|$| Python|Py| IBM| at| Christmas| the|ten|ants| twice| half"
    "|-|/| X|rays| bread|B|a|320| second|s|\t|\u00c9| 2|019| dozen|+|!|\u4e09|１| I| on| Thurs|day"
    "| python| power| bi| mig| welding|weld|ing| node|.js"
).split("|")


def write_wildly(tokenizer: Any, brief: Brief, *, vocabulary: int, end: int, count: int, seed: int) -> list[str]:
    """`count` texts of up to 18 tokens, each token drawn from random scores; those that got stuck are left out."""
    torch.manual_seed(seed)
    rows = [Row(held_by(brief, VOCABULARY), width=8, temperature=5.0)] * count
    choose = GroundedChoice(tokenizer, rows, prompt_length=0, ends=[end], seed=seed)
    written = torch.empty((count, 0), dtype=torch.long)
    for step in range(18):
        scores = torch.randn(count, vocabulary)
        scores[:, end] += 20.0 if step > 9 else 0.0
        written = torch.cat([written, choose(written, scores).argmax(dim=1, keepdim=True)], dim=1)
    finished = [row for index, row in enumerate(written.tolist()) if end in row and index not in choose.stuck]
    return [tokenizer.decode(row[: row.index(end)]) for row in finished]


class Pieces:
    """A tokenizer of a few nasty pieces; the last id ends a line."""

    all_special_ids = (len(PIECES),)

    def decode(self, ids: list[int], **options: object) -> str:
        return "".join(PIECES[number] for number in ids if number < len(PIECES))


@pytest.mark.parametrize("seed", range(4))
def test_nasty_pieces_never_make_a_number_name_or_skill_that_was_not_said(seed: int) -> None:
    group = random.Random(seed).choice(GROUPS)
    texts = write_wildly(Pieces(), group.brief, vocabulary=len(PIECES) + 1, end=len(PIECES), count=150, seed=seed)
    assert len(texts) > 50
    assert [text for text in texts if not held_by(group.brief, VOCABULARY).accepts_whole(text)] == []


def test_words_and_numbers_of_the_notes_can_be_written() -> None:
    brief = Brief("work", "Baker", ("crew of five", "python n xrays", "thurs"))
    texts = write_wildly(Pieces(), brief, vocabulary=len(PIECES) + 1, end=len(PIECES), count=200, seed=1)
    together = " ".join(texts)
    assert "five" in together or "5" in together
    assert "Python" in together


@pytest.mark.weights
@pytest.mark.slow
def test_the_real_tokenizer_with_random_scores_writes_nothing_unsaid(base_model_folder: Path) -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(base_model_folder)
    written = 0
    for seed, group in enumerate(GROUPS[::7]):
        end = tokenizer.eos_token_id
        texts = write_wildly(tokenizer, group.brief, vocabulary=len(tokenizer), end=end, count=50, seed=seed)
        written += len(texts)
        assert [text for text in texts if not held_by(group.brief, VOCABULARY).accepts_whole(text)] == []
    assert written >= 400


def test_a_greedy_row_takes_the_best_token_that_may_follow() -> None:
    held = held_by(Brief("work", "", ("crew of 5",)))
    choose = GroundedChoice(Pieces(), [Row(held)], prompt_length=0, ends=[len(PIECES)])
    scores = torch.zeros(1, len(PIECES) + 1)
    scores[0, PIECES.index(" Python")] = 9.0
    scores[0, PIECES.index(" 3")] = 8.0
    scores[0, PIECES.index(" 5")] = 7.0
    start = torch.tensor([[PIECES.index(" Led")]])
    assert int(choose(start, scores).argmax()) == PIECES.index(" 5")


def test_a_row_without_notes_is_free() -> None:
    choose = GroundedChoice(Pieces(), [Row(None)], prompt_length=0, ends=[len(PIECES)])
    scores = torch.zeros(1, len(PIECES) + 1)
    scores[0, PIECES.index(" IBM")] = 9.0
    assert int(choose(torch.tensor([[0]]), scores).argmax()) == PIECES.index(" IBM")


class Halves(Pieces):
    """The first piece is a space and half of a character."""

    def decode(self, ids: list[int], **options: object) -> str:
        return "".join(" \ufffd" if number == 0 else PIECES[number] for number in ids if number < len(PIECES))


def test_half_a_character_after_a_space_ends_the_word_before_it() -> None:
    held = held_by(Brief("work", "", ("made Pythonic tools",)))
    choose = GroundedChoice(Halves(), [Row(held)], ends=[len(PIECES)])
    scores = torch.zeros(1, len(PIECES) + 1)
    scores[0, 0] = 9.0
    scores[0, PIECES.index(" the")] = 8.0
    started = torch.tensor([[PIECES.index(" the"), PIECES.index(" bread")]])
    assert int(choose(started, scores).argmax()) == 0
    begun = torch.tensor([[PIECES.index(" the"), PIECES.index(" Python")]])
    assert int(choose(begun, scores).argmax()) not in (0, PIECES.index(" the"))
