"""Invented people talk with Vita: `python -m benchmarks.interview [--show NAME] [--development] [--table FILE]
[--check]`.

Prints a Markdown table, a row a life, of how long each interview took and what came of it. `--show NAME` prints that
conversation and what went wrong in it instead; `--development` leaves the held-out lives unread; `--check` lists what
no question can bring out of a life. NAME may be a life's number. Exit code 1 if a life cannot be read or tells less
than it should.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from benchmarks.interview.filing import Tally, total
from benchmarks.interview.life import SECTIONS, Life, LifeError, read_lives
from benchmarks.interview.talk import Talk, database, hold_talks
from benchmarks.machine import describe_machine

MOST_FOR_TWO_JOBS = 10
FAULTS = ("repeated", "known", "astray", "unheard")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.interview", description=__doc__)
    parser.add_argument("--show", metavar="NAME", help="one conversation, by the life's name or number")
    parser.add_argument("--development", action="store_true", help="only the lives that Vita may be tuned on")
    parser.add_argument("--table", type=Path, help="write the table to this file, too")
    parser.add_argument("--check", action="store_true", help="look at the lives only")
    options = parser.parse_args()
    try:
        lives = read_lives()
    except LifeError as error:
        print(error, file=sys.stderr)
        return 1
    if options.check:
        return _check(lives)
    if options.show:
        lives = [life for life in lives if options.show in {life.name, life.name.split("-")[0]}]
        if not lives:
            parser.error(f"no life is called {options.show!r}")
    if options.development:
        lives = [life for life in lives if not life.is_held_out]
    with tempfile.TemporaryDirectory() as folder:
        talks = asyncio.run(hold_talks(lives, database(Path(folder))))
    if options.show:
        print("\n".join(map(_conversation, talks)))
        return 0
    text = table(talks)
    print(text)
    if options.table:
        options.table.write_text(text + "\n", encoding="utf-8")
    return 0


def _check(lives: Sequence[Life]) -> int:
    untold = {life.name: life.untold() for life in lives}
    for name, slots in untold.items():
        print(f"{name}: {'never told: ' + ', '.join(map(str, slots)) if slots else 'in order'}")
    return 1 if any(untold.values()) else 0


# --- tables


def table(talks: Sequence[Talk]) -> str:
    """All lives, development (odd) before held-out (even), with totals, and the facts by section."""
    parts = [
        "# How the interview goes",
        "",
        f"`python -m benchmarks.interview`, {date.today()}, {describe_machine()}; no language model.",
        "",
        "Invented people (`tests/lives/README.md`) who answer only what is asked. Turns and characters until Vita",
        "writes the resume and asks nothing more; complete: nothing was left out that a plain question brings",
        "out (unasked). Facts: live at the end, against what was told. Repeated: asked again after the answer;",
        "known: asked although it was told; astray: asked of something that nobody mentioned; unheard: how many of",
        "these because what was said had not been understood; misfiled: a true fact in a wrong place; deeper: facts",
        "that only a follow-up or a question about the posting brings out, told of all there are.",
        "",
        _issue_target(talks),
    ]
    for heading, chosen in (
        ("Development", [talk for talk in talks if not talk.life.is_held_out]),
        ("Held out", [talk for talk in talks if talk.life.is_held_out]),
    ):
        if chosen:
            parts += ["", f"## {heading} ({len(chosen)} lives)", "", *_rows(chosen), "", *_by_section(chosen)]
    return "\n".join(parts)


def _issue_target(talks: Sequence[Talk]) -> str:
    """How many turns two jobs and a degree take: the figure with a target of its own."""
    usual = [talk for talk in talks if (len(talk.life.entries("work")), len(talk.life.entries("education"))) == (2, 1)]
    turns = sorted(talk.turns for talk in usual)
    within = sum(count <= MOST_FOR_TWO_JOBS for count in turns)
    middle = f", median {statistics.median(turns):g}" if turns else ""
    return f"Two jobs and one school: {within} of {len(turns)} lives in {MOST_FOR_TWO_JOBS} turns or fewer{middle}."


def _rows(talks: Sequence[Talk]) -> Iterable[str]:
    heads = [
        *"life kind jobs turns typed complete told precision recall F1".split(),
        *FAULTS,
        *"misfiled unasked deeper".split(),
    ]
    yield f"| {' | '.join(heads)} |"
    yield f"| --- | --- |{' ---: |' * (len(heads) - 2)}"
    for talk in talks:
        yield _row([talk.life.name, talk.life.kind, len(talk.life.entries("work")), talk.turns, talk.typed], [talk])
    mean = [f"{sum(numbers) / len(talks):.1f}" for numbers in _lengths(talks)]
    yield _row(["**mean, totals**", "", *mean], talks)


def _lengths(talks: Sequence[Talk]) -> Iterable[list[int]]:
    yield [len(talk.life.entries("work")) for talk in talks]
    yield [talk.turns for talk in talks]
    yield [talk.typed for talk in talks]


def _row(beginning: list[object], talks: Sequence[Talk]) -> str:
    tally = total(tally for talk in talks for tally in talk.filing.tallies.values())
    complete = sum(talk.is_complete for talk in talks)
    cells = [
        *beginning,
        ("yes" if complete else "no") if len(talks) == 1 else f"{complete} of {len(talks)}",
        *_shares(tally),
        *(sum(talk.count(kind) for talk in talks) for kind in FAULTS),
        tally.misfiled,
        sum(len(talk.unasked) for talk in talks),
        " of ".join(str(sum(counts)) for counts in zip(*(talk.deeper for talk in talks), strict=True)),
    ]
    return f"| {' | '.join(map(str, cells))} |"


def _by_section(talks: Sequence[Talk]) -> Iterable[str]:
    yield "| section | told | precision | recall | F1 | misfiled |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    found = {name for talk in talks for name in talk.filing.tallies}
    for name in (*SECTIONS, *sorted(found - set(SECTIONS))):
        tally = total(talk.filing.tallies.get(name, Tally()) for talk in talks)
        if tally.told or tally.facts:
            yield f"| {' | '.join(map(str, [name, *_shares(tally), tally.misfiled]))} |"


def _shares(tally: Tally) -> tuple[str, ...]:
    return str(tally.told), f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}"


# --- one conversation


def _conversation(talk: Talk) -> str:
    lines = [f"# {talk.life.name}: {talk.life.about}", ""]
    for speaker, text in talk.said:
        lines.append(f"{'you ›' if speaker == 'person' else 'vita ›'} {text}\n")
    tally = total(talk.filing.tallies.values())
    lines.append(
        f"{talk.turns} turns, {talk.typed} characters, {'complete' if talk.is_complete else 'incomplete'}; "
        f"precision {tally.precision:.3f}, recall {tally.recall:.3f}, F1 {tally.f1:.3f}, misfiled {tally.misfiled}"
    )
    lines += [f"{fault.kind}{'' if fault.heard else ', unheard'}: {fault.question}" for fault in talk.faults]
    lines += [f"unasked: {slot} {_wording(talk.life, slot)}" for slot in talk.unasked]
    lines += [f"missing: {slot} {_wording(talk.life, slot)}" for slot in talk.filing.missing]
    lines += [
        f"wrong: {fact.section}.{fact.entry}.{fact.field} {fact.value!r} from {fact.source.words!r}"
        for fact in talk.filing.wrong
    ]
    return "\n".join(lines) + "\n"


def _wording(life: Life, slot: object) -> str:
    return " … ".join(
        "|".join(wordings) for known, phrases in life.truth.items() if known == slot for wordings in phrases
    )


if __name__ == "__main__":
    sys.exit(main())
