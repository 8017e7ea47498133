from __future__ import annotations

import io
import json
from typing import Any

import pytest

from retrieval import match as module
from retrieval.chroma import CorpusIndex
from retrieval.match import match
from storage.jsonlines import run_filter

pytestmark = pytest.mark.chroma

WELDER: dict[str, Any] = {
    "basics": {"name": "Rosa Staff Nurse", "label": "Welder"},
    "work": [{"position": "Welder", "highlights": ["MIG welded gates"]}],
    "skills": [{"name": "Shop work", "keywords": ["reading drawings"]}],
}


def test_the_same_occupation_comes_first_with_true_reasons(index: CorpusIndex) -> None:
    best = match(WELDER, 3, index=index)[0]
    assert best.job.id == "w1"
    assert "same occupation: Welder" in best.why
    assert "asks for MIG Welding, which you have" in best.why
    index.close()


def test_scores_are_sorted_within_bounds_and_repeatable(index: CorpusIndex) -> None:
    found = match(WELDER, 5, index=index)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert all(one.why for one in found)
    assert found == match(WELDER, 5, index=index)
    index.close()


def test_no_reason_claims_a_skill_that_the_resume_lacks(index: CorpusIndex) -> None:
    for one in match({"work": [{"position": "Nurse", "highlights": ["Took blood"]}]}, 5, index=index):
        assert not any("IV Therapy" in why or "BLS" in why for why in one.why)
    index.close()


@pytest.mark.parametrize(
    "resume", [{}, {"basics": 3, "work": "x", "skills": {"a": 1}}, {"work": [None, 4, {"position": 7}]}]
)
def test_an_empty_or_odd_resume_matches_nothing(resume: dict[str, Any], index: CorpusIndex) -> None:
    assert match(resume, 3, index=index) == []
    index.close()


def test_a_resume_of_studies_alone_is_matched(index: CorpusIndex) -> None:
    assert match({"education": [{"area": "Nursing"}]}, 1, index=index)[0].job.id == "n1"
    index.close()


def test_filter_answers_jobs_and_refuses_a_bad_k(
    index: CorpusIndex, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "open_index", lambda cache: index)
    sink = io.StringIO()
    lines = [json.dumps({"resume": WELDER, "k": 1}), json.dumps({"resume": WELDER, "k": 0})]
    assert run_filter(module._answer, io.StringIO("\n".join(lines)), sink) == 2
    job = json.loads(sink.getvalue())["jobs"][0]
    assert (job["id"], job["title"]) == ("w1", "MIG Welder")
    assert 'line 2: expected 1 to 60 at "k"' in capsys.readouterr().err
    index.close()
