"""How often the check is wrong: `python -m tests.agents.verify.rates [--all] [--dev] [--changed] [--show REASON]`.

False alarms are counted on the lines of the training pairs, which their authors wrote to be faithful. Two thirds of
them, chosen by content, are for reading and developing; of the others only the figures are printed (`--all`). Planted
errors come from `checks.jsonl` and `checks_heldout.jsonl`. 200 of the checks in `checks.jsonl` were written by an
author who had never seen the truth check; their first run caught 93 of 110 errors (84.5%) and refused 17 of 90 true
lines (18.9%). 200 more by another such author followed: their first run caught 92 of 110 errors (83.6%) and refused 29
of 90 true lines (32.2%). A third such 200: 98 of 110 (89.1%) and 16 of 90 (17.8%); a fourth: 94 of 110 (85.5%) and 19
of 90 (21.1%). All have been developed on since. `checks_fresh5.jsonl` is
by a fifth, and nothing was mended after it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
import zlib
from collections import Counter
from pathlib import Path

from agents.verify import Finding, verify
from model.dataset import Group, read_groups
from tests.agents.verify.mutations import mutate

PAIRS = ("pairs", "trades", "health", "hospitality", "office", "technology", "logistics_schools")
LATER = frozenset(["edit", "letter", "summary"])
"""Sections whose lines are no single line of an entry."""
DATA = Path(__file__).parents[3] / "model" / "data"
CHECKS = ("checks.jsonl", "checks_heldout.jsonl", "checks_fresh5.jsonl")


def is_developed(group: Group) -> bool:
    """Whether the line belongs to the two thirds that are read while developing."""
    kept = zlib.crc32("\n".join((*group.brief.notes, group.line)).encode())
    return kept % 3 == 0 or kept // 3 % 2 == 0


def read_lines(name: str) -> list[Group]:
    return [group for group in read_groups(DATA / f"{name}.jsonl") if group.brief.section not in LATER]


def refused(group: Group) -> tuple[Finding, ...]:
    return verify(group.brief.notes, group.line, role=group.brief.role)


def print_false_alarms(names: tuple[str, ...], *, developed: bool, show: str | None) -> None:
    everything: Counter[str] = Counter()
    milliseconds: list[float] = []
    total = 0
    for name in names:
        groups = [group for group in read_lines(name) if name == "dev" or is_developed(group) == developed]
        reasons: Counter[str] = Counter()
        wrong = 0
        for group in groups:
            begun = time.process_time()
            findings = refused(group)
            milliseconds.append(1000 * (time.process_time() - begun))
            reasons.update({finding.reason for finding in findings})
            wrong += bool(findings)
            if show and developed and any(show in ("any", finding.reason) for finding in findings):
                print(f"  {[(finding.quote, finding.reason) for finding in findings]}")
                print(f"    {' | '.join(group.brief.notes)} [{group.brief.role}]\n    > {group.line}")
        total += len(groups)
        everything.update(reasons | Counter({"refused": wrong}))
        print(f"{name:18} {wrong:4} of {len(groups):4} refused ({wrong / len(groups):5.1%})  {_listed(reasons)}")
    all_wrong = everything.pop("refused")
    print(f"{'together':18} {all_wrong:4} of {total:4} refused ({all_wrong / total:5.1%})  {_listed(everything)}")
    print(f"{'':18} {statistics.median(milliseconds):.1f} ms of one core a line (median), read for the first time")


def print_mutations(*, developed: bool, show: str | None) -> None:
    planted: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for name in PAIRS:
        for group in read_lines(name):
            if is_developed(group) != developed or refused(group):
                continue
            for kind, line in mutate(group.line):
                planted[kind] += 1
                if not verify(group.brief.notes, line, role=group.brief.role):
                    passed[kind] += 1
                    if show and developed and show in ("any", kind):
                        print(f"  passed: {kind}\n    {' | '.join(group.brief.notes)}\n    > {line}")
    print(f"changed by rule: {1 - passed.total() / planted.total():.1%} of {planted.total()} caught")
    print("  passed: " + ", ".join(f"{kind} {passed[kind]} of {planted[kind]}" for kind in planted))


def print_planted(name: str) -> None:
    caught: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for text in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        check = json.loads(text)
        findings = verify(
            check["facts"], check["line"], other_entries=check.get("other_entries", ()), role=check.get("role", "")
        )
        if check["supported"]:
            true[check["kind"]] += 1
            alarms[check["kind"]] += bool(findings)
        else:
            planted[check["kind"]] += 1
            caught[check["kind"]] += bool(findings)
    print(
        f"{name}: {caught.total()} of {planted.total()} planted errors caught "
        f"({caught.total() / planted.total():.1%}), "
        f"{alarms.total()} of {true.total()} true paraphrases refused ({alarms.total() / true.total():.1%})"
    )
    print("  passed: " + (_listed(Counter({kind: planted[kind] - caught[kind] for kind in planted})) or "none"))
    print("  refused: " + (_listed(alarms) or "none"))


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in counts.most_common() if count)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="the figures of the other third as well")
    parser.add_argument("--dev", action="store_true", help="the figures of model/data/dev.jsonl as well")
    parser.add_argument("--show", metavar="REASON", help='print refused lines of the two thirds; "any" for all of them')
    parser.add_argument("--changed", action="store_true", help="how many lines changed by rule are caught, as well")
    arguments = parser.parse_args()
    print("training lines, the two thirds that are developed on")
    print_false_alarms(PAIRS, developed=True, show=arguments.show)
    if arguments.all:
        print("training lines, the other third")
        print_false_alarms(PAIRS, developed=False, show=None)
    if arguments.dev:
        print("model/data/dev.jsonl")
        print_false_alarms(("dev",), developed=False, show=None)
    for name in CHECKS:
        print_planted(name)
    if arguments.changed:
        print_mutations(developed=True, show=arguments.show)
        if arguments.all:
            print_mutations(developed=False, show=None)


if __name__ == "__main__":
    main()
