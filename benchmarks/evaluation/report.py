"""The tables of benchmarks/EVALUATION.md: a column a writer, a row a figure, with its 95% interval in brackets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from benchmarks.evaluation.grades import GRADES, PREFERENCES

Scores = dict[str, Any]
"""What one writer scored, as `python -m model.evaluate` prints it: figures are numbers, or [value, low, high]."""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure: its key in the scores, what it is called, and how it is written."""

    key: str
    label: str
    form: Literal["share", "whole", "one", "two"] = "share"


LINES = (
    Row("written", "groups with a line"),
    Row("findings", "lines with something the truth check refuses"),
    Row("outside", "lines with a number, name or skill that the notes lack"),
    Row("preserved", "overlap of stems with the notes", "two"),
    Row("cosine", "MiniLM cosine with the notes", "two"),
    Row("rouge_l", "ROUGE-L to the author's line", "two"),
    Row("bleu", "BLEU to the author's lines", "one"),
    Row("distinct_2", "distinct-2", "two"),
    Row("self_bleu", "self-BLEU", "one"),
    Row("words", "words a line", "one"),
)
ORIGIN = (
    Row("stayed_cleaned", "lines that stayed the cleaned note"),
    Row("kept", "lines kept as the writer wrote them"),
    Row("changed", "lines that differ from the cleaned note"),
)
COST = (Row("seconds_a_line", "seconds a line", "two"), Row("megabytes", "peak memory, MB", "whole"))
RESUMES = (
    Row("lines", "lines", "one"),
    Row("invented", "lines that the truth check refuses", "two"),
    Row("cross_job", "lines with a word of another job", "two"),
    Row("posting", "lines with a word of the posting alone", "two"),
    Row("exemplar", "lines with four words in a row of somebody else's line", "two"),
    Row("omitted", "notes that no line cites (gripes among them)", "two"),
    Row("preserved", "overlap of stems with the notes", "two"),
    Row("preserved_cosine", "MiniLM cosine with the notes", "two"),
    Row("aligned", "overlap of stems with the posting", "two"),
    Row("aligned_cosine", "MiniLM cosine with the posting", "two"),
    Row("distinct_2", "distinct-2", "two"),
    Row("self_bleu", "self-BLEU", "one"),
    Row("words", "words a line", "one"),
    *ORIGIN,
    Row("seconds", "seconds", "one"),
    Row("megabytes", "peak memory, MB", "whole"),
)
STAGES = {"before": "before the check", "after": "after it", "resume": "on whole resumes"}


def report(scores: Sequence[Scores], grades: dict[str, Any], *, heading: str) -> str:
    """The whole page. `heading` says how, when and where it was measured."""
    parts = [
        "# What writers are worth",
        f"{heading} In brackets: 95% bootstrap intervals, over groups or people.",
        *_read_by_people(grades),
    ]
    if of_groups := [row for row in scores if "groups" in row]:
        count = of_groups[0]["groups"]["count"]
        for stage, rows in (("before", (*LINES, *COST)), ("after", (*LINES, *ORIGIN))):
            columns = {row["writer"]: row["groups"] | row["groups"][stage] for row in of_groups}
            parts += [f"## {count} held-out groups, {STAGES[stage]}", _table(columns, rows)]
    if of_resumes := [row for row in scores if "resumes" in row]:
        parts += [
            f"## {of_resumes[0]['resumes']['count']} whole resumes, each for one posting",
            "Means of a resume, after the check. Words from elsewhere are counted by stems alone, so that a neutral "
            "synonym counts, too: compare with the cleaned notes.",
            _table({row["writer"]: row["resumes"] for row in of_resumes}, RESUMES),
        ]
    return "\n\n".join(parts) + "\n"


def _read_by_people(grades: dict[str, Any]) -> list[str]:
    """A table of the grades and one of the preferences, where there are any."""
    lines = [
        [f"{writer}, {STAGES[stage]}", str(found["read"]), *(_figure(found[name], "share") for name in GRADES)]
        for writer, stages in grades.items()
        for stage, found in stages.items()
        if stage in STAGES
    ]
    pairs = [
        [writer, str(found["read"]), *(_figure(found[name], "share") for name in PREFERENCES)]
        for writer, stages in grades.items()
        if (found := stages.get("side by side"))
    ]
    parts = []
    if lines:
        parts += ["## Lines, read without knowing the writer", _markdown(["writer", "read", *GRADES], lines)]
    if pairs:
        parts += [
            "## Chosen line beside the cleaned note, where they differ, read without knowing which is which",
            _markdown(["writer", "read", *PREFERENCES], pairs),
        ]
    return parts


def _table(columns: dict[str, Scores], rows: Sequence[Row]) -> str:
    body = [[row.label, *(_figure(scores.get(row.key), row.form) for scores in columns.values())] for row in rows]
    return _markdown(["", *columns], body)


def _markdown(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *body))


def _figure(figure: float | list[float] | None, form: str) -> str:
    """A figure as it stands in a cell: "62% [55, 69]"; a dash where there is none, no interval that is a point."""
    if figure is None:
        return "–"
    value, *bounds = figure if isinstance(figure, list) else [figure]
    if form == "share":
        value, bounds = value * 100, [bound * 100 for bound in bounds]
    digits = {"share": 0, "whole": 0, "one": 1, "two": 2}[form]
    interval = f" [{', '.join(f'{bound:.{digits}f}' for bound in bounds)}]" if len(set(bounds)) > 1 else ""
    return f"{value:,.{digits}f}{'%' if form == 'share' else ''}{interval}"
