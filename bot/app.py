"""Settings into objects: the one place that names concrete classes."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass

from agents.clean import clean_note
from agents.engine import Engine
from agents.graph import build_graph
from agents.understand import understand
from agents.vocabulary import VOCABULARY
from bot.platform import own_words
from bot.settings import Settings
from model.base_model import is_ready
from model.generators import open_generator, open_reader
from retrieval.chroma import CorpusIndex
from retrieval.embed import FOLDER as EMBEDDER
from retrieval.embed import Embedder
from retrieval.ingest import index_folder
from storage.crypto import load_key
from storage.migrations import migrate
from storage.repository import Principal, Repository
from storage.sql import open_repository

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class App:
    """What a platform talks to. `notice` is something the person should know beforehand, or ""."""

    engine: Engine
    repository: Repository
    corpus: CorpusIndex | None
    notice: str = ""

    async def said(self, principal: Principal) -> list[str]:
        """What the person has typed so far, oldest first. Raises StorageError."""
        stored = await self.repository.load(principal)
        return [turn.text for turn in stored.interview.turns if turn.speaker == "person"]

    def warm(self) -> threading.Event:
        """Load the models in the background. The event is set when everything that any answer needs is there.

        Answers wait for it: two threads that import the same large libraries at once break them.
        """
        ready = threading.Event()
        threading.Thread(target=self._warm, args=(ready,), name="warm", daemon=True).start()
        return ready

    def _warm(self, ready: threading.Event) -> None:
        """What cannot be loaded is logged; answers do without it, or tell."""
        try:
            build_graph()
            understand("I was a nurse at Mercy Hospital from 2018 to 2021.")
            clean_note("I looked after twelve patients a shift")
            if self.corpus is not None:
                self.corpus.similar_titles("nurse", 1)
            ready.set()
            self.engine.warm()
        except Exception:
            logger.exception("the models could not be loaded beforehand")
        finally:
            ready.set()


def open_app(settings: Settings) -> App:
    """The engine with its storage, migrated, its generator and its corpus. Loads no model and opens no index.

    Blocks: call it before the event loop runs. Raises StorageError.
    """
    migrate(settings.address)
    repository = open_repository(settings.address, key=load_key(settings.key_file))
    has_model = settings.generator != "local" or bool(settings.model) or is_ready(settings.cache_dir)
    key = settings.generator_key.get_secret_value() if settings.generator_key else ""
    generator = open_generator(
        settings.generator if has_model else "literal",
        cache=settings.cache_dir,
        model=settings.model,
        url=settings.generator_url,
        key=key,
        vocabulary=VOCABULARY,
    )
    corpus = _open_corpus(settings)
    reader = open_reader(settings.generator, url=settings.generator_url, key=key)
    engine = Engine(repository, generator=generator, corpus=corpus, reader=reader)
    return App(engine, repository, corpus, "" if has_model else own_words("platform.no_model"))


def _open_corpus(settings: Settings) -> CorpusIndex | None:
    """The index of postings and exemplars; None if it was not made."""
    folder = index_folder(settings.cache_dir)
    if not (folder / "texts.json").is_file():
        return None
    return CorpusIndex(folder, Embedder(settings.cache_dir / EMBEDDER), url=settings.chroma_url or None)
