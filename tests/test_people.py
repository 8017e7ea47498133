"""Ten invented people, told twice: by chat as they would type it, and as JSON Resume tailored to a posting.

For NAME in tests/people: NAME.chat.json is the script of a chat, NAME.cv.txt what the person uploads in it, NAME.json
the same life as JSON Resume, NAME.job.txt a posting that they partly meet. NAME.expect.json says what the chat's resume
must hold (`has`; a list in it is a choice of wordings) and must not (`hasnt`), and which words of the posting are
gaps (`gaps`) and which are met (`met`).
"""

from __future__ import annotations

import asyncio
import calendar
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest

from agents import tailor
from agents.engine import Engine
from bot.platform import Conversation
from bot.script import play_script, read_script
from retrieval.skills import find_skills
from storage.export.json_resume import validate
from storage.migrations import migrate
from storage.repository import Principal
from storage.sql import open_repository

PEOPLE = Path(__file__).with_name("people")
ROOT = PEOPLE.parents[1]
NAMES = sorted(path.name.removesuffix(".chat.json") for path in PEOPLE.glob("*.chat.json"))
BY_COMMAND = {"nurse", "designer"}
"""These go through the real command; the others through the same functions in this process, which saves time."""
ENVIRONMENT = {**os.environ, "GENERATOR": "literal"}


# --- told by chat


@dataclass(frozen=True, slots=True)
class Told:
    """A chat: what was said (uploads included), what was printed, and the files that were exported, by ending."""

    name: str
    said: str
    printed: str
    files: dict[str, bytes]

    @property
    def pdf(self) -> str:
        return pdf_text(self.files["pdf"])

    @property
    def resume(self) -> dict[str, Any]:
        return dict(json.loads(self.files["json"]))


@pytest.fixture(scope="module", params=NAMES)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    name, folder = str(request.param), tmp_path_factory.mktemp("told")
    script = copy_script(name, folder)
    if name in BY_COMMAND:
        command = [sys.executable, "-m", "bot", "chat", "--data", str(folder / "data"), "--script", str(script)]
        done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        printed = done.stdout
    else:
        (folder / "data").mkdir()
        printed = asyncio.run(chat(script, folder / "data"))
    paths = [Path(path) for line in printed.splitlines() for path in json.loads(line)["files"]]
    messages = [str(item) for item in json.loads(script.read_text("utf-8")) if "job.txt" not in str(item)]
    upload = PEOPLE / f"{name}.cv.txt"
    said = "\n".join([*messages, upload.read_text("utf-8") if upload.exists() else ""])
    return Told(name, said, printed, {path.suffix[1:]: path.read_bytes() for path in paths})


def copy_script(name: str, folder: Path) -> Path:
    """The script with what it attaches beside it: the posting, and the upload as TXT and as DOCX."""
    for path in PEOPLE.glob(f"{name}.*"):
        shutil.copy(path, folder)
    if (upload := folder / f"{name}.cv.txt").exists():
        document = docx.Document()
        for line in upload.read_text("utf-8").splitlines():
            if line.startswith("# "):
                document.add_heading(line[2:], level=1)
            elif line.startswith("- "):
                document.add_paragraph(line[2:], style="List Bullet")
            elif line:
                document.add_paragraph(line)
        document.save(str(upload.with_suffix(".docx")))
    return folder / f"{name}.chat.json"


async def chat(script: Path, data: Path) -> str:
    """What `chat --script` prints, from this process."""
    url, sink = f"sqlite+aiosqlite:///{data / 'vita.db'}", io.StringIO()
    await asyncio.to_thread(migrate, url)
    engine = Engine(open_repository(url, key=b"0" * 32), generator=None, corpus=None)
    conversation = Conversation(engine, Principal("terminal", "local", "local", "person"))
    await play_script(conversation, read_script(script), data, sink)
    await engine.close()
    assert not conversation.failures
    return sink.getvalue()


def test_every_message_gets_one_line_as_the_contract_says(told: Told) -> None:
    lines = [json.loads(line) for line in told.printed.splitlines()]
    assert [line["in"] for line in lines] == list(range(len(lines)))
    assert len(lines) == len(json.loads((PEOPLE / f"{told.name}.chat.json").read_text("utf-8")))
    for line in lines:
        assert list(line) == ["in", "text", "choices", "files", "seconds"]
        assert line["text"].strip(), f"no answer to message {line['in']}"
        assert all(isinstance(choice, str) for choice in line["choices"])
        assert isinstance(line["seconds"], float)


