"""Makes the index of the public corpus: `python -m retrieval.ingest --cache DIR`. Fast when there is nothing to do.

An index is a folder named after the corpus' hash, made aside and renamed when whole: a half-made one is never read.
"""

from __future__ import annotations

import argparse
import logging
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from retrieval.embed import Embedder, EmbedderError, default_cache, ensure_embedder
from retrieval.passages import CORPUS, corpus_hash, read_exemplars, read_postings

logger = logging.getLogger(__name__)

PREFIX = "index-"


def index_folder(cache_dir: Path, corpus: Path = CORPUS) -> Path:
    """Where the index of the corpus as it is now belongs."""
    return cache_dir / f"{PREFIX}{corpus_hash(corpus)}"


def ensure_index(cache_dir: Path, *, corpus: Path = CORPUS, progress: Callable[[int, int], None] | None = None) -> Path:
    """The index folder, made first if it is not there; indexes of older corpora are removed unless in use.

    Raises EmbedderError if the embedding network cannot be made.
    """
    target = index_folder(cache_dir, corpus)
    if (target / "texts.json").is_file():
        return target
    from retrieval.chroma import build_index

    started = time.monotonic()
    embedder = Embedder(ensure_embedder(cache_dir))
    part = Path(tempfile.mkdtemp(prefix=f"part-{PREFIX}", dir=cache_dir))
    try:
        inner = part / target.name
        inner.mkdir()
        build_index(inner, read_postings(corpus), read_exemplars(corpus), embedder, progress=progress)
        try:
            inner.rename(target)
        except OSError:
            if not (target / "texts.json").is_file():
                raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
    _remove_old(cache_dir, target)
    logger.info("built the index seconds=%.1f", time.monotonic() - started)
    return target


def _remove_old(cache_dir: Path, current: Path) -> None:
    from filelock import FileLock, Timeout

    for folder in cache_dir.glob(f"{PREFIX}*"):
        if folder == current or not folder.is_dir():
            continue
        try:
            with FileLock(folder / "owner.lock", blocking=False):
                pass
        except Timeout:
            continue
        shutil.rmtree(folder, ignore_errors=True)
    for left in cache_dir.glob(f"part-{PREFIX}*"):
        if time.time() - left.stat().st_mtime > 3600:
            shutil.rmtree(left, ignore_errors=True)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m retrieval.ingest", description="Make the index of the corpus.")
    parser.add_argument("--cache", type=Path, default=None, help="folder for it (default: the system's cache folder)")
    options = parser.parse_args(arguments)
    cache = options.cache or default_cache()

    def show(done: int, total: int) -> None:
        print(f"\rreading the corpus: {done} of {total}", end="" if done < total else "\n", file=sys.stderr, flush=True)

    try:
        print(ensure_index(cache, progress=show))
    except EmbedderError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{cache}: the index cannot be written there ({error.strerror})", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
