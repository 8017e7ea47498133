"""Simple edits in plain words: which lines a request means, and what becomes of them. Pure: texts in, texts out.

`agents.editing` applies the result to an interview, with its facts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from agents.coverage import stems
from agents.understand.intents import walk_wanted
from agents.understand.withdrawals import without_reason

Kind = Literal["delete", "replace", "add", "reorder", "merge", "undo", "redo", "why", "ask"]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a request asks for. `lines` are 0-based indices touched (none for add); `section`: how the lines read then.

    `text` is the new text of a replaced or added line, the person's own words.
    """

    kind: Kind
    lines: tuple[int, ...]
    section: tuple[str, ...]
    text: str = ""


ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_LINE = r"(?:lines?|bullets?|points?|items?|sentences?|numbers?|no\.?|#)"
_QUOTED = r"[\"'“”‘’]"


def revise(lines: Sequence[str], request: str) -> Edit:
    """What `request` makes of `lines`. A request that cannot be placed gives kind "ask" and leaves the lines alone."""
    text = request.strip()
    if walk := walk_wanted(text):
        return Edit(walk, (), tuple(lines))
    for pattern, act in _ACTS:
        if (match := pattern.match(text)) and (edit := act(tuple(lines), match)):
            return edit
    return Edit("ask", (), tuple(lines))


def points_at_numbers(request: str) -> bool:
    """Whether a request means lines by nothing but their numbers: "delete 2, 3 and 5", "put 10 and 11 together: …"."""
    return _BY_NUMBER.match(request.strip()) is not None


def find_lines(lines: Sequence[str], words: str) -> tuple[int, ...]:
    """Indices that `words` point at: "3", "2 and 4", "1-3", "the second", "the last two", or words of a line."""
    total = len(lines)
    folded = words.casefold()
    if re.search(r"\ball\b|\bevery", folded) and not re.search(r"\d", folded):
        return tuple(range(total))
    if match := re.search(r"\b(\d+)\s*(?:-|–|to|through)\s*(\d+)\b", folded):
        first, last = int(match[1]), int(match[2])
        return tuple(range(first - 1, last)) if 1 <= first <= last <= total else ()
    pointer = re.fullmatch(
        rf"(?:the\s+)?(?:{_LINE}\s*)?((?:\d+(?:st|nd|rd|th)?(?:\s*(?:,|and|with|&|\+)\s*)*)+)(?:\s*{_LINE})?",
        folded.strip(),
    )
    if pointer:
        numbers = [int(number) for number in re.findall(r"\d+", pointer[1])]
        return tuple(number - 1 for number in numbers) if all(1 <= number <= total for number in numbers) else ()
    if match := re.search(r"\blast\s+(two|three|\d)\b", folded):
        count = {"two": 2, "three": 3}.get(match[1]) or int(match[1])
        return tuple(range(max(0, total - count), total))
    named = [ORDINALS.index(word) for word in re.findall(r"[a-z]+", folded) if word in ORDINALS]
    if named and re.search(rf"\b{_LINE}|\bone\b|^(?:the\s+)?\w+$", folded):
        return tuple(index for index in named if index < total)
    if total and re.search(rf"\blast\s+(?:one|{_LINE})|^(?:the\s+)?last$", folded):
        return (total - 1,)
    parts = [part for part in re.split(r"\s*(?:,\s*(?:and\s+)?|\b(?:and|with|plus)\b|&|\+)\s*", folded) if part]
    if len(parts) > 1 and (re.search(r"\d", folded) or not _by_words(lines, folded)):
        each = [find_lines(lines, part) for part in parts]
        return tuple(dict.fromkeys(index for found in each for index in found)) if all(each) else ()
    return _by_words(lines, folded)


def _by_words(lines: Sequence[str], words: str) -> tuple[int, ...]:
    """The one line that shares most of these words; () if none does, or two do alike."""
    about = re.sub(rf"\b(?:the|that|this|one|about|with|on|of|where|mentions?|saying|says|{_LINE})\b", " ", words)
    wanted = stems(about)
    if not wanted:
        return ()
    shares = [len(wanted & stems(line)) / len(wanted) for line in lines]
    best = max(shares, default=0.0)
    if best > 0.5:
        return (shares.index(best),) if shares.count(best) == 1 else ()
    near = process.extract(about.strip(), lines, scorer=fuzz.partial_ratio, score_cutoff=85, limit=2)
    return (int(near[0][2]),) if len(near) == 1 else ()


def _delete(lines: tuple[str, ...], match: re.Match[str]) -> Edit | None:
    touched = find_lines(lines, without_reason(match["which"]))
    if not touched:
        return None
    return Edit("delete", touched, tuple(line for index, line in enumerate(lines) if index not in touched))


def _replace(lines: tuple[str, ...], match: re.Match[str]) -> Edit | None:
    touched = find_lines(lines, match["which"])
    text = _unquoted(match["text"])
    if len(touched) != 1 or not text:
        return None
    text = _with_amount(lines[touched[0]], text)
    return Edit("replace", touched, _with(lines, touched[0], text), text)


