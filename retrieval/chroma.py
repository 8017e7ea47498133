"""The vector store: the one place that knows Chroma. Public texts only; what a person said is never put into it.

Two processes on one Chroma folder get wrong answers without an error. So a folder has one owner, by a file lock that
the system frees when the process ends; any other process reads the vectors saved beside it into its own memory.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from retrieval.passages import Exemplar, Job, Requirement, index_rows, to_job

if TYPE_CHECKING:
    import numpy as np
    from langchain_core.vectorstores import VectorStoreRetriever

    from retrieval.embed import Embedder

logger = logging.getLogger(__name__)

Collection = Literal["postings", "titles", "exemplars"]
COLLECTIONS: tuple[Collection, ...] = ("postings", "titles", "exemplars")

ALIKE = 0.75
"""Cosine of two occupations' names from which a line of one can stand as an example for the other ("school bus driver",
"bus driver": 0.83; "kennel attendant", "housekeeper": 0.51)."""

_SPARE = 16
"""Lines looked at beyond those wanted, as some will be of other trades."""

_SENSES = 2
"""Trades that a word by itself may end the names of, and still be one of them ("nurse": registered, practical)."""

_BATCH = 500


class CorpusError(RuntimeError):
    """The index is missing, unreadable or unreachable; the text says what to do."""


def build_index(
    folder: Path, jobs: Sequence[Job], exemplars: Sequence[Exemplar], embedder: Embedder,
    *, progress: Callable[[int, int], None] | None = None,
) -> None:  # fmt: skip
    """Write an index into the empty `folder`: vectors and texts as files, and the Chroma store made of them.

    `progress` hears how many texts of how many have their vectors.
    """
    import numpy as np

    rows = index_rows(jobs, exemplars)
    total = sum(len(part["ids"]) for part in rows.values())
    done = 0
    vectors: dict[str, np.ndarray] = {}
    for name, part in rows.items():
        blocks = []
        for start in range(0, len(part["ids"]), 64):
            blocks.append(embedder.embed(part["embedded"][start : start + 64]))
            done += len(blocks[-1])
            if progress:
                progress(done, total)
        vectors[name] = np.vstack(blocks) if blocks else np.empty((0, 384), np.float32)
    np.savez(folder / "vectors.npz", **vectors)  # type: ignore[arg-type]  # numpy types the names as its own options
    (folder / "texts.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    client = _persistent(folder)
    _fill(client, folder)
    _close(client)


class CorpusIndex:
    """Look-ups in the index at `path` (made by `retrieval.ingest`). Opened at the first look-up.

    With `url` the collections live on a Chroma server (http://host:port) instead and are brought up to date there.
    """

    def __init__(self, path: Path, embedder: Embedder, *, url: str | None = None) -> None:
        self.path = path
        self.embedder = embedder
        self.url = url
        self.shared = False
        """Whether another process owns the folder, and this one reads a copy in memory."""
        self._client: Any = None
        self._lock: Any = None

    def similar_postings(self, text: str, k: int = 5) -> list[Job]:
        """The `k` postings most like `text`, the likest first."""
        return [_job(row, score) for row, score in self._search("postings", text, k)]

    def similar_titles(self, title: str, k: int = 5) -> list[tuple[str, float]]:
        """Ids and likeness (0 to 1) of the `k` postings whose title is most like `title`."""
        return [(str(row["posting"]), score) for row, score in self._search("titles", title, k)]

    def titled_postings(self, title: str, k: int = 5) -> list[Job]:
        """The `k` postings whose title or occupation is most like `title`, with that likeness as their score (0 to 1).

        A title that holds all the words is as like as can be: "carer" is in "Live-in Carer".
        """
        wanted = _words(title)
        likeness: dict[str, float] = {}
        for identity, score in self.similar_titles(title, k + _SPARE):
            likeness[identity] = max(score, likeness.get(identity, 0.0))
        found = []
        for job in self.postings():
            named = bool(wanted) and wanted <= _words(f"{job.title} {job.occupation}")
            if named or job.id in likeness:
                found.append(replace(job, score=1.0 if named else likeness[job.id]))
        return sorted(found, key=lambda job: (-job.score, -likeness.get(job.id, 0.0), job.id))[:k]

    def exemplars(self, occupation: str, section: str, k: int = 3) -> list[str]:
        """Up to `k` lines of `section` from resumes of occupations like `occupation` (a title, or a few words).

        None rather than a line of another trade: the occupation's name must be `ALIKE` too, not the line alone, and
        a word that ends the names of many trades ("technician") is none of them.
        """
        found = self._search("exemplars", occupation, k + _SPARE, where={"section": section})
        if not found:
            return []
        names = list(dict.fromkeys(str(row["occupation"]) for row, _ in found))
        if sum(name.casefold().endswith(f" {occupation.strip().casefold()}") for name in names) > _SENSES:
            return []
        asked, *others = self.embedder.embed([occupation, *names])
        alike = {name for name, vector in zip(names, others, strict=True) if float(vector @ asked) >= ALIKE}
        return [str(row["text"]) for row, _ in found if row["occupation"] in alike][:k]

    def postings(self) -> list[Job]:
        """Every posting, in the corpus' order."""
        found = self._collection("postings").get(include=["metadatas", "documents"])
        return [
            _job({**data, "text": text}, 0.0) for data, text in zip(found["metadatas"], found["documents"], strict=True)
        ]

    def retriever(self, name: Collection, *, k: int = 4) -> VectorStoreRetriever:
        """The collection as a LangChain retriever."""
        from langchain_chroma import Chroma
        from langchain_core.embeddings import Embeddings

        embedder = self.embedder

        class _Vectors(Embeddings):
            def embed_documents(self, texts: list[str]) -> list[list[float]]:
                return [[float(value) for value in row] for row in embedder.embed(texts)]

            def embed_query(self, text: str) -> list[float]:
                return self.embed_documents([text])[0]

        store = Chroma(collection_name=name, embedding_function=_Vectors(), client=self._open())
        return store.as_retriever(search_kwargs={"k": k})

    def close(self) -> None:
        """Give the folder back to other processes."""
        if self._client is not None and self.url is None:
            _close(self._client)
        self._client = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _search(
        self, name: Collection, text: str, k: int, where: dict[str, str] | None = None
    ) -> list[tuple[dict[str, Any], float]]:
        if k < 1:
            return []
        collection = self._collection(name)
        vector = self.embedder.embed([text])
        found = collection.query(
            query_embeddings=vector, n_results=k, where=where, include=["metadatas", "documents", "distances"]
        )
        rows = zip(found["metadatas"][0], found["documents"][0], found["distances"][0], strict=True)
        return [({**data, "text": body}, min(1.0, max(0.0, 1.0 - distance))) for data, body, distance in rows]

    def _collection(self, name: Collection) -> Any:
        return self._open().get_collection(name, embedding_function=None)

    def _open(self) -> Any:
        if self._client is None:
            if not (self.path / "texts.json").is_file():
                raise CorpusError(f"there is no index in {self.path}; run `python -m retrieval.ingest` to make it")
            self._client = self._remote(self.url) if self.url else self._local()
        return self._client

    def _local(self) -> Any:
        from filelock import FileLock, Timeout

        lock = FileLock(self.path / "owner.lock")
        try:
            lock.acquire(blocking=False)
        except Timeout:
            self.shared = True
            logger.info("the index has another owner; reading it into memory")
            return _in_memory(self.path)
        self._lock = lock
        return _persistent(self.path)

    def _remote(self, url: str) -> Any:
        from urllib.parse import urlsplit

        import chromadb

        parts = urlsplit(url)
        try:
            client = chromadb.HttpClient(
                host=parts.hostname or "localhost",
                port=parts.port or (443 if parts.scheme == "https" else 8000),
                ssl=parts.scheme == "https",
                settings=_settings(),
            )
        except ValueError as error:  # chromadb's answer to a server that is not there
            raise CorpusError(f"no Chroma server answers at {url}; start one, or unset CHROMA_URL") from error
        _fill(client, self.path)
        return client


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _job(row: dict[str, Any], score: float) -> Job:
    requirements = tuple(
        Requirement(text, tuple(skills), must) for text, skills, must in json.loads(row["requirements"])
    )
    return to_job(row, requirements, score)


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def _persistent(folder: Path) -> Any:
    import chromadb

    return chromadb.PersistentClient(str(folder / "chroma"), settings=_settings())


def _in_memory(folder: Path) -> Any:
    """A store of this process alone, filled from the saved vectors; about a second for a thousand texts."""
    import uuid

    import chromadb

    settings = _settings()
    admin = chromadb.AdminClient(chromadb.config.Settings(is_persistent=False, anonymized_telemetry=False))
    database = uuid.uuid4().hex
    admin.create_database(database)
    client = chromadb.EphemeralClient(settings, database=database)
    _fill(client, folder)
    return client


def _fill(client: Any, folder: Path) -> None:
    """Make the collections of `client` hold exactly what `folder` saved; does nothing where they already do."""
    import numpy as np

    rows = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    present = {collection.name: collection for collection in client.list_collections()}
    with np.load(folder / "vectors.npz") as saved:
        for name in COLLECTIONS:
            part, vectors = rows[name], saved[name]
            if name in present:
                collection = present[name]
                if (collection.metadata or {}).get("corpus") == folder.name and collection.count() == len(part["ids"]):
                    continue
                client.delete_collection(name)
            collection = client.create_collection(
                name, embedding_function=None, metadata={"corpus": folder.name, "hnsw:space": "cosine"}
            )
            for start in range(0, len(part["ids"]), _BATCH):
                chosen = slice(start, start + _BATCH)
                collection.add(
                    ids=part["ids"][chosen], embeddings=vectors[chosen], documents=part["documents"][chosen],
                    metadatas=part["metadatas"][chosen],
                )  # fmt: skip


def _close(client: Any) -> None:
    """Chroma keeps a store open, and shares it by path within a process, until it is told."""
    client.close()
