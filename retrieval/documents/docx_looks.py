"""How a run of a Word file looks, through the styles it has: whether it is bold, and whether anybody sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})
_SMALLEST = 4
"""Half points; what is smaller is there for machines."""
_CONTRAST = 0.08
"""Of the way from black to white, between letters that can be read and what is behind them."""
_THEME = {"background1": "FFFFFF", "light1": "FFFFFF", "bg1": "FFFFFF", "text1": "000000", "dark1": "000000"}
_BOX = f"{WORD}txbxContent"


class Looks:
    """The looks of one document's runs; `styles` is the root of its styles part."""

    def __init__(self, styles: Any) -> None:
        self._styles = {style.get(f"{WORD}styleId", ""): style for style in styles.iter(f"{WORD}style")}
        default = styles.find(f"{WORD}docDefaults/{WORD}rPrDefault")
        self._default = default if default is not None else ()

    def is_bold(self, run: Any, paragraph: Any) -> bool:
        return self._is_on("b", run, paragraph)

    def is_hidden(self, run: Any, paragraph: Any) -> bool:
        """Whether a run is hidden by its attribute, its size, or its colour on the colour behind it.

        White on a table's or a box's own looks is taken as seen: what is behind it is not told in one place.
        """
        if self._is_on("vanish", run, paragraph):
            return True
        size = self._value("sz", run, paragraph)
        if size is not None and (told := size.get(f"{WORD}val", "")).isdigit() and int(told) < _SMALLEST:
            return True
        color = self._value("color", run, paragraph)
        ink = _brightness(color, "val") if color is not None else None
        if ink is None:
            return False
        behind = self._behind(run, paragraph)
        return behind is not None and abs(ink - behind) < _CONTRAST

    def _is_on(self, name: str, run: Any, paragraph: Any) -> bool:
        found = self._value(name, run, paragraph)
        return found is not None and found.get(f"{WORD}val", "1").lower() not in _OFF

    def _value(self, name: str, run: Any, paragraph: Any) -> Any:
        """The nearest element of that name: the run's own, its style's, its paragraph's style's, the document's."""
        for properties in self._properties(run, paragraph, "rPr"):
            if (found := properties.find(f"{WORD}{name}")) is not None:
                return found
        return None

    def _properties(self, run: Any, paragraph: Any, kind: str) -> Iterator[Any]:
        own = run if kind == "rPr" else paragraph
        yield from own.findall(f"{WORD}{kind}")
        for holder, name in ((run, "rPr/{0}rStyle"), (paragraph, "pPr/{0}pStyle")):
            told = holder.find(WORD + name.format(WORD))
            yield from self._inherited(told.get(f"{WORD}val", "") if told is not None else "", kind)
        if kind == "rPr":
            yield from self._default

    def _inherited(self, identity: str, kind: str) -> Iterator[Any]:
        for _ in range(10):
            style = self._styles.get(identity)
            if style is None:
                return
            yield from style.findall(f"{WORD}{kind}")
            based = style.find(f"{WORD}basedOn")
            identity = based.get(f"{WORD}val", "") if based is not None else ""

    def _behind(self, run: Any, paragraph: Any) -> float | None:
        """How bright it is behind a run: 1 on bare paper, None where only the program that draws it knows."""
        shades = [one.find(f"{WORD}shd") for one in self._properties(run, paragraph, "rPr")]
        shades += [one.find(f"{WORD}shd") for one in self._properties(run, paragraph, "pPr")]
        for ancestor in paragraph.iterancestors():
            if ancestor.tag == _BOX:
                return None
            if ancestor.tag == f"{WORD}tc":
                shades.append(ancestor.find(f"{WORD}tcPr/{WORD}shd"))
            if ancestor.tag == f"{WORD}tbl":
                style = ancestor.find(f"{WORD}tblPr/{WORD}tblStyle")
                named = self._styles.get(style.get(f"{WORD}val", "")) if style is not None else None
                if named is not None and next(named.iter(f"{WORD}shd"), None) is not None:
                    return next(_told(shades), None)
        return next(_told(shades), 1.0)


def _told(shades: list[Any]) -> Iterator[float]:
    for shade in shades:
        if shade is not None and (brightness := _brightness(shade, "fill")) is not None:
            yield brightness


def _brightness(element: Any, attribute: str) -> float | None:
    """From 0 (black) to 1 (white); None for a colour that the program chooses. Source: ITU-R BT.601's weights."""
    theme = element.get(f"{WORD}theme{attribute.replace('val', 'color').capitalize()}", "")
    value = _THEME.get(theme) or element.get(f"{WORD}{attribute}", "")
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", value):
        return None
    red, green, blue = (int(value[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue
