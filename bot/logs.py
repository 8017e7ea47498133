"""The log file. It holds what happened, never what people said."""

from __future__ import annotations

import logging
import os
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

OURS = ("bot", "agents", "retrieval", "model", "storage")
_MAX_BYTES = 1_000_000


class Reticent(logging.Formatter):
    """Writes tracebacks without the exceptions' texts: they may quote a message."""

    def formatException(  # noqa: N802 - logging's name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        error = ei[1]
        parts: list[str] = []
        while error is not None:
            frames = "".join(traceback.format_tb(error.__traceback__))
            parts.insert(0, f"{frames}{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nwhich led to:\n".join(parts)


class _PrivateFile(RotatingFileHandler):
    """A log file that only its owner can read."""

    def _open(self) -> Any:
        os.close(os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT, 0o600))
        return super()._open()


def log_to(file: Path) -> None:
    """Log to `file` alone, never to the terminal: our own steps, and other libraries' warnings.

    Raises OSError if the file's folder cannot be made or written.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = _PrivateFile(file, maxBytes=_MAX_BYTES, backupCount=1, encoding="utf-8")
    handler.setFormatter(Reticent("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(True)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    for name in ("httpx", "httpcore", "openai", "urllib3"):  # their lines hold addresses, and those hold keys
        logging.getLogger(name).setLevel(logging.ERROR)