def _amend(lines: tuple[str, ...], match: re.Match[str]) -> Edit | None:
    """ "line 3 is wrong, it was 4 soldiers": the amount alone changes; what is no amount is not guessed at."""
    touched = find_lines(lines, match["which"])
    said = _unquoted(match["text"])
    text = _with_amount(lines[touched[0]], said) if len(touched) == 1 else said
    if text == said:
        return None
    return Edit("replace", touched, _with(lines, touched[0], text), text)


def _with_amount(line: str, text: str) -> str:
    """`line` with the amount that `text` is ("130 picks" for its "120 picks"); `text` itself if it says more."""
    amount = re.fullmatch(r"(?P<number>\d[\d,.]*)\s+(?P<what>[^\W\d_]+)", text)
    if amount is None:
        return text
    told = list(re.finditer(rf"\d[\d,.]*(?=\s+{re.escape(amount['what'])}\b)", line, re.IGNORECASE))
    return line[: told[0].start()] + amount["number"] + line[told[0].end() :] if len(told) == 1 else text


def _substitute(lines: tuple[str, ...], match: re.Match[str]) -> Edit | None:
    """ "change kitchen to galley in line 2": words inside one line."""
    old, new, where = _unquoted(match["old"]), _unquoted(match["new"]), match["where"]
    candidates = find_lines(lines, where) if where else range(len(lines))
    pattern = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", re.IGNORECASE)
    touched = [index for index in candidates if pattern.search(lines[index])]
    if len(touched) != 1 or not old:
        return None
    text = pattern.sub(lambda _: new, lines[touched[0]], count=1)
    return Edit("replace", (touched[0],), _with(lines, touched[0], text), text)


def _add(lines: tuple[str, ...], match: re.Match[str]) -> Edit | None:
    text = _unquoted(match["text"])
    return Edit("add", (), (*lines, text), text) if len(text) > 2 else None


def _move(lines: tuple[str, ...], match: re.Match[str]) -> Edit | None:
    touched = find_lines(lines, match["which"])
    if len(touched) != 1:
        return None
    source, where, total = touched[0], match["where"].casefold(), len(lines)
    if re.search(r"\btop\b|\bfirst\b|\bstart\b|\bbeginning\b", where):
        goal = 0
    elif re.search(r"\bbottom\b|\blast\b|\bend\b", where):
        goal = total - 1
    elif match_to := re.search(r"\b(before|after|above|below|under)\s+(?:the\s+)?(?P<other>.+)$", where):
        others = find_lines(lines, match_to["other"])
        if len(others) != 1:
            return None
        after = match_to[1] in {"after", "below", "under"}
        goal = others[0] + after - (source < others[0] + after)
    elif re.search(r"\bup\b", where):
        goal = max(0, source - 1)
    elif re.search(r"\bdown\b", where):
        goal = min(total - 1, source + 1)
    else:
        return None
    order = [index for index in range(total) if index != source]
    order.insert(goal, source)
    return Edit("reorder", (source,), tuple(lines[index] for index in order))


def _swap(lines: tuple[str, ...], match: re.Match[str]) -> Edit | None:
    touched = find_lines(lines, match["which"])
    if len(touched) != 2:
        return None
    first, second = touched
    order = list(lines)
    order[first], order[second] = lines[second], lines[first]
    return Edit("reorder", touched, tuple(order))


def _merge(lines: tuple[str, ...], match: re.Match[str]) -> Edit | None:
    touched = tuple(sorted(find_lines(lines, match["which"])))
    if len(touched) < 2:
        return None
    parts = [lines[index] for index in touched]
    said = _unquoted(match.groupdict().get("text") or "")
    text = said or parts[0].rstrip(".") + "".join(f"; {part[:1].lower()}{part[1:].rstrip('.')}" for part in parts[1:])
    kept = [line for index, line in enumerate(lines) if index not in touched[1:]]
    return Edit("merge", touched, _with(tuple(kept), touched[0], text), text)


def _why(lines: tuple[str, ...], match: re.Match[str]) -> Edit | None:
    touched = find_lines(lines, match["which"])
    return Edit("why", touched, lines) if touched else None


def _with(lines: tuple[str, ...], index: int, text: str) -> tuple[str, ...]:
    return (*lines[:index], text, *lines[index + 1 :])


def _unquoted(text: str) -> str:
    """`text` without the quotes around it; a mark behind a number (inches, feet) belongs to it."""
    opened = re.sub(rf"^{_QUOTED}+", "", text.strip())
    return re.sub(rf"(?<!\d){_QUOTED}+$", "", opened).strip()


