"""Text of a PDF in reading order, from the characters and where they stand."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from retrieval.documents import MAX_CHARACTERS, MAX_PAGES, DocumentError
from retrieval.documents.pdf_lines import GAP, Line, lines_of

_TOLERATED_JUMPS = 3
"""How often a page's text may jump up before its order is not trusted: each column does it once, text boxes often."""
_LONGEST_CELL = 12
"""Lines of a table's cell below which the next cell of its row is looked for."""
_OPENS_ITEM = re.compile(r"[-–—*•●▪◦‣⁃∙■□◆◇►▶➢➤✓✔❖★·\uf000-\uf0ff]\s*\S|\(?\d{1,2}[.)]\s")
_STOPS_SHORT = re.compile(r"[-,/(–]$|\b(?:and|or|of|the|for|in|at|to|with|on|by|de|da|do|del|la|du|des|und|der)$|&$")
_SHORTEST_WRAPPED = 8
"""Font sizes; a shorter line has not run out of room, whatever stands below it."""
_EDGE = 3
"""Lines at the head and at the foot of a page among which those are that come again on each."""
_PAGE_NUMBER = re.compile(
    r"(?:^|[\s·|–-])(?:page|p\.|seite)\s*\d+(?:\s*(?:of|/|von)\s*\d+)?$|^\W*\d{1,2}(?:\s*/\s*\d+)?\W*$", re.IGNORECASE
)
_KEPT_HYPHENS = frozenset(
    "self full part well high low long short non co cross on off end front back day year month week real time award "
    "decision problem user client customer team hands multi pre post re semi anti inter data cost state so in out up "
    "one two three four five six ten first second third follow check start sign log set hand fast ever mid top".split()
)


