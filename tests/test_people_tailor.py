"""Ten people as JSON Resume, tailored to a posting by `python -m agents.tailor`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from platformdirs import user_cache_path

from agents import tailor
from model.base import Brief, Draft
from model.generators import open_generator
from retrieval.skills import find_skills
from storage.export.json_resume import validate
from tests.people_files import (
    BY_COMMAND,
    ENVIRONMENT,
    NAMES,
    PEOPLE,
    ROOT,
    as_printed,
    expected,
    has_words,
    numbers,
    pdf_text,
    strings,
    tight,
    words,
)


@dataclass(frozen=True, slots=True)
class Tailored:
    """What `agents.tailor` made of a person's JSON Resume and a posting."""

    name: str
    given: dict[str, Any]
    job: str
    files: dict[str, bytes]

    @property
    def resume(self) -> dict[str, Any]:
        return dict(json.loads(self.files["resume.json"]))

    @property
    def provenance(self) -> dict[str, Any]:
        return dict(json.loads(self.files["provenance.json"]))

    @property
    def pdf(self) -> str:
        return pdf_text(self.files["resume.pdf"])


@pytest.fixture(scope="module", params=NAMES)
def tailored(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tailored:
    name, folder = str(request.param), tmp_path_factory.mktemp("tailored")
    resume, job = PEOPLE / f"{name}.json", PEOPLE / f"{name}.job.txt"
    arguments = [str(resume), str(job), "--out", str(folder)]
    if name in BY_COMMAND:
        done = run_tailor(arguments)
        assert done.returncode == 0, done.stderr
    else:
        assert tailor.main(arguments, {"GENERATOR": "literal"}) == 0
    return read_tailored(name, folder)


def run_tailor(arguments: list[str], generator: str = "literal") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "agents.tailor", *arguments]
    environment = {**ENVIRONMENT, "GENERATOR": generator}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600)


def read_tailored(name: str, folder: Path) -> Tailored:
    given = json.loads((PEOPLE / f"{name}.json").read_text("utf-8"))
    job = (PEOPLE / f"{name}.job.txt").read_text("utf-8")
    return Tailored(name, given, job, {path.name: path.read_bytes() for path in folder.iterdir()})


def test_five_files_and_a_valid_json_resume(tailored: Tailored) -> None:
    assert set(tailored.files) == {"resume.json", "resume.pdf", "resume.docx", "resume.md", "provenance.json"}
    assert validate(tailored.resume) == []


KEPT = frozenset(
    {"name", "organization", "institution", "position", "studyType", "area", "issuer", "title", "awarder", "language"}
    | {"startDate", "endDate", "date", "email", "phone", "score", "fluency"}
)
"""Fields that leave as they came."""

UNCASED = frozenset({"email", "phone", "fluency", "startDate", "endDate", "date"})


def test_every_name_date_and_credential_arrives(tailored: Tailored) -> None:
    there = [(path[0], path[-1], tight(text)) for path, text in strings(tailored.resume)]
    pdf = tight(tailored.pdf)
    for path, text in strings(tailored.given):
        if path[-1] not in KEPT or path[0] == "skills":
            continue
        assert (path[0], path[-1], tight(text)) in there, f"{path}: {text!r} is not in resume.json"
        if path[-1] == "phone":
            assert re.sub(r"\D", "", text)[-7:] in re.sub(r"\D", "", pdf)
        elif path[-1] in {"startDate", "endDate", "date"}:
            assert tight(as_printed(text)) in pdf, f"{path}: {as_printed(text)!r} is not in the PDF:\n{tailored.pdf}"
        else:
            assert tight(text) in pdf, f"{path}: {text!r} is not in the PDF:\n{tailored.pdf}"


def test_names_keep_their_capitals(tailored: Tailored) -> None:
    """A name that came with capitals of its own is printed as it came; titles may get capitals but lose none."""
    printed = tight(tailored.pdf, fold=False)
    for path, text in strings(tailored.given):
        if path[-1] not in KEPT or path[-1] in UNCASED or path[0] == "skills":
            continue
        name = tight(text, fold=False)
        is_name = path[0] != "certificates" and path[-1] in {"name", "institution", "organization", "awarder"}
        if is_name and len(re.findall(r"\b[A-Z]", text)) > 1:
            assert name in printed, f"{path}: {text!r} is printed with other capitals:\n{tailored.pdf}"
        else:
            pattern = "".join(re.escape(sign) if sign.isupper() else f"(?i:{re.escape(sign)})" for sign in name)
            assert re.search(pattern, printed) or not re.search(r"[A-Z]", text), f"{path}: {text!r} lost a capital"


def test_every_number_and_skill_arrives(tailored: Tailored) -> None:
    arrived, pdf = numbers(tailored.pdf), tight(tailored.pdf)
    for path, text in strings(tailored.given):
        if path[-1] in {"highlights", "summary", "description", "courses"}:
            lost = numbers(text) - arrived
            assert not lost, f"{path}: {lost} of {text!r} is not in the PDF:\n{tailored.pdf}"
        elif path[0] == "skills" and path[-1] in {"keywords", "name"}:
            assert tight(text) in pdf, f"{path}: the skill {text!r} is not in the PDF:\n{tailored.pdf}"


