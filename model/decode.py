"""Decoding a batch several tokens at a time: a row's likely next words are read ahead, and kept as far as it agrees.

A line mostly repeats words of its notes, so what follows the same two or three tokens there is proposed (prompt lookup
decoding, Saxena 2023). The model reads a row's proposals in one step with its last token, and every token is still
chosen from the model's scores: the line is the one that token by token decoding writes. Rows that are over leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from model.grounding import GroundedChoice

if TYPE_CHECKING:
    from torch import Tensor

AHEAD = 3
"""Tokens that are read ahead at most. More are read in vain too often: 3 or 4 were best on development lines."""
_LONGEST_MATCH = 3


def decode(
    model: Any,
    cache: Any,
    ids: Tensor,
    mask: Tensor,
    choice: GroundedChoice,
    guesses: Sequence[Sequence[int]],
    *,
    ends: frozenset[int],
    max_new_tokens: int,
) -> Iterator[tuple[int, list[int]]]:
    """Write one row of ids for each prompt, up to and with an end mark or `max_new_tokens`: a row's number and its ids
    as soon as it is over.

    `ids` and `mask` are (rows, length) prompts, padded on the left; `cache` holds their keys and values but for the
    last column. `guesses` are what each row might write: proposals come from there first, then from its prompt.
    """
    import torch

    decoder, head = model.get_decoder(), model.get_output_embeddings()
    sources = [
        [*guess, *(id_ for id_, real in zip(row, here, strict=True) if real)]
        for guess, row, here in zip(guesses, ids.tolist(), mask.tolist(), strict=True)
    ]
    last = ids[:, -1].tolist()
    written: list[list[int]] = [[] for _ in sources]
    mask = mask[:, :-1]
    live = list(range(len(sources)))
    while live:
        proposals = [_proposal(sources[row], written[row], len(guesses[row]))[:AHEAD] for row in live]
        width = 1 + max(map(len, proposals))
        block = torch.tensor(
            [[last[row], *proposal, *[0] * width][:width] for row, proposal in zip(live, proposals, strict=True)]
        )
        real = torch.tensor([[1] * (1 + len(proposal)) + [0] * (width - 1 - len(proposal)) for proposal in proposals])
        block, real = block.to(ids.device), real.to(mask)
        with torch.inference_mode():
            states = decoder(
                input_ids=block,
                attention_mask=torch.cat([mask, real], dim=1),
                position_ids=mask.sum(dim=1, keepdim=True) + torch.arange(width, device=ids.device),
                past_key_values=cache,
                use_cache=True,
            ).last_hidden_state
            scores = torch.split(head(states[real.bool()]), [1 + len(proposal) for proposal in proposals])
        over: list[bool] = []
        for place, row in enumerate(live):
            kept = _write(row, written[row], proposals[place], scores[place], choice, ends, max_new_tokens)
            real[place, 1 + kept :] = 0  # what the row did not agree to stays in the cache, unseen
            last[row] = written[row][-1]
            over.append(last[row] in ends or len(written[row]) >= max_new_tokens)
        mask = torch.cat([mask, real], dim=1)
        yield from ((row, written[row]) for row, done in zip(live, over, strict=True) if done)
        staying = [place for place in range(len(live)) if not over[place]]
        live = [live[place] for place in staying]
        if live and any(over):
            with torch.inference_mode():
                cache.batch_select_indices(torch.tensor(staying, device=ids.device))
            mask = mask[staying]


def _write(
    row: int,
    written: list[int],
    proposal: Sequence[int],
    scores: Tensor,
    choice: GroundedChoice,
    ends: frozenset[int],
    max_new_tokens: int,
) -> int:
    """Add to `written` what the row chooses, as far as the scores are known; how many proposed tokens it agreed to.

    `scores` is (1 + proposed, vocabulary): after the last written token, and after each of the proposed ones.
    """
    for agreed in range(len(scores)):
        token = choice.choose(row, written, scores[agreed])
        written.append(token)
        if token in ends or len(written) >= max_new_tokens or agreed == len(proposal) or token != proposal[agreed]:
            return agreed
    raise AssertionError("unreachable: the last score has no proposal beside it")


def _proposal(source: Sequence[int], written: Sequence[int], guessed: int) -> Sequence[int]:
    """What follows the end of `written` in `source`, whose first `guessed` ids are a whole guess; () if none."""
    if not written:
        return source[:guessed]
    for length in range(min(_LONGEST_MATCH, len(written)), 0, -1):
        tail = list(written[-length:])
        for start in range(len(source) - length):
            if list(source[start : start + length]) == tail:
                return source[start + length :]
    return ()
