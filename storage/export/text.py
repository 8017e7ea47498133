"""Text as a printed page can hold it, and addresses as links.

A resume's text comes from chats, uploads and other programs, so it may hold anything: control characters that a DOCX
cannot store, zero-width and direction marks that hide text or reverse it, ligature characters that no search finds.
"""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = re.compile("[ﬀ-ﬆ]")
_SPACE = re.compile(r"\s+")
_BULLET = re.compile(r"^[•▪◦‣·●○*–—-]\s+")
_WEB = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#][^\s<>\"\\^`{|}]*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[^\s@<>,;:\"()\[\]]+\.[^\s@<>,;:\"()\[\].]+")


def one_line(text: str | None) -> str:
    """The text with nothing in it that cannot be printed or searched, on one line; "" for None."""
    text = unicodedata.normalize("NFC", text or "")
    text = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return _SPACE.sub(" ", "".join(filter(_is_printed, _SPACE.sub(" ", text)))).strip()


def _is_printed(character: str) -> bool:
    """Not a control, direction or tag character, a lone surrogate, an icon font's private one, or unassigned."""
    return not unicodedata.category(character).startswith("C") or character in _JOINERS


_JOINERS = "\u200c\u200d"
"""Zero-width, but part of the spelling in Persian and the scripts of India."""


def paragraphs(text: str | None) -> tuple[str, ...]:
    """The text's lines that hold something, each as `one_line`."""
    return tuple(line for raw in (text or "").splitlines() if (line := one_line(raw)))


def bullet(text: str | None) -> str:
    """The text on one line, without a bullet that it brought along."""
    return _BULLET.sub("", one_line(text))


def web_link(address: str) -> str:
    """The address as a link that opens in a browser; "" if it is none (a script, a file, a mere word)."""
    if _WEB.fullmatch(address):
        return address
    return f"https://{address}" if _HOST.fullmatch(address) else ""


def shown_address(address: str) -> str:
    """A web address as it reads on paper: without scheme, `www.` and a last slash."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address, flags=re.IGNORECASE).rstrip("/")


def mail_link(address: str) -> str:
    """A `mailto:` link, or "" if this is no e-mail address."""
    return f"mailto:{address}" if _EMAIL.fullmatch(address) else ""


def phone_link(number: str) -> str:
    """A `tel:` link, or "" if there is more in it than a number (an extension, a remark)."""
    digits = re.sub(r"[\s().\-/\u2010-\u2015]", "", number)
    return f"tel:{digits}" if re.fullmatch(r"\+?\d{5,15}", digits) else ""
