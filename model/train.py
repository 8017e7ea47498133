"""Trains a LoRA adapter on the pairs, on whatever device there is.

    python -m model.train --config model/configs/qwen-1.5b.toml [--out model/adapters/NAME] [--cache DIR]

On several GPUs, each with its own batches: accelerate launch --multi_gpu --num_processes 4 -m model.train --config …

Loss and output head are computed at answer positions only, the rules in front of all groups once a batch (see
`model.encoding`); both together make an hour of a day on two processor cores. A killed run continues from its last
checkpoint when the same command is given again. Beside the adapter lie a report (options, seed, data hash, versions,
loss curve) and a page of samples for every epoch.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import time
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from model.adapter import put_into, save
from model.augment import some_varied
from model.dataset import DataError, Group, read_groups, smoothings
from model.encoding import pad, prompt_ids
from model.loss import Example, answer_loss, batches, encode, loss_module, shares, steps, tokens_read
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

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Options:
    """What a configuration file may set. `base` is a known base's name or a model folder, `data` files to learn from.

    `upper_layers` is the share of the layers, from the top, that get an adapter; `threads` 0 leaves torch's choice.
    A step of the optimizer reads `accumulate` batches in every process. `augment` is the share of the groups that get
    other numbers and names in each epoch (`model.augment`). `start` is the folder of an adapter to train further.
    `max_steps` ends the training, and the fall of the learning rate, before the epochs are over; 0 does not.
    With `smooths` it learns to smooth drafts, and not to write from notes.
    """

    base: str
    data: list[str]
    dev: str
    targets: list[str]
    rank: int = 16
    alpha: int = 32
    dropout: float = 0.05
    upper_layers: float = 0.5
    epochs: int = 2
    batch_size: int = 8
    learning_rate: float = 2e-4
    warmup_steps: int = 10
    seed: int = 7
    checkpoint_steps: int = 20
    threads: int = 0
    samples: int = 12
    accumulate: int = 1
    augment: float = 0.0
    start: str = ""
    max_steps: int = 0
    smooths: bool = False


def read_options(path: Path) -> Options:
    """Raises ValueError if the file is not TOML or holds an unknown or missing option."""
    return read_config(path, Options)


def learning_rate(step: int, steps: int, options: Options) -> float:
    """Linear warm-up, then a cosine down to a tenth."""
    return scheduled_rate(step, steps, peak=options.learning_rate, warmup_steps=options.warmup_steps)


def add_adapter(model: Any, options: Options) -> Any:
    """The model with fresh LoRA matrices (float32) in its upper layers; all else is frozen."""
    from peft import LoraConfig, get_peft_model

    layers = model.config.num_hidden_layers
    first = layers - max(1, round(layers * options.upper_layers))
    config = LoraConfig(
        r=options.rank,
        lora_alpha=options.alpha,
        lora_dropout=options.dropout,
        target_modules=options.targets,
        layers_to_transform=list(range(first, layers)),
        task_type="CAUSAL_LM",
    )
    return get_peft_model(model, config)


def train(options: Options, base: Path, out: Path, *, limit_steps: int | None = None) -> Run:
    """Train until the epochs are over (or `limit_steps` steps are done in this call) and save into `out`.

    Several processes (see above) each read their share of a step's batches; the first of them writes.
    Raises DataError, OSError; ValueError if the checkpoint in `out` is of a run with other steps.
    """
    import torch
    from accelerate import Accelerator
    from rich.progress import Progress
    from transformers import AutoModelForCausalLM, AutoTokenizer

    gpu = torch.cuda.is_available()
    accelerator = Accelerator(cpu=not gpu, mixed_precision="bf16" if gpu else "no")
    if options.threads:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    tokenizer = AutoTokenizer.from_pretrained(base, local_files_only=True)
    whole: Any = AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16, local_files_only=True)
    model = add_adapter(whole.to(accelerator.device), options)
    if options.start:
        put_into(model, Path(options.start))
    groups, dev = _read(options.data, options), _read([options.dev], options)
    dev_examples = encode(tokenizer, dev, smooths=options.smooths)
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    parameters = sum(parameter.numel() for parameter in trained)
    optimizer = torch.optim.AdamW(trained, lr=options.learning_rate, weight_decay=0.01)
    me, processes = accelerator.process_index, accelerator.num_processes
    run = load_checkpoint(out, model, optimizer, batches_a_step=options.accumulate * processes)
    plan = [
        (epoch, step)
        for epoch, seed in enumerate(range(options.seed * 1000, options.seed * 1000 + options.epochs))
        for step in steps(
            batches(
                encode(tokenizer, some_varied(groups, options.augment, seed=seed), smooths=options.smooths),
                options.batch_size,
                seed=seed,
            ),
            options.accumulate * processes,
        )
    ][: options.max_steps or None]
    stop = len(plan) if limit_steps is None else min(len(plan), run.step + limit_steps)
    pad_id = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else tokenizer.eos_token_id
    learner, optimizer = accelerator.prepare(loss_module(model, pad_id=pad_id), optimizer)
    logger.info("training groups=%d steps=%d at=%d parameters=%d", len(groups), len(plan), run.step, parameters)
    with Progress(transient=True, disable=me > 0) as bars:
        bar = bars.add_task("Training", total=len(plan), completed=run.step)
        while run.step < stop:
            epoch, step = plan[run.step]
            began = time.monotonic()
            torch.manual_seed(options.seed * 100_000 + run.step + 10**9 * me)  # dropout, the same after a resume
            model.train()
            for group in optimizer.param_groups:
                group["lr"] = learning_rate(run.step, len(plan), options)
            count = sum(len(example.answer) for batch in step for example in batch)
            run.losses.append(round(_learn(accelerator, learner, shares(step, me, processes), count), 4))
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            run.step += 1
            seconds = time.monotonic() - began
            run.seconds += seconds
            bars.update(bar, completed=run.step, description=f"Training, loss {run.losses[-1]:.2f}")
            speed = sum(map(tokens_read, step)) / seconds
            logger.info("step=%d loss=%.3f seconds=%.1f tokens/s=%.0f", run.step, run.losses[-1], seconds, speed)
            if run.step == len(plan) or plan[run.step][0] != epoch:
                run.dev_losses.append(_dev_loss(accelerator, model, dev_examples, options, pad_id))
                logger.info("epoch=%d dev_loss=%.3f", epoch + 1, run.dev_losses[-1])
                if me == 0:
                    chosen = dev[:: max(1, len(dev) // options.samples)]
                    write_samples(out, epoch + 1, chosen, _lines(model, tokenizer, chosen, options, pad_id))
                    save(model, out / f"epoch-{epoch + 1}", base=base.name)
            if me == 0 and (run.step % options.checkpoint_steps == 0 or run.step == stop):
                weights = {name: value for name, value in model.state_dict().items() if "lora_" in name}
                save_checkpoint(out, weights, optimizer, run)
    if run.step == len(plan) and me == 0:
        save(model, out, base=base.name)
        write_report(
            out,
            replace(options, base=Path(options.base).name),
            run,
            base=base.name,
            data=(*options.data, options.dev),
            tokens=sum(tokens_read(batch) for _, step in plan for batch in step),
            libraries=("torch", "transformers", "peft", "accelerate"),
            device=torch.cuda.get_device_name() if gpu else "cpu",
            processes=processes,
        )
        (out / CHECKPOINT).unlink(missing_ok=True)
    accelerator.wait_for_everyone()
    accelerator.end_training()
    return run


def _read(files: Sequence[str], options: Options) -> list[Group]:
    groups = [group for path in files for group in read_groups(Path(path))]
    return smoothings(groups) if options.smooths else groups


def _learn(accelerator: Any, learner: Any, mine: Sequence[tuple[list[Example], float]], count: int) -> float:
    """Put the gradients of a step's loss into the parameters, and give that loss: a mean over its `count` answer ids.

    Each process reads the batches that are `mine`. Gradients are averaged over processes: a sum counts that often.
    """
    total = 0.0
    for index, (batch, weight) in enumerate(mine):
        with nullcontext() if index == len(mine) - 1 else accelerator.no_sync(learner):
            loss = learner(batch)
            accelerator.backward(loss * (weight * accelerator.num_processes) / count)
        total += float(loss.detach()) * weight
    return _added(accelerator, total) / count


def _added(accelerator: Any, value: float) -> float:
    """The sum of every process's `value`."""
    import torch

    if accelerator.num_processes == 1:
        return value
    return float(accelerator.reduce(torch.tensor(value, dtype=torch.float64, device=accelerator.device), "sum"))


