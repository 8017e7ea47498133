"""Trains an encoder-decoder from scratch on the pairs, as a baseline for what a pretrained model brings.

    python -m model.train_seq2seq --config model/configs/seq2seq.toml [--out DIR]

Tokenizer and weights start from nothing. A killed run continues from its last checkpoint when the same command is given
again. What is kept is the epoch with the lowest development loss; beside it lie a report and a page of samples for
every epoch.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from model.dataset import DataError, Group, read_groups
from model.encoding import pad
from model.loss import Example, batches
from model.run import (
    CHECKPOINT,
    Run,
    load_checkpoint,
    read_config,
    save_checkpoint,
    scheduled_rate,
    write_report,
    write_samples,
)
from model.seq2seq import encode_pairs, source_of, train_tokenizer, write_lines

logger = logging.getLogger(__name__)

_NO_LABEL = -100
"""Where a row of labels is padded. Source: the default `ignore_index` of torch's cross_entropy."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a configuration file may set. `width` is the model's, `layers` are those of each of its two halves."""

    data: list[str]
    dev: str
    vocabulary: int = 4000
    width: int = 256
    feed_forward: int = 1024
    layers: int = 4
    heads: int = 4
    dropout: float = 0.1
    label_smoothing: float = 0.1
    epochs: int = 10
    batch_size: int = 32
    learning_rate: float = 1e-3
    warmup_steps: int = 100
    seed: int = 7
    checkpoint_steps: int = 100
    threads: int = 0
    samples: int = 12


def fresh_model(options: Options, tokenizer: Any) -> Any:
    """A T5 with random weights. Its size is what `options` say, its shape that of Raffel et al. 2020."""
    from transformers import AutoModelForSeq2SeqLM, T5Config

    config = T5Config(
        vocab_size=len(tokenizer),
        d_model=options.width,
        d_kv=options.width // options.heads,
        d_ff=options.feed_forward,
        num_layers=options.layers,
        num_decoder_layers=options.layers,
        num_heads=options.heads,
        dropout_rate=options.dropout,
        pad_token_id=tokenizer.pad_token_id,
        eos_token_id=tokenizer.eos_token_id,
    )
    config.decoder_start_token_id = tokenizer.pad_token_id
    return AutoModelForSeq2SeqLM.from_config(config)  # type: ignore[no-untyped-call] # untyped there


def train(options: Options, out: Path, *, limit_steps: int | None = None) -> Run:
    """Train until the epochs are over (or `limit_steps` steps are done in this call); the best epoch is in `out`.

    Raises DataError, OSError.
    """
    import torch
    from rich.progress import Progress

    if options.threads:
        torch.set_num_threads(options.threads)
    groups = [group for path in options.data for group in read_groups(Path(path))]
    dev = read_groups(Path(options.dev))
    tokenizer = _tokenizer(groups, options, out)
    torch.manual_seed(options.seed)
    model = fresh_model(options, tokenizer).to("cuda" if torch.cuda.is_available() else "cpu")
    optimizer = torch.optim.AdamW(model.parameters(), lr=options.learning_rate, weight_decay=0.01)
    run = load_checkpoint(out, model, optimizer)
    examples, dev_examples = encode_pairs(tokenizer, groups), encode_pairs(tokenizer, dev)
    plan = [
        (epoch, batch)
        for epoch in range(options.epochs)
        for batch in batches(examples, options.batch_size, seed=options.seed * 1000 + epoch)
    ]
    stop = len(plan) if limit_steps is None else min(len(plan), run.step + limit_steps)
    parameters = sum(parameter.numel() for parameter in model.parameters())
    logger.info("training groups=%d steps=%d at=%d parameters=%d", len(groups), len(plan), run.step, parameters)
    with Progress(transient=True) as bars:
        bar = bars.add_task("Training", total=len(plan), completed=run.step)
        while run.step < stop:
            epoch, batch = plan[run.step]
            began = time.monotonic()
            torch.manual_seed(options.seed * 100_000 + run.step)  # dropout, the same after a resume
            model.train()
            for group in optimizer.param_groups:
                group["lr"] = scheduled_rate(
                    run.step, len(plan), peak=options.learning_rate, warmup_steps=options.warmup_steps
                )
            loss, count = _loss(model, batch, tokenizer.pad_token_id, smoothing=options.label_smoothing)
            (loss / count).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            run.step += 1
            run.losses.append(round(float(loss.detach()) / count, 4))
            run.seconds += time.monotonic() - began
            bars.update(bar, completed=run.step, description=f"Training, loss {run.losses[-1]:.2f}")
            if run.step == len(plan) or plan[run.step][0] != epoch:
                run.dev_losses.append(_dev_loss(model, dev_examples, options, tokenizer.pad_token_id))
                logger.info("epoch=%d dev_loss=%.3f seconds=%.0f", epoch + 1, run.dev_losses[-1], run.seconds)
                chosen = dev[:: max(1, len(dev) // options.samples)]
                lines = write_lines(model, tokenizer, [group.brief for group in chosen])
                write_samples(out, epoch + 1, chosen, [line[0] if line else "" for line in lines])
                if run.dev_losses[-1] == min(run.dev_losses):
                    model.save_pretrained(out)
            if run.step % options.checkpoint_steps == 0 or run.step == stop:
                save_checkpoint(out, model.state_dict(), optimizer, run)
    if run.step == len(plan):
        write_report(
            out,
            options,
            run,
            data=(*options.data, options.dev),
            tokens=sum(len(example.prompt) + len(example.answer) for _, batch in plan for example in batch),
            libraries=("torch", "transformers", "tokenizers"),
            parameters=parameters,
            kept_epoch=run.dev_losses.index(min(run.dev_losses)) + 1,
        )
        (out / CHECKPOINT).unlink(missing_ok=True)
    return run


def _tokenizer(groups: Sequence[Group], options: Options, out: Path) -> Any:
    """The tokenizer of the run in `out`, learned from the groups if the run is new."""
    from transformers import PreTrainedTokenizerFast

    if (out / CHECKPOINT).is_file():
        return PreTrainedTokenizerFast.from_pretrained(out, local_files_only=True)
    texts = [text for group in groups for text in (source_of(group.brief), group.line)]
    tokenizer = train_tokenizer(texts, options.vocabulary)
    tokenizer.save_pretrained(out)
    return tokenizer


def _loss(model: Any, batch: Sequence[Example], pad_id: int, *, smoothing: float = 0.0) -> tuple[Any, int]:
    """Summed cross-entropy over all ids of the batch's lines, and how many there are."""
    import torch

    ids, mask = pad([example.prompt for example in batch], with_id=pad_id, left=False)
    labels = pad([example.answer for example in batch], with_id=_NO_LABEL, left=False)[0].to(model.device)
    logits = model(input_ids=ids.to(model.device), attention_mask=mask.to(model.device), labels=labels).logits
    loss = torch.nn.functional.cross_entropy(
        logits.flatten(0, 1), labels.flatten(), reduction="sum", label_smoothing=smoothing, ignore_index=_NO_LABEL
    )
    return loss, sum(len(example.answer) for example in batch)


def _dev_loss(model: Any, examples: Sequence[Example], options: Options, pad_id: int) -> float:
    """The mean loss of an id, without smoothing."""
    import torch

    model.eval()
    with torch.no_grad():
        found = [_loss(model, batch, pad_id) for batch in batches(examples, options.batch_size, seed=0)]
    return round(sum(float(loss) for loss, _ in found) / max(1, sum(count for _, count in found)), 4)


def main() -> int:
    import platformdirs

    parser = argparse.ArgumentParser(prog="python -m model.train_seq2seq", description=__doc__.splitlines()[0])
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="default: models/seq2seq in the cache folder")
    parser.add_argument("--cache", type=Path, default=Path(platformdirs.user_cache_dir("vita")))
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--steps", type=int, help="stop after so many steps; the same command continues")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    try:
        options = replace(read_config(arguments.config, Options), threads=arguments.threads)
        print(json.dumps(asdict(options), indent=2))
        train(options, arguments.out or arguments.cache / "models" / "seq2seq", limit_steps=arguments.steps)
    except (DataError, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
