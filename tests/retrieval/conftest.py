from __future__ import annotations

import json
from pathlib import Path

import pytest

from retrieval.chroma import CorpusIndex
from retrieval.embed import Embedder, ensure_embedder
from retrieval.ingest import ensure_index


@pytest.fixture(scope="session")
def small_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five postings and six lines, in the corpus' own format."""
    folder = tmp_path_factory.mktemp("corpus")
    jobs = [
        ("w1", "Welder", "MIG Welder", ["MIG welding", "Read fabrication drawings"]),
        ("n1", "Registered nurse", "Staff Nurse", ["BLS", "IV insertion"]),
        ("d1", "Software developer", "Backend Developer", ["Python", "PostgreSQL"]),
        ("c1", "Chef", "Sous Chef", ["Level 3 food safety"]),
        ("b1", "Bookkeeper", "Bookkeeper", ["QuickBooks", "Bank reconciliation"]),
    ]
    lines = [
        {"id": id_, "occupation": occupation, "group": "g", "title": title, "company": "Invented Ltd",
         "location": "Leeds", "text": f"{title} wanted. {'. '.join(must)}.", "must": must, "nice": []}
        for id_, occupation, title, must in jobs
    ]  # fmt: skip
    examples = [
        {
            "id": f"{job[0]}-x{number}",
            "occupation": job[1],
            "group": "g",
            "section": "work",
            "text": f"Line {number} of a {job[1]}.",
        }
        for job in jobs[:3]
        for number in (1, 2)
    ]
    header = {"source": "test", "licence": "CC0-1.0", "date": "2026-11-21"}
    for name, records in (("postings-a", lines), ("exemplars-a", examples)):
        rows = "\n".join(json.dumps(record) for record in [header, *records])
        (folder / f"{name}.jsonl").write_text(rows, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the embedding network in it, made once a test run."""
    folder = tmp_path_factory.mktemp("cache")
    ensure_embedder(folder)
    return folder


@pytest.fixture(scope="session")
def embedder(cache: Path) -> Embedder:
    return Embedder(ensure_embedder(cache))


@pytest.fixture
def index(cache: Path, small_corpus: Path, embedder: Embedder) -> CorpusIndex:
    return CorpusIndex(ensure_index(cache, corpus=small_corpus), embedder)
