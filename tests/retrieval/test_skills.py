from __future__ import annotations

import io
import json
import time
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import skills
from retrieval.skills import canonical, find_skills, is_known_skill, same_skill, skills_ending
from retrieval.taxonomy import COMPILED, esco_uri, load_taxonomy
from storage.jsonlines import run_filter
from tests.retrieval.skill_scores import PARTS, ROWS, score


def names(text: str, language: str = "en") -> list[str]:
    return [skill.name for skill in find_skills(text, language=language)]


@pytest.mark.parametrize(
    ("part", "precision", "recall", "hit"),
    [
        ("seen from the start", 0.99, 0.98, 0),
        ("development", 0.92, 0.66, 4),
        ("held out, people", 0.87, 0.63, 3),
        ("held out, technical", 0.86, 0.62, 6),
    ],
)
def test_annotated_texts_are_read_as_well_as_reported(part: str, precision: float, recall: float, hit: int) -> None:
    scores = score(PARTS[part])
    assert scores.exact.precision >= precision
    assert scores.exact.recall >= recall
    assert scores.hit <= hit


def test_enough_texts_are_annotated() -> None:
    assert sum(len(rows) for rows in PARTS.values()) >= 400


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("k8s", "Kubernetes"), ("postgres", "PostgreSQL"), ("golang", "Go"), ("js", "JavaScript"), (
    "AMAZON WEB SERVICES", 
    "AWS"),
        ("power-bi", "Power BI"), ("ci/cd", "CI/CD"), ("fork lift licences", "Forklift Licence"),
        ("driver’s license", "Driving Licence"),
        ("Excel", "Microsoft Excel"), ("nothing of the kind", None), ("", None),
    ],
)  # fmt: skip
def test_canonical_names_are_those_of_a_resume(written: str, name: str | None) -> None:
    assert canonical(written) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("coded in Go and Docker", "Go"), ("Go, Rust, C++", "Rust"), ("proficient in word, excel and outlook", 
    "Microsoft Word"),
        ("excel spreadsheets", "Microsoft Excel"), ("Excel", "Microsoft Excel"), ("a Ruby developer", "Ruby"), (
    "Skills: go, r", 
    "R"),
        ("statistics in R", "R"), ("Chef, Puppet and Ansible", "Chef"), ("Epic charting on nights", "Epic"), (
    "used SAP daily", 
    "SAP"),
    ],
)  # fmt: skip
def test_ambiguous_names_count_where_something_proves_them(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Let's go home", "I excel at chess", "spring cleaning", "rust on the car", "the chef left", "both teams won", 
    "vitamin C",
        "I lead a quiet life", "in a word, no", "they had access to the yard", "my pet python", "we ate Spanish food", 
    "scalable", 
    "a swift answer",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_skills(text: str) -> None:
    assert names(text) == []


def test_the_longest_name_wins_and_spans_do_not_overlap() -> None:
    text = "React Native, Visual Studio Code, Java and JavaScript"
    found = find_skills(text)
    assert [skill.name for skill in found] == ["React Native", "VS Code", "Java", "JavaScript"]
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_chinese_text_needs_no_spaces() -> None:
    assert names("熟练使用Go和Excel,会叉车", "zh") == ["Go", "Microsoft Excel", "Forklift Operation"]


def test_same_skill_sees_through_spelling() -> None:
    assert same_skill("k8s", "kubernetes")
    assert same_skill("hand-lettering", "Hand Lettering")
    assert not same_skill("Java", "JavaScript")


def test_is_known_skill_is_strict_about_ordinary_words() -> None:
    assert is_known_skill("Go")
    assert not is_known_skill("go")
    assert is_known_skill("kubernetes")
    assert not is_known_skill("purple")


@given(st.text(max_size=200))
def test_any_text_is_read_with_true_offsets(text: str) -> None:
    for skill in find_skills(text):
        assert 0 <= skill.start < skill.end <= len(text)


def test_the_list_is_small_and_loads_fast() -> None:
    load_taxonomy.cache_clear()
    started = time.process_time()
    assert len(load_taxonomy().patterns) > 50_000
    assert time.process_time() - started < 1.5
    assert COMPILED.stat().st_size < 2_000_000


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[1]", "got a list"),
        ("{}", '"text", which is missing'),
        ('{"text": 3}', "got a number"),
        ('{"text": "a", "language": []}', "got a list"),
    ],
)
def test_filter_says_what_was_wrong_in_one_line(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_filter(skills._answer, io.StringIO('{"text": "Docker"}\n' + line + "\n"), io.StringIO()) == 2
    error = capsys.readouterr().err
    assert error.startswith("line 2: ")
    assert said in error
    assert error.count("\n") == 1


def test_filter_answers_names_and_offsets() -> None:
    sink = io.StringIO()
    run_filter(skills._answer, io.StringIO('{"text": "ran k8s"}\n'), sink)
    assert json.loads(sink.getvalue()) == {"skills": [{"name": "Kubernetes", "start": 4, "end": 7}]}


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Python", "ccd0a1d9-afda-43d9-b901-96344886e14d"), ("Haskell", "000f1d3d-220f-4789-9c0a-cc742521fb02"),
        ("Migrate existing data", "020918ef-4b55-47c1-8430-ab7b8f6a7377"), ("Kubernetes", None),
    ],
)  # fmt: skip
def test_a_skill_says_where_it_is_in_esco(name: str, id_: str | None) -> None:
    assert esco_uri(name) == (id_ and f"http://data.europa.eu/esco/skill/{id_}")


def test_the_filter_says_it_when_asked() -> None:
    answer = skills._answer({"text": "Python on k8s"}, esco=True)
    assert [skill["esco"] is None for skill in answer["skills"]] == [False, True]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("reports in python", ("Python", "python", True)),
        ("charts in Power BI", ("Power BI", "Power BI", True)),
        ("servers on k8s", ("Kubernetes", "k8s", True)),
        ("learned to go", ("Go", "go", False)),
        ("had to excel", ("Microsoft Excel", "excel", False)),
        ("helped polish", ("Polish", "polish", False)),
    ],
)
def test_the_skill_at_the_end_of_a_text_is_known_as_it_is_typed(text: str, found: tuple[str, str, bool]) -> None:
    assert found in list(skills_ending(text))


def test_a_text_that_ends_in_no_skill_ends_in_none() -> None:
    assert [text for text in ("", " ", "python is", "in power", "the node", "led") if any(skills_ending(text))] == [
        "the node"
    ], "only an ordinary word that may be one, too"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["text"])[:30])
def test_every_tool_that_is_found_is_at_the_end_of_its_text(row: dict[str, Any]) -> None:
    text = row["text"]
    for span in find_skills(text, language=row.get("language", "en")):
        if span.kind == "tool":
            assert span.name in {name for name, _, _ in skills_ending(text[: span.end])}
