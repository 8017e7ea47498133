"""What the commands of the command line do. Each returns its exit code; trouble is one line on stderr."""

from __future__ import annotations

import asyncio
import getpass
import io
import logging
import os
import sys
from pathlib import Path

from agents.commands import COMMANDS
from agents.messages import Message
from bot.app import App, open_app
from bot.logs import log_to
from bot.platform import Conversation
from bot.script import ScriptError, play_script, read_script
from bot.settings import Settings
from storage.migrations import migrate
from storage.repository import Principal, StorageError

logger = logging.getLogger(__name__)


def chat(settings: Settings, script: Path | None) -> int:
    """Talk: at the terminal, line by line through a pipe, or from a script."""
    _speak_utf_8()
    try:
        messages = None if script is None else read_script(script)
        log_to(settings.data_dir / "vita.log")
        app = open_app(settings)
        return asyncio.run(_chat(app, settings.data_dir / "exports", messages))
    except ScriptError as error:
        return _fail(str(error), 2)
    except StorageError as error:
        return _fail(f"{error}", 1)
    except BrokenPipeError:  # whoever read the answers has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _fail(f"{error.filename or settings.data_dir} cannot be written: {error.strerror}", 1)
    except KeyboardInterrupt:
        return 130


def migrate_database(settings: Settings) -> int:
    """Bring the database to the newest schema."""
    try:
        changed = migrate(settings.address)
    except StorageError as error:
        return _fail(str(error), 1)
    print("The database is ready." if changed else "The database is up to date.")
    return 0


async def _chat(app: App, exports: Path, messages: list[Message] | None) -> int:
    principal = Principal("terminal", "local", "local", _user())
    conversation = Conversation(app.engine, principal)
    try:
        said = await app.said(principal)
        if messages is not None:
            await play_script(conversation, messages, exports)
            return 1 if conversation.failures else 0
        from bot.terminal import Terminal, answer_lines, is_interactive

        if not is_interactive():
            await answer_lines(conversation, sys.stdin, exports=exports)
            return 1 if conversation.failures else 0
        terminal = Terminal(conversation, exports=exports, commands=list(COMMANDS), said=said)
        await terminal.run(notice=app.notice, warm=app.warm)
    finally:
        await app.engine.close()
    _leave_at_once()
    return 0


def _leave_at_once() -> None:
    """Models may still be loading in a thread. Everything is stored, so nobody has to wait for them."""
    logging.shutdown()
    sys.stdout.flush()
    os._exit(0)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no such account, as in some containers
        return "me"


def _speak_utf_8() -> None:
    """Whatever the locale says; what is not UTF-8 is shown as it can be."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _fail(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
