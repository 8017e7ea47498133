"""Clauses of a note, and lines of a group, as one line: what stands between them, and where "and" belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.clean.voice import Spoken

_NAMELIKE = re.compile(r"^(?:[A-Z][a-z]*[A-Z0-9]|[A-Z]{2}|[A-Z][\w'’-]+ [A-Z])")
_FUNCTION = re.compile(
    r"\d|\b(?:with|for|at|in|on|from|by|to|than|every|each|per|a|the|mostly|mainly|usually|some|all|no|not|never|own|also|including|since|after|before|during|until|about|once|twice|daily|weekly|monthly)\b",
    re.I,
)


def join_clauses(clauses: Sequence[tuple[str, Spoken]], *, max_words: int) -> str:
    """The clauses of one note in their order: `(what stood before it, the clause)`.

    A list of short things or deeds ends in "and"; a clause about somebody else is set off with a semicolon; a sentence
    that would pass `max_words` is left out with what follows it (never the first).
    """
    if not clauses:
        return ""
    texts, kinds = [clause.text for _, clause in clauses], [clause.kind for _, clause in clauses]
    line = texts[0]
    for index in range(1, len(clauses)):
        mark = clauses[index][0]
        last = index == len(clauses) - 1
        if mark == "." and len(f"{line} {texts[index]}".split()) > max_words:
            break
        between = _between(mark, kinds[index - 1], kinds[index], texts, index, last=last)
        line += between + (texts[index] if between.endswith("; ") else _lowered(texts[index]))
    if any(clause.team for _, clause in clauses):
        line = _with_team(line)
    return line


def _between(mark: str, before: str, after: str, texts: list[str], index: int, *, last: bool) -> str:
    if mark in ("but", "because", "so"):
        return ", but " if mark == "but" else " because " if mark == "because" and after == "other" else "; "
    if mark == "and":
        return " and " if before == after else "; " if "other" in (before, after) else " and "
    if mark == "-" and before == "thing":
        return ", "
    if "other" in (before, after) and before != after:
        return ", " if mark in (",", "-") and after != "deed" else "; "
    if last and _is_list(texts, index):
        return " and "
    if last and before == after == "deed" and " and " not in texts[index]:
        return " and "
    return ", "


def _is_list(texts: list[str], index: int) -> bool:
    """Three or more short things without numbers or little words: the last comma becomes "and"."""
    if index < 2 or any(" and " in f" {text} " for text in texts):
        return False
    things = texts[1 : index + 1]
    return all(len(text.split()) <= 3 and not _FUNCTION.search(text) for text in things) and not re.search(
        r"\d", texts[0]
    )


def _with_team(line: str) -> str:
    """ "We" did it: the line says so, unless it already names who else."""
    if re.search(
        r"\b(?:with (?:the |a |an |one |\d+ )?(?:other|team|crew|partner|colleague|family|group|helper|co\w+)|as a team|the team|team of|crew of|together)\b",
        line,
        re.I,
    ):
        return line
    head, mark, tail = re.match(r"^([^,;(]*)([,;(]?)(.*)$", line, re.S).groups()  # type: ignore[union-attr]  # matches any text
    return f"{head.rstrip()} with the team{' (' if mark == '(' else mark}{tail}"


def join_lines(lines: Sequence[str], *, max_words: int) -> str:
    """Clean lines of one group as one line, in order; a line that would pass `max_words` is left out (never the first)."""
    kept = [lines[0]]
    for line in lines[1:]:
        if len(" ".join([*kept, line]).split()) <= max_words:
            kept.append(line)
    text = kept[0]
    for index, line in enumerate(kept[1:], 1):
        simple = index == len(kept) - 1 and " and " not in text + line and ";" not in text + line
        text += (" and " if simple and _alike(text, line) else "; " if ";" in text or ";" in line else ", ") + _lowered(
            line
        )
    return text


def _alike(first: str, second: str) -> bool:
    """Both begin with a past form, so "and" joins two deeds; a thing is joined with a comma."""
    from agents.clean.verbs import is_past

    return all(is_past(line.split()[0].lower()) for line in (first, second))


def _lowered(text: str) -> str:
    """`text` to follow another: its first letter small, unless it begins with a name."""
    first = text.split(" ", 1)[0]
    if _NAMELIKE.match(text) or not first[1:].islower():
        return text
    from agents.clean.capitals import is_capital

    return text if is_capital(first) else text[:1].lower() + text[1:]
