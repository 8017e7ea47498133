"""Files by their path: what a person types or drags into the terminal, and where files that Vita sends are put."""

from __future__ import annotations

import mimetypes
import os
import re
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

from agents.messages import Document, Message
from bot.platform import own_words

MAX_BYTES = 20_000_000
"""As much as a messaging platform lets a person send."""

_MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".md": "text/markdown",
}
_COMMAND = re.compile(r"(/[a-z_]+)\s+(\S.*)", re.IGNORECASE | re.DOTALL)
_FILE_NAME = re.compile(r"[^@\n]*\.(?:pdf|docx?|odt|rtf|txt|md|markdown|json|html?|zip)", re.IGNORECASE)
_PATH_STARTS = ("/", "~/", "./", "../", "file://")


class AttachmentError(Exception):
    """A file cannot be taken; the text is one sentence that names it."""


def to_message(text: str, *, folder: Path | None = None) -> Message:
    """The message that a line is: its text, or the files that it names, alone or as a command's argument.

    Relative paths start at `folder` (default: where the program was started).
    Raises AttachmentError if a file is named that is not there or cannot be read.
    """
    base = folder or Path.cwd()
    stripped = text.strip()
    if paths := _existing_files(stripped, base):
        return Message("", tuple(read_document(path) for path in paths))
    if (match := _COMMAND.fullmatch(stripped)) and not _existing_files(match[1], base):
        command, argument = match[1], match[2].strip()
        if paths := _existing_files(argument, base):
            return Message(command, tuple(read_document(path) for path in paths))
        _refuse_missing(argument, base)
    else:
        _refuse_missing(stripped, base)
    return Message(text)


def read_document(path: Path) -> Document:
    """Raises AttachmentError."""
    try:
        if not path.is_file():
            raise AttachmentError(own_words("file.none" if path.exists() else "file.missing", path=path))
        if (size := path.stat().st_size) > MAX_BYTES:
            megabytes = {"size": round(size / 1e6), "most": round(MAX_BYTES / 1e6)}
            raise AttachmentError(own_words("file.too_large", name=path.name, **megabytes))
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise AttachmentError(own_words("file.unreadable", path=path, reason=reason)) from error
    guessed = _MEDIA_TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0]
    return Document(path.name, content, guessed or "application/octet-stream")


def save_document(document: Document, folder: Path) -> Path:
    """Write a file under its name, or resume-2.pdf, resume-3.pdf … if there is one already, and return where.

    Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = Path(Path(document.name).name or "document")
    number = 1
    while True:
        path = folder / (name.name if number == 1 else f"{name.stem}-{number}{name.suffix}")
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            number += 1
            continue
        with os.fdopen(descriptor, "wb") as file:
            file.write(document.content)
        return path


def _existing_files(text: str, base: Path) -> list[Path]:
    """The files that `text` consists of, as terminals spell what is dragged into them; [] if it is anything else."""
    if not text or "\n" in text or len(text) > 4096:
        return []
    if (whole := _to_path(text, base)) is not None:
        return [whole]
    try:
        words = shlex.split(text)
    except ValueError:  # a quote that is not closed: an apostrophe, so these are words
        return []
    paths = [_to_path(word, base) for word in words]
    return [path for path in paths if path is not None] if all(paths) else []


def _to_path(word: str, base: Path) -> Path | None:
    """The existing file that a word names, or None. A bare word such as README is a word."""
    if not re.search(r"[/\\.~]", word):
        return None
    if word.startswith("file://"):
        word = unquote(urlsplit(word).path)
    try:
        path = base / Path(word).expanduser()
        return path if path.is_file() else None
    except (OSError, ValueError, RuntimeError):  # too long, a null byte, an unknown home
        return None


def _refuse_missing(text: str, base: Path) -> None:
    """Raises AttachmentError if `text` can only be meant as a file, but there is none."""
    words = text.strip("'\"")
    starts_as_path = words.startswith(_PATH_STARTS)
    if "\n" in words or len(words) > 4096 or ("://" in words and not starts_as_path):
        return
    if _FILE_NAME.fullmatch(words) and (starts_as_path or " " not in words):
        raise AttachmentError(own_words("file.missing_in", path=words, folder=base))
    if starts_as_path and words.count("/") > 1 and _is_folder(words, base):
        raise AttachmentError(own_words("file.folder", path=words))


def _is_folder(words: str, base: Path) -> bool:
    try:
        return (base / Path(words).expanduser()).is_dir()
    except (OSError, ValueError, RuntimeError):
        return False
