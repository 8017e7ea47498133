"""A virtual environment with the locked packages: the first two stages of the set-up.

Like `bot.setup`, this needs only the standard library and can be read by Python 3.7.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
LOG = VENV / "setup.log"
OLDEST = (3, 11)
PACKAGES_BYTES = 3_500_000_000
"""What the locked packages need on the disk while they are being installed."""

ALONE = "# without its dependencies"
"""Ends the lock file's line of a package whose data we use, but not the code that it would bring along."""

DISK_FULL = "The disk is full. Free some space, then run the same command again."
NO_NETWORK = (
    "The package index cannot be reached. Check the network, then run the same command again: it continues where it "
    "stopped."
)
_CAUSES = (
    (r"No space left on device|Errno 28|Disk quota exceeded", DISK_FULL),
    (
        r"name resolution|Failed to establish|unreachable|Connection (?:refused|reset|aborted)|Max retries|timed? ?out"
        r"|Timeout|ProxyError|IncompleteRead|SSLError|CERTIFICATE_VERIFY",
        NO_NETWORK,
    ),
    (r"No matching distribution found for (?P<what>\S+)", "The package index has no {what} for Python {python} here."),
    (r"Failed (?:building wheel for|to build) (?P<what>\S+)", "{what} could not be built on this machine; see {log}."),
    (r"Permission denied|Errno 13", "A file in {venv} cannot be written. Remove that folder, then try again."),
)
_ATTEMPTS = 3


class SetupError(Exception):
    """The set-up cannot go on; the text is one sentence for the person at the keyboard, "" if it was said already."""


def use_new_python() -> None:
    """Go on with a newer Python if this one is too old; exits with a sentence if there is none."""
    if sys.version_info >= OLDEST:
        return
    for minor in (13, 12, 11):
        found = shutil.which(f"python3.{minor}")
        if found:
            os.execv(found, [found, "-m", "bot.setup"])
    version = ".".join(str(part) for part in sys.version_info[:3])
    wanted = ".".join(str(part) for part in OLDEST)
    print(
        f"Vita needs Python {wanted} or newer, and this is {version}. Install one, or name it: "
        f"make setup PYTHON=/path/to/python{wanted}",
        file=sys.stderr,
    )
    sys.exit(1)


def make_venv() -> str:
    """The virtual environment with pip in it."""
    need_venv_module()
    python = venv_python()
    works = python.exists() and subprocess.call([str(python), "-c", "import pip"], stderr=subprocess.DEVNULL) == 0
    if not works or venv_version(python) != sys.version_info[:2]:
        run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    return str(python)


def need_venv_module() -> None:
    """Debian packs venv apart from Python: as root it is installed now, everyone else is told how."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = [apt, "install", "-y", package]
        for command in (install, [apt, "update"], install):
            subprocess.call(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if os.path.isfile(os.path.join(os.path.dirname(os.__file__), "ensurepip", "__init__.py")):
                return
    raise SetupError(
        f"Python's venv module is missing. Install it with: sudo apt-get install -y {package} - then run the same "
        "command again."
    )


def venv_python() -> Path:
    return VENV / "bin" / "python"


def venv_version(python: Path) -> tuple[int, ...]:
    shown = subprocess.run([str(python), "-c", "import sys; print(*sys.version_info[:2])"], stdout=subprocess.PIPE)
    return tuple(int(part) for part in shown.stdout.split())


def install_packages() -> str:
    """Install what the lock file names. What is installed already is left alone."""
    drop_half_installed()
    installed = sum(1 for _ in VENV.glob("lib/*/site-packages/*.dist-info"))
    lines = [line for line in LOCK.read_text(encoding="utf-8").splitlines() if "==" in line and line[0] != "#"]
    free = shutil.disk_usage(str(VENV)).free
    needed = PACKAGES_BYTES * max(len(lines) - installed, 0) // max(len(lines), 1)
    if free < needed:
        raise SetupError(
            f"The disk is too full: the packages need {needed / 1e9:.1f} GB, and {free / 1e9:.1f} are free."
        )
    alone = [line.partition(ALONE)[0].strip() for line in lines if line.endswith(ALONE)]
    others = [line.strip() for line in lines if not line.endswith(ALONE)]
    pip_install(others)
    if alone:
        pip_install(alone, "--no-deps")
    return str(venv_python())


def pip_install(requirements: list[str], *options: str) -> None:
    """pip, with a counter instead of its many lines; tried again if the network fails."""
    wanted = VENV / "wanted.txt"
    wanted.write_text("\n".join(requirements) + "\n", encoding="utf-8")
    command = [str(venv_python()), "-m", "pip", "install", "--requirement", str(wanted), "--progress-bar", "off"]
    command += ["--no-input", "--disable-pip-version-check", *options]
    for attempt in range(1, _ATTEMPTS + 1):
        output = follow(command, len(requirements))
        if output is None:
            return
        reason = explain(output)
        if reason != NO_NETWORK or attempt == _ATTEMPTS:
            raise SetupError(reason)
        time.sleep(2 * attempt)


def follow(command: list[str], total: int) -> str | None:
    """Run pip and count what it fetches; None if it went well, else what it said."""
    environment = {name: value for name, value in os.environ.items() if name != "PIP_QUIET"}
    lines: list[str] = []
    fetched = 0
    with LOG.open("w", encoding="utf-8") as log, start(command, env=environment, stderr=subprocess.STDOUT) as process:
        try:
            for raw in process.stdout or ():
                line = raw.decode("utf-8", "replace")
                log.write(line)
                lines.append(line)
                if line.startswith("Collecting "):
                    fetched += 1
                    progress(f"      {fetched}/{total} {line.split()[1]}")
                elif line.startswith("Installing collected"):
                    progress("      unpacking (a minute or two)")
        except KeyboardInterrupt:
            stop(process)
            raise
    progress("")
    return None if process.returncode == 0 else "".join(lines)


def start(command: list[str], *, env: Mapping[str, str], stderr: int | None) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own: Ctrl-C reaches this program only, which then stops it (`stop`)."""
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        env={**env, "PYTHONUNBUFFERED": "1"},
        cwd=str(ROOT),
        start_new_session=True,
    )


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a command and all that it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    process.wait()


def explain(output: str) -> str:
    """One sentence for what pip said when it failed."""
    values: dict[str, object] = {"python": "{}.{}".format(*sys.version_info[:2]), "log": LOG, "venv": VENV}
    for pattern, sentence in _CAUSES:
        match = re.search(pattern, output)
        if match:
            return sentence.format(**{**values, **match.groupdict()})
    return f"The packages could not be installed; what pip said is in {LOG}."


def drop_half_installed() -> None:
    """Forget packages whose installation was cut off, so that pip does not take them for whole ones.

    pip writes INSTALLER after all of a package's files.
    """
    for folder in VENV.glob("lib/*/site-packages/*.dist-info"):
        if not (folder / "INSTALLER").exists():
            shutil.rmtree(str(folder), ignore_errors=True)


def run(command: list[str]) -> None:
    """Run a quiet command. Raises SetupError with its last line."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        said = done.stdout.decode("utf-8", "replace").strip()
        full = re.search(_CAUSES[0][0], said)
        raise SetupError(DISK_FULL if full else "The virtual environment could not be made: " + said[-300:])


def progress(line: str) -> None:
    """Replace the last line, at a terminal only."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns - 1
        print("\r\033[K" + line[:width], end="", file=sys.stderr, flush=True)
