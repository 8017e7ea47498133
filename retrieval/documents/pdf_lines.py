"""The lines of a PDF's page: characters where they stand, what is bold or linked, and nothing that nobody sees."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from retrieval.documents import MAX_CHARACTERS, DocumentError
from retrieval.documents.plain import leading_to

GAP = 1.0
"""From this many font sizes between two words on, they stand side by side and not in one sentence."""
_SMALLEST = 2.0
"""Points; what is smaller is there for machines."""
_CONTRAST = 20
"""Levels of grey, of 255, between the lightest and the darkest point of what can be seen."""
_MOST_PIXELS = 1600
"""Of the longer side of the picture that is looked at."""
_LINE_ENDS = frozenset(map(ord, "\r\n"))
_CUT_WORD = frozenset({0xFFFE, 2})
"""How pdfium marks a hyphen at the end of a line, after which it goes on as if there were no line end."""
_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
"""A font descriptor's flag. Source: ISO 32000-1, table 123."""
_EMPHASIS = 6
"""Letters; a line that begins with as many bold ones begins something."""


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one baseline without a wide gap. Coordinates are points, upwards from the page's lower left."""

    text: str
    left: float
    right: float
    base: float
    height: float
    first_width: float = 0.0
    """Of its first word."""
    leads_bold: bool = False
    all_bold: bool = False

    def is_level_with(self, other: Line) -> bool:
        return abs(self.base - other.base) < 0.3 * min(self.height, other.height)


@dataclass(slots=True)
class _Character:
    index: int
    text: str
    left: float
    right: float
    base: float
    height: float
    is_bold: bool
    is_drawn: bool
    """Whether the text is painted at all (its render mode is not 3)."""
    ink: tuple[float, float, float, float] = field(default=(0, 0, 0, 0))
    """Left, bottom, right and top of the glyph itself."""


def lines_of(page: pdfium.PdfPage) -> tuple[list[Line], str]:
    """The lines in the order of the page's content, and the words on it that nobody sees. Raises DocumentError."""
    text_page = page.get_textpage()
    if text_page.count_chars() > MAX_CHARACTERS:
        raise DocumentError("too_large")
    rows = list(_rows(text_page))
    _add_addresses(page, [character for row in rows for character in row])
    seen = _Picture(page)
    lines: list[Line] = []
    hidden: list[str] = []
    for row in rows:
        shown: list[_Character] = []
        for word in _words(row):
            if word[0].text.strip() and not seen.shows(word):
                hidden.append("".join(character.text for character in word))
            else:
                shown += word
        lines += map(_line, _pieces(shown))
    return lines, " ".join(hidden)


def _rows(text_page: pdfium.PdfTextPage) -> Iterator[list[_Character]]:
    """Characters line by line as pdfium finds them: it puts "\\r\\n" between lines."""
    looks: dict[int, tuple[bool, bool]] = {}
    characters: list[_Character] = []
    box, left, base = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    ink = tuple(ctypes.c_double() for _ in range(4))
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if code not in _LINE_ENDS and raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box)):
            raw.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(left), ctypes.byref(base))
            glyph = ctypes.cast(raw.FPDFText_GetTextObject(text_page, index), ctypes.c_void_p).value or 0
            if glyph not in looks:
                looks[glyph] = (_is_bold(text_page, index), _is_drawn(text_page, index))
            raw.FPDFText_GetCharBox(text_page, index, ink[0], ink[2], ink[1], ink[3])
            drawn = (ink[0].value, ink[1].value, ink[2].value, ink[3].value)
            text = "-" if code in _CUT_WORD else chr(code)
            place = (box.left, box.right, base.value, box.top - box.bottom)
            characters.append(_Character(index, text, *place, *looks[glyph], drawn))
        if code in _LINE_ENDS or code in _CUT_WORD:
            yield characters
            characters = []
    yield characters


def _is_bold(text_page: pdfium.PdfTextPage, index: int) -> bool:
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, index, name, 200, ctypes.byref(flags))
    heavy = raw.FPDFText_GetFontWeight(text_page, index) >= 600
    return bool(heavy or flags.value & _FORCED_BOLD or _BOLD.search(name.value))


def _is_drawn(text_page: pdfium.PdfTextPage, index: int) -> bool:
    glyph = raw.FPDFText_GetTextObject(text_page, index)
    return not glyph or raw.FPDFTextObj_GetTextRenderMode(glyph) != raw.FPDF_TEXTRENDERMODE_INVISIBLE


