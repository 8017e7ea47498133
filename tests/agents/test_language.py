"""Every sentence is data, and every language has every sentence."""

from __future__ import annotations

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