def test_nothing_arrives_that_was_not_given(tailored: Tailored) -> None:
    given = "\n".join(text for _, text in strings(tailored.given))
    known = set(words(given))
    only_wanted = {tailored.job[skill.start : skill.end] for skill in find_skills(tailored.job)}
    only_wanted |= set(expected(tailored.name)["gaps"])
    for line in tailored.provenance["lines"]:
        assert numbers(line["text"]) <= numbers(given), f"a number was added: {line}"
        names = [word for word in words(line["text"], keep_case=True)[1:] if word[0].isupper()]
        assert {name.casefold() for name in names} <= known, f"a name was added: {line}"
        there = [skill for skill in only_wanted if has_words(line["text"], skill) and not has_words(given, skill)]
        assert not there, f"{there} is only in the posting: {line}"


def test_every_line_cites_words_of_the_input(tailored: Tailored) -> None:
    given = [text for _, text in strings(tailored.given)]
    assert tailored.provenance["lines"]
    for line in tailored.provenance["lines"]:
        assert set(line) == {"section", "entry", "text", "engine", "facts"}
        assert line["engine"] == "literal"
        assert line["facts"], f"no fact behind {line}"
        for fact in line["facts"]:
            assert set(fact) == {"id", "words"}
            assert any(fact["words"] in text for text in given), f"{fact} is not in the input"
        assert line["section"] == "basics" or line["entry"] < len(tailored.resume[line["section"]])


def test_gaps_are_what_only_the_posting_has(tailored: Tailored) -> None:
    gaps = "\n".join(tailored.provenance["gaps"])
    missing = [word for word in expected(tailored.name)["gaps"] if not has_words(gaps, word)]
    assert not missing, f"{missing} is not listed:\n{gaps}"
    wrong = [word for word in expected(tailored.name)["met"] if has_words(gaps, word)]
    assert not wrong, f"{wrong} is no gap:\n{gaps}"


class Recording:
    """The packaged model, with what it wrote kept."""

    name = "local"

    def __init__(self) -> None:
        opened = open_generator("local", cache=user_cache_path("vita", appauthor=False))
        assert opened is not None
        self._generator = opened
        self.drafts: list[Draft] = []

    def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> list[Draft]:
        self.drafts += self._generator.write(briefs, candidates=candidates)
        return self.drafts


@pytest.mark.weights
def test_the_local_model_adds_nothing_either(tmp_path: Path) -> None:
    name, generator = "welder", Recording()
    given, job = (PEOPLE / f"{name}.json").read_text("utf-8"), (PEOPLE / f"{name}.job.txt").read_text("utf-8")
    tailor.write_files(tailor.tailor(given, job, generator), tmp_path)
    made = read_tailored(name, tmp_path)
    assert len(generator.drafts) >= 3
    assert {draft.engine for draft in generator.drafts} == {"local"}
    written = {draft.text for draft in generator.drafts}
    assert all(line["text"] in written for line in made.provenance["lines"] if line["engine"] == "local")
    test_five_files_and_a_valid_json_resume(made)
    test_every_name_date_and_credential_arrives(made)
    test_every_number_and_skill_arrives(made)
    test_nothing_arrives_that_was_not_given(made)
    test_gaps_are_what_only_the_posting_has(made)


@pytest.mark.weights
def test_the_command_runs_the_local_model(tmp_path: Path) -> None:
    name = "chef"
    done = run_tailor([str(PEOPLE / f"{name}.json"), str(PEOPLE / f"{name}.job.txt"), "--out", str(tmp_path)], "local")
    assert done.returncode == 0, done.stderr
    test_five_files_and_a_valid_json_resume(read_tailored(name, tmp_path))


@pytest.mark.parametrize(
    ("resume", "job", "named"),
    [
        pytest.param(None, "A job", "resume.json", id="no resume"),
        pytest.param("{}", None, "job.txt", id="no posting"),
        pytest.param("Dana Reyes, nurse", "A job", "not JSON", id="a resume that is no JSON"),
        pytest.param("[]", "A job", "expected", id="a list"),
        pytest.param('{"work": "nurse"}', "A job", "work", id="a section of the wrong kind"),
        pytest.param('{"basics": {"name": 7}}', "A job", "name", id="a field of the wrong kind"),
        pytest.param('{"work": [{"name": "Elm Park"', "A job", "not JSON", id="half a file"),
        pytest.param(b"\xff\xfe\x00\x01", "A job", "UTF-8", id="bytes"),
    ],
)
def test_bad_input_gets_one_line_and_exit_code_2(
    resume: str | bytes | None, job: str | None, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = tmp_path / "resume.json", tmp_path / "job.txt"
    for path, content in zip(paths, (resume, job), strict=True):
        if content is not None:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    code = tailor.main([str(paths[0]), str(paths[1]), "--out", str(tmp_path / "out")], {"GENERATOR": "literal"})
    told = capsys.readouterr().err
    assert code == 2
    assert len(told.splitlines()) == 1
    assert named in told
    assert not (tmp_path / "out").exists()


def test_the_command_fails_without_a_traceback(tmp_path: Path) -> None:
    done = run_tailor([str(tmp_path / "none.json"), str(PEOPLE / "nurse.job.txt"), "--out", str(tmp_path)])
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