def _words(row: list[_Character]) -> Iterator[list[_Character]]:
    word: list[_Character] = []
    for character in row:
        if not character.text.strip() or (word and not word[-1].text.strip()):
            if word:
                yield word
            word = []
        word.append(character)
    if word:
        yield word


class _Picture:
    """What a page looks like, to tell what can be read on it.

    White letters on white show as little as black ones under a black box or outside the page; white ones on a dark
    column do show. Letters that are not painted (as those behind a scan) count where a picture shows them.
    """

    def __init__(self, page: pdfium.PdfPage) -> None:
        width, height = page.get_size()
        bitmap = page.render(scale=min(1.5, _MOST_PIXELS / max(width, height, 1)), grayscale=True)
        self._page = page
        self._width, self._height, self._stride = bitmap.width, bitmap.height, bitmap.stride
        self._pixels = bytes(bitmap.buffer)
        self._is_scan = any(_covers_half(image, width * height) for image in _images(page))

    def shows(self, word: list[_Character]) -> bool:
        if median(character.height for character in word) < _SMALLEST:
            return False
        if not word[0].is_drawn and not self._is_scan:
            return False
        boxes = [character.ink for character in word]
        left, top = self._pixel(min(box[0] for box in boxes), max(box[3] for box in boxes))
        right, bottom = self._pixel(max(box[2] for box in boxes), min(box[1] for box in boxes))
        around = 2 if len(word) < 3 else -1  # a stroke may fill its box; a word's has paper in it, and soft edges
        left, right = max(min(left, right) - around, 0), min(max(left, right) + around, self._width)
        rows = range(max(min(top, bottom) - around, 0), min(max(top, bottom) + around, self._height))
        if left >= right or not rows:
            return bool(around < 0 and right > 0)
        strips = [self._pixels[row * self._stride + left : row * self._stride + right] for row in rows]
        return max(map(max, strips)) - min(map(min, strips)) >= _CONTRAST

    def _pixel(self, across: float, up: float) -> tuple[int, int]:
        x, y = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(self._page, 0, 0, self._width, self._height, 0, across, up, x, y)
        return x.value, y.value


def _images(page: pdfium.PdfPage) -> Iterator[pdfium.PdfObject]:
    yield from page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)


def _covers_half(image: pdfium.PdfObject, area: float) -> bool:
    left, bottom, right, top = image.get_bounds()
    return bool((right - left) * (top - bottom) > area / 2)


def _add_addresses(page: pdfium.PdfPage, characters: list[_Character]) -> None:
    """Put the address of each link behind its last letter, unless its words say it."""
    found: dict[str, list[_Character]] = {}
    for address, (left, bottom, right, top) in _links(page):
        inside = [
            one
            for one in characters
            if left <= (one.left + one.right) / 2 <= right and bottom <= one.base + one.height / 4 <= top
        ]
        found.setdefault(address, []).extend(inside)
    for address, inside in found.items():
        if inside:
            last = max(inside, key=lambda one: one.index)
            last.text += leading_to("".join(one.text for one in inside), address)


def _links(page: pdfium.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    position, link, box = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0) if action else 0
        if 1 < size < 500 and raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            address = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(page.pdf, action, address, size)
            yield address.value.decode("utf-8", "replace"), (box.left, box.bottom, box.right, box.top)


def _pieces(row: list[_Character]) -> Iterator[list[_Character]]:
    """What stands on one level, cut where there is a wide gap."""
    heights = [character.height for character in row if character.text.strip()]
    piece: list[_Character] = []
    end = 0.0
    for character in row:
        if character.text.strip():
            if piece and character.left - end > GAP * median(heights):
                yield piece
                piece = []
            end = max(character.right, end) if piece and character.left >= end - character.height else character.right
        if piece or character.text.strip():
            piece.append(character)
    if piece:
        yield piece


def _line(characters: list[_Character]) -> Line:
    seen = [character for character in characters if character.text.strip()]
    letters = [character.is_bold for character in seen if character.text[0].isalpha()]
    return Line(
        re.sub(r"\s+", " ", "".join(character.text for character in characters)).strip(),
        min(character.left for character in seen),
        max(character.right for character in seen),
        median(character.base for character in seen),
        median(character.height for character in seen),
        max(one.right for one in next(_words(characters))) - seen[0].left,
        leads_bold=bool(letters) and seen[0].text[0].isalnum() and all(letters[:_EMPHASIS]),
        all_bold=bool(letters) and all(letters),
    )
