"""The packaged model as a reader of messages, bound to copy: JSON of facts whose words are spans of the message.

What was read already may stand at the beginning of the answer; the model chooses what follows among what may follow: a
section, an entry, a field, and words of the message that are not in the answer. What can only follow in one way is not
asked for but read together with the next choice, so a fact costs as many steps as it has choices.
"""

from __future__ import annotations

import copy
import json
import math
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from model import attention
from model.base import READABLE, Claim
from model.encoding import chat_ids, read_shared, shared_length
from model.prompts import render_reading

LONGEST_SPAN = 14
"""Words."""
_WORD = re.compile(r"[^\W_][^\s\"\\,;()]*")
_STOP = re.compile(r"[.!?;]+(?=\s|$)|\n|[\"\\]")
_BEGIN, _CLOSE, _END = '{"section": "', '"}', "]}"
Option = tuple[int, ...]
"""Token ids that may follow as a whole."""


@dataclass(slots=True)
class Timed:
    """A claim and the seconds after which it was whole, as two idle cores would have needed them (`Price`).

    `sure` is how likely the model found its choices for this fact among all that it had, as a natural logarithm.
    """

    claim: Claim
    seconds: float
    sure: float


@dataclass(frozen=True, slots=True)
class Price:
    """Seconds of a step in which the model reads one token, and of one in which it reads a hundred.

    Cores that others work on take longer, by turns: steps are counted, and paid at the price of the quickest ones.
    """

    one: float
    hundred: float

    def of(self, tokens: int) -> float:
        return self.one + (self.hundred - self.one) * (tokens - 1) / 99


@dataclass(slots=True)
class _Writing:
    """An answer being written: tokens that the model has yet to read, its cache, and how many it read in each step."""

    cache: Any
    unread: list[int] = field(default_factory=list)
    sure: float = 0.0
    read: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Span:
    """The tokens from a word on; `ends` are how many of them make a whole span, and its words."""

    start: int
    end: int
    ids: Option
    ends: tuple[tuple[int, str], ...]


