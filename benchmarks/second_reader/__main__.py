"""Whether the packaged model as a second reader adds to what is understood: `python -m benchmarks.second_reader`.

Development messages in which words were left unread are read again by the model, which is bound to copy (`copying`),
under the checks that a remote model's claims pass: going on from what was read, and anew. Prints slot precision, recall
and F1 without it, with what it has written in three seconds, and with the fact that it had begun by then.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import torch
from platformdirs import user_cache_path

from agents.understand import Context, Found, Understanding, understand
from agents.understand.claimed import with_claims
from agents.understand.shown import as_shown
from agents.understand.training.corpus import DATA, is_development
from agents.understand.training.evaluate import Record, Score, Slots, fold, read_records
from benchmarks.machine import describe_machine
from benchmarks.second_reader.copying import CopyingReader, Price, Timed
from model.base import READABLE, Claim
from model.base_model import DEFAULT_BASE, find_base

CONTEXT = Context(today=date(2026, 11, 21))
Reading = tuple[Record, tuple[Found, ...]]
SURE = (-math.inf, -1.0)
"""How likely its choices for a fact have to be, as a natural logarithm."""
HEAD = (
    "| way | seconds | sure | found | right | precision | recall | F1 | F1 of all messages |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A development message as Vita's readers have it, and what a model is shown of it ("": nothing is left)."""

    record: Record
    understood: Understanding
    shown: str


def read_cases() -> list[Case]:
    cases = []
    for path in sorted(DATA.glob("entries/*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for record, line in zip(read_records(path), lines, strict=True):
            if is_development(json.loads(line)["occupation"]):
                understood = understand(record.text, context=CONTEXT)
                cases.append(Case(record, understood, as_shown(record.text, understood, CONTEXT)))
    return cases


def claims_read(case: Case) -> list[Claim]:
    """What was read already, as the beginning of the model's answer."""
    return [
        Claim(found.section, found.entry, found.field, case.record.text[found.start : found.end])
        for found in case.understood.found
        if found.field in READABLE.get(found.section, ())
    ]


def heard(case: Case, claims: Sequence[Claim]) -> tuple[Found, ...]:
    """The facts with what a model adds."""
    return with_claims(case.understood, case.record.text, case.shown, claims, CONTEXT).facts


def score(pairs: Sequence[Reading]) -> Score:
    result = Score()
    for record, facts in pairs:
        found: Slots = Counter((f"{fact.section}.{fact.field}", fold(fact.value)) for fact in facts)
        result.add(found, record.slots)
    return result


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.second_reader", description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=60, help="messages that the model reads")
    parser.add_argument("--first", type=int, default=0, help="number of the first of them, for others of the same many")
    parser.add_argument("--limit", type=float, default=3.0, help="seconds a message in use")
    parser.add_argument("--ways", nargs="+", choices=("on", "anew"), default=["on", "anew"])
    parser.add_argument("--push", type=float, default=0.0, help="nats by which the model is pushed to go on")
    parser.add_argument("--step", type=float, help="seconds of a step on idle cores; measured if not given")
    parser.add_argument("--base", default=DEFAULT_BASE, help="a known base's name or a folder")
    parser.add_argument("--cache", type=Path, default=user_cache_path("vita", appauthor=False))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--show", action="store_true", help="what the model adds, message by message")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    cases = read_cases()
    unsure = [case for case in cases if case.shown]
    chosen = unsure[options.first :: max(1, -(-len(unsure) // options.most))]
    print(f"{len(cases)} development messages, {len(unsure)} with words left, {len(chosen)} read by {options.base}")
    reader = CopyingReader(find_base(options.base, options.cache))
    price = reader.measure()
    print(f"{describe_machine()}, {options.threads} threads, load {os.getloadavg()[0]:.1f}, {date.today()}")
    print(f"a step takes {price.one:.2f} s, one that reads 100 tokens {price.hundred:.2f} s", flush=True)
    if options.step:
        price = Price(options.step, options.step * price.hundred / price.one)
    settings = [
        ("", 0.0, 0.0),
        *((way, limit, sure) for way in options.ways for limit in (options.limit, math.inf) for sure in SURE),
    ]
    heard_as: dict[tuple[str, float, float], list[Reading]] = {setting: [] for setting in settings}
    written: dict[str, list[Timed]] = {way: [] for way in options.ways}
    for case in chosen:
        heard_as[settings[0]].append((case.record, case.understood.facts))
        for way in options.ways:
            before = [] if way == "anew" else claims_read(case)
            added = reader.read(case.shown, before, price, push=options.push, seconds=options.limit)
            written[way] += added
            if options.show:
                show(case, way, added)
            for setting in settings:
                if setting[0] == way:
                    claims = [*before, *kept(added, *setting[1:])]
                    heard_as[setting].append((case.record, heard(case, claims)))
    print(f"\nload {os.getloadavg()[0]:.1f}\n\n{HEAD}")
    others = [(case.record, case.understood.facts) for case in cases if case not in chosen]
    for setting, pairs in heard_as.items():
        print_row(setting, score(pairs), score([*pairs, *others]))
    for way, facts in written.items():
        seconds = statistics.median([one.seconds for one in facts] or [0.0])
        print(f"{way}: {len(facts)} facts in {len(chosen)} messages, each whole after {seconds:.1f} s")
    return 0


def kept(added: Sequence[Timed], limit: float, sure: float) -> list[Claim]:
    return [one.claim for one in added if one.seconds <= limit and one.sure >= sure]


def print_row(setting: tuple[str, float, float], read: Score, everywhere: Score) -> None:
    found, right = sum(read.found.values()), sum(read.right.values())
    row = "| {} | {:g} | {:g} | {} | {} | {:.3f} | {:.3f} | {:.3f} | {:.3f} |"
    print(row.format(*setting, found, right, *read.of(), everywhere.of()[2]))


def show(case: Case, way: str, added: Sequence[Timed]) -> None:
    print(f"{case.record.text!r} {way}", flush=True)
    for one in added:
        name = f"{one.claim.section}.{one.claim.field}"
        right = case.record.slots[(name, fold(one.claim.words))] > 0
        print(f"  {one.seconds:4.1f} s sure {one.sure:5.1f} {name} {one.claim.words!r} {right=}")


if __name__ == "__main__":
    sys.exit(main())
