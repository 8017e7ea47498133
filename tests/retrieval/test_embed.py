from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from retrieval import embed
from retrieval.embed import FOLDER, Embedder, EmbedderError, ensure_embedder

pytestmark = pytest.mark.chroma


def test_vectors_have_length_one_and_do_not_depend_on_their_batch(embedder: Embedder) -> None:
    texts = ["welder", "", "a nurse on a surgical ward " * 60, "维修工"]
    together = embedder.embed(texts)
    assert together.shape == (4, 384)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-3)
    alone = np.vstack([embedder.embed([text]) for text in texts])
    assert (together * alone).sum(axis=1).min() > 0.97


def test_likeness_follows_meaning(embedder: Embedder) -> None:
    welder, fabricator, nurse = embedder.embed(["welder", "metal fabricator", "registered nurse"])
    assert welder @ fabricator > welder @ nurse


def test_nothing_to_embed_gives_an_empty_array(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, 384)


def test_an_interrupted_export_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("retrieval.embed_export.export_model", broken)
        with pytest.raises(KeyboardInterrupt):
            ensure_embedder(tmp_path)
    assert not (tmp_path / FOLDER).exists()
    assert ensure_embedder(tmp_path).is_dir()
    assert [path.name for path in tmp_path.iterdir()] == [FOLDER]


def test_a_second_set_up_has_nothing_to_do(cache: Path) -> None:
    before = (cache / FOLDER / "model.onnx").stat().st_mtime_ns
    ensure_embedder(cache)
    assert (cache / FOLDER / "model.onnx").stat().st_mtime_ns == before


def test_a_missing_package_and_a_broken_file_are_said_clearly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "PACKAGE", "no_such_package_of_weights")
    with pytest.raises(EmbedderError, match="make setup"):
        ensure_embedder(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"not a network")
    with pytest.raises(EmbedderError, match="missing"):
        Embedder(tmp_path).embed(["a"])
