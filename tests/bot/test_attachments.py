from __future__ import annotations

from pathlib import Path

import pytest

from agents.messages import Document
from bot.attachments import AttachmentError, read_document, save_document, to_message


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("resume.pdf", "my résumé (final).docx", "job.txt", "it's mine.md", "README"):
        (tmp_path / name).write_text(name)
    (tmp_path / "papers").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("resume.pdf", ["resume.pdf"]),
        ("  resume.pdf\n", ["resume.pdf"]),
        ("./resume.pdf", ["resume.pdf"]),
        ("~/resume.pdf", ["resume.pdf"]),
        ("{folder}/resume.pdf", ["resume.pdf"]),
        ("'{folder}/resume.pdf'", ["resume.pdf"]),
        ('"{folder}/my résumé (final).docx" ', ["my résumé (final).docx"]),
        ("{folder}/my\\ résumé\\ \\(final\\).docx", ["my résumé (final).docx"]),
        ("{folder}/my résumé (final).docx", ["my résumé (final).docx"]),
        ("file://{folder}/my%20r%C3%A9sum%C3%A9%20(final).docx", ["my résumé (final).docx"]),
        ("it's mine.md", ["it's mine.md"]),
        ("resume.pdf job.txt", ["resume.pdf", "job.txt"]),
        ("./README", ["README"]),
    ],
)
def test_a_message_that_is_only_a_path_is_an_attachment(folder: Path, typed: str, names: list[str]) -> None:
    message = to_message(typed.format(folder=folder), folder=folder)
    assert message.text == ""
    assert [document.name for document in message.documents] == names
    assert message.documents[0].content.decode() == names[0]


@pytest.mark.parametrize(
    "typed", ["/target job.txt", "/target  {folder}/job.txt", "/target 'job.txt'", "/target\njob.txt"]
)
def test_a_command_takes_a_path(folder: Path, typed: str) -> None:
    message = to_message(typed.format(folder=folder), folder=folder)
    assert message.text == "/target"
    assert [document.name for document in message.documents] == ["job.txt"]


@pytest.mark.parametrize(
    "typed",
    [
        "README",
        "papers",
        "I wrote resume.pdf and job.txt",
        "see resume.pdf",
        "/export pdf",
        "/target Welder wanted in Leeds. Send resume.pdf to us.",
        "/why 3",
        "/preview",
        "I don't know",
        'he said "no',
        "jane.roe@mail.md",
        "https://jobs.example.com/welder.html",
        "Node.js",
        "no\0thing.",
        "~nobody_of_that_name/x",
        "x" * 5000 + ".",
        "",
    ],
)
def test_words_stay_words(folder: Path, typed: str) -> None:
    message = to_message(typed, folder=folder)
    assert (message.text, message.documents) == (typed, ())


@pytest.mark.parametrize(
    "typed", ["cv.pdf", "~/cv.pdf", "/tmp/no such folder/my cv.docx", "/target cv.txt", "/target ./no/such job.md"]
)
def test_a_file_that_is_not_there_is_named_in_one_sentence(folder: Path, typed: str) -> None:
    with pytest.raises(AttachmentError, match=r"^There is no file [^\n]+\.$"):
        to_message(typed, folder=folder)


def test_a_folder_is_not_taken(folder: Path) -> None:
    with pytest.raises(AttachmentError, match="is a folder"):
        to_message(f"{folder}/papers", folder=folder)


def test_a_file_that_is_too_large_is_refused(folder: Path) -> None:
    with (folder / "film.pdf").open("wb") as file:
        file.truncate(30_000_000)
    with pytest.raises(AttachmentError, match="too large"):
        read_document(folder / "film.pdf")


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.PDF", "application/pdf"),
        ("a.md", "text/markdown"),
        ("a.json", "application/json"),
        ("a.x9", "application/octet-stream"),
    ],
)
def test_the_media_type_follows_the_name(tmp_path: Path, name: str, media_type: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert read_document(tmp_path / name).media_type == media_type


def test_saved_files_never_replace_one_another(tmp_path: Path) -> None:
    paths = [save_document(Document("r.pdf", bytes([n]), "application/pdf"), tmp_path / "exports") for n in range(3)]
    assert [path.name for path in paths] == ["r.pdf", "r-2.pdf", "r-3.pdf"]
    assert [path.read_bytes() for path in paths] == [b"\0", b"\1", b"\2"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd"])
def test_a_saved_file_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    assert save_document(Document(name, b"", ""), tmp_path / "exports") == tmp_path / "exports" / "passwd"