def read_pdf(content: bytes) -> tuple[str, str, int]:
    """The text, the words in it that nobody sees, and the number of pages. Raises DocumentError."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        password = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise DocumentError("encrypted" if password else "broken") from error
    if len(document) > MAX_PAGES:
        raise DocumentError("too_large")
    pages: list[list[Line]] = []
    hidden: list[str] = []
    pictures = characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            lines, unseen = lines_of(page)
        except pdfium.PdfiumError as error:
            raise DocumentError("broken") from error
        pages.append(_in_reading_order(lines))
        hidden.append(unseen)
        pictures += sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        characters += sum(len(line.text) for line in lines)
        if characters > MAX_CHARACTERS:
            raise DocumentError("too_large")
    text = _join_hyphens("\n".join(map(_page_text, _without_running_lines(pages))))
    letters = len(re.findall(r"[^\W_]", text))
    unknown = len(re.findall("[\ufffd\ue000-\uf8ff\x01-\x08]", text))
    if letters < 20 * len(pages) and (pictures or unknown > letters):
        raise DocumentError("scanned")  # or a font without a table of its letters: a picture, too
    return text, " ".join(filter(None, hidden)), len(pages)


def _without_running_lines(pages: list[list[Line]]) -> list[list[Line]]:
    """Pages without the lines that come again at their heads and feet; the first page keeps its head."""

    def place(line: Line) -> tuple[str, int]:
        return re.sub(r"\d+", "#", line.text), round(line.base / 3)

    kept: list[list[Line]] = []
    often = Counter(place(line) for page in pages for line in _edges(page))
    for number, page in enumerate(pages):
        head, foot = _edges(page)[:_EDGE], _edges(page)[_EDGE:]
        running = [line for line in head if number and (often[place(line)] > 1 or _PAGE_NUMBER.search(line.text))]
        running += [line for line in foot if often[place(line)] > 1 or _PAGE_NUMBER.search(line.text)]
        kept.append([line for line in page if line not in running])
    return kept


def _edges(page: list[Line]) -> list[Line]:
    """The highest lines of a page, then the lowest ones."""
    ordered = sorted(page, key=lambda line: -line.base)
    return [*ordered[:_EDGE], *ordered[_EDGE:][-_EDGE:]]


def _in_reading_order(lines: list[Line]) -> list[Line]:
    """The content's order, which nearly all programs write as one reads; where it jumps about, the page's geometry."""
    jumps = sum(
        after.base - before.base > 1.2 * after.height and not _is_next_cell(lines, number)
        for number, (before, after) in enumerate(pairwise(lines), start=1)
    )
    return lines if jumps <= _TOLERATED_JUMPS else _cut(lines)


def _is_next_cell(lines: list[Line], number: int) -> bool:
    """Whether a line goes on with the row of a table, below which the cells before it went on."""
    for other in reversed(lines[max(0, number - _LONGEST_CELL) : number]):
        if other.is_level_with(lines[number]):
            return other.right < lines[number].left
        if other.base > lines[number].base:
            return False
    return False


def _cut(lines: list[Line]) -> list[Line]:
    """Recursive XY cut: columns left to right if a gutter runs through, else the upper part before the lower one.

    Source: Nagy, Seth and Viswanathan, "A prototype document image analysis system", Computer 25(7), 1992.
    """
    if len(lines) <= 1:
        return lines
    size = median(line.height for line in lines)
    gutter = _widest_gap([(line.left, line.right) for line in lines])
    split = _widest_gap([(line.base, line.base + 0.7 * line.height) for line in lines])
    if gutter and gutter[0] > size:
        left = [line for line in lines if line.right <= gutter[1]]
        right = [line for line in lines if line.right > gutter[1]]
        if min(len(left), len(right)) > 2 and not _are_rows(left, right):
            return _cut(left) + _cut(right)
    if split:
        upper = [line for line in lines if line.base >= split[1]]
        lower = [line for line in lines if line.base < split[1]]
        return _cut(upper) + _cut(lower)
    return sorted(lines, key=lambda line: (-round(line.base / size), line.left))


def _are_rows(left: list[Line], right: list[Line]) -> bool:
    """Whether one side only annotates lines of the other (dates at the margin), sparsely."""
    fewer, more = sorted((left, right), key=len)
    level = sum(any(line.is_level_with(other) for other in more) for line in fewer)
    return level == len(fewer) and len(fewer) < 0.6 * len(more)


def _widest_gap(intervals: list[tuple[float, float]]) -> tuple[float, float] | None:
    """(width, middle) of the widest gap that no interval covers."""
    best: tuple[float, float] | None = None
    ordered = sorted(intervals)
    end = ordered[0][1]
    for start, stop in ordered[1:]:
        if start > end and (best is None or start - end > best[0]):
            best = (start - end, (start + end) / 2)
        end = max(end, stop)
    return best


@dataclass(slots=True)
class _Row:
    """What stands on one level; `line` is its first piece, as far right as the last."""

    text: str
    line: Line
    is_apart: bool
    cells: int = 1


def _page_text(lines: list[Line]) -> str:
    """Lines on one level become one, and wrapped ones whole; a blank line stands where there is more space than usual,
    or bold begins.
    """
    if not lines:
        return ""
    size = median(line.height for line in lines)
    steps = [before.base - line.base for before, line in pairwise(lines)]
    usual = median([step for step in steps if step > 0.3 * size] or [size])
    rows: list[_Row] = []
    row: _Row | None = None
    before: Line | None = None
    for line in lines:
        if row and before and _goes_on(before, line, lines):
            row.text = _continued(row.text, line.text)
            row.line = replace(row.line, right=max(row.line.right, line.right))
        elif beside := next((one for one in _candidates(rows, line) if _is_beside(line, one.line)), None):
            row = beside
            row.text += ("\t" if line.left - row.line.right > GAP * size else " ") + line.text
            row.line = replace(row.line, right=line.right)
            row.cells += 1
        else:
            begins = before is not None and line.leads_bold and not before.all_bold
            step = before.base - line.base if before else 0.0
            far = before is not None and not -size < step < 1.3 * usual
            row = _Row(line.text, line, is_apart=begins or far or (before is None and line.all_bold))
            rows.append(row)
        before = line
    return "\n".join(f"\n{one.text}" if one.is_apart else one.text for one in rows)


def _goes_on(before: Line, line: Line, lines: list[Line]) -> bool:
    """Whether a line is the rest of the one before: below it, set alike, and its first word had no room there."""
    height = before.height
    below = 0.5 * height < before.base - line.base < 1.6 * height and abs(line.height - height) < 0.15 * height
    alike = before.all_bold == line.all_bold or (before.leads_bold and not line.leads_bold and not before.all_bold)
    item = _OPENS_ITEM.match(before.text) is not None
    aligned = 1 < line.left - before.left < 3 * height if item else abs(line.left - before.left) < 2
    if not (below and alike and aligned) or _OPENS_ITEM.match(line.text):
        return False
    edge = _right_edge(before, lines)
    column = [one for one in lines if abs(one.left - before.left) < 3 * height and one.right < edge]
    if edge == max(one.right for one in lines) and _has_neighbour(column, lines):
        if not (before.all_bold or _STOPS_SHORT.search(before.text) or line.text[:1].islower()):
            return False
        edge = max(one.right for one in column)
    elif before.right - before.left < _SHORTEST_WRAPPED * height:
        return False
    return before.right + 0.2 * height + line.first_width > edge


def _has_neighbour(column: list[Line], lines: list[Line]) -> bool:
    """Whether another column stands to the right of this one, so that the page's margin is not its own."""
    right = max((one.right for one in column), default=0.0)
    return bool(column) and sum(one.left > right for one in lines) > 3