def test_the_pdf_holds_what_was_told(told: Told) -> None:
    text = tight(told.pdf)
    wanted = [item if isinstance(item, list) else [item] for item in expected(told.name)["has"]]
    missing = [wordings for wordings in wanted if not any(tight(wording) in text for wording in wordings)]
    assert not missing, f"{missing} is not in the PDF:\n{told.pdf}"


def test_nothing_leaves_that_is_no_fact_of_a_resume(told: Told) -> None:
    for ending in ("pdf", "json", "md"):
        text = told.pdf if ending == "pdf" else told.files[ending].decode()
        there = [phrase for phrase in expected(told.name)["hasnt"] if has_words(text, phrase)]
        assert not there, f"{there} is in the {ending}:\n{text}"


def test_no_number_leaves_that_was_not_said(told: Told) -> None:
    assert validate(told.resume) == []
    said = numbers(told.said)
    for path, text in strings(told.resume):
        if path[-1] in {"startDate", "endDate", "date", "releaseDate"}:
            year, _, month = text.partition("-")
            assert year in said or f"'{year[2:]}" in told.said or year[2:] in said, f"{path}: {text} was not said"
            name = month and calendar.month_abbr[int(month)].casefold()
            assert not month or name in told.said.casefold() or str(int(month)) in said, f"{path}: {text} was not said"
        elif path[-1] == "phone":
            assert re.sub(r"\D", "", text)[-7:] in re.sub(r"\D", "", told.said)
        elif path[0] not in {"$schema", "meta"}:
            assert numbers(text) <= said, f"{path}: {text!r} has {numbers(text) - said}, which was not said"


# --- tailored


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


@pytest.mark.weights
def test_the_local_model_adds_nothing_either(tmp_path: Path) -> None:
    name = "driver"
    arguments = [str(PEOPLE / f"{name}.json"), str(PEOPLE / f"{name}.job.txt"), "--out", str(tmp_path)]
    done = run_tailor(arguments, "local")
    assert done.returncode == 0, done.stderr
    made = read_tailored(name, tmp_path)
    assert "local" in {line["engine"] for line in made.provenance["lines"]}
    test_five_files_and_a_valid_json_resume(made)
    test_every_name_date_and_credential_arrives(made)
    test_every_number_and_skill_arrives(made)
    test_nothing_arrives_that_was_not_given(made)
    test_gaps_are_what_only_the_posting_has(made)


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


# --- reading


def expected(name: str) -> dict[str, Any]:
    return dict(json.loads((PEOPLE / f"{name}.expect.json").read_text("utf-8")))


def pdf_text(content: bytes) -> str:
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
    return re.sub(r"[\ufffe\x02\u00ad]\s*", "-", text)


def tight(text: str, *, fold: bool = True) -> str:
    """`text` for comparing: no white space, no case (unless not `fold`), plain quotes and hyphens."""
    plain = text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2011: "-", 0x2014: "-"})
    squeezed = re.sub(r"\s", "", plain)
    return squeezed.casefold() if fold else squeezed


def has_words(text: str, phrase: str) -> bool:
    pattern = r"\s+".join(map(re.escape, phrase.split()))
    return re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE) is not None


def words(text: str, *, keep_case: bool = False) -> list[str]:
    return re.findall(r"[^\W\d_]+", text if keep_case else text.casefold())


def strings(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in JSON data with the keys that lead to it (lists leave no trace)."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, (*path, key))
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, path)
    elif isinstance(value, str):
        yield path, value


def as_printed(date: str) -> str:
    """A date as the PDF has it: 2019, or Mar 2019."""
    year, *rest = date.split("-")
    return f"{calendar.month_abbr[int(rest[0])]} {year}" if rest else year


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = dict(zip(_SMALL, range(20), strict=True)) | {word: 20 + 10 * index for index, word in enumerate(_TENS)}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


def numbers(text: str) -> set[str]:
    """Every number in `text`, in digits or words, without thousands separators: 1900 for "nineteen hundred"."""
    found = {
        re.sub(r",(?=\d{3})", "", number) for number in re.findall(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*", text)
    }
    found |= {f"{float(number) * 1000:.0f}" for number in re.findall(r"(\d+(?:\.\d+)?)\s?k\b", text, re.IGNORECASE)}
    found |= {str(_ORDINALS.index(word) + 1) for word in words(text) if word in _ORDINALS}
    total, part, counting = 0, 0, False
    for word in [*words(text), ""]:
        if word in _WORDS:
            part, counting = part + _WORDS[word], True
        elif counting and word in {"hundred", "thousand"}:
            part *= 100 if word == "hundred" else 1
            total, part = (total + part * 1000, 0) if word == "thousand" else (total, part)
        elif counting:
            found.add(str(total + part))
            total, part, counting = 0, 0, False
    return found