_PLEASE = (
    r"^(?:(?:please|pls|can you|could you|would you|i want you to|i'd like to|"
    r"let's|ok(?:ay)?|oh|no|sorry|actually|hm+|and|now|wait|so)\b"
    r"[\s,.!]+)*"
)
_NUMBERED = rf"(?:(?:the\s+)?(?:{_LINE}\s*\d+|\d+|\w+\s+{_LINE}|last one))"
_NUMBERS = rf"(?:{_LINE}\s*)?\d+(?:\s*(?:,\s*(?:and\s+)?|and|&|\+|-|–|with)\s*(?:{_LINE}\s*)?\d+)*(?!\w)"
_INTO = r"(?:to(?:\s+(?:say|read|be))?|with|into|as|say|read|:|=|->|→)\s*:?"
_SHOULD = r"(?:should\s+(?:say|read|be)|must\s+(?:say|read)|:|=|->|→)"
_WHERE = r"(?:to|up|down|first|last|before|after|above|below|at)\b.*"
_OLD = rf"(?P<old>{_QUOTED}?.+?{_QUOTED}?)"
_BY_NUMBER = re.compile(
    _PLEASE
    + rf"(?:(?:delete|remove|drop|scrap|cut|lose|get\s+rid\s+of|take\s+out|leave\s+out|strike|erase|ditch)\s+{_NUMBERS}"
    r"(?=\W*$|\s*[.,;:!?-]\s|\s+(?:please|pls|because|cos|since|as\s+(?:it|they)|too|as\s+well|from\s+(?:the|my))\b)"
    rf"|(?:merge|combine|join|put|bring)\s+{_NUMBERS}\s+(?:together|in(?:to)?\s+(?:one|a\s+single))\b"
    rf"|(?:merge|combine|join|swap)\s+{_NUMBERS}\W*$"
    rf"|move\s+{_NUMBERS}\s+(?:to\s+the\s+(?:top|bottom|start|end)|up|down|before|after|above|below)\b)",
    re.IGNORECASE,
)
_ACTS = tuple(
    (re.compile(_PLEASE + pattern, re.IGNORECASE | re.DOTALL), act)
    for pattern, act in (
        (r"swap\s+(?P<which>.+)$", _swap),
        (
            rf"(?:merge|combine|join|put|bring|make)\s+(?P<which>{_NUMBERS})(?:\s+(?:together|in(?:to)?\s+(?:one|a\s+single)(?:\s+{_LINE})?))"
            r"\s*(?:[:=,-]\s*|and\s+say\s+|as\s+)(?P<text>.+)$",
            _merge,
        ),
        (
            r"(?:merge|combine|join)\s+(?P<which>.+?)(?:\s+together|\s+in(?:to)?\s+(?:one|a\s+single)\b.*)?[.!]?$",
            _merge,
        ),
        (r"(?:put|bring|make)\s+(?P<which>.+?)\s+(?:together|in(?:to)?\s+(?:one|a\s+single)\b.*)[.!]?$", _merge),
        (rf"(?:move|put|bring)\s+(?P<which>.+?)\s+(?P<where>{_WHERE})$", _move),
        (
            r"(?:delete|remove|drop|scrap|cut|lose|get rid of|take out|leave out|strike|erase|ditch)\s+"
            r"(?P<which>.+?)[.!]?$",
            _delete,
        ),
        (
            rf"(?:change|replace|rewrite|make|reword|rephrase|edit|update|set)\s+(?P<which>{_NUMBERED})\s*{_INTO}\s*(?P<text>.+)$",
            _replace,
        ),
        (
            rf"(?P<which>{_NUMBERED})\s+(?:is|was|'s)\s+(?:wrong|not\s+right|incorrect|off)\W+(?:it\s+(?:was|is|should\s+be)|it'?s|"
            r"there\s+were|should\s+be)\s+(?:only\s+|about\s+)?(?P<text>.+?)[.!]?$",
            _amend,
        ),
        (rf"(?P<which>{_NUMBERED})\s*{_SHOULD}\s*(?P<text>.+)$", _replace),
        (
            rf"(?:change|replace|swap out|fix|correct)\s+{_OLD}\s+(?:to|with|by|into)\s+(?P<new>.+?)"
            rf"(?:\s+in\s+(?P<where>{_NUMBERED}))?$",
            _substitute,
        ),
        (
            r"(?:add|include|insert|put in)\s+(?:(?:a|another|one more|the|this)\s+)*(?:new\s+)?"
            rf"(?:{_LINE}\s*)?(?:that\s+(?:says\s+)?|saying\s+|about\s+|:\s*)?(?P<text>.+)$",
            _add,
        ),
        (
            r"(?:(?:and|so|hm+|but)[\s,]+)*(?:why|how\s+come|where\s+(?:does|did|do|is)|what\s+(?:did\s+i\s+say|is\s+behind|are\s+the\s+words)|"
            r"(?:(?:show|tell|give)\s+me|what\s+(?:are|were|is)|what'?s|see)\s+(?:my|the)\s+(?:exact\s+|own\s+)?(?:words?|source|reason|facts?|notes?)|"
            r"how\s+did\s+you\s+(?:get|come\s+up\s+with)|(?:explain|what'?s\s+behind))\s+"
            rf"(?:(?:behind|for|in|to|of|about|did|does|is|do|have|you|got|write|wrote|put|say|says|there|we)\s+)*(?P<which>{_NUMBERED})\b.*$",
            _why,
        ),
        (r"(?:why|where (?:does|did|is))\s+(?P<which>.+?)(?:\s+(?:come|came)\s+from)?\??$", _why),
    )
)
"""Patterns of requests, tried in order, and what each does."""
