"""A JSON Resume and a job's text to a tailored resume: `python -m agents.tailor RESUME.json JOB.txt --out DIR`.

Writes resume.json, .pdf, .docx, .md and provenance.json: every written line with the facts it rests on, what the
posting asks for that no fact supports, and what of the facts is in no line, with the reason.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from agents.coverage import describe_gaps
from agents.omitted import Omitted
from agents.record import record
from agents.showing import resume_of
from agents.target import target_of
from agents.understand import Understanding
from agents.understand.document import facts_of_json_resume, json_resume_problems
from agents.vocabulary import VOCABULARY
from agents.write import write_resume
from model.base import Generator
from model.generators import GeneratorError, generator_from
from retrieval.documents import DocumentError, read_document
from storage.export import ExportError, render
from storage.interview import Interview, Line
from storage.resume import Resume, in_order

KINDS = ("json", "pdf", "docx", "md")


class TailorError(Exception):
    """Something given is not what it should be; the text says what was expected and what came."""


@dataclass(frozen=True, slots=True)
class Tailored:
    """The resume and where its lines come from, as `provenance.json` has it.

    `missed` are the ids of facts that the model was asked to put into words, and failed; rules did.
    """

    resume: Resume
    provenance: dict[str, Any]
    missed: tuple[str, ...] = ()


def tailor(text: str, job: str, generator: Generator | None) -> Tailored:
    """Write the JSON Resume in `text` anew for the job. Everything in the result is in `text`; raises TailorError."""
    interview = Interview()
    try:
        data = json.loads(text)
    except ValueError as error:
        raise TailorError(f"expected JSON Resume, but it is not JSON: {error}") from error
    if problem := json_resume_problems(data):
        raise TailorError(f"expected JSON Resume: {problem}")
    turn = interview.add_turn("document", text)
    record(interview, turn, Understanding("answer", facts_of_json_resume(data, text=text)))
    interview.target = target_of(job)
    written = write_resume(interview, generator)
    interview.commit("write", written.lines)
    lines = [_provenance(interview, line) for line in written.lines]
    gaps = list(dict.fromkeys(describe_gaps(interview)))
    omitted = [_omission(interview, left) for left in written.omitted]
    return Tailored(resume_of(interview), {"lines": lines, "gaps": gaps, "omitted": omitted}, written.missed)


def _omission(interview: Interview, left: Omitted) -> dict[str, Any]:
    """What made no line; `entry` counts as for lines."""
    fact = left.fact
    entry = in_order(interview, fact.section).index(fact.entry)
    return {"section": fact.section, "entry": entry, "fact": fact.id, "words": left.words, "why": left.why}


def _provenance(interview: Interview, line: Line) -> dict[str, Any]:
    """A line with its facts; `entry` counts within the section as the written resume shows it, from 0."""
    order = in_order(interview, line.section)
    facts = [{"id": fact, "words": interview.fact(fact).value} for fact in line.facts]
    entry = line.rank if line.section == "skills" else order.index(line.entry)
    return {"section": line.section, "entry": entry, "text": line.text, "engine": line.engine, "facts": facts}


def write_files(tailored: Tailored, folder: Path) -> None:
    """The five files of the contract. Raises OSError, ExportError."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (folder / f"resume.{kind}").write_bytes(render(tailored.resume, kind))
    provenance = json.dumps(tailored.provenance, ensure_ascii=False, indent=2)
    (folder / "provenance.json").write_text(provenance + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None, environment: Mapping[str, str] = os.environ) -> int:
    """0, or 2 with one line on standard error; 0 and a line there if only the model failed."""
    parser = argparse.ArgumentParser(prog="python -m agents.tailor", description=__doc__.splitlines()[0])
    parser.add_argument("resume", type=Path, metavar="RESUME.json")
    parser.add_argument("job", type=Path, metavar="JOB.txt")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    options = parser.parse_args(arguments)
    try:
        resume = _read(options.resume)
        job = read_document(options.job.read_bytes(), options.job.name).text
        generator = generator_from(environment, cache=user_cache_path("vita", appauthor=False), vocabulary=VOCABULARY)
        tailored = tailor(resume, job, generator)
        write_files(tailored, options.out)
        if tailored.missed:
            print("The model failed: lines that it did not write are your notes, cleaned by rules.", file=sys.stderr)
    except DocumentError as error:
        print(f"{options.job}: {error}", file=sys.stderr)
    except (TailorError, GeneratorError, ExportError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or options.out}: {error.strerror}", file=sys.stderr)
    else:
        return 0
    return 2


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TailorError(f"{path}: expected JSON Resume in UTF-8") from error


if __name__ == "__main__":
    sys.exit(main())
