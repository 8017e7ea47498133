"""Every sentence is data, and every language has every sentence."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from agents import language
from agents.language import LanguageError, languages, load_phrases
from agents.plan import next_question
from agents.sections import sections
from storage.interview import Interview

AGENTS = Path(language.__file__).parent


@pytest.mark.parametrize("code", languages())
def test_has_the_same_keys_and_blanks_as_english(code: str) -> None:
    assert load_phrases(code).keys == load_phrases("en").keys


def test_every_sentence_that_code_names_exists() -> None:
    named = {
        key
        for path in AGENTS.rglob("*.py")
        for key in re.findall(r'\b(?:say|offer)\(\s*"([a-z_]+(?:\.[a-z_]+)+)"', path.read_text(encoding="utf-8"))
    }
    assert len(named) > 40
    assert named - load_phrases("en").keys == set()


def test_every_section_can_ask_for_what_it_needs() -> None:
    phrases = load_phrases("en")
    for section in sections():
        assert phrases.has(f"sections.{section.name}.name")
        assert all(phrases.has(f"fields.{need.word}") for need in section.needs)
        assert not section.needs or phrases.has(f"sections.{section.name}.missing")


def test_every_question_has_a_sentence() -> None:
    interview = Interview()
    while (question := next_question(interview)) is not None:
        assert load_phrases("en").has(question.say)
        interview.state.setdefault("asked", []).append(question.id)


def test_an_incomplete_language_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en.toml").write_text('[talk]\nhello = "Hello {name}"\nbye = "Bye"\n', encoding="utf-8")
    (tmp_path / "xx.toml").write_text('[talk]\nhello = "Salut"\n', encoding="utf-8")
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    load_phrases.cache_clear()
    try:
        with pytest.raises(LanguageError, match=r"talk\.bye, talk\.hello"):
            load_phrases("xx")
    finally:
        load_phrases.cache_clear()


# --- every key is used, every sentence is a key

CODE = [path for folder in ("agents", "bot") for path in sorted((AGENTS.parent / folder).rglob("*.py"))]
SET_UP = {"doctor.py", "install.py", "setup.py", "commands.py", "logs.py", "__main__.py", "tailor.py"}
"""What speaks to whoever sets Vita up or runs a command, before there is an interview and its language."""


def literals(path: Path) -> list[str]:
    """The texts in a module that are no docstrings; of an f-string the whole, with "{}" for what fills it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    loose = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    inside = {part for node in joined for part in node.values}
    plain = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in loose | inside
    ]
    return plain + [
        "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values) for node in joined
    ]


def test_every_key_is_used() -> None:
    texts = {text for path in CODE for text in literals(path) if re.match(r"[a-z_]+\.[a-z_.{}]+$", text)}
    texts.add("topics.{}.when")  # `agents.talk` tries them all
    forms = [re.compile(re.escape(text).replace(r"\{\}", r"[\w .]+")) for text in texts]
    unused = {key for key in load_phrases("en").keys if not any(form.fullmatch(key) for form in forms)}
    assert unused == set()


@pytest.mark.parametrize("path", [path for path in CODE if path.name not in SET_UP], ids=lambda path: path.stem)
def test_no_sentence_stands_in_the_code(path: Path) -> None:
    """A sentence: a capital, four words or more, a full stop or another end. What is raised or logged is for engineers,
    but what a person may read of it names a key."""
    sentence = re.compile(r"[\s“(]*[A-Z][^\\|<>*]*(?:\s[^\\|<>*\s]+){3,}[.!?…:]\s*")
    assert [text for text in literals(path) if sentence.fullmatch(text) and text not in WARM_UP] == []


WARM_UP = {
    "Hello, I was a nurse at Mercy Hospital from 2018 to 2021.",
    "I was a nurse at Mercy Hospital from 2018 to 2021.",
}
"""Read before the first message, so that it is not the one that waits."""
