"""Trains the weights that decide which spans are one entry: `python -m agents.understand.training.grouping`.

Averaged structured perceptron (Collins 2002) with early update (Collins and Roark 2004) over the beam search of
`agents.understand.trained.grouping`, on messages whose entries were written by hand (data/entries).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agents.understand.dates import DateSpan, find_dates
from agents.understand.trained.filling import dates_of, groupable
from agents.understand.trained.grouping import FIELDS, OPENERS, WEIGHTS, Grouping, extend, search
from agents.understand.trained.spans import Span
from agents.understand.training.marks import TODAY, parse_marks
from agents.understand.words import flatten

ENTRIES = Path(__file__).parents[1] / "data" / "entries"


@dataclass(frozen=True, slots=True)
class Grouped:
    """A message with its groupable spans, and where each belongs: (section, entry) or None."""

    text: str
    spans: tuple[Span, ...]
    homes: tuple[tuple[str, int] | None, ...]
    occupation: str


def read_grouped(path: Path) -> list[Grouped]:
    grouped = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, marks = parse_marks(record["marked"])
        unsaid = [mark for mark in marks if mark.label == "unsaid"]
        dates = find_dates(flatten(text), TODAY)
        spans = groupable(
            text,
            [
                Span(mark.start, mark.end, mark.label)
                for mark in marks
                if not any(out.start <= mark.start and mark.end <= out.end for out in unsaid)
            ],
            dates,
        )
        grouped.append(Grouped(text, spans, _homes(text, spans, dates, record["slots"]), record["occupation"]))
    return grouped


def _homes(
    text: str, spans: Sequence[Span], dates: Sequence[DateSpan], slots: Sequence[Sequence[Any]]
) -> tuple[tuple[str, int] | None, ...]:
    """The entry of each span: that whose slot has its words, the nearest to the span before if several have."""
    left = Counter((section, entry, name, _fold(value)) for section, entry, name, value in slots)
    homes: list[tuple[str, int] | None] = []
    last: dict[str, int] = {}
    for span in spans:
        home = _home(text, span, dates, left, last)
        if home is not None:
            last[home[0]] = home[1]
        homes.append(home)
    return tuple(homes)


def _home(
    text: str, span: Span, dates: Sequence[DateSpan], left: Counter[tuple[str, int, str, str]], last: dict[str, int]
) -> tuple[str, int] | None:
    values = {_fold(text[span.start : span.end])}
    names = {fields[span.label] for fields in FIELDS.values() if span.label in fields} - {""}
    if span.label in {"date", "range"}:
        values = dates_of(span, dates)
        names = {"startDate", "endDate", "date"}
    fitting = [slot for slot, count in left.items() if count > 0 and slot[2] in names and slot[3] in values]
    if not fitting and span.label == "deed":
        words = set(_fold(text[span.start : span.end]).split())
        deeds = [slot for slot, count in left.items() if count > 0 and slot[2] in {"highlight", "description"}]
        fitting = [slot for slot in deeds if len(words & set(slot[3].split())) >= 0.6 * len(words)]
    if not fitting:
        return None
    best = min(fitting, key=lambda slot: (abs(slot[1] - last.get(slot[0], 0)), slot[1]))
    taken = [slot for slot in fitting if slot[:2] == best[:2]]
    for slot in taken:
        left[slot] -= 1
    return best[0], best[1]


def _fold(value: str) -> str:
    return " ".join(value.casefold().split()).strip(" .,").removeprefix("the ")


def gold(example: Grouped) -> list[str]:
    """The right choice for each span, in the words of `extend`."""
    order: list[tuple[str, int]] = []
    choices = []
    for span, home in zip(example.spans, example.homes, strict=True):
        if home is None or span.label not in FIELDS[home[0]]:
            choices.append("out")
        elif home in order:
            choices.append(f"join {order.index(home)}")
        elif home[0] in OPENERS.get(span.label, ()):
            order.append(home)
            choices.append(f"new {home[0]}")
        else:
            choices.append("out")
    return choices


def train(examples: Sequence[Grouped], epochs: int = 12, seed: int = 0, beam: int = 8) -> dict[str, float]:
    """Averaged weights."""
    rng, step = random.Random(seed), 0
    weights: dict[str, float] = defaultdict(float)
    totals: dict[str, float] = defaultdict(float)
    stamps: dict[str, int] = defaultdict(int)

    def change(features: Counter[str]) -> None:
        for feature, amount in features.items():
            if amount:
                totals[feature] += (step - stamps[feature]) * weights[feature]
                stamps[feature] = step
                weights[feature] += amount

    for _ in range(epochs):
        order = list(examples)
        rng.shuffle(order)
        for example in order:
            step += 1
            right, wrong = _violation(example, weights, beam)
            if right is not None and wrong is not None:
                difference = Counter(feature for seen in right.features for feature in seen)
                difference.subtract(feature for seen in wrong.features for feature in seen)
                change(difference)
    for feature in weights:
        totals[feature] += (step - stamps[feature]) * weights[feature]
    return {feature: round(total / step, 3) for feature, total in sorted(totals.items()) if abs(total / step) >= 0.01}


def _violation(example: Grouped, weights: dict[str, float], width: int) -> tuple[Grouping | None, Grouping | None]:
    """The right partial grouping and the best wrong one where the right one first fell out of the beam."""
    right, beam = Grouping(), [Grouping()]
    for number, choice in enumerate(gold(example)):
        right = next(
            one for one in extend(example.text, example.spans, number, right, weights) if one.choices[-1] == choice
        )
        beam = [grown for one in beam for grown in extend(example.text, example.spans, number, one, weights)]
        beam.sort(key=lambda grouping: -grouping.score)
        del beam[width:]
        if all(grouping.choices != right.choices for grouping in beam):
            return right, beam[0]
    return (None, None) if beam[0].choices == right.choices else (right, beam[0])


def accuracy(examples: Sequence[Grouped], weights: dict[str, float]) -> tuple[float, float]:
    """Shares of spans with the right choice, and of messages with all of them right."""
    spans = hits = whole = 0
    for example in examples:
        wanted = gold(example)
        found = search(example.text, example.spans, weights)[0].choices if example.spans else ()
        spans += len(wanted)
        hits += sum(one == other for one, other in zip(wanted, found, strict=True))
        whole += tuple(wanted) == found
    return hits / max(spans, 1), whole / max(len(examples), 1)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m agents.understand.training.grouping", description=__doc__)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--folds", type=int, default=5, help="parts to be tested with weights of the others; 0: none")
    options = parser.parse_args(arguments)
    examples = [example for path in sorted(ENTRIES.glob("*.jsonl")) for example in read_grouped(path)]
    for part in range(options.folds):
        kept = [example for at, example in enumerate(examples) if at % options.folds != part]
        tested = [example for at, example in enumerate(examples) if at % options.folds == part]
        print(
            "part {}: {:.3f} of spans, {:.3f} of messages".format(part, *accuracy(tested, train(kept, options.epochs)))
        )
    weights = train(examples, options.epochs)
    options.out.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(examples)} messages, {len(weights)} weights")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
