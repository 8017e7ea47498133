"""What is learned from: groups as ids, batches of like ones, and the loss on their answers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from model.dataset import Group
from model.encoding import pad, prompt_ids, read_shared, shared_length

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True, slots=True)
class Example:
    """A group as ids: the prompt, and the answer with the end mark."""

    section: str
    prompt: list[int]
    answer: list[int]


def encode(tokenizer: Any, groups: Sequence[Group], *, smooths: bool = False) -> list[Example]:
    return [
        Example(
            section=group.brief.section,
            prompt=prompt_ids(tokenizer, group.brief, smooths=smooths),
            answer=[*tokenizer(group.line, add_special_tokens=False)["input_ids"], tokenizer.eos_token_id],
        )
        for group in groups
    ]


def batches(examples: Sequence[Example], size: int, *, seed: int) -> list[list[Example]]:
    """The examples in batches of one section and like lengths, both orders shuffled by `seed`."""
    chance = random.Random(seed)
    shuffled = sorted(examples, key=lambda example: chance.random())
    made: list[list[Example]] = []
    for section in sorted({example.section for example in examples}):
        mine = [example for example in shuffled if example.section == section]
        for start in range(0, len(mine), size * 8):
            bucket = sorted(mine[start : start + size * 8], key=lambda example: len(example.prompt))
            made.extend(bucket[index : index + size] for index in range(0, len(bucket), size))
    chance.shuffle(made)
    return made


def steps(made: Sequence[list[Example]], size: int) -> list[list[list[Example]]]:
    """The batches of an epoch, `size` to an optimizer step; the last step may have fewer."""
    return [list(made[start : start + size]) for start in range(0, len(made), size)]


def shares(step: Sequence[list[Example]], process: int, processes: int) -> list[tuple[list[Example], float]]:
    """The batches of a step that one of several processes reads, each with its weight, 1.0.

    All processes read equally many, because they wait for each other: where batches are lacking, the step's first one
    is read again with weight 0.0.
    """
    rounds = range(process, -(-len(step) // processes) * processes, processes)
    return [(step[index], 1.0) if index < len(step) else (step[0], 0.0) for index in rounds]


def tokens_read(batch: Sequence[Example]) -> int:
    """How many ids the model reads to learn from a batch: a shared beginning counts once, padding not at all."""
    shared = shared_length([example.prompt for example in batch])
    return shared + sum(len(example.prompt) + len(example.answer) - 1 - shared for example in batch)


def loss_module(model: Any, *, pad_id: int) -> Any:
    """`answer_loss` of a peft model as a torch module: called on a batch, it gives the sum alone.

    Several processes can share its gradients, which they could not if the layers were called past the module.
    """
    import torch

    class AnswerLoss(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, batch: Sequence[Example]) -> Tensor:
            return answer_loss(self.model.get_base_model(), batch, pad_id=pad_id)[0]

    return AnswerLoss()


def answer_loss(model: Any, batch: Sequence[Example], *, pad_id: int) -> tuple[Tensor, int]:
    """Summed cross-entropy over all answer ids of the batch, and how many there are."""
    losses = answer_losses(model, batch, pad_id=pad_id)
    return losses.sum(), len(losses)


def answer_losses(model: Any, batch: Sequence[Example], *, pad_id: int) -> Tensor:
    """Cross-entropy of every answer id, row after row: (ids of all answers,).

    The head runs on those positions only: (answers, vocabulary) instead of (rows, length, vocabulary) logits.
    """
    import torch

    device = model.get_input_embeddings().weight.device
    decoder, head = model.get_decoder(), model.get_output_embeddings()
    shared = shared_length([example.prompt for example in batch])
    rows = [(example.prompt + example.answer)[shared:-1] for example in batch]
    ids, mask = pad(rows, with_id=pad_id, left=False)
    cache = None
    if shared:
        cache = read_shared(decoder, torch.tensor([batch[0].prompt[:shared]], device=device), len(batch))
    states = decoder(
        input_ids=ids.to(device),
        attention_mask=torch.cat([torch.ones(len(batch), shared, dtype=torch.long), mask], dim=1).to(device),
        position_ids=torch.arange(shared, shared + ids.shape[1], device=device)[None].expand(len(batch), -1),
        past_key_values=cache,
        use_cache=cache is not None,
    ).last_hidden_state
    wanted = torch.cat(
        [
            states[row, len(example.prompt) - shared - 1 : len(example.prompt) - shared - 1 + len(example.answer)]
            for row, example in enumerate(batch)
        ]
    )
    labels = torch.tensor([id_ for example in batch for id_ in example.answer], device=device)
    return torch.nn.functional.cross_entropy(head(wanted).float(), labels, reduction="none")
