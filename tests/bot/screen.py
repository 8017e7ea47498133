"""A program in a pseudo-terminal: what it shows, as text, and keys to press."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78DEHM])")
_CURSOR_ASKED = b"\x1b[6n"


class Screen:
    """`shown` is everything that came so far, without colours and cursor movements."""

    def __init__(self, command: list[str], *, env: Mapping[str, str], cwd: Path) -> None:
        self._master, slave = pty.openpty()
        self._raw = b""
        self.process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**env, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "40"},
            preexec_fn=lambda: os.login_tty(slave),  # in command of the terminal, or Ctrl-C would be no signal
        )
        os.close(slave)

    def __enter__(self) -> Screen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    @property
    def shown(self) -> str:
        return _ESCAPES.sub(b"", self._raw).decode("utf-8", "replace").replace("\r", "")

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def wait_for(self, text: str, *, seconds: float = 30, since: int = 0) -> int:
        """Wait until `text` is shown after the first `since` characters; how many characters are shown then."""
        deadline = time.monotonic() + seconds
        while text not in self.shown[since:]:
            if time.monotonic() > deadline or not self._read(0.1):
                raise AssertionError(f"{text!r} was not shown; this was:\n{self.shown[since:]}")
        return len(self.shown)

    def wait_for_end(self, *, seconds: float = 20) -> int:
        """Wait until the program ends; its exit code."""
        deadline = time.monotonic() + seconds
        while self._read(0.1) and time.monotonic() < deadline:
            pass
        return self.process.wait(max(deadline - time.monotonic(), 0.1))

    def _read(self, seconds: float) -> bool:
        """Take what has come, and tell where the cursor is if asked; False if the program has closed the terminal."""
        if not select.select([self._master], [], [], seconds)[0]:
            return True
        try:
            came = os.read(self._master, 65536)
        except OSError:  # how Linux says that the other side is closed
            return False
        self._raw += came
        if _CURSOR_ASKED in came:
            os.write(self._master, b"\x1b[1;1R")
        return bool(came)
