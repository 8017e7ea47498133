"""Simple edits in plain words: which lines a request means, and what becomes of them. Pure: texts in, texts out.

`agents.understand.instructions` reads the request; `agents.editing` applies the result to an interview, with its facts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from agents.pointing import find_lines, numbers_of
from agents.understand.instructions import Request, read_request
from agents.understand.intents import walk_wanted
from agents.understand.request_forms import Manner
from agents.understand.withdrawals import without_reason

Kind = Literal[
    "delete", "replace", "add", "reorder", "merge", "reword", "belong", "wrong", "undo", "redo", "why", "ask"
]

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a request asks for. `lines` are 0-based indices touched (none for add); `section`: how the lines read then.

    `text` is the new text of a replaced or added line, the person's own words; `place` names the entry that lines
    belong to. A reword without lines means the resume as a whole.
    """

    kind: Kind
    lines: tuple[int, ...]
    section: Lines
    text: str = ""
    place: str = ""
    manner: Manner = "shorter"


def revise(lines: Sequence[str], request: str, sources: Sequence[str] = ()) -> Edit:
    """What `request` makes of `lines`. A request that cannot be placed gives kind "ask" and leaves the lines alone.

    `sources` are what the person had said for each line.
    """
    if walk := walk_wanted(request):
        return Edit(walk, (), tuple(lines))
    read = read_request(request)
    return Edit("ask", (), tuple(lines)) if read is None else place(lines, read, sources)


def place(lines: Sequence[str], request: Request, sources: Sequence[str] = ()) -> Edit:
    """What a request that was read makes of `lines`; kind "ask" where it fits none."""

    def find(words: str) -> tuple[int, ...]:
        return find_lines(lines, words, sources)

    found = _ACTS[request.act](tuple(lines), request, find)
    return found or Edit("ask", (), tuple(lines))


def points_at_numbers(request: str) -> bool:
    """Whether a request means lines by nothing but their numbers: "delete 2, 3 and 5", "put 10 and 11 together: …"."""
    read = read_request(request)
    return (
        read is not None
        and read.act in {"delete", "merge", "swap", "move", "reword", "belong", "wrong"}
        and numbers_of(without_reason(read.which)) is not None
    )


Find = Callable[[str], tuple[int, ...]]


def _delete(lines: Lines, request: Request, find: Find) -> Edit | None:
    touched = find(without_reason(request.which))
    if not touched:
        return None
    return Edit("delete", touched, tuple(line for index, line in enumerate(lines) if index not in touched))


def _replace(lines: Lines, request: Request, find: Find) -> Edit | None:
    touched = find(request.which) if request.which else ()
    if len(touched) != 1 or not request.text:
        return None
    text = _with_amount(lines[touched[0]], _in_place_of_pronoun(lines[touched[0]], request.text))
    return Edit("replace", touched, _with(lines, touched[0], text), text)


def _in_place_of_pronoun(line: str, text: str) -> str:
    """ "Trained new hires" of "Trained them" and "new hires"; `text` itself where it says more."""
    pronouns = list(re.finditer(r"\b(?:them|those|him|her|it)\b", line, re.IGNORECASE))
    if len(pronouns) != 1 or len(text.split()) > 3:
        return text
    return line[: pronouns[0].start()] + text + line[pronouns[0].end() :]


def _amend(lines: Lines, request: Request, find: Find) -> Edit | None:
    """ "line 3 is wrong, it was 4 soldiers": the amount alone changes; what is no amount is not guessed at."""
    touched = find(request.which)
    text = _with_amount(lines[touched[0]], request.text) if len(touched) == 1 else request.text
    if text == request.text:
        return Edit("wrong", touched, lines) if touched else None
    return Edit("replace", touched, _with(lines, touched[0], text), text)


def _wrong(lines: Lines, request: Request, find: Find) -> Edit | None:
    touched = find(request.which)
    return Edit("wrong", touched, lines) if touched else None


def _with_amount(line: str, text: str) -> str:
    """`line` with the amount that `text` is ("130 picks" for its "120 picks"); `text` itself if it says more."""
    amount = re.fullmatch(r"(?P<number>\d[\d,.]*)\s+(?P<what>[^\W\d_]+)", text)
    if amount is None:
        return text
    told = list(re.finditer(rf"\d[\d,.]*(?=\s+{re.escape(amount['what'])}\b)", line, re.IGNORECASE))
    return line[: told[0].start()] + amount["number"] + line[told[0].end() :] if len(told) == 1 else text


