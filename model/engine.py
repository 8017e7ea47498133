"""A causal language model in this process: loaded once, decoding batches of prompts, one batch at a time.

Knows tokens, not resumes: `model.local` turns briefs into prompts and answers into drafts.
"""

from __future__ import annotations

import copy
import logging
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from model import attention
from model.adapter import MERGED, apply, attach, fits
from model.base import GenerationError
from model.decode import decode
from model.encoding import pad, read_shared
from model.grounding import GroundedChoice, Row
from model.loss import Example, answer_losses

logger = logging.getLogger(__name__)

_KEPT_BEGINNINGS = 8
"""Shared beginnings whose keys and values stay in memory: about 3 MB each for the 1.5B model."""


class Engine:
    """`base` is a model folder or a hub id; `adapter` a folder with a LoRA adapter, applied if it fits the model.

    Construction is instant. `load()` may be called early from another thread; `complete()` loads if nobody did.
    """

    def __init__(self, base: Path | str, *, adapter: Path | None = None) -> None:
        self._base = base
        self._adapter = adapter
        self._lock = threading.Lock()
        self._beginnings: dict[tuple[int, ...], Any] = {}
        self._model: Any = None
        self.tokenizer: Any = None
        self.adapted = False
        """Whether the adapter fitted and is in use; known after `load()`."""

    def load(self) -> None:
        """Read the weights; a second call does nothing. Raises GenerationError."""
        with self._lock:
            if self._model is None:
                began = time.monotonic()
                try:
                    self._load()
                except (OSError, ValueError, RuntimeError, MemoryError, ImportError) as error:
                    raise GenerationError(f"cannot load the model {str(self._base)!r}: {error}") from error
                logger.info("loaded model adapted=%s seconds=%.1f", self.adapted, time.monotonic() - began)

    def _load(self) -> None:
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call] # untyped there
        tokenizer = AutoTokenizer.from_pretrained(self._base)
        if tokenizer.chat_template is None:
            raise ValueError("its tokenizer has no chat template, so it cannot follow instructions")
        device = "cuda" if torch.cuda.is_available() else "cpu"
        if device == "cpu":
            attention.register()
        model: Any = AutoModelForCausalLM.from_pretrained(
            self._base, dtype=torch.bfloat16, attn_implementation=attention.NAME if device == "cpu" else "sdpa"
        )
        model = model.to(device)
        if (Path(self._base) / MERGED).is_file():
            logger.info("the model holds its adapter already; no other is added")
        elif self._adapter is not None and fits(self._adapter, model):
            model = (attach if device == "cpu" else apply)(model, self._adapter)
            self.adapted = True
        elif self._adapter is not None:
            logger.warning("the adapter in %s does not fit this model; writing without it", self._adapter.name)
        model.eval()
        self.tokenizer, self._model = tokenizer, model

    @property
    def line_ends(self) -> list[int]:
        """Ids that end a line: the end marks of the model, and every token with a line break in it."""
        breaks = ("\n", "Ċ", "<0x0A>")  # as it is, as byte-level tokenizers spell it, as SentencePiece does
        vocabulary = self.tokenizer.get_vocab()
        broken = [number for token, number in vocabulary.items() if any(mark in token for mark in breaks)]
        return sorted({*self.turn_ends, *broken})

    @property
    def turn_ends(self) -> list[int]:
        """Ids that end an answer."""
        configured = self._model.generation_config.eos_token_id
        listed = configured if isinstance(configured, list) else [configured]
        ends = {*listed, self.tokenizer.eos_token_id, self.tokenizer.pad_token_id}
        return sorted(end for end in ends if end is not None)

    def complete(
        self,
        prompts: Sequence[Sequence[int]],
        rows: Sequence[Sequence[Row]],
        *,
        shared: int = 0,
        guesses: Sequence[str] = (),
        ends: Sequence[int],
        max_new_tokens: int,
        seed: int = 0,
    ) -> Iterator[tuple[int, int, str | None]]:
        """The answers as soon as they are there: the prompt's index, the row's index among its rows, and the text.

        None is the text of an answer that came to no proper end. Every prompt has the same number of rows; the first
        `shared` ids of all prompts are the same. `guesses`, one a prompt, are answers like what may come: they save
        time, and change nothing. Thread-safe; one batch runs at a time. Raises GenerationError.
        """
        self.load()
        flat, each = [row for choices in rows for row in choices], len(rows[0])
        choice = GroundedChoice(self.tokenizer, flat, ends=ends, seed=seed)
        expected = [
            [*self.tokenizer(guess, add_special_tokens=False)["input_ids"], ends[0]]
            for guess in guesses or [""] * len(prompts)
        ]
        with self._lock:
            try:
                ids, mask, cache = self._read(prompts, shared, each)
                repeated = [guess for guess in expected for _ in range(each)]
                for row, written in decode(
                    self._model, cache, ids, mask, choice, repeated, ends=frozenset(ends), max_new_tokens=max_new_tokens
                ):
                    text = None if row in choice.stuck else self._text(written, frozenset(ends))
                    yield row // each, row % each, text
            except (RuntimeError, MemoryError, ValueError) as error:
                self._beginnings.clear()
                raise GenerationError(f"the model could not answer: {error}") from error

    def likelihoods(self, prompts: Sequence[Sequence[int]], answers: Sequence[str]) -> list[float]:
        """How likely each answer is after its prompt: the mean log probability of its tokens, end mark included.

        Raises GenerationError.
        """
        import torch

        self.load()
        end = self.turn_ends[0]
        examples = [
            Example("", list(prompt), [*self.tokenizer(answer, add_special_tokens=False)["input_ids"], end])
            for prompt, answer in zip(prompts, answers, strict=True)
        ]
        with self._lock, torch.inference_mode():
            try:
                losses = answer_losses(self._model, examples, pad_id=self.tokenizer.pad_token_id or end)
            except (RuntimeError, MemoryError) as error:
                raise GenerationError(f"the model could not read: {error}") from error
        parts = torch.split(losses, [len(example.answer) for example in examples])
        return [-float(part.mean()) for part in parts]

    def _read(self, prompts: Sequence[Sequence[int]], shared: int, each: int) -> tuple[Any, Any, Any]:
        """The prompts as ids and mask (rows, longest), `each` rows a prompt; the cache of all columns but the last."""
        import torch

        pad_id = self.tokenizer.pad_token_id if self.tokenizer.pad_token_id is not None else self.turn_ends[0]
        tails, mask = pad([prompt[shared:] for prompt in prompts], with_id=pad_id, left=True)
        heads = torch.tensor([list(prompts[0][:shared])] * len(prompts), dtype=torch.long)
        ids = torch.cat([heads, tails], dim=1).to(self._model.device)
        mask = torch.cat([torch.ones_like(heads), mask], dim=1).to(self._model.device)
        with torch.inference_mode():
            cache = self._read_prompts(ids, mask, shared)
            cache.batch_repeat_interleave(each)
        return ids.repeat_interleave(each, dim=0), mask.repeat_interleave(each, dim=0), cache

    def _read_prompts(self, ids: Any, mask: Any, shared: int) -> Any:
        """The key-value cache of all columns of `ids` but the last, with the shared beginning read only once, ever."""
        from transformers import DynamicCache

        decoder = self._model.get_decoder()
        cache = DynamicCache(config=self._model.config)
        if shared:
            key = tuple(ids[0, :shared].tolist())
            if key not in self._beginnings:
                if len(self._beginnings) >= _KEPT_BEGINNINGS:
                    self._beginnings.pop(next(iter(self._beginnings)))
                self._beginnings[key] = read_shared(decoder, ids[:1, :shared], 1)
            cache = copy.deepcopy(self._beginnings[key])
            cache.batch_repeat_interleave(len(ids))
        if ids.shape[1] - 1 > shared:
            decoder(
                input_ids=ids[:, shared:-1],
                attention_mask=mask[:, :-1],
                position_ids=(mask.cumsum(dim=1) - 1).clamp(min=0)[:, shared:-1],
                past_key_values=cache,
                use_cache=True,
            )
        return cache

    def _text(self, row: list[int], ends: frozenset[int]) -> str | None:
        for index, number in enumerate(row):
            if number in ends:
                text: str = self.tokenizer.decode(row[:index], skip_special_tokens=True)
                return text.strip()
        return None
