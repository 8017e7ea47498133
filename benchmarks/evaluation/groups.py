"""Held-out groups: the line each writer makes of the notes, and the line that the check lets the person see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import starmap

from agents.choose import choose_line
from agents.verify import verify
from agents.vocabulary import VOCABULARY
from benchmarks.evaluation.bootstrap import Estimate, estimate, mean
from benchmarks.evaluation.diversity import distinct_2, self_bleu
from benchmarks.evaluation.similarity import Meaning, bleu_counts, corpus_bleu, overlap, rouge_l
from benchmarks.evaluation.writers import Recorder
from model.dataset import Group
from model.held import held_by


@dataclass(frozen=True, slots=True)
class Page:
    """What one writer made of the groups, a line a group: `raw` as written ("" for none), `final` after the check."""

    raw: tuple[str, ...]
    final: tuple[str, ...]
    seconds: float = 0.0
    megabytes: float = 0.0


def with_cleaned(groups: Iterable[Group]) -> list[Group]:
    """The groups that become lines of a resume: letters and edits, which have no cleaned note, are left out."""
    return [group for group in groups if group.brief.cleaned]


def write_page(groups: Sequence[Group], recorder: Recorder | None) -> Page:
    """The writer's greedy lines; without a recorder the cleaned notes."""
    if recorder is None:
        raw = [group.brief.cleaned for group in groups]
        return Page(tuple(raw), tuple(map(_final, groups, raw)))
    list(recorder.write([group.brief for group in groups]))
    raw = [next(iter(recorder.drafts[group.brief]), "") for group in groups]
    return Page(tuple(raw), tuple(map(_final, groups, raw)), recorder.seconds, recorder.megabytes)


def _final(group: Group, line: str) -> str:
    """What the person gets if this is the writer's candidate."""
    brief = group.brief
    candidates = [(line, "candidate")] if line and line != brief.cleaned else []
    return choose_line(brief.notes, brief.cleaned, candidates, role=brief.role).text


def measure_page(groups: Sequence[Group], page: Page, meaning: Meaning) -> dict[str, dict[str, Estimate | None]]:
    """`before` and `after` the check: see `measure_lines`; and where the final lines come from."""
    pairs = list(zip(groups, page.raw, page.final, strict=True))
    origin = {
        "stayed_cleaned": mean(final == group.brief.cleaned for group, _, final in pairs),
        "kept": mean(final == raw for _, raw, final in pairs),
        "changed": mean(final != group.brief.cleaned for group, _, final in pairs),
    }
    return {
        "before": measure_lines(groups, page.raw, meaning),
        "after": measure_lines(groups, page.final, meaning) | origin,
    }


def measure_lines(groups: Sequence[Group], lines: Sequence[str], meaning: Meaning) -> dict[str, Estimate | None]:
    """Figures of one line a group; all but `written` are of the lines that were written.

    `findings` and `outside` are shares of lines: with something the truth check refuses; with a number, name or skill
    that the notes do not hold. `preserved` and `cosine` compare line and notes, `rouge_l` and `bleu` the line and the
    author's.
    `distinct_2` and `self_bleu` have no interval: resampling repeats lines, and repetition is what they measure.
    """
    written = [(group, line) for group, line in zip(groups, lines, strict=True) if line]
    texts = [line for _, line in written]
    notes = [group.brief.notes for group, _ in written]
    return {
        "written": mean(map(bool, lines)),
        "findings": mean(bool(verify(group.brief.notes, line, role=group.brief.role)) for group, line in written),
        "outside": mean(not held_by(group.brief, VOCABULARY).accepts_whole(line) for group, line in written),
        "preserved": mean(overlap(" ".join(said), line) for said, line in zip(notes, texts, strict=True)),
        "cosine": mean(meaning.likeness(said, [line]) for said, line in zip(notes, texts, strict=True)),
        "rouge_l": mean(starmap(rouge_l, ((line, group.line) for group, line in written))),
        "bleu": estimate((bleu_counts(line, [group.line]) for group, line in written), corpus_bleu),
        "words": mean(len(line.split()) for line in texts),
        "distinct_2": _bare(distinct_2(texts)),
        "self_bleu": _bare(self_bleu(texts)),
    }


def _bare(value: float) -> Estimate:
    """A figure of the page as a whole."""
    return Estimate(value, value, value)
