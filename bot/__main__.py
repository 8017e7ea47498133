"""The command line: python -m bot chat | migrate | doctor."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

_NEEDED = ("cryptography", "langgraph", "platformdirs", "prompt_toolkit", "pydantic_settings", "rich", "sqlalchemy")
"""Some of what the set-up installs; without one of them this is some other Python."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command; its exit code. 2 stands for a wrong command line, environment or script, 1 for what failed."""
    options = _parser().parse_args(arguments)
    if not all(map(find_spec, _NEEDED)):
        return _fail("this Python lacks Vita's packages: run `make setup`, then use .venv/bin/python", 1)
    from bot.settings import SettingsError, read_settings

    try:
        settings = read_settings(data_dir=getattr(options, "data", None))
    except SettingsError as error:
        return _fail(str(error), 2)
    if options.command == "doctor":
        from bot.doctor import examine

        return examine(settings)
    from bot.commands import chat, migrate_database

    return migrate_database(settings) if options.command == "migrate" else chat(settings, options.script)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Vita interviews a person and writes a resume.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    chat = commands.add_parser("chat", help="talk to Vita in this terminal, through a pipe, or from a script")
    chat.add_argument("--data", type=Path, metavar="DIR", help="keep everything in DIR instead of DATA_DIR")
    chat.add_argument("--script", type=Path, metavar="FILE", help="a JSON list of messages; answers come as JSON Lines")
    commands.add_parser("migrate", help="bring the database to the newest schema")
    commands.add_parser("doctor", help="check that everything Vita needs is there")
    return parser


def _fail(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