def _dev_loss(accelerator: Any, model: Any, examples: Sequence[Example], options: Options, pad_id: int) -> float:
    import torch

    model.eval()
    made = batches(examples, options.batch_size, seed=0)
    total = 0.0
    with torch.no_grad(), accelerator.autocast():
        for batch in made[accelerator.process_index :: accelerator.num_processes]:
            total += float(answer_loss(model.get_base_model(), batch, pad_id=pad_id)[0])
    count = sum(len(example.answer) for example in examples)
    return round(_added(accelerator, total) / max(1, count), 4)


def _lines(model: Any, tokenizer: Any, groups: Sequence[Group], options: Options, pad_id: int) -> list[str]:
    """The model's greedy line for each group."""
    import torch

    model.eval()
    prompts = [prompt_ids(tokenizer, group.brief, smooths=options.smooths) for group in groups]
    ids, mask = pad(prompts, with_id=pad_id, left=True)
    device = model.get_input_embeddings().weight.device
    with torch.no_grad():
        written = model.generate(
            input_ids=ids.to(device),
            attention_mask=mask.to(device),
            max_new_tokens=48,
            do_sample=False,
            pad_token_id=pad_id,
        )
    return [tokenizer.decode(row, skip_special_tokens=True).strip() for row in written[:, ids.shape[1] :]]


def main() -> int:
    import platformdirs

    from model.base_model import BaseModelError, find_base

    parser = argparse.ArgumentParser(prog="python -m model.train", description=__doc__.splitlines()[0])
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="default: model/adapters/ and the config's name")
    parser.add_argument("--base", help="a known base or a model folder, in place of the config's")
    parser.add_argument("--cache", type=Path, default=Path(platformdirs.user_cache_dir("vita")))
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--steps", type=int, help="stop after so many steps; the same command continues")
    arguments = parser.parse_args()
    first = os.environ.get("RANK", "0") == "0"  # torch's name for which of several processes this is
    logging.basicConfig(level=logging.INFO if first else logging.WARNING, format="%(asctime)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    try:
        options = replace(read_options(arguments.config), threads=arguments.threads)
        options = replace(options, base=arguments.base or options.base)
        base = find_base(options.base, arguments.cache)
        if first:
            print(json.dumps(asdict(options), indent=2))
        train(
            options, base, arguments.out or Path("model/adapters") / arguments.config.stem, limit_steps=arguments.steps
        )
    except (BaseModelError, DataError, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
