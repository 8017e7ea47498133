"""A small encoder-decoder that knows nothing but the pairs: what the first systems of this kind were, as a baseline.

It reads section, role and notes and writes the line, with a tokenizer learned from the same pairs, and is not grounded.
`model.train_seq2seq` makes one; nothing ships it, `model.evaluate` compares it with what ships.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from model.answers import line_of
from model.base import Brief, Draft, GenerationError
from model.dataset import CURRENT, Group
from model.encoding import pad
from model.loss import Example

PAD, END = "<pad>", "</s>"
_ROWS_AT_ONCE = 64
_LONGEST_LINE = 72
"""Tokens; a line that is not over by then is dropped."""


def source_of(brief: Brief) -> str:
    """What the encoder reads."""
    role = brief.role + CURRENT * brief.current
    return f"{brief.section} | {role} | " + " / ".join(" ".join(note.split()) for note in brief.notes)


def train_tokenizer(texts: Iterable[str], vocabulary: int) -> Any:
    """A byte-level BPE tokenizer of at most `vocabulary` tokens, learned from `texts`: no text is unknown to it."""
    from tokenizers import ByteLevelBPETokenizer
    from transformers import PreTrainedTokenizerFast

    learner = ByteLevelBPETokenizer()
    learner.train_from_iterator(texts, vocab_size=vocabulary, special_tokens=[PAD, END], show_progress=False)
    marks = {"pad_token": PAD, "eos_token": END}
    return PreTrainedTokenizerFast(tokenizer_object=learner._tokenizer, **marks)  # type: ignore[no-untyped-call] # so there


def encode_pairs(tokenizer: Any, groups: Sequence[Group]) -> list[Example]:
    """The groups as ids, both sides with the end mark; all in one section, so that batches may mix them."""
    sources = tokenizer([source_of(group.brief) for group in groups])["input_ids"]
    lines = tokenizer([group.line for group in groups])["input_ids"]
    end = tokenizer.eos_token_id
    return [Example("", [*source, end], [*line, end]) for source, line in zip(sources, lines, strict=True)]


def write_lines(model: Any, tokenizer: Any, briefs: Sequence[Brief], *, beams: int = 1) -> list[list[str]]:
    """For each brief the `beams` best answers, best first; unfinished ones are left out. One beam is greedy."""
    import torch

    rows = [[*tokenizer(source_of(brief))["input_ids"], tokenizer.eos_token_id] for brief in briefs]
    by_length = sorted(range(len(rows)), key=lambda index: len(rows[index]))
    answers: list[list[str]] = [[] for _ in rows]
    model.eval()
    for start in range(0, len(by_length), _ROWS_AT_ONCE):
        chosen = by_length[start : start + _ROWS_AT_ONCE]
        ids, mask = pad([rows[index] for index in chosen], with_id=tokenizer.pad_token_id, left=False)
        with torch.inference_mode():
            written = model.generate(
                input_ids=ids.to(model.device),
                attention_mask=mask.to(model.device),
                max_new_tokens=_LONGEST_LINE,
                do_sample=False,
                num_beams=beams,
                num_return_sequences=beams,
            ).tolist()
        for index, row in enumerate(written):
            if tokenizer.eos_token_id in row:
                answer = tokenizer.decode(row[: row.index(tokenizer.eos_token_id)], skip_special_tokens=True)
                answers[chosen[index // beams]].append(answer.strip())
    return answers


class Seq2SeqGenerator:
    """Writes lines with the encoder-decoder in `folder`. Construction is instant; `load()` reads the weights."""

    name = "seq2seq"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._model: Any = None
        self._tokenizer: Any = None

    def load(self) -> None:
        """Read the weights; a second call does nothing. Raises GenerationError."""
        with self._lock:
            if self._model is None:
                try:
                    self._load()
                except (OSError, ValueError, RuntimeError, MemoryError, ImportError) as error:
                    raise GenerationError(
                        f"cannot load the encoder-decoder in {str(self._folder)!r}: train one with "
                        "python -m model.train_seq2seq, or give its folder"
                    ) from error

    def _load(self) -> None:
        import torch
        from transformers import AutoModelForSeq2SeqLM, PreTrainedTokenizerFast

        self._tokenizer = PreTrainedTokenizerFast.from_pretrained(self._folder, local_files_only=True)
        model: Any = AutoModelForSeq2SeqLM.from_pretrained(self._folder, local_files_only=True)
        self._model = model.to("cuda" if torch.cuda.is_available() else "cpu")

    def write(self, briefs: Sequence[Brief], *, candidates: int = 1) -> list[Draft]:
        """One candidate is the greedy line, several are the best of a beam search. Raises GenerationError."""
        if not briefs or candidates < 1:
            return []
        self.load()
        try:
            answers = write_lines(self._model, self._tokenizer, briefs, beams=candidates)
        except (RuntimeError, MemoryError, ValueError) as error:
            raise GenerationError(f"the encoder-decoder could not write: {error}") from error
        drafts: list[Draft] = []
        for index, brief in enumerate(briefs):
            lines = [line_of(answer, sentence=brief.section == "letter") for answer in answers[index]]
            drafts.extend(Draft(index, line, self.name) for line in dict.fromkeys(lines) if line is not None)
        return drafts
