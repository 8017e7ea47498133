"""Text of a PDF in reading order, from the characters and where they stand."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from retrieval.documents import MAX_CHARACTERS, MAX_PAGES, DocumentError

_GAP = 1.8
"""From this many font sizes between two words on, they stand side by side and not in one sentence."""
_TOLERATED_JUMPS = 4
"""How often a page's text may jump up before its order is not trusted: columns do it once each, text boxes all the time."""
_KEPT_HYPHENS = frozenset(
    "self full part well high low long short non co cross on off end front back day year month week real time award "
    "decision problem user client customer team hands multi pre post re semi anti inter data cost state so one two three "
    "four five six ten first second third e in out up follow check start sign log set hand fast ever mid top all two-".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one baseline. Coordinates are points, upwards from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def is_level_with(self, other: Line) -> bool:
        overlap = min(self.top, other.top) - max(self.bottom, other.bottom)
        return overlap > 0.6 * min(self.height, other.height)


def read_pdf(content: bytes) -> tuple[str, int]:
    """The text and the number of pages. Raises DocumentError."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        password = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise DocumentError("encrypted" if password else "broken") from error
    if len(document) > MAX_PAGES:
        raise DocumentError("too_large")
    pages: list[str] = []
    pictures = 0
    for number in range(len(document)):
        try:
            page = document[number]
            lines = _lines(page)
        except pdfium.PdfiumError as error:
            raise DocumentError("broken") from error
        pages.append(_page_text(_in_reading_order(lines)))
        pictures += sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        if sum(map(len, pages)) > MAX_CHARACTERS:
            raise DocumentError("too_large")
    text = _join_hyphens("\n".join(pages))
    letters = len(re.findall(r"[^\W_]", text))
    unknown = len(re.findall("[\ufffd\ue000-\uf8ff\x01-\x08]", text))
    if letters < 20 * len(pages) and (pictures or unknown > letters):
        raise DocumentError("scanned")  # or a font without a table of its letters: a picture, too
    return text, len(pages)


def _lines(page: pdfium.PdfPage) -> list[Line]:
    """The lines as pdfium finds them: it puts "\\r\\n" between them, in the order of the page's content."""
    text_page = page.get_textpage()
    box = raw.FS_RECTF()
    lines: list[Line] = []
    characters: list[tuple[str, float, float, float, float]] = []
    for index in range(text_page.count_chars()):
        character = _character(raw.FPDFText_GetUnicode(text_page, index))
        if character in "\r\n":
            _end_line(characters, lines)
            characters = []
        elif raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box)):
            characters.append((character, box.left, box.right, box.bottom, box.top))
    _end_line(characters, lines)
    return lines


def _character(code: int) -> str:
    """U+FFFE and U+0002 are how pdfium marks a hyphen at the end of a line."""
    return "-" if code in {0xFFFE, 2} else chr(code)


def _end_line(characters: list[tuple[str, float, float, float, float]], lines: list[Line]) -> None:
    """Add the line, with a tab where there is a wide gap."""
    seen = [item for item in characters if item[0].strip()]
    if not seen:
        return
    size = median(top - bottom for _, _, _, bottom, top in seen)
    text, end = "", seen[0][1]
    for character, left, right, _, _ in characters:
        if not character.strip():
            text += " "
            continue
        if left - end > _GAP * size:
            text = text.rstrip() + "\t"
        text += character
        end = max(right, end) if left >= end - size else right
    lines.append(
        Line(
            text.strip(),
            min(left for _, left, *_ in seen),
            max(right for _, _, right, *_ in seen),
            median(bottom for *_, bottom, _ in seen),
            median(top for *_, top in seen),
        )
    )


def _in_reading_order(lines: list[Line]) -> list[Line]:
    """The order of the content, which nearly all programs write as one reads; where it jumps about, the page's geometry."""
    jumps = sum(
        after.bottom > before.top and not after.is_level_with(before)
        for before, after in zip(lines, lines[1:], strict=False)
    )
    return lines if jumps <= _TOLERATED_JUMPS else _cut(lines)


def _cut(lines: list[Line]) -> list[Line]:
    """Recursive XY cut: columns left to right if a gutter runs through, else the upper part before the lower one.

    Source: Nagy, Seth and Viswanathan, "A prototype document image analysis system", Computer 25(7), 1992.
    """
    if len(lines) <= 1:
        return lines
    size = median(line.height for line in lines)
    gutter = _widest_gap([(line.left, line.right) for line in lines])
    split = _widest_gap([(line.bottom, line.top) for line in lines])
    if gutter and gutter[0] > size:
        left = [line for line in lines if line.right <= gutter[1]]
        right = [line for line in lines if line.right > gutter[1]]
        if min(len(left), len(right)) > 2 and not _are_rows(left, right):
            return _cut(left) + _cut(right)
    if split:
        upper = [line for line in lines if line.bottom >= split[1]]
        lower = [line for line in lines if line.bottom < split[1]]
        return _cut(upper) + _cut(lower)
    return sorted(lines, key=lambda line: (-round(line.bottom / size), line.left))


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


def _page_text(lines: list[Line]) -> str:
    """Lines on one level become one, and a blank line stands where there is more space than between lines."""
    if not lines:
        return ""
    usual = median(line.height for line in lines)
    text = lines[0].text
    for before, line in zip(lines, lines[1:], strict=False):
        if line.is_level_with(before) and line.left > before.right - usual:
            text += ("\t" if line.left - before.right > _GAP * usual else " ") + line.text
        else:
            space = before.bottom - line.top
            text += ("\n\n" if space > 0.75 * usual or space < -2 * usual else "\n") + line.text
    return text


def _join_hyphens(text: str) -> str:
    """Words that were cut at the end of a line, whole again; a hyphen that belongs to the word stays."""
    words = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))

    def join(match: re.Match[str]) -> str:
        first, second = match["first"], match["second"]
        whole, compound = (first + second).lower(), f"{first}-{second}".lower()
        keeps = compound in words or first.rsplit("-", 1)[-1].lower() in _KEPT_HYPHENS or len(second) < 2
        return f"{first}-{second}" if keeps and whole not in words else first + second

    return re.sub(r"(?P<first>[^\W\d_]{2,}(?:-[^\W\d_]+)*)-[ ]*\n[ ]*(?P<second>[a-zà-ÿ]+)", join, text)
