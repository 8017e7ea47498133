from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
FOLDERS = ("bot", "agents", "retrieval", "model", "storage", "tests", "benchmarks")
LINES = (ROOT / "requirements.lock").read_text().splitlines()


def test_the_lock_file_is_a_sorted_list_of_exact_versions() -> None:
    pins = [line for line in LINES if not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.!]+(?:  # [a-z ]+)?", pin) for pin in pins)
    assert pins == sorted(pins, key=lambda pin: pin.split("==")[0])
    assert "torch==2.13.0" in pins


def test_whatever_the_code_imports_is_locked() -> None:
    locked = {line.partition("==")[0] for line in LINES}
    sources = packages_distributions()
    missing = {
        module
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*.py")
        for module in imported(path)
        if module not in sys.stdlib_module_names
        and module not in FOLDERS
        and not any(canonicalize_name(name) in locked for name in sources.get(module, []))
    }
    assert missing == set()


def imported(path: Path) -> set[str]:
    """The top-level modules that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names
