"""How well messages are understood: `python -m agents.understand.training.evaluate MESSAGES.jsonl`.

Spans by label, slots (section, field, value; case and space folded) with precision, recall and F1, intents with their
confusions, and milliseconds a message on one core.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agents.understand import Context, understand
from agents.understand.entries import read_entries
from agents.understand.page import Page, read_page
from agents.understand.trained.reader import read_facts
from agents.understand.trained.spans import Reading, read
from agents.understand.training.corpus import INTENTS
from agents.understand.training.marks import STATEMENTS, TODAY, parse_marks
from agents.understand.values import Found

_IN_FRONT = re.compile(r"^(?:i|we|the|an?|my|our)\s+")
Slots = Counter[tuple[Any, ...]]
"""Things found or to be found; the first of each is the name under which it is counted."""


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
    """The words that count: case, space, signs at the ends, an article or an "I" in front are as each reader likes."""
    return _IN_FRONT.sub("", " ".join(value.lower().split()).strip(" .,"))


def score_slots(records: Iterable[Record], reader: Callable[[str], Iterable[Found]]) -> Score:
    score = Score()
    for record in records:
        found: Slots = Counter((f"{fact.section}.{fact.field}", fold(fact.value)) for fact in reader(record.text))
        score.add(found, record.slots)
    return score


def read_by_grammar(text: str) -> tuple[Page, list[Found]]:
    """What the grammar makes of a message that answers no question."""
    page = read_page(text, TODAY)
    return page, read_entries(page, Context(today=TODAY))[0]


def _read(text: str) -> tuple[Page, Reading]:
    page, by_grammar = read_by_grammar(text)
    return page, read(page.text, tuple(by_grammar))


def score_spans(records: Iterable[Record]) -> Score:
    score = Score()
    for record in records:
        _, reading = _read(record.text)
        spans = (*reading.details, *reading.statements)
        score.add(Counter((span.label, str(span.start), str(span.end)) for span in spans), record.spans)
    return score


_MEANT: dict[str, str] = {
    "yes": "answer",
    "no": "answer",
    "target": "answer",
    "none": "small_talk",
    "later": "skip",
    "done": "skip",
    "letter": "export",
    "restart": "withdraw",
    "private": "withdraw",
}
"""What `understand` tells apart more finely than the annotators do."""


def confuse(pairs: Iterable[tuple[str, str]]) -> str:
    """The confusion table of (meant, read) intents: a row for each that was meant, and recall and precision."""
    counts = Counter(pairs)
    read = Counter(one for _, one in counts.elements())
    lines = ["| meant | " + " | ".join(INTENTS) + " | recall | precision |", "| --- |" + " --- |" * (len(INTENTS) + 2)]
    for meant in INTENTS:
        row = [counts[meant, one] for one in INTENTS]
        recall, precision = counts[meant, meant] / max(sum(row), 1), counts[meant, meant] / max(read[meant], 1)
        lines.append(f"| {meant} | {' | '.join(str(count or '') for count in row)} | {recall:.2f} | {precision:.2f} |")
    right = sum(count for (meant, one), count in counts.items() if meant == one)
    return "\n".join([*lines, f"\n{right} of {sum(counts.values())} intents right"])


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
        "grammar": lambda text: read_by_grammar(text)[1],
        "trained": lambda text: read_facts(*_read(text)),
        "understand": lambda text: understand(text, context=context).facts,
    }
    scores = {name: score_slots(records, reader) for name, reader in readers.items()}
    print("| slots | precision | recall | F1 |\n| --- | --- | --- | --- |")
    for name, score in scores.items():
        print("| {} | {:.3f} | {:.3f} | {:.3f} |".format(name, *score.of()))
    last = scores["understand"]
    for name in sorted(last.there | last.found):
        print("| {} | {:.2f} | {:.2f} | {:.2f} | {} |".format(name, *last.of(name), last.there[name]))
    intents = ((record.intent, understand(record.text, context=context).intent) for record in records)
    print("\n" + confuse((meant, _MEANT.get(one, one)) for meant, one in intents))
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
