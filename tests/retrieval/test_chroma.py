from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from retrieval.chroma import CorpusError, CorpusIndex
from retrieval.embed import Embedder
from retrieval.ingest import ensure_index, index_folder, main

pytestmark = pytest.mark.chroma


def test_finds_the_posting_that_is_meant(index: CorpusIndex) -> None:
    jobs = index.similar_postings("I weld stainless steel frames", 2)
    assert jobs[0].title == "MIG Welder"
    assert jobs[0].requirements[0].skills == ("MIG Welding",)
    assert 0 <= jobs[1].score <= jobs[0].score <= 1
    index.close()


def test_exemplars_are_of_the_section_and_the_occupation(index: CorpusIndex) -> None:
    lines = index.exemplars("welder", "work", 2)
    assert lines
    assert all("Welder" in line for line in lines)
    assert index.exemplars("welder", "awards", 2) == []
    assert index.exemplars("locksmith", "work", 2) == []
    index.close()


def test_a_second_owner_reads_a_copy_with_the_same_answers(index: CorpusIndex, embedder: Embedder) -> None:
    first = index.similar_postings("nurse", 3)
    second = CorpusIndex(index.path, embedder)
    assert second.similar_postings("nurse", 3) == first
    assert (index.shared, second.shared) == (False, True)
    index.close()


def test_another_process_reads_a_copy(index: CorpusIndex) -> None:
    index.similar_postings("nurse", 1)
    script = (
        "import sys; from pathlib import Path\n"
        "from retrieval.chroma import CorpusIndex; from retrieval.embed import Embedder\n"
        "index = CorpusIndex(Path(sys.argv[1]), Embedder(Path(sys.argv[2])))\n"
        "print(index.similar_postings('nurse', 1)[0].id, index.shared)"
    )
    command = [sys.executable, "-c", script, str(index.path), str(index.embedder.path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["n1", "True"]
    index.close()


def test_closing_frees_the_folder(index: CorpusIndex, embedder: Embedder) -> None:
    index.similar_postings("nurse", 1)
    index.close()
    again = CorpusIndex(index.path, embedder)
    again.similar_postings("nurse", 1)
    assert not again.shared
    again.close()


def test_is_a_langchain_retriever(index: CorpusIndex) -> None:
    found = index.retriever("exemplars", k=2).invoke("registered nurse")
    assert [document.metadata["occupation"] for document in found] == ["Registered nurse"] * 2
    index.close()


def test_a_missing_index_is_said_clearly(tmp_path: Path, embedder: Embedder) -> None:
    with pytest.raises(CorpusError, match=r"retrieval\.ingest"):
        CorpusIndex(tmp_path, embedder).similar_postings("x", 1)


def test_an_unreachable_server_is_said_clearly(index: CorpusIndex) -> None:
    with pytest.raises(CorpusError, match=r"127\.0\.0\.1:9"):
        CorpusIndex(index.path, index.embedder, url="http://127.0.0.1:9").similar_postings("x", 1)


def test_a_changed_corpus_gets_a_new_index_and_the_old_one_goes(
    cache: Path, small_corpus: Path, tmp_path: Path
) -> None:
    for path in small_corpus.iterdir():
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    own = tmp_path / "cache"
    (own).mkdir()
    (own / "minilm-int8-1").symlink_to(cache / "minilm-int8-1")
    old = ensure_index(own, corpus=tmp_path)
    with (tmp_path / "exemplars-a.jsonl").open("a") as file:
        file.write('\n{"id": "z1", "occupation": "Welder", "group": "g", "section": "work", "text": "More."}')
    new = ensure_index(own, corpus=tmp_path)
    assert new != old
    assert not old.exists()


def test_a_second_ingest_takes_milliseconds(cache: Path, small_corpus: Path) -> None:
    ensure_index(cache, corpus=small_corpus)
    started = time.perf_counter()
    ensure_index(cache, corpus=small_corpus)
    assert time.perf_counter() - started < 0.05
    assert index_folder(cache, small_corpus).is_dir()


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x")
    assert main(["--cache", str(tmp_path / "file")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_finds_postings_by_a_title_or_a_word_of_one(index: CorpusIndex) -> None:
    first = index.titled_postings("welder", 2)[0]
    assert (first.title, first.score) == ("MIG Welder", 1.0)
    assert all(job.score < 0.75 for job in index.titled_postings("astronaut", 3))
    index.close()
