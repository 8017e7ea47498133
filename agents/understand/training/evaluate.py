"""How well messages are understood: `python -m agents.understand.training.evaluate MESSAGES.jsonl`.

Spans by label, slots (section, field, value; case and space folded) with precision, recall and F1, intents with their
confusions, and milliseconds a message on one core.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from agents.understand import Context, understand
from agents.understand.dates import find_dates
from agents.understand.trained.reader import read_facts
from agents.understand.trained.spans import read
from agents.understand.training.marks import STATEMENTS, parse_marks
from agents.understand.values import Found
from agents.understand.words import flatten

Slots = Counter[tuple[Any, ...]]
"""Things found or to be found; the first of each is the name under which it is counted."""
TODAY = date(2026, 11, 21)


@dataclass(slots=True)
class Score:
    """Counts by name of what was found, what was right, and what was there."""

    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    there: Counter[str] = field(default_factory=Counter)

    def add(self, found: Slots, there: Slots) -> None:
        """Items whose first element is the name under which they are counted."""
        for counter, items in ((self.found, found), (self.there, there), (self.right, found & there)):
            for item, count in items.items():
                counter[item[0]] += count

    def of(self, *names: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of the names, of all without any."""
        chosen = names or tuple(self.found | self.there)
        found, right, there = (
            sum(counter[name] for name in chosen) for counter in (self.found, self.right, self.there)
        )
        return right / max(found, 1), right / max(there, 1), 2 * right / max(found + there, 1)


@dataclass(frozen=True, slots=True)
class Record:
    """One annotated message with its slots."""

    text: str
    intent: str
    spans: Slots
    slots: Slots


def read_records(path: Path) -> list[Record]:
    records = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, marks = parse_marks(record["marked"])
        spans: Slots = Counter((mark.label, str(mark.start), str(mark.end)) for mark in marks)
        slots: Slots = Counter((f"{section}.{name}", fold(value)) for section, _, name, value in record["slots"])
        records.append(Record(text, record["intent"], spans, slots))
    return records


def fold(value: str) -> str:
    return " ".join(value.lower().split()).strip(" .,")


def score_slots(records: Iterable[Record], reader: Callable[[str], Iterable[Found]]) -> Score:
    score = Score()
    for record in records:
        found: Slots = Counter((f"{fact.section}.{fact.field}", fold(fact.value)) for fact in reader(record.text))
        score.add(found, record.slots)
    return score


def score_spans(records: Iterable[Record]) -> Score:
    score = Score()
    for record in records:
        reading = read(record.text)
        spans = (*reading.details, *reading.statements)
        score.add(Counter((span.label, str(span.start), str(span.end)) for span in spans), record.spans)
    return score


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m agents.understand.training.evaluate", description=__doc__)
    parser.add_argument("messages", type=Path)
    parser.add_argument("--show", action="store_true", help="messages with a slot too many or too few")
    options = parser.parse_args(arguments)
    records = read_records(options.messages)
    read(records[0].text)
    spans = score_spans(records)
    print("| span | precision | recall | F1 | there |\n| --- | --- | --- | --- | --- |")
    for name in sorted(spans.there, key=lambda name: (name in STATEMENTS, name)):
        print("| {} | {:.2f} | {:.2f} | {:.2f} | {} |".format(name, *spans.of(name), spans.there[name]))
    print("| all | {:.3f} | {:.3f} | {:.3f} | {} |\n".format(*spans.of(), sum(spans.there.values())))
    context = Context(today=TODAY)
    readers: dict[str, Callable[[str], Iterable[Found]]] = {
        "trained alone": lambda text: read_facts(text, find_dates(flatten(text), TODAY)),
        "understand": lambda text: understand(text, context=context).facts,
    }
    scores = {name: score_slots(records, reader) for name, reader in readers.items()}
    print("| slots | precision | recall | F1 |\n| --- | --- | --- | --- |")
    for name, score in scores.items():
        print("| {} | {:.3f} | {:.3f} | {:.3f} |".format(name, *score.of()))
    last = scores["understand"]
    for name in sorted(last.there | last.found):
        print("| {} | {:.2f} | {:.2f} | {:.2f} | {} |".format(name, *last.of(name), last.there[name]))
    if options.show:
        for record in records:
            found: Slots = Counter(
                (f"{fact.section}.{fact.field}", fold(fact.value)) for fact in readers["understand"](record.text)
            )
            if found != record.slots:
                print(
                    record.text,
                    "\n    extra",
                    sorted(found - record.slots),
                    "\n    missed",
                    sorted(record.slots - found),
                )
    seconds = []
    for record in records:
        read.cache_clear()
        started = time.perf_counter()
        understand(record.text, context=context)
        seconds.append(time.perf_counter() - started)
    quantiles = statistics.quantiles(seconds, n=100)
    print(f"\n{len(records)} messages: median {quantiles[49] * 1000:.1f} ms, 95% under {quantiles[94] * 1000:.1f} ms")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
