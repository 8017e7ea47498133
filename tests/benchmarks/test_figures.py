"""Every formula of the evaluation, against values computed by hand."""

from __future__ import annotations

from math import exp

import pytest
import sacrebleu

from benchmarks.evaluation.bootstrap import Estimate, estimate, mean
from benchmarks.evaluation.diversity import distinct_2, self_bleu
from benchmarks.evaluation.leaks import copied, runs, taken
from benchmarks.evaluation.similarity import Meaning, bleu_counts, corpus_bleu, line_bleu, overlap, rouge_l
from retrieval.embed import Embedder, default_cache, ensure_embedder


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


def test_bleu_counts_words_and_runs() -> None:
    assert bleu_counts("a b c d e", ["a b c d f"]) == [5, 5, 4, 3, 2, 1, 5, 4, 3, 2]


@pytest.mark.parametrize(
    ("line", "reference", "expected"),
    [
        ("a b c d e", "a b c d e", 100),
        ("a b c d e", "a b c d f", 100 * (4 / 5 * 3 / 4 * 2 / 3 * 1 / 2) ** (1 / 4)),
        ("a b c d", "a b c d e f", 100 * exp(1 - 6 / 4)),  # every run is right: only the brevity penalty is left
        ("a b c d e", "v w x y z", 0),
    ],
)
def test_bleu_is_the_mean_of_precisions_times_brevity(line: str, reference: str, expected: float) -> None:
    assert corpus_bleu(bleu_counts(line, [reference])) == pytest.approx(expected)
    assert line_bleu(line, [reference]) == pytest.approx(expected)


def test_bleu_of_a_corpus_sums_before_it_divides_as_sacrebleu_does() -> None:
    lines, references = ["a b c d e", "w x y z"], ["a b c d f", "w x y z"]
    units = [bleu_counts(line, [reference]) for line, reference in zip(lines, references, strict=True)]
    found = estimate(units, corpus_bleu)
    assert found is not None
    assert found.value == pytest.approx(100 * (8 / 9 * 6 / 7 * 4 / 5 * 2 / 3) ** (1 / 4))
    assert found.value == pytest.approx(sacrebleu.corpus_bleu(lines, [references]).score)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("weld 40 tank", "tank door", 1 / 2),  # 1 in common, 2 in the smaller
        ("Welding tanks", "welded a tank", 1.0),  # stems, and articles are no content
        ("weld", "", 0.0),
        ("weld", "door", 0.0),
    ],
)
def test_overlap_is_what_is_common_over_the_smaller(left: str, right: str, expected: float) -> None:
    assert overlap(left, right) == pytest.approx(expected)


def test_likeness_in_meaning_is_a_cosine_of_means() -> None:
    meaning = Meaning(Embedder(ensure_embedder(default_cache())))
    assert meaning.likeness(["baked bread", "sold cakes"], ["sold cakes", "baked bread"]) == pytest.approx(1.0)
    near, far = (
        meaning.likeness(["baked bread"], ["worked in a bakery"]),
        meaning.likeness(["baked bread"], ["tax law"]),
    )
    assert far < near < 1
    assert meaning.likeness([], ["baked bread"]) == 0


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["a b a b"], 2 / 4),  # "a b" and "b a", of 4 words
        (["a b", "A b"], 1 / 4),
        (["a b", "c d"], 2 / 4),  # no "b c": pairs stay within a line
        ([], 0.0),
    ],
)
def test_distinct_2_is_different_pairs_over_words(lines: list[str], expected: float) -> None:
    assert distinct_2(lines) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["a b c d", "a b c d"], 100.0),
        (["a b c d", "w x y z"], 0.0),
        (["a b c d e", "a b c d f"], 100 * (4 / 5 * 3 / 4 * 2 / 3 * 1 / 2) ** (1 / 4)),
        (["a b c d"], 0.0),
    ],
)
def test_self_bleu_is_each_line_against_the_others(lines: list[str], expected: float) -> None:
    assert self_bleu(lines) == pytest.approx(expected)


def test_an_interval_holds_what_resampling_gives() -> None:
    assert mean([1, 1, 1]) == Estimate(1, 1, 1)
    assert mean([0, 1]) == Estimate(0.5, 0, 1)  # a quarter of the resamples are 0, a quarter are 1
    coins = mean([True, False] * 50)
    assert coins is not None
    assert coins.low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.02)
    assert coins.high == pytest.approx(0.5 + 1.96 * 0.05, abs=0.02)


def test_what_belongs_together_is_drawn_together() -> None:
    people = [(0.0, 50.0), (50.0, 50.0)]
    assert estimate(people) == Estimate(0.5, 0, 1)


def test_weights_count_and_without_weight_there_is_no_figure() -> None:
    found = estimate([(1, 1), (1, 3)])
    assert found is not None
    assert found.value == 0.5
    assert estimate([(0, 0)]) is None
    assert mean([]) is None


@pytest.mark.parametrize(
    ("line", "own", "elsewhere", "expected"),
    [
        ("Trained cooks in HACCP", ["trained cooks"], ["HACCP is a must"], {"haccp"}),
        ("Trained 12 cooks", ["trained twelve cooks"], ["12 ovens"], set()),
        ("Trained 9 cooks", ["trained twelve cooks"], ["nine ovens"], {"9"}),
        ("Training cooks", ["sliced onions", "trained cooks"], ["train new cooks"], set()),
    ],
)
def test_a_word_is_taken_if_only_the_other_text_has_it(
    line: str, own: list[str], elsewhere: list[str], expected: set[str]
) -> None:
    assert taken(line, own, elsewhere) == expected


def test_four_words_in_a_row_of_another_line_are_copied_unless_the_notes_have_them() -> None:
    others = runs(["Prepared 1,900 school lunches a day"])
    assert copied("Prepared 40 school lunches a day", ["40 lunches"], others) == {("school", "lunches", "a", "day")}
    assert not copied("Prepared 40 school lunches a day", ["school lunches a day, 40"], others)
    assert not copied("Prepared school lunches daily", [], others)