class CopyingReader:
    """`folder` holds the model. Loading it takes seconds; reading is bound to the number of threads that torch has."""

    def __init__(self, folder: Path | str) -> None:
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer

        attention.register()
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder)
        self._model: Any = AutoModelForCausalLM.from_pretrained(
            folder, dtype=torch.bfloat16, attn_implementation=attention.NAME
        ).eval()
        prompts = [self._prompt(message) for message in ("a", "the other")]
        self._shared = prompts[0][: shared_length(prompts)]
        with torch.inference_mode():
            self._beginning = read_shared(self._model.get_decoder(), torch.tensor([self._shared]), 1)

    def measure(self, tries: int = 8) -> Price:
        """What steps cost here, the quickest of some tries."""
        seconds: dict[int, float] = {}
        for tokens in (1, 100):
            for _ in range(tries):
                began = time.perf_counter()
                self._scores(_Writing(copy.deepcopy(self._beginning), self._shared[:1] * tokens), [0])
                seconds[tokens] = min(seconds.get(tokens, math.inf), time.perf_counter() - began)
        return Price(seconds[1], seconds[100])

    def read(
        self, message: str, read_already: Sequence[Claim], price: Price, *, seconds: float, push: float = 0.0
    ) -> list[Timed]:
        """What the model tells besides what was read. It goes on if that is likelier than the end, or `push` nats less
        likely; nothing begins after `seconds`."""
        writing = _Writing(copy.deepcopy(self._beginning))
        writing.unread = self._prompt(message)[len(self._shared) :]
        told = ", ".join(_as_json(claim) for claim in read_already)
        writing.unread += self._ids('{"facts": [' + told.removesuffix(_CLOSE))
        closers = (_CLOSE if told else "", _CLOSE + ", " if told else "")
        goes_on = self._choose(writing, {closers[1] + _BEGIN: True, closers[0] + _END: False}, push)
        found: list[Timed] = []
        spans = self._spans(message, [claim.words for claim in read_already])
        while goes_on and spans and (not found or found[-1].seconds < seconds):
            claim, goes_on = self._fact(writing, [*read_already, *(one.claim for one in found)], spans, push)
            found.append(Timed(claim, sum(map(price.of, writing.read)), writing.sure))
            spans = [span for span in spans if not _crosses(span, claim.words, message)]
        return found

    def _fact(
        self, writing: _Writing, so_far: Sequence[Claim], spans: Sequence[_Span], push: float
    ) -> tuple[Claim, bool]:
        """A fact, and whether another follows."""
        writing.sure = 0.0
        section = self._choose(writing, {f'{name}", "entry": ': name for name in READABLE})
        entries = max((claim.entry for claim in so_far if claim.section == section), default=-1) + 2
        entry = self._choose(writing, {f'{number}, "field": "': number for number in range(min(entries, 10))})
        name = self._choose(writing, {f'{name}", "words": "': name for name in READABLE[section]})
        words, goes_on = self._copy(writing, spans, push)
        return Claim(section, entry, name, words), goes_on

    def _choose(self, writing: _Writing, options: dict[str, Any], push: float = 0.0) -> Any:
        """What one of the options stands for: the model's choice, token by token, among those that are left."""
        ids = {tuple(self._ids(text)): value for text, value in options.items()}
        return ids[self._follow(writing, {option: value is not False for option, value in ids.items()}, push)]

    def _copy(self, writing: _Writing, spans: Sequence[_Span], push: float) -> tuple[str, bool]:
        """The words of one span, and whether another fact is begun behind them."""
        more, end = self._ids(f"{_CLOSE}, {_BEGIN}"), self._ids(_CLOSE + _END)
        ends: dict[Option, tuple[str, bool]] = {}
        for span in spans:
            for count, words in span.ends:
                ends.setdefault((*span.ids[:count], *more), (words, True))
                ends.setdefault((*span.ids[:count], *end), (words, False))
        return ends[self._follow(writing, {option: goes_on for option, (_, goes_on) in ends.items()}, push)]

    def _follow(self, writing: _Writing, options: Mapping[Option, bool], push: float) -> Option:
        """One option, whole; none is the beginning of another. What alone can follow is written without asking.

        Tokens that only lead to options that are not so marked are taken for `push` nats less likely.
        """
        left, done = list(options), 0
        while len(left) > 1 or done < len(left[0]):
            following = sorted({option[done] for option in left})
            if len(following) > 1:
                on = {option[done] for option in left if options[option]}
                scores = self._scores(writing, following)
                scores = [
                    score if token in on else score - push for token, score in zip(following, scores, strict=True)
                ]
                following = [following[scores.index(max(scores))]]
                writing.sure -= math.log(sum(math.exp(score - max(scores)) for score in scores))
            writing.unread += following
            left = [option for option in left if option[done] == following[0]]
            done += 1
        return left[0]

    def _scores(self, writing: _Writing, among: list[int]) -> list[float]:
        """How likely the model finds each of some tokens, in nats but for a common summand."""
        import torch

        with torch.inference_mode():
            states = self._model.get_decoder()(
                input_ids=torch.tensor([writing.unread]), past_key_values=writing.cache, use_cache=True
            ).last_hidden_state[:, -1]
            scores: list[float] = (states @ self._model.get_output_embeddings().weight[among].T)[0].tolist()
        writing.read.append(len(writing.unread))
        writing.unread = []
        return scores

    def _prompt(self, message: str) -> list[int]:
        return chat_ids(self._tokenizer, render_reading(message))

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer(text, add_special_tokens=False)["input_ids"]
        return ids

    def _spans(self, message: str, taken: Sequence[str]) -> list[_Span]:
        """Every word that a span may begin with, and how it may go on: in its statement, up to what was read."""
        found = (match.span() for words in taken for match in re.finditer(re.escape(words), message))
        covered = {at for start, end in found for at in range(start, end)}
        return [
            span
            for start, end in _runs(message, covered)
            for word in _WORD.finditer(message, start, end)
            if (span := self._span(message, word.start(), end)).ends
        ]

    def _span(self, message: str, start: int, end: int) -> _Span:
        encoded = self._tokenizer(message[start:end], add_special_tokens=False, return_offsets_mapping=True)
        stops = {offset[1]: count for count, offset in enumerate(encoded["offset_mapping"], 1)}
        words = list(_WORD.finditer(message, start, end))[:LONGEST_SPAN]
        edges = [word.end() - (len(word[0]) - len(word[0].rstrip(".!?:'"))) for word in words]
        ends = [(stops[edge - start], message[start:edge]) for edge in edges if edge - start in stops]
        return _Span(start, end, tuple(encoded["input_ids"]), tuple(ends))


def _runs(message: str, covered: set[int]) -> Iterator[tuple[int, int]]:
    """Stretches of one statement in which nothing was read."""
    breaks = {at for match in _STOP.finditer(message) for at in range(*match.span())} | covered
    start = None
    for at in range(len(message) + 1):
        if at == len(message) or at in breaks:
            if start is not None:
                yield start, at
            start = None
        elif start is None:
            start = at


def _crosses(span: _Span, words: str, message: str) -> bool:
    """Whether a span begins in words that were taken just now."""
    return any(match.start() <= span.start < match.end() for match in re.finditer(re.escape(words), message))


def _as_json(claim: Claim) -> str:
    return json.dumps(
        {"section": claim.section, "entry": claim.entry, "field": claim.field, "words": claim.words}, ensure_ascii=False
    )