def _right_edge(line: Line, lines: list[Line]) -> float:
    """How far right a line could go: to what stands beside it, to its table's next column, to the page's margin."""
    beside = [one.left for one in lines if one.left > line.right and one.is_level_with(line)]
    if beside:
        return min(beside) - 1.3 * line.height
    levels = {round(one.base) for one in lines if abs(one.left - line.left) < 2}
    columns = Counter(round(one.left) for one in lines if one.left > line.right and round(one.base) in levels)
    aligned = [left for left, often in columns.items() if often > 1]
    return min(aligned) - 1.3 * line.height if aligned else max(one.right for one in lines)


def _continued(text: str, rest: str) -> str:
    """A line with its rest; a word that was cut is made whole later, with all others."""
    if re.search(r"[^\W\d_]-$", text) and rest[:1].islower():
        return f"{text}\n{rest}"
    return text + rest if re.search(r"\w[-–/]$", text) else f"{text} {rest}"


def _candidates(rows: list[_Row], line: Line) -> list[_Row]:
    """Rows that the line may finish: the last; a table's, below which its cells went on; for what looks like a date
    beside a wrapped head, two before it, too.
    """
    back = 3 if any(character.isdigit() for character in line.text) and len(line.text) < 30 else 1
    recent = rows[: -_LONGEST_CELL - 1 : -1]
    return [row for number, row in enumerate(recent) if number < back or row.cells > 1]


def _is_beside(line: Line, row: Line) -> bool:
    return line.is_level_with(row) and line.left > row.right - row.height


def _join_hyphens(text: str) -> str:
    """Words that were cut at the end of a line, whole again; a hyphen that belongs to the word stays."""
    words = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))

    def join(match: re.Match[str]) -> str:
        first, second = match["first"], match["second"]
        whole, compound = (first + second).lower(), f"{first}-{second}".lower()
        keeps = compound in words or "-" in first or first.lower() in _KEPT_HYPHENS or len(second) < 2
        return f"{first}-{second}" if keeps and whole not in words else first + second

    return re.sub(r"(?<![\w-])(?P<first>[^\W\d_]{2,}(?:-[^\W\d_]+)*)-[ ]*\n[ ]*(?P<second>[a-zà-ÿ]+)", join, text)
