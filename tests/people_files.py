"""Ten invented people, told twice: by chat as they would type it, and as JSON Resume tailored to a posting.

For NAME in tests/people: NAME.chat.json is the script of a chat, NAME.cv.txt what the person uploads in it, NAME.json
the same life as JSON Resume, NAME.job.txt a posting that they partly meet. NAME.expect.json says what the chat's resume
must hold (`has`; a list in it is a choice of wordings) and must not (`hasnt`), and which words of the posting are
gaps (`gaps`) and which are met (`met`).
"""

from __future__ import annotations

import calendar
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

PEOPLE = Path(__file__).with_name("people")
ROOT = PEOPLE.parents[1]
NAMES = sorted(path.name.removesuffix(".chat.json") for path in PEOPLE.glob("*.chat.json"))
BY_COMMAND = {"nurse", "designer"}
"""These go through the real command; the others through the same functions in this process, which saves time."""
ENVIRONMENT = {**os.environ, "GENERATOR": "literal"}


def expected(name: str) -> dict[str, Any]:
    return dict(json.loads((PEOPLE / f"{name}.expect.json").read_text("utf-8")))


def pdf_text(content: bytes) -> str:
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
    return re.sub(r"[\ufffe\x02\u00ad]\s*", "-", text)


def tight(text: str, *, fold: bool = True) -> str:
    """`text` for comparing: no white space, no case (unless not `fold`), plain quotes and hyphens."""
    plain = text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2011: "-", 0x2014: "-"})
    squeezed = re.sub(r"\s", "", plain)
    return squeezed.casefold() if fold else squeezed


def has_words(text: str, phrase: str) -> bool:
    pattern = r"\s+".join(map(re.escape, phrase.split()))
    return re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE) is not None


def words(text: str, *, keep_case: bool = False) -> list[str]:
    return re.findall(r"[^\W\d_]+", text if keep_case else text.casefold())


def strings(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in JSON data with the keys that lead to it (lists leave no trace)."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, (*path, key))
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, path)
    elif isinstance(value, str):
        yield path, value


def as_printed(date: str) -> str:
    """A date as the PDF has it: 2019, or Mar 2019."""
    year, *rest = date.split("-")
    return f"{calendar.month_abbr[int(rest[0])]} {year}" if rest else year


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = dict(zip(_SMALL, range(20), strict=True)) | {word: 20 + 10 * index for index, word in enumerate(_TENS)}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


def numbers(text: str) -> set[str]:
    """Every number in `text`, in digits or words, without thousands separators: 1900 for "nineteen hundred"."""
    found = {
        re.sub(r",(?=\d{3})", "", number) for number in re.findall(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*", text)
    }
    found |= {f"{float(number) * 1000:.0f}" for number in re.findall(r"(\d+(?:\.\d+)?)\s?k\b", text, re.IGNORECASE)}
    found |= {str(_ORDINALS.index(word) + 1) for word in words(text) if word in _ORDINALS}
    total, part, counting = 0, 0, False
    for word in [*words(text), ""]:
        if word in _WORDS:
            part, counting = part + _WORDS[word], True
        elif counting and word in {"hundred", "thousand"}:
            part *= 100 if word == "hundred" else 1
            total, part = (total + part * 1000, 0) if word == "thousand" else (total, part)
        elif counting:
            found.add(str(total + part))
            total, part, counting = 0, 0, False
    return found