def _substitute(lines: Lines, request: Request, find: Find) -> Edit | None:
    """ "change kitchen to galley in line 2": words inside one line."""
    candidates = find(request.which) if request.which else range(len(lines))
    pattern = re.compile(rf"(?<!\w){re.escape(request.old)}(?!\w)", re.IGNORECASE)
    touched = [index for index in candidates if pattern.search(lines[index])]
    if len(touched) != 1 or not request.old or not request.text:
        return None
    text = pattern.sub(lambda _: request.text, lines[touched[0]], count=1)
    return Edit("replace", (touched[0],), _with(lines, touched[0], text), text)


def _add(lines: Lines, request: Request, find: Find) -> Edit | None:
    return Edit("add", (), (*lines, request.text), request.text) if len(request.text) > 2 else None


def _move(lines: Lines, request: Request, find: Find) -> Edit | None:
    touched = find(request.which)
    where, total = request.place.casefold(), len(lines)
    if not touched:
        return None
    rest = [index for index in range(total) if index not in touched]
    source = touched[0]
    if re.search(r"\b(?:top|first|start|beginning|begin|open|lead|front)\b", where):
        goal = 0
    elif re.search(r"\b(?:bottom|last|end)\b", where):
        goal = len(rest)
    elif match_to := re.search(
        r"\b(before|after|above|below|under|behind|over|"
        r"in front of)\s+(?:the\s+)?(?P<other>.+)$",
        where,
    ):
        others = find(match_to["other"])
        if len(others) != 1 or others[0] in touched:
            return None
        goal = rest.index(others[0]) + (match_to[1] in {"after", "below", "under", "behind"})
    elif where == "up":
        goal = max(0, source - 1)
    elif where == "down":
        goal = min(len(rest), source + 1)
    else:
        return None
    order = [*rest[:goal], *touched, *rest[goal:]]
    return Edit("reorder", touched, tuple(lines[index] for index in order))


def _swap(lines: Lines, request: Request, find: Find) -> Edit | None:
    touched = find(request.which)
    if len(touched) != 2:
        return None
    first, second = touched
    order = list(lines)
    order[first], order[second] = lines[second], lines[first]
    return Edit("reorder", touched, tuple(order))


def _merge(lines: Lines, request: Request, find: Find) -> Edit | None:
    touched = tuple(sorted(find(request.which)))
    if len(touched) < 2:
        return None
    parts = [lines[index] for index in touched]
    joined = parts[0].rstrip(".") + "".join(f"; {part[:1].lower()}{part[1:].rstrip('.')}" for part in parts[1:])
    text = request.text or joined
    kept = [line for index, line in enumerate(lines) if index not in touched[1:]]
    return Edit("merge", touched, _with(tuple(kept), touched[0], text), text)


def _why(lines: Lines, request: Request, find: Find) -> Edit | None:
    touched = find(request.which)
    return Edit("why", touched, lines) if touched else None


def _reword(lines: Lines, request: Request, find: Find) -> Edit | None:
    whole = re.fullmatch(_WHOLE, request.which, re.IGNORECASE) is not None
    touched = () if whole else find(request.which)
    return Edit("reword", touched, lines, manner=request.manner) if whole or touched else None


_WHOLE = (
    r"(?:(?:it|this|that|them|these|all|everything)|(?:(?:all|of|the|my|it|this|these|whole|entire|every|thing|resume|"
    r"cv|draft|"
    r"lines?|bullets?|lot|text|wording)\s*)+|)"
)
"""What stands for the resume as a whole."""


def _belong(lines: Lines, request: Request, find: Find) -> Edit | None:
    touched = find(request.which)
    return Edit("belong", touched, lines, place=request.place) if touched else None


def _with(lines: Lines, index: int, text: str) -> Lines:
    return (*lines[:index], text, *lines[index + 1 :])


_ACTS: dict[str, Callable[[Lines, Request, Find], Edit | None]] = {
    "delete": _delete,
    "replace": _replace,
    "amend": _amend,
    "wrong": _wrong,
    "substitute": _substitute,
    "add": _add,
    "move": _move,
    "swap": _swap,
    "merge": _merge,
    "why": _why,
    "reword": _reword,
    "belong": _belong,
}
