"""Clauses of a note, and lines of a group, as one line: what stands between them, and where "and" belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.clean.capitals import is_name
from agents.clean.verbs import is_past, verb_lists
from agents.clean.voice import Spoken

_FUNCTION = re.compile(
    r"\d|\b(?:with|for|at|in|on|from|by|to|than|every|each|per|a|the|mostly|mainly|usually|some|all|no|not|never|own|also|"
    r"including|since|after|before|during|until|about|once|twice|daily|weekly|monthly|still|then|always|over)\b",
    re.I,
)


def join_clauses(clauses: Sequence[tuple[str, Spoken]], *, max_words: int) -> str:
    """The clauses of one note in their order: `(what stood before it, the clause)`.

    A list of short things or deeds ends in "and"; a clause about somebody else is set off with a semicolon; a sentence
    that would pass `max_words` is left out with what follows it (never the first).
    """
    sentences: list[list[tuple[str, Spoken]]] = []
    for mark, clause in clauses:
        if sentences and mark not in (".", ";"):
            sentences[-1].append((mark, clause))
        else:
            sentences.append([(mark, clause)])
    line = ""
    for index, sentence in enumerate(sentences):
        text = _sentence(sentence)
        if index and len(f"{line} {text}".split()) > max_words:
            break
        line += (_after_stop(sentences[index - 1], sentence, line) + after_sentence(text)) if index else text
    return line


def _sentence(clauses: Sequence[tuple[str, Spoken]]) -> str:
    texts = [clause.text for _, clause in clauses]
    begin = 1 if len(clauses) > 1 and clauses[1][0] == ":" else 0
    kinds: set[str] = {clause.kind for _, clause in clauses[1:]}
    line = texts[0]
    for index in range(1, len(clauses)):
        mark, clause = clauses[index]
        line += _between(mark, clauses[index - 1][1], clause, texts[begin:], index - begin, kinds) + clause.text
    return line


def _after_stop(before: Sequence[tuple[str, Spoken]], after: Sequence[tuple[str, Spoken]], line: str) -> str:
    """What stands where a full stop stood: nothing heavier than it must be, so that the line stays one line."""
    first, last, following = before[0][1], before[-1][1], after[0][1]
    if after[0][0] == ";":
        return "; "
    if "other" in (last.kind, following.kind) or "; " in line:
        return "; "
    if following.kind == "thing":
        return ", "
    if first.kind == "thing":
        return "; "
    short = len(before) == len(after) == 1 and " and " not in last.text + following.text
    return " and " if short else "; "


def _between(mark: str, before: Spoken, after: Spoken, texts: list[str], index: int, kinds: set[str]) -> str:
    """What stands between two clauses of one sentence."""
    if mark == ":":
        return ": "
    if mark in ("but", ", and"):
        return ", but " if mark == "but" else ", and "
    if mark == "because":
        return " because "
    if mark == "so":
        return "; "
    if mark == "and":
        return "; " if before.kind != after.kind and "other" in (before.kind, after.kind) else " and "
    if after.kind == "deed" and before.kind == "other":
        return "; "
    last = index == len(texts) - 1
    return " and " if last and (_is_list(texts, kinds) or (mark == "," and _are_deeds(before, after))) else ", "


def _is_list(texts: list[str], kinds: set[str]) -> bool:
    """Three or more short things without numbers or little words: the last comma becomes "and"."""
    if len(texts) < 3 or kinds != {"thing"} or any(re.search(r"\b(?:and|or)\b", text) for text in texts):
        return False
    things = texts[1:]
    return not re.search(r"\d", texts[0]) and all(
        len(text.split()) <= 3 and not _FUNCTION.search(text) for text in things
    )


def _are_deeds(before: Spoken, after: Spoken) -> bool:
    """Two deeds in a row; a participle alone ("licensed") is none."""
    lone = " " not in after.text and after.text.lower() in verb_lists()["passive"]
    participle = re.match(r"\w+ed (?:with|by|as|into)\b|\w+ed \d\S*$", after.text) is not None
    return before.kind == after.kind == "deed" and not lone and not participle and " and " not in after.text


def join_lines(lines: Sequence[str], *, max_words: int) -> str:
    """Lines of one group as one line, in order; a line that would pass `max_words` is left out (never the first)."""
    kept = [lines[0]]
    for line in lines[1:]:
        if len(" ".join([*kept, line]).split()) <= max_words:
            kept.append(line)
    text = kept[0]
    for index, line in enumerate(kept[1:], 1):
        simple = index == len(kept) - 1 and " and " not in text + line
        deeds = all(is_past(part.split()[0].lower()) for part in (text, line))
        between = "; " if ";" in text + line or _numbers_meet(text, line) else " and " if simple and deeds else ", "
        text += between + after_sentence(line)
    return text


def _numbers_meet(before: str, after: str) -> bool:
    """ "team of 4" and "25-minute turnarounds": with a comma between, two numbers would read as one list."""
    return before[-1:].isdigit() and re.match(r"[$£€]?\d", after) is not None


def after_sentence(text: str) -> str:
    """`text` to follow another: its first letter small, unless it begins with a name or an abbreviation."""
    return text if is_name(text) else text[:1].lower() + text[1:]
