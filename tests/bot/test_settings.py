from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import SettingsError, read_settings


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATA_DIR", "DATABASE_URL", "CHROMA_URL", "MODEL", "GENERATOR", "GENERATOR_KEY", "VITA_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


def test_defaults_need_no_account() -> None:
    settings = read_settings()
    assert settings.generator == "local"
    assert settings.data_dir.name == "vita"
    assert settings.address == f"sqlite:///{settings.data_dir}/vita.db"
    assert settings.key_file.parent == settings.data_dir


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GENERATOR", "")
    monkeypatch.setenv("DATA_DIR", "")
    assert read_settings() == read_settings(data_dir=None)
    assert read_settings().generator == "local"


@pytest.mark.parametrize("name", ["local", "literal", "openai:gpt-4o", "ollama:qwen2.5:1.5b", "google_genai:gemini"])
def test_known_generators_are_taken(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("GENERATOR", name)
    assert read_settings().generator == name


@pytest.mark.parametrize("name", ["locla", "Literal", "openai:", ":gpt", "open ai:gpt"])
def test_an_unknown_generator_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("GENERATOR", name)
    with pytest.raises(SettingsError) as raised:
        read_settings()
    assert str(raised.value) == f"unknown generator {name!r}; known: 'local', 'literal' or provider:model"


def test_a_data_folder_given_on_the_command_line_holds_database_and_key(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/vita")
    monkeypatch.setenv("VITA_KEY_FILE", "/elsewhere/key")
    settings = read_settings(data_dir=Path("~/mine"))
    assert settings.address == f"sqlite:///{tmp_path}/mine/vita.db"
    assert settings.key_file == tmp_path / "mine" / "vita.key"


def test_the_key_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GENERATOR_KEY", "sk-secret")
    assert "sk-secret" not in repr(read_settings())
