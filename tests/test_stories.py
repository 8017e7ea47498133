"""Behaviour as transcripts: every story is a conversation with the real engine and the real database."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml

from agents.engine import Engine
from agents.messages import Document, Message, Reply
from storage.interview import Interview
from storage.migrations import migrate
from storage.repository import Principal
from storage.sql import open_repository

STORIES = Path(__file__).with_name("stories")
PERSON = Principal("terminal", "local", "local", "story")


def stories() -> list[Any]:
    found = []
    for path in sorted(STORIES.glob("*.yml")):
        for number, story in enumerate(yaml.safe_load_all(path.read_text(encoding="utf-8"))):
            found.append(pytest.param(story, id=f"{path.stem}-{number}"))
    return found


@pytest.mark.parametrize("story", stories())
async def test_story_goes_as_told(story: dict[str, Any], tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'vita.db'}"
    migrate(url)
    repository = open_repository(url, key=b"0" * 32)
    engine = Engine(repository, generator=None, corpus=None)
    files: dict[str, bytes] = {}
    for step in story["talk"]:
        if step.get("restart"):
            await engine.close()
            repository = open_repository(url, key=b"0" * 32)
            engine = Engine(repository, generator=None, corpus=None)
        if step.get("opens"):
            replies = await engine.open(PERSON)
        else:
            replies = await engine.turn(PERSON, Message(step["say"], tuple(_documents(step))))
        _check_reply(step, replies)
        files |= {document.name: document.content for reply in replies for document in reply.documents}
    interview = (await repository.load(PERSON)).interview
    await engine.close()
    _check_facts(story, interview)
    _check_files(story, files)


def _documents(step: dict[str, Any]) -> list[Document]:
    documents = []
    for attachment in step.get("attach", []):
        if isinstance(attachment, str):
            path = STORIES.parent / attachment
            documents.append(Document(path.name, path.read_bytes(), "application/octet-stream"))
        else:
            documents.append(Document(attachment["name"], attachment["text"].encode(), "text/plain"))
    return documents


def _check_reply(step: dict[str, Any], replies: list[Reply]) -> None:
    text = "\n".join(reply.text for reply in replies)
    assert text.strip(), f"no answer to {step!r}"
    for wanted in _listed(step.get("has")):
        assert wanted.casefold() in text.casefold(), f"{wanted!r} is not in the answer to {step.get('say')!r}:\n{text}"
    for unwanted in _listed(step.get("hasnt")):
        assert unwanted.casefold() not in text.casefold(), f"{unwanted!r} is in the answer to {step['say']!r}:\n{text}"


def _check_facts(story: dict[str, Any], interview: Interview) -> None:
    live = [(fact.section, fact.field, fact.value.casefold()) for fact in interview.live_facts()]
    for row in story.get("facts", []):
        section, field, value = row[0], row[1], str(row[2])
        assert (section, field, value.casefold()) in live, f"{row} is not among {live}"
    for row in story.get("no_facts", []):
        hits = [fact for fact in live if re.search(str(row), " ".join(fact), re.IGNORECASE)]
        assert not hits, f"{row!r} should not be a fact: {hits}"
    for fact in interview.facts:
        turn = interview.turns[fact.source.turn].text
        assert turn[fact.source.start : fact.source.end] == fact.source.words


def _check_files(story: dict[str, Any], files: dict[str, bytes]) -> None:
    for ending, wanted in story.get("files", {}).items():
        content = next((content for name, content in files.items() if name.endswith(ending)), None)
        assert content is not None, f"no file ending in {ending!r} among {list(files)}"
        text = _flat(_pdf_text(content) if ending == "pdf" else content.decode("utf-8", "replace"))
        for phrase in _listed(wanted.get("has")):
            assert _flat(phrase) in text, f"{phrase!r} is not in the {ending}:\n{text}"
        for phrase in _listed(wanted.get("hasnt")):
            assert _flat(phrase) not in text, f"{phrase!r} is in the {ending}:\n{text}"


def _pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def _listed(value: Any) -> list[str]:
    return [] if value is None else [str(item) for item in value] if isinstance(value, list) else [str(value)]
