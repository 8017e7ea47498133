"""The environment, read in one place. Defaults run on a laptop with no account."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from platformdirs import user_cache_path, user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from model.generators import check_generator


class SettingsError(Exception):
    """The environment asks for something that is not there; the text is one line for whoever set it."""


class Settings(BaseSettings):
    """Each field is the environment variable of the same name in capitals; an empty variable counts as unset."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True)

    data_dir: Path = Field(default_factory=lambda: user_data_path("vita", appauthor=False))
    """Database, key, exports and log."""

    database_url: str = ""
    """An SQLAlchemy address; empty: an SQLite file in `data_dir`."""

    chroma_url: str = ""
    """A Chroma server; empty: the index that `make setup` built."""

    model: str = ""
    """A model folder or hub id in place of the packaged base."""

    generator: str = "local"
    """`local`, `literal` or provider:model; a remote model also reads what Vita's own readers leave of a message."""

    generator_url: str = ""
    """Where the provider answers, if not at its usual address."""

    generator_key: SecretStr | None = None
    vita_key_file: Path | None = None
    """The key that opens what people said; None: a file in `data_dir`."""

    @field_validator("data_dir", "vita_key_file")
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        return None if path is None else path.expanduser().absolute()

    @field_validator("generator")
    @classmethod
    def _known_generator(cls, name: str) -> str:
        return check_generator(name)

    @property
    def cache_dir(self) -> Path:
        """Converted models and the index of the public corpora: everything that `make setup` can make again."""
        return user_cache_path("vita", appauthor=False)

    @property
    def key_file(self) -> Path:
        return self.vita_key_file or self.data_dir / "vita.key"

    @property
    def address(self) -> str:
        """Where the database is, as SQLAlchemy spells it."""
        return self.database_url or f"sqlite:///{self.data_dir / 'vita.db'}"


def read_settings(*, data_dir: Path | None = None) -> Settings:
    """The settings; a `data_dir` given here holds database and key as well, whatever the environment says.

    Raises SettingsError.
    """
    given: dict[str, Any] = {}
    if data_dir is not None:
        given = {"data_dir": data_dir, "database_url": "", "vita_key_file": None}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        cause = first.get("ctx", {}).get("error")
        variable = str(first["loc"][0]).upper() if first["loc"] else "environment"
        raise SettingsError(str(cause) if isinstance(cause, ValueError) else f"{variable}: {first['msg']}") from error
